"""Every address of the website, for viewers without leave: no planted word, no name, no count or neighbour more."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.protection.homes import ROOT, Home, alike, environment_of, planted
from tests.protection.planting import CASES, ID, OTHER_ID, word
from tests.protection.test_walk import ABOVE, NAMES, OWN_HOME, VIEWERS, plain, words_in
from tests.web.paths import FORMS

# By the name of the address: what to ask for; {} are facts of the home with restricted material.
ADDRESSES: dict[str, tuple[str, ...]] = {
    "home": ("/",),
    "asking_all": ("/by",), "asking": ("/by/CHL", "/by/NOR"), "asked": ("/by/CHL/XAV", "/by/NOR/XAV"),
    "search": ("/search?q=torture", "/search?q=Threnvik", "/search?q=Тренвик", "/search?q=Plimsen",
               "/search?q=zqrestricted*", "/search?q=journalists&sort=newest", "/search?q=44.1",
               "/search?q=46.66", "/search?q=XAV/2/44.1", "/search?q=A/HRC/57/90", "/search?q=Arvenia"),
    "picture": ("/pictures/{restricted_document}/1",),
    "original": ("/originals/{restricted_document}", "/originals/{team_document}"),
    "document": ("/documents/{restricted_document}", "/documents/{team_document}", "/documents/A/HRC/57/90"),
    "cases": ("/cases",), "mentions": ("/cases/mentions/XAV",),
    "case": tuple(f"/cases/{case}" for case in CASES.values()),
    "parties": ("/party", "/party?kind=others", "/party?kind=states"),
    "party": (f"/party/{word('restricted', 'party')}", "/party/Press%20Watch"),
    "import": ("/import",), "import-job": ("/import/none",),
    "sets": ("/sets",), "set": (f"/sets/of/{word('restricted', 'set')}", "/sets/of/shared"),
    "queue": ("/XAV/review",), "calendar": ("/calendar",), "compare": ("/compare?states=XAV,KGZ",),
    "close": ("/close",),
    "state": ("/XAV", "/KGZ"), "charts": ("/XAV/charts",),
    "chart": ("/XAV/charts/positions.csv", "/XAV/charts/flow.csv"),
    "reports": ("/XAV/reports",),
    "report": ("/XAV/reports/brief", "/XAV/reports/matrix?cycle=2", "/XAV/reports/matrix?cycle=4&with_assessments=yes",
               "/XAV/reports/statement?speaker=NOR", "/KGZ/reports/brief", "/XAV/reports/brief?access=restricted"),
    "report-file": ("/XAV/reports/brief.md", "/XAV/reports/matrix.md?cycle=4", "/XAV/reports/brief.md?access=team"),
    "workspaces": ("/XAV/workspaces",),
    **{name: tuple(f"/XAV/workspaces/{word(of, 'workspace')}{more}" for of in ("restricted", "team", "public"))
       for name, more in (("workspace", "?q=torture"), ("workspace-check", "/check"),
                          ("workspace-paper", "/submission"), ("workspace-file", "/submission.md"))},
    "figures": ("/XAV/figures",), "events": ("/XAV/events",), "review": ("/XAV/4", "/XAV/2"),
    "recommendations": ("/XAV/4/recommendations", "/XAV/2/recommendations"),
    "assess": ("/XAV/4/assess", "/XAV/2/assess"), "assess-one": (f"/XAV/4/assess/{ID.rpartition('/')[2]}",),
    "recommendation": (f"/{ID}", f"/{OTHER_ID}", "/XAV/2/44.1"),
    "recommendation-any": ("/XAV/44.1", "/XAV/46.66"),
    "cite": (f"/cite/{ID}", "/cite/XAV/2/44.1", "/cite/{restricted_document}", "/cite/{restricted_statement}",
             "/cite/XAV", "/cite/KGZ", "/cite/{team_document}", "/cite/XAV/charts/flow/4", "/cite/XAV/charts/figures"),
    "named": ("/arvenia",),
}  # fmt: skip
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value="|"X-CSRFToken": ?"|X-CSRFToken&quot;: ?&quot;)[A-Za-z0-9]+')
SIZE = re.compile(r"\d+(\.\d+)?\s(bytes|kB|MB)")


def test_every_address_is_asked() -> None:
    from heeded.web.urls import urlpatterns

    assert {each.name for each in urlpatterns} == ADDRESSES.keys() | FORMS | {"open"}


def surfed(home: Home, place: Path, access: str, is_open: bool, facts: dict[str, str]) -> dict[str, str]:
    """The pages in a copy of a home for one viewer, by address."""
    place.mkdir()
    copy = Path(shutil.copytree(home.place, place / "home"))
    asked = [each.format(**facts) for addresses in ADDRESSES.values() for each in addresses]
    subprocess.run(
        [sys.executable, "-m", "tests.protection.surfing", str(place / "out")], cwd=ROOT, text=True, timeout=600,
        env=environment_of(home, copy, access, is_open), check=True,
        input=json.dumps([[str(number), address] for number, address in enumerate(asked)]),
    )  # fmt: skip
    found = {}
    for number, address in enumerate(asked):
        page = alike((place / "out" / f"{number}.page").read_text("utf-8", "replace"))
        found[address] = SIZE.sub("SIZE", TOKEN.sub("TOKEN", page)).replace(str(place), "PLACE")
    return found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, str]]:
    homes = planted(tmp_path_factory.mktemp("sites"), ("restricted", "team", "public"))
    place, facts = tmp_path_factory.mktemp("pages"), homes["restricted"].facts
    return {
        (viewer, of): surfed(homes[of], place / f"{viewer}-{of}", *VIEWERS[viewer], facts)
        for viewer in VIEWERS
        for of in ("restricted", OWN_HOME[viewer])
    }


@pytest.mark.parametrize("viewer", VIEWERS)
def test_no_page_tells_what_is_planted(viewer: str, pages: dict[tuple[str, str], dict[str, str]]) -> None:
    with_, without = pages[viewer, "restricted"], pages[viewer, OWN_HOME[viewer]]
    own = words_in(without, ABOVE[viewer])
    assert [each for each in words_in(with_, ABOVE[viewer]) if each not in own] == []
    names = re.compile("|".join(map(re.escape, NAMES[viewer])), re.IGNORECASE)
    found = [address for address, text in with_.items() if names.search(plain(text))]
    assert [each for each in found if not names.search(plain(without[each]))] == []
    assert [address for address in with_ if with_[address].startswith("500")] == []


@pytest.mark.parametrize("viewer", VIEWERS)
def test_pages_with_and_without_are_one(viewer: str, pages: dict[tuple[str, str], dict[str, str]]) -> None:
    with_, without = pages[viewer, "restricted"], pages[viewer, OWN_HOME[viewer]]
    assert with_.keys() == without.keys()
    assert [address for address in with_ if told(address, with_[address]) != told(address, without[address])] == []


def told(address: str, page: str) -> list[str]:
    """A page without the list of files that were read last: which of many was last is left to chance."""
    return [each for each in page.split("<tr") if address != "/" or 'href="/documents/' not in each]
