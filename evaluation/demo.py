"""What a newcomer waits for and stores: seconds of `heeded demo`, megabytes of the packages that running takes."""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from evaluation.scores import Score

ROOT = Path(__file__).resolve().parents[1]
# "numpy==2.4.6 ; python_full_version < '3.12' \"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)


def measure(study: Path) -> Iterable[Score]:
    """The demonstration in an empty home, and the installed size of the core lock file."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-c", "from heeded.cli import main; main()", "demo", "--home", home]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        seconds = time.perf_counter() - start
    if "Arvenia (XAV)" not in done.stdout:
        raise RuntimeError(f"heeded demo failed:\n{done.stdout}\n{done.stderr}")
    yield Score("demo: seconds", round(seconds, 1), "<= 20", "the sample, eleven documents")
    names = sorted(set(PIN.findall((ROOT / "requirements.lock").read_text("utf-8"))))
    sizes = [size for name in names if (size := installed(name)) is not None]
    yield Score("demo: core installed, MB", round(sum(sizes) / 1e6), "<= 650", f"{len(sizes)} packages, without pip")


def installed(name: str) -> int | None:
    """Bytes of an installed package with its compiled files; None where it is for another system."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return None
    return sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file())
