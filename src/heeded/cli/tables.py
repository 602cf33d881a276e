"""Commands on tables that parties fill in: `import assessments`."""

from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import CycleOption, HomeOption, code_of, existing, open_existing
from heeded.cli.assess import (
    ByOption,
    DateOption,
    KindOption,
    MapOption,
    MethodOption,
    ScaleOption,
    of_state,
    pairs,
    statuses,
)
from heeded.cli.imports import imports
from heeded.errors import UsageError
from heeded.reports import screen

AllOption = Annotated[bool, typer.Option("--all-or-nothing", help="Take no row where one of them is wrong.")]


@imports.command("assessments")
def assessments(
    file: Annotated[Path, typer.Argument(help="A table: CSV, XLSX or DOCX.", metavar="FILE", parser=existing)],
    state: Annotated[str, typer.Option("--state", help="Whose recommendations.")],
    by: ByOption,
    cycle: CycleOption = None,
    party: Annotated[
        str, typer.Option("--party", help="Whose assessments they are, where no column says it.", metavar="NAME")
    ] = "",
    kind: KindOption = "other",
    scale: ScaleOption = None,
    mapped: MapOption = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column", help="number, text, status, why, evidence, date, party or method.", metavar="FIELD=NAME"
        ),
    ] = None,
    date: DateOption = "",
    method: MethodOption = "",
    all_or_nothing: AllOption = False,
    home: HomeOption = None,
) -> None:
    """Take in a table of a party's assessments, one recommendation or several a row.

    Columns are taken as named by --column, else as remembered for a table with the same header, else by their names,
    which is said. Good rows are taken in, bad ones listed with what is wrong; the same table given again adds nothing.

    Example: heeded import assessments midterm.docx --state KAZ --cycle 2 --party "Lantern Coalition" --by Aya

    Example: heeded import assessments matrix.xlsx --state KAZ --cycle 2 --party Kazakhstan --kind state
    --column status="Level of implementation" --map "under way=partially" --by Aya
    """
    from heeded import assess, pipeline
    from heeded.primary import ColumnMapping

    own, named = statuses(mapped), pairs(columns, "--column")
    code = code_of(state)
    open_existing(home)
    from heeded.store import entries

    known = of_state(code, cycle)
    cycles = sorted({line.cycle for line in known.values()})
    if len(cycles) != 1:
        has = ", ".join(map(str, cycles)) or "none"
        raise UsageError(f"Which review? Name it with --cycle; the record has recommendations of cycle: {has}.")
    texts = {line.number: line.text for line in known.values()}
    given = assess.Given(code, cycles[0], texts, party, kind, scale, date, method, own)
    remembered = [each.value for each in entries.current(ColumnMapping)]
    found = pipeline.table(file, given, named, remembered)
    for note in found.notes:
        screen.say(note)
    taken = [] if found.bad and all_or_nothing else pipeline.fresh(found.assessments, by)
    if taken:
        entries.add([*taken, *pipeline.fresh(found.mappings, by)], by)
    _report(len(taken), len(found.assessments), found.empty, all_or_nothing and bool(found.bad))
    for each in found.bad:
        screen.warn(f"{each.place}: {each.message}")
    raise typer.Exit(1 if found.bad else 0)


def _report(taken: int, good: int, empty: int, is_refused: bool) -> None:
    if is_refused:
        screen.say(f"Nothing is taken in, for a row is wrong; without --all-or-nothing {good} would be.")
        return
    parts = [f"{taken} assessments taken in"]
    parts += [f"{good - taken} were there already"] if good > taken else []
    parts += [f"{empty} rows without a status"] if empty else []
    screen.say(f"{'; '.join(parts)}.")
