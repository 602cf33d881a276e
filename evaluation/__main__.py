"""Run the measuring programs on the study data, print their scores beside the targets and keep them.

They are kept in `scores.json` and shown in `docs/reference/scores.md`.

Usage: python -m evaluation [PROGRAM ...]     for example: python -m evaluation reports outcomes
"""

import importlib
import multiprocessing
import os
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

from evaluation.scores import Score, is_met, merged, page, read_scores, table, written

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SCORES = HERE / "scores.json"
PAGE = ROOT / "docs" / "reference" / "scores.md"
NOT_PROGRAMS = {"__init__", "__main__", "scores"}


def programs() -> list[str]:
    """The names of all measuring programs: the modules of this folder that have a `measure` function."""
    names = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_PROGRAMS)
    return [name for name in names if "def measure(" in (HERE / f"{name}.py").read_text("utf-8")]


def measured(name: str, study: Path) -> list[Score] | None:
    """The scores of one program, with its name and dated today; None where it failed."""
    start = time.perf_counter()
    try:
        scores = list(importlib.import_module(f"evaluation.{name}").measure(study))
    except Exception:  # a failed program must not take the scores of the others with it
        traceback.print_exc()
        return None
    print(f"\n{name} ({time.perf_counter() - start:.1f} s)\n{table(scores)}", flush=True)
    return [replace(score, date=date.today().isoformat(), program=name) for score in scores]


def main(arguments: list[str]) -> int:
    """Exit status 0 where all targets are met, 1 where one is missed or a program failed, 2 without study data."""
    study = Path(os.environ.get("HEEDED_STUDY") or ROOT.parent / "shared").resolve()
    if not (study / "data").is_dir():
        print(f"No study data in {study}: set HEEDED_STUDY to the folder that has `data`.", file=sys.stderr)
        return 2
    unknown = sorted(set(arguments) - set(programs()))
    if unknown:
        print(f"No such program: {', '.join(unknown)}. There are: {', '.join(programs())}.", file=sys.stderr)
        return 2
    is_complete = True
    for name in arguments or programs():
        with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as alone:  # a process has one record open
            scores = alone.submit(measured, name, study).result()
        if scores is not None:
            kept = merged(read_scores(SCORES), scores)
            SCORES.write_text(written(kept), "utf-8")
            PAGE.write_text(page(kept), "utf-8")
        is_complete &= scores is not None and all(is_met(score) is not False for score in scores)
    return 0 if is_complete else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
