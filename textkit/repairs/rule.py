"""The rules of repair: their names, their order and why each of them changes text."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A named kind of repair.

    Attributes:
        name: as it stands in the edit log.
        reason: why such a change is right, in one line.
        default: whether it runs unless asked for.
    """

    name: str
    reason: str
    default: bool = True


RULES: tuple[Rule, ...] = (
    Rule("mojibake", "UTF-8 that was read as Latin-1 or Windows-1252", default=False),
    Rule("private-use", "a character of a font's own, as the table of --pua-map reads it"),
    Rule("reading-order", "columns one after the other, footnotes behind the paragraph they interrupt"),
    Rule("column-gap", "the gutter between two columns, which are read one after the other"),
    Rule("line-end", "carriage returns and line separators become line feeds"),
    Rule("byte-order-mark", "a byte-order mark is no text"),
    Rule("control", "a control character is no text"),
    Rule("invisible", "a zero-width or direction mark that the typesetter left, not the author"),
    Rule("soft-hyphen", "a hyphen for the typesetter only"),
    Rule("surrogate", "half a character: the other half was lost before textkit saw it"),
    Rule("odd-space", "a no-break or typographic space means a plain space"),
    Rule("width", "a full-width digit, letter or plus sign, written narrow"),
    Rule("radical", "a radical that only looks like the character the text means"),
    Rule("compatibility", "a compatibility ideograph: the same character under another number"),
    Rule("vertical-form", "a vertical form of a punctuation mark, in horizontal text"),
    Rule("ligature", "letters that the font drew as one"),
    Rule("bullet", "a private-use character that stands as a bullet"),
    Rule("double-print", "the second print of a heading that was printed twice for boldness"),
    Rule("contents-leader", "the dots and the page number of a contents entry"),
    Rule("page-number", "a page number: it stands at a page edge and counts with the pages"),
    Rule("page-band", "a running head or foot: it comes back at the edge of page after page"),
    Rule("line-join", "the line ended because it was full, not because the text did"),
    Rule("page-join", "the page ended, the text went on"),
    Rule("hyphen", "a hyphen that the typesetter put where a word was cut at a line end"),
    Rule("blank-line", "an empty line that only parts printed lines or blocks"),
    Rule("indent", "the indent of a block: layout, not text"),
    Rule("trailing-space", "a space at the end of a line"),
    Rule("stray-space", "a space inside Chinese text that the typesetting left"),
    Rule("wide-gap", "several spaces or a tab, where one space says the same"),
    Rule("script", "simplified or traditional characters, as --to asks for"),
    Rule("added-space", "a space between Chinese and Latin text, as --spacing pangu asks for"),
)

_REASONS = {rule.name: rule.reason for rule in RULES} | {"undo": "taken back"}


def reason(rule: str) -> str:
    """Why a rule changes text, in one line; the name itself for a rule of somebody else's."""
    return _REASONS.get(rule, rule)


def chosen(rules: str | None) -> frozenset[str]:
    """The names of the rules to run: the default ones, changed by a list such as `+mojibake,-width`.

    Names that are not built in are looked up among the rules of other packages.

    Raises:
        ValueError: a name is unknown or lacks its sign.
    """
    names = {rule.name for rule in RULES if rule.default}
    known = {rule.name for rule in RULES}
    if rules and any(part.strip()[1:] not in known for part in rules.split(",") if part.strip()):
        from textkit.repairs import plugs

        known |= set(plugs.names())
    for item in filter(None, (part.strip() for part in (rules or "").split(","))):
        sign, name = item[0], item[1:]
        if sign not in "+-" or name not in known:
            raise ValueError(f"rules: {item!r} is not + or - and one of {', '.join(sorted(known))}")
        if sign == "+":
            names.add(name)
        else:
            names.discard(name)
    return frozenset(names)
