"""What a form sends in, the values that it may have out; where one is wrong nothing is saved, and a page says why."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from heeded.errors import HeededError, UsageError
from heeded.primary import Kept
from heeded.web import failures

__all__ = ["Changed", "back", "check_seen", "chosen", "gone_to", "lines", "posted", "query", "seen", "text"]

LONGEST = 20_000
"""Characters of one field."""


class Changed(UsageError):
    """What a form was opened on is another by now: another window or person changed it."""


def posted(made: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An address that takes a form: what is wrong is told, and whoever opens it as a page comes to the one above it."""

    @wraps(made)
    def page(request: HttpRequest, *given: Any, **more: Any) -> HttpResponse:
        if request.method != "POST":
            return gone_to(request.path.rpartition("/")[0] or "/")
        try:
            return made(request, *given, **more)
        except Changed as error:
            return failures.page(request, 409, _("This changed meanwhile"), str(error), back(request))
        except HeededError as error:
            return failures.page(request, 400, _("Nothing was saved"), str(error), back(request))

    return page


def gone_to(address: str) -> HttpResponse:
    """The answer that leads a browser to another page, by GET."""
    return HttpResponse(status=303, headers={"Location": address})


def back(request: HttpRequest, default: str = "/") -> str:
    """The page of this site that a form names to go on to."""
    wanted = request.POST.get("next", "")
    parts = urlsplit(wanted)
    is_own = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and wanted.isprintable()
    return wanted if is_own and not parts.scheme and not parts.netloc else default


def text(request: HttpRequest, name: str, needed: str = "") -> str:
    """What a field holds, without blanks around it; raises UsageError with the words `needed` where that is nothing."""
    found = request.POST.get(name, "").replace("\0", "").strip()  # PostgreSQL keeps no zero byte
    if len(found) > LONGEST:
        raise UsageError(_("A field takes %(count)s characters at most.") % {"count": f"{LONGEST:,}"})
    if needed and not found:
        raise UsageError(needed)
    return found


def lines(words: str) -> tuple[str, ...]:
    """The lines that hold something, each without blanks around it and with one between its words."""
    return tuple(filter(None, (" ".join(each.split()) for each in words.splitlines())))


def chosen(request: HttpRequest, name: str, choices: Collection[str], default: str = "") -> str:
    """One of the values that a field may have; raises UsageError for another."""
    found = request.POST.get(name, "") or default
    if found not in choices:
        raise UsageError(
            _("%(value)s is none of: %(choices)s.") % {"value": repr(found), "choices": ", ".join(choices)}
        )
    return found


def seen(kept: Iterable[Kept[Any]], *values: object) -> str:
    """What stands now, in a few letters: sent along with a form and compared when it comes back."""
    words = " ".join([*sorted(each.uid for each in kept), *map(repr, values)])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def check_seen(request: HttpRequest, now: str) -> None:
    """Raise Changed where a form was opened on something else than what stands now."""
    if request.POST.get("seen", "") != now:
        raise Changed(
            _(
                "Somebody, or you in another window, changed this after the page was opened. Nothing was saved: open "
                "the page again, look at what stands there now, and decide anew."
            )
        )


def query(**fields: str) -> str:
    """Fields as they stand in an address."""
    return urlencode(fields)
