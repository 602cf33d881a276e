"""The table of terms: numbered rows of terms in, the numbers of rows that fit a query out, the same on both databases.

SQLite's FTS5 and PostgreSQL's tsvector hold the terms as `heeded.terms` makes them; neither splits, folds or stems
anything itself. PostgreSQL's `array_to_tsvector` would keep no places, which phrases need.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection

from heeded.errors import StoreError
from heeded.query import Every, Node, Not, OneOf, Part, Phrase

__all__ = [
    "TABLE", "Alternatives", "clear", "create", "drop", "expression", "insert", "layout", "matching", "remove", "tidy",
]  # fmt: skip

Alternatives = Callable[[Phrase | Part], Iterable[tuple[str, ...]]]
"""What the words of a query can be as terms: any one of the rows of terms."""
TABLE = "derived_terms"
EVERYWHERE, NOWHERE = "∀", "∅"
"""A term that every row has, so that NOT alone can be asked, and one that none has."""
MOST_TERMS, MOST_REPEATS = 10_000, 250
"""Terms of one row that are kept, up to the most frequent one's last repeat: PostgreSQL keeps no more places."""
BATCH = 500


@dataclass(frozen=True, slots=True)
class Engine:
    """How one database keeps and finds terms."""

    create: tuple[str, ...]
    insert: str
    row: Callable[[Sequence[str]], str]
    """Terms -> the value of a row."""
    find: str
    write: Callable[[Node, Alternatives], str]
    """A query -> the database's own expression."""


def _engine() -> Engine:
    return ENGINES[connection.vendor]


def layout() -> str:
    """What the table is made with."""
    return "\n".join(_engine().create)


def create() -> None:
    """Make the table; raises StoreError where this SQLite cannot."""
    try:
        with connection.cursor() as cursor:
            for statement in _engine().create:
                cursor.execute(statement)
    except OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise StoreError("Search needs SQLite with FTS5, which this Python lacks: take one from python.org.") from None


def drop() -> None:
    """Remove the table and all in it."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def insert(rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Add numbered rows of terms."""
    engine = _engine()
    with connection.cursor() as cursor:
        cursor.executemany(engine.insert, [(number, engine.row(_kept(terms))) for number, terms in rows])


def remove(numbers: Collection[int]) -> None:
    """Remove rows by their numbers."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(int(number),) for number in numbers])


def clear() -> None:
    """Remove all rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")


def tidy() -> None:
    """Let nothing of removed rows stay in the index's pages, and make it quick."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")
        elif not connection.in_atomic_block:
            cursor.execute(f"VACUUM ANALYZE {TABLE}")


def expression(tree: Node, alternatives: Alternatives) -> str:
    """The query in the database's own words."""
    return _engine().write(tree, alternatives)


def matching(written: str) -> Any:
    """The numbers of the rows that fit an expression, int64, ascending."""
    import numpy as np

    with connection.cursor() as cursor:
        cursor.execute(_engine().find, [written])
        (joined,) = cursor.fetchone()
    return np.sort(np.fromstring(joined, np.int64, sep=",")) if joined else np.empty(0, np.int64)


def _kept(terms: Sequence[str]) -> list[str]:
    """The terms up to those that a database keeps no place of."""
    if len(terms) <= MOST_REPEATS:
        return list(terms)
    counts: dict[str, int] = {}
    for at, term in enumerate(terms[:MOST_TERMS]):
        counts[term] = counts.get(term, 0) + 1
        if counts[term] > MOST_REPEATS:
            return list(terms[:at])
    return list(terms[:MOST_TERMS])


# ------------------------------------------------------------------------------------------------------------- SQLite


def _spaced(terms: Sequence[str]) -> str:
    return " ".join((EVERYWHERE, *terms))


def _fts5(node: Node, alternatives: Alternatives) -> str:
    match node:
        case Phrase() | Part():
            found = [f'"{" ".join(row)}"' for row in alternatives(node)] or [f'"{NOWHERE}"']
            return found[0] if len(found) == 1 else f"({' OR '.join(found)})"
        case Not():
            return f'("{EVERYWHERE}" NOT {_fts5(node.node, alternatives)})'
        case OneOf():
            return f"({' OR '.join(_fts5(each, alternatives) for each in node.nodes)})"
        case Every():
            wanted = [_fts5(each, alternatives) for each in node.nodes if not isinstance(each, Not)]
            denied = [_fts5(each.node, alternatives) for each in node.nodes if isinstance(each, Not)]
            whole = " AND ".join(wanted) or f'"{EVERYWHERE}"'
            return f"(({whole}) NOT {' NOT '.join(denied)})" if denied else f"({whole})"


# --------------------------------------------------------------------------------------------------------- PostgreSQL


def _placed(terms: Sequence[str]) -> str:
    """ "'right':1,4 'child':3" """
    places: dict[str, list[str]] = {EVERYWHERE: ["1"]}
    for place, term in enumerate(terms, 2):
        places.setdefault(term, []).append(str(place))
    return " ".join(f"'{term}':{','.join(at)}" for term, at in places.items())


def _tsquery(node: Node, alternatives: Alternatives) -> str:
    match node:
        case Phrase() | Part():
            found = [" <-> ".join(f"'{term}'" for term in row) for row in alternatives(node)] or [f"'{NOWHERE}'"]
            return f"({' | '.join(found)})"
        case Not():
            return f"('{EVERYWHERE}' & !{_tsquery(node.node, alternatives)})"
        case OneOf():
            return f"({' | '.join(_tsquery(each, alternatives) for each in node.nodes)})"
        case Every():
            return f"({' & '.join(_tsquery(each, alternatives) for each in node.nodes)})"


ENGINES: dict[str, Engine] = {
    "sqlite": Engine(
        # "ascii" leaves all but ASCII as it is, so that the terms are parted at the spaces alone
        (f"CREATE VIRTUAL TABLE {TABLE} USING fts5(terms, tokenize = 'ascii', columnsize = 0)",),
        f"INSERT INTO {TABLE}(rowid, terms) VALUES (%s, %s)",
        _spaced,
        f"SELECT group_concat(rowid) FROM {TABLE} WHERE {TABLE} MATCH %s",
        _fts5,
    ),
    "postgresql": Engine(
        (
            f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, terms tsvector NOT NULL)",
            f"CREATE INDEX {TABLE}_found ON {TABLE} USING gin (terms)",
        ),
        f"INSERT INTO {TABLE}(rowid, terms) VALUES (%s, %s::tsvector)",
        _placed,
        f"SELECT string_agg(rowid::text, ',') FROM {TABLE} WHERE terms @@ %s::tsquery",
        _tsquery,
    ),
}
