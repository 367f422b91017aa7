"""Small memories to ask."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from textkit.bitext import Bitext, Unit
from textkit.glossary.model import Match, Term
from textkit.memory import Memory
from textkit.quantities.model import Quantity


@pytest.fixture
def memory() -> Iterator[Memory]:
    """An empty memory that lasts for one test."""
    with Memory.open(":memory:") as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a memory can be made."""
    return tmp_path / "work.tm"


@pytest.fixture
def everything() -> Bitext:
    """Units with all that a unit can say."""
    money = Quantity(
        5, 10, "200亿元", "money", Decimal(20000000000), "20000000000", "yuan", "", "20 billion yuan"
    )
    congress = Match(1, 5, Term("中国工会", ("Chinese trade unions",)))
    return Bitext(
        (
            Unit("b1s1", "一、过去五年", "I. Past", "reviewed", "engine", "b1", "heading", ((2, 8),), 1),
            Unit("b2s1", "帮扶资金 200亿元。", "partly 20 billion", "partial", "offline", "b2", "paragraph",
                 ((40, 47), (60, 68)), 2, (), (money,), 0.5, ("See <b> & \"annex\".",)),
            Unit("b2s2", "=中国工会", "=Chinese\ntrade unions", "draft", "memory 87%", terms=(congress,)),
            Unit("b3s1", "完", "End", "final"),
            Unit("b3s2", "空", "", "untranslated"),
        ),
        meta={"title": "报告"},
    )  # fmt: skip
