"""The bytes of a DOCX in, its `Body` out: paragraphs and tables in order, printed numbers put in, notes at the end.

What a reader of the printed page does not see is left out: deleted and hidden text, field codes, comments, headers and
footers. No entity is expanded and nothing outside the file is opened.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile

from heeded.errors import IngestError
from heeded.ingest.archives import open_archive, read_member
from heeded.ingest.compose import Block, Rows, compose, tidy
from heeded.ingest.hints import Hints
from heeded.ingest.numbering import Numbering, attribute, w, whole
from heeded.model import Body

__all__ = ["Parts", "read_docx"]

COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CORE = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"

CONTAINERS = frozenset(
    map(w, ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple"))
)
"""What is read through; anything else that wraps text (deletions, field codes, properties) is passed over."""
BREAK = "\n"
PLAIN = {w("tab"): " ", w("br"): BREAK, w("cr"): BREAK, w("noBreakHyphen"): "-", w("ptab"): " "}
NOTE_MARKS = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
# "heading 1", "_ H _Ch_G", "_ H_2/3_G", "Title", "H1", "Überschrift 2", "Titre 1"
HEADING_STYLE = re.compile(
    r"(?:heading|title|subtitle|titre|título|überschrift|заголовок)\b.*|_? ?H ?_.*|H\d\w*|HCh\w*", re.I
)
# "toc 1", "TOC Heading": a list of contents repeats the headings
CONTENTS_STYLE = re.compile(r"toc\b.*|table of (?:contents|figures)", re.I)
TITLE_SIZE = 300
"""The longest paragraph that can be a heading by its style, in characters."""
# "12.", "124.1", "P-3.2"; a letter in brackets numbers no paragraph
NUMBERED = re.compile(r"(?:[A-Z]-?)?\d")
FINAL_MARKS = re.compile(r"[.)]+$")


def read_docx(data: bytes) -> tuple[Body, Hints]:
    """The text of a DOCX.

    Raises IngestError where the file is damaged, holds a document type definition, or would grow without measure.
    """
    with open_archive(data) as archive:
        parts = Parts(archive)
        main = parts.main()
        reader = _Reader(
            numbering=Numbering.of(parts.related(main, "numbering")),
            styles=_styles(parts.related(main, "styles")),
            notes={kind: _notes(parts.related(main, kind)) for kind in ("footnotes", "endnotes")},
        )
        body = parts.parsed(main).find(w("body"))
        if body is None:
            raise IngestError(
                "the Word document has no body: it is damaged; open it in a word processor and save it anew"
            )
        blocks = [*reader.blocks(body)]
        composed = compose([*blocks, *reader.note_blocks()])
        return composed, _hints(parts, main, reader)


# ------------------------------------------------------------------------------------------------ parts of the file


class Parts:
    """The parts of the package by name, parsed with care."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.members = {member.filename: member for member in archive.infolist()}

    def main(self) -> str:
        """The name of the part that holds the text."""
        for relation in self._relations(""):
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def related(self, part: str, kind: str) -> Any:
        """The parsed part that another refers to as its numbering, styles, footnotes ...; None where it has none."""
        return next(iter(self.all_related(part, kind)), None)

    def all_related(self, part: str, kind: str) -> Iterator[Any]:
        folder = part.rpartition("/")[0]
        for relation in self._relations(part):
            if relation.get("TargetMode") == "External" or not relation.get("Type", "").endswith(f"/{kind}"):
                continue
            target = relation.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            if name in self.members:
                yield self.parsed(name)

    def links(self, part: str) -> tuple[str, ...]:
        """The addresses that a part links to."""
        found = (r.get("Target", "") for r in self._relations(part) if r.get("Type", "").endswith("/hyperlink"))
        return tuple(dict.fromkeys(found))

    def _relations(self, part: str) -> list[Any]:
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels".lstrip("/")
        return self.parsed(path).findall(f"{RELATIONS}Relationship") if path in self.members else []

    def parsed(self, name: str) -> Any:
        """The root element of a part."""
        from lxml import etree

        if name not in self.members:
            raise IngestError(f"the Word document lacks its part {name}: it is damaged; save it anew or get it again")
        data = read_member(self.archive, self.members[name])
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise IngestError(f"the Word document's part {name} is damaged ({error.msg}): save it anew") from error
        if root.getroottree().docinfo.doctype:
            raise IngestError(
                f"the Word document's part {name} defines entities of its own, which no word processor writes:"
                " it is not read; open it in a word processor and save it anew if you trust it"
            )
        return root


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style decides, with what it takes from the style that it is based on."""

    name: str = ""
    number_id: str | None = None
    level: int | None = None
    is_heading: bool = False


def _styles(root: Any) -> dict[str, _Style]:
    """The paragraph styles by id."""
    elements = {item.get(w("styleId")): item for item in root.iterfind(w("style"))} if root is not None else {}

    def resolved(style_id: str | None, depth: int = 0) -> _Style:
        element = elements.get(style_id) if depth < 20 else None
        if element is None:
            return _Style()
        base = resolved(attribute(element, "basedOn"), depth + 1)
        properties = element.find(w("pPr"))
        numbered = properties.find(w("numPr")) if properties is not None else None
        outline = attribute(properties, "outlineLvl")
        name = attribute(element, "name") or ""
        level = attribute(numbered, "ilvl")
        return _Style(
            name,
            attribute(numbered, "numId") or base.number_id,
            base.level if level is None else whole(level, 0),
            bool(HEADING_STYLE.fullmatch(name)) or (outline is not None and outline != "9") or base.is_heading,
        )

    return {style_id: resolved(style_id) for style_id in elements if style_id}


def _notes(root: Any) -> dict[str, Any]:
    """The notes by id, without separators."""
    if root is None:
        return {}
    return {item.get(w("id")): item for item in root if item.get(w("type")) in {None, "normal"}}


def _hints(parts: Parts, main: str, reader: "_Reader") -> Hints:
    try:
        core = parts.parsed("docProps/core.xml")
    except IngestError:  # absent or damaged: the text is whole
        core = None
    headers: dict[str, None] = {}
    for kind in ("header", "footer"):
        for root in parts.all_related(main, kind):
            for paragraph in root.iter(w("p")):
                headers.update({line: None for line in reader.lines(paragraph) if line})
    return Hints(
        title=_core(core, f"{CORE}title"),
        author=_core(core, f"{CORE}creator"),
        made=(_core(core, f"{TERMS}modified") or _core(core, f"{TERMS}created") or "")[:10] or None,
        headers=tuple(headers),
        links=parts.links(main),
    )


def _core(root: Any, tag: str) -> str | None:
    text = root.findtext(tag) if root is not None else None
    return text.strip() or None if text else None


# ------------------------------------------------------------------------------------------------ text


@dataclass(slots=True)
class _Reader:
    """Walks the body in the order of the page; it counts lists and collects the notes that are referred to."""

    numbering: Numbering
    styles: dict[str, _Style]
    notes: dict[str, dict[str, Any]]
    referred: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and id of each note in the order of reference -> the mark typed for it, or nothing."""

    def blocks(self, parent: Any) -> Iterator[Block | Rows]:
        """Paragraphs and tables below an element."""
        for child in parent:
            if child.tag == w("p"):
                yield from self.paragraph(child)
            elif child.tag == w("tbl"):
                yield [*self.rows(child)]
            elif child.tag in CONTAINERS:
                yield from self.blocks(child)
            elif child.tag == f"{COMPATIBLE}AlternateContent":
                yield from self.blocks(_chosen(child))

    def paragraph(self, element: Any) -> Iterator[Block]:
        """The paragraph with its printed number; the lines of its text boxes follow it."""
        properties = element.find(w("pPr"))
        style_id = attribute(properties, "pStyle") or ""
        style = self.styles.get(style_id, _Style())
        if CONTENTS_STYLE.fullmatch(style.name):
            return
        lines = self.lines(element)
        label = self._label(properties, style_id, style) if any(lines) or not _is_deleted(properties) else ""
        first = True
        for line in _joined(lines):
            text = f"{label} {line}" if first and label else line
            heading = style.is_heading and len(line) <= TITLE_SIZE
            number = FINAL_MARKS.sub("", label) if first and NUMBERED.match(label) else None
            yield Block(text, "heading" if heading else "body", number if not heading else None)
            first = False
        for box in element.iter(w("txbxContent")):
            if next(box.iterancestors(w("p")), None) is element and not _is_fallback(box):
                yield from (block for block in self.blocks(box) if isinstance(block, Block))

    def _label(self, properties: Any, style_id: str, style: _Style) -> str:
        """The number that Word prints, from the paragraph's own list or its style's."""
        own = properties.find(w("numPr")) if properties is not None else None
        number_id = attribute(own, "numId") or style.number_id
        if number_id is None or number_id == "0":
            return ""
        level = attribute(own, "ilvl")
        if level is not None:
            at = whole(level, 0)
        else:
            at = style.level if style.level is not None else self.numbering.level_of_style(number_id, style_id)
        return self.numbering.next_label(number_id, at)

    def rows(self, table: Any) -> Iterator[list[list[Block]]]:
        """The rows of a table; a merged cell stands once, where it begins, and is empty in the rows below."""
        for row in _children(table, w("tr")):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                continue
            yield [self._cell(cell) for cell in _children(row, w("tc"))]

    def _cell(self, cell: Any) -> list[Block]:
        merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        if merged is not None and merged.get(w("val")) != "restart":
            return []
        done: list[Block] = []
        for block in self.blocks(cell):
            done += [block] if isinstance(block, Block) else [b for row in block for inner in row for b in inner]
        return done

    def lines(self, paragraph: Any) -> list[str]:
        """The visible text of a paragraph, by the line breaks that were typed."""
        text = "".join(self._pieces(paragraph))
        return [tidy(line) for line in text.split(BREAK)]

    def _pieces(self, parent: Any) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if tag == w("r"):
                yield from self._run(child)
            elif tag in CONTAINERS:
                yield from self._pieces(child)
            elif tag == f"{COMPATIBLE}AlternateContent":
                yield from self._pieces(_chosen(child))

    def _run(self, run: Any) -> Iterator[str]:
        properties = run.find(w("rPr"))
        if properties is not None and _is_on(properties.find(w("vanish"))):
            return
        marked: tuple[str, str] | None = None
        for child in run:
            tag = child.tag
            if tag == w("t") and marked:
                self.referred[marked] += (child.text or "").strip()
            elif tag == w("t"):
                yield (child.text or "").replace(BREAK, " ")
            elif tag in PLAIN:
                yield PLAIN[tag]
            elif tag in NOTE_MARKS:
                note = (NOTE_MARKS[tag], child.get(w("id")) or "")
                self.referred.setdefault(note, "")
                marked = note if child.get(w("customMarkFollows")) in {"1", "true", "on"} else None
            elif tag == f"{COMPATIBLE}AlternateContent":
                yield from self._run(_chosen(child))

    def note_blocks(self) -> list[Block]:
        """The notes in the order in which the text refers to them, each with its number."""
        done: list[Block] = []
        counts = {"footnotes": 0, "endnotes": 0}
        for (kind, note_id), typed in list(self.referred.items()):
            note = self.notes[kind].get(note_id)
            if note is None:
                continue
            counts[kind] += not typed
            mark = typed or str(counts[kind])
            texts = (block.text for block in self.blocks(note) if isinstance(block, Block))
            text = " ".join(texts).removeprefix(mark).strip()
            done.append(Block(f"{mark} {text}", "note", mark))
        return done


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, also those that content controls and insertions wrap."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in CONTAINERS:
            yield from _children(child, tag)


def _chosen(alternatives: Any) -> Any:
    """What a reader that knows text boxes but no later inventions shows: the first choice."""
    choice = alternatives.find(f"{COMPATIBLE}Choice")
    return choice if choice is not None else alternatives.find(f"{COMPATIBLE}Fallback") or ()


def _is_fallback(element: Any) -> bool:
    """Whether an element repeats for old readers what stands beside it for new ones."""
    return any(above.tag == f"{COMPATIBLE}Fallback" for above in element.iterancestors())


def _is_deleted(properties: Any) -> bool:
    """Whether a paragraph's mark is a tracked deletion: such an empty paragraph has no number."""
    return properties is not None and properties.find(f"{w('rPr')}/{w('del')}") is not None


def _is_on(element: Any) -> bool:
    return element is not None and element.get(w("val")) not in {"0", "false", "off"}


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines that stand as paragraphs: one that goes on in lower case is part of the one above."""
    paragraph = ""
    for line in filter(None, lines):
        if paragraph and line[0].islower():
            paragraph += f" {line}"
            continue
        if paragraph:
            yield paragraph
        paragraph = line
    if paragraph:
        yield paragraph
