"""A stretch that may name a hidden person in, whether it does out: who else may be meant, or no person at all."""

from collections.abc import Collection

from heeded.masking.alike import is_nearly
from heeded.masking.forms import articles, given_names, is_common, is_family, is_patronymic
from heeded.masking.keys import is_cyrillic, is_latin, is_sounded, keys, plain
from heeded.masking.names import Hit
from heeded.masking.runs import LONG, NEARLY, Reading, Run

__all__ = ["accepted"]


def accepted(reading: Reading, run: Run, near: Collection[int]) -> bool:
    """Whether a stretch is masked: a name in full; a family name alone; of people who are near any part."""
    at, hit = run.hits[0]
    if reading.words.is_sainted(run.first) and not run.roles >= {"given", "family"}:
        return False
    if run.is_full:
        return _is_no_phrase(reading, run) and _is_long_enough(reading, run)
    if not (at in reading.words.in_address or reading.words.is_capital(at)):
        return hit.role == "family" and run.person in near and len(reading.words.raw[at]) >= LONG
    role = "family" if "family" in run.roles else "alone" if "alone" in run.roles else hit.role
    hits = [each for each in run.hits if each[1].role == role]
    if role in ("given", "patronymic"):
        return (
            (run.person in near or _is_addressed_so(reading, *hits[0]))
            and _may_stand_alone(reading, run, near, *hits[0])
            and not _has_other_family(reading, run)
        )
    if not any(_may_stand_alone(reading, run, near, *each) for each in hits):
        return False
    return role == "alone" or not _is_somebody_else(reading, run)


def _is_addressed_so(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether a given name stands behind a title: it may be the family name, or stand for it ("Mr. Somchai")."""
    is_of_many = hit.traits.is_shared or reading.is_common(at, hit)
    return hit.is_own and not is_of_many and reading.words.is_titled(at)


def _is_somebody_else(reading: Reading, run: Run) -> bool:
    """Whether a family name stands beside the given name, or the initial, of another person."""
    if not reading.masks.persons[run.person].has_given:
        return _has_other_start(reading, run)
    words, first, last = reading.words, run.first, run.last
    if all(hit.traits.is_shared for _, hit in run.hits) and _is_of_many(reading, run):
        return True
    if first > 0 and words.is_beside(first - 1):
        at = first - 1
        if words.is_initial(at):
            while at > 0 and words.is_initial(at - 1) and words.is_beside(at - 1):
                at -= 1
            return not reading.fits(run.person, at) and not words.may_be_title(at)
        if is_patronymic(words.raw[at]) and at > 0 and words.is_white(at - 1) and words.is_capital(at):
            at -= 1
        if words.is_white(at) and _is_given_of_another(reading, at, run):
            return True
    if last + 1 < len(words) and words.is_white(last):
        if _is_given_itself(reading, run) and reading.is_name_word(last + 1):
            return True
        if words.is_initial(last + 1):
            return not reading.fits(run.person, last + 1)
        return _is_given_of_another(reading, last + 1, run, behind=True)
    return False


def _is_given_itself(reading: Reading, run: Run) -> bool:
    """Whether what is a family name here is the given name of others: "Abera", the grandfather's name."""
    return not any(hit.traits.is_shaped for _, hit in run.hits) and given_names(reading.words.raw[run.last])[0]


def _has_other_start(reading: Reading, run: Run) -> bool:
    """Whether a family name of which initials alone are known stands behind another initial or given name."""
    words, at = reading.words, run.first - 1
    if at < 0 or not words.is_beside(at) or reading.fits(run.person, at):
        return False
    if words.is_initial(at):
        return not words.may_be_title(at)
    return words.is_white(at) and words.is_capital(at) and given_names(words.raw[at])[0]


def _is_of_many(reading: Reading, run: Run) -> bool:
    """Whether a family name that very many bear stands beside any other word of a name."""
    words, first, last = reading.words, run.first, run.last
    beside = [(first - 1, first - 1)] * (first > 0) + [(last + 1, last)] * (last + 1 < len(words))
    return any(words.is_white(gap) and reading.is_name_word(at) for at, gap in beside)


def _is_given_of_another(reading: Reading, at: int, run: Run, behind: bool = False) -> bool:
    words, raw = reading.words, reading.words.raw[at]
    if not words.is_capital(at) or len(raw) < 3 or at in reading.hidden_at:
        return False
    if is_common(raw) and words.starts_sentence(at):
        return False
    if reading.may_be_given(run.person, at) or any(
        is_nearly(raw, name) for name in reading.masks.persons[run.person].given
    ):
        return False
    is_given, is_nominative = given_names(raw)
    return is_given and _agrees(reading, run, is_nominative, behind)


def _agrees(reading: Reading, run: Run, is_nominative: bool, behind: bool) -> bool:
    """Whether given and family name stand in one case; in Latin letters cases seldom show."""
    raw = reading.words.raw[run.last]
    if not is_cyrillic(raw):
        return True
    ending = plain(raw)
    is_oblique = ending.endswith(("ой", "у", "ым", "ом", "е", "ого", "ому", "ую"))
    if behind and is_oblique and is_nominative:
        return False
    return not (is_nominative and is_oblique)


SHORTEST = 4
"""Letters of the longest word of a name that is found in small letters: "li na" are words of some language."""


def _is_long_enough(reading: Reading, run: Run) -> bool:
    raw = [reading.words.raw[at] for at, _ in run.hits]
    return max(map(len, raw)) >= SHORTEST or not all(map(str.islower, raw)) or run.first in reading.words.in_address


def _is_no_phrase(reading: Reading, run: Run) -> bool:
    """Whether a name in full is more than words of the language in another order: "Will Mark" in a question."""
    places = {at for at, _ in run.hits}
    if places > {at for at, hit in run.hits if reading.is_common(at, hit)}:
        return True
    first = next(hit.role for at, hit in run.hits if at == min(places))
    is_listed = any(map(reading.words.is_listed, range(run.first, run.last)))
    return first == "given" or run.first < min(places) or is_listed or not reading.words.starts_sentence(run.first)


def _may_stand_alone(reading: Reading, run: Run, near: Collection[int], at: int, hit: Hit) -> bool:
    words, raw = reading.words, reading.words.raw[at]
    if at in words.in_address:
        return not reading.is_common(at, hit) or keys(raw).isdisjoint({hit.part})
    if hit.role != "given" and words.is_titled(at):
        return True
    if reading.is_place(at, hit) or (not hit.is_own and is_latin(raw) and _may_be_a_word(reading, raw, hit)):
        return False
    is_near = run.person in near
    if hit.traits.is_shared and hit.role == "family" and not is_near:
        return False
    if reading.is_common(at, hit):
        is_thing = at > 0 and words.raw[at - 1].lower() in articles()
        return is_near and not (is_thing or words.starts_sentence(at) or reading.is_mostly_small(at))
    return hit.traits.is_shaped or not reading.is_mostly_small(at)


def _may_be_a_word(reading: Reading, raw: str, hit: Hit) -> bool:
    """Whether what may be a form of a name in Latin letters is another name, or a word that the text has too."""
    return hit.length < NEARLY or given_names(raw)[1] or raw.lower() in reading.counts


def _has_other_family(reading: Reading, run: Run) -> bool:
    """Whether a given name stands beside the family name of another person, or is one itself ("al-Hassan")."""
    words, before, after = reading.words, run.first - 1, run.last + 1
    while (
        after + 1 < len(words) and words.is_beside(after - 1) and (words.is_initial(after) or words.is_particle(after))
    ):
        after += 1
    if after < len(words) and words.is_beside(after - 1) and "\n" not in words.gap(after - 1):
        raw = words.raw[after]
        if words.is_capital(after) and is_patronymic(raw) and not is_family(raw):
            return False
        is_acronym = raw.isupper() and len(raw) < NEARLY
        if reading.is_name_word(after) and is_sounded(raw) and not is_acronym:
            return True
    if before < 0 or not words.is_beside(before):
        return False
    raw = words.raw[before]
    if words.is_particle(before) and _belongs_to_a_name(reading, before):
        return True
    is_name = words.is_capital(before) and is_family(raw) and not is_common(raw)
    return is_name and words.is_white(before) and len(raw) >= NEARLY


def _belongs_to_a_name(reading: Reading, at: int) -> bool:
    """Whether a particle is more than a word of the language: joined by a hyphen, in capitals, or behind a name."""
    words = reading.words
    is_behind = at > 0 and words.is_white(at - 1) and reading.is_name_word(at - 1)
    return is_behind or words.is_capital(at) or not words.is_white(at)
