"""Starts the website as `heeded serve` does, lets a browser in, and asks for its pages."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

from running import environment

__all__ = ["SEEN", "TOKEN", "Site", "chromium", "compared", "running", "sent"]

PROGRAM = Path(__file__).with_name("site_program.py")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
SEEN = re.compile(r'name="seen" value="(\w+)"')
# "http://127.0.0.1:8700/open/abc"
LINK = re.compile(r"http://127\.0\.0\.1:(?P<port>\d+)/open/(?P<secret>\S+)")


@dataclass(frozen=True, slots=True)
class Site:
    """A running website: its port, and the cookie of a browser that was let in."""

    port: int
    cookie: tuple[str, str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
        """The answer to a request with the session's cookie, unless another is given; redirects are not followed."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Cookie": "=".join(self.cookie)} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={name: value for name, value in sent.items() if value})
        return connection.getresponse()

    def text(self, path: str, **headers: str) -> str:
        return self.get(path, **headers).read().decode()


def chromium() -> str | None:
    """Where the system's Chromium is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def running(home: Path, *words: str, **more: str) -> Iterator[Site]:
    """The website on a home, until it is no longer wanted."""
    paths = [str(PROGRAM.parents[1]), os.environ.get("PYTHONPATH", "")]
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(home), *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=environment(home, **more, PYTHONPATH=os.pathsep.join(filter(None, paths))),
    )  # fmt: skip
    assert process.stdout
    try:
        printed = ""
        while not (found := LINK.search(printed)):
            line = process.stdout.readline()
            assert line, printed
            printed += line
        port, secret = int(found["port"]), found["secret"]
        opened = Site(port, ("none", "none")).get(f"/open/{secret}")
        assert opened.status == 303
        name, _, rest = (opened.getheader("Set-Cookie") or "").partition("=")
        yield Site(port, (name, rest.partition(";")[0]))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def sent(site: Site, page: str, to: str, /, **fields: str | list[str]) -> tuple[int, str]:
    """The status and the text, or the address to go on to, of a form of a page with these fields."""
    shown = site.get(page)
    text = shown.read().decode()
    given = {"csrfmiddlewaretoken": TOKEN.findall(text)[0], "seen": (SEEN.findall(text) or [""])[0]} | fields
    cookie = f"{'='.join(site.cookie)}; {(shown.getheader('Set-Cookie') or '').partition(';')[0]}"
    connection = HTTPConnection("127.0.0.1", site.port, timeout=60)
    heads = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Origin": site.address}
    connection.request("POST", to, urlencode(given, doseq=True), heads)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Location") or answer.read().decode()


def compared(site: Site, path: str) -> str:
    """The text of a page, once the documents that it rests on were compared."""
    answer = site.get(path)
    while answer.status == 202:
        time.sleep(0.5)
        answer = site.get(path)
    return answer.read().decode()
