"""Files in, a record out: what is new or changed is read and stored; the parent alone writes the store."""

import hashlib
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from heeded.errors import IngestError, StoreError
from heeded.model import ACCESS_LEVELS, Access, Body, Problem, Reading
from heeded.pipeline.running import Limits, read_source, reader, run, unexpected
from heeded.pipeline.searching import index

if TYPE_CHECKING:
    from heeded.ingest import Source
    from heeded.store.deletions import Watch
    from heeded.store.read import Kept
    from heeded.store.write import Facts, File

__all__ = ["Build", "build"]

CLOSED = (
    "{} is restricted: it is stored sealed or not at all, and no key is open. Make one with `heeded keys new`, or open "
    "it with `heeded --unlock`, then build again."
)
HELD = (
    "{} may be a new version of a restricted file: whatever its sidecar says now, it is not taken in while the "
    "record is closed. Open it with `heeded --unlock`, then build again."
)
KEPT = ""
"""The root of files that are in the record alone."""


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did: files read and stored, files that were current, files or folders that could not be read.

    Each counts with the level stated for it (team where none is), so that nobody is told a number of what is above.
    """

    stored: tuple[Access, ...]
    current: tuple[Access, ...]
    unread: tuple[Access, ...]
    unkept: tuple[Problem, ...]
    """Problems of what is restricted: without the key they are told and not stored."""
    sources: frozenset[str]
    """The sha256s of the paths and of every file under them: where problems of this build come from."""

    def counted(self, access: Access) -> tuple[int, int, int]:
        """How many were stored, current and not read, without those that are restricted for whoever may not see them.

        Who holds restricted files that were not kept was told of each.
        """
        has_all = access == "restricted" or bool(self.unkept)
        stored, current, unread = (
            sum(has_all or level != "restricted" for level in each) for each in (self.stored, self.current, self.unread)
        )
        return stored, current, unread


Progress = Callable[[int, int], object]
"""Told how many files of how many are done."""


def build(
    paths: Sequence[Path],
    home: Path,
    limits: Limits,
    progress: Progress = lambda done, total: None,
    stage: "Callable[[Source], Reading]" = read_source,
    by: str = "",
) -> Build:
    """Bring the record in a home up to date with the files under the paths; `by` is who builds.

    Only new and changed files are read, and files of the record that an earlier reader read. What is no longer under
    the paths stays. Each file is stored whole or not at all: a build that is interrupted at any point leaves a record
    that the next one completes. Raises StoreError where the store cannot be used.
    """
    from heeded.store import database

    with database.refusals(), _interrupts() as was_interrupted:

        def told(done: int, total: int) -> None:
            if was_interrupted():
                raise KeyboardInterrupt
            progress(done, total)

        return _build(paths, home, limits, told, stage, by)


@contextmanager
def _interrupts() -> Iterator[Callable[[], bool]]:
    """Remember Ctrl-C: where it falls into a callback of the system, Python drops the exception that it raises."""
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    seen: list[int] = []

    def note(number: int, frame: object) -> None:
        seen.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(seen)
    finally:
        signal.signal(signal.SIGINT, before)


def _build(
    paths: Sequence[Path], home: Path, limits: Limits, progress: Progress, stage: "Callable[[Source], Reading]",
    by: str,
) -> Build:  # fmt: skip
    from heeded.store import activity, database, marks, people, write

    database.prepare(home)
    people.remember_hidden()
    marks.mark_sealed()
    activity.prune()
    plan = _plan(paths, home)
    done: dict[str, tuple[str, ...]] = {}
    try:
        _read_all(plan, home, limits, progress, stage, done)
        write.restrict(plan.raised)
    finally:
        marks.mark_sealed()
        _note(by, plan, done)
    write.replace_build_problems(plan.roots, plan.problems)
    if "restricted" in plan.levels_changed.values():
        database.wipe()
    index(date.today())
    unread: list[Access] = ["restricted" for each in plan.unkept if each.severity == "error"]
    unread += [access for _, access, each in plan.problems if each.severity == "error"]
    stored = tuple(plan.tasks[sha256].access for sha256 in done)
    sources = frozenset((*plan.seen, *plan.tasks, *map(write.root_of, plan.roots)))
    return Build(stored, tuple(plan.current), tuple(unread), tuple(plan.unkept), sources)


def _read_all(
    plan: "Plan", home: Path, limits: Limits, progress: Progress, stage: "Callable[[Source], Reading]",
    stored: dict[str, tuple[str, ...]],
) -> None:  # fmt: skip
    """Read and store what the plan says; the States of each file go into `stored`, by sha256, as soon as it is."""
    with closing(run(stage, [task.source for task in plan.tasks.values()], limits)) as results:
        for count, (source, result) in enumerate(results, start=1):
            task = plan.tasks[source.sha256 or ""]
            problem = result if isinstance(result, Problem) else _store(home, task, result, plan.watch)
            if problem is None and isinstance(result, Reading):
                stored[result.document.sha256] = result.document.states
            elif problem is not None:
                plan.note(task.root, task.access, problem)
            progress(count, len(plan.tasks))


def _note(by: str, plan: "Plan", stored: Mapping[str, tuple[str, ...]]) -> None:
    """Write down what was taken into the record, and which files have another level than before."""
    from heeded.store import activity

    if stored:
        activity.note(by, "build", {state for states in stored.values() for state in states}, len(stored))
    kept = stored.keys() | set(plan.raised)
    for level in ACCESS_LEVELS:
        if changed := {sha256 for sha256, to in plan.levels_changed.items() if to == level and sha256 in kept}:
            activity.note(by, f"set level {level}", changed)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read, and how it will be kept; `root` is the path under which it lies."""

    source: "Source"
    file: "File"
    root: str
    replaces: tuple[str, ...] = ()
    """The sha256s of what lay in the same place before."""

    @property
    def name(self) -> str:
        """The name to show."""
        return self.source.name

    @property
    def access(self) -> Access:
        """The level that a problem with this file has."""
        return cast(Access, dict(self.file.facts).get("access", "team"))


@dataclass(slots=True)
class Plan:
    """What a build has to do, as its files are looked at."""

    roots: list[str]
    watch: "Watch"
    """What was deleted and is not to come back."""
    tasks: dict[str, Task] = field(default_factory=dict)
    """What is to be read, by sha256."""
    problems: list[tuple[str, Access, Problem]] = field(default_factory=list)
    levels: dict[str, Access] = field(default_factory=dict)
    """The levels stated for files of the record, by place: none falls because a sidecar went."""
    seen: set[str] = field(default_factory=set)
    """The sha256s of all files under the paths."""
    current: list[Access] = field(default_factory=list)
    can_seal: bool = False
    """Whether the key is open: what is restricted is stored sealed or not at all."""
    unkept: list[Problem] = field(default_factory=list)
    levels_changed: dict[str, Access] = field(default_factory=dict)
    """The levels of files of the record for which another one was stated before, by sha256."""
    held: set[str] = field(default_factory=set)
    """The places of files that may be versions of sealed ones: no level falls because a sidecar changed meanwhile."""
    raised: list[str] = field(default_factory=list)
    """The sha256s of stored files that are restricted from now on and cannot be sealed yet."""

    def note(self, root: str, access: Access, problem: Problem) -> None:
        """Take a problem down: to be stored, or told alone where it is restricted and cannot be sealed."""
        veiled = self.watch.veiled
        problem = replace(problem, message=veiled(problem.message), file=veiled(problem.file or "") or None)
        if access == "restricted" and not self.can_seal:
            self.unkept.append(problem)
        else:
            self.problems.append((veiled(root), access, problem))

    def place(self, source: "Source") -> str:
        """Where a file lies, as the record keeps it."""
        return self.watch.veiled(_place(source))


def _plan(paths: Sequence[Path], home: Path) -> Plan:
    """Look at every file under the paths, then at those of the record that are out of date."""
    from heeded import ingest
    from heeded.store import deletions, marks, originals, read, seals

    kept, watch = read.kept(), deletions.watch()
    roots = {watch.veiled(ingest.shown(path.absolute())): path.absolute() for path in paths}
    plan = Plan(list(roots), watch, can_seal=seals.is_open())
    for earlier in sorted(kept.values(), key=lambda one: not one.is_replaced):
        if earlier.is_closed:
            continue
        plan.levels[earlier.file.place] = dict(earlier.file.facts).get("access", "public")
    for sha256, copies in _copies(plan, roots, home.resolve(), marks.may_be_sealed()).items():
        _consider(plan, sha256, copies, kept.get(sha256))
    replaced = _replace(plan, kept)
    plan.roots.append(KEPT)
    for sha256, earlier in kept.items():
        is_closed = earlier.is_closed or (not plan.can_seal and dict(earlier.file.facts).get("access") == "restricted")
        if sha256 not in plan.seen and sha256 not in replaced and earlier.reader != reader() and not is_closed:
            path = originals.path(home, sha256)
            source = ingest.Source(path, earlier.file.name, 0, facts=earlier.file.facts, sha256=sha256)
            task = Task(source, earlier.file, KEPT)
            try:  # the worker that reads it has no key
                data = originals.read(home, sha256) if task.access == "restricted" else None
            except StoreError as error:
                plan.note(KEPT, task.access, Problem(f"{task.name}: {error}", file=task.name))
                continue
            plan.tasks[sha256] = replace(task, source=replace(source, data=data))
    return plan


def _copies(
    plan: Plan, roots: "Mapping[str, Path]", home: Path, may_be_sealed: Callable[[str], bool]
) -> "dict[str, list[tuple[str, Source]]]":
    """The files under these roots with their root, by sha256; what cannot be opened is a problem of the plan."""
    copies: dict[str, list[tuple[str, Source]]] = {}
    places: set[str] = set()
    for root, path in roots.items():
        for found in _found(root, path):
            if isinstance(found, Problem):
                problem = Problem(found.message, found.severity, found.file)
                plan.note(root, getattr(found, "access", "team"), problem)
                continue
            try:
                if _is_own(found.path.resolve(), home) or (place := plan.place(found)) in places:
                    continue
                places.add(place)
                found = _held_up(found, plan.levels.get(place, "public"))
                if may_be_sealed(place):
                    plan.held.add(place)
                    found = replace(found, facts=(*found.facts, ("access", "restricted")))
                sha256 = hashlib.sha256(found.read_bytes()).hexdigest()
                copies.setdefault(sha256, []).append((root, found))
            except Exception as error:  # one bad file never stops a build
                message = str(error) if isinstance(error, IngestError) else unexpected(error)
                problem = Problem(f"{found.name}: {message}", file=found.name)
                plan.note(root, dict(found.facts).get("access", "team"), problem)
    return copies


def _found(root: str, path: Path) -> "Iterator[Source | Problem]":
    from heeded import ingest

    try:
        yield from ingest.sources([path])
    except Exception as error:  # one bad folder never stops a build
        yield Problem(f"{root}: {unexpected(error)}", file=root)


def _held_up(source: "Source", level: Access) -> "Source":
    """The source at the level that was stated for its place before, where its sidecars state none."""
    if level == "public" or "access" in dict(source.facts):
        return source
    return replace(source, facts=(*source.facts, ("access", level)))


def _consider(plan: Plan, sha256: str, copies: "list[tuple[str, Source]]", earlier: "Kept | None") -> None:
    """Decide whether a file must be read: it is new, was not read before, or its sidecar or the reader changed."""
    from heeded.store.write import File

    facts = _facts([source for _, source in copies], earlier)
    root, first = copies[0]
    name = plan.watch.veiled(first.name) if sha256 in plan.watch.kept else first.name
    places = [plan.place(source) for _, source in copies]
    # a copy elsewhere, with whatever sidecar, does not become the file that levels are stated for
    is_elsewhere = earlier is not None and not earlier.is_replaced and earlier.file.place not in places
    place = earlier.file.place if earlier and is_elsewhere else places[0]
    task = Task(replace(first, name=name, facts=facts, sha256=sha256), File(name, place, facts), root)
    plan.seen.add(sha256)
    if earlier is None and (said := plan.watch.refusal(sha256, first.name)):
        plan.note(root, task.access, Problem(said, "warning", first.name))
        return
    if earlier and earlier.is_closed:
        plan.current.append("restricted")
        return
    if earlier and earlier.access != task.access:
        plan.levels_changed[sha256] = task.access
    if task.access == "restricted" and not plan.can_seal:
        said = HELD if plan.held.intersection(places) else CLOSED
        plan.unkept.append(Problem(said.format(first.name), file=first.name))
        if earlier and earlier.access != "restricted":
            plan.raised.append(sha256)
        return
    if earlier and (earlier.reader, earlier.facts_hash) == (reader(), task.file.facts_hash):
        plan.current.append(task.access)
    else:
        plan.tasks[sha256] = task
    for root, copy in copies[1:]:
        message = f"{copy.name} has the same content as {first.name}: it was read once; remove one of them"
        plan.note(root, task.access, Problem(message, "warning", copy.name))


def _facts(copies: "Sequence[Source]", earlier: "Kept | None") -> "Facts":
    """What sidecars state about a file: of several copies the first that is spoken of, with the highest level stated.

    A copy elsewhere takes nothing back, least of all the level: somebody may have sent it with a sidecar of their own.
    """
    facts = dict(next((source.facts for source in copies if source.facts), ()))
    before = {} if earlier is None or earlier.file.place in map(_place, copies) else dict(earlier.file.facts)
    levels = [dict(source.facts)["access"] for source in copies if "access" in dict(source.facts)]
    if "access" in before:
        levels.append(before["access"])
    if not facts:
        facts = before
    if levels:
        facts["access"] = max(levels, key=ACCESS_LEVELS.index)
    return tuple(sorted(facts.items()))


def _replace(plan: Plan, kept: "dict[str, Kept]") -> set[str]:
    """Let new files replace what lay in their places before; the sha256s of all that is replaced."""
    before: dict[str, list[str]] = {}
    replaced = {sha256 for sha256, earlier in kept.items() if earlier.is_replaced}
    for sha256, earlier in kept.items():
        if sha256 not in plan.seen and sha256 not in replaced:
            before.setdefault(earlier.file.place, []).append(sha256)
    for sha256, task in plan.tasks.items():
        older = tuple(before.get(task.file.place, ()))
        plan.tasks[sha256] = replace(task, replaces=older)
        replaced.update(older)
    return replaced


def _is_own(path: Path, home: Path) -> bool:
    """Whether a file is the store's: the home may lie in the folder that is built."""
    return path.is_relative_to(home / "originals") or (path.parent == home and path.name.startswith("heeded.sqlite3"))


def _place(source: "Source") -> str:
    from heeded import ingest

    return f"{ingest.shown(source.path.resolve())}!{source.member or ''}"


def _store(home: Path, task: Task, reading: Reading, watch: "Watch") -> Problem | None:
    """Store what was read; a Problem where the store refuses it, it names who was deleted, or the file is gone."""
    from heeded import codec
    from heeded.store import deletions, write

    document = replace(reading.document, body=Body(""))
    texts = (*deletions.strings([codec.to_json(document), codec.to_json(task.file.facts)]), reading.document.text)
    if said := watch.refusal(reading.document.sha256, task.name, texts):
        return Problem(said, "warning", task.name)
    try:
        write.save(home, reading, task.file, task.source.read_bytes(), reader(), task.replaces)
    except (IngestError, StoreError) as error:
        return Problem(f"{task.name}: {error}", file=task.name)
    return None
