"""How many documents are identified right, field by field.

References: `reference/working_group_reports.csv` (State, session and symbol of 226 reports), the calendar (cycle), the
gold files of the texts (title, publisher, date, language, kind, States), and for Slovenia and Italy what their folders
and official symbols say.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.documents import source
from evaluation.scores import Score
from heeded.errors import IngestError
from heeded.ingest import Source, read, sources
from heeded.model import Document
from heeded.vocabulary.calendar import cycle_of_session, session

# "A/HRC/WG.6/48/SVN/1" -> kind by its last figure
KINDS = {"1": "national_report", "2": "un_compilation", "3": "stakeholder_summary"}
TARGET = ">= 0.98"


def measure(study: Path) -> Iterable[Score]:
    """Measure every field on each set of documents."""
    data = study / "data"
    yield from _scores(_reports(data), "226 Working Group reports")
    yield from _scores(_review_documents(data), "Slovenia's and Italy's documents")
    yield from _scores(
        _texts([(study / "seeds", study / "seeds" / "gold"), (data / "texts", data / "texts")]), "24 texts"
    )


Pair = tuple[str, Mapping[str, Any], Document | None]


def _scores(pairs: Iterable[Pair], name: str) -> Iterator[Score]:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for file, expected, document in pairs:
        for field, value in expected.items():
            found = getattr(document, field) if document else None
            asked[field] += 1
            if _agree(field, value, found):
                right[field] += 1
            else:
                print(f"{file}: {field} is {found!r}, expected {value!r}")
    for field, count in asked.items():
        yield Score(f"identify: {field}", round(right[field] / count, 4), TARGET, f"{name}, {count} with this field")


def _agree(field: str, expected: Any, found: Any) -> bool:
    if field == "states":
        return set(found or ()) == set(expected)
    if field == "published" and callable(expected):
        return bool(expected(found))
    return bool(expected == found)


def _document(path: Path) -> Document | None:
    try:
        return read(source(path))[0]
    except IngestError as error:
        print(error)
        return None


def _reports(data: Path) -> Iterator[Pair]:
    with (data / "reference" / "working_group_reports.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            number = int(row["session"])
            year = session(number).year
            expected = {
                "kind": "working_group_report",
                "symbol": row["symbol"],
                "states": (row["state_under_review"],),
                "session": number,
                "cycle": cycle_of_session(number),
                "council_session": int(row["symbol"].split("/")[2]),
                "published": lambda found, year=year: found is not None and found[:4] in {str(year), str(year + 1)},
                "language": "en",
                "publisher": "Human Rights Council",
            }
            yield row["file"], expected, _document(data / "working-group-reports" / row["file"])


def _review_documents(data: Path) -> Iterator[Pair]:
    for found in sources([data / "slovenia", data / "italy"]):
        if not isinstance(found, Source) or found.name.endswith(".json"):
            continue
        document = _document(found.path)
        cycle = re.search(r"cycle(\d)", str(found.path))
        expected: dict[str, Any] = {"states": ("ITA",) if "italy" in str(found.path) else ("SVN",)}
        symbol = document.symbol if document else None
        if symbol and (match := re.search(r"WG\.6/\d+/[A-Z]{3}/(\d)", symbol)):
            expected["kind"] = KINDS[match[1]]
        if cycle and not (document and document.kind == "council_report"):
            expected["cycle"] = int(cycle[1])
        elif document and document.kind == "council_report":
            del expected["states"]
        yield str(found.path.name), expected, document


def _texts(folders: Iterable[tuple[Path, Path]]) -> Iterator[Pair]:
    for folder, gold_folder in folders:
        for path in sorted(folder.glob("*.txt")):
            gold = json.loads((gold_folder / f"{path.stem}.gold.json").read_text("utf-8"))
            fields = {"title", "publisher", "published", "language", "kind", "states", "symbol"}
            fields -= set(gold.get("unscored_fields", ()))
            yield path.name, {field: gold["document"][field] for field in sorted(fields)}, _document(path)
