"""Words with the skeleton of a part of a name, or nearly its sounds, in; what they add to who is named where, out.

A spelling that no table has is believed where something else tells of the person too: the other part of the name
beside it, sounding or alike; or where the skeleton is too long for chance.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from heeded.masking.forms import by_word, given_names, initials, is_common, is_place, starts_like
from heeded.masking.hits import MOST_KNOWN
from heeded.masking.keys import keys
from heeded.masking.names import Hit
from heeded.masking.runs import MIDDLE, NEARLY, Reading, Run, run_of

__all__ = ["all_runs", "is_nearly"]

BESIDE, LONGER, OF_MANY = 2, 3, 4
"""Consonants of a given name that is alike beside the family name; of a family name; beside one that very many bear."""
BEGINNING = 4
"""Sounds in which a form of a given name agrees with it beside the family name."""
BOTH = 5
"""Consonants of two parts together that are alike both."""
BY_INITIAL = 4
"""Consonants of a family name that is alike behind an initial."""
ALONE = 5
"""Consonants of a family name that is alike and stands alone."""


def all_runs(reading: Reading) -> Iterator[Run]:
    """All stretches in which parts of one person's name stand together, in any spelling."""
    taken: dict[int, set[int]] = {}
    for run in reading.runs():
        run = _widened(reading, run)
        taken.setdefault(run.person, set()).update(range(run.first, run.last + 1))
        yield run
    for person, hits_at in reading.alike.items():
        free = {
            at: hits
            for at, hits in hits_at.items()
            if at not in taken.get(person, ()) and reading.words.is_capital(at) and at not in reading.words.in_address
        }
        yield from (_widened(reading, run) for run in _alike(reading, person, free))


# ---------------------------------------------------------------------------------------- beside what sounds so


def _widened(reading: Reading, run: Run) -> Run:
    """A run with the other parts of the name beside it where these are alike or misspelled."""
    for at in _around(reading, run):
        hit = _other_part(reading, run, at)
        if hit is not None:
            hits = sorted((*run.hits, (at, hit)), key=lambda each: each[0])
            wider = run_of(run.person, min(at, run.first), max(at, run.last), hits, has_initial=False)
            run = replace(wider, is_full=wider.is_full or run.is_full)
    return run


def _around(reading: Reading, run: Run) -> Iterator[int]:
    """The words beside a run, over particles: "Abdul al-Harb"."""
    words, before, after = reading.words, run.first - 1, run.last
    while before > 0 and words.is_particle(before) and words.is_beside(before):
        before -= 1
    while after + 2 < len(words) and words.is_particle(after + 1) and words.is_beside(after):
        after += 1
    if before >= 0 and words.is_beside(before) and words.is_capital(before):
        yield before
    if after + 1 < len(words) and words.is_beside(after) and words.is_capital(after + 1):
        yield after + 1


def _other_part(reading: Reading, run: Run, at: int) -> Hit | None:
    """The part of the name that a word beside a run is, and that the run has not."""
    known = {hit.part for _, hit in run.hits}
    is_sure = run.is_full or not all(reading.is_common(*each) for each in run.hits)
    least = (OF_MANY if all(hit.traits.is_shared for _, hit in run.hits) else BESIDE), LONGER
    for hit in reading.alike.get(run.person, {}).get(at, ()):
        is_new = hit.part not in known and (run.is_full or hit.role not in run.roles)
        if is_new and is_sure and hit.likeness >= least[hit.role == "family"]:
            return hit
    if not is_sure or (not run.is_full and run.roles.isdisjoint(("family", "given"))):
        return None
    new = [hit for hit in _nearly(reading, run, at) if hit.part not in known]
    return next((hit for hit in new if run.is_full or hit.role not in run.roles), None)


def _nearly(reading: Reading, run: Run, at: int) -> Sequence[Hit]:
    """The parts that a word is nearly; beside a name in full, those whose initial it has."""
    raw, masks = reading.words.raw[at], reading.masks
    if run.is_full and reading.is_name_word(at):
        starts = initials(raw[:1])
        return [hit for hit, key in masks.readings.get(run.person, ()) if key[:1] in starts]
    found = masks.nearly.get((run.person, raw))
    if found is None:
        if len(masks.nearly) >= MOST_KNOWN:
            masks.nearly.clear()
        parts = (
            hit
            for hit, key in masks.readings.get(run.person, ())
            if hit.role in ("given", "family")
            and (is_nearly(raw, key) or (hit.role == "given" and _begins_so(raw, key)))
        )
        found = masks.nearly[run.person, raw] = tuple(dict.fromkeys(parts))
    return found


def _begins_so(word: str, key: str) -> bool:
    """Whether a word that is no given name in use begins as a given name does: it may be a case, or a short form."""
    length = max(BEGINNING, len(key) // 2)
    return (
        len(key) >= BEGINNING
        and not (given_names(word)[0] or is_common(word))
        and any(e[:length] == key[:length] for e in keys(word))
    )


@by_word
def is_nearly(word: str, key: str) -> bool:
    """Whether a word may be a misspelling of what sounds like the key."""
    from rapidfuzz.distance import OSA

    most = 0 if len(key) < NEARLY else 1 if len(key) < 2 * NEARLY else 2
    return most > 0 and any(
        key[:1] in starts_like(each) and OSA.distance(each, key, score_cutoff=most) <= most for each in keys(word)
    )


# ---------------------------------------------------------------------------------------- alike alone


def _alike(reading: Reading, person: int, free: Mapping[int, list[Hit]]) -> Iterator[Run]:
    """Stretches of which no word sounds like a part of the name."""
    chained: set[int] = set()
    for chain in _chains(reading, sorted(free)):
        hits = _parts_of(chain, free)
        if hits:
            chained.update(range(hits[0][0], hits[-1][0] + 1))
            yield run_of(person, hits[0][0], hits[-1][0], hits, has_initial=False)
    for at in free.keys() - chained:
        hit = max(free[at], key=lambda each: each.likeness)
        if hit.role in ("family", "alone") and not is_place(reading.words.raw[at]):
            first, last, has_initial = reading.with_initials(person, at, at)
            if hit.likeness >= (BY_INITIAL if has_initial else ALONE):
                yield run_of(person, first, last, [(at, hit)], has_initial)


def _chains(reading: Reading, places: list[int]) -> Iterator[list[int]]:
    """Places of words that stand together with nothing but parts of names between."""
    chain = places[:1]
    for at in places[1:]:
        is_near = at - chain[-1] <= MIDDLE and all(map(reading.words.is_beside, range(chain[-1], at)))
        if not (is_near and all(map(reading.is_filler, range(chain[-1] + 1, at)))):
            yield chain
            chain = []
        chain.append(at)
    if chain:
        yield chain


def _parts_of(chain: Sequence[int], free: Mapping[int, list[Hit]]) -> list[tuple[int, Hit]] | None:
    """The parts of one name that words are, a part each, where together they are too much for chance."""
    found: list[tuple[int, Hit]] = []
    for at in chain:
        known = {hit.part for _, hit in found}
        new = [hit for hit in free[at] if hit.part not in known and hit.likeness >= BESIDE]
        if new:
            found.append((at, max(new, key=lambda each: (each.role not in {h.role for _, h in found}, each.likeness))))
    roles = {hit.role for _, hit in found}
    is_enough = len(found) > 1 and sum(hit.likeness for _, hit in found) >= BOTH
    return found if is_enough and "family" in roles else None
