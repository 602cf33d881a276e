"""Who contributed each paragraph of a summary or compilation: names, letters, notes, page breaks, hostile text."""

# ruff: noqa: E501 (sentences of documents are long)

import pytest
from tests.builders import grows_with_the_text, paged

from heeded.extract import read
from heeded.extract.contributors import contributors
from heeded.extract.notes import counting, notes_of
from heeded.extract.parties import party_of
from heeded.ingest.compose import Block, compose
from heeded.model import Body, Document, Intervention, Paragraph, Party, Problem, Statement

SUMMARY = (
    "1. The present report was prepared under the rules of the Council and outlines five submissions.1 There is a list.2",
    "2. OQN urged Arvenia to reopen the old quay and to repair its lighthouse before the winter storms begin.",
    "3. The fishermen of the north had no licence after 2019.3 JS1 and Quay Watch recommended that licences be issued, 4 and QW added that boats rotted.",
    "4. It was recommended that the harbour court be given judges of its own, a registry and a budget for its work.5",
    "5. In 2021, CoE-ECRI noted that insults against islanders were common. No figures were kept. It also called for a register of such cases",
    "* Issued without formal editing.",
    "and for training of the coastguard.6 OQN2 asked the same.7",
    "6. Several submissions regretted that the ferry to the outer islands had been stopped without a hearing.8",
    "Notes",
    "1 A/HRC/10/5. 2 The stakeholders listed below have contributed information for this summary. Civil society Individual submissions: "
    "OQN Open Quay Network, Port Arven (Arvenia); QW Quay Watch, Lissen (Arvenia); "
    "Joint submissions: JS1 Joint submission 1 submitted by: Free Harbour; and the Islanders’ League, Port Arven (Arvenia); "
    "Regional intergovernmental organization(s): CoE The Council of Europe, Strasbourg (France). "
    "3 OQN, p. 4. See also QW, p. 9. 4 JS1, para. 7 and QW, p. 2. 5 QW, p. 6. 6 CoE-ECRI, p. 12. 7 OQN, p. 1. 8 JS1, p. 3; OQN, pp. 2–3.",
)
JOINT = "JS1 (Free Harbour; Islanders’ League)"
COMPILATION = (
    "1. This report holds what UN bodies wrote about Arvenia and its islands since the last review.1",
    "2. The Committee against Torture was concerned about the cells below the harbour court.2 It also recommended that they be closed.3",
    "3. The same Committee urged Arvenia to pay the men who had been held in them.4 UNHCR stated that nobody was heard at the border.5",
    "4. The Special Rapporteur on the right to a clean, safe and quiet sea recommended that Arvenia end the dredging of its bays.6 Fish had died.",
    "5. The Special Rapporteur on the sea stated that the nets had to be counted each year by the coastguard.7",
    "6. The ferry had been stopped for years, and those who lived on the islands had no school in reach.8",
    "7. Arvenia reported that it had reopened the ferry and that a teacher had been sent to the islands.9",
    "8. The lighthouse was repaired in the second year after the storm, and it has been lit in each night since.",
    "Notes",
    "1 A/HRC/10/5. 2 CAT/C/XAV/CO/4, para. 12. 3 Ibid., para. 13 (b). 4 Ibid., paras. 14 and 15. See also CRC/C/XAV/CO/3-4, para. 20. "
    "5 UNHCR submission for the universal periodic review of Arvenia, p. 3. 6 A/HRC/40/64/Add.1, para. 8. 7 Ibid., para. 9. "
    "8 CRC/C/XAV/CO/3-4, para. 79. 9 CRC/C/XAV/CO/3-4/Add.1, para. 2.",
)


def summary(*lines: str, kind: str = "stakeholder_summary") -> Document:
    return paged(*lines, kind=kind, symbol="A/HRC/WG.6/48/XAV/3", language="en")


def said(document: Document) -> list[tuple[str | None, str | None, Party | None, tuple[str, ...]]]:
    found = [each for each in contributors(document) if isinstance(each, Statement)]
    assert all(each.quote.holds_in(document.text) and each.as_summarised_by == "OHCHR" for each in found)
    return [
        (each.paragraph, each.asserted_by, each.value.party, each.value.cites)
        for each in found
        if isinstance(each.value, Intervention)
    ]


def test_a_summary() -> None:
    ecri = "European Commission against Racism and Intolerance"
    assert said(summary(*SUMMARY)) == [
        ("2", "Open Quay Network", "civil_society", ()),
        ("3", "Open Quay Network", "civil_society", ("OQN, p. 4",)),
        ("3", JOINT, "civil_society", ("JS1, para. 7",)),
        ("3", "Quay Watch", "civil_society", ("QW, p. 2",)),
        ("3", "Quay Watch", "civil_society", ()),
        ("4", "Quay Watch", "civil_society", ("QW, p. 6",)),
        ("5", ecri, "regional_body", ("CoE-ECRI, p. 12",)),
        ("5", ecri, "regional_body", ("CoE-ECRI, p. 12",)),
        ("5", "Open Quay Network", "civil_society", ("OQN, p. 1",)),
        ("6", JOINT, "civil_society", ("JS1, p. 3",)),
        ("6", "Open Quay Network", "civil_society", ("OQN, pp. 2–3",)),
    ]


def test_a_compilation() -> None:
    torture, children = "Committee against Torture", "Committee on the Rights of the Child"
    sea = "Special Rapporteur on the right to a clean, safe and quiet sea"
    refugees = "Office of the United Nations High Commissioner for Refugees"
    assert said(summary(*COMPILATION, kind="un_compilation")) == [
        ("2", torture, "treaty_body", ("CAT/C/XAV/CO/4, para. 12", "CAT/C/XAV/CO/4, para. 13 (b)")),
        ("3", torture, "treaty_body", ("CAT/C/XAV/CO/4, paras. 14 and 15",)),
        ("3", refugees, "agency", ("UNHCR submission for the universal periodic review of Arvenia, p. 3",)),
        ("4", sea, "special_procedure", ("A/HRC/40/64/Add.1, para. 8",)),
        ("5", sea, "special_procedure", ("A/HRC/40/64/Add.1, para. 9",)),
        ("6", children, "treaty_body", ("CRC/C/XAV/CO/3-4, para. 79",)),
        ("7", "state", "state", ("CRC/C/XAV/CO/3-4/Add.1, para. 2",)),
    ]


def test_a_paragraph_without_a_contributor_is_a_problem() -> None:
    (problem,) = [
        each for each in contributors(summary(*COMPILATION, kind="un_compilation")) if isinstance(each, Problem)
    ]
    assert problem.severity == "warning"
    assert "cannot be told from the text or its notes: 8." in problem.message


def test_the_section_of_the_institution_names_it_where_no_sentence_does() -> None:
    blocks = [
        Block(
            "II. Information provided by the institution accredited in full compliance with the Paris Principles",
            "heading",
        ),
        Block(
            "1. Those who were held in the cells below the harbour court had waited nine months for their first hearing."
        ),
        Block("Notes"),
        Block(
            "1 The stakeholders listed below have contributed. Civil society Individual submissions: OQN Open Quay Network, "
            "Port Arven (Arvenia); National human rights institution: Ombudsman Ombudsman of the Isles, Lissen (Arvenia). 2 Ombudsman, p. 3."
        ),
    ]
    document = Document("0" * 64, compose(blocks), "stakeholder_summary", states=("XAV",))
    assert said(document) == [("1", "Ombudsman of the Isles", "national_institution", ())]


def test_nothing_that_others_say_is_asserted_by_ohchr() -> None:
    lines = list(SUMMARY)
    lines[1] = (
        "2. OQN stated that 12 protesters were arrested at the old quay and urged Arvenia to ratify the Convention against Torture."
    )
    statements, _ = read(summary(*lines))
    others = [each for each in statements if each.paragraph == "2" and not isinstance(each.value, Intervention)]
    assert {each.type for each in others} >= {"figure", "treaty_action"}
    assert {(each.asserted_by, each.as_summarised_by) for each in others} == {("Open Quay Network", "OHCHR")}


def of_a_summary(second: str, third: str = SUMMARY[2]) -> list[Statement]:
    statements, _ = read(summary(SUMMARY[0], f"2. {second}", third, *SUMMARY[3:]))
    return [each for each in statements if each.paragraph == "2" and not isinstance(each.value, Intervention)]


@pytest.mark.parametrize(
    ("words", "by"),
    [
        (
            "OQN noted that Arvenia had enacted a law against torture in 2017, which fell short of the Convention.",
            "OQN",
        ),
        ("OQN noted that the aims were criticised, and that 12 protesters were arrested at the quay.", "OQN"),
        ("OQN noted that Arvenia reported that 12 protesters were arrested at the quay in 2017.", "state"),
    ],
)
def test_a_contributor_speaks_in_a_summary_unless_the_state_is_heard(words: str, by: str) -> None:
    found = of_a_summary(words)
    assert found
    assert {each.asserted_by for each in found} == {"state" if by == "state" else "Open Quay Network"}


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("OQN noted that Joint Submission had said that 12 protesters were arrested.", None),
        ("OQN noted that Harbour Code stressed that 12 protesters were arrested.", None),
        ("OQN noted that Ms. Ada Orlo said that 12 protesters were arrested.", "Ada Orlo"),
    ],
)
def test_a_summary_quotes_persons_by_their_titles(words: str, speaker: str | None) -> None:
    assert {each.speaker for each in of_a_summary(words) if each.type == "figure"} == {speaker}


def test_many_members_and_contributors_are_counted() -> None:
    members = [f"League {letter}, Port Arven (Arvenia)" for letter in "ABCDE"]
    notes = SUMMARY[-1].replace("Free Harbour; and the Islanders’ League, Port Arven (Arvenia)", "; ".join(members))
    found = said(summary(*SUMMARY[:-1], notes))
    assert "JS1 (League A and 4 more)" in {row[1] for row in found if row[0] == "3"}


def test_several_contributors_are_named_shortly() -> None:
    third = "2. JS1 and Quay Watch welcomed the new lighthouse of the northern harbour in Port Arven.3"
    statements, _ = read(summary(SUMMARY[0], third, *SUMMARY[3:]))
    assert {each.asserted_by for each in statements if each.type == "commendation"} == {"JS1, Quay Watch"}


def test_a_law_in_a_report_of_the_state_is_cited_by_the_state() -> None:
    report = paged("12. Article 5 of the Criminal Code was amended in 2020.", kind="national_report", language="en")
    statements, _ = read(report)
    assert {each.asserted_by for each in statements if each.type == "provision"} == {"state"}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("2. The quay was closed.1 It was sold2 and, later,3 lost. 4 Nobody knew.5", [1, 2, 3, 4, 5]),
        ("2. In 20191 a law passed.2 It has 12 parts and, in 24 cases, 3.5 per cent.3", [1, 2, 3]),
        ("2. JS1 said so.1 JS2 too.2 Others, 3 and more,4 agreed.", [1, 2, 3, 4]),
        ("2. Nothing is noted here, in 1999 or since.", []),
    ],
)
def test_marks(text: str, marks: list[int]) -> None:
    assert [mark.number for mark in notes_of(summary(text)).marks] == marks


def test_what_stands_behind_a_page_of_notes_goes_on_with_them() -> None:
    lines = ["1. A law passed.", "2. A plan failed.", "1 The Act.", "2 The Plan, which", "went on. 3 The Decree."]
    text, starts = "\n".join(lines), [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]
    kinds = ("body", "body", "note", "note", "body")
    numbers = ("1", "2", None, None, None)
    paragraphs = [Paragraph(*span, *each) for span, *each in zip(spans, numbers, kinds, strict=True)]
    pages = ((0, 1), (starts[2], 2), (starts[4], 3))
    body = Body(text, pages, tuple(paragraphs), page_count=3)
    notes = notes_of(Document("0" * 64, body, kind="national_report"))
    assert [notes.hold(start) for start, _ in spans] == [False, False, True, True, True]
    assert set(notes.by_number) == {1, 2, 3}


def test_numbers_that_do_not_count_up_are_left_out() -> None:
    assert counting([(0, 1, 2), (5, 7, 2), (9, 2, 2), (12, 3, 2)]) == [(0, 1), (9, 2), (12, 3)]
    assert counting([]) == []


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("UNICEF", "agency"),
        ("Council of Europe", "regional_body"),
        ("National Human Rights Committee of Arvenia", "national_institution"),
        ("Office of the Ombudsman", "national_institution"),
        ("Open Quay Network", "civil_society"),
    ],
)
def test_parties_of_speakers(name: str, party: Party) -> None:
    assert party_of(name, "civil_society") == party


@pytest.mark.parametrize(
    "unit",
    [
        "a1 ",
        "A.1 ",
        "12 ",
        "(",
        "The Committee ",
        "The Special Rapporteur on ",
        "JS1, ",
        "and ",
        " ",
        "Ibid. 1 ",
        "A/",
        "the Office of (AI) ",
        ", ",
    ],
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    def job(text: str) -> None:
        for lines in (("2. " + text,), ("2. OQN said so.1", "Notes", "1 " + text)):
            list(contributors(summary(*lines, kind="un_compilation")))

    assert grows_with_the_text(job, unit * (20_000 // len(unit)))


def test_many_marks_in_one_sentence_are_read_in_linear_time() -> None:
    text = " ".join(f"{'lo ' * 30}word{number}" for number in range(1, 999))
    assert grows_with_the_text(lambda part: list(contributors(summary("2. " + part))), text)
