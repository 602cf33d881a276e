"""Commands on individual cases: `decisions`."""

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
    open_existing,
    print_list,
    tell_unpublished,
    view,
)
from heeded.reports import screen


@app.command()
def decisions(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    decision: Annotated[
        str | None, typer.Argument(help="One decision: its symbol, or body and number such as 'WGAD 67/2019'.")
    ] = None,
    as_of: AsOfOption = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List the Views of treaty bodies and opinions on arbitrary detention that the record speaks of, case by case.

    What is asked in each, what the State replied, how its follow-up was graded, and what others say; with quotes.

    Example: heeded decisions KAZ

    Example: heeded decisions KAZ --format csv > cases.csv
    """
    from heeded.pipeline import following
    from heeded.reports import decisions as rows

    code = code_of(state)
    open_existing(home)
    found = following.decisions(code, view(as_of))
    chosen = [rows.only(found, decision)] if decision else list(found)
    assessed = following.assessments_of([rows.subject(each) for each in chosen], view(as_of))
    tell_unpublished()
    if form is Form.table:
        head(as_of)
        screen.show(rows.screen(code, chosen, assessed, None if decision else rows.MOST))
        return
    print_list(rows.DecisionRow, [rows.row(each, assessed) for each in chosen], lambda _: "", form)
