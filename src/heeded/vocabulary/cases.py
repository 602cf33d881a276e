"""Words for cases in, the terms in which cases are kept out: acts, roles, statuses, efforts, uses."""

from collections.abc import Mapping
from difflib import get_close_matches

from heeded.errors import VocabularyError
from heeded.vocabulary import load

__all__ = ["GROUPS", "OTHER", "term_of", "terms"]

GROUPS = {
    "kinds": "kind of case", "acts": "act", "roles": "role", "statuses": "status", "efforts": "effort", "uses": "use",
}  # fmt: skip
"""The groups of terms, and what one of each is called."""
OTHER = "other"
NEAREST = 4


def terms(group: str) -> Mapping[str, str]:
    """The terms of a group with what each means; raises VocabularyError for a group unknown."""
    if group not in GROUPS:
        raise VocabularyError(f"There are no terms for {group!r}; there are: {', '.join(GROUPS)}.")
    found: Mapping[str, str] = load("cases")[group]
    return found


def term_of(group: str, words: str, note: str = "") -> str:
    """The term that words are ("travel ban" -> "travel_ban").

    Raises VocabularyError, with the nearest terms, for words unknown, and where "other" stands without a note.
    """
    known = terms(group)
    wanted = "_".join(words.lower().replace("-", " ").replace("_", " ").split())
    if wanted == OTHER and OTHER in known and not note.strip():
        raise VocabularyError(f"{GROUPS[group]} {OTHER!r} says nothing alone: say in --note what it is.")
    if wanted in known:
        return wanted
    near = [term for term in known if wanted and (wanted in term or term in wanted)]
    near += [term for term in get_close_matches(wanted, known, NEAREST, 0.5) if term not in near]
    meant = "Near it: " if near else "There are: "
    listed = "; ".join(f"{term} ({known[term].rstrip('.')})" for term in near[:NEAREST]) or ", ".join(known)
    raise VocabularyError(f"{words!r} is no {GROUPS[group]}. {meant}{listed}. All: heeded case terms {group}.")
