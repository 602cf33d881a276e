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
        ("Aucune démarche n'a été entreprise pour adhérer à l'OPCAT.", "fr", [("CAT-OP", "not_party", None)]),
        ("Советовали:\n- Чили: присоединиться к Конвенции о защите всех мигрантов;", "ru", [("CMW", "urged", None)]),
        ("Ратификации Конвенции об инвалидности правозащитники ждут и требуют.", "ru", []),
    ],
)
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
