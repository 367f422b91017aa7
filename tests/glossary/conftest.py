"""A glossary with something in every field, and for hypothesis terms that would break a careless writer."""

import pytest
from hypothesis import strategies as st

from textkit.glossary import Glossary, Term

PIECES = [
    "工会", "中华全国总工会", "trade union", "𠀀𪚥", "葛\U000e0100", "שלום", "é", "\ufeff", "\ufffd",
    "null", "0",
    " ", "　", "\n", "\r\n", "\t", "\x0b", "\u2028", "\x85", "'", "''", '"', '""', ",", ";", "|", "||", "#",
    "=1+1", "+1", "-1", "@SUM", "＝", "\\", "\\|", "\\n", "2025", "1.0", "TRUE", "&", "&amp;", "<", ">",
    "]]>", "<!--", "</term>", "forbidden", "not inside:", "_x0041_", "%s",
]  # fmt: skip
BROKEN = ["\x00", "\x01", "\x08", "\x1b", "\x7f", "\ufffe", "\uffff", "\ud800", "\udfff"]
ANY = st.characters(exclude_categories=("Cs", "Cc")).filter(lambda c: c not in "\ufffe\uffff")


@pytest.fixture
def everything() -> Glossary:
    return Glossary(
        [
            Term(
                "工会", ("trade union", "labour union"), "n", "labour", case_sensitive=True, note="plural",
                variants=("职工会", "工會"), forbidden=("guild", "syndicate"), deprecated=("labour society",),
                evidence="verified X1", definition="an organization of workers", context="加入工会|参加工会",
                not_inside=("农民工会员", "a|b"),
            ),
            Term("中国", ("China",), "prop"),
            Term("TikTok", do_not_translate=True),
            Term("蛟龙", ("Jiaolong",), do_not_translate=True, note="of <i>vessels</i> & \"ships\""),
            Term("人民生命", note="keeps 民生 from matching"),
            Term("四风", deprecated=("four winds",), status="deprecated"),
            Term("双百", forbidden=("double hundred",), status="forbidden"),
            Term("=1+1", ("'=2", "@SUM(A1)"), status="admitted"),
            Term("2025", ("1.0",), "slogan"),
        ]
    )  # fmt: skip


def texts(*, least: int = 0, broken: bool = False) -> st.SearchStrategy[str]:
    pieces = st.sampled_from(PIECES + BROKEN if broken else PIECES)
    return st.lists(st.one_of(pieces, ANY), min_size=least, max_size=4).map("".join)


@st.composite
def terms(draw, *, broken: bool = False) -> Term:
    text = texts(broken=broken)
    said = texts(least=1, broken=broken).filter(lambda text: text.split())
    renderings = draw(st.lists(said, max_size=5, unique_by=lambda text: " ".join(text.split())))
    cut = sorted(draw(st.tuples(st.integers(0, 5), st.integers(0, 5))))
    targets, deprecated, forbidden = renderings[: cut[0]], renderings[cut[0] : cut[1]], renderings[cut[1] :]
    allowed = draw(st.sampled_from(["preferred", "admitted"]))
    banned = "deprecated" if deprecated else "forbidden" if forbidden else "preferred"
    return Term(
        source=draw(said),
        targets=tuple(targets),
        part_of_speech=draw(
            st.one_of(st.sampled_from(["n", "noun", "adv", "other", "slogan", "prop"]), text)
        ),
        domain=draw(text),
        status=allowed if targets else banned,
        do_not_translate=draw(st.booleans()),
        case_sensitive=draw(st.booleans()),
        note=draw(text),
        variants=tuple(draw(st.lists(said, max_size=2, unique=True))),
        forbidden=tuple(forbidden),
        deprecated=tuple(deprecated),
        evidence=draw(text),
        definition=draw(text),
        context=draw(text),
        not_inside=tuple(draw(st.lists(said, max_size=2, unique=True))),
    )


@pytest.fixture(scope="session")
def nasty():
    """The strategy of nasty glossaries: `nasty(broken=True)` has characters that no file can hold."""

    def glossaries(*, broken: bool = False) -> st.SearchStrategy[Glossary]:
        unique = st.lists(
            terms(broken=broken), min_size=1, max_size=4, unique_by=lambda t: " ".join(t.source.split())
        )
        return unique.map(Glossary)

    return glossaries
