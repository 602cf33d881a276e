"""What a case is linked to in words in, its id out; links in, what the record has of them out, as a viewer sees it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heeded.cases import Case, CaseLink, CaseStatus
from heeded.consent import OUTSIDE, last_words
from heeded.errors import UsageError
from heeded.followed import Linked
from heeded.model import Document, Person, Statement

if TYPE_CHECKING:
    from heeded.pipeline.concluding import View
    from heeded.primary import Kept
    from heeded.reports.recommendations import CaseOf

__all__ = ["Mention", "linked_to", "mentions", "resolved", "target_of"]

SHORTEST_HASH = 8
"""Characters of a sha256 that name a document."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a person: no profile of anybody."""

    document: Document
    statement: Statement
    sentence: str
    cases: tuple[str, ...]
    """The cases that a person linked to this place."""


def target_of(words: str, view: "View") -> str:
    """What a case is linked to, by its id as it is kept.

    Raises UsageError where it is a statement, document or recommendation that the record does not have, as the viewer
    sees it. Decisions and laws need not be in the record.
    """
    from heeded.assess.cases import kind_of_target
    from heeded.pipeline.following import recommendations
    from heeded.reports import asked
    from heeded.store import conclusions
    from heeded.vocabulary.case_decisions import key_of

    given = " ".join(words.split())
    if (document := _document(given, view)) is not None:
        return document.key
    kind = kind_of_target(given)
    if kind == "recommendation":
        return asked.known_id(given, lambda state: recommendations(state, view))
    if kind == "decision":
        return " ".join(key_of(given) or ())
    if kind == "document" or (kind == "statement" and given not in conclusions.cited(view.viewer, {given})):
        raise UsageError(f"The record has no {kind} {given}: see heeded documents and heeded show STATE.")
    return given


def _document(words: str, view: "View") -> Document | None:
    """The document with this symbol, file name or (beginning of a) sha256; None where none or several have it."""
    found = {each.key: each for each in _documents(view) if words in (each.symbol, each.file, each.sha256)}
    if not found and len(words) >= SHORTEST_HASH and len(words) != len("0f3a") * 5:
        found = {each.key: each for each in _documents(view) if each.sha256.startswith(words)}
    return next(iter(found.values())) if len(found) == 1 else None


def _documents(view: "View") -> list[Document]:
    from heeded.store import read

    return [each.document for each in read.documents(view.viewer) if each.is_of_record]


def resolved(links: "Sequence[Kept[CaseLink]]", view: "View") -> list[Linked]:
    """The links with what the record has of their targets, as the viewer sees it."""
    from heeded.assess.cases import kind_of_target
    from heeded.pipeline.following import recommendations
    from heeded.store import conclusions

    kinds = {each.value.target: kind_of_target(each.value.target) for each in links}
    cited = conclusions.cited(view.viewer, {target for target, kind in kinds.items() if kind == "statement"})
    documents = {each.key: each for each in _documents(view)} if "document" in kinds.values() else {}
    states = {target.partition("/")[0] for target, kind in kinds.items() if kind == "recommendation"}
    texts = {key: text for state in states for key, text in recommendations(state, view).items()}
    sentences = _sentences(cited, view)

    def linked(each: "Kept[CaseLink]") -> Linked:
        target, kind = each.value.target, kinds[each.value.target]
        if kind == "statement":
            document, statement = cited.get(target, (None, None))
            return Linked(each, kind, document, statement, sentences.get(target), is_gone=statement is None)
        if kind == "document":
            return Linked(each, kind, documents.get(target), is_gone=target not in documents)
        if kind == "recommendation":
            return Linked(each, kind, text=texts.get(target), is_gone=target not in texts)
        return Linked(each, kind)

    return [linked(each) for each in links]


def linked_to(targets: Collection[str], view: "View") -> "tuple[CaseOf, ...]":
    """The cases that people linked to any of these, as the viewer may see them, on the day of the view."""
    from heeded.reports.recommendations import CaseOf
    from heeded.store import entries

    links = entries.history(view.viewer, CaseLink)
    said = [each for each in links if view.as_of is None or each.added.astimezone().date() <= view.as_of]
    linked = [each for each in last_words(said) if each.value.is_linked and each.value.target in targets]
    if not linked:
        return ()
    known = {each.value.id: each.value for each in entries.history(view.viewer, Case)}
    statuses: dict[str, CaseStatus] = {}
    for each in last_words(entries.history(view.viewer, CaseStatus)):
        before = statuses.get(each.value.case)
        if each.value.date[:10] <= view.day.isoformat() and (before is None or before.date <= each.value.date):
            statuses[each.value.case] = each.value
    return tuple(
        CaseOf(
            known[case].id, known[case].title, known[case].kind,
            statuses[case].status if case in statuses else None, statuses[case].date if case in statuses else None,
            each.value.why, each.by, each.added.date().isoformat(),
        )
        for each in linked
        if (case := each.value.case) in known
    )  # fmt: skip


def mentions(state: str, view: "View") -> "list[Mention]":
    """The people whom documents on a State name, place by place, each with its sentence and the cases linked to it.

    Nothing for uses that lead out of the house: a person chooses here whom to follow, and no list of names leaves.
    """
    from heeded.store import entries, read

    if view.viewer.use in OUTSIDE:
        return []
    linked: dict[str, list[str]] = {}
    for each in last_words(entries.history(view.viewer, CaseLink)):
        if each.value.is_linked:
            linked.setdefault(each.value.target, []).append(each.value.case)
    return [
        Mention(document, statement, _sentence(document, statement), tuple(linked.get(statement.id, ())))
        for document, statements in ((each.document, each.statements) for each in read.readings(view.viewer, state))
        for statement in statements
        if isinstance(statement.value, Person)
    ]


def _sentences(cited: "Mapping[str, tuple[Document, Statement]]", view: "View") -> dict[str, str]:
    """The sentences around statements that quote a name alone, by the statements' ids."""
    from heeded.store import read

    named = {key: pair for key, pair in cited.items() if isinstance(pair[1].value, Person)}
    states = {said.state or next(iter(document.states), None) for document, said in named.values()}
    return {
        statement.id: _sentence(reading.document, statement)
        for state in states
        if state is not None
        for reading in read.readings(view.viewer, state)
        for statement in reading.statements
        if statement.id in named
    }


def _sentence(document: Document, statement: Statement) -> str:
    """The sentence that holds a quote, as the document has it."""
    from heeded.extract.sentences import sentence_spans

    quote, text = statement.quote, document.text
    paragraph = document.body.paragraph_at(quote.start)
    start, end = (paragraph.start, max(paragraph.end, quote.end)) if paragraph else (0, len(text))
    spans = [span for span in sentence_spans(text, start, end) if span[1] > quote.start and span[0] < quote.end]
    return text[spans[0][0] : spans[-1][1]] if spans else quote.text
