"""The record as plain files, opened in a browser without a server: `heeded publish`."""

import base64
import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from running import heeded
from web.browsing import WIDTHS, grave, overflow

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MANIFEST = "heeded-manifest.json"
KINDS = (
    "index.html", "about.html", "by.html", "by/FRA/XAV.html", "calendar.html", "documents.html", "search.html",
    "search.html?q=women&length=1", "XAV.html", "XAV/charts.html", "XAV/figures.html", "XAV/events.html", "XAV/3.html",
    "XAV/3/recommendations.html", "XAV/3/recommendations.html#noted", "XAV/3/45.1.html",
    "doc/A/HRC/43/90.html",
)  # fmt: skip
"""A page of each kind."""


@pytest.fixture(scope="session")
def published(home_of_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample State, published."""
    out = tmp_path_factory.mktemp("published") / "site"
    said = heeded("publish", out, "--state", "XAV", home=home_of_sample).stdout
    assert said.startswith(f"{len(files(out)):,} files, ")
    return out


def files(out: Path) -> set[str]:
    return {each.relative_to(out).as_posix() for each in out.rglob("*") if each.is_file()}


@pytest.fixture
def opened(browser: "Browser", published: Path) -> Iterator[tuple["Page", list[str]]]:
    """A page that may load nothing but the folder's files, and what goes wrong in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page, faults = context.new_page(), []
    own = published.as_uri()
    page.on("console", lambda told: faults.append(f"console: {told.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda sent: None if sent.url.startswith(own) else faults.append(f"asks {sent.url}"))
    page.on("requestfailed", lambda sent: faults.append(f"not there: {sent.url}"))
    yield page, faults
    context.close()


@pytest.mark.parametrize("name", KINDS)
def test_a_page_is_sound(opened: tuple["Page", list[str]], published: Path, name: str) -> None:
    page, faults = opened
    page.goto(f"{published.as_uri()}/{name}")
    assert page.locator("h1").count() == 1
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # the style sheet counts
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert overflow(page) == []
    assert faults == []
    assert grave(page) == []


def test_a_reader_goes_from_the_first_page_to_a_source(opened: tuple["Page", list[str]], published: Path) -> None:
    page, faults = opened
    page.goto(f"{published.as_uri()}/index.html")
    page.get_by_role("link", name="Arvenia").first.click()
    assert page.locator(".chart-picture").first.evaluate("each => each.naturalWidth") > 0
    page.get_by_role("link", name="Review 3 · 2019").click()
    page.get_by_role("link", name="Read the recommendations").click()
    page.get_by_role("link", name="noted 10").click()
    assert page.url.endswith("/recommendations.html#noted")
    assert page.locator(".ask:visible").count() == 10
    page.get_by_role("link", name="all", exact=False).first.click()
    page.wait_for_url("**/recommendations.html")
    assert page.locator(".ask:visible").count() == page.locator(".ask").count() > 10
    page.get_by_role("link", name="46.1", exact=True).click()
    page.locator(".ask-top blockquote + p a").click()
    place = re.search(r"#(p\d+)$", page.url)
    assert place
    assert page.locator(f"#{place[1]}").count() == 1
    assert "A/HRC/43/90" in page.locator("h1").inner_text()
    assert faults == []


def test_the_search_folds_forms_and_filters(opened: tuple["Page", list[str]], published: Path) -> None:
    page, faults = opened
    page.goto(f"{published.as_uri()}/XAV.html")
    page.get_by_role("searchbox").fill("woman")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=woman")
    page.locator(".ask").first.wait_for()
    many = page.locator(".ask").count()
    assert all("women" in text.lower() for text in page.locator(".ask-text").all_inner_texts())
    page.get_by_label("Position").select_option("supported")
    page.wait_for_url("**position=supported**")
    page.locator(".ask").first.wait_for()
    assert page.locator(".ask").count() < many
    assert set(page.locator(".ask-head em").all_inner_texts()) == {"supported"}
    assert page.get_by_role("button", name="Show more").count() == 0
    page.get_by_label("Words to look for").fill("xyzzyx")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=xyzzyx**")
    page.get_by_text("Nothing was found").wait_for()
    page.goto(f"{published.as_uri()}/search.html?q=%22human+rights%22+defen*")
    page.locator(".ask").first.wait_for()
    assert all("human rights" in text.lower() for text in page.locator(".ask-text").all_inner_texts())
    assert faults == []


@pytest.mark.parametrize(
    ("asked", "kind", "words"),
    [
        ("q=prosecutors&kind=claim", "Claim", "prosecutor"),
        ("kind=event", "Event", ""),
        ("kind=commendation", "Commendation", ""),
    ],
)  # fmt: skip
def test_what_documents_state_is_found_and_leads_to_its_place(
    opened: tuple["Page", list[str]], published: Path, asked: str, kind: str, words: str
) -> None:
    page, faults = opened
    page.goto(f"{published.as_uri()}/search.html?{asked}")
    page.locator(".ask").first.wait_for()
    assert {each.split()[0] for each in page.locator(".ask-head").all_inner_texts()} == {kind}
    assert all(words in text.lower() for text in page.locator(".ask-text").all_inner_texts())
    assert re.search(r" · .*\d{4}$", page.locator(".ask-by").first.inner_text())
    told = page.locator(".ask-text").first.inner_text()
    page.locator(".ask-head a").first.click()
    place = page.url.partition("#")[2]
    assert re.fullmatch(r"s[0-9a-f]{10}", place)
    assert page.locator(f"#{place}").count() == 1
    assert told.removeprefix("… ").split()[0] in page.locator(".leaves").inner_text()
    assert faults == []


def test_documents_are_found_by_symbol_and_title(opened: tuple["Page", list[str]], published: Path) -> None:
    page, faults = opened
    page.goto(f"{published.as_uri()}/search.html?q=A/HRC/43/90")
    page.locator(".ask").first.wait_for()
    assert "A/HRC/43/90" in page.locator(".ask-head a").all_inner_texts()
    page.get_by_role("link", name="A/HRC/43/90", exact=True).first.click()
    assert "A/HRC/43/90" in page.locator("h1").inner_text()
    assert faults == []


@pytest.mark.parametrize(
    ("typed", "title", "file"),
    [
        ("XAV 45.1", "XAV/3/45.1: recommendation to Arvenia, review 3", "XAV/3/45.1.html"),
        ("arvenia 3 45.1", "XAV/3/45.1: recommendation to Arvenia, review 3", "XAV/3/45.1.html"),
        ("45.1", "XAV/3/45.1: recommendation to Arvenia, review 3", "XAV/3/45.1.html"),
        ("/XAV/3/45.1/", "XAV/3/45.1: recommendation to Arvenia, review 3", "XAV/3/45.1.html"),
        ("xav/3", "Review 3 of Arvenia", "XAV/3.html"),
        ("Arvenia", "Arvenia: its record", "XAV.html"),
        ("a/hrc/43/90", "A/HRC/43/90", "doc/A/HRC/43/90.html"),
    ],
)
def test_what_words_name_is_led_to(
    opened: tuple["Page", list[str]], published: Path, typed: str, title: str, file: str
) -> None:
    page, faults = opened
    page.goto(f"{published.as_uri()}/search.html")
    page.get_by_label("Words to look for").fill(typed)
    page.keyboard.press("Enter")
    way = page.locator(".go-to a")
    way.first.wait_for()
    assert way.count() == 1
    assert way.inner_text().startswith(title)
    assert "Nothing was found" not in page.locator("#told").inner_text()
    way.click()
    assert page.url == f"{published.as_uri()}/{file}"
    assert faults == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("XAV 99.9", "The record has no recommendation XAV 99.9."),
        ("A/HRC/1/1", "The record has no document A/HRC/1/1."),
        ("Chile 99.9", "Nothing was found."),
    ],
)
def test_what_is_not_there_is_told(opened: tuple["Page", list[str]], published: Path, typed: str, said: str) -> None:
    page, _ = opened
    page.goto(f"{published.as_uri()}/search.html?q={typed}")
    page.get_by_text(said).wait_for()
    assert page.locator(".go-to").is_hidden()


def test_nothing_is_loaded_before_somebody_asks(browser: "Browser", published: Path) -> None:
    page, asked = browser.new_page(), []
    page.on("request", lambda sent: asked.append(sent.url.rpartition("/")[2]))
    page.goto(f"{published.as_uri()}/search.html")
    assert "XAV.js" not in asked
    page.goto(f"{published.as_uri()}/search.html?q=women")
    page.locator(".ask").first.wait_for()
    assert "XAV.js" in asked
    page.close()


def test_a_file_that_is_missing_is_told(browser: "Browser", published: Path, tmp_path: Path) -> None:
    out, page = Path(shutil.copytree(published, tmp_path / "site")), browser.new_page()
    (out / "search" / "XAV.js").unlink()
    page.goto(f"{out.as_uri()}/search.html?q=women")
    page.get_by_text("A file of this publication is missing").wait_for()
    assert "XAV.js" in page.locator("#told").inner_text()
    page.close()


def test_people_and_what_organisations_ask_are_not_found(published: Path) -> None:
    script = (published / "search" / "XAV.js").read_text()
    held = json.loads(gzip.decompress(base64.b64decode(script.removeprefix('HEEDED.push("').removesuffix('");\n'))))
    assert held["said"]
    shown = lxml.html.parse(published / "search.html").getroot()
    kinds = shown.get_element_by_id("search").get("data-kinds").split(" ")
    assert not {"person", "ask"} & set(kinds)
    assert {kinds[each[0]] for each in held["said"]} >= {"claim", "event", "commendation"}


def test_all_but_the_search_is_read_without_script(browser: "Browser", published: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{published.as_uri()}/XAV/3/45.1.html")
    assert page.locator(".timeline > li").count() > 1
    page.goto(f"{published.as_uri()}/search.html")
    assert "needs script" in page.locator("main").inner_text()
    context.close()


def test_every_link_leads_to_a_file_and_a_place_in_it(published: Path) -> None:
    pages = {name: lxml.html.parse(published / name).getroot() for name in files(published) if name.endswith(".html")}
    places = {name: set(root.xpath("//@id")) for name, root in pages.items()}
    lost = []
    for name, root in pages.items():
        for link in root.xpath("//@href | //@src | //@srcset | //@action"):
            parts = urlsplit(link)
            assert not parts.scheme
            target = (
                (published / name).parent.joinpath(unquote(parts.path)).resolve() if parts.path else published / name
            )
            at = target.relative_to(published).as_posix()
            if not target.is_file() or (parts.fragment and parts.fragment not in places[at]):
                lost.append((name, link))
    assert lost == []
    assert not any(root.xpath("//@style | //*[@onclick] | //script[not(@src)]") for root in pages.values())


def test_what_is_of_the_house_is_left_out(published: Path, home_of_sample: Path) -> None:
    text = "\n".join((published / name).read_text("utf-8") for name in files(published) if name.endswith(".html"))
    assert str(home_of_sample) not in text
    assert "csrfmiddlewaretoken" not in text
    assert not re.search(r"Correct the position|Close Heeded|working set|Assess<|>Cite<", text)
    assert not {name for name in files(published) if name.startswith(("party", "cite", "cases", "sets", "originals"))}


def test_of_a_workspace_nothing_is_published_whoever_may_see_it(home_of_sample: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(home_of_sample, tmp_path / "home"))
    given = ("--section", "Our plan", "--chain", "XAV/3/45.1")
    heeded("workspace", "make", "XAV", "spring draft", "--access", "public", "--by", "Aya", home=home)
    heeded("workspace", "add", "XAV", "spring draft", *given, "--by", "Aya", home=home)
    heeded("publish", tmp_path / "out", "--state", "XAV", home=home)
    pages = {each.name: each.read_text("utf-8") for each in (tmp_path / "out").rglob("*.html")}
    assert [name for name, text in pages.items() if "spring draft" in text or "Our plan" in text] == []
    assert "45.1.html" in pages


def test_no_tab_is_left_of_what_is_not_published(published: Path) -> None:
    pages = [each.read_text("utf-8") for each in published.rglob("*.html")]
    shown = next(each for each in pages if "All reviews" in each)
    assert "Reports" not in shown


def test_a_folder_is_replaced_whole_and_keeps_what_others_put_there(home_of_sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "own.txt").write_text("mine")
    ask = ("publish", out, "--state", "XAV")
    assert "is there already" in heeded(*ask, home=home_of_sample, status=2).stderr
    assert "did not write it" in heeded(*ask, "--replace", home=home_of_sample, status=2).stderr
    assert files(out) == {"own.txt"}
    (out / "own.txt").unlink()
    heeded(*ask, "--with-originals", home=home_of_sample)
    first = files(out)
    assert {name for name in first if name.startswith("originals/")}
    (out / "own").mkdir()
    (out / "own" / "notes.txt").write_text("mine")
    heeded(*ask, "--replace", home=home_of_sample)
    assert (out / "own" / "notes.txt").read_text() == "mine"
    assert not {name for name in files(out) if name.startswith("originals/")}
    assert json.loads((out / MANIFEST).read_text())["files"].keys() | {MANIFEST, "own/notes.txt"} == files(out)
    (out / "XAV.html").write_text("changed")
    assert "was changed" in heeded(*ask, "--replace", home=home_of_sample, status=2).stderr
    assert (out / "XAV.html").read_text() == "changed"
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_a_party_is_published_where_its_name_was_released(home_of_sample: Path, tmp_path: Path) -> None:
    home, out = Path(shutil.copytree(home_of_sample, tmp_path / "home")), tmp_path / "site"
    name = "Lantern Coalition"
    ask = ("publish", out, "--state", "XAV", "--with-party", name)
    assert "release its name first" in heeded(*ask, home=home, status=2).stderr
    assert not out.exists()


def test_a_state_without_public_documents_is_refused(home_of_sample: Path, tmp_path: Path) -> None:
    said = heeded("publish", tmp_path / "site", "--state", "KAZ", home=home_of_sample, status=2).stderr
    assert "no public document about Kazakhstan" in said
    assert not any(tmp_path.iterdir())
