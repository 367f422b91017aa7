"""The units of an English text, under the names that the Chinese side gives them.

American and British spellings, singular, plural and symbols. The names come from the table of the Chinese
side; what English adds is listed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from textkit.quantities.units import UNITS

if TYPE_CHECKING:
    from textkit.quantities.english_text.tokens import Tokens

Role = Literal["money", "measure", "duration", "percent", "age", "times", "person"]


@dataclass(frozen=True, slots=True)
class EnglishUnit:
    """A unit: its role, and its name in the singular (`metric ton`, `US dollar`)."""

    role: Role
    name: str


_ROLES: tuple[Role, ...] = ("money", "measure", "duration", "percent")
# English name -> the name of the Chinese side. `dollar` and `pound` stay open: which one, or which kind, is
# unsaid.
_FURTHER: dict[Role, dict[str, str]] = {
    "money": {
        "rmb": "yuan", "renminbi": "yuan", "cny": "yuan", "yuan rmb": "yuan", "yuan renminbi": "yuan",
        "renminbi yuan": "yuan", "rmb yuan": "yuan", "chinese yuan": "yuan", "kuai": "yuan",
        "u.s. dollar": "US dollar", "u.s. dollars": "US dollar", "american dollar": "US dollar",
        "usd": "US dollar",
        "american dollars": "US dollar", "us dollar": "US dollar", "us dollars": "US dollar",
        "dollar": "dollar",
        "dollars": "dollar", "eur": "euro", "pound sterling": "pound", "pounds sterling": "pound",
        "sterling": "pound",
        "gbp": "pound", "jpy": "yen", "japanese yen": "yen", "nt dollar": "New Taiwan dollar",
        "nt dollars": "New Taiwan dollar", "ntd": "New Taiwan dollar", "twd": "New Taiwan dollar",
        "hkd": "Hong Kong dollar", "rouble": "ruble", "roubles": "ruble", "cents": "cent",
        "mop": "Macao pataca",
        "patacas": "Macao pataca", "pataca": "Macao pataca", "marks": "mark",
    },
    "measure": {
        "ton": "ton", "tons": "ton", "tonne": "metric ton", "tonnes": "metric ton", "kilo": "kilogram",
        "kilos": "kilogram", "kilogramme": "kilogram", "kilogrammes": "kilogram", "gramme": "gram",
        "km": "kilometer",
        "kms": "kilometer", "sq km": "square kilometer", "sq m": "square meter", "ha": "hectare",
        "kwh": "kilowatt-hour",
        "kilowatt hour": "kilowatt-hour", "kilowatt hours": "kilowatt-hour", "kw": "kilowatt",
        "mw": "megawatt",
        "gw": "gigawatt", "catty": "jin", "catties": "jin", "jin": "jin", "mu": "mu", "lb": "pound",
        "lbs": "pound",
        "ft": "foot", "kg": "kilogram", "cm": "centimeter", "mm": "millimeter",
        "megawatt-hours": "megawatt-hour",
        "degrees": "degree", "degree": "degree", "°c": "degree Celsius", "°f": "degree Fahrenheit",
        "°": "degree",
        "degrees centigrade": "degree Celsius", "terawatt-hours": "terawatt-hour", "gb": "gigabyte",
        "mb": "megabyte",
        "gigawatt-hours": "gigawatt-hour", "m²": "square meter", "m³": "cubic meter",
        "km²": "square kilometer",
        "micron": "micrometer", "microns": "micrometer", "teu": "TEU", "cc": "milliliter",
    },
    "duration": {
        "year": "year", "years": "year", "yr": "year", "yrs": "year", "month": "month", "months": "month",
        "workday": "working day", "workdays": "working day", "business day": "working day",
        "business days": "working day", "fortnight": "fortnight", "fortnights": "fortnight",
        "decade": "decade",
        "decades": "decade", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour",
        "calendar year": "year",
        "calendar years": "year", "calendar days": "day", "calendar month": "month",
        "calendar months": "month",
    },
    "percent": {
        "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent",
        "percentage point": "percentage point",
        "percentage points": "percentage point", "pp": "percentage point", "pps": "percentage point",
        "percent point": "percentage point", "percent points": "percentage point",
        "basis points": "basis point", "basis point": "basis point", "bps": "basis point",
        "‰": "per thousand",
        "per mille": "per thousand", "per mil": "per thousand",
    },
    "age": {"year old": "year old", "years old": "year old", "years of age": "year old"},
    "times": {"time": "time", "times": "time", "fold": "time"},
    "person": {
        "person time": "person-time", "person times": "person-time", "person": "person", "people": "person",
        "persons": "person", "individuals": "person",
    },
}  # fmt: skip
# What stands before the numeral; the letters before $ are a token of their own.
_SIGNS = {"$": "dollar", "¥": "yuan", "€": "euro", "£": "pound", "￥": "yuan"}
_BEFORE_DOLLAR = {
    "us": "US dollar", "u.s.": "US dollar", "nt": "New Taiwan dollar", "hk": "Hong Kong dollar",
    "a": "Australian dollar",
    "au": "Australian dollar", "c": "Canadian dollar", "ca": "Canadian dollar", "s": "Singapore dollar",
    "nz": "New Zealand dollar",
}  # fmt: skip
_CODES = {
    "rmb": "yuan", "cny": "yuan", "usd": "US dollar", "eur": "euro", "gbp": "pound",
    "ntd": "New Taiwan dollar",
    "twd": "New Taiwan dollar", "hkd": "Hong Kong dollar", "jpy": "yen",
}  # fmt: skip
# Units whose symbol is a common letter count only when glued to the figure: 5m, 30g.
_GLUED = {
    "m": EnglishUnit("measure", "meter"), "g": EnglishUnit("measure", "gram"), "l": EnglishUnit("measure",
    "liter"),
    "L": EnglishUnit("measure", "liter"), "t": EnglishUnit("measure", "metric ton"),
    "W": EnglishUnit("measure", "watt"),
    "h": EnglishUnit("duration", "hour"),
}  # fmt: skip
_LONGEST = 6


@cache
def _units() -> dict[tuple[str, ...], EnglishUnit]:
    """Every name as a row of tokens without hyphens -> unit."""
    found: dict[tuple[str, ...], EnglishUnit] = {}
    for unit in UNITS.values():
        role = next((role for role in _ROLES if role == unit.role), None)
        if role is None or not unit.singular:
            continue
        for name in (unit.singular, unit.plural):
            for spelling in _spellings(name.lower()):
                found.setdefault(_row(spelling), EnglishUnit(role, unit.singular))
    for role, names in _FURTHER.items():
        found |= {_row(name): EnglishUnit(role, unit) for name, unit in names.items()}
    return found


def _spellings(name: str) -> tuple[str, ...]:
    """American and British spelling."""
    british = name.replace("meter", "metre").replace("liter", "litre")
    return (name, british) + ((name.replace("metric ton", "tonne"),) if "metric ton" in name else ())


def _row(name: str) -> tuple[str, ...]:
    if name.startswith("°"):
        return tuple(name)
    return tuple(name.replace("-", " ").split())


def unit_after(tokens: Tokens, at: int) -> tuple[int, EnglishUnit] | None:
    """The longest unit that begins with the token `at`, hyphen included: where it ends, and itself."""
    start = at + (tokens.lower(at) in ("-", "‐") and tokens.tight(at) and tokens.tight(at + 1))
    if start == at and tokens.tight(at) and tokens[at - 1].kind == "number" and tokens[at].text in _GLUED:
        return at + 1, _GLUED[tokens[at].text]
    table, place, best = _units(), start, None
    row: list[str] = []
    for _ in range(_LONGEST):
        if row and tokens.lower(place) == "-" and tokens.tight(place):
            place += 1
        word = tokens.lower(place)
        if not word:
            break
        row.append(word)
        place += 1
        unit = table.get(tuple(row))
        if unit is not None:
            best = (place, unit)
    return best


def sign_before(tokens: Tokens, at: int) -> tuple[int, EnglishUnit] | None:
    """The currency sign or code that stands before the token `at`: where it begins, and what it means."""
    before = tokens.lower(at - 1)
    if before in _SIGNS:
        letters = _BEFORE_DOLLAR.get(tokens.lower(at - 2)) if before == "$" and tokens.tight(at - 1) else None
        return (
            (at - 2, EnglishUnit("money", letters))
            if letters
            else (at - 1, EnglishUnit("money", _SIGNS[before]))
        )
    if before in _CODES and tokens[at].kind == "number":
        return at - 1, EnglishUnit("money", _CODES[before])
    return None
