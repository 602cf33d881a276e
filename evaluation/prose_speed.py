"""How fast one core reads statements from prose, and whether its time grows with the length alone.

In: invented texts in four languages; nothing of the study data.
"""

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
    "10 kB": (10 * KB, 20, LANGUAGES),
    "100 kB": (100 * KB, 5, LANGUAGES),
    "1 MB": (1000 * KB, 1, LANGUAGES),
    "10 MB": (10_000 * KB, 1, ("en", "ru")),
}
"""Characters, how many different texts of that length (short ones are over too fast for the clock), languages."""


def measure(study: Path) -> Iterable[Score]:
    """kB a CPU second at every size, the growth of time per kB, and the share of every extractor."""
    kind = max(PROSE_KINDS, key=lambda each: len(EXTRACTORS[each]))
    for language in LANGUAGES:
        extract.read(_document(language, KB, kind))  # start-up: vocabulary and expressions
    seconds = {size: _seconds(size, kind) for size in SIZES}
    for size, by_language in seconds.items():
        speed = len(by_language) / sum(by_language.values())
        yield Score(
            "prose_speed: kB a CPU second", round(speed), ">= 150", f"{size} each in {', '.join(by_language)}, {kind}"
        )
    for language, spent in seconds["1 MB"].items():
        yield Score("prose_speed: kB a CPU second, by language", round(1 / spent), "", f"1 MB, {language}")
    for language, spent in seconds["10 MB"].items():
        growth = spent / seconds["100 kB"][language]
        yield Score("prose_speed: time per kB, 10 MB to 100 kB", round(growth, 2), "<= 1.5", language)
    yield from _extractors()


def _document(language: str, characters: int, kind: Kind, seed: int = 1) -> Document:
    return Document(f"{seed:064}", invented(language, characters, seed), kind, language=language, states=("XAV",))


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
