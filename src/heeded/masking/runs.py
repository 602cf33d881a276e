"""The words of a text and compiled names in, the stretches that may name somebody out, each with how sure it is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from heeded.masking.forms import (
    given_names,
    initials,
    is_common,
    is_patronymic,
    is_place,
    is_tail,
    places_with,
    prefixes,
)
from heeded.masking.hits import hits_of
from heeded.masking.keys import is_cyrillic, keys, plain
from heeded.masking.names import Hit, Masks
from heeded.masking.texts import Words

__all__ = ["LONG", "MIDDLE", "NEARLY", "Reading", "Run", "run_of"]

MIDDLE = 3
"""Words that may stand between two parts of one name: initials, particles, a second given name."""
LONG = 6
"""Letters of a family name in small letters that stands alone, and of words of addresses that may hold a name."""
NEARLY = 5
"""Sounds of a part that may be misspelled by one letter beside another part of the name; by two from twice as many."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` that stand together and may name a person (the place among the people)."""

    person: int
    first: int
    last: int
    hits: tuple[tuple[int, Hit], ...]
    roles: frozenset[str]
    is_full: bool
    """Whether more than one part of the name stands there."""


def run_of(person: int, first: int, last: int, hits: Sequence[tuple[int, Hit]], has_initial: bool) -> Run:
    """The stretch of these hits."""
    roles = frozenset(hit.role for _, hit in hits)
    if hits[0][0] == hits[-1][0]:
        is_full = has_initial and not roles.isdisjoint(("family", "given"))
    else:
        is_full = len(roles) > 1 or len({hit.part for _, hit in hits if hit.role == "family"}) > 1
    return Run(person, first, last, tuple(hits), roles, is_full)


class Reading:
    """One text as read for hidden names; each word is looked up once."""

    def __init__(self, words: Words, masks: Masks) -> None:
        self.words, self.masks = words, masks
        self.second_halves: set[int] = set()
        self.by_person: dict[int, dict[int, list[Hit]]] = {}
        self.alike: dict[int, dict[int, list[Hit]]] = {}
        known = masks.known
        for at, raw in enumerate(words.raw):
            found = known.get(raw)
            if found is None:
                found = hits_of(raw, masks)
            for hit in found:
                places = self.alike if hit.likeness else self.by_person
                places.setdefault(hit.person, {}).setdefault(at, []).append(hit)
        self._join_halves()
        if words.in_address:
            self._look_inside_addresses()

    def _join_halves(self) -> None:
        """Names written in two: "Zhen-hua" for "Zhenhua", "Abdel Rahman" for "Abdelrahman"."""
        words, first = self.words, prefixes()
        for at in range(len(words) - 1):
            gap = words.starts[at + 1] - words.ends[at]
            is_joined = gap == 0 or (gap == 1 and words.text[words.ends[at]] in "-‐‑")
            if is_joined or (words.raw[at].lower() in first and words.is_white(at)):
                for hit in hits_of(words.raw[at] + words.raw[at + 1], self.masks):
                    if hit.likeness:
                        continue
                    self.second_halves.add(at + 1)
                    for half in (at, at + 1):
                        self.by_person.setdefault(hit.person, {}).setdefault(half, []).append(hit)

    def _look_inside_addresses(self) -> None:
        """Parts of names inside longer words: the whole word is masked."""
        found: dict[str, list[Hit]] = {}
        for at in sorted(self.words.in_address):
            small = plain(self.words.raw[at])
            if len(small) < LONG:
                continue
            if small not in found:
                heard = {small, *keys(small)}
                found[small] = [hit for sounds, hit in self.masks.inside if any(sounds in each for each in heard)]
            for hit in found[small]:
                listed = self.by_person.setdefault(hit.person, {}).setdefault(at, [])
                if hit not in listed:
                    listed.append(hit)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the text's sentences."""
        return Counter(raw for at, raw in enumerate(self.words.raw) if at not in self.words.in_address)

    @cached_property
    def hidden_at(self) -> frozenset[int]:
        """Words that are masked wherever they stand: names of one part."""
        alone = (
            at for hits in self.by_person.values() for at, each in hits.items() if any(h.role == "alone" for h in each)
        )
        return frozenset(alone)

    def is_mostly_small(self, at: int) -> bool:
        """Whether a word with a capital stands in small letters more often than so: then it is a word like others."""
        raw = self.words.raw[at]
        return raw.lower() != raw and self.counts[raw.lower()] > self.counts[raw]

    # ---------------------------------------------------------------------------------------- runs of words

    def runs(self) -> Iterator[Run]:
        """All stretches in which parts of one person's name stand together."""
        for person, hits_at in self.by_person.items():
            kept = {at: parts for at, hits in hits_at.items() if (parts := self._may_be_parts(at, hits))}
            places = sorted(kept)
            start = 0
            for stop in range(1, len(places) + 1):
                if stop < len(places) and self._are_joined(places[start:stop], places[stop], kept):
                    continue
                yield self._extended(person, [(at, hit) for at in places[start:stop] for hit in kept[at]])
                start = stop

    def _may_be_parts(self, at: int, hits: list[Hit]) -> list[Hit]:
        """The parts of a name that a word may be: in small letters only where it is no word of the language."""
        if self.words.is_capital(at) or at in self.words.in_address or at in self.second_halves:
            return hits
        return [hit for hit in hits if not self.is_common(at, hit) and not self.is_place(at, hit)]

    def is_common(self, at: int, hit: Hit) -> bool:
        raw = self.words.raw[at]
        return hit.traits.is_common[is_cyrillic(raw)] or is_common(raw)

    def is_place(self, at: int, hit: Hit) -> bool:
        raw = self.words.raw[at]
        return hit.traits.is_place[is_cyrillic(raw)] or is_place(raw) or self._is_in_place(at)

    def _is_in_place(self, at: int) -> bool:
        """Whether a word is one of a place's name: "Costa Rica"."""
        raw = self.words.raw
        return any(
            at >= place and tuple(map(plain, raw[at - place : at - place + len(names)])) == names
            for names, place in places_with(plain(raw[at]))
        )

    def _are_joined(self, run: list[int], after: int, kept: Mapping[int, list[Hit]]) -> bool:
        last = run[-1]
        if after in self.second_halves and after == last + 1:
            return True
        if after - last > MIDDLE:
            return False
        parts = {(hit.role, hit.part) for hit in kept[after]}
        if len(run) > 1 and any((hit.role, hit.part) in parts for at in run for hit in kept[at]):
            return False  # the name starts again
        for at in range(last, after):
            if self.words.is_beside(at):
                continue
            is_inverted = at == last and any(hit.role == "family" for hit in kept[last])
            if not (is_inverted and self.words.is_listed(at) and any(hit.role == "given" for hit in kept[after])):
                return False
        return all(self.is_filler(at) for at in range(last + 1, after))

    def is_filler(self, at: int) -> bool:
        """Whether a word may stand between two parts of one name."""
        words = self.words
        return words.is_initial(at) or words.is_particle(at) or at in words.in_address or self.is_name_word(at)

    def is_name_word(self, at: int) -> bool:
        raw = self.words.raw[at]
        return len(raw) > 1 and self.words.is_capital(at) and not is_common(raw) and not is_place(raw)

    # ---------------------------------------------------------------------------------------- initials, misspellings

    def _extended(self, person: int, hits: list[tuple[int, Hit]]) -> Run:
        """A run with the initials, the patronymic or the misspelled other part that stand beside it."""
        first, last = hits[0][0], hits[-1][0]
        has_initial = False
        if any(hit.role == "family" for _, hit in hits):
            first, last, has_initial = self.with_initials(person, first, last)
            if not has_initial and self.masks.persons[person].starts and not self.masks.persons[person].given:
                first, last, has_initial = self._with_unknown_given(person, first, last)
        elif all(hit.role == "given" for _, hit in hits):
            first, last, has_initial = self.with_initials(person, first, last, of_family=True)
        run = run_of(person, first, last, hits, has_initial)
        if run.first == run.hits[0][0] > 0 and self._may_lead(run.first - 1):
            run = self._with_particles(run)
        return self._with_patronymic(run) if run.is_full and "given" in run.roles else run

    def _with_patronymic(self, run: Run) -> Run:
        """A name in full with the patronymic behind it: "Seitova Aigul Maratovna", "Aigul Seitova Marat kyzy"."""
        words, last = self.words, run.last
        if last + 1 < len(words) and words.is_white(last) and words.is_capital(last + 1):
            if is_patronymic(words.raw[last + 1]):
                return replace(run, last=last + 1)
            if last + 2 < len(words) and words.is_white(last + 1) and is_tail(words.raw[last + 2]):
                return replace(run, last=last + 2)
        if last + 1 < len(words) and words.is_white(last) and is_tail(words.raw[last + 1]):
            return replace(run, last=last + 1)
        return run

    def with_initials(self, person: int, first: int, last: int, of_family: bool = False) -> tuple[int, int, bool]:
        """A stretch with the initials of the person beside it, and whether there are any."""
        fits = self._fits_family if of_family else self.fits
        words, start, stop = self.words, first, last
        while (
            start > 0 and words.is_beside(start - 1) and (words.is_initial(start - 1) or self._leads_to_initial(start))
        ):
            start -= 1
        if start < first and fits(person, start):
            return start, last, True
        while stop + 1 < len(words) and words.is_initial(stop + 1) and self._leads_on(stop, last):
            stop += 1
        if stop > last and fits(person, last + 1):
            return first, stop, True
        return first, last, False

    def _with_unknown_given(self, person: int, first: int, last: int) -> tuple[int, int, bool]:
        """With the word beside a family name that may be the given name of which the initial alone is known."""
        words = self.words
        if first > 0 and words.is_white(first - 1) and self._may_be_given(person, first - 1):
            return first - 1, last, True
        if last + 1 < len(words) and words.is_white(last) and self._may_be_given(person, last + 1):
            return first, last + 1, True
        return first, last, False

    def _may_be_given(self, person: int, at: int) -> bool:
        is_name = self.is_name_word(at) and self.fits(person, at)
        return is_name and (not self.words.starts_sentence(at) or given_names(self.words.raw[at])[0])

    def _leads_to_initial(self, start: int) -> bool:
        """Whether the words before are particles behind an initial: "J.-B. de la Valcourt"."""
        words, at = self.words, start - 1
        while at > 0 and words.is_particle(at) and words.is_beside(at - 1):
            at -= 1
        return at < start - 1 and words.is_initial(at)

    def _with_particles(self, run: Run) -> Run:
        """A run with the particles before it that are part of the name as entered: "Van den Oosterkamp, Marijke".

        One in small letters before a family name alone is a preposition: "the lawyer of", "l’avocat de Valcourt".
        """
        words, first, joined = self.words, run.first, self.words.raw[run.first]
        while first > 0 and self._may_lead(first - 1) and words.is_beside(first - 1):
            joined = words.raw[first - 1] + joined
            if keys(joined) & keys(words.raw[run.first]) or all(
                hit.person != run.person or hit.likeness for hit in hits_of(joined, self.masks)
            ):
                break
            first -= 1
        is_of = first == run.first - 1 and not (run.is_full or words.is_capital(first) or words.is_titled(first))
        return run if is_of or first == run.first else replace(run, first=first)

    def _may_lead(self, at: int) -> bool:
        return self.words.is_particle(at) or (len(self.words.raw[at]) == 1 and not self.words.is_initial(at))

    def _leads_on(self, stop: int, last: int) -> bool:
        return self.words.is_beside(stop) or (stop == last and self.words.is_listed(stop))

    def fits(self, person: int, at: int) -> bool:
        """Whether an initial may be that of the person's given name; of one without a given name any may be."""
        one, raw = self.masks.persons[person], self.words.raw[at]
        known = one.given | one.starts
        return not known or any(name[:1] in initials(raw) for name in known)

    def _fits_family(self, person: int, at: int) -> bool:
        """Whether an initial is that of the family name; where that is not known it is not."""
        return any(name[:1] in initials(self.words.raw[at]) for name in self.masks.persons[person].families)

    def may_be_given(self, person: int, at: int) -> bool:
        """Whether a word may be the person's given name, in whatever spelling."""
        places = (self.by_person, self.alike)
        return any(hit.role == "given" for each in places for hit in each.get(person, {}).get(at, ()))
