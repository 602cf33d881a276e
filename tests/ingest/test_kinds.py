"""What documents print about their kind goes in; the kind comes out, for every row of the vocabulary."""

import pytest

from heeded.ingest.kinds import Parts, kind_of, titled_kinds, words_for
from heeded.vocabulary import load

ROWS = [(row["kind"], row["place"], example) for row in load("document_kinds")["rows"] for example in row["examples"]]
TITLES = [(row["kind"], example) for row in load("document_kinds")["titles"] for example in row["examples"]]


@pytest.mark.parametrize(("kind", "place", "example"), ROWS)
def test_every_example_is_of_its_kind(kind: str, place: str, example: str) -> None:
    parts = {"title": "", "head": "", "front": "", "text": "", place: f"Port Vale\n{example}\nMore words"}
    assert kind_of(Parts(**parts), 500, is_paged=False) == kind


@pytest.mark.parametrize(("kind", "example"), TITLES)
def test_every_title_is_of_its_kind(kind: str, example: str) -> None:
    assert (
        next(name for name, pattern in titled_kinds() if pattern.search(f"Nineteenth session\n{example}\nArvenia"))
        == kind
    )


@pytest.mark.parametrize("name", ["addendum", "draft", "report", "news"])
def test_single_words_have_examples(name: str) -> None:
    assert all(words_for(name).search(example) for example in load("document_kinds")[name]["examples"])


@pytest.mark.parametrize(
    "text",
    [
        "Delegates of forty states took the floor at the session.",
        "The press release office is closed.",
        "Ratify the questions of advance payment.",
        "The president of Arvenia spoke to Mr. President of the club.",
        "The minister made statements on cookies.",
    ],
)
def test_words_of_a_kind_used_otherwise_do_not_make_it(text: str) -> None:
    parts = Parts(text, text, text, text)
    assert kind_of(parts, 500, is_paged=False) == "other"
    reported = f"3 May 2031\n{text}"
    assert kind_of(Parts(text, text, reported, reported), 500, is_paged=False) == "news"
    assert kind_of(Parts(text, text, reported, reported), 500, is_paged=True) == "other"


@pytest.mark.parametrize(
    "text", ["hi", "milk\nbread\n12 eggs", "By the way\ncall the office", "Buy ink before 3 May", ""]
)
def test_a_text_that_reports_nothing_is_no_news(text: str) -> None:
    assert kind_of(Parts(text, text, text, text), len(text), is_paged=False) == "other"
