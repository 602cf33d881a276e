"""Commands on the calendar of reviews: `calendar`."""

from datetime import date
from typing import Annotated

import typer

from heeded.cli.app import (
    AsOfOption,
    Form,
    FormOption,
    HomeOption,
    app,
    code_of,
    head,
    looker,
    open_existing,
    print_list,
)  # fmt: skip


@app.command()
def calendar(
    states: Annotated[
        list[str] | None, typer.Argument(help="States by code or name; none: those of the record.", metavar="STATE")
    ] = None,
    as_of: AsOfOption = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what comes next in the reviews of States: submissions, national report, review, adoption, mid-term.

    A date that follows from a rule and is not stated by a source says so; what no source tells has no date.

    Example: heeded calendar KAZ UZB KGZ

    Example: heeded calendar KAZ --as-of 2025-02-01 --format json
    """
    from heeded import assess
    from heeded.reports import calendar as rows

    if states:
        codes = list(dict.fromkeys(map(code_of, states)))
    else:
        open_existing(home)
        from heeded.store import read

        codes = list(read.states(looker()))
    day = as_of.date() if as_of else date.today()
    found = [rows.row(each) for code in codes for each in assess.next_dates(code, day)]
    head(as_of, form)
    print_list(rows.DateRow, found, rows.screen, form)
