"""A record in whose every field stands markup, and forms of pages filled in as a person who means harm would."""

import hashlib
import re
import sys
import zipfile
from collections.abc import Iterator
from html import unescape
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

import yaml
from lxml.html import FormElement, fromstring

from heeded import cli
from web.websites import Site, compared, sent

__all__ = ["HOSTILE", "SAMPLE", "fill", "filled", "forms_of", "hostile_folder"]

SAMPLE = Path(cli.__file__).parents[1] / "sample" / "arvenia"
HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(2)"
"""Markup that ends an attribute, and makes elements where it is not shown as text."""
NAME = "hostile" if sys.platform == "win32" else HOSTILE
"""A name of files; there Windows takes none of these signs."""
TEXT = (
    "Submission on Arvenia for its Universal Periodic Review\n\n"
    f"In 2019 police killed 12 people in Velm, said {HOSTILE}. The journalist Ana Novak {HOSTILE} was detained on "
    f"3 May 2019.\n\nWe call on the Government of Arvenia to release {HOSTILE} and to ratify {HOSTILE}.\n"
)
VALID = {
    "date": "2024-05", "since": "", "until": "", "ids": "XAV/3/46.1 XAV/4/44.1", "target": "XAV/3/46.1",
    "addresses": "https://example.org/", "about": "torture", "pseudonym": '"><u id=x>',
}  # fmt: skip
"""Fields that take no words of one's own, with a value that they take."""


def hostile_folder(place: Path) -> Path:
    """The documents of the sample, with markup in their texts, names and files' names."""
    for path in sorted(SAMPLE.rglob("*")):
        target = place / path.relative_to(SAMPLE)
        if path.suffix == ".docx":
            _marked(path, target)
        elif path.is_file() and path.name != "a_hrc_57_90_e.pdf":  # its Word file has the markup
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    folder = place / NAME
    folder.mkdir()
    (folder / f"{NAME}.txt").write_text(TEXT, "utf-8")
    stated = {f"{NAME}.txt": {"title": HOSTILE, "publisher": HOSTILE, "states": ["XAV"]}}
    (folder / "heeded.yml").write_text(yaml.safe_dump(stated), "utf-8")
    return place


def _marked(path: Path, target: Path) -> None:
    """A Word file of which every "women" is followed by markup."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.infolist():
            content = old.read(each)
            if each.filename == "word/document.xml":
                content = content.replace(b" women", f" women {escape(HOSTILE)}".encode())
            new.writestr(each, content)


def forms_of(text: str) -> Iterator[tuple[str, dict[str, str | list[str]]]]:
    """Each form of a page that is sent: where to, and its fields filled in with markup; all ticks of one name."""
    for form in fromstring(text).forms:
        if form.method == "POST" and "multipart" not in (form.get("enctype") or ""):
            ticked = [value for name, value in _fields(form) if name == "ids"]
            yield form.action, dict(_fields(form)) | ({"ids": ticked} if len(ticked) > 1 else {})


def _fields(form: FormElement) -> Iterator[tuple[str, str]]:
    inside = form.xpath(".//*[@name and not(@form)]")
    for field in [*inside, *form.xpath("//*[@name and @form=$id]", id=form.get("id", ""))]:
        kind, name = field.get("type", field.tag), field.get("name")
        if kind in ("hidden", "radio", "checkbox") or field.tag == "button":
            yield name, field.get("value", "")
        elif field.tag == "select":
            yield name, next((each for each in field.value_options if each), "")
        else:
            yield name, VALID.get(name, HOSTILE)


def fill(site: Site, page: str, most: int = 30) -> list[tuple[str, int, str]]:
    """The first forms of a page, filled in and sent: where to, the status, the page or address that came back."""
    found = []
    for action, fields in islice(forms_of(site.text(page)), most):
        if re.fullmatch(r"/close|.*/(remove|draft|delete)", action) or fields.get("what") == "unlink":
            continue
        own = {key: fields[key] for key in fields if key != "csrfmiddlewaretoken"}
        status, answer = sent(site, page, action, **own)
        found.append((action, status, answer))
    return found


def filled(site: Site) -> dict[str, str]:
    """Send every form of the website, and give what addresses need of what came of it."""
    compared(site, "/XAV")
    pages = ["/sets", "/cases/mentions/XAV", "/cases"]
    made = [answer for page in pages for _, status, answer in fill(site, page, 1) if status == 303]
    case, of_set = (next(each for each in made if each.startswith(start)) for start in ("/cases/C-", "/sets/of/"))
    workspace = fill(site, "/XAV/workspaces", 1)[0][2].partition("?")[0]
    for page in (workspace, f"{workspace}?q=torture"):
        fill(site, page, 12)
    for page in (case, case, of_set, "/XAV/3/45.1", "/XAV/4/assess/44.1", "/XAV/review"):
        fill(site, page)
    party = next(each for each in re.findall('href="/party/([^"]+)"', site.text("/party")) if "onerror" in each)
    for page in ("/XAV/reports/brief", f"{workspace}/submission"):
        compared(site, page)  # for its readers, from whom names of cases are kept
    document = hashlib.sha256(TEXT.encode()).hexdigest()
    return {
        "case": case[7:].partition("#")[0],
        "set": of_set[9:],
        "workspace": workspace[16:],
        "party": unescape(party),
        "document": document,
    }
