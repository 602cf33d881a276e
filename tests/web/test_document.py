"""The page of a document: its text with what it states, its pages as pictures, its file; and who sees them."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from heeded import cli
from running import heeded
from web.websites import Site, running

SAMPLE = Path(cli.__file__).parents[1] / "sample" / "arvenia"
REPORT = "/documents/A/HRC/43/90"


def text_of(site: Site, path: str) -> str:
    got = site.get(path)
    shown = got.read().decode()
    assert got.status == 200, path
    return unescape(shown)


def test_statements_are_marked_and_listed(site: Site) -> None:
    shown = text_of(site, REPORT)
    anchors = re.findall(r'id="statement-(\w+)"', shown)
    assert anchors
    assert len(anchors) == len(set(anchors))
    listed = re.findall(r'<li id="said-\d+"><a href="#statement-(\w+)">', shown)
    assert set(listed) == set(anchors)
    ends = set(re.findall(r'<sup><a href="#(said-\d+)">', shown))
    assert ends <= set(re.findall(r'id="(said-\d+)"', shown))
    assert "A/HRC/43/90" in shown


def test_every_line_stands_in_one_part(site: Site) -> None:
    lines: list[str] = []
    for part in range(1, 20):
        shown = text_of(site, f"{REPORT}?part={part}")
        lines += re.findall(r'<p class="line-\w+" dir="auto">(.*?)</p>', shown)
        if 'rel="next"' not in shown:
            break
    found = re.search(r"–(\d+) of (\d+)", shown)
    assert found
    assert found[1] == found[2] == str(len(lines))


def test_every_number_in_a_part_leads_to_a_statement_that_it_tells(site: Site) -> None:
    parts = {text_of(site, f"{REPORT}?part={number}") for number in range(1, 9)}
    assert len(parts) > 1
    for shown in parts:
        ends = set(re.findall(r'<sup><a href="#(said-\d+)">', shown))
        assert ends <= set(re.findall(r'id="(said-\d+)"', shown))


def test_a_statement_leads_to_the_part_that_holds_it(site: Site) -> None:
    last = re.findall(r'id="statement-(\w+)"', text_of(site, f"{REPORT}?part=99"))[-1]
    assert f'id="statement-{last}"' not in text_of(site, REPORT)
    assert f'id="statement-{last}"' in text_of(site, f"{REPORT}?statement={last}")
    assert 'id="page-4"' in text_of(site, f"{REPORT}?page=4")
    for odd in ("part=x", "part=0", "page=-1", "page=999", "statement=%3Cb%3E", "part=99999999999"):
        assert "<b>" not in text_of(site, f"{REPORT}?{odd}").replace("<b>2", "")


def test_pages_are_pictures_and_the_file_is_kept_not_shown(site: Site, home_of_sample: Path) -> None:
    shown = text_of(site, REPORT)
    pictures = re.findall(r'<img src="([^"]+)" loading="lazy"', shown)
    assert pictures
    got = site.get(pictures[0])
    first = got.read()
    assert (got.status, got.getheader("Content-Type")) == (200, "image/png")
    assert first.startswith(b"\x89PNG")
    assert got.getheader("Cache-Control") == "no-store"
    kept = list((home_of_sample / "pictures").glob("*/*/1.png"))
    assert kept
    assert kept[0].read_bytes() == first
    assert kept[0].parent.stat().st_mode & 0o077 == 0
    assert site.get(pictures[0]).read() == first
    file = site.get("/originals/A/HRC/43/90")
    assert file.status == 200
    assert (file.getheader("Content-Disposition") or "").startswith("attachment")
    assert file.getheader("Content-Type") == "application/octet-stream"
    assert file.read().startswith(b"%PDF")


@pytest.mark.parametrize(
    "path", ["/pictures/A/HRC/43/90/999", "/pictures/A/HRC/43/90/0", "/pictures/nothing/1", "/originals/nothing"]
)
def test_what_is_not_there_is_told(site: Site, path: str) -> None:
    got = site.get(path)
    assert got.status == 404
    assert "<h1>" in got.read().decode()


def test_levels_hold_for_texts_pictures_and_files(tmp_path: Path) -> None:
    folder, home = tmp_path / "files", tmp_path / "home"
    folder.mkdir()
    shutil.copy(next((SAMPLE / "cycle-3").glob("*.pdf")), folder / "inner.pdf")
    (folder / "heeded.yml").write_text("inner.pdf:\n  symbol: A/HRC/43/90\n  access: team\n")
    heeded("build", folder, "--home", home)
    paths = (REPORT, "/pictures/A/HRC/43/90/1", "/originals/A/HRC/43/90")
    for access, status in (("public", 404), ("team", 200)):
        for site in running(home, HEEDED_ACCESS=access):
            assert [site.get(path).status for path in paths] == [status] * 3
    assert list((home / "pictures").rglob("*.png"))
    key = {"HEEDED_PASSPHRASE": "seven quiet lamps on the old quay"}
    heeded("keys", "new", "--home", home, **key)
    (folder / "heeded.yml").write_text("inner.pdf:\n  symbol: A/HRC/43/90\n  access: restricted\n")
    heeded("build", folder, "--home", home, **key)
    assert not list((home / "pictures").rglob("*.png"))  # what becomes restricted leaves no picture
    for more, status in (({}, 404), (key, 200)):
        for site in running(home, **more):
            assert [site.get(path).status for path in paths] == [status] * 3
    assert not list((home / "pictures").rglob("*.png"))
