"""What is stored and who looks in, the value out that this viewer may see: the one point where redaction is decided.

Every value that leaves the store is made here: what is sealed is opened, and names of people whom the viewer has no
leave to know are masked, in texts with all offsets mapped. Which rows a viewer sees at all, the levels decide
(`heeded.viewer`).
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any, TypeVar

from heeded import codec
from heeded.errors import StoreError
from heeded.masking import Masks, Span, masked, named_in, spans, unmasked
from heeded.model import Body, Cell, Document, Paragraph, Person, Problem, Reading, Statement, Table
from heeded.program import MASKING, digest
from heeded.provenance import Quote
from heeded.store import deletions, people, seals
from heeded.store.kept import opened
from heeded.viewer import Viewer

__all__ = ["PURPOSES", "Sight", "sight"]

T = TypeVar("T")
PURPOSES: dict[type, seals.Purpose] = {
    Document: "document", Body: "text", Statement: "statement", Problem: "problem",
}  # fmt: skip
"""What a stored value of a kind is sealed as."""


APART = "\n;\n"
"""Between the lines of a field: no name reaches over it."""
DAMAGED = "What is stored of a document is damaged or of another version: run `heeded build` to read it anew."


@dataclass(frozen=True, slots=True)
class Sight:
    """What one viewer may see: all of it, or what is left when names are masked."""

    viewer: Viewer
    masks: Masks | None = None
    linked: dict[str, frozenset[str]] = field(default_factory=dict)
    """The people near, by a document's key or a statement's id: there parts of their names are masked too."""

    @property
    def stamp(self) -> str:
        """What changes when other names are masked, or elsewhere, or by other rules."""
        if self.masks is None:
            return ""
        near = [(key, sorted(people)) for key, people in sorted(self.linked.items())]
        return hashlib.sha256(repr((digest(MASKING), self.masks, near)).encode()).hexdigest()

    def value(self, kind: type[T], data: Any, *links: str) -> T:
        """The value of a kind that stored JSON holds; `links` name the document and statement that it is part of.

        Raises StoreError where the JSON does not fit the kind, or is sealed and the key is not open.
        """
        return codec.from_json(kind, self.json(kind, data, *links))

    def json(self, kind: type, data: Any, *links: str) -> Any:
        """The JSON of the same value."""
        data = seals.open_json(data, PURPOSES[kind])
        if self.masks is not None:
            own, data = data, _masked_json(data, self._mask(links, ()))
            if kind is Statement and own["type"] == Person.type and data["quote"] != own["quote"]:
                data["name"] = data["quote"]  # "Vera", as "Lindova, Vera" was read
        return data

    def again(self, value: T, *links: str) -> T:
        """A value that was opened, as this viewer may see it."""
        if self.masks is None:
            return value
        return codec.from_json(type(value), _masked_json(codec.to_json(value), self._mask(links, ())))

    def typed_over(self, data: Any, value: T, *links: str) -> T | None:
        """A value that this viewer typed over a stored one, with what each mask hid from them in its place again.

        None where that is not to be found: a mask was taken out or changed.
        """
        if self.masks is None:
            return value
        people = self._near(links, ())
        stored, typed = seals.open_json(data, "entry"), codec.to_json(value)
        for name, own in typed.items():
            if not isinstance(own, str | list):
                continue
            lines, before = (own, stored.get(name, ())) if isinstance(own, list) else ([own], [stored.get(name, "")])
            whole = self._typed_over(before, lines, people)
            if whole is None:
                return None
            typed[name] = whole if isinstance(own, list) else whole[0]
        return codec.from_json(type(value), typed)

    def _typed_over(self, stored: Sequence[str], typed: list[str], people: frozenset[str]) -> list[str] | None:
        """The lines of a field, each masked for itself as it is shown; a name may be moved to another line."""
        known = self.masks
        if known is None:
            return typed
        starts = accumulate((len(each) + len(APART) for each in stored), initial=0)
        found = [
            replace(span, start=start + span.start, end=start + span.end)
            for start, line in zip(starts, stored, strict=False) for span in spans(line, known, people)
        ]  # fmt: skip
        whole = unmasked(APART.join(stored), found, APART.join(typed))
        if whole is None:
            return None
        new = whole.split(APART) if len(typed) > 1 else [whole][: len(typed)]
        pairs = [(one, own, people | named_in(one, known)) for one, own in zip(new, typed, strict=True) if one != own]
        is_hidden = all(masked(one, spans(one, known, near)) == masked(own, spans(own, known, near))
                        for one, own, near in pairs)  # fmt: skip
        return new if is_hidden else None  # a letter at a name's edge, a part of one alone: it would be found no more

    def reading(
        self, document: Any, text: str, layout: Any, statements: Sequence[Any], problems: Sequence[Any]
    ) -> Reading:
        """A document with its text, statements and problems, masked as one: every offset fits the masked text."""
        try:
            body = opened(Body, layout, "text")
            whole = opened(Document, document, "document")
            reading = Reading(
                replace(whole, body=replace(body, text=seals.open_text(text, "text"))),
                tuple(opened(Statement, each, "statement") for each in statements),
                tuple(opened(Problem, each, "problem") for each in problems),
            )
        except StoreError:
            if self.masks is None:
                raise
            raise StoreError(DAMAGED) from None  # what is wrong would be told in words that are not masked
        return reading if self.masks is None else self._masked(reading, self.masks)

    def text(self, text: str, *links: str) -> str:
        """One text as this viewer may see it."""
        return text if self.masks is None else self._mask(links, ())(text)

    def hidden(self, text: str) -> tuple[str, ...]:
        """The stretches of a text that name somebody whom this viewer may not know."""
        return () if self.masks is None else tuple(text[each.start : each.end] for each in spans(text, self.masks))

    def _near(self, links: Collection[str], near: Collection[str]) -> frozenset[str]:
        return frozenset(near).union(*(self.linked.get(each, ()) for each in links))

    def _mask(self, links: Collection[str], near: Collection[str]) -> Callable[[str], str]:
        known, people = self.masks, self._near(links, near)

        def mask(text: str) -> str:
            return masked(text, spans(text, known, people)) if known else text

        return mask

    def _masked(self, reading: Reading, known: Masks) -> Reading:
        document = reading.document
        ids = [document.key, *(each.id for each in reading.statements)]
        near = named_in(document.text, known).union(*(self.linked.get(each, ()) for each in ids))
        mask = self._mask((), near)
        found = spans(document.text, known, near)
        moved = _moved(found)
        text = masked(document.text, found)
        bare = codec.from_json(Document, _masked_json(codec.to_json(replace(document, body=Body(""))), mask))
        return Reading(
            replace(bare, body=_moved_body(document.body, text, moved)),
            tuple(_moved_statement(each, text, moved, mask) for each in reading.statements),
            tuple(_moved_problem(each, moved, mask) for each in reading.problems),
        )


def sight(viewer: Viewer) -> Sight:
    """What a viewer sees now: a consent that was withdrawn a moment ago counts."""
    if viewer.sees_all and not deletions.are_kept():
        return Sight(viewer)
    stamp = people.stamp()
    known = _SEEN.get(viewer.sight)
    if known is None or known[0] != stamp:
        known = _SEEN[viewer.sight] = stamp, Sight(viewer, *people.hidden_from(viewer))
    return known[1]


_SEEN: dict[str, tuple[str, Sight]] = {}
"""By sight, what it was when it was last looked at, and of which state of the store."""


# ------------------------------------------------------------------------------------------------------------- masks

Moved = Callable[[int, bool], int]
"""Where an offset into a text lies in the masked text; the flag says whether it ends a stretch."""


def _moved(found: Sequence[Span]) -> Moved:
    starts = [each.start for each in found]
    shifts = [0]
    for each in found:
        shifts.append(shifts[-1] + len(each.mask) - (each.end - each.start))

    def moved(offset: int, is_end: bool) -> int:
        at = bisect_right(starts, offset - is_end) - 1
        if at < 0:
            return offset
        span = found[at]
        if offset >= span.end:
            return offset + shifts[at + 1]
        inside = span.start + shifts[at]  # an offset inside a name is moved to the mask's edge
        return inside + (len(span.mask) if is_end else 0)

    return moved


def _moved_body(body: Body, text: str, moved: Moved) -> Body:
    return Body(
        text,
        tuple((moved(start, False), page) for start, page in body.page_starts),
        tuple(Paragraph(moved(e.start, False), moved(e.end, True), e.number, e.kind) for e in body.paragraphs),
        tuple(
            Table(tuple(tuple(_moved_cell(cell, moved) for cell in row) for row in table.rows)) for table in body.tables
        ),
        body.page_count,
        body.is_ocr,
    )


def _moved_cell(cell: Cell, moved: Moved) -> Cell:
    start = moved(cell.start, False)
    return Cell(start, start if cell.start == cell.end else moved(cell.end, True))


def _moved_statement(each: Statement, text: str, moved: Moved, mask: Callable[[str], str]) -> Statement:
    start, end = moved(each.quote.start, False), moved(each.quote.end, True)
    value = codec.from_json(type(each.value), _masked_json(codec.to_json(each.value), mask))
    if isinstance(value, Person) and text[start:end] != each.quote.text:
        value = replace(value, name=text[start:end])
    return replace(
        each, value=value, quote=Quote(text[start:end], start, end),
        **{name: _masked_json(getattr(each, name), mask) for name in ("asserted_by", "speaker", "as_summarised_by")},
    )  # fmt: skip


def _moved_problem(each: Problem, moved: Moved, mask: Callable[[str], str]) -> Problem:
    return replace(
        each, message=mask(each.message), file=_masked_json(each.file, mask),
        start=None if each.start is None else moved(each.start, False),
        end=None if each.end is None else moved(each.end, True),
    )  # fmt: skip


def _masked_json(data: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return mask(data)
    if isinstance(data, list | tuple):
        return [_masked_json(each, mask) for each in data]
    if isinstance(data, dict):
        return {key: _masked_json(each, mask) for key, each in data.items()}
    return data
