"""Words to look for in a State's record in; what can be taken into a workspace out, with the ways to narrow it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.pipeline import View
from heeded.query import Query
from heeded.quoting import quotable
from heeded.reports import query as links
from heeded.reports import search as told
from heeded.reports.words import TYPES
from heeded.vocabulary.states import name_of, states
from heeded.web import addresses
from heeded.web.parts import Passage
from heeded.web.shown import place_of, who

__all__ = ["Finder", "found"]

MOST, LONGEST, MOST_BY = 20, 320, 6


@dataclass(frozen=True, slots=True)
class Finder:
    """What was looked for in the record, and what was found."""

    words: str = ""
    type: str = ""
    theme: str = ""
    into: str = ""
    """The section that was last added to."""
    types: tuple[tuple[str, str], ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    hits: tuple[tuple[str, Passage], ...] = ()
    """What can be added, with what it is added by."""
    total: int = 0


def found(request: HttpRequest, view: View, state: str) -> Finder:
    """The first passages that fit; nothing is looked for where nobody typed or chose anything."""
    words, kind, theme = (request.GET.get(name, "").strip()[:1000] for name in ("q", "type", "theme"))
    into = request.GET.get("into", "")
    types = tuple((code, _(TYPES[code][0])) for code in TYPES)
    if not (words or kind or theme):
        return Finder(types=types, into=into)
    chosen = {"state": [state], "type": [kind] if kind in TYPES else [], "theme": [theme] if theme else []}
    query = Query(words, links.filters({name: values for name, values in chosen.items() if values}))
    made = pipeline.search(query, view, 0, MOST)
    themes = tuple((each.value, _(told.name_of_value("theme", each.value) or each.value))
                   for each in made.counts.get("theme", ()))  # fmt: skip
    hits = tuple(
        (
            hit.id or hit.statement,
            Passage(
                hit.id or capfirst(", ".join(_(TYPES[each][0]).lower() for each in hit.types if each in TYPES)),
                addresses.recommendation(hit.id) if hit.id else addresses.document(hit.key, statement=hit.statement),
                ((quotable(hit.quote, LONGEST), False),), hit.document, "",
                ", ".join(name_of(each) if each in states() else who(each) for each in hit.by[:MOST_BY]),
                place_of(hit.page, hit.paragraph), position=hit.position, is_answerable=bool(hit.id),
            ),
        )
        for hit in made.hits
    )  # fmt: skip
    return Finder(words, kind, theme, into, types, themes, hits, made.recommendations + made.others)
