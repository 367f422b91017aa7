"""How a page may look. Styles are drawn by a seeded generator, so every run sets the same pages."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """One way to set a document.

    Attributes:
        font: `serif`, `sans`, `kai` or `ming`.
        size: in points.
        leading: line height as a multiple of the size.
        page: width and height in millimetres.
        margin: in millimetres, on all sides.
        indent: of a paragraph: `style` (set by the typesetter), `space` (two wide spaces) or `none`.
        justify: whether lines are filled to the right edge.
        gap: between paragraphs, in lines.
        head: `none`, `title`, `odd-even`, `double` (two lines) or `browser` (date and title).
        foot: a page number as `PAGE_NUMBERS` spells it, or `none`; a browser's foot has the address.
        outer: whether the page number stands at the outer edge instead of the middle.
        columns: 1 or 2.
        contents: whether there is a table of contents with leaders.
        spaced: whether headings that end in a word of two characters are letter-spaced.
        double: whether titles are printed twice to look bold (ReportLab only).
        damage: `none`, `radicals` (as browsers write them) or `zero-width`, put in after extraction.
    """

    font: str = "serif"
    size: float = 12
    leading: float = 1.5
    page: tuple[int, int] = (210, 297)
    margin: int = 25
    indent: str = "style"
    justify: bool = True
    gap: float = 0.0
    head: str = "none"
    foot: str = "plain"
    outer: bool = False
    columns: int = 1
    contents: bool = False
    spaced: bool = False
    double: bool = False
    damage: str = "none"

    @property
    def line_length(self) -> int:
        """Han characters in a full line."""
        width = (self.page[0] - 2 * self.margin) / 25.4 * 72
        if self.columns == 2:
            width = (width - 2 * self.size) / 2
        return int(width / self.size)

    @property
    def page_length(self) -> int:
        """Han characters in a full page, about."""
        height = (self.page[1] - 2 * self.margin) / 25.4 * 72
        return int(height / (self.size * self.leading)) * self.line_length * self.columns


PAGE_NUMBERS = {
    "plain": "{n}",
    "dash": "- {n} -",
    "long-dash": "— {n} —",
    "page": "第 {n} 页",
    "page-close": "第{n}页",
    "of": "第 {n} 页 共 {total} 页",
    "of-close": "第{n}页/共{total}页",
    "slash": "{n} / {total}",
    "roman": "{roman}",
    "han": "{han}",
    "han-page": "第{han}页",
    "english": "Page {n} of {total}",
    "dots": "· {n} ·",
}

FONTS = ("serif", "sans", "kai", "ming")
PAGES = ((210, 297), (210, 297), (210, 297), (148, 210), (176, 250), (216, 279))
HEADS = ("none", "none", "title", "odd-even", "double", "browser")


def draw(seed: str) -> Style:
    """A style, drawn by chance; the same for the same seed."""
    rng = random.Random(seed)
    page = rng.choice(PAGES)
    small = page[0] < 180
    columns = 2 if not small and rng.random() < 0.18 else 1
    return Style(
        font=rng.choice(FONTS),
        size=rng.choice((9, 10, 10.5)) if small or columns == 2 else rng.choice((10.5, 12, 12, 14, 16)),
        leading=rng.choice((1.25, 1.4, 1.5, 1.75, 2.0)),
        page=page,
        margin=rng.choice((15, 18, 20)) if small or columns == 2 else rng.choice((20, 25, 28, 32)),
        indent=rng.choice(("style", "style", "space", "none")),
        justify=rng.random() < 0.7,
        gap=rng.choice((0, 0, 0, 0.5, 1)),
        head=rng.choice(HEADS),
        foot=rng.choice((*PAGE_NUMBERS, "none")),
        outer=rng.random() < 0.25,
        columns=columns,
        contents=rng.random() < 0.3,
        spaced=rng.random() < 0.25,
        double=rng.random() < 0.1,
        damage=rng.choice(("none", "none", "none", "none", "radicals", "zero-width")),
    )


_HAN = "〇一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def han_number(n: int) -> str:
    """A number below one hundred as it is spoken: 二十三."""
    if n < 10:
        return _HAN[n]
    tens, ones = divmod(n, 10)
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")


def roman_number(n: int) -> str:
    """A number in small Roman letters: xxiii."""
    letters = ""
    for value, sign in _ROMAN:
        count, n = divmod(n, value)
        letters += sign * count
    return letters


def page_number(style: Style, n: int, total: int | str) -> str:
    """The page number as printed on page `n` of `total`; empty if there is none."""
    pattern = PAGE_NUMBERS.get(style.foot, "")
    return pattern.format(n=n, total=total, roman=roman_number(n), han=han_number(n))


@dataclass(frozen=True)
class Bands:
    """What stands at the top and the foot of a page: texts at the left, in the middle, at the right.

    A browser prints its own number; `top` may have several lines.
    """

    top: tuple[tuple[str, str, str], ...]
    foot: tuple[str, str, str]

    def strings(self) -> tuple[list[str], list[str]]:
        """The texts of the head and of the foot."""
        return [cell for row in self.top for cell in row if cell], [cell for cell in self.foot if cell]


_ADDRESS = "https://www.example.org/docs/{name}.html"
_DATE = "2024/5/17 09:42"


def bands(style: Style, title: str, name: str, n: int, total: int | str) -> Bands:
    """Head and foot of page `n`."""
    number = page_number(style, n, total)
    odd = n % 2 == 1
    if style.head == "browser":
        address = _ADDRESS.format(name=name)
        return Bands(((_DATE, title, ""),), (address, "", f"{n}/{total}"))
    foot = ("", number, "")
    if style.outer:
        foot = ("", "", number) if odd else (number, "", "")
    if style.head == "title":
        return Bands((("", title, ""),), foot)
    if style.head == "odd-even":
        return Bands(((("", "", title) if odd else ("资料汇编", "", "")),), foot)
    if style.head == "double":
        return Bands((("", "内部资料 注意保存", ""), ("", title, "")), foot)
    return Bands((), foot)
