"""Command on charts: `chart`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import COMPARING, CycleOption, HomeOption, app, code_of, looker, named, open_existing, view
from heeded.errors import UsageError
from heeded.reports import screen
from heeded.whole import write_whole


class Kind(StrEnum):
    """What a chart shows."""

    positions = "positions"
    issues = "issues"
    regions = "regions"
    flow = "flow"
    figures = "figures"


ENDINGS = (".svg", ".png", ".csv")


@app.command()
def chart(
    kind: Annotated[Kind, typer.Argument(help="What the chart shows.", metavar="KIND")],
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    cycle: CycleOption = None,
    event: Annotated[str | None, typer.Option("--event", help="Of figures: the event, by its name or date.")] = None,
    harm: Annotated[str | None, typer.Option("--harm", help="Of figures: killed, detained, tortured ...")] = None,
    narrow: Annotated[bool, typer.Option("--narrow", help="For a telephone or a column of a page.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help="File to write: .svg, .png or .csv; else its numbers.", metavar="FILE", parser=named
        ),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Draw a chart: positions by review, issues, regions or flow of one review (else the last), figures of an event.

    KIND is positions, issues, regions, flow or figures. Without --out its numbers are printed. The chart
    names its sources and holds no program's judgement on implementation: a flow ends in public registers, in
    what parties assess, or in "nothing known".

    Example: heeded chart positions KAZ --out positions.svg

    Example: heeded chart flow KAZ --cycle 2 --out flow.png

    Example: heeded chart figures KAZ --event "January 2022" --harm detained --out detained.csv
    """
    from heeded.pipeline import charting
    from heeded.reports import drawing, tables

    if out and out.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"{out}: a chart is written to a name that ends with {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}."
        )
    code = code_of(state)
    open_existing(home)
    from heeded.store import activity

    with screen.waiting(COMPARING):
        made = charting.chart(kind.value, code, view(), cycle, event, harm)
    if not made.rows:
        raise UsageError(made.alt)
    if out is None:
        screen.show(drawing.screen(made))
        return
    activity.exported(looker())
    if out.suffix.lower() == ".csv":
        write_whole(out, b"\xef\xbb\xbf" + tables.csv_of(made.columns, made.rows).encode())
    else:
        form = drawing.Form(328 if narrow else 720)
        drawn = drawing.spec(made, form)
        write_whole(out, drawing.png(drawn) if out.suffix.lower() == ".png" else drawing.svg(drawn).encode())
    print(f"{made.title}: {out}", file=sys.stderr)
