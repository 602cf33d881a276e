"""Opens the store: the folder, the database, its tables; refuses what this program cannot read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from heeded.derived import schema
from heeded.errors import StoreError
from heeded.store.originals import OWNER_ONLY


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the database refuses into a StoreError that says what to do."""
    try:
        yield
    except (Error, ImproperlyConfigured) as error:
        raise StoreError(_refused(error)) from error


def prepare(home: Path) -> bool:
    """Open the store for a build and make what is absent; True where everything must be read anew.

    Raises StoreError where the folder or the database cannot be opened.
    """
    try:
        home.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        if connection.vendor == "sqlite" and isinstance(file := connection.settings_dict["NAME"], Path):
            file.touch(mode=0o600)  # SQLite gives the files beside it the same mode
    except OSError as error:
        raise StoreError(f"{home} cannot be made ({error.strerror}): name another folder with --home.") from None
    with refusals():
        _refuse_newer(home)
        _refuse_encoding()
        if _pending():
            call_command("migrate", interactive=False, verbosity=0)
        return schema.ensure()


def close() -> None:
    """Close what this thread has opened: threads that end without it leave the file open."""
    connection.close()


def has(table: str) -> bool:
    """Whether there is a database with this table; none is made."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and isinstance(name, Path) and not name.exists():
        return False
    with refusals():
        return table in connection.introspection.table_names()


def check(home: Path) -> None:
    """Refuse to read from a store that is not there or that another version of the program made."""
    if not has("store_original"):
        raise StoreError(
            f"There is no record in {home} yet: run `heeded build FOLDER` first, or name its folder with --home."
        )
    with refusals():
        _refuse_newer(home)
        _refuse_encoding()
        if _pending() or not schema.is_current():
            raise StoreError(f"The record in {home} is of another version of Heeded: run `heeded build` to renew it.")


def wipe() -> None:
    """Leave nothing in the database's files of what was deleted or sealed; outside a transaction.

    On PostgreSQL that holds for its tables, not for the server's log of changes. Raises StoreError where another
    program holds on to what was there before.
    """
    with refusals(), connection.cursor() as cursor:
        cursor.execute("VACUUM FULL" if connection.vendor == "postgresql" else "VACUUM")
    checkpoint()


def checkpoint() -> None:
    """Empty the log of changes that SQLite keeps beside its file; raises StoreError as `wipe` does."""
    if connection.vendor != "sqlite":
        return
    with refusals(), connection.cursor() as cursor:
        is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise StoreError(
            "What was there before may still lie beside the record, since another program is using it: end that, then "
            "run this again, or `heeded keys rotate`."
        )


def _refuse_newer(home: Path) -> None:
    """Raise StoreError where a later version of the program made the record: what it keeps is not known here."""
    known = MigrationExecutor(connection).loader.disk_migrations
    made = MigrationRecorder(connection).applied_migrations()
    own = {app for app, _ in known}
    if unknown := sorted(name for app, name in made if app in own and (app, name) not in known):
        raise StoreError(
            f"The record in {home} was made by a newer version of Heeded ({unknown[-1]}): install that, or name "
            "another folder with --home. Nothing was changed."
        )


def _refuse_encoding() -> None:
    """Raise StoreError where PostgreSQL keeps texts in another encoding than UTF-8: searches would miss words.

    Its locale does not matter: words are folded and parted before they are stored.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        encoding = cursor.fetchone()[0]
    if encoding != "UTF8":
        name = connection.settings_dict["NAME"]
        raise StoreError(
            f"The database {name} has the encoding {encoding}, in which not all scripts can be searched: make one with "
            "CREATE DATABASE heeded ENCODING 'UTF8' TEMPLATE template0, and name it in HEEDED_DATABASE_URL."
        )


def _pending() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


# What databases say, and what to do about it.
_ADVICE: tuple[tuple[str, str], ...] = (
    ("locked", "another program is using the record: wait until it has ended, then try again"),
    ("full", "the disk is full: make room, then build again; nothing that was stored is lost"),
    ("readonly", "the folder can be read only: name another folder with --home, or allow writing"),
    (
        "unable to open",
        "the folder or the medium can be read only, and SQLite must write beside the file: copy the folder to a disk "
        "that can be written, and name that with --home",
    ),
    ("malformed", "the file is damaged: restore it from a backup, or move it away and build again"),
    (
        "not a database",
        "the file is damaged or no record: restore a backup, or move it away and build again",
    ),
    ("disk i/o", "the disk is full or does not answer: make room or check it, then try again; nothing stored is lost"),
)


def _refused(error: Exception) -> str:
    where = "HEEDED_DATABASE_URL" if connection.vendor == "postgresql" else str(connection.settings_dict["NAME"])
    first_line = (str(error).strip().splitlines() or [type(error).__name__])[0]
    advice = next((advice for word, advice in _ADVICE if word in first_line.lower()), None)
    return f"The database ({where}) cannot be used: {first_line}" + (f": {advice}." if advice else "")
