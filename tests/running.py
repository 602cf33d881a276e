"""Runs the program as people do: in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

COMMAND = [sys.executable, "-c", "from heeded.cli import main; main()"]


def environment(home: Path | None, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HEEDED_")}
    return kept | ({"HEEDED_HOME": str(home)} if home else {}) | more


def heeded(
    *arguments: str | Path, home: Path | None = None, status: int = 0, cwd: Path | None = None, **more: str
) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=cwd,
        env=environment(home, **more),
    )  # fmt: skip
    assert done.returncode == status, done.stdout + done.stderr
    return done


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
