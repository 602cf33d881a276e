"""Lines and layouts in; what a terminal or a file is sent out, free of characters that steer a terminal.

Nothing heavy is imported before it is needed: the command line imports this module first.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["program", "progress", "say", "show", "waiting", "warn"]


def program() -> str:
    """What to type to call this program again: "heeded", or its path where the shell would not find or find another."""
    called = Path(sys.argv[0])
    if called.name != "heeded" or not called.is_file():
        return "heeded"
    found = shutil.which("heeded")
    if found and Path(found).samefile(called):
        return "heeded"
    path = os.path.relpath(called)
    return shlex.quote(str(called.absolute()) if path.startswith(os.pardir) else path)


def show(shown: "RenderableType") -> None:
    """Print something laid out, without the blanks that fill its lines where it goes to a file.

    Nothing is taken for markup, emoji codes or something to colour: the texts are of documents.
    """
    from rich.console import Console

    out = Console(markup=False, emoji=False, highlight=False)
    if out.is_terminal:
        out.print(shown)
        return
    with out.capture() as capture:
        out.print(shown)
    print("\n".join(line.rstrip() for line in capture.get().splitlines()))


def say(words: str = "") -> None:
    """Print a line that is never broken: it may hold a path."""
    from heeded.reports.words import clean

    print(clean(words))


def warn(message: str) -> None:
    """Print a line on the error stream."""
    from heeded.reports.words import clean

    print(f"heeded: {clean(message)}", file=sys.stderr)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Say what is being done, while it is, where the error stream is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True, markup=False, highlight=False).status(words):
        yield


@contextmanager
def progress(words: str = "Reading") -> "Iterator[Callable[[int, int], object]]":
    """What is told how many things are done, and shows it where the error stream is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(words, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)
