"""How a recommendation is cited."""

import pytest

from heeded.reports.citing import bibtex, footnote
from heeded.reports.recommendations import Line


def asked(
    document: str = "A/HRC/43/90", paragraph: str | None = "45.1", page: int | None = 9, by: str = "Norway"
) -> Line:
    nothing = dict.fromkeys(Line.__slots__)
    known = {
        "id": "XAV/3/45.1", "state_name": "Arvenia", "recommending_names": (by,) if by else (), "document": document,
        "paragraph": paragraph, "page": page,
    }  # fmt: skip
    return Line(**{**nothing, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (asked(), "A/HRC/43/90, para. 45.1."),
        (asked(paragraph=None), "A/HRC/43/90, p. 9."),
        (asked(paragraph=None, page=None), "A/HRC/43/90."),
    ],
)
def test_a_footnote_is_the_symbol_and_the_place(line: Line, expected: str) -> None:
    assert footnote(line) == expected


def test_bibtex_is_one_entry() -> None:
    assert bibtex(asked()) == (
        "@misc{XAV-3-45.1,\n"
        "  title = {{Recommendation XAV/3/45.1 to Arvenia}},\n"
        "  howpublished = {{A/HRC/43/90, para. 45.1}},\n"
        "  note = {{Recommended by Norway}},\n"
        "}\n"
    )


def test_signs_of_bibtex_are_escaped_and_nothing_breaks_the_line() -> None:
    told = bibtex(asked(document="a}_b\\c\n@misc{x, \x00~^%#&$", by=""))
    assert told.count("\n") == 4
    assert r"{{a\}\_b\textbackslash{}c @misc\{x, \textasciitilde{}\textasciicircum{}\%\#\&\$, para. 45.1}}" in told
    assert "note" not in told
