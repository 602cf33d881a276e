"""The page of a document with its statements marked, and the words in which they are told."""

import math
import re
import time
from collections.abc import Iterator
from dataclasses import fields
from importlib import resources
from itertools import combinations
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from lxml import html

from builders import ORIGIN, document, reading, statement
from heeded.model import (
    VALUES,
    Ask,
    Concern,
    Event,
    Figure,
    Intervention,
    Person,
    Problem,
    Reading,
    Recommendation,
    Reply,
    Statement,
    Tally,
    TreatyAction,
    Value,
)
from heeded.provenance import Quote
from heeded.reports import words
from heeded.reports.highlight import LONGEST_QUOTE, MOST_TOLD, highlight
from heeded.vocabulary.treaties import treaty_keys

TEXT = "Arvenia received 40 recommendations.\nIt said so through Ada Quill, its envoy."


def page(shown: Reading) -> html.HtmlElement:
    return html.document_fromstring(highlight(shown))


def shown_text(made: html.HtmlElement) -> list[str]:
    """The lines of the text as a reader sees them: without what is told of the marks and their numbers."""
    for added in made.xpath(".//main//*[@class='tip'] | .//main//sup"):
        added.drop_tree()
    return ["".join(line.itertext()) for line in made.xpath(".//main/p[not(@class='page')]")]


def test_every_statement_is_marked_where_it_stands_and_told_with_its_fields() -> None:
    tally = statement(TEXT, "received 40 recommendations", Tally("received", 40), asserted_by="state")
    made = page(reading(document(TEXT), tally, statement(TEXT, "Ada Quill", Person("Ada Quill", "official"))))
    assert [mark.get("class") for mark in made.xpath(".//mark")] == ["tally", "person"]
    assert all(mark.get("tabindex") == "0" for mark in made.xpath(".//mark"))
    told = " ".join(made.xpath(".//mark[@class='tally']//*[@class='tip']")[0].text_content().split())
    assert "How many: 40Of what: recommendations received" in told
    assert "State: Arvenia" in told
    assert "Said by: the government of Arvenia" in told
    assert shown_text(made) == TEXT.split("\n")


def test_statements_on_one_stretch_are_told_together_and_each_has_the_focus_once() -> None:
    outer = statement(TEXT, "It said so through Ada Quill", Tally("noted", 1))
    made = page(reading(document(TEXT), outer, statement(TEXT, "Ada Quill", Person("Ada Quill"))))
    marks = made.xpath(".//mark")
    assert [(mark.get("class"), mark.get("tabindex")) for mark in marks] == [("tally", "0"), ("person", "0")]
    told = [said.text_content() for said in marks[1].xpath(".//*[@class='said']")]
    assert [words.split(" · ")[0] for words in told] == ["2 statements here", "Person 2", "Tally 1"]
    assert [(inner.get("class"), inner.text) for inner in marks[1].xpath("./i")] == [("tally", "Ada Quill")]
    assert not marks[0].xpath("./i")
    assert shown_text(made) == TEXT.split("\n")


def test_a_quote_over_two_lines_is_marked_in_both() -> None:
    made = page(reading(document(TEXT), statement(TEXT, "recommendations.\nIt said", Tally("noted", 1))))
    assert [mark.text for mark in made.xpath(".//mark")] == ["recommendations.", "It said"]
    assert [mark.get("tabindex") for mark in made.xpath(".//mark")] == ["0", None]


def test_many_statements_on_one_stretch_are_counted() -> None:
    many = [statement(TEXT, "Ada Quill", Tally("noted", value)) for value in range(MOST_TOLD + 3)]
    assert "and 3 more" in page(reading(document(TEXT), *many)).text_content()


def test_nothing_of_a_document_becomes_markup_or_turns_direction() -> None:
    text = 'A <script>alert("x")</script> & \u202e said <b onclick="y">40</b>.'
    doc = document(text, title="<img src=x>", publisher="<i>", file="<u>.txt")
    shown = reading(doc, statement(text, text, Person("<s>")), problems=(Problem("<q>"),))
    made = highlight(shown)
    assert not re.findall(r"<(?:script|img|u|s|q)\b|onclick=\"", made)
    assert "\u202e" not in made
    assert "http" not in made.replace("http-equiv", "")


def test_marks_of_notes_are_raised_and_other_numbers_are_not() -> None:
    text = (
        "Arvenia opened archives.1 It heard witnesses2 in 2031.3 JS2 saw 4 halls. 4 The Lamp saw 7.5 more in A/HRC/43/"
        "90/Add.1, of which 5 burned.5\nTowns6\nNotes"
    )
    made = page(reading(document(text), statement(text, "in 2031.3 JS2 saw", Tally("noted", 1))))
    assert made.xpath(".//*[@class='raised']/text()") == ["1", "2", "3", "4", "5", "6"]
    assert shown_text(made) == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Arvenia paid 3 fines.1 It paid more.2",
        "It noted 44.1, 44.2, 44.3 and 44.4.",
        "A rise of 5,1 or 16,2 or 7.3 halls",
    ],
)
def test_other_small_numbers_are_no_marks_of_notes(text: str) -> None:
    assert not page(reading(document(text))).xpath(".//*[@class='raised']")


LONG = "Arvenia opened one archive more, and those who asked were heard there by a clerk. " * 3


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (("Right to health12", LONG), ["Right to health12"]),
        (("3. Social rights", "Right to health", LONG), ["3. Social rights", "Right to health"]),
        (("Original: Arvenian", LONG), []),
        (("It was late.", LONG), []),
        (("Ada Quill", "Quay Street", "Arvenia"), []),
        (("The hearing began with", "a speech. " + LONG), []),
        (("1. Open the archive", "2. Free the clerk", LONG), []),
    ],
)
def test_short_lines_above_long_ones_look_like_headings(lines: tuple[str, ...], headings: list[str]) -> None:
    made = page(reading(document("\n".join(lines))))
    assert [line.text_content() for line in made.xpath(".//main/p[@class='heading']")] == headings


def test_a_type_that_covers_much_of_the_text_has_its_line_alone() -> None:
    made = highlight(
        reading(document(TEXT), statement(TEXT, TEXT, Concern("So")), statement(TEXT, "40", Tally("noted", 40)))
    )
    assert "\n.concern { --fill: none }" in made
    assert ".tally { --fill: none }" not in made


def test_no_line_stands_above_words() -> None:
    assert "overline" not in style()


def test_a_document_without_statements_says_so() -> None:
    made = page(reading(document("")))
    assert "No statement was found" in made.text_content()
    assert not made.xpath(".//mark | .//table")


def test_the_table_has_a_row_for_each_statement_and_leads_to_its_place() -> None:
    tally = statement(TEXT, "received 40 recommendations", Tally("received", 40, "at_least"), page=3, paragraph="12")
    made = page(reading(document(TEXT, publisher="The Lamp"), statement(TEXT, "Ada Quill", Person("Ada Quill")), tally))
    rows = [[cell.text_content() for cell in row] for row in made.xpath(".//tbody/tr")]
    assert [row[:3] for row in rows] == [
        ["1", "Tally", "How many: at least 40; Of what: recommendations received"],
        ["2", "Person", "Name: Ada Quill; Role: another, or not told"],
    ]
    assert [row[3:] for row in rows] == [
        ["Arvenia", "the publisher, The Lamp", "received 40 recommendations", "p. 3, para. 12"],
        ["Arvenia", "the publisher, The Lamp", "Ada Quill", ""],
    ]
    links = [link.removeprefix("#") for link in made.xpath(".//tbody//a/@href")]
    assert [made.get_element_by_id(link).text for link in links] == ["received 40 recommendations", "Ada Quill"]


def test_a_number_follows_each_mark_and_leads_to_its_row() -> None:
    outer = statement(TEXT, "It said so through Ada Quill", Tally("noted", 1))
    across = statement(TEXT, "recommendations.\nIt said", Tally("noted", 2))
    made = page(reading(document(TEXT), outer, across, statement(TEXT, "Ada Quill", Person("Ada Quill"))))
    numbers = made.xpath(".//main//sup")
    assert [number.text_content() for number in numbers] == ["1", "2", "3"]
    assert [number.getprevious().xpath("./text() | ./i/text()") for number in numbers[:2]] == [
        ["It said"],
        ["Ada Quill"],
    ]
    assert numbers[2].getprevious() is numbers[1]
    assert [made.get_element_by_id(link[1:])[0].text for link in made.xpath(".//sup/a/@href")] == ["1", "2", "3"]


def test_the_table_stands_beside_what_folds_it_so_that_paper_shows_it() -> None:
    made = page(
        reading(document(TEXT), statement(TEXT, "Ada Quill", Person("Ada Quill")), problems=(Problem("Torn."),))
    )
    folds = made.xpath(".//details")
    assert [fold.getnext().tag for fold in folds] == ["ul", "fieldset", "table"]
    assert all(fold.get("open") is None and len(fold) == 1 for fold in folds)
    screen = re.findall(r"@media screen \{[^@]*", style())[0]
    assert ".fold:not([open]) + *" in screen
    assert style().count(":not([open])") == 1


def test_a_long_quote_is_cut_after_a_word_in_the_table_alone() -> None:
    long = "Arvenia opened one archive more. " * 40
    made = page(reading(document(long), statement(long, long.strip(), Concern(long))))
    quote = made.xpath(".//tbody//a")[0].text_content()
    assert quote.endswith(" …")
    assert len(quote) <= LONGEST_QUOTE + 2
    assert long.startswith(quote.removesuffix(" …"))
    assert shown_text(made) == [long]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Tally("implemented", 1200, "about", out_of=1300, cycle=3), "1,200"),
        (
            Figure("political_prisoners", 7, "more_than", "2021-03"),
            "How many: more than 7; Of whom: political prisoners",
        ),
        (Figure("killed", 7, date="2021-03-05"), "Date: 5 March 2021"),
        (Event(("other", "law"), "2021/2022-02"), "What happened: law made or changed, another event; Date: 2021 to"),
        (Event(("review",), "2021", name="Long Night"), "Known as: Long Night"),
        (TreatyAction("CED", "not_party"), "from Enforced Disappearance; What became of it: the State is not a party"),
        (TreatyAction("ILO Convention No. 189", "ratified"), "Treaty: ILO Convention No. 189"),
        (Ask("Free her", "XAV"), "Asked of: Arvenia"),
        (Ask("Free her", "UN"), "Asked of: the United Nations"),
        (Intervention("Said", party="treaty_body"), "Who that is: UN treaty body"),
        (Recommendation("Do", number="1.2", number_printed="1.2", position="noted"), "Number: 1.2; Position: noted"),
        (Recommendation("Do", number="1.2", number_printed="1.3"), "Number: 1.2; Number as printed: 1.3"),
        (Intervention("So", cites=tuple(f"Lamp {at}" for at in range(100, 150))), "Lamp 115 and 34 more"),
        (Reply("supported_in_part", ("1.2", "1.3")), "Position: supported in part; Recommendations: 1.2, 1.3"),
    ],
)
def test_values_are_told_in_words(value: Value, told: str) -> None:
    assert told in "; ".join(f"{label}: {said}" for label, said in words.facts(value))


@pytest.mark.parametrize(
    ("value", "given", "said"),
    [
        (Concern("So"), {"asserted_by": "state"}, "the government of Arvenia"),
        (Concern("So"), {"asserted_by": "state", "state": "NLD"}, "the government of the Netherlands (Kingdom of the)"),
        (Concern("So"), {"asserted_by": "state", "state": None}, "the State itself"),
        (
            Concern("So"),
            {"asserted_by": "state", "speaker": "Ada Quill"},
            "the government of Arvenia (speaker: Ada Quill)",
        ),
        (Concern("So"), {"asserted_by": "JS1", "as_summarised_by": "OHCHR"}, "JS1 (as summarised by OHCHR)"),
        (Concern("So"), {"asserted_by": "JS2 (Quay Watch; Lamp (Arvenia); Oar)"}, "JS2 (Quay Watch and 2 more)"),
        (Concern("So"), {"asserted_by": f"JS2 ({'; '.join(['Oar'] * 500)}), Lamp"}, "JS2 (Oar and 499 more), Lamp"),
        (Concern("So"), {"asserted_by": "Oar, " * 99}, ", ".join(["Oar"] * 32) + " …"),
        (Concern("So"), {}, "the publisher, The Lamp"),
        (Recommendation("Do", ("DEU", "NOR")), {}, "Germany, Norway (as told by the publisher)"),
        (Intervention("So", "CHL"), {}, "Chile (as told by the publisher)"),
    ],
)
def test_who_says_it_is_told_in_words(value: Value, given: dict[str, Any], said: str) -> None:
    assert words.said_by(statement(TEXT, "Ada Quill", value, **given), document(TEXT, publisher="The Lamp")) == said


def test_a_publisher_who_is_not_known_is_no_silence() -> None:
    assert words.said_by(statement(TEXT, "Ada"), document(TEXT)) == "the publisher, who is not named"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2022", "2022"),
        ("2022-01", "January 2022"),
        ("2022-12-05", "5 December 2022"),
        ("2019-10/2020", "October 2019 to 2020"),
        ("2022-13", "2022-13"),
        ("soon", "soon"),
    ],
)
def test_dates_are_told_in_words(date: str, told: str) -> None:
    assert words.day(date) == told


def literals(hint: Any) -> Iterator[str]:
    """The values that a field's type names one by one."""
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    else:
        for part in get_args(hint):
            yield from literals(part)


def test_every_type_field_and_value_has_words() -> None:
    assert list(words.TYPES) == list(VALUES)
    for kind, value in VALUES.items():
        for name, hint in get_type_hints(value).items():
            if name not in {field.name for field in fields(value)} or name in words.UNTOLD:
                continue
            assert f"{kind}.{name}" in words.LABELS or name in words.LABELS, f"{kind}.{name}"
            assert [each for each in literals(hint) if each not in words.VALUE_WORDS[name]] == []


def test_every_treaty_of_letters_has_its_full_name() -> None:
    assert [key for key in treaty_keys() if " " not in key and key not in words.TREATIES] == []


def style() -> str:
    return resources.files("heeded.reports").joinpath("highlight.css").read_text("utf-8")


LOOK = re.compile(r"^\.(\w+) \{ --fill: (#\w{6}); --line: ([a-z ]+ \dpx) (#\w{6}); \}$", re.M)


def looks() -> dict[str, tuple[str, str, str]]:
    """The ground, the line and the line's colour of each type, by type."""
    return {kind: (fill, line, ink) for kind, fill, line, ink in LOOK.findall(style())}


def light(colour: str) -> list[float]:
    """Red, green and blue as amounts of light."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""
    dark, bright = sorted(
        sum(map(math.prod, zip((0.2126, 0.7152, 0.0722), light(c), strict=True))) for c in (one, other)
    )
    return (bright + 0.05) / (dark + 0.05)


def oklab(colour: str) -> list[float]:
    """The colour in Oklab, where distance is how different two look."""
    cones = ((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.63))
    roots = [sum(a * b for a, b in zip(row, light(colour), strict=True)) ** (1 / 3) for row in cones]
    axes = ((0.2105, 0.7936, -0.0041), (1.978, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087))
    return [sum(a * b for a, b in zip(row, roots, strict=True)) for row in axes]


def test_types_differ_in_colour_and_without_colour_in_their_line() -> None:
    assert sorted(looks()) == sorted(VALUES)
    lines = [line for _, line, _ in looks().values()]
    assert len(set(lines)) == len(lines)
    grounds = {kind: oklab(fill) for kind, (fill, _, _) in looks().items()}
    near = {pair for pair in combinations(grounds, 2) if math.dist(grounds[pair[0]], grounds[pair[1]]) < 0.04}
    assert near == set()


def test_words_and_lines_stand_out_from_their_ground() -> None:
    ink = re.search(r"--ink: (#\w{6})", style())
    assert ink
    assert [kind for kind, (fill, _, _) in looks().items() if contrast(ink[1], fill) < 7] == []
    assert [kind for kind, (fill, _, line) in looks().items() if contrast(line, fill) < 3] == []


def test_each_type_found_is_explained_and_can_be_switched_off() -> None:
    made = highlight(reading(document(TEXT), statement(TEXT, "Ada Quill", Tally("noted", 1))))
    assert "<small>a count about recommendations</small>" in made
    assert "#only-tally:not(:checked)) :is(mark, i).tally" in made
    assert "#only-tally:not(:checked)) :is(sup, tr).tally" in made
    assert "#only-person" not in made


def test_time_grows_with_the_length_alone() -> None:
    def seconds(lines: int) -> float:
        line = "Arvenia received 40 recommendations, said Ada Quill, and opened its archives.\n"
        text = line * lines
        starts = range(0, len(text), len(line))
        found = [placed(text, at, at + 35, Tally("received", 40)) for at in starts]
        found += [placed(text, at + 42, at + 51, Person("Ada Quill")) for at in starts]
        shown = reading(document(text), *found)
        begun = time.process_time()
        highlight(shown)
        return time.process_time() - begun

    seconds(10)
    assert seconds(8000) < 16 * max(seconds(1000), 0.02)


def placed(text: str, start: int, end: int, value: Value) -> Any:
    """A statement about Arvenia that quotes this stretch."""
    return Statement(value, Quote.of(text, start, end), ORIGIN, state="XAV")
