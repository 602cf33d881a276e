"""A labelled table in, models of what it labels out, in a folder; what they are worth on sessions set apart.

Texts are parted by session, never by row: one recommendation by five States is five rows, which a random split would
put on both sides.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from heeded.classify import action, issues, labels_of, translated
from heeded.classify.cards import card
from heeded.classify.features import tokens
from heeded.classify.files import add_facts, write_model
from heeded.classify.tables import Table
from heeded.classify.theme_training import Row, write_theme_model
from heeded.classify.training import require
from heeded.errors import UsageError, VocabularyError
from heeded.model import Label
from heeded.vocabulary.coding import ACTIONS
from heeded.vocabulary.labels import KINDS, Kind, term_of
from heeded.whole import write_whole

__all__ = ["NAMES", "Example", "Report", "Split", "examples", "scores", "split", "train", "write_models"]

NAMES = (action.NAME, issues.NAME, translated.NAME)
PLEDGE = "voluntary pledge"
FEWEST = 20
"""Texts from which something can be learned."""
# "15", "15,16", "20a"
SESSIONS = re.compile(r"[\w-]+(?:\s*,\s*[\w-]+)*")


@dataclass(frozen=True, slots=True)
class Example:
    """One coded text."""

    text: str
    action: str
    issues: frozenset[str]
    session: str = ""
    is_pledge: bool = False
    terms: Mapping[Kind, frozenset[str]] = field(default_factory=dict)
    """Its themes, affected persons and SDGs, of the kinds for which the table has a column."""


@dataclass(frozen=True, slots=True)
class Split:
    """Examples to learn from and to be tested on, by session."""

    learned: Sequence[Example]
    tested: Sequence[Example] = ()

    @property
    def on_both_sides(self) -> int:
        """How many rows of the tested side have a text that the other side has as well."""
        seen = {_plain(each.text) for each in self.learned}
        return sum(_plain(each.text) in seen for each in self.tested)


@dataclass(frozen=True, slots=True)
class Report:
    """What training came to: rows learned from, rows left out and why, and scores on the sessions set apart."""

    learned: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    tested: int = 0
    on_both_sides: int = 0
    scores: Mapping[str, Any] = field(default_factory=dict)


def examples(table: Table) -> tuple[list[Example], Counter[str]]:
    """The coded texts of a table, and how many rows were left out for which reason.

    Columns: text, action (1 to 5), issues (parted by , or ;), and where there are such, session and response, themes,
    affected_persons and sdgs (parted by ; where an empty cell says that none applies). Raises UsageError for a column
    that is missing, for an action that is none and for a term that the vocabulary does not have.
    """
    texts, actions, named = (table.column(name) for name in ("text", "action", "issues"))
    session = table.column("session") if "session" in table.header else [""] * len(texts)
    response = table.column("response") if "response" in table.header else [""] * len(texts)
    terms = _terms(table)
    found, left_out = [], Counter[str]()
    rows = zip(table.numbers, texts, actions, named, session, response, terms, strict=True)
    for number, text, category, of, place, answer, about in rows:
        told = frozenset(each for part in re.split("[,;]", of) if (each := part.strip()))
        if not text or not category or not told:
            left_out["rows without text, action or issues"] += 1
            continue
        category = category.partition(" ")[0].removesuffix(".0")
        if category not in ACTIONS:
            raise UsageError(f"{table.file}, row {number}: {category!r} is no action category; they are 1 to 5.")
        found.append(Example(text, category, told, place, answer.lower() == PLEDGE, about))
    return found, left_out


def _terms(table: Table) -> list[dict[Kind, frozenset[str]]]:
    """The terms of each row by kind."""
    of: list[dict[Kind, frozenset[str]]] = [{} for _ in table.rows]
    for kind in KINDS:
        for at, cell in enumerate(table.column(kind) if kind in table.header else ()):
            try:
                named = [term_of(kind, each) for part in cell.split(";") if (each := part.strip())]
            except VocabularyError as error:
                raise UsageError(f"{table.file}, row {table.numbers[at]}: {error}") from None
            of[at][kind] = frozenset(filter(None, named))
    return of


def split(found: Sequence[Example], test_sessions: str = "") -> Split:
    """The examples in two by session; raises UsageError where sessions are not named or not known."""
    if not test_sessions:
        return Split(found)
    known = {each.session for each in found} - {""}
    asked = [name.strip() for name in test_sessions.split(",")]
    if not SESSIONS.fullmatch(test_sessions.strip()) or asked == ["random"] or not known:
        raise UsageError(
            "A split by row is refused: one recommendation by five States is five rows, and scores on texts that were "
            "learned from say nothing. Name whole sessions (--test-sessions 15,16) of a table with a column session."
        )
    if absent := sorted(set(asked) - known):
        there = ", ".join(sorted(known, key=_order))
        raise UsageError(f"No row is of session {', '.join(absent)}; the table has {there}.")
    return Split(
        [each for each in found if each.session not in asked], [each for each in found if each.session in asked]
    )


def train(parts: Split, folder: Path, with_pledges: bool = False, more: Mapping[str, Any] | None = None) -> Report:
    """Write the models of the examples into a folder; scores of the sessions set apart stand in their facts.

    Voluntary pledges are learned from only where asked: coders gave them categories that were made for recommendations.
    Raises UsageError where scikit-learn is not installed or there is too little to learn from.
    """
    require()
    left_out = Counter[str]()
    learned = [each for each in parts.learned if with_pledges or not each.is_pledge]
    if len(learned) < len(parts.learned):
        left_out["voluntary pledges"] = len(parts.learned) - len(learned)
    if (different := len({_plain(each.text) for each in learned})) < FEWEST:
        raise UsageError(
            f"{different} coded texts that differ in their words are too few to learn from: at least {FEWEST} are "
            "needed, with text, action and issues."
        )
    facts = {
        "rows": len(learned),
        "sessions": sorted({each.session for each in learned} - {""}, key=_order),
        "with_pledges": with_pledges,
        **(more or {}),
    }
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".part-", dir=place.parent) as part:
        made = Path(part)
        write_models(learned, made, facts)
        found = _tested(parts, made, facts) if parts.tested else {}
        for name in NAMES:
            told = add_facts(made, name, {"tested": found[name]} if name in found else {})
            write_whole(made / f"{name}.md", card(name, told).encode())
        place.mkdir(exist_ok=True)
        for file in made.iterdir():  # only when all are made: no mixture of two trainings
            file.replace(place / file.name)
    return Report(len(learned), left_out, len(parts.tested), parts.on_both_sides, found)


def _tested(parts: Split, folder: Path, facts: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The scores of the models in a folder on the sessions set apart."""
    texts = [each.text for each in parts.tested]
    given = labels_of(texts, ["en"] * len(texts), folder, with_words=False)
    about = {
        "rows": len(texts),
        "sessions": sorted({each.session for each in parts.tested}, key=_order),
        "on_both_sides": parts.on_both_sides,
        "learned": {name: facts[name] for name in ("rows", "sessions")},
    }
    actions = [_standing([each.action] if each.action else []) for each in given]
    found = {
        action.NAME: {**about, **scores([each.action for each in parts.tested], actions)},
        issues.NAME: {**about, **scores([each.issues for each in parts.tested], [_standing(g.issues) for g in given])},
    }
    for kind in parts.tested[0].terms:
        wanted = [each.terms[kind] for each in parts.tested]
        found[kind] = {**about, **scores(wanted, [_standing(getattr(each, kind)) for each in given])}
    return found


def _standing(labels: Iterable[Label]) -> list[str]:
    return [label.value for label in labels if not label.is_proposal]


def write_models(learned: Sequence[Example], folder: Path, facts: Mapping[str, Any]) -> None:
    """Train the three models, and those of the kinds of terms that the examples have, and write them."""
    texts = [tokens(each.text) for each in learned]
    groups = [each.session or _plain(each.text) for each in learned]
    actions, named = [each.action for each in learned], [each.issues for each in learned]
    distinct = {each.text: place for place, each in enumerate(learned)}
    rows = list(distinct.values())
    made = {
        action.NAME: action.trained_action(texts, actions, groups),
        issues.NAME: issues.trained_issues(texts, named, groups),
        translated.NAME: translated.trained_translated(
            list(distinct), [actions[row] for row in rows], [named[row] for row in rows]
        ),
    }
    for name, (arrays, own) in made.items():
        write_model(folder, name, arrays, {**facts, **own})
    for kind in learned[0].terms:
        write_theme_model(folder, kind, [Row(each.session, each.text, each.terms[kind]) for each in learned], facts)


def scores(wanted: Sequence[str] | Sequence[frozenset[str]], given: Sequence[Iterable[str]]) -> dict[str, Any]:
    """Precision, recall and F1 of each label that was wanted, with its number of texts; micro- and macro-F1 of them.

    `accuracy` is the share of what was wanted that was given.
    """
    right, given_n, wanted_n = Counter[str](), Counter[str](), Counter[str]()
    for one, other in zip(wanted, given, strict=True):
        asked, got = frozenset([one] if isinstance(one, str) else one), frozenset(other)
        right.update(asked & got)
        given_n.update(got)
        wanted_n.update(asked)
    labels = {
        label: {
            "texts": wanted_n[label],
            "precision": round(right[label] / max(1, given_n[label]), 3),
            "recall": round(right[label] / wanted_n[label], 3),
            "f1": round(2 * right[label] / (given_n[label] + wanted_n[label]), 3),
        }
        for label in sorted(wanted_n)
    }
    f1 = [2 * right[label] / (given_n[label] + wanted_n[label]) for label in wanted_n]
    micro = 2 * sum(right.values()) / max(1, sum(given_n.values()) + sum(wanted_n.values()))
    found = sum(right.values()) / max(1, sum(wanted_n.values()))
    return {
        "accuracy": round(found, 4),
        "micro_f1": round(micro, 4),
        "macro_f1": round(sum(f1) / max(1, len(f1)), 4),
        "labels": labels,
    }


def _plain(text: str) -> str:
    return " ".join(tokens(text))


def _order(session: str) -> tuple[int, str]:
    return (int(session) if session.isdecimal() else 0, session)
