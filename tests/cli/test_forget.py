"""`forget` and `remove` as they are typed: in the home that is named, after a question, with a certificate."""

import json
import stat
from pathlib import Path

from running import heeded

TEXT = "Report on Arvenia{}. Zhazira Quillfeather was arrested on 3 May 2021 in Lowport."


def test_a_person_is_forgotten_in_the_home_that_is_named(tmp_path: Path) -> None:
    files, home, elsewhere = tmp_path / "in", str(tmp_path / "home"), str(tmp_path / "elsewhere")
    files.mkdir()
    for name in ("a.txt", "b.txt"):
        (files / name).write_text(TEXT.format(f" {name}"))
    heeded("build", str(files), "--home", home, HEEDED_HOME=elsewhere)
    case = heeded("case", "new", "A case", "--access", "team", "--by", "Aya", "--home", home).stdout.split()[0]
    added = heeded("case", "person", case, "Zhazira Quillfeather", "--by", "Aya", "--home", home)
    person = added.stdout.split()[0]
    other = heeded("case", "new", "Another", "--access", "team", "--by", "Aya", "--home", home).stdout.split()[0]
    added = heeded("case", "person", other, "Zhazira Quillfeather", "--by", "Aya", "--home", home)
    order = ("forget", person, "--by", "Aya", "--home", home)
    refused = heeded(*order, status=1, HEEDED_HOME=elsewhere)
    assert f"{added.stdout.split()[0]} in {other} bears the same name" in refused.stderr
    assert "Removed whole (2 documents):" in refused.stdout
    assert len(json.loads(heeded("documents", "--format", "json", "--home", home).stdout)) == 2, "nobody said yes"
    made = tmp_path / "certificate.json"
    done = heeded(*order, "--keep", "b.txt", "--yes", "--out", str(made), HEEDED_HOME=elsewhere)
    assert "Certificate of deletion D-" in done.stdout
    assert "Quillfeather" not in made.read_text() + done.stdout.partition("Certificate")[2]
    assert len(json.loads(made.read_text())["removed_documents"]) == 1
    left = json.loads(heeded("documents", "--format", "json", "--home", home).stdout)
    assert [each["file"] for each in left] == ["b.txt"]
    removed = heeded("remove", "b.txt", "--by", "Aya", "--yes", "--home", home, HEEDED_HOME=elsewhere)
    assert "Removed: 1 document" in removed.stdout
    listed = json.loads(heeded("deletions", "--format", "json", "--home", home).stdout)
    assert [each["kind"] for each in listed] == ["documents", "person"]
    fresh = tmp_path / "fresh"
    (files / "b.txt").write_text("Another report on Arvenia.")
    heeded("build", str(files / "b.txt"), "--home", str(fresh))
    told = [heeded("--access", "team", "deletions", "--home", place) for place in (home, str(fresh))]
    assert told[0].stdout == told[1].stdout == ""
    assert told[0].stderr == told[1].stderr
    assert "is shown to the owner of the record alone" in told[0].stderr
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert not Path(elsewhere).exists()


def test_a_removed_file_is_allowed_by_what_its_problem_says(tmp_path: Path) -> None:
    file, home = tmp_path / "in" / "a.txt", str(tmp_path / "home")
    file.parent.mkdir()
    file.write_text(TEXT.format(""))
    heeded("build", str(file.parent), "--home", home)
    heeded("remove", "a.txt", "--by", "Aya", "--yes", "--home", home)
    for name in ("sha256", "path"):
        heeded("build", str(file.parent), "--home", home, status=1)
        said = json.loads(heeded("--access", "team", "problems", "--format", "json", "--home", home).stdout)
        message = next(each["message"] for each in said if "heeded allow" in each["message"])
        assert "D-" not in message
        heeded("allow", message.split()[-1] if name == "sha256" else str(file), "--home", home)
        heeded("build", str(file.parent), "--home", home)
        assert json.loads(heeded("documents", "--format", "json", "--home", home).stdout)
        heeded("remove", "a.txt", "--by", "Aya", "--yes", "--home", home)
