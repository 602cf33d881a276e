"""A file that is to be handed in and what was read of it in, the `Submission` that it makes out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from heeded.ingest.archives import open_archive
from heeded.ingest.language import language_of
from heeded.ingest.numbering import w
from heeded.ingest.pdf import printed_lines
from heeded.ingest.sniff import sniff
from heeded.ingest.word import Parts
from heeded.model import Document
from heeded.submission import Submission, of_body

__all__ = ["submitted"]

# "14", "Page 14", "- 14 -", "14 / 20", "стр. 14", "page 3 sur 9", "Submission on Arvenia 14 / 20"
_AT_END = re.compile(
    r"(?P<beside>.{0,90}?(?<!\S))"
    r"(?:(?:page|p\.|pág\.|página|стр\.|страница)\s?|[-–—]\s?)?(?P<page>\d{1,4})(?:\s?(?:/|of|sur|de|из)\s?\d{1,4}|\s?[-–—])?",
    re.I,
)
SHARE = 0.6
"""Of the pages of a PDF: so many bear the number that follows from the one before."""


def submitted(data: bytes, name: str, document: Document) -> Submission:
    """What a file holds; raises IngestError where it is damaged."""
    kind = sniff(data, name)
    ending = name.rpartition(".")[2].lower() if "." in name else kind
    has_pages, is_typed = None, False
    if kind == "docx":
        has_pages, is_typed = _of_word(data)
    elif kind == "pdf":
        has_pages = _of_pages(printed_lines(data))
    made = of_body(document.body, ending, None, document.states, has_pages, is_typed)
    own = (each.text for each in made.passages if each.part in ("cover", "text") and not each.is_slot)
    return replace(made, language=language_of("\n".join(own)))


def _of_word(data: bytes) -> tuple[bool, bool]:
    """Whether headers or footers hold the number of the page, and whether no paragraph is numbered by the program."""
    with open_archive(data) as archive:
        parts = Parts(archive)
        main = parts.main()
        edges = [root for kind in ("header", "footer") for root in parts.all_related(main, kind)]
        roots = [parts.parsed(main), parts.related(main, "styles")]
        is_typed = not any(root is not None and next(root.iter(w("numPr")), None) is not None for root in roots)
        return any(_has_page_field(root) for root in edges), is_typed


def _has_page_field(root: object) -> bool:
    fields = [each.get(w("instr")) or "" for each in root.iter(w("fldSimple"))]  # type: ignore[attr-defined]
    typed = "".join(each.text or "" for each in root.iter(w("instrText")))  # type: ignore[attr-defined]
    is_old = next(root.iter(w("pgNum")), None) is not None  # type: ignore[attr-defined]
    return is_old or any(re.search(r"\bPAGE\b", each) for each in (*fields, typed))


def _of_pages(pages: Sequence[Iterable[str]]) -> bool:
    """Whether most pages bear a number that grows with them, alone or behind words that each page repeats."""
    leads: dict[tuple[str, int], int] = {}
    for at, lines in enumerate(pages):
        found = (_AT_END.fullmatch(line.strip()) for line in lines)
        for key in {(match["beside"].strip(), int(match["page"]) - at) for match in found if match}:
            leads[key] = leads.get(key, 0) + 1
    return max(leads.values(), default=0) >= SHARE * len(pages)
