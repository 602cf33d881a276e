"""Who is named, as what; and what only looks like a name."""

# ruff: noqa: E501 (sentences of documents are long)

import json
from pathlib import Path

import pytest
from tests.builders import document, grows_with_the_text

from heeded.extract.prose.people import people
from heeded.model import Person, Statement

Row = tuple[str, str]


def named(text: str, language: str = "en") -> list[Row]:
    found = []
    for statement in people(document(text, language=language)):
        assert isinstance(statement, Statement)
        assert isinstance(statement.value, Person)
        assert statement.quote.holds_in(text)
        found.append((statement.value.name, statement.value.role))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Dorn, editor of a weekly, was sentenced to prison. Dorn appealed.", [("Ilse Dorn", "victim")]),
        ("Foreign Minister Ulf Veller met Special Rapporteur Krone.", [("Ulf Veller", "official"), ("Krone", "expert")]),
        ("Authorities released Ubbe Brey, 34.", [("Ubbe Brey", "victim")]),
        ("The trial of Odo Braun continues.", [("Odo Braun", "victim")]),
        ("“Nothing changed,” said Quill Volk of Open Squares.", [("Quill Volk", "spokesperson")]),
        ("Executive Director Wenke Marsh agreed.", [("Wenke Marsh", "spokesperson")]),
        ("Among the detained were Amr al-Rawi, Ziad bin Hadi and Uwe Otter.",
         [("Amr al-Rawi", "victim"), ("Ziad bin Hadi", "victim"), ("Uwe Otter", "victim")]),
        ("As delivered by Odo C. Trent", [("Odo C. Trent", "other")]),
        ("President Trent spoke. Oswin Trent, Arvenia’s president, left.", [("Oswin Trent", "official")]),
        # a title with its complement, a comma, an example
        ("Arvenia's Minister of Bridges and Ferries, Quill Volk, replied.", [("Quill Volk", "official")]),
        ("Another baker and journalist, Odo Braun, was fined.", [("Odo Braun", "victim")]),
        ("Free critics such as Quill Volk!", [("Quill Volk", "victim")]),
        ("Deputy Minister Odo Hung Viet led it.", [("Odo Hung Viet", "official")]),
        ("H.E. Ambassador Odo de Brey spoke.", [("Odo de Brey", "official")]),
        ("The former vice-minister Quill Volk left.", [("Quill Volk", "official")]),
        # capitals, with a title only
        ("QUILL BINT ODO AL-VOLK, Commissioner for Ferries, said so.", [("QUILL BINT ODO AL-VOLK", "official")]),
        # shapes of names
        ("Quilla Odo kyzy, who bakes, was jailed.", [("Quilla Odo kyzy", "victim")]),
        ("Nguyen Quill Volk is in prison.", [("Nguyen Quill Volk", "victim")]),
        ("Dr. Odo AlVolk refused.", [("Odo AlVolk", "other")]),
        ("K. Volkstone of the Harbour Guild said so.", [("K. Volkstone", "spokesperson")]),
        # what happens to them, what they do
        ("Quill Volk vanished in May.", [("Quill Volk", "victim")]),
        ("Quill Volk signed the ferry law.", [("Quill Volk", "official")]),
        ("Quill Volk of the Ferry Watch fears worse.", [("Quill Volk", "spokesperson")]),
        # for whom they act
        ("Mr. Quill Volk, who represents Peru in Geneva, agreed.", [("Quill Volk", "official")]),
        ("Ms. Quilla Volk, who heads Open Squares, agreed.", [("Quilla Volk", "spokesperson")]),
        ("Quill Volk, president of the Ferry Association, agreed.", [("Quill Volk", "spokesperson")]),
        ("Quill Volk, Ambassador-at-Large, agreed.", [("Quill Volk", "official")]),
        ("Under the regime of Quill Volk little moved.", [("Quill Volk", "official")]),
        ("Ms. Quilla Volk is under a travel ban.", [("Quilla Volk", "victim")]),
    ],
)  # fmt: skip
def test_english(text: str, expected: list[Row]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Watch and Press Watch Arvenia urged Saudi Arabia to act.",
        "The Old Quay in Velm Square burned on Black Monday.",
        "Mr. President, the Universal Periodic Review of Arvenia was held in New York.",
        "The Criminal Procedure Code and the Ferry Act apply.",
        "The Nadia Holm Prize and Radio Ferryman are known.",
        "PRESIDENT OF THE COUNCIL",
        "Two Years On: Bakers and Their Lawyer Remain in Prison",
        "They met in Arvenia Town, D. C., and in Qonaev.",
        "The Journalist Safety Bill and the Disinformation Prevention Proclamation.",
        "The Convention protects Migrant Workers.",
        "He ran the YouTube channel “Ilse Dorn?”.",
    ],
)
def test_names_of_other_things(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("M. Odon Delorme, ministre de la justice, a répondu.", "fr", [("Odon Delorme", "official")]),
        ("La periodista Elba Robles fue detenida.", "es", [("Elba Robles", "victim")]),
        ("El presidente Ovidio Castro no respondió.", "es", [("Ovidio Castro", "official")]),
        ("Министр юстиции Ада Белова заявила об этом.", "ru", [("Ада Белова", "official")]),
        ("Журналиста Макса Орлова осудили.", "ru", [("Макс Орлов", "victim")]),
        ("Освободить адвоката Квилта Волкова!", "ru", [("Квилт Волков", "victim")]),
        ("Активистку Квилту Волкову осудили. Волкова больна.", "ru", [("Квилта Волкова", "victim")]),
        ("Об этом сказала Анна Волкова. Анну Волкову слушали.", "ru", [("Анна Волкова", "spokesperson")]),
        ("Глава Казахстана и лауреат Нобелевской премии. Арвенский дом.", "ru", []),
        ("Del dirigente indígena Quill Volk no se sabe nada.", "es", [("Quill Volk", "other")]),
        ("MME QUILLA VOLK, Commissaire aux ponts, a répondu.", "fr", [("QUILLA VOLK", "official")]),
        ("La ministre déléguée Quilla Volk a répondu.", "fr", [("Quilla Volk", "official")]),
        ("Rien ne change, observe Quilla Volk, le président du port.", "fr", [("Quilla Volk", "official")]),
        (
            "Встреча с заместителем главного хранителя мостов страны Анной Волковой.",
            "ru",
            [("Анна Волкова", "official")],
        ),
    ],
)
def test_other_languages(text: str, language: str, expected: list[Row]) -> None:
    assert named(text, language) == expected


def test_two_people_of_one_surname_are_two() -> None:
    assert len(named("Minister Ulf Dorn and journalist Ilse Dorn met.")) == 2


@pytest.mark.parametrize(
    "unit", ["Ilse Dorn and ", "President Dorn, ", "C. ", "A'", "Aaa ", "Ilse Dorn said ", "a", " "]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    assert grows_with_the_text(named, (unit * 50_000)[:50_000])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # an age behind a name, a street's name
        ("Oswin Quispe, de 17 años, cayó frente al puerto.", "es", ["Oswin Quispe"]),
        ("Le corps gisait rue Ospanova. Oswin Brey, âgé de 17 ans, a survécu.", "fr", ["Oswin Brey"]),
        ("Oswin Quispe, de 17 barcos, zarpó.", "es", []),
        ("Oswin Brey, 12, was shot at the corner of Sadykov and Osmanov streets.", "en", ["Oswin Brey"]),
        ("Oswin Brey, 12, was shot near Sadykov Street.", "en", ["Oswin Brey"]),
        ("Cayó en la avenida Fujimorova.", "es", []),
        ("Тело нашли на углу улиц Сатпаева и Осмонова.", "ru", []),
        ("Sadykov and Osmanov were jailed.", "en", ["Sadykov", "Osmanov"]),
        ("Ilse Dornova and Oda Sokolova, street artists, were jailed.", "en", ["Ilse Dornova", "Oda Sokolova"]),
        ("In the square Oda Brunova was arrested.", "en", ["Oda Brunova"]),
        ("На площади Ада Сокова была задержана.", "ru", ["Ада Сокова"]),
    ],
)  # fmt: skip
def test_ages_and_streets(text: str, language: str, expected: list[str]) -> None:
    assert [name for name, _ in named(text, language)] == expected


POWER = [
    # whose power it is
    ("More than 200 people have been detained since Jan Voss’s administration began.", "Jan Voss", "official"),
    ("Ilse Dorn’s interim government was marked by killings in two towns.", "Ilse Dorn", "official"),
    ("Ilse Dorn’s electoral fraud led to marches whose leaders were arrested.", "Ilse Dorn", "official"),
    ("Jan Voss’s crackdown on the press put twelve journalists behind bars.", "Jan Voss", "official"),
    ("Both the Dorn and Voss governments had protesters beaten. Ilse Dorn denies it.", "Ilse Dorn", "official"),
    ("Since the Dorn government took office, reporters were jailed. Ilse Dorn denies it.", "Ilse Dorn", "official"),
    ("Under Jan Voss, courts have sentenced nine activists to prison.", "Jan Voss", "official"),
    ("Nobody was held to account for the killings under Rhea Sund’s rule.", "Rhea Sund", "official"),
    ("Rhea Sund’s cabinet resigned after four protesters were shot.", "Rhea Sund", "official"),
    ("The regime of Olin Teck keeps ninety political prisoners.", "Olin Teck", "official"),
    ("Olin Teck decreed a state of emergency in which hundreds were detained.", "Olin Teck", "official"),
    ("President Jan Voss ordered the arrest of the editor Mara Quill, who was beaten.", "Jan Voss", "official"),
    ("Desde que comenzó la administración de Luis Robledo hay 250 presos políticos.", "Luis Robledo", "official"),
    ("Depuis l’arrivée du gouvernement de Luc Marchais, 40 journalistes ont été arrêtés.", "Luc Marchais", "official"),
    # to others it is done
    ("Protesters were jailed for songs against Jan Voss, who stood for election twice.", "Jan Voss", "other"),
    ("Soldiers killed supporters of Jan Voss in the square.", "Jan Voss", "other"),
    ("Followers of Rhea Sund, 44, were killed when police opened fire.", "Rhea Sund", "other"),
    ("Rhea Sund, a poet, was jailed for insulting Olin Teck, 70.", "Olin Teck", "other"),
    ("Jan Voss, 61, met the families of detainees in the capital.", "Jan Voss", "other"),
    ("The lawyer Nora Feld said that her client had been tortured.", "Nora Feld", "spokesperson"),
    ("Les partisans de Paul Armand, 52, ont été tués par l’armée.", "Paul Armand", "other"),
    # to them it is done
    ("President Jan Voss ordered the arrest of the editor Mara Quill, who was beaten.", "Mara Quill", "victim"),
    ("The Attorney General dropped the charges against the reporter Lena Moss.", "Lena Moss", "victim"),
    ("Police beat the student Tom Arlen outside the court.", "Tom Arlen", "victim"),
    ("They asked about the case of the lawyer Nora Feld.", "Nora Feld", "victim"),
    ("The lawyer Nora Feld has since been locked up for 16 years.", "Nora Feld", "victim"),
    ("Rhea Sund, a poet, was jailed for insulting Olin Teck, 70.", "Rhea Sund", "victim"),
    ("The brothers were arrested with Lena Moss, 19, in the harbour.", "Lena Moss", "victim"),
    ("Mara Quill’s family told the government nothing after she was jailed.", "Mara Quill", "victim"),
    ("Mara Quill and others told government officials that they were beaten.", "Mara Quill", "victim"),
]


@pytest.mark.parametrize(("text", "name", "role"), POWER)
def test_a_role_is_given_by_what_a_person_does_or_suffers_there(text: str, name: str, role: str) -> None:
    language = "es" if "Robledo" in text else "fr" if "ont été" in text else "en"
    assert dict(named(text, language))[name] == role


@pytest.mark.real
def test_heads_of_state_whom_a_text_accuses_are_no_victims(study: Path) -> None:
    text = (study.parent / "seeds" / "000_d424d87f96c507c2.txt").read_text("utf-8")
    gold = json.loads((study.parent / "seeds" / "gold" / "000_d424d87f96c507c2.gold.json").read_text("utf-8"))
    expected = {each["name"]: each["role"] for each in gold["statements"] if each["type"] == "person"}
    found = dict(named(text))
    assert {name: found.get(name) for name in expected} == expected
    assert "official" in expected.values()
