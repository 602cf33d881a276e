"""Addresses of the published record: pages of its own in the place of some of the website, and all others of it."""

from django.urls import path

from heeded.web.published import pages
from heeded.web.urls import urlpatterns as of_website

__all__ = ["urlpatterns"]

urlpatterns = [
    path("", pages.home, name="home"),
    path("about", pages.about, name="about"),
    path("by", pages.asking, name="asking_all"),
    path("calendar", pages.calendar_of, name="calendar"),
    path("compare", pages.compared, name="compare"),
    path("documents", pages.documents, name="documents"),
    path("search", pages.search, name="search"),
    path("<code:state>/<int:cycle>/recommendations", pages.listed, name="recommendations"),
    *of_website,
]
