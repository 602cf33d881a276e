"""A link that works once in, a session of one browser out; every page but the door needs one.

Whoever else uses this machine can reach the port, but not the link. Keys are kept in memory, as hashes, and end with
the program.
"""

import hashlib
import secrets
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from heeded.web import failures
from heeded.web.guard import Answer

__all__ = ["DOOR", "Door", "cookie_name", "enter", "opened"]


@dataclass(slots=True)
class Door:
    """The links that open, and the sessions that were opened, as hashes."""

    links: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)

    def link(self) -> str:
        """A new secret for a link that works once."""
        secret = secrets.token_urlsafe(32)
        self.links.add(_hash(secret))
        return secret

    def open(self, secret: str) -> str | None:
        """The key of a new session for a secret that was not used yet."""
        given = _hash(secret)
        if given not in self.links:
            return None
        self.links.discard(given)
        self.used.add(given)
        key = secrets.token_urlsafe(32)
        self.sessions.add(_hash(key))
        return key

    def was_used(self, secret: str) -> bool:
        """Whether the link worked before."""
        return _hash(secret) in self.used

    def knows(self, key: str) -> bool:
        """Whether the key is of a session that was opened here."""
        return _hash(key) in self.sessions


DOOR = Door()
"""The door of this process."""


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def cookie_name(request: HttpRequest) -> str:
    """The cookie of a session; with the port, as a browser gives cookies to all ports of a host."""
    return f"heeded-{request.META['SERVER_PORT']}"


def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Open a session by a link that works once, and go on to the first page."""
    if key := DOOR.open(secret):
        response = HttpResponse(status=303, headers={"Location": reverse("home")})
        response.set_cookie(cookie_name(request), key, httponly=True, samesite="Strict")
        return response
    if DOOR.knows(request.COOKIES.get(cookie_name(request), "")):
        return HttpResponse(status=303, headers={"Location": reverse("home")})
    if DOOR.was_used(secret):
        return failures.page(
            request, 403, _("This link was used already"),
            "\n".join((
                _("A link opens Heeded in one browser, one time; this one has done so, in another browser or window."),
                _again(),
                _("If nobody you know used the link, do so now: until then whoever used it can see the pages."),
            )),
            is_outside=True,
        )  # fmt: skip
    return failures.page(
        request, 403, _("This link does not open Heeded"),
        "\n".join((_("It is of an earlier start of Heeded, or a part of it is missing."), _again())), is_outside=True,
    )  # fmt: skip


def opened(answer: Answer) -> Answer:
    """Let only browsers in that came through the door."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_door = request.path.startswith("/open/")
        if is_door or DOOR.knows(request.COOKIES.get(cookie_name(request), "")):
            return answer(request)
        return _closed(request)

    return middleware


def _closed(request: HttpRequest) -> HttpResponse:
    return failures.page(
        request, 403, _("Heeded is not open in this browser"),
        "\n".join((
            _("Heeded shows its pages in the one browser that opened its link, so that nobody else who uses this "
              "computer sees them. This is another browser or a private window, or Heeded was started anew since."),
            _again(),
        )),
        is_outside=True,
    )  # fmt: skip


def _again() -> str:
    return _(
        "What to do: in the window in which heeded serve runs press Ctrl-C, and start heeded serve again. It opens a "
        "page, or prints a link: open that in the browser that you want to use."
    )
