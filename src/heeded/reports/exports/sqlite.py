"""Tables and their rows in, a SQLite file with keys, indexes and views out, and what Datasette says beside it."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heeded.reports.exports.registry import Export

__all__ = ["FILE", "VIEWS", "View", "database", "told"]

FILE = "heeded.sqlite"
TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "list": "TEXT"}
INDEXED = ("id", "state", "recommending_state", "document", "position")
"""Columns that people filter by."""


@dataclass(frozen=True, slots=True)
class View:
    """A table that is made of others whenever it is looked at."""

    about: str
    of: tuple[str, ...]
    """The tables that it needs."""
    query: str


NOTED = (
    "sum(position = 'noted' AND position_reason IS NOT 'no reply') AS noted, "
    "sum(position_reason IS 'no reply') AS no_reply"
)
"""What the State noted, and what counts as noted for want of a reply, apart."""
VIEWS: Mapping[str, View] = {
    "Reviews with positions": View(
        "How many recommendations each review has, by position now.",
        ("recommendations",),
        "SELECT state_name, state, cycle, count(*) AS received, sum(position = 'supported') AS supported, "
        f"{NOTED}, sum(position = 'supported_in_part') AS supported_in_part, "
        "sum(position IS NULL OR position = 'pending') AS open FROM recommendations GROUP BY state, cycle",
    ),
    "What each State recommended": View(
        "How many recommendations a State made to another in a review, and how many of them were supported.",
        ("pairs",),
        "SELECT recommending_name, recommending_state, state, cycle, count(*) AS recommended, "
        f"sum(position = 'supported') AS supported, {NOTED} FROM pairs "
        "GROUP BY recommending_state, state, cycle",
    ),
    "Asked again": View(
        "Recommendations that repeat an earlier one, as the program proposes, with both positions.",
        ("recommendations", "links"),
        "SELECT later.id, later.text, later.position, later.position_reason, earlier.id AS earlier_id, "
        "earlier.text AS earlier_text, earlier.position AS earlier_position, "
        "earlier.position_reason AS earlier_reason, recurrence, score FROM links "
        "JOIN recommendations AS later ON later.statement = source "
        "JOIN recommendations AS earlier ON earlier.statement = target WHERE kind = 'repeats' AND is_proposed",
    ),
    "Claims and evidence": View(
        "What States say that they did on a recommendation and what others say of it, as the program proposes.",
        ("recommendations", "links", "statements"),
        "SELECT asked.id, asked.text, links.kind, stance, only_asks, said.asserted_by, said.quote, said.document, "
        "said.page, said.paragraph, score FROM links JOIN recommendations AS asked ON asked.statement = target "
        "JOIN statements AS said ON said.statement = source WHERE links.kind IN ('claims', 'evidence') AND is_proposed",
    ),
    "What registers show": View(
        "Recommendations whose fulfilment a public register decides, with its day.",
        ("recommendations", "verified"),
        "SELECT verified.id, text, position, position_reason, register, item, act, result, date, source, as_of "
        "FROM verified JOIN recommendations USING (statement) WHERE result <> 'undecided'",
    ),
    "Issues": View(
        "How many recommendations each review has on an issue, by position now.",
        ("recommendations", "labels"),
        "SELECT value AS issue, state, cycle, count(*) AS received, sum(position = 'supported') AS supported, "
        f"{NOTED} FROM labels JOIN recommendations USING (statement) "
        "WHERE kind = 'issue' AND NOT is_proposal GROUP BY value, state, cycle",
    ),
}  # fmt: skip
"""By the name that people read."""


@contextmanager
def database(file: Path, tables: Sequence[Export]) -> Iterator[Callable[[Export, Sequence[tuple[Any, ...]]], None]]:
    """What takes rows of tables; the file is whole when it is left. Raises OSError where the disk does not take it."""
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as made:
            made.execute("PRAGMA journal_mode = OFF")  # a file that is not whole is thrown away
            made.execute("PRAGMA synchronous = OFF")
            made.execute("BEGIN")
            names = {table.name for table in tables}
            for table in tables:
                made.execute(_table(table, names))

            def add(table: Export, rows: Sequence[tuple[Any, ...]]) -> None:
                places = ", ".join("?" * len(table.columns))
                made.executemany(
                    f"INSERT INTO {table.name} VALUES ({places})", (tuple(map(_stored, row)) for row in rows)
                )

            yield add
            for table in tables:
                for column in _indexed(table):
                    made.execute(f'CREATE INDEX "{table.name}_{column}" ON {table.name} ("{column}")')
            for name, view in _views(names).items():
                made.execute(f'CREATE VIEW "{name}" AS {view.query}')
            made.execute("COMMIT")
    except sqlite3.OperationalError as error:  # "database or disk is full"
        raise OSError(0, str(error), str(file)) from None


def told(tables: Sequence[Export], about: Mapping[str, str]) -> str:
    """What Datasette says of the file, its tables, views and columns (docs.datasette.io, "Metadata")."""
    shown: dict[str, Any] = {
        table.name: {
            "description": table.about,
            "columns": {each.name: table.meaning(each.name) for each in table.columns},
        }
        for table in tables
    }
    shown |= {name: {"description": view.about} for name, view in _views({table.name for table in tables}).items()}
    return json.dumps({**about, "databases": {Path(FILE).stem: {"tables": shown}}}, ensure_ascii=False, indent=2) + "\n"


def _views(names: set[str]) -> dict[str, View]:
    return {name: view for name, view in VIEWS.items() if names.issuperset(view.of)}


def _table(table: Export, names: set[str]) -> str:
    lines = [f'"{each.name}" {TYPES[each.type]}{"" if each.may_be_empty else " NOT NULL"}' for each in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    lines += [
        f"FOREIGN KEY ({column}) REFERENCES {other} ({key})"
        for column, (other, key) in table.refers.items()
        if other in names
    ]
    return f"CREATE TABLE {table.name} ({', '.join(lines)})"


def _indexed(table: Export) -> Iterator[str]:
    names = {each.name for each in table.columns} - {table.key[0] if table.key else ""}
    return (name for name in (*table.refers, *INDEXED) if name in names)


def _stored(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value
