"""Readings and links in, what can be concluded from them out."""

from heeded.assess.dates import next_dates
from heeded.assess.outcome import outcomes

__all__ = ["next_dates", "outcomes"]
