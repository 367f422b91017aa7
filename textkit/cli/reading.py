"""The options that say how inputs are read and repaired, shared by the commands that read text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal

import click

from textkit.errors import PluginError, TextkitError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.cli.inputs import Input
    from textkit.cli.messages import Report
    from textkit.traced import TracedText

Spacing = Literal["close", "keep", "pangu"]
Script = Literal["s", "t", "tw", "hk"]
Errors = Literal["strict", "replace"]
Command = Callable[..., int]


@dataclass(frozen=True, slots=True)
class Reading:
    """How to get from an input to its text."""

    encoding: str | None
    errors: Errors
    rules: str | None
    spacing: Spacing
    to: Script | None
    pua_map: Mapping[str, str] | None
    repairs: bool

    def text(self, item: Input, report: Report) -> TracedText:
        """Read and, unless switched off, repair an input; say what is doubtful about it.

        Raises:
            ReadError: it is missing, refused or unreadable.
        """
        from textkit.readers import read
        from textkit.repairs import repair

        text = read(item.source(), encoding=self.encoding, errors=self.errors)
        if self.repairs:
            text = repair(text, rules=self.rules, spacing=self.spacing, to=self.to, pua_map=self.pua_map)
        for warning in text.meta.get("warnings", ()):
            report.warn(item.name, warning)
        return text


def reading_options(*, can_skip_repair: bool = True) -> Callable[[Command], Command]:
    """Give a command the options, and the `Reading` made of them as its first argument."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def collected(
            encoding: str | None,
            errors: Errors,
            rules: str | None,
            fix_mojibake: bool,
            spacing: Spacing,
            to: Script | None,
            pua_map: Mapping[str, str] | None,
            no_repair: bool = False,
            **rest: Any,
        ) -> int:
            if no_repair and (rules or fix_mojibake or to or pua_map):
                raise click.UsageError(
                    "--no-repair goes with none of --rules, --fix-mojibake, --to and --pua-map"
                )
            chosen = ",".join(part for part in (rules, "+mojibake" if fix_mojibake else None) if part) or None
            _check(chosen)
            return command(Reading(encoding, errors, chosen, spacing, to, pua_map, not no_repair), **rest)

        decorated: Command = collected
        for option in reversed(_OPTIONS if not can_skip_repair else (*_OPTIONS, _NO_REPAIR)):
            decorated = option(decorated)
        return decorated

    return decorate


def _check(rules: str | None) -> None:
    """Refuse unknown rules before anything is read."""
    if rules is None:
        return
    from textkit.repairs import repair

    try:
        repair("", rules=rules)
    except (ValueError, PluginError) as error:
        raise click.BadParameter(str(error), param_hint="'--rules'") from error


def _read_pua_map(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> Mapping[str, str] | None:
    """The table of private-use characters; one that cannot be read is refused before anything else is."""
    if value is None:
        return None
    from textkit.repairs.private_use import read_table

    try:
        return read_table(value)
    except TextkitError as error:
        raise click.BadParameter(str(error)) from error


def _check_encoding(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse, before anything is read, names that no text codec has; `mixed` is the reader's own."""
    if value is not None and value != "mixed":
        from textkit.readers.codec import codec_name

        try:
            codec_name(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return value


_OPTIONS = (
    click.option(
        "--encoding",
        metavar="NAME",
        callback=_check_encoding,
        help="Encoding of the inputs (utf-8, gb18030, big5-hkscs, utf-16, …, or mixed: line by line). "
        "By default it is found out.",
    ),
    click.option(
        "--errors",
        type=click.Choice(["strict", "replace"]),
        default="strict",
        show_default=True,
        help="What becomes of bytes that cannot be read: the input is refused, or U+FFFD stands for them.",
    ),
    click.option(
        "--rules",
        metavar="+NAME,-NAME",
        help="Switch repair rules on (+) or off (-), for example -page-number.",
    ),
    click.option(
        "--fix-mojibake", is_flag=True, help="Also repair text decoded wrongly (ä¸­å›½): --rules +mojibake."
    ),
    click.option(
        "--spacing",
        type=click.Choice(["close", "keep", "pangu"]),
        default="close",
        show_default=True,
        help="Spaces in Chinese text: close them up, keep them, or set one between Han and Latin.",
    ),
    click.option(
        "--to",
        type=click.Choice(["s", "t", "tw", "hk"]),
        help="Convert to simplified (s) or traditional (t; tw, hk as written there) characters, by OpenCC.",
    ),
    click.option(
        "--pua-map",
        "pua_map",
        metavar="FILE",
        callback=_read_pua_map,
        help="What private-use characters of a font mean: CSV without a header, a line U+E001,工.",
    ),
)
_NO_REPAIR = click.option("--no-repair", is_flag=True, help="Take the inputs as they are.")
