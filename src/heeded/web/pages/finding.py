"""Words to look for in a State's record in; what can be taken into a workspace out, with the ways to narrow it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded import pipeline
from heeded.found import Hit
from heeded.pipeline import View, deciding, naming
from heeded.pipeline.workspaces import Desk
from heeded.query import Query
from heeded.quoting import quotable
from heeded.reports import query as links
from heeded.reports import search as told
from heeded.reports.recommendations import Line
from heeded.reports.words import TYPES
from heeded.vocabulary.states import name_of, states
from heeded.web import addresses, forms
from heeded.web.desk import targets
from heeded.web.parts import Pages, Passage, Standing, Tab, paged
from heeded.web.shown import place_of, who

__all__ = ["KINDS", "Finder", "found"]

MOST, LONGEST, MOST_BY = 20, 320, 6
KINDS: tuple[tuple[Any, tuple[tuple[str, Any], ...]], ...] = (
    (gettext_lazy("Asked and answered"), (
        ("recommendation", gettext_lazy("Recommendations")),
        ("reply", gettext_lazy("Replies: supported, noted")),
        ("pledge", gettext_lazy("Pledges of the State")),
        ("ask", gettext_lazy("Asks of organisations and UN bodies")),
        ("intervention", gettext_lazy("Interventions: what States said")),
    )),
    (gettext_lazy("What was done about it"), (
        ("claim", gettext_lazy("Claims: what the State says it did")),
        ("appraisal", gettext_lazy("Appraisals: how far it came")),
        ("treaty_action", gettext_lazy("Treaties: signed, ratified, urged")),
        ("provision", gettext_lazy("Laws and their articles")),
        ("deadline", gettext_lazy("Deadlines")),
    )),
    (gettext_lazy("What happened to people"), (
        ("event", gettext_lazy("Events: arrests, trials, laws")),
        ("figure", gettext_lazy("Figures: people affected")),
        ("person", gettext_lazy("People named")),
        ("case_decision", gettext_lazy("Decisions on people's cases")),
        ("concern", gettext_lazy("Concerns")),
        ("commendation", gettext_lazy("Praise")),
    )),
    (gettext_lazy("About the review"), (
        ("review", gettext_lazy("Dates, troika, delegation")),
        ("tally", gettext_lazy("Counts of recommendations")),
    )),
)  # fmt: skip
"""Every type of statement as those who write know it, by what it is for."""


@dataclass(frozen=True, slots=True)
class Finder:
    """What was looked for in the record, and what was found."""

    words: str = ""
    type: str = ""
    theme: str = ""
    into: str = ""
    """The section that was last added to."""
    themes: tuple[tuple[str, str], ...] = ()
    hits: tuple[Passage, ...] = ()
    pages: Pages | None = None
    part: str = ""
    """Which page of it."""


def found(request: HttpRequest, view: View, of: Desk) -> Finder:
    """Some of the passages that fit; nothing is looked for where nobody typed or chose anything."""
    words, kind, theme, part = (request.GET.get(name, "").strip()[:1000] for name in ("q", "type", "theme", "part"))
    into = request.GET.get("into", "")
    if not (words or kind or theme):
        return Finder(into=into)
    state = of.workspace.state
    chosen = {"state": [state], "type": [kind] if kind in TYPES else [], "theme": [theme] if theme else []}
    query = Query(words, links.filters({name: values for name, values in chosen.items() if values}))
    at = int(part) if part.isascii() and part.isdigit() and len(part) < 5 else 1
    made = pipeline.search(query, view, (max(at, 1) - 1) * MOST, MOST)
    total = made.recommendations + made.others
    asked = {name: value for name, value in (("q", words), ("type", kind), ("theme", theme), ("into", into)) if value}
    address = f"{addresses.workspace(state, of.workspace.id)}?{forms.query(**asked)}#finder"
    themes = tuple((each.value, _(told.name_of_value("theme", each.value) or each.value))
                   for each in made.counts.get("theme", ()))  # fmt: skip
    held: dict[str, tuple[Tab, ...]] = defaultdict(tuple)
    for target, item, heading in targets(of):
        held[target] += (Tab(heading, f"#{item}"),)
    lines = deciding.lines(state, view)
    named = [each for each in naming.named(words, view).recommendations if each in lines and at == 1]
    hits = (
        *(_of_line(lines[each], held[each]) for each in named),
        *(_passage(hit, held[hit.id or hit.statement]) for hit in made.hits if hit.id not in named),
    )
    return Finder(words, kind, theme, into, themes, hits, paged(total, at, address, MOST, "part")[1], part)


def _of_line(said: Line, tabs: tuple[Tab, ...]) -> Passage:
    """A recommendation that the words name by its number or address."""
    return Passage(
        said.id, addresses.recommendation(said.id), ((quotable(said.text, LONGEST), False),), said.document, "",
        ", ".join(said.recommending_names[:MOST_BY]), place_of(said.page, said.paragraph), position=said.shown,
        is_answerable=True, take=said.id, stands=Standing(tabs) if tabs else None,
    )  # fmt: skip


def _passage(hit: Hit, tabs: tuple[Tab, ...]) -> Passage:
    return Passage(
        hit.id or capfirst(", ".join(_(TYPES[each][0]).lower() for each in hit.types if each in TYPES)),
        addresses.recommendation(hit.id) if hit.id else addresses.document(hit.key, statement=hit.statement),
        ((quotable(hit.quote, LONGEST), False),), hit.document, "",
        ", ".join(name_of(each) if each in states() else who(each) for each in hit.by[:MOST_BY]),
        place_of(hit.page, hit.paragraph), position=hit.position, is_answerable=bool(hit.id),
        take=hit.id or hit.statement, stands=Standing(tabs) if tabs else None,
    )  # fmt: skip
