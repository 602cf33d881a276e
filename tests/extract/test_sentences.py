"""Where sentences and quotes end: lists, line breaks, the numbers of paragraphs, the marks of notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import paged

from heeded.extract import read
from heeded.extract.plain import only, quoted_from, without_marks
from heeded.extract.sentences import sentence_spans
from heeded.model import Document, Intervention


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quay fell. It was rebuilt.", ["The quay fell.", "It was rebuilt."]),
        ("Storms hit in 2023.\n6. The quay fell.", ["Storms hit in 2023.", "6. The quay fell."]),
        ("It was built in 2021.\n36. A crane came.", ["It was built in 2021.", "36. A crane came."]),
        ("See numbers 1. 2. 3. of the list.", ["See numbers 1. 2. 3. of the list."]),
        ("The rule is in art. 5. Ships wait.", ["The rule is in art. 5.", "Ships wait."]),
        ("Mr. Orlo came. He left.", ["Mr. Orlo came.", "He left."]),
        ("Boats rotted.12 The quay fell.", ["Boats rotted.12", "The quay fell."]),
        ("the quay\nand the crane", ["the quay\nand the crane"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


NOTES = ("Notes", "1 OQN, p. 4. 2 Ibid., p. 5. 3 QW, p. 6. 4 A/HRC/10/5. 5 QW, p. 7.")
NOTED = (
    "1. The keepers left the old light.1 OQN said that in 20192 the pier ‘sank’.3 However, 40 men lived. 4 None died.5"
)


def noted(*lines: str, **facts: str) -> Document:
    return paged(*(lines or (NOTED, "2. The end.")), *NOTES, kind=facts.pop("kind", "other"), language="en", **facts)


def test_marks_of_notes_are_blank_and_nothing_moves() -> None:
    document = noted()
    plain = without_marks(document).text
    assert len(plain) == len(document.text)
    assert plain[: len(NOTED)] == (
        "1. The keepers left the old light.  OQN said that in 2019  the pier ‘sank’.  However, 40 men lived.   "
        "None died. "
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. In all, 3 men of the A1 and 12 of the B2 were saved.",  # no mark closes a sentence
        "1. The G20 met in 2019. It has 12 parts.",
    ],
)
def test_counts_are_no_marks(text: str) -> None:
    plain = without_marks(noted(text)).text[: len(text)]
    assert [word for word in plain.split() if word.isdigit()] == [word for word in text.split() if word.isdigit()]


def test_a_document_without_notes_is_its_own_plain_text() -> None:
    document = paged("1. The quay fell.1 It was rebuilt.2", kind="news")
    assert without_marks(document) is document


def test_quotes_end_before_the_mark_and_begin_behind_the_number() -> None:
    statements, _ = read(
        noted(
            "1. OQN stated that 40 people were arrested in March 20191 and that they must be freed.2",
            "2. QW noted that 12 people had been killed in May 2020.3 Nobody was tried. 4",
            kind="stakeholder_summary",
            symbol="A/HRC/WG.6/48/XAV/3",
        )
    )
    assert {each.type for each in statements} >= {"figure", "event"}
    for each in statements:
        assert not each.quote.text[:1].isdigit()
        assert each.quote.text[-1] not in "1234" or each.quote.text.endswith(("2019", "2020"))
        if not isinstance(each.value, Intervention) and hasattr(each.value, "date"):
            assert each.value.date in (None, "2019-03", "2020-05")


def test_only_some_paragraphs() -> None:
    document = paged("1. The quay fell.", "2. It was rebuilt.", "3. A crane came.")
    plain = only(document, document.body.paragraphs[1:2])
    assert len(plain.text) == len(document.text)
    assert plain.text.split() == ["2.", "It", "was", "rebuilt."]


@given(
    st.lists(
        st.sampled_from(["The quay fell.", "word7", "In 20198", ". 9", "\n", "3. ", " ", "“", ", 12 men"]), max_size=30
    )
)
def test_what_is_found_in_the_plain_text_is_quoted_from_the_document(parts: list[str]) -> None:
    document = noted("1. " + "".join(parts) + " The end.1", kind="stakeholder_summary", symbol="A/HRC/WG.6/48/XAV/3")
    assert len(without_marks(document).text) == len(document.text)
    statements, _ = read(document)
    assert all(each.quote.holds_in(document.text) for each in quoted_from(document, statements))
