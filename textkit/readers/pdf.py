"""Read PDF: what a perfect text extractor would give, and where each character stands on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textkit.errors import ReadError
from textkit.traced import TracedText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textkit.readers.pdf_columns import Known
    from textkit.readers.pdf_glyphs import PageGlyphs
    from textkit.readers.pdf_lines import TextLine

_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD


class _Findings:
    """What the pages of a document showed that a reader of its text should know."""

    def __init__(self) -> None:
        self.ocr: list[int] = []
        self.hidden: list[int] = []
        self.marks: list[int] = []
        self.unmapped = 0
        self.outside: list[int] = []
        self.pictures: list[int] = []
        self.broken: list[int] = []

    def warnings(self) -> list[str]:
        found = []
        if self.broken:
            found.append(f"{_pages(self.broken)} cannot be read: the file is damaged there")
        if self.pictures:
            found.append(f"{_pages(self.pictures)} hold no text, only pictures: scanned pages need OCR first")
        if self.ocr:
            found.append(f"{_pages(self.ocr)}: the text is an invisible layer made by OCR")
        if self.marks:
            found.append(f"{_pages(self.marks)}: left out a watermark")
        if self.hidden:
            found.append(f"{_pages(self.hidden)}: left out invisible text")
        if self.outside:
            found.append(f"{_pages(self.outside)}: left out text that lies outside the page")
        if self.unmapped:
            found.append(
                f"{self.unmapped} characters have no Unicode value in their fonts: they are U+FFFD here"
            )
        return found


def read_pdf(
    data: bytes,
    *,
    name: str,
    password: str | None = None,
    encoding: str | None = None,
    errors: str = "strict",
) -> TracedText:
    r"""Read a PDF that holds text.

    One printed line per line, columns in reading order, a form feed between pages, leading spaces that show
    the indent, a blank line where the gap is wider than usual, several spaces between cells and phrases.
    Page numbers and running heads stay: `repair` takes them out.

    Args:
        data: the whole file.
        name: what to call it in messages.
        password: for an encrypted file.
        encoding: has no meaning for a PDF.
        errors: has no meaning for a PDF.

    Returns:
        The text with `pages` and `geometry`; `meta` has `source`, `encoding` ("pdf"), `confidence` and
        `warnings`.

    Raises:
        ReadError: no PDF, damaged, encrypted, or without any text; one line that begins with the name.
    """
    from textkit.readers.pdf_writing import Writer

    del encoding, errors
    document = _open(data, name, password)
    findings = _Findings()
    try:
        pages = list(_pages_of(document, findings))
    finally:
        document.close()
    if not any(pages):
        raise ReadError(f"{name}: {_why_empty(len(pages), findings)}")
    writer = Writer(pages)
    for k, lines in enumerate(pages):
        writer.page(k + 1, lines)
    raw, geometry = writer.finish()
    meta = {
        "source": name,
        "encoding": "pdf",
        "confidence": 1.0,
        "warnings": findings.warnings(),
    }
    return TracedText(raw, pages=writer.pages, meta=meta, geometry=geometry)


def _open(data: bytes, name: str, password: str | None) -> Any:
    import pypdfium2
    import pypdfium2.raw as pdfium

    if b"%PDF-" not in data[:1024]:
        raise ReadError(f"{name}: is not a PDF")
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        if pdfium.FPDF_GetLastError() == _PASSWORD_NEEDED:
            what = "needs a password" if password is None else "the password is wrong"
            raise ReadError(f"{name}: is encrypted, {what}") from None
        raise ReadError(f"{name}: the PDF is damaged, it cannot be opened") from None
    if not len(document):
        document.close()
        raise ReadError(f"{name}: the PDF is damaged, it has no pages")
    return document


def _pages_of(document: Any, findings: _Findings) -> Iterable[list[TextLine]]:
    """The lines of each page; one page is in memory at a time."""
    import pypdfium2

    known: list[Known] = []
    for k in range(len(document)):
        try:
            page = document[k]
        except pypdfium2.PdfiumError:
            findings.broken.append(k + 1)
            yield []
            continue
        try:
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            findings.broken.append(k + 1)
            page.close()
            yield []
            continue
        yield _page(page, textpage, k + 1, known, findings)
        textpage.close()
        page.close()


def _page(page: Any, textpage: Any, number: int, known: list[Known], findings: _Findings) -> list[TextLine]:
    from textkit.readers.pdf_glyphs import glyphs_of
    from textkit.readers.pdf_layout import behind_text, lines_of_page
    from textkit.readers.pdf_rules import Rules, rules_of

    found = glyphs_of(page, textpage)
    _note(found, number, findings)
    if not found.turns and not found.skewed:
        if _has_pictures(page):
            findings.pictures.append(number)
        return []
    turns = dict(found.turns)
    if found.skewed and not turns:
        turns[0] = found.skewed
    elif found.skewed:
        findings.marks.append(number)
    main = max(turns, key=lambda turn: len(turns[turn]))
    marks = behind_text(turns[main])
    if marks:
        findings.marks.append(number)
        turns[main] = [g for k, g in enumerate(turns[main]) if k not in marks]
    rules = rules_of(page) if main == 0 else Rules((), ())
    lines = lines_of_page(turns[main], rules, known)
    for line in lines:
        line.turn = main
    for turn, glyphs in turns.items():
        if turn != main:
            beside = lines_of_page(glyphs, Rules((), ()), [])
            for line in beside:
                line.turn = turn
            lines = _placed(beside, lines, page)
    return lines


def _placed(beside: list[TextLine], lines: list[TextLine], page: Any) -> list[TextLine]:
    """Lines of another direction: those across the page's head before its text, all others behind it."""
    _, bottom, _, top = page.get_cropbox()
    middle = (top - bottom) / 2
    above = [line for line in beside if line.turn == 0 and line.base > middle]
    below = [line for line in beside if line.turn != 0 or line.base <= middle]
    return above + lines + below


def _note(found: PageGlyphs, number: int, findings: _Findings) -> None:
    if found.ocr:
        findings.ocr.append(number)
    if found.hidden:
        findings.hidden.append(number)
    if found.outside:
        findings.outside.append(number)
    findings.unmapped += found.unmapped


def _has_pictures(page: Any) -> bool:
    import pypdfium2.raw as pdfium

    kinds = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING)
    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page.raw, k)) in kinds
        for k in range(pdfium.FPDFPage_CountObjects(page.raw))
    )


def _why_empty(count: int, findings: _Findings) -> str:
    what = "its only page" if count == 1 else f"any of its {count} pages"
    if len(findings.broken) == count:
        return "the PDF is damaged, none of its pages can be read"
    if findings.pictures:
        return f"no text on {what}, only pictures: scanned pages need OCR first"
    return f"no text on {what}"


def _pages(numbers: list[int]) -> str:
    """Page numbers for a message, runs put together.

    >>> _pages([1]), _pages([1, 2, 3, 7])
    ('page 1', 'pages 1-3, 7')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"
