"""A State in; the counts of people affected, and the events, that the record has of it out."""

from typing import TYPE_CHECKING

from heeded.pipeline.concluding import View
from heeded.pipeline.knowing import is_known

if TYPE_CHECKING:
    from heeded.ledgers import Ledger
    from heeded.model import Citation, Event

__all__ = ["events", "figures"]


def figures(state: str, event: str | None, view: View) -> "tuple[Ledger, ...]":
    """The ledger of one event, asked for by name or date; else of every event with a name, and of all other counts."""
    from heeded.assess.figures import ledger, ledgers
    from heeded.store import read
    from heeded.vocabulary.named_events import event_of

    asked = event_of(state, event) if event else None
    readings = [each for each in read.readings(view.viewer, state) if is_known(each, view)]
    return (ledger(asked, readings),) if asked else ledgers(state, readings)


def events(state: str, view: View) -> "tuple[tuple[Event, tuple[Citation, ...]], ...]":
    """What happened in a State as documents tell it, the latest first and without a date at the end.

    What has the same name or kinds, date and place stands once, with every statement that tells it.
    """
    from heeded.assess.citing import cite
    from heeded.model import Event
    from heeded.pipeline.knowing import known_documents
    from heeded.store import read

    was_there = known_documents(state, view)
    told: dict[Event, list[Citation]] = {}
    for reading in read.sketches(view.viewer, ("event",), state):
        for each in reading.statements if was_there(reading.document) else ():
            if isinstance(each.value, Event) and each.state in (state, None):
                told.setdefault(each.value, []).append(cite(reading.document, each))
    ordered = sorted(told, key=lambda each: each.date or "", reverse=True)
    return tuple((each, tuple(told[each])) for each in ordered)
