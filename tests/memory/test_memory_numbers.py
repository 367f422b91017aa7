"""Numbers of a translation, exchanged or left alone."""

import pytest

from textkit.memory.folding import fold
from textkit.memory.numbers import adapt


def adapted(old: str, new: str, target: str) -> str | None:
    found = adapt(fold(old), fold(new), target)
    return found and found.target


@pytest.mark.parametrize(("old", "new", "target", "expected"), [
    ("资金200亿元", "资金300亿元", "funds of 20 billion yuan", "funds of 30 billion yuan"),
    ("资金200亿元", "资金300亿元", "funds of RMB 20 billion", "funds of RMB 30 billion"),
    ("资金200亿元", "资金305亿元", "20,000,000,000 yuan of funds", "30,500,000,000 yuan of funds"),
    ("增长7.5%", "增长6%", "up by 7.5%", "up by 6%"),
    ("增长7.5%", "增长6%", "up by 7.5 percent", "up by 6 percent"),
    ("第十六次代表大会", "第十七次代表大会", "the 16th congress", "the 17th congress"),
    ("三个代表团参加", "四个代表团参加", "Three delegations attended", "Four delegations attended"),
    ("2018年10月", "2019年1月", "In October 2018,", "In January 2019,"),
    ("共20人，20人缺席", "共30人，30人缺席", "20 people, 20 people absent", "30 people, 30 people absent"),
    ("会员20户、职工30人", "会员30户、职工20人", "20 households, 30 people", "30 households, 20 people"),
    ("2017年5月起共20人", "2017年5月起共40人", "Since May 2017, 20 people", "Since May 2017, 40 people"),
])  # fmt: skip
def test_exchanged(old: str, new: str, target: str, expected: str) -> None:
    assert adapted(old, new, target) == expected


@pytest.mark.parametrize(("old", "new", "target"), [
    ("资金200亿元", "资金300亿元", "a large amount of money"),  # not there
    ("资金20元", "资金30元", "20 yuan, that is, only 20 yuan"),  # there twice, meant once
    ("资金20元", "资金30元", "some 120 billion or 20.5 or 2,020"),  # only inside other numbers
    ("资金20元", "资金30元", "about 20 million"),  # another number
    ("资金20元", "资金30元", "20%, as of 2018-20"),  # no amount
    ("共20人，20人缺席", "共30人，20人缺席", "20 people, 20 people absent"),  # which of the two?
    ("会员1户", "会员3户", "1 household was helped"),  # noun and verb would change
    ("第二十条规定共20户", "第三十条规定共20户", "This applies to 20 households"),  # only one shows
    ("资金200亿元", "资金300亿美元", "20 billion yuan"),  # another unit
    ("资金200亿元", "资产300亿元", "20 billion yuan"),  # another word
])  # fmt: skip
def test_left_alone(old: str, new: str, target: str) -> None:
    assert adapted(old, new, target) is None


def test_what_was_exchanged_is_said() -> None:
    found = adapt(fold("2018年共20人"), fold("2019年共30人"), "In 2018 there were 20 people.")
    assert found is not None
    assert found.changes == (("2018", "2019"), ("20 people", "30 people"))


def test_nothing_to_exchange_is_no_change() -> None:
    found = adapt(fold("共200亿元"), fold("共二百亿元"), "20 billion yuan in all")
    assert found == ("20 billion yuan in all", ())


def test_long_text_takes_no_long_time() -> None:
    assert adapted("共20人", "共30人", "20" * 200_000) is None
