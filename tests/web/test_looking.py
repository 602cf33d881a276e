"""The website in a real browser: every page at 360 and 1280 px, with long words, from the right, without script."""

import gzip
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heeded import cli
from heeded.web import settings
from running import heeded
from web.websites import Site, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SAMPLE = Path(cli.__file__).parents[1] / "sample" / "arvenia"
PAGES = (
    "/", "/XAV", "/XAV/3", "/XAV/4", "/XAV/3/recommendations", "/XAV/3/recommendations?position=noted", "/XAV/3/45.1",
    "/XAV/4/44.1", "/documents/A/HRC/43/90", "/documents/A/HRC/43/90?part=2", "/search",
    "/search?q=women+police&position=supported", "/by", "/by/FRA", "/by/FRA/XAV", "/XAV/charts",
    "/XAV/figures", "/XAV/events", "/compare?states=XAV", "/calendar", "/cite/XAV/3/45.1",
    "/_/components",
)  # fmt: skip
WIDTHS = (360, 1280)
GRAVE = {"serious", "critical"}
PAGE_WEIGHT, ASSET_WEIGHT = 60_000, 40_000
"""Bytes of a page with its style and script, and of these alone, compressed."""


# A word of the interface; a code ("XAV", "A/HRC/43/90") and a number are none
WORD = re.compile(r"(?<![\w/.])[^\W\d_]{2,}(?![\w/.]*[\d/])")


def is_twice(word: str) -> bool:
    half = len(word) // 2
    return word[:half] == word[half:]


@contextmanager
def opened(browser: "Browser", site: Site, width: int, **options: object) -> Iterator[tuple["Page", list[str]]]:
    """A page of a browser that was let in, and what goes wrong in it."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    context.add_cookies([{"name": site.cookie[0], "value": site.cookie[1], "url": site.address}])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda told: faults.append(f"console: {told.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda sent: None if sent.url.startswith(site.address) else faults.append(f"asks {sent.url}"))
    try:
        yield page, faults
    finally:
        context.close()


def overflow(page: "Page") -> list[str]:
    """What stands out beyond the page's width, and lies in no frame of its own that can be moved."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
        [...document.querySelectorAll("main *, header *")].filter(each => {
            const box = each.getBoundingClientRect();
            return (box.right > window.innerWidth + 1 || box.left < -1) && !each.closest(".table-frame");
        }).map(each => each.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound(browser: "Browser", site: Site, path: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, site, width) as (page, faults):
        answer = page.goto(site.address + path)
        assert answer
        assert answer.status == 200
        assert page.locator("h1").count() == 1
        assert overflow(page) == []
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in GRAVE] == []
        assert faults == []


def test_colours_of_the_night_have_contrast(browser: "Browser", site: Site) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, site, 1280, color_scheme="dark") as (page, _):
        for path in ("/_/components", "/XAV/3/45.1"):
            page.goto(site.address + path)
            found = Axe().run(page).response["violations"]
            assert [each["id"] for each in found if each["impact"] in GRAVE] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_long_words_and_the_other_direction_break_nothing(
    browser: "Browser", long_site: Site, language: str, width: int
) -> None:
    with opened(browser, long_site, width, locale=language) as (page, _):
        for path in PAGES:
            page.goto(long_site.address + path)
            assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
            assert "RecordRecord" in page.locator(".places").inner_text()
            assert overflow(page) == [], path
            own = page.locator("h2, thead th, .filter-title, .note-line, .foot p, .skip").all_inner_texts()
            once = [word for text in own for word in WORD.findall(text) if not is_twice(word) and word != "Arvenia"]
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
            answer = page.goto(f"{site.address}/XAV")
            assert answer
            assert answer.status == 202
            assert "Comparing" in page.locator("main").inner_text()
            page.get_by_role("link", name="Review 3 · 2019").wait_for(timeout=60_000)
            assert "Arvenia" in page.title()
            assert faults == []


def test_the_public_sees_what_is_public_alone(browser: "Browser", tmp_path: Path) -> None:
    folder = tmp_path / "files"
    shutil.copytree(SAMPLE / "civil-society", folder)
    (folder / "internal.txt").write_text("Submission on Arvenia for its Universal Periodic Review, by the Inner Circle")
    heeded("build", folder, "--home", tmp_path / "home")
    for access, is_shown in (("public", False), ("team", True)):
        for site in running(tmp_path / "home", HEEDED_ACCESS=access):
            assert ("Inner Circle" in site.text("/")) == is_shown


@pytest.mark.skipif(sys.platform == "win32", reason="no such names of files")
def test_hostile_documents_stay_text(browser: "Browser", tmp_path: Path) -> None:
    folder, hostile = tmp_path / "files", '<img src=x onerror="alert(1)"><script>alert(2)<|script>'
    shutil.copytree(SAMPLE / "cycle-3", folder)
    words = f"Submission on Arvenia for its Universal Periodic Review, by {hostile.replace('|', '/')}"
    (folder / f"{hostile}.txt").write_text(f"{words}\n\nIn 2019 police killed 12 people in Velm, said {hostile}.\n")
    heeded("build", folder, "--home", tmp_path / "home")
    for site in running(tmp_path / "home", HEEDED_MEANING="words"):
        with opened(browser, site, 1280) as (page, faults):
            page.on("dialog", lambda told: faults.append(told.message))
            page.goto(site.address)
            page.get_by_role("link", name="onerror").first.click()
            page.locator("h1", has_text="onerror").wait_for()
            page.goto(f"{site.address}/XAV")
            page.get_by_role("link", name="Review 3 · 2019").wait_for(timeout=60_000)
            assert page.locator("main img:not(.chart-picture), main script").count() == 0
            assert faults == []


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
        assert page.locator("main script, main b:not(.legend b), main u, main i").count() == 0
        assert faults == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_light(site: Site, path: str) -> None:
    files = [settings.STATIC_ROOT / "app.css", *(settings.STATIC_ROOT / "vendor").glob("*.js")]
    assets = sum(len(gzip.compress(file.read_bytes())) for file in files)
    answer = site.get(path, Accept_Encoding="gzip")
    assert answer.getheader("Content-Encoding") == "gzip"
    assert assets <= ASSET_WEIGHT
    assert len(answer.read()) + assets <= PAGE_WEIGHT
