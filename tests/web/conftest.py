"""The website of the sample State, as `heeded serve` opens it, and a browser that looks at it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from web.websites import Site, running

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
def long_site(home_of_sample: Path) -> Iterator[Site]:
    """The same with every word of the interface twice as long."""
    yield from running(home_of_sample, "twice")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A Chromium: the system's. Skipped where there is none, failed in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        message = "no Chromium: install the package chromium"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()
