"""What a person enters of a case in, the value or what is wrong with it out; all that is kept of a case in, the case
whole out, with what its reader should take care of."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from heeded.assess.assignments import dated, first_day
from heeded.cases import (
    USES,
    Act,
    Case,
    CaseLink,
    CaseStatus,
    Consent,
    Effort,
    Involvement,
    Participant,
    Use,
    folded,
    namesakes,
)
from heeded.consent import Leave, last_words, leave, said_of, word_on
from heeded.errors import UsageError
from heeded.followed import CaseFile, Linked, TargetKind
from heeded.primary import Kept
from heeded.vocabulary.case_decisions import key_of

__all__ = [
    "SOON",
    "case_file",
    "consent",
    "day",
    "kind_of_target",
    "past_day",
    "person",
    "pseudonym_remarks",
    "remarks",
    "warnings",
]

SOON = timedelta(days=30)
"""How long before the end of a consent its end is told."""
T = TypeVar("T")
# "0f3a..." of a statement
STATEMENT = re.compile(r"[0-9a-f]{20}")
# "KAZ/2/124.3"
RECOMMENDATION = re.compile(r"[^/]+/\d{1,2}/[^/]+")
# "A/HRC/28/10", "CAT/C/XAV/CO/4"; a sha256
DOCUMENT = re.compile(r"[A-Z]+(?:/[\w.\-]+){2,}|[0-9a-f]{64}")
# "Criminal Code, art. 274", "Constitution, article 20", "Law on Assemblies, § 4", "Уголовный кодекс, ст. 274"
PROVISION = re.compile(
    r"\w.{2,}?,?\s(?:art(?:icle|s)?\.?|sec(?:tion)?\.?|para(?:graph)?\.?|§|ст(?:атья)?\.?)\s?\d\S*.*"
)


# ---------------------------------------------------------------------------------------------------------- entering


def past_day(words: str, what: str, today: date) -> str:
    """The date as given; raises HeededError where it is none, or has not come yet."""
    if first_day(dated(words, what)) > today:
        raise UsageError(
            f"{what} {words} has not come yet: write down what has happened, with the day on which it did."
        )
    return words


def day(words: str, what: str) -> str:
    """A whole day as given; raises HeededError for anything else: consent needs a first and a last day."""
    if len(dated(words, what)) != len("2026-01-31"):
        raise UsageError(f"{what} {words!r}: write a whole day, YYYY-MM-DD.")
    return words


def person(
    case: str, identifier: str, spellings: Iterable[str], role: str, pseudonym: str = "", note: str = "",
    exact: Iterable[str] = (),
) -> Participant:  # fmt: skip
    """A person in a case; raises UsageError for an empty name, and for a pseudonym that gives the name away."""
    names = tuple(dict.fromkeys(" ".join(each.split()) for each in spellings))
    if not all(any(map(str.isalpha, name)) for name in names):
        raise UsageError("A person needs a name with letters: heeded case person C-... NAME --role victim --by NAME.")
    mask = " ".join(pseudonym.split())
    parts = {part for name in names for part in re.findall(r"\w{2,}", folded(name))}
    if given_away := sorted(parts & set(re.findall(r"\w{2,}", folded(mask)))):
        raise UsageError(f"The pseudonym {mask!r} gives away {given_away[0]!r} of the name: choose another one.")
    return Participant(case, identifier, names, role, mask, note, tuple(exact))


def pseudonym_remarks(new: Participant, others: Iterable[Participant]) -> tuple[str, ...]:
    """What makes a pseudonym misleading: another person has it, or it is part of another person's name."""
    if not new.pseudonym:
        return ()
    mask, found = folded(new.pseudonym), []
    for each in others:
        if each.id == new.id:
            continue
        if folded(each.pseudonym) == mask:
            found.append(f"{each.id} is shown as {new.pseudonym}, too: a reader takes the two for one. Choose another.")
        elif any(set(mask.split()) & set(folded(name).split()) for name in each.spellings):
            found.append(f"{new.pseudonym} is part of the name of {each.id}: choose a pseudonym that is nobody's name.")
    return tuple(found)


def consent(
    case: str, participant: str, use: Use, is_given: bool, today: date, since: str = "", until: str = "",
    obtained_by: str = "", how: str = "", note: str = "",
) -> Consent:  # fmt: skip
    """What a person said of one use; raises UsageError for days that do not exist, that contradict each other, or that
    a refusal has: it holds at once, until consent is given anew.
    """
    if not is_given:
        if since or until:
            raise UsageError("A refusal holds at once, until consent is given anew: leave --since and --until out.")
        return Consent(case, participant, use, False, today.isoformat(), None, obtained_by, how, note)
    first = day(since, "--since") if since else today.isoformat()
    last = day(until, "--until") if until else None
    if last is not None and last < first:
        raise UsageError(f"--until {last} is before the first day, {first}: correct one of them.")
    return Consent(case, participant, use, True, first, last, obtained_by, how, note)


def remarks(new: Consent, said: Iterable[Kept[Consent]], today: date) -> tuple[str, ...]:
    """What the person who enters a consent should know: that it allows nothing, not yet, or not beside another word."""
    if not new.is_given:
        return ()
    found = []
    kept = word_on("storage", said := tuple(said), today)
    if new.use != "storage" and kept is not None and not kept.value.is_given:
        found.append("To be kept here was refused: until that is agreed to anew, no other consent allows anything.")
    if new.until is not None and new.until < today.isoformat():
        found.append(f"It ended on {new.until}: it allows nothing now.")
    if new.since > today.isoformat():
        found.append(f"It holds from {new.since}: until then it allows nothing.")
    word = word_on(new.use, said, today)
    if word is not None and word.value.since > new.since:
        what = "consent" if word.value.is_given else "refusal or withdrawal"
        found.append(f"A later {what}, of {word.value.since}, stands: what was entered now does not count against it.")
    return tuple(found)


def kind_of_target(words: str) -> TargetKind:
    """What words that name the target of a link are; raises UsageError where they are nothing that can be linked."""
    if STATEMENT.fullmatch(words):
        return "statement"
    if key_of(words):
        return "decision"
    if RECOMMENDATION.fullmatch(words):
        return "recommendation"
    if DOCUMENT.fullmatch(words):
        return "document"
    if PROVISION.fullmatch(words):
        return "provision"
    raise UsageError(
        f"{words!r} names nothing that a case can be linked to: give a statement's id, a document's symbol or sha256, "
        "KAZ/2/124.3, a decision ('CCPR 2131/2012') or a law with its article ('Criminal Code, art. 274')."
    )


# -------------------------------------------------------------------------------------------------------- whole cases


def case_file(
    kept: Sequence[Kept[Case]], values: Iterable[Kept[Any]], links: Sequence[Linked],
    others: Mapping[str, Sequence[Kept[Consent]]], one: Callable[[str], frozenset[str]], today: date,
) -> CaseFile:  # fmt: skip
    """A case whole, of all words on it (`kept`) and all that belongs to it, as it stands today.

    `others` are the consents of people in other cases, by their ids; `one` says who is one with whom.
    """
    every = list(values)
    last = last_words(every)
    consents = _of(Consent, every)
    spoken = [*consents, *(each for said in others.values() for each in said)]
    case = kept[-1].value
    people = _of(Participant, last)
    return CaseFile(
        kept[-1], kept[0].added.date().isoformat(), kept[0].by, people,
        _by_date(_of(Act, last)), _of(Involvement, last), _by_date(_of(CaseStatus, last)), _by_date(_of(Effort, last)),
        tuple(sorted(consents, key=lambda each: (each.value.since, each.added))),
        tuple(links),
        {each.value.id: _leaves(case, each.value.id, spoken, one(each.value.id), today) for each in people},
        {each.value.id: tuple(sorted(one(each.value.id) - {each.value.id})) for each in people},
    )  # fmt: skip


def _leaves(
    case: Case, participant: str, consents: Sequence[Kept[Consent]], one: frozenset[str], today: date
) -> tuple[Leave, ...]:
    said = said_of(participant, consents, one)
    return tuple(leave(use, case.access, said, today) for use in USES)


def _of(kind: type[T], values: Iterable[Kept[Any]]) -> tuple[Any, ...]:
    return tuple(each for each in values if isinstance(each.value, kind))


def _by_date(values: Iterable[Kept[Any]]) -> tuple[Any, ...]:
    """In order of their dates; undated ones stand first."""
    return tuple(sorted(values, key=lambda each: each.value.date or ""))


def warnings(
    file: CaseFile, elsewhere: Iterable[Participant], decided: Iterable[tuple[str, str]], today: date
) -> tuple[str, ...]:
    """What the reader of a case should take care of, each in a sentence that says what to do.

    `elsewhere` are the people of other cases, `decided` the pairs of ids of which a person said whether they are one.
    """
    people = [each.value for each in file.people]
    own = {each.id for each in people}
    done = {frozenset(pair) for pair in decided}
    found = [_gone(file.case.id, each.kept.value) for each in file.links if each.is_gone]
    for one, other in namesakes([*people, *elsewhere]):
        if {one.id, other.id} & own and frozenset((one.id, other.id)) not in done:
            place = "" if other.case == one.case else f" (in {other.case})"
            found.append(
                f"{one.id} and {other.id}{place} have the same name. Nobody said whether they are one person: say it "
                f"with heeded case same {one.id} {other.id}, or with --not."
            )
    for each in people:
        for right in file.leaves[each.id]:
            found += _of_leave(file.case, each.id, right, today)
    return tuple(found)


def _gone(case: str, link: CaseLink) -> str:
    return (
        f"{link.target} is not, or no longer, in the record as you see it. The link stays: build the document again, "
        f"or take the link away with heeded case unlink {case} '{link.target}' --by NAME."
    )


def _of_leave(case: Case, participant: str, right: Leave, today: date) -> Iterable[str]:
    use, word = right.use, right.word.value if right.word else None
    if right.standing == "ended" and word is not None:
        yield f"The consent of {participant} to {use} ended on {word.until}: ask again before the name is used so."
    elif right.standing == "given" and word is not None and word.until is not None:
        if date.fromisoformat(word.until) - today <= SOON:
            yield f"The consent of {participant} to {use} ends on {word.until}: ask again in time."
    elif right.standing == "refused" and use == "storage":
        yield f"{participant} does not want to be kept here: delete them from the record."
    elif right.standing == "unsaid" and case.access == "public" and use == "publication":
        yield (
            f"The case is public, and nobody wrote down whether {participant} agrees to publication: the name is shown."
            f" Write it down with heeded case consent {participant} --use publication."
        )
