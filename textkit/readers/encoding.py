"""Bytes to text: which encoding it is, how sure that is, and what could not be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textkit.errors import ReadError
from textkit.readers.codec import REPLACEMENT, Plain, by_bom, codec_name, decode_as
from textkit.readers.guess import CHINESE, Reading, confidence, rank
from textkit.readers.mixed import Difference, decode_lines, first_difference
from textkit.readers.mojibake import fix_mojibake, lost_text
from textkit.readers.plausibility import mean_beyond_ascii

__all__ = ["Decoded", "decode", "fix_mojibake"]

_SHORT = 32
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_LONG = re.compile(rb"[\xe0-\xf4]")
_INSIDE_WORDS = re.compile("(?<=[A-Za-z])[^\x00-\x7f](?=[a-z])")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
# Mean log likelihood below which a reading is refused or warned of; the mean of few characters scatters more.
_REFUSED = -10.5
_UNUSUAL = -9.0
_SLACK = 5.0
_UNCERTAIN = 0.9
_MOJIBAKE_SAMPLE = 1 << 18
_REPLACE_HINT = "errors='replace' (--errors=replace) reads it with U+FFFD"
_NAME_HINT = "name the encoding (--encoding)"


@dataclass(frozen=True)
class Decoded:
    """A decoded input.

    Attributes:
        text: the text; a byte-order mark and carriage returns stay in it.
        encoding: the codec that read it, or "mixed".
        confidence: 0 to 1; 1 if the encoding was given, marked or cannot be another.
        warnings: what a person should know, one line each.
        replaced: how many places are U+FFFD because their bytes could not be read.
    """

    text: str
    encoding: str
    confidence: float
    warnings: tuple[str, ...] = ()
    replaced: int = 0


def decode(data: bytes, *, encoding: str | None = None, errors: str = "strict") -> Decoded:
    """Decode Chinese text: by `encoding`, by byte-order mark, as UTF-8 if it is valid, else by likelihood.

    Args:
        data: the whole input.
        encoding: a codec name; "mixed" reads each line as UTF-8 or GB 18030 or Big5. Default: find out.
        errors: "strict" refuses what does not decode, "replace" reads it with U+FFFD and says so.

    Raises:
        ReadError: the bytes do not decode, the lines are in different encodings, or no encoding makes
            sense of them; the message names the byte offset.
        ValueError: an unknown encoding or an unknown value of `errors`.

    >>> decode("工会报告".encode("gbk")).text
    '工会报告'
    """
    if errors not in ("strict", "replace"):
        raise ValueError(f"errors must be 'strict' or 'replace', not {errors!r}")
    if encoding is not None:
        return _given(data, encoding, errors)
    marked = by_bom(data)
    if marked:
        return _result(_decode(data, marked, errors), marked, 1.0)
    if not _CONTROL.search(data):
        try:
            return _valid(data, Plain(data.decode("utf-8"), 0, 0))
        except UnicodeDecodeError as error:
            if _is_cut_off(data, error):
                return _result(_decode(data, "utf-8", errors), "utf-8", 1.0)
    return _guessed(data, errors)


def _valid(data: bytes, plain: Plain) -> Decoded:
    """What is valid UTF-8 is UTF-8; but a few bytes without its long sequences may be so by chance."""
    if len(data) < _SHORT and not _LONG.search(data):
        best = rank(data, CHINESE)[0].encoding
        if best != "utf-8":
            said = f"{len(data)} bytes, valid as utf-8 but likelier as {best}; --encoding overrides"
            return _result(plain, "utf-8", 0.5, (said,))
    return _result(plain, "utf-8", 1.0)


def _is_cut_off(data: bytes, error: UnicodeDecodeError) -> bool:
    """All is valid UTF-8 but the beginning of a character at the end, and three-byte sequences prove it."""
    return (
        error.end == len(data) and "end of data" in error.reason and bool(_LONG.search(data, 0, error.start))
    )


def _given(data: bytes, encoding: str, errors: str) -> Decoded:
    if encoding.lower() == "mixed":
        plain, lines = decode_lines(data, errors)
        return _result(plain, "mixed", 1.0, lines)
    name = codec_name(encoding)
    if name in ("utf-16", "utf-32"):
        name = _byte_order(data, name)
    return _result(_decode(data, name, errors), name, 1.0)


def _byte_order(data: bytes, name: str) -> str:
    little, big = f"{name}-le", f"{name}-be"
    marked = by_bom(data)
    if marked in (little, big):
        return marked
    return rank(data, (little, big))[0].encoding if name == "utf-16" else little


def _guessed(data: bytes, errors: str) -> Decoded:
    readings = rank(data, CHINESE)
    best = next((r for r in readings if _is_damaged_utf8(r)), readings[0])
    difference = None if best.encoding.startswith("utf-16") else first_difference(data)
    if difference:
        return _mixed(data, difference, errors)
    sure = confidence(readings) if best is readings[0] else 1.0
    doubt = _doubt(best.text, best.encoding)
    if doubt and errors == "strict":
        raise ReadError(f"byte {_first_odd(data)}: encoding not recognised: {doubt}; {_NAME_HINT}")
    warnings = [doubt] if doubt else []
    if best.encoding != "utf-8":
        warnings += _about_guess(len(data), best, sure, readings[1].encoding)
    return _result(_decode(data, best.encoding, errors), best.encoding, sure, tuple(warnings))


def _mixed(data: bytes, difference: Difference, errors: str) -> Decoded:
    where = f"byte {difference.offset} (line {difference.line})"
    said = f"{where}: this line is {difference.encoding}, those before are {difference.before}"
    if errors == "strict":
        raise ReadError(f"{said}; --encoding=mixed reads each line in its own")
    plain, lines = decode_lines(data, errors)
    return _result(plain, "mixed", 0.9, (said, *lines))


def _is_damaged_utf8(reading: Reading) -> bool:
    """Other encodings hardly ever form the long sequences of UTF-8: few bad bytes among many are damage."""
    if reading.encoding != "utf-8":
        return False
    long = sum(1 for ch in reading.text if ch > "\u07ff" and ch != REPLACEMENT)
    return long >= 4 and long > 4 * reading.text.count(REPLACEMENT)


def _decode(data: bytes, encoding: str, errors: str) -> Plain:
    try:
        return decode_as(data, encoding, errors)
    except ReadError as error:
        raise ReadError(f"{error}; {_REPLACE_HINT}") from None


def _first_odd(data: bytes) -> int:
    found = re.search(rb"[\x00-\x08\x0e-\x1f\x80-\xff]", data)
    return found.start() if found else 0


def _doubt(text: str, encoding: str) -> str:
    """Why the likeliest reading is still no Chinese text; empty if it may well be."""
    mean, characters = mean_beyond_ascii(text)
    if encoding == "utf-8" or not characters:
        return ""
    if len(_KANA.findall(text)) > 0.15 * characters:
        return f"read as {encoding} it holds much kana (is it shift_jis or euc_jp?)"
    if len(_INSIDE_WORDS.findall(text)) > 0.5 * characters:
        return f"read as {encoding} its hanzi stand inside Latin words (is it cp1252?)"
    if mean < _REFUSED - _SLACK / characters**0.5:
        return f"read as {encoding}, the likeliest, it makes no Chinese text"
    return ""


def _about_guess(size: int, best: Reading, sure: float, second: str) -> list[str]:
    mean, characters = mean_beyond_ascii(best.text)
    if size < _SHORT:
        return [f"encoding {best.encoding} is guessed from {size} bytes only; --encoding overrides"]
    if sure < _UNCERTAIN:
        return [f"encoding {best.encoding} is uncertain ({sure:.2f}, next is {second}); --encoding overrides"]
    if characters and mean < _UNUSUAL - _SLACK / characters**0.5:
        return [f"read as {best.encoding} the characters are unusual for Chinese; --encoding overrides"]
    return []


def _result(plain: Plain, encoding: str, sure: float, warnings: tuple[str, ...] = ()) -> Decoded:
    said = list(warnings)
    if plain.replaced:
        said.append(f"bytes that are not {encoding} were replaced by U+FFFD (places: {plain.replaced})")
    if plain.surrogates:
        said.append(f"lone surrogates were replaced by U+FFFD (places: {plain.surrogates})")
    said += _about_content(plain.text)
    return Decoded(plain.text, encoding, sure, tuple(said), plain.replaced + plain.surrogates)


def _about_content(text: str) -> list[str]:
    said: list[str] = []
    lost = lost_text(text)
    if lost:
        said.append(
            f"text was lost before this file was made and cannot be recovered (锟斤拷, 烫烫烫: {lost})"
        )
    if fix_mojibake(text[:_MOJIBAKE_SAMPLE]):
        said.append("looks like UTF-8 that was once read as Latin-1 (ä¸\xadå›½); --fix-mojibake undoes it")
    if not text.strip("\ufeff"):
        said.append("holds only a byte-order mark" if text else "is empty")
    elif not text.strip("\ufeff \t\r\n\f\v\u3000\xa0"):
        said.append("holds only white space")
    return said
