"""Charts: the numbers drawn are those of the record, nothing overlaps, and what is empty is told in a sentence."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import statement
from heeded.ledgers import Count, Ledger, Series
from heeded.model import SHOWN_POSITIONS, Chain, Citation, Outcome
from heeded.provenance import Quote
from heeded.reports import charts, drawing
from heeded.reports.aspects import Aspect
from heeded.reports.charts import OUTCOMES, Chart
from heeded.reports.dossier import Entry
from heeded.reports.recommendations import all_pages
from heeded.reports.record import Group, Held, ReviewRecord, StateRecord
from heeded.verified import RegisterAsk, Verified

LONG = "The United Republics of Upper and Lower Arvenia and the Outer Islands of the Eastern Sea"
ISSUES = tuple(
    Aspect(f"Right of persons number {at} to be heard in all matters that concern them", 30 - at, 20, 10 - at)
    for at in range(12)
)
REVIEW = ReviewRecord(
    4, year=2024, report="A/HRC/57/90", is_counted=True,
    counts={"received": 30, "supported": 20, "noted": 7, "supported_in_part": 1},
    groups=(Group("GRULAC", 3, 9, 5, 4), Group("Observer", 1, 1, 1)), issues=ISSUES,
)  # fmt: skip
EARLIER = ReviewRecord(3, year=2019, counts={"received": 12, "supported": 12})
RECORD = StateRecord("XAV", LONG, (EARLIER, REVIEW))
EMPTY = StateRecord("XAV", "Arvenia", (ReviewRecord(4, year=2024),))


def count(value: int, side: str = "independent", by: str | None = "The Lamp", said: str | None = "2021-05") -> Count:
    cited = Citation("id", Quote("some died", 0, 9), "sha", "lamp.txt", by, 3)
    return Count("killed", value, "at_least", "2021-03", None, by, side, said, cited)  # type: ignore[arg-type]


COUNTS = (count(12, "official", "state", "2021-04-01"), count(1_200), count(40, "unnamed", None, None))
LEDGER = Ledger("XAV", "Harbour Days", "2021-03", (Series("killed", COUNTS),))


def flow(every: dict[str, int]) -> Chart:
    ends = [code.split(">") for code in every]
    named = tuple(
        (one.capitalize(), OUTCOMES[other], number) for (one, other), number in zip(ends, every.values(), strict=True)
    )
    return Chart("flow", f"{LONG}: flow", "Told.", "registers", ("Position", "Came", "Many"), named, tuple(every))


ALL = [
    charts.positions(RECORD), charts.issues(RECORD), charts.regions(RECORD),
    charts.figures(LEDGER, LEDGER.series[0], LONG),
    flow({f"{one}>{other}": 1 + at for at, (one, other) in enumerate(product(("supported", "noted"), OUTCOMES))}),
]  # fmt: skip


def texts(drawn: str) -> list[tuple[float, float, str, float, bool]]:
    """Each text of an SVG: where it stands, its words, how large its letters are, whether it is centred."""
    found = []

    def walk(node: ET.Element, x: float, y: float) -> None:
        if move := re.match(r"translate\((-?[\d.]+)[ ,](-?[\d.]+)\)", node.get("transform", "")):
            x, y = x + float(move[1]), y + float(move[2])
        if node.tag.endswith("}text") and "".join(node.itertext()):
            size = float(node.get("font-size", "11px").removesuffix("px"))
            lines = [part.text or "" for part in node] or [node.text or ""]
            found.extend(
                (x, y + at * size * 1.2, words, size, node.get("text-anchor") == "middle")
                for at, words in enumerate(lines)
            )
        for child in node:
            walk(child, x, y)

    walk(ET.fromstring(drawn), 0, 0)
    return found


def boxes(drawn: str) -> list[tuple[float, float, float, float, str]]:
    """About the room that each text takes: letters are half as wide as they are high, on the average."""
    return [
        (x - width / 2 if is_centred else x, y - size * 0.8, x + (width / 2 if is_centred else width), y, words)
        for x, y, words, size, is_centred in texts(drawn)
        for width in [len(words) * size * 0.5]
    ]


@pytest.mark.parametrize("made", ALL, ids=lambda made: made.kind)
@pytest.mark.parametrize("form", drawing.FORMS)
def test_a_chart_is_valid_and_nothing_in_it_overlaps(made: Chart, form: str) -> None:
    import altair

    drawn = drawing.spec(made, drawing.FORMS[form])
    altair.Chart.from_dict(drawn)  # raises where the schema does not allow it
    found = drawing.svg(drawn)
    width = float(ET.fromstring(found).get("width", "0"))
    assert width <= drawing.FORMS[form].width + 1
    assert " style=" not in found
    placed = boxes(found)
    assert [each for each in placed if each[0] < 0 or (each[2] > width + 2 and not each[4].endswith("…"))] == []
    crossing = [
        (one[4], other[4]) for one, other in combinations(placed, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]  # fmt: skip
    assert crossing == []


def test_the_numbers_drawn_are_those_of_the_record() -> None:
    made = charts.positions(RECORD)
    assert made.columns == ("Review", "All", "Supported", "Supported in part", "Noted", "Not known")
    assert made.rows == (("Review 3, 2019", 12, 12, 0, 0, 0), ("Review 4, 2024", 30, 20, 1, 7, 2))
    told = [words for _, _, words, *_ in texts(drawing.svg(drawing.spec(made)))]
    assert {"12", "30", "20", "7", "Review 4, 2024"} <= set(told)
    assert "Review 4, 2024: 30, of them 20 supported, 1 supported in part, 7 noted, 2 not known" in made.alt
    assert "as announced, not counted: Review 3, 2019" in made.source
    assert [row[:3] for row in charts.regions(RECORD).rows] == [
        ("Group of Latin American and Caribbean Countries", 9, 5), ("Observer States", 1, 1),
    ]  # fmt: skip


def test_what_no_reply_tells_stands_apart_from_what_the_state_noted() -> None:
    counts = {"received": 30, "supported": 20, "noted": 10, "no_reply": 8}
    review = replace(REVIEW, counts=counts, issues=(Aspect("Prisons", 9, 4, 5, no_reply=5),))
    of_state = replace(RECORD, reviews=(review,))
    made = charts.positions(of_state)
    assert made.columns[2:] == ("Supported", "Noted", "No reply at hand")
    assert made.rows == (("Review 4, 2024", 30, 20, 2, 8),)
    assert "resolution 5/1" in made.source
    assert charts.issues(of_state).codes == ("supported", "no_reply")
    [dashed] = [part for part in drawing.spec(made)["layer"][0]["data"]["values"] if part["dash"] != [1, 0]]
    assert (dashed["part"], dashed["label"]) == ("No reply at hand", "8")
    assert "no reply" not in charts.positions(RECORD).source


def test_what_a_later_text_says_done_does_not_flow_to_not_done() -> None:
    ask = RegisterAsk("treaties", "CED", "join", "direct", 0, 3)
    later = Citation("id", Quote("acceded", 0, 7), "sha", "lamp.txt")
    not_by = Verified(ask, "XAV", "2019-11-07", "not_by", as_of="2020-02-01")
    left_open = replace(not_by, result="open", later=later, later_date="2024")
    done = replace(not_by, result="fulfilled", date="2021")
    held = Held("XAV", (Outcome("XAV", 4, (Chain(statement("Ratify CED", "Ratify CED"), "key"),), {}, True),))
    (page,) = all_pages(held)
    cases = (
        ((not_by,), "not_by"),
        ((left_open,), "open"),
        ((left_open, not_by), "open"),
        ((left_open, done), "in_part"),
    )
    for verified, code in cases:
        assert charts.flow(RECORD, [replace(page, verified=verified)], {}).codes == (f"unknown>{code}",)


def test_counts_name_who_says_them_and_stay_as_they_were_said() -> None:
    made = charts.figures(LEDGER, LEDGER.series[0], "Arvenia")
    assert made.title == "Arvenia: people killed, Harbour Days"
    assert [row[:4] for row in made.rows] == [
        ("1 April 2021 · the State", 12, "at least 12", "official"),
        ("May 2021 · The Lamp", 1_200, "at least 1,200", "others"),
        ("no date · nobody named", 40, "at least 40", "nobody named"),
    ]
    assert made.columns[1] == "People killed, Harbour Days"
    drawn = {words for _, _, words, _, _ in texts(drawing.svg(drawing.spec(made)))}
    assert "> at least 12" in drawn
    with pytest.raises(LookupError):
        charts.series_of([LEDGER], "injured")
    assert charts.series_of([LEDGER], "killed") == (LEDGER, LEDGER.series[0])


def test_what_is_empty_is_told_and_never_drawn() -> None:
    for made in (charts.positions(EMPTY), charts.issues(EMPTY), charts.regions(EMPTY), charts.flow(EMPTY, (), {})):
        assert made.rows == ()
        assert made.alt.startswith(("The record has no", "No recommendation"))
        with pytest.raises(ValueError, match="nothing to draw"):
            drawing.spec(made)


def test_a_picture_holds_nothing_that_nobody_sees() -> None:
    found = drawing.svg(drawing.spec(charts.positions(StateRecord("XAV", "Arvenia", (REVIEW,)))))
    assert not re.search(r' (?:aria-|class=|role=)|display="none"', found)
    paths = re.findall("<path[^>]*>", found)
    assert paths
    assert all(" fill=" in path or " stroke=" in path for path in paths)


def test_markup_in_names_stays_text() -> None:
    record = StateRecord("XAV", '<script>alert("x")</script>', (REVIEW,))
    found = drawing.svg(drawing.spec(charts.positions(record)))
    assert "<script" not in found
    assert any("<script>" in words for _, _, words, *_ in texts(found))


POSITIONS = (*SHOWN_POSITIONS, "unknown")
FLOWS = st.dictionaries(
    st.sampled_from([f"{one}>{other}" for one, other in product(POSITIONS, OUTCOMES)]), st.integers(1, 400), min_size=1
)


@settings(max_examples=40, deadline=None)
@given(FLOWS, st.sampled_from(list(drawing.FORMS)))
def test_bands_are_as_thick_as_what_they_count(every: dict[str, int], form: str) -> None:
    drawn = drawing.spec(flow(dict(sorted(every.items()))), drawing.FORMS[form])
    bands = {
        point["band"]: point["y2"] - point["y"] for point in drawn["layer"][0]["data"]["values"] if ">" in point["band"]
    }
    whole = sum(every.values())
    assert bands.keys() == every.keys()
    for name, thick in bands.items():
        assert thick == pytest.approx(max(1, every[name] / whole * drawing.BODY), abs=0.2)
    labels = drawn["layer"][2]["data"]["values"]
    for one, other in combinations([each for each in labels if each["x"] == max(e["x"] for e in labels)], 2):
        assert abs(one["y"] - other["y"]) >= drawing.LINE - 1
    assert max(each["y"] for each in labels) <= drawn["height"]


# How a colour looks without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1
LACKING = {
    "no": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}


def lab(colour: str, lacking: str) -> tuple[float, float, float]:
    """A colour as CIE L*a*b* (D65)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    r, g, b = (min(1, max(0, sum(f * v for f, v in zip(row, linear, strict=True)))) for row in LACKING[lacking])
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )  # fmt: skip
    x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("lacking", LACKING)
@pytest.mark.parametrize("colours", [drawing.LIGHT, drawing.DARK], ids=["light", "dark"])
def test_colours_stay_apart_for_colour_blind_readers(colours: dict[str, str], lacking: str) -> None:
    for names in (POSITIONS, ("official", "independent", "unnamed")):
        for one, other in combinations(names, 2):
            apart = sum(
                (a - b) ** 2 for a, b in zip(lab(colours[one], lacking), lab(colours[other], lacking), strict=True)
            )
            assert apart**0.5 >= 15, (one, other)


@pytest.mark.parametrize(("kind", "told"), [
    ("addendum", "reports A/HRC/57/90 and the State's replies"),
    ("national_report", "reports A/HRC/57/90, no later reply of the State at hand"),
])  # fmt: skip
def test_a_caption_names_replies_where_one_is_read(kind: str, told: str) -> None:
    review = ReviewRecord(
        4, counts={"received": 3, "supported": 3}, report="A/HRC/57/90", is_counted=True,
        dossier=(Entry(kind, "here", files=("reply.pdf",)), Entry("council_report", "missing")),  # type: ignore[arg-type]
    )  # fmt: skip
    assert told in charts.positions(replace(EMPTY, reviews=(review,))).source
