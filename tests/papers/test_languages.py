"""Every kind of report in every language: its fixed words are all of that language, whatever the record holds.

The record is in Greek letters: what stands in Latin ones is no word of it.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest
from tests.builders import document
from tests.papers.facts_of import line

from heeded.errors import UsageError
from heeded.followed import NextDate, Task
from heeded.ledgers import Count, Ledger, Series, Told
from heeded.model import Citation, Contradiction, Label, LabelKind
from heeded.papers import Grid, Heading, Language, Paper, Picture, lines_of, notes_of, plain
from heeded.primary import Assignment, Kept, ProgressNote
from heeded.provenance import Origin, Quote
from heeded.reports.aspects import Aspect, Registered
from heeded.reports.assessments import LEVELS, AssessmentRow, IndexRow
from heeded.reports.facts import Facts
from heeded.reports.kinds import REPORTS
from heeded.reports.matrix import layouts
from heeded.reports.recommendations import Dated, Page, Source
from heeded.reports.recommendations import Told as Linked
from heeded.reports.record import Group, ReviewRecord, StateRecord
from heeded.reports.repeated import Repeated
from heeded.verified import RegisterAsk, Verified
from heeded.vocabulary import load
from heeded.vocabulary.phrases import LABELLED, LANGUAGES, phrases
from heeded.vocabulary.states import GROUPS

OTHERS = tuple(each for each in LANGUAGES if each != "en")
TODAY, NAME = date(2026, 1, 1), "Αρβένια"
NOWHERE = Source(None, None, None, None, None)
DOCUMENT = document("Κείμενο", title="Έκθεση", publisher="Λάμπα", file="α.txt")
DATED = document("Κείμενο.", title="Γράμμα", publisher="Φάρος", published="2022-08-12", file="β.txt")
# "A/HRC/90/3", "A/HRC/90/3/Add.1"; names of programs and addresses
OF_THE_RECORD = re.compile(
    r"\b[A-Z]+/[\w./-]*\w|\bXAV(?:/\d[\w.]*)?|\bHeeded\b|\b[IVX]+\b|UPR Info|\S+\.(?:org|int|un\.org)/?\S*"
)
LATIN = re.compile(r"[A-Za-zÀ-ž’']*[A-Za-zÀ-ž][A-Za-zÀ-ž’'.&-]*")
SAME = {
    "fr": {
        "Document", "Position", "Introduction", "Date", "Description", "[Description]", "Contact", "[Contact]",
        "Justice", "A/HRC/90/3, p. 3",
    },
}  # fmt: skip
"""What English has in the same letters."""


def cite(identifier: str, words: str, key: str = DOCUMENT.key) -> Citation:
    return Citation(identifier, Quote(words, 0, len(words)), key, "Έκθεση", "state", 3)


def linked(kind: str, relation: str | None, heading: str | None = None, of: Any = DATED) -> Linked:
    given = dict.fromkeys(Linked.__dataclass_fields__) | {
        "kind": kind, "relation": relation, "score": 0.9, "proposed": True, "statement": "t1", "by": ("Λάμπα",),
        "document": of.name, "file": of.file, "date": "2025-03-01", "page": 4, "quote": "Λόγος που λέγεται.",
        "only_asks": False, "reason": "", "heading": heading, "id": "XAV/2/44.9", "position": "supported",
    }  # fmt: skip
    return Linked(**given)


def verified(result: str, register: str, act: str, item: str = "", **more: Any) -> Verified:
    given: dict[str, Any] = {"source": "A/HRC/28/10, para. 18", "as_of": "2022-08"}
    return Verified(RegisterAsk(register, item, act, "direct", 0, 1), "XAV", "2024-05-08", result, **given | more)  # type: ignore[arg-type]


def assessed(status: str, party: str = "Λάμπα") -> AssessmentRow:
    given = dict.fromkeys(AssessmentRow.__dataclass_fields__) | {
        "id": "XAV/2/44.1", "party": party, "status": status, "stands_for": status, "why": "Επειδή.",
        "date": "2025-01-31",
    }  # fmt: skip
    return AssessmentRow(**given)


def labelled(kind: LabelKind, value: str) -> Label:
    return Label(kind, value, 0.9, Origin("m", "1"))


TREATIES = "United Nations Treaty Collection, ch. IV (https://treaties.un.org/), by a table of August 2022"


def pages() -> Iterator[Page]:
    """Recommendations whose chains have every kind of link, answer and label."""
    answers = [
        Dated("supported", "addendum", "2025-06", None, "Ναι.", None, Source("A/HRC/90/3/Add.1", None, 2, "4", "ν")),
        Dated("noted", "judgement", "2025-06", None, None, "corrected by Άννα", NOWHERE),
        Dated("noted", "adoption", "2025-06", None, None, "no reply", NOWHERE),
        Dated("noted", "adoption", None, None, None, "the reply states no position", NOWHERE),
        Dated("supported", "plenary", None, None, None, "the announced totals leave no other position",
              NOWHERE),
    ]  # fmt: skip
    shown = [
        verified("fulfilled", "treaties", "join", "CAT-OP", date="2025-02", source=TREATIES),
        verified("not_by", "death_penalty", "abolish", is_stale=True),
        verified("open", "standing_invitations", "extend", later=cite("s9", "Έγινε."), later_date="2025-07-01"),
        verified("not_by", "treaties", "join"),
    ]  # fmt: skip
    themes = ("Right to education", "Members of minorities", "12.4 Death penalty")
    for at in range(10):
        values: dict[str, Any] = {
            "text": f"Λόγος {'αβγδεζηθικ'[at]} της σύστασης.", "quote": "λόγος", "document": "A/HRC/90/3",
            "position": answers[at % 5].position, "position_reason": answers[at % 5].reason,
            "explanation": "Επειδή." if at == 0 else None, "paragraph": None if at == 7 else f"44.{at}", "page": 3,
        }  # fmt: skip
        labels = [labelled("theme", themes[at % 3])] if at % 4 else []
        yield Page(
            line(at, **values), (answers[at % 5],) if at < 9 else (),
            claims=(linked("claims", None, ("implemented", "in_progress", "planned")[at % 3] if at % 2 else None,
                           DOCUMENT if at % 2 else DATED),),
            evidence=(linked("evidence", "contradicts"), linked("evidence", "supports")) if at < 5 else (),
            later=(linked("repeats", "same"),) if at < 3 else (),
            duplicates=(replace(linked("near", None), by=("CHL",)),) if at == 0 else (),
            verified=(shown[at % 4],) if at % 2 == 0 else (),
            assessments=(assessed(tuple(LEVELS)[at % 4]), assessed("fully", "Φάρος")) if at < 6 else (),
            labels=(*labels, labelled("affected_persons", "Minorities"), labelled("sdg", "4")),
        )  # fmt: skip


@cache
def full(language: Language) -> Facts:
    """Facts on a review of which everything is known that a report tells."""
    found = tuple(pages())
    clash = Contradiction(
        "claim", "XAV", (cite("s1", "Όλα έγιναν."), cite("s2", "Λίγα έγιναν.", DATED.key)), 0.8, "r", 2
    )
    told = (
        Told(2, "implemented", 11, "at_least", 12, "state", cite("s3", "ια")),
        Told(2, "in_progress", 3, "exact", None, None, cite("s4", "γ")),
    )  # fmt: skip
    count = Count("killed", 12_000, "more_than", "2021-03", None, None, "unnamed", None, cite("s5", "δώδεκα"))
    harms = Ledger("XAV", "Arvenian Harbour Days", "2021-03", (Series("killed", (count,), latest=count),))
    groups = tuple(Group(each, 1, 3, 1, 1, 1) for each in GROUPS)
    issues = tuple(Aspect(each, 9, 4, 3, 1, 1) for each in ("Women's rights", "CP rights - general", "Justice"))
    counts = {"received": 10, "supported": 5, "noted": 5, "no_reply": 2}
    review = ReviewRecord(
        2, session=46, year=2024, report="A/HRC/90/3", counts=counts, is_counted=True, dates=("2024-05-08",),
        delegations=91, told=told, contradictions=(clash,), groups=groups, issues=issues,
        assessed=(IndexRow(None, 0.55, "partially", None, None, 10, 6, 2, 2, 1, 1, 0),),
        registered=Registered(9, 5, 0, 0, 4),
    )  # fmt: skip
    before = ReviewRecord(1, year=2019, counts={"received": 12, "supported": 12})
    coming = NextDate("XAV", 3, "adoption", "2026-09", "2026-09", True, 59, "Council session 59; by its usual months")
    again = Repeated("XAV/2/44.1", "Λόγος ξανά", (1, 2), ("XAV/2/44.1", "XAV/1/9.1"), ("NOR",), 1)
    record = StateRecord("XAV", NAME, (before, review), repeated=(again,), next=(coming,), ledgers=(harms,))
    return Facts(
        record, review, found, language, phrases(language), NAME, TODAY, "public",
        {each.key: each for each in (DOCUMENT, DATED)}, "",
    )  # fmt: skip


def made_of(kind: str, language: Language) -> Paper:
    note = ProgressNote("XAV/2/44.1", "Υπουργείο", "2025-04-01", "Στάλθηκε.", "3")
    kept = Kept("u", "Άννα", datetime(2025, 4, 1, tzinfo=UTC), note)
    task = Task(Assignment("XAV/2/44.1", "Υπουργείο", "Σχέδιο", "Νόμος", "2026-01"), "Άννα", (kept,))
    wishes: dict[str, dict[str, Any]] = {
        "advocacy": {"asking": "NOR"}, "statement": {"speaker": "Λάμπα", "seconds": 240},
        "submission": {"organisations": ("Λάμπα", "Φάρος")}, "matrix": {"with_assessments": True},
        "midterm": {"tasks": (task,)}, "national": {"tasks": (task,)},
    }  # fmt: skip
    return REPORTS[kind].make(full(language), **wishes.get(kind, {}))


def texts(made: Paper) -> Iterator[str]:
    """Every text of a paper, piece by piece: those in pictures and notes too; of OHCHR's matrix not its rows."""
    yield from (made.title, made.subtitle, made.header, made.footer, made.made)
    for label, value in made.cover:
        yield from (label, plain(value))
    blocks = [each for each in made.blocks if made.kind != "matrix" or not isinstance(each, Grid)]
    for each in blocks:
        match each:
            case Grid(columns=columns):
                yield from (column.head for column in columns)
            case Picture(svg=svg, alt=alt):
                yield alt
                yield from (text for found in ET.fromstring(svg).iter() if (text := (found.text or "").strip()))
            case Heading(text=text):
                yield text
            case _:
                pass
    yield from (words.text for found in lines_of(blocks) for words in found)
    yield from (note.text for note in notes_of(made))


def own(text: str) -> list[str]:
    """The words in Latin letters that are neither symbols nor addresses."""
    return LATIN.findall(OF_THE_RECORD.sub(" ", text))


@pytest.mark.parametrize("kind", sorted(REPORTS))
def test_no_word_of_a_report_in_russian_is_in_latin_letters(kind: str) -> None:
    found = {text: words for text in texts(made_of(kind, "ru")) if (words := own(text))}
    assert not found


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", sorted(REPORTS))
def test_no_text_of_a_report_is_that_of_the_english_one(kind: str, language: Language) -> None:
    english = {text for text in texts(made_of(kind, "en")) if own(text)}
    assert english
    same = english & set(texts(made_of(kind, language))) - SAME.get(language, set())
    assert not same


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", sorted(REPORTS))
def test_no_english_phrase_stands_inside_a_text_of_another_language(kind: str, language: Language) -> None:
    say, known = phrases(language), set(load("phrases")["phrases"]).union(*(load(each)["labels"] for each in LABELLED))
    whole = "\n".join(texts(made_of(kind, language)))
    for phrase in known:
        for part in re.split(r"%\(\w+\)s", phrase):
            words = part.strip(" :;,.()")
            if len(words) > 5 and words.casefold() not in say(phrase).casefold():
                assert not re.search(rf"(?<![\w’]){re.escape(words)}(?![\w’])", whole), (phrase, say(phrase))


def test_the_matrix_keeps_ohchrs_words_in_every_language() -> None:
    for language in OTHERS:
        [grid] = (each for each in made_of("matrix", language).blocks if isinstance(each, Grid))
        assert grid.columns[0].head in {head for each in layouts().values() for head, _, _ in each.columns}
        assert any("Norway" in plain(cell) for row in grid.rows for cell in row)


def test_the_annex_of_a_submission_is_in_its_language() -> None:
    [annex] = (each for each in made_of("submission", "fr").blocks if isinstance(each, Grid))
    assert annex.columns[0].head == "Recommandation et État qui la fait"
    whole = "\n".join(plain(cell) for row in annex.rows for cell in row)
    assert "σύστασης (Norvège) (Chili)\nSource de la position" in whole
    for told in ("Acceptée", "- Peine de mort", "- 4 – Éducation de qualité", "Add.1, par. 4"):
        assert told in whole


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", ["Position : acceptée", "par. 44.1", "Indice des évaluations des parties, de 0 à 1 : 0,55"]),
        ("es", ["Posición: aceptada", "párr. 44.1", "más de 12.000"]),
        ("ru", ["Позиция: поддержана", "п. 44.1", "более 12 000", "Портовые дни в Арвении"]),
    ],
)
def test_places_and_numbers_are_written_as_the_language_writes_them(language: Language, told: list[str]) -> None:
    papers = [made_of(kind, language) for kind in ("evaluation", "brief", "press")]
    lines = [plain(each) for paper in papers for each in lines_of(paper.blocks)]
    whole = "\n".join([*lines, *(note.text for paper in papers for note in notes_of(paper))]).replace("\xa0", " ")
    assert not [each for each in told if each not in whole]


def test_french_has_no_break_before_its_marks() -> None:
    for kind in REPORTS:
        for text in texts(made_of(kind, "fr")):
            assert not re.search(r"(?<![\s»])[:;?!](?:\s|$)| [:;?!»]|« ", re.sub(r"«.*?»", "", text)), text


@pytest.mark.parametrize("kind", ["advocacy", "matrix", "midterm"])
def test_an_error_has_the_english_name_of_the_state(kind: str) -> None:
    of = replace(full("ru"), pages=(), name="Арвения")
    with pytest.raises(UsageError, match="Arvenia") as told:
        REPORTS[kind].make(of, **({"asking": "NOR"} if kind == "advocacy" else {}))
    assert not re.search("[а-я]", str(told.value))
