"""Glossaries: what a source term is called in the target language, and where it stands in a text."""

from textkit.glossary.files import is_glossary
from textkit.glossary.glossary import Glossary
from textkit.glossary.losing import losses
from textkit.glossary.merging import Override, merge_report
from textkit.glossary.model import Match, Term
from textkit.glossary.writing import convert_glossary, write_glossary

__all__ = [
    "Glossary",
    "Match",
    "Override",
    "Term",
    "convert_glossary",
    "is_glossary",
    "losses",
    "merge_report",
    "write_glossary",
]
