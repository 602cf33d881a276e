"""How fast the website answers ten readers, by two server processes, in a store of 126,000 pairs (`evaluation.search`).

Each reader asks in turn for a search, the page of a State and that of a recommendation, and waits a second between two
requests; then the same without waiting. The States are compared before, and each server has answered one search.
"""

import gzip
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from evaluation import search
from evaluation.scores import Score

SERVERS, READERS, PAUSE = 2, 10, 1.0
STATES = 3
TARGETS = {"search": 100, "State": 200, "recommendation": 80}
"""Milliseconds at p95."""
# "http://127.0.0.1:8700/open/abc"
LINK = re.compile(r"http://127\.0\.0\.1:(?P<port>\d+)/open/(?P<secret>\S+)")
# 'href="/static/a1b2/app.css"', '<script src="/static/a1b2/keys.js"'
ASSET = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"')
# '<img src="/KAZ/charts/flow.svg?cycle=3&amp;form=wide"'
PICTURE = re.compile(r'<img[^>]* src="(/[^"]+)"')
SERVE = "from heeded.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that let its readers in."""

    port: int
    cookie: str

    def asks(self, path: str) -> tuple[int, float, bytes]:
        """The status of an answer, milliseconds until all of it was read, and what was read, compressed."""
        start = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=300)
        connection.request("GET", path, headers={"Cookie": self.cookie, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, (time.perf_counter() - start) * 1000, content


def measure(study: Path) -> Iterable[Score]:
    """Milliseconds in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.settings", "HEEDED_MEANING": "words"}
        import django

        django.setup()
        _, pairs = search._store(study, Path(home))
        yield from measured(Path(home), pairs)


def measured(home: Path, pairs: int) -> Iterable[Score]:
    """The same in a home that holds the store already; Django is set up for it."""
    paths = _paths()
    data = f"{pairs:,} pairs, {READERS} readers, {SERVERS} processes, {len(paths['search'])} queries"
    with _served(home) as first, _served(home) as second:
        servers = (first, second)
        for server in servers:
            server.asks("/search?q=torture")
        for pause, how in ((PAUSE, "a second between requests"), (0.0, "no pause")):
            taken, failed = _read(servers, paths, pause)
            for kind, values in taken.items():
                for share in (50, 95):
                    target = f"<= {TARGETS[kind]}" if share == 95 and pause else ""
                    yield Score(
                        f"website: {kind}, {how}, milliseconds, p{share}", search._at(values, share), target, data
                    )
            yield Score(f"website: answers that failed, {how}", failed, "0", data)
        yield from _weights(first, paths, f"{pairs:,} pairs")


def _paths() -> dict[str, list[str]]:
    """Addresses of the three kinds, all that are asked for; States with many recommendations are compared first."""
    from heeded import pipeline
    from heeded.query import Query
    from heeded.viewer import viewer

    view = pipeline.View(viewer("restricted"), date.today(), "words")
    everything = pipeline.search(Query("", (("type", ("recommendation",)),)), view, 0, 0)
    by_count = sorted(everything.counts["state"], key=lambda each: -each.recommendations)
    chosen = [each.value for each in by_count[:: max(1, len(by_count) // STATES)]][:STATES]
    recommendations: list[str] = []
    for state in chosen:
        pipeline.conclude(state, view)
        lines = pipeline.lines(state, view)
        recommendations += [f"/{each}" for each in list(lines)[:: max(1, len(lines) // 34)]]
    return {
        "search": [f"/search?q={quote(words)}" for _, words in search._queries()],
        "State": [f"/{state}" for state in chosen],
        "recommendation": recommendations,
    }


def _weights(server: Server, paths: dict[str, list[str]], data: str) -> Iterator[Score]:
    """What pages of each kind weigh, compressed, with style and script: the heaviest of those of the States chosen."""
    heaviest: dict[str, tuple[float, float]] = {}
    for path in (path for state in paths["State"] for path in _pages(state.strip("/"), paths)):
        status, _, content = server.asks(path)
        assert status == 200, path
        shown = gzip.decompress(content).decode()
        style, pictures = set(ASSET.findall(shown)), PICTURE.findall(shown)
        alone = len(content) + sum(len(server.asks(each)[2]) for each in style)
        whole = alone + sum(len(server.asks(unescape(each))[2]) for each in pictures)
        kind = _kind(path)
        before = heaviest.get(kind, (0.0, 0.0))
        heaviest[kind] = max(before[0], alone / 1000), max(before[1], whole / 1000)
    for kind, (bare, charted) in heaviest.items():
        yield Score(f"website: kB of {kind}, compressed", round(bare, 1), "<= 60", data)
        if charted > bare:
            yield Score(f"website: kB of {kind} with its charts, compressed", round(charted, 1), "<= 700", data)


def _pages(state: str, paths: dict[str, list[str]]) -> Iterator[str]:
    """One address of each page that a State has, and of those that are of all."""
    own = [path for path in paths["recommendation"] if path.startswith(f"/{state}/")]
    one = own[len(own) // 2]
    review, _, number = one.rpartition("/")
    yield from ("/", "/by", "/by/NOR", "/calendar", "/party", "/cases", "/sets", "/import", *paths["search"][:5])
    yield from (f"/{state}{each}" for each in ("", "/review", "/charts", "/figures", "/events"))
    yield from (f"{review}{each}" for each in ("", "/recommendations", f"/assess/{number}"))
    yield from (one, f"/cite{one}", f"/by/NOR/{state}", f"/compare?states={state}", f"/cases/mentions/{state}")


def _kind(path: str) -> str:
    """A page's address without what differs from page to page of its kind: "/STATE/N/recommendations"."""
    bare = re.sub(r"(?<=/)[A-Z]{3}(?=/|$)", "STATE", path.partition("?")[0])
    return re.sub(r"(?<=/)\d[\w.()-]*(?=/|$)", "N", bare)


def _read(servers: Sequence[Server], paths: dict[str, list[str]], pause: float) -> tuple[dict[str, list[float]], int]:
    """What each answer took, by kind, and how many failed."""
    taken: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    each_asks = -(-len(paths["search"]) // READERS)

    def reader(number: int) -> None:
        time.sleep(pause * number / READERS)
        for turn in range(each_asks):
            at = number * each_asks + turn
            for kind, of in paths.items():
                path = of[at % len(of)]
                status, milliseconds, _ = servers[number % len(servers)].asks(path)
                taken[kind].append(milliseconds)
                if status != 200:
                    failed.append(f"{status} {path}")
                time.sleep(pause)

    readers = [threading.Thread(target=reader, args=(number,)) for number in range(READERS)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    for told in failed[:10]:
        print(told, file=sys.stderr)
    return taken, len(failed)


@contextmanager
def _served(home: Path) -> Iterator[Server]:
    """A server on a home, until it is no longer wanted."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", "--no-open", "--home", str(home)], stdout=subprocess.PIPE, text=True,
        env=os.environ,
    )  # fmt: skip
    assert process.stdout
    try:
        printed = ""
        while not (found := LINK.search(printed)):
            line = process.stdout.readline()
            assert line, printed
            printed += line
        connection = HTTPConnection("127.0.0.1", int(found["port"]))
        connection.request("GET", f"/open/{found['secret']}")
        cookie = (connection.getresponse().getheader("Set-Cookie") or "").partition(";")[0]
        yield Server(int(found["port"]), cookie)
    finally:
        process.terminate()
        process.wait(30)
