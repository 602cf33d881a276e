"""Every address of the website by its name, with pages to look at; in braces stand facts of a record."""

from collections.abc import Mapping

__all__ = ["FILES", "FORMS", "LEADS", "PAGES", "paths"]

PAGES: Mapping[str | None, tuple[str, ...]] = {
    "home": ("/",),
    "asking_all": ("/by",), "asking": ("/by/FRA",), "asked": ("/by/FRA/XAV",),
    "search": ("/search", "/search?q=women+police&position=supported"),
    "document": ("/documents/A/HRC/43/90", "/documents/A/HRC/43/90?part=2", "/documents/{document}"),
    "cases": ("/cases",), "mentions": ("/cases/mentions/XAV",), "case": ("/cases/{case}",),
    "parties": ("/party",), "party": ("/party/{party}",),
    "import": ("/import",), "import-job": (),
    "cite": ("/cite/XAV/3/45.1", "/cite/{document}", "/cite/XAV", "/cite/XAV/charts/flow/3"),
    "sets": ("/sets",), "set": ("/sets/of/{set}", "/sets/of/{set}?about=torture"),
    "queue": ("/XAV/review", "/XAV/review?at=99999", "/XAV/review?at=x"),
    "calendar": ("/calendar",), "compare": ("/compare", "/compare?states=XAV"), "close": ("/close",),
    "state": ("/XAV",), "charts": ("/XAV/charts",), "figures": ("/XAV/figures",), "events": ("/XAV/events",),
    "review": ("/XAV/3", "/XAV/4"),
    "recommendations": ("/XAV/3/recommendations", "/XAV/3/recommendations?position=noted"),
    "assess": ("/XAV/4/assess?set={set}",), "assess-one": ("/XAV/4/assess/44.1", "/XAV/3/assess/46.1?set={set}"),
    "recommendation": ("/XAV/3/45.1", "/XAV/4/44.1"),
    None: ("/_/components", "/nowhereland"),
}  # fmt: skip
"""`import-job` is looked at where files are imported."""
FILES = {"picture", "original", "chart"}
"""Addresses that give a file."""
FORMS = {
    "case-new", "case-add", "import-go-on", "import-drop", "set-new", "set-add", "set-remove", "queue-save",
    "assess-save", "assess-draft", "position",
}  # fmt: skip
"""Addresses that take a form and show no page of their own."""
LEADS = {"open", "named", "recommendation-any"}
"""Addresses that lead to another one."""


def paths(facts: Mapping[str, str]) -> list[str]:
    """All addresses of pages in a record with these facts."""
    return [path.format_map(facts) for addresses in PAGES.values() for path in addresses]
