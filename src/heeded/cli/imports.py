"""Commands that take in what others keep: `import assignments`."""

from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import HomeOption, app, code_of, existing, open_existing, view
from heeded.errors import UsageError
from heeded.reports import screen

imports = typer.Typer(help="Take in tables that others keep.", no_args_is_help=True)
app.add_typer(imports, name="import")


@imports.command("assignments")
def import_assignments(
    file: Annotated[
        Path, typer.Argument(help="A table (CSV, XLSX, DOCX), an assignment a row.", metavar="FILE", parser=existing)
    ],
    by: Annotated[str, typer.Option("--by", help="Who makes the assignments.", metavar="NAME")],
    review: Annotated[
        str, typer.Option("--review", help="The review whose numbers the table has, such as KAZ/4.")
    ] = "",
    whole: Annotated[bool, typer.Option("--all-or-nothing", help="Take no row in where one is wrong.")] = False,
    home: HomeOption = None,
) -> None:
    """Take in who is responsible for which recommendations.

    The table has the columns recommendation (KAZ/4/12.3, or 12.3 with --review) and responsible, and may have steps,
    indicator and due. Rows that are wrong are listed and left out; the status is 1 then.

    Example: heeded import assignments plan.csv --review KAZ/2 --by "UPR unit"
    """
    from heeded.pipeline import following, fresh
    from heeded.reports import asked

    open_existing(home)
    from heeded.store import entries

    if review:
        state, cycle, _ = asked.target(review)
        if cycle is None:
            raise UsageError(f"--review {review}: write State and cycle, as in KAZ/4.")
        review = f"{code_of(state)}/{cycle}"
    found, problems, notes = following.assignments_in(file, review, view())
    for note in notes:
        screen.say(note)
    for problem in problems:
        screen.warn(problem)
    rows = len(found) + len(notes) + len(problems)
    if problems and whole:
        raise UsageError(f"Nothing was taken in: {len(problems)} of {rows} rows are wrong.")
    new = fresh(found, by, view())
    entries.add(new, by)
    there = f"; {len(found) - len(new)} were there already" if len(found) > len(new) else ""
    screen.say(f"{len(new)} of {rows} rows taken in{there}.")
    raise typer.Exit(1 if problems else 0)
