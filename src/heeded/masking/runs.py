"""The words of a text and compiled names in, the stretches that may name somebody out, each with how sure it is."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from heeded.masking.forms import given_names, initials, is_common, is_family, is_patronymic, is_place, tails
from heeded.masking.keys import is_cyrillic, is_latin, keys, plain
from heeded.masking.names import Hit, Masks, hits_of
from heeded.masking.texts import Words

__all__ = ["Reading", "Run"]

MIDDLE = 3
"""Words that may stand between two parts of one name: initials, particles, a second given name."""
LONG = 6
"""Sounds of a part that are sought inside longer words of addresses: "aseitova" for "Seitova"."""
SHORT = 4
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


def _run(person: int, first: int, last: int, hits: Sequence[tuple[int, Hit]], has_initial: bool) -> Run:
    roles = frozenset(hit.role for _, hit in hits)
    if hits[0][0] == hits[-1][0]:
        is_full = has_initial and "family" in roles
    else:
        is_full = len(roles) > 1 or len({hit.part for _, hit in hits if hit.role == "family"}) > 1
    return Run(person, first, last, tuple(hits), roles, is_full)


class Reading:
    """One text as read for hidden names; each word is looked up once."""

    def __init__(self, words: Words, masks: Masks) -> None:
        self.words, self.masks = words, masks
        self.by_person: dict[int, dict[int, list[Hit]]] = {}
        known: dict[str, tuple[Hit, ...]] = {}
        for at, raw in enumerate(words.raw):
            found = known.get(raw)
            if found is None:
                found = known[raw] = hits_of(raw, masks) if len(raw) > 1 or not raw.isascii() else ()
            for hit in found:
                self.by_person.setdefault(hit.person, {}).setdefault(at, []).append(hit)
        if words.in_address:
            self._look_inside_addresses()

    def _look_inside_addresses(self) -> None:
        """Parts of names inside longer words: the whole word is masked."""
        sought = [
            (form.base, hit)
            for forms in self.masks.index.values()
            for form, hit in forms
            if len(form.base) >= LONG and "" in form.own | form.endings
        ]
        found: dict[str, list[Hit]] = {}
        for at in sorted(self.words.in_address):
            small = plain(self.words.raw[at])
            if len(small) < LONG:
                continue
            if small not in found:
                found[small] = [hit for base, hit in sought if any(base in key for key in keys(small))]
            for hit in found[small]:
                listed = self.by_person.setdefault(hit.person, {}).setdefault(at, [])
                if hit not in listed:
                    listed.append(hit)

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each word stands in the text's sentences."""
        return Counter(raw for at, raw in enumerate(self.words.raw) if at not in self.words.in_address)

    def _is_mostly_small(self, at: int) -> bool:
        """Whether a word with a capital stands in small letters more often than so: then it is a word like others."""
        raw = self.words.raw[at]
        return raw.lower() != raw and self._counts[raw.lower()] > self._counts[raw]

    # ---------------------------------------------------------------------------------------- runs of words

    def runs(self) -> Iterator[Run]:
        """All stretches in which parts of one person's name stand together."""
        for person, hits_at in self.by_person.items():
            usable = {at: [hit for hit in hits if self._may_be_part(at, hit)] for at, hits in hits_at.items()}
            kept = {at: hits for at, hits in usable.items() if hits}
            places = sorted(kept)
            start = 0
            for stop in range(1, len(places) + 1):
                if stop < len(places) and self._are_joined(places[start:stop], places[stop], kept):
                    continue
                yield self._extended(person, [(at, hit) for at in places[start:stop] for hit in kept[at]])
                start = stop

    def _may_be_part(self, at: int, hit: Hit) -> bool:
        """Whether a word may be a part of the name: in small letters only where it is no word of the language."""
        if at in self.words.in_address or self.words.is_capital(at):
            return True
        return len(self.words.raw[at]) >= SHORT and not self.is_common(at, hit) and not self.is_place(at, hit)

    def is_common(self, at: int, hit: Hit) -> bool:
        raw = self.words.raw[at]
        return hit.traits.is_common[is_cyrillic(raw)] or is_common(raw)

    def is_place(self, at: int, hit: Hit) -> bool:
        raw = self.words.raw[at]
        return hit.traits.is_place[is_cyrillic(raw)] or is_place(raw)

    def _are_joined(self, run: list[int], after: int, kept: Mapping[int, list[Hit]]) -> bool:
        last = run[-1]
        parts = {(hit.role, hit.part) for hit in kept[after]}
        if len(run) > 1 and any(parts & {(hit.role, hit.part) for hit in kept[at]} for at in run):
            return False  # the name starts again
        if after - last > MIDDLE:
            return False
        for at in range(last, after):
            if self.words.is_beside(at):
                continue
            is_inverted = at == last and any(hit.role == "family" for hit in kept[last])
            if not (is_inverted and self.words.is_listed(at) and any(hit.role == "given" for hit in kept[after])):
                return False
        return all(self._is_filler(at) for at in range(last + 1, after))

    def _is_filler(self, at: int) -> bool:
        words = self.words
        return words.is_initial(at) or words.is_particle(at) or at in words.in_address or self._is_name_word(at)

    def _is_name_word(self, at: int) -> bool:
        raw = self.words.raw[at]
        return len(raw) > 1 and self.words.is_capital(at) and not is_common(raw) and not is_place(raw)

    # ---------------------------------------------------------------------------------------- initials, misspellings

    def _extended(self, person: int, hits: list[tuple[int, Hit]]) -> Run:
        """A run with the initials, the patronymic or the misspelled other part that stand beside it."""
        first, last = hits[0][0], hits[-1][0]
        has_initial = False
        if any(hit.role == "family" for _, hit in hits):
            first, last, has_initial = self._with_initials(person, first, last)
        run = _run(person, first, last, hits, has_initial)
        if not run.is_full and hits[0][0] == hits[-1][0]:
            run = self._with_misspelled(run)
        return self._with_patronymic(run) if run.is_full and "given" in run.roles else run

    def _with_patronymic(self, run: Run) -> Run:
        """A name in full with the patronymic behind it: "Seitova Aigul Maratovna", "Aigul Seitova Marat kyzy"."""
        words, last = self.words, run.last
        if last + 1 < len(words) and words.is_white(last) and words.is_capital(last + 1):
            if is_patronymic(words.raw[last + 1]):
                return replace(run, last=last + 1)
            if last + 2 < len(words) and words.is_white(last + 1) and plain(words.raw[last + 2]) in tails():
                return replace(run, last=last + 2)
        if last + 1 < len(words) and words.is_white(last) and plain(words.raw[last + 1]) in tails():
            return replace(run, last=last + 1)
        return run

    def _with_initials(self, person: int, first: int, last: int) -> tuple[int, int, bool]:
        words, start, stop = self.words, first, last
        while (
            start > 0 and words.is_beside(start - 1) and (words.is_initial(start - 1) or self._leads_to_initial(start))
        ):
            start -= 1
        if start < first and self._fits(person, start):
            return start, last, True
        while stop + 1 < len(words) and words.is_initial(stop + 1) and self._leads_on(stop, last):
            stop += 1
        if stop > last and self._fits(person, last + 1):
            return first, stop, True
        return first, last, False

    def _leads_to_initial(self, start: int) -> bool:
        """Whether the word before is a particle behind an initial: "J.-B. de Valcourt"."""
        at = start - 1
        return at > 0 and self.words.is_particle(at) and self.words.is_initial(at - 1) and self.words.is_beside(at - 1)

    def _leads_on(self, stop: int, last: int) -> bool:
        return self.words.is_beside(stop) or (stop == last and self.words.is_listed(stop))

    def _fits(self, person: int, at: int) -> bool:
        """Whether an initial may be that of the person's given name; of one without a given name any may be."""
        given, raw = self.masks.persons[person].given, self.words.raw[at]
        return not given or any(name[:1] in initials(raw) for name in given)

    def _with_misspelled(self, run: Run) -> Run:
        """A run with the other part of the name beside it where that is misspelled by a letter or two."""
        place, hit = run.hits[0]
        if hit.role not in ("given", "family") or self.is_common(place, hit):
            return run
        other = "family" if hit.role == "given" else "given"
        for at, between in ((place + 1, place), (place - 1, place - 1)):
            if 0 <= at < len(self.words) and self.words.is_white(between) and self.words.is_capital(at):
                for candidate in self._parts(run.person, other):
                    if _is_nearly(self.words.raw[at], candidate.part):
                        hits = tuple(sorted((*run.hits, (at, candidate)), key=lambda each: each[0]))
                        return _run(run.person, min(at, place), max(at, place), hits, False)
        return run

    def _parts(self, person: int, role: str) -> list[Hit]:
        return [hit for hit in self._all_parts.get(person, ()) if hit.role == role]

    @cached_property
    def _all_parts(self) -> dict[int, list[Hit]]:
        parts: dict[int, dict[Hit, None]] = {}
        for listed in self.masks.index.values():
            for _, hit in listed:
                parts.setdefault(hit.person, {})[hit] = None
        return {person: list(hits) for person, hits in parts.items()}

    # ---------------------------------------------------------------------------------------- a part alone

    def is_somebody_else(self, run: Run) -> bool:
        """Whether a family name stands beside the given name, or the initial, of another person."""
        person = self.masks.persons[run.person]
        if not person.given:
            return False
        words, first, last = self.words, run.first, run.last
        if all(hit.traits.is_shared for _, hit in run.hits) and self._is_of_many(run):
            return True
        if first > 0 and words.is_beside(first - 1):
            at = first - 1
            if words.is_initial(at):
                while at > 0 and words.is_initial(at - 1) and words.is_beside(at - 1):
                    at -= 1
                return not self._fits(run.person, at) and not words.may_be_title(at)
            if is_patronymic(words.raw[at]) and at > 0 and words.is_white(at - 1) and words.is_capital(at):
                at -= 1
            if words.is_white(at) and self._is_given_of_another(at, run):
                return True
        if last + 1 < len(words) and words.is_white(last):
            if words.is_initial(last + 1):
                return not self._fits(run.person, last + 1)
            return self._is_given_of_another(last + 1, run, behind=True)
        return False

    def _is_of_many(self, run: Run) -> bool:
        """Whether a family name that very many bear stands beside any other word of a name."""
        words, first, last = self.words, run.first, run.last
        beside = [(first - 1, first - 1)] * (first > 0) + [(last + 1, last)] * (last + 1 < len(words))
        return any(words.is_white(gap) and self._is_name_word(at) for at, gap in beside)

    def _is_given_of_another(self, at: int, run: Run, behind: bool = False) -> bool:
        words, person = self.words, self.masks.persons[run.person]
        raw = words.raw[at]
        if not words.is_capital(at) or len(raw) < 3 or at in self._hidden_at:
            return False
        if is_common(raw) and words.starts_sentence(at):
            return False
        if keys(raw) & person.given or any(_is_nearly(raw, name) for name in person.given):
            return False
        is_given, is_nominative = given_names(raw)
        return is_given and self._agrees(run, is_nominative, behind)

    def _agrees(self, run: Run, is_nominative: bool, behind: bool) -> bool:
        """Whether given and family name stand in one case; in Latin letters cases seldom show."""
        raw = self.words.raw[run.last]
        if not is_cyrillic(raw):
            return True
        ending = plain(raw)
        is_oblique = ending.endswith(("ой", "у", "ым", "ом", "е", "ого", "ому", "ую"))
        if behind and is_oblique and is_nominative:
            return False
        return not (is_nominative and is_oblique)

    @cached_property
    def _hidden_at(self) -> frozenset[int]:
        """Words that are masked wherever they stand: names of one part."""
        return frozenset(
            at for hits in self.by_person.values() for at, each in hits.items() if any(h.role == "alone" for h in each)
        )

    def accepted(self, run: Run, near: Collection[int]) -> bool:
        """Whether a stretch is masked: a name in full; a family name alone; of people who are near any part."""
        at, hit = run.hits[0]
        if run.is_full:
            return self._is_no_phrase(run)
        if not (at in self.words.in_address or self.words.is_capital(at)):
            return hit.role == "family" and run.person in near and len(self.words.raw[at]) >= LONG
        role = "family" if "family" in run.roles else "alone" if "alone" in run.roles else hit.role
        hits = [each for each in run.hits if each[1].role == role]
        if role in ("given", "patronymic"):
            return run.person in near and self._may_stand_alone(run, near, *hits[0]) and not self._has_other_family(run)
        if not any(self._may_stand_alone(run, near, *each) for each in hits):
            return False
        return role == "alone" or not self.is_somebody_else(run)

    def _is_no_phrase(self, run: Run) -> bool:
        """Whether a name in full is more than words of the language in another order: "Will Mark" in a question."""
        places = {at for at, _ in run.hits}
        if not all(any(self.is_common(at, hit) for place, hit in run.hits if place == at) for at in places):
            return True
        first = next(hit.role for at, hit in run.hits if at == min(places))
        is_listed = any(map(self.words.is_listed, range(run.first, run.last)))
        return first == "given" or run.first < min(places) or is_listed or not self.words.starts_sentence(run.first)

    def _may_stand_alone(self, run: Run, near: Collection[int], at: int, hit: Hit) -> bool:
        words, raw = self.words, self.words.raw[at]
        if at in words.in_address:
            return not self.is_common(at, hit)
        if hit.role != "given" and words.is_titled(at):
            return True
        if self.is_place(at, hit) or (
            not hit.is_own and is_latin(raw) and (hit.length < NEARLY or given_names(raw)[1])
        ):
            return False
        is_near = run.person in near
        if hit.traits.is_shared and hit.role == "family" and not is_near:
            return False
        if self.is_common(at, hit):
            return is_near and not words.starts_sentence(at) and not self._is_mostly_small(at)
        return hit.traits.is_shaped or not self._is_mostly_small(at)

    def _has_other_family(self, run: Run) -> bool:
        """Whether a given name stands beside the family name of another person."""
        words, first, last = self.words, run.first, run.last
        if last + 1 < len(words) and words.is_white(last) and "\n" not in words.gap(last):
            raw, at = words.raw[last + 1], last + 1
            if words.is_capital(at) and is_patronymic(raw) and not is_family(raw):
                return False
            if (
                self._is_name_word(at)
                and is_latin(raw) | is_cyrillic(raw)
                and not (raw.isupper() and len(raw) < NEARLY)
            ):
                return raw.isupper() == words.raw[last].isupper() or is_family(raw)
        if first > 0 and words.is_white(first - 1):
            raw = words.raw[first - 1]
            return words.is_capital(first - 1) and is_family(raw) and not is_common(raw) and len(raw) >= NEARLY
        return False


def _is_nearly(word: str, key: str) -> bool:
    """Whether a word may be a misspelling of what sounds like the key."""
    from rapidfuzz.distance import OSA

    most = 0 if len(key) < NEARLY else 1 if len(key) < 2 * NEARLY else 2
    return most > 0 and any(
        each[:1] == key[:1] and OSA.distance(each, key, score_cutoff=most) <= most for each in keys(word)
    )
