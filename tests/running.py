"""Runs the program as people do: in a process of its own."""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

COMMAND = [sys.executable, "-c", "from heeded.cli import main; main()"]
SECONDS = 120
"""How long a command may take."""


def environment(home: Path | None, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HEEDED_")}
    return kept | ({"HEEDED_HOME": str(home)} if home else {}) | more


def heeded(
    *arguments: str | Path, home: Path | None = None, status: int = 0, cwd: Path | None = None, **more: str
) -> "subprocess.CompletedProcess[str]":
    """One command in a process of its own: forked from one that has read the settings, where it does not set them."""
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
import importlib, json, os, signal, sys
from heeded.cli import main

os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.settings"
try:
    import django
    django.setup()
except Exception:
    pass  # each command says what is wrong with the settings
else:
    for name in ("heeded.pipeline", "heeded.reports.asked", "heeded.assess", "heeded.link", "rich.table"):
        importlib.import_module(name)
for line in sys.stdin:
    arguments, variables, cwd, seconds, *files = json.loads(line)
    child = os.fork()
    if child == 0:
        break
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
else:
    sys.exit()
os.environ.clear()
os.environ.update(variables)
os.chdir(cwd)
for number, file in enumerate((os.devnull, *files)):
    os.dup2(os.open(file, os.O_RDWR), number)
signal.alarm(seconds)
sys.argv[1:] = arguments
main()
"""
FORKED: dict[frozenset[tuple[str, str]], "subprocess.Popen[str]"] = {}
"""The processes that are forked, by the settings that they have read: the latest two."""
atexit.register(lambda: [each.communicate() for each in FORKED.values()])


def _forked(words: list[str], variables: Mapping[str, str], cwd: Path) -> "subprocess.CompletedProcess[str]":
    read = frozenset((name, value) for name, value in variables.items()
                     if name.startswith("HEEDED_") and "PASSPHRASE" not in name)  # fmt: skip
    if read not in FORKED:
        if len(FORKED) == 2:
            FORKED.pop(next(iter(FORKED))).communicate()
        FORKED[read] = subprocess.Popen(
            [sys.executable, "-c", FORKING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=variables
        )
    process = FORKED[read]
    assert process.stdin
    assert process.stdout
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        order = [words, dict(variables), str(cwd), SECONDS, out.name, err.name]
        print(json.dumps(order), file=process.stdin, flush=True)
        status = int(process.stdout.readline())
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
            status = stop.code or 0
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
