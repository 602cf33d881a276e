"""Views and opinions on individual cases, as texts speak of them."""

import pytest

from builders import document, grows_with_the_text
from heeded.extract.prose.case_decisions import case_decisions
from heeded.model import CaseDecision
from heeded.vocabulary.case_decisions import cited_decisions, grade_in, key_of, person_in, remedies_in


def found(text: str, **fields: object) -> list[CaseDecision]:
    values = [each.value for each in case_decisions(document(text, **fields))]
    return [value for value in values if isinstance(value, CaseDecision)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See CCPR/C/112/D/2131/2012.", [("CCPR", "2131/2012", "CCPR/C/112/D/2131/2012")]),
        ("in CAT/ C/66/D/691 /2015", [("CAT", "691/2015", "CAT/C/66/D/691/2015")]),
        ("E/C.12/61/D/22/2017 too", [("E", "22/2017", "E/C.12/61/D/22/2017")]),
        ("(A/HRC/WGAD/2019/67)", [("WGAD", "67/2019", "A/HRC/WGAD/2019/67")]),
        ("its Opinion No. 67/2019", [("WGAD", "67/2019", None)]),
        ("adopted opinion No. 33/2017", [("WGAD", "33/2017", None)]),
        ("Opinion number 33/2017 and opinion 4/2018", [("WGAD", "33/2017", None)]),
        (
            "By Opinions Nos. 1/2020, 2/2020 and 3/2021",
            [("WGAD", f"{n}", None) for n in ("1/2020", "2/2020", "3/2021")],
        ),
        ("l'avis n° 5/2021 du Groupe", [("WGAD", "5/2021", None)]),
        ("la opinión núm. 5/2021", [("WGAD", "5/2021", None)]),
        ("мнение № 5/2021", [("WGAD", "5/2021", None)]),
        ("The Human Rights Committee, in communication No. 2131/2012, found", [("CCPR", "2131/2012", None)]),
        ("In communications No. 691/2015 the Committee against Torture found", [("CAT", "691/2015", None)]),
        ("Комитет по правам человека в сообщении № 2131/2012", [("CCPR", "2131/2012", None)]),
        ("communication No. 12/2012 of the ministry", []),  # whose it is cannot be told
        ("CCPR/C/112/3, paragraph 12 and A/HRC/28/10", []),
        ("in the opinion of 67/2019 people", []),
        ("a public opinion poll of 2019", []),
    ],
)
def test_how_decisions_are_cited(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(each.body, each.number, each.symbol) for each in cited_decisions(text)] == expected


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("CCPR/C/112/D/2131/2012", ("CCPR", "2131/2012")), ("WGAD 67/2019", ("WGAD", "67/2019")),
        ("A/HRC/WGAD/2019/67", ("WGAD", "67/2019")), ("XYZ 67/2019", None), ("67/2019", None), ("", None),
    ],
)  # fmt: skip
def test_what_one_decision_is_called(words: str, key: tuple[str, str] | None) -> None:
    assert key_of(words) == key


@pytest.mark.parametrize(
    ("text", "language", "remedies"),
    [
        ("to release him at once and to pay compensation", "en", ("release", "compensation")),
        ("an independent investigation and a new trial", "en", ("investigation", "retrial")),
        ("bring its criminal legislation into line, and prevent similar violations", "en", ("law", "prevention")),
        ("la libération immédiate et une indemnisation", "fr", ("release", "compensation")),
        ("освободить его и выплатить компенсацию", "ru", ("release", "compensation")),
        ("poner en libertad e investigar", "es", ("release", "investigation")),
        ("a press release", "en", ("release",)),  # a known slip: only words that ask make it count
        ("welcomed the visit", "en", ()),
    ],
)
def test_remedies(text: str, language: str, remedies: tuple[str, ...]) -> None:
    assert remedies_in(text, language) == remedies


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The Committee gave the follow-up a grade of C.", "C"), ("was graded B1", "B"), ("assessed as [D]", "D"),
        ("a grade a pupil gets", None), ("grade school", None), ("the upgraded Act", None),
    ],
)  # fmt: skip
def test_grades(text: str, grade: str | None) -> None:
    assert grade_in(text) == grade


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("in the case of Mr. Jan Novak, the Working Group", "Jan Novak"),
        ("Opinion No. 5/2021 concerning Ms. Ada Quill", "Ada Quill"),
        ("Opinion No. 5/2021 concerning Kazakhstan", None),
        ("the Committee against Torture, regarding Article 14", None),
        ("Novak v. Arvenia", "Novak"), ("in the case of a teacher", None), ("по делу Ивана Петрова", "Ивана Петрова"),
    ],
)  # fmt: skip
def test_whose_case_it_is(text: str, person: str | None) -> None:
    assert person_in(text) == person


def test_a_sentence_that_asks_goes_on_from_the_one_before() -> None:
    text = (
        "In its Opinion No. 5/2021, in the case of Ms. Ada Quill, the Working Group found her detention arbitrary. "
        "It requested the Government to release her and to grant compensation. The weather was fine. "
        "The follow-up was graded C."
    )
    one, two, three = found(text)
    assert (one.person, one.remedies) == ("Ada Quill", ())
    assert (two.number, two.remedies) == ("5/2021", ("release", "compensation"))
    assert three.grade == "C"


def test_two_decisions_in_a_sentence_are_two_statements() -> None:
    text = "Opinions No. 5/2021 and CAT/C/66/D/691/2015 call on Arvenia to release both men."
    assert [(each.body, each.remedies) for each in found(text)] == [("WGAD", ("release",)), ("CAT", ("release",))]


def test_a_decision_itself_tells_what_it_asks() -> None:
    text = (
        "The author was held for a year. The State party is under an obligation to provide compensation and to "
        "prevent similar violations in the future. The Committee wishes to receive information within 180 days."
    )
    [only] = found(text, symbol="CCPR/C/112/D/2131/2012", kind="other")
    assert (only.number, only.symbol) == ("2131/2012", "CCPR/C/112/D/2131/2012")
    assert only.remedies == ("compensation", "prevention")


def test_what_the_state_says_it_did() -> None:
    [only] = found("Pursuant to Opinion No. 5/2021 the court had released Ms. Quill in 2022.")
    assert (only.claims, only.remedies) == ("implemented", ())


def test_a_text_without_decisions() -> None:
    assert found("The court released the editor. The Government should pay compensation.") == []


def test_the_work_grows_with_the_text() -> None:
    text = "The Human Rights Committee spoke of communication No. 12/2020 and asked for release. " * 1500
    assert grows_with_the_text(cited_decisions, text)
    assert grows_with_the_text(lambda words: list(case_decisions(document(words))), text[: len(text) // 4])
