"""The wish to end the program in, a page that asks and one that says how to open Heeded again out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heeded.web import importing, serving
from heeded.web.viewing import view_of

__all__ = ["page"]


def page(request: HttpRequest) -> HttpResponse:
    """Ask whether Heeded is to be closed; close it."""
    if request.method != "POST":
        return render(request, "close.html", {"is_reading": importing.is_reading(view_of(request))})
    serving.end()
    return render(request, "closed.html", {"places": ()})
