"""Filters of the templates: codes, dates and numbers of values in, words out."""

from django import template
from django.utils.translation import gettext as _

from heeded.reports import words
from heeded.web import said

register = template.Library()


@register.filter
def position(code: str | None) -> str:
    """The word for a position; where there is none, that it is not known."""
    return _(words.POSITIONS[code]) if code in words.POSITIONS else _("not known")


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
