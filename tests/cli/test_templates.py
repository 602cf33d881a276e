"""A user's own Word template on the command line: what cannot be used is told in plain words, with status 2."""

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from tests.papers.test_papers import paper

from heeded.cli.report import _file
from heeded.errors import UsageError
from heeded.papers.pdf import pdf
from running import heeded


def word(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(*names: str) -> bytes:
    """A ZIP archive with these parts: an OpenDocument text, a workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


def with_macros() -> bytes:
    out = io.BytesIO(word("{{ body }}"))
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("word/vbaProject.bin", "x")
    return out.getvalue()


def dotx() -> bytes:
    """A template as Word names it: the same parts, another type of content."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("{{ body }}"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"document.main+xml", b"template.main+xml"))
    return out.getvalue()


def locked() -> bytes:
    """How Word keeps a file under a password: a compound file with the file itself, encrypted."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")


def sparse(file: Path) -> None:
    """A file of a terabyte that takes no room: it must not be read."""
    with file.open("wb") as out:
        out.truncate(1 << 40)


def unreadable(file: Path) -> None:
    file.mkdir()


WRONG: dict[str, tuple[bytes | Callable[[Path], None], str]] = {
    "no field": (word("House style"), r"has no paragraph with \{\{ body \}\}"),
    "body missing": (word("{{ title }}", "{{ made }}"), r"has no paragraph with \{\{ body \}\}"),
    "body twice": (word("{{ body }}", "{{ body }}"), "more than once: leave one"),
    "an unknown field": (word("{{ author }}", "{{ body }}"), "asks for author.*the fields are title"),
    "a field with a slip": (word("{{ title", "{{ body }}"), "not written as"),
    "nothing": (b"", "is empty"),
    "a PDF": (pdf(paper()), "is no Word file: save the template as .docx"),
    "a text": (b"{{ title }} {{ body }}", "is no Word file"),
    "an OpenDocument text": (archive("mimetype", "content.xml"), "is no Word file"),
    "a workbook": (archive("[Content_Types].xml", "xl/workbook.xml"), "is no Word file"),
    "under a password": (locked(), "is locked with a password.*take the password off"),
    "with macros": (with_macros(), "holds macros"),
    "a template of Word's own kind": (dotx(), "of another kind. Save it anew as .docx"),
    "cut off": (word("{{ body }}")[:-3000], "is no Word file"),
    "larger than any": (sparse, "is larger than any template: 1099511 MB; the most is 20 MB"),
    "a folder": (unreadable, "cannot be read as a template"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_template_is_told_in_plain_words(name: str, tmp_path: Path) -> None:
    made, message = WRONG[name]
    file = tmp_path / "house.docx"
    if isinstance(made, bytes):
        file.write_bytes(made)
    else:
        made(file)
    with pytest.raises(UsageError, match=message) as told:
        _file(".docx", paper(), file)
    assert "house.docx" in str(told.value)
    assert str(told.value).endswith(".")


def test_a_template_that_may_not_be_read_or_leads_nowhere_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone.docx"
    gone.symlink_to(tmp_path / "nowhere.docx")
    with pytest.raises(UsageError, match="cannot be read as a template"):
        _file(".docx", paper(), gone)


def test_fields_may_stand_twice_but_for_the_body(tmp_path: Path) -> None:
    file = tmp_path / "house.docx"
    file.write_bytes(word("{{ title }}", "{{ body }}", "{{ title }}, {{ made }}"))
    told = [each.text for each in Document(io.BytesIO(_file(".docx", paper(), file))).paragraphs]
    assert (told[0], told[-1]) == ("Arvenia", "Arvenia, Made today.")


@pytest.fixture(scope="module")
def home(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("copy") / "home"))


def test_the_status_is_2_and_no_file_is_written(home: Path, tmp_path: Path) -> None:
    (tmp_path / "house.docm").write_bytes(word("{{ body }}"))
    out = tmp_path / "brief.docx"
    given = ("report", "brief", "XAV", "--out", out, "--template")
    assert "holds macros" in heeded(*given, tmp_path / "house.docm", home=home, status=2).stderr
    assert "does not exist" in heeded(*given, tmp_path / "none.docx", home=home, status=2).stderr
    pdf_out = ("report", "brief", "XAV", "--out", tmp_path / "brief.pdf", "--template", tmp_path / "house.docm")
    assert "A template is for Word files" in heeded(*pdf_out, home=home, status=2).stderr
    assert os.listdir(tmp_path) == ["house.docm"]
