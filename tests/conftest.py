"""What all tests share: a home of their own, the database's derived tables, and small bounds for property tests."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import settings

from running import heeded

# Before Django's settings are read: no test may touch the record of the person who runs it.
os.environ["HEEDED_HOME"] = tempfile.mkdtemp(prefix="heeded-tests-")

# Playwright's browser leaves an event loop running in the process that other tests with a database share.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

settings.register_profile("heeded", max_examples=60, deadline=None)
settings.load_profile("heeded")


LONGEST = (
    "protection/test_walk.py", "cli/test_cli.py", "test_docs.py", "protection/test_addresses.py", "web/test_looking.py",
    "store/test_engines.py", "cli/test_keys.py", "cli/test_cases.py", "cli/test_deciding.py", "web/test_work.py",
)  # fmt: skip
"""Files that take long; they come first where several processes share the tests, so that none waits for one of them."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        ranks = {Path(__file__).parent / name: rank for rank, name in enumerate(LONGEST)}
        items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """The test database, with the derived tables as a build makes them."""
    from heeded.derived import schema

    with django_db_blocker.unblock():
        schema.ensure()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Make the derived tables anew after a test with transactions of its own, which empties all tables at its end.

    pytest-django puts such tests last; processes that share the files of tests do not.
    """
    yield
    marker = item.get_closest_marker("django_db")
    if "transactional_db" in getattr(item, "fixturenames", ()) or (marker and marker.kwargs.get("transaction")):
        from pytest_django.plugin import blocking_manager_key

        from heeded.derived import schema

        with item.config.stash[blocking_manager_key].unblock():
            schema.ensure()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder for originals."""
    return tmp_path / "home"


@pytest.fixture
def key(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A record whose key is open: what is restricted can be stored."""
    from heeded.store import seals, wrapping

    file = tmp_path / "record.key"
    wrapping.new_key_file(file)
    monkeypatch.setattr(seals, "_durably", nullcontext)  # a test's transaction is never on the disk
    seals.make(key_file=file)
    yield
    seals.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the sample, compared already. All tests read it: one that enters something takes a copy."""
    place = tmp_path_factory.mktemp("demo") / "home"
    heeded("demo", "--home", place)
    return place


@pytest.fixture(scope="session")
def study() -> Path:
    """The study data of tests marked `real`: skipped where they are absent, failed in CI."""
    folder = Path(os.environ.get("HEEDED_STUDY") or Path(__file__).parents[2] / "shared") / "data"
    if not folder.is_dir():
        message = f"no study data in {folder}: set HEEDED_STUDY to the folder that holds `data`"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    return folder
