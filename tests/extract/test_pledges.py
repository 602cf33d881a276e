"""Pledges in national reports: a chapter, a list in a sentence, sentences that pledge."""

import pytest
from tests.builders import grows_with_the_text, paged
from tests.extract.test_claims import headed

from heeded.extract.pledges import pledges_of_national_report
from heeded.model import Pledge


def found(*lines: str, language: str = "en") -> list[tuple[str | None, str]]:
    document = headed(paged(*lines, kind="national_report", language=language))
    rows = []
    for each in pledges_of_national_report(document):
        assert isinstance(each.value, Pledge)
        assert each.quote.holds_in(document.text)
        assert (each.state, each.asserted_by) == ("XAV", "state")
        rows.append((each.paragraph, each.quote.text))
    return rows


def test_a_list_in_a_sentence_holds_a_pledge_an_item() -> None:
    assert found(
        "1. At the jubilee, Arvenia came with two voluntary pledges: safe ferries for all; and schools on each island.",
        "2. The sea is wide.",
    ) == [("1", "safe ferries for all"), ("1", "schools on each island.")]


def test_the_chapter_holds_pledges_but_no_account_of_those_kept() -> None:
    assert found(
        "1. Ferries sail.",
        "V. Voluntary pledges and commitments",
        "2. The pledges of the State are the following:",
        "3. Report every two years on the state of its quays.",
        "4. The pledge to report was kept: a report was published in May.",
        "X. Conclusion",
        "5. Ferries will go on sailing to each of the islands.",
    ) == [("3", "Report every two years on the state of its quays.")]


@pytest.mark.parametrize(
    ("sentence", "language", "is_pledge"),
    [
        ("Arvenia pledges to mend all quays.", "en", True),
        ("The Government undertakes to mend all quays.", "en", True),
        ("Arvenia, with its neighbours, presented a joint pledge to keep the bay clean.", "en", True),
        ("Peru pledges to mend all quays.", "en", False),
        ("Arvenia is committed to clean bays.", "en", False),
        ("Arvenia committed to clean bays in its second review.", "en", False),
        ("A council watches over its voluntary commitments.", "en", False),
        ("L’Arvénie s’engage à réparer les quais.", "fr", True),
        ("L’Arvénie a présenté une promesse collective.", "fr", True),
        ("Les quais sont longs.", "fr", False),
        ("Arvenia se compromete a reparar los muelles.", "es", True),
        ("Arvenia anunció dos promesas sobre los muelles.", "es", True),
        ("Los muelles son largos.", "es", False),
        ("Арвения обязуется починить причалы.", "ru", True),
        ("Арвения приняла добровольные обязательства.", "ru", True),
        ("Причалы длинные.", "ru", False),
    ],
)
def test_sentences_that_pledge(sentence: str, language: str, is_pledge: bool) -> None:
    assert found(f"1. {sentence}", language=language) == ([("1", sentence)] if is_pledge else [])


@pytest.mark.parametrize("heading", ["Engagements volontaires", "Promesas y compromisos", "Добровольные обязательства"])
@pytest.mark.parametrize("language", ["fr", "es", "ru"])
def test_headings_of_the_chapter(heading: str, language: str) -> None:
    languages = {"E": "fr", "P": "es", "Д": "ru"}
    pledged = found("1. Intro.", f"V. {heading}", "2. Un deux trois quatre cinq.", language=language)
    assert bool(pledged) == (languages[heading[0]] == language)


@pytest.mark.parametrize("unit", ["pledges to ", "voluntary pledges: ", "; ", "presented a ", " ", "new "])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    assert grows_with_the_text(found, "1. " + unit * (25_000 // len(unit)))
