"""Cases in; rows and pages for the screen, JSON, JSON Lines and CSV out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.cases import Consent, Participant, Release
from heeded.consent import Leave
from heeded.followed import CaseFile, Linked
from heeded.model import Document, Person, Statement
from heeded.primary import Kept
from heeded.reports.layout import indented, listing
from heeded.reports.words import cut, day, line
from heeded.vocabulary.cases import terms

__all__ = [
    "ActPart", "CasePage", "CaseRow", "InvolvedPart", "LinkPart", "MentionRow", "Moment", "PersonPart", "ReleaseRow",
    "SaidPart", "TermRow", "UsePart", "case_row", "cases", "mention_row", "mentions", "page", "release_row",
    "releases", "spoken", "term_rows", "vocabulary",
]  # fmt: skip


LONGEST = 200
"""Characters of a sentence in a list."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list."""

    id: str
    kind: str
    title: str
    access: str
    status: str | None
    status_date: str | None
    people: int
    acts: int
    efforts: int
    since: str
    note: str


@dataclass(frozen=True, slots=True)
class UsePart:
    """One use of a person's name: whether it is allowed today, and the word that decides."""

    use: str
    is_allowed: bool
    standing: str
    """unsaid, given, ended or refused."""
    since: str | None
    until: str | None
    obtained_by: str
    how: str
    note: str
    by: str | None
    """Who wrote it down."""


@dataclass(frozen=True, slots=True)
class SaidPart:
    """One word of a person on one use of their name."""

    use: str
    is_given: bool
    since: str
    until: str | None
    obtained_by: str
    how: str
    note: str
    by: str
    added: str
    uid: str


@dataclass(frozen=True, slots=True)
class PersonPart:
    """A person in a case."""

    id: str
    spellings: tuple[str, ...]
    exact: tuple[str, ...]
    role: str
    pseudonym: str
    note: str
    uses: tuple[UsePart, ...]
    said: tuple[SaidPart, ...]
    """All that was ever said of them, in order of the days from which it holds."""
    one_with: tuple[str, ...]
    """Ids of people in cases that a person said are this one."""
    uid: str


@dataclass(frozen=True, slots=True)
class InvolvedPart:
    """Who had which part in an act."""

    who: str
    """An id of a person in the case, or words."""
    name: str
    """As a viewer with leave calls them."""
    role: str
    note: str
    uid: str


@dataclass(frozen=True, slots=True)
class ActPart:
    """Who did what to whom."""

    id: str
    kind: str
    date: str | None
    place: str
    victim: str
    """An id of a person in the case; empty where it is nobody in particular."""
    victim_name: str
    note: str
    involved: tuple[InvolvedPart, ...]
    uid: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a case's time line."""

    date: str | None
    what: str
    """ "status", "act" or "effort"."""
    term: str
    by_whom: str
    """Of an effort."""
    note: str
    response: str
    uid: str


@dataclass(frozen=True, slots=True)
class LinkPart:
    """What a person linked to the case, with what the record has of it."""

    target: str
    kind: str
    why: str
    person: str
    """An id of a person in the case, or empty."""
    document: str | None
    page: int | None
    paragraph: str | None
    quote: str | None
    """The exact words; of a recommendation its text."""
    sentence: str | None
    """The sentence that a quoted name stands in."""
    is_gone: bool
    by: str
    added: str
    uid: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case whole."""

    id: str
    kind: str
    title: str
    access: str
    note: str
    since: str
    begun_by: str
    acts: tuple[ActPart, ...]
    timeline: tuple[Moment, ...]
    people: tuple[PersonPart, ...]
    links: tuple[LinkPart, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A person whom a document names: a mention, no profile."""

    name: str
    role: str
    document: str
    page: int | None
    paragraph: str | None
    quote: str
    sentence: str
    """The sentence that the name stands in."""
    statement: str
    cases: tuple[str, ...]
    """The cases that a person linked to this place."""


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A decision on a name in published lists."""

    kind: str
    name: str
    state: str
    is_released: bool
    why: str
    by: str
    added: str
    uid: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term in which cases are kept."""

    group: str
    term: str
    meaning: str


# -------------------------------------------------------------------------------------------------------------- rows


def case_row(file: CaseFile) -> CaseRow:
    """The row of one case."""
    last = file.statuses[-1].value if file.statuses else None
    return CaseRow(
        file.case.id, file.case.kind, file.case.title, file.case.access, last.status if last else None,
        last.date if last else None, len(file.people), len(file.acts), len(file.efforts), file.since, file.case.note,
    )  # fmt: skip


def page(file: CaseFile) -> CasePage:
    """A case whole."""
    people = {each.value.id: each.value for each in file.people}
    return CasePage(
        file.case.id, file.case.kind, file.case.title, file.case.access, file.case.note, file.since, file.begun_by,
        _acts(file, people), _timeline(file),
        tuple(
            PersonPart(
                each.value.id, each.value.spellings, each.value.exact, each.value.role, each.value.pseudonym,
                each.value.note, tuple(map(_use, file.leaves[each.value.id])),
                tuple(_said(one) for one in file.consents if one.value.participant == each.value.id),
                file.one[each.value.id], each.uid,
            )
            for each in file.people
        ),
        tuple(map(_link, file.links)), file.warnings,
    )  # fmt: skip


def _acts(file: CaseFile, people: Mapping[str, Participant]) -> tuple[ActPart, ...]:
    return tuple(
        ActPart(
            act.value.id, act.value.kind, act.value.date, act.value.place, act.value.victim,
            _called(act.value.victim, people), act.value.note,
            tuple(
                InvolvedPart(
                    each.value.who, _called(each.value.who, people), each.value.role, each.value.note, each.uid
                )
                for each in file.involved
                if each.value.act == act.value.id
            ),
            act.uid,
        )
        for act in file.acts
    )  # fmt: skip


def _called(who: str, people: Mapping[str, Participant]) -> str:
    return people[who].spellings[0] if who in people else who


def _timeline(file: CaseFile) -> tuple[Moment, ...]:
    """All that has a date, the earliest first; of one day acts, then statuses, then efforts."""
    found = [
        *(Moment(a.value.date, "act", a.value.kind, "", a.value.place, "", a.uid) for a in file.acts),
        *(Moment(s.value.date, "status", s.value.status, "", s.value.note, "", s.uid) for s in file.statuses),
        *(
            Moment(e.value.date, "effort", e.value.kind, e.value.by_whom, e.value.note, e.value.response, e.uid)
            for e in file.efforts
        ),
    ]
    return tuple(sorted(found, key=lambda each: each.date or ""))


def _use(right: Leave) -> UsePart:
    word = right.word
    if word is None:
        return UsePart(right.use, right.is_open, right.standing, None, None, "", "", "", None)
    value = word.value
    return UsePart(
        right.use, right.is_open, right.standing, value.since, value.until, value.obtained_by, value.how, value.note,
        word.by,
    )  # fmt: skip


def _said(each: Kept[Consent]) -> SaidPart:
    value = each.value
    return SaidPart(
        value.use, value.is_given, value.since, value.until, value.obtained_by, value.how, value.note, each.by,
        each.added.date().isoformat(), each.uid,
    )  # fmt: skip


def _link(each: Linked) -> LinkPart:
    value, said = each.kept.value, each.statement
    return LinkPart(
        value.target, each.kind, value.why, value.participant, each.document.name if each.document else None,
        said.page if said else None, said.paragraph if said else None, said.quote.text if said else each.text,
        each.text if said else None, each.is_gone, each.kept.by, each.kept.added.date().isoformat(), each.kept.uid,
    )  # fmt: skip


def mention_row(document: Document, statement: Statement, sentence: str, linked: tuple[str, ...]) -> MentionRow:
    """The row of one mention."""
    if not isinstance(statement.value, Person):
        raise TypeError(f"a {statement.type} is no mention of a person")
    return MentionRow(
        statement.value.name, statement.value.role, document.name, statement.page, statement.paragraph,
        statement.quote.text, line(sentence), statement.id, linked,
    )  # fmt: skip


def release_row(each: Kept[Release]) -> ReleaseRow:
    """The row of one decision on a name."""
    value = each.value
    return ReleaseRow(
        value.kind, value.name, value.state, value.is_released, value.why, each.by, each.added.date().isoformat(),
        each.uid,
    )  # fmt: skip


def term_rows(groups: Iterable[str]) -> list[TermRow]:
    """The terms of these groups."""
    return [TermRow(group, term, meaning) for group in groups for term, meaning in terms(group).items()]


def spoken(term: str) -> str:
    """A term as people say it: "ill_treatment" -> "ill treatment"."""
    return term.replace("_", " ")


# -------------------------------------------------------------------------------------------------------------- lists


def cases(rows: Sequence[CaseRow]) -> RenderableType:
    """Cases for the screen, those with the latest news first."""
    if not rows:
        return Text("There is no case that you can see. `heeded case new` begins one.")
    return listing(
        ("case", "kind", "access", "status", "title"),
        ((row.id, row.kind, row.access, _status(row), row.title) for row in rows),
    )


def _status(row: CaseRow) -> str:
    return f"{spoken(row.status)} ({row.status_date})" if row.status else ""


def mentions(rows: Sequence[MentionRow]) -> RenderableType:
    """Mentions for the screen, document by document."""
    if not rows:
        return Text("No document that you can see names a person.")
    parts: list[RenderableType] = []
    last = None
    for row in rows:
        if row.document != last:
            parts.append(Text(line(row.document), style="bold"))
            last = row.document
        linked = f"  in {', '.join(row.cases)}" if row.cases else ""
        where = f"  page {row.page}" if row.page else ""
        head = Text.assemble((line(row.name), ""), (f"  {row.role}{where}  {row.statement}", "dim"), (linked, "cyan"))
        parts += [indented(head), indented(indented(Text(cut(row.sentence, LONGEST), style="dim")))]
    return Group(*parts)


def releases(rows: Sequence[ReleaseRow]) -> RenderableType:
    """Decisions on names for the screen."""
    if not rows:
        return Text("No name was released: published lists of people and parties are empty.")
    return listing(
        ("kind", "state", "decided", "by", "on", "name"),
        (
            (row.kind, row.state or "all", "released" if row.is_released else "taken back", row.by, day(row.added),
             f"{row.name} ({row.why})")
            for row in rows
        ),
    )  # fmt: skip


def vocabulary(rows: Sequence[TermRow]) -> RenderableType:
    """Terms for the screen."""
    return listing(("group", "term", "meaning"), ((row.group, row.term, row.meaning) for row in rows))
