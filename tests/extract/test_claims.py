"""What a State says that it did, does and will do, in the ways of reports and delegations."""

from dataclasses import replace

import pytest
from tests.builders import grows_with_the_text, paged

from heeded.extract.claims import claimed_in, claims
from heeded.extract.dialogue import dialogue
from heeded.model import Body, Cell, Claim, Document, Paragraph, Problem, Statement, Table, Tally, TreatyAction

DONE, GOING, PLANNED = "implemented", "in_progress", "planned"


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("Arvenia has adopted a law on ferries.", DONE),
        ("The harbour code was amended in May.", DONE),
        ("The law had recently been repealed.", DONE),
        ("The treaty entered into force in June.", DONE),
        ("Arvenia ratified the convention in 2012.", DONE),
        ("A commission on lighthouses was set up.", DONE),
        ("The Government trained 300 ferry pilots.", DONE),
        ("Spending on schools increased by a third.", DONE),
        ("Two shelters have since been built.", DONE),
        ("The campaign “Never when it rains” was launched.", DONE),
        ("With the adoption of the Code, a council came about.", DONE),
        ("The office received full accreditation under the Principles.", DONE),
        ("The police held a workshop on respect.", DONE),
        ("Arvenia took several measures against smuggling.", DONE),
        ("The 2021 amendment to the Act introduces a duty to report.", DONE),
        ("Recommendation 12 is fulfilled.", DONE),
        ("It extended a standing invitation to all experts.", DONE),
        ("A second law is being drafted.", GOING),
        ("The ministry is preparing a plan.", GOING),
        ("The ratification of the protocol was under consideration.", GOING),
        ("Arvenia continues to train judges.", GOING),
        ("The Government will continue its work with islanders.", GOING),
        ("The reform began in 2020 and will end soon.", GOING),
        ("Consultations with fishermen were ongoing.", GOING),
        ("A draft law on noise was submitted to Parliament.", GOING),
        ("The bill on noise had been drafted by experts.", GOING),
        ("Arvenia has been working towards a moratorium.", GOING),
        ("Courses are held every spring.", GOING),
        ("The State finances four crisis centres.", GOING),
        ("It strives for shorter trials.", GOING),
        ("An amendment is in the legislative procedure.", GOING),
        ("The Government will ratify the protocol.", PLANNED),
        ("The delegation said that a school would be opened.", PLANNED),
        ("Arvenia intends to abolish the fee.", PLANNED),
        ("A census is envisaged for 2027.", PLANNED),
        ("The ministry plans to hire interpreters.", PLANNED),
        ("The proposed amendment envisages an office for children.", PLANNED),
        ("The bridge is expected to be finished next year.", PLANNED),
        ("The State committed itself to close the prison.", PLANNED),
    ],
)
def test_acts(sentence: str, claimed: str) -> None:
    assert claimed_in(sentence, 0, len(sentence)) == claimed


@pytest.mark.parametrize(
    "sentence",
    [
        "The Constitution guarantees the freedom of the seas.",
        "Freedom of the press was guaranteed by the Constitution.",
        "Fishing is regulated by the Maritime Act.",
        "Torture was prohibited under article 9.",
        "Arvenia has a population of four million.",
        "Arvenia has not ratified the convention.",
        "No law had been adopted.",
        "A law should be adopted at once.",
        "If the code was amended, courts decide.",
        "A person who has been fined can appeal.",
        "The delegation thanked all States.",
        "The Government considered that the law was sufficient.",
        "The measures adopted by the Council are public.",
        "The Act is composed of nine chapters.",
        "Primary education is free and publicly funded.",
        "Nobody was killed.",
        "The fight against corruption is a priority.",
        "The island is located in the north.",
        "Strengthen the protection of fishermen (Ghana).",
        "",
    ],
)
def test_no_acts(sentence: str) -> None:
    assert claimed_in(sentence, 0, len(sentence)) is None


@pytest.mark.parametrize(
    ("sentence", "language", "claimed"),
    [
        ("L’Arvénie a ratifié la convention.", "fr", DONE),
        ("Une commission a été créée en 2012.", "fr", DONE),
        ("La loi est entrée en vigueur.", "fr", DONE),
        ("Un projet est en cours d’examen.", "fr", GOING),
        ("Le Gouvernement poursuit ses efforts.", "fr", GOING),
        ("Une loi sera adoptée bientôt.", "fr", PLANNED),
        ("La Constitution garantit ce droit.", "fr", None),
        ("L’Arvénie n’a pas ratifié la convention.", "fr", None),
        ("Arvenia ha ratificado el convenio.", "es", DONE),
        ("Se aprobó la ley de puertos.", "es", DONE),
        ("El Gobierno está elaborando un plan.", "es", GOING),
        ("Se prevé abrir dos centros.", "es", PLANNED),
        ("El país no ha ratificado el convenio.", "es", None),
        ("Принят закон о портах.", "ru", DONE),
        ("Закон вступил в силу в мае.", "ru", DONE),
        ("В настоящее время разрабатывается план.", "ru", GOING),
        ("Правительство планирует открыть школу.", "ru", PLANNED),
        ("Конституция гарантирует это право.", "ru", None),
    ],
)
def test_other_languages(sentence: str, language: str, claimed: str | None) -> None:
    assert claimed_in(sentence, 0, len(sentence), language) == claimed


# One row for each verb of the table that undoes, in its participle.
UNDONE = {
    "en": "abandoned adjourned annulled attacked axed arrested beaten blocked breached cancelled closed collapsed "
    "criticised curtailed damaged declined defeated deferred delayed demolished denied destroyed deteriorated "
    "discarded discontinued dismantled dismissed disrupted dissolved dropped evicted expelled expired failed "
    "frozen halted hampered harassed hindered ignored impeded imprisoned infringed interrupted intimidated "
    "jailed lacked lapsed neglected obstructed opposed overturned paused postponed quashed refused rejected "
    "resisted revoked scrapped shelved shut stalled stopped suspended thwarted undermined vetoed violated "
    "weakened withdrawn withheld worsened",
    "fr": "abandonné ajourné annulé arrêté attaqué bloqué censuré cessé critiqué délaissé démantelé différé écarté "
    "emprisonné entravé enterré expulsé fermé figé freiné gelé harcelé ignoré incarcéré invalidé licencié "
    "menacé négligé paralysé ralenti refusé rejeté reporté repoussé retardé retiré révoqué stoppé violé "
    "suspendu interrompu détenu dissous affaibli restreint interdit abattu battu",
    "es": "abandonado amenazado anulado aplazado archivado arrestado atacado atrasado bloqueado cancelado cerrado "
    "clausurado congelado criticado debilitado demorado denegado derrotado desalojado descartado desechado "
    "desestimado despedido detenido diferido encarcelado estancado expulsado frenado frustrado ignorado "
    "impedido interrumpido invalidado negado obstaculizado paralizado postergado rechazado relegado "
    "restringido retirado retrasado revocado suspendido truncado vetado violado vulnerado pospuesto opuesto "
    "disuelto",
    "ru": "отложен отклонён отозван отвергнут приостановлен прекращён заморожен сорван арестован задержан закрыт "
    "заблокирован перенесён провален остановлен ограничен нарушен снят свёрнут затянут избит уволен выслан",
}
FRAMES = {
    "en": ("The ferry plan has been {}.", "The ferry plan, adopted in 2020, was {}."),
    "fr": ("Le plan a été {}.", "Le plan adopté en 2020 a été {}."),
    "es": ("El plan ha sido {}.", "El plan presentado fue {}."),
    "ru": ("План был {}.", "План, который приняли, {}."),
}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (frame.format(verb), language)
        for language, verbs in UNDONE.items()
        for verb in verbs.split()
        for frame in FRAMES[language]
    ],
)
def test_what_is_undone_is_no_deed(sentence: str, language: str) -> None:
    assert claimed_in(sentence, 0, len(sentence), language) is None


@pytest.mark.parametrize(
    ("sentence", "language", "claimed"),
    [
        ("The reform of the ports has been put on hold.", "en", None),
        ("The ferry bill is currently being held up.", "en", None),
        ("The reform will be postponed.", "en", None),
        ("The Government will reject the proposal.", "en", None),
        ("Arvenia had opposed the treaty on ports.", "en", None),
        ("The bill was drafted but has been withdrawn.", "en", None),
        ("A new code was adopted and the old plan was abandoned.", "en", DONE),
        ("A fund was set up for those whose boats had been destroyed.", "en", DONE),
        ("A code was adopted after the old plan had been abandoned.", "en", DONE),
        ("A public call for proposals was issued.", "en", DONE),
        ("The first bill was rejected, but a second one is being drafted.", "en", GOING),
        ("Arvenia has withdrawn its reservation to article 9.", "en", DONE),
        ("All executions have been suspended.", "en", DONE),
        ("The old island prison was closed.", "en", DONE),
        ("The moratorium on executions was suspended.", "en", None),
        ("Le moratoire sur la peine de mort a été suspendu.", "fr", None),
        ("La peine de mort a été abandonnée.", "fr", DONE),
        ("La moratoria sobre las ejecuciones fue suspendida.", "es", None),
        ("L’Arvénie a retiré ses réserves.", "fr", DONE),
        ("L’Arvénie s’est opposée au traité.", "fr", None),
        ("La réforme a été reportée, mais une loi sur les ports a été adoptée.", "fr", DONE),
        ("La reforma se aplazó.", "es", None),
        ("Arvenia ha retirado sus reservas.", "es", DONE),
        ("Парламент отклонил закон о портах.", "ru", None),
        ("Принятие закона отложено.", "ru", None),
    ],
)
def test_undoing_and_deeds(sentence: str, language: str, claimed: str | None) -> None:
    assert claimed_in(sentence, 0, len(sentence), language) == claimed


@pytest.mark.parametrize(
    ("sentence", "language", "claimed"),
    [
        ("The Government had submitted a draft law on ferries.", "en", GOING),
        ("Arvenia had proposed a new law on ports.", "en", GOING),
        ("The draft law had undergone a public hearing.", "en", GOING),
        ("Amendments to the Harbour Act, drafted in 2023, widen its powers.", "en", GOING),
        ("The views of pilots were incorporated in the new draft.", "en", GOING),
        ("The plan is currently undergoing coordination.", "en", GOING),
        ("The port reforms were aimed at cheaper berths.", "en", GOING),
        ("The draft law on ports was adopted in May.", "en", DONE),
        ("Arvenia had decided to accede to the treaty.", "en", PLANNED),
        ("A decision was taken to build a second pier.", "en", PLANNED),
        ("A new pier, due to be finished in 2027, is long.", "en", PLANNED),
        ("The treaty is expected to significantly reduce smuggling.", "en", None),
        ("Delays had been due to storms.", "en", None),
        ("From 2020 to 2022, the project aimed to inform sailors.", "en", DONE),
        ("The Ministry aimed to inform sailors.", "en", PLANNED),
        ("It thanked the pilots that had joined the talks.", "en", None),
        ("With increased traffic comes noise.", "en", None),
        ("Le Gouvernement a soumis un projet de loi.", "fr", GOING),
        ("Le Gouvernement a décidé d’adhérer au traité.", "fr", PLANNED),
        ("El Gobierno ha presentado un proyecto de ley.", "es", GOING),
        ("El Gobierno ha decidido adherirse al tratado.", "es", PLANNED),
        ("Правительство внесло в парламент законопроект о портах.", "ru", GOING),
        ("Правительство решило присоединиться к договору.", "ru", PLANNED),
        ("Принято решение построить порт.", "ru", PLANNED),
    ],
)
def test_a_draft_is_no_law_and_a_decision_no_deed(sentence: str, language: str, claimed: str | None) -> None:
    assert claimed_in(sentence, 0, len(sentence), language) == claimed


@pytest.mark.parametrize(
    ("label", "claimed"),
    [
        ("Implemented.", DONE),
        ("Ongoing", GOING),
        ("Partially implemented", GOING),
        ("Planned", PLANNED),
        ("Spain", None),
    ],
)
def test_labels(label: str, claimed: str | None) -> None:
    assert claimed_in(label, 0, len(label)) == claimed


def found(document: Document) -> list[tuple[str | None, str, tuple[str, ...]]]:
    rows = []
    for statement in claims(document):
        assert isinstance(statement, Statement)
        assert isinstance(statement.value, Claim)
        assert statement.quote.holds_in(document.text)
        assert (statement.state, statement.asserted_by) == ("XAV", "state")
        rows.append((statement.paragraph, statement.value.claims, statement.value.numbers))
    return rows


def headed(document: Document) -> Document:
    """The document with lines that begin with a capital letter and a point as headings."""
    kinds = [
        replace(each, kind="heading") if document.text[each.start + 1] == "." else each
        for each in document.body.paragraphs
        if each.number is None
    ]
    known = {each.start: each for each in kinds}
    paragraphs = tuple(known.get(each.start, each) for each in document.body.paragraphs)
    return replace(document, body=replace(document.body, paragraphs=paragraphs))


def test_numbers_come_from_the_sentence_the_paragraph_the_chapter() -> None:
    report = headed(
        paged(
            "National report submitted in 2024",
            "1. The law was adopted.",
            "A. Ferries (recommendations 3, 5-7)",
            "2. A ferry was built. Fees were reduced (recommendation 9). The sea is wide.",
            "3. As recommendation 11 asks, pilots were trained.",
            "B. Schools",
            "Recommendations 21 and 22",
            "4. A school was opened. General recommendation No. 35 was translated.",
            "C. Lighthouses",
            "5. A lighthouse was built.",
            "D. Quays (recommendations 31 and 32)",
            "6. A quay was built.",
            "7. A crane was repaired.",
            kind="national_report",
        )
    )
    assert found(report) == [
        ("1", DONE, ()),
        ("2", DONE, ("9",)),
        ("2", DONE, ("9",)),
        ("3", DONE, ("11",)),
        ("4", DONE, ("21", "22")),
        ("4", DONE, ("21", "22")),
        ("5", DONE, ()),
        ("6", DONE, ("31", "32")),
        ("7", DONE, ()),
    ]


def test_a_recommendation_quoted_above_its_answer() -> None:
    report = paged(
        "1. This report has been prepared by the ministry.",
        "115.20 Ratify the treaty on ferries (Ghana);",
        "The treaty was ratified in May.",
        "115.21 Build a ferry (Peru);",
        "A ferry is being built.",
        kind="midterm_report",
    )
    assert found(report) == [("1", DONE, ()), (None, DONE, ("115.20",)), (None, GOING, ("115.21",))]


def test_notes_cite_for_their_sentence() -> None:
    text = "1. A plan was adopted.3 A port was built.\n3 See the earlier report (recommendation 40)."
    at = text.index("\n") + 1
    paragraphs = (Paragraph(0, at - 1, "1"), Paragraph(at, len(text), None, "note"))
    report = Document("0" * 64, Body(text, paragraphs=paragraphs), kind="national_report", states=("XAV",))
    assert found(report) == [("1", DONE, ("40",)), ("1", DONE, ())]


def test_rows_of_a_table() -> None:
    lines = ("Recommendation", "Status", "rec. 12, 34", "A plan was adopted.", "rec. 35", "Ongoing")
    report = paged(*lines, kind="midterm_report")
    cells = [Cell(each.start, each.end) for each in report.body.paragraphs]
    table = Table(tuple(zip(cells[::2], cells[1::2], strict=True)))
    report = replace(report, body=replace(report.body, tables=(table,)))
    assert found(report) == [(None, DONE, ("12", "34")), (None, GOING, ("35",))]


def test_reports_of_others_hold_no_claims_of_the_state() -> None:
    report = paged("1. A law was adopted.", kind="midterm_report", publisher="Open Harbour Foundation")
    assert found(report) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "1. Le pays a adopté un plan."),
        ("es", "1. El país ha adoptado un plan."),
        ("ru", "1. Страна приняла план."),
    ],
)
def test_the_publisher_is_named_in_english_in_every_language(language: str, sentence: str) -> None:
    report = paged(sentence, kind="national_report", language=language, publisher="Italy", states=("ITA",))
    assert [each.state for each in claims(report) if isinstance(each, Statement)] == ["ITA"]


def test_a_state_that_claims_nothing_is_a_problem() -> None:
    report = paged("1. The sea is wide.", kind="national_report", publisher="Arvenia")
    (problem,) = claims(report)
    assert isinstance(problem, Problem)
    assert "No sentence" in problem.message


DIALOGUE = (
    "1. The delegation of Arvenia was headed by Ms. Ada Orlo, Minister of Justice.",
    "A. Presentation by the State under review",
    "2. Ms. Orlo said that Arvenia had ratified the treaty. The sea was wide.",
    "B. Interactive dialogue and responses by the State under review",
    "3. Ghana noted that Arvenia had adopted a law.",
    "4. In response, the delegation said that a law was being drafted.",
    "5. A school would be opened.",
    "6. Peru welcomed that a ferry had been built.",
    "7. The Holy See asked whether a plan had been adopted.",
    "II. Conclusions and/or recommendations",
    "8. The recommendations were examined by Arvenia.",
)


def test_the_delegation_claims_and_nobody_else() -> None:
    said: list[Statement] = [each for each in dialogue(paged(*DIALOGUE)) if isinstance(each.value, Claim)]
    assert [(s.paragraph, s.value.claims, s.speaker) for s in said if isinstance(s.value, Claim)] == [
        ("2", DONE, "Ada Orlo"),
        ("4", GOING, None),
        ("5", PLANNED, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "has " * 12_000,
        "draft " * 8_000,
        "was " + "really " * 7_000,
        "(" * 25_000 + ")" * 25_000,
        " " * 50_000,
        "1, " * 16_000,
        "recommendations " + "1.1-1.9, " * 5_500,
        "x" * 50_000 + "ly",
        "they are " * 5_500,
        "a1" * 25_000,
        "was rejected " * 4_000,
        "was adopted was rejected " * 2_000,
        "that was rejected and was adopted " * 1_500,
        "fue rechazado " * 3_500,
        "made good " * 5_000,
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_hostile_texts_take_no_longer_than_their_length(text: str, language: str) -> None:
    def job(part: str) -> None:
        list(claims(paged(part, kind="national_report", language=language)))

    assert grows_with_the_text(job, text)


def test_the_delegation_counts_and_joins() -> None:
    report = paged(
        *DIALOGUE[:2],
        "2. Ms. Orlo said that Arvenia had fully or partially implemented 30 of the 32 recommendations of the first "
        "review. It had ratified the Convention on the Rights of the Child in 2021.",
        "3. The Government had submitted a draft law on accession to the Convention on the Reduction of Statelessness.",
        DIALOGUE[3],
        "4. Ghana noted that 12 recommendations had been implemented and that Arvenia had signed the treaty.",
    )
    said = [each for each in dialogue(report) if isinstance(each.value, Tally | TreatyAction)]
    assert all(each.quote.holds_in(report.text) for each in said)
    assert [(each.paragraph, each.asserted_by, each.speaker) for each in said] == [("2", "state", "Ada Orlo")] * 2
    counted, joined = (each.value for each in said)
    assert isinstance(counted, Tally)
    assert isinstance(joined, TreatyAction)
    assert (counted.measure, counted.value, counted.out_of) == ("implemented_or_partially", 30, 32)
    assert (joined.treaty, joined.action, joined.date) == ("CRC", "ratified", "2021")
