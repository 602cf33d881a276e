"""Commands that write what the record holds to files: `export recommendations`, `export data`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import (
    COMPARING,
    CycleOption,
    HomeOption,
    StateOption,
    app,
    code_of,
    held,
    looker,
    named,
    open_existing,
    view,
)
from heeded.cli.tables import Reach
from heeded.errors import UsageError
from heeded.reports import screen
from heeded.whole import write_whole


class ListForm(StrEnum):
    """What a list of recommendations is written as."""

    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    xlsx = "xlsx"
    parquet = "parquet"


export = typer.Typer(help="Write what the record holds to a file.", no_args_is_help=True)
app.add_typer(export, name="export")


@export.command("recommendations")
def export_recommendations(
    state: StateOption = None,
    cycle: CycleOption = None,
    form: Annotated[
        ListForm | None, typer.Option("--format", help="What to write; else by the ending of FILE, else csv.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write, else the screen.", metavar="FILE", parser=named)
    ] = None,
    home: HomeOption = None,
) -> None:
    """Write recommendations, one numbered paragraph a line, with their positions and sources.

    Example: heeded export recommendations > recommendations.csv

    Example: heeded export recommendations --state KAZ --cycle 2 --out kaz.xlsx
    """
    from heeded.reports import recommendations, tables

    written = _export_form(form, out)
    codes = [code_of(state)] if state else None
    if out is None and written in tables.BINARY and sys.stdout.isatty():
        raise UsageError(f"{written} is not for the screen: name a file with --out FILE.")
    open_existing(home)
    from heeded.store import activity
    from heeded.store import read as stored

    lines: list[recommendations.Line] = []
    for code in codes or stored.states(looker()):
        lines += recommendations.lines(held(code), cycle)
    if not lines:
        of = f" of {', '.join(codes)}" if codes else ""
        screen.warn(f"the record has no recommendations{of}{f' in cycle {cycle}' if cycle else ''}.")
    activity.exported(looker())
    if out is None:
        sys.stdout.buffer.write(tables.data(recommendations.Line, lines, written))
    else:
        write_whole(out, tables.file(recommendations.Line, lines, written))
        print(f"{len(lines)} recommendations in {out}", file=sys.stderr)


def _export_form(form: ListForm | None, out: Path | None) -> str:
    """The format asked for, else that of the file's ending, else CSV; raises UsageError where the two differ."""
    ending = out.suffix.lower().removeprefix(".") if out else ""
    known = ending in {each.value for each in ListForm}
    if form and known and form.value != ending:
        raise UsageError(f"{out} is named as {ending} and --format says {form.value}: change one of them.")
    return form.value if form else ending if known else "csv"


class DataForm(StrEnum):
    """Formats of a data export."""

    csv = "csv"
    jsonl = "jsonl"
    xlsx = "xlsx"
    parquet = "parquet"
    sqlite = "sqlite"


DEFAULT = (DataForm.csv, DataForm.xlsx, DataForm.sqlite)


@export.command("data")
def export_data(
    out: Annotated[Path, typer.Argument(help="The folder to make.", metavar="DIR", parser=named)],
    states: Annotated[
        list[str] | None, typer.Option("--state", help="A State alone: code or name; several times.")
    ] = None,
    names: Annotated[
        list[str] | None, typer.Option("--table", help="A table alone; several times.", metavar="NAME")
    ] = None,
    forms: Annotated[
        list[DataForm] | None, typer.Option("--format", help="A format; several times [csv, xlsx and sqlite].")
    ] = None,
    access: Annotated[Reach, typer.Option("--access", help="Up to which level.")] = Reach.public,
    licence: Annotated[
        str,
        typer.Option("--licence", help="Licence of your own assessments, such as CC-BY-4.0.", metavar="NAME"),
    ] = "",
    may_replace: Annotated[bool, typer.Option("--replace", help="Replace an export that lies there.")] = False,
    home: HomeOption = None,
) -> None:
    """Write the record as data: tables of recommendations, pairs, positions, statements, links, labels and more.

    CSV is a Frictionless data package, SQLite opens in Datasette with its words and views. A README says what is in
    the folder, from when and by which versions. Without --access all is public: names are masked as they are in
    publications, and lists hold only those people and organisations that were released.

    Tables: documents, statements, events, reviews, recommendations, pairs, positions, labels, links, assessments,
    verified, contradictions, figures, pledges, decisions.

    Example: heeded export data kazakhstan --state KAZ

    Example: heeded export data data --table recommendations --table pairs --format csv --format parquet

    Example: heeded export data ours --table assessments --licence CC-BY-4.0 --replace

    Example: heeded --unlock export data ours --access restricted --replace
    """
    from heeded.pipeline import exporting
    from heeded.reports.exports.registry import chosen

    tables = chosen(names or ())
    codes = [code_of(each) for each in states or ()]
    place = exporting.place_for(out, may_replace)
    open_existing(home)
    from heeded.store import activity

    readers = exporting.for_readers(view(), access.value)
    formats = list(dict.fromkeys(each.value for each in forms or DEFAULT))
    with screen.waiting(COMPARING):
        about = exporting.data(place, list(dict.fromkeys(codes)) or None, readers, formats, tables, licence)
    activity.exported(readers.viewer)
    rows = sum(about.counts.values())
    held_on = f"{len(about.states)} State{'' if len(about.states) == 1 else 's'}"
    print(f"{rows:,} rows in {len(tables)} tables on {held_on}, {access.value}: {out}", file=sys.stderr)
