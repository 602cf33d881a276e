"""What went wrong in; a page in plain words out that says what to do. Nothing of the record stands in it."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from heeded.errors import HeededError, StoreError, UsageError, VocabularyError

__all__ = ["bad_request", "forbidden", "not_found", "of_form", "page", "server_error", "told"]

# ": see heeded show KAZ", "; run heeded list": what to type, for whom a terminal is before
_COMMAND = re.compile(r"[:;,]? (?:see|look at|run|use|try) heeded [^.;]*", re.I)
Answer = Callable[[HttpRequest], HttpResponse]
STATUSES: tuple[tuple[type[HeededError], int], ...] = (
    (UsageError, 404), (VocabularyError, 404), (StoreError, 503), (HeededError, 500),
)  # fmt: skip
"""The status of a page for what Heeded raises on purpose; the first that fits counts."""


def page(
    request: HttpRequest, status: int, title: str, what_to_do: str, href: str = "", is_outside: bool = False
) -> HttpResponse:  # fmt: skip
    """The page of a failure, with a link to go on where there is one; none leads in from outside."""
    shown = {"title": title, "what_to_do": what_to_do, "href": href, "status": status, "is_outside": is_outside}
    return render(request, "failure.html", shown, status=status)


def told(answer: Answer) -> Answer:
    """Turn what Heeded raises on purpose into a page with its own words."""
    return _Told(answer)


class _Told:
    """A middleware with a hook for exceptions, which Django takes of objects alone."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error of Heeded, or of the database; None for any other."""
        from heeded.store.database import refusals

        try:
            with refusals():
                raise error
        except HeededError as known:
            status = next(status for kind, status in STATUSES if isinstance(known, kind))
            title = _("This is not in the record") if status == 404 else _("The record cannot be shown")
            return page(request, status, title, _COMMAND.sub("", str(known)))
        except Exception:
            return None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return page(request, 400, _("The request cannot be read"), _("Go back and try again, or begin on the first page."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return page(request, 403, _("This page cannot be shown here"), _("Begin on the first page."))


def of_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not of this site, or too old."""
    return page(
        request, 403, _("The form was not sent"),
        _("It was opened too long ago, or the browser refuses cookies of this page. Load the page again and resend."),
    )  # fmt: skip


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return page(request, 404, _("There is no such page"), _("Look whether the address is whole, or begin anew."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(
        request, 500, _("Heeded made a mistake"),
        _("Nothing was changed. The window in which heeded serve runs tells more: report that, without names in it."),
    )  # fmt: skip
