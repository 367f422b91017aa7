"""Success rate and consistency, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.bitext import Bitext
from textkit.glossary import Glossary
from textkit.terminology import consistency, success_rate

TERMS = Glossary.from_rows(
    [
        {"zh": "工会", "en": "trade union|labour union", "forbidden": "syndicate"},
        {"zh": "职工", "en": "worker|employee"},
        {"zh": "未经审判", "en": ""},
        {"zh": "骨干", "en": "", "forbidden": "cadre"},
    ]
)


def bitext(*pairs: tuple[str, str]) -> Bitext:
    return Bitext.from_pairs(pairs, source_language="zh", target_language="en")


def test_success_per_unit_counts_a_term_once_in_a_unit() -> None:
    pairs = bitext(
        ("工会帮助工会", "Trade unions help."), ("工会", "Clubs"), ("职工", "employees"), ("无", "none")
    )
    # (工会, unit 1) found, (工会, unit 2) not, (职工, unit 3) found by an admitted rendering.
    assert success_rate(pairs, TERMS) == pytest.approx(2 / 3)


def test_success_per_document_averages_over_terms() -> None:
    pairs = bitext(("工会帮助工会", "Trade unions help."), ("工会", "Clubs"), ("职工", "employees"))
    # 工会 in 1 of 3 places, 职工 in 1 of 1.
    assert success_rate(pairs, TERMS, scope="document") == pytest.approx((1 / 3 + 1) / 2)


def test_a_forbidden_rendering_is_no_success() -> None:
    assert success_rate(bitext(("工会", "The syndicate")), TERMS) == 0


def test_terms_without_an_allowed_rendering_do_not_count() -> None:
    pairs = bitext(("未经审判", "untried"), ("骨干", "cadre"))
    assert success_rate(pairs, TERMS) is None
    assert consistency(pairs, TERMS) is None


VARIED = bitext(
    ("工会", "labour unions"),
    ("工会", "trade unions"),
    ("工会", "a Trade Union"),
    ("工会", "nothing"),
    ("职工", "worker"),
)


@pytest.mark.parametrize(
    ("reference", "union"), [("frequent", 2 / 4), ("first", 1 / 4), ("preferred", 2 / 4)]
)
def test_consistency_by_pseudo_reference(reference: str, union: float) -> None:
    macro = consistency(VARIED, TERMS, reference=reference)
    micro = consistency(VARIED, TERMS, reference=reference, average="micro")
    assert macro == pytest.approx((union + 1) / 2)
    assert micro == pytest.approx((union * 4 + 1) / 5)


def test_missing_throughout_is_not_consistent() -> None:
    assert consistency(bitext(("工会", "clubs"), ("工会", "clubs"), ("工会", "trade union")), TERMS) == 0


def test_a_forbidden_rendering_can_be_consistent() -> None:
    pairs = bitext(("工会", "syndicate"), ("工会", "syndicates"))
    assert consistency(pairs, TERMS) == 1
    assert consistency(pairs, TERMS, reference="preferred") == 0


def test_unknown_choices_are_refused() -> None:
    with pytest.raises(ValueError, match="scope is one of unit, document, not 'page'"):
        success_rate(VARIED, TERMS, scope="page")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="reference is one of"):
        consistency(VARIED, TERMS, reference="last")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="average is one of"):
        consistency(VARIED, TERMS, average="mean")  # type: ignore[arg-type]


PAIR = st.tuples(
    st.sampled_from(["工会", "职工", "工会职工", "无"]),
    st.sampled_from(
        ["", "trade unions", "labour unions", "workers", "employees of the trade union", "syndicate"]
    ),
)


@given(st.lists(PAIR, max_size=8))
def test_figures_are_shares(pairs: list[tuple[str, str]]) -> None:
    made = bitext(*pairs)
    figures = [
        success_rate(made, TERMS),
        success_rate(made, TERMS, scope="document"),
        consistency(made, TERMS),
        consistency(made, TERMS, average="micro"),
    ]
    assert all(figure is None or 0 <= figure <= 1 for figure in figures)
    assert len({figure is None for figure in figures}) == 1
    first = consistency(made, TERMS, reference="first", average="micro")
    most = consistency(made, TERMS, average="micro")
    if first == 1:
        assert most == 1
