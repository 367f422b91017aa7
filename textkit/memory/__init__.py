"""Translation memories: what has been translated once is found again, exactly or nearly."""

from textkit.memory.filling import apply, fill
from textkit.memory.memory import Memory
from textkit.memory.model import Added, Entry, MemoryMatch

__all__ = ["Added", "Entry", "Memory", "MemoryMatch", "apply", "fill"]
