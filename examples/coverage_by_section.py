"""How much of each section the glossaries cover, and which long sentences have no term at all.

python examples/coverage_by_section.py [REPORT [GLOSSARY…]]
"""

import sys
from pathlib import Path

import textkit

ROOT = Path(__file__).resolve().parent.parent


def main(report: str = str(ROOT / "seeds" / "acftu-17th-congress-report-2018.txt"), *glossaries: str) -> None:
    paths = glossaries or sorted((ROOT / "glossaries" / "zh-en").glob("*.csv"))
    doc = textkit.segment(textkit.repair(textkit.read(report)))
    bitext = textkit.draft(doc, glossary=textkit.Glossary.read(*paths))

    section, units = "(before the first heading)", []
    for unit in bitext.units:
        if unit.kind == "heading":
            show(section, units)
            section, units = unit.source, []
        units.append(unit)
    show(section, units)

    print("\nwithout a term:")
    for unit in sorted(bitext.units, key=lambda unit: -len(unit.source)):
        if not unit.terms and len(unit.source) > 20:
            print(f"  {unit.id} page {unit.page}: {unit.source[:40]}")


def show(section: str, units: list[textkit.Unit]) -> None:
    """A line for a section: share covered, number of terms and of quantities, heading."""
    size = sum(len(unit.source) for unit in units)
    covered = sum(len(unit.source) * (unit.coverage or 0) for unit in units)
    if size:
        terms, quantities = sum(len(u.terms) for u in units), sum(len(u.quantities) for u in units)
        print(f"{covered / size:4.0%}  {terms:4} terms  {quantities:3} numbers  {section}")


if __name__ == "__main__":
    main(*sys.argv[1:])
