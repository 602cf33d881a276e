"""Web pages go in; their main text comes out, without what stands around it."""

import time

import pytest

from heeded.errors import IngestError
from heeded.ingest.compose import NOT_XML
from heeded.ingest.html import read_html
from heeded.model import Body

STORY = (
    "Arvenia should carry out the forty recommendations that it supported at its review last year, Lantern Watch said"
    " today. The Government has done little so far, and its courts remain closed to the press and to observers."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Arvenia must act | Lantern Watch</title>
<meta property="og:site_name" content="Lantern Watch">
<meta property="article:published_time" content="2019-03-04T10:00:00Z">
</head><body><div id="cookie-banner"><p>We use cookies to improve your experience.</p><button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Arvenia must act</h1><p>Skip to main content</p><p>{STORY}</p><h2>Background</h2>
<p>The review took place in November. The Minister of Justice promised a law on
<a href="http://192.0.2.1/">assembly</a>.</p>
<ul><li>Free those who are held for what they wrote;</li><li>Ratify the Optional Protocol.</li></ul>
<table><tr><th>Year</th><th>Arrests</th></tr><tr><td>2029</td><td>12</td></tr><tr><td>2030</td><td></td></tr></table>
<p>“Promises are not enough,” said Ada Brun, who directs the group and has followed the courts for a decade.</p>
</article></main><aside><h3>Related news</h3><p>Another story</p></aside>
<div class="newsletter"><p>Sign up to our newsletter</p></div>
<footer><p>© 2019 Lantern Watch. All rights reserved.</p></footer><script>var a = "no text";</script></body></html>"""


def lines(body: Body) -> list[tuple[str, str]]:
    return [(one.kind, body.text[one.start : one.end]) for one in body.paragraphs]


def test_main_text_alone() -> None:
    body, hints = read_html(PAGE.encode())
    found = lines(body)
    assert found[0] == ("heading", "Arvenia must act")
    assert ("body", STORY) in found
    assert ("heading", "Background") in found
    assert ("body", "• Ratify the Optional Protocol.") in found
    for word in ("cookies", "Accept", "Home", "Related", "Another", "newsletter", "rights reserved", "no text", "Skip"):
        assert word not in body.text
    assert [[body.text[cell.start : cell.end] for cell in row] for row in body.tables[0].rows] == [
        ["Year", "Arrests"], ["2029", "12"], ["2030", ""],
    ]  # fmt: skip
    assert (hints.site, hints.date) == ("Lantern Watch", "2019-03-04")
    assert hints.title is not None
    assert hints.title.startswith("Arvenia must act")


def test_a_date_that_the_page_does_not_state_is_not_guessed() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2019-03-04T10:00:00Z">', "")
    assert read_html(page.encode())[1].date is None


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "utf-8"),
        ("cp1251", "windows-1251"),
        ("koi8_r", "koi8-r"),
        ("cp1251", ""),
        ("utf-16", ""),
        ("utf-8", "no-such"),
        *(("utf-8", name) for name in ("punycode", "undefined", "idna", "utf-16", "zlib", "utf-7", "unicode_escape")),
    ],
)
def test_encodings(encoding: str, charset: str) -> None:
    story = (
        "Арвения приняла сорок рекомендаций, но сделала очень мало, сообщила сегодня организация Фонарь в Порт-Вале. "
        * 3
    )
    meta = f'<meta charset="{charset}">' if charset else ""
    head = f"<head>{meta}<title>Арвения</title></head>"
    page = f"<html>{head}<body><article><h1>Арвения</h1><p>{story}</p></article></body></html>"
    body, _ = read_html(page.encode(encoding))
    assert story.strip() in body.text


@pytest.mark.parametrize("char", ["\x01", "\x0c", "\ufffe", "\uffff", "&#1;", "&#x0FFFE;", "&#12;", "&#xD800;", "&#0;"])
def test_characters_that_are_not_xml_do_not_spoil_a_page(char: str) -> None:
    body, _ = read_html(PAGE.replace("The review took", f"The{char} review took &#171;").encode())
    assert "review took « place" in body.text
    assert not NOT_XML.search(body.text)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            "<ul><li>Free <b>all</b>: <ul><li>Ada Brun</li><li>Bo Clay</li></ul> now</li><li>Stop</li></ul>",
            ["• Free all: now", "• Ada Brun", "• Bo Clay", "• Stop"],
        ),
        ("<ol><li>One<ol><li>Inner</li></ol></li><li>Two</li></ol>", ["1. One", "1. Inner", "2. Two"]),
        ("<blockquote><p>It fell.</p><p>It rose.</p></blockquote>", ["It fell.", "It rose."]),
        ("<blockquote>It fell.<br>It rose.<ul><li>Twice</li></ul></blockquote>", ["It fell.", "It rose.", "Twice"]),
    ],
)
def test_lists_and_paragraphs_inside_others_are_lines_of_their_own(inside: str, expected: list[str]) -> None:
    body, _ = read_html(f"<html><body><article><p>{STORY}</p>{inside}<p>{STORY}</p></article></body></html>".encode())
    assert [line for _, line in lines(body)] == [STORY, *expected, STORY]


def test_a_zero_byte_is_left_out_of_a_word() -> None:
    body, hints = read_html(PAGE.replace('<meta charset="utf-8">', "").replace("Minister", "Min\0ister").encode())
    assert "The Minister of Justice" in body.text
    assert "1 zero byte was left out" in "".join(hints.warnings)


def test_a_short_page_is_read_whole_without_menus() -> None:
    body, _ = read_html(
        b"<html><body><nav>Menu</nav><p>Arvenia</p><div>Port<br>Vale</div><script>x</script></body></html>"
    )
    assert [line for _, line in lines(body)] == ["Arvenia", "Port", "Vale"]


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><nav>Menu</nav><script>x</script></body></html>",
        b"<!doctype html><html></html>",
        b"<html",
        b"<!-- x --><html",
    ],
)
def test_a_page_without_text_is_refused(page: bytes) -> None:
    with pytest.raises(IngestError, match="no main text"):
        read_html(page)


@pytest.mark.parametrize(
    ("opening", "closing", "times"),
    [
        ("<div>", "</div>", 300),
        ("<div>", "</div>", 20_000),
        ("<b>", "", 20_000),
        ("<ul><li>", "</li></ul>", 2_000),
        ("<table><tr><td>", "</td></tr></table>", 1_000),
        ("<i>x</i> ", "", 100_000),
        ("<span><a href='x'>x</a></span>", "", 60_000),
    ],
)
def test_a_page_however_deep_or_full_of_elements_loses_no_text(opening: str, closing: str, times: int) -> None:
    inside = f"{opening * times}<p>Middle {STORY}</p>{closing * times}"
    page = f"<html><body><p>{STORY}</p><nav>Menu</nav>{inside}<p>End {STORY}</p>"
    start = time.process_time()
    body, hints = read_html(page.encode())
    assert time.process_time() - start < 20
    assert body.text.count(STORY) == 3
    assert "Menu" not in body.text
    assert "compare with the page" in "".join(hints.warnings)
