"""Statements of several readings in, links between them out."""

from heeded.link.replies import reply_links

__all__ = ["reply_links"]
