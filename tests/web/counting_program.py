"""Makes a record with as many rows in every list as it is told, and asks the website for the lists in one process.

`python counting_program.py HOME ROWS` prints JSON: by the name of each list, its queries and its compressed bytes.
"""

import json
import os
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

WORDS = (
    "prisons", "schools", "judges", "journalists", "harvests", "fisheries", "pensions", "clinics", "archives", "rivers",
    "mines", "railways", "orphans", "veterans", "nomads", "libraries", "kindergartens", "vaccines", "elections",
    "passports", "unions", "churches", "theatres", "wages", "floods", "borders", "tenants", "farmers", "nurses",
)  # fmt: skip
SYMBOL = "A/HRC/43/90"
PARTY = "Open Squares"
LISTS = {
    "home": "/", "search": "/search?q=improve", "asking_all": "/by", "asking": "/by/NOR", "asked": "/by/NOR/XAV",
    "state": "/XAV", "review": "/XAV/3", "recommendations": "/XAV/3/recommendations",
    "position": "/XAV/3/recommendations?position=unknown", "queue": "/XAV/review", "events": "/XAV/events",
    "figures": "/XAV/figures", "charts": "/XAV/charts", "document": f"/documents/{SYMBOL}", "sets": "/sets",
    "set": "/sets/of/Mine", "cases": "/cases", "mentions": "/cases/mentions/XAV", "parties": "/party",
    "party": f"/party/{PARTY}", "calendar": "/calendar", "compare": "/compare?states=XAV",
}  # fmt: skip


def asked(count: int) -> list[str]:
    """As many asks, no two of them near to each other in their words."""
    chance = random.Random(7)
    return [f"Improve {' '.join(chance.sample(WORDS, 6))} by measure {number}" for number in range(1, count + 1)]


def fill(home: Path, count: int) -> None:
    """Make a record with so many recommendations, asks, parties, events, people, members of a set and cases."""
    from builders import document, original, reading, statement
    from heeded.cases import Case
    from heeded.model import Ask, Event, Person, Recommendation, Review, Statement
    from heeded.primary import Member, WorkingSet
    from heeded.store import entries, write

    def save(text: str, file: str, kind: str, said: Iterator[Statement], **fields: object) -> None:
        made = document(text, file=file, kind=kind, cycle=3, **fields)
        write.save(home, reading(made, *said), write.File(file, f"/in/{file}"), original(text, file), "reader 1")

    texts = asked(count)
    lines = [f"124.{at} {each} (Norway);" for at, each in enumerate(texts, start=1)]
    report = "\n".join(("The review of Arvenia was held on 7 November 2019.", *lines))

    def recommended() -> Iterator[Statement]:
        yield statement(report, "The review of Arvenia", Review(3, 34, ("2019-11-07",)))
        for at, (line, text) in enumerate(zip(lines, texts, strict=True), start=1):
            yield statement(report, line, Recommendation(text, ("NOR",), f"124.{at}", f"124.{at}", cycle=3))

    told = "\n".join(f"{PARTY} asks to {each.lower()}. Ada Quill {at} was there." for at, each in enumerate(texts, 1))

    def of_parties() -> Iterator[Statement]:
        for at, each in enumerate(texts, 1):
            for party in (PARTY, f"Party {at}"):
                yield statement(told, f"asks to {each.lower()}.", Ask(each), asserted_by=party)
            event = Event(("protest",), f"2019-{1 + at % 12:02d}-{1 + at % 28:02d}", f"Place {at}")
            yield statement(told, f"{each.lower()}.", event)
            yield statement(told, f"Ada Quill {at} ", Person(f"Ada Quill {at}"))

    save(report, "report.txt", "working_group_report", recommended(), symbol=SYMBOL, published="2019-12-20")
    save(told, "letter.txt", "stakeholder_submission", of_parties(), publisher=PARTY, published="2019-03-01")
    entries.add([WorkingSet("Mine"), *(Member("Mine", f"XAV/3/124.{at}") for at in range(1, count + 1))], "Aya")
    entries.add([Case(f"C-{at:06d}", "person", f"Case {at}", "team") for at in range(1, count + 1)], "Aya")


def main(home: str, rows: str) -> None:
    """Fill the record, compare its State, and ask for each list twice: what a process reads once is read by then."""
    os.environ |= {
        "HEEDED_HOME": home, "HEEDED_MEANING": "words", "DJANGO_SETTINGS_MODULE": "heeded.web.settings",
    }  # fmt: skip
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from heeded import pipeline
    from heeded.store import database
    from heeded.web import door, viewing

    database.prepare(Path(home))
    fill(Path(home), int(rows))
    pipeline.index(date.today())
    pipeline.conclude("XAV", viewing.view_of(None))  # type: ignore[arg-type]
    client = Client(headers={"host": "127.0.0.1:80", "accept-encoding": "gzip"}, SERVER_NAME="127.0.0.1")
    client.get(f"/open/{door.DOOR.link()}")
    found = {}
    for name, address in LISTS.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        found[name] = answer.status_code, len(queries), len(answer.content)
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
