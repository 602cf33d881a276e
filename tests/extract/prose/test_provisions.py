"""Laws and articles in all common ways of citing."""

# ruff: noqa: E501 (sentences of documents are long)

import pytest
from tests.builders import document, grows_with_the_text

from heeded.extract.prose.provisions import provisions
from heeded.model import Provision, Statement

Row = tuple[str | None, str | None]


def cited(text: str, language: str = "en") -> list[Row]:
    found = []
    for statement in provisions(document(text, language=language)):
        assert isinstance(statement, Statement)
        assert isinstance(statement.value, Provision)
        assert statement.quote.holds_in(text)
        found.append((statement.value.instrument, statement.value.article))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 174 of the Criminal Code bans it.", [("Criminal Code", "174")]),
        ("The Penal Code, Arts. 400 and 403, bans it.", [("Penal Code", "400"), ("Penal Code", "403")]),
        ("Amend criminal code art. 12 on insult, and art. 15.", [("criminal code", "12"), ("criminal code", "15")]),
        ("The Penal Code (articles 10, 12 and 13) bans it.", [("Penal Code", n) for n in ("10", "12", "13")]),
        ("Article 5 (insult) and article 7 of the Media Act ban it.", [("Media Act", "5"), ("Media Act", "7")]),
        ("He was charged under section 377 of the Penal Code.", [("Penal Code", "377")]),
        ("He was charged under section 377.", [(None, "377")]),
        ("Section 66A of the Networks Act 2000 bans it.", [("Networks Act 2000", "66A")]),
        ("Articles 14 (3) (g) and 19 of the ICCPR hold.", [("ICCPR", "14(3)(g)"), ("ICCPR", "19")]),
        ("Law No. 71 of 1972 is used.", [("Law No. 71 of 1972", None)]),
        ("The 2011 Law on Open Squares is used.", [("2011 Law on Open Squares", None)]),
        ("Repeal the 2020 law on peaceful assembly.", [("2020 law on peaceful assembly", None)]),
        ("Law 32 of 2006 and Decree 8 (2014) are used.", [("Law 32 of 2006", None), ("Decree 8 (2014)", None)]),
        ('The Law "On Fair Ferries" was signed.', [('Law "On Fair Ferries"', None)]),
        ("Law “On Fair Ferries” was signed.", [("Law “On Fair Ferries”", None)]),
        ("The word “On Fair Ferries” was signed.", []),
        (
            "Section 4 of the accreditation rules of 20 August 2031 bans it.",
            [("accreditation rules of 20 August 2031", "4")],
        ),
        ("It keeps the rules of the house.", []),
        ("The Ferry Law of 2017, Article 30 above all, bans it.", [("Ferry Law of 2017", "30")]),
        ("Article 30 above bans it.", []),
        ("The Joint Commission on International Humanitarian Law met.", []),
        ("The Institute for Labour Law met.", []),
        ("It changed the constitution.", [("constitution", None)]),
        ("Royal Decree M/44 is used.", [("Royal Decree M/44", None)]),
        ("The Harbour Peace Act and the Ferry Act are used.", [("Harbour Peace Act", None), ("Ferry Act", None)]),
        ("The Constitution binds; the Constitution, again.", [("Constitution", None)]),
        (
            "The Criminal Code binds. Article 9 of the Criminal Code too.",
            [("Criminal Code", None), ("Criminal Code", "9")],
        ),
        ("The Constitutional Court applied International Law and Human Rights Law.", []),
        ("See section 3 of this report and article 2 above.", []),
        ("ARTICLE 19 and the ICCPR are named.", []),
        ("Arvenia was urged to Act on Open Squares.", []),
        # laws named by their subject
        ("The new law on ferries and their crews came into force.", [("law on ferries and their crews", None)]),
        ("Parliament passed a law on harbour fees in May.", [("law on harbour fees", None)]),
        ("Arvenia needs a law on harbour fees.", []),
        ("The law on “friends of ferries” is used.", [("law on “friends of ferries”", None)]),
        ("The Law on the order of ferry races was signed.", [("Law on the order of ferry races", None)]),
        ("It is called Odo's law.", [("Odo's law", None)]),
        # laws with their subject before the word
        ("The 2019 ferry law and a harbour law of 2011 bind.", [("2019 ferry law", None), ("harbour law", None)]),
        ("A boat people law full of traps was passed in 2014.", [("boat people law", None)]),
        ("The foreign agents law binds. So does an anti-ferry law.", [("foreign agents law", None)]),
        ("The country's anti-ferry law and the NGO law bind.", [("anti-ferry law", None), ("NGO law", None)]),
        ("The ferry law, the new law and the criminal law bind.", []),
        ("A law on ferries of 2021 binds.", [("law on ferries", None)]),
        ("The boat people law of 2014 binds. The law on boat people is old.", [("boat people law of 2014", None)]),
        # one law, named twice
        ("The 2011 Law on Open Squares is old. The Law on Open Squares binds.", [("2011 Law on Open Squares", None)]),
        ("The Ferry Code (Law 12 of 1969) binds.", [("Law 12 of 1969", None)]),
        ("The Penal Code (Law 12 of 1969) binds.", [("Penal Code (Law 12 of 1969)", None)]),
        (
            "Article 9 of the Tax Code binds. The Ferry Act too. Repeal Article 9.",
            [("Tax Code", "9"), ("Ferry Act", None)],
        ),
        ("The Constitutional Court Act binds.", [("Constitutional Court Act", None)]),
        # none of the State's laws
        ("The Penal Code binds. See article 52 of the Convention.", [("Penal Code", None)]),
        ("The Penal Code binds. Press Watch and Article 9.", [("Penal Code", None)]),
    ],
)
def test_english(text: str, expected: list[Row]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("l'article 222 du Code pénal et la loi n° 2005/12", "fr", [("Code pénal", "222"), ("loi n° 2005/12", None)]),
        ("los artículos 35 y 36 del Código Penal", "es", [("Código Penal", "35"), ("Código Penal", "36")]),
        ("La loi de 2019 sur les ponts flottants est appliquée.", "fr", [("loi de 2019 sur les ponts flottants", None)]),
        ("l'adoption d'une loi relative à la garde des ponts", "fr", [("loi relative à la garde des ponts", None)]),
        ("Personne ne veut d'une loi sur la garde des ponts.", "fr", []),
        ("l'article 12 du Code de la navigation", "fr", [("Code de la navigation", "12")]),
        ("la ley de agentes de puertos fue aprobada", "es", [("ley de agentes de puertos", None)]),
        ("el Código de la Niñez y la Ley 15 (Ley General de Puertos)", "es",
         [("Código de la Niñez", None), ("Ley 15 (Ley General de Puertos)", None)]),
        ("Подписан закон о паромных переправах.", "ru", [("закон о паромных переправах", None)]),
        ("Принят Социальный кодекс.", "ru", [("Социальный кодекс", None)]),
        ("Её социальный код прост.", "ru", []),
        ("статья 9 Земельного кодекса", "ru", [("Земельного кодекса", "9")]),
        ("la Ley de Puertos y la Ley 26.775", "es", [("Ley de Puertos", None), ("Ley 26.775", None)]),
        ("осужден по ст. 174 УК", "ru", [("Уголовный кодекс", "174")]),
        ("статья 5 Конституции, закон «О площадях»", "ru", [("Конституция", "5"), ("О площадях", None)]),
    ],
)  # fmt: skip
def test_other_languages(text: str, language: str, expected: list[Row]) -> None:
    assert cited(text, language) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "Arts. 1, 2 and 3 ",
        "12 and ",
        "Law on Peace and ",
        "A'",
        "((",
        " ",
        "Public and ",
        "1",
        "the law on law ",
        "loi sur la ",
    ],
)
def test_time_grows_with_length_alone(unit: str) -> None:
    assert grows_with_the_text(cited, (unit * 50_000)[:50_000])


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("They were held under section 295-B of the Penal Code.", "295-B"),
        ("Article 217/A of the Penal Code was added.", "217/A"),
        ("It relies on article 206.3.2 of the Criminal Code.", "206.3.2"),
        ("It wants to take article 147 out of the Criminal Code.", "147"),
    ],
)
def test_forms_of_numbers(text: str, article: str) -> None:
    found = [each.value for each in provisions(document(text)) if isinstance(each, Statement)]
    assert article in [each.article for each in found if isinstance(each, Provision)]
