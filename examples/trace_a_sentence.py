"""Where a sentence comes from: its place in the raw file, and every repair behind it.

python examples/trace_a_sentence.py [REPORT [WORD]]
"""

import sys
from pathlib import Path

import textkit

ROOT = Path(__file__).resolve().parent.parent


def main(
    report: str = str(ROOT / "seeds" / "acftu-17th-congress-report-2018.txt"), word: str = "援疆援藏"
) -> None:
    text = textkit.repair(textkit.read(report))
    doc = textkit.segment(text)
    sentence = next((s for s in doc.sentences if word in doc.text_of(s)), None)
    if sentence is None:
        sys.exit(f"no sentence holds {word}")

    print(sentence.id, doc.text_of(sentence))
    for start, end in text.to_raw(sentence.start, sentence.end):
        print(f"raw {start}..{end}, page {text.page_of(sentence.start)}: {text.raw[start:end]!r}")
    for edit in text.explain(sentence.start, sentence.end):
        print(f"  {edit.rule}: {edit.old!r} -> {edit.new!r}")

    # Take the repairs of this sentence back, and those of no other.
    undone = text.undo(spans=text.to_raw(sentence.start, sentence.end))
    print(f"{len(text.edits)} edits, {len(undone.edits)} without those of the sentence")
    assert text.undo().text == text.raw


if __name__ == "__main__":
    main(*sys.argv[1:])
