"""Commands on the log of what was done with the record: `activity`."""

from datetime import datetime
from typing import Annotated

import typer

from heeded.cli.app import Form, FormOption, HomeOption, app, is_owner, looker, open_existing, print_list


@app.command()
def activity(
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="From this day on (UTC)."),
    ] = None,
    who: Annotated[str, typer.Option("--who", help="Of whom: letters of the name.", metavar="NAME")] = "",
    what: Annotated[str, typer.Option("--what", help="Of what: read, build, add, 'add consent', withdraw ...")] = "",
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what was done with the record, and who read what is restricted in it, the latest first.

    For the owner of the record alone, with the key open where there is one. Lines name States, cases and ids, never
    words; they are deleted after a year, or the days in HEEDED_KEEP_ACTIVITY. On the screen what one person did again
    on one day is one line with the count; other formats have each line.

    Example: heeded activity --since 2026-01-01 --what read

    Example: heeded activity --format csv > activity.csv
    """
    open_existing(home)
    from heeded.reports import activity as rows
    from heeded.store import activity as log

    is_told = is_owner("What was done with the record")
    found = [
        rows.ActivityRow(
            f"{each.at:%Y-%m-%d %H:%M}",
            each.deed.who,
            each.deed.what,
            each.deed.subjects,
            each.deed.count,
            each.deed.program,
        )
        for each in log.lines(looker())
        if (since is None or each.at.date() >= since.date())
        and who.casefold() in each.deed.who.casefold()
        and each.deed.what.startswith(what)
    ]
    if is_told or form is not Form.table:
        print_list(rows.ActivityRow, found, rows.screen, form)
