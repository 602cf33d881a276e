"""The name of a program in, its path and output out: other programs run with a time limit and leave nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from heeded.errors import IngestError

__all__ = ["path_of", "run"]

# where installers put a program without adding it to the search path
USUAL_PLACES: dict[str, tuple[str, ...]] = {
    "soffice": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        "/opt/libreoffice/program/soffice",
    ),
    "tesseract": (r"C:\Program Files\Tesseract-OCR\tesseract.exe", "/opt/homebrew/bin/tesseract"),
}


def path_of(program: str) -> str | None:
    """Where a program is installed; None where it is not."""
    found = shutil.which(program)
    return found or next((place for place in USUAL_PLACES.get(program, ()) if Path(place).is_file()), None)


def run(
    command: Sequence[str], *, seconds: int, given: bytes = b"", folder: Path | None = None, env: Mapping[str, str] = {}
) -> bytes:
    """What the program prints; it and all that it started end with the time limit.

    Raises IngestError where it fails or takes too long.
    """
    name = Path(command[0]).stem
    with _own_memory_limit():
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**os.environ, **env},
            start_new_session=True,
        )
    try:
        printed, complaint = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise IngestError(
            f"{name} took longer than {seconds} seconds: save the file as DOCX or text and read that"
        ) from error
    finally:
        if process.poll() is None:
            _end(process)
    if process.returncode:
        lines = complaint.decode("utf-8", "replace").strip().splitlines()
        reason = lines[-1] if lines else f"status {process.returncode}"
        raise IngestError(f"{name} could not read the file ({reason[:200]}): open it to check, or get it again")
    return printed


@contextmanager
def _own_memory_limit() -> Iterator[None]:
    """While it lasts, what is started gets all the address space that the system allows: an office program needs more
    than the process that reads documents."""
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program with everything that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
