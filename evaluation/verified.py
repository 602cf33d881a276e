"""Asks about treaties against labels in `gold/ratifications.csv`, and what the registers decide of all recommendations.

The labels were made by one reader from the texts, before the rules; a row is the number of a row of UPR Info's table,
and no text is kept. `gold/verified.csv` has 60 results drawn with a fixed seed and checked by hand against text and
register. `half` says for which rows the rules were written; `fresh` ones were labelled when these were done.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from evaluation.documents import reading
from evaluation.scores import Score
from heeded.assess.asks import treaty_asks
from heeded.assess.registers import shipped
from heeded.assess.verified import verified
from heeded.model import Recommendation, Review, Statement
from heeded.verified import RESULTS, Verified
from heeded.vocabulary.calendar import session
from heeded.vocabulary.states import iso3_of
from heeded.vocabulary.treaties import treaty_keys

GOLD = Path(__file__).resolve().parent / "gold" / "ratifications.csv"
CHECKED = Path(__file__).resolve().parent / "gold" / "verified.csv"
REPORTS = "data/working-group-reports"
TABLE = "data/upr-info/recommendations.csv"
Asked = dict[tuple[str, str], str]
"""(treaty, act) -> force."""


def measure(study: Path) -> Iterable[Score]:
    """Precision and recall of asks by half of the labels; then every recommendation of UPR Info's table."""
    rows = rows_of(study)
    yield from recognised(rows)
    yield from decided(rows)
    yield from _counts(list(_of_reports(study)), "226 reports of the Working Group")


def rows_of(study: Path) -> list[dict[str, str]]:
    """UPR Info's table, its texts with single spaces."""
    with (study / TABLE).open(encoding="utf-8-sig", newline="") as lines:
        return [{**row, "text": " ".join(row["text"].split())} for row in csv.DictReader(lines)]


def recognised(rows: list[dict[str, str]]) -> Iterator[Score]:
    """Precision and recall of the asks about core instruments, by half of the labels."""
    expected: dict[int, Asked] = defaultdict(dict)
    halves: dict[int, str] = {}
    with GOLD.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            halves[int(line["row"])] = line["half"]
            if line["treaty"]:
                expected[int(line["row"])][line["treaty"], line["act"]] = line["force"]
    for half in sorted(set(halves.values())):
        numbers = [number for number in halves if halves[number] == half]
        pairs = [(_core(expected[number]), _core(_asked(rows[number - 1]["text"]))) for number in numbers]
        right = sum(len(set(gold) & set(found)) for gold, found in pairs)
        data = (
            f"{len(numbers)} rows of UPR Info's table, {half.replace('_', ' ')}, {sum(len(g) for g, _ in pairs)} asks"
        )
        yield Score("verified: treaties asked, precision", right / sum(len(f) for _, f in pairs), ">= 0.980", data)
        yield Score("verified: treaties asked, recall", right / sum(len(g) for g, _ in pairs), ">= 0.950", data)
        forces = sum(gold[key] == found[key] for gold, found in pairs for key in set(gold) & set(found))
        yield Score("verified: force of what is asked", forces / right, "", data)


def _asked(text: str) -> Asked:
    return {(ask.item, ask.act): ask.force for ask in treaty_asks(text)}


def _core(asked: Asked) -> Asked:
    """The asks about core instruments: those whose key has no space."""
    core = {key for key in treaty_keys() if " " not in key}
    return {(item, act): force for (item, act), force in asked.items() if item in core}


def _of_row(row: dict[str, str]) -> tuple[Verified, ...]:
    state = iso3_of(row["state_under_review"])
    assert state is not None, row["state_under_review"]
    return verified(row["text"], state, session(int(row["session"])).first, shipped(), date.today())


def decided(rows: list[dict[str, str]]) -> Iterator[Score]:
    """What the treaties' register decides of every row; the table has one for each recommending State."""
    yield from _counts([one for row in rows for one in _of_row(row)], f"{len(rows)} rows of UPR Info's table")
    with CHECKED.open(encoding="utf-8", newline="") as lines:
        checked = list(csv.DictReader(lines))
    wrong = 0
    for line in checked:
        results = {(one.ask.item, one.result, one.date or "") for one in _of_row(rows[int(line["row"]) - 1])}
        wrong += (line["item"], line["result"], line["date"]) not in results
    yield Score("verified: wrong of those checked by hand", wrong, "== 0", f"{len(checked)} rows of UPR Info's table")


def _dates(statement: Statement) -> tuple[str, ...]:
    return statement.value.dates if isinstance(statement.value, Review) else ()


def _of_reports(study: Path) -> Iterator[Verified]:
    """What is decided of the recommendations that the program itself reads."""
    for path in sorted((study / REPORTS).glob("*.pdf")):
        found = reading(path)
        reviewed = next((day for each in found.statements for day in _dates(each)), found.document.published)
        for each in found.statements:
            if isinstance(each.value, Recommendation) and each.state and reviewed:
                yield from verified(each.value.text, each.state, reviewed, shipped(), date.today())


def _counts(found: Sequence[Verified], data: str) -> Iterator[Score]:
    ones = [one for one in found if one.ask.register == "treaties"]
    results = Counter(one.reason or one.result for one in ones)
    for result in RESULTS[:-1]:
        yield Score(f"verified: {result.replace('_', ' ')}", results.pop(result, 0), "", data)
    for reason, count in sorted(results.items()):
        yield Score(f"verified: undecided, {reason.replace('_', ' ')}", count, "", data)
    decided = [one for one in ones if one.result != "undecided"]
    bare = sum(not (one.source and one.as_of and (one.precision or one.result == "not_by")) for one in decided)
    yield Score("verified: decided without source or precision", bare, "== 0", data)
