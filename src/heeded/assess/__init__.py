"""Readings and links in, what can be concluded from them out."""

from heeded.assess.outcome import outcomes

__all__ = ["outcomes"]
