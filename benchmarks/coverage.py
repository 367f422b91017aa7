"""How much of a text the shipped glossaries cover.

    python benchmarks/coverage.py [TEXT] [GLOSSARY…]

For each glossary, and for all of them read together: terms in the file, different terms found, places
where they stand, and the share of the text's Han characters that lie inside them.
"""

import re
import sys
from pathlib import Path

import textkit

ROOT = Path(__file__).resolve().parent.parent
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


def measure(name: str, glossary: textkit.Glossary, sentences: list[str]) -> None:
    found = [(sentence, match) for sentence in sentences for match in glossary.find(sentence)]
    inside = sum(len(HAN.findall(sentence[match.start : match.end])) for sentence, match in found)
    share = inside / max(1, sum(len(HAN.findall(sentence)) for sentence in sentences))
    different = len({match.term.source for _, match in found})
    print(f"{name:24} {len(glossary):8} {different:10} {len(found):8} {share:8.1%}")


def main() -> None:
    text = Path(sys.argv[1]) if len(sys.argv) > 1 else next((ROOT / "seeds").glob("*.txt"))
    paths = [Path(path) for path in sys.argv[2:]] or sorted((ROOT / "glossaries" / "zh-en").glob("*.csv"))
    document = textkit.segment(textkit.repair(textkit.read(text)))
    whole = str(document.text)
    sentences = [whole[sentence.start : sentence.end] for sentence in document.sentences]
    print(f"{text.name}: {len(sentences)} sentences")
    print(f"{'glossary':24} {'terms':>8} {'different':>10} {'places':>8} {'covered':>8}")
    for path in paths:
        measure(path.stem, textkit.Glossary.read(path), sentences)
    if len(paths) > 1:
        measure("all of them", textkit.Glossary.read(*paths), sentences)


if __name__ == "__main__":
    main()
