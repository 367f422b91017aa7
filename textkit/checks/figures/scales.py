"""What a unit measures, and how much of it: so that 15 mu and one hectare are the same.

Sources: the International System of Units (SI Brochure, 9th edition) for metric units and those accepted for
use with them; NIST Handbook 44, appendix C, for customary ones; the Chinese market units (mu, jin, li, chi)
after the State Council's order on legal units of measurement of 1984.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Scale(NamedTuple):
    """A dimension, and how many of its base units one unit holds."""

    dimension: str
    size: Fraction


def _rows(dimension: str, rows: str) -> dict[str, Scale]:
    scales = {}
    for row in rows.strip().splitlines():
        name, size = (cell.strip() for cell in row.split("="))
        scales[name] = Scale(dimension, Fraction(size))
    return scales


_SCALES: dict[str, Scale] = (
    _rows("length", """
        meter = 1
        kilometer = 1000
        decimeter = 1/10
        centimeter = 1/100
        millimeter = 1/1000
        micrometer = 1/1000000
        nanometer = 1/1000000000
        nautical mile = 1852
        mile = 1609.344
        foot = 0.3048
        inch = 0.0254
        li = 500
        chi = 1/3
    """)
    | _rows("area", """
        square meter = 1
        square kilometer = 1000000
        square centimeter = 1/10000
        square mile = 2589988.110336
        square foot = 0.09290304
        hectare = 10000
        acre = 4046.8564224
        mu = 2000/3
        ping = 400/121
    """)
    | _rows("mass", """
        kilogram = 1
        gram = 1/1000
        milligram = 1/1000000
        microgram = 1/1000000000
        metric ton = 1000
        ton = 1000
        jin = 1/2
        ounce = 0.028349523125
    """)
    | _rows("volume", """
        cubic meter = 1
        cubic centimeter = 1/1000000
        liter = 1/1000
        milliliter = 1/1000000
    """)
    | _rows("energy", """
        kilowatt-hour = 1
        megawatt-hour = 1000
        gigawatt-hour = 1000000
        terawatt-hour = 1000000000
    """)
    | _rows("power", """
        watt = 1
        kilowatt = 1000
        megawatt = 1000000
        gigawatt = 1000000000
    """)
    | _rows("voltage", "volt = 1\n kilovolt = 1000")
    | _rows("frequency", "hertz = 1\n megahertz = 1000000")
    | _rows("pressure", "pascal = 1\n hectopascal = 100\n kilopascal = 1000")
    | _rows("data", "byte = 1\n megabyte = 1000000\n gigabyte = 1000000000")
    | _rows("months", """
        month = 1
        year = 12
        decade = 120
        century = 1200
        quarter = 3
    """)
    | _rows("days", """
        day = 1
        week = 7
        fortnight = 14
        hour = 1/24
        minute = 1/1440
        second = 1/86400
        day and night = 1
    """)
    | _rows("percent", "percent = 1\n per thousand = 1/10")
    | _rows("point", "percentage point = 1\n basis point = 1/100")
)  # fmt: skip

_MONEY = frozenset(
    (
        "yuan", "US dollar", "euro", "pound", "yen", "Hong Kong dollar", "Macao pataca",
        "New Taiwan dollar", "Canadian dollar",
        "Australian dollar", "New Zealand dollar", "Singapore dollar", "Swiss franc", "franc", "mark",
        "ruble", "won", "rupee",
        "baht", "dong", "peso", "real", "lira", "riyal", "shilling", "ringgit", "rand", "krona", "cent",
        "dollar",
    )
)  # fmt: skip
DAYS_PER_MONTH = Fraction(3044, 100)


def scale_of(unit: str) -> Scale | None:
    """What the unit measures; None for a unit that is only counted (`person`, `time`) or unknown."""
    return _SCALES.get(unit)


def is_money(unit: str) -> bool:
    """Whether the unit is a currency."""
    return unit in _MONEY


def same_currency(one: str, other: str) -> bool:
    """Whether two currencies can be the same: a bare `dollar` is any dollar."""
    if one == other:
        return True
    return "dollar" in (one, other) and one.endswith("dollar") and other.endswith("dollar")
