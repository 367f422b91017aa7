"""Look-alike, full-width, invisible and damaged characters: one scan finds them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from textkit import han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textkit.traced import Change

# One alternative a rule; a match is a run, so that 「２０１８」 is one edit. Every alternative begins with
# a character class of its own: the scan never tries two of them at one place.
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
_PRIVATE = regex.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def find(text: str) -> Iterator[Change]:
    """The characters that mean others or nothing.

    What it sees: a character that a font, an encoder or a typesetter put in place of the one meant.
    Why it is an artefact: nobody types a radical, a soft hyphen or half a surrogate pair.
    Example: `⼯会１２` becomes `工会12`.
    When it is wrong: in a text about these very characters; switch the rule off by name.
    """
    simplified = _simplifier(text)
    for match in _SUSPECTS.finditer(text):
        rule = match.lastgroup or ""
        old = match[0]
        new = _MEANT[rule](old)
        if rule in ("radical", "compatibility"):
            new = simplified(new)
        if new != old:
            yield match.start(), match.end(), new, rule.replace("_", "-")


def find_bullets(text: str) -> Iterator[Change]:
    """Private-use characters that open a line: bullets of a symbol font.

    Looked for once the other characters are repaired: an invisible one may stand before them.
    """
    for match in _BULLET.finditer(text):
        yield match.start(), match.end(), "•", "bullet"


def warnings(text: str) -> Iterator[str]:
    """What repair cannot mend, in words for the user."""
    lost = len(_LOST.findall(text))
    if lost:
        yield f"{lost} characters were lost by the extractor (U+FFFD or (cid:…)); they cannot be restored"
    private = sorted(set(_PRIVATE.findall(text)))
    if private:
        shown = " ".join(f"U+{ord(ch):04X}" for ch in private[:8])
        yield f"{len(private)} private-use characters are left as they stand: {shown}"
    parts = sorted(set(text) & han.COMPONENTS)
    if parts:
        yield f"{len(parts)} radicals that are no characters of their own are left: {' '.join(parts)}"


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
