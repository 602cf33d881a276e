"""The gold of the invented texts: every quote stands in its text, and every value is one that the contract knows."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from heeded.model import KINDS, POSITIONS, EventKind, Harm, Measure, Progress, Qualifier
from heeded.vocabulary.states import states

HERE = Path(__file__).parent
GOLD = sorted(HERE.glob("*/*.gold.json"))
STATE_CODES = set(states())
ALLOWED: dict[str, set[str]] = {
    "measure": set(get_args(Measure)),
    "harm": set(get_args(Harm)),
    "qualifier": set(get_args(Qualifier)),
    "kinds": set(get_args(EventKind)),
    "status": set(get_args(Progress)),
    "position": set(POSITIONS),
    "action": {"ratified", "acceded", "signed", "not_party", "urged"},
    "role": {"victim", "official", "spokesperson", "expert", "other"},
    "state": STATE_CODES,
    "recommending_states": STATE_CODES,
}


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem.removesuffix(".gold"))
def test_gold_agrees_with_its_text_and_with_the_contract(path: Path) -> None:
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8")
    gold = json.loads(path.read_text("utf-8"))
    document, statements = gold["document"], gold["statements"]
    assert document["kind"] in KINDS
    assert set(document["states"]) <= STATE_CODES
    assert document["title"] is None or document["title"] in text
    assert [at for at, each in enumerate(statements) if text[each["start"] : each["end"]] != each["quote"]] == []
    assert [at for at, each in enumerate(statements) if each.get("text", "") not in each["quote"]] == []
    assert [(at, field) for at, each in enumerate(statements) for field in _unknown(each)] == []


def test_every_text_has_gold() -> None:
    texts = {path.with_suffix("") for path in HERE.glob("*/*.txt")}
    assert texts == {path.with_suffix("").with_suffix("") for path in GOLD}


def _unknown(statement: dict[str, Any]) -> list[str]:
    """The fields of a statement that hold a value outside the contract."""
    given = {field: statement[field] for field in ALLOWED if statement.get(field) is not None}
    return [
        field
        for field, value in given.items()
        if not set(value if isinstance(value, list) else [value]) <= ALLOWED[field]
    ]
