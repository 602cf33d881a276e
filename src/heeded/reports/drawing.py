"""A chart in, its Vega-Lite specification and from it SVG or PNG out; one style, wide and narrow, light and dark.

Numbers beside every part and gaps between them tell what colour tells; the colours stay apart for colour-blind readers.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.reports.charts import OUTCOMES, Chart
from heeded.reports.layout import heading, table_of
from heeded.reports.words import QUALIFIERS, line

__all__ = ["DARK", "FORMS", "LIGHT", "Form", "height", "png", "screen", "spec", "svg"]

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FONT = "ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
LETTER = 7.6
"""Pixels that a letter of 13 pixels takes at most, on the average of a line."""
# "23.500000000000014": a place in a drawing
LONG = re.compile(r"\d+\.\d{3,}")
TAG = re.compile(r"<[^>]+>")
# ' class="mark-text role-mark layer_0_layer_1_marks"', ' aria-label="start: 0; row: 1; dash: 1 0"'
UNTOLD = re.compile(
    r' (?:(?:class|role|aria-[a-z]+|pointer-events|version|xmlns:xlink)="[^"]*"'
    r'|text-anchor="start"|stroke-dasharray="1,0")'
)
"""What is neither seen nor tells a person anything."""
# '<path d="" display="none"/>', '<path d="M0,0h704v291h-704Z"/>': without a colour, nobody sees it
UNSEEN = re.compile(r'<path d="[^"]*"(?: (?:display|opacity)="[^"]*")*/>')
LIGHT = {
    "paper": "#fcfbf9", "ink": "#211d1a", "soft": "#5b534c", "hair": "#e3ddd4", "supported": "#2f7d5d",
    "supported_in_part": "#b5cf8f", "noted": "#cc9238", "no_reply": "#fdeec6", "pending": "#7f8a99",
    "unknown": "#e0dbd3", "official": "#7f8a99", "independent": "#7a2a56", "unnamed": "#d0c8bd",
    "register": "#2f7d5d", "party": "#7a2a56",
    "nothing": "#b9b1a7", "in_part": "#b5cf8f", "not_by": "#b4533f", "open": "#9a84b8",
}  # fmt: skip
DARK = LIGHT | {
    "paper": "#161412", "ink": "#ece7e0", "soft": "#b6aca1", "hair": "#38322d", "supported": "#3d8a68",
    "noted": "#d09a45", "no_reply": "#5c4a22", "unknown": "#4d463f", "official": "#c3ccd6",
    "independent": "#c97ba5", "unnamed": "#574f47", "register": "#3d8a68",
    "party": "#c97ba5", "nothing": "#6f665d", "not_by": "#d98a76",
}  # fmt: skip
PRINT = LIGHT | {"paper": "#ffffff", "ink": "#000000"}
DASHED = {"no_reply": "noted"}
"""What is drawn open with a dashed edge, and whose colour the edge has."""
ON_PART = {"supported": "#ffffff", "independent": "#ffffff"}
STEP, THICK, TOTAL, PAD = 46, 17, 52, 8
"""Pixels of a row with its name, of a bar, of the room for the whole at its end, and around the chart."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a chart is drawn: its width in pixels, by day or night or for print, with title and source or, on a page,
    without."""

    width: int = 720
    is_dark: bool = False
    is_whole: bool = True
    is_print: bool = False


FORMS = {
    "whole": Form(), "wide": Form(520, is_whole=False), "narrow": Form(328, is_whole=False),
    "wide-dark": Form(520, is_dark=True, is_whole=False), "narrow-dark": Form(328, is_dark=True, is_whole=False),
}  # fmt: skip
"""The forms that a page asks for by name."""


def spec(chart: Chart, form: Form = FORMS["whole"]) -> Spec:
    """The Vega-Lite specification; raises ValueError where the chart has nothing to draw."""
    if not chart.rows:
        raise ValueError(f"{chart.kind}: nothing to draw")
    colours = DARK if form.is_dark else PRINT if form.is_print else LIGHT
    drawn = _flow(chart, form, colours) if chart.kind == "flow" else _bars(chart, form, colours)
    whole: Spec = {"title": _title(chart, form, colours)} if form.is_whole else {}
    return {
        "$schema": SCHEMA, "description": chart.alt, "background": colours["paper"], "padding": PAD,
        "config": {
            "font": FONT, "view": {"stroke": None},
            "aria": form.is_whole,  # on a page the words beside the picture tell what it shows
            "text": {"fontSize": 13, "color": colours["ink"]},
            "legend": {
                "labelFontSize": 13, "labelColor": colours["ink"], "symbolType": "square", "symbolSize": 140,
                "labelLimit": 0,
            },
        },
        **whole, **drawn,
    }  # fmt: skip


def height(chart: Chart) -> int:
    """About how many pixels a chart is high without its title, so that a page can keep the room."""
    return _flow_height(chart) if chart.kind == "flow" else STEP * len(_drawn(chart)) + 2 * PAD + 32


def svg(drawn: Spec) -> str:
    """The chart as SVG, drawn once for each specification as long as the program runs.

    It is kept in memory alone: a picture on the disk would outlive a document that is removed, and lie there unsealed.
    """
    return _svg(json.dumps(drawn, sort_keys=True))


@lru_cache(256)
def _svg(drawn: str) -> str:
    import vl_convert

    return _light(str(vl_convert.vegalite_to_svg(drawn)))


def _light(drawn: str) -> str:
    """The same picture: one font at its root, places to a hundredth of a pixel, nothing that is not seen."""
    font = f' font-family="{FONT}"'
    bare = TAG.sub(lambda tag: LONG.sub(_short, UNTOLD.sub("", tag[0])), drawn.replace(font, ""))
    return UNSEEN.sub("", bare).replace("<svg ", f"<svg{font} ", 1)


def _short(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def png(drawn: Spec) -> bytes:
    """The chart as PNG, at twice its size."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(json.dumps(drawn), scale=2))


def screen(chart: Chart) -> RenderableType:
    """The numbers of a chart for the screen."""
    table = table_of()
    for at, name in enumerate(chart.columns):
        is_number = any(isinstance(row[at], int) for row in chart.rows)
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in chart.rows:
        table.add_row(*(Text(f"{cell:,}" if isinstance(cell, int) else line(cell)) for cell in row))
    return Group(heading(chart.title), Text(), table, Text(), Text(chart.source, style="dim"))


def _title(chart: Chart, form: Form, colours: dict[str, str]) -> Spec:
    letters = int(form.width / LETTER)
    return {
        "text": wrap(chart.title, int(letters * 0.78)), "subtitle": wrap(f"{chart.source}. Heeded.", letters),
        "anchor": "start", "frame": "group", "fontSize": 17, "subtitleFontSize": 12, "subtitlePadding": 6, "offset": 14,
        "color": colours["ink"], "subtitleColor": colours["soft"],
    }  # fmt: skip


# ---------------------------------------------------------------------------------------------------------- bars


def _drawn(chart: Chart) -> tuple[tuple[str | int, ...], ...]:
    return chart.rows if chart.drawn is None else chart.rows[: chart.drawn]


OPEN = ">"
MORE = (QUALIFIERS["at_least"], QUALIFIERS["more_than"])
"""Counts that are a lowest one."""


def _bars(chart: Chart, form: Form, colours: dict[str, str]) -> Spec:
    """Each row's name above its bar, so that no name is too long for a narrow screen."""
    rows = _drawn(chart)
    width = form.width - 2 * PAD
    most = max((int(row[1]) for row in rows), default=0) or 1
    room = width - (TOTAL if chart.kind != "figures" else 24 + LETTER * max(len(str(row[2])) for row in rows))
    parts, names = [], []
    for at, row in enumerate(rows):
        start = 0
        for code, name, count in _pieces(chart, at):
            fits = count / most * room > LETTER * len(str(count)) + 6 and count != row[1]
            parts.append({
                "row": at, "start": start, "end": start + count, "part": name, "label": str(count) if fits else "",
                "edge": colours[DASHED.get(code, "paper")], "dash": [3, 2] if code in DASHED else [1, 0],
                "ink": ON_PART.get(code, LIGHT["ink"] if code != "unknown" else colours["ink"]),
            })  # fmt: skip
            start += count
        names.append({"row": at, "name": row[0], "end": row[1], "whole": _whole(chart, row)})
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, most], "range": [0, room], "nice": False}}
    return {
        "width": width, "height": {"step": STEP},
        "layer": [
            {"data": {"values": parts}, "layer": _part_layers(x, _colour(chart, width, colours))},
            {"data": {"values": names}, "layer": _name_layers(x, width)},
        ],
    }  # fmt: skip


ROW = {"field": "row", "type": "ordinal", "axis": None, "sort": None}
LOW = {"yOffset": 9, "baseline": "middle"}


def _part_layers(x: Spec, colour: Spec) -> list[Spec]:
    """The parts of bars, and the numbers of those that have room for them."""
    return [
        {
            "mark": {"type": "bar", "height": THICK, "yOffset": 9},
            "encoding": {
                "y": ROW, "x": {**x, "field": "start"}, "x2": {"field": "end"}, "color": colour,
                "stroke": {"field": "edge", "type": "nominal", "scale": None},
                "strokeDash": {"field": "dash", "type": "nominal", "scale": None},
            },
        },
        {
            "transform": [
                {"filter": "datum.label != ''"}, {"calculate": "(datum.start + datum.end) / 2", "as": "mid"},
            ],
            "mark": {"type": "text", "fontSize": 12, **LOW},
            "encoding": {
                "y": ROW, "x": {**x, "field": "mid"}, "text": {"field": "label"},
                "color": {"field": "ink", "type": "nominal", "scale": None},
            },
        },
    ]  # fmt: skip


def _name_layers(x: Spec, width: int) -> list[Spec]:
    """The name above each bar, and the whole at its end."""
    return [
        {
            "mark": {"type": "text", "align": "left", "yOffset": -9, "baseline": "middle", "limit": width},
            "encoding": {"y": ROW, "x": {"value": 0}, "text": {"field": "name"}},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold", **LOW},
            "encoding": {"y": ROW, "x": {**x, "field": "end"}, "text": {"field": "whole"}},
        },
    ]  # fmt: skip


def _colour(chart: Chart, width: int, colours: dict[str, str]) -> Spec:
    """The colour of each part, with as many columns of the legend as there is room for."""
    kinds = dict.fromkeys((code, name) for at in range(len(_drawn(chart))) for code, name, _ in _pieces(chart, at))
    order = chart.codes if chart.kind != "figures" else ("official", "independent", "unnamed")
    legend = sorted(kinds, key=lambda each: order.index(each[0]))
    letters = max((len(name) for _, name in legend), default=1)
    return {
        "field": "part", "type": "nominal", "sort": None,
        "scale": {"domain": [name for _, name in legend], "range": [colours[code] for code, _ in legend]},
        "legend": {
            "orient": "top", "title": None, "direction": "horizontal", "offset": 6, "columnPadding": 24,
            "columns": max(1, int(width // (LETTER * letters + 34))),
        },
    }  # fmt: skip


def _pieces(chart: Chart, at: int) -> list[tuple[str, str, int]]:
    """The parts of a bar that count anything: what each is, its name, how many."""
    row = chart.rows[at]
    if chart.kind == "figures":
        return [(chart.codes[at], str(row[3]), int(row[1]))]
    named = zip(chart.codes, chart.columns[2:], row[2:], strict=True)
    return [(code, name, int(count)) for code, name, count in named if count]


def _whole(chart: Chart, row: tuple[str | int, ...]) -> str:
    """The number beside a bar; before one that is at least so great a mark that the bar is open to the right."""
    if chart.kind != "figures":
        return f"{row[1]:,}"
    return f"{OPEN} {row[2]}" if str(row[2]).startswith(MORE) else str(row[2])


# ---------------------------------------------------------------------------------------------------------- flow

BODY, LINE, NODE, CURVE = 260, 17, 10, 16
"""Pixels of all recommendations together, of a line of a label, of a node; points of a band's edge."""


@dataclass(frozen=True, slots=True)
class Node:
    """A stretch of a column: where it begins, how long it is, what it is."""

    label: tuple[str, ...]
    """In lines."""
    colour: str
    top: float
    length: float


def _flow(chart: Chart, form: Form, colours: dict[str, str]) -> Spec:
    width = form.width - 2 * PAD
    columns = (0.0, width * 0.2, width * (0.62 if form.width > 500 else 0.5))
    rooms = (columns[2] - columns[1] - NODE - 12, width - columns[2] - NODE - 6)
    whole = sum(int(row[2]) for row in chart.rows)
    ends: list[tuple[str, str, str, str, int]] = []
    for code, row in zip(chart.codes, chart.rows, strict=True):
        one, _, other = code.partition(">")
        ends.append((one, other, str(row[0]), str(row[1]), int(row[2])))
    positions = _column([(one, name, count) for one, _, name, _, count in ends], whole, colours, rooms[0])
    order = list(OUTCOMES)
    last = sorted(((other, name, count) for _, other, _, name, count in ends), key=lambda each: order.index(each[0]))
    outcomes = _column(last, whole, colours, rooms[1])
    left, bands = {code: node.top for code, node in positions.items()}, []
    right, at = {code: node.top for code, node in outcomes.items()}, 0.0
    for one, node in positions.items():
        bands += _band(one, (columns[0] + NODE, at), (columns[1], node.top), node.length, colours[one])
        at += node.length
    for one, other, _, _, count in ends:
        length = count / whole * BODY
        start, end = (columns[1] + NODE, left[one]), (columns[2], right[other])
        bands += _band(f"{one}>{other}", start, end, length, colours[one])
        left[one] += length
        right[other] += length
    all_of = Node((str(whole),), colours["soft"], 0.0, float(BODY))
    placed = [(columns[0], all_of), *((columns[1], each) for each in positions.values())]
    placed += [(columns[2], each) for each in outcomes.values()]
    return _flow_layers(width, placed, bands)


def _column(
    found: list[tuple[str, str, int]], whole: int, colours: dict[str, str], room: float
) -> dict[str, Node]:  # fmt: skip
    """The nodes of a column from the top, far enough apart for their labels."""
    counts: dict[str, tuple[str, int]] = {}
    for code, name, count in found:
        counts[code] = (name, counts.get(code, (name, 0))[1] + count)
    nodes: dict[str, Node] = {}
    end, lowest = 0.0, 0.0
    for code, (name, count) in counts.items():
        label, length = tuple(wrap(f"{count} {name}", max(8, int(room / LETTER)))), count / whole * BODY
        half = len(label) * LINE / 2 + 3
        top = max(end + 6 if nodes else 0.0, lowest + half - length / 2)
        nodes[code] = Node(label, colours[_tone(code)], top, length)
        end, lowest = top + length, max(top + length / 2 + half, lowest)
    return nodes


def _tone(code: str) -> str:
    if code not in OUTCOMES or code in LIGHT:
        return code
    return "register" if OUTCOMES[code].startswith("Register") else "party"


def _band(name: str, start: tuple[float, float], end: tuple[float, float], length: float, colour: str) -> list[Spec]:
    points = []
    for step in range(CURVE + 1):
        part = step / CURVE
        y = start[1] + (end[1] - start[1]) * part * part * (3 - 2 * part)
        x = start[0] + (end[0] - start[0]) * part
        points.append({
            "band": name, "x": round(x, 1), "y": round(y, 1), "y2": round(y + max(length, 1), 1), "colour": colour
        })  # fmt: skip
    return points


def _flow_height(chart: Chart) -> int:
    codes = {code.partition(">")[2] for code in chart.codes}
    return BODY + 2 * LINE * len(codes) + 2 * PAD


def _flow_layers(width: int, placed: list[tuple[float, Node]], bands: list[Spec]) -> Spec:
    tall = max(max(node.top + node.length, node.top + node.length / 2 + len(node.label) * LINE) for _, node in placed)
    boxes = [
        {"x": x, "x2": x + NODE, "y": node.top, "y2": node.top + max(node.length, 1.5), "colour": node.colour}
        for x, node in placed
    ]  # fmt: skip
    labels = [
        {
            "x": x + NODE + 6, "text": words,
            "y": round(node.top + node.length / 2 + (at - (len(node.label) - 1) / 2) * LINE, 1),
        }
        for x, node in placed for at, words in enumerate(node.label)
    ]  # fmt: skip
    flat = {"type": "quantitative", "scale": None, "axis": None}
    x, y = {**flat, "field": "x"}, {**flat, "field": "y"}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    return {
        "width": width, "height": round(tall),
        "layer": [
            {
                "data": {"values": bands}, "mark": {"type": "area", "opacity": 0.4, "orient": "vertical"},
                "encoding": {"x": x, "y": y, "y2": {"field": "y2"}, "color": colour, "detail": {"field": "band"}},
            },
            {
                "data": {"values": boxes}, "mark": {"type": "rect"},
                "encoding": {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}, "color": colour},
            },
            {
                "data": {"values": labels}, "mark": {"type": "text", "align": "left", "baseline": "middle"},
                "encoding": {"x": x, "y": y, "text": {"field": "text"}},
            },
        ],
    }  # fmt: skip
