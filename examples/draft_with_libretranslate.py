"""A draft by a LibreTranslate server of one's own; what was answered is kept beside the report.

python examples/draft_with_libretranslate.py http://127.0.0.1:5000 [REPORT]
"""

import sys
from collections import Counter
from pathlib import Path

import textkit

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "seeds" / "acftu-17th-congress-report-2018.txt"


def main(base_url: str, report: str = str(REPORT)) -> None:
    doc = textkit.segment(textkit.repair(textkit.read(report)))
    statuses: Counter[str] = Counter()
    bitext = textkit.draft(
        doc,
        engine="libretranslate",
        options={"base_url": base_url},
        cache="answers.sqlite",
        progress=lambda outcome, *_: statuses.update([outcome.status]),
    )
    textkit.write(bitext, "draft.tmx")
    print(bitext)
    print(", ".join(f"{count} {status}" for status, count in statuses.items()))


if __name__ == "__main__":
    main(*sys.argv[1:])
