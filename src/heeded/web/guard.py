"""Every request in; refused where another site or another name of this machine asks, and never kept by a browser.

A page that the browser opened elsewhere can send requests to any address, also to one that only this machine has (DNS
rebinding, cross-site requests); so nothing is answered that this site did not ask for itself.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from heeded.web import failures

__all__ = ["Answer", "not_kept", "own_address", "own_pages"]

Answer = Callable[[HttpRequest], HttpResponse]
NAME = "127.0.0.1"
"""What this machine is called in addresses of the site; a session's cookie belongs to one name alone."""
OWN_SITES = ("same-origin", "none")
"""Values of Sec-Fetch-Site that a page of this site, or a person who types an address, sends."""


def addresses(request: HttpRequest) -> tuple[str, ...]:
    """The hosts under which this site can be asked for: "127.0.0.1:8700"."""
    port = request.META["SERVER_PORT"]
    return (f"{NAME}:{port}", NAME) if port == "80" else (f"{NAME}:{port}",)


def own_address(answer: Answer) -> Answer:
    """Refuse requests for another host than this machine: 400."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.META.get("HTTP_HOST", "") in addresses(request):
            return answer(request)
        return failures.page(
            request, 400, _("Heeded has another address"),
            _("Heeded answers on this computer alone, and at %(address)s alone: not under another name such as "
              "localhost. What to do: open that address.") % {"address": f"http://{addresses(request)[0]}"},
            f"http://{addresses(request)[0]}/", True,
        )  # fmt: skip

    return middleware


def own_pages(answer: Answer) -> Answer:
    """Refuse what another site asks for or sends: 403."""

    def middleware(request: HttpRequest) -> HttpResponse:
        site = request.META.get("HTTP_SEC_FETCH_SITE", "none")
        origin = request.META.get("HTTP_ORIGIN")
        is_own = origin is None or origin in {f"http://{host}" for host in addresses(request)}
        if site in OWN_SITES and is_own:
            return answer(request)
        return failures.page(
            request, 403, _("Another site asked for this page"),
            _("A page elsewhere led here. So that no other site can read or change the record, Heeded shows what is "
              "opened from its own pages. Nothing was shown or changed. What to do: open the page from here."),
            request.path if request.method == "GET" else "",
        )  # fmt: skip

    return middleware


def not_kept(answer: Answer) -> Answer:
    """Tell the browser to keep no page: what was shown must not lie in its cache on the disk."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response

    return middleware
