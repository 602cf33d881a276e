"""What a person wants to cite, in words, in; how it and all that its chain rests on are cited out, as a viewer sees it.

The same words stand behind `heeded cite` and in the addresses of the website.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from heeded.errors import UsageError
from heeded.pipeline import charting, concluding, publishing
from heeded.viewer import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heeded.ledgers import Count, Ledger
    from heeded.model import Document, Statement
    from heeded.pipeline.concluding import View
    from heeded.reports.charts import Chart, ChartKind
    from heeded.reports.citing import Reference
    from heeded.reports.recommendations import Dated, Line

__all__ = ["Wanted", "references", "wanted"]

STATEMENT = re.compile(r"[0-9a-f]{20}")
SHA256 = re.compile(r"[0-9a-f]{64}")
# "KAZ/charts/flow/2", "KAZ/charts/figures/Bloody January/killed"
CHART = re.compile(r"(?P<state>[^/]+)/charts/(?P<kind>\w+)(?:/(?P<first>[^/]+)(?:/(?P<harm>\w+))?)?")

CITABLE = (
    "What can be cited: a recommendation (KAZ/2/124.3), a document by its symbol or key, a statement or count by its "
    "id, a State's record (KAZ), a chart (KAZ/charts/flow/2)."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One item of the record that is there for the viewer to cite, or is looked for in a State's record."""

    kind: Literal["statement", "document", "recommendation", "record", "chart"]
    key: str = ""
    """The id of a statement, the key of a document, the number of a recommendation, the kind of a chart."""
    state: str = ""
    """The State whose documents must be compared before; empty where none need be."""
    cycle: int | None = None
    asked: tuple[tuple[str, str], ...] = ()
    """Of a chart: the event and the harm."""


def wanted(words: str, view: "View", cycle: int | None = None, number: str | None = None) -> Wanted:
    """The item that the words name: an id, a symbol, a State, a chart, or an address of the website.

    Raises UsageError where they name nothing that the record has for this viewer.
    """
    from heeded.ingest.symbols import symbol_of

    plain = words.strip().strip("/")
    if STATEMENT.fullmatch(plain):
        return _statement(plain, view)
    if found := CHART.fullmatch(plain):
        return _chart(found, view)
    key = plain.removeprefix("documents/")
    key = symbol_of(key) or key
    if "/" in key or SHA256.fullmatch(key):
        if _document(key, view):
            return Wanted("document", key)
        if symbol_of(key) or key != plain or SHA256.fullmatch(key):
            raise UsageError(f"The record has no document {key}: heeded documents lists all.")
    return _of_state(plain, view, cycle, number)


def _of_state(words: str, view: "View", cycle: int | None, number: str | None) -> Wanted:
    from heeded.reports import asked

    name, cycle, number = asked.target(words, cycle, number)
    try:
        code, _remark = asked.state_of(name)
    except UsageError as error:
        raise UsageError(f"{error} {CITABLE}") from None
    state = _known(code, view)
    return Wanted("recommendation", number, state, cycle) if number else Wanted("record", "", state, cycle)


def _known(code: str, view: "View") -> str:
    from heeded.store import read
    from heeded.vocabulary.states import name_of

    if code not in read.states(view.viewer):
        raise UsageError(f"The record holds no document about {name_of(code)}.")
    return code


def _statement(identifier: str, view: "View") -> Wanted:
    of, said = _cited(identifier, view)
    state = said.state or next(iter(of.states), "")
    return Wanted("statement", identifier, state if said.type == "figure" else "")


def _chart(found: "re.Match[str]", view: "View") -> Wanted:
    from heeded.reports.asked import state_of
    from heeded.reports.charts import CHARTS

    kind, first = found["kind"], found["first"]
    if kind not in CHARTS:
        raise UsageError(f"There is no chart {kind!r}: there are {', '.join(CHARTS)}.")
    state = _known(state_of(found["state"])[0], view)
    if kind == "figures":
        asked = (("event", first), ("harm", found["harm"]))
        return Wanted("chart", kind, state, None, tuple((name, value) for name, value in asked if value))
    if first and not (first.isascii() and first.isdigit() and len(first) < 3):
        raise UsageError(f"{first!r} is no cycle of review: write {state}/charts/{kind}/3.")
    return Wanted("chart", kind, state, int(first) if first else None)


def references(item: Wanted, view: "View") -> "tuple[Reference, ...]":
    """How an item is cited; of a recommendation also each reply, register and assessment of its chain."""
    makers = {
        "statement": _of_statement, "document": _of_document, "recommendation": _of_chain, "record": _of_record,
        "chart": _of_chart,
    }  # fmt: skip
    return tuple(makers[item.kind](item, view))


# --------------------------------------------------------------------------------------------- statements, documents


def _cited(identifier: str, view: "View") -> "tuple[Document, Statement]":
    """A statement with its document; of people none outside the house: one after the other they are a list."""
    from heeded.store import conclusions

    found = conclusions.cited(view.viewer, [identifier]).get(identifier)
    if found is None or (publishing.is_leaving(view) and found[1].type == "person"):
        raise UsageError(f"The record has no statement {identifier}: a document of it may have been read anew.")
    return found


def _document(key: str, view: "View") -> "Document | None":
    from heeded.store import read

    return next((each.document for each in read.renderings(view.viewer, key) if each.is_of_record), None)


def _is_public(of: "Document", text: str, *links: str) -> bool:
    """Whether everybody may see the document, and these words of it as they stand."""
    from heeded.store import read

    return of.access == "public" and read.text(PUBLIC, text, of.key, *links) == text


def _of_document(item: Wanted, view: "View") -> "Iterator[Reference]":
    from heeded.reports import citing

    of = _document(item.key, view)
    if of:
        yield citing.document(of, _is_public(of, f"{of.title} {of.publisher} {of.file}"))


def _of_statement(item: Wanted, view: "View") -> "Iterator[Reference]":
    from heeded.reports import citing
    from heeded.store import conclusions

    of, said = _cited(item.key, view)
    is_public = _is_public(of, said.quote.text, said.id)
    counted = _counted(item, view) if item.state else None
    if counted is None:
        yield citing.statement(of, said, is_public)
        return
    ledger, count = counted
    others = {each.statement for each in (count.citation, *count.repeated)} - {said.id}
    repeated = conclusions.cited(view.viewer, others)
    is_public = is_public and all(_is_public(doc, other.quote.text, other.id) for doc, other in repeated.values())
    yield citing.figure((of, said), ledger, count, list(repeated.values()), is_public)


def _counted(item: Wanted, view: "View") -> "tuple[Ledger, Count] | None":
    """The count that a statement gives or repeats, in the first ledger that has it."""
    for ledger in concluding.record(item.state, view).ledgers:
        for count in (count for series in ledger.series for count in series.counts):
            if item.key in {each.statement for each in (count.citation, *count.repeated)}:
                return ledger, count
    return None


# ------------------------------------------------------------------------------------------------------------ chains


def _of_chain(item: Wanted, view: "View") -> "Iterator[Reference]":
    from heeded.reports import asked, citing

    shown = asked.only(concluding.pages(item.state, view, item.key), item.state, item.key, item.cycle)
    line = shown.line
    keys = {line.document, *(each.source.document or "" for each in shown.answers)}
    documents = {key: of for key in keys if (of := _document(key, view))}
    yield _recommendation(line, documents, shown.answers)
    own = line.document, line.page, line.paragraph
    for number, answer in enumerate(shown.answers, start=1):
        source = documents.get(answer.source.document or "")
        if source and (source.key, answer.source.page, answer.source.paragraph) != own:
            is_public = _is_public(source, answer.source.quote or "", line.statement)
            yield citing.reply(line, number, answer, source, is_public)
    for number, each in enumerate(shown.verified, start=1):
        if each.source:
            yield citing.register(line, number, each)
    public = _public_assessments(line.id)
    for number, row in enumerate(shown.assessments, start=1):
        yield citing.assessment(line, number, row, row.uid in public)


def _recommendation(line: "Line", documents: "dict[str, Document]", answers: "tuple[Dated, ...]") -> "Reference":
    from heeded.reports import citing

    of, last = documents[line.document], answers[-1] if answers else None
    replied = documents.get(last.source.document or "") if last else None
    is_public = _is_public(of, line.quote, line.statement) and (
        last is None or (last.occasion != "judgement" and (replied is None or replied.access == "public"))
    )
    return citing.recommendation(line, of, (last, replied) if last else None, is_public)


def _public_assessments(subject: str) -> set[str]:
    """The ids of the assessments of a recommendation that everybody may see."""
    from heeded.primary import Assessment
    from heeded.store import entries

    return {each.uid for each in entries.current(PUBLIC, Assessment, [subject])}


# ------------------------------------------------------------------------------------------------ what Heeded makes


def _of_record(item: Wanted, view: "View") -> "Iterator[Reference]":
    from heeded.reports import asked, citing
    from heeded.store import read

    shown = concluding.record(item.state, view, item.cycle)
    if item.cycle is not None:
        asked.check_cycle(shown, item.cycle)
    documents = sum(each.is_of_record for each in read.documents(view.viewer, item.state))
    is_public = (
        read.level(view.viewer, item.state) == "public"
        and _is_decided_in_public(item.state, view)
        and (publishing.is_leaving(view) or not shown.people)
    )
    yield citing.record(item.state, item.cycle, view.day.isoformat(), _version(), documents, is_public)


def _of_chart(item: Wanted, view: "View") -> "Iterator[Reference]":
    from heeded.reports import citing

    kind, asked = cast("ChartKind", item.key), dict(item.asked)
    made: Chart = charting.chart(kind, item.state, view, item.cycle, asked.get("event"), asked.get("harm"))
    if not made.rows:
        raise UsageError(made.alt)
    given = (("cycle", str(item.cycle)),) if item.cycle else item.asked
    is_public = _is_drawn_of_public(item, view) and _is_decided_in_public(item.state, view)
    yield citing.chart(made, item.state, given, view.day.isoformat(), _version(), is_public)


def _is_drawn_of_public(item: Wanted, view: "View") -> bool:
    """Whether everybody may see what a chart is drawn of: reports and replies; all, where people are counted."""
    from heeded.pipeline.deciding import pages_of
    from heeded.store import read

    if read.level(view.viewer, item.state) == "public":
        return True
    reviews = [each for each in concluding.record(item.state, view).reviews if each.counts]
    if item.key == "figures" or not all(each.is_counted for each in reviews):
        return False
    pages = pages_of(item.state, view, item.cycle)
    keys = {page.line.document for page in pages}
    keys |= {each.source.document for page in pages for each in page.answers if each.source.document}
    return all((of := _document(key, view)) and of.access == "public" for key in keys)


def _is_decided_in_public(state: str, view: "View") -> bool:
    """Whether everybody may see all that people decided and concluded on a State as far as this viewer sees it."""
    from heeded.primary import Assessment, Judgement
    from heeded.store import entries

    own, everybodys = (
        {each.uid for each in entries.current(one, Judgement) if each.value.state == state}
        | {each.uid for each in entries.current(one, Assessment) if each.value.subject.startswith(f"{state}/")}
        for one in (view.viewer, PUBLIC)
    )
    return own <= everybodys


def _version() -> str:
    from importlib.metadata import version

    return version("heeded")
