"""The workspace in the browser: with and without script, by keyboard, in two windows, with odd words and much of it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from running import heeded
from web.browsing import opened, sound
from web.websites import Site, compared, running, sent

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

OWN = "/XAV/workspaces/spring"
ODD = "<script>alert(1)</script> <img src=x onerror=alert(2)> نص عربي \u202eabc\n'\"&amp;"


@pytest.fixture(scope="module")
def home(home_of_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Path(shutil.copytree(home_of_sample, tmp_path_factory.mktemp("desk") / "home"))
    heeded("workspace", "make", "XAV", "spring", "--cycle", "3", "--organisation", "Lantern", "--by", "Aya", home=place)
    for words in (("Torture", "--chain", "XAV/3/45.1", "--words", "First."), ("Press", "--chain", "XAV/3/46.1")):
        heeded("workspace", "add", "XAV", "spring", "--section", *words, "--by", "Aya", home=place)
    return place


@pytest.fixture(scope="module")
def work(home: Path) -> Iterator[Site]:
    for site in running(home, HEEDED_USER="Aya"):
        compared(site, "/XAV")
        yield site


def rows(home: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        heeded("workspace", "show", "XAV", "spring", "--format", "json", home=home).stdout
    )
    return found


def section(page: "Page", name: str) -> "Locator":
    return page.locator(f'.desk-section[aria-label="{name}"]')


def stands(page: "Page") -> list[tuple[str, list[str]]]:
    """Sections with their items, as the page shows them."""
    found: list[tuple[str, list[str]]] = page.evaluate(
        """() => [...document.querySelectorAll(".desk-section")].map(each => [
            each.querySelector("h3").textContent,
            [...each.querySelectorAll(".desk-item")].map(one => one.querySelector("textarea")?.value
                ?? one.querySelector(".desk-name, .desk-gone").textContent.trim())])"""
    )
    return [(name, items) for name, items in found]


def test_words_save_themselves_are_counted_and_undone(browser: "Browser", work: Site, home: Path) -> None:
    with opened(browser, work, 1280) as (page, faults):
        page.goto(work.address + OWN)
        before = int(page.locator("[data-total-count]").inner_text())
        field = page.locator("textarea[data-write]").first
        field.fill("First, and\u00a0seven more words here.")
        assert int(page.locator("[data-total-count]").inner_text()) == before + 5
        page.locator("[data-said]", has_text="Saved at").wait_for()
        sound(page, faults)
        page.reload()
        assert field.input_value() == "First, and\u00a0seven more words here."
        assert int(page.locator("[data-total-count]").inner_text()) == before + 5
        page.get_by_role("button", name="Undo").click()
        page.wait_for_url("**/XAV/workspaces/W-*")
        assert page.locator("textarea[data-write]").first.input_value() == "First."
        page.get_by_role("button", name="Redo").click()
        page.wait_for_url("**/XAV/workspaces/W-*")
        assert page.locator("textarea[data-write]").first.input_value().startswith("First, and")
    assert any(each["text"].startswith("First, and") for each in rows(home))


def test_items_are_dragged_and_moved_by_keyboard(browser: "Browser", work: Site) -> None:
    with opened(browser, work, 1280) as (page, faults):
        page.goto(work.address + OWN)
        torture, press = stands(page)
        first = page.locator(".desk-item.is-chain").first
        target = section(page, "Press").locator(".desk-item").first
        with page.expect_response(lambda answer: answer.url.endswith("/change") and answer.ok):
            first.locator("[data-grip]").drag_to(target, target_position={"x": 200, "y": 4})
        section(page, "Press").locator(".desk-item").nth(1).wait_for()
        assert stands(page) == [("Torture", torture[1][1:]), ("Press", [torture[1][0], *press[1]])]
        up = page.get_by_role("button", name=f"Up: {torture[1][0]}")
        up.focus()
        with page.expect_response(lambda answer: answer.url.endswith("/change") and answer.ok):
            page.keyboard.press("Enter")
        section(page, "Torture").locator(".desk-item").nth(1).wait_for()
        assert page.evaluate("document.activeElement.value") == "up"  # the focus stays
        assert stands(page)[0][1] == [*torture[1][1:], torture[1][0]]
        page.reload()
        assert stands(page)[0][1] == [*torture[1][1:], torture[1][0]]
        sound(page, faults)


def test_what_is_found_is_dragged_in_or_added(browser: "Browser", work: Site, home: Path) -> None:
    with opened(browser, work, 1280) as (page, faults):
        page.goto(f"{work.address}{OWN}?q=torture")
        hits = page.locator("[data-target]")
        named = hits.first.locator("a").inner_text()
        with page.expect_response(lambda answer: answer.url.endswith("/change") and answer.ok):
            hits.first.locator("[data-grip]").drag_to(section(page, "Press").locator("h3"))
        section(page, "Press").locator(".desk-name", has_text=named).wait_for()
        quote = page.locator("[data-target]", has_text="Claim").first
        quote.get_by_role("button", name="Add").click()
        page.locator(".desk-item.is-quote").wait_for()
        sound(page, faults)
    assert {"quote", "chain"} <= {each["kind"] for each in rows(home)}


def test_the_finder_has_pages_and_keeps_what_was_typed(browser: "Browser", work: Site, home: Path) -> None:
    with opened(browser, work, 1280) as (page, faults):
        page.goto(work.address + OWN)
        finder = page.locator("#finder")
        page.locator("textarea[data-write]").first.fill("Typed before looking.")
        finder.get_by_label("Words", exact=True).fill("law")
        finder.get_by_role("button", name="Find").click()
        page.wait_for_url("**q=law**")
        assert page.locator("textarea[data-write]").first.input_value() == "Typed before looking."
        first = [each.get_attribute("data-target") for each in page.locator("[data-target]").all()]
        page.locator("textarea[data-write]").first.fill("Typed before the next page.")
        finder.get_by_role("link", name="Next").first.click()
        page.wait_for_url("**part=2**")
        assert page.locator("textarea[data-write]").first.input_value() == "Typed before the next page."
        second = [each.get_attribute("data-target") for each in page.locator("[data-target]").all()]
        assert len(first) == 20
        assert second
        assert not {*first} & {*second}
        finder.get_by_label("What", exact=True).select_option("Concerns")
        finder.get_by_role("button", name="Find").click()
        page.wait_for_url("**type=concern**")
        assert {each.inner_text() for each in page.locator("[data-target] .ask-head a").all()} == {"Concern"}
        page.goto(f"{work.address}{OWN}?q=XAV/3/45.1")
        assert page.locator("[data-target]").count() == 1  # found by its address
        stood = page.locator('[data-target="XAV/3/45.1"] .standing')
        assert stood.inner_text() == "Stands in Torture"
        sound(page, faults)
        page.locator('[data-target="XAV/3/45.1"]').get_by_role("button", name="Add").click()
        page.locator("[data-said]", has_text="XAV/3/45.1 stands in “Torture” already").wait_for()


def test_a_source_is_a_footnote_and_counts_no_words(browser: "Browser", work: Site, home: Path) -> None:
    heeded("workspace", "add", "XAV", "spring", "--section", "Sourced", "--words", "One", "--by", "Aya", home=home)
    with opened(browser, work, 1280) as (page, _):
        page.goto(work.address + OWN)
        field = section(page, "Sourced").locator("textarea").last
        field.fill(
            "Police held 4,321 people ^[Lantern, letter of [name], 3 May] in all.\n"
            "- one ^[https://a.example/b]\n- two ^[ ]"
        )
        count = section(page, "Sourced").locator("[data-count]").last.inner_text()
        page.locator("[data-said]", has_text="Saved at").wait_for()
        page.reload()
        assert section(page, "Sourced").locator("[data-count]").last.inner_text() == count == "10"
    assert "4,321" not in compared(work, f"{OWN}/check")
    paper = compared(work, f"{OWN}/submission")
    assert "Lantern, letter of [name], 3 May" in paper
    assert 'href="https://a.example/b"' in paper
    assert "^[Lantern" not in paper
    text = work.text(f"{OWN}/submission.md")
    assert re.search(r"^\[\d+\] Lantern, letter of \[name\], 3 May\.$", text, re.M)


def test_a_choice_of_section_offers_to_move_there(browser: "Browser", work: Site, home: Path) -> None:
    for name in ("Here", "There"):
        heeded("workspace", "add", "XAV", "spring", "--section", name, "--words", name, "--by", "Aya", home=home)
    with opened(browser, work, 360, has_touch=True, is_mobile=True) as (page, faults):
        page.goto(work.address + OWN)
        own = section(page, "Here")
        move = own.locator("[data-move]")
        assert not move.is_visible()
        assert not own.locator("[data-grip]").is_visible()
        own.locator("select[name=into]").select_option("There")
        assert move.is_visible()
        move.tap()
        section(page, "There").locator(".desk-item").nth(1).wait_for()
        assert own.locator(".desk-item").count() == 0
        small = page.evaluate(
            """() => [...document.querySelectorAll(".desk-tools button")].map(each => each.getBoundingClientRect())
                .filter(each => each.width && (each.height < 44 || each.width < 44)).length"""
        )
        assert small == 0
        sound(page, faults)


def test_on_paper_stands_the_text_alone(browser: "Browser", work: Site, home: Path) -> None:
    heeded(
        "workspace", "add", "XAV", "spring", "--section", "Printed", "--words", "Of paper.", "--by", "Aya", home=home
    )
    with opened(browser, work, 1280) as (page, _):
        page.goto(work.address + OWN)
        own = section(page, "Printed")
        own.get_by_role("button", name=re.compile("Add words of your own")).click()
        own.locator(".desk-item").nth(1).wait_for()
        page.emulate_media(media="print")
        assert [each.is_visible() for each in own.locator("textarea").all()] == [True, False]  # the other one is empty
        assert page.locator(".desk-name").first.is_visible()
        assert not any(each.is_visible() for each in page.locator(TOOLS).all())


def test_an_outline_says_what_found_no_room(work: Site, home: Path) -> None:
    confirm = ("rules", "confirm", "words_individual", "--source", "s", "--date", "2026-01-01", "--by", "Aya")
    page = "/XAV/workspaces"
    heeded(*confirm, "--value", "500", home=home)
    try:
        status, address = sent(work, page, page, name="full", cycle="3", organisations="", begin="yes")
    finally:
        heeded(*confirm, "--value", "2815", home=home)
    assert status == 303
    told = compared(work, address)
    notice = told[told.index("The outline had no room") :].partition("</div>")[0]
    left = re.findall(r'<a href="/XAV/3/[\d.]+">(XAV/3/[\d.]+)</a>', notice)
    assert len(left) == 12
    assert re.search(r"And \d+ more\.", notice)
    own = address.partition("?")[0]
    shown = json.loads(heeded("workspace", "show", "XAV", "full", "--format", "json", home=home).stdout)
    assert not {*left} & {each["name"] for each in shown if each["part"] == "implementation"}
    heeded("workspace", "add", "XAV", "full", "--section", "Late", "--chain", left[0], "--by", "Aya", home=home)
    again = compared(work, f"{own}?left={left[0]},{left[1]},XAV/3/99.9,<b>&more=x")
    notice = again[again.index("The outline had no room") :].partition("</div>")[0]
    assert re.findall(r">(XAV/3/[\d.]+)</a>", notice) == [left[1]]
    assert "<b>" not in notice
    assert "more." not in notice


def test_two_windows_lose_nothing(browser: "Browser", work: Site, home: Path) -> None:
    with opened(browser, work, 1280) as (page, faults), opened(browser, work, 360) as (other, _):
        for each in (page, other):
            each.goto(work.address + OWN)
        page.locator("textarea[data-write]").first.fill("From the first window.")
        page.locator("[data-said]", has_text="Saved at").wait_for()
        other.locator("textarea[data-write]").first.fill("From the second window.")
        other.locator("[data-said]", has_text="Both texts are kept").wait_for()
        assert [each.input_value() for each in other.locator("textarea[data-write]").all()[:2]] == [
            "From the first window.", "From the second window.",
        ]  # fmt: skip
        other.locator("textarea[data-write]").nth(1).fill("From the second window, more.")
        other.locator("[data-said]", has_text="Saved at").wait_for()
        assert faults == []
    texts = [each["text"] for each in rows(home)]
    assert "From the first window." in texts
    assert "From the second window, more." in texts


TOOLS = ".desk button:not(.unseen), #finder, #check, .desk-tools"
HOLD = """() => {
    const asked = window.fetch;
    const free = new Promise((done) => { window.letGo = done; });
    window.fetch = (...all) => asked(...all).then(async (answer) => { await free; return answer; });
}"""


@pytest.mark.parametrize("what", ["Up", "Take out"])
def test_words_typed_while_a_move_is_under_way_are_kept(browser: "Browser", work: Site, home: Path, what: str) -> None:
    heeded("workspace", "add", "XAV", "spring", "--section", "Moves", "--words", f"{what} one", "--words", "Two",
           "--by", "Aya", home=home)  # fmt: skip
    with opened(browser, work, 1280) as (page, faults):
        page.goto(work.address + OWN)
        own = section(page, "Moves")
        page.evaluate(HOLD)
        own.get_by_role("button", name=re.compile(f"^{what}")).last.click()
        typed = f"Typed during {what}."
        own.locator("textarea").last.fill(typed)
        page.evaluate("window.letGo()")
        page.wait_for_function("text => [...document.querySelectorAll('textarea')].some(each => each.value === text)",
                               arg=typed)  # fmt: skip
        page.locator("[data-said]", has_text=re.compile("Saved at|your words are kept in “Moves”")).wait_for()
        assert faults == []
    texts = [each["text"] for each in rows(home)]
    assert typed in texts
    assert f"{what} one" in texts


def test_words_on_an_item_taken_out_in_another_window_say_where_they_are(
    browser: "Browser", work: Site, home: Path
) -> None:
    heeded("workspace", "add", "XAV", "spring", "--section", "Gone", "--words", "Mine", "--by", "Aya", home=home)
    with opened(browser, work, 1280) as (page, faults):
        page.goto(work.address + OWN)
        field = section(page, "Gone").locator("textarea").last
        item = str(field.evaluate("each => each.closest('[data-item]').dataset.item"))
        assert sent(work, OWN, f"{OWN}/change", what="remove", item=item)[0] == 303
        field.fill("Mine, and more.")
        page.locator("[data-said]", has_text="your words are kept in “Gone”").wait_for()
        assert section(page, "Gone").locator("textarea").last.input_value() == "Mine, and more."
        assert faults == []
    assert [each["section"] for each in rows(home) if each["text"] == "Mine, and more."] == ["Gone"]


def test_words_are_counted_as_the_check_counts_where_nothing_stood(browser: "Browser", work: Site) -> None:
    with opened(browser, work, 1280) as (page, faults):
        page.goto(work.address + OWN)
        page.get_by_text("Add a section").click()
        page.get_by_label("Heading").first.fill("What is to be done now")
        page.get_by_label("Part").first.select_option("Recommendations")
        page.get_by_role("button", name="Add the section").click()
        page.wait_for_url(re.compile("#S-"))
        own = section(page, "What is to be done now")
        own.get_by_role("button", name="Add words of your own").click()
        own.locator("textarea").fill("Amend the law.")
        page.locator("[data-said]", has_text="Saved at").wait_for()
        live = page.locator("[data-total-count]").inner_text()
        assert own.locator("[data-count-of]").inner_text() == "9"
        page.reload()
        assert page.locator("[data-total-count]").inner_text() == live
        checked = compared(work, f"{OWN}/check")
        assert f"{live} words of" in checked
        assert faults == []


def test_an_undo_says_what_it_took_back_and_asks_before_it_takes_back_anothers(
    browser: "Browser", work: Site, home: Path
) -> None:
    with opened(browser, work, 1280) as (page, _):
        page.goto(work.address + OWN)
        page.locator("textarea[data-write]").first.fill("Mine alone.")
        page.locator("[data-said]", has_text="Saved at").wait_for()
        heeded(
            "workspace", "add", "XAV", "spring", "--section", "Torture", "--words", "By Ben", "--by", "Ben", home=home
        )
        page.locator("[data-undo]").click()
        said = page.locator("[data-said]")
        said.get_by_text("Nothing was undone: the last change is by Ben (Words in “Torture”: “By Ben”).").wait_for()
        assert "By Ben" in [each["text"] for each in rows(home)]
        page.get_by_role("button", name="Undo what Ben did").click()
        said.get_by_text("Undone: Words in “Torture”: “By Ben” (Ben)").wait_for()
        assert "By Ben" not in [each["text"] for each in rows(home)]
        page.get_by_role("button", name="Undo", exact=True).click()
        said.get_by_text("Undone: Words in “Torture”: “Mine alone.”").wait_for()
        assert "did=" not in page.url


@pytest.mark.parametrize("width", [360, 1280])
def test_the_state_of_saving_stays_in_sight(browser: "Browser", work: Site, width: int) -> None:
    with opened(browser, work, width) as (page, faults):
        page.goto(work.address + OWN)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        box = page.locator("[data-said]").bounding_box()
        total = page.locator("[data-total]").bounding_box()
        assert box
        assert total
        assert 0 <= min(box["y"], total["y"]) <= max(box["y"], total["y"]) < 200
        if width == 360:
            page.get_by_role("navigation", name="On this page").get_by_text("Outline").click()
            page.get_by_role("heading", name="Outline").wait_for()
        sound(page, faults)


def test_every_step_is_told(browser: "Browser", work: Site, home: Path) -> None:
    heeded("workspace", "add", "XAV", "spring", "--section", "Told", "--words", "One", "--words", "Two", "--by", "Aya",
           home=home)  # fmt: skip
    with opened(browser, work, 1280) as (page, _):
        page.goto(work.address + OWN)
        own, said = section(page, "Told"), page.locator("[data-said]")
        for button, words in (
            ("Up: Two", "Moved, in “Told”: “Two”"), ("Down: Two", "Moved, in “Told”"),
            ("Take out: Two", "Taken out of “Told”: “Two”"), ("Add words", "Words in “Told”: nothing yet"),
        ):  # fmt: skip
            own.get_by_role("button", name=re.compile(f"^{button}")).last.click()
            said.get_by_text(words).wait_for()


def test_the_cover_is_saved_as_it_was_filled_in(browser: "Browser", work: Site) -> None:
    with opened(browser, work, 1280) as (page, _):
        page.goto(work.address + OWN)
        for organisations in ("Lantern", "Lantern\nAnchor & Sons"):
            page.get_by_text("Cover and readers").click()
            assert page.get_by_label("Who submits").input_value() == "Lantern"
            page.get_by_label("Who submits").fill(organisations)
            page.get_by_label("Keywords").fill("torture")
            page.get_by_label("Session of the Working Group").fill("55")
            page.get_by_label("Name of the workspace").fill("Spring")
            page.locator("#cover").get_by_role("button", name="Save").click()
            page.wait_for_load_state()
        page.get_by_text("Cover and readers").click()
        assert page.get_by_label("Who submits").input_value() == "Lantern\nAnchor & Sons"
        assert page.get_by_label("Session of the Working Group").input_value() == "55"
        assert page.locator("h1").inner_text() == "Spring"


def test_a_workspace_that_cannot_be_made_keeps_what_was_typed(work: Site) -> None:
    page = "/XAV/workspaces"
    for name, said in (("..", "has a letter or a digit"), ("spring", "There is a workspace")):
        status, text = sent(work, page, page, name=name, cycle="3", organisations="Lantern\nAnchor")
        assert status == 400
        assert said in text
        assert f'value="{name}"' in text
        assert "Lantern\nAnchor</textarea>" in text


def test_a_line_without_words_names_nobody_who_submits(work: Site) -> None:
    typed = {"organisations": "Lantern\r\n\r\n Anchor", "name": "two", "cycle": "3"}
    _, address = sent(work, "/XAV/workspaces", "/XAV/workspaces", **typed)
    assert ">Lantern\nAnchor</textarea>" in compared(work, address)


def test_a_lost_connection_keeps_the_words_and_says_so(browser: "Browser", work: Site, home: Path) -> None:
    with opened(browser, work, 1280) as (page, _):
        page.goto(work.address + OWN)
        page.context.set_offline(True)
        page.locator("textarea[data-write]").first.fill("Written on a train.")
        page.locator("[data-said]", has_text="Not saved yet: Heeded does not answer").wait_for()
        assert page.locator("textarea[data-write]").first.input_value() == "Written on a train."
        page.context.set_offline(False)
        page.locator("[data-said]", has_text="Saved at").wait_for(timeout=20_000)
    assert "Written on a train." in [each["text"] for each in rows(home)]


def test_all_of_it_works_without_script(browser: "Browser", work: Site) -> None:
    with opened(browser, work, 360, java_script_enabled=False) as (page, _):
        page.goto(work.address + OWN)
        page.get_by_text("Add a section").click()
        page.get_by_label("Heading").first.fill("Children")
        page.get_by_role("button", name="Add the section").click()
        page.get_by_role("button", name=re.compile("Add words of your own.*Children")).click()
        mine = section(page, "Children")
        mine.locator("textarea").fill(ODD)
        mine.get_by_role("button", name=re.compile("^Up")).click()  # words are kept, whatever the button
        assert page.locator("main script, main img").count() == 0
        texts = [each.input_value() for each in page.locator("textarea[data-write]").all()]
        assert ODD in texts
        page.get_by_label("Words", exact=True).fill("torture")
        page.get_by_role("button", name="Find").click()
        page.get_by_label("Add to").select_option("Children")
        new = page.locator("[data-target]:not(:has(.standing))").first
        new.get_by_role("button", name=re.compile("^Add X")).click()
        assert section(page, "Children").locator(".desk-item.is-chain").count() == 1
        page.get_by_role("button", name="Undo").click()
        assert section(page, "Children").locator(".desk-item.is-chain").count() == 0
        page.get_by_text("See what does not fit the rules").click()
        assert "The cover does not give how to reach it" in page.locator("main").inner_text()


def test_the_check_leads_to_the_item_and_the_paper_is_to_be_had(work: Site) -> None:
    page = compared(work, f"{OWN}?q=")
    item = re.findall(r'name="item" value="(I-\w+)">\s*<button class="unseen"[^<]*</button>\s*<input', page)[0]
    seen = re.search(rf'value="{item}">.*?name="seen" value="([^"]+)"', page, re.S)
    assert seen
    told = "Police held 12,345 people and journalist Ilse Dorn."
    fields = {"what": "write", "item": item, "seen": seen[1], "words": told}
    assert sent(work, OWN, f"{OWN}/change", **fields)[1].endswith(f"#{item}")
    found = compared(work, f"{OWN}/check")
    assert "12,345: no source beside it." in found
    assert re.search(rf'href="/XAV/workspaces/W-\w+#{item}"', found)
    paper = compared(work, f"{OWN}/submission")
    assert "Police held 12,345 people" in paper
    assert "Ilse Dorn is named" in paper[: paper.index("submission.docx")]  # before the buttons
    russian = compared(work, f"{OWN}/submission?access=public&language=ru")
    assert '<option value="ru" selected>русский</option>' in russian
    answer = work.get(f"{OWN}/submission.docx?access=public&language=ru")
    assert answer.status == 200
    assert answer.read().startswith(b"PK")


def test_from_other_pages_things_are_added(work: Site, home: Path) -> None:
    heeded("workspace", "make", "XAV", "autumn", "--by", "Aya", home=home)
    ids = {name: re.findall(rf'label="(?i:{name})[^"]*"><option value="(W-\w+)', compared(work, "/XAV/3/46.2"))[0]
           for name in ("Spring", "autumn")}  # fmt: skip
    text = compared(work, "/documents/A/HRC/57/90?part=2")
    take = re.findall(r'form="to-workspace-form" name="id" value="([0-9a-f]{20})"', text)[0]
    for path, target in (("/XAV/3/46.2", "XAV/3/46.2"), ("/search?q=torture&state=XAV", "XAV/4/44.1"),
                         ("/documents/A/HRC/57/90?part=2", take)):  # fmt: skip
        fields = {"what": "add", "into": ids["Spring"], "heading": "Elsewhere", "id": target}
        assert "to-workspace-form" in compared(work, path)
        for said in ("Taken in", "Stood there already"):
            status, address = sent(work, path, "/XAV/workspaces", **fields, next=path)
            assert status == 303
            assert address.startswith(path)
            page = compared(work, address.partition("#")[0])
            told = re.findall(r'id="taken" role="status"><strong>([^<]+)</strong> (.*?)</span>', page, re.S)
            assert [each for each, _ in told] == [said]
            assert re.search(r'href="/XAV/workspaces/W-\w+#I-\w+" dir="auto">“Elsewhere” of [Ss]pring<', told[0][1])
    assert [each["name"] for each in rows(home) if each["section"] == "Elsewhere"][:2] == ["XAV/3/46.2", "XAV/4/44.1"]
    page = compared(work, "/XAV/3/46.2")
    marks = re.findall(r'<optgroup label="(?:autumn|[Ss]pring)([^"]*)"', page)
    assert marks == ["", " (has it)"]
    assert re.search(rf'<option value="{ids["Spring"]} S-\w+" selected>[Ss]pring: Elsewhere</option>', page)
    assert (
        sent(work, "/XAV/3/46.2", "/XAV/workspaces", what="add", into=f"{ids['Spring']} S-000000", id="XAV/3/46.3")[0]
        == 400
    )


def test_a_workspace_is_deleted_by_whoever_says_that_it_may_be(browser: "Browser", work: Site, home: Path) -> None:
    heeded("workspace", "make", "XAV", "short-lived", "--by", "Aya", home=home)
    heeded("workspace", "add", "XAV", "short-lived", "--words", "Few.", "--by", "Aya", home=home)
    path = "/XAV/workspaces/short-lived"
    own = re.findall(r'action="([^"]+)/delete"', compared(work, path))[0]
    assert sent(work, path, f"{own}/delete", items="1")[0] == 400
    assert sent(work, path, f"{own}/delete", items="0", sure="yes")[0] == 409
    assert work.get(f"{own}/delete").status == 303
    with opened(browser, work, 360) as (page, faults):
        page.goto(work.address + path)
        page.get_by_text("Delete the workspace").click()
        assert "“short-lived” with 1 item and its whole history" in page.locator("#delete").inner_text()
        page.locator("textarea[data-write]").fill("Not saved yet.")
        page.get_by_role("button", name="Delete it").click()
        assert work.get(own).status == 200  # not without the tick
        page.get_by_label("It may be deleted for good").check()
        page.get_by_role("button", name="Delete it").click()
        page.get_by_text("The workspace is deleted for good.").wait_for()
        sound(page, faults)
    assert "short-lived" not in compared(work, "/XAV/workspaces")
    assert work.get(own).status == 404


@pytest.mark.parametrize("fields", [
    {"what": "dance"}, {"what": "add"}, {"what": "add", "into": "S-000000", "target": "XAV/3/45.1"},
    {"what": "move", "item": "I-000000", "into": "x"}, {"what": "remove", "item": "I-000000"},
    {"what": "return", "to": "yesterday"}, {"what": "return", "to": "2020-01-01T00:00:00+00:00"},
    {"what": "section", "title": "x", "part": "end"}, {"what": "section", "title": "x" * 301, "part": "developments"},
    {"what": "cover", "access": "all"}, {"what": "cover", "session": "next"}, {"what": "cover", "session": "0"},
    {"what": "write", "item": "I-000000", "words": "x" * 200_001},
])  # fmt: skip
def test_what_cannot_be_done_is_told_and_changes_nothing(work: Site, fields: dict[str, str]) -> None:
    before = re.findall(r'id="([SI]-\w+)"', compared(work, OWN))
    assert sent(work, OWN, f"{OWN}/change", **fields)[0] == 400
    assert re.findall(r'id="([SI]-\w+)"', compared(work, OWN)) == before
    assert work.get("/XAV/workspaces/nothing").status == 404
