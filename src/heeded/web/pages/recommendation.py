"""One recommendation: its words, and its chain as a time line of what was asked, answered, claimed and seen."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.model import Label
from heeded.pipeline import View, choosing, publishing
from heeded.quoting import quotable
from heeded.reports import asked
from heeded.reports.assessments import LEVELS, PARTIES
from heeded.reports.dossier import without_reply
from heeded.reports.page_screen import LABEL_NAMES, RELATIONS, bare, excerpt, register_says
from heeded.reports.recommendations import Dated, Line, Page, Told, heading_of
from heeded.reports.record import ReviewRecord
from heeded.reports.search import name_of_value
from heeded.reports.words import HEADING_CLAIMS, OCCASIONS, line, names
from heeded.vocabulary.states import name_of
from heeded.web import addresses, failures
from heeded.web.of_state import of_state
from heeded.web.pages import position
from heeded.web.parts import Fact, Labelled, Moment, Quotation, Score, Tab
from heeded.web.said import action, day, registered
from heeded.web.shown import cited, contradictions, place_of, together, who
from heeded.web.taking import taking

__all__ = ["claimed_of", "of_any_cycle", "page", "timeline"]

UNDATED = "9999"
Dating = tuple[str, Moment]
"""When something happened, to be ordered by, and how it is told."""


@of_state
def page(request: HttpRequest, view: View, state: str, cycle: int, number: str) -> HttpResponse:
    """The recommendation with this number."""
    shown = asked.only(pipeline.pages(state, view, number, cycle), state, number, cycle)
    record = pipeline.record(state, view, cycle)
    review = next(iter(record.reviews), None)
    said = shown.line
    into = taking(request, view, state, said.id)
    page = {
        "line": said,
        "trail": (
            Tab(name_of(state), addresses.state(state)),
            Tab(_("Review %(cycle)s") % {"cycle": cycle}, addresses.review(state, cycle)),
            Tab(_("Recommendations"), addresses.recommendations(state, cycle)),
            Tab(said.number, "", True),
        ),
        "quote": _own_words(said),
        "facts": _facts(said, review),
        "moments": list(together(moment for _, moment in sorted(timeline(shown, review), key=lambda each: each[0]))),
        "contradictions": contradictions(shown.contradictions),
        "alike": [_told(each) for each in shown.duplicates if each.proposed],
        "mentions": [_told(each) for each in shown.mentions if each.proposed],
        "labels": _labels(shown),
        "correction": position.correction(said, bool(shown.cluster), addresses.recommendation(said.id), view),
        "assess_href": reverse("assess-one", args=[state, cycle, said.number]),
        "cite_href": addresses.cite(said.id),
        "sets": [each.name for each in choosing.known_sets(view)],
        "taking": into,
        "stands": into.of(said.id),
        "keys": (("c", _("correct the position")), ("a", _("assess"))),
        "is_leaving": publishing.is_leaving(view),
    }
    return render(request, "recommendation.html", page)


@of_state
def of_any_cycle(request: HttpRequest, view: View, state: str, number: str) -> HttpResponse:
    """To the one recommendation with this number; where several reviews have it, the last is offered: /KAZ/124.3."""
    found = pipeline.pages(state, view, number)
    if len(found) > 1:
        ids = "\n".join(each.line.id for each in found)
        title = _("Several recommendations have the number %(number)s") % {"number": found[0].line.number}
        return failures.page(request, 404, title, ids, addresses.recommendation(found[-1].line.id))
    return HttpResponseRedirect(addresses.recommendation(asked.only(found, state, number).line.id))


def _own_words(said: Line) -> Quotation:
    return Quotation(
        quotable(said.text), said.document, place_of(said.page, said.paragraph),
        addresses.document(said.document, said.page), names(said.recommending_states),
    )  # fmt: skip


def _facts(said: Line, review: ReviewRecord | None) -> tuple[Fact, ...]:
    printed = said.number_printed if said.number_printed != said.number else None
    told = (
        (_("Printed as"), printed or ""),
        (_("Themes (OHCHR)"), ", ".join(said.themes)),
        (_("Affected persons (OHCHR)"), ", ".join(said.affected_persons)),
        (_("SDGs (OHCHR)"), ", ".join(said.sdgs)),
    )
    return tuple(Fact(name, text) for name, text in told if text)


# ----------------------------------------------------------------------------------------------------- the time line


def timeline(shown: Page, review: ReviewRecord | None) -> Iterator[Dating]:
    """All that happened, each with its date; on one day in the order of the process."""
    for each in shown.earlier:
        yield from _linked(each, _("Asked before"), "other")
    for each in shown.asks:
        yield from _linked(each, _("Asked by an organisation"), "other")
    yield _recommended(shown.line, review)
    answered: set[str] = set()
    """The claims that are said in the words of an answer."""
    for number, answer in enumerate(shown.answers, start=1):
        claimed = heading_of(answer, shown.claims)
        yield _answer(answer, shown.line, addresses.cite(shown.line.id, f"reply-{number}"), claimed)
        if claimed:
            answered.add(claimed.statement)
    for number, found in enumerate(shown.verified, start=1):
        what, told, source = registered(found)
        sides = (Quotation(register_says(found), source), cited(found.later)) if found.later else ()
        notes = tuple(filter(None, (capfirst(told), "" if sides else source)))
        date = found.date or (found.as_of if found.result in ("not_by", "open") else None)
        moment = Moment(day(date) if date else "", _("Public register: %(what)s") % {"what": what},
                        "register", quotes=sides, notes=notes,
                        cite=addresses.cite(shown.line.id, f"register-{number}") if found.source else "")  # fmt: skip
        yield date or UNDATED, moment
    for each in shown.claims:
        if each.statement not in answered:
            yield from _linked(each, claimed_of(each), "claim")
    for each in shown.evidence:
        yield from _linked(each, _("Others say"), "evidence")
    for number, row in enumerate(shown.assessments, start=1):
        title = _("%(party)s concludes: %(level)s") % {"party": row.party, "level": _(LEVELS[row.stands_for])}
        said = _("in its own words: “%(status)s”") % {"status": row.status}
        kind = _(PARTIES[row.party_kind])
        conflict = _("Another person entered a different one for this party.") if row.conflict else ""
        notes = tuple(filter(None, (f"{kind}; {said}", row.why, conflict)))
        yield row.date or UNDATED, Moment(
            day(row.date or ""), title, "assessment", notes=notes,
            cite=addresses.cite(shown.line.id, f"assessment-{number}"),
        )  # fmt: skip
    for each in shown.later:
        yield from _linked(each, _("Asked again"), "other")


def _recommended(said: Line, review: ReviewRecord | None) -> Dating:
    date = review.dates[0] if review and review.dates else str(review.year) if review and review.year else ""
    by = _("Recommended by %(states)s") % {"states": names(said.recommending_states)}
    title = by if said.recommending_states else _("Recommended")
    return date or UNDATED, Moment(day(date), title, "own")


def claimed_of(each: Told) -> str:
    """What a claim is called: that of the heading of a list by what it says of all in it."""
    return str(_(HEADING_CLAIMS[each.heading])) if each.heading else _("The State says what it did")


def _answer(answer: Dated, said: Line, cite: str, claimed: Told | None) -> Dating:
    source, quote = answer.source, line(answer.source.quote or "")
    words = line(answer.words or "")
    is_unanswered = answer.shown == "no_reply"
    notes = [capfirst(without_reply(said.document, _)) if is_unanswered else answer.reason or ""]
    if quote == line(said.quote) and not (words and words in quote):
        notes.append(_("under the words “%(words)s”") % {"words": words} if words else "")
        quote = ""
    notes.append(claimed_of(claimed) if claimed else "")
    quotes = []
    if quote or source.document:
        quotes.append(
            Quotation(
                quotable(excerpt(quote, said.number)), source.document or "", place_of(source.page, source.paragraph),
                addresses.document(source.document, source.page) if source.document else "",
                cite=cite if source.document else "",
            )
        )  # fmt: skip
    if answer.explanation and line(answer.explanation) not in line(source.quote or ""):
        quotes.append(Quotation(quotable(answer.explanation), lead=_("Explained in the same document")))
    return answer.date or UNDATED, Moment(
        day(answer.date or ""), capfirst(_(OCCASIONS[answer.occasion])), "answer", answer.shown, tuple(quotes),
        tuple(filter(None, notes)),
    )  # fmt: skip


def _linked(each: Told, title: str, kind: str) -> Iterator[Dating]:
    """A linked statement, where the link is proposed."""
    if not each.proposed:
        return
    told = _("asks for it") if each.only_asks else _(RELATIONS.get(each.relation or "", "")) if each.relation else ""
    head = f"{title}: {told}" if told else title
    yield each.date or UNDATED, Moment(
        day(each.date or ""), head, kind, each.position, (_told(each, is_led=False),),
        href=addresses.recommendation(each.id) if each.id else "", score=Score(each.score, each.reason),
    )  # fmt: skip


def _told(each: Told, is_led: bool = True) -> Quotation:
    """The words of a linked statement; of a recommendation led by its id."""
    by = names(each.by) if each.id else ", ".join(map(who, each.by))
    return Quotation(
        quotable(bare(each)), each.document, place_of(each.page, each.paragraph),
        addresses.document(each.document, each.page), by,
        lead=each.id or "" if is_led else "", lead_href=addresses.recommendation(each.id) if each.id and is_led else "",
        cite=addresses.cite(each.id or each.statement),
    )  # fmt: skip


def _label(each: Label) -> str:
    """A label as people call it: a category and a goal with their titles."""
    if each.kind == "action":
        return action(each.value)
    return str(_(name_of_value("sdg", each.value) if each.kind == "sdg" else each.value))


def _labels(shown: Page) -> tuple[Labelled, ...]:
    return tuple(
        Labelled(_(LABEL_NAMES[each.kind]), _label(each), each.score, ", ".join(each.words), each.is_proposal)
        for each in shown.labels
    )
