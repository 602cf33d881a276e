"""Command on recommendations that are to be made: `draft`."""

from typing import Annotated

import typer

from heeded.cli.app import COMPARING, HomeOption, RecordForm, app, code_of, open_existing, view
from heeded.reports import screen


@app.command()
def draft(
    text: Annotated[str, typer.Argument(help="The recommendation as drafted.")],
    state: Annotated[str, typer.Option("--to", help="The State under review: code or name.")],
    by: Annotated[str | None, typer.Option("--from", help="The State that is to recommend it.")] = None,
    top: Annotated[int, typer.Option("--top", min=1, max=50, help="How many precedents of each ask.")] = 5,
    form: Annotated[RecordForm, typer.Option("--format", help="How to print it.")] = RecordForm.table,
    home: HomeOption = None,
) -> None:
    """Look at a draft recommendation: is it specific, measurable, timed, addressed, one ask; who asked the same before.

    With each precedent its answer, and how the State answered recommendations of that category and on these issues.
    What it will answer is not said. Nothing is stored.

    Example: heeded draft "Release all journalists and ratify CAT-OP by 2027" --to KAZ --from NOR

    Example: heeded draft "Abolish the death penalty" --to KAZ --format json
    """
    from heeded import codec
    from heeded.pipeline import drafting
    from heeded.reports import drafting as rows

    code, asking = code_of(state), code_of(by) if by else None
    open_existing(home)
    with screen.waiting(COMPARING):
        found = drafting.drafted(text, code, view(), asking, top)
    if form is RecordForm.json:
        print(codec.dumps(codec.to_json(found), indent=2))
    else:
        screen.show(rows.screen(found))
