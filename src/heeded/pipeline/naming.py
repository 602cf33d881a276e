"""Words of a search in; out, the pages of the record that they name: recommendations, documents, reviews, States."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heeded.errors import UsageError

if TYPE_CHECKING:
    from heeded.model import Document
    from heeded.pipeline.concluding import View

__all__ = ["Named", "named"]

LONGEST = 100
"""Characters of words that can name something."""


@dataclass(frozen=True, slots=True)
class Named:
    """What words name, as far as the record has it for the viewer."""

    recommendations: tuple[str, ...] = ()
    """By their public ids."""
    documents: "tuple[Document, ...]" = ()
    reviews: tuple[tuple[str, int], ...] = ()
    states: tuple[str, ...] = ()
    missing_document: str = ""
    """The symbol that the words are and the record does not have."""
    missing_number: str = ""
    """The words that name a recommendation which the record does not have."""


def named(words: str, view: "View") -> Named:
    """What the words name: "KAZ/2/124.39", "KAZ 124.39", "124.39", "A/HRC/28/10", "KAZ/2", "Viet Nam"; never fails."""
    from heeded.ingest.symbols import symbol_of
    from heeded.reports import asked
    from heeded.store import conclusions, read

    plain = words.strip().strip("/")
    if not plain or len(plain) > LONGEST:
        return Named()
    if symbol := symbol_of(plain) or symbol_of(plain.upper()):
        held = tuple(each.document for each in read.renderings(view.viewer, symbol) if each.is_of_record)
        return Named(documents=held, missing_document="" if held else symbol)
    try:
        name, cycle, number = asked.address(plain)
    except UsageError:
        return Named()
    known = read.states(view.viewer)
    code = asked.exact_state(name) if name else None
    if name and code not in known:
        return Named()
    if number:
        found = conclusions.numbered(view.viewer, number, [code] if code else known, cycle)
        return Named(found, missing_number="" if found else plain)
    if code and cycle:
        return Named(reviews=((code, cycle),))
    return Named(states=(code,) if code else ())
