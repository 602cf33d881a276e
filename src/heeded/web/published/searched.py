"""What the page of search looks through in, a script for each State out, which is loaded where it is searched.

A script holds the State's recommendations, what else its public documents state, the documents by their symbols and
titles, and the forms of the words in them. Words that stand in many places stand once, and are told by their place;
all of it is packed, as the script weighs a third so.
"""

import base64
import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from heeded import pipeline, terms
from heeded.model import Reading
from heeded.pipeline import View, publishing
from heeded.quoting import quotable
from heeded.reports import words
from heeded.reports.recommendations import Line
from heeded.store import read
from heeded.vocabulary.calendar import reviews_of
from heeded.vocabulary.states import fold, name_of, states
from heeded.web import addresses
from heeded.web.published.wishes import Publication
from heeded.web.said import day
from heeded.web.shown import place_of

__all__ = ["KINDS", "POSITIONS", "file_of", "scripts"]

KINDS = (
    "claim", "pledge", "appraisal", "concern", "commendation", "figure", "event", "treaty_action", "case_decision",
    "deadline",
)  # fmt: skip
"""Statements that are found beside recommendations. What organisations ask, and people, are never listed."""
POSITIONS = (*words.POSITIONS, "unknown")
Target = Callable[[str], tuple[str, str] | None]
"""The file that an address leads to, and the place in it; None where it is not published."""


class _Once:
    """Words in, the number of their place in a list out."""

    def __init__(self) -> None:
        self.held: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.held.setdefault(text, len(self.held))


def file_of(state: str) -> str:
    """The name of a State's script."""
    return f"search/{state}.js"


def scripts(publication: Publication, view: View, target: Target) -> Iterator[tuple[str, bytes]]:
    """The script of each State by its name."""
    for state in publication.states:
        told = json.dumps(_told(state, view, target), ensure_ascii=False, separators=(",", ":"))
        packed = base64.b64encode(gzip.compress(told.encode(), mtime=0)).decode()
        yield file_of(state), f'HEEDED.push("{packed}");\n'.encode()


def _told(state: str, view: View, target: Target) -> dict[str, Any]:
    names, files, forms = _Once(), _Once(), dict[str, str]()
    found = tuple(publishing.readings(read.said(view.viewer, state), view))
    languages = {each.document.key: each.document.language for each in found}

    def known(text: str, language: str | None) -> str:
        for word in terms.folded(text):
            forms.setdefault(word, terms.term(word, language or "en"))
        return text

    asked = [_asked(line, target, names, known, languages) for line in pipeline.lines(state, view).values()]
    documents: list[list[Any]] = []
    said: list[list[Any]] = []
    for each in found:
        own = target(addresses.document(each.document.key))
        if own is None:
            continue
        held = list(_said(each, len(documents), target, names, files, known))
        document, title = each.document, each.document.title or ""
        known(f"{document.name} {title}", document.language)
        told = day(document.published) if document.published else ""
        name_of_kind = names(words.KINDS[document.kind])
        documents.append([own[0], document.name, title if title != document.name else "", name_of_kind, told])
        said += held
    home = target(addresses.state(state))
    found_reviews = ((each.cycle, target(addresses.review(state, each.cycle))) for each in reviews_of(state))
    reviews = [[cycle, own[0]] for cycle, own in found_reviews if own]
    return {
        "state": state, "name": name_of(state), "called": sorted({state.lower(), *map(fold, states()[state].names)}),
        "home": home[0] if home else "", "reviews": reviews, "asked": asked, "said": said, "documents": documents,
        "names": list(names.held), "files": list(files.held), "forms": _forms(forms),
    }  # fmt: skip


def _asked(
    line: Line, target: Target, names: _Once, known: Callable[[str, str | None], str], languages: dict[str, str | None]
) -> list[Any]:
    own = target(addresses.recommendation(line.id))
    language = languages.get(line.document)
    known(" ".join(line.recommending_names), language)
    return [
        line.id, own[0] if own else "", line.cycle, POSITIONS.index(line.shown or "unknown"),
        known(line.text, language), [names(each) for each in line.recommending_names],
    ]  # fmt: skip


def _said(
    reading: Reading, at: int, target: Target, names: _Once, files: _Once, known: Callable[[str, str | None], str]
) -> Iterator[list[Any]]:
    """What a document states, where the part of it that has the place is published."""
    for each in reading.statements:
        if each.type not in KINDS:
            continue
        own = target(addresses.document(reading.document.key, statement=each.id))
        if own is None or not own[1]:
            continue
        text, by = quotable(each.quote.text), words.said_by(each, reading.document)
        yield [
            KINDS.index(each.type), at, files(own[0]), own[1],
            place_of(each.page, each.paragraph), known(text, reading.document.language), names(by),
        ]  # fmt: skip


def _forms(forms: dict[str, str]) -> str:
    """The words of each term: "torture -d -s|woman women"; a hyphen stands for the term itself."""
    words_of: dict[str, list[str]] = defaultdict(list)
    for word, term in forms.items():
        if word != term:
            words_of[term].append(f"-{word.removeprefix(term)}" if word.startswith(term) else word)
    return "|".join(" ".join((term, *sorted(found))) for term, found in sorted(words_of.items()))
