"""Commands on counts of people affected: `figures`."""

import sys
from typing import Annotated

import typer

from heeded.cli.app import AsOfOption, Form, FormOption, HomeOption, app, code_of, head, open_existing, view
from heeded.reports import screen


@app.command()
def figures(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    event: Annotated[
        str | None, typer.Option("--event", help="One event alone: its name or date, such as January 2022.")
    ] = None,
    as_of: AsOfOption = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List counts of people killed, injured, detained ... by event: who says how many, since when, who repeats whom.

    Each count stands with its quote. The same count of one source, or in the same words, is listed once with all
    documents that repeat it. Parts of other counts are listed and left out of ranges.

    Example: heeded figures KAZ --event "January 2022"

    Example: heeded figures IRQ --format csv > figures.csv

    Example: heeded figures KAZ --event "Bloody January" --as-of 2022-12-31 --format json
    """
    from heeded import codec, pipeline
    from heeded.reports import figures as rows
    from heeded.reports import tables

    code = code_of(state)
    open_existing(home)
    found = pipeline.figures(code, event, view(as_of))
    if form is Form.table:
        head(as_of)
        screen.show(rows.screen(code, found))
    elif form is Form.json:
        print(codec.dumps(codec.to_json(found), indent=2))
    else:
        sys.stdout.write(tables.text(rows.Row, rows.rows(found), form.value))
