"""A program that runs commands one after the other in one process, and keeps all that each puts out.

`python -m tests.protection.walking OUT` reads JSON from standard input: [[name, [argument, ...]], ...]. For each it
writes OUT/name.out, OUT/name.err and OUT/name.status. The environment says which home and which viewer; a record whose
key file KEY names is opened with it. Files that a command writes belong into OUT/files: the folder it is run in.
"""

import json
import os
import sys
import traceback
from pathlib import Path


def open_key(file: Path) -> None:
    """Open the record in this process."""
    import django

    django.setup()
    from heeded.store import seals

    seals.open_with(key_file=file)


def status_of(arguments: list[str]) -> int:
    """The exit status of one command; a traceback is printed as Python prints it."""
    from heeded.cli import main

    try:
        main(arguments)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0 if left.code is None else 1
    except BaseException:
        traceback.print_exc()
        return 70
    return 0


def run(out: Path, name: str, arguments: list[str]) -> None:
    """Run one command with its output in files, as the system sees it."""
    kept = os.dup(1), os.dup(2)
    try:
        for number, ending in ((1, "out"), (2, "err")):
            handle = os.open(out / f"{name}.{ending}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, number)
            os.close(handle)
        status = status_of(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        for number, copy in zip((1, 2), kept, strict=True):
            os.dup2(copy, number)
            os.close(copy)
    (out / f"{name}.status").write_text(str(status))


def main(out: str) -> None:
    """Run all."""
    place = Path(out)
    (place / "files").mkdir(parents=True)
    os.chdir(place / "files")
    os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.web.published.settings"  # `publish` asks for pages
    if "KEY" in os.environ:
        open_key(Path(os.environ["KEY"]))
    for name, arguments in json.load(sys.stdin):
        run(place, name, arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
