"""An engine in ten lines: a name, a limit, a method. The guard does all the rest.

python examples/draft_with_own_engine.py

A package offers it to everybody by an entry point: [project.entry-points."textkit.engines"]
"""

from collections.abc import Sequence

import textkit
from textkit.engines import Context, Limit


class WordByWord:
    """Translates from a list of words, and knows no grammar."""

    name = "word-by-word"
    limit = Limit(text=200, texts=10)
    words = {"职工": " workers", "和": " and", "农民": " farmers", "服务": " serve", "。": "."}  # noqa: RUF012

    def translate(self, texts: Sequence[str], _source: str, _target: str, _context: Context) -> list[str]:
        for word, english in self.words.items():
            texts = [text.replace(word, english) for text in texts]
        return list(texts)


def main() -> None:
    doc = textkit.segment("工会服务职工和农民。")
    terms = textkit.Glossary.from_rows([{"zh": "工会", "en": "trade unions"}])
    bitext = textkit.draft(doc, glossary=terms, engine=WordByWord(), cache=":memory:")
    print(bitext.units[0].target)
    print(bitext)


if __name__ == "__main__":
    main()
