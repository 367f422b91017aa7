"""Drafts: from a document to a bitext, offline, with a memory, with an engine."""

from textkit.drafting.draft import draft, estimate
from textkit.drafting.offline import Piece, assemble, trimmed

__all__ = ["Piece", "assemble", "draft", "estimate", "trimmed"]
