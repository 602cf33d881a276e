"""What States claim in the headings of lists, against labels in `gold/headings.csv`: precision and recall.

The labels come from reading every lead-in of the 226 Working Group reports that speaks of implementation, and the
headings of Slovenia's addenda. A line names a file of the study data, a paragraph, what it claims, the paragraph above
whose list it speaks, and the numbers there ("all": the whole list); no text is kept. The unit is one recommendation of
which one level is claimed. The rules were written on the half "seen"; a hash of its name puts a report into its half.
"""

import csv
import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from evaluation.documents import reading
from evaluation.scores import Score
from heeded.model import HEADINGS, Claim, Recommendation

GOLD = Path(__file__).resolve().parent / "gold" / "headings.csv"
REPORTS = "working-group-reports"
HALVES = {"seen": "seen while rules were written", "held_back": "held back"}
TARGET = ">= 0.98"

Claimed = tuple[str, str, str]
"""A file, a level and a number."""


def half_of(file: str) -> str:
    """The half that a report is in: by a hash of its file name."""
    return "held_back" if int(hashlib.sha256(Path(file).name.encode()).hexdigest(), 16) % 2 else "seen"


def measure(study: Path) -> Iterable[Score]:
    """Read all reports and the labelled addenda with two processes and compare, a half at a time."""
    rows = list(csv.DictReader(GOLD.open(encoding="utf-8", newline="")))
    data = study / "data"
    reports = [path.relative_to(data).as_posix() for path in sorted((data / REPORTS).glob("*.pdf"))]
    files = sorted({*reports, *(row["file"] for row in rows)})
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        read = dict(zip(files, pool.map(_read, [data / file for file in files], chunksize=4), strict=True))
    for half, words in HALVES.items():
        chosen = [file for file in reports if half_of(file) == half]
        yield from _rates(chosen, rows, read, f"{len(chosen)} reports {words}")
    addenda = sorted({row["file"] for row in rows} - set(reports))
    yield from _rates(addenda, rows, read, f"{len(addenda)} addenda of Slovenia, {HALVES['seen']}")


def _rates(
    files: list[str], rows: list[dict[str, str]], read: dict[str, tuple[list[str], set[tuple[str, str]]]], data: str
) -> Iterator[Score]:
    expected = {
        (row["file"], row["claims"], number)
        for row in rows
        if row["file"] in files
        for number in _numbers(row, read[row["file"]][0])
    }
    found = {(file, *each) for file in files for each in read[file][1]}
    for word, wrong in (("spurious", found - expected), ("missed", expected - found)):
        for file in sorted({file for file, _, _ in wrong}):
            print(f"{file}: {word} {sorted(number for name, _, number in wrong if name == file)}")
    right = len(found & expected)
    with_one = len({file for file, _, _ in expected})
    data = f"{data}, {with_one} with such headings, {len(expected)} recommendations under them"
    yield Score("headings: precision", round(right / len(found), 4), TARGET, data)
    yield Score("headings: recall", round(right / len(expected), 4), TARGET, data)


def _numbers(row: dict[str, str], recommendations: list[str]) -> Iterator[str]:
    """The numbers that a label means, ranges written out."""
    head = f"{row['list']}." if row["list"] else ""
    if row["numbers"] == "all":
        yield from (number for number in recommendations if number.startswith(head))
        return
    for part in row["numbers"].split():
        first, _, last = part.partition("-")
        yield from (f"{head}{tail}" for tail in range(int(first), int(last or first) + 1))


def _read(path: Path) -> tuple[list[str], set[tuple[str, str]]]:
    """The numbers of a file's recommendations; what its headings claim of which."""
    statements = reading(path).statements
    values = [each.value for each in statements if each.origin.name == HEADINGS]
    claims = [each for each in values if isinstance(each, Claim)]
    claimed: set[tuple[str, str]] = {(each.claims, number) for each in claims for number in each.numbers}
    listed = [each.value.number for each in statements if isinstance(each.value, Recommendation)]
    return [number for number in listed if number], claimed
