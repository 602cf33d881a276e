"""Pages on which people work, in the browser and by forms sent by hand: what is saved, refused and told."""

import json
import re
import shutil
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from running import heeded
from web.test_looking import GRAVE, WIDTHS, opened, overflow
from web.websites import Site, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
SEEN = re.compile(r'name="seen" value="(\w+)"')


@pytest.fixture(scope="module")
def home_of_work(home_of_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("work") / "home"
    shutil.copytree(home_of_sample, place)
    return place


@pytest.fixture(scope="module")
def work(home_of_work: Path) -> Iterator[Site]:
    """The website of a record that tests change."""
    yield from running(home_of_work, HEEDED_USER="Aya")


def sent(site: Site, page: str, to: str, **fields: str | list[str]) -> tuple[int, str]:
    """The status and the text, or the address to go on to, of a form of a page with these fields."""
    shown = site.get(page)
    text = shown.read().decode()
    given = {"csrfmiddlewaretoken": TOKEN.findall(text)[0], "seen": (SEEN.findall(text) or [""])[0]} | fields
    cookie = f"{'='.join(site.cookie)}; {(shown.getheader('Set-Cookie') or '').partition(';')[0]}"
    connection = HTTPConnection("127.0.0.1", site.port, timeout=60)
    heads = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Origin": site.address}
    connection.request("POST", to, urlencode(given, doseq=True), heads)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Location") or answer.read().decode()


def sound(page: "Page", faults: list[str]) -> None:
    """Nothing stands out, no fault of weight, nothing on the console."""
    from axe_playwright_python.sync_playwright import Axe

    assert overflow(page) == []
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in GRAVE] == []
    assert faults == []


def shown(home: Path, identifier: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(
        heeded("show", identifier, "--format", "json", "--home", home).stdout
    )
    return found


def listed(home: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(heeded(*words, "--format", "json", "--home", home).stdout)
    return found


# ------------------------------------------------------------------------------------------------------------ assess


def test_a_review_is_assessed_by_keys_alone(browser: "Browser", work: Site, home_of_work: Path) -> None:
    with opened(browser, work, 1280) as (page, faults):
        page.on("dialog", lambda told: faults.append(told.message))
        page.goto(f"{work.address}/XAV/3/assess")
        first = page.url
        page.get_by_label("Party", exact=True).fill(HOSTILE)
        with page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.status == 204):
            page.get_by_label("Why", exact=True).fill("No law was changed.")
            page.get_by_label("Why", exact=True).press("Escape")
        page.reload()
        assert page.get_by_label("Why", exact=True).input_value() == "No law was changed."
        assert "draft" in page.locator(".side-own").inner_text()
        page.keyboard.press("?")
        assert page.get_by_text("how far it is implemented", exact=True).is_visible()
        page.keyboard.press("3")
        with page.expect_navigation():
            page.keyboard.press("s")
        assert page.url != first
        assert page.get_by_label("Party", exact=True).input_value() == HOSTILE
        page.keyboard.press("p")
        page.wait_for_url(first)
        assert "draft" not in page.locator(".side-own").inner_text()
        assert "not implemented" in page.locator(".others").inner_text()
        assert page.locator("main img, main script").count() == 0
        sound(page, faults)
    kept = listed(home_of_work, "assessments", "XAV/3")
    assert {each["stands_for"] for each in kept} == {"not_implemented"}
    assert {(each["party"], each["why"], each["by"]) for each in kept} == {(HOSTILE, "No law was changed.", "Aya")}


def test_two_windows_on_one_screen_are_told_and_what_was_written_stays(work: Site) -> None:
    page = "/XAV/3/assess/46.1"
    fields = {"party": "Lantern Coalition", "kind": "coalition", "scale": "levels", "access": "team", "status": "fully"}
    old = SEEN.findall(work.text(page))[0]
    assert sent(work, page, f"{page}/save", **fields)[0] == 303
    status, text = sent(work, page, f"{page}/save", **fields | {"seen": old, "why": "the second window"})
    assert status == 409
    assert "the second window" in text
    assert "after the page was opened" in text


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"party": " "}, "name the party"),
        ({"status": "perhaps"}, "how far it is implemented"),
        ({"scale": "stars"}, "one of the scales"),
        ({"scale": "committee"}, "Write the grade"),
        ({"evidence": "0" * 20}, "has no statement"),
        ({"addresses": "javascript:alert(1)"}, "no evidence"),
        ({"date": "3000"}, "has not come yet"),
        ({"access": "all"}, "is none of"),
        ({"why": "x" * 20_001}, "20,000 characters"),
    ],
)
def test_a_wrong_field_is_told_and_nothing_is_saved(work: Site, changed: dict[str, str], told: str) -> None:
    page = "/XAV/4/assess/44.1"
    fields = {"party": "Lantern", "kind": "ngo", "scale": "levels", "access": "team", "status": "fully"} | changed
    status, text = sent(work, page, f"{page}/save", **fields)
    assert status == 400
    assert told in text
    assert "entered by" not in work.text(page)


def test_a_position_is_corrected_where_it_is_read_and_sticks(
    browser: "Browser", work: Site, home_of_work: Path
) -> None:
    with opened(browser, work, 360) as (page, faults):
        page.goto(f"{work.address}/XAV/3/45.1")
        old = page.locator("input[name=seen]").input_value()
        page.keyboard.press("c")
        page.get_by_label("Position of 45.1").select_option("noted")
        page.get_by_label("Why 45.1 is read otherwise").fill(HOSTILE)
        page.get_by_role("button", name="Save the position").click()
        page.locator(".ask-top .badge.is-noted").wait_for()
        assert page.url == f"{work.address}/XAV/3/45.1"
        page.locator(".correct summary").click()
        assert "Aya corrected it to noted" in page.locator(".correct").inner_text()
        assert page.locator("main img, main script").count() == 0
        sound(page, faults)
    assert sent(work, "/XAV/3/45.1", "/XAV/3/45.1/position", position="supported", seen=old)[0] == 409
    assert sent(work, "/XAV/3/45.1", "/XAV/3/45.1/position", position="perhaps")[0] == 400
    assert sent(work, "/XAV/3/45.1", "/XAV/3/45.999/position", position="noted")[0] == 400
    assert (
        sent(work, "/XAV/3/45.1", "/XAV/3/45.1/position", position="noted", next="//evil.example")[1] == "/XAV/3/45.1"
    )
    heeded("build", "--home", home_of_work)
    assert shown(home_of_work, "XAV/3/45.1")["line"]["position"] == "noted"


# ------------------------------------------------------------------------------------------------------------- review


def test_the_queue_is_looked_through_by_single_keys(browser: "Browser", work: Site) -> None:
    with opened(browser, work, 1280) as (page, faults):
        page.goto(f"{work.address}/XAV/review")
        first, before = page.locator("input[name=subject]").input_value(), page.locator(".step-place").inner_text()
        fields = {
            name: page.locator(f"input[name={name}]").input_value() for name in ("subject", "field", "seen", "place")
        }
        with page.expect_navigation():
            page.keyboard.press("r")
        assert page.locator("input[name=subject]").input_value() != first
        assert page.locator(".step-place").inner_text() != before
        with page.expect_navigation():
            page.keyboard.press("n")
        assert "at=1" in page.url
        sound(page, faults)
    assert sent(work, "/XAV/review", "/XAV/review/save", verdict="accept", **fields)[0] == 409
    assert sent(work, "/XAV/review", "/XAV/review/save", verdict="maybe", **fields)[0] == 400
    nothing = {"subject": HOSTILE, "field": "found", "verdict": "accept"}
    status, text = sent(work, "/XAV/review", "/XAV/review/save", **nothing)
    assert status == 400
    assert "<script>alert(1)" not in text


# --------------------------------------------------------------------------------------------------------------- sets


def test_a_set_is_made_filled_and_emptied(browser: "Browser", work: Site, home_of_work: Path) -> None:
    with opened(browser, work, 360) as (page, faults):
        page.on("dialog", lambda told: faults.append(told.message))
        page.goto(f"{work.address}/sets")
        page.get_by_label("Name").fill("<b>defenders")
        page.get_by_role("button", name="Make the set").click()
        page.get_by_text("Nothing is in the set yet").wait_for()
        own = page.url
        page.get_by_label("About").fill("torture")
        page.get_by_role("button", name="Propose").click()
        page.locator("input[name=id]").first.wait_for()
        sound(page, faults)
        page.locator("input[name=id]").first.check()
        page.get_by_role("button", name="Take in what is ticked").click()
        page.wait_for_url(own)
        assert page.locator(".ask").count() == 1
        page.goto(f"{work.address}/XAV/3/46.1")
        page.get_by_text("Add to a working set").click()
        page.get_by_label("Why it is in").fill(HOSTILE)
        page.get_by_role("button", name="Add", exact=True).click()
        page.wait_for_url("**/XAV/3/46.1")
        page.goto(own)
        assert HOSTILE in page.locator("main").inner_text()
        assert page.locator("main b, main img, main script").count() == 0
        sound(page, faults)
        page.locator(".entering summary").first.click()
        page.get_by_role("button", name="Take it out of the set").click()
        page.wait_for_url(own)
        assert page.locator(".ask").count() == 1
        page.get_by_role("link", name="Assess those of Arvenia").first.click()
        assert "set=" in page.url
    rows = listed(home_of_work, "set", "show", "<b>defenders")
    assert len(rows) == 1
    assert rows[0]["by"] == "Aya"


def test_what_cannot_be_in_a_set_is_told(work: Site) -> None:
    assert work.get("/sets/of/nothing").status == 404
    assert sent(work, "/sets", "/sets/new", name="a/b")[0] == 400
    assert sent(work, "/sets", "/sets/new", name=" ")[0] == 400
    assert sent(work, "/sets", "/sets/add", set="nothing", ids="XAV/3/46.1")[0] == 400
    assert sent(work, "/sets", "/sets/new", name="two")[0] == 303
    for ids in ("XAV/3/46.999", "ZZZ/1/1", "nonsense", "", "XAV/3/46.1 SVN/3/1.1"):
        assert sent(work, "/sets", "/sets/add", set="two", ids=ids)[0] == 400
    assert sent(work, "/sets", "/sets/new", name="two")[0] == 400
    assert "0 recommendations" in work.text("/sets/of/two")


# ------------------------------------------------------------------------------------------------------- every page


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_work_are_sound(browser: "Browser", work: Site, width: int) -> None:
    with opened(browser, work, width) as (page, faults):
        for path in ("/XAV/4/assess/44.1", "/XAV/review", "/XAV/review?at=99999", "/XAV/review?at=x", "/sets"):
            page.goto(work.address + path)
            sound(page, faults)


def test_addresses_that_take_forms_lead_back_to_the_page(work: Site) -> None:
    assert work.get("/XAV/3/45.1/position").getheader("Location") == "/XAV/3/45.1"
    assert work.get("/XAV/3/assess/44.999").status == 404
    assert work.get("/XAV/3/assess?set=none").status == 404
