"""Numbers, amounts, dates and periods of a text."""

from textkit.quantities.find import find_quantities
from textkit.quantities.model import Kind, Quantity

__all__ = ["Kind", "Quantity", "find_quantities"]
