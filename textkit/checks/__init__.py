"""Checks: what is doubtful about a translation, said so that a translator understands it."""

from textkit.checks.checking import CHECKS, check, chosen_checks, with_issues
from textkit.checks.model import Check, Issue, Severity, Side
from textkit.checks.patterns import Pattern, patterns_from_rows, read_patterns
from textkit.checks.view import View

__all__ = [
    "CHECKS",
    "Check",
    "Issue",
    "Pattern",
    "Severity",
    "Side",
    "View",
    "check",
    "chosen_checks",
    "patterns_from_rows",
    "read_patterns",
    "with_issues",
]
