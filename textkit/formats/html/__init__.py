"""The review page: a bitext as one HTML file that opens anywhere and prints well."""

from textkit.formats.html.page import dumps

__all__ = ["dumps", "write"]

write = dumps
