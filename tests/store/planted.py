"""A program that plants a name in every field of every kind, forgets its bearer, and prints what is left, as JSON.

`python planted.py HOME FOLDER [STOP]`: STOP is a step of the deletion after which the process ends before it is run
again to the end.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

NAMES = ("Zhazira Quillfeather", "Жазира Квилфезер", "Quillfeather Zh.")
WORDS = (*NAMES[:2], "Жазиры Квилфезер", "Quillfeather, Zhazira")
TYPED = ("Zhazira Quillfe", "Zhazira Quillfeathe")
"""The name while it is typed."""
TEXT = "Report on Arvenia. {} was arrested on 3 May 2021 in Lowport. The court heard nobody."


def plant(folder: Path) -> None:
    """Files of every format, with the name in the text, the file's name, the folder, the title or a sidecar."""
    import docx

    folder.mkdir(parents=True)
    (folder / "testimony.txt").write_text(TEXT.format(NAMES[0]))
    (folder / "inflected.txt").write_text(f"Дело Жазиры Квилфезер. {TEXT.format('She')}")
    (folder / "reversed.txt").write_text(TEXT.format("Quillfeather, Zhazira"))
    (folder / "page.html").write_text(
        f"<html><title>{NAMES[1]}</title><body><p>{TEXT.format(NAMES[1])}</p></body></html>"
    )
    made = docx.Document()
    made.core_properties.title = NAMES[0]
    made.add_paragraph(TEXT.format(NAMES[0]))
    made.save(str(folder / "letter.docx"))
    (folder / f"{NAMES[0]} notes.txt").write_text(TEXT.format("Somebody else"))
    (folder / NAMES[0]).mkdir()
    (folder / NAMES[0] / "other.txt").write_text(TEXT.format("A neighbour of nobody"))
    (folder / "stated.txt").write_text(TEXT.format("A stranger"))
    (folder / "heeded.yml").write_text(f"stated.txt:\n  title: On {NAMES[0]}\n")
    (folder / "report.pdf").write_bytes(pdf(TEXT.format(NAMES[0])))
    with ZipFile(folder / "bundle.zip", "w") as made_zip:
        made_zip.writestr("inside.txt", TEXT.format(f"{NAMES[0]} again"))
    (folder / "torn.pdf").write_bytes(b"%PDF-1.4 torn " + NAMES[0].encode())
    (folder / f"torn {NAMES[0]}.pdf").write_bytes(b"%PDF-1.4 torn")
    (folder / "harmless.txt").write_text(TEXT.format("Peter Omarov"))


def pdf(text: str) -> bytes:
    """A PDF of one page with a line of text."""
    stream = f"BT /F1 8 Tf 20 700 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R /Resources "
        b"<< /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end


def values(name: str) -> list[Any]:
    """One value of each kind with the name in every field that takes words."""
    from heeded import cases, primary

    evidence = (f"https://example.org/{name.replace(' ', '-')}",)
    return [
        primary.Judgement("0" * 20, "found", json.dumps(name), "reject", json.dumps(f"not {name}"), name, "XAV"),
        primary.Assessment(
            "XAV/2/1.1", name, "ngo", name, "own", "partially", name, evidence, "2024", name, name, None
        ),
        primary.WorkingSet(f"on {name}", name, name),
        primary.Member(f"on {name}", "XAV/2/1.1", name),
        primary.Assignment("XAV/2/1.1", name, name, name, "2025"),
        primary.ProgressNote("XAV/2/1.1", name, "2024", name, name),
        primary.RegisterEntry("treaties", "XAV", "CAT", "ratified", "2001", f"http://a.example/{name}", "2024", name),
        primary.RuleConfirmation("words_joint", "5630", f"letter of {name}", "2024-01-01"),
        primary.ColumnMapping((name, "b"), {"status": name}, {"party": name}, {name: "fully"}),
        primary.Workspace("W-222222", "XAV", f"on {name}", 2, "team", (name,), name, name, name),
        primary.Section("W-222222", "S-222222", name, "A-222222"),
        primary.Item("W-222222", "I-222222", "words", "A-222222", "", f"We met {name} in Velm.", name),
        cases.Case("C-222222", "person", name, "team", name),
        cases.CaseStatus("C-222222", "2024", "detained", name),
        cases.Participant("C-222222", "P-222222", NAMES, "victim", "", name),
        cases.Act("C-222222", "A-222222", "arrest", "P-222222", "2021", name, name),
        cases.Involvement("C-222222", "A-222222", f"guards of {name}", "alleged_perpetrator", name),
        cases.Effort("C-222222", "2024", name, "letter", name, name),
        cases.CaseLink("C-222222", f"Law of {name}", name, "P-222222"),
        cases.Consent("C-222222", "P-222222", "team", True, "2024-01-01", None, name, name, name),
        cases.Case("C-333333", "trial", f"Trial of {name}", "team", name),
        cases.Participant("C-333333", "P-333333", ("Ben Tollgate", "Tollgate B."), "witness", "", f"friend of {name}"),
        cases.Participant("C-333333", "P-444444", NAMES[:1], "accused", "Rose", name),
        cases.Act("C-333333", "A-333333", "arrest", "P-333333", "2021", name, name),
        cases.Involvement("C-333333", "A-333333", "P-444444", "accused", name),
        cases.SamePerson("C-222222", "P-222222", "C-333333", "P-444444", True, name),
        cases.Release("person", name, "XAV", name),
        cases.Release("party", "Lantern Coalition", "XAV", name),
    ]  # fmt: skip


def typed() -> None:
    """One's own words with the name, saved as they are typed: in one go, after a pause, and as older versions did."""
    from dataclasses import replace
    from datetime import date

    from heeded.pipeline import View, wording, workspaces
    from heeded.store import entries
    from heeded.viewer import OWNER
    from heeded.workspaces import Item

    def item(words: str, act: str) -> Item:
        return Item("W-333333", "I-333333", "words", act, words=words)

    [old] = entries.add([item(f"In Velm we met {TYPED[1]}", "A-444444")], "Aya")
    entries.withdraw(OWNER, [old])
    entries.add([item(f"In Velm we met {TYPED[0]}", "A-555555")], "Aya")
    entries.add([item(f"In Velm we met {TYPED[1]} and Bena Marrow", "A-666666")], "Aya")
    entries.add([item(f"In Velm we met {NAMES[0]}.", "A-777777")], "Aya")
    view = View(replace(OWNER, name="Aya"), date(2026, 11, 1), "usem3", None)
    workspaces.make("XAV", "typed", view, 2)

    def now() -> workspaces.Desk:
        return workspaces.desk("XAV", "typed", view)

    section = workspaces.add_section(now(), "Torture", "implementation", view)
    made = workspaces.add(now(), section, workspaces.words(now(), "In Velm"), view)
    seen = now().outline.items[made].uid
    for words in (*TYPED, NAMES[0]):
        seen = wording.write(now(), made, f"In Velm we met {words}", seen, view).seen


def tables() -> list[str]:
    """All that the database holds, a text for each table."""
    from django.db import connection

    with connection.cursor() as cursor:
        found = []
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')
            found.append(json.dumps([list(map(str, row)) for row in cursor.fetchall()], ensure_ascii=False))
    return found


def main(home: str, folder: str, stop: str = "") -> None:
    """Plant, build, forget, build again, and print."""
    os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.settings"}
    import django

    django.setup()
    from heeded import pipeline
    from heeded.pipeline import forgetting
    from heeded.store import bytes as stored_bytes
    from heeded.store import database, entries, read, seals, wrapping
    from heeded.viewer import OWNER

    place, files = Path(home), Path(folder) / "in"
    limits = pipeline.Limits(workers=2)
    from datetime import date

    view = pipeline.View(OWNER, date(2026, 11, 1), "usem3", None)
    key = Path(folder) / "record.key"
    database.prepare(place)
    is_first = not files.exists()
    if is_first:
        plant(files)
    if os.environ.get("KEY"):
        if key.exists():
            seals.open_with(key_file=key)
        else:
            wrapping.new_key_file(key)
            seals.make(key_file=key)
    if is_first:
        pipeline.build([files], place, limits)
        for name in NAMES[:2]:
            entries.add(values(name), name)
            entries.add(values(name), "Aya", access="restricted" if os.environ.get("KEY") else None)
        typed()
        (place / "record.json").write_text(json.dumps({"people": NAMES[1]}))
        before = [word for _, word in stored_bytes.found_in(place, WORDS)]
    else:
        before = []
    pending, plan = forgetting.plan("P-222222", (), place, limits, view)
    if stop:
        from heeded.store import forgetting as steps

        ends = getattr(steps, stop)

        def then_end(*given: Any) -> Any:
            ends(*given)
            os._exit(9)

        setattr(steps, stop, then_end)
    done = forgetting.forget(pending, plan, "Aya", place)
    (place / "record.json").unlink(missing_ok=True)
    (files / "new.txt").write_text(f"{TEXT.format('Adv. Жазирой Квилфезер')} And more.")
    again = pipeline.build([files], place, limits)
    people = [
        each.value
        for each in entries.history(OWNER, entries.PRIMARY["participant"], withdrawn=True)  # type: ignore[type-abstract]
    ]
    print(json.dumps({
        "before": sorted(set(before)),
        "after": sorted({f"{path.relative_to(place)}: {word}" for path, word in stored_bytes.found_in(place, WORDS)}),
        "rows": sorted({word for word in (*WORDS, "Quillf") for table in tables() if word in table}),
        "half": sorted({str(path.relative_to(place)) for path, _ in stored_bytes.found_in(place, ["Quillf"])}),
        "said": sum("[deleted] and Bena Marrow" in table for table in tables()),
        "documents": sorted(each.document.file for each in read.documents(OWNER)),
        "problems": [each.problem.message for each in read.findings(OWNER)],
        "removed": len(done.removed_documents), "values": done.removed_values, "masked": done.masked_values,
        "still_in": done.still_in, "foreign": done.foreign, "stored": again.stored,
        "people": sorted({each.id for each in people}), "home": sorted(path.name for path in place.iterdir()),
        "certificate": json.dumps(__import__("heeded.codec").codec.to_json(done), ensure_ascii=False),
    }, ensure_ascii=False))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
