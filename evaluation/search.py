"""How fast a search with the counts of all filters is beside the bare query of the index, in a store of 126,000 pairs.

The 226 Working Group reports are built, then copied for later cycles under symbols of their own until the store holds
126,000 pairs of a recommendation and a recommending State, and indexed as a build does it. A hundred queries in six
bands are asked in turn, each bare (all row numbers that the index gives, as Python numbers) and as a search.
"""

import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation.scores import Score

PAIRS = 126_000
RUNS = 3
QUERIES = 100
BANDS = ("rare", "middle", "frequent", "two words", "phrase", "prefix")
SHOWN = 20
PHRASES = (
    "human rights", "rights of the child", "domestic violence", "death penalty", "right to education",
    "freedom of expression", "persons with disabilities", "convention against torture", "gender equality",
    "human rights defenders", "trafficking in persons", "paris principles", "civil society", "special procedures",
    "rule of law", "migrant workers", "indigenous peoples",
)  # fmt: skip
FILTERED = (("position", ("supported",)), ("region", ("Africa", "GRULAC")))
COPIES = (
    "INSERT INTO derived_document (sha256, key, is_of_record, kind, language, access, value, reader, facts) "
    "SELECT '{copy}' || substr(sha256, 3), key || '/{copy}', is_of_record, kind, language, access, "
    "json_set(value, '$.cycle', json_extract(value, '$.cycle') + {later}, '$.symbol', key || '/{copy}'), reader, facts "
    "FROM derived_document WHERE key NOT LIKE '%/x_'",
    "INSERT INTO derived_text (document_id, text, layout) SELECT new.id, text, layout FROM derived_text "
    "JOIN derived_document old ON old.id = document_id JOIN derived_document new ON new.key = old.key || '/{copy}'",
    "INSERT INTO derived_subject (document_id, state, ordinal) SELECT new.id, state, ordinal FROM derived_subject "
    "JOIN derived_document old ON old.id = document_id JOIN derived_document new ON new.key = old.key || '/{copy}'",
    "INSERT INTO derived_statement (document_id, ordinal, identifier, type, state, value) "
    "SELECT new.id, said.ordinal, '{copy}' || substr(said.identifier, 3), said.type, said.state, "
    "CASE WHEN json_extract(said.value, '$.cycle') IS NULL THEN said.value "
    "ELSE json_set(said.value, '$.cycle', json_extract(said.value, '$.cycle') + {later}) END "
    "FROM derived_statement said JOIN derived_document old ON old.id = said.document_id "
    "JOIN derived_document new ON new.key = old.key || '/{copy}'",
    "UPDATE derived_statement SET value = json_set(value, '$.id', identifier) WHERE identifier LIKE '{copy}%'",
)
"""Rows of one more copy of every report, for cycles after the last."""


def measure(study: Path) -> Iterable[Score]:
    """Milliseconds in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.settings"}
        import django

        django.setup()
        yield from _measured(study, Path(home))


def _measured(study: Path, home: Path) -> Iterable[Score]:
    from heeded.query import Query
    from heeded.store import search
    from heeded.viewer import viewer

    made, pairs = _store(study, home)
    data = f"{pairs:,} pairs: 226 reports and copies of them; {QUERIES} queries in {len(BANDS)} bands, best of {RUNS}"
    yield Score("search: seconds to index the store", round(made, 1), "", data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    public = viewer("public")
    load = _milliseconds(lambda: search.search(public, Query("torture")))
    yield Score("search: seconds of the first search of a process", round(load / 1000, 2), "", data)
    queries = list(_queries())
    asked: dict[str, Callable[[str], Any]] = {
        "bare": _bare,
        "counted": lambda words: search.search(public, Query(words), most=0),
        "shown": lambda words: search.search(public, Query(words), most=SHOWN),
        "filtered": lambda words: search.search(public, Query(words, FILTERED), most=SHOWN),  # type: ignore[arg-type]
    }
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _, words in queries:
        for name, ask in asked.items():
            taken[name].append(min(_milliseconds(lambda: ask(words)) for _ in range(RUNS)))  # noqa: B023
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    for name, what in (
        ("bare", "the bare index query"), ("counted", "a search with all filter counts"),
        ("shown", f"a search with all filter counts and {SHOWN} passages"),
        ("filtered", "the same under two filters"),
    ):  # fmt: skip
        for share in (50, 95):
            yield Score(f"search: {what}, milliseconds, p{share}", _at(taken[name], share), "", data)
    for share in (50, 95):
        ratio = _at(taken["counted"], share) / _at(taken["bare"], share)
        yield Score(
            f"search: with all filter counts / bare, p{share}", round(ratio, 2), "<= 2" if share == 95 else "", data
        )
    for band in BANDS:
        of = [at for at, (name, _) in enumerate(queries) if name == band]
        told = " / ".join(f"{_at([taken[name][at] for at in of], 50)}" for name in ("bare", "counted", "shown"))
        yield Score(f"search: {band}, bare / counted / with passages, median milliseconds", told, "", data)
    yield Score("search: megabytes that searching adds to a process", round(memory), "", data)


def _store(study: Path, home: Path) -> tuple[float, int]:
    """Build and copy; seconds that indexing took, and how many pairs there are."""
    from datetime import date

    from django.db import connection

    from heeded import pipeline

    pipeline.build([study / "data" / "working-group-reports"], home, pipeline.Limits())
    count = (
        "SELECT SUM(json_array_length(value, '$.recommending_states')) FROM derived_statement "
        "WHERE type = 'recommendation'"
    )
    pairs = 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        for number in range(1, 10):
            cursor.execute(count)
            (pairs,) = cursor.fetchone()
            if pairs >= PAIRS:
                break
            for copy in COPIES:
                cursor.execute(copy.format(copy=f"x{number}", later=2 * number))
    start = time.perf_counter()
    pipeline.index(date.today())
    return time.perf_counter() - start, pairs


def _queries() -> Iterator[tuple[str, str]]:
    """Words of the store itself, by how many rows have them; the same on every run."""
    from heeded.store import search

    chance = random.Random(7)
    known = sorted({line.partition(" ")[0] for line in search.memory().spelling.split("\n")})
    words = [word for word in known if word.isalpha() and word.isascii() and len(word) > 3]
    chance.shuffle(words)
    counts = {word: len(_bare(word)) for word in words[:1500]}
    counts |= {word: len(_bare(word)) for word in ("rights", "human", "women", "children", "that", "with", "state",
               "measures", "international", "national", "government", "recommended", "protection", "law", "violence",
               "discrimination", "this", "ensure", "continue", "from")}  # fmt: skip
    rows = len(search.memory().base.numbers)
    size = -(-QUERIES // len(BANDS))
    rare = [word for word, count in counts.items() if 0 < count <= rows / 5000][:size]
    middle = [word for word, count in counts.items() if rows / 1000 < count <= rows / 50][:size]
    frequent = sorted(counts, key=lambda word: -counts[word])[:size]
    both = [f"{one} {other}" for one, other in zip(frequent, frequent[1:] + frequent[:1], strict=True)]
    phrases = [f'"{each}"' for each in PHRASES]
    prefixes = [f"{word[:5]}*" for word in (*middle[: size // 2], *frequent[: size - size // 2])]
    by_band = dict(zip(BANDS, (rare, middle, frequent, both, phrases, prefixes), strict=True))
    every = [(band, words) for band, found in by_band.items() for words in found]
    chance.shuffle(every)
    yield from every[:QUERIES]


def _bare(words: str) -> list[tuple[int]]:
    """All that the index finds, as a program without filters would ask it."""
    from django.db import connection

    from heeded.derived import fulltext
    from heeded.query import understood
    from heeded.store import search
    from heeded.viewer import OWNER

    tree = understood(words).tree
    assert tree is not None
    written = fulltext.expression(tree, search.Alternatives(search.memory(), OWNER))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {fulltext.TABLE} WHERE {fulltext.TABLE} MATCH %s", [written])
        found: list[tuple[int]] = cursor.fetchall()
    return found


def _milliseconds(job: Callable[[], Any]) -> float:
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def _at(values: list[float], share: int) -> float:
    """The value below which this share of the values lies."""
    return round(sorted(values)[min(len(values) - 1, len(values) * share // 100)], 2)
