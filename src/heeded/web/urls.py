"""Addresses of the website; those of a State's record are stable, as reports cite them."""

from django.urls import path, register_converter

from heeded.web import door
from heeded.web.pages import document, home, recommendation, recommendations, review, search, state

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


class Code:
    """A State by its code."""

    regex = "[A-Z]{3}"

    def to_python(self, value: str) -> str:
        """The code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The code as it stands."""
        return value


register_converter(Code, "code")

urlpatterns = [
    path("", home.page, name="home"),
    path("open/<str:secret>", door.enter, name="open"),
    path("search", search.page, name="search"),
    path("pictures/<path:key>/<int:page>", document.picture, name="picture"),
    path("originals/<path:key>", document.original, name="original"),
    path("documents/<path:key>", document.page, name="document"),
    path("<code:state>", state.page, name="state"),
    path("<code:state>/<int:cycle>", review.page, name="review"),
    path("<code:state>/<int:cycle>/recommendations", recommendations.page, name="recommendations"),
    path("<code:state>/<int:cycle>/<str:number>", recommendation.page, name="recommendation"),
    path("<str:words>", state.named, name="named"),
]
handler400 = "heeded.web.failures.bad_request"
handler403 = "heeded.web.failures.forbidden"
handler404 = "heeded.web.failures.not_found"
handler500 = "heeded.web.failures.server_error"
