"""Commands on tables that parties fill in: `import assessments`, `worksheet`, `import worksheet`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import CycleOption, HomeOption, app, code_of, existing, looker, named, open_existing, view
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


class Reach(StrEnum):
    """Whom a worksheet may reach."""

    public = "public"
    team = "team"
    restricted = "restricted"


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

    Example: heeded import assessments matrix.xlsx --state KAZ --cycle 2 --party Kazakhstan --kind state --by Aya
    --column status="Level of implementation" --map "under way=partially" --by Aya
    """
    from heeded import assess, pipeline
    from heeded.primary import ColumnMapping

    own, stated = statuses(mapped), pairs(columns, "--column")
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
    remembered = [each.value for each in entries.current(looker(), ColumnMapping)]
    found = pipeline.table(file, given, stated, remembered)
    for note in found.notes:
        screen.say(note)
    taken = [] if found.bad and all_or_nothing else pipeline.fresh(found.assessments, by, view())
    if taken:
        entries.add([*taken, *pipeline.fresh(found.mappings, by, view())], by)
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


@app.command()
def worksheet(
    name: Annotated[str, typer.Argument(help="A working set.", metavar="SET")],
    party: Annotated[str, typer.Option("--for", help="The party that will fill it in.", metavar="PARTY")],
    out: Annotated[Path, typer.Option("--out", help="The file to write.", metavar="FILE.xlsx", parser=named)],
    kind: KindOption = "other",
    access: Annotated[
        Reach, typer.Option("--access", help="Up to which level documents may be quoted to the party.")
    ] = Reach.public,
    home: HomeOption = None,
) -> None:
    """Write a worksheet for a party: a row for each recommendation or cluster of near-duplicates of a working set.

    Beside each stand the State's answer and what is known, with quotes of public documents alone unless --access says
    otherwise; the party chooses a level from a list and says why. Only its columns can be changed. heeded import
    worksheet takes it in again.

    Example: heeded worksheet defenders --for "Lantern Coalition" --kind coalition --out lantern.xlsx
    """
    from heeded import pipeline, settings, worksheets
    from heeded.assess.entering import party_kind
    from heeded.viewer import viewer

    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"{out}: a worksheet is an Excel workbook; let the name end in .xlsx.")
    if not party.strip():
        raise UsageError("Nobody is named whom the worksheet is for: give --for PARTY.")
    which = party_kind(kind)
    open_existing(home)
    from heeded.store import activity
    from heeded.whole import write_whole

    reader = viewer(access.value, settings.HEEDED_USER)
    made = pipeline.worksheet(name, party.strip(), which, view(), reader)
    activity.exported(reader)
    write_whole(out, worksheets.write(made))
    count = sum(len(ask.members) for ask in made.asks)
    screen.say(f"{len(made.asks)} rows on {count} recommendations for {party} in {out}.")


@imports.command("worksheet")
def returned(
    files: Annotated[list[Path], typer.Argument(help="Returned worksheets.", metavar="FILE...", parser=existing)],
    by: ByOption,
    party: Annotated[
        str, typer.Option("--party", help="Whose answers they are, where it is not whom they were made for.")
    ] = "",
    kind: Annotated[str | None, typer.Option("--kind", help="The kind of party, where it changed.")] = None,
    in_set: Annotated[
        str | None, typer.Option("--set", help="The set, of a file that lost its hidden sheet.", metavar="NAME")
    ] = None,
    date: DateOption = "",
    all_or_nothing: AllOption = False,
    home: HomeOption = None,
) -> None:
    """Take in the answers of many parties, and show what is missing and where they differ.

    Rows may be sorted, inserted or deleted: each is known by its number, its check and its words, and one whose marks
    do not agree is told and not taken.

    Example: heeded import worksheet returned/*.xlsx --by Aya
    """
    from heeded import pipeline
    from heeded.assess.entering import party_kind
    from heeded.reports import worksheets as shown

    open_existing(home)
    from heeded.store import entries

    which = party_kind(kind) if kind else None
    found = pipeline.merged(files, view(), in_set, party.strip(), which, date)
    is_refused = bool(found.problems) and all_or_nothing
    taken = [] if is_refused else pipeline.fresh(found.assessments, by, view())
    entries.add(taken, by)
    for file, one in zip(files, found.returned, strict=True):
        for note in one.notes:
            screen.say(note)
        screen.say(shown.of_file(file.name, one.worksheet.party, len(one.answers), one.gaps, len(one.worksheet.asks)))
    _report(len(taken), len(found.assessments), 0, is_refused)
    screen.show(shown.together({each.id: each.parties_by_status for each in found.disagreements}, found.unanswered))
    for problem in found.problems:
        screen.warn(problem)
    raise typer.Exit(1 if found.problems else 0)
