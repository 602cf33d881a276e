"""Names, lists and mentions of States."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import grows_with_the_text

from heeded.errors import VocabularyError
from heeded.vocabulary.states import (
    GROUPS,
    StateList,
    find_states,
    group_of,
    iso3_of,
    name_of,
    names_in,
    read_state_list,
    states,
)

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


# ------------------------------------------------------------------------------------------------------- the table


def test_holds_the_members_the_observers_and_the_fictional_state() -> None:
    by_group = {group: [s.iso3 for s in states().values() if s.group == group] for group in GROUPS}
    members = [s for s in states().values() if s.group not in {"Observer", "none"} and not s.is_fictional]
    assert len(members) == 193
    assert sorted(by_group["Observer"]) == ["PSE", "VAT"]
    assert sorted(by_group["none"]) == ["COK", "NIU"]
    assert {group: len(codes) for group, codes in by_group.items()} == {
        "Africa": 54, "Asia-Pacific": 54, "EEG": 24, "GRULAC": 33, "WEOG": 29, "Observer": 2, "none": 2,
    }  # fmt: skip
    assert [s.iso3 for s in states().values() if s.is_fictional] == ["XAV"]
    assert states()["XAV"].adjective == "Arvenian"


@pytest.mark.parametrize(
    ("code", "name", "group"),
    [
        ("KAZ", "Kazakhstan", "Asia-Pacific"),
        ("TUR", "Türkiye", "WEOG"),
        ("USA", "United States of America", "WEOG"),
        ("CYP", "Cyprus", "Asia-Pacific"),
        ("VAT", "Holy See", "Observer"),
        ("XAV", "Arvenia", "EEG"),
    ],
)
def test_name_and_group(code: str, name: str, group: str) -> None:
    assert (name_of(code), group_of(code)) == (name, group)


@pytest.mark.parametrize("ask", [name_of, group_of])
def test_unknown_code_is_refused(ask) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(VocabularyError, match="XXX"):
        ask("XXX")


def test_unknown_language_is_refused() -> None:
    with pytest.raises(VocabularyError, match="'de'"):
        iso3_of("Deutschland", language="de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_stands_for_its_state_alone(language: str) -> None:
    wrong = {
        name: iso3_of(name, language)
        for code, names in names_in(language).items()
        for name in names
        if iso3_of(name, language) != code
    }
    assert wrong == {}
    assert len(names_in(language)) >= 197


# ------------------------------------------------------------------------------------------------------- one name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sierra Le one", "SLE"),
        ("Côte d' Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("Timor‐ Leste", "TLS"),
        ("Guinea-\nBissau", "GNB"),
        ("Bosnia\ufffeHerzegovina", "BIH"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("the FYR Macedonia", "MKD"),
        ("TFYROM", "MKD"),
        ("Swaziland", "SWZ"),
        ("Cape Verde", "CPV"),
        ("Czech Republic", "CZE"),
        ("Libyan Arab Jamahiriya", "LBY"),
        ("Burma", "MMR"),
        ("Türkiye", "TUR"),
        ("TURKEY", "TUR"),
        ("DRC", "COD"),
        ("Democratic Republic of Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Congo", "COG"),
        ("Congo (Democratic Republic of the)", "COD"),
        ("Islamic Republic Iran", "IRN"),
        ("Republic ofthe Congo", "COG"),
        ("Korea (Republic of)", "KOR"),
        ("Korea (Democratic People's Republic of)", "PRK"),
        ("Lao PDR", "LAO"),
        ("DPRK", "PRK"),
        ("ROK", "KOR"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Bolivia (Plurinational Republic of)", "BOL"),
        ("Venezuela", "VEN"),
        ("Netherlands (Kingdom of the)", "NLD"),
        ("Moldova (Republic of)", "MDA"),
        ("State of Palestine", "PSE"),
        ("St. Kitts & Nevis", "KNA"),
        ("St Lucia", "LCA"),
        ("São Tomé & Principe", "STP"),
        ("U.S.A.", "USA"),
        ("Republic of Arvenia", "XAV"),
    ],
)
def test_names_as_documents_print_them(name: str, code: str) -> None:
    assert iso3_of(name) == code


@pytest.mark.parametrize(
    ("misspelt", "code"),
    [
        ("Azerbaidjan", "AZE"),
        ("Philippnes", "PHL"),
        ("Kyrgystan", "KGZ"),
        ("Lichtenstein", "LIE"),
        ("New Zeeland", "NZL"),
        ("United Sates of America", "USA"),
        ("Trinidad an Tobago", "TTO"),
        ("Arvennia", "XAV"),
    ],
)
def test_a_slip_in_a_long_name_is_forgiven(misspelt: str, code: str) -> None:
    assert iso3_of(misspelt) == code


@pytest.mark.parametrize(
    "name",
    [
        "", "  ", "(", "Irak", "Nigeri", "Slovania", "Austrlia", "Sambia", "Korea (Kingdom of)", "Congo (Kingdom of)",
        "Dominican", "Indonesians", "Bosniak", "Child", "us", "uk", "chinna", "Mexico City", "Northern Ireland",
        "European Union", "Kosovo", "KAZ", "CAR", "CAT", "No. 189", "189",
    ],
)  # fmt: skip
def test_what_is_no_state_or_could_be_two(name: str) -> None:
    assert iso3_of(name) is None


NEIGHBOURS = [
    ("Niger", "Nigeria"), ("Iran", "Iraq"), ("Slovakia", "Slovenia"), ("Austria", "Australia"), ("Mali", "Malawi"),
    ("Dominica", "Dominican Republic"), ("Guinea", "Guinea-Bissau"), ("Guinea", "Equatorial Guinea"),
    ("Equatorial Guinea", "Papua New Guinea"), ("Congo", "Democratic Republic of the Congo"),
    ("Republic of Korea", "Democratic People's Republic of Korea"), ("Gambia", "Zambia"), ("Mauritania", "Mauritius"),
    ("Sudan", "South Sudan"), ("Ireland", "Iceland"), ("Latvia", "Lithuania"), ("India", "Indonesia"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
def test_neighbours_are_not_confused(one: str, other: str) -> None:
    codes = {iso3_of(one), iso3_of(other)}
    assert len(codes) == 2
    for name, wrong in ((one, iso3_of(other)), (other, iso3_of(one))):
        for at in range(len(name)):
            assert iso3_of(name[:at] + name[at + 1 :]) != wrong or name[:at] + name[at + 1 :] in (one, other)


ENGLISH_NAMES = [(code, name) for code, names in names_in("en").items() for name in names]


@given(st.sampled_from(ENGLISH_NAMES), st.data())
def test_spaces_case_and_articles_do_not_count(listed: tuple[str, str], data: st.DataObject) -> None:
    code, name = listed
    at = data.draw(st.integers(0, len(name)))
    gap = data.draw(st.sampled_from([" ", "\n", "\u00ad", "\ufffe", " - "]))
    assert iso3_of(name.upper()) == code
    assert iso3_of(f"the {name}") == code
    assert iso3_of(name[:at] + gap + name[at:]) == code


# ------------------------------------------------------------------------------------------------------- lists


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Portugal, Slovakia", "PRT SVK"),
        ("Algeria and the Holy See", "DZA VAT"),
        ("Mexico; Brazil", "MEX BRA"),
        ("Viet Nam/Cuba", "VNM CUB"),
        ("Iran (Islamic Republic of), Chile", "IRN CHL"),
        ("Venezuela, Bolivarian Republic of", "VEN"),
        ("Korea, Republic of, Spain and Trinidad and Tobago", "KOR ESP TTO"),
        ("the United Kingdom of Great Britain and Northern Ireland, Spain", "GBR ESP"),
        ("Bosnia and Herzegovina", "BIH"),
        ("Antigua and Barbuda and Saint Kitts and Nevis", "ATG KNA"),
        ("Kingdom of the Netherlands", "NLD"),
        ("Republic of Korea and Democratic People’s Republic of Korea", "KOR PRK"),
        ("Niger, Nigeria", "NER NGA"),
        ("Cuba Ecuador", "CUB ECU"),
        ("SouthAfrica", "ZAF"),
        ("Poland United\nKingdom", "POL GBR"),
        ("Slovenia1, Denmark*", "SVN DNK"),
        ("Chile, Chile and Peru", "CHL PER"),
        ("Chile,, and Peru.", "CHL PER"),
        ("Chile; as well as Peru", "CHL PER"),
        ("Portugal (on behalf of the European Union)", "PRT"),
        ("Pakistan, on behalf of a group of States", "PAK"),
        ("Finland (also on\nbehalf of Denmark, Iran (Islamic Republic of) and Norway), Chile", "FIN CHL"),
        ("Lao‟s People Democratic Republic", "LAO"),
        ("Belarus, Philippnes", "BLR PHL"),
        ("Arvenia, Türkiye", "XAV TUR"),
    ],
)
def test_lists_of_states(text: str, codes: str) -> None:
    assert read_state_list(text) == StateList(tuple(codes.split()))


@pytest.mark.parametrize(
    "text",
    [
        "CEDAW", "No. 189", "2008-2012", "Mexico City", "European Union", "Northern Ireland", "article 6 and 14",
        "including Chile and Peru", "with the exception of Chile", "persons from Arvenia and Chile",
        "also in the Republic of Korea", "Convention on the Rights of the Child", "Wills", "Chilean", "",
    ],
)  # fmt: skip
def test_brackets_that_hold_no_list(text: str) -> None:
    assert read_state_list(text).codes == ()


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("European Union, Slovakia", ("SVK",), ("European Union",)),
        ("Chile, para. 12", ("CHL",), ("para. 12",)),
        ("Chile, the Office and Peru", ("CHL", "PER"), ("the Office",)),
        ("Slovania, Chile", ("CHL",), ("Slovania",)),
    ],
)
def test_what_is_left_over_is_named(text: str, codes: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    assert read_state_list(text) == StateList(codes, unknown)


JOINS = st.sampled_from([", ", "; ", " / ", ",", " and ", ", and "])


@given(st.lists(st.sampled_from(ENGLISH_NAMES), min_size=1, max_size=8), JOINS)
def test_any_list_of_names_is_read_back(listed: list[tuple[str, str]], join: str) -> None:
    text = join.join(name for _, name in listed)
    assert read_state_list(text) == StateList(tuple(dict.fromkeys(code for code, _ in listed)))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = read_state_list(text)
    assert set(found.codes) <= set(states())


def test_a_very_long_text_is_no_list() -> None:
    text = "Chile (" * 50_000
    assert read_state_list(text).codes == ()
    assert grows_with_the_text(read_state_list, text)


# ------------------------------------------------------------------------------------------------------- running text


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [
        ("en", "Côte d’Ivoire and NORTH MACEDONIA thanked Guinea-\nBissau.", "CIV MKD GNB"),
        ("en", "The Democratic Republic of the Congo, not the Congo; Niger, Nigeria", "COD COG NER NGA"),
        ("en", "It costs US$ 5 in the United States.47", "USA"),
        ("en", "Slovenia47 welcomed the Slovenian report", "SVN"),
        ("en", "Northern Ireland, Mexico City and Inner Mongolia", ""),
        ("en", "the United Kingdom of Great Britain and Northern Ireland", "GBR"),
        ("en", "chad, turkey and georgia; Romania", "ROU"),
        ("en", "Arvenia’s report; the Arvenian delegation", "XAV"),
        ("fr", "la délégation de l’Italie, des États-Unis et de la Guinée-Bissau", "ITA USA GNB"),
        ("es", "el Perú y la República Bolivariana de Venezuela", "PER VEN"),
        ("ru", "в Казахстане, Российской Федерации и Исламской Республике Иран; Италии47", "KAZ RUS IRN ITA"),
        ("ru", "казахстанский доклад; Мали и Малави; Республики Корея", "MLI MWI KOR"),
        ("zh", "中国和尼日利亚的建议", "CHN NGA"),
        ("ar", "وفد الكويت وفرنسا والعراق", "KWT FRA IRQ"),
    ],
)
def test_mentions_in_running_text(language: str, text: str, mentions: str) -> None:
    found = find_states(text, language)
    assert [code for code, _, _ in found] == mentions.split()
    assert all(iso3_of(text[start:end], language) == code for code, start, end in found)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru"])
def test_every_name_is_found_whole(language: str) -> None:
    for code, names in names_in(language).items():
        for name in names:
            if name[:1].isupper():
                assert find_states(f"... {name}, ...", language) == ((code, 4, 4 + len(name)),)


def test_long_text_is_searched_fast() -> None:
    text = "The delegation of Arvenia thanked Guinea for its Republic of words in the United Nations. " * 6000
    assert len(find_states(text)) == 12_000
    assert grows_with_the_text(find_states, text)


# ------------------------------------------------------------------------------------------------------- study data


@pytest.mark.real
def test_names_in_upr_info_s_database(study: Path) -> None:
    names = json.loads((study / "reference/upr_info_state_names.json").read_text(encoding="utf-8"))
    assert {name: iso3_of(name) for name in names} == names


@pytest.mark.real
def test_lists_in_thematic_lists(study: Path) -> None:
    known = {"", "No. 29", "No. 189", "ICRMW", "NHRAP"}
    with (study / "thematic-lists/parsed.csv").open(encoding="utf-8", newline="") as rows:
        groups = {g.strip() for row in csv.DictReader(rows) for g in row["state_groups_in_brackets"].split("|")}
    assert {group for group in groups if not read_state_list(group).codes} == known
    assert {group for group in groups - known if read_state_list(group).unknown} == set()


def test_a_name_is_that_of_the_language_else_the_english_one() -> None:
    assert (name_of("NOR", "fr"), name_of("NOR", "ru"), name_of("NOR")) == ("Norvège", "Норвегия", "Norway")
    assert name_of("XAV", "fr") == "Arvenia"
