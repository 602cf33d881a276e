"""Readings, links and what people decide in, what can be concluded from them out."""

from heeded.assess import index, judged
from heeded.assess.dates import next_dates
from heeded.assess.entering import Entered, assessment, unknown
from heeded.assess.outcome import outcomes
from heeded.assess.tables import Bad, Given, clashes, mapping_of, taken
from heeded.assess.twice import settled

__all__ = [
    "Bad",
    "Entered",
    "Given",
    "assessment",
    "clashes",
    "index",
    "judged",
    "mapping_of",
    "next_dates",
    "outcomes",
    "settled",
    "taken",
    "unknown",
]
