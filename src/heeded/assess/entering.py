"""What is said of a recommendation in words in, an `Assessment` out, or what is wrong and what to do."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

from heeded.errors import UsageError
from heeded.primary import PARTIES, Assessment, PartyKind
from heeded.vocabulary.scales import OWN, scale_of, status_of

__all__ = ["Entered", "assessment", "day", "nearest", "party_kind", "unknown"]

DEFAULT = "levels"
NEAREST = 4
# "2024", "2024-05", "2024-05-31"
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
# "31.05.2024", "31/05/2024"
PRINTED = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})")
STATEMENT = re.compile(r"[0-9a-f]{20}")


@dataclass(frozen=True, slots=True)
class Entered:
    """What is entered on one recommendation, each as it was written."""

    subject: str
    """The recommendation's public id."""
    party: str
    status: str
    kind: str = "other"
    scale: str | None = None
    """None: the scale that alone knows the status, else fully, partially, not implemented."""
    why: str = ""
    evidence: Sequence[str] = ()
    date: str = ""
    method: str = ""
    source: str = ""
    cluster: str | None = None
    own: Mapping[str, str] = field(default_factory=dict)
    """A party's own words and the statuses that they stand for."""


def assessment(entered: Entered, known: Collection[str], statements: Collection[str] = ()) -> Assessment:
    """The assessment; `known` are the public ids of recommendations, `statements` the ids that evidence may name.

    Raises UsageError for an unknown recommendation, party kind, date or evidence, VocabularyError for a status that no
    scale knows.
    """
    if not entered.party.strip():
        raise UsageError("Nobody is named whose assessment this is: give the party with --party NAME.")
    if not entered.status.strip():
        raise UsageError("No status is given: say how far it is implemented, or leave the row out.")
    if entered.subject not in known:
        raise UsageError(unknown(entered.subject, known))
    scale = entered.scale or _scale(entered.status, entered.own)
    return Assessment(
        entered.subject, " ".join(entered.party.split()), party_kind(entered.kind), entered.status.strip(), scale,
        status_of(scale, entered.status, entered.own), entered.why.strip(), _evidence(entered.evidence, statements),
        day(entered.date), entered.method.strip(), entered.source, entered.cluster,
    )  # fmt: skip


def _scale(status: str, own: Mapping[str, str]) -> str:
    is_own = status.strip().lower() in {word.strip().lower() for word in own}
    return OWN if is_own else scale_of(status) or DEFAULT


def unknown(subject: str, known: Collection[str]) -> str:
    """What to tell of a recommendation that the record does not have: the nearest that it has."""
    near = nearest(subject, known)
    hint = f"; the nearest are {', '.join(near)}" if near else ""
    return f"The record has no recommendation {subject}{hint}."


def nearest(subject: str, known: Collection[str]) -> list[str]:
    """The known public ids nearest to one, of its review where that has any."""
    head, _, number = subject.rpartition("/")
    of_review = [each for each in known if each.rpartition("/")[0] == head] or sorted(known)
    chapter, _, place = number.rpartition(".")
    if place.isdigit():
        near = sorted(
            (each for each in of_review if each.rpartition("/")[2].rpartition(".")[0] == chapter),
            key=lambda each: abs(_place(each) - int(place)),
        )
        if near:
            return sorted(near[:NEAREST], key=_place)
    return get_close_matches(subject, of_review, NEAREST, 0.6)


def _place(subject: str) -> int:
    last = subject.rpartition(".")[2]
    return int(last) if last.isdigit() else 0


def party_kind(words: str) -> PartyKind:
    """The kind of party; raises UsageError for one unknown."""
    for kind in PARTIES:
        if words.strip().lower().replace(" ", "_").replace("-", "_") == kind:
            return kind
    raise UsageError(f"{words!r} is no kind of party: give one of {', '.join(PARTIES)}.")


def day(words: str) -> str | None:
    """A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raises UsageError for what is none or lies after today."""
    words = words.strip()
    if not words:
        return None
    if printed := PRINTED.fullmatch(words):
        words = f"{printed['year']}-{int(printed['month']):02}-{int(printed['day']):02}"
    try:
        if not DAY.fullmatch(words):
            raise ValueError
        first = date.fromisoformat(words + "-01-01"[len(words) - 4 :])
    except ValueError:
        raise UsageError(f"{words!r} is no date: write 2024, 2024-05 or 2024-05-31.") from None
    if first > date.today():
        raise UsageError(f"{words} has not come yet: an assessment has the date on which it was made.")
    return words


def _evidence(given: Sequence[str], statements: Collection[str]) -> tuple[str, ...]:
    """Ids of statements that the record has, or web addresses; raises UsageError for what is neither."""
    found = tuple(dict.fromkeys(each.strip() for each in given if each.strip()))
    for each in found:
        is_address = urlsplit(each).scheme in ("http", "https") and bool(urlsplit(each).netloc)
        if STATEMENT.fullmatch(each) and each not in statements:
            raise UsageError(f"The record has no statement {each} on this State: take its id from --format json.")
        if not is_address and not STATEMENT.fullmatch(each):
            raise UsageError(f"{each!r} is no evidence that can be followed: give a statement's id or a web address.")
    return found
