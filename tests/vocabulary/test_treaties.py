"""Names of treaties as reports print them, in four languages."""

# ruff: noqa: E501 (sentences of documents are long)

import pytest
from tests.builders import grows_with_the_text

from heeded.vocabulary.treaties import LANGUAGES, find_treaties, treaty_keys

CORE = [
    "CAT", "CAT-OP", "ICCPR", "ICCPR-OP1", "ICCPR-OP2", "ICESCR", "ICESCR-OP", "CERD", "CEDAW", "CEDAW-OP", "CRC", "CRC-OP",
    "CRC-OP-AC", "CRC-OP-SC", "CRC-OP-IC", "CRPD", "CRPD-OP", "CMW", "CED",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the Convention against Torture", "en", ["CAT"]),
        ("the UN convention against torture, the UNCAT and the CAT", "en", ["CAT", "CAT", "CAT"]),
        ("its Optional Protocol to the Convention against Torture (OPCAT, OP-CAT)", "en", ["CAT-OP"] * 3),
        ("the Second Optional Protocol to the ICCPR", "en", ["ICCPR-OP2"]),
        (
            "the first Optional Protocol to the International Covenant on Civil and Political Rights",
            "en",
            ["ICCPR-OP1"],
        ),
        ("ICCPR-OP 1, ICCPR-OP2, OP-ICESCR", "en", ["ICCPR-OP1", "ICCPR-OP2", "ICESCR-OP"]),
        ("the Optional Protocols to the CRC", "en", ["CRC-OP"]),
        ("Optional Protocol to the CRC on the involvement of children in armed conflict", "en", ["CRC-OP-AC"]),
        ("the International Convention on the Rights of Persons with Disabilities", "en", ["CRPD"]),
        ("ILO Convention No. 189 and ILO Convention 169", "en", ["ILO Convention No. 189", "ILO Convention No. 169"]),
        ("ILO C189 and the ILO Domestic Workers Convention", "en", ["ILO Convention No. 189"] * 2),
        ("Конвенция МОТ № 189", "ru", ["ILO Convention No. 189"]),
        (
            "the 1951 Convention and its 1967 Protocol",
            "en",
            ["Convention relating to the Status of Refugees", "Protocol relating to the Status of Refugees"],
        ),
        (
            "UNCAC, the Palermo Convention",
            "en",
            ["Convention against Corruption", "Convention against Transnational Organized Crime"],
        ),
        ("Convention des Nations Unies contre la corruption", "fr", ["Convention against Corruption"]),
        ("el Protocolo de Palermo", "es", ["Palermo Protocol"]),
        ("Палермский протокол", "ru", ["Palermo Protocol"]),
        (
            "the Kampala amendments to the Rome Statute",
            "en",
            ["Amendments to the Rome Statute on the crime of aggression"],
        ),
        (
            "the Rome Statute and the ATT",
            "en",
            ["Rome Statute of the International Criminal Court", "Arms Trade Treaty"],
        ),
        ("el Acuerdo de Escazú", "es", ["Escazú Agreement"]),
        ("a cat, a cedar and the PACT of the CATALOGUE", "en", []),
        ("the Convention on Migrant Workers, the disappearances convention", "en", ["CMW", "CED"]),
        ("the UN Convention on All Forms of Racial Discrimination", "en", ["CERD"]),
        ("the Optional Protocol to the Convention on Torture", "en", ["CAT-OP"]),
        ("the Convention and the rights of migrant workers", "en", []),
        ("la Convention sur les disparitions forcées", "fr", ["CED"]),
        ("la Convención contra las Desapariciones Forzadas", "es", ["CED"]),
        ("la Convention contre la torture et le PIDCP", "fr", ["CAT", "ICCPR"]),
        ("le Protocole facultatif se rapportant au PIDCP", "fr", ["ICCPR-OP1"]),
        (
            "el Convenio 169 de la OIT y la Convención sobre los Derechos del Niño",
            "es",
            ["ILO Convention No. 169", "CRC"],
        ),
        ("Факультативный протокол к Конвенции против пыток", "ru", ["CAT-OP"]),
        ("в Международном пакте о гражданских и политических правах", "ru", ["ICCPR"]),
    ],
)
def test_names(text: str, language: str, expected: list[str]) -> None:
    found = find_treaties(text, language)
    assert [key for key, _, _ in found] == expected
    assert all(text[start:end].strip() == text[start:end] for _, start, end in found)


def test_knows_every_core_treaty() -> None:
    assert set(CORE) <= set(treaty_keys())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["convention ", "optional protocol to the ", " ", "CAT", "C-", "конвенция о ", "Aaa "])
def test_time_grows_with_length_alone(unit: str, language: str) -> None:
    assert grows_with_the_text(lambda text: find_treaties(text, language), (unit * 50_000)[:50_000])
