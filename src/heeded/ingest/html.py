"""The bytes of a web page in, the `Body` of its main text out: no menus, cookie bars, prompts or related articles."""

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from typing import Any

from heeded.errors import IngestError
from heeded.ingest.boilerplate import main_text
from heeded.ingest.compose import NOT_XML, Block, Rows, compose, tidy
from heeded.ingest.hints import Hints
from heeded.ingest.text import BYTE_ORDER_MARKS, HEAD_LENGTH, HEAD_LINES, decode
from heeded.model import Body

__all__ = ["read_html"]

# '<meta charset="windows-1251">', '<meta http-equiv=... content="text/html; charset=koi8-r">'
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{3,20})", re.I)
# what browsers read a page with, by Python's name of the encoding that it states; a page that states UTF-16 in ASCII
# is in neither, and Python's other codecs (punycode, undefined, zlib ...) are no encodings of pages
CHARSETS = {
    **{f"cp{number}": f"cp{number}" for number in (866, 874, *range(1250, 1259))},
    **{f"iso8859-{number}": f"iso8859-{number}" for number in (*range(2, 9), 10, 13, 14, 15, 16)},
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"), "iso8859-9": "cp1254", "iso8859-11": "cp874",
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"), **dict.fromkeys(("euc_kr", "cp949"), "cp949"),
    **{name: name for name in ("utf-8", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic")},
    **{name: name for name in ("big5", "shift_jis", "euc_jp")},
}  # fmt: skip
# "&#1;", "&#xFFFE;"
REFERENCE = re.compile(r"&#(?:\d{1,99}|x[\da-f]{1,99});?", re.I)
# dates as trafilatura is to print them; a date is taken from the page's own data, never from any figure in it
DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
HIDDEN = "head script style noscript template nav header footer aside form button iframe"
NOT_MAIN = frozenset(HIDDEN.split(" "))
BLOCKS = "p div h1 h2 h3 h4 h5 h6 li tr td th br dt dd section article blockquote pre table ul ol"
LINE_ENDS = frozenset(BLOCKS.split(" "))
TOO_MUCH = (
    "the page is nested too deep or holds too many elements to tell its text from what stands around it: all that it"
    " prints was read; compare with the page, or print it to PDF"
)
LEAST = 40
"""A page of which the extractor keeps fewer characters is read whole, without its menus."""
DEEPEST, MOST_ELEMENTS = 200, 50_000
"""A page nested deeper is cut off by the parser that the extractor uses, one of more elements takes it minutes: both
are read whole, without their menus."""


def read_html(data: bytes) -> tuple[Body, Hints]:
    """The main text of a web page. Raises IngestError where it has none."""
    import trafilatura

    text, warning = _decoded(data)
    text = REFERENCE.sub(_without_not_xml, NOT_XML.sub(" ", text))
    printed = _printed(text)
    page: Any = None
    if not printed.is_too_much:
        page = trafilatura.bare_extraction(
            text, output_format="python", include_comments=False, with_metadata=True, date_extraction_params=DATES
        )
    blocks = [*_blocks(page.body)] if page is not None and page.body is not None else []
    if sum(len(block.text) for block in blocks if isinstance(block, Block)) < LEAST and not _has_rows(blocks):
        blocks = [Block(line) for line in printed.lines()]
    kept, dropped = _without_boilerplate(blocks)
    body = compose(kept)
    if not body.text:
        raise IngestError("the web page holds no main text: open it in a browser and save it again, or print it to PDF")
    lines = [block.text for block in blocks if isinstance(block, Block)]
    warnings = tuple(each for each in (warning, TOO_MUCH if printed.is_too_much else None) if each)
    head, around = tuple(line[:HEAD_LENGTH] for line in lines[:HEAD_LINES]), tuple(dropped)
    if page is None:
        return body, Hints(head=head, dropped=around, warnings=warnings)
    return body, Hints(
        page.title, page.author, page.date, site=page.sitename, head=head, dropped=around, warnings=warnings
    )


def _without_not_xml(reference: re.Match[str]) -> str:
    """A character reference, or a space for one to what is not XML: lxml refuses the whole page for it."""
    return reference[0] if NOT_XML.sub("", unescape(reference[0])) else " "


def _decoded(data: bytes) -> tuple[str, str | None]:
    """The page's characters by its mark, its own statement, or its bytes, in this order."""
    stated = CHARSET.search(data[:4096])
    if stated and not any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        try:
            return data.decode(CHARSETS[codecs.lookup(stated[1].decode("ascii")).name]), None
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


def _blocks(body: Any) -> Iterator[Block | Rows]:
    """The extractor's tree as paragraphs and tables."""
    for element in body:
        if element.tag == "head":
            yield Block(_text(element), "heading")
        elif element.tag == "list":
            yield from _items(element)
        elif element.tag == "table":
            rows = [[[Block(_text(cell))] for cell in row if cell.tag == "cell"] for row in element.iter("row")]
            yield [row for row in rows if row]
        else:
            yield from (Block(line) for line in _lines(element))


def _items(element: Any) -> Iterator[Block]:
    """The items of a list with the mark or number that a browser prints, each before the items of lists inside it."""
    at = 0
    for child in element:
        if child.tag == "list":
            yield from _items(child)
            continue
        text = _text(child, without="list")
        if text:
            at += 1
            yield Block(f"{at}. {text}" if element.get("rend") == "ol" else f"• {text}")
        for inside in child.iterchildren("list"):
            yield from _items(inside)


def _lines(element: Any) -> Iterator[str]:
    """The lines of an element: line breaks and paragraphs that the page prints separate them."""
    for inner in element.iterdescendants("lb", "p", "item", "list"):
        inner.tail = "\n" + (inner.tail or "")
        if inner.tag != "lb":
            inner.text = "\n" + (inner.text or "")
    for line in "".join(element.itertext()).split("\n"):
        if tidy(line):
            yield tidy(line)


def _text(element: Any, without: str = "") -> str:
    """The words of an element, but for those of its children of a tag."""
    if not len(element):
        return tidy(element.text or "")
    parts = [element.text or ""]
    for child in element:
        parts += [*([] if child.tag == without else child.itertext()), child.tail or ""]
    return " ".join(" ".join(parts).split())


def _has_rows(blocks: Iterable[Block | Rows]) -> bool:
    return any(not isinstance(block, Block) for block in blocks)


def _without_boilerplate(blocks: list[Block | Rows]) -> tuple[list[Block | Rows], list[str]]:
    """The blocks whose line is text; tables stay."""
    kept, dropped = main_text(block.text for block in blocks if isinstance(block, Block) and block.text)
    wanted = iter(kept)
    following = next(wanted, None)
    done: list[Block | Rows] = []
    for block in blocks:
        if not isinstance(block, Block):
            done.append(block)
        elif block.text and block.text == following:
            done.append(block)
            following = next(wanted, None)
    return done, dropped


class _Printed:
    """What a page prints, without menus and frames, as a parser tells of it tag by tag: however deep, however long."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.elements = self.depth = self.deepest = 0
        self.hidden_at = 0
        """How deep the element lies that is not shown, 0 where none is open."""

    @property
    def is_too_much(self) -> bool:
        """Whether the extractor would lose text of the page, or not come to an end."""
        return self.deepest > DEEPEST or self.elements > MOST_ELEMENTS

    def start(self, tag: str, _attributes: object) -> None:
        self.elements += 1
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if tag in NOT_MAIN and not self.hidden_at:
            self.hidden_at = self.depth
        self._break(tag)

    def end(self, tag: str) -> None:
        self._break(tag)
        if self.hidden_at == self.depth:
            self.hidden_at = 0
        self.depth -= 1

    def data(self, text: str) -> None:
        if not self.hidden_at:
            self.parts.append(text)

    def close(self) -> "_Printed":
        return self

    def lines(self) -> Iterator[str]:
        """Every printed line."""
        for line in "".join(self.parts).split("\n"):
            if tidy(line):
                yield tidy(line)

    def _break(self, tag: str) -> None:
        if tag in LINE_ENDS and not self.hidden_at:
            self.parts.append("\n")


def _printed(text: str) -> _Printed:
    from lxml import etree

    printed = _Printed()
    parser = etree.HTMLParser(target=printed, huge_tree=True)
    parser.feed(text)
    with suppress(etree.XMLSyntaxError):  # nothing but a comment, or a tag cut off
        parser.close()
    return printed
