"""Dated happenings: what kind, when, where; what is no happening; the same told twice; hostile text."""

from dataclasses import replace

import pytest

from builders import document, grows_with_the_text
from heeded.extract.prose.events import events
from heeded.model import Body, Event, Paragraph, Statement
from heeded.vocabulary import load

PUBLISHED = "2024-03-14"  # a Thursday


def values(text: str, language: str = "en", **fields: object) -> list[Event]:
    doc = document(text, language=language, **{"published": PUBLISHED, "kind": "news"} | fields)
    done = [each for each in events(doc) if isinstance(each, Statement)]
    assert all(each.quote.holds_in(text) for each in done)
    return [each.value for each in done if isinstance(each.value, Event)]


def found(text: str, language: str = "en", **fields: object) -> list[tuple[str | None, str]]:
    return [(each.date, each.kinds[0]) for each in values(text, language, **fields)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On 3 May 2021 police arrested two bakers.", "en", [("2021-05-03", "detention")]),
        ("The bakers were arrested in May 2021 and sentenced in June 2022.", "en",
         [("2021-05", "detention"), ("2022-06", "trial")]),
        ("In 2018, Arvenia adopted a law on clubs.", "en", [("2018", "law")]),
        ("The Press Act, passed on 4 July 2019, bans cartoons.", "en", [("2019-07-04", "law")]),
        ("The curfew was lifted after the 2017 presidential elections.", "en", [("2017", "election")]),
        ("The harbour protests of March 2016 went unnoticed.", "en", [("2016-03", "protest")]),
        ("Soldiers shot dead six miners on 9 June 2015.", "en", [("2015-06-09", "killing")]),
        ("The last execution took place in 1991.", "en", [("1991", "killing")]),
        ("A court banned the Sailors' League in August 2020.", "en", [("2020-08", "ban")]),
        ("She was freed on 1 April 2022.", "en", [("2022-04-01", "release")]),
        ("He suffered reprisals in 2019.", "en", [("2019", "reprisal")]),
        ("Arvenia was reviewed on 7 November 2019.", "en", [("2019-11-07", "review")]),
        ("Its fourth Universal Periodic Review, held on 8 May 2024, was short.", "en", [("2024-05-08", "review")]),
        ("Arvenia set up a Truth Commission in 2014.", "en", [("2014", "other")]),
        ("12 May 2022: two bakers arrested.", "en", [("2022-05-12", "detention")]),
        ("Fear has grown since the 2021 coup.", "en", [("2021", "other")]),
        ("The editor has been held incommunicado since 2 March 2023.", "en", [("2023-03-02", "detention")]),
        ("The Labour Code, in force since 1 May 2020, forbids strikes.", "en", [("2020-05-01", "law")]),
        ("Le 3 mai 2021, la police a arrêté deux boulangers.", "fr", [("2021-05-03", "detention")]),
        ("Il a été condamné en juin 2022.", "fr", [("2022-06", "trial")]),
        ("L’Arvénie a aboli la peine de mort en 1998.", "fr", [("1998", "law")]),
        ("Les manifestations de mars 2016 ont duré deux jours.", "fr", [("2016-03", "protest")]),
        ("Elle a été libérée le 1er avril 2022.", "fr", [("2022-04-01", "release")]),
        ("Jugés à huis clos entre le 28 avril et le 2 mai 2021, ils se taisent.", "fr",
         [("2021-04-28/2021-05-02", "trial")]),
        ("La policía detuvo a dos panaderos el 3 de mayo de 2021.", "es", [("2021-05-03", "detention")]),
        ("En junio de 2022 fue condenada por difamación.", "es", [("2022-06", "trial")]),
        ("El Congreso aprobó la ley de prensa en 2018.", "es", [("2018", "law")]),
        ("Las protestas de marzo de 2016 fueron pacíficas.", "es", [("2016-03", "protest")]),
        ("El 9 de junio de 2015 murieron seis mineros.", "es", [("2015-06-09", "killing")]),
        ("3 мая 2021 года полиция задержала двух пекарей.", "ru", [("2021-05-03", "detention")]),
        ("В июне 2022 года суд приговорил его к штрафу.", "ru", [("2022-06", "trial")]),
        ("В 2018 году парламент принял закон о печати.", "ru", [("2018", "law")]),
        ("Митинги в марте 2016 года прошли мирно.", "ru", [("2016-03", "protest")]),
        ("Журналист вышел на свободу 1 апреля 2022 года.", "ru", [("2022-04-01", "release")]),
    ],
)  # fmt: skip
def test_happenings(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("Marches took place from 4 to 6 May 2021.", "en", "2021-05-04/2021-05-06"),
        ("The rallies of May 4-6, 2021 were calm.", "en", "2021-05-04/2021-05-06"),
        ("The strikes between March and May 2021 failed.", "en", "2021-03/2021-05"),
        ("Bakers were arrested in both 2020 and 2021.", "en", "2020/2021"),
        ("Two bakers were arrested yesterday.", "en", "2024-03-13"),
        ("Two bakers were arrested on Monday.", "en", "2024-03-11"),
        ("Two bakers were arrested on Monday (11 March 2024) at sea.", "en", "2024-03-11"),
        ("Two bakers were arrested in December.", "en", "2023-12"),
        ("Two bakers were arrested on 3 January this year.", "en", "2024-01-03"),
        ("Two bakers were arrested two years ago.", "en", "2022"),
        ("Deux boulangers ont été arrêtés hier.", "fr", "2024-03-13"),
        ("La semana pasada fueron detenidos dos panaderos.", "es", "2024-03"),
        ("Пекарь был задержан вчера.", "ru", "2024-03-13"),
    ],
)
def test_dates(text: str, language: str, date: str) -> None:
    assert [each.date for each in values(text, language)] == [date]


def test_a_date_is_completed_from_the_one_before() -> None:
    text = (
        "The club was banned in March 2019. Just one month on, in April, its head was arrested. A year later he died."
    )
    assert found(text) == [("2019-03", "ban"), ("2019-04", "detention"), ("2020", "killing")]
    earlier = "The review took place in November 2019. A month before, in October, two bakers were arrested."
    assert found(earlier, published=None) == [("2019-11", "review"), ("2019-10", "detention")]
    assert found("Two bakers were arrested in October.", published=None) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("As of July 2024, 40 bakers are detained.", "en"),
        ("Since 2021, the government has used the law against clubs.", "en"),
        ("The report was published on 5 May 2020.", "en"),
        ("Religion is controlled under a 2011 religion law.", "en"),
        ("Arvenia should abolish the death penalty by 2030.", "en"),
        ("The club calls for the release of the bakers on 5 May 2024.", "en"),
        ("Nobody was arrested.", "en"),
        ("The bakers were not arrested in 2020.", "en"),
        ("Arvenia ratified the Convention in 2008.", "en"),
        ("The Optional Protocol of 18 December 2002 concerns prisons.", "en"),
        ("The Plan for Bakers 2021-2025 was welcomed, as was the adoption of the Strategy 2020-2030.", "en"),
        ("Working Group on the Universal Periodic Review, 4-15 November 2019", "en"),
        ("Press release, 5 May 2020", "en"),
        ("“They will be arrested in 2025”, she warned.", "en"),
        ("Arvenia (2014) and Belmar (2016) are members.", "en"),
        ("L’Arvénie doit libérer les boulangers avant 2025.", "fr"),
        ("Arvenia debe derogar la ley antes de 2025.", "es"),
        ("Арвения должна отменить закон до 2025 года.", "ru"),
    ],
)
def test_no_happenings(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "date", "kinds"),
    [
        # verbs of no table: what stands beside them tells the kind
        ("In May 2021 the Press Bill was put on ice by the chamber.", "en", "2021-05", {"law", "other"}),
        ("On 3 May 2021 the tax office tore up the licence of the Sailors' League.", "en", "2021-05-03", {"ban"}),
        ("On 3 May 2021 the baker, who had no lawyer, was handed five years in prison.", "en", "2021-05-03", {"trial"}),
        ("The keeper of the lighthouse vanished from his cell in May 2021.", "en", "2021-05", {"detention"}),
        ("12 May 2022: men in masks come for two bakers of the Lantern guild.", "en", "2022-05-12", {"other"}),
        ("On 3 May 2021 bakers put down their tools.", "en", "2021-05-03", {"protest"}),
        ("On 3 May 2021 the baker Orla Dorn walked out of the prison of Sulm.", "en", "2021-05-03", {"release"}),
        ("The Harbour Bill was shot down by the judges in May 2021.", "en", "2021-05", {"law"}),
        ("Le boulanger, cueilli par les députés du port le 3 mai 2021, se tait.", "fr", "2021-05-03", {"detention"}),
        ("What of May 2021, when dozens of bakers were led away?", "en", "2021-05", {"detention"}),
        (
            "The club has refused to pay since 8 July 2021, when guards took its books away.",
            "en",
            "2021-07-08",
            {"other"},
        ),
        ("Le 3 mai 2021, le port de Sulm a été rendu aux pêcheurs.", "fr", "2021-05-03", {"other"}),
        ("En mayo de 2021 el puerto pasó a manos de los pescadores.", "es", "2021-05", {"other"}),
        ("В мае 2021 года порт перешёл к рыбакам.", "ru", "2021-05", {"other"}),
        # a day of the State's review or of its adoption, whatever the verb
        (
            "When the bakers last spoke here, in Geneva, on 7 November 2019, all was well.",
            "en",
            "2019-11-07",
            {"review"},
        ),
        ("Arvenia's record comes before its peers on 8 May 2024.", "en", "2024-05-08", {"review"}),
        ("Arvenia's record comes before its peers on 8 May.", "en", "2024-05-08", {"review"}),
    ],
)
def test_happenings_in_other_words(text: str, language: str, date: str, kinds: set[str]) -> None:
    (event,) = values(text, language, states=("XAV",))
    assert event.date == date
    assert kinds <= set(event.kinds)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("He was jailed last August.", "2023-08"),
        ("He was convicted in 2016 to 23 years.", "2016"),
        ("Police arrested her on 20 March.", "2023-03-20"),
        ("On 2 April the harbour is to be opened, and bakers marched on 2 February.", "2024-02-02"),
        ("Police arrested her on 2 October.", "2023-10-02"),
        ("Police today arrested a baker.", "2024-03-14"),
        ("He was jailed last Thursday.", "2024-03-07"),
        ("In December 2023 he was arrested. On 5 January he was jailed.", "2024-01-05"),
        ("In May 2021 he was arrested. Three days before 9 May he was ill. On the 12th he was jailed.", "2021-05-12"),
        ("The harbour riots of February shut the town.", "2024-02"),
    ],
)
def test_dates_completed(text: str, date: str) -> None:
    assert values(text)[-1].date == date


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2024 – Sulm harbour was full of people",
        "Of the 200 recommendations that it was handed in 2019, it kept ten.",
        "In 2019 the harbour was full.",
        "During the long rule of one family (1954-1989) many left.",
        "Nobody has said anything since May 2021.",
        "Decree No. 40 of 8 December 2020 speaks of ferries.",
        "He had tried to sing there in 2020.",
        "The statement was read out in Geneva on 11 March 2023.",
        "The session of the Council closes on 4 April 2023, as it opened.",
    ],
)
def test_no_happenings_by_any_verb(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 2016 the Committee welcomed the amendment of the Bread Act.", "en"),
        ("The State carries out the Plan for Bakers of the 2018–2020 period.", "en"),
        ("Books were lent in the 2019/20 school year.", "en"),
        ("The day is celebrated on 9 May of each year.", "en"),
        ("It adopted the Programme for Honesty in the Public Sector 2019-2021.", "en"),
        ("It is bound by the Ferry Conventions of 1949 and the 2015 Old Harbours and Safe Bridges Act.", "en"),
        ("In 2019, 89 bakers were convicted.", "en"),
        ("At the end of 2019, 34% of the prison population had not been tried.", "en"),
        ("The adoption of the Bread Resolution is planned for 2019.", "en"),
        ("В 2016 году Комитет приветствовал создание суда пекарей.", "ru"),
    ],
)
def test_no_happenings_in_official_documents(text: str, language: str) -> None:
    assert values(text, language, kind="national_report") == []


@pytest.mark.parametrize(
    ("text", "date", "kinds"),
    [
        ("In 2019 consultations on bread were organised in all ports.", "2019", ("other",)),
        ("Arvenia adopted strategic guidelines in 2019.", "2019", ("other",)),
        ("The Bread Act, amended in 2019, forbids chalk.", "2019", ("other", "law")),
        ("In May 2019 the Ministry launched a project, and NGOs said nothing.", "2019-05", ("other",)),
    ],
)
def test_acts_of_government_in_official_documents(text: str, date: str, kinds: tuple[str, ...]) -> None:
    (event,) = values(text, kind="national_report")
    assert (event.date, event.kinds) == (date, kinds)


def test_notes_tell_no_happenings() -> None:
    text = "Police arrested a baker on 3 May 2021.\n1 Opinion adopted on 9 June 2021."
    paragraphs = (Paragraph(0, 38), Paragraph(39, len(text), kind="note"))
    doc = replace(document(text), body=Body(text, ((0, 1),), paragraphs, page_count=1))
    assert [each.value.date for each in events(doc) if isinstance(each, Statement)] == ["2021-05-03"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Working Group on Arbitrary Detention came in May 2018.", "en"),
        ("The Special Rapporteur on extrajudicial, summary or arbitrary executions came in May 2018.", "en"),
        ("It allowed these visits: judges in 2014; racism in 2016; arbitrary detention in 2018.", "en"),
        ("Le Groupe de travail sur les détentions arbitraires était là en mai 2018.", "fr"),
        ("Ont eu lieu les visites suivantes: racisme en 2016; détentions arbitraires en 2018.", "fr"),
        ("El Grupo de Trabajo sobre la Detención Arbitraria vino en mayo de 2018.", "es"),
        ("Рабочая группа по произвольным задержаниям приехала в мае 2018 года.", "ru"),
    ],
)
def test_what_a_mandate_is_named_after_did_not_happen(text: str, language: str) -> None:
    doc = document(text, language=language, kind="national_report")
    kinds = {kind for each in events(doc) if isinstance(each, Statement) for kind in each.value.kinds}  # type: ignore[union-attr]
    assert not kinds & {"detention", "killing"}


def test_the_law_on_elections_is_no_election() -> None:
    text = "In 2024 the Elections Act was amended. All islanders voted in the elections in June 2024."
    law, vote = values(text, kind="national_report")
    assert (law.date, law.kinds[0], law.effect) == ("2024", "law", "amended")
    assert (vote.date, vote.kinds, vote.effect) == ("2024-06", ("election",), None)


def test_two_laws_of_one_year_are_two() -> None:
    text = "In 2019 Arvenia adopted the Ferry Act. Parliament passed the Bread and Cakes Act in 2019. "
    text += "The Bread and Cakes Act, passed in 2019 by parliament, is good."
    assert [each.date for each in values(text)] == ["2019", "2019"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two bakers were arrested in Sulm on 3 May 2021.", "Sulm"),
        ("In Sulm two bakers were arrested on 3 May 2021.", "Sulm"),
        ("Two bakers were arrested in the oil town of Sulm on 3 May 2021.", "Sulm"),
        ("Two bakers were arrested in the Tarn region on 3 May 2021.", "Tarn"),
        ("Two bakers were held in the Centre for Ferrymen in Sulm on 3 May 2021.", "Sulm"),
        ("Two bakers of the Public Sector were arrested in May 2021.", None),
        ("Two bakers in the Harbour Sector were arrested on 3 May 2021.", None),
        ("Two bakers in Roma villages were arrested on 3 May 2021.", None),
        ("Two bakers in Arvenian ports were arrested on 3 May 2021.", None),
        ("Two bakers were arrested in Building 7 on 3 May 2021.", None),
        ("At the UPR two bakers were arrested on 3 May 2021.", None),
    ],
)
def test_places(text: str, place: str | None) -> None:
    assert [each.place for each in values(text)] == [place]


@pytest.mark.parametrize(
    ("text", "language", "date", "kind"),
    [
        ("On 3 May 2021, after a day of talks, police arrested two bakers.", "en", "2021-05-03", "detention"),
        ("In the early hours of 3 May 2021 guards dragged the baker out of his home.", "en", "2021-05-03", "detention"),
        ("The protests of June and July 2021 went on.", "en", "2021-06/2021-07", "protest"),
        ("The abolition of the death penalty in 2021 was praised.", "en", "2021", "law"),
        ("The club has been on the list of traitors since May 2021.", "en", "2021-05", "ban"),
        ("The penalty for chalk in bread went up in 2021.", "en", "2021", "law"),
        ("Bad bread became a separate offence in 2021.", "en", "2021", "law"),
        ("The judge gave him; he got between three and four years in May 2021.", "en", "2021-05", "trial"),
        ("Voters were asked about bread on 3 May 2021.", "en", "2021-05-03", "election"),
        ("Un conseil du pain a vu le jour en mai 2021.", "fr", "2021-05", "other"),
        ("La panadería perdió su licencia en mayo de 2021.", "es", "2021-05", "ban"),
        ("Порча хлеба стала преступлением в мае 2021 года.", "ru", "2021-05", "law"),
        ("3 мая 2021 года клуб внесли в реестр.", "ru", "2021-05-03", "ban"),
        ("В ночь на 3 мая 2021 года в пекарне прошёл обыск.", "ru", "2021-05-03", "reprisal"),
        ("El Congreso rechazó en 2021 un proyecto de ley sobre el pan.", "es", "2021", "law"),
        ("On 3 May 2021 the guards let four bakers go.", "en", "2021-05-03", "release"),
        ("A new bread law was pushed through in May 2021.", "en", "2021-05", "law"),
    ],
)
def test_more_happenings(text: str, language: str, date: str, kind: str) -> None:
    (event,) = values(text, language)
    assert event.date == date
    assert kind in event.kinds


def test_the_words_of_time_stand_in_every_date_to_be_completed() -> None:
    when = load("when")
    for language, rows in when["relative"].items():
        for row in rows:
            assert all(any(word in each for word in when["time_words"][language]) for each in row["words"]), row


def test_a_happening_stands_once() -> None:
    text = "Marches began on 4 May 2021. The May 2021 protests were calm. After the protests in May 2021, clubs closed."
    assert [each.date for each in values(text)] == ["2021-05-04"]
    two = "On 4 May 2021 police arrested a baker in Sulm. On 4 May 2021 police arrested a miner in Tarn."
    assert [each.place for each in values(two)] == ["Sulm", "Tarn"]


def test_names() -> None:
    (named,) = values("The Harbour Days of 2021 changed Arvenia. In the protests of March 2021 many were hurt.")
    assert (named.date, named.name) == ("2021-03", "Arvenian Harbour Days")
    (own,) = values("The 2018 Lantern protests were peaceful.")
    assert own.name == "Lantern protests"


@pytest.mark.parametrize(
    ("text", "language", "penalty"),
    [
        ("In 2020 he was sentenced to five years in prison.", "en", "five years in prison"),
        ("In 2020 he was sentenced to 15 days’ arrest.", "en", "15 days’ arrest"),
        ("En 2020, il a été condamné à cinq ans de prison ferme.", "fr", "cinq ans de prison ferme"),
        ("En 2020 fue condenado a 12 años de prisión.", "es", "12 años de prisión"),
        ("В 2020 году его приговорили к 7 годам лишения свободы.", "ru", "7 годам лишения свободы"),
    ],
)
def test_penalties(text: str, language: str, penalty: str) -> None:
    assert [each.penalty for each in values(text, language)] == [penalty]


@pytest.mark.parametrize(
    ("text", "language", "effect"),
    [
        ("In 2020 Arvenia moved defamation from the Criminal Code to the Code of Offences.", "en", "moved"),
        ("In May 2021 parliament passed a law that doubles the fines for insult.", "en", "raised"),
        ("Amendments adopted in May 2021 reduced the penalty for insult.", "en", "lowered"),
        ("Arvenia abolished the death penalty in 2008.", "en", "repealed"),
        ("The Press Act was amended in May 2021.", "en", "amended"),
        ("In 2018, Arvenia adopted a law on clubs.", "en", "introduced"),
        ("L’Arvénie a aboli la peine de mort en 1998.", "fr", "repealed"),
        ("El Congreso aprobó la ley de prensa en 2018.", "es", "introduced"),
        ("В мае 2021 года парламент принял закон о прессе.", "ru", "introduced"),
        ("On 3 May 2021 police arrested two bakers.", "en", None),
    ],
)
def test_what_a_law_does(text: str, language: str, effect: str | None) -> None:
    assert [each.effect for each in values(text, language)] == [effect]


def test_what_happens_elsewhere_on_a_day_of_the_review_is_none_of_it() -> None:
    (event,) = values("On 8 November 2019 a ferry hit the quay of Sulm.", states=("XAV",))
    assert event.kinds == ("other",)


def test_a_review_has_the_cycle_of_the_calendar() -> None:
    (review,) = values("On 7 November 2019, Arvenia underwent its Universal Periodic Review.")
    assert review.cycle == 3
    assert values("A review in 2017 found little.") == []


def test_every_kind_is_known_in_every_language() -> None:
    for kind, forms in load("events")["kinds"].items():
        for form in ("done", "noun"):
            assert set(forms[form]) == {"en", "fr", "es", "ru"}, (kind, form)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
@pytest.mark.parametrize(
    "text",
    [
        "arrested in 2020 " * 3000,
        "In 2020 " + "(" * 50_000,
        "In 2020 adopted" + " a" * 25_000,
        "1" * 50_000,
        "5 and " * 10_000,
        "May " * 12_000,
        "in 2020" + " " * 50_000 + "arrested",
        "adopted-" * 6_000 + " 2020",
        "2019-" * 10_000,
    ],
    ids=str.__len__,
)
def test_hostile_text(text: str, language: str) -> None:
    assert grows_with_the_text(lambda part: values(part, language), text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # a count over more than a year; a shorter span
        ("The club documented 258 arrests from January 2018 to December 2022.", "en", []),
        ("Nos correspondants ont relevé 258 arrestations de janvier 2018 à décembre 2022.", "fr", []),
        ("La liga registró 258 detenciones de enero de 2018 a diciembre de 2022.", "es", []),
        ("Союз зафиксировал 258 арестов с января 2018 года по декабрь 2022 года.", "ru", []),
        ("Police killed 49 people in the protests between December 2022 and February 2023.", "en",
         [("2022-12/2023-02", "killing")]),
        # what is called by its date
        ("It asked what became of the promises of 18 January 2018.", "en", []),
        ("Elle a voulu savoir ce que sont devenues les promesses du 18 janvier 2018.", "fr", []),
        ("Preguntó qué fue de los compromisos del 18 de enero de 2018.", "es", []),
        ("Они спросили, что стало с обещаниями от 18 января 2018 года.", "ru", []),
        ("The protests of 18 January 2018 went unnoticed.", "en", [("2018-01-18", "protest")]),
        ("La police a réprimé la manifestation du 18 janvier 2018.", "fr", [("2018-01-18", "protest")]),
        # what somebody is to do
        ("It asks the union to stage a protest in early 2024.", "en", []),
        ("Elle prie la ligue d'organiser une manifestation en mars 2023.", "fr", []),
        ("Она просит союз провести мирный митинг в марте 2023 года.", "ru", []),
        ("The sailors managed to hold a protest in March 2023.", "en", [("2023-03", "protest")]),
        # participles that stand before a noun or as one
        ("Активист Марк Брун, осужденный 20 апреля 2023 года на шесть лет, пишет письма.", "ru",
         [("2023-04-20", "trial")]),
        ("Ада Брун, задержанная 20 апреля 2023 года, пишет письма.", "ru", [("2023-04-20", "detention")]),
        ("Ада Брун, освобождённая 20 апреля 2023 года, пишет письма.", "ru", [("2023-04-20", "release")]),
        ("Ада Брун пишет осуждённым.", "ru", []),
        # what no longer holds, who is competent
        ("Le Code pénal ne connaît plus la peine capitale depuis octobre 2016.", "fr", [("2016-10", "law")]),
        ("El Código ya no contempla la flagelación desde octubre de 2016.", "es", [("2016-10", "law")]),
        ("С 1 января 2023 года расследование пыток отнесено к компетенции прокуратуры.", "ru", [("2023-01-01", "law")]),
        ("Le navire n'a plus de pilote depuis octobre 2016.", "fr", []),
        ("С 1 января 2023 года союз насчитал 40 случаев.", "ru", []),
        # what is no happening of its own: a treaty, a number, recommendations kept
        ("The country became a party to the Convention on the Rights of the Child in 2023.", "en", []),
        ("La Arvenia pasó a ser parte en la Convención contra la Tortura en marzo de 2019.", "es", []),
        ("On 5 May 2021 the register stood at 173 sailors.", "en", []),
        ("On 5 May 2021 soldiers stormed the harbour.", "en", [("2021-05-05", "other")]),
        ("La police a retenu 185 manifestants en janvier 2020.", "fr", [("2020-01", "detention")]),
    ],
)  # fmt: skip
def test_what_a_date_tells_of(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


def test_recommendations_kept_are_no_detention() -> None:
    text = "Sur les 213 recommandations reçues en janvier 2020, sa délégation en avait retenu 185."
    assert "detention" not in {kind for each in values(text, "fr") for kind in each.kinds}
