"""A subject in the words of who gathers recommendations in; the matters, treaties and labels that belong to it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from heeded.errors import VocabularyError
from heeded.vocabulary import load
from heeded.vocabulary.labels import cues, words
from heeded.vocabulary.matters import found_in, kindred

__all__ = ["Subject", "subject_of", "subjects"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What belongs to a subject: terms of `matters.yml`, `treaties.yml`, `affected_persons.yml` and `issues.yml`."""

    name: str
    own: frozenset[str]
    """Matters that are the subject itself."""
    near: frozenset[str] = frozenset()
    """Matters that are gathered with it."""
    deeds: frozenset[str] = frozenset()
    treaties: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()


@cache
def subjects() -> tuple[str, ...]:
    """The subjects of the table, by name."""
    return tuple(load("subjects")["subjects"])


def subject_of(about: str) -> Subject:
    """The subject that words ask for: of the table by one of its names, else made of the matters that they name.

    Raises VocabularyError where the words name nothing known.
    """
    if (name := _names().get(_key(about))) is not None:
        row = load("subjects")["subjects"][name]
        kinds = ("own", "near", "deeds", "treaties", "persons", "issues")
        return Subject(name, *(frozenset(map(str, row[kind])) for kind in kinds))
    own = frozenset(found_in(about, "matters"))
    persons_cues = cues("affected_persons")
    persons = frozenset(
        term for cue in persons_cues.found(words(about)) for term in persons_cues.terms[cue]
    )  # fmt: skip
    if not own and not persons:
        raise VocabularyError(
            f"Nothing is known of {about!r}. Name a subject ({', '.join(subjects())}), a matter of "
            "vocabulary/matters.yml or a group of persons."
        )
    near = frozenset(matter for of in kindred().values() if own & of for matter in of)
    issues = frozenset(each for each in load("issues")["issues"] if _key(each) == _key(about))
    return Subject(about, own, near - own, persons=persons, issues=issues)


@cache
def _names() -> Mapping[str, str]:
    found = {_key(name): name for name in load("subjects")["subjects"]}
    for name, row in load("subjects")["subjects"].items():
        for other in row["names"]:
            found.setdefault(_key(other), name)
    return found


def _key(name: str) -> str:
    return " ".join(words(name))
