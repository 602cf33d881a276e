"""Pages on which people work, in the browser and by forms sent by hand: what is saved, refused and told."""

import json
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from heeded.assess.judged import FIELDS
from heeded.errors import UsageError
from heeded.model import LINK_KINDS
from heeded.pipeline import speaking
from heeded.reports.review import ItemRow
from heeded.web import importing, sending
from heeded.web.pages import queue
from running import heeded
from web.browsing import opened, sound
from web.websites import SEEN, Site, compared, running, sent

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture(scope="module")
def home_of_work(home_of_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("work") / "home"
    shutil.copytree(home_of_sample, place)
    return place


@pytest.fixture(scope="module")
def work(home_of_work: Path) -> Iterator[Site]:
    """The website of a record that tests change."""
    yield from running(home_of_work, HEEDED_USER="Aya")


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


@pytest.mark.parametrize("has_script", [True, False])
def test_one_of_a_cluster_is_left_out_and_comes_by_itself(
    browser: "Browser", demo: Path, tmp_path: Path, has_script: bool
) -> None:
    place = Path(shutil.copytree(demo, tmp_path / "home"))
    for own in running(place, HEEDED_USER="Aya"):
        with opened(browser, own, 360, java_script_enabled=has_script) as (page, faults):
            page.goto(f"{own.address}/XAV/3/assess/45.1")
            ticks = page.locator("input[type=checkbox][name=ids]")
            ids = [each.get_attribute("value") for each in ticks.all()]
            assert len(ids) > 1
            assert all(each.is_checked() for each in ticks.all())
            assert page.get_by_role("button", name=f"Save for {len(ids)} recommendations").is_visible()
            ticks.nth(1).uncheck()
            assert page.get_by_role("button", name="Save for those ticked").is_visible()
            assert page.locator(".of-all").is_hidden()
            page.get_by_label("Party", exact=True).fill("Lantern")
            page.get_by_label("Who may see it").select_option("public")
            page.locator("#status-fully").check()
            with page.expect_navigation():
                page.get_by_role("button", name="Save for those").click()
            assert [each.is_checked() for each in ticks.all()] == [each == ids[1] for each in ids]
            assert "Saved for 45.1" in page.locator(".notice").inner_text()
            assert page.get_by_text("This is a draft").count() == 0
            assert page.get_by_label("Who may see it").input_value() == "public"
            page.locator("#status-partially").check()
            with page.expect_navigation():
                page.get_by_role("button", name="Save for those").click()
            assert "/assess/45.1" not in page.url
            assert page.get_by_label("Who may see it").input_value() == "public"
            if has_script:
                sound(page, faults)
            kept = listed(place, "assessments", "XAV/3")
            assert {each["id"]: each["stands_for"] for each in kept} == {
                each: "partially" if each == ids[1] else "fully" for each in ids
            }
            page.get_by_role("button", name="Undo").click()
            page.wait_for_url("**/assess/45.1")
            assert page.get_by_text("This is a draft").is_visible()
            assert page.locator("#status-partially").is_checked()
            assert ids[1] not in {each["id"] for each in listed(place, "assessments", "XAV/3")}


def test_what_was_saved_is_no_draft_though_it_was_sent_late(work: Site) -> None:
    page = "/XAV/3/assess/46.2"
    fields = {"party": "Lantern", "kind": "ngo", "scale": "levels", "access": "team", "status": "fully", "why": "Seen."}
    fields |= {"ids": re.findall('name="ids" value="([^"]+)"', work.text(page))}
    assert sent(work, page, f"{page}/save", **fields)[0] == 303
    assert sent(work, page, f"{page}/draft", **fields)[0] == 204
    assert "This is a draft" not in work.text(page)
    assert sent(work, page, f"{page}/draft", **fields | {"why": "Seen again."})[0] == 204
    assert "This is a draft" in work.text(page)


def test_what_is_taken_back_is_no_other_than_was_shown(work: Site) -> None:
    page = "/XAV/3/assess/45.1"
    fields = {"party": "Lantern", "kind": "ngo", "scale": "levels", "access": "team", "status": "fully"}
    fields |= {"ids": re.findall('name="ids" value="([^"]+)"', work.text(page))}
    status, following = sent(work, page, f"{page}/save", **fields)
    assert status == 303
    told = work.text(following)
    [(_, undo, ids, seen)] = re.findall(
        '(action="([^"]+/undo)").*?name="ids" value="([^"]+)".*?name="seen" value="([^"]+)"', told, re.DOTALL
    )
    assert sent(work, page, f"{page}/save", **fields | {"status": "partially"})[0] == 303
    assert sent(work, page, undo, ids=ids, seen=seen)[0] == 409
    assert sent(work, page, undo, ids="XAV/3/46.1")[0] == 400
    assert sent(work, page, undo, ids=ids, seen=SEEN.findall(work.text(f"{page}?saved={quote(ids)}"))[0])[0] == 303


def test_a_cluster_is_saved_for_what_is_ticked_alone(work: Site) -> None:
    page = "/XAV/3/assess/45.1"
    fields = {"party": "Ticks", "kind": "ngo", "scale": "levels", "access": "team", "status": "fully"}
    status, text = sent(work, page, f"{page}/save", **fields)
    assert (status, "Tick at least one" in text) == (400, True)
    status, text = sent(work, page, f"{page}/save", **fields, ids=["XAV/3/46.1"])
    assert (status, "XAV/3/46.1" in text) == (400, True)


def test_two_windows_on_one_screen_are_told_and_what_was_written_stays(work: Site) -> None:
    page = "/XAV/3/assess/46.1"
    fields = {"party": "Lantern Coalition", "kind": "coalition", "scale": "levels", "access": "team", "status": "fully"}
    old = SEEN.findall(work.text(page))[0]
    assert sent(work, page, f"{page}/save", **fields)[0] == 303
    status, text = sent(work, page, f"{page}/save", **fields | {"seen": old, "why": "the second window"})
    assert status == 409
    assert "the second window" in text
    assert "after the page was opened" in text


def test_party_and_scale_are_asked_for_once(work: Site) -> None:
    page = "/XAV/3/assess/47.1"
    fields = {"party": "Expert body", "kind": "un_body", "scale": "committee", "grade": "B2", "access": "team"}
    status, following = sent(work, page, f"{page}/save", **fields)
    assert status == 303
    shown = work.text(following)
    assert 'value="Expert body"' in shown
    for chosen in ("un_body", "committee"):
        assert f'<option value="{chosen}" selected>' in shown


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
    fields = {"party": "Lantern", "kind": "ngo", "scale": "levels", "access": "team", "status": "fully"}
    fields |= {"ids": "XAV/4/44.1"} | changed
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
        page.locator(".ask-top em.noted").wait_for()
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


@pytest.mark.parametrize(
    ("subject", "field", "value", "question"),
    [
        ("repeats XAV/4/44.1 XAV/3/45.1", "found", "true", "Does 4/44.1 repeat 3/45.1?"),
        (f"claims {'0a' * 10} XAV/3/45.1", "found", "true", "Does the State speak of 3/45.1 in the first quote?"),
        (f"contradictions {'0a' * 10} {'1b' * 10}", "found", "true",
         "Do the first quote and the second quote contradict each other?"),
        ("XAV/3/45.1", "position", "supported", "Is “Supported” the State's position on 3/45.1?"),
        ("XAV/3/45.1", "position", None, "The program read no position of the State on 3/45.1. Is there none?"),
        ("repeats XAV/4/44.1 XAV/3/45.1", "type", "build_up", "Is “Next stage” how far 4/44.1 repeats 3/45.1?"),
        (f"evidence {'0a' * 10} XAV/3/45.1", "stance", "mixed", "Is “Both ways” what the first quote tells of 3/45.1?"),
    ],
)  # fmt: skip
def test_each_kind_is_a_question_of_its_own(subject: str, field: str, value: str | None, question: str) -> None:
    assert queue._question(ItemRow(0.5, "link", subject, field, value, "", ())) == question


def test_every_kind_of_link_and_field_has_its_question() -> None:
    assert queue.LINKS.keys() == set(LINK_KINDS)
    assert queue.VALUES.keys() | {"found"} == FIELDS.keys()


def test_what_one_cannot_tell_is_left_in_the_queue(browser: "Browser", work: Site) -> None:
    with opened(browser, work, 360) as (page, faults):
        page.goto(f"{work.address}/XAV/review")
        place = page.locator(".step-place").inner_text()
        assert page.locator(".lead").inner_text().endswith("?")
        assert page.get_by_role("button", name="Yes").is_visible()
        assert page.get_by_role("button", name="No").is_visible()
        page.locator(".keys summary").click()
        assert page.locator(".keys").get_by_text("I cannot tell").is_visible()
        sound(page, faults)
        with page.expect_navigation():
            page.keyboard.press("u")
        assert "at=1" in page.url
        assert page.locator(".step-place").inner_text().partition(" of ")[2] == place.partition(" of ")[2]


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


def test_what_a_search_finds_is_added_to_a_set(browser: "Browser", work: Site, home_of_work: Path) -> None:
    heeded("set", "new", "searched", "--by", "Aya", "--home", home_of_work)
    with opened(browser, work, 360) as (page, faults):
        page.goto(f"{work.address}/search?q=torture")
        page.get_by_label("Tick XAV/3/45.1").check()
        page.get_by_label("Tick XAV/4/44.1", exact=True).check()
        page.get_by_text("Add what is ticked to a working set").click()
        page.get_by_label("Set", exact=True).select_option("searched")
        sound(page, faults)
        page.get_by_role("button", name="Add", exact=True).click()
        page.wait_for_url("**/search?q=torture")
    assert {each["id"] for each in listed(home_of_work, "set", "show", "searched")} == {"XAV/3/45.1", "XAV/4/44.1"}


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


# ------------------------------------------------------------------------------------------------------------- import


def test_files_are_imported_with_their_level_and_problems_are_told(
    browser: "Browser", work: Site, home_of_work: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "<b>note.txt", tmp_path / "broken.pdf"
    good.write_text("Submission on Arvenia for its Universal Periodic Review, by the Harbour Watch", "utf-8")
    bad.write_bytes(b"%PDF-1.4 nothing of it can be read")
    with opened(browser, work, 360) as (page, faults):
        page.goto(f"{work.address}/import")
        page.locator("input[type=file]").set_input_files([good, bad])
        assert "<b>note.txt" in page.locator("[data-dropped]").inner_text()
        page.get_by_label("Who may see them").select_option("public")
        sound(page, faults)
        page.get_by_role("button", name="Import").click()
        page.get_by_text("1 document read").wait_for(timeout=60_000)
        assert "broken.pdf" in page.locator(".problems").inner_text()
        assert str(home_of_work) not in page.locator("main").inner_text()
        assert page.locator("main b").count() == 0
        sound(page, faults)
    rows = listed(home_of_work, "documents")
    assert [each["access"] for each in rows if "note.txt" in str(each["file"])] == ["public"]
    assert list((home_of_work / "incoming").iterdir()) == []
    assert stat.S_IMODE((home_of_work / "incoming").stat().st_mode) == 0o700
    assert not [each for each in listed(home_of_work, "problems") if "broken.pdf" in str(each)]


def test_an_interrupted_import_is_gone_on_with_or_thrown_away(
    browser: "Browser", work: Site, home_of_work: Path
) -> None:
    for name in ("aaaa", "bbbb"):
        place = home_of_work / "incoming" / name
        place.mkdir(parents=True)
        words = f"Submission on Arvenia for its Universal Periodic Review, by the {name} Circle"
        (place / f"{name}.txt").write_text(words, "utf-8")
        (place / "heeded.yml").write_text('"*":\n  access: team\n')
    with opened(browser, work, 1280) as (page, faults):
        page.goto(f"{work.address}/import")
        assert page.get_by_text("An import of 1 file was interrupted").count() == 2
        sound(page, faults)
        page.get_by_role("button", name="Read on").first.click()
        page.get_by_text("1 document read").wait_for(timeout=60_000)
        page.goto(f"{work.address}/import")
        page.get_by_role("button", name="Throw the files away").click()
        page.wait_for_url(f"{work.address}/import")
        assert page.get_by_text("was interrupted").count() == 0
        assert faults == []
    assert list((home_of_work / "incoming").iterdir()) == []


def test_what_cannot_be_imported_is_told(work: Site) -> None:
    assert sent(work, "/import", "/import")[0] == 400
    assert sent(work, "/import", "/import/nothing/go-on")[0] == 400
    assert sent(work, "/import", "/import/nothing/drop")[0] == 400
    assert work.get("/import/nothing").status == 404
    assert work.get("/import/nothing/drop").getheader("Location") == "/import/nothing"


@pytest.mark.parametrize(
    ("path", "length", "status"),
    [
        ("/import", "209715200", 200),
        ("/import", "314572800", 413),
        ("/sets/new", "3000000", 413),
        ("/sets/new", "2000", 200),
        ("/sets/new", "x", 200),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_read(path: str, length: str, status: int) -> None:
    request = RequestFactory().post(path, CONTENT_LENGTH=length)
    answer = sending.bounded(lambda _: HttpResponse())(request)
    assert answer.status_code == status
    assert status == 200 or b"too large" in answer.content


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a.pdf", "a (2).pdf"),
        ("../../x/y.pdf", "y.pdf"),
        (".hidden", "hidden"),
        ("...~", "document"),
        ("é" * 200, "é" * 100),
    ],
)
def test_names_of_files_are_safe(given: str, kept: str, tmp_path: Path) -> None:
    files = [SimpleUploadedFile("a.pdf", b"1"), SimpleUploadedFile(given, b"2")]
    with override_settings(HEEDED_HOME=tmp_path):
        place = tmp_path / "incoming" / importing.put(files, "public")
        assert {each.name for each in place.iterdir()} == {"a.pdf", kept, "heeded.yml"}
        with pytest.raises(UsageError, match="choose here"):
            importing.put([SimpleUploadedFile("Heeded.yml", b"")], None)
    assert len(list((tmp_path / "incoming").iterdir())) == 1


# -------------------------------------------------------------------------------------------------------------- cases


def test_a_case_is_begun_from_a_mention_and_kept_in_forms(browser: "Browser", work: Site, home_of_work: Path) -> None:
    with opened(browser, work, 360) as (page, faults):
        page.on("dialog", lambda told: faults.append(told.message))
        page.goto(f"{work.address}/cases/mentions/XAV")
        sound(page, faults)
        page.locator(".entering summary").first.click()
        page.get_by_label("What you call it").first.fill(f"The beekeeper {HOSTILE}")
        page.get_by_label("Who may see it").first.select_option("team")
        page.get_by_role("button", name="Begin the case").first.click()
        page.wait_for_url("**/cases/C-*")
        own = page.url
        assert page.locator(".person").count() == 1
        assert page.locator("blockquote").count() == 1
        page.get_by_text("What was done", exact=True).click()
        form = page.locator("#act")
        form.get_by_label("What", exact=True).select_option("arrest")
        form.get_by_label("When").fill("2025-03")
        form.get_by_label("Who did it").fill("guards <b>of the quay")
        form.get_by_role("button", name="Save").click()
        page.get_by_text("Who did what to whom").wait_for()
        page.get_by_text("How things stand", exact=True).click()
        page.locator("#status").get_by_role("button", name="Save").click()
        page.get_by_text("What happened, in order").wait_for()
        page.locator(".person .entering summary").click()
        form = page.locator(".person .entering form")
        form.get_by_label("May the name be").select_option("publication")
        form.get_by_label("Answer").select_option("given")
        form.get_by_label("How it is known").fill("in writing")
        form.get_by_role("button", name="Save").click()
        page.locator(".person td", has_text="in writing").wait_for()
        text = page.locator("main").inner_text()
        assert "guards <b>of the quay (alleged perpetrator)" in text
        assert page.locator("main script, main img, main td b").count() == 0
        sound(page, faults)
        page.get_by_role("button", name="Take the link away").click()
        page.get_by_text("What it is linked to").wait_for(state="detached")
        page.goto(f"{work.address}/cases")
        assert page.get_by_text("The beekeeper").count() == 1
        sound(page, faults)
    identifier = own.partition("#")[0].rpartition("/")[2]
    path = f"/cases/{identifier}"
    for wrong in (
        {"what": "nothing"},
        {"what": "person", "name": " "},
        {"what": "act", "kind": "dance"},
        {"what": "act", "kind": "arrest", "date": "3000-01-01"},
        {"what": "status", "status": "other"},
        {"what": "consent", "person": "P-222222", "use": "team", "answer": "given"},
        {"what": "link", "target": "XAV/3/99.9"},
    ):
        assert sent(work, path, f"{path}/add", **wrong)[0] == 400, wrong
    assert sent(work, "/cases", "/cases/C-222222/add", what="status", status="reported")[0] == 400
    assert work.get("/cases/C-222222").status == 404
    for site in running(home_of_work, HEEDED_ACCESS="public", HEEDED_MEANING="words"):
        assert site.get(path).status == 404
        assert "beekeeper" not in site.text("/cases")
        assert 'class="ask"' not in site.text("/cases/mentions/XAV")
        assert "defenders" not in site.text("/sets")


# -------------------------------------------------------------------------------------------------------------- party


def test_what_an_organisation_says_is_for_the_house(work: Site, home_of_work: Path) -> None:
    listing = work.text("/party")
    named = re.findall(r'href="(/party/[^"]+)"', listing)
    assert named
    texts = [compared(work, each) for each in named]
    assert any("Taken up:" in each for each in texts)
    assert all("For the house" in each for each in texts)
    assert work.get("/party/Nobody%20at%20all").status == 404
    assert work.get(f"{named[0]}?page=x").status == 200
    for site in running(home_of_work, HEEDED_ACCESS="public", HEEDED_MEANING="words"):
        shown = set(re.findall(r'href="(/party/[^"]+)"', site.text("/party")))
        hidden = [each for each in named if each not in shown]
        assert hidden
        assert {site.get(each).status for each in hidden} == {404}


@pytest.mark.parametrize(
    ("name", "stated", "group"),
    [
        ("Norway", None, "states"),
        ("Bolivia (Plurinational State of)", None, "states"),
        ("Delegation of the host", "state", "states"),
        ("Committee against Torture", None, "bodies"),
        ("The Committee", None, "bodies"),
        ("Special Rapporteur", None, "bodies"),
        ("National Human Rights Commission", None, "bodies"),
        ("UNICEF", "civil_society", "bodies"),
        ("Council of the Coast", "regional_body", "bodies"),
        ("Arvenian Committee for Defenders", None, "others"),
        ("JS3 (Selni Voice; Velm Law Clinic)", "civil_society", "others"),
        ("Press Watch Arvenia", None, "others"),
    ],
)
def test_each_party_stands_in_one_group(name: str, stated: str | None, group: str) -> None:
    assert speaking._group(name, stated) == group


def test_parties_are_listed_by_what_they_are(browser: "Browser", work: Site) -> None:
    with opened(browser, work, 360) as (page, faults):
        page.goto(f"{work.address}/party")
        heads = page.locator("main h2").all_inner_texts()
        assert [each.rpartition(" ")[0] for each in heads] == [
            "Civil society and others", "UN and regional bodies, national institutions", "States",
        ]  # fmt: skip
        assert sum(int(each.rpartition(" ")[2]) for each in heads) == page.locator("main .index li").count()
        sound(page, faults)
        page.locator(".tabs").get_by_role("link", name="States").click()
        assert page.url.endswith("/party?kind=states")
        assert page.locator("main h2").count() == 1
        shown = page.locator("main .index li").all_inner_texts()
        assert any(each.startswith("Norway") for each in shown)
        assert not any("Press Watch" in each for each in shown)
        sound(page, faults)
    assert work.get("/party?kind=stars").status == 404


def test_addresses_that_take_forms_lead_back_to_the_page(work: Site) -> None:
    assert work.get("/XAV/3/45.1/position").getheader("Location") == "/XAV/3/45.1"
    assert work.get("/XAV/3/assess/44.999").status == 404
    assert work.get("/XAV/3/assess?set=none").status == 404
