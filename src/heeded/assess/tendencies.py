"""What recommendations of one State and of all are about in, what that State asks more or less than others out."""

from collections import Counter
from collections.abc import Sequence

from heeded.followed import Tendency
from heeded.model import Label, LabelKind

__all__ = ["tendencies"]

FEWEST = 5
"""Recommendations with a label, of one side or the other, from which on its shares are compared."""


def tendencies(
    own: Sequence[Sequence[Label]], every: Sequence[Sequence[Label]], kinds: Sequence[LabelKind]
) -> tuple[Tendency, ...]:
    """The shares of every label of these kinds, the greatest difference first; proposals count nowhere.

    Each item of `own` and `every` is what one recommendation is about. Nothing where one side is empty.
    """
    if not own or not every:
        return ()
    mine, theirs = _counts(own), _counts(every)
    found = [
        Tendency(kind, term, mine[kind, term], len(own), theirs[kind, term], len(every))
        for kind, term in {*mine, *theirs}
        if kind in kinds and max(mine[kind, term], theirs[kind, term]) >= FEWEST
    ]
    return tuple(sorted(found, key=lambda each: (each.all_share - each.own_share, each.kind, each.term)))


def _counts(labels: Sequence[Sequence[Label]]) -> Counter[tuple[LabelKind, str]]:
    return Counter((label.kind, label.value) for each in labels for label in each if not label.is_proposal)
