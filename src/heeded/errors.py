"""The errors that Heeded raises on purpose; each message names the file or value, what is wrong and what to do."""

__all__ = ["HeededError", "HeededWarning", "IngestError", "ModelError", "StoreError", "UsageError", "VocabularyError"]


class HeededError(Exception):
    """Root of all errors raised on purpose; its text is shown to the user as it is."""


class IngestError(HeededError):
    """A file could not be read; the build turns it into a Problem and goes on."""


class VocabularyError(HeededError):
    """A term that no vocabulary file knows, or a vocabulary file that contradicts itself."""


class ModelError(HeededError):
    """A model file is absent, damaged or of another version."""


class StoreError(HeededError):
    """The store refuses a value or cannot be opened."""


class UsageError(HeededError):
    """A command was given something it cannot work with; the command line exits with status 2."""


class HeededWarning(UserWarning):
    """Something is left out, and the work goes on; the command line prints its text."""
