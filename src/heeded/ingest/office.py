"""The bytes of an old Word file (DOC) in, its `Body` out, through a program that knows the format.

LibreOffice turns it into DOCX and keeps tables and numbers; antiword and catdoc keep the words alone.
"""

import tempfile
from pathlib import Path

from heeded.errors import IngestError
from heeded.ingest.hints import Hints
from heeded.ingest.programs import path_of, run
from heeded.ingest.text import read_text
from heeded.ingest.word import read_docx
from heeded.model import Body

__all__ = ["read_doc"]

SECONDS = 120
FILTER = "--infilter=MS Word 97"
"""Without it LibreOffice takes for a text in some encoding what is no Word file."""
TABLES_LOST = (
    "read with {}, which keeps neither tables nor automatic numbers: install LibreOffice, or save the file as DOCX,"
    " and read it again"
)
MISSING = (
    "old Word files (DOC) are read with the help of LibreOffice, which is not installed: install it (Debian, Ubuntu:"
    " apt install libreoffice-writer; macOS: brew install --cask libreoffice; Windows: libreoffice.org), or save the"
    " file as DOCX"
)
# no macro runs, no link is updated, nothing is fetched
CAUTIOUS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{}</oor:items>"""
# where an office program and its libraries (dconf, fontconfig) leave files
HOMES = (
    "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "TMPDIR", "TEMP", "TMP",
)  # fmt: skip
SETTING = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
PLAIN_READERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("catdoc", ("-d", "utf-8", "-w")),
    ("antiword", ("-m", "UTF-8.txt", "-w", "0")),
)


def read_doc(data: bytes) -> tuple[Body, Hints]:
    """The text of an old Word file. Raises IngestError where no program for it is installed or it cannot be read."""
    with tempfile.TemporaryDirectory(prefix="heeded-") as made:
        folder = Path(made)
        file = folder / "document.doc"
        file.write_bytes(data)
        soffice = path_of("soffice") or path_of("libreoffice")
        if soffice:
            return read_docx(_converted(soffice, file))
        for program, options in PLAIN_READERS:
            path = path_of(program)
            if path:
                body, hints = read_text(run([path, *options, str(file)], seconds=SECONDS))
                return body, Hints(head=hints.head, dropped=hints.dropped, warnings=(TABLES_LOST.format(program),))
    raise IngestError(MISSING)


def _converted(soffice: str, file: Path) -> bytes:
    """The file as DOCX, made by LibreOffice with a profile and a home of its own, so that nothing stays behind."""
    profile = file.parent / "profile"
    (profile / "user").mkdir(parents=True)
    settings = "".join(SETTING.format(*setting) for setting in SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(CAUTIOUS.format(settings), "utf-8")
    options = [
        "--headless",
        "--norestore",
        "--nolockcheck",
        FILTER,
        "--convert-to",
        "docx",
        "--outdir",
        str(file.parent),
    ]
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", *options, str(file)]
    run(command, seconds=SECONDS, folder=file.parent, env=dict.fromkeys(HOMES, str(profile)))
    made = file.with_suffix(".docx")
    if not made.is_file():
        raise IngestError("LibreOffice could not read the file: it is damaged or locked; save it as DOCX and read that")
    return made.read_bytes()
