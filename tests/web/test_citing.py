"""How items are cited, on pages and by `heeded cite`: every item, for every viewer, at addresses that stay."""

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from running import heeded, one_by_one
from web.browsing import opened
from web.filling import SAMPLE
from web.websites import Site, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LINK = re.compile(r'<a (?:class="(?:button quiet|cite)" )?href="(/cite/[^"#]+)[#"]')
MOST = 8
"""Links of one page that are followed."""
ITEMS = ("XAV/3/45.1", "XAV/3/46.1", "A/HRC/43/90", "XAV", "XAV/3", "XAV/charts/flow/3", "XAV/charts/positions")


def cited(home: Path, *words: str, **more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(heeded("cite", *words, "--format", "json", home=home, **more).stdout)
    return found


def figures_of(home: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in heeded("figures", "XAV", "--format", "jsonl", home=home).stdout.splitlines()]


@pytest.mark.parametrize(
    "path",
    ["/XAV", "/XAV/3", "/XAV/3/45.1", "/XAV/4/44.1", "/XAV/figures", "/XAV/charts", "/XAV/events",
     "/documents/A/HRC/57/90", "/search?q=police", "/party/Press%20Watch%20Arvenia"],
)  # fmt: skip
def test_every_link_to_a_citation_leads_to_one(site: Site, path: str) -> None:
    links = set(LINK.findall(site.text(path)))
    assert links, path
    for href in sorted(links)[:MOST]:
        answer = site.get(unescape(href))
        shown = answer.read().decode()
        assert answer.status == 200, href
        assert 'class="citation"' in shown


def test_page_and_command_say_the_same_and_addresses_open(site: Site, home_of_sample: Path) -> None:
    figure = figures_of(home_of_sample)[0]["statement"]
    for item in (*ITEMS, figure):
        shown = unescape(site.text(f"/cite/{item}"))
        for each in cited(home_of_sample, item):
            assert each["footnote"] in shown
            assert each["bibtex"] in shown
            assert site.get(each["address"].partition("#")[0]).status == 200
    [of_figure] = cited(home_of_sample, figure)
    assert of_figure["kind"] == "figure"
    assert of_figure["quote"] in unescape(site.text(of_figure["address"].partition("#")[0]))


def test_addresses_and_citations_survive_a_rebuild(home_of_sample: Path, tmp_path: Path) -> None:
    items = (*ITEMS[:3], *(each["statement"] for each in figures_of(home_of_sample)))
    shutil.copytree(SAMPLE, tmp_path / "files" / "elsewhere")
    anew = tmp_path / "home"
    heeded("build", tmp_path / "files", home=anew)
    (tmp_path / "new.txt").write_text("Submission on Arvenia for its Universal Periodic Review, by the Outer Circle")
    heeded("build", tmp_path / "new.txt", home=anew)
    asked = [["cite", item, "--format", "json"] for item in items]
    assert one_by_one(asked, anew) == one_by_one(asked, home_of_sample)


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/XAV/45.1", 302, "/XAV/3/45.1"), ("/XAV/99.9", 404, "no recommendation 99.9"),
        ("/XAV/3/99.9", 404, "no recommendation 99.9"), ("/cite/XAV/3/99.9", 404, "no recommendation 99.9"),
        ("/cite/A/HRC/1/1", 404, "no document A/HRC/1/1"), ("/cite/" + "0" * 20, 404, "no statement 0000"),
        ("/cite/nothing", 404, "What can be cited"), ("/cite/XAV/charts/pie", 404, "positions, issues"),
        ("/cite/NOR", 404, "no document about Norway"), ("/cite/XAV/charts/flow/x", 404, "no cycle"),
        ("/cite/XAV/9", 404, "no review 9"),
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_says_what_to_do(site: Site, path: str, status: int, told: str) -> None:
    answer = site.get(path)
    assert answer.status == status
    assert told in (answer.getheader("Location") or unescape(answer.read().decode()))


def test_the_command_says_what_it_is_asked_for_and_how_it_ended(home_of_sample: Path) -> None:
    asked = [
        ["cite", "Arvenia", "45.1"], ["cite", "/XAV/3/45.1/", "--format", "link"], ["cite", "XAV/4", "45.1"],
        ["cite", "A/HRC/43/90", "--format", "bibtex"], ["cite", "none"], ["cite", "XAV/3/45.1", "46.1"],
    ]  # fmt: skip
    words, link, other, entry, none, two = one_by_one(asked, home_of_sample)
    assert (words[0], link[:2]) == (0, (0, "/XAV/3/45.1\n"))
    assert "A/HRC/43/90, para. 45.1 (Czechia, Chile); supported.\n" in words[1]
    assert entry[1].startswith("@misc{A-HRC-43-90,\n")
    assert "year = {2019},\n  month = dec" in entry[1]
    assert [each[0] for each in (other, none, two)] == [2, 2, 2]
    assert "XAV/3/45.1" in other[2]


def test_what_is_not_public_says_so_and_is_there_for_nobody_else(home_of_sample: Path) -> None:
    documents = heeded("documents", "--format", "jsonl", home=home_of_sample).stdout.splitlines()
    [team] = [each for each in map(json.loads, documents) if each["access"] == "team"]
    figure = next(each["statement"] for each in figures_of(home_of_sample) if each["document"] == team["title"])
    items = (team["sha256"], figure, "XAV", "XAV/charts/positions", "A/HRC/43/90", "XAV/charts/issues/3")
    asked = [["cite", item, "--format", "json"] for item in items]
    own = [json.loads(out)[0] for _, out, _ in one_by_one(asked, home_of_sample)]
    assert [each["is_public"] for each in own] == [False, False, False, True, True, True]
    assert all(each["footnote"].endswith("[not public]") != each["is_public"] for each in own)
    assert all(("not public" in each["bibtex"]) != each["is_public"] for each in own)
    assert own[0]["url"] == ""
    others = one_by_one(asked, home_of_sample, HEEDED_ACCESS="public")
    assert [status for status, _, _ in others] == [2, 2, 0, 0, 0, 0]
    assert all(json.loads(out)[0]["is_public"] for status, out, _ in others if status == 0)


def test_an_assessment_is_cited_for_who_may_see_it(home_of_sample: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(home_of_sample, home)
    said = ["assess", "XAV/3/45.1", "--kind", "ngo", "--status", "fully", "--date", "2025-05", "--by", "Aya"]
    asked = [["cite", item, "--format", "json"] for item in ("XAV/3/45.1", "XAV/charts/flow/3")]
    _, chain, chart = one_by_one([[*said, "--party", "Lantern"], *asked], home)
    [made] = [each for each in json.loads(chain[1]) if each["kind"] == "assessment"]
    assert made["footnote"] == "Lantern, assessment of XAV/3/45.1: “fully”, May 2025. [not public]"
    assert "Aya" not in str(made)
    assert not json.loads(chart[1])[0]["is_public"]
    others = one_by_one(asked, home, HEEDED_ACCESS="public")
    assert "Lantern" not in str(others)
    assert json.loads(others[1][1])[0]["is_public"]


def test_a_name_that_is_masked_stays_masked_and_people_are_no_list(tmp_path: Path) -> None:
    folder, home = tmp_path / "files", tmp_path / "home"
    folder.mkdir()
    (folder / "note.txt").write_text(
        "Quay Watch\n\n4 May 2021\n\nArvenia: free Ennis Vorgald\n\nQuay Watch said that the journalist Ennis Vorgald "
        "was detained in Velm, Arvenia, on 3 May 2021. Police killed at least 21 people in Arvenia in March 2021.\n"
    )
    (folder / "heeded.yml").write_text("note.txt:\n  access: public\n  title: Free Ennis Vorgald\n  states: [XAV]\n")
    heeded("build", folder, home=home)
    [document] = map(json.loads, heeded("documents", "--format", "jsonl", home=home).stdout.splitlines())
    assert cited(home, document["sha256"])[0]["is_public"]
    case = heeded("case", "new", "Vorgald", "--kind", "trial", "--access", "team", "--by", "Aya", home=home)
    name = re.findall(r"C-[2-9B-Z]{6}", case.stdout + case.stderr)[0]
    heeded("case", "person", name, "Ennis Vorgald", "--role", "victim", "--by", "Aya", home=home)
    [own], [others] = cited(home, document["sha256"]), cited(home, document["sha256"], HEEDED_ACCESS="public")
    assert "Ennis Vorgald" in own["footnote"]
    assert own["is_public"] is False, "it has a name that not everybody may see"
    assert "Vorgald" not in str(others)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_button_copies_words_with_their_footnote_and_says_so(browser: "Browser", site: Site, width: int) -> None:
    granted = {"permissions": ["clipboard-read", "clipboard-write"]}
    with opened(browser, site, width, **granted) as (page, faults):
        page.goto(f"{site.address}/cite/XAV/3/45.1")
        told = page.locator("[data-copied]")
        assert told.get_attribute("aria-live") == "polite"
        assert told.inner_text() == ""
        page.get_by_role("button", name="Copy Words with their footnote").first.click()
        page.get_by_text("Copied", exact=True).wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("“Begin work to join")
        assert copied.endswith("”\nA/HRC/43/90, para. 45.1 (Czechia, Chile); supported.")
        assert faults == []


def test_without_script_or_leave_to_copy_the_text_is_there_to_be_selected(browser: "Browser", site: Site) -> None:
    with opened(browser, site, 360, java_script_enabled=False) as (page, _):
        page.goto(f"{site.address}/cite/XAV/3/45.1")
        assert page.locator("[data-copy]:visible").count() == 0
        assert "A/HRC/43/90, para. 45.1" in page.locator(".citation").first.inner_text()
    with opened(browser, site, 360) as (page, _):
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
        page.goto(f"{site.address}/cite/XAV/3/45.1")
        page.locator("[data-copy]").first.click()
        page.get_by_text("Selected", exact=False).wait_for()
        assert page.evaluate("getSelection().toString()").startswith("“Begin work to join")


def test_odd_documents_are_cited_without_breaking_a_page(browser: "Browser", tmp_path: Path) -> None:
    folder, home = tmp_path / "files", tmp_path / "home"
    folder.mkdir()
    titles = {
        "a.txt": "Every word of it " * 50,
        "b.txt": "الزنازين المظلمة في أرفينيا",
        "c.txt": "<b>100% & {more}_\\</b>",
    }
    for file, title in titles.items():
        (folder / file).write_text(f"Submission on Arvenia for its Universal Periodic Review.\n\n{title}\n")
    (folder / "heeded.yml").write_text(
        "".join(
            f"{file}:\n  title: {json.dumps(title, ensure_ascii=False)}\n  states: [XAV, KAZ]\n  published: null\n"
            f"  publisher: null\n" for file, title in titles.items()
        )
    )  # fmt: skip
    heeded("build", folder, home=home)
    rows = heeded("documents", "--format", "jsonl", home=home).stdout.splitlines()
    for site in running(home, HEEDED_MEANING="words"):
        with opened(browser, site, 360) as (page, faults):
            for row in map(json.loads, rows):
                page.goto(f"{site.address}/cite/{row['sha256']}")
                assert "n.d." in page.locator(".citation").first.inner_text()
                assert page.evaluate("document.documentElement.scrollWidth") <= 360
                assert page.locator("main b").count() == 0
            assert faults == []
