"""Translation engines, and the guard that stands between them and a document.

An engine is small: it sends texts to a service and hands back what it answered. Time limits, retries,
size limits, placeholders, the cache and the judgement of answers are the guard's.
"""

from textkit.engines.model import Context, Engine, Limit, Segment, Traits
from textkit.engines.registry import engine_names, open_engine

__all__ = ["Context", "Engine", "Limit", "Segment", "Traits", "engine_names", "open_engine"]
