"""An address of the website in, its one form in a publication and the name of its file out."""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.urls import Resolver404, resolve

from heeded.web.published.wishes import Publication
from heeded.web.settings import STATIC_URL

__all__ = ["canonical", "file_of", "is_static", "relative"]

ASKED: Mapping[str, tuple[str, ...]] = {
    "home": (), "about": (), "asking_all": (), "calendar": (), "compare": (), "documents": (), "search": (),
    "asked": (), "document": ("part",), "original": (), "party": ("page",), "state": (),
    "charts": ("cycle",), "chart": ("cycle", "event", "harm", "form"), "figures": ("event", "harm", "page"),
    "events": ("kind", "page"), "review": (), "recommendations": (), "recommendation": (),
}  # fmt: skip
"""What is published, by the name of the address, and which questions to it; nothing else is."""
FIRST = ("part", "page")
"""Questions whose answer is the same without them where they ask for 1."""
# A piece of a name that every file system takes: "124.3", "Add.1"
PLAIN = re.compile(r"(?!\.)[A-Za-z0-9._()-]{1,60}(?<!\.)")
# "con", "lpt1.html": names that Windows keeps for itself
KEPT = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
ENDINGS = ("svg", "csv")
"""Of addresses that give a file. Charts as PNG are left out: they weigh ten times what the same weighs as SVG."""


def is_static(address: str) -> bool:
    """Whether an address is of style, script or picture of the website itself."""
    return address.startswith(STATIC_URL)


def canonical(address: str, publication: Publication) -> str | None:
    """The one address under which a page is published; None where it is not."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    if is_static(parts.path):
        return parts.path
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    name = match.url_name or ""
    if name not in ASKED or not _is_chosen(name, match.kwargs, publication):
        return None
    given = dict(parse_qsl(parts.query))
    kept = [(each, given[each]) for each in ASKED[name] if given.get(each)]
    kept = [(each, value) for each, value in kept if not (each in FIRST and value == "1")]
    return parts.path + (f"?{urlencode(kept)}" if kept else "")


def _is_chosen(name: str, of: Mapping[str, object], publication: Publication) -> bool:
    """Whether what an address is about is a part of the publication."""
    documents = {each.key for each in publication.documents}
    if name == "original" and not publication.with_originals:
        return False
    if name == "compare" and len(publication.states) < 2:
        return False
    return (
        ("state" not in of or of["state"] in publication.states)
        and ("key" not in of or of["key"] in documents)
        and ("ending" not in of or of["ending"] in ENDINGS)
        and (name != "party" or of["name"] in publication.parties)
    )


def file_of(address: str, publication: Publication) -> str:
    """The name of the file of a canonical address, with "/" between folders, the same on every file system.

    Of it nothing but small differences of the address stand in a hash at the end of a piece.
    """
    if is_static(address):
        return "static/" + address.removeprefix(STATIC_URL)
    parts = urlsplit(address)
    match = resolve(parts.path)
    pieces = parts.path.strip("/").split("/") if parts.path != "/" else ["index"]
    if match.url_name == "party":
        pieces = ["party", str(match.kwargs["name"])]
    ending = "html"
    last, _, found = pieces[-1].rpartition(".")
    if match.url_name == "chart" and found in ENDINGS:
        pieces[-1], ending = last, found
    if match.url_name == "original":
        file = next(each.file for each in publication.documents if each.key == match.kwargs["key"])
        ending = file.rpartition(".")[2].lower()
    if match.url_name == "document":
        pieces[0] = "doc"  # tens of thousands of links have it
    asked = [_plain(value) if name == "part" else f"{name}-{_plain(value)}" for name, value in parse_qsl(parts.query)]
    named = [_plain(each) for each in pieces]
    return "/".join((*named[:-1], ".".join((named[-1], *asked, _plain(ending)))))


def _plain(piece: str) -> str:
    """A piece of a name as it stands, or what is plain of it with a hash of all of it."""
    if PLAIN.fullmatch(piece) and not KEPT.match(piece):
        return piece
    bare = re.sub(r"[^a-z0-9]+", "-", piece.lower()).strip("-")[:40]
    return f"{bare or 'x'}-{hashlib.sha256(piece.encode()).hexdigest()[:8]}"


def relative(file: str, of: str) -> str:
    """The way from one file of the publication to another."""
    return posixpath.relpath(file, posixpath.dirname(of) or ".")
