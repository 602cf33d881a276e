"""`heeded serve` as a person uses it: what it prints, whom it opens, how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from heeded.web import serving
from running import COMMAND, environment, heeded

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends programs by POSIX signals")
LINK = re.compile(r"http://127\.0\.0\.1:(?P<port>\d+)/open/\S+")


@contextmanager
def served(home: Path, *options: str, **more: str) -> Iterator["subprocess.Popen[str]"]:
    """The running command; ended, if a test did not end it."""
    process = subprocess.Popen(
        [*COMMAND, "serve", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment(home, **more),
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait(30)


def until(process: "subprocess.Popen[str]", wanted: str) -> str:
    """What the command prints up to the line that has these words."""
    assert process.stdout
    printed = ""
    for line in process.stdout:
        printed += line
        if re.search(wanted, line):
            return printed
    raise AssertionError(printed + (process.stderr.read() if process.stderr else ""))


def test_an_empty_home_is_shown_with_what_to_do_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with served(home, "--no-open") as process:
        printed = until(process, "/open/")
        link = LINK.search(printed)
        assert str(home) in printed
        assert "Ctrl-C" in printed
        assert link
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        shown = opener.open(link[0]).read().decode()
        assert "The record is empty" in shown
        assert "heeded build FOLDER" in shown
        assert str(home) in shown
        assert "in the folder originals" in shown
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "ended" in rest
    assert errors == ""
    assert home.stat().st_mode & 0o077 == 0


def test_it_is_closed_from_the_browser(tmp_path: Path) -> None:
    with served(tmp_path / "home", "--no-open") as process:
        link = LINK.search(until(process, "/open/"))
        assert link
        address = f"http://127.0.0.1:{link['port']}/close"
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        opener.open(link[0]).close()
        with pytest.raises(urllib.error.HTTPError, match="403"):
            opener.open(address, b"")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', opener.open(address).read().decode())
        assert token
        with pytest.raises(urllib.error.HTTPError, match="403"):  # a browser that was not let in
            urllib.request.urlopen(address, f"csrfmiddlewaretoken={token[1]}".encode())
        assert process.poll() is None
        shown = opener.open(address, f"csrfmiddlewaretoken={token[1]}".encode()).read().decode()
        assert "You can close this page" in shown
        rest, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "ended" in rest
    assert errors == ""


def test_the_browser_gets_the_link_and_the_terminal_does_not(tmp_path: Path) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o700)
    with served(tmp_path / "home", BROWSER=str(browser)) as process:
        printed = until(process, "Ctrl-C")
        for _ in range(200):
            if opened.exists() and opened.read_text():
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        printed += process.communicate(timeout=30)[0]
    assert LINK.search(opened.read_text())
    assert "/open/" not in printed


def test_where_no_browser_opens_the_link_is_printed(tmp_path: Path) -> None:
    with served(tmp_path / "home", BROWSER="/nonexistent/browser", DISPLAY="", PATH="/nonexistent") as process:
        assert LINK.search(until(process, "/open/"))


def test_a_port_that_is_taken_gives_way_to_the_next(tmp_path: Path) -> None:
    first = serving.bound(serving.PORT + 40)
    assert first
    with first:
        taken = first.getsockname()[1]
        with served(tmp_path / "home", "--no-open", "--port", str(taken)) as process:
            printed = until(process, "/open/")
        link = LINK.search(printed)
        assert link
        assert int(link["port"]) > taken
        assert f"Port {taken} is taken" in printed


def test_it_listens_on_this_machine_alone() -> None:
    found = serving.bound(serving.PORT)
    assert found
    with found:
        assert found.getsockname()[0] == "127.0.0.1"
        others = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for other in others - {"127.0.0.1"}:
            with pytest.raises(OSError, match=r".*"):
                socket.create_connection((str(other), found.getsockname()[1]), timeout=0.5).close()


def test_ports_that_do_not_exist_are_refused(tmp_path: Path) -> None:
    for port in ("0", "65536", "x"):
        assert "--port" in heeded("serve", "--port", port, home=tmp_path, status=2).stderr


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = heeded("serve", "--no-open", home=tmp_path / "file" / "home", status=2).stderr
    assert "--home" in said
    assert os.sep in said
