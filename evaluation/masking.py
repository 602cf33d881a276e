"""Masks the names of invented people in invented quotes: what should be masked and is, what is masked and should not.

Reference: `gold/masking`, 40 people and 201 quotes (80 once held back) with the stretches that name them; 22 people
with hard names; 27 people of 15 systems of names (38 quotes of 110 once held back); 40 people of as many systems, 200
quotes; 70 people in spellings that no table gives, 202 quotes; 40 more people in 200 quotes, written without sight of
the rules and held back whole. All are measured by hashes of the names too. Speed: 1 MB with 200 names, beside a bare
search for words.
"""

import csv
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from evaluation.scores import Score
from heeded.masking import Hidden, Masks, hashed, masks, spans, with_hashed

GOLD = Path(__file__).resolve().parent / "gold" / "masking"
_MARK = re.compile(r"\{(?P<who>\w+(?: \w+)*):(?P<words>[^}]*)\}")
_NEAR = re.compile(r"^\[(?P<ids>[\w ]+)\] ")
_ESCAPE = re.compile(r"\\(?:u[0-9a-f]{4}|n)")
WITHHELD = "[name withheld]"


@dataclass(frozen=True, slots=True)
class Quote:
    """A text, the people it is linked to, and what is to be masked in it: start, end, ids."""

    text: str
    near: tuple[str, ...]
    expected: tuple[tuple[int, int, str], ...]


def people(path: Path) -> dict[str, Hidden]:
    """The people of a file of names, by id."""
    listed = yaml.safe_load(path.read_text("utf-8"))
    return {
        key: Hidden(key, tuple(one["spellings"]), one["mask"], tuple(one.get("exact", ())))
        for key, one in listed.items()
    }


def quotes(path: Path) -> Iterator[Quote]:
    """The quotes of a file, marks taken out."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield quote(line)


def quote(line: str) -> Quote:
    """One marked line as a quote."""
    line = _ESCAPE.sub(lambda match: match[0].encode().decode("unicode_escape"), line)
    near = _NEAR.match(line)
    line = line[near.end() :] if near else line
    text, expected, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        expected.append((len(text), len(text) + len(match["words"]), match["who"]))
        text += match["words"]
        last = match.end()
    return Quote(text + line[last:], tuple(near["ids"].split()) if near else (), tuple(expected))


def letters(text: str, start: int, end: int) -> set[int]:
    """Places of letters and digits in a stretch."""
    return {at for at in range(start, end) if text[at].isalnum()}


def compare(one: Quote, compiled: Masks, by_id: dict[str, Hidden]) -> tuple[int, int, int, list[str]]:
    """Names masked whole and by the right mask, names of the reference, other words masked, and what is amiss."""
    found = spans(one.text, compiled, one.near)
    covered = {at: span for span in found for at in letters(one.text, span.start, span.end)}
    amiss, right = [], 0
    for start, end, who in one.expected:
        given = {by_id[key].mask for key in who.split()}
        mask = given.pop() if len(given) == 1 else WITHHELD
        wanted = letters(one.text, start, end)
        if wanted <= covered.keys() and {covered[at].mask for at in wanted} == {mask}:
            right += 1
        else:
            shown = {covered[at].mask for at in wanted if at in covered}
            amiss.append(
                f"not masked as {mask}: {one.text[start:end]!r} ({', '.join(shown) or 'nothing'}) in {one.text!r}"
            )
    named = set().union(*(letters(one.text, start, end) for start, end, _ in one.expected))
    other = re.findall(r"\S+", "".join(c if at in covered.keys() - named else " " for at, c in enumerate(one.text)))
    if other:
        amiss.append(f"masked and no name: {', '.join(other)} in {one.text!r}")
    return right, len(one.expected), len(other), amiss


def compared(names: str, file: str, shown: bool, by_hash: bool = False) -> tuple[int, int, int, int]:
    """Names masked, names, other words masked and the number of quotes of one file."""
    by_id = people(GOLD / names)
    compiled = with_hashed([], list(map(hashed, by_id.values()))) if by_hash else masks(by_id.values())
    totals, number = [0, 0, 0], 0
    for one in quotes(GOLD / file):
        *counts, amiss = compare(one, compiled, by_id)
        totals = [old + new for old, new in zip(totals, counts, strict=True)]
        number += 1
        if shown:
            print(*amiss, sep="\n", end="\n" * bool(amiss))
    return totals[0], totals[1], totals[2], number


def measure(study: Path) -> Iterable[Score]:
    """Each set by the names and by their hashes, then the speed."""
    for names, file, label, shown in SETS:
        right, wanted, other, number = compared(names, file, shown)
        data = f"{number} invented quotes, {label}"
        yield Score(f"masking: names masked, {label}", round(right / wanted, 4), ">= 1.0", f"{data}, {wanted} names")
        yield Score(f"masking: other words masked, {label}", other, "== 0", data)
        right, wanted, other, _ = compared(names, file, shown=False, by_hash=True)
        data = f"{data}, {wanted} names; key closed"
        yield Score(f"masking by hashes: names masked, {label}", round(right / wanted, 4), ">= 0.85", data)
        yield Score(f"masking by hashes: other words masked, {label}", other, "", data)
    yield from speed()
    yield from nobody(study)


SETS = (
    ("names.yml", "open.txt", "open half", True),
    ("names.yml", "held_back.txt", "once held back", True),
    ("more_names.yml", "more.txt", "hard names", True),
    ("systems_names.yml", "systems.txt", "15 systems of names", True),
    ("systems_names.yml", "systems_held_back.txt", "15 systems of names, once held back", True),
    ("fresh_names.yml", "fresh.txt", "40 systems of names, odd numbers", True),
    ("fresh_names.yml", "fresh_held_back.txt", "40 systems of names, even numbers, once held back", True),
    ("rough_names.yml", "rough.txt", "70 systems of names, rough spellings", True),
    ("third_names.yml", "third_held_back.txt", "third set, held back", False),
)


def nobody(study: Path) -> Iterator[Score]:
    """What is masked in texts that name none of the people, who are all taken for near; and the time that it takes."""
    with (study / "data" / "upr-info" / "recommendations.csv").open(encoding="utf-8") as file:
        text = "\n".join(row["text"] for row in csv.DictReader(file))
    hidden = [one for names in ("names.yml", "systems_names.yml") for one in people(GOLD / names).values()]
    compiled = masks(hidden)
    start = time.process_time()
    found = spans(text, compiled, [one.id for one in hidden])
    pace = (time.process_time() - start) / len(text) * 1e6
    for span in found:
        print("masked and no name:", text[max(0, span.start - 30) : span.end + 20].replace("\n", " "))
    data = f"{len(text)} characters of recommendations coded by UPR Info, {len(hidden)} invented names"
    yield Score("masking: other words masked, real texts", len(found), "== 0", data)
    yield Score("masking: seconds for 1 MB of real texts", round(pace, 2), "<= 1.0", data)


def speed() -> Iterator[Score]:
    """CPU time for 1 MB of text with 200 names, alone and as a multiple of a bare search for words."""
    base = people(GOLD / "names.yml").values()
    many = [Hidden(f"{one.id}-{at}", _changed(one.spellings, at), one.mask) for at in range(5) for one in base]
    lines = " ".join(one.text for file in ("open.txt", "held_back.txt") for one in quotes(GOLD / file))
    text = (lines + "\n") * (1_000_000 // len(lines) + 1)
    start = time.process_time()
    compiled = masks(many)
    compiling = time.process_time() - start
    start = time.process_time()
    spans(text, compiled)
    masking = time.process_time() - start
    start = time.process_time()
    sum(1 for _ in re.finditer(r"\w+", text))
    bare = time.process_time() - start
    yield Score("masking: seconds to compile 200 names", round(compiling, 2), "<= 1.0", "200 invented names")
    yield Score(
        "masking: seconds for 1 MB with 200 names", round(masking, 2), "", "the quotes repeated, a name in every line"
    )
    yield Score("masking: times a bare search for words", round(masking / bare, 1), "", "as above")


def _changed(spellings: tuple[str, ...], at: int) -> tuple[str, ...]:
    return tuple(" ".join(word + "bdgzlm"[at] * bool(at) for word in each.split()) for each in spellings)
