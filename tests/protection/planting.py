"""A program that fills a home with planted words: what stands at which level, and whose names may be shown to whom.

`python -m tests.protection.planting HOME FOLDER KEY LEVEL` writes documents up to LEVEL into FOLDER, builds them into
HOME, adds what people decide up to LEVEL, and prints what a test must know of them as JSON. Each planted word says
where it stands: "zqteamassessmentrationale". People of cases are in every home, so that each masks the same names.
"""

import json
import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from heeded import cases, primary
from heeded.model import ACCESS_LEVELS, Access

if TYPE_CHECKING:
    from heeded.primary import Primary

SAMPLE = Path(__file__).parents[2] / "src" / "heeded" / "sample" / "arvenia"
REPORT = "cycle-4/a_hrc_57_90_e.docx"
BEGUN = datetime(2026, 1, 5, 9, tzinfo=UTC)
ID, OTHER_ID = "XAV/3/46.6", "XAV/4/44.1"
"""Recommendations of the sample that values are about."""
HIDDEN_ID = "XAV/2/44.1"
"""A recommendation that stands in a restricted document alone, as its whole review does."""

CASES: dict[str, str] = {"public": "C-333332", "team": "C-333333", "restricted": "C-333334"}
FOLLOWED = ("Oksalya Threnvik", "Оксаля Тренвик")
"""A person in a restricted case, named in documents of all levels."""
OF_TEAM, WITHDRAWN, ENDED = "Marisk Dolvane", "Selmo Brackwith", "Tuvia Kestrell"
"""People in a case of the team, and in public ones where they took back their consent, or it came to its end."""
OPEN_NAME = "Ennis Vorgald"
"""A person in a public case who consented: everybody may know the name."""
SEALED_NAME = "Yorvath Plimsen"
"""A person who is named in restricted documents alone."""
SURNAMES = {
    "restricted": ("Threnvik", "Тренвик", "Plimsen"),
    "team": ("Dolvane",),
    "unused": ("Brackwith", "Kestrell"),
    "public": ("Vorgald",),
}


def word(level: str, *place: str) -> str:
    """The word planted at a place of a level."""
    return f"zq{level}{''.join(place).replace('_', '')}"


# --------------------------------------------------------------------------------------------------------- documents


def reworded(data: bytes, words: dict[str, str]) -> bytes:
    """A Word file with other words: the longest first."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xml"):
                text = content.decode()
                for before in sorted(words, key=len, reverse=True):
                    text = text.replace(before, words[before])
                content = text.encode()
            new.writestr(old.getinfo(name), content)
    return made.getvalue()


def statement_of(level: Access) -> str:
    """A submission with asks near to recommendations, figures, a decision and names; its words are of the level."""
    say = lambda place: word(level, "text", place)  # noqa: E731
    own = f"{SEALED_NAME} was held with them. " if level == "restricted" else ""
    return f"""Circle of {say("publisher")}

Submission to the Universal Periodic Review of Arvenia
46th session of the UPR Working Group, April-May 2024

5 October 2023

A. Who speaks

1. The Circle of {say("publisher")} is an association of 20 {say("members")}, founded in Karsa in 2011.

B. What became of the recommendations of 2019

2. In its third review, Arvenia supported the recommendation to end the licensing of online newspapers (46.4, Norway).
The order on licences was lifted on 1 July 2020. We consider this {say("appraisal")} recommendation implemented.

3. Arvenia also supported the recommendation to draw up a policy that protects human rights defenders (45.16, Norway).
We know of no {say("evidence")} draft, and threats go on.

C. People

4. On 9 March 2022, during the {say("event")} protest on the Old Quay in Velm, police killed 17 people and injured 90,
says {say("figure")}. {FOLLOWED[0]}, a defender, was arrested there. {own}{OF_TEAM}, a lawyer, {WITHDRAWN}, a
journalist, {ENDED}, a teacher, and {OPEN_NAME}, a nurse, were beaten. Threnvik has been in prison since.

5. In Views in communication No. 2131/2012 the Human Rights Committee found a violation of the rights of {FOLLOWED[0]},
says {say("decision")}. The Working Group on Arbitrary Detention said the same in opinion No. 67/2019 (Arvenia).

D. What is asked for

6. The Circle of {say("publisher")} calls on the Government of Arvenia to:

(a) ratify without further delay the Optional Protocol to the Convention against Torture {say("ask")} and set up a
national preventive mechanism;
(b) release {FOLLOWED[0]} and the {say("askedfor")} journalists at once;
(c) open women’s shelters in the two districts that have none, {say("shelters")};
(d) replace the permit for {say("gatherings")} gatherings by a simple notice.
"""


RUSSIAN = f"""Арвения: дело правозащитницы

12 марта 2023

Суд в Вельме отказал в освобождении {FOLLOWED[1]}. Адвокаты требуют отпустить Тренвик. Арвения обещала защищать
правозащитников, но {FOLLOWED[1]} остаётся в тюрьме. Полиция задержала 40 человек 9 марта 2022 года.
"""


def documents(folder: Path, level: Access) -> None:
    """Write the sample, and own texts of all levels up to one, with sidecars that say which."""
    shutil.copytree(SAMPLE, folder)
    (folder / "cycle-4/a_hrc_57_90_e.pdf").unlink()  # the Word file alone counts: a name is put into it
    report = (folder / REPORT).read_bytes()
    named = {"Forbid corporal punishment": f"Release {FOLLOWED[0]} and {WITHDRAWN}, and forbid corporal punishment"}
    (folder / REPORT).write_bytes(reworded(report, named))
    own: list[Access] = list(ACCESS_LEVELS[: ACCESS_LEVELS.index(level) + 1])
    for each in own:
        place = folder / f"own-{each}"
        place.mkdir()
        (place / "heeded.yml").write_text(f'"*":\n  access: {each}\n', "utf-8")
        (place / f"{word(each, 'file')}-threnvik.txt").write_text(statement_of(each), "utf-8")
    (folder / "own-public" / "delo.txt").write_text(RUSSIAN, "utf-8")
    with (folder / "own-public" / "heeded.yml").open("a", encoding="utf-8") as sidecar:
        sidecar.write("delo.txt:\n  states: [XAV]\n")
    release = (SAMPLE / "civil-society/press-release-old-quay.html").read_text("utf-8")
    for each in own[1:]:
        place = folder / f"own-{each}"
        made = release.replace("Four people were killed and 61", f"Five {word(each, 'html')} people were killed and 62")
        (place / "release.html").write_text(made.replace("Mira Haldis", f"{word(each, 'speaker')} Haldis"), "utf-8")
    if level == "restricted":
        _restricted(folder / "own-restricted", report)


def _restricted(place: Path, report: bytes) -> None:
    from tests.ingest import making

    room = place / word("restricted", "folder")
    room.mkdir()
    say = lambda *where: word("restricted", *where)  # noqa: E731
    first = "Ratify without further delay"
    rendering = {first: f"Ratify {say('rendering')} without further delay"}
    (room / "a_hrc_57_90_r.docx").write_bytes(reworded(report, rendering))
    earlier = {
        first: f"Ratify {say('earlier')} without further delay", "57/90": "27/97", "2024": "2014", "2023": "2013",
        "(Chile) (Czechia)": "(Norway) (Chile) (Czechia)", "forty-sixth": "nineteenth",
        "Fifty-seventh": "Twenty-seventh",
        "fifty-seventh": "twenty-seventh",
    }  # fmt: skip
    (room / "earlier.docx").write_bytes(reworded(report, earlier))
    elsewhere = {first: f"Ratify {say('elsewhere')} without further delay", "57/90": "57/12", "Arvenia": "Kyrgyzstan"}
    (room / "elsewhere.docx").write_bytes(reworded(report, elsewhere | {"XAV": "KGZ"}))
    lines = [f"Testimony of {SEALED_NAME}", f"On 9 March 2022 police beat me in Velm, {say('pdf')}.", "Arvenia"]
    (room / "page.pdf").write_bytes(making.pdf(lines))
    (room / f"{say('locked')}.pdf").write_bytes(making.locked_pdf())
    body = making.p(f"Note on Arvenia, {say('docx')}") + making.p("Police killed 19 people in Velm on 9 March 2022.")
    (room / "note.docx").write_bytes(making.docx(body))
    sidecar = f'"note.docx":\n  title: {say("title")} of Arvenia\n  publisher: {say("publisher")} Circle\n'
    (room / "heeded.yml").write_text(f"{sidecar}  states: [XAV]\n  bogus: {say('sidecar')}\n", "utf-8")


# ------------------------------------------------------------------------------------------------------------ values


def values(level: Access, statement: str, subject: str = ID) -> "Iterator[Primary]":
    """A value of each kind that is no case's, with a word of the level and a hidden name in each free field."""
    day = "2025-02-03"

    def say(kind: str, field: str) -> str:
        return f"{word(level, kind, field)} {FOLLOWED[0]}"

    party = f"{word(level, 'party')} Threnvik Circle"
    yield primary.Judgement(
        subject=statement, field="position", value='"supported"', verdict="accept", state="XAV",
        note=say("judgement", "note"),
    )  # fmt: skip
    yield primary.Assessment(
        subject, party, "ngo", "fully", "levels", "fully", say("assessment", "rationale"), (statement,), day,
        say("assessment", "method"), say("assessment", "source"),
    )  # fmt: skip
    name = word(level, "set")
    yield primary.WorkingSet(name, say("set", "note"), say("set", "query"))
    yield primary.Member(name, subject, say("member", "why"))
    if level == "public":
        yield primary.WorkingSet("shared")
    yield primary.Member("shared", OTHER_ID, say("shared", "why"))
    yield primary.Assignment(subject, party, say("assignment", "steps"), say("assignment", "indicator"), "2027-01-01")
    yield primary.ProgressNote(subject, party, day, say("progress", "note"), say("progress", "value"))
    yield primary.RegisterEntry(
        "standing_invitations", "XAV", "", "issued", day, say("register", "source"), day, say("register", "note")
    )
    yield primary.RuleConfirmation("plenary_ngo_minutes", "20", say("rule", "source"), day)
    yield primary.ColumnMapping(
        (word(level, "header"), "number"), {"number": "number", "status": word(level, "header")},
        {"party": party}, {word(level, "status"): "fully"},
    )  # fmt: skip
    yield primary.Release("person", f"{word(level, 'released')} Threnvik", "XAV", say("release", "why"))
    yield from workspace(level, statement, subject)


def workspace(level: Access, statement: str, subject: str) -> "Iterator[Primary]":
    """A workspace with a chain, a quote and own words, in a section of its own."""
    say = lambda *place: word(level, "workspace", *place)  # noqa: E731
    end = {"public": "P", "team": "T", "restricted": "R"}[level]
    own, section, act = f"W-22222{end}", f"S-22222{end}", f"A-22222{end}"
    yield primary.Workspace(
        own, "XAV", word(level, "workspace"), 3, level, (say("organisation"),), say("about"), say("contact"),
        say("keywords"),
    )  # fmt: skip
    yield primary.Section(own, section, say("heading"), act)
    yield primary.Place(own, section, "implementation", "1", act)
    words = f"{say('words')} {FOLLOWED[0]} and {WITHDRAWN} were held with 12,345 others."
    for at, (kind, target, text) in enumerate((("chain", subject, ""), ("quote", statement, ""), ("words", "", words))):
        yield primary.Item(own, f"I-{at}2222{end}", cast(Any, kind), act, target, text, say("source") if target else "")
        yield primary.Place(own, f"I-{at}2222{end}", section, str(at + 1), act)


def of_case(case: cases.Case, person: cases.Participant, mark: str, target: str) -> "Iterator[Primary]":
    """All that can be said of a case, with its mark in each field that a person fills."""
    say = lambda *place: f"{mark}{''.join(place)}"  # noqa: E731
    act, day = case.id.replace("C-", "A-"), "2024-03-04"
    yield case
    yield person
    yield cases.CaseStatus(case.id, day, "detained", say("status", "note"))
    yield cases.Act(case.id, act, "arrest", person.id, day, say("act", "place"), say("act", "note"))
    yield cases.Involvement(case.id, act, say("who"), "alleged_perpetrator", say("involved", "note"))
    yield cases.Effort(case.id, day, say("effort", "by"), "letter", say("effort", "note"), say("response"))
    for each in (target, ID):
        yield cases.CaseLink(case.id, each, say("link", "why"), person.id)
    yield cases.Consent(
        case.id, person.id, "team", True, day, None, say("obtained"), say("how"), say("consent", "note")
    )


def people() -> "Iterator[tuple[Access, list[Primary]]]":
    """The cases whose people every home masks, with their levels."""
    for at, (level, names, given) in enumerate((
        ("restricted", FOLLOWED, None), ("team", (OF_TEAM,), None), ("public", (WITHDRAWN,), "withdrawn"),
        ("public", (ENDED,), "ended"), ("public", (OPEN_NAME,), "given"),
    )):  # fmt: skip
        case, person = f"C-22222{at + 2}", f"P-22222{at + 2}"
        said: list[Primary] = [
            cases.Case(case, "person", word(level, "title"), cast(Access, level)),
            cases.Participant(case, person, names, "victim", "Wren" if at == 0 else ""),
        ]
        if given:
            until = "2025-12-31" if given == "ended" else None
            said.append(cases.Consent(case, person, "publication", True, "2025-01-01", until))
        if given == "withdrawn":
            said.append(cases.Consent(case, person, "publication", False, "2025-06-01"))
        yield cast(Access, level), said


def fill(level: Access) -> dict[str, str]:
    """Add what people decide up to a level; uids and ids by the names of their places."""
    from heeded.store import entries, read, workspaces
    from heeded.viewer import OWNER, PUBLIC, TEAM

    at = iter(BEGUN + timedelta(minutes=minute) for minute in range(1000))
    facts: dict[str, str] = {}
    for of, said in people():
        entries.add(said, "Aya", next(at), of)
    seen = {"public": PUBLIC, "team": TEAM, "restricted": OWNER}
    for each in ACCESS_LEVELS[: ACCESS_LEVELS.index(level) + 1]:
        own = word(each, "file")
        [reading] = [r for r in read.readings(seen[each], "XAV") if r.document.file.rpartition("/")[2].startswith(own)]
        statement = reading.statements[0].id
        facts |= {f"{each}_statement": statement, f"{each}_document": reading.document.sha256}
        by = f"{word(each, 'by')} Threnvik"
        for value in values(each, statement):
            [uid] = entries.add([value], by, next(at), each)
            facts[f"{each}_{type(value).__name__}"] = uid
        case = cases.Case(CASES[each], "person", word(each, "case"), each, word(each, "casenote"))
        name = {"restricted": SEALED_NAME, "team": f"{word('team', 'person')} Person"}.get(each, "Nobody Noone")
        person = cases.Participant(
            case.id, CASES[each].replace("C-", "P-"), (name,), "victim", "", word(each, "personnote")
        )
        entries.add(of_case(case, person, word(each, "case"), statement), by, next(at), each)
        facts[f"{each}_case"] = case.id
    if level == "restricted":  # what rests on something restricted is it, whatever is said of its level
        resting = [
            primary.Assessment(HIDDEN_ID, word("restricted", "resting"), "ngo", "fully", "levels", "fully"),
            primary.Member("shared", HIDDEN_ID, word("restricted", "restingmember")),
            primary.Assignment(HIDDEN_ID, word("restricted", "restingbody")),
        ]
        _concluded()
        entries.add(resting, "Aya", next(at))
        target = facts["restricted_statement"]
        quote = primary.Item("W-22222T", "I-92222R", "quote", "A-92222R", target, "", word("restricted", "resting"))
        place = primary.Place("W-22222T", quote.id, "S-22222T", "9", quote.act)
        workspaces.save(replace(OWNER, name="Aya"), [quote, place], "team", {quote.id: target})
    return facts


def _concluded() -> None:
    from datetime import date

    from heeded.pipeline import View, pages
    from heeded.settings import HEEDED_MEANING
    from heeded.viewer import OWNER

    assert pages("XAV", View(OWNER, date.today(), HEEDED_MEANING), "44.1", 2)


def main(home: str, folder: str, key: str, level: str) -> None:
    """Write, build, fill; print the facts."""
    os.environ |= {"HEEDED_HOME": home, "DJANGO_SETTINGS_MODULE": "heeded.settings"}
    import django

    django.setup()
    from heeded import pipeline
    from heeded.store import database, seals, wrapping

    documents(Path(folder), cast(Access, level))
    database.prepare(Path(home))
    wrapping.new_key_file(Path(key))
    seals.make(key_file=Path(key))
    pipeline.build([Path(folder)], Path(home), pipeline.Limits(2, 120, 1500))
    facts: dict[str, Any] = fill(cast(Access, level))
    print(json.dumps(facts))


if __name__ == "__main__":
    main(*sys.argv[1:])
