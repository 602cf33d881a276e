"""Links on the screen: passages once with all that said them, clusters as blocks, quotes cut between words."""

import io
from typing import Any

import pytest
from rich.console import Console, RenderableType

from heeded.model import LinkKind
from heeded.reports.link_screen import links, missing, uptake_table
from heeded.reports.links import End, Found, LinkRow, Uptake

LONG = (
    "Harbours were rebuilt in the north and the south, roads were widened, and trains run again on every day of the "
    "week but one, as was promised to the ferrymen, whose union had asked for it since the great flood of the year "
    "before, and nobody who crosses to the market with the goods of the week has to wait until the tide turns; yet "
    "prisoners in the island jail of Reeve are still beaten, and no warden was ever brought before a judge"
)


def side(start: int, quote: str, number: str | None = None, by: tuple[str, ...] = (), paragraph: str = "7") -> End:
    return End("A/HRC/9/1", "A/HRC/9/1", "XAV", 3, number, paragraph, start, start + 9, quote, by, "A/HRC/9/1")


def row(source: End, target: End, score: float, **fields: Any) -> LinkRow:
    values: dict[str, Any] = {"kind": "evidence", "type": None, "stance": "contradicts", "cluster": None} | fields
    return LinkRow(
        source=source, target=target, score=score, proposed=score > 0.4, reason="prisons", origin="link.x 1", **values
    )


def found(kind: LinkKind, rows: list[LinkRow], **fields: Any) -> Found:
    values: dict[str, Any] = {"sources": {}, "targets": {}, "documents": frozenset()} | fields
    return Found("XAV", kind, tuple(rows), **values)


def printed(shown: RenderableType, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False).print(shown)
    return "\n".join(each.rstrip() for each in out.getvalue().splitlines())


ASK = side(0, "9.1 Stop beating prisoners (Chile, Peru);", "9.1", ("CHL", "PER"))
TREAT = side(90, "9.2 Treat prisoners well (Norway)", "9.2", ("NOR",))


def test_a_passage_stands_once_with_all_bodies_that_said_it() -> None:
    rows = [row(side(50, LONG, by=(by,)), ASK, 0.91) for by in ("Reeve Trust", "JS2 (The Lamp; Ferry Union; Bar)")]
    shown = " ".join(printed(links(found("evidence", rows), rows)).split())
    assert shown.startswith("Reeve Trust; JS2 (The Lamp and 2 more), A/HRC/9/1, para. 7: “… ")
    assert "0.91 contradicts XAV/3/9.1 (Chile, Peru): “Stop beating prisoners” [prisons]" in shown
    assert "1 passage, 1 link." in shown
    assert "--min-score 0.9" in shown


def test_an_ask_alone_is_told_as_an_ask() -> None:
    rows = [row(side(50, LONG, by=("Reeve Trust",)), ASK, 0.91, only_asks=True)]
    assert "asks for it XAV/3/9.1" in printed(links(found("evidence", rows), rows))


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_words_are_wrapped_and_never_cut(width: int) -> None:
    rows = [row(side(50, LONG, by=("Reeve Trust",)), ASK, 0.91), row(side(50, LONG, by=("Reeve Trust",)), TREAT, 0.3)]
    shown = printed(links(found("evidence", rows), rows, is_whole=True), width)
    assert max(map(len, shown.splitlines())) <= width
    quote = " ".join(shown.split()).partition("“… ")[2].partition("”")[0]
    assert "prisoners in the island jail" in quote
    assert set(quote.removesuffix(" …").split()) <= {*LONG.split(), "beaten"}  # in LONG with a comma
    assert "not proposed" in " ".join(shown.split())


def test_the_best_few_of_a_passage_are_shown_and_the_others_counted() -> None:
    rows = [row(side(50, LONG), side(at, "9.1 Free them", f"9.{at}"), 0.9 - at / 100) for at in range(8)]
    assert "and 3 more" in printed(links(found("evidence", rows), rows))
    assert "more" not in printed(links(found("evidence", rows), rows, is_whole=True))


def test_a_cluster_is_one_block_with_core_size_and_states() -> None:
    third = side(120, "9.3 Care for prisoners (Peru)", "9.3", ("PER",))
    pairs = [(TREAT, ASK, "train: prisons, torture"), (third, ASK, "prisons"), (third, TREAT, "prisons, torture")]
    rows = [
        LinkRow("duplicate", one, other, None, None, "XAV/3/9.1", 0.8, True, reason, "link.duplicate 1")
        for one, other, reason in pairs
    ]
    shown = printed(links(found("duplicate", rows), rows))
    assert shown.splitlines()[:3] == [
        "XAV/3/9.1: 3 recommendations by 3 States, mean score 0.80",
        "  Shared: prisons, torture",
        "  XAV/3/9.1  “Stop beating prisoners” (Chile, Peru)",
    ]
    assert "1 cluster of 3 recommendations" in " ".join(shown.split())


def test_uptake_has_full_names_and_what_is_counted() -> None:
    name = "Committee of Wardens and Ferrymen on the Rights of Prisoners, Travellers and Their Families"
    rows = [Uptake(name, 4, 1, 0.25, ("CHL",)), Uptake("Bar", 1, 0, 0.0, ())]
    shown = printed(uptake_table(found("takes_up", []), rows, 0.9), 80)
    assert all(word in shown for word in name.split())
    assert "2 parties, 1 of 5 asks taken up, by links with a score of 0.9 or more." in " ".join(shown.split())


@pytest.mark.parametrize(
    ("kind", "cycle", "fields", "said"),
    [
        ("takes_up", None, {}, "no document on Arvenia"),
        ("takes_up", 3, {"documents": {("addendum", 3)}}, "no recommendations to Arvenia of cycle 3"),
        (
            "takes_up", 3, {"documents": {("addendum", 3)}, "targets": {3: (ASK,)}},
            "no stakeholder summary, UN compilation or stakeholder submission of cycle 3",
        ),
        (
            "takes_up", 3, {"documents": {("stakeholder_summary", 3)}, "targets": {3: (ASK,)}},
            "No asks were found in what the record has of cycle 3: stakeholder summary.",
        ),
        (
            "evidence", 3, {"documents": {("addendum", 3)}, "targets": {3: (ASK,)}},
            "no stakeholder summary or UN compilation of cycle 3 or 4",
        ),
        ("repeats", None, {"documents": {("addendum", 3)}, "targets": {3: (ASK,)}}, "repeats need those of two"),
        (
            "repeats", 2, {"documents": {("addendum", 3)}, "targets": {2: (ASK,), 3: (ASK,)}},
            "before those of cycle 2",
        ),
        (
            "takes_up", 3, {"documents": {("addendum", 3)}, "targets": {3: (ASK,)}, "sources": {3: (TREAT,)}},
            "--top 10",
        ),
    ],
)  # fmt: skip
def test_an_empty_list_says_what_is_missing(
    kind: LinkKind, cycle: int | None, fields: dict[str, Any], said: str
) -> None:
    assert said in missing(found(kind, [], **fields), cycle)
