"""Entries for BibTeX: read back by a strict reader, whatever the words are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.reports.bibtex import MONTHS, entry, escaped, key

HEAD = re.compile(r"@misc\{(?P<key>[A-Za-z0-9][A-Za-z0-9.\-]*),\n")
FIELD = re.compile(r"  (?P<name>[a-z]+) = ")
# What LaTeX takes as it stands: no sign of its own, but one that a backslash stands before
UNESCAPED = re.compile(r"(?<!\\)[&%$#_~]")


def braced(text: str, at: int) -> int:
    """The place behind a group that begins here, counted as BibTeX counts: a backslash hides no brace from it."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0:
            return place + 1
    raise AssertionError(f"a brace stays open: {text[at:]}")


def parsed(text: str) -> tuple[str, dict[str, str]]:
    """Key and fields of one entry; fails where BibTeX would."""
    head = HEAD.match(text)
    assert head, text
    assert braced(text, text.index("{")) == len(text) - 1
    at, fields = head.end(), {}
    while text[at] != "}":
        name = FIELD.match(text, at)
        assert name, text[at:]
        if text[name.end()] == "{":
            end = braced(text, name.end())
            value = text[name.end() + 1 : end - 1].removeprefix("{").removesuffix("}")
        else:
            end = name.end() + 3
            value = text[name.end() : end]
            assert value in MONTHS
        assert name["name"] not in fields
        assert text[end : end + 2] == ",\n"
        fields[name["name"]], at = value, end + 2
    assert text[at:] == "}\n"
    return head["key"], fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Law & order: 5% of #1_a $", r"Law \& order: 5\% of \#1\_a \$"),
        ("a{b}c", r"a\textbraceleft{}b\textbraceright{}c"),
        ("a\\b^c~d", r"a\textbackslash{}b\textasciicircum{}c\textasciitilde{}d"),
        ("“Côte d’Ivoire” – Łódź", r"``C{\^{o}}te d'Ivoire'' -- {\L}{\'{o}}d{\'{z}}"),
        ("Việt Nam", r"Vi{\^{{\d{e}}}}t Nam"),
        ("Казахстан, Қазақстан", "Казахстан, Қазақстан"),
        ("\u200fحقوق\u202e الإنسان", "حقوق الإنسان"),
        ("one\ntwo\tthree\x00", "one two three"),
    ],
)
def test_words_are_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([None, "2019", "2019-12", "2019-12-23", "soon"]))
def test_an_entry_reads_back(title: str, note: str, date: str | None) -> None:
    name, fields = parsed(entry("XAV/3/45.1", {"title": f"x{title}", "note": note}, date))
    assert name == "XAV-3-45.1"
    assert fields["title"] == escaped(f"x{title}")
    assert not UNESCAPED.search(fields["title"])
    assert ("year" in fields) == (date is not None and date != "soon")
    assert ("month" in fields) == (date in ("2019-12", "2019-12-23"))
    assert ("note" in fields) == bool(note)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("A/HRC/43/90", "A-HRC-43-90"), ("XAV/3/45.1#reply-2", "XAV-3-45.1-reply-2"), ("{é},%/1/", "1")],
)
def test_a_key_has_only_what_bibtex_takes(words: str, expected: str) -> None:
    assert key(words) == expected
