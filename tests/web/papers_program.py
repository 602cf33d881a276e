"""Asks for a report's page and its pictures in one process, and prints how many papers were made for them.

`python papers_program.py HOME` prints JSON: papers after the page, after its pictures, after one more decision and
picture; and whether the pictures were drawn the same each time.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any


def main(home: str) -> None:
    os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.web.settings"}
    import django

    django.setup()
    from django.test import Client

    from heeded.pipeline import reporting
    from heeded.primary import WorkingSet
    from heeded.store import database, entries
    from heeded.web import door

    database.prepare(Path(home))
    made, papers = [], reporting.paper

    def counted(*given: Any, **more: Any) -> Any:
        made.append(given)
        return papers(*given, **more)

    reporting.paper = counted
    client = Client(headers={"host": "127.0.0.1:80"}, SERVER_NAME="127.0.0.1")
    client.get(f"/open/{door.DOOR.link()}")
    page = client.get("/XAV/reports/brief?cycle=3")
    told = [len(made)]
    places = [each.replace("&amp;", "&") for each in re.findall('sheet-picture" src="([^"]+)"', page.content.decode())]
    assert len(places) > 1, page.status_code
    first = [client.get(each).content for each in places]
    told.append(len(made))
    entries.add([WorkingSet("later")], "Aya")
    again = [client.get(each).content for each in places]
    print(json.dumps([*told, len(made), first == again]))


if __name__ == "__main__":
    main(sys.argv[1])
