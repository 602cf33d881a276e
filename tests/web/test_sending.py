"""Files and forms that are too large, cut off, or of another site: refused in plain words, and nothing left."""

import json
import socket
import time
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from running import heeded
from web.paths import FORMS
from web.websites import TOKEN, Site, running

MB = 2**20


def begun(site: Site, path: str, length: int, body: bytes, cookie: str = "", host: str = "") -> socket.socket:
    """A connection on which a form was begun."""
    connection = socket.create_connection(("127.0.0.1", site.port), 60)
    heads = (
        f"POST {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{site.port}'}", f"Content-Length: {length}",
        f"Cookie: {'='.join(site.cookie)}; {cookie}", "Content-Type: multipart/form-data; boundary=line",
        f"Origin: {site.address}",
    )  # fmt: skip
    connection.sendall("\r\n".join((*heads, "", "")).encode() + body)
    return connection


def answer(connection: socket.socket) -> tuple[int, str]:
    got = HTTPResponse(connection)
    got.begin()
    return got.status, got.read().decode()


def test_what_is_too_large_is_refused_in_words_and_lies_nowhere(site: Site, home_of_sample: Path) -> None:
    for path, megabytes, told in (("/import", 300, "200 MB at a time"), ("/sets/new", 30, "two megabytes")):
        with begun(site, path, megabytes * MB, b"") as connection:
            for number in range(megabytes):
                connection.sendall(b"x" * MB)
                if number in (0, megabytes - 2):
                    assert list((home_of_sample / "incoming").iterdir()) == []
            status, text = answer(connection)
        assert status == 413
        assert told in text


def test_a_body_without_a_length_is_refused(site: Site) -> None:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=60)
    connection.putrequest("POST", "/import")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()  # nothing is sent after them: the server hangs up once it has answered
    assert connection.getresponse().status == 501


def test_a_file_that_is_cut_off_leaves_nothing_and_the_next_is_taken(home_of_sample: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    words = b"Submission on Arvenia for its Universal Periodic Review, by the Harbour Watch"
    for site in running(home):
        shown = site.get("/import")
        token = TOKEN.findall(shown.read().decode())[0]
        cookie = (shown.getheader("Set-Cookie") or "").partition(";")[0]
        file = b'--line\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' + words
        field = (
            f'\r\n--line\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n--line--\r\n'
        )
        whole = file + field.encode()
        for length, body in ((100 * MB, file + b"x" * 70 * MB), (len(whole), whole[:-40])):
            begun(site, "/import", length, body, cookie).close()
        deadline = time.monotonic() + 20
        while list((home / "incoming").iterdir()) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert list((home / "incoming").iterdir()) == []
        assert "The record is empty" in site.text("/")
        with begun(site, "/import", len(whole), whole, cookie) as connection:
            assert answer(connection)[0] == 303
        while "interrupted" in site.text("/import") or "Harbour Watch" not in site.text("/"):
            assert time.monotonic() < deadline + 60
            time.sleep(0.2)
    assert len(json.loads(heeded("documents", "--format", "json", "--home", home).stdout)) == 1


@pytest.mark.parametrize("name", sorted(FORMS | {"import", "close"}))
def test_forms_of_others_change_nothing(site: Site, name: str) -> None:
    from django.urls import get_resolver

    pattern = get_resolver("heeded.web.urls").reverse_dict.getlist(name)[0][0][0][0]
    given = {
        "state": "XAV", "cycle": "3", "number": "45.1", "job": "none", "case": "C-222222", "name": "none",
        "kind": "brief",
    }  # fmt: skip
    path = f"/{pattern % given}"
    shown = site.get("/sets")
    token, cookie = TOKEN.findall(shown.read().decode())[0], (shown.getheader("Set-Cookie") or "").partition(";")[0]
    own = {"Cookie": f"{'='.join(site.cookie)}; {cookie}", "Origin": site.address, "X-CSRFToken": token}
    for wrong in ({"X-CSRFToken": ""}, {"X-CSRFToken": "x" * 64}, {"Origin": "http://evil.example"},
                  {"Origin": "null"}, {"Cookie": cookie}, {"Sec-Fetch-Site": "cross-site"}):  # fmt: skip
        assert site.get(path, method="POST", **own | wrong).status == 403, wrong
    assert site.get(path, method="POST", **own | {"Host": f"localhost:{site.port}"}).status == 400
