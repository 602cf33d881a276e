"""Statements of several readings in, links between them out."""

from heeded.link.linkers import LINKERS, links, nearest, thresholds
from heeded.link.passages import Passage, passages, reviews_spoken_of
from heeded.link.propose import Proposal, propose
from heeded.link.replies import reply_links

__all__ = [
    "LINKERS", "Passage", "Proposal", "links", "nearest", "passages", "propose", "reply_links", "reviews_spoken_of",
    "thresholds",
]  # fmt: skip
