"""Public ids and keys in, addresses of pages out; they are stable, so that a report can cite them."""

from django.urls import reverse

__all__ = ["document", "recommendation", "recommendations", "review", "state"]


def state(code: str) -> str:
    """A State's record: /KAZ."""
    return reverse("state", args=[code])


def review(code: str, cycle: int) -> str:
    """One review: /KAZ/3."""
    return reverse("review", args=[code, cycle])


def recommendations(code: str, cycle: int) -> str:
    """The recommendations of one review: /KAZ/3/recommendations."""
    return reverse("recommendations", args=[code, cycle])


def recommendation(identifier: str) -> str:
    """One recommendation by its public id: /KAZ/3/124.3."""
    code, cycle, number = identifier.split("/", 2)
    return reverse("recommendation", args=[code, int(cycle), number])


def document(key: str, page: int | None = None) -> str:
    """A document by its key, at a page: /documents/A/HRC/28/10?page=24."""
    return reverse("document", args=[key]) + (f"?page={page}" if page else "")
