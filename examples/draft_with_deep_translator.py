"""A draft by an engine of deep-translator, such as mymemory or google.

python examples/draft_with_deep_translator.py ENGINE REPORT [BASE_URL SOURCE_CODE TARGET_CODE TARGET]

With a base URL the same classes ask a server of one's own: Apertium's apertium-apy speaks MyMemory's JSON.
"""

import sys

import textkit


def main(
    engine: str, report: str, base_url: str = "", source: str = "", target: str = "", language: str = "en"
) -> None:
    doc = textkit.segment(textkit.repair(textkit.read(report)))
    options = {"base_url": base_url, "source_code": source, "target_code": target}

    bitext = textkit.draft(doc, engine=engine, options=options, target=language)
    textkit.write(bitext, "draft.csv")
    for unit in bitext.units:
        print(unit.source, unit.target, sep="\t")
    print(bitext)


if __name__ == "__main__":
    main(*sys.argv[1:])
