"""Commands that read documents: `build`, `read`, `demo`."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import (
    COMPARING,
    HomeOption,
    app,
    existing,
    held,
    home_option,
    limits,
    looker,
    named,
    open_home,
    problem_row,
    view,
)
from heeded.errors import UsageError
from heeded.reports import screen
from heeded.whole import write_whole

SHOWN = 20
"""Problems printed after a build; `heeded problems` prints all."""
STATES_NAMED = 3
"""States whose record is offered after a build: those with most files."""
NEXT = "\nNext:\n  "
STOPPED = 130
"""The exit status after Ctrl-C, as shells have it."""


@app.command()
def build(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help="Folders or files; none: renew what is in the record.", metavar="PATH", parser=existing),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Read new and changed documents into the record.

    The status is 1 where something could not be read or does not add up; all else is stored then.

    Example: heeded build ~/upr

    Example: heeded build ~/upr/slovenia report.pdf --home ~/records
    """
    place = open_home(home)
    from heeded.store import read as stored

    if not folders and not (place / "originals").is_dir():
        raise UsageError(f"There is no record in {place} to renew: name the folders to read, heeded build FOLDER.")
    status = _build(folders or [], place)

    about = Counter(state for holding in stored.documents(looker()) for state in holding.document.states[:1])
    option = home_option(home)
    for position, (state, files) in enumerate(about.most_common(STATES_NAMED)):
        count = f"{files} file{'' if files == 1 else 's'}"
        screen.say(f"{'  ' if position else NEXT}{screen.program()} show {state}{option}   ({count})")
    if len(about) > STATES_NAMED:
        screen.say(f"... and {len(about) - STATES_NAMED} more States: see {screen.program()} documents{option}")
    if about:
        screen.say(f"  {screen.program()} serve{option}   (all of it in the browser)")
    raise typer.Exit(status)


def _build(folders: Sequence[Path], place: Path) -> int:
    """Build and say what was done and found; 1 where there are problems."""
    from heeded import ingest, pipeline, settings
    from heeded.reports import lists
    from heeded.store import read, seals

    try:
        with screen.progress() as told:
            done = pipeline.build(folders, place, limits(), told, by=settings.HEEDED_USER)
    except KeyboardInterrupt:
        print("heeded: interrupted; what was read is stored, build again to read the rest.", file=sys.stderr)
        raise typer.Exit(STOPPED) from None
    if folders and next(iter(ingest.sources(folders)), None) is None:
        raise UsageError(f"No document was found in {', '.join(map(str, folders))}: name a folder with documents.")
    found = [lists.problem_row(problem, None, None) for problem in done.unkept]
    found += [problem_row(finding) for finding in read.findings(looker()) if finding.source in done.sources]
    disk = "what is restricted is sealed; the rest is" if seals.is_set_up() else "it is"
    problems = f"{len(found)} problem{'' if len(found) == 1 else 's'}"
    stored, current, unread = done.counted(looker().access)
    screen.say(f"{stored} read, {current} unchanged, {unread} not read, {problems}")
    screen.say(f"Record: {place} ({disk} not encrypted: whoever opens the disk can read it)")
    if found:
        screen.say()
        screen.show(lists.problems(found[:SHOWN]))
    if len(found) > SHOWN:
        screen.say(f"... and {len(found) - SHOWN} more: see {screen.program()} problems")
    return 1 if found else 0


@app.command()
def read(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", metavar="PATH", parser=existing)],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for one JSON file (or page) a document.", metavar="DIR", parser=named),
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="With the text as read.")] = False,
    highlight: Annotated[
        bool, typer.Option("--highlight", help="Write a web page of each text with all statements marked instead.")
    ] = False,
) -> None:
    """Print what documents say as JSON, or mark it in a web page of their text; nothing is stored.

    The status is 1 where a file could not be read: its JSON holds no document but the problem. What does not add up
    in a document that was read stands in its JSON alone.

    Example: heeded read report.pdf --text

    Example: heeded read ~/upr --out json

    Example: heeded read --highlight report.pdf
    """
    from heeded import codec, ingest, pipeline
    from heeded.model import Problem
    from heeded.reports import contract
    from heeded.reports.highlight import highlight as marked

    found = list(ingest.sources(paths))
    sources = [source for source in found if not isinstance(source, Problem)]
    problems: list[Problem] = [problem for problem in found if isinstance(problem, Problem)]
    unread = [problem for problem in problems if problem.severity == "error"]
    if not found:
        raise UsageError(
            f"No document was found in {', '.join(map(str, paths))}: name a file or a folder with documents."
        )
    if out is None and len(sources) > 1:
        what = "pages" if highlight else "JSON"
        raise UsageError(f"{len(sources)} files were found: name a folder for their {what} with --out DIR.")
    if out is None and not sources:
        print(codec.dumps(contract.unread(*problems), indent=2))
    names = contract.file_names([source.name for source in sources] + [problem.file or "" for problem in unread])
    targets = dict(zip([*sources, *unread], names, strict=True))
    read_or_not = chain(pipeline.run(pipeline.read_source, sources, limits()), zip(unread, unread, strict=True))
    for source, result in read_or_not:
        if not isinstance(result, Problem):
            printed = codec.dumps(contract.contract(result, text), indent=2)
        else:
            problems += [result] if source is not result else []
            printed = codec.dumps(contract.unread(result), indent=2)
        target = (out or Path()) / targets[source]
        if highlight and not isinstance(result, Problem):
            page = target.with_suffix(".marked.html")
            write_whole(page, marked(result).encode())
            screen.say(f"Marked: {page}")
        elif out is not None:
            write_whole(target, f"{printed}\n".encode())
        elif source is not result:
            print(printed)
    for problem in problems:
        screen.warn(problem.message)
    raise typer.Exit(1 if problems else 0)


@app.command()
def demo(home: HomeOption = None) -> None:
    """Build the record of Arvenia, a State that does not exist, from the documents that come with the program.

    Example: heeded demo

    Example: heeded demo --home arvenia
    """
    import tempfile
    from importlib import resources

    from heeded import codec, pipeline
    from heeded.reports import recommendations, tables, terminal

    # The sample must never meet a team's database.
    os.environ.pop("HEEDED_DATABASE_URL", None)
    place = open_home(home or Path(tempfile.mkdtemp(prefix="heeded-demo-")))
    with resources.as_file(resources.files("heeded") / "sample" / "arvenia") as sample:
        _build([sample], place)
    with screen.waiting(COMPARING):
        shown = pipeline.record("XAV", view())
    lines = recommendations.lines(held("XAV"))
    made = {
        "record.json": codec.dumps(codec.to_json(shown), indent=2).encode(),
        "recommendations.csv": tables.file(recommendations.Line, lines, "csv"),
    }
    screen.say()
    screen.show(terminal.record(shown))
    screen.say("\nMade:")
    for name, data in made.items():
        write_whole(place / name, data)
        screen.say(f"  {place / name}")
    for line in lines[:1]:
        screen.say(f"\nLook further: {screen.program()} show {line.id}{home_option(place)}")
        screen.say(f"In the browser: {screen.program()} serve{home_option(place)}")
