"""Filters of the templates: codes, dates and numbers of values in, words out."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from heeded.reports import words
from heeded.web import said

register = template.Library()

MARKS: Mapping[str, str] = {
    "supported": "●", "supported_in_part": "◐", "noted": "○", "no_reply": "◌", "pending": "…", "unknown": "?",
}  # fmt: skip
"""A sign beside a position's colour, for whoever does not see colours."""


@register.filter
def position(code: str | None) -> str:
    """The word for a position; where there is none, that it is not known."""
    return _(words.POSITIONS[code]) if code in words.POSITIONS else _("not known")


@register.filter
def mark(code: str | None) -> str:
    """The sign of a position."""
    return MARKS.get(code or "unknown", MARKS["unknown"])


@register.filter
def day(date: str | None) -> str:
    """A date in words; empty where there is none."""
    return said.day(date) if date else ""


@register.filter
def share(count: int, whole: int) -> str:
    """A part of a whole in percent: "43%"."""
    return f"{count / whole:.0%}" if whole else ""


@register.filter
def number(count: int) -> str:
    """A count with its thousands set apart: "7,623"."""
    return f"{count:,}"
