"""A search in, the part of a link behind the question mark out, and back: a search is a link."""

from urllib.parse import parse_qsl, urlencode

from heeded.errors import UsageError
from heeded.query import FILTERS, SORTS, Filter, Query

__all__ = ["from_link", "to_link"]

MOST_PARTS = 500


def to_link(query: Query) -> str:
    """ "q=torture&state=KAZ&position=noted&sort=date"; empty where nothing is asked for."""
    parts = [("q", query.words)] if query.words else []
    parts += [("like", query.like)] if query.like else []
    parts += [(name, value) for name, values in query.filters for value in values]
    parts += [("sort", query.sort)] if query.sort != "relevance" else []
    return urlencode(parts, errors="replace")


def from_link(link: str) -> Query:
    """The search that a link asks for, its filters in the order of FILTERS.

    Raises UsageError where the link names a filter or an order that there is not.
    """
    words, like, sort = "", "", "relevance"
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(link, keep_blank_values=True, errors="replace", separator="&")[:MOST_PARTS]:
        if name == "q":
            words = value
        elif name == "like":
            like = value
        elif name == "sort":
            sort = value
        elif name in FILTERS:
            values.setdefault(name, []).append(value)
        else:
            raise UsageError(f"A search has no {name[:40]!r}; it can have q, like, sort, {', '.join(FILTERS)}.")
    if sort not in SORTS:
        raise UsageError(f"Results cannot be sorted by {sort[:40]!r}; they can by {', '.join(SORTS)}.")
    return Query(words, filters(values), sort, like)


def filters(values: "dict[str, list[str]]") -> tuple[tuple[Filter, tuple[str, ...]], ...]:
    """Filters with their values, each once and none empty, in the order of FILTERS."""
    given = {name: tuple(dict.fromkeys(each for each in found if each)) for name, found in values.items()}
    return tuple((name, given[name]) for name in FILTERS if given.get(name))
