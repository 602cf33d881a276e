"""HTML of a page of the website in; out, the same without what needs a server, its links, and its links renamed."""

from collections.abc import Callable, Iterator
from typing import Any

import lxml.html

from heeded.web.published import compact

__all__ = ["bare", "links", "place_of", "places", "read", "renamed"]

NEEDS_SERVER = ("form", "button", "input", "select", "textarea", "script")
"""Elements that are taken out, unless they are of the class `in-page` or stand in one."""
OF_HOUSE = ("cite", "correct", "keys", "entering", "standing", "unpublished")
"""Classes of what the house alone uses, and of what a publication tells once, on the page that says what it holds."""
ACTIONS = ("button", "leaf-picture", "work", "ways", "chart-files", "tabs")
"""Classes of links that go where their target is not published, and of rows of such links; of others the words stay."""
ROWS = ("work", "ways")
"""Classes of rows of links, which go where nothing is left in them."""
SHORTER = {"statement-": "s", "page-": "p", "said-": "n"}
"""How the names of places in documents begin here: a publication has tens of thousands of links to them."""
SHORT = 10
"""Characters that tell the statements of a document apart."""
ADDRESSED = (
    ("a", "href"),
    ("link", "href"),
    ("form", "action"),
    ("img", "src"),
    ("script", "src"),
    ("source", "srcset"),
)
Element = Any


def read(text: str) -> Element:
    """A page as a tree."""
    return lxml.html.document_fromstring(text)


def bare(text: str) -> Element:
    """The page as a tree, without forms, scripts and what is of the house."""
    root = read(text)
    for element in list(root.iter(*NEEDS_SERVER)):
        if not _has(element, ("in-page",)) and not any(_has(each, ("in-page",)) for each in element.iterancestors()):
            element.drop_tree()
    for element in [each for each in root.iter(lxml.etree.Element) if _has(each, OF_HOUSE)]:
        element.drop_tree()
    for element in root.xpath("//*[@id]"):
        element.set("id", place_of(element.get("id")))
    for element in root.xpath("//a[starts-with(@href, '#')]"):
        element.set("href", f"#{place_of(element.get('href')[1:])}")
    return root


def place_of(name: str) -> str:
    """What a place within a page of the website is called in a publication: "s1f0c4b9d2e" of a statement, "p24"."""
    for begin, short in SHORTER.items():
        if name.startswith(begin):
            return f"{short}{name.removeprefix(begin)[:SHORT]}"
    return name


def _has(element: Element, classes: tuple[str, ...]) -> bool:
    return any(each in classes for each in element.get("class", "").split())


def _addressed(root: Element) -> Iterator[tuple[Element, str, str]]:
    for tag, name in ADDRESSED:
        for element in list(root.iter(tag)):
            if address := element.get(name):
                yield element, name, address


def links(root: Element) -> Iterator[str]:
    """The addresses to which the page leads, or of which it is made."""
    return (address for _, _, address in _addressed(root) if not address.startswith("#"))


def places(root: Element) -> Iterator[str]:
    """The names of places within the page."""
    return (str(each) for each in root.xpath("//@id"))


def renamed(root: Element, name_of: Callable[[str], str | None]) -> str:
    """The page with every address by its new name; what has none is led to no more."""
    for element, attribute, address in _addressed(root):
        if address.startswith("#"):
            continue
        name = name_of(address)
        if name is not None:
            element.set(attribute, name)
        elif element.tag == "a" and not any(
            _has(each, ACTIONS) for each in (element, *list(element.iterancestors())[:3])
        ):
            element.drop_tag()
        else:
            element.drop_tree()
    for element in list(root.iter("p", "div")):
        if _has(element, ROWS) and not element.text_content().strip():
            element.drop_tree()
    return compact.written(root)
