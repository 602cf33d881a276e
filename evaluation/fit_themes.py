"""Train the shipped models of themes, affected persons and SDGs on all of OHCHR's lists, and write their cards.

Usage: python -m evaluation.fit_themes
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from evaluation.themes import by_term, counts, f1, left_out, lists, micro_f1, read_rows
from heeded.classify.files import SHIPPED
from heeded.classify.theme_training import THRESHOLD, Row, write_theme_model
from heeded.classify.themes import PROPOSED, theme_model
from heeded.model import Label
from heeded.vocabulary import load
from heeded.vocabulary.labels import KINDS, Kind, unmapped

ROOT = Path(__file__).resolve().parent.parent
CARDS = ROOT / "docs" / "models"
CARD: dict[Kind, tuple[str, str]] = {
    "themes": ("themes", "OHCHR's themes"),
    "affected_persons": ("persons", "Affected persons"),
    "sdgs": ("sdgs", "Sustainable Development Goals"),
}
NAMES = {
    "CHN c2": "China 2013",
    "EGY c2": "Egypt 2014",
    "SVN c2": "Slovenia 2014",
    "SVN c3": "Slovenia 2019",
    "SVN c4": "Slovenia 2025",
}
CREDIT = "Office of the United Nations High Commissioner for Human Rights (OHCHR)"
KNOWN_ERRORS: dict[Kind, tuple[str, ...]] = {
    "themes": (
        "The lists were labelled by different hands, so that the same words have different themes; no model "
        "of the words can pass that. Slovenia 2019 and Egypt 2014 are the hardest.",
        "Settings and cues were chosen on Slovenia 2014 and China 2013; most cues, however, were first "
        "written with the names and counts of all five lists at hand. The scores of the others are fairer, "
        "and still a little too good: all scores were in sight.",
        '"Legal & institutional reform" is nearly never given, since its words (policy, institution) stand in'
        " every second recommendation.",
        "What follows from a text without being said is missed: that Roma are a matter of racial "
        "discrimination, or eviction one of poverty.",
        "Terms with fewer than ten rows rest on the words of the vocabulary alone.",
        "French, Spanish and Russian texts were compared with their English versions alone (see the page of scores): "
        "there labels agree, whether or not they are right. Other languages have no labels.",
    ),
    "affected_persons": (
        'Girls are part of "Women & girls", Roma of "Minorities", children in vulnerable situations of '
        '"Children": not all generations tell them apart.',
        "Those who are meant but not named are missed, such as women and children where trafficking is spoken of.",
        'Persons who are named as those to act ("train judges") count as affected, as they do in the lists, '
        "but not in all.",
        "Settings and cues were chosen on Slovenia 2014 and China 2013; the scores of the other lists are fairer.",
    ),
    "sdgs": (
        "Goals are known from the two latest lists of one State alone; each is measured by a model of the "
        "other. Goals 7, 9, 12, 14, 15 and 17 hardly occur in them.",
        "Targets are given by narrow words (the table in the vocabulary) and were not measured: no list has targets.",
        "Goal 16 is given by the lists to nearly half of all recommendations without a word that would say why.",
    ),
}
BANDS = (PROPOSED, THRESHOLD, 0.5, 0.7, 0.9, 1.01)
Labelled = list[tuple[Row, tuple[Label, ...]]]


def main() -> int:
    """Write one model a kind into the package and its card into the documentation; 2 without study data."""
    study = Path(os.environ.get("HEEDED_STUDY") or ROOT.parent / "shared").resolve()
    if not (study / "data").is_dir():
        print(f"No study data in {study}: set HEEDED_STUDY to the folder that has `data`.", file=sys.stderr)
        return 2
    CARDS.mkdir(exist_ok=True)
    for kind in KINDS:
        rows, names = read_rows(study, kind)
        data = f"OHCHR's thematic lists of recommendations: {', '.join(NAMES[name] for name in lists(rows))}"
        write_theme_model(SHIPPED, kind, rows, {"data": data, "credit": CREDIT})
        labelled = {name: left_out(kind, rows, name) for name in lists(rows)}
        (CARDS / f"{CARD[kind][0]}.md").write_text("\n".join(_card(kind, labelled, names)) + "\n", "utf-8")
        print(f"{kind}: {len(rows)} rows")
    return 0


def _card(kind: Kind, labelled: dict[str, Labelled], names: Counter[str]) -> Iterator[str]:
    theme_model.cache_clear()
    found = {name: counts(part) for name, part in labelled.items()}
    yield f"<!-- Made by `python -m evaluation.fit_themes`. -->\n\n# {CARD[kind][1]}\n"
    yield f"Model `{kind}`, version {theme_model(kind).file.origin.version}. Its words and names are in"
    yield f"[`{kind}.yml`](../../src/heeded/vocabulary/{kind}.yml); how it works is told in the"
    yield "[methodology](../methodology.md#themes-affected-persons-and-sdgs).\n"
    file = theme_model(kind).file
    yield f"* Trained on {file.facts['rows']} rows of {file.facts['data']}."
    yield f"* Credit: {file.facts['credit']}."
    yield "* No text is kept in it: it holds weights of the words in the vocabulary.\n"
    yield "## Scores\n\nMicro-F1 on each list, by a model of the other lists:\n"
    yield "| list | rows | micro-F1 |\n|---|---|---|"
    for name, part in labelled.items():
        yield f"| {NAMES[name]} | {len(part)} | {micro_f1([found[name]]):.2f} |"
    yield f"| all | {sum(map(len, labelled.values()))} | **{micro_f1(found.values()):.2f}** |"
    yield "\nHow many labels of a score are right, on lists left out:\n\n| score | labels | right |\n|---|---|---|"
    yield from _bands([label for part in labelled.values() for label in part])
    yield f"\nA label stands from {THRESHOLD}; one from {PROPOSED} is a proposal.\n\n## Known errors\n"
    yield from (f"* {error}" for error in KNOWN_ERRORS[kind])
    if unmapped(kind):
        told = "; ".join(
            f"{name} ({sum(n for other, n in names.items() if other.lower() == name.lower())} rows): {reason}"
            for name, reason in unmapped(kind).items()
        )
        yield f"* Names that stand for no term, and are counted nowhere: {told}."
    yield "\n## Scores of each label\n\n| label | rows | precision | recall | F1 |\n|---|---|---|---|---|"
    for term, count in by_term(kind, found.values()):
        rows = count["right"] + count["missed"]
        precision, recall = (count["right"] / max(1, of) for of in (count["right"] + count["too much"], rows))
        told = f"{precision:.2f} | {recall:.2f} | {f1(count):.2f}" if rows else "| |"
        yield f"| {_title(kind, term)} | {rows} | {told} |"


def _bands(labelled: Iterable[tuple[Row, Iterable[Label]]]) -> Iterator[str]:
    given = [(label.score, label.value in row.terms) for row, labels in labelled for label in labels]
    for low, high in pairwise(BANDS):
        right = [is_right for score, is_right in given if low <= score < high]
        yield f"| {low} to {min(high, 1.0)} | {len(right)} | {sum(right) / max(1, len(right)):.2f} |"


def _title(kind: Kind, term: str) -> str:
    return f"{term} {load(kind)['terms'][term]['title']}" if kind == "sdgs" else term


if __name__ == "__main__":
    sys.exit(main())
