"""Glossaries: what a source term is called in the target language, and where it stands in a text."""

from textkit.glossary.glossary import Glossary
from textkit.glossary.model import Match, Term

__all__ = ["Glossary", "Match", "Term"]
