"""The website in a real browser: every page at 360 and 1280 px, with long words, from the right, without script."""

import gzip
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heeded.web import forms, settings
from heeded.web.urls import urlpatterns
from running import heeded
from web.browsing import WIDTHS, grave, opened, overflow, sound
from web.filling import HOSTILE, SAMPLE
from web.paths import FILES, FORMS, LEADS, PAGES, TOLD, paths
from web.websites import Site, running, sent

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ALL = [path for addresses in PAGES.values() for path in addresses]
PAGE_WEIGHT, ASSET_WEIGHT = 60_000, 40_000
"""Bytes of a page with its style and script, and of these alone, compressed."""


# A word of the interface; a code ("XAV", "A/HRC/43/90") and a number are none
WORD = re.compile(r"(?<![\w/.])[^\W\d_]{2,}(?![\w/.]*[\d/])")


SAID = {"Arvenia", *WORD.findall(HOSTILE)}
"""Words of the record."""


def is_twice(word: str) -> bool:
    half, word = len(word) // 2, word.casefold()  # the first letter of a note is made a capital
    return word[:half] == word[half:]


def test_every_page_is_looked_at() -> None:
    names = {each.name for each in urlpatterns}
    assert names == PAGES.keys() - {None} | FILES | FORMS | LEADS
    assert [name for name, addresses in PAGES.items() if not addresses] == ["import-job"]
    assert PAGES.keys() - TOLD.keys() == {None, "import-job", "assess"}  # the last leads to a screen


@pytest.mark.parametrize("path", ALL)
def test_a_page_is_sound(browser: "Browser", hostile_site: Site, facts: dict[str, str], path: str) -> None:
    """With markup in every field of the record: it is shown as text."""
    with opened(browser, hostile_site, 1280) as (page, faults):
        answer = page.goto(hostile_site.address + path.format_map(facts))
        assert answer
        assert answer.status == (404 if path == "/nowhereland" else 200)
        assert page.locator("h1").count() == 1
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            sound(page, [each for each in faults if "404" not in each])


def test_colours_of_the_night_have_contrast(browser: "Browser", hostile_site: Site) -> None:
    with opened(browser, hostile_site, 1280, color_scheme="dark") as (page, _):
        for path in ("/_/components", "/XAV/4/assess/44.1"):
            page.goto(hostile_site.address + path)
            assert grave(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_long_words_and_the_other_direction_break_nothing(
    browser: "Browser", long_site: Site, facts: dict[str, str], language: str, width: int
) -> None:
    with opened(browser, long_site, width, locale=language) as (page, _):
        for path in paths(facts):
            page.goto(long_site.address + path)
            assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
            assert "RecordRecord" in page.locator(".places").inner_text()
            assert overflow(page) == [], path
            words = "h2, thead th:not(.sheet th), .filter-title, .note-line:not([lang]), .foot p, .skip"
            own = page.locator(words).all_inner_texts()
            once = [word for text in own for word in WORD.findall(text) if not is_twice(word) and word not in SAID]
            assert path == "/_/components" or once == [], path


def test_all_of_it_can_be_read_without_script(browser: "Browser", site: Site) -> None:
    with opened(browser, site, 360, java_script_enabled=False) as (page, faults):
        page.goto(site.address)
        page.get_by_role("link", name="Arvenia").first.click()
        page.get_by_role("link", name="Review 3 · 2019").click()
        page.get_by_role("link", name="Read the recommendations").click()
        page.get_by_role("link", name="noted 10").click()
        assert page.locator(".ask").count() == 10
        page.get_by_role("link", name="46.1", exact=True).click()
        assert page.url == f"{site.address}/XAV/3/46.1"
        assert "Philippines, Senegal" in page.locator("main").inner_text()
        assert faults == []


def test_a_first_look_waits_for_the_comparison_and_goes_on(browser: "Browser", tmp_path: Path) -> None:
    heeded("build", SAMPLE, "--home", tmp_path)
    for site in running(tmp_path, HEEDED_MEANING="words"):
        with opened(browser, site, 360) as (page, faults):
            answer = page.goto(f"{site.address}/XAV/4/assess/44.1")
            assert answer
            assert answer.status == 202
            assert "Comparing" in page.locator("main").inner_text()
            given = {"party": "Lantern", "kind": "ngo", "scale": "levels", "access": "team", "status": "fully"}
            to = "/XAV/3/assess/46.1/save"  # opened before the documents changed: it waits too, and is not lost
            assert sent(site, "/sets", to, **given, seen=forms.seen(()))[0] == 303
            page.get_by_role("heading", name="Assess XAV/4/44.1").wait_for(timeout=60_000)
            assert page.title().startswith("Assess")
            page.keyboard.press("?")
            assert page.get_by_label("Use single keys on these pages").is_visible()
            page.goto(f"{site.address}/XAV/3/assess/46.1")
            assert "Lantern: fully" in page.locator(".others").inner_text()
            assert faults == []


def test_the_public_sees_what_is_public_alone(browser: "Browser", tmp_path: Path) -> None:
    folder = tmp_path / "files"
    shutil.copytree(SAMPLE / "civil-society", folder)
    (folder / "internal.txt").write_text("Submission on Arvenia for its Universal Periodic Review, by the Inner Circle")
    heeded("build", folder, "--home", tmp_path / "home")
    for access, is_shown in (("public", False), ("team", True)):
        for site in running(tmp_path / "home", HEEDED_ACCESS=access):
            assert ("Inner Circle" in site.text("/")) == is_shown


def test_what_is_sealed_is_shown_with_its_key_alone(tmp_path: Path) -> None:
    folder, home, key = (
        tmp_path / "files",
        tmp_path / "home",
        {"HEEDED_PASSPHRASE": "seven quiet lamps on the old quay"},
    )
    folder.mkdir()
    (folder / "inner.txt").write_text("Submission on Arvenia for its Universal Periodic Review, by the Inner Circle")
    (folder / "outer.txt").write_text("Submission on Arvenia for its Universal Periodic Review, by the Outer Circle")
    (folder / "heeded.yml").write_text("inner.txt:\n  access: restricted\n")
    heeded("keys", "new", "--home", home, **key)
    heeded("build", folder, "--home", home, **key)
    for more, is_shown in (({}, False), (key, True)):
        for site in running(home, **more):
            shown = site.text("/")
            assert "Outer Circle" in shown
            assert "is sealed" in shown
            assert ("Inner Circle" in shown) == is_shown
            assert ("is not shown" in shown) != is_shown


def test_an_empty_record_says_how_to_begin(tmp_path: Path) -> None:
    for site in running(tmp_path / "home"):
        for path in ("/", "/search", "/compare", "/calendar"):
            text = site.text(path)
            assert "The record is empty" in text, path
            assert "heeded build FOLDER" in text
            assert '<a class="button" href="/import">' in text


def test_the_first_page_says_what_is_next(site: Site, home_of_sample: Path) -> None:
    text = site.text("/")
    assert "The record holds 10 documents on 1 State." in text
    assert str(home_of_sample) in text
    assert text.index("Read more documents") < text.index("What lies where on this disk")


@pytest.mark.parametrize("path", ["/XAV/3", "/XAV/3/45.1", "/search?q=torture", "/XAV/4/assess/44.1", "/cases"])
def test_paper_has_what_was_read_alone(browser: "Browser", site: Site, path: str) -> None:
    with opened(browser, site, 1280) as (page, faults):
        page.goto(site.address + path)
        page.emulate_media(media="print")
        for hidden in (".top", ".filters", ".ways", "button", "input", "select", ".foot-close"):
            assert [each for each in page.locator(hidden).all() if each.is_visible()] == [], hidden
        assert page.locator("h1").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        if page.locator("thead").count():
            assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
        assert page.pdf(format="A4").startswith(b"%PDF")
        assert faults == []


def test_the_keyboard_reaches_the_content_first(browser: "Browser", site: Site) -> None:
    with opened(browser, site, 1280) as (page, _):
        page.goto(f"{site.address}/XAV")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_what_documents_hold_is_never_markup(browser: "Browser", site: Site) -> None:
    with opened(browser, site, 1280) as (page, faults):
        page.goto(f"{site.address}/_/components")
        assert page.get_by_text('<script>alert("x")</script>').count() >= 1
        assert page.locator("main script, main b:not(.legend b), main u, main i:not(a > i)").count() == 0
        assert faults == []


@pytest.mark.parametrize("path", ALL)
def test_pages_are_light(hostile_site: Site, facts: dict[str, str], path: str) -> None:
    files = [*settings.STATIC_ROOT.glob("*.css"), *settings.STATIC_ROOT.rglob("*.js")]
    assets = sum(len(gzip.compress(file.read_bytes())) for file in files)
    answer = hostile_site.get(path.format_map(facts), Accept_Encoding="gzip")
    assert answer.getheader("Content-Encoding") == "gzip"
    assert assets <= ASSET_WEIGHT
    assert len(answer.read()) + assets <= PAGE_WEIGHT
