"""The rows read from OHCHR's thematic lists against `parsed.csv`: number, States, position and themes of each.

The reference was parsed once by a script and checked by hand. Its States are compared by their codes, so that what is
no State ("No. 189") does not count; the order of States and of themes does not count either.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from evaluation.documents import source
from evaluation.scores import Score
from heeded.errors import IngestError
from heeded.extract.thematic_lists import thematic_list
from heeded.ingest import read
from heeded.model import Problem, Recommendation, Statement
from heeded.vocabulary.states import read_state_list

# the list's name in parsed.csv, and a file that holds it
FILES = (
    ("SVN c2", "slovenia/cycle2/UPR20__Slovenia_ThematicListRecommendations_E.docx"),
    ("SVN c3", "slovenia/cycle3/UPR34_Slovenia_Thematic_list_of_Recommendations.docx"),
    ("SVN c4", "slovenia/cycle4/upr48-slovenia-thematic-list-of-recommendatio.docx"),
    ("CHN c2", "thematic-lists/china-2013.docx"),
    ("EGY c2", "thematic-lists/egypt-2014.docx"),
    ("EGY c2", "thematic-lists/egypt-2014.doc"),
)
POSITIONS = {"Supported": "supported", "Noted": "noted", "Supported/Noted": "supported_in_part"}
MEASURES = ("number", "States", "position", "themes")
TARGET = ">= 0.995"

Values = Mapping[str, object]


def measure(study: Path) -> Iterable[Score]:
    """The share of reference rows whose value is read as in the reference, per file and over all DOCX files."""
    reference = _reference(study / "data" / "thematic-lists" / "parsed.csv")
    right, rows = Counter[str](), 0
    for name, file in FILES:
        try:
            found = _read(study / "data" / file)
        except IngestError as error:
            print(f"left out: {error}")
            continue
        expected = reference[name]
        counts = _compare(name, expected, found)
        if file.endswith(".docx"):
            right, rows = right + counts, rows + len(expected)
        share = min(counts[measure] for measure in MEASURES) / len(expected)
        yield Score("thematic lists: rows right, worst measure", share, "", f"{Path(file).name}, {len(expected)} rows")
    for measure in MEASURES:
        yield Score(f"thematic lists: {measure}", right[measure] / rows, TARGET, f"{rows} rows of five lists (DOCX)")


def _reference(file: Path) -> dict[str, dict[str, Values]]:
    """The rows of the reference by list and number."""
    lists: dict[str, dict[str, Values]] = defaultdict(dict)
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            names = row["state_groups_in_brackets"].replace("|", ",")
            lists[row["list"]][row["number"]] = {
                "number": row["number"],
                "States": frozenset(read_state_list(names).codes),
                "position": POSITIONS[row["position"]],
                "themes": frozenset(row["themes"].split(" | ")),
            }
    return lists


def _read(file: Path) -> dict[str, Values]:
    """The rows read from a file by number."""
    document, _ = read(source(file))
    found: dict[str, Values] = {}
    for item in thematic_list(document):
        if isinstance(item, Statement) and isinstance(item.value, Recommendation):
            value = item.value
            found[value.number or ""] = {
                "number": value.number,
                "States": frozenset(value.recommending_states),
                "position": value.position,
                "themes": frozenset(value.themes),
            }
        elif isinstance(item, Problem):
            print(f"{file.name}: {item.message}")
    return found


def _compare(name: str, expected: Mapping[str, Values], found: Mapping[str, Values]) -> Counter[str]:
    """How many rows agree in each measure; what differs is printed."""
    right: Counter[str] = Counter()
    for number, row in expected.items():
        for measure in MEASURES:
            value = found.get(number, {}).get(measure)
            if value == row[measure]:
                right[measure] += 1
            else:
                print(f"{name} {number}: {measure} {_shown(value)} where the reference has {_shown(row[measure])}")
    for number in found.keys() - expected.keys():
        print(f"{name} {number}: not in the reference")
    return right


def _shown(value: object) -> str:
    return ", ".join(sorted(map(str, value))) or "none" if isinstance(value, frozenset) else str(value)
