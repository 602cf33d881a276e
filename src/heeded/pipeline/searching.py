"""A query in, what the record has on it out; keeps what recommendations are counted by up to date."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from heeded.program import MASKING, digest

if TYPE_CHECKING:
    from heeded.found import Found
    from heeded.model import LabelKind, Link
    from heeded.pipeline.concluding import View
    from heeded.primary import Judgement, Kept
    from heeded.query import Filter, Query
    from heeded.reports.recommendations import Line, Page
    from heeded.store.indexing import Aspects

__all__ = ["aspects", "index", "search"]

INDEXING = (
    "terms.py", "vocabulary/word_forms.yml", "derived/fulltext.py", "store/columns.py", "store/indexing.py",
    "pipeline/searching.py", *MASKING,
)  # fmt: skip
"""What decides how texts are indexed: a change in it makes the whole index anew."""
FILTERS: "dict[LabelKind, Filter]" = {
    "action": "action", "issue": "issue", "theme": "theme", "affected_persons": "persons", "sdg": "sdg",
}  # fmt: skip
YES: "tuple[Filter, ...]" = ("claimed", "contradicted")
NEAREST = 200
"""Recommendations that are found where what is near in meaning is asked for; filters narrow them further."""


_INDEXING = Lock()
"""Held while a search brings the index up to date: other searches of the process wait, and find it done."""


def search(query: "Query", view: "View", start: int = 0, most: int = 20) -> "Found":
    """One page of what fits a query, recommendations first, and the counts of all of it by every filter."""
    from heeded.pipeline.linking import near_to, recommendations
    from heeded.store import indexing, read
    from heeded.store import search as stored

    if indexing.is_stale(view.viewer):  # a name may be seen no more, or again
        with _INDEXING:
            if indexing.is_stale(view.viewer):
                index(view.today)
    near = None
    if query.like:
        states = dict(query.filters).get("state") or read.states(view.viewer)
        passages, _ = recommendations(states, view)
        near = [(each.id, score) for score, each in near_to(query.like, passages, view, NEAREST)]
    return stored.search(view.viewer, query, start, most, near)


def index(today: date) -> int:
    """Bring the index of a store up to date with its documents; how many were indexed anew.

    What recommendations are counted by is, of States that were not concluded since, what the documents alone say.
    """
    from heeded.pipeline.concluding import View, held
    from heeded.reports import recommendations
    from heeded.store import indexing

    count = indexing.update(digest(INDEXING))
    for state, looking in indexing.missing():
        lines = recommendations.lines(held(state, View(looking, today, "words")))
        indexing.keep(looking, state, False, map(_of_documents, lines))
    return count


def _of_documents(line: "Line") -> "Aspects":
    from heeded.store.indexing import Aspects

    return Aspects(line.statement, line.id, tuple(_listed(line)))


def _listed(line: "Line") -> "list[tuple[Filter, str]]":
    """What documents alone say of a recommendation."""
    found: list[tuple[Filter, str]] = [("position", line.shown)] if line.shown else []
    found += [("theme", each) for each in line.themes]
    found += [("persons", each) for each in line.affected_persons]
    return found + [("sdg", each) for each in line.sdgs]


def aspects(pages: "Iterable[Page]", links: "Iterable[Link]", said: "Sequence[Kept[Judgement]]") -> "list[Aspects]":
    """What concluded recommendations are counted by: labels and links as people judged them."""
    from heeded.assess import judged
    from heeded.store.indexing import Aspects

    linked: dict[str, set[Filter]] = defaultdict(set)
    for link in links:
        if link.is_proposed and link.kind == "claims":
            linked[link.target].add("claimed")
        elif link.is_proposed and link.kind == "evidence" and link.stance == "contradicts" and not link.only_asks:
            linked[link.target].add("contradicted")
    found = []
    for page in pages:
        line = page.line
        labels = judged.labels(line.statement, page.labels, said)
        values = _listed(line)
        values += [(FILTERS[each.kind], each.value) for each in labels if not each.is_proposal]
        values += [("verified", each.result) for each in page.verified]
        yes = linked[line.statement] | {name for name in YES[1:] if page.contradictions}
        values += [(name, "yes") for name in YES if name in yes]
        found.append(Aspects(line.statement, line.id, tuple(values)))
    return found
