"""Whatever is typed into an address or a field: a page that says what is wrong, never a fault of the program."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from web.filling import HOSTILE, forms_of
from web.paths import PAGES
from web.websites import Site, running, sent

BAD = (
    '!@# * AND ( "', "x" * 10_000, "a\0b", "📄👩‍👩‍👧 مرحبا\u202eabc", "\ud7ff\uffff", "-1", "9" * 30, "²",
    "../../etc/passwd", "%s%n{{7*7}}' OR 1=1 --", "\r\nSet-Cookie: a=b", HOSTILE,
)  # fmt: skip
FIELDS = (
    "q", "like", "state", "cycle", "position", "type", "sort", "page", "part", "at", "set", "about", "name", "states",
    "kind", "from", "to", "year", "statement", "issue", "form", "event", "harm", "by", "party",
    "language", "access", "speaker", "occasion", "seconds", "signatories", "layout", "picture",
)  # fmt: skip
"""What addresses of pages take after the question mark."""
PARTS = (
    "/{}", "/{}/3", "/XAV/{}", "/XAV/3/{}", "/XAV/3/recommendations/{}", "/XAV/3/assess/{}", "/by/{}", "/by/FRA/{}",
    "/documents/{}", "/originals/{}", "/pictures/{}/1", "/pictures/A/HRC/43/90/{}", "/cases/{}", "/cases/mentions/{}",
    "/party/{}", "/sets/of/{}", "/import/{}", "/cite/XAV/3/{}", "/cite/XAV/{}/45.1", "/XAV/charts/{}.svg",
    "/XAV/charts/positions.{}", "/XAV/charts/flow.csv?cycle={}",
    "/XAV/reports/{}", "/XAV/reports/brief.{}", "/XAV/reports/{}.pdf", "/static/{}",
)  # fmt: skip


@pytest.fixture(scope="module")
def bench(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The website of a record into which anything is entered."""
    home = tmp_path_factory.mktemp("bench") / "home"
    shutil.copytree(demo, home)
    yield from running(home, HEEDED_USER="Aya")


def faults(site: Site, paths: list[str]) -> list[tuple[int, str]]:
    """Addresses that meet a fault of the program."""
    found = [(site.get(path).status, path[:200]) for path in paths]
    return [each for each in found if each[0] >= 500]


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_no_address_is_too_odd(bench: Site, bad: str) -> None:
    part = quote(bad[:2_000], safe="")
    assert faults(bench, [each.format(part) for each in PARTS]) == []


@pytest.mark.parametrize("path", [each[0] for each in PAGES.values() if each and "{" not in each[0]])
def test_no_question_is_too_odd(bench: Site, path: str) -> None:
    turns = range(0, len(BAD), 2)
    asked = [{field: BAD[(place + turn) % len(BAD)] for place, field in enumerate(FIELDS)} for turn in turns]
    own = path.partition("?")[0]
    assert faults(bench, [f"{own}?{urlencode(query)[:60_000]}" for query in asked]) == []


@pytest.mark.parametrize("page", ["/sets", "/cases", "/XAV/3/45.1", "/XAV/4/assess/44.1", "/XAV/review"])
def test_no_field_is_too_odd(bench: Site, page: str) -> None:
    """In every field, or in those that take words alone, by turns."""
    found = []
    forms = list(forms_of(bench.text(page)))[:2]
    for number, bad in enumerate(BAD):
        for action, fields in forms:
            own = {key: bad if number % 2 or fields[key] == HOSTILE else fields[key] for key in fields}
            del own["csrfmiddlewaretoken"]
            found.append((sent(bench, page, action, **own)[0], action, bad[:20]))
    assert [each for each in found if each[0] >= 500] == []
