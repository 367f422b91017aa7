"""A draft by a language model behind any OpenAI-compatible endpoint (vLLM, Ollama, llama.cpp, LM Studio).

python examples/draft_with_chat_model.py http://127.0.0.1:11434/v1 MODEL [REPORT]

A key, if the endpoint wants one, comes from TEXTKIT_OPENAI_KEY.
"""

import sys
from pathlib import Path

import textkit

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "seeds" / "acftu-17th-congress-report-2018.txt"


def main(base_url: str, model: str, report: str = str(REPORT)) -> None:
    doc = textkit.segment(textkit.repair(textkit.read(report)))
    terms = textkit.Glossary.read(*sorted((ROOT / "glossaries" / "zh-en").glob("*.csv")))
    options = {"base_url": base_url, "model": model}

    bitext = textkit.draft(doc, glossary=terms, engine="openai", options=options)
    textkit.write(bitext, "draft.xlf")
    print(bitext)
    print(bitext.units[0].origin)


if __name__ == "__main__":
    main(*sys.argv[1:])
