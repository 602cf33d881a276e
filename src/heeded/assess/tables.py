"""A table of a party's assessments in; assessments, and the rows that cannot be taken with what is wrong, out."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from heeded.assess.entering import Entered, assessment, unknown
from heeded.errors import HeededError, UsageError
from heeded.primary import Assessment, ColumnMapping
from heeded.sheets import Grid, Row
from heeded.vocabulary.columns import fields, guessed

__all__ = ["Bad", "Given", "Taken", "clashes", "mapping_of", "taken"]

NEEDED = ("number", "status")
LOOKED_AT = 20
"""Rows in which the header is looked for: titles stand above it."""
# "124.3", "A-124.10": the number of a recommendation
NUMBER = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,3}(?![\d.])")
# "124.3-124.5", "124.3 to 5"
RANGE = re.compile(r"(?<![\d.])(\d{1,3})\.(\d{1,3})\s*(?:-|–|to)\s*(?:\1\.)?(\d{1,3})(?![\d.])")
PUBLIC_ID = re.compile(r"[A-Z]{3}/\d{1,2}/[\w.]+")
ADDRESS = re.compile(r"https?://[^\s;,<>\"]+")
SHORT_TEXT, SAME_TEXT, OTHER_TEXT, UNLIKE = 25, 90, 65, 45
"""Letters from which a text tells which recommendation it is; likeness, of 100, from which it is or is not the one, and
under which the two have nothing in common."""


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for every row of a table."""

    state: str
    cycle: int
    texts: Mapping[str, str]
    """The recommendations of the review: their words by their numbers."""
    party: str = ""
    kind: str = "other"
    scale: str | None = None
    date: str = ""
    method: str = ""
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be taken."""

    file: str
    place: str
    row: int
    number: str
    status: str
    message: str
    """What is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table gives."""

    assessments: tuple[Assessment, ...]
    bad: tuple[Bad, ...]
    empty: int
    """Rows with a number and no status: what the party did not assess."""
    notes: tuple[str, ...] = ()
    """What was taken otherwise than it stands, in words."""


def mapping_of(
    grid: Grid, columns: Mapping[str, str], remembered: Collection[ColumnMapping]
) -> tuple[Row, ColumnMapping, tuple[str, ...]]:
    """The row that is the header, the columns by field, and which fields were guessed by their names.

    `columns` are those that a person named; then count those remembered for this header, then the vocabulary's names.
    Raises UsageError where a column is not there, or where none is known for the number or the status.
    """
    if wrong := [name for name in columns if name not in fields()]:
        raise UsageError(f"A table has no field {wrong[0]!r}: the fields are {', '.join(fields())}.")
    known = {mapping.header: mapping for mapping in remembered}
    best: tuple[int, Row, ColumnMapping, tuple[str, ...]] | None = None
    for row in grid.rows[:LOOKED_AT]:
        header = tuple(row.cells)
        if not all(name in header for name in columns.values()):
            continue
        before = known.get(header)
        own = {**(before.columns if before else {}), **columns}
        left = [name if name not in own.values() else "" for name in header]
        guesses = {name: column for name, column in guessed(left).items() if name not in own}
        mapping = ColumnMapping(header, own | guesses, {}, dict(before.statuses) if before else {})
        rank = len(own | guesses) + 100 * bool(before) + 10 * sum(name in mapping.columns for name in NEEDED)
        if mapping.columns and (best is None or rank > best[0]):
            best = (rank, row, mapping, tuple(guesses))
    if best:
        _check_once(grid, best[1].cells, best[2])
    first = next((row.cells for row in grid.rows if any(row.cells)), ())
    shown = ", ".join(filter(None, best[1].cells if best else first))
    if missing := [name for name in (NEEDED if best else columns) if best is None or name not in best[2].columns]:
        name = missing[0]
        wanted = f"no column {columns[name]!r}" if name in columns else f"no column that is clearly the {name}"
        raise UsageError(
            f"{grid.file}{f', {grid.name}' if grid.name else ''} has {wanted}. Its columns: {shown}. "
            f'Name it: --column {name}="..."'
        )
    if best is None:
        raise UsageError(f"{grid.file} has no row with the names of its columns. Its first row: {shown}.")
    return best[1:]


def _check_once(grid: Grid, header: Sequence[str], mapping: ColumnMapping) -> None:
    """Raise UsageError where two columns have one name by which a field is known: nothing tells which is meant."""
    names = list(dict.fromkeys(header))
    meant = {*mapping.columns.values(), *guessed(names).values()}
    if twice := [name for name in names if name in meant and header.count(name) > 1]:
        place = f"{grid.file}{f', {grid.name}' if grid.name else ''}"
        raise UsageError(f"{place} has the column {twice[0]!r} twice: rename one of them, or delete it.")


def taken(grid: Grid, header: Row, mapping: ColumnMapping, given: Given) -> Taken:
    """The assessments of a table: every row is one, or one for each number that it names."""
    at = {name: header.cells.index(column) for name, column in mapping.columns.items()}
    own = {**mapping.statuses, **given.own}
    good, bad, empty, notes = [], [], 0, []
    for row in grid.rows:
        if row.number <= header.number or row.cells == header.cells:  # a header said again on each page
            continue
        cells = {name: row.cells[place] if place < len(row.cells) else "" for name, place in at.items()}
        if not cells["status"]:
            empty += bool(_printed(cells["number"]))
            continue
        try:
            numbers, note = _numbers(cells, at["number"] in row.rounded, given)
            good += [
                assessment(_entered(number, numbers, cells, given, own, grid.place(row)), _ids(given))
                for number in numbers
            ]
            notes += [f"{grid.place(row)}: {note}"] if note else []
        except HeededError as error:
            bad.append(Bad(grid.file, grid.place(row), row.number, cells["number"], cells["status"], str(error)))
    return Taken(tuple(good), tuple(bad), empty, tuple(notes))


def clashes(file: str, given: Iterable[Assessment], wrong: Mapping[str, str]) -> list[Bad]:
    """The rows that contradict each other, by the places of `wrong`, each once."""
    first: dict[str, Assessment] = {}
    for each in given:
        first.setdefault(each.source, each)
    return [
        Bad(file, place, int(place.rpartition(" ")[2]), one.subject.rpartition("/")[2], one.status, wrong[place])
        for place, one in first.items() if place in wrong
    ]  # fmt: skip


def _ids(given: Given) -> frozenset[str]:
    return frozenset(_id(given, number) for number in given.texts)


def _id(given: Given, number: str) -> str:
    return f"{given.state}/{given.cycle}/{number}"


def _entered(
    number: str, numbers: Sequence[str], cells: Mapping[str, str], given: Given, own: Mapping[str, str], place: str
) -> Entered:
    evidence = cells.get("evidence", "")
    addresses = tuple(ADDRESS.findall(evidence))
    told = " ".join(ADDRESS.sub("", evidence).split()).strip(" ;,")
    why = " ".join(filter(None, (cells.get("why", ""), f"Evidence: {told}" if told else "")))
    cluster = _id(given, numbers[0]) if len(numbers) > 1 else None
    return Entered(
        _id(given, number), cells.get("party") or given.party, cells["status"], given.kind, given.scale, why, addresses,
        cells.get("date") or given.date, cells.get("method") or given.method, place, cluster, own,
    )  # fmt: skip


def _numbers(cells: Mapping[str, str], is_rounded: bool, given: Given) -> tuple[list[str], str]:
    """The numbers of recommendations that a row names, checked against its words, and what to tell of them."""
    words = cells.get("text", "")
    printed = _printed(cells["number"])
    like = _like(words, given.texts) if len(words) >= SHORT_TEXT else None
    if not printed:
        if like is None or like[1] < SAME_TEXT:
            raise UsageError("No number of a recommendation stands here: write it as 124.3.")
        return [like[0]], f"no number; taken as {like[0]} by its words"
    if is_rounded and len(printed) == 1:
        zeros = [number for number in (printed[0], f"{printed[0]}0") if number in given.texts]
        if len(zeros) > 1 and (like is None or like[0] not in zeros or like[1] < SAME_TEXT):
            raise UsageError(f"{printed[0]} may be {zeros[1]}, for the sheet cuts zeros: format the column as text.")
        printed = [like[0]] if len(zeros) > 1 and like else zeros or printed
    for number in printed:
        if number not in given.texts:
            raise UsageError(unknown(_id(given, number), _ids(given)))
    if like and len(printed) == 1 and like[0] != printed[0] and like[1] >= SAME_TEXT:
        own = _likeness(words, given.texts[printed[0]])
        if own < OTHER_TEXT:
            raise UsageError(f"The words beside {printed[0]} are those of {like[0]}: correct the number or the words.")
    if len(printed) == 1 and len(words) >= SHORT_TEXT and _likeness(words, given.texts[printed[0]]) < UNLIKE:
        return printed, f"the words beside {printed[0]} are unlike its own: see whether the number is right"
    return printed, ""


def _printed(cell: str) -> list[str]:
    """The numbers in a cell, ranges and lists told one by one, each once."""
    cell = PUBLIC_ID.sub(lambda found: found[0].rpartition("/")[2], cell)
    for found in RANGE.finditer(cell):
        chapter, first, last = found[1], int(found[2]), int(found[3])
        if first < last:
            cell += "".join(f" {chapter}.{number}" for number in range(first, last + 1))
    return list(dict.fromkeys(NUMBER.findall(cell)))


def _like(words: str, texts: Mapping[str, str]) -> tuple[str, float] | None:
    """The recommendation whose words are likest, and how like, of 100; None where two are equally like."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(words, texts, scorer=fuzz.token_sort_ratio, processor=utils.default_process, limit=2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return str(found[0][2]), float(found[0][1])


def _likeness(words: str, text: str) -> float:
    from rapidfuzz import fuzz, utils

    return float(fuzz.token_sort_ratio(words, text, processor=utils.default_process))
