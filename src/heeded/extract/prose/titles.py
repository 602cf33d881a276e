"""The words around a name in, the role that a title among them gives the person out.

A title stands directly before the name ("the lawyer Ilse Dorn"), with its complement ("the minister of justice, Ulf
Veller"), or behind the name in an apposition ("Ilse Dorn, the weekly's editor").
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from heeded.vocabulary import load

__all__ = ["WORD", "Role", "is_address", "is_institution", "is_thing", "role_of", "title_before", "title_behind"]

Role = Literal["victim", "official", "spokesperson", "expert", "other"]

# "Dorn", "al-Hassan", "Kassym-Jomart", "O’Brien", "C." (the point follows)
WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+){0,4}")
# The farthest that a title stands from its name, in words.
COMPLEMENT, APPOSITION = 8, 8
_LONGEST_ENDING = 4
_PREFIX = re.compile(r"(?:vice|deputy|co|ex|then|вице|экс|зам)-|ex|vice", re.I)
# what ends a title's stretch: "the ministers met. Ilse Dorn", "(who left) Ilse Dorn"
_STOP = re.compile(r"(?:(?<!\bH\.E)(?<!\bH)[.;!?)]|[»”])\s")
# the first word of a complement: "of justice", "de la Justice", "d’Arvenia"
_OF = re.compile(r"(?:of|for|at|in|from|on|de|du|des|del|aux?|à|en|pour|para|chez|d['’]\w+)$", re.I)
# "of justice and prisons"
_AND = {"and", "et", "y", "и"}
# "activists such as Ilse Dorn"
_EXAMPLES = (("such", "as"), ("tels", "que"), ("tel", "que"), ("including",), ("like",), ("named",), ("called",))


@cache
def _roles() -> dict[str, Role]:
    """Each title, with "*" where any ending may follow, and the role it gives."""
    listed = load("roles")["titles"]
    roles: tuple[Role, ...] = ("official", "victim", "spokesperson", "expert")
    return {word.casefold(): role for role in roles for word in listed[role].split()}


@cache
def _listed(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of a list, and the beginnings of those with any ending."""
    words = load("roles")[name].split()
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(word for word in words if not word.endswith("*")), stems


def is_address(word: str) -> bool:
    """Whether a word says that a person follows and no more: "Mr", "Mme", "г-н"."""
    return word in _listed("address")[0]


def role_of(word: str) -> Role | None:
    """The role of a title in any case, singular or plural; None for other words."""
    roles, folded = _roles(), re.sub(r"-(?:at|in)-.*", "", word.casefold())  # "Ambassador-at-Large"
    prefix = _PREFIX.match(folded)
    for form in (folded, folded[prefix.end() :]) if prefix else (folded,):
        found = roles.get(form)
        for cut in range(_LONGEST_ENDING + 1 if form[-1:] >= "а" else 0):
            found = found or roles.get(f"{form[: len(form) - cut]}*")
        if found:
            return found
    return None


# "president of LSJ", "secretary of the Guild": who leads an organisation that is no State's
_LEADERS = re.compile(
    r"(?:vice-?)?(?:president|secretary|chief|chef|secr[ée]tai?r|pr[ée]sident|leader|líder|глав|председател|секретар)\w{0,3}",
    re.I,
)


@cache
def _organisation() -> re.Pattern[str]:
    words = "|".join(word for listed in load("organisation_words")["names"].values() for word in listed)
    return re.compile(rf"\b(?:{words})\b|\b(?!UN\b|EU\b)[A-ZА-ЯЁ]{{3,8}}\b")


def _leads_others(title: str, behind: Sequence[str]) -> bool:
    """Whether a title of a leader goes on with the name of an organisation."""
    return bool(_LEADERS.fullmatch(title)) and bool(_organisation().search(" ".join(behind)))


def _in_context(role: Role, before: str, behind: Sequence[str] = (), title: str = "") -> Role:
    """The role, changed by the words around the title: "opposition leader", "police officer", "head of the court"."""
    if role == "spokesperson" and _listed("institutions")[0] & {word.casefold() for word in behind}:
        return "official"
    if role == "official" and not _listed("institutions")[0] & {word.casefold() for word in behind}:
        role = "spokesperson" if _leads_others(title, behind) else role
    word = before.casefold()
    contexts: tuple[tuple[str, Role], ...] = (("of_victims", "victim"), ("of_officials", "official"))
    for name, given in contexts:
        exact, stems = _listed(name)
        if word in exact or (stems and word.startswith(stems)):
            return given
    return role


def is_institution(words: str) -> bool:
    """Whether words name an institution of a State: "the security service"."""
    return bool(_listed("institutions")[0] & {word.casefold() for word in WORD.findall(words)})


def is_thing(word: str) -> bool:
    """Whether a name behind the word is that of a thing: "the channel Odo Braun"."""
    exact, stems = _listed("things")
    return word in exact or (bool(stems) and word.startswith(stems))


def title_before(before: str, is_alone: bool, language: str | None) -> Role | None:
    """The role that the words directly before a name give; a name of one word (`is_alone`) needs the title itself.

    `before` ends where the name begins.
    """
    stops = [stop.end() for stop in _STOP.finditer(before)]
    piece = before[stops[-1] if stops else 0 :]
    stripped = piece.rstrip(' \xa0"“«')
    has_comma = stripped.endswith((",", ":", " –", " —"))
    words = WORD.findall(stripped)[-COMPLEMENT - 1 :]
    if not words or (is_alone and (not stripped[-1].isalpha() or piece.endswith(("«", "“")))):
        return None
    role = role_of(words[-1])
    if is_alone and words[-1][0].isupper() and words[-1].casefold() in _listed("weak")[0]:
        return None
    if role:
        return _in_context(role, words[-2] if len(words) > 1 else "")
    if is_alone:
        return None
    for at in range(len(words) - 2, -1, -1):
        role = role_of(words[at])
        if role and _is_complement(words[at + 1 :], words[at], has_comma, language):
            return _in_context(role, words[at - 1] if at else "", words[at + 1 :], words[at])
    return None


def _is_complement(words: list[str], title: str, has_comma: bool, language: str | None) -> bool:
    """Whether the words between a title and a name belong to the title."""
    folded = tuple(word.casefold() for word in words)
    if folded in _EXAMPLES or folded[-1:] in _EXAMPLES:
        return True
    is_of = _OF.match(words[0]) is not None
    if _listed("no_complement")[0] & set(folded[1:] if is_of else folded) - (_AND if is_of and has_comma else set()):
        return False
    if has_comma:
        return is_of or title[0] >= "А" or len(words) == 1
    if title[0] >= "А":
        return len(words) < COMPLEMENT
    is_short = len(words) <= 2 and all(word.islower() for word in words)
    return language in ("fr", "es") and (is_short or is_of)


def title_behind(after: str) -> Role | None:
    """The role that an apposition gives: `after` begins behind the name, with ", " or " ("."""
    piece = re.split(r"[.;:”\"»]", after[2:], maxsplit=1)[0]
    former = ""
    for count, word in enumerate(WORD.findall(piece)):
        folded = word.casefold()
        if count > APPOSITION or folded in _listed("predicates")[0]:
            return None
        role = role_of(word)
        if role:
            return _in_context(role, former, WORD.findall(piece)[count + 1 : count + 6], word)
        former = word
    return None
