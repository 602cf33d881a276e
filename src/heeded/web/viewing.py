"""A request in, who looks and on which day out: the one place of the website that decides it."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest

from heeded import pipeline
from heeded.store.looking import looker

__all__ = ["view_of"]


def view_of(request: HttpRequest) -> pipeline.View:
    """What the person in front of this browser may see: on a laptop what the command line shows, all that is open."""
    viewer = looker(settings.HEEDED_ACCESS, settings.HEEDED_USER)
    return pipeline.View(viewer, date.today(), settings.HEEDED_MEANING)
