"""A request in, what stands on top of every page out: where one can go, and where one is."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from heeded.web.parts import Tab

__all__ = ["PLACES", "of_page"]

PLACES = (
    ("home", _("Record")), ("search", _("Search")), ("asking_all", _("Who asks")), ("compare", _("Compare")),
    ("calendar", _("Calendar")), ("sets", _("Working sets")), ("cases", _("Cases")), ("import", _("Import")),
)  # fmt: skip
"""Pages that stand on top of every page: the name of the address, and the words."""


def of_page(request: HttpRequest) -> dict[str, Any]:
    """What the base template shows on every page."""
    match = getattr(request, "resolver_match", None)
    here = match.url_name if match else None
    return {"places": [Tab(str(words), reverse(name), name == here) for name, words in PLACES]}
