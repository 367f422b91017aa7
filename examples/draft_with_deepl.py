"""What a draft by DeepL would cost, then the draft; the glossary becomes one at DeepL.

TEXTKIT_DEEPL_KEY=… python examples/draft_with_deepl.py [REPORT [BASE_URL]]
"""

import sys
from pathlib import Path

import textkit
from textkit.drafting import estimate

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "seeds" / "acftu-17th-congress-report-2018.txt"


def main(report: str = str(REPORT), base_url: str = "") -> None:
    doc = textkit.segment(textkit.repair(textkit.read(report)))
    terms = textkit.Glossary.read(ROOT / "glossaries" / "zh-en" / "trade-unions.csv")
    options = {"base_url": base_url, "price": "20"}

    plan = estimate(doc, glossary=terms, engine="deepl", options=options)
    print(f"{plan.characters} characters, {plan.requests} requests, about {plan.cost:.2f}")
    bitext = textkit.draft(doc, glossary=terms, engine="deepl", options=options, target="en-GB")
    textkit.write(bitext, "draft.xlf")
    print(bitext)


if __name__ == "__main__":
    main(*sys.argv[1:])
