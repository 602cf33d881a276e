"""A person in, a record without them out: what names them is found, removed or cleaned, then searched for byte by byte.

The name lies in a file of its own in the home while the work goes on, sealed where the key is open: interrupted at any
point, it is done again from there. All steps can be repeated.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from django.db import connection, transaction

from heeded import codec
from heeded.deletions import DELETED, Certificate, Doomed, Plan, Touched
from heeded.derived import models as derived
from heeded.errors import StoreError
from heeded.masking import Hidden, Masks, hashed, masked, masks, named_in, spans
from heeded.model import Access
from heeded.store import activity, database, deletions, people, removing, seals
from heeded.store import bytes as stored_bytes
from heeded.store.deletions import strings
from heeded.store.kept import kept_json, kept_text, opened
from heeded.store.models import Activity, Deletion, Entry, Original
from heeded.whole import write_whole

__all__ = ["Pending", "carry_out", "finish", "planned", "sought", "start", "unread"]

PREFIX = "forgetting-"
PERSONAL: dict[str, tuple[str, ...]] = {
    "participant": ("id",), "consent": ("participant",), "same_person": ("participant", "other"),
    "case_link": ("participant",), "act": ("victim",), "involvement": ("who",),
}  # fmt: skip
"""Fields of the kinds of values that are about one person: removed where they hold the person's id."""


WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
HALF, SOUGHT = 3, 5
"""Letters of the beginning of a name that is half of it wherever it stands; that the files are searched for."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Whom to forget, and what was found of them: known while it goes on."""

    ids: tuple[str, ...]
    """The person, and those of other cases who are one with them."""
    cases: tuple[str, ...]
    spellings: tuple[str, ...]
    exact: tuple[str, ...] = ()
    deletion: str = ""
    plan: Plan = field(default_factory=Plan)

    @property
    def known(self) -> Masks:
        """The name, ready to be looked for."""
        return masks([Hidden(self.ids[0], self.spellings, DELETED, self.exact)])


def sought(home: Path, identifier: str) -> Pending:
    """Whom an id names, with all spellings that anybody ever gave; or a deletion of them that was interrupted.

    Raises StoreError where there is no such person, and Sealed where the key is not open.
    """
    if seals.is_set_up() and not seals.is_open():
        raise seals.Sealed
    wanted = identifier.strip().upper()
    for path in sorted(home.glob(f"{PREFIX}*")):
        pending = opened(Pending, json.loads(path.read_bytes()), "entry")
        if wanted in pending.ids:
            return pending
    values = [(row.kind, seals.open_json(row.value, "entry")) for row in _entries("participant", "same_person")]
    ids = _one_with(wanted, [value for kind, value in values if kind == "same_person"])
    own = [value for kind, value in values if kind == "participant" and value["id"] in ids]
    if not own:
        raise StoreError(f"There is no person {identifier!r}: `heeded case show CASE` lists who is in a case.")
    return Pending(
        tuple(sorted(ids, key=lambda each: (each != wanted, each))),
        tuple(sorted({value["case"] for value in own})),
        tuple(dict.fromkeys(each for value in own for each in value["spellings"])),
        tuple(dict.fromkeys(each for value in own for each in value.get("exact", ()))),
    )


def _entries(*kinds: str) -> Iterator[Entry]:
    yield from Entry.objects.filter(kind__in=kinds).order_by("added", "uid").iterator()


def _one_with(wanted: str, decided: Collection[Mapping[str, Any]]) -> frozenset[str]:
    last = {tuple(sorted((each["participant"], each["other"]))): each.get("is_same", True) for each in decided}
    every, waiting = {wanted}, [wanted]
    while waiting:
        one = waiting.pop()
        more = {other for pair, is_same in last.items() if is_same and one in pair for other in pair} - every
        every |= more
        waiting += more
    return frozenset(every)


# ---------------------------------------------------------------------------------------------------------- finding


def unread() -> tuple[str, ...]:
    """The sha256s of files whose texts the record does not hold: earlier versions of others."""
    read = derived.Document.objects.values("sha256")
    return tuple(Original.objects.exclude(sha256__in=read).order_by("sha256").values_list("sha256", flat=True))


def planned(pending: Pending, keep: Collection[str], texts: Mapping[str, tuple[str, ...] | None]) -> Plan:
    """All that names the person; files of `keep` (sha256s) stay. `texts` are those of unread files, None if unreadable.

    What an interrupted deletion found before is part of it.
    """
    finder = _Finder(pending.known, pending.ids)
    documents = tuple(_documents(finder, pending, keep, texts))
    values = tuple(touched for touched, _ in _values(finder, pending))
    problems = tuple(
        row.pk
        for row in derived.Problem.objects.order_by("pk")
        if finder.places([*strings(seals.open_json(row.value, "problem")), row.root])
    )
    before = pending.plan
    seen = {each.sha256 for each in documents}, {each.uid for each in values}
    return Plan(
        (*(each for each in before.documents if each.sha256 not in seen[0]), *documents),
        (*(each for each in before.values if each.uid not in seen[1]), *values),
        tuple(dict.fromkeys((*before.problems, *problems))),
        tuple(sorted(sha256 for sha256, found in texts.items() if found is None)),
        tuple(sorted({*before.words, *finder.words})),
    )


@dataclass(slots=True)
class _Finder:
    """Looks for the person in texts, and remembers the forms that were found."""

    known: Masks
    ids: tuple[str, ...]
    words: set[str] = field(default_factory=set)

    def places(self, texts: Collection[str], is_near: bool = False) -> int:
        """How often the texts, which belong together, name the person."""
        near = self._near(texts, is_near)
        found = [(text, span) for text in texts for span in spans(text, self.known, near)]
        self.words |= {text[span.start : span.end] for text, span in found}
        return len(found)

    def mask(self, texts: Collection[str], is_near: bool) -> Callable[[str], str]:
        """What puts "[deleted]" in the place of the name, in texts that belong together."""
        near = self._near(texts, is_near)
        return lambda text: masked(text, spans(text, self.known, near))

    def _near(self, texts: Collection[str], is_near: bool) -> frozenset[str]:
        is_named = is_near or any(named_in(text, self.known) for text in texts)
        return frozenset({self.ids[0]}) if is_named else frozenset()


def _documents(
    finder: _Finder, pending: Pending, keep: Collection[str], texts: Mapping[str, tuple[str, ...] | None]
) -> Iterator[Doomed]:
    read = {row.sha256: row for row in derived.Document.objects.select_related("body")}
    linked = _linked(pending)
    for original in Original.objects.order_by("sha256"):
        row = read.get(original.sha256)
        about = (
            seals.open_text(original.name, "original"), seals.open_text(original.place, "original"),
            *strings(seals.open_json(original.facts, "original")),
        )  # fmt: skip
        said = texts.get(original.sha256) or ()
        if row is not None:
            said = (seals.open_text(row.body.text, "text"), *strings(seals.open_json(row.value, "document")))
        key, kind = (row.key, row.kind) if row is not None else (original.sha256, "other")
        if places := finder.places((*about, *said), is_near=key in linked):
            yield Doomed(original.sha256, key, kind, about[0], places, original.sha256 in keep)


def _linked(pending: Pending) -> frozenset[str]:
    """The keys of documents that a person linked to the one who is sought."""
    links = [seals.open_json(row.value, "entry") for row in _entries("case_link")]
    targets = {each["target"] for each in links if each.get("participant") in pending.ids}
    rows = derived.Statement.objects.filter(identifier__in=list(targets)).values_list("document__key", flat=True)
    return frozenset(targets | set(rows))


def _values(finder: _Finder, pending: Pending) -> Iterator[tuple[Touched, Callable[[str], str]]]:
    """The values that are about the person or name them, each with what cleans it."""
    acts = {value["id"] for _, value in _opened("act") if value["victim"] in pending.ids}
    whole = _own_cases(pending)
    named = _named_items(finder)
    for row in Entry.objects.order_by("added", "uid").iterator():
        value, by = seals.open_json(row.value, "entry"), seals.open_text(row.by, "entry")
        texts = (*strings(value), row.subject, by)
        parts = named.get((row.subject, value["id"]), frozenset()) if row.kind == "item" else frozenset()
        is_near = row.subject in pending.cases or bool(parts)
        places = finder.places(texts, is_near)
        is_own = row.subject in whole or any(value.get(name) in pending.ids for name in PERSONAL.get(row.kind, ()))
        is_own |= row.kind == "involvement" and value["act"] in acts
        is_own |= row.kind == "release" and bool(spans(value["name"], finder.known))
        is_own |= bool(parts) and row.withdrawn is not None
        clean = finder.mask(texts, is_near)
        halves = _halves(clean(value["words"]), parts) if parts else []
        finder.words |= {half for half in halves if len(half) >= SOUGHT}
        if halves:
            clean = _without_halves(value["words"], clean, parts)
        if is_own or places or halves:
            yield Touched(str(row.uid), row.kind, clean(by), row.added.date().isoformat(), is_own), clean


def _named_items(finder: _Finder) -> dict[tuple[str, str], frozenset[str]]:
    """The items of workspaces of which any version names the person, with the words of the name as they stand there.

    Words are kept as they are typed: another version may hold half of the name.
    """
    found: dict[tuple[str, str], frozenset[str]] = {}
    for row, value in _opened("item"):
        seen = _Finder(finder.known, finder.ids)
        if seen.places(tuple(strings(value))):
            parts = frozenset(part for words in seen.words for part in WORD.findall(words))
            found[row.subject, value["id"]] = found.get((row.subject, value["id"]), frozenset()) | parts
    return found


def _halves(text: str, parts: Collection[str]) -> list[str]:
    """The words of a cleaned text with which a part of the name begins."""
    return [found[0] for found in WORD.finditer(text) if _is_half(text, found, parts)]


def _is_half(text: str, found: re.Match[str], parts: Collection[str]) -> bool:
    is_long = len(found[0]) >= HALF or not text[found.end() :].strip() or text[: found.start()].endswith(f"{DELETED} ")
    return is_long and not found[0].islower() and any(part.startswith(found[0]) for part in parts)


def _without_halves(words: str, clean: Callable[[str], str], parts: Collection[str]) -> Callable[[str], str]:
    """What cleans texts, and in these words puts "[deleted]" in the place of half of the name, too."""
    whole = clean(words)
    rest = WORD.sub(lambda found: DELETED if _is_half(whole, found, parts) else found[0], whole)
    return lambda text: rest if text == words else clean(text)


def _opened(*kinds: str) -> Iterator[tuple[Entry, dict[str, Any]]]:
    for row in _entries(*kinds):
        yield row, seals.open_json(row.value, "entry")


def _own_cases(pending: Pending) -> frozenset[str]:
    """The cases of one person that have nobody else in them."""
    last = {value["id"]: value["kind"] for _, value in _opened("case")}
    others = {value["case"] for _, value in _opened("participant") if value["id"] not in pending.ids}
    return frozenset(each for each in pending.cases if last.get(each) == "person" and each not in others)


# ---------------------------------------------------------------------------------------------------------- deleting


def start(home: Path, pending: Pending, plan: Plan, by: str) -> Pending:
    """Write down whom to forget and what was found, before anything is deleted."""
    row = Deletion.objects.filter(pk=pending.deletion).first() or deletions.new("person", by)
    begun = replace(pending, plan=plan, deletion=row.uid)
    row.by = masked(by, spans(by, pending.known))
    row.people = list(pending.ids)
    row.names = row.names or [codec.to_json(hashed(pending.known.people[0]))]
    row.removed = [each.sha256 for each in plan.documents if not each.is_kept]
    row.kept = [each.sha256 for each in plan.documents if each.is_kept]
    level: Access = "restricted" if seals.is_open() else "team"
    with transaction.atomic():
        write_whole(_file(home, begun), json.dumps(kept_json(codec.to_json(begun), level, "entry")).encode())
        row.save()
    return begun


def carry_out(home: Path, pending: Pending) -> None:
    """Delete and clean all that the plan names, whole or not at all."""
    finder = _Finder(pending.known, pending.ids)
    plan = pending.plan
    with transaction.atomic():
        kept = [each.sha256 for each in plan.documents if each.is_kept]
        for touched, clean in list(_values(finder, pending)):
            rows = Entry.objects.filter(pk=touched.uid)
            if touched.is_removed:
                rows.delete()
            else:
                _clean_value(rows.get(), clean)
        derived.Problem.objects.filter(pk__in=plan.problems).delete()
        removing.remove_files(home, [each.sha256 for each in plan.documents if not each.is_kept])
        for row in Original.objects.filter(sha256__in=kept):
            _clean_file(row, finder)
        _clean_lines(finder)
        people.remember_hidden()


def _clean_value(row: Entry, clean: Callable[[str], str]) -> None:
    level = cast(Access, row.access)
    row.value = kept_json(cleaned(seals.open_json(row.value, "entry"), clean), level, "entry")
    row.by = kept_text(clean(seals.open_text(row.by, "entry")), level, "entry")
    row.subject = clean(row.subject)
    row.save()


def _clean_lines(finder: _Finder) -> None:
    """Mask the name in the log of what was done, where it says who."""
    for row in Activity.objects.iterator():
        value = seals.open_json(row.value, "activity")
        texts = tuple(strings(value))
        if finder.places(texts):
            level: Access = "restricted" if seals.is_sealed(row.value) else "team"
            row.value = kept_json(cleaned(value, finder.mask(texts, is_near=False)), level, "activity")
            row.save()


def _clean_file(row: Original, finder: _Finder) -> None:
    """Mask the name in what is known of a file that stays, not in the file or its text."""
    document = derived.Document.objects.filter(sha256=row.sha256).first()
    level = cast(Access, document.access if document else "team")
    name, place = seals.open_text(row.name, "original"), seals.open_text(row.place, "original")
    facts = seals.open_json(row.facts, "original")
    clean = finder.mask((name, place, *strings(facts)), is_near=True)
    row.name = kept_text(clean(name), level, "original")
    row.place = kept_text(clean(place), level, "original")
    row.facts = kept_json(cleaned(facts, clean), level, "original")
    row.mark = ""
    row.save()
    if document:
        value = seals.open_json(document.value, "document")
        document.value = kept_json(value | {"file": clean(value["file"])}, level, "document")
        document.save(update_fields=["value"])


def cleaned(data: Any, clean: Callable[[str], str]) -> Any:
    """JSON with all its texts cleaned, names of fields included."""
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, list):
        return [cleaned(each, clean) for each in data]
    if isinstance(data, dict):
        return {clean(key): cleaned(each, clean) for key, each in data.items()}
    return data


# ---------------------------------------------------------------------------------------------------------- the end


def finish(home: Path, pending: Pending, version: str) -> Certificate:
    """Clear old pages, search every file of the home for the name, and certify what was done.

    Raises StoreError where another program holds on to old pages: then it can be run again.
    """
    database.wipe()
    row = Deletion.objects.get(pk=pending.deletion)
    certificate = _certificate(home, pending, row, version)
    row.certificate = codec.to_json(certificate)
    row.save()
    _file(home, pending).unlink(missing_ok=True)
    row.ended = datetime.fromisoformat(certificate.ended)
    row.save()
    activity.note(row.by, "delete person")
    return certificate


def _certificate(home: Path, pending: Pending, row: Deletion, version: str) -> Certificate:
    plan = pending.plan
    parts = {each for each in plan.words if len(each.split()) < 2 and each not in pending.spellings}
    whole = {*pending.spellings, *pending.exact, *plan.words} - parts
    clean = _Finder(pending.known, pending.ids).mask((), is_near=True)
    files = [path for path in home.rglob("*") if path.is_file() and path != _file(home, pending)]
    found = {word: set[Path]() for word in (*whole, *parts)}
    for path, word in stored_bytes.found_in(home, [*whole, *parts]):
        if path != _file(home, pending):
            found[word].add(path)
    holding = set[Path]().union(*(found[word] for word in whole))
    partly = set[Path]().union(*(found[word] for word in parts)) - holding

    def shown(paths: Collection[Path]) -> tuple[str, ...]:
        return tuple(sorted(clean(str(path.relative_to(home))) for path in paths))

    own = {path for path in holding if is_own(home, path)}
    return Certificate(
        row.uid, "person", row.by, row.begun.isoformat(timespec="seconds"),
        datetime.now(UTC).isoformat(timespec="seconds"), version,
        tuple(each.key for each in plan.documents if not each.is_kept),
        tuple(each.key for each in plan.documents if each.is_kept),
        dict(Counter(each.kind for each in plan.values if each.is_removed)),
        dict(Counter(each.kind for each in plan.values if not each.is_removed)),
        len(plan.problems), connection.vendor, len(files), sum(path.stat().st_size for path in files),
        len(whole) + len(parts), shown(own), shown(holding - own), shown(partly), plan.unsearched,
    )  # fmt: skip


def is_own(home: Path, path: Path) -> bool:
    """Whether a file of the home is kept by the store."""
    return path.is_relative_to(home / "originals") or (path.parent == home and path.name.startswith("heeded.sqlite3"))


def _file(home: Path, pending: Pending) -> Path:
    return home / f"{PREFIX}{pending.ids[0]}.json"
