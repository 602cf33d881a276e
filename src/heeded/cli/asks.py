"""Commands that set one State beside another: `asks`, `compare`."""

from typing import Annotated

import typer

from heeded.cli.app import (
    AsOfOption,
    CycleOption,
    Form,
    FormOption,
    HomeOption,
    app,
    code_of,
    head,
    open_existing,
    print_list,
    view,
)
from heeded.reports import screen


@app.command()
def asks(
    asking: Annotated[str, typer.Argument(help="The State that asks: code or name.", metavar="STATE")],
    to: Annotated[str, typer.Option("--to", help="The State under review: code or name.", metavar="STATE")],
    as_of: AsOfOption = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what one State asked of another in every review, the reply, and what came of it.

    For the screen, what the State asks elsewhere more or less often than others stands below, by the recommendations
    of the Working Group reports in the record.

    Example: heeded asks NOR --to KAZ

    Example: heeded asks Germany --to KAZ --format csv > asked.csv
    """
    from heeded.pipeline import following
    from heeded.reports import asks as rows

    code, target = code_of(asking), code_of(to)
    open_existing(home)
    seen = view(as_of)
    found = following.asked(code, target, seen)
    if form is not Form.table:
        print_list(rows.AskRow, [each for review in found for each in review.asks], lambda _: "", form)
        return
    head(as_of)
    screen.show(rows.screen(found))
    screen.show(rows.tendency_screen(code, *following.tendencies(code, target, seen)))


@app.command()
def compare(
    states: Annotated[list[str], typer.Argument(help="States by code or name, side by side.", metavar="STATE...")],
    cycle: CycleOption = None,
    as_of: AsOfOption = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """Set reviews of several States side by side: received, supported, by action and issue, followed, next dates.

    Without --cycle it is the last review of each State whose list was read, else the last whose totals are announced.

    Example: heeded compare KAZ UZB KGZ

    Example: heeded compare KAZ UZB --cycle 2 --format csv > compared.csv
    """
    from heeded.pipeline import following
    from heeded.reports import compared as rows

    codes = list(dict.fromkeys(map(code_of, states)))
    open_existing(home)
    found = following.compared(codes, view(as_of), cycle)
    if form is Form.table:
        head(as_of)
        screen.show(rows.screen(found))
        return
    print_list(rows.MeasureRow, rows.rows(found), lambda _: "", form)
