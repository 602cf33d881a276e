"""A program that asks the website for pages, one after the other, and keeps the answer to each.

`python -m tests.protection.surfing OUT` reads JSON from standard input: [[name, address], ...]. For each it writes
OUT/name.page: status, headers that tell something, and content. The environment says which home and which viewer, as
for `walking`.
"""

import json
import os
import sys
from itertools import product
from pathlib import Path


def main(out: str) -> None:
    """Ask for all, each State compared before."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.web.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from heeded.store import database, read, seals
    from heeded.web import door, viewing

    database.check(settings.HEEDED_HOME)
    if "KEY" in os.environ:
        seals.open_with(key_file=Path(os.environ["KEY"]))
    from heeded import pipeline
    from heeded.pipeline import reporting
    from heeded.viewer import levels

    view = viewing.view_of(None)  # type: ignore[arg-type]
    for state in read.states(view.viewer):
        pipeline.conclude(state, view)
        for kind, level in product(("brief", "submission"), levels(view.viewer.access)):
            pipeline.conclude(state, reporting.for_readers(kind, view, level))
    client = Client(headers={"host": "127.0.0.1:80"}, SERVER_NAME="127.0.0.1", raise_request_exception=False)
    client.get(f"/open/{door.DOOR.link()}")
    place = Path(out)
    place.mkdir(parents=True)
    for name, address in json.load(sys.stdin):
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        told = {key: answer.headers.get(key) for key in ("Location", "Content-Disposition")}
        (place / f"{name}.page").write_bytes(f"{answer.status_code} {told}\n".encode() + content)


if __name__ == "__main__":
    main(*sys.argv[1:])
