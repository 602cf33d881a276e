"""Every request that sends something in; refused in plain words where it is too large."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from heeded.papers.template import MOST_BYTES
from heeded.web import failures, importing
from heeded.web.guard import Answer

__all__ = ["bounded", "most"]

FORM = 2_000_000
"""Bytes of a form without files."""
AROUND = 2**20
"""Bytes that a browser puts around files."""
IMPORT = "/import"
"""The address that takes files."""


TEMPLATE = re.compile(r"/[A-Z]{3}/reports/\w+/template")
"""The addresses that take a Word template."""


def most(path: str) -> int:
    """Bytes that may be sent to an address."""
    if TEMPLATE.fullmatch(path):
        return MOST_BYTES + AROUND
    return importing.MOST_BYTES + AROUND if path == IMPORT else FORM


def bounded(answer: Answer) -> Answer:
    """Refuse what is larger than a form or an import may be: 413."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return answer(request)
        given = request.META.get("CONTENT_LENGTH") or "0"
        length = int(given) if given.isascii() and given.isdigit() else 0
        is_import = request.path == IMPORT
        if length <= most(request.path):
            importing.room()  # where a file that comes is written while it comes
            return answer(request)
        if TEMPLATE.fullmatch(request.path):
            what_to_do = _("A template takes %(megabytes)s MB. Take large pictures out of it, or make them smaller.")
            what_to_do %= {"megabytes": MOST_BYTES // 1_000_000}
            back = request.path.removesuffix("/template")
            return failures.page(request, 413, _("This is too large"), what_to_do, back)
        megabytes = {"megabytes": importing.MOST_BYTES // 2**20}
        what_to_do = (
            _("An import takes %(megabytes)s MB at a time. Send the files in parts, or read their folder with heeded "
              "build FOLDER, which takes any number of them.") % megabytes
            if is_import
            else _("A form takes two megabytes. Write less, or attach it as a document.")
        )  # fmt: skip
        return failures.page(request, 413, _("This is too large"), what_to_do, request.path if is_import else "")

    return middleware
