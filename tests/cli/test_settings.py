"""The environment in, settings out."""

from pathlib import Path

import pytest

from heeded import settings
from heeded.errors import UsageError

HOME = Path("/somewhere")


def test_the_home_is_the_one_named_else_the_platforms() -> None:
    assert settings.home({"HEEDED_HOME": "/a/b"}) == Path("/a/b")
    assert settings.home({"HEEDED_HOME": "a"}) == Path.cwd() / "a"
    assert settings.home({"HEEDED_HOME": "~/a"}) == Path.home() / "a"
    assert settings.home({}).name == "heeded"


def test_without_an_address_the_database_lies_in_the_home() -> None:
    made = settings.database("", HOME)
    assert (made["ENGINE"], made["NAME"]) == ("django.db.backends.sqlite3", HOME / "heeded.sqlite3")
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "secure_delete=ON"):
        assert pragma in made["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://me:p%40ss@db.example:5433/upr", ("upr", "me", "p@ss", "db.example", "5433", {})),
        ("postgres:///upr", ("upr", "", "", "", "", {})),
        ("postgresql://me@/upr?host=/run/postgresql", ("upr", "me", "", "/run/postgresql", "", {})),
        ("postgresql://db/upr?sslmode=require", ("upr", "", "", "db", "", {"sslmode": "require"})),
    ],
)  # fmt: skip
def test_an_address_names_a_postgresql_database(url: str, expected: tuple[object, ...]) -> None:
    made = settings.database(url, HOME)
    assert made["ENGINE"] == "django.db.backends.postgresql"
    assert tuple(made[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == expected


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://me@host", "postgresql://host:port/name", "upr.sqlite3"])
def test_another_address_is_wrong_use(url: str) -> None:
    with pytest.raises(UsageError, match="HEEDED_DATABASE_URL"):
        settings.database(url, HOME)


@pytest.mark.parametrize(("given", "expected"), [("", 7), ("3", 3), (" 12 ", 12)])
def test_numbers_are_whole_and_from_1(given: str, expected: int) -> None:
    assert settings.number({"N": given}, "N", 7) == expected


@pytest.mark.parametrize("given", ["0", "-1", "1.5", "many", "٣"])
def test_other_numbers_are_wrong_use(given: str) -> None:
    with pytest.raises(UsageError, match="N must be a whole number from 1"):
        settings.number({"N": given}, "N", 7)
