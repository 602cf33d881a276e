"""Make the pictures of the documentation: cards, worked record, website and reports in, `docs/pictures/` out.

Usage: python tools/make_pictures.py [FOLDER FOR PNG COPIES]
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import gallery
import reports_gallery
from drawing import LIGHT, SHADES, picture, text
from worked import pictures_of_the_worked_record

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
WIDTH, HEIGHT = 960, 456
CARD_WIDTH, CARD_HEIGHT, RADIUS = 264, 152, 10
COLUMNS = (16, 348, 680)
ROWS = (20, 284)


@dataclass(frozen=True)
class Card:
    """One step of the chain: who speaks, what for example, in which documents."""

    title: str
    speaker: str
    example: tuple[str, ...]
    found_in: str


CARDS = (
    Card("Recommendation", "peers", ("124.3 “Make torture a crime", "in law” (Norway)"), "Working Group report"),
    Card("Reply", "state", ("“Arvenia supports", "recommendation 124.3”"), "report, addendum, plenary"),
    Card("Claim", "state", ("“A bill on torture is", "before Parliament”"), "national, mid-term report"),
    Card("Evidence", "others", ("for or against: “the bill", "was withdrawn in 2016”"), "NGO texts, UN summaries"),
    Card("Assessment", "person", ("by each party:", "begun, not done"), "people decide, never a model"),
    Card(
        "The same ask again", "peers", ("131.9 “Adopt a law against", "torture” (Chile, Norway)"), "next cycle’s report"
    ),
)
PLACES = ((0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1))  # clockwise


def card(card: Card, x: float, y: float) -> str:
    """A card with a bar in the speaker's colour, title, example and the documents that hold the step."""
    colour = SHADES[card.speaker][0]
    parts = [
        f'<rect x="{x}" y="{y}" width="{CARD_WIDTH}" height="{CARD_HEIGHT}" rx="{RADIUS}" '
        f'class="paper {card.speaker}-line" fill="{LIGHT["paper"]}" stroke="{colour}" stroke-width="2"/>',
        text(x + 18, y + 33, card.title, 19, card.speaker, 'font-weight="700"'),
    ]
    parts += [text(x + 18, y + 64 + 23 * line, words, 16) for line, words in enumerate(card.example)]
    parts.append(page_icon(x + 18, y + 118))
    parts.append(text(x + 40, y + 132, card.found_in, 14, "muted"))
    return "".join(parts)


def page_icon(x: float, y: float) -> str:
    """A small sheet of paper with a folded corner."""
    return (
        f'<path d="M{x} {y}h9l5 5v12h-14z M{x + 9} {y}v5h5 M{x + 3} {y + 9}h8 M{x + 3} {y + 13}h8" class="muted-line" '
        f'fill="none" stroke="{LIGHT["muted"]}" stroke-width="1.4" stroke-linejoin="round"/>'
    )


def arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight arrow with its head at the second point."""
    dx, dy = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
    base_x, base_y = x2 - 10 * dx, y2 - 10 * dy
    head = f"M{x2} {y2}L{base_x - 6 * dy} {base_y - 6 * dx}L{base_x + 6 * dy} {base_y + 6 * dx}Z"
    return (
        f'<path d="M{x1} {y1}L{base_x} {base_y}" class="line-line" stroke="{LIGHT["line"]}" stroke-width="2.2"/>'
        f'<path d="{head}" class="line" fill="{LIGHT["line"]}"/>'
    )


def chain() -> str:
    """The chain of one recommendation as a loop of six cards, clockwise from the top left."""
    left, middle, right = COLUMNS
    top, bottom = ROWS
    half = CARD_HEIGHT / 2
    centre = CARD_WIDTH / 2
    gap = 8
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" rx="{RADIUS}" class="ground" fill="{LIGHT["ground"]}"/>']
    parts += [card(item, COLUMNS[column], ROWS[row]) for item, (column, row) in zip(CARDS, PLACES, strict=True)]
    parts += [
        arrow(left + CARD_WIDTH + gap, top + half, middle - gap, top + half),
        arrow(middle + CARD_WIDTH + gap, top + half, right - gap, top + half),
        arrow(right + centre, top + CARD_HEIGHT + gap, right + centre, bottom - gap),
        arrow(right - gap, bottom + half, middle + CARD_WIDTH + gap, bottom + half),
        arrow(middle - gap, bottom + half, left + CARD_WIDTH + gap, bottom + half),
        arrow(left + centre, bottom - gap, left + centre, top + CARD_HEIGHT + gap),
        text(left + centre + 16, 233, "a new chain begins", 14, "muted"),
        text(middle + centre, 222, "Every step points to an exact quote:", 16, "ink", 'text-anchor="middle"'),
        text(middle + centre, 245, "document, page, words.", 16, "ink", 'text-anchor="middle"'),
        text(right + centre - 16, 233, "what others say", 14, "muted", 'text-anchor="end"'),
    ]
    title = "The chain of one recommendation: recommendation, reply, claim, evidence, assessment, the same ask again"
    return picture(WIDTH, HEIGHT, title, "".join(parts))


def main(arguments: list[str]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    drawn = {"chain": chain(), **pictures_of_the_worked_record()}
    for name, svg in drawn.items():
        (PICTURES / f"{name}.svg").write_text(svg, "utf-8")
    gallery.draw()
    reports_gallery.draw()
    if arguments:
        import typst

        folder = Path(arguments[0]).resolve()
        for name, svg in drawn.items():
            (folder / f"{name}.svg").write_text(svg, "utf-8")
            page = f'#set page(width: auto, height: auto, margin: 8pt)\n#image("{name}.svg", width: {WIDTH}pt)'
            (folder / f"{name}.typ").write_text(page, "utf-8")
            typst.compile(str(folder / f"{name}.typ"), output=str(folder / f"{name}.png"), ppi=100, root=str(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
