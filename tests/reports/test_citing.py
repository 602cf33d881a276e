"""How items are cited: documents as the United Nations cite them, others by publisher, title, date and place."""

from typing import Any

import pytest
from tests.builders import document, statement
from tests.reports.test_bibtex import parsed

from heeded.ledgers import Count, Ledger
from heeded.model import Citation, Claim, Document, Intervention
from heeded.provenance import Quote
from heeded.reports import citing
from heeded.reports.assessments import AssessmentRow
from heeded.reports.charts import Chart
from heeded.reports.citing import Reference
from heeded.reports.recommendations import Dated, Line, Source
from heeded.verified import RegisterAsk, Verified

REPORT = document(
    symbol="A/HRC/43/90", kind="working_group_report", title="Report", publisher="Human Rights Council",
    published="2019-12-23", access="public",
)  # fmt: skip
ADDENDUM = document(symbol="A/HRC/43/90/Add.1", kind="addendum", published="2020-02-18", access="public")
LETTER = {"kind": "stakeholder_submission", "publisher": "The Lamp", "title": "Dark cells", "published": "2023-10-09"}


def of(kind: type, **known: Any) -> Any:
    return kind(**{**dict.fromkeys(kind.__slots__), **known})


def line(**known: Any) -> Line:
    told = {
        "id": "XAV/3/45.1", "state": "XAV", "state_name": "Arvenia", "recommending_names": ("Norway", "Côte d’Ivoire"),
        "document": "A/HRC/43/90", "paragraph": "45.1", "page": 9, "quote": "45.1 End it (Norway);", "text": "End it",
    }  # fmt: skip
    made: Line = of(Line, **{**told, **known})
    return made


def answer(position: str = "noted", occasion: str = "addendum", reason: str | None = None, **place: Any) -> Dated:
    return Dated(position, occasion, "2020-02-18", None, None, reason, of(Source, quote="Noted.", **place))


def checked(made: Reference) -> Reference:
    """The reference, after its entry was read as BibTeX reads it."""
    _, fields = parsed(made.bibtex)
    assert fields["title"]
    assert made.address.startswith("/")
    assert made.footnote.endswith("." if made.is_public else ". [not public]")
    assert ("not public" in fields.get("note", "")) == (not made.is_public)
    return made


@pytest.mark.parametrize(
    ("of", "page", "paragraph", "expected"),
    [
        (REPORT, 9, "45.1", "A/HRC/43/90, para. 45.1"),
        (REPORT, 9, None, "A/HRC/43/90, p. 9"),
        (REPORT, None, None, "A/HRC/43/90"),
        (document(**LETTER), 4, None, "The Lamp, “Dark cells”, 9 October 2023, p. 4"),
        (document(**LETTER | {"published": None}), None, "3", "The Lamp, “Dark cells”, n.d., para. 3"),
        (document(**LETTER | {"published": "2023-10"}, completed=("published",)), None, None,
         "The Lamp, “Dark cells”, [October 2023]"),
        (document(file="a/b/note.txt"), None, None, "“note.txt”, n.d."),
        (document(**LETTER | {"title": "الزنازين المظلمة"}), 4, None,
         "The Lamp, “\u2068الزنازين المظلمة\u2069”, 9 October 2023, p. 4"),
        (document(**LETTER | {"title": "x \u202e\x1b[31m y"}), None, None, "The Lamp, “x ��[31m y”, 9 October 2023"),
    ],
)  # fmt: skip
def test_a_source_is_symbol_and_place_else_publisher_title_date(
    of: Document, page: int | None, paragraph: str | None, expected: str
) -> None:
    assert citing.source(of, page, paragraph) == expected


def test_a_long_title_is_cut_in_the_footnote_and_whole_for_bibtex() -> None:
    title = "Every word of it " * 40
    publishers = ", ".join(f"Circle of Number {number}" for number in range(60))
    made = checked(citing.document(document(**LETTER | {"title": title, "publisher": publishers}), False))
    assert len(made.footnote) < 500
    assert " …”" in made.footnote
    assert parsed(made.bibtex)[1]["title"] == title.strip()
    assert parsed(made.bibtex)[1]["author"] == publishers


def test_a_document_of_several_states_is_one_document() -> None:
    made = checked(citing.document(document(**LETTER, states=("XAV", "KAZ", "NOR")), True))
    assert made.footnote == "The Lamp, “Dark cells”, 9 October 2023."
    assert made.url == ""
    assert made.id in made.address


def test_a_public_document_with_a_symbol_leads_to_the_united_nations() -> None:
    assert checked(citing.document(REPORT, True)).url == "https://docs.un.org/en/A/HRC/43/90"
    assert checked(citing.document(REPORT, False)).url == ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, "A/HRC/43/90, para. 45.1 (Norway, Côte d’Ivoire)."),
        ((answer(paragraph="5", page=2), ADDENDUM),
         "A/HRC/43/90, para. 45.1 (Norway, Côte d’Ivoire); noted: A/HRC/43/90/Add.1, para. 5."),
        ((answer("supported", "report", paragraph="45.1", page=9), REPORT),
         "A/HRC/43/90, para. 45.1 (Norway, Côte d’Ivoire); supported."),
        ((answer("noted", "adoption", "no reply"), None),
         "A/HRC/43/90, para. 45.1 (Norway, Côte d’Ivoire); no reply at hand: counted as noted at "
         "adoption (Human Rights Council resolution 5/1, annex, para. 32)."),
        ((answer("supported", "judgement", "corrected by Aya"), None),
         "A/HRC/43/90, para. 45.1 (Norway, Côte d’Ivoire); supported, as a person corrected it in this record."),
    ],
)  # fmt: skip
def test_a_recommendation_is_cited_with_its_reply(given: Any, expected: str) -> None:
    made = checked(citing.recommendation(line(), REPORT, given, True))
    assert made.footnote == expected
    assert made.quoted == f"“End it”\n{expected}"
    assert made.address == "/XAV/3/45.1"
    key, fields = parsed(made.bibtex)
    assert (key, fields["year"], fields["month"]) == ("XAV-3-45.1", "2019", "dec")
    assert fields["howpublished"] == "A/HRC/43/90, para. 45.1"
    assert fields["note"].startswith("Recommended by Norway, C{\\^{o}}te d'Ivoire")


def test_a_reply_has_a_place_of_its_own() -> None:
    made = checked(citing.reply(line(), 2, answer(paragraph="5", page=2), ADDENDUM, True))
    assert made.footnote == "A/HRC/43/90/Add.1, para. 5 (Arvenia)."
    assert made.anchor == parsed(made.bibtex)[0] == "XAV-3-45.1-reply-2"


@pytest.mark.parametrize(
    ("value", "by", "expected"),
    [
        (Claim("Done.", "implemented"), "state", "A/HRC/43/90, para. 8 (Arvenia)."),
        (Claim("Done.", "implemented"), "Human Rights Council", "A/HRC/43/90, para. 8."),
        (Intervention("Done.", "NOR"), None, "A/HRC/43/90, para. 8 (Norway)."),
        (Intervention("Done."), "JS2", "A/HRC/43/90, para. 8 (JS2)."),
    ],
)
def test_a_statement_names_who_speaks_where_it_is_not_the_publisher(value: Any, by: str | None, expected: str) -> None:
    said = statement("It is Done. Now.", "Done.", value, asserted_by=by, paragraph="8", page=3, id="0f" * 10)
    made = checked(citing.statement(REPORT, said, True))
    assert (made.footnote, made.quote) == (expected, "Done.")
    assert made.address == f"/documents/A/HRC/43/90?statement={'0f' * 10}#statement-{'0f' * 10}"


def test_a_count_is_cited_with_its_source_and_with_what_repeats_it() -> None:
    said = statement("At least 21 died.", "At least 21", paragraph="8", id="0f" * 10)
    cited = Citation(said.id, Quote("At least 21", 0, 11), REPORT.key, REPORT.name)
    count = Count("killed", 21, "at_least", "2021-03", None, "The Lamp", "independent", None, cited)
    again = (document(**LETTER), statement("21 died.", "21", page=4))
    made = checked(citing.figure((REPORT, said), Ledger("XAV", "Harbour Days", "2021-03", ()), count, [again], False))
    assert made.footnote == (
        "at least 21 people killed (Harbour Days, Arvenia, March 2021): A/HRC/43/90, para. 8; repeated in The Lamp, "
        "“Dark cells”, 9 October 2023, p. 4. [not public]"
    )


def test_a_register_is_cited_with_its_day() -> None:
    ask = RegisterAsk("treaties", "opcat", "join", "direct", 0, 5)
    found = Verified(ask, "XAV", "2019-11-07", "not_by", source="United Nations Treaty Collection", as_of="2022-08-12")
    made = checked(citing.register(line(), 1, found))
    assert made.footnote.startswith("United Nations Treaty Collection, as of 12 August 2022 (Arvenia: ")
    assert made.footnote.endswith("not done as of 12 August 2022).")
    assert parsed(made.bibtex)[1]["year"] == "2022"


def test_an_assessment_is_cited_by_its_party_and_never_by_who_entered_it() -> None:
    row = of(
        AssessmentRow, party="Lantern & Co", status="halfway", stands_for="partially", date=None, by="Aya",
        added="2026-03-01T10:00:00", source="",
    )  # fmt: skip
    made = checked(citing.assessment(line(), 1, row, False))
    assert made.footnote == (
        "Lantern & Co, assessment of XAV/3/45.1: “halfway”, here taken as partially, 1 March 2026. [not public]"
    )
    assert "Aya" not in made.bibtex


def test_what_heeded_makes_names_its_version_and_the_day() -> None:
    made = checked(citing.record("XAV", 3, "2026-11-28", "0.1.0", 1, True))
    assert made.footnote == (
        "Heeded 0.1.0, “Record of Arvenia in the Universal Periodic Review, review 3”, as of 28 November 2026, read "
        "from 1 document."
    )
    drawn = Chart("flow", "Arvenia: what came of it", "", "A/HRC/43/90; registers")
    made = checked(citing.chart(drawn, "XAV", [("cycle", "3")], "2026-11-28", "0.1.0", True))
    assert made.footnote == (
        "“Arvenia: what came of it”, chart, Heeded 0.1.0, 28 November 2026. Source: A/HRC/43/90; registers."
    )
    assert (made.id, made.address) == ("XAV/charts/flow/3", "/XAV/charts?cycle=3")
