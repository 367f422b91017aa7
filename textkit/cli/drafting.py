"""The options that say what drafts: engine, memories, cache, configuration; for `draft`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import ExitStack

    from textkit.bitext import Bitext
    from textkit.cli.messages import Report
    from textkit.document import Document
    from textkit.engines import Engine
    from textkit.engines.config import Config
    from textkit.engines.plan import Plan
    from textkit.engines.request import Outcome
    from textkit.engines.settings import Settings
    from textkit.glossary import Glossary
    from textkit.memory import Memory

Command = Callable[..., int]
OFFLINE = "offline"


@dataclass(slots=True)
class Drafting:
    """What drafts, and what came of it."""

    engine: str | None
    options: tuple[str, ...]
    memories: tuple[str, ...]
    minimum: int
    target: str
    cache: str | None
    resume: bool
    dry_run: bool
    statuses: Counter[str] = field(default_factory=Counter)
    plan: Plan | None = None
    _name: str = OFFLINE
    _open: Engine | str = OFFLINE
    _settings: Settings | None = None
    _memory: Memory | None = None

    def open(self, stack: ExitStack) -> None:
        """Open the engine and the memories, for as long as the stack is.

        Raises:
            click.UsageError: an option is wrong, there is no such engine, or a dry run has none.
            TextkitError: the engine cannot be used, a memory or the configuration cannot be read.
        """
        from textkit.engines.config import read_config

        config = read_config()
        self._name = self.engine or config.engine or OFFLINE
        self.cache = self.cache or config.cache or None
        given = dict(_split(option) for option in self.options)
        if self._name == OFFLINE:
            self._check_offline(given)
        else:
            self._open_engine(stack, config, given)
        if self.memories:
            self._memory = stack.enter_context(_memory(self.memories))

    def draft(self, doc: Document, glossary: Glossary | None, unit: Any, name: str, report: Report) -> Bitext:
        """The draft of one input; what failed is said."""
        from textkit.drafting import draft

        outcomes: list[Outcome] = []

        def progress(outcome: Outcome, done: int, total: int) -> None:
            outcomes.append(outcome)
            report.progress(done, total, f"{name}, {self._name}")

        bitext = draft(
            doc,
            glossary=glossary,
            engine=self._open,
            target=self.target,
            unit=unit,
            options=self._settings,
            memory=self._memory,
            minimum=self.minimum,
            cache=self.cache,
            resume=self.resume,
            progress=progress,
        )
        self.statuses.update(outcome.status for outcome in outcomes)
        self._tell_failures(outcomes, name, report)
        return bitext

    def estimate(self, doc: Document, glossary: Glossary | None, unit: Any) -> None:
        """Add what one input would take."""
        from textkit.drafting import estimate

        plan = estimate(
            doc,
            engine=self._open,
            glossary=glossary,
            target=self.target,
            unit=unit,
            options=self._settings,
            memory=self._memory,
            minimum=self.minimum,
            cache=self.cache,
            resume=self.resume,
        )
        self.plan = plan if self.plan is None else self.plan + plan

    def lines(self) -> Iterator[str]:
        """What the engine did, in a line; nothing if there was none."""
        if self._name != OFFLINE and not self.dry_run:
            order = ("translated", "cached", "failed")
            counts = ", ".join(f"{self.statuses[status]:,} {status}" for status in order)
            yield f"engine        {self._told()}: {counts}"

    def plan_lines(self) -> Iterator[str]:
        """The plan of a dry run."""
        plan = self.plan
        if plan is None:
            return
        yield f"engine        {self._told()}"
        yield f"units         {plan.units:,} to translate, {plan.cached:,} of them answered already"
        sent = f"{plan.characters:,} characters, {plan.texts:,} texts, {plan.requests:,} requests"
        yield f"to be sent    {sent}"
        kinds = {"characters": "characters", "utf-8": "bytes of UTF-8", "url": "bytes in an address"}
        yield f"size          {plan.size:,} {kinds[plan.measure]}, as the service counts"
        if plan.seconds:
            yield f"time          {plan.seconds:,.0f} seconds at least"
        if plan.cost is not None:
            yield f"cost          about {plan.cost:,.2f}"

    def _told(self) -> str:
        from textkit.engines.model import origin_of

        return self._name if isinstance(self._open, str) else origin_of(self._open)

    def _check_offline(self, given: dict[str, str]) -> None:
        if given:
            raise click.UsageError("--engine-option goes with an engine: -e NAME")
        if self.dry_run:
            raise click.UsageError("--dry-run goes with an engine: -e NAME; the offline draft asks nobody")
        if self.target.split("-")[0].lower() != "en":
            raise click.UsageError("the offline draft writes English; another --target goes with -e NAME")

    def _open_engine(self, stack: ExitStack, config: Config, given: dict[str, str]) -> None:
        from textkit.engines.registry import engine_names, open_engine

        used, options = config.resolve(self._name)
        if used not in engine_names() and self._name not in config.engines:
            known = ", ".join((OFFLINE, *engine_names(), *config.engines))
            raise click.BadParameter(f"there is no engine {used!r}; known: {known}", param_hint="'-e'")
        try:
            self._open, self._settings = open_engine(used, given, defaults=options, alias=self._name)
        except ValueError as error:
            raise click.UsageError(f"{self._name}: {error}") from None
        close = getattr(self._open, "close", None)
        if close is not None:
            stack.callback(close)

    def _tell_failures(self, outcomes: Sequence[Outcome], name: str, report: Report) -> None:
        reasons = Counter(outcome.reason for outcome in outcomes if outcome.status == "failed")
        if not reasons:
            return
        report.findings = True
        told = "; ".join(f"{reason} ({count:,})" for reason, count in reasons.most_common(3))
        more = f"; and {len(reasons) - 3} other reasons" if len(reasons) > 3 else ""
        report.warn(name, f"{reasons.total():,} of {len(outcomes):,} units were not translated: {told}{more}")


def drafting_options(command: Command) -> Command:
    """Give a command the options, and the `Drafting` made of them as `drafting`."""

    @wraps(command)
    def collected(
        engine: str | None,
        engine_options: tuple[str, ...],
        memories: tuple[str, ...],
        minimum: int,
        target: str,
        cache: str | None,
        resume: bool,
        dry_run: bool,
        **rest: Any,
    ) -> int:
        drafting = Drafting(engine, engine_options, memories, minimum, target, cache, resume, dry_run)
        return command(drafting=drafting, **rest)

    decorated: Command = collected
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _split(option: str) -> tuple[str, str]:
    name, equals, value = option.partition("=")
    if not equals or not name:
        raise click.BadParameter("an option is NAME=VALUE", param_hint="'--engine-option'")
    return name.strip(), value.strip()


def _memory(paths: Sequence[str]) -> Memory:
    from textkit.memory import Memory

    try:
        return Memory.read(*(os.fspath(path) for path in paths))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'-m'") from None


_OPTIONS = (
    click.option(
        "-e",
        "--engine",
        metavar="ENGINE",
        help="What drafts: offline (default), one of `textkit engines`, or a name of textkit.toml.",
    ),
    click.option(
        "--engine-option",
        "engine_options",
        metavar="NAME=VALUE",
        multiple=True,
        help="An option of the engine, as often as needed. Keys are no options: they come from the "
        "environment or a key file.",
    ),
    click.option(
        "-m",
        "--memory",
        "memories",
        metavar="MEMORY",
        multiple=True,
        help="Translations to use first: .tm .tmx .xlf .csv .tsv .jsonl. As often as needed.",
    ),
    click.option(
        "--minimum",
        type=click.IntRange(1, 100),
        default=75,
        show_default=True,
        help="Lowest score of a memory match.",
    ),
    click.option("--target", metavar="LANG", default="en", show_default=True, help="Language to draft in."),
    click.option("--cache", metavar="PATH", help="The file that keeps what engines answered."),
    click.option(
        "--resume/--no-resume",
        default=True,
        show_default=True,
        help="Use what engines answered before; --no-resume asks anew.",
    ),
    click.option("--dry-run", is_flag=True, help="Count what would be sent, and send nothing."),
)
