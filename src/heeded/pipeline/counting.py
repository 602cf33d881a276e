"""A State and what somebody calls an event in; the counts of people affected that the record has of it out."""

from typing import TYPE_CHECKING

from heeded.pipeline.concluding import View
from heeded.pipeline.knowing import is_known

if TYPE_CHECKING:
    from heeded.ledgers import Ledger

__all__ = ["figures"]


def figures(state: str, event: str | None, view: View) -> "tuple[Ledger, ...]":
    """The ledger of one event, asked for by name or date; else of every event with a name, and of all other counts."""
    from heeded.assess.figures import ledger, ledgers
    from heeded.store import read
    from heeded.vocabulary.named_events import event_of

    asked = event_of(state, event) if event else None
    readings = [each for each in read.readings(view.viewer, state) if is_known(each, view)]
    return (ledger(asked, readings),) if asked else ledgers(state, readings)
