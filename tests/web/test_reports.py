"""Reports on pages: their wishes, a preview whose notes lead into the record, and their files."""

import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest

from heeded.papers import Column, Grid, Heading, Note, Paper, Paragraph, Picture, words
from heeded.reports.kinds import REPORTS
from heeded.vocabulary.phrases import phrases
from heeded.web.preview import MOST_ROWS, preview
from running import heeded
from web.browsing import WIDTHS, opened, sound
from web.filling import SAMPLE
from web.test_bad_input import BAD
from web.websites import Site, compared, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEEDED = {"statement": "?speaker=Lantern", "advocacy": "?cycle=3&asking=FRA", "national": "?cycle=3",
    "submission": "?cycle=3&organisations=Lantern",
}  # fmt: skip
SPOKEN = "/XAV/reports/statement?speaker=Lantern+Coalition&cycle=3&seconds=90"


def test_every_kind_has_a_page_and_each_of_its_files(site: Site) -> None:
    listed = compared(site, "/XAV/reports")
    begins = {".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF", ".md": b"# "}
    for kind, report in REPORTS.items():
        assert f'href="/XAV/reports/{kind}"' in listed
        asked = NEEDED.get(kind, "")
        shown = compared(site, f"/XAV/reports/{kind}{asked}")
        assert 'class="sheet' in shown, kind
        for ending in report.endings:
            assert f'href="/XAV/reports/{kind}{ending}{asked}"' in shown.replace("&amp;", "&")
            answer = site.get(f"/XAV/reports/{kind}{ending}{asked}")
            assert (answer.status, answer.read()[: len(begins[ending])]) == (200, begins[ending])
            assert answer.getheader("Content-Disposition") == f'attachment; filename="XAV-{kind}{ending}"'
            assert answer.getheader("Cache-Control") == "no-store"


def test_the_preview_says_what_the_file_says_and_its_notes_lead_to_the_quotes(site: Site) -> None:
    shown = compared(site, SPOKEN)
    said = site.text(SPOKEN.replace("statement?", "statement.md?"))
    asks = re.findall("“([^”]+)”", said)
    assert len(asks) >= 3
    assert all(ask.replace("'", "&#x27;") in shown for ask in asks)
    notes = re.findall(r'<li id="note-\d+"><a href="([^"]+)">', shown)
    statements = [each for each in notes if "statement=" in each]
    assert len(statements) >= 3
    place = statements[0].partition("#")[2]
    assert f'id="{place}"' in site.text(statements[0].partition("#")[0].replace("&amp;", "&"))


def test_wishes_count_and_stand_in_the_form_and_in_the_files(site: Site) -> None:
    compared(site, "/XAV/reports/brief")
    short, long = (site.text(f"{SPOKEN}{more}") for more in ("", "&words_a_minute=200"))
    assert len(re.findall("<sup>", long)) > len(re.findall("<sup>", short))
    assert 'value="Lantern Coalition"' in short
    assert "cycle=3&amp;speaker=Lantern+Coalition&amp;seconds=90" in short
    with_, without = (site.text(f"/XAV/reports/matrix?cycle=3{more}") for more in ("&with_assessments=yes", ""))
    assert "added with Heeded" in with_
    assert "added with Heeded" not in without
    french = site.text(f"{SPOKEN}&language=fr")
    assert 'lang="fr"' in french
    assert phrases("fr")("Thank you.") in french
    book = ZipFile(io.BytesIO(site.get("/XAV/reports/matrix.xlsx?cycle=3&with_assessments=yes").read()))
    assert "added with Heeded" in "".join(book.read(name).decode() for name in book.namelist() if "xml" in name)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/XAV/reports/pie", "no such report"),
        ("/XAV/reports/brief.xlsx", "no such file"),
        ("/XAV/reports/brief.exe", "no such file"),
        ("/XAV/reports/brief.svg?picture=99", "no such picture"),
        ("/XAV/reports/brief?access=secret", "Readers are one of"),
        ("/XAV/reports/brief?language=xx", "A report is in one of"),
        ("/XAV/reports/brief?cycle=9", "has no review 9"),
        ("/XAV/reports/matrix?layout=%3Cscript%3E", "&lt;script&gt;"),
        ("/XAV/reports/statement?speaker=NOR&seconds=2", "from 20 to 3600"),
        ("/XAV/reports/statement?speaker=Lantern&occasion=working_group", "Only States speak"),
        ("/XAV/reports/statement.docx", "Fill in first"),
        ("/XAV/reports/advocacy?asking=Narnia", "No State is called"),
        ("/XAV/reports/evaluation?name=none", "none"),
        ("/NOR/reports", "holds no document about Norway"),
        ("/NOR/reports/brief", "holds no document about Norway"),
    ],
)
def test_what_cannot_be_made_is_told_in_plain_words(site: Site, path: str, told: str) -> None:
    compared(site, "/XAV/reports/brief")
    answer = site.get(path)
    assert answer.status < 500
    shown = answer.read().decode()
    assert told in shown
    assert "<script>" not in shown
    assert 'class="sheet' not in shown


def test_pictures_of_a_preview_load_at_both_widths(browser: "Browser", site: Site) -> None:
    compared(site, "/XAV/reports/brief")
    for width in WIDTHS:
        with opened(browser, site, width) as (page, faults):
            page.goto(f"{site.address}/XAV")
            page.get_by_role("link", name="Reports").click()
            page.get_by_role("link", name="Country brief").click()
            page.get_by_label("Review").select_option("3")
            page.get_by_role("button", name="Show").click()
            pictures = page.locator(".sheet-picture")
            assert pictures.count() >= 2
            for at in range(pictures.count()):
                pictures.nth(at).scroll_into_view_if_needed()
                page.wait_for_function("at => document.querySelectorAll('.sheet-picture')[at].naturalWidth > 0", arg=at)
            sound(page, faults)


def test_a_report_for_everybody_quotes_what_is_public_alone(tmp_path: Path) -> None:
    folder, home = tmp_path / "files", tmp_path / "home"
    shutil.copytree(SAMPLE / "cycle-3", folder)
    shutil.copytree(SAMPLE / "cycle-4", folder / "later")
    (folder / "heeded.yml").write_text("later/*:\n  access: team\n")
    heeded("build", folder, "--home", home)
    for site in running(home, HEEDED_ACCESS="team", HEEDED_MEANING="words"):
        everybody, team = (compared(site, f"/XAV/reports/brief{more}") for more in ("", "?access=team"))
        assert "A/HRC/57/90" not in everybody.partition('class="sheet')[2]
        assert "A/HRC/57/90" in team.partition('class="sheet')[2]
        assert 'value="restricted"' not in team
        assert site.get("/XAV/reports/brief.md?access=restricted").status == 404


def test_a_preview_numbers_each_citation_once_and_cuts_long_tables() -> None:
    once, elsewhere = Note("A/1, para. 2", document="A/1", statement="s"), Note("Rule", address="https://example.org/")
    grid = Grid((Column("Ask", 3), Column("Times", 1, True)), tuple(((words(str(at)),), ()) for at in range(50)))
    blocks = (
        Heading("H", 2), Paragraph((words("one", once), words("two", elsewhere, once)), is_numbered=True),
        Picture("<svg/>", "a", (words("c", once),), 0.5), Picture("<svg/>", "b", (), 0.5), grid, Picture("<svg/>", "c"),
    )  # fmt: skip
    made = preview(Paper("brief", "T", blocks), str, {"A/1", "A/2"}, {"s": "A/2"})
    assert [(each.number, each.text, each.href, each.is_elsewhere) for each in made.notes] == [
        (1, "A/1, para. 2", "/documents/A/2?statement=s#statement-s", False),
        (2, "Rule", "https://example.org/", True),
    ]
    paragraph = next(each for each in made.pieces if each.kind == "paragraph")
    assert ([run.notes for run in paragraph.runs], paragraph.number) == ([(1,), (2, 1)], 1)
    assert [[each.src for each in piece.pictures] for piece in made.pieces if piece.kind == "pictures"] == [
        ["0", "1"], ["2"],
    ]  # fmt: skip
    shown = next(each for each in made.pieces if each.kind == "grid")
    assert (len(shown.rows), shown.more) == (MOST_ROWS, 50 - MOST_ROWS)


def test_notes_on_what_readers_may_not_open_lead_nowhere() -> None:
    hidden = Note("Inner memo, p. 3", document="x" * 64, statement="s")
    made = preview(Paper("brief", "T", (Paragraph((words("one", hidden),)),)), str, {"A/1"}, {})
    assert [each.href for each in made.notes] == [""]


def test_no_wish_is_too_odd(site: Site) -> None:
    """Where nothing waits for a comparison any more."""
    compared(site, "/XAV/reports/brief")
    asked = [("statement", "speaker"), ("statement", "signatories"), ("statement", "seconds"), ("advocacy", "asking"),
             ("evaluation", "name"), ("matrix", "layout"), ("brief", "access"), ("brief", "language")]  # fmt: skip
    found = []
    for bad in (*BAD, "a\x01\x0bb", "9" * 400):
        words = bad.encode("utf-8", "surrogatepass")
        for kind, name in asked:
            query = urlencode({"speaker": "Lantern", name: words})[:60_000]
            found += [(kind, ending, query[:80]) for ending in ("", ".docx")
                      if site.get(f"/XAV/reports/{kind}{ending}?{query}").status >= 500]  # fmt: skip
    assert found == []
