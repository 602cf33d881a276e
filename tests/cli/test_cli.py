"""The command line as people and scripts use it: a process of its own, its output, its exit status."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from builders import statement
from heeded import cli
from heeded.errors import UsageError
from heeded.model import Chain, Outcome, Recommendation
from heeded.papers import Paper, Paragraph, Words
from heeded.papers.pdf import pdf
from heeded.reports.asked import only, state_of
from heeded.reports.recommendations import all_pages, chosen
from heeded.reports.record import Held
from heeded.worksheets import ANSWERS, COLUMNS, FIRST_ROW
from running import COMMAND, environment, heeded

SAMPLE = Path(cli.__file__).parents[1] / "sample" / "arvenia"
# all that may steer a terminal: C0 but the line break, C1, marks that turn the direction of text
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def home(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample of its own."""
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("copy") / "home"))


@pytest.fixture(scope="module")
def lines(home: Path) -> list[dict[str, Any]]:
    """The sample's recommendations."""
    printed = heeded("export", "recommendations", "--format", "jsonl", home=home).stdout
    return [json.loads(line) for line in printed.splitlines()]


# ------------------------------------------------------------------------------------------------------ build, demo


def test_the_demo_shows_the_record_and_what_it_made(tmp_path: Path) -> None:
    printed = heeded("demo", "--home", tmp_path, HEEDED_DATABASE_URL="postgresql://nobody@nowhere.invalid/team").stdout
    assert "Arvenia (XAV)" in printed
    assert re.search(r"received +supported +noted", printed)
    for name in ("record.json", "recommendations.csv"):
        assert str(tmp_path / name) in printed
    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "recommendations.csv").read_text("utf-8-sig"))))
    assert len(rows) == sum(review["counts"]["received"] for review in record["reviews"]) > 70
    assert re.search(r"heeded show (XAV/\d/\d+\.\d+) --home", printed)


def test_a_build_says_what_it_did_and_ends_with_its_status(tmp_path: Path) -> None:
    place, folder = tmp_path / "home", tmp_path / "in"
    shutil.copytree(SAMPLE / "civil-society", folder)
    first = heeded("build", folder, "--home", place).stdout
    assert re.match(r"4 read, 0 unchanged, 0 not read, 0 problems\n", first)
    assert f"Record: {place} (it is not encrypted" in first
    (folder / "empty.pdf").touch()
    second = heeded("build", folder, "--home", place, status=1).stdout
    assert re.match(r"0 read, 4 unchanged, 1 not read, 1 problem\n", second)
    assert "empty.pdf\n  error: the file is empty" in second
    (folder / "empty.pdf").unlink()
    assert "0 problems" in heeded("build", folder, "--home", place).stdout
    assert "0 problems" in heeded("build", "--home", place).stdout
    (tmp_path / "none").mkdir()
    assert "No document was found in" in heeded("build", tmp_path / "none", "--home", place, status=2).stderr
    assert "No document was found in" in heeded("read", tmp_path / "none", status=2).stderr
    assert "There is no record in" in heeded("build", "--home", tmp_path / "none", status=2).stderr
    assert list((tmp_path / "none").iterdir()) == []


def test_a_build_offers_what_can_be_typed(tmp_path: Path) -> None:
    """Where the program is not on the PATH, by its place."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "heeded"
    program.write_text("from heeded.cli import main\nif __name__ == '__main__':\n    main()\n")
    program.chmod(0o700)
    shutil.copy(SAMPLE / "cycle-4" / "a_hrc_57_90_e.pdf", tmp_path)
    command = [sys.executable, "bin/heeded", "build", "a_hrc_57_90_e.pdf", "--home", "home"]
    variables = environment(None, PATH="/usr/bin:/bin")
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=120)
    assert "Next:\n  bin/heeded show XAV --home home   (1 file)\n" in done.stdout, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_ctrl_c_ends_a_build_with_a_word_and_status_130(tmp_path: Path) -> None:
    folder, place = tmp_path / "in", tmp_path / "home"
    for number in range(40):
        shutil.copytree(SAMPLE / "cycle-4", folder / str(number))
        for path in (folder / str(number)).iterdir():
            with path.open("ab") as file:
                file.write(b"%d" % number)
    process = subprocess.Popen([*COMMAND, "build", folder], stderr=subprocess.PIPE, text=True, env=environment(place))
    until = time.monotonic() + 20
    while not (place / "originals").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said == "heeded: interrupted; what was read is stored, build again to read the rest.\n"
    assert len(json.loads(heeded("documents", "--format", "json", home=place).stdout)) < 80


# --------------------------------------------------------------------------------------------------------------- show


@pytest.mark.parametrize("given", ["XAV", "xav", "Arvenia", "arvenia"])
def test_a_state_goes_by_code_or_name(home: Path, given: str) -> None:
    assert heeded("show", given, "--cycle", "4", home=home).stdout.startswith("Arvenia (XAV)\n")


def test_a_record_as_json_says_what_the_table_says(home: Path) -> None:
    printed = heeded("show", "XAV", "--cycle", "3", home=home).stdout
    (review,) = json.loads(heeded("show", "XAV", "--cycle", "3", "--format", "json", home=home).stdout)["reviews"]
    counts = review["counts"]
    assert counts["received"] == counts["supported"] + counts["noted"] + counts["supported_in_part"] + counts["pending"]
    row = next(line for line in printed.splitlines() if line.split()[:1] == [str(counts["received"])])
    assert row.split()[:2] == [str(counts["received"]), str(counts["supported"])]
    for entry in review["dossier"]:
        assert entry["presence"] in ("here", "missing")
        assert (entry["symbol"] or "no symbol") in printed or "symbol unknown" in printed
    assert sum(group["pairs"] for group in review["groups"]) > counts["received"]


@pytest.mark.parametrize("width", [80, 120])
def test_a_record_fits_the_terminal_and_ends_no_line_with_blanks(home: Path, width: int) -> None:
    printed = heeded("show", "XAV", home=home, COLUMNS=str(width)).stdout.splitlines()
    assert max(map(len, printed)) <= width
    assert [line for line in printed if line != line.rstrip()] == []


def test_one_recommendation_goes_by_number_or_public_id(home: Path, lines: list[dict[str, Any]]) -> None:
    wanted = next(line for line in lines if line["position_in_addendum"])
    by_id = heeded("show", wanted["id"], home=home).stdout
    assert by_id == heeded("show", "XAV", wanted["number"], "--cycle", str(wanted["cycle"]), home=home).stdout
    assert by_id.startswith(wanted["id"])
    assert " ".join(wanted["text"].split())[:40] in " ".join(by_id.split())
    assert "addendum" in by_id
    page = json.loads(heeded("show", wanted["id"], "--format", "json", home=home).stdout)
    assert page["line"] == wanted
    assert [answer["position"] for answer in page["answers"]][-1] == wanted["position"]
    assert all(answer["source"]["quote"] for answer in page["answers"] if not answer["reason"])


def test_a_state_with_its_cycle_is_one_review(home: Path) -> None:
    assert heeded("show", "XAV/3", home=home).stdout == heeded("show", "XAV", "--cycle", "3", home=home).stdout


def test_a_review_that_the_calendar_does_not_know_has_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(SAMPLE / "civil-society", folder)
    (folder / "heeded.yml").write_text("press-watch-submission.txt:\n  kind: national_report\n  cycle: 2\n")
    heeded("build", folder, home=tmp_path / "home")
    assert re.search(
        r"Review 2\n *\n? *Dossier\n +✓ +National report .*press-watch-submission\.txt",
        heeded("show", "XAV/2", home=tmp_path / "home").stdout,
    )


def test_a_number_in_several_cycles_names_the_candidates() -> None:
    text = "1.1 Ratify"
    chain = Chain(statement(text, "Ratify", Recommendation("Ratify", number="1.1")), "key")
    held = Held("XAV", tuple(Outcome("XAV", cycle, (chain,), {}, True) for cycle in (3, 4)))
    with pytest.raises(UsageError, match=r"2 recommendations; name one:\n  XAV/3/1\.1\n  XAV/4/1\.1"):
        only(chosen(all_pages(held), "1.1"), "XAV", "1.1")
    assert only(chosen(all_pages(held), "1.1"), "XAV", "1.1", 4).line.cycle == 4


@pytest.mark.parametrize(
    ("words", "code", "remark"),
    [
        ("KAZ", "KAZ", None),
        ("kazakhstan", "KAZ", None),
        ("Kazahkstan", "KAZ", "'Kazahkstan' is taken as Kazakhstan (KAZ)."),
        ("Congo", "COG", "'Congo' is taken as Congo (COG); not as Democratic Republic of the Congo (COD)."),
        ("America", "USA", "'America' is taken as United States of America (USA)."),
    ],
)
def test_what_a_name_is_taken_for_is_said_where_it_could_be_another(words: str, code: str, remark: str | None) -> None:
    assert state_of(words) == (code, remark)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "Arvenja"), "Arvenia"),
        (("show", "KZA"), "No State is called 'KZA'"),
        (("show", "XAV", "99.99"), "no recommendation 99.99 of XAV"),
        (("show", "XAV/9/1.1"), "no recommendation 1.1 of XAV"),
        (
            ("show", "XAV", "44.1", "--cycle", "3"),
            "Review 3 has no recommendation 44.1 of XAV; the record has: XAV/4/44.1",
        ),
        (("show", "XAV/7"), "Arvenia (XAV) has no review 7"),
        (("show", "XAV", "--cycle", "7"), "Arvenia (XAV) has no review 7"),
        (("show", "Korea"), "KOR Republic of Korea PRK Democratic People's Republic of Korea"),
        (("export", "recommendations", "--format", "csv", "--out", "a.xlsx"), "named as xlsx and --format says csv"),
        (("show", "XAV", "--cycle", "0"), "--cycle"),
        (("show",), "Missing argument"),
        (("build", "nowhere"), "does not exist"),
        (("build", ""), "The name is empty"),
        (("build", "--home", ""), "The name is empty"),
        (("documents", "--home", ""), "The name is empty"),
        (("read", ""), "The name is empty"),
        (("read", ".", "--out", ""), "The name is empty"),
        (("export", "recommendations", "--out", ""), "The name is empty"),
        (("export", "recommendations", "--format", "pdf"), "pdf"),
        (("sing",), "No such command"),
    ],
)
def test_wrong_use_ends_with_status_2_and_says_what_is_wrong(home: Path, arguments: tuple[str, ...], said: str) -> None:
    if arguments[1:] == ("Arvenja",):  # a slip of one letter is mended
        done = heeded(*arguments, home=home)
        assert said in done.stdout
        assert done.stderr == "heeded: 'Arvenja' is taken as Arvenia (XAV).\n"
    else:
        done = heeded(*arguments, home=home, status=2)
        assert said in " ".join(done.stderr.split())
        assert done.stdout == ""
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "There is no record in"),
        ({"HEEDED_WORKERS": "many"}, "HEEDED_WORKERS must be a whole number from 1, not 'many'"),
        ({"HEEDED_DATABASE_URL": "mysql://here/there"}, "HEEDED_DATABASE_URL must read postgresql://"),
        (
            {"HEEDED_DATABASE_URL": "postgresql://me@localhost:1/heeded"},
            "The database (HEEDED_DATABASE_URL) cannot be used",
        ),
    ],
)
def test_what_cannot_be_opened_is_told_in_words(tmp_path: Path, more: dict[str, str], said: str) -> None:
    for command in ("problems", "documents", "show"):
        done = heeded(command, *(["XAV"] if command == "show" else []), home=tmp_path / "none", status=2, **more)
        assert done.stderr.startswith("heeded: ")
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "none").exists(), "reading makes nothing"


# ----------------------------------------------------------------------------------------------------- export, lists


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "xlsx", "parquet"])
def test_every_format_of_an_export_has_every_recommendation(
    home: Path, tmp_path: Path, lines: list[dict[str, Any]], form: str
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    target = tmp_path / f"out.{form}"
    done = heeded("export", "recommendations", "--format", form, "--out", target, home=home)
    assert (done.stdout, done.stderr) == ("", f"{len(lines)} recommendations in {target}\n")
    numbers = [line["number"] for line in lines]
    if form == "csv":
        assert [row["number"] for row in csv.DictReader(target.open(newline="", encoding="utf-8-sig"))] == numbers
    elif form == "xlsx":
        sheet = openpyxl.load_workbook(target).active
        assert sheet is not None
        column = [cell.value for cell in sheet[1]].index("number")
        assert [row[column] for row in sheet.iter_rows(min_row=2, values_only=True)] == numbers
    elif form == "parquet":
        import pyarrow.parquet

        assert pyarrow.parquet.read_table(target).column("number").to_pylist() == numbers
    else:
        text = target.read_text("utf-8")
        rows = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
        assert rows == lines


def test_an_export_can_be_of_one_state_and_cycle(home: Path, lines: list[dict[str, Any]]) -> None:
    printed = heeded("export", "recommendations", "--state", "Arvenia", "--cycle", "4", home=home).stdout
    assert len(list(csv.DictReader(io.StringIO(printed)))) == sum(line["cycle"] == 4 for line in lines) > 0
    none = heeded("export", "recommendations", "--state", "KAZ", home=home)
    assert len(none.stdout.splitlines()) == 1
    assert none.stderr == "heeded: the record has no recommendations of KAZ.\n"


def test_the_ending_of_the_file_is_the_format(home: Path, tmp_path: Path, lines: list[dict[str, Any]]) -> None:
    heeded("export", "recommendations", "--out", tmp_path / "a.jsonl", home=home)
    assert [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()] == lines


def test_no_problems_is_said(home: Path) -> None:
    assert heeded("problems", home=home).stdout == "No problems.\n"


@pytest.mark.parametrize("command", ["documents", "problems"])
def test_lists_have_four_formats(tmp_path: Path, command: str) -> None:
    folder, place = tmp_path / "in", tmp_path / "home"
    shutil.copytree(SAMPLE / "civil-society", folder)
    (folder / "empty.pdf").touch()
    (folder / "twice.txt").write_bytes((folder / "oral-statement-hrc57.txt").read_bytes())
    heeded("build", folder, "--home", place, status=1)
    rows = json.loads(heeded(command, "--format", "json", home=place).stdout)
    assert len(rows) == {"documents": 4, "problems": 2}[command]
    assert [json.loads(row) for row in heeded(command, "--format", "jsonl", home=place).stdout.splitlines()] == rows
    in_csv = csv.DictReader(io.StringIO(heeded(command, "--format", "csv", home=place).stdout))
    assert [row["file"] for row in in_csv] == [row["file"] for row in rows]
    table = heeded(command, home=place).stdout
    assert all(row["file"][:10] in table for row in rows)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with pipes")
def test_a_reader_that_stops_early_is_no_error(home: Path) -> None:
    command = f"{shlex.join(COMMAND)} export recommendations --format jsonl | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment(home), timeout=60)
    assert (len(done.stdout), done.stderr) == (10, "")


# --------------------------------------------------------------------------------------------------------------- read


def test_reading_one_file_prints_the_contract(tmp_path: Path) -> None:
    report = next((SAMPLE / "cycle-4").glob("*57_90*.docx"))
    printed = json.loads(heeded("read", report, "--text", home=tmp_path / "none").stdout)
    assert printed.keys() == {"document", "statements", "problems"}
    assert (printed["document"]["symbol"], printed["document"]["states"]) == ("A/HRC/57/90", ["XAV"])
    text = printed["document"]["text"]
    assert len(printed["statements"]) > 40
    for said in printed["statements"]:
        assert text[said["start"] : said["end"]] == said["quote"]
        assert said["origin"].keys() == {"name", "version"}
    assert "text" not in json.loads(heeded("read", report).stdout)["document"]
    assert not (tmp_path / "none").exists(), "nothing is stored"


def test_reading_a_folder_writes_a_file_for_each_document(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(SAMPLE, folder)
    (folder / "empty.pdf").touch()
    assert "name a folder for their JSON with --out DIR" in heeded("read", folder, status=2).stderr
    done = heeded("read", folder, "--out", tmp_path / "out", status=1)
    assert done.stderr.startswith("heeded: empty.pdf: the file is empty")
    made = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.json")}
    read = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and path.name != "heeded.yml"}
    assert len(made) == len(read)
    assert "civil-society/press-watch-submission.json" in made
    assert {"cycle-4/a_hrc_57_90_e.pdf.json", "cycle-4/a_hrc_57_90_e.docx.json"} <= made
    unread = json.loads((tmp_path / "out" / "empty.json").read_text("utf-8"))
    assert (unread["document"], len(unread["problems"])) == (None, 1)


# ------------------------------------------------------------------------------------------------------ hostile input


def archive(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return packed.getvalue()


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty.pdf": (b"", "the file is empty"),
    "cut.pdf": (b"%PDF-1.4\n1 0 obj\n<< /Type /Cat", "damaged or cut off"),
    "bytes.doc": (bytes(range(256)) * 20, "not a text"),
    "picture.docx": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG picture"),
    "no.zip": (b"PK\x03\x04" + bytes(40), "damaged or cut off"),
    "nothing.zip": (archive(), "holds no files"),
    "bomb.zip": (archive(a="0" * (3 << 20)), "ZIP bomb"),
    "bomb.docx": (archive(**{"[Content_Types].xml": "<x/>", "word/document.xml": "0" * (3 << 20)}), "ZIP bomb"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_json_with_its_problem(tmp_path: Path, name: str) -> None:
    data, said = UNREADABLE[name]
    (tmp_path / name).write_bytes(data)
    done = heeded("read", tmp_path / name, status=1)
    printed = json.loads(done.stdout)
    assert (printed["document"], printed["statements"]) == (None, [])
    assert [said in problem["message"] for problem in printed["problems"]] == [True]
    assert said in done.stderr
    heeded("read", tmp_path / name, "--out", tmp_path / "out", status=1)
    (written,) = (tmp_path / "out").rglob("*.json")
    assert json.loads(written.read_text("utf-8")) == printed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_stops_no_command(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(SAMPLE / "civil-society", folder)
    os.mkfifo(folder / "pipe.txt")
    said = "pipe.txt: not a file that can be read (a device or pipe)"
    assert said in json.loads(heeded("read", folder / "pipe.txt", status=1).stdout)["problems"][0]["message"]
    assert said in heeded("read", folder, "--out", tmp_path / "out", status=1).stderr
    assert "pipe.txt" in " ".join(heeded("build", folder, home=tmp_path / "home", status=1).stdout.split())


def test_nothing_of_a_document_or_its_name_steers_the_terminal(tmp_path: Path) -> None:
    folder, place = tmp_path / "in", tmp_path / "home"
    folder.mkdir()
    hostile = "\x1b]0;owned\x07\x1b[31m[red]Arvenia \x9b2J \u202etxt.exe"
    body = (SAMPLE / "civil-society" / "press-watch-submission.txt").read_text("utf-8")
    (folder / f"{hostile}.txt").write_text(f"{hostile}\n\n{body}\n\n{hostile}", encoding="utf-8")
    (folder / f"{hostile}.pdf").touch()
    (folder / "heeded.yml").write_text('"*.txt":\n  states: [XAV]\n  title: "\\e[31m \\x9b2J [red]"\n')
    printed = [heeded("build", folder, "--home", place, status=1)]
    for arguments in (("documents",), ("problems",), ("show", "XAV"), ("export", "recommendations")):
        printed.append(heeded(*arguments, home=place))
    for command in ("documents", "problems"):
        printed += [heeded(command, "--format", form, home=place) for form in ("json", "jsonl", "csv")]
    printed.append(heeded("read", folder / f"{hostile}.txt", "--text"))
    printed.append(heeded("read", folder, "--out", tmp_path / "out", status=1))
    for done in printed:
        assert STEERING.findall(done.stdout.replace("\r\n", "\n") + done.stderr) == [], done.args


# --------------------------------------------------------------------------------------------------------------- help


def registered() -> dict[str, Any]:
    """Every command by its words, those in groups included: "show", "export recommendations"."""
    found = {command.name or command.callback.__name__: command for command in cli.app.registered_commands}  # type: ignore[union-attr]
    for group in cli.app.registered_groups:
        found |= {f"{group.name} {each.name}": each for each in group.typer_instance.registered_commands}  # type: ignore[union-attr]
    return found


ELSEWHERE = {"serve", "keys new", "keys change", "keys rotate"}
"""Commands that run until Ctrl-C or ask at a terminal, tried in files of their own."""
NO_EVENT = "heeded chart figures"
"""The sample has no event with a name to draw."""


def commands() -> list[str]:
    return list(registered())


def examples() -> list[tuple[str, str]]:
    """Every example in the help of every command."""
    found = []
    for name, command in registered().items():
        for line in (command.callback.__doc__ or "").splitlines():
            if line.strip().startswith("Example: "):
                found.append((name, line.strip().removeprefix("Example: ")))
    return found


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"heeded \d+\.\d+\S*\n", heeded("--version").stdout)


@cache
def help_of(command: str) -> str:
    return " ".join(heeded(*command.split(), "--help").stdout.split())


def test_every_command_has_help_with_an_example() -> None:
    printed = heeded("--help").stdout
    for command in commands():
        assert command.split()[0] in printed
        assert f"heeded {command}" in help_of(command)
    assert len({name for name, _ in examples()}) == len(commands())


@pytest.mark.parametrize("command", [*commands()])
def test_the_help_of_every_command_lists_its_exit_statuses(command: str) -> None:
    assert "Exit status: 0 done, 1 done with problems, 2 wrong use" in help_of(command)


def coded() -> str:
    """Labelled recommendations of two sessions to learn from and two to test on, as `heeded train` takes them."""
    asks = [
        ("Ratify", 5, "International instruments"),
        ("Consider", 3, "Detention"),
        ("Continue", 2, "Right to health"),
    ]
    rows = [
        f"{verb} what Arvenia was told about {thing} {session},{action},{issue},{session}"
        for session in (13, 14, 15, 16)
        for verb, action, issue in asks
        for thing in (
            "prisons",
            "treaties",
            "hospitals",
            "schools",
            "courts",
            "trees",
            "women",
            "press",
            "water",
            "work",
        )
    ]
    return "\n".join(("text,action,issues,session", *rows)) + "\n"


@pytest.fixture(scope="module")
def prepared(home: Path, lines: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A home in which the examples' sets, assignments and assessments are, and a folder with the files they name."""
    place, folder = tmp_path_factory.mktemp("prepared") / "home", tmp_path_factory.mktemp("files")
    shutil.copytree(home, place)
    first, *others = (line["id"] for line in lines)
    numbers = [part for each in (first, *others[:4]) for part in ("--number", each)]
    for name in ("human rights defenders", "defenders"):
        heeded("set", "new", name, *numbers, "--by", "Unit", home=place)
    heeded("assign", first, "--to", "Ministry of Justice", "--by", "Unit", home=place)
    sent = folder / "sent.xlsx"
    heeded("worksheet", "defenders", "--for", "Lantern Coalition", "--kind", "coalition", "--out", sent, home=place)
    (folder / "returned").mkdir()
    book = openpyxl.load_workbook(sent)
    at = list(COLUMNS).index("level") + 1
    book[ANSWERS].cell(FIRST_ROW, at).value = "partially"
    book.save(folder / "returned" / "lantern.xlsx")
    number = first.rpartition("/")[2]
    (folder / "plan.csv").write_text(f"recommendation,responsible\n{number},Ministry of Justice\n")
    (folder / "status.csv").write_text("treaty,state,status,date,source,as_of\nCAT,XAV,party,2001,a letter,2024\n")
    (folder / "invitations.csv").write_text("state,status,date,source,as_of\nXAV,extended,2011,a letter,2024\n")
    table = docx.Document()
    cells = table.add_table(2, 2).rows
    for row, words in zip(cells, (("Number", "Level of implementation"), (number, "partially")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.save(str(folder / "midterm.docx"))
    matrix = openpyxl.Workbook()
    matrix.active.append(["Number", "Level of implementation"])
    matrix.active.append([number, "fully"])
    matrix.save(folder / "matrix.xlsx")
    shutil.copytree(SAMPLE / "civil-society", folder / "upr" / "slovenia")
    shutil.copy(SAMPLE / "cycle-4" / "a_hrc_57_90_e.pdf", folder / "report.pdf")
    submission = docx.Document()
    submission.add_paragraph("Submitted by Lantern, an association. Contact: office@lantern.example.")
    submission.save(str(folder / "submission.docx"))
    joint = Paper("submission", "Arvenia", (Paragraph((Words("Submitted by Lantern and Quay Watch."),)),))
    (folder / "joint.pdf").write_bytes(pdf(joint))
    (folder / "asks.csv").write_text("text\nRatify the Convention against Torture\nBuild schools in villages\n")
    (folder / "coded.csv").write_text(coded())
    (folder / "heeded").write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@"\n')
    (folder / "heeded").chmod(0o700)
    return place, folder


def with_a_case(example: str, place: Path, recommendation: str) -> str:
    """The example on a case that is begun in the record, in the place of the one it names."""

    def said(*words: str) -> str:
        return heeded(*words, "--by", "Unit", home=place).stdout.split()[0]

    if "C-7K3FQ2" not in example and "P-9Q2MTX" not in example and "A-4HW8RN" not in example:
        return example.replace("case new", "case new --access team")  # a restricted one needs a key
    case = said("case", "new", "A case", "--access", "team")
    one, other = (said("case", "person", case, name) for name in ("Ana Novak", "Mira Hale"))
    act = said("case", "act", case, "arrest", "--to", one)
    if "unlink" in example:
        said("case", "link", case, recommendation)
    for name, made in (("C-7K3FQ2", case), ("P-9Q2MTX", one), ("P-6XW4DK", other), ("A-4HW8RN", act)):
        example = example.replace(name, made)
    return example


def for_a_deletion(example: str, place: Path) -> str:
    """The example with documents of the sample in the place of those it names, and without a question."""
    if not example.startswith(("heeded forget", "heeded remove", "heeded allow", "heeded workspace delete")):
        return example
    held = json.loads(heeded("documents", "--format", "json", home=place).stdout)
    symbol = next(each["symbol"] for each in held if each["symbol"])
    if "D-7K3FQ2" in example:
        heeded("remove", symbol, "--by", "Unit", "--yes", home=place)
        made = json.loads(heeded("deletions", "--format", "json", home=place).stdout)
        return example.replace("D-7K3FQ2", made[0]["id"])
    if example.startswith("heeded allow report.pdf"):
        heeded("remove", "A/HRC/57/90", "--by", "Unit", "--yes", home=place)
        return example
    asked = "" if "--yes" in example else " --yes"
    return example.replace("A/HRC/46/12", symbol).replace("submission.pdf", symbol) + asked


def for_the_sample(example: str, lines: list[dict[str, Any]], place: Path) -> str:
    """The example with the sample's recommendations, links and labels in the place of the ones it names."""
    ids = [line["id"] for line in lines]
    if "withdraw cbcbebb9" in example:
        heeded("assess", ids[0], "--party", "Unit", "--status", "fully", "--by", "Unit", home=place)
        made = json.loads(heeded("assessments", ids[0].rpartition("/")[0], "--format", "json", home=place).stdout)
        example = re.sub(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", made[0]["uid"], example)
    example = for_a_deletion(example, place)
    if example.startswith(("heeded case", "heeded release", "heeded forget")):
        example = with_a_case(example, place, ids[0])
    if "evidence 3f1c0d2b9a8e7f6a5b4c" in example or "label issue" in example:
        pages = (json.loads(heeded("show", each, "--format", "json", home=place).stdout) for each in ids)
        page = next(each for each in pages if each["evidence"] and any(x["kind"] == "issue" for x in each["labels"]))
        issue = next(label["value"] for label in page["labels"] if label["kind"] == "issue")
        example = example.replace("3f1c0d2b9a8e7f6a5b4c", page["evidence"][0]["statement"])
        example = example.replace("Women's rights", issue).replace("KAZ/2/124.3", page["line"]["id"])
    for number, other in (("124.3", 0), ("126.46", 1), ("126.48", 2), ("126.32", 3), ("124.21", 4)):
        example = example.replace(f"KAZ/2/{number}", ids[other])
    if "--label" in example:
        example = example.replace("set new defenders", "set new others").replace(
            "human rights defenders", "Women & girls"
        )
    state, cycle, number = ids[0].split("/")
    if example.startswith(("heeded check", "heeded draft", "heeded publish", "heeded export data")):
        example = example.replace(" --state SVN", "").replace(" KAZ", f" {state}")
    if example.startswith("heeded workspace"):
        example = re.sub(r"\bKAZ ", f"{state} ", example)
        if " make " not in example:
            heeded("workspace", "make", state, "spring", "--by", "Aya", home=place)
    if example.startswith("heeded report"):
        example = re.sub(r"\b(KAZ|SVN)\b", state, example).replace("--for Norway", "--for France")
        example = f"{re.sub(r' --cycle [0-9]', '', example)} --cycle {cycle}"
    if example.startswith("heeded cite"):
        example = example.replace("KAZ 124.3 --cycle 2", f"{state} {number} --cycle {cycle}")
        example = example.replace("KAZ/charts/flow/2", f"{state}/charts/flow/{cycle}")
        example = example.replace("A/HRC/28/10", lines[0]["document"])
    if example.startswith("heeded chart"):
        example = example.replace("KAZ", state).replace("--cycle 2", f"--cycle {cycle}")
    if "import assessments" in example or "set propose" in example or "--label" in example:
        example = example.replace("--state KAZ --cycle 2", f"--state {state} --cycle {cycle}")
    return example.replace("KAZ/2", f"{state}/{cycle}")


@pytest.mark.parametrize(("name", "example"), [
    each for each in examples() if each[0] not in ELSEWHERE and not each[1].startswith(NO_EVENT)
])  # fmt: skip
@pytest.mark.skipif(sys.platform == "win32", reason="examples are for a POSIX shell")
def test_the_examples_in_the_help_run(
    prepared: tuple[Path, Path], tmp_path: Path, lines: list[dict[str, Any]], name: str, example: str
) -> None:
    """Run in a folder with what they name, for the State of the sample, in a home of their own."""
    place, folder = tmp_path / "home", tmp_path / "files"
    shutil.copytree(prepared[0], place)
    shutil.copytree(prepared[1], folder)
    shown = for_the_sample(example, lines, place)
    if name == "build":
        shutil.rmtree(place)
    variables = environment(place, HOME=str(folder), PATH=f"{folder}:{os.environ['PATH']}")
    done = subprocess.run(shown, shell=True, cwd=folder, env=variables, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "XAV/0/1.1"), "the first cycle is 1"),
        (("show", "XAV/3/1.1", "--cycle", "4"), "leave one of them out"),
        (("show", "XAV/3/1.1", "1.2"), "leave one of them out"),
        (("similar", "ab"), "too short"),
        (("similar", "end \udcff torture"), "cannot be printed"),
        (("links", "XAV", "--kind", "repeats", "--by-party"), "--kind takes_up"),
        (("links", "XAV", "--kind", "takes_up", "--by-party", "--top", "3"), "leave one of them out"),
        (
            ("similar", "schools", "--issue", "press"),
            "near it: Freedom of opinion and expression; Freedom of the press",
        ),
        (("links", "Nowhere"), "No State is called"),
    ],
)
def test_what_cannot_be_meant_is_refused(home: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in heeded(*arguments, home=home, status=2).stderr


def test_similar_filters_and_finds_nothing_where_nothing_is_near(home: Path) -> None:
    def rows(*more: str) -> list[dict[str, Any]]:
        return list(json.loads(heeded("similar", *more, "--format", "json", home=home).stdout))

    every = rows("human rights of women and children", "--top", "300")
    supported = rows("human rights of women and children", "--top", "300", "--position", "supported")
    assert {each["position"] for each in supported} == {"supported"}
    assert supported == [each for each in every if each["position"] == "supported"]
    assert {each["id"] for each in rows("human rights of women", "--issue", "women's rights")} < {
        e["id"] for e in every
    }
    assert rows("how to bake a cake with cinnamon") == []
    assert "Nothing near" in heeded("similar", "how to bake a cake with cinnamon", home=home).stdout


def test_links_of_the_sample_go_from_the_later_to_the_earlier(home: Path) -> None:
    rows = [
        json.loads(row)
        for row in heeded("links", "XAV", "--top", "2", "--format", "jsonl", home=home).stdout.splitlines()
    ]
    assert rows
    assert all(row["from"]["cycle"] > row["to"]["cycle"] for row in rows)
    assert all(row["reason"] and 0 <= row["score"] <= 1 for row in rows)
    for kind in ("duplicate", "takes_up", "mentions", "claims", "evidence", "contradictions"):
        heeded("links", "XAV", "--kind", kind, home=home)
    assert "no document on Norway" in heeded("links", "NOR", home=home).stdout


def test_read_can_write_a_page_with_the_statements_marked(tmp_path: Path) -> None:
    report = tmp_path / "note.txt"
    report.write_text("Kazakhstan received 245 recommendations at its Universal Periodic Review in 2019.")
    heeded("read", "--highlight", report, cwd=tmp_path)
    assert '<mark class="tally"' in (tmp_path / "note.marked.html").read_text("utf-8")
    other = tmp_path / "other.txt"
    other.write_text("A second text.")
    assert "--out DIR" in heeded("read", "--highlight", report, other, status=2).stderr
    heeded("read", "--highlight", report, other, "--out", tmp_path / "pages")
    assert sorted(page.name for page in (tmp_path / "pages").iterdir()) == ["note.marked.html", "other.marked.html"]


def test_a_record_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "note.txt").write_text("Norway received 200 recommendations at its UPR.")
    heeded("build", tmp_path / "in", home=tmp_path / "home")
    (file,) = (tmp_path / "home").glob("*.sqlite3")
    later = "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2031-01-01')"
    with closing(sqlite3.connect(file)) as database:
        database.execute(later)
        database.commit()
    for command in (("build", tmp_path / "in"), ("documents",)):
        assert "newer version" in heeded(*command, home=tmp_path / "home", status=2).stderr
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT count(*) FROM derived_document").fetchone() == (1,)


@pytest.mark.parametrize("command", [("build",), ("documents",)])
def test_a_damaged_database_is_told_with_what_to_do(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "note.txt").write_text("Norway received 200 recommendations at its UPR.")
    heeded("build", tmp_path / "in", home=tmp_path / "home")
    (file,) = (tmp_path / "home").glob("*.sqlite3")
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    said = heeded(*command, home=tmp_path / "home", status=2).stderr
    assert "Traceback" not in said
    assert "backup" in said
