"""Numbers, amounts, dates and periods of an English text, so that they can be held against the Chinese."""

from textkit.quantities.english_text.find import find_english_quantities

__all__ = ["find_english_quantities"]
