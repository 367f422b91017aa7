"""How well the outcomes of terms agree with people, and how fast they are found.

    python benchmarks/term_outcomes.py [EVALUATION]

EVALUATION is the folder of evaluation data, by default what the environment variable TEXTKIT_EVAL names:
`data/terms/success_dev.jsonl` holds aligned sentences with the
outcome of each term as a person sees it, `data/parallel-dev` whole documents, `data/terms/*_terms.csv`
their terms. A problem is an outcome that a reviewer should see: variant, forbidden or absent.
"""

import collections
import csv
import json
import os
import sys
import time
from pathlib import Path

from textkit.glossary import Glossary
from textkit.terminology import term_outcomes

PROBLEMS = {"variant", "forbidden", "absent"}


def agreement(path: Path) -> collections.Counter[tuple[str, str]]:
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for term in row["terms"]:
            rows = [{"zh": term["zh"], "en": [term["en"], *term["variants"]], "forbidden": term["forbidden"]}]
            found = term_outcomes(row["zh"], row["en"], Glossary.from_rows(rows))
            have = next((o.outcome for o in found if o.match.term.source == term["zh"]), "absent")
            forbidden = term.get("forbidden_span") and term["label"] == "absent"
            seen["forbidden" if forbidden else term["label"], have] += 1
    return seen


def whole_glossary(folder: Path) -> Glossary:
    rows: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*_terms.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                targets = f"{row['en']}|{row['en_variants']}"
                rows.setdefault(row["zh"], {"zh": row["zh"], "en": targets, "pos": row["pos"]})
    return Glossary.from_rows(rows.values())


def main(folder: Path) -> None:
    seen = agreement(folder / "data" / "terms" / "success_dev.jsonl")
    total = seen.total()
    right = sum(count for (want, have), count in seen.items() if want == have)
    wanted = sum(count for (want, _), count in seen.items() if want in PROBLEMS)
    raised = sum(count for (_, have), count in seen.items() if have in PROBLEMS)
    both = sum(count for (want, have), count in seen.items() if {want, have} <= PROBLEMS)
    print(f"outcomes {right}/{total}   problems P {both / raised:.3f} R {both / wanted:.3f}")
    glossary = whole_glossary(folder / "data" / "terms")
    for path in sorted((folder / "data" / "parallel-dev").glob("*.json")):
        pairs = json.loads(path.read_text(encoding="utf-8"))["pairs"]
        texts = [("".join(pair["zh"]), " ".join(pair["en"])) for pair in pairs]
        begin = time.process_time()
        counts = collections.Counter(o.outcome for zh, en in texts for o in term_outcomes(zh, en, glossary))
        seconds = time.process_time() - begin
        print(f"{path.stem}: {len(texts)} pairs, {seconds:.2f} s, {dict(counts.most_common())}")


if __name__ == "__main__":
    data = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("TEXTKIT_EVAL")
    if data:
        main(Path(data))
    else:
        print("skipped: no folder of evaluation data, and TEXTKIT_EVAL is not set")
