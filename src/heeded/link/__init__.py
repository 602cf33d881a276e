"""Statements of several readings in, links between them out."""

from heeded.link.linkers import LINKERS, links, nearest
from heeded.link.passages import Passage, passages
from heeded.link.replies import reply_links

__all__ = ["LINKERS", "Passage", "links", "nearest", "passages", "reply_links"]
