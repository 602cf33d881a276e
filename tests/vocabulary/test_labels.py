"""Names of OHCHR's lists and their terms, and the words that point to terms."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.builders import grows_with_the_text

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.labels import (
    KINDS,
    LANGUAGES,
    Cues,
    Kind,
    cues,
    printed,
    target_cues,
    targets,
    term_of,
    terms,
    unmapped,
    words,
)


@pytest.mark.parametrize(
    ("kind", "name", "term"),
    [
        ("themes", "D23 Death penalty", "Death penalty"),
        ("themes", "12.4. Death penalty", "Death penalty"),
        ("themes", "25. Right to education", "Right to education"),
        ("themes", "E51 Right to education - General", "Right to education"),
        ("themes", "Human Rights & drinking water & sanitation", "Safe drinking water & sanitation"),
        ("themes", "Budget &resources (for human rights implementation)",
         "Budget & resources (for human rights implementation)"),
        ("themes", "2030 Agenda & other voluntary commitments", "2030 Agenda & other voluntary commitments"),
        ("affected_persons", "girls", "Women & girls"),
        ("affected_persons", "Roma, Gypsies, Sinti & Travellers", "Minorities"),
        ("affected_persons", "general", None),
        ("affected_persons", "Public officials", None),
        ("sdgs", "16 - PEACE, JUSTICE AND STRONG INSTITUTIONS", "16"),
        ("sdgs", "9 - INDUSTRY, INNOVATION AND INFRASTRUCTURE", "9"),
        ("sdgs", "S04 SDG 4  - education", "4"),
    ],
)  # fmt: skip
def test_a_name_stands_for_one_term(kind: Kind, name: str, term: str | None) -> None:
    assert term_of(kind, name) == term


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_name_is_refused(kind: Kind) -> None:
    with pytest.raises(VocabularyError, match="Right to ferries"):
        term_of(kind, "Right to ferries")


@pytest.mark.parametrize("kind", KINDS)
def test_every_term_stands_for_itself_and_has_cues_in_every_language(kind: Kind) -> None:
    for term, entry in load(kind)["terms"].items():
        assert kind == "sdgs" or term_of(kind, term) == term
        assert all(entry[language] for language in LANGUAGES), term
        assert ";" not in term, "labels of a text are joined by ;"
        assert all(term_of(kind, name) == term for name in entry["names"])
    assert all(unmapped(kind).values())


@pytest.mark.real
@pytest.mark.parametrize("kind", KINDS)
def test_every_name_of_the_lists_has_a_term_or_is_listed(study: Path, kind: Kind) -> None:
    with (study / "thematic-lists" / "parsed.csv").open(encoding="utf-8", newline="") as lines:
        names = {name.strip() for row in csv.DictReader(lines) for name in row[kind].split(" | ") if name.strip()}
    found = {name: term_of(kind, name) for name in names}
    assert {name.lower() for name, term in found.items() if term is None} == {name.lower() for name in unmapped(kind)}


ALL: Mapping[str, Cues] = {**{kind: cues(kind) for kind in KINDS}, "targets": target_cues()}


@pytest.mark.parametrize("kind", ALL)
def test_every_cue_is_found_in_its_own_words(kind: str) -> None:
    rows = {cue: words(cue.replace("~", "").replace(" + ", ", ")) for cue in ALL[kind].terms}
    assert [cue for cue, text in rows.items() if cue not in ALL[kind].found(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("End DOMESTIC violence against women", {"women": "women", "domestic violence": "domestic violence"}),
        ("Les pêcheurs handicapés", {"handicap~": "handicapes"}),
        ("Mieux protéger l’égalité des sexes", {"sexes": "sexes"}),
        ("Обеспечить доступ инвалидов", {"инвалид~": "инвалидов"}),
        ("Lifeboats and lighthouses", {}),
        ("", {}),
    ],
)
def test_words_in_four_languages_are_found(text: str, found: dict[str, str]) -> None:
    assert cues("affected_persons").found(words(text)) == found


def test_phrases_are_shown_as_they_are_printed() -> None:
    text = "Обеспечить доступ пожилых людей, и ёлки"
    assert cues("affected_persons").found(words(text), printed(text)) == {"пожил~": "пожилых"}
    assert printed("L’Égalité des pêcheurs") == ["l", "égalité", "des", "pêcheurs"]
    assert printed("e\u0301te\u0301") == ["été"]


def test_both_phrases_of_a_cue_must_occur() -> None:
    known = Cues({"Crews": {"en": ["women + sail~ boat~"]}})
    assert known.found(words("Sailing boats, rowed by women")) == {"women + sail~ boat~": "women … sailing boats"}
    assert known.found(words("Women in boats that sail")) == {}


@pytest.mark.parametrize("cue", ["", "~", "women +", "women + "])
def test_a_cue_without_words_is_refused(cue: str) -> None:
    with pytest.raises(VocabularyError, match="lacks a word"):
        Cues({"Crews": {"en": [cue]}})


@pytest.mark.parametrize(
    "unit", ["women ", "child ", "a" * 500 + " ", "national human rights ", "é", "disability access "]
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    assert grows_with_the_text(lambda text: [known.found(words(text)) for known in ALL.values()], unit)


def test_targets_belong_to_goals() -> None:
    assert {target.partition(".")[0] for target in targets()} <= set(terms("sdgs"))


@pytest.mark.real
@pytest.mark.parametrize("kind", KINDS)
def test_english_words_are_not_taken_for_french_or_spanish_ones(study: Path, kind: Kind) -> None:
    entries = load(kind)["terms"]
    english = Cues({term: {"en": entry["en"]} for term, entry in entries.items()})
    others = Cues({term: {each: entry[each] for each in LANGUAGES[1:]} for term, entry in entries.items()})
    with (study / "upr-info" / "recommendations.csv").open(encoding="utf-8", newline="") as lines:
        texts = [words(row["text"]) for row in list(csv.DictReader(lines))[::15]]
    wrong = 0
    for text in texts:
        known = {term for cue in english.found(text) for term in english.terms[cue]}
        wrong += any(term not in known for cue in others.found(text) for term in others.terms[cue])
    assert wrong < 0.005 * len(texts)
