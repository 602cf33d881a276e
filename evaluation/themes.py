"""OHCHR's themes, affected persons and SDGs of recommendations against OHCHR's lists, one list left out at a time.

The reference is the lists of China 2013, Egypt 2014 and Slovenia 2014, 2019 and 2025, parsed once and checked by hand.
Names of three generations are first mapped to one term each. SDGs stand in Slovenia's third and fourth cycle alone.
"""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evaluation.languages import ALIGNED
from evaluation.scores import Score
from heeded.classify.files import ModelFile
from heeded.classify.theme_training import THRESHOLD, Row, trained
from heeded.classify.themes import ThemeModel, theme_model
from heeded.errors import VocabularyError
from heeded.model import Label
from heeded.vocabulary.labels import KINDS, Kind, term_of, terms

CHOSEN_ON = ("SVN c2", "CHN c2")
"""Settings and cues were chosen on these lists; the others were only measured, when all was done."""
TARGETS: Mapping[Kind, str] = {"themes": ">= 0.65", "affected_persons": ">= 0.70", "sdgs": ">= 0.65"}
Counts = Mapping[str, Counter[str]]


def measure(study: Path) -> Iterable[Score]:
    """Micro-F1 of each kind over all lists, over those on which settings were chosen, over the others, and per list."""
    for kind in KINDS:
        rows, unmapped = read_rows(study, kind)
        found = {name: counts(left_out(kind, rows, name)) for name in lists(rows)}
        print(f"\n{kind}: {len(rows)} rows; names without a term: {dict(unmapped) or 'none'}")
        for term, count in by_term(kind, found.values()):
            print(f"  {f1(count):.2f}  {count['right'] + count['missed']:4d} rows  {term}")
        parts = {"all lists": tuple(found)}
        if kind != "sdgs":
            others = tuple(name for name in found if name not in CHOSEN_ON)
            chosen = tuple(name for name in found if name in CHOSEN_ON)
            parts |= {"lists used to choose settings": chosen, "other lists": others}
        parts |= {name: (name,) for name in found}
        for part, names in parts.items():
            target = TARGETS[kind] if part == "all lists" else ""
            data = f"{part}, {sum(row.list in names for row in rows)} rows, each list left out in turn"
            yield Score(f"themes: {kind} micro-F1", micro_f1([found[name] for name in names]), target, data)
        yield from _languages(study, kind)


def _languages(study: Path, kind: Kind) -> Iterable[Score]:
    """How far a text in another language gets the labels of its English version, by the shipped model."""
    for language, name in ALIGNED.items():
        pairs = json.loads((study / "data" / "italy" / name).read_text("utf-8"))["paragraphs"]
        given = (
            theme_model(kind).labels([pair[side] for pair in pairs]) for side in ("main_language", "other_language")
        )
        one, two = ([{each.value for each in labels if not each.is_proposal} for labels in side] for side in given)
        count = Counter(right=sum(len(a & b) for a, b in zip(one, two, strict=True)))
        count["missed"] = sum(map(len, one)) - count["right"]
        count["too much"] = sum(map(len, two)) - count["right"]
        yield Score(
            f"themes: {kind} in {language} as in English", f1(count), "", f"{len(pairs)} aligned paragraphs of Italy"
        )


def read_rows(study: Path, kind: Kind) -> tuple[list[Row], Counter[str]]:
    """The rows of the lists that have labels of a kind, with their terms; how often each name has no term."""
    with (study / "data" / "thematic-lists" / "parsed.csv").open(encoding="utf-8", newline="") as lines:
        read = list(csv.DictReader(lines))
    having = {row["list"] for row in read if row[kind].strip()}
    rows, unmapped = [], Counter[str]()
    for row in read:
        names = [name.strip() for name in row[kind].split(" | ") if name.strip()] if row["list"] in having else []
        found = {name: _term(kind, name) for name in names}
        unmapped.update(name for name in names if found[name] is None)
        if row["list"] in having:
            rows.append(Row(row["list"], row["text"], frozenset(term for term in found.values() if term)))
    return rows, unmapped


def _term(kind: Kind, name: str) -> str | None:
    try:
        return term_of(kind, name)
    except VocabularyError:
        return None


def left_out(kind: Kind, rows: Sequence[Row], name: str) -> list[tuple[Row, tuple[Label, ...]]]:
    """The rows of a list, each with the labels by a model of the other lists."""
    made = trained(kind, [row for row in rows if row.list != name])
    by_sign = {sign: at for at, sign in enumerate(made.signs)}
    file = ModelFile(kind, {"sha256": ""}, {})
    model = ThemeModel(kind, file, terms(kind), by_sign, made.weights, made.bias, THRESHOLD)
    tested = [row for row in rows if row.list == name]
    return list(zip(tested, model.labels([row.text for row in tested]), strict=True))


def counts(labelled: Iterable[tuple[Row, Iterable[Label]]]) -> Counts:
    """Per term: how often it was right, too much and missed."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, labels in labelled:
        given = {label.value for label in labels if not label.is_proposal}
        for term in given | row.terms:
            found[term]["right" if term in given & row.terms else "too much" if term in given else "missed"] += 1
    return found


def micro_f1(parts: Iterable[Counts]) -> float:
    """F1 over all terms of several lists."""
    return f1(sum((count for part in parts for count in part.values()), Counter()))


def f1(count: Mapping[str, int]) -> float:
    """F1 of one term, or of the sum of several."""
    right = 2 * count.get("right", 0)
    return right / max(1, right + count.get("too much", 0) + count.get("missed", 0))


def by_term(kind: Kind, parts: Iterable[Counts]) -> Iterable[tuple[str, Counter[str]]]:
    """The counts of every term over several lists, in the order of the vocabulary."""
    given = list(parts)
    for term in terms(kind):
        yield term, sum((counted[term] for counted in given if term in counted), Counter[str]())


def lists(rows: Iterable[Row]) -> list[str]:
    """The names of the lists."""
    return sorted({row.list for row in rows})
