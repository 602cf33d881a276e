"""The first quarter of an hour: from an empty record to that of one's own document, each step telling the next."""

from pathlib import Path
from typing import TYPE_CHECKING

from web.browsing import opened, sound
from web.filling import SAMPLE
from web.websites import running

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_from_an_empty_record_to_that_of_a_file_in_three_steps(browser: "Browser", tmp_path: Path) -> None:
    for site in running(tmp_path / "home", HEEDED_MEANING="words"):
        with opened(browser, site, 360) as (page, faults):
            page.goto(site.address)
            sound(page, faults)
            page.get_by_role("link", name="Import documents").click()
            page.get_by_label("Drop files here, or choose them").set_input_files(
                [SAMPLE / "cycle-3" / "a_hrc_43_90_e.pdf", SAMPLE / "civil-society" / "oral-statement-hrc57.txt"]
            )
            page.get_by_role("button", name="Import").click()
            page.get_by_text("2 documents read").wait_for(timeout=60_000)
            assert page.get_by_role("link", name="A/HRC/43/90").count() == 1
            sound(page, faults)
            page.get_by_role("link", name="See Arvenia").click()
            page.get_by_text("recommendations received").first.wait_for(timeout=60_000)
            page.get_by_role("heading", name="Of no certain review").wait_for()
            page.locator(".files a").click()
            page.get_by_role("heading", name="Text, with what it states").wait_for()
            assert faults == []
