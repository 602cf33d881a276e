"""Proposal lists for working sets against sets that a reader made by hand (`gold/sets`) of four reviews.

A list is 1.5 times as long as the set and made from nothing but the subject's name: no member is given. The sets were
made from the texts before the program ranked them; they hold numbers, no text. Turkmenistan's were made after the table
of subjects and the weights were final, and nothing was changed for them.
"""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from evaluation.documents import reading
from evaluation.scores import Score
from heeded import link, pipeline
from heeded.meaning import embed
from heeded.vocabulary.subjects import subject_of

GOLD = Path(__file__).resolve().parent / "gold" / "sets"
SETS = {
    "kaz-2014-defenders": ("KAZ", "working-group-reports/kazakhstan2014.pdf", "human rights defenders"),
    "uzb-2013-defenders": ("UZB", "working-group-reports/uzbekistan2013.pdf", "human rights defenders"),
    "tjk-2011-defenders": ("TJK", "working-group-reports/tajikistan2011.pdf", "human rights defenders"),
    "kaz-2014-disabilities": ("KAZ", "working-group-reports/kazakhstan2014.pdf", "persons with disabilities"),
    "svn-2019-disabilities": ("SVN", "slovenia/cycle3/g1934994.pdf", "persons with disabilities"),
    "tjk-2011-torture": ("TJK", "working-group-reports/tajikistan2011.pdf", "torture and detention"),
    "tkm-2013-defenders": ("TKM", "working-group-reports/turkmenistan2013.pdf", "human rights defenders"),
    "tkm-2013-women": ("TKM", "working-group-reports/turkmenistan2013.pdf", "women"),
}
"""Each set: the State, the report that lists its recommendations, and what the set is about."""
LENGTH = 1.5
TARGETS = {"kaz-2014-defenders": ">= 0.950"}


def measure(study: Path) -> Iterable[Score]:
    """For each set the share of it that a list 1.5 times its size holds."""
    for name, (state, file, about) in SETS.items():
        chosen = numbers(name)
        order = proposed(study, state, file, about)
        kept = set(order[: int(LENGTH * len(chosen))])
        missed = sorted(chosen - kept)
        print(f"{name}: missed {', '.join(missed) or 'none'}")
        yield Score(
            f"sets: {name}, share in a list 1.5 times as long", round(1 - len(missed) / len(chosen), 3),
            TARGETS.get(name, ""), f"{Path(file).name}, {len(chosen)} of {len(order)} chosen by one reader",
        )  # fmt: skip


def numbers(name: str) -> set[str]:
    """The numbers of the recommendations in a set made by hand."""
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return {row["number"] for row in csv.DictReader(rows)}


@cache
def proposed(study: Path, state: str, file: str, about: str) -> list[str]:
    """The numbers of all recommendations of a report in the order in which they are proposed."""
    passages = [
        each for each in link.passages(state, [reading(study / "data" / file)]) if each.role == "recommendation"
    ]
    labels = pipeline.labels([each.text for each in passages], [each.document.language for each in passages])
    names = {
        passage.id: {label.value for label in given if not label.is_proposal}
        for passage, given in zip(passages, labels, strict=True)
    }
    found = link.propose(subject_of(about), passages, names, (), embed)
    return [str(getattr(each.passage.statement.value, "number", "")) for each in found]
