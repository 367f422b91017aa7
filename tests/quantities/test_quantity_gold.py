"""The evaluation rows, where they are at hand."""

import csv

from textkit.quantities import find_quantities


def test_evaluation_rows(evaluation):
    with (evaluation / "data" / "quantities" / "quantities-dev.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong, converted, asked = [], [], 0
    for row in rows:
        start, end = int(row["span_start"]), int(row["span_end"])
        touching = [q for q in find_quantities(row["context"]) if q.start < end and q.end > start]
        if row["kind"] == "lexical":
            converted += [row["zh"]] if touching else []
        elif row["convert"] == "yes":
            asked += 1
            values = {q.value_text for q in touching}
            wrong += [] if row["value"] in values else [(row["zh"], row["value"], values)]
    assert converted == []
    assert len(wrong) <= 0.03 * asked, wrong
