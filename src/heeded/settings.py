"""Environment -> settings: where the record lies, which database holds it, what a worker may use; Django reads it too.

Nothing is created here. Secrets come from the environment alone.
"""

import getpass
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from platformdirs import user_data_path

from heeded.errors import UsageError
from heeded.meaning import MODELS, Model
from heeded.model import ACCESS_LEVELS, Access

# IMMEDIATE takes the write lock at the start: of two transactions that read first and write later one would fail.
# secure_delete overwrites deleted rows: material that endangers people must not stay behind in free pages.
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "temp_store=MEMORY")
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": ";".join(f"PRAGMA {pragma}" for pragma in PRAGMAS),
}


def home(environment: Mapping[str, str]) -> Path:
    """The folder of the record: HEEDED_HOME, else the platform's folder for a user's data."""
    given = environment.get("HEEDED_HOME")
    return (Path(given).expanduser() if given else user_data_path("heeded", appauthor=False)).absolute()


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's entry for a database: SQLite in the home where the address is empty, else PostgreSQL.

    An address reads `postgresql://user:password@host:port/name?option=value`; a host in the options may be the folder
    of a Unix socket. Raises UsageError for another scheme or an address without a name.
    """
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": home / "heeded.sqlite3", "OPTIONS": SQLITE_OPTIONS}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UsageError(f"HEEDED_DATABASE_URL is no address ({error}): write postgresql://user@host/name.") from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise UsageError("HEEDED_DATABASE_URL must read postgresql://user:password@host:port/name (or be left out).")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": options,
    }


def number(environment: Mapping[str, str], name: str, default: int) -> int:
    """A whole number from 1 that the environment sets; raises UsageError for anything else."""
    given = environment.get(name, "").strip()
    if not given:
        return default
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise UsageError(f"{name} must be a whole number from 1, not {given!r}.")
    return int(given)


def days(environment: Mapping[str, str], name: str) -> int | None:
    """A number of days that the environment sets, from 1; None where it sets none; raises UsageError for else."""
    return number(environment, name, 1) if environment.get(name, "").strip() else None


def one_of(environment: Mapping[str, str], name: str, choices: tuple[Model, ...]) -> Model:
    """The choice that the environment names, else the first; raises UsageError for another word."""
    given = environment.get(name, "").strip()
    for choice in choices:
        if given in ("", choice):
            return choice
    raise UsageError(f"{name} must be one of {', '.join(choices)}, not {given!r}.")


def level(environment: Mapping[str, str], name: str) -> Access | None:
    """The level that the environment names, if any; raises UsageError for another word."""
    given = environment.get(name, "").strip()
    for each in ACCESS_LEVELS:
        if given == each:
            return each
    if given:
        raise UsageError(f"{name} must be one of {', '.join(ACCESS_LEVELS)}, not {given!r}.")
    return None


def account() -> str:
    """The name of the account on this machine, empty where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def key_file(name: str, home: Path) -> Path | None:
    """A key file by its name, if one is given; raises UsageError where it lies in the home beside what it opens."""
    if not name:
        return None
    path = Path(name).expanduser().absolute()
    if path.resolve().is_relative_to(home.resolve()):
        raise UsageError(
            f"The key file {path} lies in the record: whoever takes that has the key too. Move it to another disk or "
            "folder, which backups of the record leave out."
        )
    return path


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


HEEDED_HOME = home(os.environ)
HEEDED_WORKERS = number(os.environ, "HEEDED_WORKERS", cores())
HEEDED_TIMEOUT = number(os.environ, "HEEDED_TIMEOUT", 300)
"""Seconds that reading one file may take."""
HEEDED_MEMORY = number(os.environ, "HEEDED_MEMORY", 1500)
"""Megabytes of address space that one worker may use, where the system can limit it (Linux)."""
HEEDED_MEANING = one_of(os.environ, "HEEDED_MEANING", MODELS)
"""The model that gives texts their vectors (`heeded.meaning`)."""
HEEDED_KEY_FILE = key_file(os.environ.get("HEEDED_KEY_FILE", "").strip(), HEEDED_HOME)
"""The file with the key of a team's record (`heeded.store.seals`)."""

HEEDED_ACCESS = level(os.environ, "HEEDED_ACCESS")
"""Up to which level the record is shown; None: all that is not sealed."""
HEEDED_USER = os.environ.get("HEEDED_USER", "").strip() or account()
"""The name under which the record is looked at and changed."""
HEEDED_KEEP_ACTIVITY = number(os.environ, "HEEDED_KEEP_ACTIVITY", 365)
"""Days for which the log of activity is kept."""

HEEDED_KEEP_RESTRICTED = days(os.environ, "HEEDED_KEEP_RESTRICTED")
"""Days that a restricted document is kept; None: until it is removed."""
HEEDED_KEEP_CASES = days(os.environ, "HEEDED_KEEP_CASES")
"""Days that a case is kept after it was closed; None: until it is removed."""

DATABASES = {"default": database(os.environ.get("HEEDED_DATABASE_URL", "").strip(), HEEDED_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["heeded.store", "heeded.derived"]
# Derived tables are made by heeded.derived.schema: thrown away and made anew when their layout changes.
MIGRATION_MODULES = {"derived": None}
SECRET_KEY = os.environ.get("HEEDED_SECRET_KEY", "")
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
