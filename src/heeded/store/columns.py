"""Numbers of all that can be found, in columns: rows of documents and States in, arrays to filter and count by out.

A row is a passage: what one document says in one place on one State. Rows are known by their place in the columns.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from heeded.found import Count
from heeded.query import Filter, Sort
from heeded.vocabulary.states import group_of, states

__all__ = [
    "CHAIN", "KINDS", "OF_CHAINS", "PAIR", "ROW", "VALUE", "VARIANTS", "Base", "Column", "Columns", "Facets",
    "assembled", "counts", "flagged", "gathered", "narrowed", "weights",
]  # fmt: skip

ROW = [
    ("number", "<i8"), ("seen", "u1"), ("state", "S3"), ("cycle", "u1"), ("date", "<i4"), ("language", "S8"),
    ("words", "<u2"), ("place", "<u4"), ("is_listed", "?"),
]  # fmt: skip
"""A passage: its number in the table of terms, the profiles that see it (bits), the day as 20141130, how many words,
its place in the document, whether it is of a list of recommendations."""
VALUE = [("row", "<u4"), ("kind", "u1"), ("value", "S20")]
"""A passage of the document, by its place there, and a value of KINDS[kind]."""
KINDS: tuple[Filter, ...] = ("type", "by")
CHAIN = [("statement", "<i8"), ("key", "<i8")]
"""A recommendation: the primary key of its statement, and the hash of its public id."""
PAIR = [("chain", "<u4"), ("name", "<u4")]
VARIANTS = 4
"""Numbers in the table of terms for each statement: its text can differ by who looks."""
OF_CHAINS: tuple[Filter, ...] = (
    "position", "action", "issue", "theme", "persons", "sdg", "verified", "claimed", "contradicted",
)  # fmt: skip
"""What recommendations alone have, and what may differ by who looks."""
SMALL = 16
"""Of so many rows one: fewer hits are counted one by one, more by looking at all rows."""


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one kind: names by code, and the codes of each row."""

    names: tuple[str, ...]
    codes: Any
    """int32; of a column with one value a row in the order of the rows, -1 where it has none; else by `rows`."""
    rows: Any = None
    """int32, ascending: the row of each code; None where each row has one code."""
    starts: Any = None
    """int32, one more than there are rows: where the codes of each begin."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What the recommendations of one State are counted by, for who may see up to a level."""

    state: str
    is_concluded: bool
    names: Sequence[tuple[Filter, str]]
    chains: Any
    pairs: Any


@dataclass(frozen=True)
class Base:
    """All passages, whoever looks."""

    numbers: Any
    """int64, ascending."""
    seen: Any
    words: Any
    dates: Any
    places: Any
    is_listed: Any
    columns: Mapping[Filter, Column]


@dataclass(frozen=True)
class Columns:
    """All passages as viewers of one level see them."""

    base: Base
    is_recommendation: Any
    is_hidden: Any
    """Recommendations of lists beside the one that counts: said already."""
    keys: Any
    """int64: hashes of the public ids of recommendations, 0 elsewhere."""
    columns: Mapping[Filter, Column]
    pairs: Any
    """int32: recommending States of each recommendation."""
    concluded: tuple[str, ...]
    """States whose labels and links are known."""
    ranks: dict[Sort, Any] = field(default_factory=dict)

    def rows_of(self, numbers: Any) -> Any:
        """The rows with these numbers in the table of terms, int32 ascending; others are not known any more."""
        import numpy as np

        known = self.base.numbers
        if not len(known):
            return np.empty(0, np.int32)
        at = np.searchsorted(known, numbers)
        at = np.minimum(at, len(known) - 1).astype(np.int32)
        return at[known[at] == numbers]

    def visible(self, profile: int) -> Any:
        """Which rows are for a profile (a bit), and are not said already by another one."""
        return (self.base.seen & profile != 0) & ~self.is_hidden

    def values(self, row: int, name: Filter) -> tuple[str, ...]:
        """What a row has of one kind."""
        column = self.columns[name]
        if column.rows is None:
            code = int(column.codes[row])
            return () if code < 0 else (column.names[code],)
        return tuple(column.names[code] for code in column.codes[column.starts[row] : column.starts[row + 1]])

    def rank(self, sort: Sort) -> Any:
        """The place of each row in an order, int32."""
        import numpy as np

        if sort not in self.ranks:
            base = self.base
            state, cycle = base.columns["state"].codes, base.columns["cycle"].codes
            later = ~self.is_recommendation
            keys = {
                "relevance": (base.numbers, -base.dates, base.words, later),
                "date": (base.places, state, -base.dates, later),
                "state": (base.places, cycle, later, state),
                "number": (state, base.places, cycle, later),
            }[sort]
            order = np.lexsort(keys)
            rank = np.empty(len(order), np.int32)
            rank[order] = np.arange(len(order), dtype=np.int32)
            self.ranks[sort] = rank
        return self.ranks[sort]


# --------------------------------------------------------------------------------------------------------- filtering


def narrowed(of: Columns, rows: Any, name: Filter, values: Collection[str]) -> Any:
    """The rows that have one of these values."""
    import numpy as np

    column = of.columns[name]
    wanted = np.array([each in values for each in column.names] + [False])  # -1 is the last
    if column.rows is None:
        return rows[wanted[column.codes[rows]]]
    having = np.zeros(len(of.base.numbers), bool)
    having[column.rows[wanted[column.codes]]] = True
    return rows[having[rows]]


def weights(of: Columns, by: Collection[str]) -> Any:
    """How many pairs each recommendation is: its recommending States, or those asked for."""
    import numpy as np

    if not by:
        return of.pairs
    column = of.columns["by"]
    wanted = np.array([each in by for each in column.names] + [False])
    counted = np.bincount(column.rows[wanted[column.codes]], minlength=len(of.base.numbers))
    return np.where(of.is_recommendation, counted, 0).astype(np.int32)


def counts(of: Columns, rows: Any, name: Filter, weight: Any) -> tuple[Count, ...]:
    """The values of one kind among some rows, the most frequent first."""
    import numpy as np

    column = of.columns[name]
    size = len(column.names)
    codes, at = _codes(column, rows) if size else ((), ())
    if not len(codes):
        return ()
    recommended = of.is_recommendation[at]
    asked, told = codes[recommended], codes[~recommended]
    one = np.bincount(asked, minlength=size)
    two = np.bincount(asked, weights=weight[at[recommended]], minlength=size)
    three = np.bincount(told, minlength=size)
    if name == "by":
        two = one
    elif name == "by_region":
        two = _pairs_by_region(of, rows)
    order = np.lexsort((np.arange(size), -three, -one))
    found = order[(one[order] > 0) | (three[order] > 0)].tolist()
    return tuple(Count(column.names[code], int(one[code]), int(two[code]), int(three[code])) for code in found)


def _pairs_by_region(of: Columns, rows: Any) -> Any:
    import numpy as np

    by, regions = of.columns["by"], of.columns["by_region"].names
    codes, at = _codes(by, rows)
    region = np.array([regions.index(_region(each)) for each in by.names], np.int32)
    return np.bincount(region[codes[of.is_recommendation[at]]], minlength=len(regions))


def _region(state: str) -> str:
    return group_of(state) if state in states() else "none"


def _codes(column: Column, rows: Any) -> tuple[Any, Any]:
    """The codes of some rows, and the row of each."""
    import numpy as np

    if column.rows is None:
        codes = column.codes[rows]
        has = codes >= 0
        return (codes, rows) if has.all() else (codes[has], rows[has])
    if len(rows) * SMALL > len(column.starts):
        mask = np.zeros(len(column.starts) - 1, bool)
        mask[rows] = True
        among = mask[column.rows]
        return column.codes[among], column.rows[among]
    first = column.starts[rows]
    lengths = column.starts[rows + 1] - first
    at = np.repeat(first - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum(), dtype=np.int32)
    return column.codes[at], np.repeat(rows, lengths)


# --------------------------------------------------------------------------------------------------------- assembling


def gathered(parts: Iterable[tuple[Any, Any]]) -> Base:
    """The passages of all documents from their rows and values."""
    import numpy as np

    kept = list(parts)
    rows = np.frombuffer(b"".join(bytes(each) for each, _ in kept), ROW)
    values = np.frombuffer(b"".join(bytes(each) for _, each in kept), VALUE)
    sizes = [len(each) // np.dtype(ROW).itemsize for each, _ in kept]
    firsts = np.cumsum([0, *sizes])[:-1]
    shift = np.repeat(firsts, [len(each) // np.dtype(VALUE).itemsize for _, each in kept])
    order = np.argsort(rows["number"], kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    of_value = place[values["row"] + shift] if len(values) else np.empty(0, np.int64)
    rows = rows[order]
    columns: dict[Filter, Column] = {
        "state": _single(rows["state"]),
        "cycle": _single(rows["cycle"]),
        "language": _single(rows["language"]),
        "year": _single(rows["date"] // 10_000),
    }
    columns["region"] = _regions(columns["state"])
    for kind, name in enumerate(KINDS):
        of_kind = values["kind"] == kind
        names, codes = np.unique(values["value"][of_kind], return_inverse=True)
        columns[name] = _several([each.decode() for each in names.tolist()], of_value[of_kind], codes, len(rows))
    columns["by_region"] = _regions(columns["by"], len(rows))
    return Base(rows["number"].copy(), rows["seen"].copy(), rows["words"].copy(), rows["date"].copy(),
                rows["place"].copy(), rows["is_listed"].copy(), columns)  # fmt: skip


def assembled(base: Base, found: Sequence[Facets]) -> Columns:
    """The passages with what the recommendations of each State are counted by."""
    import numpy as np

    statements = base.numbers // VARIANTS
    keys = np.zeros(len(statements), np.int64)
    rows: dict[Filter, list[Any]] = {name: [] for name in OF_CHAINS}
    codes: dict[Filter, list[Any]] = {name: [] for name in OF_CHAINS}
    known: dict[Filter, dict[str, int]] = {name: {} for name in OF_CHAINS}
    is_recommendation = np.zeros(len(statements), bool)
    for each in found:
        for variant in range(VARIANTS):  # a statement has a row for each of its texts
            wanted = each.chains["statement"] * VARIANTS + variant
            at = np.minimum(np.searchsorted(base.numbers, wanted), max(0, len(statements) - 1))
            there = base.numbers[at] == wanted if len(statements) else np.zeros(len(wanted), bool)
            if not there.any():
                continue
            is_recommendation[at[there]] = True
            keys[at[there]] = each.chains["key"][there]
            _add_pairs(each, at, there, rows, codes, known)
    of_states = np.array([name in {each.state for each in found} for name in base.columns["state"].names] + [False])
    is_known = of_states[base.columns["state"].codes]
    is_recommendation |= base.is_listed & ~is_known
    columns = dict(base.columns)
    for name in OF_CHAINS:
        at, code = (np.concatenate([np.empty(0, np.int64), *each]) for each in (rows[name], codes[name]))
        columns[name] = _several(list(known[name]), at, code, len(statements))
    pairs = np.bincount(columns["by"].rows, minlength=len(statements)).astype(np.int32)
    concluded = tuple(sorted(each.state for each in found if each.is_concluded))
    return Columns(
        base,
        is_recommendation,
        base.is_listed & ~is_recommendation,
        keys,
        columns,
        pairs * is_recommendation,
        concluded,
    )


def _add_pairs(
    each: Facets, at: Any, there: Any, rows: dict[Filter, list[Any]], codes: dict[Filter, list[Any]],
    known: dict[Filter, dict[str, int]],
) -> None:  # fmt: skip
    """Add the values of one State's recommendations, with the codes that all States share."""
    import numpy as np

    if not len(each.names):
        return
    filters = np.array([OF_CHAINS.index(name) for name, _ in each.names])
    shared = np.array([known[name].setdefault(value, len(known[name])) for name, value in each.names])
    present = there[each.pairs["chain"]]
    of_name, of_row = each.pairs["name"][present], at[each.pairs["chain"][present]]
    for number, name in enumerate(OF_CHAINS):
        among = filters[of_name] == number
        if among.any():
            rows[name].append(of_row[among])
            codes[name].append(shared[of_name[among]])


def flagged(of: Columns, keys: Any) -> Column:
    """A column that says "yes" of recommendations whose public ids have these hashes."""
    import numpy as np

    if not len(keys):
        return Column((), np.empty(0, np.int32), np.empty(0, np.int32), np.zeros(len(of.keys) + 1, np.int32))
    at = np.flatnonzero(np.isin(of.keys, keys) & of.is_recommendation)
    return _several(["yes"], at, np.zeros(len(at), np.int64), len(of.keys))


def _single(values: Any) -> Column:
    """One value a row; empty ones and 0 are none."""
    import numpy as np

    names, codes = np.unique(values, return_inverse=True)
    told = [each.decode() if isinstance(each, bytes) else str(each) for each in names.tolist()]
    is_none = bool(told) and told[0] in ("", "0")
    return Column(tuple(told[is_none:]), codes.astype(np.int32).ravel() - is_none)


def _several(names: Sequence[str], rows: Any, codes: Any, count: int) -> Column:
    """Any number of values a row, each once."""
    import numpy as np

    order = sorted(range(len(names)), key=names.__getitem__)  # equal counts stand in the order of their names
    code = np.empty(len(names), np.int64)
    code[order] = np.arange(len(names))
    codes = code[np.asarray(codes, np.int64).ravel()]
    size = max(1, len(names))
    both = np.unique(np.asarray(rows, np.int64) * size + codes)
    of_row, of_code = np.divmod(both, size)
    starts = np.searchsorted(of_row, np.arange(count + 1)).astype(np.int32)
    return Column(tuple(names[each] for each in order), of_code.astype(np.int32), of_row.astype(np.int32), starts)


def _regions(of: Column, count: int = 0) -> Column:
    """The regional groups of States."""
    import numpy as np

    groups = [_region(each) for each in of.names]
    names = sorted(set(groups))
    code = np.array([names.index(each) for each in groups] + [-1], np.int32)
    if of.rows is None:
        return Column(tuple(names), code[of.codes].astype(np.int32))
    return _several(names, of.rows, code[of.codes], count)
