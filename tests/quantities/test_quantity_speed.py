"""A hostile megabyte costs about as much as a megabyte of prose."""

from time import process_time

import pytest

from textkit.quantities import find_quantities

PROSE = (
    "各级工会累计筹集帮扶资金200亿元，帮助242万户困难职工家庭脱困。一些地方的做法值得总结，"
    "要进一步统一思想，把竭诚为职工群众服务作为一切工作的出发点和落脚点，不断增强群众获得感。"
)
SIGNS = 300_000


def seconds(text):
    begin = process_time()
    find_quantities(text)
    return process_time() - begin


@pytest.fixture(scope="module")
def prose():
    return seconds(PROSE * (SIGNS // len(PROSE)))


@pytest.mark.parametrize("sign", [*"一9万.多第零两几半年日-“ａ", "a9", "9.", "9-", "十五", "一个"])
def test_one_sign_over_and_over_is_linear(sign, prose):
    # The slack allows for a busy machine; a quadratic search would need thousands of times as long.
    assert seconds(sign * (SIGNS // len(sign))) < 20 * prose + 1


@pytest.mark.parametrize("phrase", ["第一", "三年", "9、", "1月", "“三", "约9"])
def test_twice_the_text_is_about_twice_the_work(phrase):
    short, long = seconds(phrase * 4000), seconds(phrase * 16000)
    assert long < 12 * short + 0.5
