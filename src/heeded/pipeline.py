"""Files in, a record out: stages meet here, run in workers that can fail one by one, and what they return is stored.

Workers are spawned and load stages only; the parent alone writes the store. What a worker cannot read becomes a
`Problem` of that file, and the others go on.
"""

import hashlib
import signal
import threading
import traceback
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from heeded.errors import HeededError, IngestError, StoreError
from heeded.model import ACCESS_LEVELS, Access, LinkKind, Outcome, Problem, Reading, Recommendation, Review

if TYPE_CHECKING:
    from pebble import ProcessPool

    from heeded.ingest import Source
    from heeded.meaning import Model
    from heeded.model import Label
    from heeded.reports.links import LinkRow, Nearest
    from heeded.reports.record import Held
    from heeded.store.read import Kept
    from heeded.store.write import Facts, File

__all__ = ["Build", "Limits", "build", "held", "labels", "links", "outcomes", "read_source", "reader", "run", "similar"]

READING = ("codec.py", "model.py", "provenance.py", "ingest", "extract", "vocabulary")
"""What decides how a file is read: a change in it makes every document out of date."""
READING_PACKAGES = ("pypdfium2", "python-docx", "lxml", "trafilatura", "py3langid")
QUEUED_PER_WORKER = 3
"""Files handed out ahead of the workers; what they return waits for the parent, so memory stays bounded."""
GRACE = 30
"""Seconds beyond a file's time after which a worker or a pool counts as lost."""
TRIES = 2
"""How often a file is given to a new pool when the pool broke, whether by this file or another."""


KEPT = ""
"""The root of files that are in the record alone."""


class Named(Protocol):
    """What can be run: it has a name to show."""

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading may use: worker processes, seconds for one file, megabytes of address space for one worker."""

    workers: int = 2
    seconds: int = 300
    megabytes: int = 1500


def run(stage: Callable[[T], R], items: Iterable[T], limits: Limits) -> Generator[tuple[T, R | Problem], None, None]:
    """Each item with what the stage made of it, in the order they are done; a Problem where it failed.

    A crashed, hung or outgrown worker fails its own item alone. The stage must be a function that a new process can
    import.
    """
    waiting = deque(items)
    tries: Counter[int] = Counter()
    while waiting:
        pool = _pool(limits)
        running: dict[Any, T] = {}
        try:
            while waiting or running:
                while waiting and len(running) < limits.workers * QUEUED_PER_WORKER:
                    item = waiting.popleft()
                    running[pool.schedule(_guarded, (stage, item, limits), timeout=limits.seconds)] = item
                done = wait(running, limits.seconds + GRACE, return_when=FIRST_COMPLETED).done
                lost = [future for future in done if isinstance(future.exception(), BrokenProcessPool)]
                for future in done - set(lost):
                    item = running.pop(future)
                    yield item, _result(future, limits, item.name)
                if lost or not done:
                    break
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
        for item in running.values():
            tries[id(item)] += 1
            if tries[id(item)] < TRIES:
                waiting.append(item)
            else:
                yield item, Problem(f"{item.name}: {CRASHED}", file=item.name)


CRASHED = "the process that read it was lost: the file may be damaged; open it, save it anew and build again"


def _pool(limits: Limits) -> "ProcessPool":
    import multiprocessing

    from pebble import ProcessPool

    return ProcessPool(
        max_workers=limits.workers,
        initializer=_limit_memory,
        initargs=(limits.megabytes,),
        context=multiprocessing.get_context("spawn"),
    )


def _limit_memory(megabytes: int) -> None:
    """Bound this process's address space where the system can; the hard limit stays, so that a helper may raise it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _guarded(stage: Callable[[T], R], item: T, limits: Limits) -> R | Problem:
    """In a worker: what the stage made of the item, or the Problem that kept it from it."""
    # The parent ends a worker that hangs; the alarm ends one whose parent is gone.
    alarm: Callable[[int], object] = getattr(signal, "alarm", lambda seconds: None)
    alarm(limits.seconds + GRACE)
    try:
        return stage(item)
    except MemoryError:
        message = f"reading it takes more than {limits.megabytes} MB of memory: split the file, or raise HEEDED_MEMORY"
    except HeededError as error:
        message = str(error)
    except (Exception, SystemExit) as error:  # one bad document never stops a build
        message = _unexpected(error)
    finally:
        alarm(0)
    return Problem(f"{item.name}: {message}", file=item.name)


def _unexpected(error: BaseException) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"
    return f"an error in Heeded kept it from being read: {what}. Please report it with the file"


def _result(future: Any, limits: Limits, name: str) -> Any:
    """What a finished future holds; a Problem where its worker ended before its time."""
    from pebble import ProcessExpired

    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, TimeoutError):
        message = f"reading it took longer than {limits.seconds} seconds: split the file, or raise HEEDED_TIMEOUT"
    elif isinstance(error, ProcessExpired) and error.exitcode == -getattr(signal, "SIGKILL", 9):
        message = "the process that read it was killed, most often for want of memory: close other programs or split it"
    elif isinstance(error, ProcessExpired):
        message = f"the process that read it crashed (status {error.exitcode}): {CRASHED}"
    else:
        message = f"what was read cannot be handed on ({type(error).__name__}: {error}): please report it with the file"
    return Problem(f"{name}: {message}", file=name)


def read_source(source: "Source") -> Reading:
    """One file read whole: its document, what it says, and what could not be read. Raises IngestError."""
    from heeded import extract, ingest

    document, problems = ingest.read(source)
    statements, more = extract.read(document)
    return Reading(document, statements, tuple(_of_file(problem, source.name) for problem in (*problems, *more)))


def _of_file(problem: Problem, name: str) -> Problem:
    return problem if problem.file else replace(problem, file=name)


@cache
def reader() -> str:
    """A hash of all that decides how a file is read; documents that an earlier reader read are read again."""
    house = Path(__file__).parent
    digest = hashlib.sha256()
    for part in READING:
        place = house / part
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(house).as_posix()}\0".encode() + path.read_bytes())
    for package in READING_PACKAGES:
        digest.update(f"{package} {version(package)}\0".encode())
    return digest.hexdigest()


# --------------------------------------------------------------------------------------------------------- the build


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did: files read and stored, files that were current, files or folders that could not be read."""

    stored: int
    current: int
    unread: int
    sources: frozenset[str]
    """The paths, absolute, and the sha256 of every file under them: where problems of this build come from."""


Progress = Callable[[int, int], object]
"""Told how many files of how many are done."""


def build(
    paths: Sequence[Path],
    home: Path,
    limits: Limits,
    progress: Progress = lambda done, total: None,
    stage: "Callable[[Source], Reading]" = read_source,
) -> Build:
    """Bring the record in a home up to date with the files under the paths.

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

        return _build(paths, home, limits, told, stage)


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
    paths: Sequence[Path], home: Path, limits: Limits, progress: Progress, stage: "Callable[[Source], Reading]"
) -> Build:
    from heeded.store import database, write

    database.prepare(home)
    plan = _plan(paths, home)
    stored = 0
    with closing(run(stage, [task.source for task in plan.tasks.values()], limits)) as results:
        for done, (source, result) in enumerate(results, start=1):
            task = plan.tasks[source.sha256 or ""]
            problem = result if isinstance(result, Problem) else _store(home, task, result)
            if problem is None:
                stored += 1
            else:
                plan.problems.append((task.root, task.access, problem))
            progress(done, len(plan.tasks))
    write.replace_build_problems(plan.roots, plan.problems)
    unread = sum(problem.severity == "error" for _, _, problem in plan.problems)
    return Build(stored, plan.current, unread, frozenset((*plan.seen, *plan.tasks, *plan.roots)))


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
    tasks: dict[str, Task] = field(default_factory=dict)
    """What is to be read, by sha256."""
    problems: list[tuple[str, Access, Problem]] = field(default_factory=list)
    levels: dict[str, Access] = field(default_factory=dict)
    """The levels stated for files of the record, by place: none falls because a sidecar went."""
    seen: set[str] = field(default_factory=set)
    """The sha256s of all files under the paths."""
    current: int = 0


def _plan(paths: Sequence[Path], home: Path) -> Plan:
    """Look at every file under the paths, then at those of the record that are out of date."""
    from heeded import ingest
    from heeded.store import originals, read

    kept = read.kept()
    roots = {ingest.shown(path.absolute()): path.absolute() for path in paths}
    plan = Plan(list(roots))
    for earlier in sorted(kept.values(), key=lambda one: not one.is_replaced):
        plan.levels[earlier.file.place] = dict(earlier.file.facts).get("access", "public")
    for sha256, copies in _copies(plan, roots, home.resolve()).items():
        _consider(plan, sha256, copies, kept.get(sha256))
    replaced = _replace(plan, kept)
    plan.roots.append(KEPT)
    for sha256, earlier in kept.items():
        if sha256 not in plan.seen and sha256 not in replaced and earlier.reader != reader():
            path = originals.path(home, sha256)
            source = ingest.Source(path, earlier.file.name, 0, facts=earlier.file.facts, sha256=sha256)
            plan.tasks[sha256] = Task(source, earlier.file, KEPT)
    return plan


def _copies(plan: Plan, roots: "Mapping[str, Path]", home: Path) -> "dict[str, list[tuple[str, Source]]]":
    """The files under these roots with their root, by sha256; what cannot be opened is a problem of the plan."""
    copies: dict[str, list[tuple[str, Source]]] = {}
    places: set[str] = set()
    for root, path in roots.items():
        for found in _found(root, path):
            if isinstance(found, Problem):
                problem = Problem(found.message, found.severity, found.file)
                plan.problems.append((root, getattr(found, "access", "team"), problem))
                continue
            try:
                if _is_own(found.path.resolve(), home) or (place := _place(found)) in places:
                    continue
                places.add(place)
                found = _held_up(found, plan.levels.get(place, "public"))
                sha256 = hashlib.sha256(found.read_bytes()).hexdigest()
                copies.setdefault(sha256, []).append((root, found))
            except Exception as error:  # one bad file never stops a build
                message = str(error) if isinstance(error, IngestError) else _unexpected(error)
                problem = Problem(f"{found.name}: {message}", file=found.name)
                plan.problems.append((root, dict(found.facts).get("access", "team"), problem))
    return copies


def _found(root: str, path: Path) -> "Iterator[Source | Problem]":
    from heeded import ingest

    try:
        yield from ingest.sources([path])
    except Exception as error:  # one bad folder never stops a build
        yield Problem(f"{root}: {_unexpected(error)}", file=root)


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
    task = Task(replace(first, facts=facts, sha256=sha256), File(first.name, _place(first), facts), root)
    plan.seen.add(sha256)
    if earlier and (earlier.reader, earlier.facts_hash) == (reader(), task.file.facts_hash):
        plan.current += 1
    else:
        plan.tasks[sha256] = task
    for root, copy in copies[1:]:
        message = f"{copy.name} has the same content as {first.name}: it was read once; remove one of them"
        plan.problems.append((root, task.access, Problem(message, "warning", copy.name)))


def _facts(copies: "Sequence[Source]", earlier: "Kept | None") -> "Facts":
    """What sidecars state about a file: of several copies the first that is spoken of, with the highest level stated.

    A copy elsewhere without a sidecar takes nothing back, least of all the level.
    """
    facts = dict(next((source.facts for source in copies if source.facts), ()))
    before = {} if earlier is None or earlier.file.place in map(_place, copies) else dict(earlier.file.facts)
    levels = [dict(source.facts)["access"] for source in copies if "access" in dict(source.facts)]
    if not facts:
        facts = before
    elif not levels and "access" in before:
        levels = [before["access"]]
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


def _store(home: Path, task: Task, reading: Reading) -> Problem | None:
    """Store what was read; a Problem where the store refuses it or the file is gone."""
    from heeded.store import write

    try:
        write.save(home, reading, task.file, task.source.read_bytes(), reader(), task.replaces)
    except (IngestError, StoreError) as error:
        return Problem(f"{task.name}: {error}", file=task.name)
    return None


# ----------------------------------------------------------------------------------------------------------- the links


def links(state: str, kind: LinkKind, access: Access, model: "Model") -> "tuple[LinkRow, ...]":
    """The links of one kind between all that the record holds on a State up to an access level, the best first."""
    from heeded import link
    from heeded.reports import links as rows
    from heeded.store import read, vectors

    passages = link.passages(state, read.readings(state, access))
    ends = {each.id: rows.end(each.document, each.statement, each.cycle) for each in passages}
    return tuple(rows.row(each, ends) for each in link.links(kind, passages, vectors.embedder(model)))


def labels(texts: Sequence[str], languages: Sequence[str | None]) -> "list[tuple[Label, ...]]":
    """What the shipped models say each text is about: action, issues, themes, affected persons, SDGs."""
    from heeded.classify import labels_of

    return [
        (*((each.action,) if each.action else ()), *each.issues, *each.themes, *each.affected_persons, *each.sdgs)
        for each in labels_of(texts, languages)
    ]


def similar(
    text: str, states: Sequence[str], access: Access, model: "Model", top: int, cycle: int | None = None
) -> "tuple[Nearest, ...]":
    """The recommendations of these States that are nearest to a text, the nearest first."""
    from heeded import link
    from heeded.reports import links as rows
    from heeded.store import read, vectors

    of_all = [each for state in states for each in link.passages(state, read.readings(state, access))]
    recommendations = [each for each in of_all if each.role == "recommendation" and cycle in (None, each.cycle)]
    return tuple(
        rows.Nearest(score, rows.end(each.document, each.statement, each.cycle))
        for score, each in link.nearest(text, recommendations, vectors.embedder(model), top)
    )


# ----------------------------------------------------------------------------------------------- what can be concluded


def held(state: str, access: Access, today: date) -> "Held":
    """All that the record holds on a State up to an access level."""
    from heeded.reports.record import Held
    from heeded.store import read

    readings = read.readings(state, access)
    about = read.documents(access, state)
    return Held(
        state,
        outcomes(state, readings, today),
        tuple(s.value for r in readings for s in r.statements if isinstance(s.value, Review) and s.state == state),
        tuple(holding.document for holding in about),
        {holding.document.key: holding.document for holding in about if holding.is_of_record},
        {
            (statement.value.cycle, statement.value.number): statement.value
            for reading in readings
            if reading.document.kind == "thematic_list"
            for statement in reading.statements
            if isinstance(statement.value, Recommendation)
        },
    )


def outcomes(state: str, readings: Sequence[Reading], today: date) -> tuple[Outcome, ...]:
    """The State's reviews in order, as the readings give them, with every recommendation's answers."""
    from heeded import assess, link

    return assess.outcomes(state, readings, link.reply_links(readings), today)
