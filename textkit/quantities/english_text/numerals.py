"""English numerals in figures and in words: `1,250.5`, `two hundred and fifty thousand`, `half a million`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from textkit.quantities.english_text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.quantities.english_text.tokens import Tokens

_SMALL = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
ONES: Mapping[str, int] = {word: value for value, word in enumerate(_SMALL)}
TENS: Mapping[str, int] = {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
_ORDINAL_SMALL = words(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS: Mapping[str, int] = (
    {word: value for value, word in enumerate(_ORDINAL_SMALL)}
    | {f"{word[:-1]}ieth": value for word, value in TENS.items()}
    | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
)
SCALES: Mapping[str, int] = {
    "thousand": 10**3, "million": 10**6, "mln": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12, "trn": 10**12, "tn": 10**12,
}  # fmt: skip
_GROUPS = {"dozen": 12, "score": 20}
_PLURAL_SCALES = {
    "dozens": 1, "scores": 1, "tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9,
    "trillions": 12,
}  # fmt: skip
_FEW = (("a", "few"), ("several",), ("a", "couple", "of"), ("many",), ("some", "few"))
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
OPENERS = (
    *ONES, *TENS, *ORDINALS, *_PLURAL_SCALES, *_VULGAR, *(few[0] for few in _FEW), "half", "quarter",
)  # fmt: skip
"""The words that can open a numeral."""
_LONGEST = 24  # tokens; what is longer is no number that anybody reads


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral among the tokens.

    Attributes:
        start: its first token.
        end: the token behind its last one.
        value: what it says; for a vague numeral the magnitude named (`tens of millions` is 10,000,000).
        words: whether it is spelled out.
        ordinal: whether it is an ordinal (`131st`, `twenty-first`).
        vague: whether only the magnitude is said: `millions`, `several hundred`.
        scaled: whether `million` or the like closes it.
    """

    start: int
    end: int
    value: Decimal
    words: bool = False
    ordinal: bool = False
    vague: bool = False
    scaled: bool = False


def read_numeral(tokens: Tokens, at: int) -> Numeral | None:
    """The longest numeral that begins with the token `at`, or None."""
    vague = _vague(tokens, at)
    if vague is not None:
        return vague
    token = tokens[at]
    if token.kind == "number":
        return _figures(tokens, at)
    if token.text in _VULGAR:
        return Numeral(at, at + 1, _VULGAR[token.text])
    if token.lower in ("half", "quarter") or tokens.starts(at, ("a", "quarter")):
        return _part_of_scale(tokens, at)
    return _words(tokens, at)


def _figures(tokens: Tokens, at: int) -> Numeral | None:
    value = Decimal(tokens[at].text.replace(",", ""))
    end = at + 1
    if tokens.tight(end) and tokens.lower(end) in ("st", "nd", "rd", "th"):
        return Numeral(at, end + 1, value, ordinal=True)
    if tokens[end].text in _VULGAR:
        value, end = value + _VULGAR[tokens[end].text], end + 1
    elif tokens.starts(end, ("and", "a", "half")):
        value, end = value + Decimal("0.5"), end + 3
    return _scaled(tokens, Numeral(at, end, value))


def _scaled(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The numeral with the magnitude words behind it: `1.5 million`, `2-million`, `3 hundred thousand`."""
    end = numeral.end + (tokens.lower(numeral.end) == "-" and tokens.lower(numeral.end + 1) in SCALES)
    word = tokens.lower(end)
    if word == "hundred":
        return _scaled(tokens, replace(numeral, end=end + 1, value=numeral.value * 100, scaled=True))
    if word == "dozen":
        return replace(numeral, end=end + 1, value=numeral.value * 12)
    if word not in SCALES:
        return numeral
    scaled = replace(numeral, end=end + 1, value=numeral.value * SCALES[word], scaled=True)
    # "five thousand billion": magnitudes multiply.
    return _scaled(tokens, scaled) if SCALES[word] == 1000 else scaled


def _part_of_scale(tokens: Tokens, at: int) -> Numeral | None:
    """`half a million`, `a quarter of a million`, `half a dozen`."""
    end = at + (tokens.lower(at) == "a")
    share = Decimal("0.5") if tokens.lower(end) == "half" else Decimal("0.25")
    end += 1
    end += tokens.lower(end) == "of"
    if tokens.lower(end) not in ("a", "-"):
        return None
    word = tokens.lower(end + 1)
    size = SCALES.get(word) or _GROUPS.get(word)
    return Numeral(at, end + 2, share * size, words=True, scaled=True) if size else None


def _vague(tokens: Tokens, at: int) -> Numeral | None:
    """`tens of millions`, `hundreds`, `several hundred thousand`."""
    for few in _FEW:
        if tokens.starts(at, few):
            return _few(tokens, at, at + len(few))
    power = _PLURAL_SCALES.get(tokens.lower(at))
    if power is None:
        return None
    end = at + 1
    if tokens.lower(end) == "of" and tokens.lower(end + 1) in _PLURAL_SCALES:
        power, end = power + _PLURAL_SCALES[tokens.lower(end + 1)], end + 2
    elif tokens.lower(at) == "tens":
        return None
    return Numeral(at, end, Decimal(10) ** power, words=True, vague=True)


def _few(tokens: Tokens, at: int, end: int) -> Numeral | None:
    power = 0
    while tokens.lower(end) in SCALES or tokens.lower(end) in ("hundred", "dozen"):
        word = tokens.lower(end)
        power += 2 if word == "hundred" else 1 if word == "dozen" else len(str(SCALES[word])) - 1
        end += 1
    return Numeral(at, end, Decimal(10) ** power, words=True, vague=True) if power else None


class _Sum:
    """A number in words while it is added up."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section: Decimal | None = None
        self.last = Decimal(10**15)
        self.scaled = False

    def small(self, value: int) -> bool:
        """Take `three` or `seventeen`; False if it cannot stand here."""
        if self.section is None:
            self.section = Decimal(value)
            return True
        room = self.section % 100 == 0 and self.section > 0
        after_tens = self.section % 10 == 0 and self.section % 100 >= 20 and 0 < value < 10
        if not (room or after_tens) or value == 0:
            return False
        self.section += value
        return True

    def tens(self, value: int) -> bool:
        """Take `forty`; False if it cannot stand here."""
        if self.section is not None and (self.section % 100 or not self.section):
            return False
        self.section = (self.section or Decimal(0)) + value
        return True

    def hundred(self) -> bool:
        if self.section is None or not 0 < self.section < 100:
            return False
        self.section *= 100
        self.scaled = True
        return True

    def scale(self, size: int) -> bool:
        if self.section is None or size >= self.last:
            return False
        self.total += self.section * size
        self.section, self.last, self.scaled = None, Decimal(size), True
        return True

    @property
    def value(self) -> Decimal:
        return self.total + (self.section or 0)


def _words(tokens: Tokens, at: int) -> Numeral | None:
    so_far, end, ordinal = _Sum(), at, False
    if tokens.lower(at) in ("a", "an"):
        after = tokens.lower(at + 1)
        if after in _GROUPS and after != "score":
            return Numeral(at, at + 2, Decimal(_GROUPS[after]), words=True)
        if after != "hundred" and after not in SCALES:
            return None
        so_far.small(1)
        end = at + 1
    place = end
    while place - at < _LONGEST:
        step = _step(tokens, place, so_far, first=place == at)
        if step is None:
            break
        place, ordinal = step
        end = place
        if ordinal:
            break
    if end == at or (end == at + 1 and tokens.lower(at) in ("a", "an")):
        return None
    numeral = Numeral(at, end, so_far.value, words=True, ordinal=ordinal, scaled=so_far.scaled)
    return numeral if ordinal else _with_half(tokens, numeral, so_far)


def _with_half(tokens: Tokens, numeral: Numeral, so_far: _Sum) -> Numeral:
    """`two and a half million`, `a million and a half`, `one dozen`, `three point five`."""
    end = numeral.end
    if tokens.starts(end, ("and", "a", "half")) and tokens.lower(end + 3) != "of":
        part = so_far.last / 2 if so_far.total and so_far.section is None else Decimal("0.5")
        return _scaled(tokens, replace(numeral, end=end + 3, value=numeral.value + part))
    if tokens.lower(end) == "point" and tokens.lower(end + 1) in ONES:
        digits, place = "", end + 1
        while len(digits) < _LONGEST and ONES.get(tokens.lower(place), 10) < 10:
            digits, place = digits + str(ONES[tokens.lower(place)]), place + 1
        return _scaled(tokens, replace(numeral, end=place, value=numeral.value + Decimal(f"0.{digits}")))
    if tokens.lower(end) == "dozen" and not numeral.scaled:
        return replace(numeral, end=end + 1, value=numeral.value * 12)
    return numeral


def _step(tokens: Tokens, place: int, so_far: _Sum, *, first: bool) -> tuple[int, bool] | None:
    """Take the next word of a number; where it goes on, and whether the word made it an ordinal."""
    if not first:
        hyphen = tokens.lower(place) == "-" and tokens.tight(place) and tokens.tight(place + 1)
        joined = tokens.lower(place) == "and" and so_far.scaled and _goes_on(tokens, place + 1, so_far)
        place += hyphen or joined
    word = tokens.lower(place)
    if word in ONES:
        return (place + 1, False) if so_far.small(ONES[word]) else None
    if word in TENS:
        return (place + 1, False) if so_far.tens(TENS[word]) else None
    if word == "hundred":
        return (place + 1, False) if so_far.hundred() else None
    if word in SCALES and so_far.section is not None:
        return (place + 1, False) if so_far.scale(SCALES[word]) else None
    if word in ORDINALS:
        return _ordinal_step(place, word, so_far, first=first)
    return None


def _ordinal_step(place: int, word: str, so_far: _Sum, *, first: bool) -> tuple[int, bool] | None:
    value = ORDINALS[word]
    # "one third" and "three fifths" are shares, no ordinals.
    if not first and so_far.section is not None and so_far.section % 10 and value < 100:
        return None
    if value >= 100:
        taken = so_far.hundred() if value == 100 else so_far.scale(value)
        return (place + 1, True) if taken else None
    taken = so_far.tens(value) if value >= 20 else so_far.small(value)
    return (place + 1, True) if taken else None


def _goes_on(tokens: Tokens, at: int, so_far: _Sum) -> bool:
    """Whether the word behind `and` belongs to the number: not in `three million and five million`."""
    word = tokens.lower(at)
    if not (word in ONES or word in TENS or ORDINALS.get(word, 100) < 100):
        return False
    if so_far.section is not None:
        return True
    following = _words(tokens, at)
    return following is None or (following.value < so_far.last and not following.scaled)
