"""Claims, replies, pledges, commendations and events against labels in `gold/*.jsonl`: precision, recall, F1, fields.

A line of a gold file names a document, one of its paragraphs by a hash of its words, and the places and fields of the
statements that a careful reader finds there. What is "optional" may be found or not. Half of the lines are held back:
only their totals are shown, so that no rule is written for them.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.documents import reading
from evaluation.scores import Score
from heeded.codec import to_json
from heeded.model import Paragraph, Reading
from heeded.vocabulary.states import iso3_of

GOLD = Path(__file__).resolve().parent / "gold"
TYPES = {
    "claim": "claims",
    "reply": "replies",
    "pledge": "pledges",
    "commendation": "commendations",
    "event": "events",
}
TARGET = ">= 0.75"
HALVES = {"seen": "read while rules are written", "held_back": "held back"}

Found = dict[str, Any]
Label = dict[str, Any]


def measure(study: Path) -> Iterable[Score]:
    """Every type on both halves; what was missed or invented is printed for the half that may be seen."""
    lapsed = 0
    for kind, name in TYPES.items():
        lines = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()[1:]]
        for half, words in HALVES.items():
            chosen = [line for line in lines if line["half"] == half]
            counted = sum(
                (_counted(kind, line, reading(study / "data" / line["file"]), half == "seen") for line in chosen),
                Counter(),
            )
            lapsed += counted["lapsed"]
            asked = counted["right"] + counted["missed"]
            yield from _rates(kind, counted, f"{len(chosen)} paragraphs {words}, {asked} of this type")
    yield Score("labels: paragraphs whose words changed", lapsed, "== 0", "all gold files")


def _counted(kind: str, line: Found, reading: Reading, shows_errors: bool) -> Counter[str]:
    """How many statements of one paragraph are right, with right fields, spurious and missed."""
    paragraph = _paragraph(reading, line["sha256"])
    place = f"{line['document']}, para. {line['paragraph'] or line['start']}"
    if paragraph is None:
        print(f"{place}: no paragraph has these words any more; label it again")
        return Counter(lapsed=1)
    found = _found(kind, reading, paragraph)
    pairs, spurious, missed = matched(line["expected"], found)
    wrong = [(label, each) for label, each in pairs if not _agrees(kind, label, each)]
    if shows_errors:
        text = reading.document.text[paragraph.start : paragraph.end]
        for label in missed:
            print(f"{place}: missed {kind} | {text[label['offset'] :][: min(label['length'], 100)]!r}")
        for each in spurious:
            print(f"{place}: spurious {kind} | {each['quote'][:100]!r}")
        for label, each in wrong:
            fields = {name: value for name, value in label.items() if name not in ("offset", "length")}
            print(f"{place}: wrong fields of {kind}, asked {fields} | {each['quote'][:100]!r}")
    return Counter(right=len(pairs), fields=len(pairs) - len(wrong), spurious=len(spurious), missed=len(missed))


def _paragraph(reading: Reading, digest: str) -> Paragraph | None:
    text = reading.document.text
    return next(
        (each for each in reading.document.body.paragraphs if _hash(text[each.start : each.end]) == digest), None
    )


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def _found(kind: str, reading: Reading, paragraph: Paragraph) -> list[Found]:
    """What was read in a paragraph, with its place there; statements of one quote are one, with all their numbers.

    Several events of one quote stay apart by their dates.
    """
    by_span: dict[tuple[int, int, str | None], Found] = {}
    for statement in reading.statements:
        start, end = max(statement.quote.start, paragraph.start), min(statement.quote.end, paragraph.end)
        if statement.type == kind and start < end:
            each = to_json(statement)
            key = (start, end, each["date"] if kind == "event" else None)
            numbers = by_span.get(key, {}).get("numbers", [])
            place = {"offset": start - paragraph.start, "length": end - start}
            place |= {"begins_before": statement.quote.start < paragraph.start}
            by_span[key] = each | place | {"numbers": [*numbers, *(each.get("numbers") or [])]}
    return list(by_span.values())


def matched(
    expected: Sequence[Label], found: Sequence[Found]
) -> tuple[list[tuple[Label, Found]], list[Found], list[Label]]:
    """Pairs that share half of the shorter stretch, closest first; then what is spurious and what is missed.

    What only an optional label covers is neither right nor spurious, nor is what begins in an earlier paragraph.
    """
    possible = sorted(
        ((_shared(label, each), one, other) for one, label in enumerate(expected) for other, each in enumerate(found)),
        key=lambda row: (bool(expected[row[1]].get("optional")), -row[0]),
    )
    taken: dict[int, int] = {}
    for share, one, other in possible:
        if share >= 0.5 and one not in taken and other not in taken.values():
            taken[one] = other
    pairs = [(expected[one], found[other]) for one, other in taken.items() if not expected[one].get("optional")]
    spurious = [
        each for other, each in enumerate(found) if other not in taken.values() and not each.get("begins_before")
    ]
    missed = [label for one, label in enumerate(expected) if one not in taken and not label.get("optional")]
    return pairs, spurious, missed


def _shared(label: Label, each: Found) -> float:
    """The share of the shorter stretch that both cover; none where the date that a label names is another."""
    if "date" in label and label["date"] != each["date"]:
        return 0.0
    start = max(label["offset"], each["offset"])
    end = min(label["offset"] + label["length"], each["offset"] + each["length"])
    return float(max(0, end - start) / max(1, min(label["length"], each["length"])))


def _numbers_agree(label: Label, each: Found) -> bool:
    """Whether the numbers printed in the paragraph were read; "69" stands for "115.69"."""
    last = {number.rpartition(".")[2] for number in each["numbers"]}
    return not label["numbers"] or {number.rpartition(".")[2] for number in label["numbers"]} == last


def _claim_agrees(label: Label, each: Found) -> bool:
    return label["claims"] in (None, each["claims"]) and _numbers_agree(label, each)


def _reply_agrees(label: Label, each: Found) -> bool:
    return label["position"] in (None, each["position"]) and _numbers_agree(label, each)


def _state_agrees(label: Label, each: Found) -> bool:
    return label["state"] in (each["asserted_by"], iso3_of(each["asserted_by"] or ""))


def _event_agrees(label: Label, each: Found) -> bool:
    """Whether one of the kinds was read that a label allows, and the place that it names or none."""
    return bool(set(label["kinds"]) & set(each["kinds"])) and label["place"] == each["place"]


AGREEMENTS: dict[str, Callable[[Label, Found], bool]] = {
    "claim": _claim_agrees,
    "reply": _reply_agrees,
    "commendation": _state_agrees,
    "event": _event_agrees,
}


def _agrees(kind: str, label: Label, each: Found) -> bool:
    """Whether the fields are right that a label names; a pledge has none beside its place."""
    return kind not in AGREEMENTS or AGREEMENTS[kind](label, each)


def _rates(kind: str, count: Counter[str], data: str) -> Iterator[Score]:
    right, found, asked = count["right"], count["right"] + count["spurious"], count["right"] + count["missed"]
    yield Score(f"labels: {kind} precision", round(right / found, 4) if found else 0.0, "", data)
    yield Score(f"labels: {kind} recall", round(right / asked, 4) if asked else 0.0, "", data)
    yield Score(f"labels: {kind} F1", round(2 * right / (found + asked), 4) if found + asked else 0.0, TARGET, data)
    if right and kind in AGREEMENTS:
        yield Score(f"labels: {kind} fields right", round(count["fields"] / right, 4), "", data)
