"""Items in, what a stage makes of each out: in workers that can fail one by one.

Workers are spawned and load stages only. What a worker cannot read becomes a `Problem` of that file, and the others go
on.
"""

import hashlib
import signal
import tempfile
import traceback
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from heeded.errors import HeededError
from heeded.model import Problem, Reading
from heeded.program import digest

if TYPE_CHECKING:
    from pebble import ProcessPool

    from heeded.ingest import Source

__all__ = ["Limits", "read_source", "reader", "run", "unexpected"]

READING = ("codec.py", "model.py", "provenance.py", "ingest", "extract", "vocabulary")
"""What decides how a file is read: a change in it makes every document out of date."""
READING_PACKAGES = ("pypdfium2", "python-docx", "lxml", "trafilatura", "py3langid")
QUEUED_PER_WORKER = 3
"""Files handed out ahead of the workers; what they return waits for the parent, so memory stays bounded."""
GRACE = 30
"""Seconds beyond a file's time after which a worker or a pool counts as lost."""
TRIES = 2
"""How often a file is given to a new pool when the pool broke, whether by this file or another."""


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
    with tempfile.TemporaryDirectory(prefix="heeded-", ignore_cleanup_errors=True) as temporary:
        yield from _run(stage, deque(items), limits, temporary)


def _run(
    stage: Callable[[T], R], waiting: deque[T], limits: Limits, temporary: str
) -> Generator[tuple[T, R | Problem], None, None]:
    tries: Counter[int] = Counter()
    while waiting:
        pool = _pool(limits, temporary)
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


def _pool(limits: Limits, temporary: str) -> "ProcessPool":
    import multiprocessing

    from pebble import ProcessPool

    return ProcessPool(
        max_workers=limits.workers,
        initializer=_begin,
        initargs=(limits.megabytes, temporary),
        context=multiprocessing.get_context("spawn"),
    )


def _begin(megabytes: int, temporary: str) -> None:
    """In a new worker: bound what it takes, and what it leaves behind where it is ended.

    Copies for other programs lie in a folder that the parent deletes; no file of its memory is written when it crashes.
    """
    tempfile.tempdir = temporary
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # the hard limit stays, so that a helper may raise it
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
        message = unexpected(error)
    finally:
        alarm(0)
    return Problem(f"{item.name}: {message}", file=item.name)


def unexpected(error: BaseException) -> str:
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
    packages = " ".join(f"{package} {version(package)}" for package in READING_PACKAGES)
    return hashlib.sha256(f"{digest(READING)} {packages}".encode()).hexdigest()
