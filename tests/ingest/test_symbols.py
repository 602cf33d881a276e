"""Texts go in; UN document symbols come out in their usual spelling."""

import pytest

from heeded.ingest.symbols import SYMBOL, parts_of, symbol_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/HRC/28/15", "A/HRC/28/15"),
        (" A/HRC/ 8/29 ", "A/HRC/8/29"),
        ("A/HRC/WG.6/48/XAV/1", "A/HRC/WG.6/48/XAV/1"),
        ("A/HRC/WG. 6/7/XAV/2/Corr.1", "A/HRC/WG.6/7/XAV/2/Corr.1"),
        ("A/HRC/WG.6/20/L.10", "A/HRC/WG.6/20/L.10"),
        ("A/HRC/14/15 / Add. 1", "A/HRC/14/15/Add.1"),
        ("A/HRC/14/15/ADD.1", "A/HRC/14/15/Add.1"),
        ("A/HRC/DEC/28/111", "A/HRC/DEC/28/111"),
        ("A/HRC/28/NGO/5", "A/HRC/28/NGO/5"),
        ("CAT/C/XAV/CO/4", "CAT/C/XAV/CO/4"),
        ("E/C.12/XAV/CO/2", "E/C.12/XAV/CO/2"),
        ("CCPR/C/XAV/2-3", "CCPR/C/XAV/2-3"),
        ("A/HRC/WG.6/7L.14", None),
        ("A/HRC", None),
        ("and/or", None),
        ("A/HRC/28/15 and more", None),
        ("UPR/48/1", None),
    ],
)
def test_symbols(text: str, expected: str | None) -> None:
    assert symbol_of(text) == expected


@pytest.mark.parametrize(
    ("symbol", "parts"),
    [
        ("A/HRC/WG.6/48/XAV/1", {"session": "48", "state": "XAV", "place": "1"}),
        ("A/HRC/WG.6/20/L.10", {"session": "20", "draft": "10"}),
        ("A/HRC/28/15/Add.1", {"council": "28", "report": "15", "added": "/Add.1"}),
        ("A/HRC/DEC/28/111", {"decided": "28", "decision": "111"}),
        ("A/HRC/28/NGO/5", {}),
        ("CAT/C/XAV/CO/4", {}),
    ],
)
def test_parts(symbol: str, parts: dict[str, str]) -> None:
    assert parts_of(symbol) == parts


def test_symbols_in_running_text() -> None:
    text = "See A/HRC/28/15, para. 4; A/HRC/28/15/Add.1. Also (A/HRC/28/2), and/or A/HRC/WG.6/20/XAV/1–3."
    assert [symbol_of(match[0]) for match in SYMBOL.finditer(text)] == [
        "A/HRC/28/15", "A/HRC/28/15/Add.1", "A/HRC/28/2", "A/HRC/WG.6/20/XAV/1",
    ]  # fmt: skip
