"""Speed of a translation memory: look-ups in a memory of made-up sentences, by kind of match.

    python benchmarks/memory.py [ENTRIES [LOOKUPS]]

The sentences are random walks over the report in seeds/, from one character pair to the next, so that
characters and words are as frequent as in a real text; a number stands in every third. Of the look-ups a
fifth is in the memory as it is, two fifths with one to five edits, a tenth with another number, the
rest is new. Times are of the wall clock, on one core.
"""

import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from textkit.bitext import Bitext, Unit
from textkit.memory import Memory

ROOT = Path(__file__).resolve().parent.parent
SHARES = (("exact", 2), ("edited", 4), ("number", 1), ("new", 3))


class Walk:
    """Random sentences in the manner of a text."""

    def __init__(self, text: str, rng: random.Random) -> None:
        self._rng = rng
        self._next: dict[str, list[str]] = defaultdict(list)
        self._starts = [text[n + 1 : n + 3] for n, char in enumerate(text[:-2]) if char in "。，"]
        for n in range(len(text) - 2):
            self._next[text[n : n + 2]].append(text[n + 2])
        self._all = text

    def sentence(self) -> str:
        length = max(4, round(self._rng.lognormvariate(3.4, 0.6)))
        out = self._rng.choice(self._starts)
        while len(out) < length:
            out += self._rng.choice(self._next.get(out[-2:]) or self._all)
        number = f"{self._rng.randint(2, 9999)}万元" if self._rng.random() < 1 / 3 else ""
        return f"{out}{number}。"

    def edited(self, sentence: str) -> str:
        chars = list(sentence)
        for _ in range(self._rng.randint(1, 5)):
            place = self._rng.randrange(len(chars))
            instead = self._rng.choice(["", self._rng.choice(self._all)])
            chars[place : place + self._rng.randint(0, 1)] = instead
        return "".join(chars) or sentence

    def renumbered(self, sentence: str) -> str:
        return sentence.replace("万元。", "1万元。") if "万元。" in sentence else sentence


def questions(walk: Walk, sources: list[str], count: int, rng: random.Random) -> list[tuple[str, str]]:
    kinds = [kind for kind, share in SHARES for _ in range(share)]
    asked = []
    for n in range(count):
        kind, source = kinds[n % len(kinds)], rng.choice(sources)
        made = {"exact": source, "edited": walk.edited(source), "number": walk.renumbered(source)}
        asked.append((kind, made.get(kind) or walk.sentence()))
    return asked


def main() -> None:
    entries, lookups = (int(word) for word in (sys.argv[1:] + ["100000", "10000"][len(sys.argv) - 1 :]))
    rng = random.Random(1)
    report = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    walk = Walk("".join(report.split()), rng)
    sources = [walk.sentence() for _ in range(entries)]
    units = [Unit(f"u{n}", source, f"Target {n}.", "reviewed") for n, source in enumerate(sources)]
    asked = questions(walk, sources, lookups, rng)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tm"
        begin = time.perf_counter()
        with Memory.open(path) as memory:
            memory.add(Bitext(tuple(units)))
        size = path.stat().st_size / 1e6
        print(f"{entries} pairs added in {time.perf_counter() - begin:.1f} s, {size:.1f} MB on the disk")
        with Memory.open(path) as memory:
            begin = time.perf_counter()
            memory.lookup(sources[0])
            print(f"first look-up {time.perf_counter() - begin:.2f} s")
            measure(memory, asked)


def measure(memory: Memory, asked: list[tuple[str, str]]) -> None:
    spent: Counter[str] = Counter()
    found: Counter[str] = Counter()
    counts = Counter(kind for kind, _ in asked)
    for kind, source in asked:
        begin = time.perf_counter()
        found[kind] += bool(memory.lookup(source))
        spent[kind] += time.perf_counter() - begin
    print(f"{'look-ups':10} {'number':>8} {'matched':>8} {'seconds':>8} {'ms each':>8}")
    for kind in counts:
        print(row(kind, counts[kind], found[kind], spent[kind]))
    print(row("all", len(asked), found.total(), sum(spent.values())))


def row(kind: str, number: int, matched: int, seconds: float) -> str:
    return f"{kind:10} {number:8} {matched:8} {seconds:8.2f} {1000 * seconds / number:8.2f}"


if __name__ == "__main__":
    main()
