"""Paths that a person gave in, `Document`s out: found, read, identified, and corrected by the folder's sidecar."""

from heeded.ingest.reading import read
from heeded.ingest.sources import Source, Unread, shown, sources
from heeded.ingest.submitted import submitted

__all__ = ["Source", "Unread", "read", "shown", "sources", "submitted"]
