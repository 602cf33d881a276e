"""Command on what is to be handed in: `check`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import Form, FormOption, HomeOption, app, code_of, existing, limits, open_existing, print_list, view
from heeded.errors import UsageError
from heeded.reports import screen


class Kind(StrEnum):
    """What is handed in."""

    individual = "individual"
    joint = "joint"
    national = "national"


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="Word file, PDF or text.", metavar="FILE", parser=existing)],
    state: Annotated[str, typer.Option("--state", help="The State under review: code or name.")],
    kind: Annotated[Kind, typer.Option("--kind", help="A submission by one or by several, or a national report.")],
    session: Annotated[
        int | None, typer.Option("--session", min=1, help="The Working Group's session; else the State's next one.")
    ] = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """Check a submission before it is handed in: against the official rules, and for everybody whom it names.

    Words are those between spaces in cover and text; footnotes and annexes are counted apart. What does not fit a
    confirmed rule fails, another warns. Named without consent to submission and publication fails: OHCHR publishes
    submissions as they are sent. Nothing is stored. The status is 1 where something fails.

    Example: heeded check submission.docx --state KAZ --kind individual

    Example: heeded check joint.pdf --state KAZ --kind joint --format json
    """
    from heeded import ingest
    from heeded.pipeline import checking
    from heeded.reports import checking as rows

    code = code_of(state)
    found = [each for each in ingest.sources([file]) if isinstance(each, ingest.Source)]
    if len(found) != 1:
        raise UsageError(f"{file} is not one document: name a Word file, a PDF or a text.")
    open_existing(home)
    done = checking.checked(found[0], kind.value, code, view(), limits(), session)
    if form is Form.table:
        screen.say(f"Words: {done.words}; notes: {done.note_words}; annexes: {done.annex_words}\n")
    print_list(rows.FindingRow, [rows.row(each) for each in done.findings], rows.screen, form)
    raise typer.Exit(1 if any(each.severity == "fails" for each in done.findings) else 0)
