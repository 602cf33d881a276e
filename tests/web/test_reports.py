"""Reports on pages: their wishes, a preview whose notes lead into the record, and their files."""

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode
from zipfile import ZipFile

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from docx import Document
from tests.papers.test_template import changed, template, with_part

from heeded.papers import Column, Grid, Heading, Note, Paper, Paragraph, Picture, words
from heeded.reports.kinds import REPORTS
from heeded.vocabulary.phrases import phrases
from heeded.web import pictured, sending
from heeded.web.preview import MOST_ROWS, preview
from running import environment, heeded
from web.browsing import WIDTHS, grave, opened, sound
from web.filling import SAMPLE
from web.test_bad_input import BAD
from web.websites import Site, compared, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEEDED = {"statement": "?speaker=Lantern", "advocacy": "?cycle=3&asking=FRA", "national": "?cycle=3",
    "submission": "?cycle=3&organisations=Lantern",
}  # fmt: skip


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


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


def test_a_page_and_its_pictures_are_of_one_paper(home_of_sample: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(home_of_sample, tmp_path / "home"))
    tests = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, str(tests / "web" / "papers_program.py"), str(home)], capture_output=True, text=True,
        timeout=120, env=environment(home, PYTHONPATH=f"{tests}:{tests.parent / 'src'}"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    page, pictures, after_a_decision, is_same = json.loads(done.stdout.splitlines()[-1])
    assert (page, pictures, after_a_decision, is_same) == (1, 1, 2, True)


def test_pictures_of_a_few_pages_are_kept() -> None:
    def never() -> Paper:
        raise AssertionError

    papers = [Paper("brief", "T", (Picture(f"<svg>{at}</svg>", "a"),)) for at in range(pictured.PAGES + 1)]
    for at, each in enumerate(papers):
        pictured.keep(("of a test", at), each)
    assert pictured.drawn(("of a test", 1), never) == ("<svg>1</svg>",)
    with pytest.raises(AssertionError):
        pictured.drawn(("of a test", 0), never)
    assert pictured.drawn(("of a test", 0), lambda: papers[0]) == ("<svg>0</svg>",)
    assert pictured.drawn(("of a test", "none"), lambda: None) == ()


def test_a_report_is_made_in_ones_own_template_that_is_kept_nowhere(
    browser: "Browser", site: Site, home_of_sample: Path, tmp_path: Path
) -> None:
    own = tmp_path / "house.docx"
    own.write_bytes(template("Our report: {{ title }}", "{{ body }}"))
    compared(site, "/XAV/reports/matrix?cycle=3")
    for width, path in zip(WIDTHS, ("brief?cycle=3", "submission?cycle=3&organisations=Lantern"), strict=True):
        with opened(browser, site, width) as (page, faults):
            page.goto(f"{site.address}/XAV/reports/{path}")
            page.get_by_text("In your own Word template").click()
            page.get_by_label("Word template", exact=True).set_input_files(own)
            sound(page, faults)
            with page.expect_download() as download:
                page.get_by_role("button", name="Download in this template").click()
            made = Document(download.value.path())
            assert made.paragraphs[0].text.startswith("Our report: ")
            assert len(made.paragraphs) > 5
            assert made.sections[0].header.paragraphs[0].text == "House of Lanterns"
    assert list((home_of_sample / "incoming").iterdir()) == []
    assert not [each for each in home_of_sample.rglob("*") if each.is_file() and b"House of Lant" in each.read_bytes()]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("house.docx", template("{{ title }}"), "no paragraph with {{ body }}"),
        ("house.docx", template("{{ body }}", "{{ owner }}"), "asks for owner"),
        ("house.docx", template("{{ body }}", "{{ 1/0 }}"), "not written as"),
        ("house.docx", changed("word/styles.xml", lambda _: b"<x/>"), "is damaged"),
        ("house.docm", with_part(template("{{ body }}"), "word/vbaProject.bin"), "holds macros"),
        ("<b>house.docx", b"%PDF-1.4", "is no Word file"),
        ("house.docx", zipped("word/document.xml", b"<w:broken"), "cannot be opened as a Word file"),
        ("", b"", "Choose the Word file"),
    ],
)
def test_what_is_no_fit_template_is_told_beside_the_field(
    browser: "Browser", site: Site, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    compared(site, "/XAV/reports/brief?cycle=3")
    with opened(browser, site, 360) as (page, _faults):
        page.goto(f"{site.address}/XAV/reports/brief?cycle=3")
        page.get_by_text("In your own Word template").click()
        field = page.get_by_label("Word template", exact=True)
        if name:
            field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
        else:
            page.evaluate("document.getElementById('template').required = false")
        page.get_by_role("button", name="Download in this template").click()
        assert told in page.locator("#template-wrong").inner_text()
        assert page.get_by_label("Review").input_value() == "3"
        assert page.locator("main b:not(.sheet b)").count() == 0
        assert grave(page) == []


def test_a_template_that_is_too_large_is_refused_before_it_is_read(site: Site) -> None:
    length = str(sending.most("/XAV/reports/brief/template") + 1)
    answer = sending.bounded(lambda _: HttpResponse())(
        RequestFactory().post("/XAV/reports/brief/template", CONTENT_LENGTH=length)
    )
    assert answer.status_code == 413
    assert "A template takes 20 MB" in answer.content.decode()


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


def test_letters_without_a_font_are_told_beside_the_files(site: Site) -> None:
    path = "/XAV/reports/submission?cycle=3&organisations=Lantern"
    assert "The PDF shows boxes" not in compared(site, path)
    told = site.text(f"{path}{quote(' 𒀀𒁀')}")
    assert "The PDF shows boxes" in told
    assert "𒀀𒁀" in told.partition("The PDF shows boxes")[2]
