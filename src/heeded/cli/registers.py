"""Commands on public registers: `register`, `import treaties`, `import register`."""

from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import Form, FormOption, HomeOption, app, code_of, existing, looker, open_existing, print_list, view
from heeded.cli.imports import imports
from heeded.errors import UsageError
from heeded.reports import screen

FileArgument = Annotated[Path, typer.Argument(help="A table (CSV).", metavar="FILE", parser=existing)]
NameArgument = Annotated[str, typer.Argument(help="The register by name.", metavar="REGISTER")]
ByOption = Annotated[str, typer.Option("--by", help="Who takes the table in.", metavar="NAME")]
AllOption = Annotated[bool, typer.Option("--all-or-nothing", help="Take no row where one of them is wrong.")]


@imports.command("treaties")
def treaties(file: FileArgument, by: ByOption, all_or_nothing: AllOption = False, home: HomeOption = None) -> None:
    """Take in which States joined which treaties: a later day takes the place of an earlier one, which stays.

    The table has the columns treaty (CAT, ICCPR-OP2 or a name), state, status (party, signed, none, withdrawn), date,
    source and as_of, and may have note. Rows that are wrong are listed and left out; the status is 1 then.

    Example: heeded import treaties status.csv --by Aya
    """
    _take("treaties", file, by, all_or_nothing, home)


@imports.command("register")
def register_(
    name: NameArgument, file: FileArgument, by: ByOption, all_or_nothing: AllOption = False, home: HomeOption = None
) -> None:
    """Take in what another public register says of States: standing_invitations, national_institutions,
    overdue_reports, midterm_reports or death_penalty.

    The table has the columns state, status, date, source and as_of, and may have note. What a status can be is told
    where it is wrong.

    Example: heeded import register standing_invitations invitations.csv --by Aya
    """
    _take(_known(name), file, by, all_or_nothing, home)


@app.command()
def register(
    name: NameArgument = "treaties",
    states: Annotated[list[str] | None, typer.Option("--state", help="One State alone; may be given again.")] = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what a public register says of States: the rows that Heeded brings, and those taken in since.

    With --format csv the table can be corrected and taken in again.

    Example: heeded register treaties --state KAZ

    Example: heeded register treaties --state KAZ --format csv > kazakhstan.csv
    """
    from heeded.assess.registers import with_entries
    from heeded.primary import RegisterEntry
    from heeded.reports import registers as rows

    known, codes = _known(name), [code_of(state) for state in states or ()]
    open_existing(home)
    from heeded.store import entries

    found = with_entries(each.value for each in entries.current(looker(), RegisterEntry))
    last = [given[-1] for (of, state, _), given in found.rows.items() if of == known and (not codes or state in codes)]
    print_list(rows.RegisterRow, [rows.row(each) for each in last], rows.screen, form)


def _known(name: str) -> str:
    """The name of a register; raises UsageError for an unknown one."""
    from heeded.assess.registers import names

    if name.replace("-", "_") not in names():
        raise UsageError(f"There is no register {name!r}: the registers are {', '.join(names())}.")
    return name.replace("-", "_")


def _take(name: str, file: Path, by: str, is_all: bool, home: Path | None) -> None:
    from heeded.assess.register_rows import COLUMNS, NEEDED, TREATY, entries_of
    from heeded.classify.tables import read_table

    table = read_table(file)
    columns = [column.strip().lower() for column in table.header]
    for needed in (TREATY, *NEEDED) if name == "treaties" else NEEDED:
        if needed not in columns:
            raise UsageError(f"{file}: one column must be called {needed!r}. Its columns: {', '.join(table.header)}.")
    if twice := [column for column in COLUMNS if columns.count(column) > 1]:
        raise UsageError(f"{file} has the column {twice[0]!r} twice: rename one of them, or delete it.")
    rows = [dict(zip(columns, cells, strict=True)) for cells in table.rows]
    open_existing(home)
    from heeded.pipeline.deciding import fresh
    from heeded.store import entries

    good, wrong = entries_of(name, zip(table.numbers, rows, strict=True))
    for each in wrong:
        screen.warn(f"{file}, {each}")
    if wrong and is_all:
        raise UsageError(f"Nothing was taken in: {len(wrong)} of {len(rows)} rows are wrong.")
    new = fresh(good, by, view())
    if new:
        entries.add(new, by)
    there = f"; {len(good) - len(new)} were there already" if len(good) > len(new) else ""
    screen.say(f"{len(new)} of {len(rows)} rows taken in{there}.")
    raise typer.Exit(1 if wrong else 0)
