"""Words and filters of a link in; out, a page of what the record has on them, with counts for every further filter."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded import pipeline
from heeded.found import Count, Found, Hit
from heeded.pipeline import View, choosing, naming
from heeded.query import SORTS, Filter, Query, Sort
from heeded.quoting import quotable
from heeded.reports import query as links
from heeded.reports import search as told
from heeded.reports.words import TYPES
from heeded.store import overview, read
from heeded.vocabulary.coding import ACTIONS
from heeded.vocabulary.states import name_of, states
from heeded.web import addresses
from heeded.web.parts import Choice, Pages, Passage, Quotation, Score, Tab, paged
from heeded.web.parts import Filter as FilterPart
from heeded.web.said import action, day
from heeded.web.shown import place_of, who
from heeded.web.taking import TAKEN, Taking, taking
from heeded.web.viewing import view_of

__all__ = ["MISSING", "TITLES", "WAYS", "page"]

SIZE = 25
"""Passages on one page."""
MOST_CHOICES = 10
"""Values of a filter that are shown unless all of them are asked for."""
LONGEST_QUERY = 1000
"""Characters of a query that are looked for, and of a text whose like is: every link of the page holds them."""
LONGEST = 600
"""Characters of a passage that are shown."""
LIKE = 300
"""Characters of a passage whose like is looked for."""
FEWEST_LETTERS = 3
MOST_STATES = 12
OPEN: frozenset[Filter] = frozenset(("type", "state", "cycle", "position"))
"""Filters whose values are shown at once."""
TITLES: dict[Filter, str] = {name: capfirst(title) for name, title in told.TITLES.items()}
WAYS = {
    "recommendation": gettext_lazy("%(id)s: recommendation to %(name)s, review %(cycle)s"),
    "review": gettext_lazy("Review %(cycle)s of %(name)s"), "state": gettext_lazy("%(name)s: its record"),
}  # fmt: skip
"""What the pages are called to which words can lead by their address."""
MISSING = {
    "document": gettext_lazy("The record has no document %(name)s."),
    "recommendation": gettext_lazy("The record has no recommendation %(name)s."),
}  # fmt: skip
OF_PAGE = ("page", "all", TAKEN)
"""What a link has beside the search: which page, which filter shows all of its values, what was taken in."""
ORDERS: dict[Sort, object] = {
    "relevance": gettext_lazy("best first"), "date": gettext_lazy("newest first"),
    "state": gettext_lazy("by State"), "number": gettext_lazy("by number"),
}  # fmt: skip


def page(request: HttpRequest) -> HttpResponse:
    """A page of results."""
    view = view_of(request)
    asked = links.from_link(urlencode(
        [(name, value) for name, values in request.GET.lists() for value in values if name not in OF_PAGE]
    ))  # fmt: skip
    query = replace(asked, words=asked.words[:LONGEST_QUERY].strip(), like=asked.like[:LONGEST_QUERY].strip())
    notes = [_("Only the first %(count)s characters are looked for.") % {"count": LONGEST_QUERY}] if (
        max(len(asked.words), len(asked.like)) > LONGEST_QUERY
    ) else []  # fmt: skip
    if query.like and sum(each.isalpha() for each in query.like) < FEWEST_LETTERS:
        notes.append(_("The text to be near to is too short: give some words."))
        query = replace(query, like="")
    wanted = _number(request.GET.get("page", ""))
    found, pages = _found(query, view, wanted)
    into = taking(request, view, _only_state(query, found))
    named = naming.named(query.words, view)
    if named.missing_document:
        notes.append(MISSING["document"] % {"name": named.missing_document})
    if named.missing_number and not found.unconcluded:
        notes.append(MISSING["recommendation"] % {"name": named.missing_number})
    shown = {
        "ways": list(_ways(named)),
        "meant": [] if found.hits else list(_meant(named, view)),
        "query": query,
        "hidden": _hidden(query),
        "said": "" if query.like else found.said,
        "notes": (*notes, *found.notes),
        "total": found.recommendations + found.others,
        "recommendations": found.recommendations,
        "pairs": found.pairs,
        "others": found.others,
        "passages": [_passage(each, into) for each in found.hits],
        "pages": pages,
        "chosen": list(_chosen(query)),
        "filters": list(_filters(query, found, request.GET.get("all", ""))),
        "orders": [Tab(str(ORDERS[each]), _address(replace(query, sort=each)), each == query.sort) for each in SORTS],
        "unconcluded": _states(found.unconcluded),
        "restricted": overview.restricted_count(view.viewer),
        "bare": addresses.search(),
        "taking": into,
        "sets": [each.name for each in choosing.known_sets(view)],
        "is_empty": not read.states(view.viewer),
    }
    return render(request, "search.html", shown)


def _only_state(query: Query, found: Found) -> str:
    """The State that all that was found is about; empty where there are several."""
    chosen = dict(query.filters).get("state", ())
    known = chosen or [each.value for each in found.counts.get("state", ())]
    return known[0] if len(known) == 1 else ""


def _found(query: Query, view: View, wanted: int) -> tuple[Found, Pages]:
    """The page asked for, or the last one where there are not so many."""
    found = pipeline.search(query, view, (wanted - 1) * SIZE, SIZE)
    total = found.recommendations + found.others
    last = max(1, -(-total // SIZE))
    if wanted > last:
        return _found(query, view, last)
    return found, paged(total, wanted, _address(query), SIZE)[1]


def _number(words: str) -> int:
    """The page asked for; the first where the words are no number."""
    return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 6 else 1


def _address(query: Query) -> str:
    return addresses.search(links.to_link(query))


def _hidden(query: Query) -> list[tuple[str, str]]:
    """What the form keeps of a search beside its words."""
    kept: list[tuple[str, str]] = [(name, value) for name, values in query.filters for value in values]
    return [*kept, ("sort", query.sort)] if query.sort != "relevance" else kept


def _meant(named: naming.Named, view: View) -> Iterator[Quotation]:
    """The recommendations that the words name, in their own words."""
    for identifier in named.recommendations[:MOST_STATES]:
        state, cycle, number = identifier.split("/", 2)
        for each in pipeline.pages(state, view, number, int(cycle)):
            said = each.line
            yield Quotation(
                quotable(said.text), said.document, place_of(said.page, said.paragraph),
                addresses.document(said.document, said.page), ", ".join(said.recommending_names),
                lead=said.id, lead_href=addresses.recommendation(said.id), cite=addresses.cite(said.id),
            )  # fmt: skip


def _ways(named: naming.Named) -> Iterator[Tab]:
    """The pages that the words name, each with what it is."""
    for identifier in named.recommendations[:MOST_STATES]:
        state, cycle, _number = identifier.split("/", 2)
        words = {"id": identifier, "name": name_of(state), "cycle": cycle}
        yield Tab(WAYS["recommendation"] % words, addresses.recommendation(identifier))
    for document in named.documents:
        title = f"{document.name}: {document.title}" if document.title else document.name
        yield Tab(title, addresses.document(document.key))
    for state, of in named.reviews:
        yield Tab(WAYS["review"] % {"cycle": of, "name": name_of(state)}, addresses.review(state, of))
    for state in named.states:
        yield Tab(WAYS["state"] % {"name": name_of(state)}, addresses.state(state))


# ------------------------------------------------------------------------------------------------------------ filters


def _with(query: Query, name: Filter, value: str) -> Query:
    """The query with a value of a filter, or without it where it has it."""
    values: dict[str, list[str]] = {each: list(given) for each, given in query.filters}
    given = values.setdefault(name, [])
    given.remove(value) if value in given else given.append(value)
    return replace(query, filters=links.filters(values))


def _chosen(query: Query) -> Iterator[Tab]:
    """What the search is narrowed by, each with the address without it."""
    if query.like:
        yield Tab(_("near in meaning to “%(text)s”") % {"text": query.like}, _address(replace(query, like="")))
    for name, values in query.filters:
        for value in values:
            yield Tab(f"{_(TITLES[name])}: {_name(name, value)}", _address(_with(query, name, value)))


def _name(name: Filter, value: str) -> str:
    return action(value) if name == "action" and value in ACTIONS else _(told.name_of_value(name, value) or value)


def _filters(query: Query, found: Found, whole: str) -> Iterator[tuple[FilterPart, bool]]:
    """Each filter with its most frequent values, and whether it is shown at once."""
    given = dict(query.filters)
    for name, counts in found.counts.items():
        chosen = given.get(name, ())
        known = {each.value for each in counts}
        every = [*counts, *(Count(value, 0, 0, 0) for value in chosen if value not in known)]
        if not every or (len(every) == 1 and not chosen and name not in OPEN):
            continue
        kept = [each for at, each in enumerate(every) if name == whole or at < MOST_CHOICES or each.value in chosen]
        choices = tuple(
            Choice(
                _name(name, each.value), each.recommendations + each.others, _address(_with(query, name, each.value)),
                each.value in chosen,
            )
            for each in kept
        )  # fmt: skip
        address = _address(query)
        more = f"{address}{'&' if '?' in address else '?'}all={name}"
        part = FilterPart(_(TITLES[name]), choices, len(every) - len(kept), more)
        yield part, name in OPEN or bool(chosen) or name == whole


# --------------------------------------------------------------------------------------------------------------- hits


def _passage(hit: Hit, into: Taking) -> Passage:
    source = addresses.document(hit.key, statement=hit.statement)
    by = [name_of(each) if each in states() else who(each) for each in hit.by]
    more = _(" and %(count)s more") % {"count": len(by) - MOST_STATES} if len(by) > MOST_STATES else ""
    like = links.to_link(Query("", (("state", (hit.state,)),) if hit.state else (), "relevance", _start(hit.quote)))
    return Passage(
        hit.id or capfirst(_kinds(hit)), addresses.recommendation(hit.id) if hit.id else source,
        told.pieces(hit.quote, hit.marks, LONGEST), hit.document, source,
        ", ".join(by[:MOST_STATES]) + more, place_of(hit.page, hit.paragraph), day(hit.date) if hit.date else "",
        hit.position, bool(hit.id), addresses.search(like), Score(hit.score) if hit.score is not None else None,
        name_of(hit.state) if hit.state else "", addresses.cite(hit.id or hit.statement),
        hit.id or hit.statement, into.of(hit.id or hit.statement),
    )  # fmt: skip


def _kinds(hit: Hit) -> str:
    return ", ".join(_(TYPES[each][0]).lower() for each in hit.types if each in TYPES)


def _start(quote: str) -> str:
    """The beginning of a passage, to look for its like."""
    words = " ".join(quote.split())
    return words if len(words) <= LIKE else words[: words.rfind(" ", 0, LIKE) if " " in words[:LIKE] else LIKE]


def _states(codes: tuple[str, ...]) -> str:
    named = [name_of(each) for each in codes[:MOST_STATES]]
    more = _(" and %(count)s more") % {"count": len(codes) - MOST_STATES} if len(codes) > MOST_STATES else ""
    return ", ".join(named) + more
