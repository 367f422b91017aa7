"""Repair: measure the document, then take out what the page and the extractor put in.

Order: characters, page furniture and line ends, spaces. Every change is an edit of the traced text,
named by its rule; see `textkit.repairs.rule.RULES` for the names and the reasons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textkit.repairs.rule import RULES, chosen, reason
from textkit.traced import TracedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textkit.repairs.doubts import Doubt
    from textkit.repairs.report import Report
    from textkit.repairs.script import To
    from textkit.traced import Change

__all__ = ["RULES", "Spacing", "measure", "reason", "repair", "review"]

Spacing = Literal["close", "keep", "pangu"]


def repair(
    text: TracedText | str,
    *,
    rules: str | None = None,
    spacing: Spacing = "close",
    to: To | None = None,
    pua_map: Mapping[str, str] | None = None,
) -> TracedText:
    """Repair the text of a document that came out of a PDF; one block per line comes out.

    Repairing what is repaired changes nothing. What was written is never rewritten. `meta` of the result
    holds `warnings` (what cannot be repaired) and `doubtful` (raw offsets of line ends judged with little
    confidence). Korean text is left as it is.

    Args:
        text: the text as read; a plain string is taken as raw text.
        rules: rules to switch on or off, such as `+mojibake,-page-number`. A rule of another package is
            found by its name in the entry-point group `textkit.rules`; it is a function from the text to
            (start, end, new characters), and runs last.
        spacing: what becomes of spaces between Chinese and Latin text: `close` leaves those between
            Chinese and Latin words and closes the others, `keep` leaves all, `pangu` adds one between
            Chinese and Latin text everywhere.
        to: convert to simplified (`s`) or traditional (`t`, `tw`, `hk`) characters; default: leave them.
        pua_map: what private-use characters mean; those that it does not name are kept and reported.

    Raises:
        ValueError: a rule, a spacing or a script is not known, or `pua_map` names another character.
        TypeError: the text is neither of the two.
        PluginError: a rule of another package cannot be loaded, or fails.

    >>> lines = ["中国工会是中国共产党领导的职工自愿结合的工人阶级群"]
    >>> lines += ["众组织，是党联系职工群众的桥梁和纽带，代表职工的利"]
    >>> print(repair(chr(10).join([*lines, "益。"])))
    中国工会是中国共产党领导的职工自愿结合的工人阶级群众组织，是党联系职工群众的桥梁和纽带，代表职工的利益。
    """
    from textkit.repairs import characters, doubles, doubts, script, spaces
    from textkit.repairs.order import arrange
    from textkit.repairs.report import examine

    if not isinstance(text, str | TracedText):
        raise TypeError(f"repair() takes a TracedText or a string, not {type(text).__name__}")
    names = chosen(rules)
    if spacing not in ("close", "keep", "pangu"):
        raise ValueError(f"spacing is close, keep or pangu, not {spacing!r}")
    done = text if isinstance(text, TracedText) else TracedText(text)
    if doubts.is_korean(done.text):
        return _warned(done, ["this text is Korean: it is left as it is, Korean is not repaired"])
    if "mojibake" in names:
        from textkit.readers.encoding import fix_mojibake

        done = done.edit((start, end, new, "mojibake") for start, end, new in fix_mojibake(done.text))
    done, notes = arrange(done) if "reading-order" in names else (done, ())
    if pua_map:
        from textkit.repairs import private_use

        done = done.edit(_only(names, private_use.find(done.text, pua_map)))
    done = done.edit(_only(names, characters.find(done.text)))
    done = done.edit(_only(names, _line_marks(done.text)))
    done = done.edit(_only(names, doubles.find(done.text)))
    starts = frozenset(span[0] for raw in notes for span in done.to_text(raw, raw + 1))
    found = examine(done, names, starts)
    warnings = list(characters.warnings(done))
    if doubts.are_interleaved(found.body):
        warnings.append("two columns seem to be interleaved line by line: read the PDF itself")
    doubtful = sorted(
        done.to_raw(d.offset, d.offset)[0][0] for d in doubts.least_sure(found, _DOUBTS, _UNSURE)
    )
    pages = done.pages or found.page_offsets(done)
    done = done.edit(_only(names, found.changes())).with_pages(pages).with_meta(doubtful=tuple(doubtful))
    done = done.edit(_only(names, spaces.find(done.text, spacing)))
    if to is not None:
        done = done.edit(_only(names, script.find(done.text, to)))
    others = sorted(names - {rule.name for rule in RULES})
    if others:
        from textkit.repairs import plugs

        done = plugs.apply(done, others)
    return _warned(done, warnings)


_DOUBTS = 200  # line ends kept for review, at most
_UNSURE = 0.75  # confidence below which a line end is worth a look


def measure(text: TracedText | str) -> Report:
    """What repair sees in a document: its layout, its furniture and how sure each line end is."""
    from textkit.repairs import characters, doubles
    from textkit.repairs.order import arrange
    from textkit.repairs.report import examine

    traced = arrange(text if isinstance(text, TracedText) else TracedText(text)).text
    traced = traced.edit(characters.find(traced.text))
    traced = traced.edit(_line_marks(traced.text))
    return examine(traced.edit(doubles.find(traced.text)))


def review(text: TracedText | str, number: int = 20) -> list[Doubt]:
    """The line ends that repair is least sure of, the least sure first.

    Args:
        text: the text as read, not repaired.
        number: how many to give at most.
    """
    from textkit.repairs.doubts import least_sure

    return least_sure(measure(text), number)


def _warned(text: TracedText, warnings: Iterable[str]) -> TracedText:
    return text.with_meta(warnings=tuple(dict.fromkeys([*text.meta.get("warnings", ()), *warnings])))


def _line_marks(text: str) -> list[Change]:
    """Bullets at the start of lines and leaders at their end: they never meet."""
    from textkit.repairs import characters, contents

    return sorted([*characters.find_bullets(text), *contents.find(text)])


def _only(names: frozenset[str], changes: Iterable[Change]) -> Iterable[Change]:
    if names >= {rule.name for rule in RULES if rule.default}:
        return changes
    return (change for change in changes if change[3] in names)
