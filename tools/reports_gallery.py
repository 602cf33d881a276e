"""Every kind of report in; the first page of each as a picture, with the command that made it, out."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]

from heeded.ingest.pdf import pictures  # noqa: E402
from heeded.reports.kinds import REPORTS  # noqa: E402
from running import heeded  # noqa: E402

__all__ = ["COMMANDS", "PICTURES", "draw", "page"]

PICTURES = ROOT / "docs" / "pictures" / "reports"
COMMANDS = {
    "brief": ("XAV",),
    "statement": ("XAV", "--by", "Lantern Coalition", "--seconds", "90"),
    "submission": ("XAV", "--by", "Lantern Coalition", "--cycle", "3"),
    "advocacy": ("XAV", "--for", "France"),
    "press": ("XAV",),
    "evaluation": ("XAV",),
    "matrix": ("XAV",),
    "midterm": ("XAV", "--cycle", "3"),
    "national": ("XAV", "--cycle", "3"),
}
"""What makes each of them, of Arvenia, a State that does not exist."""
HEAD = """# Reports, kind by kind

What leaves the house, made of the sample's record with one command each; `make pictures` draws the first pages. How to
make them, and who may read what: [Make a report](how-to/make-a-report.md). Every figure has a footnote; every file can
be had as Word, PDF or text, in English, French, Spanish or Russian.
"""


def page() -> str:
    """`docs/reports.md`."""
    parts = []
    for kind, arguments in COMMANDS.items():
        report = REPORTS[kind]
        words = " ".join(f'"{each}"' if " " in each else each for each in arguments)
        command = f"heeded report {kind} {words} --access team --out {kind}.pdf"
        picture = f"![{report.title} of the sample, first page](pictures/reports/{kind}.png)"
        parts.append(f"\n## {report.title}\n\n{report.about}\n\n```sh\n{command}\n```\n\n{picture}\n")
    return HEAD + "".join(parts)


def draw() -> None:
    """Make each report anew, of a record of the sample that is thrown away."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve() / "home"
        heeded("demo", "--home", home)
        for kind, arguments in COMMANDS.items():
            file = Path(folder) / f"{kind}.pdf"
            heeded("report", kind, *arguments, "--access", "team", "--out", file, "--home", home)
            (PICTURES / f"{kind}.png").write_bytes(pictures(file.read_bytes(), (1,))[1])
    (ROOT / "docs" / "reports.md").write_text(page(), "utf-8")
