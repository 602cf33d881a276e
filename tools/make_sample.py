"""The texts in `tools/sample/` go in; the PDF and DOCX documents of the fictional State Arvenia come out.

Usage: python tools/make_sample.py [FOLDER]      by default src/heeded/sample/arvenia

The same texts and the same versions of typst and python-docx give the same bytes.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst
import yaml
from sample.word import joint_submission, national_report, report_docx, summary, thematic_list

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "sample"
SAMPLE = HERE.parent / "src" / "heeded" / "sample" / "arvenia"

Block = dict[str, Any]

INVENTED = "Invented: written for the sample of the program Heeded, not a document of the United Nations."
VIEWS = (
    "Views on conclusions and/or recommendations, voluntary commitments and replies presented by the State under review"
)
# "paragraph 15 (a);[1]": a footnote of the document, from 1
NOTE_MARK = re.compile(r"\[(\d{1,2})\]")
# "(a) A national report"
LETTER = re.compile(r"(\([a-z]\)) ")


def texts(name: str) -> dict[str, Any]:
    """One file of texts."""
    content: dict[str, Any] = yaml.safe_load((TEXTS / f"{name}.yml").read_text("utf-8"))
    return content


def pieces(text: str, footnotes: list[str], note: str | None = None) -> list[dict[str, str | None]]:
    """A text cut at its footnotes: each piece with the note at its end."""
    parts = NOTE_MARK.split(text)
    cut = [
        {"text": part, "note": footnotes[int(mark) - 1]} for part, mark in zip(parts[::2], parts[1::2], strict=False)
    ]
    return [*cut, {"text": parts[-1], "note": note}] if parts[-1] or note else cut


def report_blocks(content: dict[str, Any]) -> Iterator[Block]:
    """A Working Group report, block by block; numbered paragraphs count from 1."""
    footnotes = content.get("footnotes", [])
    number = 0

    def paragraph(text: str, bold: bool = False) -> Block:
        nonlocal number
        letter = LETTER.match(text)
        if letter:
            return {"kind": "letter", "mark": letter[1], "pieces": pieces(text[letter.end() :], footnotes)}
        number += 1
        return {"kind": "paragraph", "mark": f"{number}.", "pieces": pieces(text, footnotes), "bold": bold}

    dialogue = (
        content["dialogue_opening"], *content["dialogue_first"], *content["answers"], *content["dialogue_second"],
        content["closing"],
    )  # fmt: skip
    yield {"kind": "heading1", "mark": "", "text": "Introduction"}
    yield from map(paragraph, content["introduction"])
    yield {"kind": "heading1", "mark": "I.", "text": "Summary of the proceedings of the review process"}
    yield {"kind": "heading2", "mark": "A.", "text": "Presentation by the State under review"}
    yield from map(paragraph, content["presentation"])
    yield {"kind": "heading2", "mark": "B.", "text": "Interactive dialogue and responses by the State under review"}
    yield from map(paragraph, dialogue)
    yield {"kind": "heading1", "mark": "II.", "text": "Conclusions and/or recommendations"}
    for lead in content["leads"]:
        yield paragraph(lead["words"], bold=True)
        if number != lead["number"]:
            raise ValueError(f"the lead-in {lead['number']} would be printed as {number}: correct the texts")
        last = len(lead["recommendations"])
        for place, recommendation in enumerate(lead["recommendations"], start=1):
            words = pieces(
                recommendation["printed"] + (";" if place < last else "."), [], recommendation.get("footnote")
            )
            yield {"kind": "recommendation", "mark": f"{number}.{place}", "pieces": words}
    yield paragraph(content["all_conclusions"], bold=True)
    if "pledges" in content:
        yield {"kind": "heading1", "mark": "III.", "text": "Voluntary pledges and commitments"}
        yield paragraph(content["pledges_lead"])
        yield from map(paragraph, content["pledges"])
    delegation = content["delegation"]
    yield {"kind": "annex", "text": "Composition of the delegation"}
    head = f"The delegation of Arvenia was headed by {delegation['head']}, and had the following members:"
    yield {"kind": "plain", "pieces": pieces(head, [])}
    for member in delegation["members"]:
        yield {"kind": "bullet", "pieces": pieces(member, [])}


def with_ranges(blocks: list[Block]) -> list[Block]:
    """The blocks, each heading with the numbers of its paragraphs ("5–10") for the table of contents."""
    for at, block in enumerate(blocks):
        if not block["kind"].startswith("heading"):
            continue
        level = block["kind"]
        stop = next((i for i in range(at + 1, len(blocks)) if blocks[i]["kind"] in ("annex", "heading1", level)), None)
        marks = [b["mark"].rstrip(".") for b in blocks[at:stop] if b["kind"] == "paragraph"]
        block["range"] = "" if not marks else marks[0] if len(marks) == 1 else f"{marks[0]}–{marks[-1]}"
    return blocks


def addendum_blocks(content: dict[str, Any]) -> Iterator[Block]:
    """An addendum, block by block."""
    number = 0
    for block in content["blocks"]:
        ((kind, text),) = block.items()
        if kind == "paragraph":
            number += 1
            yield {"kind": "paragraph", "mark": f"{number}.", "pieces": pieces(text, []), "bold": False}
        elif kind == "plain":
            yield {"kind": "plain", "pieces": pieces(text, [])}
        elif kind == "heading":
            yield {"kind": "heading1", "mark": "", "text": text}
        elif kind == "number":
            yield {"kind": "heading3", "text": text}
        else:
            raise ValueError(f"no block of the kind {kind!r} in an addendum")


def summary_blocks(content: dict[str, Any]) -> Iterator[Block]:
    """A summary of stakeholders' submissions, block by block."""
    for block in content["blocks"]:
        ((kind, text),) = block.items()
        if kind == "paragraph":
            yield {"kind": kind, "pieces": pieces(text, content["notes"])}
        else:
            mark, _, words = text.partition(" ")
            yield {"kind": kind, "mark": mark, "text": words}


def cover(content: dict[str, Any], subtitle: tuple[str, ...] = (), note: str = "") -> dict[str, Any]:
    """What the first page says."""
    return {
        "symbol": content["symbol"],
        "distributed": content["distributed"],
        "council_session": content["council_session"],
        "council_dates": content["council_dates"],
        "title": "Report of the Working Group on the Universal Periodic Review",
        "state": "Arvenia",
        "subtitle": subtitle,
        "notes": [f"* {note}", f"** {INVENTED}"],
        "job": content["job"],
        "job_on_every_page": "(E)" not in content["job"],
    }


def pdf(cover: dict[str, Any], blocks: list[Block], has_contents: bool = False) -> bytes:
    """The bytes of a document with this cover and these blocks; only fonts that typst brings along are used."""
    data = json.dumps({"cover": cover, "blocks": blocks, "has_contents": has_contents}, ensure_ascii=False)
    return typst.compile(
        TEXTS / "un.typ", root=TEXTS, format="pdf", sys_inputs={"data": data}, ignore_system_fonts=True
    )


def documents() -> Iterator[tuple[str, bytes]]:
    """Every document that is made here: its path in the sample and its bytes."""
    third, fourth, addendum = texts("cycle3"), texts("cycle4"), texts("addendum3")
    without_editing = "The annex is circulated as received, in the language of submission only."
    blocks3, blocks4 = with_ranges(list(report_blocks(third))), list(report_blocks(fourth))
    yield "cycle-3/a_hrc_43_90_e.pdf", pdf(cover(third, note=without_editing), blocks3, has_contents=True)
    answers = cover(addendum, ("Addendum", VIEWS), "This document was not edited.")
    yield "cycle-3/a_hrc_43_90_add.1_e.pdf", pdf(answers, list(addendum_blocks(addendum)))
    yield "cycle-3/upr34-arvenia-thematic-list.docx", thematic_list(third["leads"])
    yield "cycle-4/a_hrc_wg.6_46_xav_1_e.docx", national_report(texts("national4"), INVENTED)
    heard = texts("summary4")
    yield "cycle-4/a_hrc_wg.6_46_xav_3_e.docx", summary(heard, summary_blocks(heard), INVENTED)
    cover4 = cover(fourth, note=without_editing)
    yield "cycle-4/a_hrc_57_90_e.pdf", pdf(cover4, blocks4)
    yield "cycle-4/a_hrc_57_90_e.docx", report_docx(cover4, blocks4)
    yield "civil-society/js3-open-squares.docx", joint_submission(texts("joint4"))


def main(folder: Path) -> None:
    """Write every document below a folder."""
    for name, content in documents():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path}  {len(content):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
