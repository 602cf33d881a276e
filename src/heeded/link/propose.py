"""Recommendations of a review and a subject in, the list that a person may choose a working set from out, best first.

A recommendation counts by what it names (matters and treaties of the subject, then what is gathered with it), by its
labels, by its meaning beside the subject's words, and by its nearness to what is in already or names the subject.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heeded.link.gist import Gist, gist
from heeded.link.pairs import Embed
from heeded.link.passages import Passage
from heeded.vocabulary.labels import cues, words
from heeded.vocabulary.subjects import Subject

__all__ = ["Proposal", "propose"]

OWN, NEAR, HEADS, LABELS, WORDS, ALIKE = 1.0, 0.6, 0.4, 0.3, 0.5, 1.5
"""What counts how much: naming the subject, naming what is near to it, naming nothing else, bearing its label, meaning
what its words mean, being like what is in. Set by hand on Kazakhstan 2014, see docs/methodology.md."""
FEWEST = 5
"""How many of the best are what the others are compared with, at least, where so many name the subject."""
LEAST = 0.75
"""From which score on a recommendation is proposed."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One recommendation, how much speaks for it, and why in words."""

    passage: Passage
    score: float
    why: str
    is_proposed: bool


def propose(
    subject: Subject,
    passages: Sequence[Passage],
    labels: Mapping[str, Collection[str]],
    chosen: Collection[str],
    embed: Embed,
) -> tuple[Proposal, ...]:
    """All of these recommendations, the best first; those in `chosen` (ids) teach what is like them.

    `labels` has the names of labels by the id of the recommendation.
    """
    import numpy as np

    if not passages:
        return ()
    gists = [gist(each.text, each.document.language) for each in passages]
    told = [_told(subject, one, labels.get(each.id, ())) for each, one in zip(passages, gists, strict=True)]
    vectors = np.asarray(embed([each.text for each in passages]))
    found = np.array([score for score, _ in told]) + WORDS * (vectors @ np.asarray(embed([subject.name]))[0])
    is_in = np.array([each.id in chosen for each in passages])
    alike = vectors @ _centre(vectors, found, is_in, sum(score >= OWN for score, _ in told))
    found = found + ALIKE * alike
    order = np.argsort(-found, kind="stable")
    return tuple(
        Proposal(passages[at], round(float(found[at]), 3), _why(told[at][1], alike[at]), bool(found[at] >= LEAST))
        for at in order
    )


def _told(subject: Subject, one: Gist, labels: Collection[str]) -> tuple[float, tuple[str, ...]]:
    """What a recommendation names of the subject: the score and the reasons."""
    own = [each for each in one.matters if each in subject.own] + sorted(one.treaties & subject.treaties)
    terms = cues("affected_persons")
    people = {term for cue in terms.found(words(one.text)) for term in terms.terms[cue]} & subject.persons
    near = [each for each in one.matters if each in subject.near] + sorted(one.deeds & subject.deeds)
    heads = [each for each in one.heads if each in subject.own | subject.near]
    bears = sorted(set(labels) & (subject.issues | subject.persons))
    is_own = bool(own) or (bool(people) and not subject.own)
    score = OWN * is_own + NEAR * bool(near or people) + HEADS * len(heads) / max(1, len(one.heads))
    names: dict[str, str] = {}
    for each in (*own, *sorted(people), *near):
        names.setdefault(each.casefold(), each)
    told = f"names {', '.join(names.values())}" if names else ""
    return score + LABELS * bool(bears), tuple(filter(None, (told, f"labelled {', '.join(bears)}" if bears else "")))


def _centre(vectors: Any, found: Any, is_in: Any, own: int) -> Any:
    """The mean meaning of what is in already and of the best, as a vector of unit length."""
    import numpy as np

    best = np.argsort(-found, kind="stable")[: max(FEWEST, own)]
    like = is_in.copy()
    like[best] = True
    centre = vectors[like].mean(0)
    return centre / max(float(np.linalg.norm(centre)), 1e-9)


def _why(reasons: Sequence[str], alike: float) -> str:
    return "; ".join((*reasons, f"like the others by {alike:.2f}"))
