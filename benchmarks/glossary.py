"""Speed of term matching: the report's sentences, called one by one, with made-up glossaries.

    python benchmarks/glossary.py [TEXT]

Terms of random Han strings hardly ever match; the glossaries named "of the text" hold pieces of the text
as well, so that a match stands every few characters. MB are millions of bytes of UTF-8,
seconds are seconds of the processor.
"""

import random
import sys
import time
from pathlib import Path

from textkit.glossary import Glossary, Term
from textkit.glossary.folding import FOLDS, check_folds
from textkit.glossary.index import DictionaryIndex, best_index
from textkit.glossary.matching import Matcher

ROOT = Path(__file__).resolve().parent.parent
HAN = (0x4E00, 0x9FA5)
REPEAT = 5
SHARE_OF_TEXT = 0.2


def sentences(path: Path) -> list[str]:
    text = "".join(path.read_text(encoding="utf-8").split())
    return [sentence + "。" for sentence in text.split("。") if sentence]


def random_terms(rng: random.Random, count: int) -> list[str]:
    found: set[str] = set()
    while len(found) < count:
        found.add("".join(chr(rng.randint(*HAN)) for _ in range(rng.randint(2, 8))))
    return sorted(found)


def terms_of_text(rng: random.Random, count: int, units: list[str]) -> list[str]:
    text = "".join(units)
    found = set(random_terms(rng, round(count * (1 - SHARE_OF_TEXT))))
    limit = count + len(text)
    while len(found) < count and (limit := limit - 1):
        start = rng.randrange(len(text) - 8)
        found.add(text[start : start + rng.randint(2, 6)])
    return sorted(found)


def measure(name: str, sources: list[str], units: list[str], folds: tuple[str, ...], engine: type) -> None:
    terms = [Term(source, ("x",)) for source in sources]
    begin = time.process_time()
    matcher = Matcher(terms, check_folds(folds), engine)
    built = time.process_time() - begin
    matcher.find(units[0])
    best = float("inf")
    for _ in range(REPEAT):
        begin = time.process_time()
        hits = sum(len(matcher.find(unit)) for unit in units)
        best = min(best, time.process_time() - begin)
    size = sum(len(unit.encode()) for unit in units) / 1e6
    fold = "+".join(folds)
    speed = f"{size / best:8.1f}"
    print(f"{name:30} {engine.__name__:16} {fold:30} {len(terms):8} {built:8.2f} {speed} {hits:8}")


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else next((ROOT / "seeds").glob("*.txt"))
    units = sentences(path)
    rng = random.Random(1)
    default = ("case", "width")
    print(f"{path.name}: {len(units)} sentences")
    print(f"{'glossary':30} {'engine':16} {'fold':30} {'terms':>8} {'build s':>8} {'MB/s':>8} {'hits':>8}")
    shipped = [t.source for t in Glossary.read(*sorted((ROOT / "glossaries" / "zh-en").glob("*.csv")))]
    for engine in dict.fromkeys((best_index(), DictionaryIndex)):
        measure("shipped", shipped, units, default, engine)
        for count in (10_000, 100_000):
            measure("random", random_terms(rng, count), units, default, engine)
            measure("random and of the text", terms_of_text(rng, count, units), units, default, engine)
    measure("shipped", shipped, units, FOLDS, best_index())
    measure("random and of the text", terms_of_text(rng, 100_000, units), units, FOLDS, best_index())


if __name__ == "__main__":
    main()
