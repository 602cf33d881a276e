"""A page of the website in a browser that was let in, and what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from web.websites import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["WIDTHS", "grave", "opened", "overflow", "sound"]

WIDTHS = (360, 1280)
GRAVE = {"serious", "critical"}
LOOKED_AT = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
"""What axe looks at beyond its defaults (WCAG 2.5.8); what is sound it need not tell, which takes most of its time."""
MADE = "img[src=x], script:not([src]), [onerror], u#x"
"""Elements that texts of tests would make if they were taken for markup."""


@contextmanager
def opened(browser: "Browser", site: Site, width: int, **options: object) -> Iterator[tuple["Page", list[str]]]:
    """A page of a browser that was let in, and what goes wrong in it."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    context.add_cookies([{"name": site.cookie[0], "value": site.cookie[1], "url": site.address}])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda told: faults.append(f"console: {told.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("dialog", lambda told: (faults.append(f"dialog: {told.message}"), told.dismiss()))
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


def grave(page: "Page") -> list[tuple[str, str]]:
    """What axe finds that keeps people out: the rule and the element."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=LOOKED_AT).response["violations"]
    return [(each["id"], node["html"]) for each in found if each["impact"] in GRAVE for node in each["nodes"]]


def sound(page: "Page", faults: list[str]) -> None:
    """Nothing stands out, no fault of weight, no element that a text made, nothing on the console."""
    assert overflow(page) == []
    assert page.locator(MADE).count() == 0
    assert grave(page) == []
    assert faults == []
