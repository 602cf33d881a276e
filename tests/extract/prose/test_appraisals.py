"""General views of a State's implementation and record in prose: status, State, who asserts; and what is none."""

import pytest

from builders import document, grows_with_the_text
from heeded.extract.prose.appraisals import appraisals
from heeded.model import Appraisal, Statement


def views(text: str, language: str = "en", **fields: object) -> list[Statement]:
    found = [
        each
        for each in appraisals(document(text, language=language, **({"kind": "news"} | fields)))
        if isinstance(each, Statement)
    ]
    assert all(each.quote.holds_in(text) for each in found)
    return found


def statuses(text: str, language: str = "en") -> list[str]:
    return [each.value.status for each in views(text, language) if isinstance(each.value, Appraisal)]


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("The recommendations of the first review were fully implemented.", "en", "implemented"),
        ("The ministry says that it protects people in full compliance with its obligations.", "en", "implemented"),
        ("Progress has been made since 2031.", "en", "progress"),
        ("В стране достигнут ощутимый прогресс.", "ru", "progress"),
        ("Arvenia has learnt nothing from the storm.", "en", "no_progress"),
        ("Le gouvernement n'a rien appris de la tempête.", "fr", "no_progress"),
        ("El Gobierno no ha aprendido nada de la tormenta.", "es", "no_progress"),
        ("Власти ничему не научились.", "ru", "no_progress"),
        ("She said that the country is sliding back.", "en", "regress"),
        ("Selon le Réseau, le pays régresse.", "fr", "regress"),
        ("El país retrocede, dice la Red.", "es", "regress"),
        ("Arvenia has taken significant steps to implement the recommendations.", "en", "progress"),
        ("Respect for human rights in Arvenia has improved in recent years.", "en", "progress"),
        ("The State claims substantial progress on human rights.", "en", "progress"),
        ("The recommendations on prisons are being implemented.", "en", "progress"),
        ("Arvenia has made very little progress in carrying out what it accepted.", "en", "little_progress"),
        ("Most of the recommendations that Arvenia accepted remain on paper.", "en", "little_progress"),
        ("Implementation of the accepted recommendations has been slow.", "en", "little_progress"),
        ("Five years on, little has changed for the people of Arvenia.", "en", "little_progress"),
        ("The recommendations were not fully implemented.", "en", "little_progress"),
        ("Arvenia has a long way to go.", "en", "little_progress"),
        ("Arvenia failed to act on the recommendations of its peers.", "en", "no_progress"),
        ("Arvenia has yet to honour the commitments that it made in Geneva.", "en", "no_progress"),
        ("The authorities turned a deaf ear to the recommendations.", "en", "no_progress"),
        ("The promises of 2020 were not kept.", "en", "no_progress"),
        ("Arvenia paid lip service to its commitments.", "en", "no_progress"),
        ("Its human rights record is abysmal.", "en", "no_progress"),
        ("There has been no meaningful progress since 2019.", "en", "no_progress"),
        ("Despite the recommendations that it accepted, torture goes on.", "en", "no_progress"),
        ("The promised reform of the police has not come.", "en", "no_progress"),
        ("The last review changed nothing.", "en", "no_progress"),
        ("Victims are still waiting for justice.", "en", "no_progress"),
        ("Implementation of the recommendations on women's rights has been slow.", "en", "little_progress"),
        ("Some progress has been made on prisons.", "en", "progress"),
        ("Arvenia's record was bad in 2019; it is worse today.", "en", "regress"),
        (
            "Arvenia's record on rights was poor at the time of its Universal Periodic Review, held in October 2031,"
            " and has become worse.",
            "en",
            "regress",
        ),
        ("L'Arvénie n'a tenu aucune de ses promesses.", "fr", "no_progress"),
        ("Pese a los compromisos asumidos, la tortura sigue.", "es", "no_progress"),
        ("Вопреки рекомендациям пытки продолжаются.", "ru", "no_progress"),
        ("Human rights in Arvenia have not improved.", "en", "no_progress"),
        ("The human rights situation in Arvenia has worsened markedly since 2019.", "en", "regress"),
        ("Its record on human rights has gone from bad to worse.", "en", "regress"),
        ("Civic space is shrinking.", "en", "regress"),
        ("The decree is a step backwards for human rights.", "en", "regress"),
        ("L'Arvénie a réalisé des progrès importants en matière de droits de l'homme.", "fr", "progress"),
        ("Peu de progrès ont été accomplis depuis 2019.", "fr", "little_progress"),
        ("La mise en œuvre des recommandations reste partielle.", "fr", "little_progress"),
        ("L'Arvénie n'a pas mis en œuvre les recommandations acceptées.", "fr", "no_progress"),
        ("La majorité des recommandations sont restées sans suite.", "fr", "no_progress"),
        ("La situation des droits humains s'est dégradée depuis le dernier examen.", "fr", "regress"),
        ("Le bilan du pays est plus sombre qu'en 2019.", "fr", "regress"),
        ("El Estado muestra avances significativos en materia de derechos humanos.", "es", "progress"),
        ("Los avances han sido tímidos: hubo pocos avances.", "es", "little_progress"),
        ("Arvenia no ha cumplido la mayoría de las recomendaciones.", "es", "no_progress"),
        ("No se ha visto un solo avance.", "es", "no_progress"),
        ("El Estado incumplió sus compromisos.", "es", "no_progress"),
        ("La situación de los derechos humanos se ha deteriorado.", "es", "regress"),
        ("Власти заявляют о значительном прогрессе в области прав человека.", "ru", "progress"),
        ("Рекомендации остаются на бумаге.", "ru", "little_progress"),
        ("Арвения не выполнила большинство рекомендаций.", "ru", "no_progress"),
        ("Власти проигнорировали рекомендации прошлого обзора.", "ru", "no_progress"),
        ("За четыре года ничего не изменилось.", "ru", "no_progress"),
        ("Положение с правами человека в Арвении ухудшилось.", "ru", "regress"),
        ("The minister said that nearly all of the recommendations had been put into effect.", "en", "implemented"),
        ("Arvenia has made good on most of its promises.", "en", "implemented"),
        ("Arvenia has made considerable headway since its last review.", "en", "progress"),
        ("The government said yes to the recommendations and did little about them.", "en", "little_progress"),
        ("Arvenia has carried out barely a quarter of what it signed up to.", "en", "little_progress"),
        ("One in six promises was kept.", "en", "little_progress"),
        ("The reforms have been largely cosmetic.", "en", "little_progress"),
        ("Nothing that was promised in 2019 has reached the prisons.", "en", "no_progress"),
        ("Not one of the promises on the press has been honoured.", "en", "no_progress"),
        ("The recommendations on the press have stayed without any follow-up.", "en", "no_progress"),
        ("Two thirds of the recommendations still await implementation.", "en", "no_progress"),
        ("Those commitments have proved hollow.", "en", "no_progress"),
        ("The courts are less independent than they were.", "en", "regress"),
        ("The space for independent media has become narrower.", "en", "regress"),
        ("Arvenia is moving in the wrong direction.", "en", "regress"),
        ("Presque aucun des engagements n'a été respecté.", "fr", "no_progress"),
        ("La quasi-totalité des promesses ont toutes été tenues.", "fr", "implemented"),
        ("Muy pocas de esas recomendaciones han sido cumplidas.", "es", "little_progress"),
        ("El Estado no ha cumplido su palabra.", "es", "no_progress"),
        ("По словам министра, почти всё обещанное выполнено.", "ru", "implemented"),
        ("Из принятых рекомендаций выполнены единицы.", "ru", "little_progress"),
        ("Ситуация со свободой слова заметно ухудшилась.", "ru", "regress"),
        ("It noted that progress in implementation of the recommendations had been disappointing.", "en",
         "little_progress"),
        ("Les progrès dans la mise en œuvre des recommandations ont été décevants.", "fr", "little_progress"),
        ("Los avances en la aplicación de las recomendaciones han sido insuficientes.", "es", "little_progress"),
    ],
)  # fmt: skip
def test_status(text: str, language: str, status: str) -> None:
    assert statuses(text, language) == [status]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The progress report has been made since 2031.", "en"),
        ("The ministry said little of the progress that has been made in football.", "en"),
        ("Прогресс не достигнут.", "ru"),
        ("She has learnt nothing new about the storm.", "en"),
        ("The State is back in the league.", "en"),
        ("Le pays n'a rien demandé.", "fr"),
        ("El país celebra la fiesta.", "es"),
        ("Страна радуется весне.", "ru"),
        ("Police beat protesters and detained a lawyer.", "en"),
        ("Arvenia should improve its human rights record.", "en"),
        ("We call on Arvenia to implement the recommendations that it accepted.", "en"),
        ("It reported that it had implemented 95 of the 114 recommendations.", "en"),
        ("The court declined to comment on the human rights situation.", "en"),
        ("The ministry monitors progress in implementing recommendations.", "en"),
        ("There was no progress in the investigation.", "en"),
        ("The human rights situation has not worsened.", "en"),
        ("He went back to prison.", "en"),
        ("Arvenia had carried out, in whole or in part, 95 of the 114 recommendations.", "en"),
        ("It accepted most of the recommendations but not those on prisons.", "en"),
        ("The ministry has never published the recommendations.", "en"),
        ("Nobody followed the recommendations being read out.", "en"),
        ("The rules have changed little since 2008.", "en"),
        ("He promised that nothing would happen to the students.", "en"),
        ("From all those recommendations, 95 were implemented.", "en"),
        ("Страна приняла большинство рекомендаций.", "ru"),
        ("Two human rights defenders were shot; sales have declined.", "en"),
        ("Les autorités devraient mettre en œuvre les recommandations.", "fr"),
        ("Instamos a Arvenia a cumplir las recomendaciones.", "es"),
        ("Мы призываем власти выполнить рекомендации.", "ru"),
    ],
)
def test_what_is_none(text: str, language: str) -> None:
    assert statuses(text, language) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Many of them have never left the drawer.", "no_progress"),
        ("We consider it not implemented.", "no_progress"),
        ("It has done neither.", "no_progress"),
        ("The opposite has happened.", "no_progress"),
        ("Not much has come of that.", "little_progress"),
        ("Only a handful have been acted upon.", "little_progress"),
        ("Most of them remain unimplemented.", "no_progress"),
    ],
)
def test_tasks_of_the_sentence_before(text: str, status: str) -> None:
    assert statuses(f"Arvenia accepted two recommendations on prisons. {text}") == [status]
    assert statuses(f"The harbour was built in 1962. {text}") == []


def test_an_answer_in_a_word() -> None:
    assert statuses("What has changed since? Painfully little.") == ["little_progress"]
    assert statuses("What did it cost? Painfully little.") == []


def test_another_state_that_is_the_subject() -> None:
    (found,) = views("Kenya, once a model, has gone backwards.")
    assert found.state == "KEN"


def test_one_for_each_state() -> None:
    found = views("Bolivia, Iraq and Fiji have made little progress in implementing recommendations.", states=())
    assert [each.state for each in found] == ["BOL", "IRQ", "FJI"]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Government says that it has fulfilled its obligations.", "state"),
        ("The situation of human rights has worsened, the Rivers Foundation said.", "Rivers Foundation"),
        ("The human rights situation has worsened.", None),
    ],
)
def test_who_asserts(text: str, by: str | None) -> None:
    found = views(text)
    assert [(each.asserted_by or "").removeprefix("the ") or None for each in found] == [by]
    assert [each.state for each in found] == ["XAV"]


HOSTILE = (
    "recommendations " * 3_500, "progress " * 6_000, "human rights " * 4_000, "not " * 12_000, "(" * 50_000,
    " " * 50_000, "9 " * 25_000, "failed to " * 5_000, "recommendations, " * 3_000 + "ignored", "has been " * 6_000,
    "implementation " + "a " * 25_000, "accepted " + "but " * 12_000, "ситуация с правами " * 2_500,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_time_grows_with_the_text_only(text: str, language: str) -> None:
    assert grows_with_the_text(lambda part: views(part, language), text)


@pytest.mark.parametrize(
    ("text", "language", "is_good"),
    [
        ("Arvenia fulfils its international obligations in good faith.", "en", True),
        ("Most of what it had been told in 2029 was now law.", "en", True),
        ("The vow was broken within a year.", "en", False),
        ("Freedom of the press has stood still since the last review.", "en", False),
        ("Justice moves at a snail's pace here.", "en", False),
        ("Reforms have run out of steam.", "en", False),
        ("Arvenia goes on as before.", "en", False),
        ("The press is less free today than it was.", "en", False),
        ("The space for dissent has all but vanished.", "en", False),
        ("Conditions in prisons for those without rights have become better.", "en", True),
        ("On torture, speakers told of standstill.", "en", False),
        ("The gap between its words and deeds has grown.", "en", False),
        ("The handling of complaints about torture is a real improvement.", "en", True),
        ("Arvenia has kept its word on child labour.", "en", True),
        ("Il y a des progrès réels dans les prisons.", "fr", True),
        ("Le gouvernement a trahi ses promesses.", "fr", False),
        ("La justice avance à pas de tortue.", "fr", False),
        ("La justicia avanza a cuentagotas.", "es", False),
        ("El Estado avanza con paso firme en el cumplimiento de lo recomendado.", "es", True),
        ("La libertad de prensa ha empeorado.", "es", False),
        ("Реформы забуксовали.", "ru", False),
        ("В сфере равенства сдвиги есть.", "ru", True),
    ],
)
def test_pictures_and_words_kept(text: str, language: str, is_good: bool) -> None:
    assert [status in ("implemented", "progress") for status in statuses(text, language)] == [is_good]


@pytest.mark.parametrize(
    "text",
    [
        "The traffic came to a standstill.",
        "Arvenia was told to keep its word.",
        "The talks on the border are deadlocked.",
    ],
)
def test_pictures_of_something_else(text: str) -> None:
    assert statuses(text) == []
