"""A program that builds a home as the command line does, with files that decide what becomes of their worker.

`python building.py HOME FOLDER...` prints a line for each file done, then what the record holds, as JSON.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from heeded.model import Access, Body, Document, Problem, Reading, Recommendation, Statement, with_ids
from heeded.provenance import Origin, Quote
from heeded.viewer import OWNER, TEAM

if TYPE_CHECKING:
    from heeded.ingest import Source


def fate(source: "Source") -> Reading:
    """Reads a text that may begin with what is to happen: "hangs", "crashes" and so on."""
    text = source.read_bytes().decode()
    access: Access = dict(source.facts).get("access", "team")
    match os.environ.get("FATES") != "off" and text.split(" ")[0]:
        case "hangs":
            time.sleep(600)
        case "breaks" if os.environ.get("FATES") == "later":
            os._exit(9)
        case "crashes":
            os._exit(9)
        case "outgrows":
            bytearray(10**10)
        case "waits":
            (Path(os.environ["HEEDED_HOME"]) / f"worker-{os.getpid()}").touch()
            time.sleep(0.3)
        case "lies":
            text = f"{text} and more"
    quote = Quote(text, 0, len(text))
    body = Body(source.read_bytes().decode())
    doc = Document(source.sha256 or "", body, states=("XAV",), access=access, file=source.name)
    problems = (Problem("a torn page", "warning"),) if "torn" in text else ()
    return Reading(doc, with_ids(doc.key, [Statement(Recommendation(text), quote, Origin("test"), "XAV")]), problems)


def open_key(home: Path, file: Path) -> None:
    """Open the record with a key file, which is made at the first time."""
    from heeded.store import database, seals, wrapping

    database.prepare(home)
    if not file.exists():
        wrapping.new_key_file(file)
        seals.make(key_file=file)
    else:
        seals.open_with(key_file=file)


def main(home: str, *folders: str) -> None:
    """Build and print."""
    os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.settings"}
    import django

    django.setup()
    from heeded import pipeline
    from heeded.store import originals, read

    if "KEY" in os.environ:
        open_key(Path(home), Path(os.environ["KEY"]))
    limits = pipeline.Limits(workers=2, seconds=3, megabytes=900)
    say = lambda done, total: print(f"{done} of {total}", flush=True)  # noqa: E731
    done = pipeline.build([Path(folder) for folder in folders], Path(home), limits, say, stage=fate)
    held = read.readings(OWNER, "XAV")
    for one in held:
        assert originals.read(Path(home), one.document.sha256).decode() == one.document.text
        assert [statement.quote.holds_in(one.document.text) for statement in one.statements] == [True]
    findings = read.findings(OWNER)
    found = {
        "stored": len(done.stored), "current": len(done.current), "failed": len(done.unread),
        "texts": sorted(one.document.text for one in held),
        "access": {h.document.file: h.document.access for h in read.documents(OWNER)},
        "problems": [finding.problem.message for finding in findings],
        "team_problems": [finding.problem.message for finding in read.findings(TEAM)],
        "of_this_build": sum(finding.source in done.sources for finding in findings),
    }  # fmt: skip
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
