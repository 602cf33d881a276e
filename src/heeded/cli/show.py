"""Commands that show what the record holds: `show`."""

from datetime import datetime
from typing import Annotated, Any

import typer

from heeded.cli.app import (
    COMPARING,
    AsOfOption,
    CycleOption,
    HomeOption,
    RecordForm,
    app,
    code_of,
    head,
    looker,
    open_existing,
    tell_unpublished,
    view,
)
from heeded.reports import screen


@app.command()
def show(
    state: Annotated[
        str,
        typer.Argument(
            help="A State's code or name, a review (KAZ/2), a recommendation (KAZ/2/124.3) or a pledge (KAZ/2/P1)."
        ),
    ],
    number: Annotated[str | None, typer.Argument(help="A recommendation's number.")] = None,
    cycle: CycleOption = None,
    as_of: AsOfOption = None,
    form: Annotated[RecordForm, typer.Option("--format", help="How to print the record.")] = RecordForm.table,
    home: HomeOption = None,
) -> None:
    """Print a State's record, or one recommendation with its chain: replies, claims, evidence, what came next.

    Example: heeded show KAZ --cycle 2

    Example: heeded show KAZ/2

    Example: heeded show "Viet Nam" --format json

    Example: heeded show KAZ/2/124.3

    Example: heeded show KAZ --as-of 2016-01-01
    """
    from heeded import codec, pipeline
    from heeded.pipeline import following
    from heeded.reports import asked, page_screen, pledges, terminal

    state, cycle, number = asked.target(state, cycle, number)
    code = code_of(state)
    open_existing(home)
    shown: Any
    if number and asked.PLEDGE.fullmatch(number):
        shown = pledges.only(following.pledges(code, view(as_of), cycle), code, number, cycle)
        printed = pledges.page(shown)
    elif number is None:
        with screen.waiting(COMPARING):
            shown = pipeline.record(code, view(as_of), cycle)
        if cycle is not None:
            asked.check_cycle(shown, cycle)
        printed = terminal.record(shown)
    else:
        with screen.waiting(COMPARING):
            found = pipeline.pages(code, view(as_of), number)
        if as_of and not any(cycle in (None, page.line.cycle) for page in found):
            _check_later(code, number, cycle, as_of)
        shown = asked.only(found, code, number, cycle)
        printed = page_screen.page(shown)
    tell_unpublished()
    if form is RecordForm.json:
        print(codec.dumps(codec.to_json(shown), indent=2))
    else:
        head(as_of)
        screen.show(printed)


def _check_later(code: str, number: str, cycle: int | None, as_of: datetime) -> None:
    """Raise UsageError with the date of the document where the record has the recommendation, and had it not then."""
    from heeded import pipeline
    from heeded.reports import asked
    from heeded.store import read

    if later := pipeline.pages(code, view(), number, cycle):
        published = {each.document.key: each.document.published for each in read.documents(looker(), code)}
        raise asked.not_known(later, as_of.date().isoformat(), published)
