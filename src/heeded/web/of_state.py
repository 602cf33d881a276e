"""What all pages on one State share: who looks, whether there is a record, and that its documents were compared.

Documents are compared in the background; the page says so meanwhile and loads itself again.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from threading import Lock, Thread
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.errors import UsageError
from heeded.pipeline import View
from heeded.store import database, read
from heeded.vocabulary.states import name_of, states
from heeded.web.viewing import view_of

__all__ = ["compared", "known", "of_state"]

_comparing: dict[tuple[str, str], Thread] = {}
_failed: dict[tuple[str, str], Exception] = {}
_lock = Lock()


def of_state(made: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that is made for a request, a view and a State whose record can be read at once.

    Raises UsageError where no State has this code, or the record holds nothing on it.
    """

    @wraps(made)
    def page(request: HttpRequest, state: str, **more: Any) -> HttpResponse:
        view = known(request, state)
        return compared(request, view, [state]) or made(request, view, state, **more)

    return page


def known(request: HttpRequest, state: str) -> View:
    """Who looks; raises UsageError where no State has this code, or the record holds nothing on it for them."""
    view = view_of(request)
    if state not in states():
        raise UsageError(_("No State has the code %(code)s.") % {"code": state})
    if state not in read.states(view.viewer):
        raise UsageError(_("The record holds no document about %(name)s.") % {"name": name_of(state)})
    return view


def compared(request: HttpRequest, view: View, codes: Iterable[str]) -> HttpResponse | None:
    """The page that waits for the first of these States whose documents are not compared yet; None if all are.

    A form waits itself: it would be lost with a page that asks to be loaded again.
    """
    for state in codes:
        if not pipeline.is_compared(state, view):
            comparing = _compare(state, view)
            if request.method == "POST":
                comparing.join()
                _raise_failed(state, view)
                continue
            if request.headers.get("HX-Request"):  # the page that waits asks again: nothing to swap yet
                return HttpResponse(status=204)
            return render(request, "waiting.html", {"name": name_of(state)}, status=202)
    if request.method == "GET" and request.headers.get("HX-Request"):  # that page: it loads anew, with its scripts
        return HttpResponse(headers={"HX-Refresh": "true"})
    return None


def _compare(state: str, view: View) -> Thread:
    """Begin to compare a State's documents, where nobody does; raises what the last attempt met."""
    _raise_failed(state, view)
    key = (state, view.viewer.sight)
    with _lock:
        if key not in _comparing:
            _comparing[key] = Thread(target=_run, args=(key, view), daemon=True)
            _comparing[key].start()
        return _comparing[key]


def _raise_failed(state: str, view: View) -> None:
    with _lock:
        if failed := _failed.pop((state, view.viewer.sight), None):
            raise failed


def _run(key: tuple[str, str], view: View) -> None:
    try:
        pipeline.conclude(key[0], view)
    except Exception as error:
        _failed[key] = error
    finally:
        database.close()
        with _lock:
            del _comparing[key]
