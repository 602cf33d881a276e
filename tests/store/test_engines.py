"""The store's tests once more on PostgreSQL, on a server that the test starts and stops itself."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parents[1]
SAMPLE = TESTS.parent / "src" / "heeded" / "sample" / "arvenia"
SEARCHING = str(TESTS / "store" / "searching.py")
PLANTED = Path(__file__).with_name("planted.py")
OLDEST = 15


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL from version 15 that is installed."""
    on_path = shutil.which("pg_ctl")
    found = [Path(on_path).parent] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return next((path for path in found if (path / "initdb").exists() and version(path) >= OLDEST), None)


def version(folder: Path) -> int:
    # "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[2].split(".")[0])


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an empty database on a throwaway server that listens on a socket alone."""
    folder = binaries()
    if folder is None:
        reason = f"PostgreSQL {OLDEST} or later is not installed (on Debian: apt-get install postgresql)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    # The server refuses to run as root. A socket's path may have 107 characters, so pytest's long folders do not do.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    user = {"user": "nobody", "group": "nogroup"} if is_root else {}
    place = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if is_root:
        shutil.chown(place, "nobody", "nogroup")

    def command(name: str, *arguments: str) -> None:
        done = subprocess.run(
            [folder / name, *arguments], cwd=place, env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"}, **user,
            stdout=(place.with_suffix(".log")).open("a"), stderr=subprocess.STDOUT, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, place.with_suffix(".log").read_text()

    data = str(place / "data")
    try:
        command("initdb", "-D", data, "-U", "heeded", "--auth=trust", "--locale=C.UTF-8", "--no-sync")
        command("pg_ctl", "-D", data, "-w", "-o", f"-c listen_addresses= -k {place} -c fsync=off", "start")
        try:
            yield f"postgresql://heeded@/postgres?host={place}"
        finally:
            command("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)
        place.with_suffix(".log").unlink(missing_ok=True)


@pytest.mark.postgres
def test_a_build_and_its_record_on_postgresql(server: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from heeded.cli import main; main()"]
    environment = os.environ | {"HEEDED_DATABASE_URL": server, "HEEDED_HOME": str(tmp_path / "home")}
    said = []
    for arguments in (["build", str(SAMPLE)], ["build", str(SAMPLE)], ["show", "XAV", "--format", "json"]):
        done = subprocess.run([*command, *arguments], env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 1), done.stderr
        said.append(done.stdout)
    files = sum(path.is_file() and path.name != "heeded.yml" for path in SAMPLE.rglob("*"))
    assert said[0].startswith(f"{files} read, 0 unchanged, 0 not read")
    assert said[1].startswith(f"0 read, {files} unchanged, 0 not read")
    assert [review["counts"]["received"] > 30 for review in json.loads(said[2])["reviews"]] == [True, True]
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == ["originals"], "no database in the home"


@pytest.mark.postgres
def test_both_databases_find_the_same_whatever_the_locale(server: str, tmp_path: Path) -> None:
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE plain TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    said: list[dict[str, Any]] = []
    for place, database in (("one", ""), ("other", server.replace("/postgres?", "/plain?"))):
        more = {"HEEDED_HOME": str(tmp_path / place), "HEEDED_DATABASE_URL": database}
        environment = os.environ | more | {"DJANGO_SETTINGS_MODULE": "heeded.settings"}
        for command in (["-c", f"from heeded.cli import main; main(['build', {str(SAMPLE)!r}])"], [SEARCHING]):
            done = subprocess.run(
                [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=240
            )
            assert done.returncode in (0, 1), done.stderr
        said.append(json.loads(done.stdout))
    sqlite, postgresql = said
    assert sqlite.keys() == postgresql.keys()
    assert len(sqlite) > 400
    assert [words for words in sqlite if sqlite[words] != postgresql[words]] == []
    assert sum(answer[1] + answer[3] > 0 for answer in sqlite.values()) > 200, "most of the queries find something"


@pytest.mark.postgres
def test_a_forgotten_name_is_in_no_table_of_postgresql(server: str, tmp_path: Path) -> None:
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE forgetting")
    more = {
        "HEEDED_DATABASE_URL": server.replace("/postgres?", "/forgetting?"),
        "PYTHONPATH": os.pathsep.join((str(TESTS), os.environ.get("PYTHONPATH", ""))),
    }
    command = [sys.executable, str(PLANTED), str(tmp_path / "home"), str(tmp_path)]
    done = subprocess.run(command, env=os.environ | more, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["rows"] == told["after"] == told["still_in"] == []
    assert told["documents"] == ["harmless.txt"]
    assert json.loads(told["certificate"])["database"] == "postgresql"


@pytest.mark.postgres
@pytest.mark.skipif("HEEDED_DATABASE_URL" in os.environ, reason="this is the run on PostgreSQL")
def test_the_store_holds_on_postgresql(server: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--create-db", "store", "derived"]
    environment = os.environ | {"HEEDED_DATABASE_URL": server}
    done = subprocess.run(command, cwd=TESTS, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "this is the run on PostgreSQL" in done.stdout
