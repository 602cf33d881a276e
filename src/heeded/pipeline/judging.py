"""What a person judges meets what the machine found: words in, the value they name out; a State in, the queue out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heeded.errors import UsageError
from heeded.model import LINK_KINDS, Link
from heeded.pipeline.concluding import View, machine
from heeded.pipeline.deciding import clusters, lines

if TYPE_CHECKING:
    from heeded.assess.judged import Standing
    from heeded.assess.queue import Item
    from heeded.primary import Judgement, Verdict
    from heeded.reports.recommendations import Line
    from heeded.reports.review import ItemRow

__all__ = ["Found", "found", "judgements", "queue", "review", "rows"]

LABEL = "label"
"""What the subject of a label begins with (`heeded.assess.judged.label_subject`)."""


@dataclass(frozen=True, slots=True)
class Found:
    """All of a State that can be judged: the machine's values, and how it is known to people."""

    state: str
    values: dict[tuple[str, str], str]
    """Subject and field -> the machine's value as JSON."""
    links: tuple[Link, ...]
    lines: "dict[str, Line]"
    """The recommendations by their public ids."""

    def ids(self) -> dict[str, str]:
        """Public ids by the ids of statements."""
        return {line.statement: subject for subject, line in self.lines.items()}


def found(state: str, view: View) -> Found:
    """What the machine gives now for a State, whatever people judged."""
    known = machine(state, view)
    return Found(state, known.values, known.findings.links, lines(state, view))


def subject_of(words: str, of: Found) -> str:
    """The subject that words name: a recommendation, a statement's id, "KIND FROM TO" of a link, each end either, or
    "label KIND TERM OF".

    Raises UsageError where the record has nothing of the kind.
    """
    parts = words.split()
    if not (len(parts) == 1 or (len(parts) == 3 and parts[0] in LINK_KINDS) or (len(parts) > 3 and parts[0] == LABEL)):
        raise UsageError(
            f"{words!r} names nothing to judge: give KAZ/2/124.3, a statement's id, 'KIND FROM TO' of a link, or "
            "'label KIND TERM KAZ/2/124.3'."
        )
    subject = " ".join(of.lines[part].statement if part in of.lines else part for part in parts)
    if not any(subject == each for each, _ in of.values):
        raise UsageError(f"The record has nothing called {words!r} to judge: see heeded review {of.state}.")
    return subject


def judgements(
    words: str, field: str, verdict: "Verdict", corrected: str | None, note: str, of: Found, view: View,
    whole_cluster: bool,
) -> "list[Judgement]":  # fmt: skip
    """The judgements on what words name, or on the same of all near-duplicates; raises UsageError for nonsense."""
    from heeded.assess import judged
    from heeded.primary import Judgement

    subject = subject_of(words, of)
    if (subject, field) not in of.values:
        fields = ", ".join(sorted(name for each, name in of.values if each == subject))
        raise UsageError(f"{words} has no {field} to judge; it has: {fields}. Name one with --field.")
    value = of.values[subject, field]
    subjects = _of_cluster(subject, of, view) if whole_cluster else [subject]
    told = None if corrected is None else json.dumps(corrected)
    made = [
        Judgement(each, field, value, verdict, told, note, of.state)
        for each in subjects
        if of.values.get((each, field)) == value
    ]
    for each in made:
        judged.check(each)
    return made


def _of_cluster(subject: str, of: Found, view: View) -> list[str]:
    """The subject and the same of all recommendations in its cluster: positions, or links of one passage to them."""
    if subject.startswith(f"{LABEL} "):
        raise UsageError("Labels are judged one by one: leave --cluster out.")
    kind, source, target = [*subject.split(), "", ""][:3]
    ids, names = of.ids(), clusters(of.lines, view)
    end = target or subject
    name = names.get(ids.get(end, ""))
    if name is None:
        raise UsageError(f"{ids.get(end, end)} belongs to no cluster of near-duplicates: leave --cluster out.")
    members = {of.lines[each].statement for each, cluster in names.items() if cluster == name}
    if not target:
        return [subject, *sorted(members - {subject})]
    places = [
        f"{link.kind} {link.source} {link.target}"
        for link in of.links
        if link.kind == kind and link.target in members and (link.source == source or link.source in members)
    ]
    return [subject, *(each for each in places if each != subject)]


def queue(state: str, view: View) -> "tuple[tuple[Item, ...], Standing]":
    """What a person should look at next, the most pressing first, and how all judgements stand."""
    from heeded import link
    from heeded.assess import judged
    from heeded.assess.queue import queue
    from heeded.primary import Judgement
    from heeded.store import entries

    known = machine(state, view)
    said = [each for each in entries.current(view.viewer, Judgement) if each.value.state == state]
    standing = judged.standing(known.values, said)
    return queue(known.outcomes, known.findings.links, link.thresholds(), known.values, standing), standing


def rows(items: "Sequence[Item]", state: str, view: View) -> "list[ItemRow]":
    """Items of a State's queue with the words of what they are about."""
    from heeded.reports import review
    from heeded.reports.words import public_id
    from heeded.store import conclusions

    places = conclusions.numbers(view.viewer, state)
    ids = {statement: public_id(state, *place) for statement, place in places.items()}
    cited = conclusions.cited(view.viewer, {end for item in items for end in _ends(item)})
    return [
        review.row(
            item.rank, item.reason, item.why, _words(item, ids), item.field, json.loads(item.value),
            _quotes(item, cited),
        )
        for item in items
    ]  # fmt: skip


def review(state: str, view: View, top: int) -> "tuple[list[ItemRow], Standing]":
    """What a person should look at next, so many at most, the most pressing first; and how all judgements stand."""
    items, standing = queue(state, view)
    return rows(items[:top], state, view), standing


def _ends(item: "Item") -> Sequence[str]:
    parts = item.subject.split()
    return parts[1:] if len(parts) == 3 else parts


def _words(item: "Item", ids: dict[str, str]) -> str:
    """The subject as people type it, with public ids."""
    return " ".join(ids.get(part, part) for part in item.subject.split())


def _quotes(item: "Item", cited: object) -> tuple[str, ...]:
    known = dict(cited)  # type: ignore[call-overload]
    return tuple(known[end][1].quote.text for end in _ends(item) if end in known)
