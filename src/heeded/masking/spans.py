"""A text and compiled names in, the stretches that name somebody and the masked text out."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from heeded.masking.alike import all_runs
from heeded.masking.alone import accepted
from heeded.masking.names import WITHHELD, Masks
from heeded.masking.runs import Reading, Run
from heeded.masking.texts import words_of

__all__ = ["Span", "masked", "named_in", "spans", "unmasked"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `text[start:end]` that names a hidden person, and what is to stand in its place.

    Where it names one of several people with different masks, `person` holds the ids of all, with spaces between.
    """

    start: int
    end: int
    mask: str
    person: str


@dataclass(frozen=True, slots=True)
class _Find:
    """A stretch and whose name it may be (the place among the people), the surer the higher."""

    start: int
    end: int
    person: int
    sureness: int


def spans(text: str, masks: Masks, near: Collection[str] = ()) -> tuple[Span, ...]:
    """Where a text names hidden people: sorted, disjoint.

    `near` are ids of people whom the text is known to be about: of them a part of the name alone is masked too. Who
    is named in full in the text is near as well.
    """
    stated = frozenset(at for at, person in enumerate(masks.people) if person.id in near)
    reading = Reading(words_of(text), masks)
    runs = list(all_runs(reading))
    whole = _whole(reading, runs)
    close = stated.union(run.person for run in whole)
    parts = (run for run in runs if not run.is_full and accepted(reading, run, close))
    finds = [*_exact(text, masks), *(_found(reading, run) for run in chain(whole, parts))]
    return tuple(_resolved(masks, finds, stated, close))


def masked(text: str, found: Sequence[Span]) -> str:
    """The text with a mask in place of every span; the spans are sorted and disjoint."""
    parts, last = [], 0
    for span in found:
        parts += [text[last : span.start], span.mask]
        last = span.end
    return "".join((*parts, text[last:]))


def unmasked(text: str, found: Sequence[Span], typed: str) -> str | None:
    """What somebody typed over a text that they saw masked, with what each mask hides in its place again.

    A mask is known by its place among its like, or by what stands around it as it stood. None where one cannot be
    found: what it hides would be lost.
    """
    shown, starts, shift = masked(text, found), [], 0
    for span in found:
        starts.append(span.start + shift)
        shift += len(span.mask) - (span.end - span.start)
    like = re.compile("|".join(re.escape(each) for each in {span.mask for span in found}) or r"(?!)")
    there, now = list(like.finditer(shown)), list(like.finditer(typed))
    if [each[0] for each in there] == [each[0] for each in now]:
        places = {one.start(): other.start() for one, other in zip(there, now, strict=True)}
    else:
        begun = _alike(shown, typed)
        ended = len(shown) - _alike(shown[begun:][::-1], typed[begun:][::-1])
        places = {
            start: start if start < begun else start + len(typed) - len(shown)
            for start, span in zip(starts, found, strict=True)
            if start + len(span.mask) <= begun or start >= ended
        }
    if not places.keys() >= {*starts}:
        return None
    for start, span in reversed([*zip(starts, found, strict=True)]):
        at = places[start]
        typed = f"{typed[:at]}{text[span.start : span.end]}{typed[at + len(span.mask) :]}"
    return typed


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def named_in(text: str, masks: Masks) -> frozenset[str]:
    """Ids of the hidden people whom the text names in full: with more than one part, or with all there is."""
    reading = Reading(words_of(text), masks)
    found = {run.person for run in _whole(reading, all_runs(reading))} | {find.person for find in _exact(text, masks)}
    return frozenset(masks.people[person].id for person in found)


def _whole(reading: Reading, runs: Iterable[Run]) -> list[Run]:
    """The stretches that name somebody in full, whoever is near."""
    return [run for run in runs if (run.is_full or "alone" in run.roles) and accepted(reading, run, ())]


def _exact(text: str, masks: Masks) -> Iterator[_Find]:
    """Words that are masked as they stand."""
    if masks.exact is not None:
        for match in masks.exact.finditer(text):
            for person in masks.owners[" ".join(match[0].split())]:
                yield _Find(*match.span(), person, 2)
    if masks.closed is not None:
        for start, end, person in masks.closed(text):
            yield _Find(start, end, person, 2)


def _found(reading: Reading, run: Run) -> _Find:
    words = reading.words
    is_sure = all(hit.is_own for _, hit in run.hits) and words.raw[run.first].isascii()
    end = words.ends[run.last] + words.is_stopped(run.last)
    return _Find(words.starts[run.first], end, run.person, 2 * run.is_full + is_sure)


def _resolved(masks: Masks, finds: Sequence[_Find], stated: Collection[int], close: Collection[int]) -> Iterator[Span]:
    """One span for each group of finds that overlap: that of the surest, or of nobody where several may be meant."""
    group: list[_Find] = []
    end = 0
    for find in sorted(finds, key=lambda each: (each.start, each.end)):
        if group and find.start >= end:
            yield _span(masks, group, stated, close)
            group = []
        group.append(find)
        end = max(end, find.end)
    if group:
        yield _span(masks, group, stated, close)


def _span(masks: Masks, group: Sequence[_Find], stated: Collection[int], close: Collection[int]) -> Span:
    start, end = min(each.start for each in group), max(each.end for each in group)
    surest = max((each.sureness // 2, each.end - each.start, each.sureness) for each in group)
    meant = {each.person for each in group if (each.sureness // 2, each.end - each.start, each.sureness) == surest}
    for narrower in (meant & set(stated), meant & set(close)):
        if len(meant) > 1 and len(narrower) == 1:
            meant = narrower
    people = [masks.people[person] for person in sorted(meant)]
    given = {person.mask for person in people}
    return Span(start, end, given.pop() if len(given) == 1 else WITHHELD, " ".join(person.id for person in people))
