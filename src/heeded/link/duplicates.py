"""Scores of all pairs of a list in, clusters out: recommendations that a State could answer with one action."""

from typing import Any

__all__ = ["clusters"]


def clusters(scores: Any, threshold: float) -> list[int]:
    """The cluster of each item, numbered from 0 in order of their first members; -1 for items that stand alone.

    Average linkage: two clusters are joined, the nearest first, while the mean score of their pairs reaches the
    threshold. `scores` is n x n; it need not be symmetric. Time grows with n squared times the number of joins.
    """
    import numpy as np

    size = len(scores)
    near = np.array((scores + scores.T) / 2, np.float64)
    np.fill_diagonal(near, -1)
    members = {each: [each] for each in range(size)}
    while len(members) > 1:
        one, other = divmod(int(near.argmax()), size)
        if near[one, other] < threshold:
            break
        sizes = len(members[one]), len(members[other])
        joined = (near[one] * sizes[0] + near[other] * sizes[1]) / sum(sizes)
        near[one], near[:, one] = joined, joined
        near[other], near[:, other] = -1, -1
        near[one, one] = -1
        gone = list(set(range(size)) - set(members) | {other})
        near[one, gone], near[gone, one] = -1, -1
        members[one] += members.pop(other)
    groups = sorted(sorted(group) for group in members.values() if len(group) > 1)
    found = [-1] * size
    for number, group in enumerate(groups):
        for item in group:
            found[item] = number
    return found
