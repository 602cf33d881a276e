"""Charts, counts, events, comparison and calendar on pages: what is drawn loads, and is the record's."""

import csv
import gzip
import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heeded.reports.charts import CHARTS
from running import heeded
from web.browsing import grave, opened, overflow
from web.test_looking import SAMPLE
from web.websites import Site, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHARTS_WEIGHT = 700_000
"""Bytes of a page with all its pictures, compressed."""


def test_a_chart_is_a_file_of_each_kind_and_its_numbers_are_those_of_the_record(site: Site) -> None:
    for ending, begins, kind in (("svg", b"<svg ", "image/svg+xml"), ("png", b"\x89PNG", "image/png")):
        answer = site.get(f"/XAV/charts/positions.{ending}")
        assert (answer.status, answer.getheader("Content-Type")) == (200, kind)
        assert answer.getheader("Content-Disposition") == f'attachment; filename="XAV-positions.{ending}"'
        assert answer.getheader("Cache-Control") == "no-store"
        assert answer.read().startswith(begins)
    rows = list(csv.reader(io.StringIO(site.text("/XAV/charts/positions.csv").lstrip("\ufeff"))))
    assert rows == [
        ["Review", "All", "Supported", "Supported in part", "Noted", "No reply at hand"],
        ["Review 3, 2019", "36", "25", "1", "10", "0"],
        ["Review 4, 2024", "40", "0", "0", "0", "40"],
    ]
    flow = list(csv.reader(io.StringIO(site.text("/XAV/charts/flow.csv?cycle=3").lstrip("\ufeff"))))[1:]
    assert sum(int(row[2]) for row in flow) == 36
    assert {row[0] for row in flow} == {"Supported", "Supported in part", "Noted"}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/XAV/charts/pie.svg", "no such chart"),
        ("/XAV/charts/flow.exe", "no such chart"),
        ("/XAV/charts/flow.svg?form=huge", "no such chart"),
        ("/XAV/charts/flow.svg?cycle=9", "has no review 9"),
        ("/XAV/charts?cycle=9", "has no review 9"),
        ("/XAV/charts/figures.svg?harm=!%22", "no count"),
        ("/XAV/figures?event=%3Cscript%3E", "&lt;script&gt;"),
        ("/XAV/events?kind=*", "no such kind"),
        ("/NOR/events", "holds no document about Norway"),
        ("/compare?states=Narnia", "No State is called"),
        ("/compare?states=NOR", "holds no document about Norway"),
        ("/compare?states=XAV&cycle=three", "A cycle is a number"),
        ("/compare?states=ALB,AND,AGO,ARG,ARM,AUS,AUT", "At most 6"),
        ("/calendar?states=Narnia", "No State is called"),
    ],
)
def test_what_is_not_there_is_told_in_plain_words(site: Site, path: str, told: str) -> None:
    answer = site.get(path)
    assert answer.status in (400, 404)
    shown = answer.read().decode()
    assert told in shown
    assert "<script>" not in shown


@pytest.mark.parametrize("path", ["/XAV/9", "/XAV/3/99.9", "/XAV/99.9"])
def test_what_is_not_there_names_no_command_of_a_terminal(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status == 404
    shown = answer.read().decode().partition("<main")[2]
    assert "has no re" in shown
    assert "heeded show" not in shown


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/compare", "/calendar"])
def test_a_slip_in_a_State_is_told_beside_what_was_typed(browser: "Browser", site: Site, path: str, width: int) -> None:
    with opened(browser, site, width) as (page, _):
        page.goto(f"{site.address}{path}")
        page.get_by_label("States, by name").fill("kasakhstann, arvennia")
        if path == "/compare":
            page.get_by_label("Cycle").fill("3")
        page.get_by_label("States, by name").press("Enter")
        field = page.get_by_label("States, by name")
        assert field.input_value() == "kasakhstann, arvennia"
        told = page.locator(f"#{field.get_attribute('aria-describedby')}")
        assert "No State is called “kasakhstann”. Is it one of these? Kazakhstan" in told.inner_text()
        assert grave(page) == []
        assert overflow(page) == []
        told.get_by_role("link", name="Arvenia").click()
        assert page.get_by_label("States, by name").input_value() == "kasakhstann, XAV"
        if path == "/compare":
            assert page.get_by_label("Cycle").input_value() == "3"


def test_odd_pages_and_empty_questions_show_what_there_is(site: Site) -> None:
    for path in (
        "/XAV/events?page=99999", "/XAV/figures?page=-1", "/compare", "/compare?states=,&cycle=", "/calendar?states=,",
        "/calendar?states=KAZ,slovenia", "/XAV/charts?cycle=x",
    ):  # fmt: skip
        assert site.get(path).status == 200, path
    assert "Slovenia" in site.text("/calendar?states=KAZ,slovenia")
    assert "40" in re.sub(r"\s", "", site.text("/compare?states=arvenia"))


def test_pictures_load_under_the_policy_and_each_has_its_numbers_beneath(browser: "Browser", site: Site) -> None:
    for width, form in ((360, "narrow"), (1280, "wide")):
        with opened(browser, site, width) as (page, faults):
            weight = 0
            for path in ("/XAV", "/XAV/charts"):
                page.goto(site.address + path, wait_until="networkidle")
                shown = page.eval_on_selector_all(
                    ".chart-picture", "all => all.map(e => [e.naturalWidth, e.currentSrc, e.alt])"
                )
                assert len(shown) >= 3
                assert all(
                    natural > 0 and src.endswith(f"form={form}") and len(alt) > 40 for natural, src, alt in shown
                )
                assert page.locator(".chart table").count() == len(shown)
                paths = [path, *(src.removeprefix(site.address) for _, src, _ in shown)]
                weight = max(weight, sum(len(site.get(each, Accept_Encoding="gzip").read()) for each in paths))
            page.locator(".chart summary").first.click()
            assert page.locator(".chart table").first.is_visible()
            assert weight <= CHARTS_WEIGHT
            assert faults == []


def test_counts_and_events_stand_with_their_quotes(site: Site) -> None:
    shown = site.text("/XAV/figures")
    assert shown.count("<blockquote") >= 10
    killed = site.text("/XAV/figures?harm=killed")
    assert "people killed ·" in killed
    assert "people detained ·" not in killed
    events = site.text("/XAV/events?kind=protest")
    assert events.count("<blockquote") >= 1
    assert "/documents/" in events


def test_charts_hold_what_the_viewer_may_see_alone(tmp_path: Path) -> None:
    folder, home = tmp_path / "files", tmp_path / "home"
    shutil.copytree(SAMPLE / "cycle-3", folder)
    (folder / "inner.txt").write_text(
        "Quay Watch\n\n4 May 2021\n\nArvenia: police must answer for Velm\n\nQuay Watch said that police killed at "
        "least 7,321 people in Arvenia in March 2021, during the Harbour Days.\n"
    )
    (folder / "heeded.yml").write_text("inner.txt:\n  access: team\n")
    heeded("build", folder, "--home", home)
    paths = ("/XAV/figures", "/XAV/events", "/XAV/charts", "/XAV", "/compare?states=XAV")
    for access, is_shown in (("public", False), ("team", True)):
        heeded("show", "XAV", "--home", home, HEEDED_ACCESS=access, HEEDED_MEANING="words")
        for site in running(home, HEEDED_ACCESS=access, HEEDED_MEANING="words"):
            assert any("7,321" in site.text(path) for path in paths) == is_shown
            status = {kind: site.get(f"/XAV/charts/{kind}.svg").status for kind in CHARTS}
            assert status.pop("figures") == (200 if is_shown else 404)
            assert set(status.values()) == {200}


def test_a_picture_is_small(site: Site) -> None:
    for kind in ("positions", "issues", "regions", "flow"):
        assert len(gzip.compress(site.get(f"/XAV/charts/{kind}.svg?form=wide").read())) < 20_000
