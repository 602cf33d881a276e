"""What all commands share: the program itself, its options, and how a record is opened."""

import os
import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from heeded.reports import screen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from heeded.pipeline import Limits, View
    from heeded.reports.lists import ProblemRow
    from heeded.reports.record import Held
    from heeded.store.read import Finding
    from heeded.viewer import Viewer

__all__ = [
    "COMPARING", "EXIT_STATUS", "AsOfOption", "CycleOption", "Form", "FormOption", "HomeOption",
    "RecordForm", "StateOption", "app", "code_of", "existing", "head", "held", "home_option", "is_owner", "limits",
    "looker", "named", "open_existing", "open_home", "print_list", "problem_row",
    "tell_unpublished", "view",
]  # fmt: skip

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


class Level(StrEnum):
    """Up to which level a viewer sees."""

    public = "public"
    team = "team"
    restricted = "restricted"


class RecordForm(StrEnum):
    """How a record is printed."""

    table = "table"
    json = "json"


COMPARING = "Comparing all that the record holds on the State; what is found is kept, so the next look is quick ..."
"""Said while links and labels of a State are made, which takes up to a minute after a build."""
EXIT_STATUS = "Exit status: 0 done, 1 done with problems, 2 wrong use or a record that cannot be opened."


def named(name: str) -> Path:
    """A path by its name; an empty one, most often of a variable that is not set, is not the folder one is in."""
    if not name:
        raise typer.BadParameter("The name is empty: name a folder or file (the one you are in is called .).")
    return Path(name)


def existing(name: str) -> Path:
    path = named(name)
    if not os.path.lexists(path):
        raise typer.BadParameter(f"'{name}' does not exist.")
    return path


HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="Folder of the record [HEEDED_HOME, else the platform's data folder].",
        metavar="DIR",
        parser=named,
    ),
]
FormOption = Annotated[Form, typer.Option("--format", help="How to print the list.")]
CycleOption = Annotated[int | None, typer.Option("--cycle", min=1, help="One cycle of review alone.")]
AsOfOption = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The record as it was known on this day."),
]
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
    access: Annotated[
        Level | None,
        typer.Option("--access", help="Show what this level may see [HEEDED_ACCESS, else all that is open]."),
    ] = None,
    unlock: Annotated[bool, typer.Option("--unlock", help="Ask for the passphrase that opens what is sealed.")] = False,
) -> None:
    """What did a State promise at the UN's Universal Periodic Review, and what came of it?"""
    if access is not None:
        os.environ["HEEDED_ACCESS"] = access.value
    if unlock:
        from heeded.cli import keys

        keys.ask()


def open_home(home: Path | None, settings_of: str = "heeded.settings") -> Path:
    """Set up the database's settings, or those of the website; the home."""
    if home is not None:
        os.environ["HEEDED_HOME"] = str(home.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_of
    import django

    django.setup()
    from heeded import settings
    from heeded.cli import keys
    from heeded.store import activity

    activity.keep(settings.HEEDED_KEEP_ACTIVITY)
    keys.unlock()
    return settings.HEEDED_HOME


def home_option(home: Path | None) -> str:
    """The option that names a home, as the shell takes it."""
    return f" --home {shlex.quote(str(home))}" if home else ""


def open_existing(home: Path | None) -> None:
    """Set up the database's settings for reading; raises StoreError where there is no record."""
    place = open_home(home)
    from heeded import settings
    from heeded.store import database, seals

    database.check(place)
    if settings.HEEDED_ACCESS is None and seals.is_set_up() and not seals.is_open():
        screen.warn("what is restricted stays sealed; heeded --unlock opens it.")


def limits() -> "Limits":
    from heeded import settings
    from heeded.pipeline import Limits

    return Limits(settings.HEEDED_WORKERS, settings.HEEDED_TIMEOUT, settings.HEEDED_MEMORY)


def looker() -> "Viewer":
    """Who looks: up to the level that is asked for, else all that is not sealed."""
    from heeded import settings
    from heeded.store import looking

    return looking.looker(settings.HEEDED_ACCESS, settings.HEEDED_USER)


def view(as_of: datetime | None = None) -> "View":
    """The record as the one who looks may see it, today or as it was known on a day."""
    from datetime import date

    from heeded import settings
    from heeded.pipeline import View

    return View(looker(), date.today(), settings.HEEDED_MEANING, as_of.date() if as_of else None)


def tell_unpublished() -> None:
    """Say that lists of people are not published, be there any or not, where what is shown leaves the house."""
    from heeded.pipeline import publishing

    if publishing.is_leaving(view()):
        screen.warn(publishing.UNPUBLISHED)


def head(as_of: datetime | None, form: Form = Form.table, words: str = "As known on") -> None:
    """Print the day of what follows above a table, where one is asked for."""
    if as_of and form is Form.table:
        from heeded.reports.words import day

        print(f"{words} {day(as_of.date().isoformat())}\n")


def held(code: str) -> "Held":
    from heeded import pipeline

    return pipeline.held(code, view())


def code_of(state: str) -> str:
    """The code of a State given by code or name; says so where another could be meant."""
    from heeded.reports import asked

    code, remark = asked.state_of(state)
    if remark:
        screen.warn(remark)
    return code


def problem_row(finding: "Finding") -> "ProblemRow":
    from heeded.reports.lists import problem_row

    return problem_row(finding.problem, finding.page, finding.symbol)


def is_owner(what: str) -> bool:
    """Whether who looks sees all of the record; else says that `what` is not shown, be there any or not."""
    if looker().sees_all:
        return True
    screen.warn(f"{what} is shown to the owner of the record alone, with the record opened and without --access.")
    return False


def print_list(kind: type, rows: Sequence[Any], table: "Callable[[Sequence[Any]], RenderableType]", form: Form) -> None:
    from heeded.reports import tables

    if form is Form.table:
        screen.show(table(rows))
    else:
        sys.stdout.write(tables.text(kind, rows, form.value))
