"""`forget` and `remove` as they are typed: in the home that is named, after a question, with a certificate."""

import json
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
    assert not Path(elsewhere).exists()
