"""Public ids and keys in, addresses of pages out; they are stable, so that a report can cite them."""

from urllib.parse import urlencode

from django.urls import reverse

from heeded.reports import bibtex

__all__ = [
    "asking",
    "chart",
    "charts",
    "cite",
    "compare",
    "document",
    "events",
    "figures",
    "original",
    "picture",
    "recommendation",
    "recommendations",
    "report",
    "report_template",
    "reports",
    "review",
    "search",
    "state",
    "workspace",
    "workspaces",
]


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


def reports(code: str) -> str:
    """The kinds of reports on a State: /KAZ/reports."""
    return reverse("reports", args=[code])


def report(code: str, kind: str, ending: str = "", **asked: str) -> str:
    """A report with its wishes, or a file of it: /KAZ/reports/brief?cycle=3, /KAZ/reports/brief.docx?cycle=3."""
    own = reverse("report-file", args=[code, kind, ending[1:]]) if ending else reverse("report", args=[code, kind])
    return own + (f"?{urlencode(asked)}" if asked else "")


def report_template(code: str, kind: str, **asked: str) -> str:
    """Where a Word template is sent for a report with its wishes: /KAZ/reports/brief/template?cycle=3."""
    return reverse("report-template", args=[code, kind]) + (f"?{urlencode(asked)}" if asked else "")


def workspaces(code: str) -> str:
    """The submissions on a State that are being written: /KAZ/workspaces."""
    return reverse("workspaces", args=[code])


def workspace(code: str, identifier: str) -> str:
    """One of them by its id, since names can be alike: /KAZ/workspaces/W-7K3FQ2."""
    return reverse("workspace", args=[code, identifier])


def document(key: str, page: int | None = None, statement: str = "") -> str:
    """A document by its key, at a page or a statement: /documents/A/HRC/28/10?page=24."""
    own = reverse("document", args=[key])
    if statement:
        return f"{own}?{urlencode({'statement': statement})}#statement-{statement}"
    return own + (f"?page={page}#page-{page}" if page else "")


def picture(key: str, page: int) -> str:
    """A page of a document as it is printed: /pictures/A/HRC/28/10/24."""
    return reverse("picture", args=[key, page])


def original(key: str) -> str:
    """A document's file: /originals/A/HRC/28/10."""
    return reverse("original", args=[key])


def search(link: str = "") -> str:
    """What a search finds, by its part of a link: /search?q=torture."""
    return reverse("search") + (f"?{link}" if link else "")


def asking_all() -> str:
    """The States that ask: /by."""
    return reverse("asking_all")


def asking(code: str, state: str = "") -> str:
    """What a State asks of others, or of one: /by/NOR, /by/NOR/KAZ."""
    return reverse("asked", args=[code, state]) if state else reverse("asking", args=[code])


def charts(code: str, cycle: int | None = None) -> str:
    """All charts of a State, of one review: /KAZ/charts?cycle=3."""
    return reverse("charts", args=[code]) + (f"?cycle={cycle}" if cycle else "")


def chart(code: str, kind: str, ending: str, **asked: str | int | None) -> str:
    """One chart as a file: /KAZ/charts/flow.svg?cycle=3&form=narrow."""
    given = {name: value for name, value in asked.items() if value is not None}
    return reverse("chart", args=[code, kind, ending]) + (f"?{urlencode(given)}" if given else "")


def figures(code: str, **asked: str | int | None) -> str:
    """Counts of people affected: /KAZ/figures?event=Bloody+January."""
    given = {name: value for name, value in asked.items() if value}
    return reverse("figures", args=[code]) + (f"?{urlencode(given)}" if given else "")


def events(code: str, kind: str = "") -> str:
    """What happened: /KAZ/events?kind=protest."""
    return reverse("events", args=[code]) + (f"?{urlencode({'kind': kind})}" if kind else "")


def cite(item: str, part: str = "") -> str:
    """How an item is cited, by its public id, its key or a chart's name: /cite/KAZ/3/124.3#KAZ-3-124.3-reply-1."""
    own = reverse("cite", args=[item])
    return f"{own}#{bibtex.key(f'{item}#{part}')}" if part else own


def compare(*codes: str) -> str:
    """Reviews of States side by side: /compare?states=KAZ,SVN."""
    return reverse("compare") + (f"?states={','.join(codes)}" if codes else "")
