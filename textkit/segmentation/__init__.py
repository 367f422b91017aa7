"""Segmentation: blocks with their kinds and levels, and sentences."""

from textkit.segmentation.segmenting import segment
from textkit.segmentation.sentences import sentences

__all__ = ["segment", "sentences"]
