"""How fast one core reads statements from prose, and whether its time grows with the length alone.

In: invented texts in four languages; nothing of the study data.
"""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from evaluation.invented import LANGUAGES, invented
from evaluation.scores import Score
from heeded import extract
from heeded.extract import EXTRACTORS, PROSE_KINDS
from heeded.model import Document, Kind

KB = 1000
"""Characters, so that Cyrillic, two bytes a letter, counts like Latin."""
SIZES: dict[str, tuple[int, int, Sequence[str]]] = {
    "25 kB": (25 * KB, 1, LANGUAGES),
    "10 kB": (10 * KB, 20, LANGUAGES),
    "100 kB": (100 * KB, 5, LANGUAGES),
    "1 MB": (1000 * KB, 1, LANGUAGES),
    "10 MB": (10_000 * KB, 1, ("en", "ru")),
}
"""Characters, how many different texts of that length (short ones are over too fast for the clock), languages."""


def measure(study: Path) -> Iterable[Score]:
    """kB a CPU second of every kind and, for the slowest, at every size; its growth; every extractor alone."""
    for language in LANGUAGES:
        for kind in PROSE_KINDS:
            extract.read(_document(language, KB, kind))  # start-up: vocabulary and expressions
    by_kind = {kind: statistics.median(_speed(_seconds("25 kB", kind)) for _ in range(5)) for kind in PROSE_KINDS}
    for kind, speed in by_kind.items():
        yield Score("prose_speed: kB a CPU second, by kind", round(speed), ">= 150", f"25 kB in each language, {kind}")
    kind = min(by_kind, key=lambda each: by_kind[each])
    seconds = {size: _seconds(size, kind) for size in list(SIZES)[1:]}
    for size, by_language in seconds.items():
        data = f"{size} each in {', '.join(by_language)}, {kind}"
        yield Score("prose_speed: kB a CPU second", round(_speed(by_language)), ">= 150", data)
    for language, spent in seconds["1 MB"].items():
        yield Score("prose_speed: kB a CPU second, by language", round(1 / spent), "", f"1 MB, {language}")
    for language, spent in seconds["10 MB"].items():
        growth = spent / seconds["100 kB"][language]
        yield Score("prose_speed: time per kB, 10 MB to 100 kB", round(growth, 2), "<= 1.5", language)
    yield from _extractors()


def _document(language: str, characters: int, kind: Kind, seed: int = 1) -> Document:
    return Document(f"{seed:064}", invented(language, characters, seed), kind, language=language, states=("XAV",))


def _speed(by_language: dict[str, float]) -> float:
    """kB a second from seconds a kB in each language."""
    return len(by_language) / sum(by_language.values())


def _seconds(size: str, kind: Kind) -> dict[str, float]:
    """CPU seconds per kB of one size, by language."""
    characters, runs, languages = SIZES[size]
    seconds = {}
    for language in languages:
        documents = [_document(language, characters, kind, seed) for seed in range(runs)]
        seconds[language] = _cpu(lambda: [extract.read(each) for each in documents]) * KB / (runs * characters)  # noqa: B023
    return seconds


def _extractors() -> Iterable[Score]:
    """Every extractor of a prose kind alone, on the same texts; what several share, each pays here."""
    kinds = {extractor: kind for kind in PROSE_KINDS for extractor in EXTRACTORS[kind]}
    for extractor, kind in kinds.items():
        documents = [_document(language, 1000 * KB, kind) for language in LANGUAGES]
        speed = 1000 * len(documents) / _cpu(lambda: [list(extractor(each)) for each in documents])  # noqa: B023
        name = f"{extractor.__module__.rpartition('.')[2]}.{getattr(extractor, '__name__', extractor)}"
        yield Score(f"prose_speed: kB a CPU second, {name} alone", round(speed), "", f"1 MB in each language, {kind}")


def _cpu(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start
