"""Writes TBX: version 3 (TBX-Basic, in DCA and DCT style) and version 2 (martif)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from textkit.errors import GlossaryError
from textkit.formats.xml import DECLARATION, leaf, opening
from textkit.glossary import tbx
from textkit.glossary.bars import join_bars

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textkit.glossary.model import Term

_MADE_BY: Final = "written by textkit"


class _Style(NamedTuple):
    """What the three kinds of TBX write differently.

    `prefixed`: data categories are elements with a prefix, not attributes.
    """

    concept: str
    language: str
    term: str
    prefixed: bool = False

    def category(self, kind: str, name: str, text: str) -> str:
        """A data category and its value."""
        if not self.prefixed:
            return leaf(kind, text, type=name)
        return leaf(f"{'min' if name in _OF_MIN else 'basic'}:{name}", text)


_OF_MIN: Final = frozenset({"subjectField", "partOfSpeech", "administrativeStatus"})
_VERSION_3: Final = _Style("conceptEntry", "langSec", "termSec")
_STYLES: Final = MappingProxyType(
    {
        "tbx": _VERSION_3,
        "tbx-dct": _VERSION_3._replace(prefixed=True),
        "tbx-v2": _Style("termEntry", "langSet", "tig"),
    }
)


def tbx_text(terms: Sequence[Term], source: str, target: str, path: Path, dialect: str) -> str:
    """A TBX file.

    Args:
        terms: the concepts.
        source: language code of the terms.
        target: language code of the renderings.
        path: the file, for messages.
        dialect: `tbx`, `tbx-dct` or `tbx-v2`.

    Raises:
        GlossaryError: there is no term; TBX demands one.
    """
    if not terms:
        raise GlossaryError("a glossary without terms cannot be TBX", str(path))
    style = _STYLES[dialect]
    lines = [*_head(dialect, target), "<text>", "<body>"]
    for number, term in enumerate(terms, 1):
        lines.append(opening(style.concept, id=f"c{number}"))
        lines += _concept(term, style)
        lines += _section(style, source, _sources(term, style))
        if term.targets or term.deprecated or term.forbidden:
            lines += _section(style, target, _targets(term, style))
        lines.append(f"</{style.concept}>")
    end = "martif" if dialect == "tbx-v2" else "tbx"
    lines += ["</body>", "</text>", f"</{end}>"]
    return DECLARATION + "\n".join(lines) + "\n"


def _head(dialect: str, language: str) -> Iterator[str]:
    if dialect == "tbx-v2":
        yield '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'
        yield opening("martif", type="TBX-Basic", xml__lang=language)
        header = "martifHeader"
    else:
        style = "dct" if dialect == "tbx-dct" else "dca"
        spaces = {"xmlns__min": tbx.MIN, "xmlns__basic": tbx.BASIC} if style == "dct" else {}
        yield opening("tbx", type="TBX-Basic", style=style, xml__lang=language, xmlns=tbx.NAMESPACE, **spaces)
        header = "tbxHeader"
    yield f"<{header}><fileDesc><sourceDesc>{leaf('p', _MADE_BY)}</sourceDesc></fileDesc></{header}>"


def _concept(term: Term, style: _Style) -> Iterator[str]:
    """What is known of the concept as a whole."""
    if term.domain:
        yield style.category("descrip", "subjectField", term.domain)
    if term.definition:
        yield style.category("descrip", "definition", term.definition)
    if term.evidence:
        yield style.category("admin", "source", term.evidence)
    for note in _notes(term):
        yield leaf("note", note)


def _notes(term: Term) -> Iterator[str]:
    if term.note:
        yield tbx.quoted(term.note)
    if term.do_not_translate:
        yield tbx.DO_NOT_TRANSLATE
    if term.case_sensitive:
        yield tbx.CASE_SENSITIVE
    if term.blocks:
        yield tbx.BLOCKS
    if term.part_of_speech and tbx.PARTS_OF_SPEECH.get(term.part_of_speech) != term.part_of_speech:
        yield tbx.PART_OF_SPEECH + term.part_of_speech
    if term.not_inside:
        yield tbx.NOT_INSIDE + join_bars(term.not_inside)


def _section(style: _Style, language: str, terms: Iterator[str]) -> Iterator[str]:
    yield opening(style.language, xml__lang=language)
    yield from terms
    yield f"</{style.language}>"


def _sources(term: Term, style: _Style) -> Iterator[str]:
    part = tbx.PARTS_OF_SPEECH.get(term.part_of_speech, tbx.OTHER) if term.part_of_speech else ""
    context = style.category("descrip", "context", term.context) if term.context else ""
    for n, text in enumerate((term.source, *term.variants)):
        status = tbx.ADMITTED if n else tbx.PREFERRED
        yield _term(style, text, part, status, "" if n else context)


def _targets(term: Term, style: _Style) -> Iterator[str]:
    for n, text in enumerate(term.targets):
        yield _term(style, text, "", tbx.ADMITTED if n or term.status == "admitted" else tbx.PREFERRED)
    for text in term.deprecated:
        yield _term(style, text, "", tbx.DEPRECATED)
    for text in term.forbidden:
        yield _term(style, text, "", tbx.DEPRECATED, leaf("note", tbx.FORBIDDEN))


def _term(style: _Style, text: str, part: str, status: str, rest: str = "") -> str:
    named = leaf("term", text)
    if part:
        named += style.category("termNote", "partOfSpeech", part)
    named += style.category("termNote", "administrativeStatus", status)
    return f"<{style.term}>{named}{rest}</{style.term}>"
