"""A query in, what the viewer may see of what fits it out, with counts for every filter.

The numbers of fitting rows come from the table of terms; filtering, counting and ordering is done on columns that are
read once a build and kept in memory.
"""

import threading
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log
from typing import Any

from django.db import connection

from heeded import terms
from heeded.consent import OUTSIDE
from heeded.derived import fulltext
from heeded.derived import models as derived
from heeded.found import Found, Hit
from heeded.model import Document, Recommendation, Statement
from heeded.primary import Assessment
from heeded.query import FILTERS, Every, Filter, Node, OneOf, Part, Phrase, Query, Sort, Understood, understood
from heeded.store import columns, entries, indexing, seals
from heeded.store.columns import Columns
from heeded.store.redaction import sight
from heeded.viewer import Viewer, levels

__all__ = ["search"]

MOST_FORMS = 10_000
"""Words that a part of a word can stand for."""


# -------------------------------------------------------------------------------------------------- what is in memory


Version = tuple[int, str | None]


@dataclass(frozen=True)
class Memory:
    """What was read of the index, until it changes."""

    version: Version
    base: columns.Base
    spelling: str

    @cached_property
    def _spelled(self) -> tuple[list[str], list[str]]:
        lines = [line.partition(" ") for line in self.spelling.split("\n") if line]
        return [word for word, _, _ in lines], [term for _, _, term in lines]

    def forms(self, part: Part) -> list[str]:
        """The terms of all words that begin with some letters, or have them inside."""
        known, of = self._spelled
        if part.is_start:
            first = bisect_left(known, part.letters)
            found = of[first : bisect_left(known, f"{part.letters}\U0010ffff", first)]
        else:
            found = [term for word, term in zip(known, of, strict=True) if part.letters in word]
        return list(dict.fromkeys(found))


_memory: dict[str, Memory] = {}
_by_sight: dict[str, tuple[tuple[Version, Version], Columns]] = {}
_lock = threading.Lock()


_VERSION = ", ".join(
    f"(SELECT COUNT(*) FROM {table}), (SELECT stamp FROM {table} ORDER BY id DESC LIMIT 1)"
    for table in (derived.Indexed._meta.db_table, derived.Faceted._meta.db_table)
)
"""Every row has a stamp of its own: number and last stamp tell what is there."""


def _versions() -> tuple[Version, Version]:
    """What tells whether the index, and what is counted by, are as they were."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_VERSION}")
        found = cursor.fetchone()
    return found[:2], found[2:]


def memory() -> Memory:
    """What is in the index now; read anew where it changed."""
    return _remembered(_versions()[0])


def _remembered(version: Version) -> Memory:
    with _lock:
        kept = _memory.get("")
        if kept is None or kept.version != version:
            parts = derived.Indexed.objects.order_by("pk").values_list("rows", "values")
            kept = _memory[""] = Memory(version, columns.gathered(parts), indexing.spelling())
        return kept


def seen(viewer: Viewer) -> tuple[Memory, Columns]:
    """What is in the index, and the columns as a viewer sees them."""
    versions = _versions()
    known = _remembered(versions[0])
    with _lock:
        kept = _by_sight.get(viewer.sight)
        if kept is None or kept[0] != versions:
            made = columns.assembled(known.base, list(indexing.facets(viewer)))
            kept = _by_sight[viewer.sight] = versions, made
        return known, kept[1]


# ------------------------------------------------------------------------------------------------------------ search


def search(
    viewer: Viewer, query: Query, start: int = 0, most: int = 20, near: Sequence[tuple[str, float]] | None = None
) -> Found:
    """One page of what fits a query, recommendations first, and the counts of all of it.

    `near` are the ids of statements near in meaning, with their scores, the nearest first: they stand in the place of
    the query's words.
    """
    known, of = seen(viewer)
    read = understood(query.words) if near is None else _near(near)
    alternatives = Alternatives(known, viewer)
    visible = _visible(of, viewer)
    rows, scores = _nearest(of, near) if near is not None else _fitting(of, read, query.words, alternatives, visible)
    rows = rows[visible[rows]]
    filters = {name: frozenset(values) for name, values in query.filters if values}
    of = _with_assessed(viewer, of)
    by_filter, rows = _filtered(of, rows, filters)
    weight = columns.weights(of, filters.get("by", ()))
    counts = {name: columns.counts(of, by_filter.get(name, rows), name, weight) for name in FILTERS}
    is_worded = near is not None or (read.tree is not None and any(_leaves(read.tree)))
    page = _page(of, rows, scores, query, is_worded, start, most)
    recommended = of.is_recommendation[rows]
    asked = int(recommended.sum())
    of_states = columns.counts(of, rows, "state", weight) if "state" in by_filter else counts["state"]
    return Found(
        read.said, (*read.notes, *alternatives.notes, *_left_out(viewer)),
        tuple(_hits(viewer, of, page, None if near is None else scores, read.tree, alternatives)),
        asked, int(weight[rows].sum()), len(rows) - asked, counts,
        tuple(sorted(each.value for each in of_states if each.recommendations and each.value not in of.concluded)),
    )  # fmt: skip


def _left_out(viewer: Viewer) -> tuple[str, ...]:
    is_kept = viewer.access != "public" and seals.is_set_up()
    return ("What is restricted is not searched.",) if is_kept else ()


def _near(near: Sequence[tuple[str, float]]) -> Understood:
    few = () if near else ("No recommendation is near enough: say it in more words.",)
    return Understood(None, "Recommendations near in meaning, the nearest first.", few)


@dataclass(slots=True)
class Alternatives:
    """What words of a query can be as terms."""

    known: Memory
    viewer: Viewer
    notes: list[str] = field(default_factory=list)

    def __call__(self, leaf: Phrase | Part) -> Sequence[tuple[str, ...]]:
        """The rows of terms that fit a word, a phrase or a part of a word."""
        if isinstance(leaf, Phrase):
            return terms.readings(leaf.words)
        forms = self.known.forms(leaf)
        if len(forms) > MOST_FORMS:  # the words of others are no reason to leave some out
            seen = indexing.terms_for(self.viewer)
            forms = [form for form in forms if form in seen]
        if len(forms) > MOST_FORMS:
            self.notes.append(f"{leaf.letters}* stands for more than {MOST_FORMS:,} words: give more letters.")
        return [(form,) for form in forms[:MOST_FORMS]]


def _fitting(of: Columns, read: Understood, typed: str, alternatives: Alternatives, visible: Any) -> tuple[Any, Any]:
    """The rows that fit a query, and a score for each row where rows fit it in different parts.

    How rare words are is counted in the rows that the viewer can find: other ones move none of them.
    """
    import numpy as np

    count = len(of.base.numbers)
    if read.tree is None:
        return np.arange(0 if typed.strip() else count, dtype=np.int32), None
    if not isinstance(read.tree, OneOf):
        return of.rows_of(fulltext.matching(fulltext.expression(read.tree, alternatives))), None
    scores = np.zeros(count, np.float32)
    for node in read.tree.nodes:  # what has more of the words, and rarer ones, comes first
        rows = of.rows_of(fulltext.matching(fulltext.expression(node, alternatives)))
        rows = rows[visible[rows]]
        scores[rows] += log(1 + int(visible.sum()) / (1 + len(rows)))
    return np.flatnonzero(scores).astype(np.int32), scores


def _nearest(of: Columns, near: Sequence[tuple[str, float]]) -> tuple[Any, Any]:
    import numpy as np

    of_record = derived.Statement.objects.filter(document__is_of_record=True)
    found = of_record.filter(identifier__in=[each for each, _ in near])
    keys = dict(found.values_list("identifier", "pk"))
    scores = np.zeros(len(of.base.numbers), np.float32)
    for each, score in near:
        if each in keys:
            numbers = keys[each] * columns.VARIANTS + np.arange(columns.VARIANTS)
            scores[of.rows_of(numbers)] = score
    return np.flatnonzero(scores).astype(np.int32), scores


def _visible(of: Columns, viewer: Viewer) -> Any:
    """Which rows a viewer can find; mentions of people are found in the house only: together they are a list."""
    import numpy as np

    found = of.visible(1 << indexing.profile_of(viewer))
    if viewer.use not in OUTSIDE:
        return found
    types = of.columns["type"]
    is_mention = np.array([*(each == "person" for each in types.names), False])  # -1 is the last
    if types.rows is None:
        return found & ~is_mention[types.codes]
    is_more = np.zeros(len(found), bool)
    is_more[types.rows[~is_mention[types.codes]]] = True
    return found & is_more


def _with_assessed(viewer: Viewer, of: Columns) -> Columns:
    """The columns with what parties assessed, as far as the viewer may know of it."""
    import numpy as np

    ids = entries.subjects(viewer, Assessment, "")
    keys = np.array([indexing.key_of(each) for each in ids], np.int64)
    return replace(of, columns={**of.columns, "assessed": columns.flagged(of, keys)})


def _filtered(of: Columns, rows: Any, filters: Mapping[Filter, Collection[str]]) -> tuple[dict[Filter, Any], Any]:
    """For each filter the rows that all others leave, and the rows that all leave."""
    by_filter = {}
    for name in filters:
        left = rows
        for other, values in filters.items():
            if other != name:
                left = columns.narrowed(of, left, other, values)
        by_filter[name] = left
    for name, values in list(filters.items())[:1]:
        rows = columns.narrowed(of, by_filter[name], name, values)
    return by_filter, rows


def _page(of: Columns, rows: Any, scores: Any, query: Query, is_worded: bool, start: int, most: int) -> Any:
    """The rows of one page, in order; where no word can be more or less relevant, by date."""
    import numpy as np

    sort: Sort = "date" if query.sort == "relevance" and not is_worded else query.sort
    key = of.rank(sort)[rows]
    if scores is not None and sort == "relevance":
        later = ~of.is_recommendation[rows] * (0.0 if query.like else 1e6)
        key = (later - scores[rows]) * np.float64(len(of.base.numbers) + 1) * 1000 + key
    end = start + most
    if end < len(rows):
        first = np.argpartition(key, end)[:end]
        return rows[first[np.argsort(key[first])]][start:]
    return rows[np.argsort(key)][start:end]


# -------------------------------------------------------------------------------------------------------------- hits


def _hits(
    viewer: Viewer, of: Columns, page: Any, scores: Any, tree: Node | None, alternatives: Alternatives
) -> Iterator[Hit]:
    if not len(page):
        return
    numbers = (of.base.numbers[page] // columns.VARIANTS).tolist()
    # without a join: with one, the documents of a level would be gone through, not the numbers
    found = derived.Statement.objects.in_bulk(numbers)
    visible = derived.Document.objects.filter(is_of_record=True, access__in=levels(viewer.access))
    documents = visible.in_bulk({each.document_id for each in found.values()})
    wanted = _wanted(tree, alternatives) if tree else ((), ())
    allowed = sight(viewer)
    for row, number in zip(page.tolist(), numbers, strict=True):
        if number in found and (document := documents.get(found[number].document_id)):
            said = allowed.value(Statement, found[number].value, document.key, found[number].identifier)
            source = allowed.value(Document, document.value, document.key)
            yield _hit(of, row, source, said, wanted, None if scores is None else float(scores[row]))


def _hit(of: Columns, row: int, document: Document, statement: Statement, wanted: Any, score: float | None) -> Hit:
    value, quote = statement.value, statement.quote.text
    told = {name: of.values(row, name) for name in ("state", "cycle", "type", "by", "position")}
    state, cycle = next(iter(told["state"]), ""), next(iter(told["cycle"]), None)
    number = value.number if isinstance(value, Recommendation) and of.is_recommendation[row] else None
    party = statement.asserted_by or document.publisher
    return Hit(
        f"{state}/{cycle}/{number}" if number and cycle else "", told["type"], state, int(cycle) if cycle else None,
        number, next(iter(told["position"]), None), told["by"] or ((party,) if party else ()), quote,
        _marks(quote, document.language, wanted), document.name, document.key, document.published, statement.page,
        statement.paragraph, statement.id, score,
    )  # fmt: skip


def _wanted(tree: Node, alternatives: Alternatives) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """The terms that a query looks for, and its phrases; not those that it denies."""
    rows = [row for leaf in _leaves(tree) for row in alternatives(leaf)]
    return frozenset(row[0] for row in rows if len(row) == 1), tuple(row for row in rows if len(row) > 1)


def _leaves(node: Node) -> Iterator[Phrase | Part]:
    if isinstance(node, Phrase | Part):
        yield node
    elif isinstance(node, Every | OneOf):
        for each in node.nodes:
            yield from _leaves(each)


def _marks(quote: str, language: str | None, wanted: Any) -> tuple[tuple[int, int], ...]:
    """Where the words looked for stand."""
    single, phrases = wanted
    if not single and not phrases:
        return ()
    words = list(terms.words(quote))
    made = [terms.term(word.folded, language) for word in words]
    found = [(word.start, word.end) for word, term in zip(words, made, strict=True) if term in single]
    for phrase in phrases:
        found += [
            (words[at].start, words[at + len(phrase) - 1].end)
            for at in range(len(made) - len(phrase) + 1)
            if tuple(made[at : at + len(phrase)]) == phrase
        ]
    return _apart(sorted(found))


def _apart(found: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The stretches in order, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
