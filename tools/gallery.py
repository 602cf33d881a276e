"""The website's pages in; each as a picture at two widths, and the page of the documentation that shows them, out."""

import base64
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]  # the list of pages, and the site, are those of the tests

from running import heeded, one_by_one  # noqa: E402
from web.paths import PAGES, TOLD  # noqa: E402
from web.websites import Site, chromium, compared, running  # noqa: E402

__all__ = ["FORMS", "PICTURES", "draw", "page"]

PICTURES = ROOT / "docs" / "pictures" / "website"
FORMS = {"wide": (1280, 860, 1), "phone": (360, 720, 2)}
"""By the end of a file's name: width and height of what is seen, and how often each pixel of it is drawn."""
QUALITY = 70
"""Of WebP, which Chromium makes itself: text stays sharp, and all pictures together below four megabytes."""
SHOWN_DAY = date(2026, 3, 2)
SHOWN = {"case": "C-7K3FQ2", "set": "defenders", "party": "Press%20Watch%20Arvenia", "workspace": "spring"}
HOME = "/home/aya/.local/share/heeded"
HEAD = """# The website, page by page

What `heeded serve` shows of Arvenia, a State that does not exist, after a few things were entered: a set, an
assessment, a workspace, a case. `make pictures` takes the pictures; the day, the ids of the case and the folder are
made alike in them, so that they change with the pages alone. How to begin: [Open the
website](how-to/open-the-website.md); how to work on these pages: [Work in the
browser](how-to/work-in-the-browser.md). All pages can be read without JavaScript, by keyboard, from the right, in the
dark and on paper.

| page | address | what it is for |
|---|---|---|
"""
# Dates, drawn ids and the folder would differ each time; texts alone are replaced, so the page stays as it is.
REPLACE = """(pairs) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    let text = walker.currentNode.data;
    for (const [from, to] of pairs) text = text.replaceAll(from, to);
    text = text.replace(/\\b([PA])-[2-9A-Z]{6}\\b/g, "$1-9Q2MTX");
    if (text !== walker.currentNode.data) walker.currentNode.data = text;
  }
  for (const each of document.querySelectorAll("img[loading=lazy]")) each.loading = "eager";
}"""


BY = ("--by", "Aya")
ENTERED = (
    ("set", "new", "defenders", "--note", "for the session in June", *BY),
    ("set", "add", "defenders", "XAV/4/44.18", "XAV/3/45.6", "--why", "reporters are defenders too", *BY),
    ("assess", "XAV/3/45.1", "--party", "Lantern Coalition", "--kind", "coalition", "--status", "partially",
     "--why", "A draft is ready; nobody visits prisons yet.", "--date", "2024-05", *BY),
    ("workspace", "make", "XAV", "spring", "--cycle", "3", "--from-outline", "--organisation", "Lantern Coalition",
     *BY),
    ("case", "new", "The trial of the editor", "--kind", "trial", "--access", "team", *BY),
)  # fmt: skip
OF_CASE = (
    ("case", "person", "{case}", "Ilse Dorn", "--role", "victim", "--pseudonym", "Rose", *BY),
    ("case", "act", "{case}", "arrest", "--date", "2022-03-12", "--place", "Velm", *BY),
    ("case", "status", "{case}", "on trial", "--date", "2022-06-20", "--note", "Court of Velm", *BY),
    ("case", "done", "{case}", "letter", "--by-whom", "Lantern Coalition", "--date", "2023-03-02", *BY),
    ("case", "link", "{case}", "XAV/4/44.18", "--why", "what was asked", *BY),
)
CASE = re.compile(r"\bC-[2-9A-Z]{6}\b")


def page() -> str:
    """`docs/website.md`."""
    rows, parts = [], []
    for name, (title, told) in TOLD.items():
        address = PAGES[name][0].format_map(SHOWN)
        rows.append(f"| [{title}](#{title.lower().replace(' ', '-')}) | `{address}` | {told} |\n")
        pictures = (
            f"![{title}, 1280 pixels wide](pictures/website/{name}-wide.webp)\n\n"
            f'<img src="pictures/website/{name}-phone.webp" width="360" alt="{title}, on a phone">\n'
        )
        parts.append(f"\n## {title}\n\n{told} Address: `{address}`.\n\n{pictures}")
    return HEAD + "".join(rows) + "".join(parts)


def draw() -> None:
    """Take all pictures anew, of a record of the sample that is thrown away."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve() / "home"
        heeded("demo", "--home", home)
        facts = {**SHOWN, "case": _entered(home)}
        for site in running(home, HEEDED_USER="Aya"):
            for each in ("/XAV/reports/brief", "/XAV/workspaces/spring/submission"):
                compared(site, each)
            made = dict(_taken(site, home, facts))
    for old in PICTURES.iterdir():
        old.unlink()
    for name, picture in made.items():
        (PICTURES / name).write_bytes(picture)
    (ROOT / "docs" / "website.md").write_text(page(), "utf-8")


def _entered(home: Path) -> str:
    """Enter a set, an assessment and a case; the id of the case."""
    told = _run(ENTERED, home)
    found = CASE.search(told)
    if not found:
        raise SystemExit(told)
    _run([[words.format(case=found[0]) for words in each] for each in OF_CASE], home)
    return found[0]


def _run(commands: Sequence[Sequence[str]], home: Path) -> str:
    done = one_by_one([[*each, "--home", str(home)] for each in commands], home)
    if wrong := [errors for status, _, errors in done if status]:
        raise SystemExit("\n".join(wrong))
    return done[-1][1]


def _taken(site: Site, home: Path, facts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The names of files with their pictures."""
    from playwright.sync_api import sync_playwright

    today = date.today()
    pairs = [
        [f"{today.day} {today:%B %Y}", f"{SHOWN_DAY.day} {SHOWN_DAY:%B %Y}"], [facts["case"], SHOWN["case"]],
        [str(home), HOME], [site.address, "http://127.0.0.1:8700"],
    ]  # fmt: skip
    if (program := chromium()) is None:
        raise SystemExit("Pictures of the website need Chromium: install the package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for form, (width, height, scale) in FORMS.items():
            context = browser.new_context(viewport={"width": width, "height": height}, locale="en")
            context.add_cookies([{"name": site.cookie[0], "value": site.cookie[1], "url": site.address}])
            opened = context.new_page()
            for name in TOLD:
                answer = opened.goto(site.address + PAGES[name][0].format_map(facts))
                if answer is None or answer.status != 200:
                    raise SystemExit(f"{opened.url} was not shown")
                opened.evaluate(REPLACE, pairs)
                opened.wait_for_load_state("networkidle")
                yield f"{name}-{form}.webp", _picture(context, opened, width, height, scale)
            context.close()
        browser.close()


def _picture(context: Any, opened: Any, width: int, height: int, scale: int) -> bytes:
    """The beginning of the page, as WebP, which Playwright itself does not give."""
    tall = min(height, int(opened.evaluate("document.documentElement.scrollHeight")))
    asked = {
        "format": "webp", "quality": QUALITY, "captureBeyondViewport": True,
        "clip": {"x": 0, "y": 0, "width": width, "height": tall, "scale": scale},
    }  # fmt: skip
    taken = context.new_cdp_session(opened).send("Page.captureScreenshot", asked)
    return base64.b64decode(taken["data"])
