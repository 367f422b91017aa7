"""The figures of a unit's two sides, and which of them belong together."""

from textkit.checks.figures.comparing import Comparison, compare
from textkit.checks.figures.figure import Figure, figures_of

__all__ = ["Comparison", "Figure", "compare", "figures_of"]
