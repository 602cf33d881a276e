"""Counts about one review, from documents of any kind, in; comparisons of those that must agree out, each as a `Check`.

Press texts alone are enough: what a text says is compared with itself, with other texts, with the calendar and with the
recommendations that were read. Every check cites the statements it compares; nothing is corrected.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from heeded.assess.arithmetic import Share, could_equal, in_words
from heeded.assess.citing import cite, quoted, voice
from heeded.assess.review import OCCASIONS
from heeded.assess.tallies import IMPLEMENTATION, Counted, by_voice
from heeded.model import POSITIONS, Chain, Check, Citation, Measure, Recommendation
from heeded.vocabulary.ledger_words import words

__all__ = ["WORDS", "consistency", "sums"]

WORDS: dict[str, str] = {
    "received": "received",
    "supported": "supported",
    "noted": "noted",
    "supported_in_part": "supported in part",
    "pending": "pending",
    "implemented": "implemented",
    "partially_implemented": "partially implemented",
    "implemented_or_partially": "fully or partially implemented",
    "in_progress": "in progress",
    "not_implemented": "not implemented",
    "recommending_states": "recommending States",
}
"""Measures as messages name them."""
FAR = 80
"""Characters between a count and the percentage that is said of it."""


def consistency(counts: Sequence[Counted], chains: Sequence[Chain]) -> Iterator[Check]:
    """All checks on the counts of one review, those on one voice first."""
    for group in by_voice(counts).values():
        yield from sums(group, counts)
        yield from _claimed(group, counts)
    if not chains:  # else each voice is compared with what was read
        yield from _breakdowns(counts)
    yield from _agreement(counts, "received")
    yield from _recommending_states(counts, chains)
    yield from _percentages(counts)


# ------------------------------------------------------------------------------------------------------ one voice


def sums(group: Sequence[Counted], counts: Iterable[Counted]) -> Iterator[Check]:
    """Whether the positions that a voice gives in one document add up to the number received.

    The whole is the one that the counts name; else the one number received of the President of the Council, or of a
    voice that gives each count once.
    """
    received = [each for each in group if each.tally.measure == "received"]
    for out_of, parts in _parts(group).items():
        is_said = _is_presidents(group) or any(each.tally.out_of for each in parts)
        is_complete = is_said or group[0].document.kind not in OCCASIONS
        same = [each for each in received if each.tally.value == out_of]
        # "136 accepted, 68 already in process, 3 not accepted" of 207
        rest = out_of - sum(each.tally.value for each in parts)
        done = [each for each in group if each.tally.measure in IMPLEMENTATION and each.tally.value == rest]
        yield _sum("sum", [*parts, *done[:1]], out_of, _what(out_of, counts), same[:1], is_complete)


def _parts(group: Sequence[Counted]) -> dict[int, list[Counted]]:
    """By the whole, the positions that a voice gives of it; at least supported and noted.

    One count of each position, unless all that it gives add up: "noted 117 and turned down four".
    """
    by_whole: dict[int, dict[tuple[Measure, int], Counted]] = defaultdict(dict)
    received = [each for each in group if each.tally.measure == "received"]
    is_plain = all(len(values) == 1 for values in _values(group).values())
    whole = received[0].tally.value if received and (is_plain or _is_presidents(group)) else None
    for each in group:
        out_of = each.tally.out_of or whole
        if each.tally.measure in POSITIONS and out_of:
            by_whole[out_of].setdefault((each.tally.measure, each.tally.value), each)
    found = {}
    for out_of, counts in by_whole.items():
        first = {measure: count for (measure, _), count in reversed(counts.items())}
        if {"supported", "noted"} <= set(first):
            is_all = sum(value for _, value in counts) == out_of
            found[out_of] = list(counts.values()) if is_all else list(reversed(first.values()))
    return found


def _is_presidents(group: Sequence[Counted]) -> bool:
    return "president" in (group[0].statement.asserted_by or "").lower()


def _what(whole: int, counts: Iterable[Counted]) -> str:
    """What a whole is, by the counts that have its number; "recommendations" where none has."""
    measures = {each.tally.measure for each in counts if each.tally.value == whole and each.tally.topic is None}
    return next((measure for measure in ("received", "supported") if measure in measures), "recommendations")


def _values(group: Iterable[Counted]) -> dict[Measure, set[int]]:
    values: dict[Measure, set[int]] = defaultdict(set)
    for each in group:
        values[each.tally.measure].add(each.tally.value)
    return values


def _sum(
    name: str, parts: Sequence[Counted], whole: int, what: str, wholes: Sequence[Counted], is_complete: bool
) -> Check:
    """One sum; a smaller one contradicts nothing where the parts need not be all (`is_complete`)."""
    least, most, total = 0, 0, 0
    for each in parts:
        low, high = each.limits
        total, least = total + each.tally.value, least + low
        most += each.tally.value * 2 if high is None else high
    is_exact = all(each.tally.qualifier == "exact" for each in parts)
    fits = least <= whole <= most
    holds = (True if is_exact else None) if fits else False
    left = ""
    if not fits:
        left = f": {whole - total} are left over" if total < whole else f": {total - whole} too many"
        holds = None if total < whole and not is_complete else False
    said = " + ".join(f"{each.tally.value} {WORDS[each.tally.measure]}" for each in parts)
    rest = in_words([Share(parts[0].tally.value, whole, what)])
    cited = [*parts, *wholes]
    return Check(
        name, holds,
        f"{_voice(parts[0])} gives {said} = {total} of {whole} {what}{left}; {rest}: {_quotes(cited)}.",
        (parts[0].document.key,), citations=tuple(map(_cite, cited)),
    )  # fmt: skip


def _claimed(group: Sequence[Counted], counts: Sequence[Counted]) -> Iterator[Check]:
    """Whether the parts of the supported recommendations that a voice gives as implemented, in progress ... add up."""
    parts: dict[Measure, Counted] = {}
    for each in group:
        if each.tally.measure in IMPLEMENTATION:
            parts.setdefault(each.tally.measure, each)
    named = {each.tally.out_of for each in parts.values() if each.tally.out_of}
    supported = [each for each in group if each.tally.measure == "supported"]
    quotes = {each.statement.quote.text for each in parts.values()}
    near = [each for each in supported if each.statement.quote.text in quotes] or supported
    named_one = len(named) == 1
    whole = named.pop() if named_one else near[0].tally.value if near and not named else None
    if whole is None or not parts:
        return
    shown, what = list(parts.values()), _what(whole, counts) if named_one else "supported"
    is_doubled = "implemented_or_partially" in parts and len({"implemented", "partially_implemented"} & set(parts)) > 0
    if len(shown) > 1 and not is_doubled:
        same = [each for each in supported if each.tally.value == whole]
        check = _sum("claimed", shown, whole, what, same[:1], is_complete=False)
        if check.holds is not True and not named_one:
            return  # the number supported that stands nearby need not be the whole
    elif named_one:
        first = shown[0]
        excess = first.limits[0] > whole
        message = f"{_voice(first)} gives {Share(first.tally.value, whole, what)} as {WORDS[first.tally.measure]}"
        check = Check(
            "claimed", not excess, f"{message}: {quoted(first.statement)}.", (first.document.key,),
            citations=(_cite(first),),
        )  # fmt: skip
    else:
        return
    yield _with_received(check, Share(shown[0].tally.value, whole, what), counts)


def _with_received(check: Check, share: Share, counts: Iterable[Counted]) -> Check:
    """The check, with the share of all recommendations received where their number is known."""
    received = {each.tally.value for each in counts if each.tally.measure == "received"}
    if len(received) != 1 or share.of in received or max(received) < share.of:
        return check
    shares = (share, Share(share.count, received.pop(), "received"))
    return replace(check, message=check.message.replace(str(share), in_words(shares), 1))


# ------------------------------------------------------------------------------------------------- several voices


def _agreement(counts: Sequence[Counted], measure: Measure) -> Iterator[Check]:
    """Whether documents give the same number received; of one voice the largest number counts."""
    largest: dict[tuple[str, str | None], Counted] = {}
    for key, group in by_voice(counts).items():
        of_measure = [each for each in group if each.tally.measure == measure]
        if of_measure:
            largest[key] = max(of_measure, key=lambda each: each.tally.value)
    told = list(largest.values())
    if len({each.document.key for each in told}) < 2:
        return
    holds = all(could_equal(one.limits, other.limits) for one, other in combinations(told, 2))
    by_value: dict[int, list[Counted]] = defaultdict(list)
    for each in told:
        by_value[each.tally.value].append(each)
    shown = [each for group in by_value.values() for each in group[:3]]
    said = "; ".join(
        f"{value} by {', '.join(map(_voice, group[:3]))}{f' and {len(group) - 3} more' if len(group) > 3 else ''}"
        for value, group in by_value.items()
    )
    message = f"{len(told)} voices give the number {WORDS[measure]}: {said}: {_quotes(shown)}."
    documents = tuple(dict.fromkeys(each.document.key for each in told))
    yield Check(measure, holds, message, documents, citations=tuple(map(_cite, shown)))


def _breakdowns(counts: Sequence[Counted]) -> Iterator[Check]:
    """Whether voices divide the same whole alike among positions, where nothing was left pending.

    Where they differ, positions may have changed between the two: nobody here can tell.
    """
    found: dict[int, list[list[Counted]]] = defaultdict(list)
    for group in by_voice(counts).values():
        for out_of, parts in _parts(group).items():
            is_whole = sum(each.tally.value for each in parts) == out_of and _what(out_of, counts) == "received"
            if is_whole and all(each.tally.measure != "pending" for each in parts):
                found[out_of].append(parts)
    for out_of, breakdowns in found.items():
        one = breakdowns[0]
        for other in breakdowns[1:]:
            if _figures(one) == _figures(other):
                continue
            said = "; ".join(
                f"{_voice(parts[0])} gives {' + '.join(f'{e.tally.value} {WORDS[e.tally.measure]}' for e in parts)}"
                for parts in (one, other)
            )
            cited = [*one, *other]
            message = f"Of {out_of} received, {said}; positions may have changed between the two: {_quotes(cited)}."
            documents = tuple(dict.fromkeys(each.document.key for each in cited))
            yield Check("breakdown", None, message, documents, citations=tuple(map(_cite, cited)))


def _figures(parts: Iterable[Counted]) -> dict[Measure, int]:
    figures: dict[Measure, int] = defaultdict(int)
    for each in parts:
        figures[each.tally.measure] += each.tally.value
    return figures


def _recommending_states(counts: Iterable[Counted], chains: Sequence[Chain]) -> Iterator[Check]:
    """Whether as many States recommended, by the list that was read, as a document says."""
    states = {
        code
        for chain in chains
        if isinstance(chain.recommendation.value, Recommendation)
        for code in chain.recommendation.value.recommending_states
    }
    for each in counts:
        if each.tally.measure == "recommending_states" and states and each.tally.topic is None:
            holds = could_equal(each.limits, (len(states), len(states)))
            message = (
                f"{_voice(each)} says that {each.tally.value} States recommended; {len(states)} are named in the "
                f"recommendations read: {quoted(each.statement)}."
            )
            documents = (each.document.key, chains[0].document)
            yield Check("recommending_states", holds, message, documents, citations=(_cite(each),))


# --------------------------------------------------------------------------------------------------- percentages


def _percentages(counts: Sequence[Counted]) -> Iterator[Check]:
    """Whether a percentage beside a count is that of the count, or of a sum of counts, of a known whole."""
    seen: set[tuple[str, str, str]] = set()
    for each in counts:
        found = _percentage(each)
        if found is None or each.tally.measure not in (*POSITIONS, *IMPLEMENTATION) or each.tally.topic is not None:
            continue
        key = (each.document.key, each.statement.quote.text, found[0])
        wholes = _wholes(each, counts)
        if key in seen or not wholes:
            continue
        seen.add(key)
        yield _percent_check(each, found, wholes, _numerators(each, counts))


def _percentage(count: Counted) -> tuple[str, float, float] | None:
    """The percentage that stands beside a count: as printed, its value, and half of its last digit's unit."""
    text = count.statement.quote.text
    at = re.search(rf"(?<![\d.,]){count.tally.value}(?![\d.,]*\d)", text)
    expression = _percent(count.document.language)
    near = expression.search(text, at.end(), at.end() + FAR) if at else None
    if at is None or near is None or re.search(r"\d", text[at.end() : near.start()]):
        return None
    decimals = len(near["decimals"] or "")
    value = float(f"{near['whole']}.{near['decimals'] or 0}")
    return near[0], value, 10.0**-decimals


@cache
def _percent(language: str | None) -> re.Pattern[str]:
    """ "95 per cent", "87.37 %"."""
    unit = words("percent", language).pattern
    return re.compile(rf"(?P<whole>\d{{1,3}})(?:[.,](?P<decimals>\d{{1,2}}))?\s?(?:%|{unit})", re.I)


def _wholes(count: Counted, counts: Iterable[Counted]) -> set[int]:
    """The wholes that a percentage can be of: the one that the count names, or the number received or supported."""
    if count.tally.out_of:
        return {count.tally.out_of}
    measures: tuple[Measure, ...] = (
        ("supported", "received") if count.tally.measure in IMPLEMENTATION else ("received",)
    )
    return {each.tally.value for each in counts if each.tally.measure in measures} - {0}


def _numerators(count: Counted, counts: Iterable[Counted]) -> set[int]:
    """The count, alone or with one of another measure ("270 supported, 31 in part": 81 per cent)."""
    kind = POSITIONS if count.tally.measure in POSITIONS else IMPLEMENTATION
    others = {each.tally.value for each in counts if each.tally.measure in kind and each.tally != count.tally}
    return {count.tally.value, *(count.tally.value + other for other in others)}


def _percent_check(count: Counted, found: tuple[str, float, float], wholes: set[int], numerators: set[int]) -> Check:
    printed, percent, unit = found
    fits = [
        (part, whole)
        for whole in sorted(wholes)
        for part in sorted(numerators, key=lambda each: each != count.tally.value)
        if abs(100 * part / whole - percent) < unit
    ]
    part, whole = fits[0] if fits else (count.tally.value, max(wholes))
    message = (
        f"{_voice(count)} gives {count.tally.value} {WORDS[count.tally.measure]} as {printed}; "
        f"{part} of {whole} are {100 * part / whole:.1f} %: {quoted(count.statement)}."
    )
    cited = (_cite(count),)
    return Check("percentage", bool(fits), message, (count.document.key,), citations=cited)


# ---------------------------------------------------------------------------------------------------------- wording


def _voice(count: Counted) -> str:
    return voice(count.document, count.statement)


def _cite(count: Counted) -> Citation:
    return cite(count.document, count.statement)


def _quotes(counts: Iterable[Counted]) -> str:
    """The quotes of counts, each once."""
    return ", ".join(dict.fromkeys(quoted(each.statement) for each in counts))
