"""How parties grade implementation: a step of a scale in, the status and number that it stands for out."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.labels import words

__all__ = ["OWN", "STATUSES", "Status", "level_of", "number_of", "scale_of", "scales", "status_of", "steps", "title_of"]

Status = Literal["fully", "partially", "not_implemented", "not_assessable"]
STATUSES: tuple[Status, ...] = get_args(Status)
OWN = "own"
"""The scale of a party's own words, of which a person says what each stands for."""
NUMBERS: Mapping[Status, float | None] = {"fully": 1, "partially": 0.5, "not_implemented": 0, "not_assessable": None}
"""What a status counts in the index (UPR Info, "Beyond promises", 7.2)."""
INDEX = "index"
# "0.5", "0,75", "1"
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@cache
def scales() -> tuple[str, ...]:
    """The names of the scales."""
    return tuple(load("scales")["scales"])


def title_of(scale: str) -> str:
    """What a scale is, in a few words; raises VocabularyError for a scale unknown."""
    return str(_scale(scale)["title"])


def steps(scale: str) -> Mapping[Status, tuple[str, ...]]:
    """The words of a scale by what they stand for; none where it is a scale of numbers or of a party's own words."""
    return {status: tuple(map(str, each)) for status, each in _scale(scale).get("steps", {}).items()}


def status_of(scale: str, step: str, own: Mapping[str, str] | None = None) -> Status:
    """What a step stands for. `own` maps further words to statuses, and is asked first.

    Raises VocabularyError, which lists what is known and says how to map the word, where nothing tells.
    """
    known = {_key(word): status for word, status in (own or {}).items()}
    if (found := known.get(_key(step))) is not None:
        if found not in STATUSES:
            raise VocabularyError(f"{found!r} is no status: map {step!r} to one of {', '.join(STATUSES)}.")
        return found
    numbers = _scale(scale)
    if "cut_offs" in numbers:
        if (number := _number(step)) is None or not numbers["lowest"] <= number <= numbers["highest"]:
            raise _unknown(scale, step, f"It takes numbers from {numbers['lowest']} to {numbers['highest']}")
        return level_of(number)
    steps_of = _steps(scale)
    if _key(step) not in steps_of:
        first = (f"{status} ({', '.join(each[:3])})" for status, each in steps(scale).items())
        raise _unknown(scale, step, f"It knows {'; '.join(first)}" if steps_of else "It knows no words of its own")
    return steps_of[_key(step)]


def number_of(scale: str, step: str, status: Status) -> float | None:
    """What a step counts in the index, from 0 to 1: the number itself on a scale of numbers; None where none tells."""
    number = _number(step) if "cut_offs" in _scale(scale) else None
    return NUMBERS[status] if number is None or status == "not_assessable" else number


def level_of(number: float) -> Status:
    """The status of a number from 0 to 1: fully from 0.66, partially from 0.33, else not implemented."""
    cut_offs: Mapping[Status, float] = _scale(INDEX)["cut_offs"]
    return next(status for status, least in cut_offs.items() if number >= least)


@cache
def scale_of(step: str) -> str | None:
    """The scale that a step is of, where one alone knows it; None where none or several do."""
    found = []
    for scale in scales():
        try:
            status_of(scale, step)
        except VocabularyError:
            continue
        found.append(scale)
    return found[0] if len(found) == 1 else None


def _unknown(scale: str, step: str, known: str) -> VocabularyError:
    return VocabularyError(
        f"{step!r} is no step of the scale {scale}. {known}. Map the word to a status: --map "
        f'"{step}=STATUS", where STATUS is {", ".join(STATUSES[:-1])} or {STATUSES[-1]}, or name another --scale '
        f"({', '.join(scales())})."
    )


def _scale(name: str) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = load("scales")["scales"][name]
    except KeyError:
        known = "; ".join(f"{each} ({load('scales')['scales'][each]['title']})" for each in scales())
        raise VocabularyError(f"There is no scale {name!r}; the scales are: {known}.") from None
    return found


@cache
def _steps(scale: str) -> Mapping[str, Status]:
    found: dict[str, Status] = {}
    for status, each in steps(scale).items():
        for word in each:
            if found.setdefault(_key(word), status) != status:
                raise VocabularyError(f"scales.yml gives {word!r} two statuses on the scale {scale}; keep one.")
    return found


def _key(step: str) -> str:
    return " ".join(words(step)) or step.strip()


def _number(step: str) -> float | None:
    found = NUMBER.fullmatch(step.strip())
    return float(found[0].replace(",", ".")) if found else None
