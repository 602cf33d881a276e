"""A paper in, a tagged PDF out: typst sets it, and takes all words as data, never as commands."""

import json
import unicodedata
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from heeded import codec
from heeded.papers import Block, Grid, Paper, Picture, cover_of, lines_of, notes_of, plain, side_by_side

__all__ = ["MOST_LETTERS", "pdf", "unprintable"]

OWN = "LATIN", "CYRILLIC", "GREEK"
"""Scripts that the fonts have which typst brings."""
REGULAR = 400
MOST_LETTERS = 20
"""Letters without a font that are named."""


def pdf(paper: Paper) -> bytes:
    """The bytes of a PDF, the same for the same paper."""
    made: bytes = _compiler().compile(
        files("heeded.papers").joinpath("paper.typ").read_bytes(), format="pdf", timestamp=0,
        sys_inputs={"paper": json.dumps(_data(paper), ensure_ascii=False)},
    )  # fmt: skip
    return made


def unprintable(paper: Paper) -> str:
    """The letters of a paper that no font of this computer has, each once: a PDF would show boxes for them."""
    told = [paper.title, paper.subtitle, paper.header, paper.footer, paper.made]
    told += [text for label, line in paper.cover for text in (label, plain(line))]
    told += [*map(plain, lines_of(paper.blocks)), *(note.text for note in notes_of(paper))]
    letters = {sign for text in told for sign in text if sign.isalpha()}
    foreign = {sign for sign in letters if not unicodedata.name(sign, "").startswith(OWN)}
    return "".join(sorted(sign for sign in foreign if ord(sign) not in _covered())) if foreign else ""


@cache
def _covered() -> frozenset[int]:
    """The characters that the fonts of this computer have which typst finds."""
    import typst
    from fontTools.ttLib import TTFont, TTLibError

    found: set[int] = set()
    for each in typst.Fonts().fonts():
        if each.path is not None and each.weight == REGULAR:
            try:
                with TTFont(each.path, fontNumber=each.index, lazy=True) as font:
                    found |= font.getBestCmap().keys()
            except (TTLibError, OSError, AttributeError):  # a damaged font prints nothing
                continue
    return frozenset(found)


@cache
def _compiler() -> Any:
    """One compiler a process: it looks for fonts once."""
    import typst

    return typst.Compiler()


def _data(paper: Paper) -> dict[str, Any]:
    told: dict[str, Any] = codec.to_json(replace(paper, cover=tuple(cover_of(paper)), blocks=()))
    return told | {"blocks": [_block(block) for block in side_by_side(paper.blocks)]}


def _block(block: Block | tuple[Picture, Picture]) -> dict[str, Any]:
    if isinstance(block, tuple):
        return {"kind": "Pair", "pictures": [_block(each) for each in block]}
    found: dict[str, Any] = codec.to_json(block) | {"kind": type(block).__name__}
    if isinstance(block, Picture):  # set with the fonts of this computer, where typst would take its own for all
        found["drawn"] = list(_drawn(found.pop("svg")))
    if isinstance(block, Grid):  # typst takes the cells of all rows one after the other
        wide = len(block.columns)
        found["rows"] = [{"words": cell, "wide": wide if len(row) == 1 else 1} for row in found["rows"] for cell in row]
    return found


@lru_cache(64)
def _drawn(svg: str) -> bytes:
    """A picture as a page of PDF."""
    import vl_convert

    return bytes(vl_convert.svg_to_pdf(svg))
