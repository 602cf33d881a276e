"""Search on the store: what is written is found, by those who may see it alone, and counted as it is."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import document, original, reading, statement
from heeded import terms
from heeded.cases import Case, Consent, Participant
from heeded.derived import fulltext
from heeded.found import Found
from heeded.model import Access, Claim, Concern, Document, Intervention, Reading, Recommendation, Statement
from heeded.query import FILTERS, Filter, Query, Sort
from heeded.store import conclusions, entries, indexing, redaction, search, write
from heeded.store.indexing import Aspects
from heeded.viewer import OWNER, PUBLIC, TEAM, Viewer

pytestmark = pytest.mark.django_db


def save(home: Path, made: Reading) -> None:
    name = made.document.file
    write.save(home, made, write.File(name, f"/in/{name}"), original(made.document.text, name), "reader 1")


def stored(home: Path, *sentences: str, **fields: Any) -> tuple[Document, tuple[Statement, ...]]:
    """A document that says these sentences and nothing else."""
    text = " ".join(sentences)
    made = reading(document(text, **fields), *(statement(text, each, Concern(each)) for each in sentences))
    save(home, made)
    return made.document, made.statements


def listed(home: Path, *asks: tuple[str, tuple[str, ...]], state: str = "XAV", **fields: Any) -> tuple[Statement, ...]:
    """A Working Group report with these recommendations, numbered from 12.1."""
    lines = [f"12.{number} {words}" for number, (words, _) in enumerate(asks, 1)]
    text = "\n".join(lines)
    given = {"kind": "working_group_report", "cycle": 3, "file": f"{state}.pdf", "states": (state,), "access": "public"}
    made = reading(
        document(text, **given | fields),
        *(
            statement(text, line, Recommendation(words, by, f"12.{number}", cycle=3), state=state)
            for number, (line, (words, by)) in enumerate(zip(lines, asks, strict=True), 1)
        ),
    )
    save(home, made)
    return made.statements


def found(words: str, looking: Viewer = TEAM, sort: Sort = "relevance", most: int = 100, start: int = 0,
          near: Sequence[tuple[str, float]] | None = None, **filters: Iterable[str]) -> Found:  # fmt: skip
    given = tuple((name, tuple(filters[name])) for name in FILTERS if name in filters)
    return search.search(looking, Query(words, given, sort), start, most, near)


def quotes(words: str, looking: Viewer = TEAM, **more: Any) -> list[str]:
    return [hit.quote for hit in found(words, looking, **more).hits]


# ------------------------------------------------------------------------------------------------------ the language


SENTENCES = (
    "Women were beaten by the police.", "A woman fled domestic violence.", "Violence at home is no domestic matter.",
    "The police apologised.", "Discriminatory laws stay.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("woman", {0, 1}),
        ("WOMEN", {0, 1}),
        ("violence domestic", {1, 2}),
        ('"domestic violence"', {1}),
        ("women OR laws", {0, 1, 4}),
        ("police NOT women", {3}),
        ("NOT police", {1, 2, 4}),
        ("NOT (police OR women)", {2, 4}),
        ("(police OR laws) -women", {3, 4}),
        ("discriminat*", {4}),
        ("*apolog*", {3}),
        ("*zzz*", set()),
        ("NOT *zzz*", {0, 1, 2, 3, 4}),
        ("", {0, 1, 2, 3, 4}),
        ("!@#", set()),
        ("nowhere", set()),
    ],
)
def test_words_phrases_and_operators(home: Path, words: str, expected: set[int]) -> None:
    stored(home, *SENTENCES)
    indexing.update("1")
    assert {SENTENCES.index(quote) for quote in quotes(words)} == expected


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("ru", "Сообщается о случаях пыток.", "пытка"),
        ("fr", "Les libertés d’expression.", "LIBERTE"),
        ("fr", "Les libertés d’expression.", '"liberté d\'expression"'),
        ("es", "Las mujeres detenidas.", "mujer"),
        ("kk", "Азаптауға тыйым салу.", "азаптау*"),
        ("kk", "Азаптауға тыйым салу.", "*аптау*"),
        ("zh", "缔约国应保护人权。", "人权"),
        ("zh", "缔约国应保护人权。", "保护人"),
        ("zh", "缔约国应保护人权。", "权"),
        ("th", "สิทธิมนุษยชน", "มนุษย"),
        ("hi", "मानवाधिकार की रक्षा", "मानवाधिकार"),
        ("ar", "حرية التعبير", "حرية"),
        (None, "Torture persists.", "tortured"),
    ],
)
def test_every_script_is_searched(home: Path, language: str | None, sentence: str, words: str) -> None:
    stored(home, sentence, language=language)
    indexing.update("1")
    if language is None:
        words = "torture"  # a text of no known language has its words alone
    assert quotes(words) == [sentence]
    assert found(words).hits[0].marks


def test_the_words_that_were_found_are_marked(home: Path) -> None:
    stored(home, "Women fled domestic violence; violence against a woman.")
    indexing.update("1")
    hit = found('women "domestic violence" NOT police').hits[0]
    assert [hit.quote[start:end] for start, end in hit.marks] == ["Women", "domestic violence", "woman"]
    assert [hit.quote[start:end] for start, end in found("dom* *olen*").hits[0].marks] == [
        "domestic", "violence", "violence",
    ]  # fmt: skip


HOSTILE = ["!@#", "*", "AND", '"', "\0", "x" * 10_000, "(" * 10_000, "NOT " * 3_000, "'; DROP TABLE derived_terms; --",
           "a OR " * 3_000, "{a b}: c", "a:* & b", "NEAR(a b)", "terms:women", "^women", "\\", "'", "%", "_",
           "🎈"]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_fails(home: Path, words: str) -> None:
    stored(home, *SENTENCES)
    indexing.update("1")
    for name in FILTERS:
        assert found(words, **{name: (words[:50],)}).hits == ()
    assert found(words).said


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(max_size=30), min_size=1, max_size=4), st.sampled_from(["en", "ru", "kk", "zh", None]), st.data()
)
def test_what_is_written_is_found(home: Path, texts: list[str], language: str | None, data: st.DataObject) -> None:
    fulltext.clear()
    rows = [terms.terms(text, language) for text in texts]
    fulltext.insert(enumerate(rows))
    spelled = {f"{word} {terms.term(word, language)}" for text in texts for word in terms.folded(text)}
    known = search.Memory((0, None), None, "\n".join(sorted(spelled)))  # type: ignore[arg-type]
    alternatives = search.Alternatives(known, TEAM)

    def matching(words: str) -> set[int]:
        tree = search.understood(words).tree
        return set() if tree is None else set(fulltext.matching(fulltext.expression(tree, alternatives)).tolist())

    chosen = data.draw(st.integers(0, len(texts) - 1))
    written = list(terms.words(texts[chosen]))
    if not written:
        return
    at = data.draw(st.integers(0, len(written) - 1))
    word = texts[chosen][written[at].start : written[at].end]
    assert chosen in matching(f'"{word}"')
    row = texts[chosen].replace('"', " ")
    if list(terms.words(row)) == written:
        assert chosen in matching(f'"{row}"')
    assert matching(f'NOT "{word}"') == set(range(len(texts))) - matching(f'"{word}"')


# ------------------------------------------------------------------------------------------------- filters and counts


ASKS = (
    ("Ratify the Convention against Torture (Norway, Chad)", ("NOR", "TCD")),
    ("End torture in prisons (Norway)", ("NOR",)),
    ("Protect journalists (Peru)", ("PER",)),
)


@pytest.fixture
def record(home: Path) -> tuple[Statement, ...]:
    """Three recommendations to Arvenia, one to Norway, and what a State and the government say."""
    said = listed(home, *ASKS, symbol="A/HRC/1/1", published="2014-12-10")
    listed(
        home, ("Respect the right to water (Chad)", ("TCD",)), state="NOR", symbol="A/HRC/1/2", published="2019-01-02"
    )
    text = "Peru asked about torture. Torture was banned."
    peru, banned = text.split(". ")[0] + ".", "Torture was banned."
    doc = document(text, file="dialogue.txt", access="team", published="2015", states=("XAV",), cycle=3)
    save(
        home,
        reading(
            doc,
            statement(text, peru, Intervention(peru, "PER")),
            statement(text, banned, Claim(banned, "implemented"), asserted_by="state"),
            statement(text, banned, Concern(banned)),
        ),
    )
    indexing.update("1")
    aspects = [
        Aspects(said[0].id, "XAV/3/12.1", (("position", "supported"), ("theme", "Torture"), ("verified", "fulfilled"))),
        Aspects(said[1].id, "XAV/3/12.2", (("position", "noted"), ("theme", "Torture"), ("theme", "Prisons"))),
        Aspects(said[2].id, "XAV/3/12.3", (("position", "supported"), ("claimed", "yes"))),
    ]
    indexing.keep(PUBLIC, "XAV", True, aspects)
    return said


def ids(words: str, **more: Any) -> list[str]:
    return [hit.id or hit.types[0] for hit in found(words, **more).hits]


def test_recommendations_come_first_the_shortest_before_longer_ones(record: tuple[Statement, ...]) -> None:
    assert ids("torture") == ["XAV/3/12.2", "XAV/3/12.1", "claim", "intervention"]
    shown = found("torture")
    assert (shown.recommendations, shown.pairs, shown.others) == (2, 3, 2)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"state": ["XAV"]}, ["XAV/3/12.1", "XAV/3/12.2", "XAV/3/12.3", "intervention", "claim"]),
        ({"state": ["NOR"]}, ["NOR/3/12.1"]),
        ({"by": ["NOR"]}, ["XAV/3/12.1", "XAV/3/12.2"]),
        ({"by": ["PER"]}, ["XAV/3/12.3", "intervention"]),
        ({"by": ["NOR", "PER"], "type": ["recommendation"]}, ["XAV/3/12.1", "XAV/3/12.2", "XAV/3/12.3"]),
        ({"by_region": ["Africa"]}, ["NOR/3/12.1", "XAV/3/12.1"]),
        ({"region": ["WEOG"]}, ["NOR/3/12.1"]),
        ({"position": ["supported"]}, ["XAV/3/12.1", "XAV/3/12.3"]),
        ({"theme": ["Prisons", "Torture"]}, ["XAV/3/12.1", "XAV/3/12.2"]),
        ({"theme": ["Torture"], "position": ["noted"]}, ["XAV/3/12.2"]),
        ({"verified": ["fulfilled"]}, ["XAV/3/12.1"]),
        ({"claimed": ["yes"]}, ["XAV/3/12.3"]),
        ({"type": ["concern"]}, ["claim"]),
        ({"year": ["2019"]}, ["NOR/3/12.1"]),
        ({"year": ["2030"]}, []),
        ({"cycle": ["3"], "language": ["en"], "state": ["NOR"]}, ["NOR/3/12.1"]),
    ],
)
def test_filters_narrow(record: tuple[Statement, ...], filters: dict[str, list[str]], expected: list[str]) -> None:
    assert ids("", sort="number", **filters) == expected


def test_a_filter_counts_as_if_it_were_not_set_and_all_others_as_they_are(record: tuple[Statement, ...]) -> None:
    shown = found("torture", position=["noted"])
    assert {each.value: each.recommendations for each in shown.counts["position"]} == {"noted": 1, "supported": 1}
    assert {each.value: each.recommendations for each in shown.counts["theme"]} == {"Prisons": 1, "Torture": 1}
    assert {each.value: each.recommendations for each in shown.counts["by"]} == {"NOR": 1}


def test_recommendations_pairs_and_others_are_counted_apart(record: tuple[Statement, ...]) -> None:
    counts = found("").counts

    def of(name: Filter) -> dict[str, tuple[int, int, int]]:
        return {each.value: (each.recommendations, each.pairs, each.others) for each in counts[name]}

    assert of("state") == {"XAV": (3, 4, 2), "NOR": (1, 1, 0)}
    assert of("by") == {"NOR": (2, 2, 0), "TCD": (2, 2, 0), "PER": (1, 1, 1)}
    assert of("by_region") == {"WEOG": (2, 2, 0), "Africa": (2, 2, 0), "GRULAC": (1, 1, 1)}
    assert of("position") == {"supported": (2, 3, 0), "noted": (1, 1, 0)}
    assert of("year") == {"2014": (3, 4, 0), "2019": (1, 1, 0), "2015": (0, 0, 2)}
    assert of("type") == {
        "recommendation": (4, 5, 0), "intervention": (0, 0, 1), "claim": (0, 0, 1), "concern": (0, 0, 1),
    }  # fmt: skip
    by_norway = found("", by=["NOR"]).counts
    assert [(each.value, each.recommendations, each.pairs) for each in by_norway["position"]] == [
        ("noted", 1, 1), ("supported", 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("date", ["NOR/3/12.1", "XAV/3/12.1", "XAV/3/12.2", "XAV/3/12.3", "intervention", "claim"]),
        ("state", ["NOR/3/12.1", "XAV/3/12.1", "XAV/3/12.2", "XAV/3/12.3", "intervention", "claim"]),
    ],
)
def test_results_are_sorted(record: tuple[Statement, ...], sort: Sort, expected: list[str]) -> None:
    assert ids("", sort=sort) == expected
    pages = [ids("", sort=sort, start=start, most=2) for start in (0, 2, 4, 6)]
    assert [each for page in pages for each in page] == expected


def test_what_has_more_of_the_words_comes_first(record: tuple[Statement, ...]) -> None:
    assert ids("torture OR prisons", type=["recommendation"]) == ["XAV/3/12.2", "XAV/3/12.1"]
    assert ids("convention OR torture", type=["recommendation"]) == ["XAV/3/12.1", "XAV/3/12.2"]


def test_what_is_near_in_meaning_is_found_in_its_order(home: Path, record: tuple[Statement, ...]) -> None:
    listed(home, *ASKS, symbol="A/HRC/1/1", file="copy.docx")  # another file of the same work
    indexing.update("1")
    shown = found("", near=[(record[2].id, 0.9), (record[0].id, 0.4), ("gone", 0.3)])
    assert [(hit.id, round(hit.score or 0, 1)) for hit in shown.hits] == [("XAV/3/12.3", 0.9), ("XAV/3/12.1", 0.4)]
    assert found("", near=[(record[2].id, 0.9), (record[0].id, 0.4)], by=["NOR"]).recommendations == 1


def test_a_state_that_was_not_concluded_is_named(record: tuple[Statement, ...]) -> None:
    assert found("").unconcluded == ("NOR",)
    assert found("", state=["XAV"]).unconcluded == ()


def test_a_recommendation_stands_once_whichever_documents_list_it(home: Path, record: tuple[Statement, ...]) -> None:
    listed(home, *ASKS, kind="thematic_list", file="list.docx", symbol="A/LIST")
    indexing.update("1")
    indexing.keep(PUBLIC, "XAV", False, [Aspects(each.id, f"XAV/3/12.{at}", ()) for at, each in enumerate(record, 1)])
    assert found("convention").recommendations == 1


# ------------------------------------------------------------------------------------------------------------ access


@pytest.mark.parametrize(("looking", "count"), [(PUBLIC, 1), (TEAM, 2), (OWNER, 2), (Viewer("team", "publication"), 2)])
def test_each_viewer_finds_and_counts_what_they_may_see(home: Path, key: None, looking: Viewer, count: int) -> None:
    levels: tuple[Access, ...] = ("public", "team", "restricted")
    for level in levels:
        stored(home, f"A {level} secret.", access=level, file=f"{level}.txt")
    indexing.update("1")
    shown = found("secret", looking)
    assert {hit.quote for hit in shown.hits} == {f"A {level} secret." for level in levels[:count]}
    assert (len(shown.hits), shown.others) == (count, count)
    assert sum(each.others for each in shown.counts["state"]) == count
    assert not any("restricted" in quote for quote in quotes("", looking))
    assert ("What is restricted is not searched." in shown.notes) == (looking is not PUBLIC)


def test_what_is_counted_by_rests_on_what_the_viewer_may_see(record: tuple[Statement, ...]) -> None:
    pending = [Aspects(each.id, f"XAV/3/12.{at}", (("position", "pending"),)) for at, each in enumerate(record, 1)]
    indexing.keep(TEAM, "XAV", True, pending)
    assert [each.value for each in found("", TEAM).counts["position"]] == ["pending"]
    assert {each.value for each in found("", PUBLIC).counts["position"]} == {"supported", "noted"}
    assert found("", PUBLIC).others == 0


def test_a_document_that_was_raised_is_not_found_even_before_the_next_index(home: Path, key: None) -> None:
    stored(home, "A list of names.", access="public")
    indexing.update("1")
    assert found("names", PUBLIC).others == 1
    stored(home, "A list of names.", access="restricted")
    assert found("names", PUBLIC).others == found("", PUBLIC).others == found("names", OWNER).others == 0
    indexing.update("1")
    assert found("names", OWNER).others == 0


def test_a_new_version_of_a_document_takes_the_place_of_the_old_one(home: Path) -> None:
    doc, _ = stored(home, "The old words.", file="letter.txt")
    indexing.update("1")
    made = document("The new words.", file="letter.txt")
    text = made.text
    write.save(home, reading(made, statement(text, text, Concern(text))), write.File("letter.txt", "/in/letter.txt"),
               original(text, "letter.txt"), "reader 1", (doc.sha256,))  # fmt: skip
    assert indexing.update("1") == 1
    assert (quotes("old"), quotes("new")) == ([], ["The new words."])
    assert indexing.update("1") == 0


def test_another_program_makes_the_index_anew(home: Path) -> None:
    stored(home, *SENTENCES)
    assert [indexing.update(program) for program in ("1", "1", "2")] == [1, 0, 1]
    assert len(quotes("police")) == 2
    assert len(quotes("NOT zzz")) == len(SENTENCES)


# ------------------------------------------------------------------------------------------------------------- names


def entered(*values: Any, access: Access = "team") -> None:
    entries.add(values, "Aya", access=access)


OUTSIDE = Viewer("team", "publication")
CASE = Case("C-1", "person", "The beekeeper", "team")
ANA = Participant("C-1", "P-1", ("Ana Novak",), "victim", "Rose")


def test_a_name_that_is_masked_for_a_viewer_is_not_found_for_that_viewer(home: Path) -> None:
    entered(CASE, ANA)
    stored(home, "Ana Novak was released.", "Nobody else was.", access="public")
    indexing.update("1")
    for words in ("Novak", '"Ana Novak"', "nova*", "*ova*", "ana OR novak"):
        assert [found(words, who).others for who in (OWNER, TEAM, OUTSIDE, PUBLIC)] == [1, 1, 0, 0], words
    assert [quotes("released", who) for who in (TEAM, PUBLIC)] == [["Ana Novak was released."], ["Rose was released."]]
    assert quotes("rose", PUBLIC) == ["Rose was released."]
    assert found("NOT novak", PUBLIC).others == found("", PUBLIC).others == 2


def test_a_consent_that_is_given_or_withdrawn_counts_at_the_next_search(home: Path) -> None:
    stored(home, "Ana Novak was released.", access="public")
    stored(home, "Nothing else happened.", access="public", file="other.txt")
    indexing.update("1")
    indexing.keep(PUBLIC, "XAV", False, [])
    assert [found("novak", who).others for who in (TEAM, OUTSIDE)] == [1, 1]
    entered(CASE, ANA)
    assert (indexing.is_stale(TEAM), indexing.is_stale(OUTSIDE)) == (False, True)
    assert indexing.update("1") == 1, "the other document names nobody"
    assert [found("novak", who).others for who in (TEAM, OUTSIDE)] == [1, 0]
    entered(Consent("C-1", "P-1", "publication", True, "2020-01-01"))
    assert indexing.is_stale(OUTSIDE)
    assert indexing.update("1") == 1
    assert [found("novak", who).others for who in (TEAM, OUTSIDE)] == [1, 1]
    entered(Consent("C-1", "P-1", "publication", False, "2020-02-01"))
    indexing.update("1")
    assert [found("novak", who).others for who in (TEAM, OUTSIDE)] == [1, 0]


def test_no_word_of_a_document_that_left_the_index_stays_in_it(home: Path, key: None) -> None:
    stored(home, "Zhibekova was seen.", access="public")
    stored(home, "Rain fell.", access="public", file="other.txt")
    indexing.update("1")
    assert "zhibekova" in indexing.spelling()
    stored(home, "Zhibekova was seen.", access="restricted")
    indexing.update("1")
    assert "zhibekova" not in indexing.spelling()
    assert "rain" in indexing.spelling()
    assert found("zhibek*", OWNER).others == 0


def test_a_family_name_alone_is_not_found_once_its_bearer_is_in_a_case(home: Path) -> None:
    stored(home, "Quillfeather was released.", access="public")
    indexing.update("1")
    entered(CASE, Participant("C-1", "P-1", ("Ana Quillfeather",), "victim", "Rose"))
    indexing.update("1")
    assert [found("quillfeather", who).others for who in (TEAM, PUBLIC)] == [1, 0]


def test_other_rules_of_masking_make_what_was_masked_out_of_date(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entered(CASE, ANA)
    stored(home, "Ana Novak was released.", access="public")
    indexing.update("1")
    indexing.keep(PUBLIC, "XAV", False, [])
    before = conclusions.inputs(PUBLIC, "XAV", "1"), conclusions.inputs(OWNER, "XAV", "1")
    assert not indexing.is_stale(PUBLIC)
    monkeypatch.setattr(redaction, "digest", lambda parts: "other rules")
    assert indexing.is_stale(PUBLIC)
    assert conclusions.inputs(PUBLIC, "XAV", "1") != before[0]
    assert conclusions.inputs(OWNER, "XAV", "1") == before[1], "the owner sees every name"
