"""The worked record of Arvenia in, its pictures out: what the terminal prints, and a chart of its positions."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from drawing import LIGHT, SHADES, picture, text
from rich.style import Style
from rich.text import Text

from heeded.model import shown_counts
from heeded.vocabulary.coding import action_words

__all__ = ["pictures_of_the_worked_record"]

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "worked-record.md"
FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COLUMNS = 88
CHARACTER, LINE, SIZE, EDGE = 7.83, 18, 13, 18
"""Pixels: width of a character, height of a line, size of type, margin."""
MONOSPACE = "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
INKS = {"green": "others", "yellow": "state", "red": "against", "cyan": "peers", "blue": "peers", "magenta": "person"}
# What a picture shows: name, command, title, (first line, line behind the last one) of each part.
SCREENS: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "record",
        "heeded show XAV/3",
        "The record of Arvenia’s third review as the terminal shows it",
        (("Arvenia (XAV)", "  By what they ask for"), ("  What stands against each other", "  Checks")),
    ),
    (
        "worked-chain",
        "heeded show XAV/3/45.6",
        "The chain of recommendation 45.6: reply, claim, evidence against it, two assessments, the same ask again",
        (("XAV/3/45.6", "What it is about"),),
    ),
)
ACTIONS = {"": "all"} | {each: action_words(each) for each in ("4", "5")}
POSITIONS = (
    ("supported", "others"), ("supported in part", "state"), ("noted", "peers"), ("no reply at hand", "silent"),
)  # fmt: skip
"""In words, and the colour of each."""


def pictures_of_the_worked_record() -> dict[str, str]:
    """By name, after running the shell blocks of the worked record in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("HEEDED_")},
            "HEEDED_HOME": str(Path(folder) / "record"),
            "COLUMNS": str(COLUMNS),
            "FORCE_COLOR": "1",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }

        def run(command: str) -> str:
            return subprocess.run(
                ["bash", "-ec", command], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
            ).stdout

        for block in FENCE.findall(PAGE.read_text("utf-8"))[1:]:  # the first one sets up
            run(block)
        drawn = {name: screen(run(command), command, title, parts) for name, command, title, parts in SCREENS}
        drawn["positions"] = chart(json.loads(run("heeded show XAV --format json"))["reviews"])
    return drawn


def screen(printed: str, command: str, title: str, parts: Sequence[tuple[str, str]]) -> str:
    """A terminal with these parts of what was printed; "..." stands for what is left out between them."""
    lines = [Text.from_ansi(line) for line in printed.splitlines()]
    shown = [Text(f"$ {command}", style="bold")]
    for first, behind in parts:
        start = next(at for at, line in enumerate(lines) if line.plain.startswith(first))
        end = next(at for at, line in enumerate(lines) if at > start and line.plain.startswith(behind))
        shown += [*([Text("  ...")] if len(shown) > 1 else [Text()]), *lines[start:end]]
    while not shown[-1].plain.strip():
        shown.pop()
    width, height = COLUMNS * CHARACTER + 2 * EDGE, len(shown) * LINE + 2 * EDGE
    drawn = [
        f'<rect x="1" y="1" width="{width - 2:g}" height="{height - 2:g}" rx="10" class="paper line-line" '
        f'fill="{LIGHT["paper"]}" stroke="{LIGHT["line"]}"/>'
    ]
    for at, line in enumerate(shown):
        if row := "".join(pieces(line)):
            y = EDGE + (at + 0.75) * LINE
            drawn.append(f'<text y="{y:g}" font-size="{SIZE}" style="font-family:{MONOSPACE}">{row}</text>')
    return picture(width, height, title, "\n".join(drawn), f' data-command="{escape(command)}"')


def pieces(line: Text) -> Iterable[str]:
    """The words of one style each, at their columns and as wide as these, whatever the font."""
    for at, piece in runs(line):
        words = piece.plain.strip()
        if not words:
            continue
        at += len(piece.plain) - len(piece.plain.lstrip())
        style = piece.spans[0].style if piece.spans else piece.style
        style = Style.parse(style) if isinstance(style, str) else style
        ink = INKS.get(style.color.name if style.color else "", "muted" if style.dim else "ink")
        weight = ' font-weight="700"' if style.bold or style.italic else ""
        yield (
            f'<tspan x="{EDGE + at * CHARACTER:.2f}" textLength="{len(words) * CHARACTER:.2f}" class="{ink}" '
            f'fill="{LIGHT.get(ink) or SHADES[ink][0]}"{weight}>{escape(words)}</tspan> '
        )


def runs(line: Text) -> Iterable[tuple[int, Text]]:
    """A line cut where its style changes and at wide gaps, each with its column."""
    edges = {0, len(line)} | {edge for span in line.spans for edge in (span.start, span.end)}
    edges |= {match.end() for match in re.finditer(r" {2,}", line.plain)}
    ordered = sorted(edges)
    yield from zip(ordered, line.divide(ordered[1:-1]), strict=False)


def chart(reviews: Sequence[dict[str, Any]]) -> str:
    """Bars of positions: for each review all recommendations, then those of each action category."""
    left, wide, step = 190, 470, 30
    most = max(review["counts"]["received"] for review in reviews)
    drawn, y = [], 64.0
    for x, (words, ink) in zip((18, 128, 294, 376), POSITIONS, strict=True):
        drawn += [bar(x, 16, 14, 14, ink), text(x + 20, 28, words, 14)]
    for review in reviews:
        drawn.append(text(18, y + 14, f"Review {review['cycle']} ({review['year']})", 15, more='font-weight="700"'))
        y += step
        for counts in ({**review["counts"], "term": ""}, *review["actions"]):
            drawn.append(text(left - 12, y + 15, ACTIONS[counts["term"]], 14, more='text-anchor="end"'))
            drawn += bars(by_position(counts, review["counts"]), left, y, wide / most)
            y += step
        y += 8
    width, height = left + wide + 50, y + 4
    ground = (
        f'<rect x="1" y="1" width="{width - 2}" height="{height - 2:g}" rx="10" class="paper line-line" '
        f'fill="{LIGHT["paper"]}" stroke="{LIGHT["line"]}"/>'
    )
    return picture(width, height, alternative(reviews), ground + "".join(drawn))


def by_position(counts: dict[str, int], review: dict[str, int]) -> list[int]:
    """How many of each position; by action, silence is known for all or none."""
    if review["no_reply"] not in (0, review["noted"]):
        raise ValueError("the chart cannot tell which of the noted recommendations of an action got no reply")
    noted, silent = (0, counts["noted"]) if review["no_reply"] else (counts["noted"], 0)
    return [counts["supported"], counts["supported_in_part"], noted, silent]


def bars(counts: Sequence[int], x: float, y: float, scale: float) -> Iterable[str]:
    """One row of bars with their numbers, where these fit, and the sum behind them."""
    for count, (_, ink) in zip(counts, POSITIONS, strict=True):
        width = count * scale
        if count:
            yield bar(x, y, width, 20, ink)
        if width > 20:
            yield text(x + width / 2, y + 15, str(count), 13, "paper", 'text-anchor="middle"')
        x += width
    yield text(x + 8, y + 15, str(sum(counts)), 14, "muted")


def bar(x: float, y: float, width: float, height: float, ink: str) -> str:
    place = f'x="{x:.1f}" y="{y:g}" width="{width:.1f}" height="{height:g}"'
    return f'<rect {place} class="{ink}" fill="{SHADES[ink][0]}"/>'


def alternative(reviews: Sequence[dict[str, Any]]) -> str:
    """The chart in words, for who cannot see it."""
    told = (
        "review {}: {received} received, {supported} supported, {supported_in_part} in part, {noted} noted, "
        "{no_reply} without a reply at hand".format(review["cycle"], **shown_counts(review["counts"]))
        for review in reviews
    )
    return "Positions of Arvenia by review and action category; " + "; ".join(told)
