"""Documents and the day of a view in, those that were known on that day out: by their dates, or by what they tell."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from heeded.model import Document, Reading

if TYPE_CHECKING:
    from heeded.pipeline.concluding import View

__all__ = ["is_known", "known_documents", "tells_no_day"]


def is_known(reading: Reading, view: "View") -> bool:
    """Whether a document was there on the day of the view; one of which nothing tells a day was not."""
    from heeded.assess.knowing import earliest_day

    if view.as_of is None:
        return True
    day = earliest_day(reading, view.today)
    return day is not None and day <= view.as_of.isoformat()


def tells_no_day(reading: Reading, view: "View") -> bool:
    """Whether nothing tells when a document was written."""
    from heeded.assess.knowing import earliest_day

    return earliest_day(reading, view.today) is None


def known_documents(state: str, view: "View") -> Callable[[Document], bool]:
    """The same for documents alone: what they say of the State is looked up."""
    from heeded.assess.knowing import DATING
    from heeded.store import read

    if view.as_of is None:
        return lambda _: True
    readings = {each.document.key: each for each in read.sketches(view.viewer, DATING, state)}
    return lambda document: is_known(readings.get(document.key) or Reading(document), view)
