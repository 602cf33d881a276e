"""The website by keyboard alone, with other spacing, other colours and without motion, as people need it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from web.browsing import opened, overflow
from web.websites import Site, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOCUSED = """() => {
    const own = document.activeElement, style = getComputedStyle(own), box = own.getClientRects()[0];
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return {
        name: [...(own.labels ?? [])].map(each => each.textContent).join(" ") || own.ariaLabel || own.textContent,
        isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        isSeen: box.bottom > 0 && box.top < innerHeight && own.contains(top),
        isEnd: own === document.body,
    };
}"""
"""What has the focus: what it is called, whether it is marked, and whether nothing lies on it."""
CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(each => {
    const style = getComputedStyle(each), isCut = ["hidden", "clip"].includes(style.overflowX);
    return isCut && style.clipPath === "none" && !each.closest("svg")
        && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map(each => each.outerHTML.slice(0, 120))"""
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
"""The spacing that WCAG 1.4.12 asks pages to bear."""
SPACED = ("/", "/XAV", "/XAV/3", "/XAV/3/45.1", "/XAV/4/assess/44.1", "/search?q=police", "/import", "/cases", "/sets")


@pytest.fixture(scope="module")
def desk(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The website of a record that a person works on."""
    home = tmp_path_factory.mktemp("desk") / "home"
    shutil.copytree(demo, home)
    yield from running(home, HEEDED_USER="Aya")


def stops(page: "Page", most: int = 400) -> Iterator[str]:
    """What Tab reaches, one after the other, each seen and marked; until the end of the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found["isEnd"]:
            return
        name = " ".join(found["name"].split())
        assert found["isMarked"], name
        assert found["isSeen"], name
        yield name
    raise AssertionError("Tab does not reach the end of the page")


def tab_to(page: "Page", wanted: str) -> None:
    assert any(name.startswith(wanted) for name in stops(page)), wanted


def test_from_the_first_page_to_an_assessment_by_keyboard_alone(browser: "Browser", desk: Site) -> None:
    with opened(browser, desk, 1280) as (page, faults):
        page.goto(desk.address)
        for link in ("Arvenia", "Review 3", "Assess"):
            tab_to(page, "Skip to the content")
            page.keyboard.press("Enter")
            tab_to(page, link)
            with page.expect_navigation():
                page.keyboard.press("Enter")
        first = page.url
        tab_to(page, "Party")
        page.keyboard.type("Lantern Coalition")
        tab_to(page, "Fully")
        page.keyboard.press("ArrowDown")
        assert page.get_by_label("partially").is_checked()
        tab_to(page, "Why")
        page.keyboard.type("The law was changed, and nothing else.")
        tab_to(page, "Save")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url != first
        assert page.get_by_label("Party", exact=True).input_value() == "Lantern Coalition"  # asked for once (3.3.7)
        page.goto(first)
        assert "Lantern Coalition: partially" in page.locator(".others").inner_text()
        assert faults == []


@pytest.mark.parametrize("width", [360, 640, 1280])
@pytest.mark.parametrize("path", ["/XAV/4/assess/44.1", "/search?q=police", "/compare?states=XAV"])
def test_what_has_the_focus_is_marked_and_nothing_lies_on_it(
    browser: "Browser", desk: Site, path: str, width: int
) -> None:
    with opened(browser, desk, width) as (page, _):
        page.goto(desk.address + path)
        assert len(list(stops(page))) > 10
        assert page.locator("[tabindex]:not([tabindex='-1'], [tabindex='0'])").count() == 0


def test_single_keys_can_be_switched_off_and_stay_so(browser: "Browser", desk: Site) -> None:
    with opened(browser, desk, 1280) as (page, _):
        page.goto(f"{desk.address}/XAV/4/assess/44.1")
        page.keyboard.press("?")
        page.get_by_label("Use single keys on these pages").uncheck()
        page.locator("h1").click()
        for key in ("n", "3"):
            page.keyboard.press(key)
        page.reload()
        page.keyboard.press("3")
        assert page.url == f"{desk.address}/XAV/4/assess/44.1"
        assert page.locator("input[name=status]:checked").count() == 0
        page.locator(".keys summary").click()
        page.get_by_label("Use single keys on these pages").check()
        page.locator("h1").click()
        page.keyboard.press("3")
        assert page.get_by_label("not implemented").is_checked()


@pytest.mark.parametrize("width", [360, 640, 1280])
def test_wide_spacing_cuts_nothing_off(browser: "Browser", desk: Site, width: int) -> None:
    with opened(browser, desk, width) as (page, _):
        for path in SPACED:
            page.goto(desk.address + path)
            page.evaluate(SPACING)
            assert overflow(page) == [], path
            assert page.evaluate(CLIPPED) == [], path


def test_nothing_moves_for_whoever_wants_no_motion(browser: "Browser", desk: Site) -> None:
    moving = """() => document.getAnimations().length + [...document.querySelectorAll("*")].filter(each => {
        const style = getComputedStyle(each);
        return parseFloat(style.transitionDuration) || style.scrollBehavior === "smooth";
    }).length"""
    with opened(browser, desk, 1280, reduced_motion="reduce") as (page, _):
        page.goto(f"{desk.address}/_/components")
        page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<span class=busy></span>')")
        assert page.evaluate(moving) == 0


def test_colours_that_a_person_forces_leave_what_colours_tell(browser: "Browser", desk: Site) -> None:
    colours = "each => each.map(one => getComputedStyle(one).backgroundColor)"
    with opened(browser, desk, 1280, forced_colors="active") as (page, _):
        page.goto(f"{desk.address}/_/components")
        swatches = page.locator(".legend .swatch").evaluate_all(colours)
        assert len(set(swatches)) == len(swatches)  # beside each colour of a bar stands what it is
        current, other = (page.locator(f".tabs a{which}").first for which in ("[aria-current]", ":not([aria-current])"))
        edge = "one => getComputedStyle(one).borderBlockEndColor"
        assert current.evaluate(edge) != other.evaluate(edge)
