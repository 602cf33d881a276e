"""Commands on what States pledge: `pledges`."""

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
def pledges(
    state: Annotated[str, typer.Argument(help="A State's code or name, or a pledge (KAZ/2/P1).")],
    cycle: CycleOption = None,
    as_of: AsOfOption = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what a State pledged of its own accord in its reviews, and what is said to have come of it.

    A State's word that it will report at mid-term is a pledge, too, and the report of the next review tells whether it
    was kept.

    Example: heeded pledges KAZ --cycle 2

    Example: heeded pledges KAZ/2/P1
    """
    from heeded import codec, pipeline
    from heeded.errors import UsageError
    from heeded.pipeline import following
    from heeded.reports import asked
    from heeded.reports import pledges as rows

    state, cycle, number = asked.target(state, cycle)
    code = code_of(state)
    open_existing(home)
    asked.check_review(code, cycle, {line.cycle for line in pipeline.lines(code, view()).values()})
    found = following.pledges(code, view(as_of), cycle)
    if number is None:
        if form is Form.table:
            head(as_of)
            screen.show(rows.screen(code, found))
        else:
            print_list(rows.PledgeRow, [rows.row(each) for each in found], lambda _: "", form)
        return
    shown = rows.only(found, code, number, cycle)
    if form is Form.table:
        head(as_of)
        screen.show(rows.page(shown))
    elif form is Form.json:
        print(codec.dumps(codec.to_json(shown), indent=2))
    else:
        raise UsageError("One pledge is no list: leave --format out, or give --format json.")
