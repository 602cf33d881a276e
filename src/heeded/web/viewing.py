"""A request in, who looks and on which day out: the one place of the website that decides it.

What is asked of the record for a page is of one moment.
"""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from heeded import pipeline
from heeded.store.looking import looker
from heeded.web.guard import Answer

__all__ = ["one_look", "view_of"]


def view_of(request: HttpRequest) -> pipeline.View:
    """What the person in front of this browser may see: on a laptop what the command line shows, all that is open."""
    viewer = looker(settings.HEEDED_ACCESS, settings.HEEDED_USER)
    return pipeline.View(viewer, date.today(), settings.HEEDED_MEANING)


def one_look(answer: Answer) -> Answer:
    """Ask once for a page whether the States on it are up to date; what is sent may change that, and asks each time."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return answer(request)
        with pipeline.one_look():
            return answer(request)

    return middleware
