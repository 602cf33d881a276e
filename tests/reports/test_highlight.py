"""The page of a document with its statements marked."""

import re

from lxml import html

from builders import document, reading, statement
from heeded.model import VALUES, Person, Problem, Reading, Tally
from heeded.reports.highlight import MOST_TOLD, highlight

TEXT = "Arvenia received 40 recommendations.\nIt said so through Ada Quill, its envoy."


def page(shown: Reading) -> html.HtmlElement:
    return html.document_fromstring(highlight(shown))


def shown_text(made: html.HtmlElement) -> list[str]:
    """The lines of the text as a reader sees them: without what is told of the marks."""
    for tip in made.xpath(".//*[@class='tip']"):
        tip.drop_tree()
    return ["".join(line.itertext()) for line in made.xpath(".//main/p[not(@class='page')]")]


def test_every_statement_is_marked_where_it_stands_and_told_with_its_fields() -> None:
    tally = statement(TEXT, "received 40 recommendations", Tally("received", 40), asserted_by="state")
    made = page(reading(document(TEXT), tally, statement(TEXT, "Ada Quill", Person("Ada Quill", "official"))))
    assert [mark.get("class") for mark in made.xpath(".//mark")] == ["tally", "person"]
    assert all(mark.get("tabindex") == "0" for mark in made.xpath(".//mark"))
    told = " ".join(made.xpath(".//mark[@class='tally']//*[@class='tip']")[0].text_content().split())
    assert "value: 40" in told
    assert "Asserted by: the State itself" in told
    assert shown_text(made) == TEXT.split("\n")


def test_statements_on_one_stretch_are_told_together_and_each_has_the_focus_once() -> None:
    outer = statement(TEXT, "It said so through Ada Quill", Tally("noted", 1))
    made = page(reading(document(TEXT), outer, statement(TEXT, "Ada Quill", Person("Ada Quill"))))
    marks = made.xpath(".//mark")
    assert [(mark.get("class"), mark.get("tabindex")) for mark in marks] == [("tally", "0"), ("person", "0")]
    assert len(marks[1].xpath(".//*[@class='said']")) == 2
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


def test_a_document_without_statements_says_so() -> None:
    made = page(reading(document("")))
    assert "No statement was found" in made.text_content()
    assert not made.xpath(".//mark")


def test_every_type_has_a_colour_and_can_be_switched_off() -> None:
    made = highlight(reading(document(TEXT)))
    assert [kind for kind in VALUES if f"\n.{kind} {{ background" not in made] == []
    assert [kind for kind in VALUES if f"#only-{kind}:not(:checked)" not in made] == []
