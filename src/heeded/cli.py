"""The command line: arguments and the environment in, one command a verb, exit status 0, 1 (problems) or 2 (wrong use).

Nothing heavy is imported before a command needs it: `heeded --help` answers at once.
"""

import os
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from heeded.errors import HeededError, UsageError
from heeded.reports import screen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from heeded.model import Access
    from heeded.pipeline import Limits
    from heeded.reports.lists import ProblemRow
    from heeded.reports.record import Held
    from heeded.store.read import Finding

__all__ = ["app", "main"]

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Form(StrEnum):
    """How a list is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class RecordForm(StrEnum):
    """How a record is printed."""

    table = "table"
    json = "json"


class ExportForm(StrEnum):
    """What an export is written as."""

    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    xlsx = "xlsx"
    parquet = "parquet"


EVERYTHING: "Access" = "restricted"
"""On the command line the owner of the record sees all of it."""
SHOWN = 20
"""Problems printed after a build; `heeded problems` prints all."""
STATES_NAMED = 3
"""States whose record is offered after a build: those with most files."""
NEXT = "\nNext:\n  "
STOPPED = 130
"""The exit status after Ctrl-C, as shells have it."""

EXIT_STATUS = "Exit status: 0 done, 1 done with problems, 2 wrong use or a record that cannot be opened."


def _named(name: str) -> Path:
    """A path by its name; an empty one, most often of a variable that is not set, is not the folder one is in."""
    if not name:
        raise typer.BadParameter("The name is empty: name a folder or file (the one you are in is called .).")
    return Path(name)


def _existing(name: str) -> Path:
    path = _named(name)
    if not os.path.lexists(path):
        raise typer.BadParameter(f"'{name}' does not exist.")
    return path


HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="Folder of the record [HEEDED_HOME, else the platform's data folder].",
        metavar="DIR",
        parser=_named,
    ),
]
FormOption = Annotated[Form, typer.Option("--format", help="How to print the list.")]
CycleOption = Annotated[int | None, typer.Option("--cycle", min=1, help="One cycle of review alone.")]
StateOption = Annotated[str | None, typer.Option("--state", help="One State alone: code or name.")]


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from importlib import metadata

        screen.say(f"heeded {metadata.version('heeded')}")
        raise typer.Exit


@app.callback()
def heeded(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """What did a State promise at the UN's Universal Periodic Review, and what came of it?"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            app(arguments)
        finally:
            sys.stdout.flush()  # here, not at the end of Python, where a closed pipe can no longer be caught
    except HeededError as error:
        _fail(str(error))
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # `heeded problems | head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(1) from None
        _fail(f"{error.filename or 'The disk'}: {error.strerror or error}")
    except Exception as error:
        if "django.db" not in sys.modules:
            raise
        from heeded.store.database import refusals

        try:
            with refusals():
                raise error
        except HeededError as refused:
            _fail(str(refused))


def _fail(message: str) -> None:
    screen.warn(message)
    raise SystemExit(2)


# -------------------------------------------------------------------------------------------------- build, read, demo


@app.command()
def build(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help="Folders or files; none: renew what is in the record.", metavar="PATH", parser=_existing),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Read new and changed documents into the record.

    The status is 1 where something could not be read or does not add up; all else is stored then.

    Example: heeded build ~/upr

    Example: heeded build ~/upr/slovenia report.pdf --home ~/records
    """
    place = _open(home)
    from heeded.store import read as stored

    if not folders and not (place / "originals").is_dir():
        raise UsageError(f"There is no record in {place} to renew: name the folders to read, heeded build FOLDER.")
    status = _build(folders or [], place)

    about = Counter(state for holding in stored.documents(EVERYTHING) for state in holding.document.states[:1])
    option = _option(home)
    for position, (state, files) in enumerate(about.most_common(STATES_NAMED)):
        count = f"{files} file{'' if files == 1 else 's'}"
        screen.say(f"{'  ' if position else NEXT}{screen.program()} show {state}{option}   ({count})")
    if len(about) > STATES_NAMED:
        screen.say(f"... and {len(about) - STATES_NAMED} more States: see {screen.program()} documents{option}")
    raise typer.Exit(status)


def _build(folders: Sequence[Path], place: Path) -> int:
    """Build and say what was done and found; 1 where there are problems."""
    from heeded import ingest, pipeline
    from heeded.reports import lists
    from heeded.store import read

    try:
        with screen.progress() as told:
            done = pipeline.build(folders, place, _limits(), told)
    except KeyboardInterrupt:
        print("heeded: interrupted; what was read is stored, build again to read the rest.", file=sys.stderr)
        raise typer.Exit(STOPPED) from None
    if folders and next(iter(ingest.sources(folders)), None) is None:
        raise UsageError(f"No document was found in {', '.join(map(str, folders))}: name a folder with documents.")
    found = [_problem_row(finding) for finding in read.findings(EVERYTHING) if finding.source in done.sources]
    problems = f"{len(found)} problem{'' if len(found) == 1 else 's'}"
    screen.say(f"{done.stored} read, {done.current} unchanged, {done.unread} not read, {problems}")
    screen.say(f"Record: {place} (not encrypted: whoever opens the disk can read it)")
    if found:
        screen.say()
        screen.show(lists.problems(found[:SHOWN]))
    if len(found) > SHOWN:
        screen.say(f"... and {len(found) - SHOWN} more: see {screen.program()} problems")
    return 1 if found else 0


@app.command()
def read(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", metavar="PATH", parser=_existing)],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for one JSON file (or page) a document.", metavar="DIR", parser=_named),
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
    read_or_not = chain(pipeline.run(pipeline.read_source, sources, _limits()), zip(unread, unread, strict=True))
    for source, result in read_or_not:
        if not isinstance(result, Problem):
            printed = codec.dumps(contract.contract(result, text), indent=2)
        else:
            problems += [result] if source is not result else []
            printed = codec.dumps(contract.unread(result), indent=2)
        target = (out or Path()) / targets[source]
        if highlight and not isinstance(result, Problem):
            page = target.with_suffix(".marked.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(marked(result), encoding="utf-8")
            screen.say(f"Marked: {page}")
        elif out is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(printed + "\n", encoding="utf-8")
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
    from datetime import date
    from importlib import resources

    from heeded import codec
    from heeded.reports import recommendations, record, tables, terminal

    # The sample must never meet a team's database.
    os.environ.pop("HEEDED_DATABASE_URL", None)
    place = _open(home or Path(tempfile.mkdtemp(prefix="heeded-demo-")))
    with resources.as_file(resources.files("heeded") / "sample" / "arvenia") as sample:
        _build([sample], place)
    state = _held("XAV")
    shown = record.record(state, date.today())
    lines = recommendations.lines(state)
    made = {
        "record.json": codec.dumps(codec.to_json(shown), indent=2).encode(),
        "recommendations.csv": tables.file(recommendations.Line, lines, "csv"),
    }
    screen.say()
    screen.show(terminal.record(shown))
    screen.say("\nMade:")
    for name, data in made.items():
        (place / name).write_bytes(data)
        screen.say(f"  {place / name}")
    for line in lines[:1]:
        screen.say(f"\nLook further: {screen.program()} show {line.id}{_option(place)}")


# ------------------------------------------------------------------------------------------------------ show, export


@app.command()
def show(
    state: Annotated[
        str, typer.Argument(help="A State's code or name, a review (KAZ/2) or a recommendation (KAZ/2/124.3).")
    ],
    number: Annotated[str | None, typer.Argument(help="A recommendation's number.")] = None,
    cycle: CycleOption = None,
    form: Annotated[RecordForm, typer.Option("--format", help="How to print the record.")] = RecordForm.table,
    home: HomeOption = None,
) -> None:
    """Print a State's record, or one recommendation with all that was answered.

    Example: heeded show KAZ --cycle 2

    Example: heeded show KAZ/2

    Example: heeded show "Viet Nam" --format json

    Example: heeded show KAZ/2/124.3
    """
    from datetime import date

    from heeded import codec
    from heeded.reports import asked, recommendations, record, terminal

    state, its_cycle, its_number = asked.target(state)
    cycle, number = its_cycle or cycle, its_number or number
    code = _code(state)
    _open_existing(home)
    held = _held(code)
    shown: Any
    if number is None:
        shown = record.record(held, date.today(), cycle)
        if cycle is not None:
            asked.check_cycle(shown, cycle)
        printed = terminal.record(shown)
    else:
        shown = asked.only(recommendations.pages(held, number), code, number, cycle)
        printed = terminal.page(shown)
    if form is RecordForm.json:
        print(codec.dumps(codec.to_json(shown), indent=2))
    else:
        screen.show(printed)


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
        Path | None, typer.Option("--out", help="File to write, else the screen.", metavar="FILE", parser=_named)
    ] = None,
    home: HomeOption = None,
) -> None:
    """Write recommendations, one numbered paragraph a line, with their positions and sources.

    Example: heeded export recommendations > recommendations.csv

    Example: heeded export recommendations --state KAZ --cycle 2 --out kaz.xlsx
    """
    from heeded.reports import recommendations, tables

    written = _export_form(form, out)
    codes = [_code(state)] if state else None
    if out is None and written in tables.BINARY and sys.stdout.isatty():
        raise UsageError(f"{written} is not for the screen: name a file with --out FILE.")
    _open_existing(home)
    from heeded.store import read as stored

    lines: list[recommendations.Line] = []
    for code in codes or stored.states(EVERYTHING):
        lines += recommendations.lines(_held(code), cycle)
    if not lines:
        of = f" of {', '.join(codes)}" if codes else ""
        screen.warn(f"the record has no recommendations{of}{f' in cycle {cycle}' if cycle else ''}.")
    if out is None:
        sys.stdout.buffer.write(tables.data(recommendations.Line, lines, written))
    else:
        out.write_bytes(tables.file(recommendations.Line, lines, written))
        print(f"{len(lines)} recommendations in {out}", file=sys.stderr)


def _export_form(form: ExportForm | None, out: Path | None) -> str:
    """The format asked for, else that of the file's ending, else CSV; raises UsageError where the two differ."""
    ending = out.suffix.lower().removeprefix(".") if out else ""
    known = ending in {each.value for each in ExportForm}
    if form and known and form.value != ending:
        raise UsageError(f"{out} is named as {ending} and --format says {form.value}: change one of them.")
    return form.value if form else ending if known else "csv"


# ------------------------------------------------------------------------------------------------- documents, problems


@app.command()
def documents(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List the files of the record and what each was taken for.

    Example: heeded documents --format csv > documents.csv
    """
    _open_existing(home)
    from heeded.reports import lists
    from heeded.store import read as stored

    rows = [lists.document_row(h.document, h.is_of_record, h.problems) for h in stored.documents(EVERYTHING)]
    _print_list(lists.DocumentRow, rows, lists.documents, form)


@app.command()
def problems(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List what could not be read or does not add up, with file and page.

    Example: heeded problems --format jsonl
    """
    _open_existing(home)
    from heeded.reports import lists
    from heeded.store import read as stored

    rows = [_problem_row(finding) for finding in stored.findings(EVERYTHING)]
    _print_list(lists.ProblemRow, rows, lists.problems, form)


for _command in (*app.registered_commands, *export.registered_commands):
    _command.epilog = EXIT_STATUS


# ------------------------------------------------------------------------------------------------------------- helpers


def _open(home: Path | None) -> Path:
    """Set up the database's settings; the home."""
    if home is not None:
        os.environ["HEEDED_HOME"] = str(home.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.settings"
    import django

    django.setup()
    from heeded import settings

    return settings.HEEDED_HOME


def _option(home: Path | None) -> str:
    """The option that names a home, as the shell takes it."""
    return f" --home {shlex.quote(str(home))}" if home else ""


def _open_existing(home: Path | None) -> None:
    """Set up the database's settings for reading; raises StoreError where there is no record."""
    place = _open(home)
    from heeded.store import database

    database.check(place)


def _limits() -> "Limits":
    from heeded import settings
    from heeded.pipeline import Limits

    return Limits(settings.HEEDED_WORKERS, settings.HEEDED_TIMEOUT, settings.HEEDED_MEMORY)


def _held(code: str) -> "Held":
    from datetime import date

    from heeded import pipeline

    return pipeline.held(code, EVERYTHING, date.today())


def _code(state: str) -> str:
    """The code of a State given by code or name; says so where another could be meant."""
    from heeded.reports import asked

    code, remark = asked.state_of(state)
    if remark:
        screen.warn(remark)
    return code


def _problem_row(finding: "Finding") -> "ProblemRow":
    from heeded.reports.lists import problem_row

    return problem_row(finding.problem, finding.page, finding.symbol)


def _print_list(
    kind: type, rows: Sequence[Any], table: "Callable[[Sequence[Any]], RenderableType]", form: Form
) -> None:
    from heeded.reports import tables

    if form is Form.table:
        screen.show(table(rows))
    else:
        sys.stdout.write(tables.text(kind, rows, form.value))
