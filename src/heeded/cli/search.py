"""The command that looks for words in all that the record holds: `search`."""

from enum import StrEnum
from typing import Annotated

import typer

from heeded.cli.app import Form, FormOption, HomeOption, app, code_of, open_existing, print_list, view
from heeded.cli.links import FEWEST_LETTERS, Position
from heeded.errors import UsageError
from heeded.reports import screen


class Order(StrEnum):
    """How results are sorted."""

    relevance = "relevance"
    date = "date"
    state = "state"
    number = "number"


@app.command()
def search(
    words: Annotated[str, typer.Argument(help='Words, "phrases", AND, OR, NOT, begin*, *inside*, parentheses.')] = "",
    state: Annotated[list[str] | None, typer.Option("--state", help="A State under review.")] = None,
    by: Annotated[list[str] | None, typer.Option("--by", help="A State that recommends or speaks.")] = None,
    cycle: Annotated[list[int] | None, typer.Option("--cycle", min=1, help="A cycle of review.")] = None,
    position: Annotated[list[Position] | None, typer.Option("--position", help="What the State answered.")] = None,
    issue: Annotated[list[str] | None, typer.Option("--issue", help="An issue of UPR Info's.")] = None,
    where: Annotated[
        list[str] | None, typer.Option("--where", help="Any other filter; --facets lists them.", metavar="FILTER=VALUE")
    ] = None,
    like: Annotated[
        str, typer.Option("--like", help="Recommendations near in meaning to a text, in any language.", metavar="TEXT")
    ] = "",
    sort: Annotated[Order, typer.Option("--sort", help="How to sort.")] = Order.relevance,
    facets: Annotated[bool, typer.Option("--facets", help="The counts of every filter in place of passages.")] = False,
    top: Annotated[int, typer.Option("--top", min=1, max=10_000, help="How many.")] = 10,
    page: Annotated[int, typer.Option("--page", min=1, max=100_000, help="Which page of so many.")] = 1,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """Look for words in recommendations and in all else that documents say.

    Words must all be there, in any of their forms (woman finds women); OR, NOT and parentheses say otherwise.
    Options given several times widen, different ones narrow. Recommendations come first.
    Restricted documents are not searched.

    Example: heeded search "women AND (violence OR trafficking)" --state KAZ

    Example: heeded search '"death penalty" NOT moratorium' --by Norway --position noted

    Example: heeded search "discriminat*" --cycle 2 --facets

    Example: heeded search torture --where year=2014 --where region=Africa --sort date --format csv

    Example: heeded search --like "stop jailing people for what they post online" --state KAZ
    """
    from heeded import pipeline
    from heeded.query import Query
    from heeded.reports import search as shown
    from heeded.reports.asked import issue_of
    from heeded.reports.query import filters

    values = _where(where or ())
    values.setdefault("state", []).extend(code_of(each) for each in state or ())
    values.setdefault("by", []).extend(code_of(each) for each in by or ())
    values.setdefault("cycle", []).extend(map(str, cycle or ()))
    values.setdefault("position", []).extend(each.value for each in position or ())
    values.setdefault("issue", []).extend(map(issue_of, issue or ()))
    if like and words:
        raise UsageError("Words are looked for, or what is near to a text in meaning: leave the words or --like out.")
    if like and sum(letter.isalpha() for letter in like) < FEWEST_LETTERS:
        raise UsageError("The text of --like is too short: give some words.")
    open_existing(home)
    start = (page - 1) * top
    found = pipeline.search(Query(words, filters(values), sort.value, like), view(), start, top)
    if form is Form.table:
        screen.show(shown.summary(found, None if facets else start))
    else:
        for note in found.notes:
            screen.warn(note)
    if facets:
        print_list(shown.CountRow, shown.count_rows(found), lambda _: shown.counts(found), form)
    else:
        print_list(shown.HitRow, list(map(shown.hit_row, found.hits)), lambda _: shown.hits(found.hits), form)


def _where(given: "list[str] | tuple[str, ...]") -> dict[str, list[str]]:
    """FILTER=VALUE, any number of them."""
    from heeded.query import FILTERS

    values: dict[str, list[str]] = {}
    for each in given:
        name, sign, value = each.partition("=")
        if name not in FILTERS or not sign or not value:
            raise UsageError(f"--where {each!r}: write FILTER=VALUE; the filters are {', '.join(FILTERS)}.")
        values.setdefault(name, []).append(code_of(value) if name in ("state", "by") else value)
    return values
