"""In: an OHCHR thematic list ("matrix") of one review. Out: its recommendations with position, themes, groups and SDGs.

The lists have had three sets of columns: to 2019 themes and an empty assessment column, at times the recommending
States in a column apart, later groups of persons and SDGs. Columns are therefore told by the words of their
headers; rows of one cell between are headings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from heeded.extract.brackets import state_groups, without_states
from heeded.model import Cell, Document, Position, Problem, Recommendation, Statement
from heeded.provenance import Origin
from heeded.vocabulary.states import StateList, read_state_list

__all__ = ["thematic_list"]

ORIGIN = Origin("thematic_list")

LabelRole = Literal["themes", "affected_persons", "sdgs"]
Role = Literal["assessment", "position", "number", "recommendation", "states"] | LabelRole

# What a header says -> what its column holds; the first that fits decides, so that "Recommendation and recommending
# State" is the recommendation and "Position of the State under review" the position.
ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("assessment", re.compile(r"assessment|\bcomments?\b|level of implementation|status of implementation", re.I)),
    ("position", re.compile(r"\b(position|response|reply|decision)\b", re.I)),
    ("number", re.compile(r"(recommendation )?(nos?\.?|nr\.?|number|#)", re.I)),
    ("recommendation", re.compile(r"\brecommendations?\b", re.I)),
    ("states", re.compile(r"\bstates?\b|\brecommend(ing|er)|\bcountr(y|ies)\b", re.I)),
    ("themes", re.compile(r"\b(themes?|rights?|areas?|issues?|topics?)\b", re.I)),
    ("affected_persons", re.compile(r"\b(persons?|groups?)\b", re.I)),
    ("sdgs", re.compile(r"\bSDGs?\b|sustainable development", re.I)),
)
WHOLE_HEADER: frozenset[Role] = frozenset({"number"})
"""Roles whose words must be the whole header."""
LABEL_ROLES: tuple[LabelRole, ...] = ("themes", "affected_persons", "sdgs")
HEADER_LENGTH = 120
"""The longest header read as one, in characters."""

# "Affected persons:", "Groups of Persons: ", "SDGs:" at the head of a line: the labels after it are of that kind
LABEL_HEADING = re.compile(
    r"(?:(?P<themes>(?:full list of )?(?:themes|rights))|(?P<affected_persons>(?:affected|groups? of) persons?)"
    r"|(?P<sdgs>(?:relevant )?SDGs?|sustainable development goals?))\s*:",
    re.I,
)
# "- women", "• 16 - PEACE": the mark before a label
BULLET = re.compile(r"\s*[-–•·]\s+")
# "139.42 ", "186.28. ", "122. 7.": the printed number at the head of a recommendation's cell
NUMBER = re.compile(r"\s*(?P<number>\d+(?:\s?\.\s?\d+)*)\s?\.?(?=\s|[^\W\d]|$)")
# "Source of Position: A/HRC/43/90/Add.1 - Para.3"
POSITION_SOURCE = re.compile(r"\bsource of (?:the )?position\s*:\s*(?P<source>[^\n]*)", re.I)

# The words of a position cell -> the position; the first that fits decides ("Supported/Noted", "Not supported").
POSITIONS: tuple[tuple[Position, re.Pattern[str]], ...] = (
    ("supported_in_part", re.compile(r"(support|accept)ed\s*(/|,|&|and)\s*(noted|reject)|noted\s*/\s*supp|part", re.I)),
    ("noted", re.compile(r"\bnot(ed)?\b|reject", re.I)),
    ("pending", re.compile(r"pending|examin|consider|under review", re.I)),
    ("supported", re.compile(r"support|accept", re.I)),
)


def thematic_list(document: Document) -> Iterator[Statement | Problem]:
    """The recommendations of a thematic list in its order, and what of its tables could not be read."""
    roles: tuple[Role | None, ...] = ()
    for table in document.body.tables:
        for cells in table.rows:
            header = _header_roles(document, cells)
            if header:
                roles = header
                yield from _unknown_headers(document, cells, roles)
            elif roles and not _is_heading(document, cells):
                yield from _row(document, roles, cells)
    if not roles:
        yield Problem(
            "This thematic list has no table with a column of recommendations and its other usual columns; if it was "
            "converted from another format, add the original .docx or .doc of the list.",
            file=document.file,
        )


def _text(document: Document, cell: Cell) -> str:
    return document.text[cell.start : cell.end]


def _role(header: str) -> Role | None:
    header = " ".join(header.split())
    for role, words in ROLES:
        if words.fullmatch(header) if role in WHOLE_HEADER else words.search(header):
            return role
    return None


def _header_roles(document: Document, cells: Sequence[Cell]) -> tuple[Role | None, ...]:
    """What the columns under a header row hold, None for a header that no word explains; () for any other row."""
    texts = [_text(document, cell) for cell in cells]
    if any(len(text) > HEADER_LENGTH or NUMBER.match(text) for text in texts):
        return ()
    roles: list[Role | None] = []
    for text in texts:
        role = _role(text)
        roles.append(None if role in roles else role)
    return tuple(roles) if "recommendation" in roles and len(set(roles) - {None}) > 1 else ()


def _unknown_headers(document: Document, cells: Sequence[Cell], roles: Sequence[Role | None]) -> Iterator[Problem]:
    for cell, role in zip(cells, roles, strict=True):
        header = " ".join(_text(document, cell).split())
        if role is None and header:
            yield Problem(
                f'The column "{header}" of this thematic list is not known and is left out; its other columns are '
                "read. Give it the header of a usual list if it should be read too.",
                severity="warning", file=document.file, start=cell.start, end=cell.end,
            )  # fmt: skip


def _is_heading(document: Document, cells: Sequence[Cell]) -> bool:
    """Whether a row is a heading ("Theme: Death penalty"), or empty: one text and no number."""
    filled = {text for cell in cells if (text := _text(document, cell).strip())}
    return len(cells) == 1 or not filled or (len(filled) == 1 and not NUMBER.match(filled.pop()))


def _row(document: Document, roles: Sequence[Role | None], cells: Sequence[Cell]) -> Iterator[Statement | Problem]:
    """The recommendation of one row, with a warning for what in it is doubtful."""
    if len(cells) != len(roles):
        yield Problem(
            f"A row of this thematic list has {len(cells)} cells under {len(roles)} headers and is left out: "
            f'"{" ".join(_text(document, cells[0]).split())[:80]}". Split or merge its cells as in the other rows.',
            file=document.file, start=cells[0].start, end=cells[-1].end,
        )  # fmt: skip
        return
    by_role = {role: cell for role, cell in zip(roles, cells, strict=True) if role}
    cell = by_role["recommendation"]
    source = POSITION_SOURCE.search(document.text, cell.start, cell.end)
    end = source.start() if source else cell.end
    if not document.text[cell.start : end].strip():
        yield Problem(
            "A row of this thematic list has no recommendation and is left out; look at the row in the file.",
            file=document.file, start=cells[0].start, end=cells[-1].end,
        )  # fmt: skip
        return
    quote = document.quote(cell.start, end)
    printed_source = " ".join(source["source"].split()) if source else ""
    value, doubts = _value(document, by_role, quote.text)
    yield Statement(
        replace(value, position_source=printed_source or None, cycle=document.cycle),
        quote,
        ORIGIN,
        state=document.states[0] if document.states else None,
        page=document.body.page_at(quote.start),
    )
    for doubt in doubts:
        yield Problem(
            f"{_named(value)} {doubt}; compare it with the report of the Working Group.",
            severity="warning", file=document.file, start=quote.start, end=quote.end,
        )  # fmt: skip


def _value(document: Document, by_role: Mapping[Role, Cell], printed: str) -> tuple[Recommendation, tuple[str, ...]]:
    """The recommendation that a row holds, and what of it is doubtful; `printed` is its number, text and States."""
    is_apart = "number" in by_role
    found = NUMBER.match(_text(document, by_role["number"]) if is_apart else printed)
    number = re.sub(r"\s", "", found["number"]) if found else None
    text, bracketed = _without_states(printed[found.end() :] if found and not is_apart else printed)
    listed = _states_apart(document, by_role)
    words = " ".join(_text(document, by_role["position"]).split()) if "position" in by_role else None
    labels = _labels(document, by_role)
    value = Recommendation(
        text=text,
        recommending_states=listed.codes or bracketed.codes,
        number=number,
        number_printed=number,
        position=_position(words),
        position_words=words or None,
        themes=tuple(labels["themes"]),
        affected_persons=tuple(labels["affected_persons"]),
        sdgs=tuple(labels["sdgs"]),
    )
    return value, tuple(_doubts(value, listed, bracketed))


def _named(value: Recommendation) -> str:
    return f"Recommendation {value.number}" if value.number else f'The recommendation "{value.text[:60]}"'


def _doubts(value: Recommendation, listed: StateList, bracketed: StateList) -> Iterator[str]:
    """What a reader of this row should look at again."""
    if value.number is None:
        yield "has no number in the thematic list"
    if not value.recommending_states:
        yield "names no recommending State in the thematic list"
    elif listed.codes and bracketed.codes and set(listed.codes) != set(bracketed.codes):
        yield "names other States in its text than in their column of the thematic list"
    for name in (*listed.unknown, *bracketed.unknown):
        yield f'names "{name}" among its recommending States, which is no State known'
    if value.position is None and value.position_words:
        yield f'has a position that is not known, "{value.position_words}", in the thematic list'


def _states_apart(document: Document, by_role: Mapping[Role, Cell]) -> StateList:
    """The States of the column of States; none where there is no such column."""
    lines = _text(document, by_role["states"]).splitlines() if "states" in by_role else ()
    return read_state_list(", ".join(lines))


def _position(words: str | None) -> Position | None:
    """The position that a cell's words state: pending where it is empty, None without a column or a word known."""
    if words is None:
        return None
    if not words.strip(" -–—"):
        return "pending"
    return next((position for position, pattern in POSITIONS if pattern.search(words)), None)


def _labels(document: Document, by_role: Mapping[Role, Cell]) -> dict[LabelRole, list[str]]:
    """Themes, groups of persons and SDGs as printed; a cell can hold several kinds under small headings."""
    labels: dict[LabelRole, dict[str, None]] = {role: {} for role in LABEL_ROLES}
    for column in LABEL_ROLES:
        kind = column
        for line in _text(document, by_role[column]).splitlines() if column in by_role else ():
            heading = LABEL_HEADING.match(line)
            if heading:
                kind = next(role for role in LABEL_ROLES if heading[role])
            label = line[heading.end() :] if heading else line
            bullet = BULLET.match(label)
            label = (label[bullet.end() :] if bullet else label).strip()
            if label:
                labels[kind][label] = None
    return {role: list(found) for role, found in labels.items()}


def _without_states(text: str) -> tuple[str, StateList]:
    """A recommendation's text without its brackets of States, and what these brackets name."""
    groups = state_groups(text)
    codes = dict.fromkeys(code for group in groups for code in group.codes)
    return without_states(text, groups), StateList(
        tuple(codes), tuple(name for group in groups for name in group.unknown)
    )
