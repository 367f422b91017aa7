"""Look-alike, full-width, invisible and damaged characters: one scan finds them all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import regex

from textkit import han
from textkit.repairs.classes import codes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import numpy.typing as npt

    from textkit.traced import Change, TracedText

# Where the alternatives below can begin.
_SUSPICIOUS = (
    (0x00, 0x08), (0x0B, 0x0B), (0x0D, 0x1F), (0x7F, 0xA0), (0xAD, 0xAD), (0x2000, 0x200F),
    (0x2028, 0x202F), (0x205F, 0x206F), (0x2E80, 0x2FDF), (0xD800, 0xDFFF), (0xF900, 0xFB06),
    (0xFE10, 0xFE19), (0xFE30, 0xFE4F), (0xFEFF, 0xFEFF), (0xFF0B, 0xFF0B), (0xFF10, 0xFF19),
    (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0x2F800, 0x2FA1F),
)  # fmt: skip
# One alternative a rule; a match is a run, so that 「２０１８」 is one edit.
_SUSPECTS = regex.compile(
    r"""
    (?P<line_end>\r\n?|[\u2028\u2029])
  | (?P<byte_order_mark>\ufeff+)
  | (?P<control>[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+)
  | (?P<invisible>[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f]+
        | (?<![\p{Extended_Pictographic}\ufe0f\U0001f3fb-\U0001f3ff])[\u200c\u200d]
          (?![\p{Arabic}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Sinhala}\p{Malayalam}])
        | [\u200c\u200d]
          (?![\p{Extended_Pictographic}\p{Arabic}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Sinhala}\p{Malayalam}]))
  | (?P<soft_hyphen>\u00ad+)
  | (?P<surrogate>[\ud800-\udfff]+)
  | (?P<odd_space>[\u00a0\u2000-\u200a\u202f\u205f]+)
  | (?P<width>[\uff0b\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+)
  | (?P<radical>[\u2e80-\u2fdf]+)
  | (?P<compatibility>[\uf900-\ufaff\U0002f800-\U0002fa1f]+)
  | (?P<vertical_form>[\ufe10-\ufe19\ufe30-\ufe4f]+)
  | (?P<ligature>[\ufb00-\ufb06]+)
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_BULLET = regex.compile(
    r"(?<=^[ \t\f\u3000]{0,8})[\ue000-\uf8ff\U000f0000-\U0010fffd](?=[ \t\u3000\p{L}\p{N}\p{P}])", regex.M
)
_LOST = regex.compile(r"\ufffd|\(cid:\d+\)")


def find(text: str) -> Iterator[Change]:
    """The characters that mean others or nothing.

    What it sees: a character that a font, an encoder or a typesetter put in place of the one meant.
    Why it is an artefact: nobody types a radical, a soft hyphen or half a surrogate pair.
    Example: `⼯会１２` becomes `工会12`.
    When it is wrong: in a text about these very characters; switch the rule off by name.
    """
    suspects = np.flatnonzero(_suspicious()[codes_of(text)]).tolist()
    if not suspects:
        return
    simplified = _simplifier(text)
    done = 0
    for at in suspects:
        match = _SUSPECTS.match(text, at) if at >= done else None
        if not match:
            continue
        done = match.end()
        rule = match.lastgroup or ""
        old = match[0]
        new = _MEANT[rule](old)
        if rule in ("radical", "compatibility"):
            new = simplified(new)
        if new != old:
            yield at, done, new, rule.replace("_", "-")


@cache
def _suspicious() -> npt.NDArray[np.bool_]:
    """For every code point whether one of the alternatives begins with it."""
    table = np.zeros(0x110000, np.bool_)
    for first, last in _SUSPICIOUS:
        table[first : last + 1] = True
    return table


def find_bullets(text: str) -> Iterator[Change]:
    """Private-use characters that open a line: bullets of a symbol font.

    Looked for once the other characters are repaired: an invisible one may stand before them.
    """
    for match in _BULLET.finditer(text):
        yield match.start(), match.end(), "•", "bullet"


def warnings(text: TracedText) -> Iterator[str]:
    """What repair cannot mend, in words for the user: how often, and where first in the raw file."""
    lost = list(_LOST.finditer(text.text)) if "\ufffd" in text.text or "(cid:" in text.text else []
    if lost:
        where = _first(text, lost[0].start())
        yield f"lost by the extractor (U+FFFD or (cid:…)), not to be restored: {len(lost)}, {where}"
    codes = codes_of(text.text)
    reported = np.flatnonzero(_reported()[codes])
    for name, found in (
        ("private-use characters left as they stand", reported[codes[reported] >= 0xE000]),
        ("radicals left that are no characters of their own", reported[codes[reported] < 0xE000]),
    ):
        if found.size:
            shown = " ".join(f"U+{code:04X}" for code in np.unique(codes[found]).tolist()[:8])
            yield f"{name}: {found.size} ({shown}), {_first(text, int(found[0]))}"


def _first(text: TracedText, at: int) -> str:
    offset = text.to_raw(at, at + 1)[0][0]
    page = text.page_of(at)
    line = text.raw.count("\n", 0, offset) + 1
    return f"first on {'' if page is None else f'page {page}, '}line {line}"


@cache
def _reported() -> npt.NDArray[np.bool_]:
    table = np.zeros(0x110000, np.bool_)
    table[0xE000:0xF900] = table[0xF0000:0x10FFFE] = True
    table[[ord(ch) for ch in han.COMPONENTS]] = True
    return table


def _simplifier(text: str) -> Callable[[str], str]:
    """In simplified text a look-alike means the simplified character (⼾ is 户, not 戶)."""
    if not regex.search(r"[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]", text):
        return str
    if han.script_of(text) != "hans":
        return str
    return han.to_simplified


def _each(table: Mapping[str, str]) -> Callable[[str], str]:
    return lambda run: "".join(table.get(ch, ch) for ch in run)


def _nothing(_: str) -> str:
    return ""


_MEANT: dict[str, Callable[[str], str]] = {
    "line_end": lambda _: "\n",
    "byte_order_mark": _nothing,
    "control": _nothing,
    "invisible": _nothing,
    "soft_hyphen": _nothing,
    "surrogate": lambda run: "\ufffd" * len(run),
    "odd_space": lambda run: " " * len(run),
    "width": _each(han.WIDTH),
    "radical": _each(han.RADICALS),
    "compatibility": _each(han.COMPATIBILITY),
    "vertical_form": _each(han.VERTICAL),
    "ligature": _each(han.LIGATURES),
}
