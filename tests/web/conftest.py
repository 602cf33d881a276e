"""The website of the sample State, as `heeded serve` opens it, and a browser that looks at it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from running import heeded
from web.filling import HOSTILE, filled, hostile_folder
from web.websites import Site, chromium, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def home_of_sample(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the sample State, compared already."""
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("web") / "home"))


@pytest.fixture(scope="session")
def site(home_of_sample: Path) -> Iterator[Site]:
    """The website of the sample State."""
    yield from running(home_of_sample)


@pytest.fixture(scope="session")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A record in whose every field stands markup, and what its addresses need."""
    place = tmp_path_factory.mktemp("hostile")
    home = place / "home"
    heeded("build", hostile_folder(place / "files"), "--home", home)
    for each in running(home, HEEDED_MEANING="words", HEEDED_USER=HOSTILE):
        return home, filled(each)
    raise AssertionError


@pytest.fixture(scope="session")
def facts(hostile_home: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return hostile_home[1]


@pytest.fixture(scope="session")
def hostile_site(hostile_home: tuple[Path, dict[str, str]]) -> Iterator[Site]:
    """The website of that record."""
    yield from running(hostile_home[0], HEEDED_MEANING="words", HEEDED_USER=HOSTILE)


@pytest.fixture(scope="session")
def long_site(hostile_home: tuple[Path, dict[str, str]]) -> Iterator[Site]:
    """The same with every word of the interface twice as long."""
    yield from running(hostile_home[0], "twice", HEEDED_MEANING="words", HEEDED_USER=HOSTILE)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A Chromium: the system's. Skipped where there is none, failed in CI."""
    found = chromium()
    if found is None:
        message = "no Chromium: install the package chromium"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()
