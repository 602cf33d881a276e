"""Commands that show what the record holds: `show`, `export`."""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from heeded.cli.app import (
    COMPARING,
    AsOfOption,
    CycleOption,
    HomeOption,
    RecordForm,
    StateOption,
    app,
    code_of,
    head,
    held,
    looker,
    named,
    open_existing,
    tell_unpublished,
    view,
)
from heeded.errors import UsageError
from heeded.reports import screen
from heeded.whole import write_whole


class ExportForm(StrEnum):
    """What an export is written as."""

    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    xlsx = "xlsx"
    parquet = "parquet"


@app.command()
def show(
    state: Annotated[
        str,
        typer.Argument(
            help="A State's code or name, a review (KAZ/2), a recommendation (KAZ/2/124.3) or a pledge (KAZ/2/P1)."
        ),
    ],
    number: Annotated[str | None, typer.Argument(help="A recommendation's number.")] = None,
    cycle: CycleOption = None,
    as_of: AsOfOption = None,
    form: Annotated[RecordForm, typer.Option("--format", help="How to print the record.")] = RecordForm.table,
    home: HomeOption = None,
) -> None:
    """Print a State's record, or one recommendation with its chain: replies, claims, evidence, what came next.

    Example: heeded show KAZ --cycle 2

    Example: heeded show KAZ/2

    Example: heeded show "Viet Nam" --format json

    Example: heeded show KAZ/2/124.3

    Example: heeded show KAZ --as-of 2016-01-01
    """
    from heeded import codec, pipeline
    from heeded.pipeline import following
    from heeded.reports import asked, page_screen, pledges, terminal

    state, cycle, number = asked.target(state, cycle, number)
    code = code_of(state)
    open_existing(home)
    shown: Any
    if number and asked.PLEDGE.fullmatch(number):
        shown = pledges.only(following.pledges(code, view(as_of), cycle), code, number, cycle)
        printed = pledges.page(shown)
    elif number is None:
        with screen.waiting(COMPARING):
            shown = pipeline.record(code, view(as_of), cycle)
        if cycle is not None:
            asked.check_cycle(shown, cycle)
        printed = terminal.record(shown)
    else:
        with screen.waiting(COMPARING):
            found = pipeline.pages(code, view(as_of), number)
        if as_of and not any(cycle in (None, page.line.cycle) for page in found):
            _check_later(code, number, cycle, as_of)
        shown = asked.only(found, code, number, cycle)
        printed = page_screen.page(shown)
    tell_unpublished()
    if form is RecordForm.json:
        print(codec.dumps(codec.to_json(shown), indent=2))
    else:
        head(as_of)
        screen.show(printed)


def _check_later(code: str, number: str, cycle: int | None, as_of: datetime) -> None:
    """Raise UsageError with the date of the document where the record has the recommendation, and had it not then."""
    from heeded import pipeline
    from heeded.reports import asked
    from heeded.store import read

    if later := pipeline.pages(code, view(), number, cycle):
        published = {each.document.key: each.document.published for each in read.documents(looker(), code)}
        raise asked.not_known(later, as_of.date().isoformat(), published)


export = typer.Typer(help="Write what the record holds to a file.", no_args_is_help=True)
app.add_typer(export, name="export")


@export.command("recommendations")
def export_recommendations(
    state: StateOption = None,
    cycle: CycleOption = None,
    form: Annotated[
        ExportForm | None, typer.Option("--format", help="What to write; else by the ending of FILE, else csv.")
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


def _export_form(form: ExportForm | None, out: Path | None) -> str:
    """The format asked for, else that of the file's ending, else CSV; raises UsageError where the two differ."""
    ending = out.suffix.lower().removeprefix(".") if out else ""
    known = ending in {each.value for each in ExportForm}
    if form and known and form.value != ending:
        raise UsageError(f"{out} is named as {ending} and --format says {form.value}: change one of them.")
    return form.value if form else ending if known else "csv"
