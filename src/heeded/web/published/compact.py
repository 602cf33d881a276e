"""A page as a tree in, its shortest HTML out: what the standard lets writers leave out is left out, and nothing else.

A browser builds the same page of it: ends of elements that the next one ends, quotation marks around plain values,
white space between blocks, and marks of direction on pages that have no letter from right to left.
"""

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["written"]

Element = Any

DOCTYPE = "<!doctype html>"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
AFTER_P = frozenset({
    "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav",
    "ol", "p", "pre", "search", "section", "table", "ul",
})  # fmt: skip
"""Elements whose begin ends a paragraph (HTML, 13.1.2.4)."""
ENDED_BY: dict[str, frozenset[str]] = {
    "p": AFTER_P, "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr"}), "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"}),
    "thead": frozenset({"tbody", "tfoot"}), "tbody": frozenset({"tbody", "tfoot"}), "option": frozenset({"option"}),
}  # fmt: skip
"""Elements that end where one of these begins; all but `dt` and `thead` end with what they stand in, too."""
BLOCKS = AFTER_P | ENDED_BY.keys() | {
    "html", "head", "body", "meta", "link", "title", "script", "template", "noscript", "caption", "summary", "tfoot",
    "legend",
}  # fmt: skip
"""Elements beside which white space is nothing."""
BEGUN_BY_CONTENT = ("head", "body")
"""Elements that begin with the first thing that can stand in them alone."""
VERBATIM = frozenset({"pre", "textarea", "script", "style"})
FOREIGN = frozenset({"svg", "path", "rect", "circle", "line", "g"})
# A value that stands without quotation marks: "moment", "../3.html#text"
BARE = re.compile(r"[^\s\"'=<>`&]+")
# "שלום", "سلام", and marks that turn the direction
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def written(root: Element) -> str:
    """The tree as HTML. Direction is left out of it where all of the page runs from left to right."""
    if root.get("dir") == "ltr" and not RIGHT_TO_LEFT.search(root.text_content()):
        _undirected(root)
        del root.attrib["dir"]
    return DOCTYPE + "".join(_parts(root))


def _undirected(root: Element) -> None:
    """Without marks of direction; fields keep theirs, as nobody knows what is written in them."""
    for element in root.xpath("//*[@dir='auto'][not(self::input or self::textarea)]"):
        del element.attrib["dir"]
    for element in list(root.iter("bdi")):
        element.drop_tag()


def _parts(element: Element) -> Iterator[str]:
    """The element; what comes after a `source` the parser puts into it, not knowing it, and it comes after it again."""
    tag = element.tag
    if tag not in BEGUN_BY_CONTENT or element.attrib:
        yield _begin(element)
    if tag in FOREIGN and not len(element) and not element.text:
        return
    yield _text(element.text, element, None, element[0] if len(element) else None)
    for child in element:
        if isinstance(child.tag, str):
            yield from _parts(child)
        yield _text(child.tail, element, child, child.getnext())
    if tag not in VOID and not _is_ended(element):
        yield f"</{tag}>"


def _begin(element: Element) -> str:
    is_foreign = element.tag in FOREIGN
    told = "".join(_attribute(name, value, is_foreign) for name, value in element.attrib.items())
    is_alone = is_foreign and not len(element) and not element.text
    return f"<{element.tag}{told}{'/' if is_alone else ''}>"


def _attribute(name: str, value: str, is_quoted: bool) -> str:
    if not value and not is_quoted:
        return f" {name}"
    if BARE.fullmatch(value) and not is_quoted:
        return f" {name}={value}"
    escaped = value.replace("&", "&amp;").replace('"', "&quot;")
    return f' {name}="{escaped}"'


def _text(text: str | None, parent: Element, before: Element | None, after: Element | None) -> str:
    """Text between two elements; either may be the edge of the element in which they stand."""
    if not text:
        return ""
    if parent.tag in ("script", "style"):
        return text
    if not text.strip(" \n\t\r\f") and not any(each.tag in VERBATIM for each in (parent, *parent.iterancestors())):
        beside = {parent.tag if each is None else each.tag for each in (before, after)}
        return "" if beside & BLOCKS else text[0]
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _is_ended(element: Element) -> bool:
    """Whether the end of the element is told by what comes next."""
    tag = element.tag
    if tag in ("html", "head", "body"):
        return True
    if tag not in ENDED_BY or _holds(element.tail):
        return False
    after = element.getnext()
    if after is not None:
        return after.tag in ENDED_BY[tag]
    return tag not in ("dt", "thead") and not (tag == "p" and element.getparent().tag in ("a", "noscript"))


def _holds(tail: str | None) -> bool:
    return bool(tail and tail.strip(" \n\t\r\f"))
