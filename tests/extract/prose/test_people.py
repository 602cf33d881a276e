"""Who is named, as what; and what only looks like a name."""

# ruff: noqa: E501 (sentences of documents are long)

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
