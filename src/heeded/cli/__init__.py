"""The command line: arguments and the environment in, one command a verb, exit status 0, 1 (problems) or 2 (wrong use).

Nothing heavy is imported before a command needs it: `heeded --help` answers at once.
"""

import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any

from heeded.cli import (
    activity,
    asks,
    assess,
    assignments,
    build,
    calendar,
    cases,
    chart,
    check,
    cite,
    consents,
    decisions,
    draft,
    export,
    figures,
    forget,
    imports,
    judge,
    keys,
    labels,
    links,
    lists,
    pledges,
    publish,
    registers,
    report,
    rules,
    search,
    serve,
    sets,
    show,
    tables,
    workspaces,
)
from heeded.cli.app import EXIT_STATUS, app
from heeded.errors import HeededError, HeededWarning
from heeded.reports import screen

__all__ = [
    "activity",
    "app",
    "asks",
    "assess",
    "assignments",
    "build",
    "calendar",
    "cases",
    "chart",
    "check",
    "cite",
    "consents",
    "decisions",
    "draft",
    "export",
    "figures",
    "forget",
    "imports",
    "judge",
    "keys",
    "labels",
    "links",
    "lists",
    "main",
    "pledges",
    "publish",
    "registers",
    "report",
    "rules",
    "search",
    "serve",
    "sets",
    "show",
    "tables",
    "workspaces",
]

_groups = [group.typer_instance for group in app.registered_groups if group.typer_instance]
for _command in (command for each in (app, *_groups) for command in each.registered_commands):
    _command.epilog = EXIT_STATUS


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    warnings.showwarning = _warned
    _leave_no_memory()
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


def _leave_no_memory() -> None:
    """Ask the system to write no file of this process's memory if it crashes: keys and texts are in it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _warned(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, file: Any = None,
    line: str | None = None,
) -> None:  # fmt: skip
    """Print a warning of Heeded's own as what it says, any other one with its place in the program."""
    is_own = issubclass(category, HeededWarning)
    screen.warn(str(message) if is_own else warnings.formatwarning(message, category, filename, lineno).strip())


def _fail(message: str) -> None:
    screen.warn(message)
    raise SystemExit(2)
