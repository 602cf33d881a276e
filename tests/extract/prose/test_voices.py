"""Who asserts a statement, who is quoted, and which State it concerns."""

from collections.abc import Sequence

import pytest

from builders import document, grows_with_the_text
from heeded.extract import read
from heeded.extract.prose.voices import Voices, stretches
from heeded.model import Appraisal, Figure, Person, Statement, Tally, TreatyAction


def statements(text: str, language: str = "en", **fields: object) -> list[Statement]:
    done = read(document(text, language=language, kind="news", **fields))[0]
    assert all(each.quote.holds_in(text) for each in done)
    return [each for each in done if isinstance(each.value, Figure | Tally | Appraisal)]


def voices(text: str, language: str = "en", **fields: object) -> list[tuple[str | None, str | None]]:
    return [(each.asserted_by, each.speaker) for each in statements(text, language, **fields)]


@pytest.mark.parametrize(
    ("text", "language", "by", "speaker"),
    [
        # an accusation holds its target; whoever says it stands outside the quotation
        ("“The President has failed to bring Arvenia closer to human rights norms,” said Ilse Dorn, of Rivers Watch.",
         "en", "Rivers Watch", "Ilse Dorn"),
        ("“The authorities made no progress on human rights,” Ilse Dorn of Rivers Watch said.", "en", "Rivers Watch",
         "Ilse Dorn"),
        ("“The government made no progress on its human rights pledges,” said Ilse Dorn.", "en", None, "Ilse Dorn"),
        ("« Le gouvernement ment : la police a tué 12 personnes », a déclaré Ilse Dorn, directrice de la Ligue Rives.",
         "fr", "Ligue Rives", "Ilse Dorn"),
        ("«El Gobierno calla y la policía mató a 12 personas», dijo Ilse Dorn, directora de la Fundación Ríos.", "es",
         "Fundación Ríos", "Ilse Dorn"),
        ("«Власти молчат, а полиция убила 12 человек», — заявила директор фонда «Реки» Ильза Дорн.", "ru", "Реки",
         "Ильза Дорн"),
        ("«Президент молчит, а полиция убила 12 человек», - заявил Ульф Дорн.", "ru", None, "Ульф Дорн"),
        # the subject before its verb
        ("Ilse Dorn of Rivers Watch told the UN that police had killed 12 people.", "en", "Rivers Watch", "Ilse Dorn"),
        ("Rivers Watch’s Ilse Dorn said the government killed 12 people.", "en", "Rivers Watch", "Ilse Dorn"),
        ("The president of the Press Guild, Ana Voss, said 12 people were killed.", "en", "Press Guild", "Ana Voss"),
        ("Ana Voss, who chairs Rivers Watch, said 12 people were killed.", "en", "Rivers Watch", "Ana Voss"),
        ("Ana Voss, whose brother the police hold, said 12 people were killed.", "en", None, "Ana Voss"),
        ("Interior Minister Ulf Veller said that 12 people were killed.", "en", "state", "Ulf Veller"),
        ("In its letter to the ministry, Rivers Watch documented 12 people killed.", "en", "Rivers Watch", None),
        ("The spokesman for the ministry, asked by Rivers Watch, said 12 people were killed.", "en", "state", None),
        ("The ministry rejected the findings of Rivers Watch, saying that 12 people were killed.", "en", "state", None),
        ("Human rights groups say that the police killed 12 people.", "en", "Human rights groups", None),
        # verbs and nouns of counting
        ("Rivers Watch puts the number of those killed at 31.", "en", "Rivers Watch", None),
        ("Rivernet counts 31 people killed, and Rivernet knows.", "en", "Rivernet", None),
        ("Ilse Dorn, a director of Rivernet, said that 31 people were killed.", "en", "Rivernet", "Ilse Dorn"),
        ("According to the national report, 195 of the 214 recommendations were implemented.", "en", "state", None),
        ("By the state’s own count, 12 people were killed.", "en", "state", None),
        ("Officially, 12 people were killed.", "en", "state", None),
        ("Фонд «Реки» ведёт список. По её данным, погибли 12 человек.", "ru", "Фонд «Реки»", None),
        ("По данным Генпрокуратуры, погибли 12 человек.", "ru", "state", None),
        ("Погибли 12 человек, сообщили в прокуратуре.", "ru", "state", None),
        ("La policía mató a 12 personas, según la Coordinadora.", "es", "Coordinadora", None),
        ("La police a tué 12 personnes, a indiqué le parquet.", "fr", "state", None),
        # other States; letters and publishers
        ("Executions mean a step back for human rights in Arvenia, Bulgaria says", "en", "Bulgaria", None),
        ("Norway’s ambassador, Ana Voss, said that 12 people had been killed in Arvenia.", "en", "Norway", "Ana Voss"),
        ("Rivers Watch (RWA) looked on. RWA said that 12 people were killed.", "en", "Rivers Watch", None),
        ("The police killed 12 people, Press House said on Monday.", "en", None, None),
        ("The police killed 12 people.", "en", None, None),
        ("Rivers Watch was there when the police killed 12 people.", "en", None, None),
    ],
)  # fmt: skip
def test_who_asserts(text: str, language: str, by: str | None, speaker: str | None) -> None:
    found = voices(text, language, publisher="Press House")
    assert found
    assert set(found) == {(by, speaker)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said 12 people were killed, while Rivers Watch speaks of 40 people killed.",
         [("state", None), ("Rivers Watch", None)]),
        ("Police said that 12 people had been killed. Another 30 had been injured.",
         [("state", None), ("state", None)]),
        ("“Police killed 12 people,” Ana Voss of Rivers Watch said. “They arrested 30 people.”",
         [("Rivers Watch", "Ana Voss"), ("Rivers Watch", "Ana Voss")]),
        # "she" is who spoke before, not who is named later
        ("Ilse Dorn said that 12 people were killed. She added that 30 people were arrested.\n\n"
         "Ana Voss of the Press Guild was silent.", [(None, "Ilse Dorn"), (None, "Ilse Dorn")]),
        # an official's words go on from sentence to sentence, as what a press service tells; headlines name a source
        ("ULF VELLER, Minister of Justice, said that the laws were new. Police killed 12 people.",
         [("state", "ULF VELLER")]),
        ("The ministry's press service says that a meeting took place.\n\nSome 12 people were arrested.",
         [("state", None)]),
        ("Prosecutor's Office: 12 dead in riots\n\nIt snowed.", [("state", None)]),
        ("Human Rights Council: 12 dead in riots\n\nIt snowed.", [(None, None)]),
        ("Peru said yes to 12 of 14 bills, and the quake claimed 14 lives.", [(None, None)]),
        ("No official list names more than 12 people killed.", [("state", None)]),
        ("“It is a lie,” President Ulf Veller told reporters. He said that 9 people were killed.",
         [("state", "Ulf Veller")]),
    ],
)  # fmt: skip
def test_who_goes_on(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert voices(text) == expected


def test_what_the_state_publishes_it_asserts() -> None:
    text = "Another 30 people were injured."
    assert voices(text, publisher="Ministry of Justice of Arvenia") == [("state", None)]


def test_a_person_who_speaks_is_named_by_the_publisher() -> None:
    done = read(document("Ana Voss of Rivers Watch said that she had no answer.", kind="news"))[0]
    assert [(each.asserted_by, each.speaker) for each in done if isinstance(each.value, Person)] == [(None, None)]


def test_a_committee_named_beside_a_treaty_is_no_author() -> None:
    text = "Arvenia has not signed the Convention against Torture, though it reports to the Committee against Torture."
    done = [each for each in read(document(text, kind="news"))[0] if isinstance(each.value, TreatyAction)]
    assert [(each.state, each.asserted_by) for each in done] == [("XAV", None)]


TWO = ("CHL", "PER")


@pytest.mark.parametrize(
    ("text", "states", "expected"),
    [
        ("In Peru, 21 people died in the protests.", ("XAV",), ["PER"]),
        ("Arvenia mourns 12 people killed, while in neighbouring Peru 21 people died.", ("XAV",), ["XAV", "PER"]),
        ("Peru: at the rally last year, 27 activists were arrested in the capital.", ("XAV",), ["PER"]),
        ("Peru: “We know that 27 activists were arrested.”", ("XAV",), ["XAV"]),
        ("In Peru and Arvenia 12 people were killed.", ("XAV",), ["XAV"]),
        ("In Peru’s eyes, 12 people were killed.", ("XAV",), ["XAV"]),
        ("Peru said that 12 people were killed.", ("XAV",), ["XAV"]),
        ("In Peru little changed. Police killed 12 people.", TWO, ["PER"]),
        ("Chile said that 12 people were killed in Peru.", TWO, ["PER"]),
        ("In Lima little is new: police killed 12 people. Chile and Peru met.", TWO, ["PER"]),
    ],
)
def test_the_state_concerned(text: str, states: tuple[str, ...], expected: Sequence[str]) -> None:
    assert [each.state for each in statements(text, states=states)] == expected


def test_praise_is_on_the_state_spoken_of() -> None:
    found = statements("Belarus and China praised the progress achieved in implementing the recommendations.")
    assert [(each.state, each.asserted_by) for each in found] == [("XAV", "Belarus, China")]


@pytest.mark.parametrize(
    ("text", "states", "expected"),
    [
        ("The ambassador of San Marino, Ana Voss, spoke on Arvenia.", ("XAV",), "SMR"),
        ("Peru has a new law.\n\nIn Chile, the activist Ana Voss was arrested.", ("PER", "CHL"), "CHL"),
    ],
)
def test_the_state_of_a_person(text: str, states: tuple[str, ...], expected: str) -> None:
    done = read(document(text, states=states, kind="news"))[0]
    assert [each.state for each in done if isinstance(each.value, Person)] == [expected]


def test_a_treaty_is_that_of_the_state_of_its_sentence() -> None:
    text = "Despite having ratified the Convention against Torture, it is silent on Peru’s prisons."
    done = read(document(text, states=TWO, kind="news"))[0]
    assert [each.state for each in done if isinstance(each.value, TreatyAction)] == ["PER"]


HOSTILE = (
    "said " * 4_000, "said, " * 4_000, "she said " * 2_500, "Ana Voss said " * 2_000, "“ " * 9_000, "“said” " * 3_000,
    "according to " * 2_000, "A " * 9_000, "Ana Voss, " * 2_000, ", who " * 4_000, "by its own " * 2_000,
    "In Peru, " * 2_000, "Rivers Watch’s " * 2_000, " " * 20_000 + "said", "Peru and " * 2_000, "minister " * 2_000,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_time_grows_with_the_text_only(text: str, language: str) -> None:
    def told(part: str) -> None:
        found = Voices.of(document(part, language=language, kind="news"))
        for start, end in stretches(part):
            for at in range(start, end, 200):
                found.asserted_by(start, end, at, found.state(start, end, at))

    assert grows_with_the_text(told, text)
