"""Opens the store: the folder, the database, its tables; refuses what this program cannot read."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from heeded.derived import schema
from heeded.errors import StoreError
from heeded.store.originals import OWNER_ONLY


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
    try:
        if _pending():
            call_command("migrate", interactive=False, verbosity=0)
        return schema.ensure()
    except (Error, ImproperlyConfigured) as error:
        raise StoreError(_cannot_open(error)) from error


def check(home: Path) -> None:
    """Refuse to read from a store that is not there or that another version of the program made."""
    name = connection.settings_dict["NAME"]
    missing = f"There is no record in {home} yet: run `heeded build FOLDER` first, or name its folder with --home."
    if connection.vendor == "sqlite" and isinstance(name, Path) and not name.exists():
        raise StoreError(missing)
    try:
        if "store_original" not in connection.introspection.table_names():
            raise StoreError(missing)
        if _pending() or not schema.is_current():
            raise StoreError(f"The record in {home} is of another version of Heeded: run `heeded build` to renew it.")
    except (Error, ImproperlyConfigured) as error:
        raise StoreError(_cannot_open(error)) from error


def _pending() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _cannot_open(error: Exception) -> str:
    where = "HEEDED_DATABASE_URL" if connection.vendor == "postgresql" else str(connection.settings_dict["NAME"])
    first_line = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return f"The database ({where}) cannot be opened: {first_line}"
