"""What is to be published in, its files out: the website's own pages are asked for, and what they lead to in turn."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve

from heeded import pipeline
from heeded.cases import folded
from heeded.errors import UsageError, VocabularyError
from heeded.pipeline import speaking
from heeded.store import read
from heeded.vocabulary.states import name_of
from heeded.web.published import compact, leaves, names, searched
from heeded.web.published.wishes import Held, Publication
from heeded.web.settings import HOUSE, STATIC_URL
from heeded.web.viewing import view_of

__all__ = ["files", "publication"]

STATIC = (HOUSE / "static", HOUSE / "published" / "static")
LICENCE = "vendor/minisearch-LICENSE.txt"
# "p24"
OF_PAGE = re.compile(r"p(\d+)")
Place = tuple[str, str]
"""The canonical address of a part of a document, and a place within it."""


def publication(codes: tuple[str, ...], parties: tuple[str, ...] = (), with_originals: bool = False) -> Publication:
    """What there is to publish of these States, each compared as the public sees it.

    Raises UsageError for a State without a public document, and for a party whose name nobody released.
    """
    view = view_of(HttpRequest())
    held = read.states(view.viewer)
    if absent := [name_of(code) for code in codes if code not in held]:
        raise UsageError(f"The record holds no public document about {', '.join(absent)}.")
    known = {folded(name): name for name in speaking.parties(view)}
    if unknown := [name for name in parties if folded(name) not in known]:
        raise UsageError(
            f"{unknown[0]} is no organisation that may be listed: release its name first (heeded release party)."
        )
    for code in codes:
        pipeline.conclude(code, view)
    documents = {
        each.document.key: Held(each.document.key, each.document.file, len(each.document.states) > 1)
        for code in codes for each in read.documents(view.viewer, code) if each.is_of_record
    }  # fmt: skip
    named = tuple(dict.fromkeys(known[folded(name)] for name in parties))
    return Publication(codes, view.day, named, tuple(documents.values()), with_originals)


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Every file of a publication by its name; pages come last, as they name each other."""
    pages: dict[str, str] = {}
    places: dict[str, dict[str, str]] = defaultdict(dict)
    wanted, seen, static = ["/"], {"/"}, set()
    while wanted:
        address = wanted.pop()
        answer = _answer(address, publication)
        if answer is None:
            continue
        if not answer["Content-Type"].startswith("text/html"):
            yield names.file_of(address, publication), answer.content
            pages[address] = ""
            continue
        root = leaves.bare(answer.content.decode())
        pages[address] = compact.written(root)
        if key := _document(address):
            places[key] |= dict.fromkeys(leaves.places(root), address)
        for link in leaves.links(root):
            target = names.canonical(link.partition("#")[0], publication)
            if target and names.is_static(target):
                static.add(target)
            elif target and target not in seen:
                seen.add(target)
                wanted.append(target)
    yield from ((names.file_of(address, publication), _static(address)) for address in sorted(static))
    yield f"static/{LICENCE}", (STATIC[1] / LICENCE).read_bytes()
    known = _Known(publication, pages, places)
    kept = known.kept()
    yield from searched.scripts(publication, view_of(HttpRequest()), known.published)
    for address in kept:
        yield known.files[address], known.page(address).encode()


def _answer(address: str, publication: Publication) -> HttpResponse | None:
    """What the website says to a question for an address; None where it says that there is no such thing."""
    path, _, query = address.partition("?")
    path = unquote(path)
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META |= {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80"}
    request.GET = QueryDict(query)
    request.publication = publication  # type: ignore[attr-defined]
    request.resolver_match = match = resolve(path)
    try:
        answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except (UsageError, VocabularyError):
        return None
    return answer if answer.status_code == 200 else None


def _document(address: str) -> str:
    """The key of the document that an address is of; empty for another page."""
    match = resolve(unquote(address.partition("?")[0]))
    return str(match.kwargs["key"]) if match.url_name == "document" else ""


def _static(address: str) -> bytes:
    name = address.removeprefix(STATIC_URL)
    return next(place / name for place in STATIC if (place / name).is_file()).read_bytes()


class _Known:
    """All pages of a publication, with the places within documents, so that links can be renamed."""

    def __init__(self, publication: Publication, pages: dict[str, str], places: dict[str, dict[str, str]]) -> None:
        self.publication, self.pages, self.places = publication, pages, places
        self.files = {address: names.file_of(address, publication) for address in pages}
        self.printed = {
            key: sorted(int(found[1]) for place in of if (found := OF_PAGE.fullmatch(place)))
            for key, of in places.items()
        }

    def kept(self) -> list[str]:
        """The pages that are written; of long documents on several States the parts alone that some page leads to."""
        of_one = {each.key for each in self.publication.documents if not each.is_shared}
        shared = {address for address in self.pages if (key := _document(address)) and key not in of_one}
        led = {
            self.target(link)[0]
            for address, text in self.pages.items() if text and address not in shared
            for link in leaves.links(leaves.read(text))
        }  # fmt: skip
        for address in shared - led:
            if "?" in address:
                del self.files[address]
        return [address for address, text in self.pages.items() if text and address in self.files]

    def page(self, address: str) -> str:
        """A page with the names of files for addresses."""
        own = self.files[address]

        def name_of(link: str) -> str | None:
            target, place = self.target(link)
            file = names.file_of(target, self.publication) if names.is_static(target) else self.files.get(target)
            if file is None:
                return None
            return names.relative(file, own) + (f"#{place}" if place else "")

        return leaves.renamed(leaves.read(self.pages[address]), name_of)

    def published(self, link: str) -> Place | None:
        """The file that a link leads to, and the place in it; None where it is not published."""
        address, place = self.target(link)
        return (self.files[address], place) if address in self.files else None

    def target(self, link: str) -> Place:
        """The canonical address that a link leads to, and the place in it; empty where it is not published."""
        bare, _, name = link.partition("#")
        address, place = names.canonical(bare, self.publication), leaves.place_of(name)
        if address is None or names.is_static(address):
            return address or "", ""
        key, asked = _document(address), dict(parse_qsl(urlsplit(bare).query))
        if key and asked.keys() & {"page", "statement"}:
            return self.within(key, place, address)
        return address, place or asked.get("position", "")

    def within(self, key: str, place: str, whole: str) -> Place:
        """The part of a document with a place in it; of pages without a line of their own the next one."""
        of = self.places.get(key, {})
        if place not in of and (found := OF_PAGE.fullmatch(place)):
            at = bisect_left(self.printed.get(key, []), int(found[1]))
            place = f"p{self.printed[key][at]}" if at < len(self.printed.get(key, [])) else ""
        return (of[place], place) if place in of else (whole, "")
