"""Counts of people affected: harm, value, State and voice, parts of wholes, and counts of something else."""

import pytest

from builders import document, grows_with_the_text
from heeded.extract.prose.figures import figures
from heeded.model import Figure, Statement


def found(text: str, language: str = "en", **fields: object) -> list[tuple[str, int]]:
    return [(each.harm, each.value) for each in values(text, language, **fields)]


def statements(text: str, language: str = "en", **fields: object) -> list[Statement]:
    doc = document(text, language=language, kind="news", **fields)
    done = [each for each in figures(doc) if isinstance(each, Statement)]
    assert all(each.quote.holds_in(text) for each in done)
    return done


def values(text: str, language: str = "en", **fields: object) -> list[Figure]:
    return [each.value for each in statements(text, language, **fields) if isinstance(each.value, Figure)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Soldiers arrested 12 journalists and let 3 of them go.", "en", [("detained", 12), ("detained", 3)]),
        ("At least 14 people died and more than 200 were wounded.", "en", [("killed", 14), ("injured", 200)]),
        ("The shelling left 40 people dead, 90 injured and 7 missing.", "en",
         [("killed", 40), ("injured", 90), ("disappeared", 7)]),
        ("The death toll reached 58.", "en", [("killed", 58)]),
        ("Since 2019, 45 activists have been sentenced to prison.", "en", [("convicted", 45)]),
        ("Arvenia holds 120 prisoners of conscience, including 14 women.", "en",
         [("political_prisoners", 120), ("political_prisoners", 14)]),
        ("The club documented 18 cases of enforced disappearance.", "en", [("disappeared", 18)]),
        ("Some 40,000 villagers were internally displaced.", "en", [("displaced", 40000)]),
        ("The trial of 16 defendants began.", "en", [("prosecuted", 16)]),
        ("Guards tortured six inmates.", "en", [("tortured", 6)]),
        ("The State executed 6 men, three of whom were minors.", "en", [("killed", 6), ("killed", 3)]),
        ("A list of the dead names 19 soldiers.", "en", [("killed", 19)]),
        ("Fires killed 30 people. The monitor has identified 41.", "en", [("killed", 30), ("killed", 41)]),
        ("Au moins 25 manifestants ont été tués et 300 blessés.", "fr", [("killed", 25), ("injured", 300)]),
        ("Le gouvernement a arrêté plus de 120 opposants.", "fr", [("detained", 120)]),
        ("Al menos 49 personas murieron; 1.200 resultaron heridas.", "es", [("killed", 49), ("injured", 1200)]),
        ("La policía detuvo a 35 periodistas.", "es", [("detained", 35)]),
        ("Задержаны 1 500 человек, ранены 300.", "ru", [("detained", 1500), ("injured", 300)]),
        ("В тюрьмах 27 политзаключенных.", "ru", [("political_prisoners", 27)]),
        # people named by what was done to them
        ("Thirteen of those killed were police officers.", "en", [("killed", 13)]),
        ("Two boys were among the dead.", "en", [("killed", 2)]),
        ("Onze membres du club figurent parmi les morts.", "fr", [("killed", 11)]),
        ("De los fallecidos, 18 eran menores de edad.", "es", [("killed", 18)]),
        ("Ocho vecinos fueron asesinados.", "es", [("killed", 8)]),
        ("Список из 26 имен погибших.", "ru", [("killed", 26)]),
        ("A list of political prisoners has 41 names on it.", "en", [("political_prisoners", 41)]),
        # the same in other years and towns
        ("Arvenia executed 19 people in 2022 and 17 in 2023.", "en", [("killed", 19), ("killed", 17)]),
        ("In Lund 14 people were killed, in Arne 21.", "en", [("killed", 14), ("killed", 21)]),
        ("They meant to say no. Five activists were arrested.", "en", [("detained", 5)]),
        ("Dozens were wounded, seven of them gravely.", "en", [("injured", 7)]),
        ("Four defendants were sentenced to prison.", "en", [("convicted", 4)]),
        ("The court gave 38 strikers between two and five years in prison.", "en", [("convicted", 38)]),
        ("Arvenia is holding 16 people for what they wrote.", "en", [("political_prisoners", 16)]),
        ("The dead number 23.", "en", [("killed", 23)]),
        ("Vingt et une personnes ont péri.", "fr", [("killed", 21)]),
        ("Courts handed down 125 sentences.", "en", [("convicted", 125)]),
        ("Charges of fraud have been brought against 34 officers.", "en", [("prosecuted", 34)]),
        ("Четырнадцать человек за решеткой по политическим мотивам.", "ru", [("political_prisoners", 14)]),
    ],
)  # fmt: skip
def test_figures(text: str, language: str, expected: list[tuple[str, int]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The monitors interviewed 30 people who had been detained.",
        "The report has 45 pages on torture and cites article 174.",
        "She was sentenced to five years in prison.",
        "One of the arrested is a poet.",
        "Some 18 lawyers defend the accused.",
        "Thirty-two of the 25,800 letters concern the death penalty.",
        "300 people attended the funeral of a man who was killed.",
        "12 people are at risk of being executed.",
        "Dozens were arrested and hundreds injured.",
        "546 criminal cases are under investigation.",
        "Protests reached 48 towns.",
    ],
)
def test_counts_of_something_else(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # what stands between the people and what was done to them
        ("Fourteen villagers who had walked to the dam to look at the cracks were arrested.", "en", ("detained", 14)),
        ("Two editors, a colleague says, have been charged.", "en", ("prosecuted", 2)),
        ("At least 60 pupils, nine of them girls, were wounded.", "en", ("injured", 60)),
        ("Guards beat to death with iron rods three inmates who had asked for water.", "en", ("killed", 3)),
        ("Police took 31 fishermen into custody.", "en", ("detained", 31)),
        ("The State robbed six poets of their passports and stripped 40 critics of their citizenship.", "en",
         ("other", 40)),
        ("The harbour authority holds 12 dockers on politically motivated charges.", "en", ("political_prisoners", 12)),
        ("Charges were brought against 14 dockers.", "en", ("prosecuted", 14)),
        ("The whereabouts of 19 pilgrims remain unknown.", "en", ("disappeared", 19)),
        ("The number of executions rose to 34 last year, from 17 in 2020.", "en", ("killed", 17)),
        ("Most of the deaths, 13, were in the harbour.", "en", ("killed", 13)),
        ("His cousin is one of 14 bakers sentenced to death.", "en", ("convicted", 14)),
        ("Al menos 64 detenidos denunciaron torturas.", "es", ("tortured", 64)),
        ("Число погибших достигло 58.", "ru", ("killed", 58)),
        # who suffered something else besides
        ("Nine detainees have died since May.", "en", ("killed", 9)),
        ("Dos de los 13 detenidos murieron en prisión.", "es", ("killed", 2)),
        ("Five members of the crew were sentenced, one of them to life.", "en", ("convicted", 5)),
        ("It was the worst day: 21 dead, 300 wounded.", "en", ("injured", 300)),
        ("At least 18 bakers have had to flee into exile.", "en", ("displaced", 18)),
        # several sources, comparisons, lists and parts
        ("The ministry admits to 30 deaths; a lawyer has the names of 44.", "en", ("killed", 44)),
        ("The monitors registered 40 complaints of torture, as against 33 the year before.", "en", ("tortured", 33)),
        ("The office printed a list of the dead. It counts 51.", "en", ("killed", 51)),
        ("The office put the number of women murdered at home in 2020 at 17.", "en", ("killed", 17)),
        ("Deaths in custody (21 since the summer) go on.", "en", ("killed", 21)),
        ("Le pouvoir reconnaît une quarantaine de morts, puis 58.", "fr", ("killed", 58)),
        ("Perdieron la vida 17 personas.", "es", ("killed", 17)),
        ("За решёткой остаются 15 рыбаков и журналистов, двое из них умерли.", "ru", ("killed", 2)),
        ("Пыткам подверглись 22 задержанных.", "ru", ("tortured", 22)),
    ],
)  # fmt: skip
def test_a_count_takes_the_nearest_harm(text: str, language: str, expected: tuple[str, int]) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Flowers were laid by forty relatives of those who died.",
        "The State left the list of the fifty States with the most prisoners.",
        "No one has been put to death for years.",
        "Police arrested 30 dockers. The court closed 12 newspapers. Nine of them are weeklies.",
        "Ten meetings with 340 people taking part were held.",
    ],
)
def test_numbers_of_nobody_harmed(text: str) -> None:
    assert not {value for _, value in found(text)} - {30}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # parts of a whole, by a pronoun, by what they were, by a verb of making up
        ("Floods in the camp killed 80 people. Nine were children.", "en", ("killed", 9)),
        ("The dam burst and 80 villagers drowned. Teenagers account for 14.", "en", ("killed", 14)),
        ("Guards shot dead 31 miners; of that number, 12 were apprentices and 5 cooks.", "en", ("killed", 5)),
        ("Of the dead, the club says, 22 had come from the port. ", "en", None),
        ("The club counts 40 dead. Of the dead, its head says, 22 had come from the port.", "en", ("killed", 22)),
        ("The club counts 40 dead after talks with 60 relatives. Eleven were women.", "en", ("killed", 11)),
        ("Ont été tués 60 dockers. Quatorze portaient un brassard.", "fr", ("killed", 14)),
        ("Murieron 60 estibadores; una veintena eran mujeres.", "es", ("killed", 20)),
        ("Убиты 60 докеров, четырнадцать из них — женщины.", "ru", ("killed", 14)),
        # other sources, other times, lists
        ("The ministry speaks of 30 deaths. A bakers' guild comes to 44.", "en", ("killed", 44)),
        ("Police hold 300 bakers. Their number in the whole country has passed 900.", "en", ("detained", 900)),
        ("Arrests: 300 by June (police), 420 by our own count.", "en", ("detained", 420)),
        ("First 40, then 58, now 61: that is the number of dead on which the port settled.", "en", ("killed", 40)),
        ("D'abord 40, puis 58, aujourd'hui 61 : c'est le nombre de morts.", "fr", ("killed", 58)),
        ("Masons as young as 15 were rounded up in three towns: 70 apprentices.", "en", ("detained", 70)),
        ("Convictions of guards: three officers.", "en", ("convicted", 3)),
        ("The club for the missing persons of the delta meets. Its list runs to 88 names.", "en", ("disappeared", 88)),
        ("El puerto dejó 40 muertos, cifra que el alcalde rebaja a 12.", "es", ("killed", 12)),
        ("Порт сообщил о 40 погибших. Союз говорит о 58.", "ru", ("killed", 58)),
        # where the word of harm stands
        ("Courts ordered arrest of up to ten days for 64 bakers.", "en", ("detained", 64)),
        ("In the dock sit four bakers.", "en", ("prosecuted", 4)),
        ("A cook was beaten with a hose, as were at least nine men held there.", "en", ("tortured", 9)),
        ("Herders who fled the country are thought to total 700.", "en", ("displaced", 700)),
        ("Fatalities in the port: 49", "en", ("killed", 49)),
        ("Les réfugiés du delta étaient encore, au 3 mai, quelque 8 000.", "fr", ("displaced", 8000)),
        ("О побоях рассказали 37 докеров.", "ru", ("tortured", 37)),
    ],
)  # fmt: skip
def test_a_count_keeps_the_harm_spoken_of(text: str, language: str, expected: tuple[str, int] | None) -> None:
    assert expected in found(text, language) if expected else found(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Guards killed 30 dockers, boys as young as 14 among them.",
        "Police killed 30 dockers between 4 and 9 May.",
        "Police killed 30 dockers in 12 of 16 provinces.",
        "The mayor counts 30 dead, four more than in June.",
        "There were 30 dead. For every guard on trial there are seven bakers in prison.",
        "There were 30 dead. Two in five of those asked spoke of beatings.",
        "Some 30 dockers were beaten by seven guards.",
        "There were 30 dead. The chapel, which has room for 90, was full.",
        "There were 30 dead. Articles 341, 342 and 369 are cited.",
        "There were 30 dead. Ninety bakers marched.",
    ],
)
def test_numbers_beside_people_harmed(text: str) -> None:
    assert not {value for _, value in found(text)} - {30}


def test_a_figure_is_stated_once() -> None:
    assert found("Floods: 225 dead. Officials counted 225 bodies.") == [("killed", 225)]


def test_qualifier_date_and_place() -> None:
    figure = values("On 5 March 2021 at least 14 people were shot dead in Tervel.")[0]
    assert (figure.qualifier, figure.date, figure.place) == ("at_least", "2021-03-05", "Tervel")


def test_voices() -> None:
    told = statements(
        "According to the Ministry of the Interior, 12 people were killed. Arvenia Rights Watch documented 31 deaths."
    )
    assert [each.asserted_by for each in told] == ["state", "Arvenia Rights Watch"]
    assert all(each.state == "XAV" for each in told)


def test_the_nearest_state_is_concerned() -> None:
    text = "In Chile 20 people were killed. In Peru police arrested 50 students."
    assert [each.state for each in statements(text, states=("CHL", "PER"))] == ["CHL", "PER"]


@pytest.mark.parametrize(
    "piece",
    [
        "12 ",
        "12 people of the ",
        "Aa ",
        "killed ",
        "list of the dead ",
        "were were ",
        '"x',
        "A. ",
        "12 killed ",
        "took 12 people ",
        "12 names ",
        "in aaaaaa",
        "of the dead, 12 ",
        "then 12, ",
        "their number ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert grows_with_the_text(lambda part: list(figures(document(part, kind="news"))), text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # people whom somebody talks with
        ("The report rests on talks with 130 former detainees and doctors.", "en", []),
        ("Interviews were held with 57 people inside the country.", "en", []),
        ("Le rapport repose sur des entretiens menés avec 40 anciens détenus.", "fr", []),
        ("El informe se apoya en entrevistas con 40 víctimas de tortura.", "es", []),
        ("Доклад опирается на беседы с 40 бывшими заключёнными.", "ru", []),
        ("Talks with the ministry failed, and 40 detainees died.", "en", [("killed", 40)]),
        ("Les entretiens avec le ministère ont échoué, et 40 détenus ont été torturés.", "fr", [("tortured", 40)]),
        ("Tras la reunión con el fiscal fueron detenidos 40 marineros.", "es", [("detained", 40)]),
        ("После встречи с прокурором были задержаны 40 моряков.", "ru", [("detained", 40)]),
        # an age beside "when"
        ("Police arrested 12 bakers. One of them, Ada Brun, was seventeen when arrested.", "en", [("detained", 12)]),
        ("Ada Brun avait 17 ans quand elle a été arrêtée.", "fr", []),
        ("Ada Brun tenía diecisiete años cuando fue detenida.", "es", []),
        ("Аде Брун было 17 когда её задержали.", "ru", []),
        ("Nine were detained when the ferry landed.", "en", [("detained", 9)]),
        ("Fueron detenidos 17 cuando salían.", "es", [("detained", 17)]),
        # places where people are held
        ("The bakers are held in five different prisons.", "en", []),
        ("Les pêcheurs sont détenus dans cinq prisons différentes.", "fr", []),
        ("Los pescadores están detenidos en cinco penales distintos.", "es", []),
        ("Рыбаки содержатся под стражей в пяти разных тюрьмах.", "ru", []),
        ("Two prison guards were killed.", "en", [("killed", 2)]),
        ("Five camp inmates were tortured.", "en", [("tortured", 5)]),
        # what a heading names, what is denied, those harmed whom the sentence before does not count
        ("Executions. There were 184 in 2019, and 27 in 2020.", "en", [("killed", 184), ("killed", 27)]),
        ("Exécutions. Il y en a eu 184 en 2019 et 27 en 2020.", "fr", [("killed", 184), ("killed", 27)]),
        ("Ejecuciones. Hubo 184 en 2019 y 27 en 2020.", "es", [("killed", 184), ("killed", 27)]),
        ("Казни. Их было 184 в 2019 году.", "ru", [("killed", 184)]),
        ("Elections. There were 40 in 2019.", "en", []),
        ("Executions. There were 12 in the room.", "en", []),
        ("There are no political prisoners, he said. The Fund speaks of about 40.", "en",
         [("political_prisoners", 40)]),
        ("Il n'y a aucun prisonnier politique. La ligue parle de 40.", "fr", [("political_prisoners", 40)]),
        ("No hay presos políticos. La liga habla de 40.", "es", [("political_prisoners", 40)]),
        ("Политзаключённых нет, говорит министр. Союз насчитал 40.", "ru", [("political_prisoners", 40)]),
        ("There are no political prisoners, the minister says. The port has 40 cranes.", "en", []),
        ("There are no detainees, he says. He speaks of about 40 ships.", "en", []),
        ("The dead are counted twice. The Prosecutor's figure is 238, nineteen policemen included.", "en",
         [("killed", 238), ("killed", 19)]),
        ("The dead are remembered. The Prosecutor's budget is 238.", "en", []),
        # a part told behind it, another's total
        ("La police a tué 40 personnes, 12 enfants compris.", "fr", [("killed", 40), ("killed", 12)]),
        ("La policía mató a 40 personas, 12 niñas incluidas.", "es", [("killed", 40), ("killed", 12)]),
        ("Police killed 40 people, lunch for 12 guests included.", "en", [("killed", 40)]),
        ("The league counts 40 dead, against the official total of 12.", "en", [("killed", 40), ("killed", 12)]),
        ("La ligue compte 40 morts, contre un chiffre officiel de 12.", "fr", [("killed", 40), ("killed", 12)]),
        ("Союз насчитал 40 погибших против официальных 12.", "ru", [("killed", 40), ("killed", 12)]),
        ("The league counts 40 dead, against a budget of 12 million.", "en", [("killed", 40)]),
        ("Twelve bakers were tortured. A court gave two of the officers three years each.", "en", [("tortured", 12)]),
        # those told of before, in a demand
        ("At least five boys are on death row. The King should commute the five sentences.", "en", [("convicted", 5)]),
        ("The King should commute the five sentences.", "en", [("convicted", 5)]),
        # recommendations, and what is said
        ("Sur les 213 recommandations, la délégation en avait retenu 185.", "fr", []),
        ("La police a retenu 185 manifestants.", "fr", [("detained", 185)]),
        ("It holds that at least 62 inmates died in custody.", "en", [("killed", 62)]),
        ("It holds that 40 sailors may not vote.", "en", []),
        # families, complainants, those subjected to torture
        ("La tormenta dejó 1,080 familias desalojadas.", "es", [("displaced", 1080)]),
        ("L'armée a chassé 40 familles.", "fr", [("displaced", 40)]),
        ("Выселено 40 семей.", "ru", [("displaced", 40)]),
        ("Cuarenta familias reciben ayuda.", "es", []),
        ("Fifteen of the complainants were themselves charged.", "en", [("prosecuted", 15)]),
        ("Twelve petitioners asked for a hearing.", "en", []),
        ("Погибли 252 человека, а число подвергшихся пыткам превышает 300.", "ru",
         [("killed", 252), ("tortured", 300)]),
    ],
)  # fmt: skip
def test_who_is_counted_as_harmed(text: str, language: str, expected: list[tuple[str, int]]) -> None:
    assert found(text, language) == expected
