"""A review with its chains in, comparisons of figures and positions that must agree out, each as a `Check`.

A contradiction between documents is reported with what each says; nothing is corrected.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from heeded.assess.citing import cite, quoted, voice
from heeded.assess.consistency import WORDS, consistency
from heeded.assess.review import NO_POSITION, Announced, Announcement, Gathered
from heeded.assess.tallies import Counted, announcements_of
from heeded.model import POSITIONS, Chain, Check, Link, Position, Recommendation, Reply, Statement

__all__ = ["checks_of"]

STAGES: dict[str, str] = {
    "report": "{} were {} in the report",
    "addendum": "{} were {} after the addendum",
    "plenary": "{} were {} after the plenary",
    "answered later": "{} of those that the report left open are {}",
    "then": "{} were {} by the answers read until then",
    "now": "{} are {} by the answers read",
}
"""What the positions read at one stage are said to be: how many, and which position."""


def checks_of(
    review: Gathered,
    chains: Sequence[Chain],
    counts: Mapping[str, int],
    links: Sequence[Link],
    told: Sequence[Counted] = (),
) -> Iterator[Check]:
    """All checks of one review, the gravest kinds first; `told` are the counts that documents of any kind give."""
    yield from _numbering(review)
    yield from _unread(review, told)
    for announcement in (*review.announcements(), *announcements_of(told)):
        yield from _received(announcement, counts, bool(chains))
        yield from _parts(announcement, chains, review.absent)
    yield from consistency(told, chains)
    yield from _unlinked(review, links)
    yield from _two_positions(chains)
    yield from _other_lists(review, chains)
    yield from _unanswered(review, chains)


# ------------------------------------------------------------------------------------------------- the list itself


def _numbering(review: Gathered) -> Iterator[Check]:
    """Whether the numbers under each paragraph of the report run from 1 without gaps."""
    tails: dict[str, list[int]] = defaultdict(list)
    for statement in review.recommendations:
        number = _NUMBER.fullmatch(_number(statement))
        if number:
            tails[number["head"] or ""].append(int(number["tail"]))
    if not tails or review.source is None:
        return
    absent = [
        f"{head}.{tail}".lstrip(".")
        for head, found in tails.items()
        for before, after in pairwise([0, *sorted(set(found))])
        for tail in range(before + 1, after)
    ]
    total = len(review.recommendations)
    message = f"Numbers run without gaps: {total} recommendations."
    if absent:
        message = f"Numbers are missing in {review.source.key}: {_some(absent)}. See whether the page has them."
    yield Check("numbering", not absent, message, (review.source.key,), tuple(absent))


# "139.42", "P-139.42", "42"
_NUMBER = re.compile(r"(?:[A-Z]-)?(?:(?P<head>\d{1,3})\.)?(?P<tail>\d{1,3})")


def _number(statement: Statement) -> str:
    assert isinstance(statement.value, Recommendation)
    return statement.value.number or ""


def _some(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:20]) + (f" and {len(numbers) - 20} more" if len(numbers) > 20 else "")


def _unread(review: Gathered, told: Sequence[Counted]) -> Iterator[Check]:
    """That no recommendation is read of a review whose number of recommendations is known, and who tells it."""
    if review.recommendations:
        return
    for announcement in (*review.announcements(), *announcements_of(told)):
        by_measure = {total.measure: total for total in reversed(announcement.totals)}
        if received := by_measure.get("received"):
            states = by_measure.get("recommending_states")
            document = announcement.document
            message = (
                f"0 of {received.value} recommendations are read: the Working Group's report is not in the record. "
                f"{voice(document, received.statement)} gives their number"
                f"{f', by {states.value} States' if states else ''}: {quoted(received.statement)}."
            )
            cited = tuple(cite(document, each.statement) for each in (received, states) if each)
            yield Check("read", None, message, (document.key,), citations=cited)
            return


# ------------------------------------------------------------------------------------------------ announced totals


def _received(announcement: Announcement, counts: Mapping[str, int], is_counted: bool) -> Iterator[Check]:
    """Whether the announced number of recommendations is that of the list: the largest that one voice gives."""
    totals = [total for total in announcement.totals if total.measure == "received"]
    if not totals or not is_counted:
        return
    total = max(totals, key=lambda each: each.value)
    holds = total.value == counts["received"]
    yield _check("received", holds, announcement, total, f"{counts['received']} recommendations were read")


_POSITION_OF: dict[str, Position] = {position: position for position in POSITIONS}


def _parts(announcement: Announcement, chains: Sequence[Chain], absent: Sequence[str]) -> Iterator[Check]:
    """Whether announced totals of positions are those that the chains have, after this voice or at an earlier stage.

    A number without its whole may count a few of a kind ("nine of them"): only the largest of a voice is compared.
    Where replies are known to be absent, a larger total than was read contradicts nothing.
    """
    if not chains:
        return
    largest = {total.measure: total for total in sorted(announcement.totals, key=lambda each: each.value)}
    pending = sum(chain.current is None or chain.current.position == "pending" for chain in chains)
    for total in announcement.totals:
        position = _POSITION_OF.get(total.measure)
        if position is None or (total.out_of is None and total is not largest[total.measure]):
            continue
        found = _counts_by_stage(chains, position, announcement)
        now = next(reversed(found.values()))
        stage = next((stage for stage in reversed(found) if found[stage] == total.value), None)
        holds: bool | None = stage is not None
        what = STAGES[stage or "now"].format(total.value if stage else now, WORDS[position])
        if not holds and absent and (position == "pending" or now <= total.value <= now + pending):
            holds, what = None, f"{what}, {pending} are in {', '.join(absent)}, which is not in the record"
        yield _check(total.measure, holds, announcement, total, what)


def _counts_by_stage(chains: Sequence[Chain], position: Position, announcement: Announcement) -> dict[str, int]:
    """How many chains have a position at each stage up to the announcement, and of those answered later."""
    stages: tuple[tuple[str, ...], ...] = (("report",), ("report", "addendum"), ("report", "addendum", "plenary"))
    last = {"report": 1, "addendum": 2}.get(announcement.occasion, 3)
    counts: dict[str, int] = {}
    for stage in stages[:last]:
        counts[stage[-1]] = sum(_at(chain, stage) == position for chain in chains)
    opened = [chain for chain in chains if _at(chain, ("report",)) in (None, "pending")]
    counts["answered later"] = sum(_at(chain, stages[last - 1]) == position for chain in opened)
    if announcement.occasion in ("plenary", "other"):  # what was noted for want of a reply is noted to the President
        counts["now"] = sum(chain.current is not None and chain.current.position == position for chain in chains)
    else:
        counts["then"] = counts[stages[last - 1][-1]]
    return counts


def _at(chain: Chain, occasions: Sequence[str]) -> str | None:
    """The position after the last of these occasions."""
    answers = [answer for answer in chain.answers if answer.occasion in occasions]
    return answers[-1].position if answers else None


def _check(name: str, holds: bool | None, announcement: Announcement, total: Announced, read: str) -> Check:
    document = announcement.document
    message = (
        f"{voice(document, total.statement)} announces {total.value} {WORDS[total.measure]}: "
        f"{quoted(total.statement)}; {read}."
    )
    return Check(name, holds, message, (document.key,), citations=(cite(document, total.statement),))


# ------------------------------------------------------------------------------------------------------- positions


def _unlinked(review: Gathered, links: Iterable[Link]) -> Iterator[Check]:
    """Whether every number that a reply names is that of a recommendation."""
    if not review.recommendations:
        return
    linked: dict[str, set[str]] = defaultdict(set)
    for link in links:
        linked[link.source].add(link.reason.partition(":")[0])
    lost: dict[str, list[str]] = defaultdict(list)
    for said in review.replies.values():
        value = said.statement.value
        assert isinstance(value, Reply)
        lost[said.document.key] += [n for n in value.numbers if n not in linked[said.statement.id]]
    for key, numbers in lost.items():
        absent = tuple(dict.fromkeys(numbers))
        message = f"Every number in {key} is that of a recommendation."
        if absent:
            message = f"{key} answers numbers that no one recommendation of this review has: {_some(absent)}."
        yield Check("replies", not absent, message, (key,), absent)


def _two_positions(chains: Sequence[Chain]) -> Iterator[Check]:
    """Where one document gives a recommendation two positions."""
    for chain in chains:
        by_document: dict[str, dict[Position, Statement]] = defaultdict(dict)
        for answer in chain.answers:
            if answer.document and answer.statement and answer.occasion != "report" and answer.position != "pending":
                by_document[answer.document].setdefault(answer.position, answer.statement)
        for key, given in by_document.items():
            if len(given) > 1:
                ways = " but ".join(f"{WORDS[position]} ({quoted(each)})" for position, each in given.items())
                number = _number(chain.recommendation)
                yield Check("positions", False, f"{key} has {number} {ways}.", (key,), (number,))


def _other_lists(review: Gathered, chains: Sequence[Chain]) -> Iterator[Check]:
    """Whether a thematic list has the positions that the State's answers give."""
    now = {_number(chain.recommendation): chain for chain in chains}
    for document, statements in review.other_lists:
        if document.kind != "thematic_list":
            continue
        differing = []
        for statement in statements:
            assert isinstance(statement.value, Recommendation)
            chain = now.get(statement.value.number or "")
            if chain and chain.current and statement.value.position not in (None, chain.current.position):
                differing.append((chain, statement))
        numbers = tuple(_number(statement) for _, statement in differing)
        message = f"The thematic list {document.title or document.key} gives the positions that the answers give."
        if differing:
            chain, statement = differing[0]
            assert chain.current is not None
            assert isinstance(statement.value, Recommendation)
            source = chain.current.statement
            message = (
                f"The thematic list {document.title or document.key} differs on {_some(numbers)}; on {numbers[0]} it "
                f"has {WORDS[statement.value.position or '']} ({quoted(statement)}), the answers have "
                f"{WORDS[chain.current.position]}{f' ({quoted(source)})' if source else ''}."
            )
        yield Check("thematic list", not differing, message, (document.key,), numbers)


def _unanswered(review: Gathered, chains: Sequence[Chain]) -> Iterator[Check]:
    """Whether each recommendation has an answer, and where one would be found."""
    if not chains:
        return
    unanswered = tuple(
        _number(chain.recommendation)
        for chain in chains
        if chain.current is None or chain.current.position == "pending" or chain.current.occasion == "adoption"
    )
    if review.absent and unanswered:
        where = ", ".join(review.absent)
        message = f"{len(unanswered)} replies are in {where}, which is not in the record: add it."
        yield Check("unanswered", None, message, review.absent, unanswered)
        return
    undecided = tuple(number for number in unanswered if number in _undecided(chains))
    silent = tuple(number for number in unanswered if number not in undecided)
    if undecided:
        message = f"The reply to {_some(undecided)} states no position that could be read: read it and decide."
        yield Check("undecided", None, message, (), undecided)
    if silent:
        has_addendum = any(document.kind == "addendum" for document in review.documents)
        rest = "" if has_addendum else " No addendum to the report is in the record; if there is one, add it."
        message = f"No document of the record answers {_some(silent)}.{rest}"
        yield Check("unanswered", None, message, (), silent)
    if not unanswered:
        yield Check("unanswered", True, "Every recommendation has an answer.")


def _undecided(chains: Sequence[Chain]) -> set[str]:
    """The recommendations whose reply says something, but no position that is known."""
    return {
        _number(chain.recommendation)
        for chain in chains
        if chain.current is not None and chain.current.reason == NO_POSITION
    }
