"""Runs the program as people do: in a process of its own."""

import os
import subprocess
import sys
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
