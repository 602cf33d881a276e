"""Runs the program as people do: in a process of its own."""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

COMMAND = [sys.executable, "-c", "from heeded.cli import main; main()"]
SECONDS = 120
"""How long a command may take."""


def environment(home: Path | None, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HEEDED_")}
    return kept | ({"HEEDED_HOME": str(home)} if home else {}) | more


def heeded(
    *arguments: str | Path, home: Path | None = None, status: int = 0, cwd: Path | None = None, **more: str
) -> "subprocess.CompletedProcess[str]":
    """One command in a process of its own: forked from one that has read program and settings, where it sets none."""
    words, variables = [*map(str, arguments)], environment(home, **more)
    if not hasattr(os, "fork") or words[:1] in (["serve"], ["publish"]) or {"--home", "--access"} & {*words}:
        done = subprocess.run(
            [*COMMAND, *words], capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, cwd=cwd,
            env=variables,
        )  # fmt: skip
    else:
        done = _forked(words, variables, cwd or Path.cwd())
    assert done.returncode == status, done.stdout + done.stderr
    return done


FORKING = """
import contextlib, functools, gc, importlib, json, os, pkgutil, signal, sys, traceback

import django.core.management, django.db.backends.sqlite3.base, django.db.models, django.db.models.sql.compiler
import rich.markdown, rich.table, typer.main
from heeded.cli import main

typer.main.get_command = functools.cache(typer.main.get_command)  # the commands are the same for each child
with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.suppress(SystemExit):
    main(["documents", "--help"])

def take_in(name):
    package = importlib.import_module(name)
    for each in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{name}.{each.name}")

for name in ("ingest", "extract", "reports", "papers", "vocabulary", "assess", "classify", "link"):
    take_in(f"heeded.{name}")
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    variables, orders, answers = json.loads(line)
    if os.fork() == 0:
        break
else:
    sys.exit()
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
os.environ.clear()
os.environ.update(variables)
os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.settings"
try:
    django.setup()
except Exception:
    pass  # each command says what is wrong with the settings
else:
    take_in("heeded.store")
    take_in("heeded.pipeline")
gc.freeze()
with open(orders) as stream, open(answers, "w") as told:
    for line in stream:
        arguments, variables, cwd, seconds, *files = json.loads(line)
        child = os.fork()
        if child == 0:
            break
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=told, flush=True)
    else:
        os._exit(0)
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(cwd)
    for number, file in enumerate((os.devnull, *files)):
        os.dup2(os.open(file, os.O_RDWR), number)
    signal.alarm(seconds)
    sys.argv[1:] = arguments
    status = 1
    try:
        main()
        status = 0
    except SystemExit as stop:
        status = int(stop.code or 0)
    except BaseException:
        traceback.print_exc()
    with contextlib.suppress(Exception):  # without settings there is none
        django.db.connections.close_all()  # which a database takes as the end of a program
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # to take down what was read would cost more than most commands
"""
MOST_KEPT = 2
FORGE: "list[subprocess.Popen[str]]" = []
"""The process that has read the program, once it is there; it is forked for each setting."""
FORKED: dict[frozenset[tuple[str, str]], tuple[TextIO, TextIO]] = {}
"""Where the processes that have read settings too take orders and answer: the latest `MOST_KEPT`."""
atexit.register(lambda: [each.communicate() for each in FORGE])


def _kept(variables: Mapping[str, str]) -> tuple[TextIO, TextIO]:
    """Where a process with these settings takes orders and answers."""
    read = frozenset((name, value) for name, value in variables.items()
                     if name.startswith("HEEDED_") and "PASSPHRASE" not in name)  # fmt: skip
    if read not in FORKED:
        if len(FORKED) == MOST_KEPT:
            for stream in FORKED.pop(next(iter(FORKED))):
                stream.close()
        if not FORGE:
            FORGE.append(
                subprocess.Popen(
                    [sys.executable, "-c", FORKING], stdin=subprocess.PIPE, text=True, env=environment(None)
                )
            )
        with tempfile.TemporaryDirectory() as place:
            paths = [Path(place) / name for name in ("orders", "answers")]
            for path in paths:
                os.mkfifo(path)
            print(json.dumps([dict(variables), *map(str, paths)]), file=FORGE[0].stdin, flush=True)
            FORKED[read] = paths[0].open("w"), paths[1].open()
    return FORKED[read]


def _forked(words: list[str], variables: Mapping[str, str], cwd: Path) -> "subprocess.CompletedProcess[str]":
    orders, answers = _kept(variables)
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        print(json.dumps([words, dict(variables), str(cwd), SECONDS, out.name, err.name]), file=orders, flush=True)
        status = int(answers.readline())
        said, told = (Path(file.name).read_text("utf-8") for file in (out, err))
        return subprocess.CompletedProcess(words, status, said, told)


BATCH = """
import contextlib, io, json, sys
from heeded.cli import main

for arguments in json.load(sys.stdin):
    out, err, status = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(arguments)
        except SystemExit as stop:
            status = int(stop.code or 0)
    print(json.dumps([status, out.getvalue(), err.getvalue()]), flush=True)
"""


def one_by_one(commands: Sequence[Sequence[str]], home: Path, **more: str) -> list[tuple[int, str, str]]:
    """Status, output and errors of commands that run in one process, one after the other: where there are many."""
    done = subprocess.run(
        [sys.executable, "-c", BATCH], input=json.dumps([list(each) for each in commands]), capture_output=True,
        text=True, encoding="utf-8", timeout=300, env=environment(home, **more),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]
