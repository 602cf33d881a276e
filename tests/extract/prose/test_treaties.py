"""What a sentence says of a treaty: joined, not joined, or urged to join."""

# ruff: noqa: E501 (sentences of documents are long)

import pytest
from tests.builders import document, grows_with_the_text

from heeded.extract.prose.treaties import treaty_actions
from heeded.model import Statement, TreatyAction

Row = tuple[str, str, str | None]


def actions(text: str, language: str = "en") -> list[Row]:
    found = []
    for statement in treaty_actions(document(text, language=language)):
        assert isinstance(statement, Statement)
        assert isinstance(statement.value, TreatyAction)
        assert statement.quote.holds_in(text)
        found.append((statement.value.treaty, statement.value.action, statement.value.date))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arvenia has not ratified the Convention against Torture.", [("CAT", "not_party", None)]),
        ("Despite having ratified CAT in 2004, Arvenia tortures.", [("CAT", "ratified", "2004")]),
        ("On 3 May 2010 Arvenia acceded to ICCPR-OP2.", [("ICCPR-OP2", "acceded", "2010-05-03")]),
        ("We urge Arvenia to ratify the OPCAT and CED.", [("CAT-OP", "urged", None), ("CED", "urged", None)]),
        ("Norway called for ratification of the CEDAW.", [("CEDAW", "urged", None)]),
        ("Arvenia signed but has not ratified the CRPD.", [("CRPD", "not_party", None), ("CRPD", "signed", None)]),
        ("Arvenia has signed and ratified the CRPD.", [("CRPD", "ratified", None)]),
        ("It took note of advice, including recommendations on ratifying the CED.", [("CED", "urged", None)]),
        ("Arvenia is not a party to the CMW.", [("CMW", "not_party", None)]),
        ("Arvenia has yet to sign the CAT.", [("CAT", "not_party", None)]),
        ("The failure to ratify CAT is a gap.", [("CAT", "not_party", None)]),
        ("(a) Ratify the ICCPR;", [("ICCPR", "urged", None)]),
        ("States praised Arvenia for acceding to the ICESCR.", [("ICESCR", "acceded", None)]),
        ("The CAT, which Arvenia ratified in 1998, bans it.", [("CAT", "ratified", "1998")]),
        ("Arvenia ratified CAT in 2001 but violates the ICCPR.", [("CAT", "ratified", "2001")]),
        ("Arvenia will consider ratifying the CED.", []),
        ("Arvenia honours what the CAT demands.", []),
        ("Arvenia ratified CAT. Later it was said again that Arvenia ratified CAT.", [("CAT", "ratified", None)]),
        # denied otherwise than by "not"
        ("Arvenia has still to accede to OPCAT.", [("CAT-OP", "not_party", None)]),
        ("Nothing has been done about joining the CMW.", [("CMW", "not_party", None)]),
        ("No progress was made toward accession to CED or the Rome Statute.",
         [("CED", "not_party", None), ("Rome Statute", "not_party", None)]),
        ("Arvenia remains outside the CED.", [("CED", "not_party", None)]),
        ("OPCAT is still unratified.", [("CAT-OP", "not_party", None)]),
        ("The CRPD was signed in 2008, but ratification is still outstanding.",
         [("CRPD", "signed", "2008"), ("CRPD", "not_party", None)]),
        ("Arvenia signed the CED in 2007 but never ratified it.", [("CED", "signed", "2007"), ("CED", "not_party", None)]),
        ("The CED, signed by Arvenia in 2007, is a dead letter.", [("CED", "signed", "2007")]),
        ("Signing of the CED, which Arvenia has not yet ratified, was noted.", [("CED", "not_party", None)]),
        ("On 4 May 2021 Arvenia withdrew from the Istanbul Convention.",
         [("Istanbul Convention", "not_party", "2021-05-04")]),
        # demanded far from the verb, in the passive, in questions and lists
        ("Peru wanted a new school law, and Ghana the State to ratify the CRPD.", [("CRPD", "urged", None)]),
        ("Let the OPCAT be signed.", [("CAT-OP", "urged", None)]),
        ("Will Arvenia accede to the CED, and by when?", [("CED", "urged", None)]),
        ("The Government should:\n4.1 close the camp, and sign the CED;\n4.2 Join the CMW.",
         [("CED", "urged", None), ("CMW", "urged", None)]),
        ("- Chile and Peru: ratify the CMW, signed by Arvenia in 1994;", [("CMW", "urged", None), ("CMW", "signed", "1994")]),
        ("Milestones:\n- ratification of the CED;", [("CED", "ratified", None)]),
        ("Recommendations\n- Ratification of the CED;", [("CED", "urged", None)]),
        # plans
        ("Told of 20 recommendations, Arvenia said that it would sign the CED.", []),
        ("Arvenia is studying whether to join the CMW.", []),
        # a list whose items have dates of their own
        ("Arvenia signed the CAT in 2003, the CED in 2007 and the CMW in 2009.",
         [("CAT", "signed", "2003"), ("CED", "signed", "2007"), ("CMW", "signed", "2009")]),
        ("It accepts the CERD, the CAT (ratified on 5 May 1991), the CED (ratified on 6 June 2000) and the CMW "
         "(ratified on 7 July 2009).",
         [("CAT", "ratified", "1991-05-05"), ("CED", "ratified", "2000-06-06"), ("CMW", "ratified", "2009-07-07")]),
        ("Arvenia has ratified the following treaties: the CAT (on 5 May 1991); the CED and its annex (respectively on "
         "6 June 2000 and 8 June 2000); the CMW (7 July 2009).",
         [("CAT", "ratified", "1991-05-05"), ("CED", "ratified", "2000-06-06"), ("CMW", "ratified", "2009-07-07")]),
        ("Arvenia ratified CAT and CED in 2010.", [("CAT", "ratified", "2010"), ("CED", "ratified", "2010")]),
        # what denies belongs to the treaty that it leads to
        ("Arvenia was party to the CAT and to the CED, but the country was not party to the CMW.",
         [("CAT", "ratified", None), ("CED", "ratified", None), ("CMW", "not_party", None)]),
        # the name of a law and an announcement are no joining
        ("Victims are helped in accordance with the Act ratifying the CED.", []),
        ("Parliament adopted the Law on the ratification of the CED.", [("CED", "ratified", None)]),
        ("Arvenia announced the ratification of the CED.", []),
        ("Arvenia announced that it had ratified the CED.", [("CED", "ratified", None)]),
        # other treaties stand as printed
        ("Arvenia should accede to the 1951 Refugee Convention.", [("1951 Refugee Convention", "urged", None)]),
        ("Arvenia ratified the Velm Harbour Agreement.", [("Velm Harbour Agreement", "ratified", None)]),
    ],
)  # fmt: skip
def test_english(text: str, expected: list[Row]) -> None:
    assert actions(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L'Arvénie n'a pas ratifié la Convention contre la torture.", "fr", [("CAT", "not_party", None)]),
        ("Nous appelons l'Arvénie à ratifier la CEDEF.", "fr", [("CEDAW", "urged", None)]),
        ("Arvenia ratificó en 2010 la Convención contra la Tortura.", "es", [("CAT", "ratified", "2010")]),
        (
            "Instamos a Arvenia a ratificar el Convenio 169 de la OIT.",
            "es",
            [("ILO Convention No. 169", "urged", None)],
        ),
        ("Арвения не ратифицировала Конвенцию против пыток.", "ru", [("CAT", "not_party", None)]),
        ("Арвения присоединилась к Конвенции о правах инвалидов.", "ru", [("CRPD", "acceded", None)]),
        (
            "Arvenia sigue sin ser parte de la CEDAW ni del OPCAT.",
            "es",
            [("CEDAW", "not_party", None), ("CAT-OP", "not_party", None)],
        ),
        ("La ratificación del OPCAT sigue pendiente.", "es", [("CAT-OP", "not_party", None)]),
        ("La CEDEF, qu'elle avait signée en 1990, n'est pas appliquée.", "fr", [("CEDAW", "signed", "1990")]),
        ("L'Arvénie a ratifié les traités suivants: la CEDEF (le 5 mai 1991); le PIDCP (le 6 juin 2000).", "fr",
         [("CEDAW", "ratified", "1991-05-05"), ("ICCPR", "ratified", "2000-06-06")]),
        ("En vertu de la loi portant ratification de la CEDEF, un bureau existe.", "fr", []),
        ("Con arreglo a la Ley de ratificación del PIDCP hay una oficina.", "es", []),
        ("Arvenia firmó el PIDCP en 2003 y el PIDESC en 2007.", "es",
         [("ICCPR", "signed", "2003"), ("ICESCR", "signed", "2007")]),
        ("Арвения подписала МПГПП в 2003 году и МПЭСКП в 2007 году.", "ru",
         [("ICCPR", "signed", "2003"), ("ICESCR", "signed", "2007")]),
        ("На основании закона о ратификации МПГПП создано бюро.", "ru", []),
        ("Aucune démarche n'a été entreprise pour adhérer à l'OPCAT.", "fr", [("CAT-OP", "not_party", None)]),
        ("Советовали:\n- Чили: присоединиться к Конвенции о защите всех мигрантов;", "ru", [("CMW", "urged", None)]),
        ("Ратификации Конвенции об инвалидности правозащитники ждут и требуют.", "ru", []),
    ],
)  # fmt: skip
def test_other_languages(text: str, language: str, expected: list[Row]) -> None:
    assert actions(text, language) == expected


def test_the_state_urged_is_not_the_one_that_urges() -> None:
    text = "France urged Chile to ratify the CAT."
    (found,) = treaty_actions(document(text))
    assert isinstance(found, Statement)
    assert found.state == "CHL"


@pytest.mark.parametrize("unit", ["ratify the CAT and ", "the CAT, ", "not ratified ", " ", "CAT;"])
def test_time_grows_with_length_alone(unit: str) -> None:
    assert grows_with_the_text(actions, (unit * 50_000)[:50_000])
