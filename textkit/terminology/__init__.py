"""Terms beyond matching: how they fared in a translation, and which ones a glossary lacks."""

from textkit.terminology.candidate_table import candidates_csv
from textkit.terminology.extraction import Candidate, candidates
from textkit.terminology.metrics import consistency, success_rate
from textkit.terminology.outcomes import TermOutcome, term_outcomes

__all__ = [
    "Candidate",
    "TermOutcome",
    "candidates",
    "candidates_csv",
    "consistency",
    "success_rate",
    "term_outcomes",
]
