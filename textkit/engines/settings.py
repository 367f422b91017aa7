"""How an engine is treated, whatever it is: the options that all engines share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from textkit.engines.options import Option, parse
from textkit.engines.pace import Backoff

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.engines.model import Limit, Traits

PROTECT = ("numbers", "terms")

SHARED = (
    Option("timeout", "seconds", "how long an answer may take", default="60"),
    Option("tries", "number", "how often a text is asked at most", default="6"),
    Option("backoff", "seconds", "wait after the first failure; it doubles", default="0.5"),
    Option("patience", "seconds", "the longest wait that a service may ask for", default="120"),
    Option("give_up", "number", "texts failing in a row after which the rest is not asked", default="10"),
    Option("workers", "number", "requests under way at once"),
    Option("rate", "seconds", "requests that may begin in a second"),
    Option("batch", "number", "texts in a request"),
    Option("limit", "number", "largest size of a text, as the service counts"),
    Option("protect", "text", "hidden behind placeholders: terms,numbers or one of them or none"),
    Option("price", "seconds", "price of a million characters, for --dry-run"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How an engine is treated.

    Attributes:
        timeout: seconds that an answer may take.
        tries: how often a text is asked at most.
        backoff: the waits between.
        patience: the longest wait, in seconds, that a service may ask for; one that asks for more is
            not asked again in this run.
        give_up: after how many texts failing in a row the rest is not asked any more.
        workers: requests under way at once, or None for what the engine bears.
        rate: requests that may begin in a second, or None for what the engine bears.
        batch: texts in a request, or None for what the engine bears.
        limit: largest size of a text, in the measure of the engine, or None for what it bears.
        protect: what is hidden behind placeholders, or None for what suits the engine.
        price: what a million characters cost, or None where unknown.
    """

    timeout: float = 60.0
    tries: int = 6
    backoff: Backoff = field(default_factory=Backoff)
    patience: float = 120.0
    give_up: int = 10
    workers: int | None = None
    rate: float | None = None
    batch: int | None = None
    limit: int | None = None
    protect: frozenset[str] | None = None
    price: float | None = None

    def __post_init__(self) -> None:
        positive = (self.timeout, self.tries, self.give_up, self.workers, self.rate, self.batch, self.limit)
        if any(value is not None and value <= 0 for value in positive):
            raise ValueError("timeout, tries, give_up, workers, rate, batch and limit are greater than 0")
        if self.patience < 0 or self.backoff.first < 0:
            raise ValueError("patience and backoff are not below 0")
        if self.protect is not None and not self.protect <= set(PROTECT):
            raise ValueError(f"protect takes {', '.join(PROTECT)} or none, not {', '.join(self.protect)}")

    @classmethod
    def from_options(cls, options: Mapping[str, str]) -> Settings:
        """The settings among options, given as text.

        Raises:
            ValueError: one of them is no number, out of range, or unknown.
        """
        values = parse(options, SHARED)
        fields = {key: value for key, value in values.items() if key not in ("backoff", "protect")}
        settings = cls(**fields)
        if "backoff" in values:
            settings = replace(settings, backoff=Backoff(first=values["backoff"]))
        if "protect" in values:
            chosen = frozenset(part.strip() for part in values["protect"].split(",")) - {"", "none"}
            settings = replace(settings, protect=chosen)
        return settings

    def limited(self, limit: Limit) -> Limit:
        """The limit of an engine with what the user wants otherwise."""
        text = limit.text if self.limit is None else self.limit
        request = limit.request if self.limit is None else max(self.limit, limit.request or self.limit)
        return replace(
            limit,
            text=text,
            request=request,
            texts=self.batch or limit.texts,
            workers=self.workers or limit.workers,
            rate=self.rate or limit.rate,
        )

    def protects(self, traits: Traits) -> frozenset[str]:
        """What is hidden behind placeholders."""
        return traits.protects if self.protect is None else self.protect


SHARED_NAMES = frozenset(option.name for option in SHARED)
