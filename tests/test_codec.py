"""Values to JSON and back: what is written reads back equal, with the contract's names."""

import json
from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import document, statement
from heeded import codec
from heeded.errors import StoreError
from heeded.model import (
    VALUES,
    Body,
    Contradiction,
    Document,
    Outcome,
    Problem,
    Reading,
    Recommendation,
    Reply,
    Statement,
    Value,
)
from heeded.provenance import Quote

TEXTS = st.text(max_size=20)
st.register_type_strategy(float, st.floats(0, 1))  # scores and strengths; what is no number is not equal to itself


@pytest.mark.parametrize(
    "kind", [Document, Body, Problem, Statement, Reading, Outcome, Contradiction, *VALUES.values()]
)
@given(data=st.data())
def test_values_read_back_equal(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert codec.from_json(kind, json.loads(codec.dumps(codec.to_json(value)))) == value


@given(
    value=st.recursive(TEXTS | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))
)
def test_printed_json_reads_back_equal_and_steers_no_terminal(value: Any) -> None:
    for indent in (None, 2):
        printed = codec.dumps(value, indent)
        assert json.loads(printed) == value
        assert printed.replace("\n", "").isprintable()


def test_a_statement_has_the_names_of_the_contract() -> None:
    text = "139.42 Ratify the treaty (Norway);"
    made = statement(text, "Ratify the treaty", Recommendation("Ratify the treaty", ("NOR",), "139.42"), page=3)
    assert codec.to_json(made) == {
        "type": "recommendation", "text": "Ratify the treaty", "recommending_states": ["NOR"], "number": "139.42",
        "number_printed": None, "position": None, "position_words": None, "cycle": None, "states_count": None,
        "qualifier": None, "themes": [], "affected_persons": [], "sdgs": [], "position_source": None,
        "quote": "Ratify the treaty", "start": 7, "end": 24, "origin": {"name": "test", "version": "1"},
        "state": "XAV", "asserted_by": None, "speaker": None, "as_summarised_by": None, "page": 3, "paragraph": None,
        "id": "",
    }  # fmt: skip


def test_no_field_of_a_value_hides_one_of_the_statement() -> None:
    own = {"type", "start", "end", *(field.name for field in fields(Statement))} - {"value"}
    for kind in get_args(Value):
        assert not own & {field.name for field in fields(kind)}, kind


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"position": "accepted"}, "none of noted, pending, supported"),
        ({"type": "sermon"}, "unknown type 'sermon'"),
        ({"start": "7"}, "wrong type"),
        ({"page": True}, "wrong type"),
        ({"colour": "red"}, "odd fields: colour"),
    ],
)
def test_json_that_is_no_statement_is_refused(change: dict[str, Any], said: str) -> None:
    data = codec.to_json(statement("Yes, we do", "we do", Reply("supported", ("1.1",)))) | change
    with pytest.raises(StoreError, match=said):
        codec.from_json(Statement, data)


def test_absent_fields_are_refused_unless_they_have_a_default() -> None:
    assert codec.from_json(Quote, {"text": "a", "start": 0, "end": 1}) == Quote("a", 0, 1)
    assert codec.from_json(Problem, {"message": "torn page"}) == Problem("torn page")
    with pytest.raises(StoreError, match="odd fields: end"):
        codec.from_json(Quote, {"text": "a", "start": 0})


def test_what_is_no_value_of_the_domain_is_a_programming_error() -> None:
    with pytest.raises(TypeError, match="no value of the domain"):
        codec.to_json(object())


def test_layouts_differ_with_the_kinds_in_them() -> None:
    assert codec.layout(Document) == codec.layout(Document)
    assert len({codec.layout(Document), codec.layout(Body), codec.layout(Document, Statement)}) == 3
    assert codec.layout(Document) == codec.layout(Document, Body), "a body is inside a document"


def test_a_document_reads_back_whole() -> None:
    doc = document("Arvenia: zażółć gęślą jaźń \u202e abc \x9b31m")
    assert codec.from_json(Document, json.loads(codec.dumps(codec.to_json(doc)))) == doc
