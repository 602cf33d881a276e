"""How well statements are read from prose, a type at a time: precision, recall and F1 against the gold files.

References: the gold of the five seeds and of the 19 texts of the study, and of the invented texts in `tests/prose`.
Those in its folder `held_back` show totals only, never what was missed, so that no rule is written for them. (Six of
the study's texts were held back until all else was written, and read with F1 0.833 when opened.) `asserted_by`,
`state` and the `role` of a person are compared where a statement was found. Of the invented texts the document's own
fields are measured too; `identify` does so for the others.
"""

import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.documents import source
from evaluation.ledger import Ledger
from evaluation.scores import Score
from heeded.codec import to_json
from heeded.extract import read as read_statements
from heeded.extract.prose.voices import Voices
from heeded.ingest import read
from heeded.model import Document

OWN = Path(__file__).resolve().parent.parent / "tests" / "prose"
TYPES = (
    "tally", "figure", "event", "person", "provision", "treaty_action", "recommendation", "ask", "deadline",
    "appraisal",
)  # fmt: skip
# All types together; a type; the types that carry a follow-up.
TOGETHER = {
    "seeds": ">= 0.95",
    "texts": ">= 0.88",
    "own texts seen": ">= 0.88",
    "own texts held back": ">= 0.85",
}
TARGETS = {"tally": ">= 0.92", "figure": ">= 0.92"}
LEAST, FEWEST = ">= 0.75", 8
"""A type with at least so many gold statements must reach so much."""
SAME_NAME = 80
SAID = ("tally", "figure", "ask", "appraisal", "treaty_action")
"""The types of which the gold files tell who asserts them."""
FIELDS, FIELD_TARGET = ("publisher", "published", "kind", "language", "states"), ">= 0.90"


def measure(study: Path) -> Iterable[Score]:
    """Measure every type on the seeds, on the study's texts, and on our own: those seen and those held back."""
    matching, ledger = _matching(study), Ledger()
    texts, seeds = study / "data" / "texts", study / "seeds"
    yield from _scores(matching, sorted(seeds.glob("*.txt")), seeds / "gold", "seeds", ledger)
    yield from _scores(matching, sorted(texts.glob("*.txt")), texts, "texts", ledger)
    for folder, name in ((OWN / "seen", "own texts seen"), (OWN / "held_back", "own texts held back")):
        paths, is_seen = sorted(folder.glob("*.txt")), name.endswith("seen")
        yield from _scores(matching, paths, folder, name, ledger if is_seen else None)
        yield from _field_scores(matching, paths, name, is_seen)
    print("\nsince the last run:", *ledger.changes(Ledger.last()), sep="\n")
    ledger.keep()


def _matching(study: Path) -> ModuleType:
    """The study's own program for matching predictions with gold."""
    path = study / "tools" / "score_statements.py"
    spec = importlib.util.spec_from_file_location("score_statements", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scores(matching: ModuleType, paths: list[Path], gold: Path, name: str, ledger: Ledger | None) -> Iterator[Score]:
    """Scores of every type; with a ledger the errors are printed and noted, without one the texts are held back."""
    counted: dict[str, Counter[str]] = {kind: Counter() for kind in TYPES}
    told: dict[str, Counter[bool]] = {"asserted_by": Counter(), "state": Counter(), "role": Counter()}
    for path in paths:
        labels = json.loads((gold / f"{path.stem}.gold.json").read_text("utf-8"))
        expected, document = labels["statements"], _document(path)
        found = [to_json(each) for each in read_statements(document)[0]]
        publisher = "state" if Voices.of(document).is_of_the_state else labels["document"]["publisher"]
        for one, other in _matched(matching, expected, found):
            for field, ok in _told(matching, one, other, publisher):
                told[field][ok] += 1
                if ledger is not None and not ok:
                    print(
                        f"{path.name}: {field} is {other[field]!r}, expected {one[field]!r} | {other['quote'][:100]!r}"
                    )
        for kind in TYPES:
            asked_for = _of(expected, kind)
            right, spurious, missed = matching.match(kind, asked_for, _of(found, kind))
            counted[kind].update(right=right, spurious=len(spurious), missed=len(missed))
            if ledger is None:
                continue
            places = [at for at, each in enumerate(asked_for) if any(each is one for one in missed)]
            ledger.note(f"{name.replace(' ', '-')}/{path.stem}", kind, places, spurious)
            for word, errors in (("spurious", spurious), ("missed", missed)):
                for each in errors:
                    print(f"{path.name}: {word} {kind} {_fields(each)} | {each['quote'][:100]!r}")
    for kind, count in counted.items():
        asked = count["right"] + count["missed"]
        target = TARGETS.get(kind, LEAST if asked >= FEWEST else "")
        yield from _rates(count, kind, target, f"{name}, {len(paths)} texts with {asked} of this type")
    for field, counts in told.items():
        if counts:
            share = round(counts[True] / counts.total(), 4)
            yield Score(f"statements: {field}", share, "", f"{name}, {counts.total()} statements matched")
    together = sum(counted.values(), Counter())
    yield from _rates(
        together,
        "all types",
        TOGETHER[name],
        f"{name}, {len(paths)} texts, {together['right'] + together['missed']} statements",
    )


def _matched(
    matching: ModuleType, expected: list[dict[str, Any]], found: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The statements of the gold file with what was read of each, whatever their State; the best pairs first."""
    for kind in TYPES:
        asked, got = _of(expected, kind), _of(found, kind)
        pairs = (
            (matching.sim(kind, {**one, "state": None}, {**other, "state": None}), i, j)
            for i, one in enumerate(asked)
            for j, other in enumerate(got)
            if not one.get("optional")
        )
        used: set[tuple[str, int]] = set()
        for _, i, j in sorted((each for each in pairs if each[0] is not None), reverse=True):
            if not {("asked", i), ("got", j)} & used:
                used |= {("asked", i), ("got", j)}
                yield asked[i], got[j]


def _told(
    matching: ModuleType, one: dict[str, Any], other: dict[str, Any], publisher: str | None
) -> Iterator[tuple[str, bool]]:
    """Whether two statements agree on who asserts them, None being the publisher, on a role, and on the State."""
    if one["type"] in SAID and "asserted_by" in one:
        by, found = (each["asserted_by"] or publisher for each in (one, other))
        is_same = by == found or ("state" not in (by, found) and matching.tset(by, found) >= SAME_NAME)
        yield "asserted_by", bool(is_same)
    if one["type"] == "person" and "role" in one:
        yield "role", bool(one["role"] == other["role"])
    if one["type"] not in ("person", "provision") and "state" in one:
        yield "state", bool(one["state"] == other["state"])


def _field_scores(matching: ModuleType, paths: list[Path], name: str, shows_errors: bool) -> Iterator[Score]:
    """What was read of the documents themselves, agreeing as the study's program has it."""
    agreement: dict[str, list[float]] = {field: [] for field in FIELDS}
    for path in paths:
        gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text("utf-8"))
        document = _document(path)
        for field in sorted(set(FIELDS) - set(gold.get("unscored_fields", ()))):
            expected, found = gold["document"][field], getattr(document, field)
            agreement[field].append(_agreement(matching, field, expected, found))
            if shows_errors and agreement[field][-1] < 1:
                print(f"{path.name}: {field} is {found!r}, expected {expected!r}")
    for field, parts in agreement.items():
        if parts:
            value = round(sum(parts) / len(parts), 4)
            yield Score(f"statements: document {field}", value, FIELD_TARGET, f"{name}, {len(parts)} with this field")


def _agreement(matching: ModuleType, field: str, expected: Any, found: Any) -> float:
    if field == "publisher":
        return float(expected == found or matching.tset(expected, found) >= 80)
    if field == "states":
        both = len(set(expected) & set(found))
        return 2 * both / (len(expected) + len(found)) if expected or found else 1.0
    return float(expected == found)


def _fields(statement: dict[str, Any]) -> dict[str, Any]:
    """The fields that are compared, for a look at what went wrong."""
    names = ("measure", "harm", "value", "state", "date", "kinds", "name", "article", "action", "text", "status")
    return {name: statement[name] for name in names if statement.get(name)}


def _of(statements: Iterable[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [each for each in statements if each["type"] == kind]


def _rates(count: Counter[str], kind: str, target: str, data: str) -> Iterator[Score]:
    right, found, asked = count["right"], count["right"] + count["spurious"], count["right"] + count["missed"]
    if found and asked:
        yield Score(f"statements: {kind} precision", round(right / found, 4), "", data)
        yield Score(f"statements: {kind} recall", round(right / asked, 4), "", data)
    if found or asked:
        yield Score(f"statements: {kind} F1", round(2 * right / (found + asked), 4), target, data)


def _document(path: Path) -> Document:
    return read(source(path))[0]
