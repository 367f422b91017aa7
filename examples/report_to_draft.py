"""From a report to a draft: a page to read, a memory and a file for translation tools.

python examples/report_to_draft.py [REPORT [FOLDER]]
"""

import sys
from pathlib import Path

import textkit

ROOT = Path(__file__).resolve().parent.parent


def main(
    report: str = str(ROOT / "seeds" / "acftu-17th-congress-report-2018.txt"), folder: str = "out"
) -> None:
    text = textkit.repair(textkit.read(report))
    doc = textkit.segment(text)
    terms = textkit.Glossary.read(*sorted((ROOT / "glossaries" / "zh-en").glob("*.csv")))
    bitext = textkit.draft(doc, glossary=terms)

    Path(folder).mkdir(parents=True, exist_ok=True)
    for suffix in ("html", "tmx", "xlf"):
        path = Path(folder, Path(report).stem).with_suffix(f".{suffix}")
        textkit.write(bitext, path)
        print(path)
    print(bitext)


if __name__ == "__main__":
    main(*sys.argv[1:])
