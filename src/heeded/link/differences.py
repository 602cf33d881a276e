"""Two gists of one matter in, in words what they share and how the later differs from the earlier one out."""

from heeded.link.gist import Gist
from heeded.model import Recurrence
from heeded.vocabulary.matters import common

__all__ = ["differences", "recurrence", "shared_core"]

MOST_NAMED = 3
"""Matters that a reason names."""
WORDS_SHARED = 0.8
"""The share of the earlier ask's stems that the later has, from which it is the same ask."""
FIRST_STAGE = frozenset({"join", "establish", "legislate", "plan", "invite", "repeal", "abolish", "amend"})
NEXT_STAGE = frozenset({"strengthen body", "carry out plan", "fund", "monitor", "train"})
"""What is asked for once the first stage is done."""
_ADDED = {
    "consider": ('now only "consider"', 'no longer "consider"'),
    "finish": ("now to be finished", ""),
    "deadline": ("now adds a deadline", "no deadline any more"),
}


def shared_core(one: Gist, other: Gist) -> str:
    """What two texts have in common: deeds, treaties, matters; "nearness of meaning" where no term is shared."""
    deeds = [each for each in sorted(one.telling & other.telling) if each != "join" or one.treaties & other.treaties]
    treaties = sorted(one.treaties & other.treaties)
    matters = [each for each in one.heads if each in other.matters] or [m for m in one.matters if m in other.matters]
    if treaties:
        matters = [each for each in matters if each not in common()]
    named = [*treaties, *(matters[:MOST_NAMED] if not treaties else matters[: MOST_NAMED - 1])]
    if deeds and named:
        return f"{', '.join(deeds)}: {', '.join(named)}"
    return ", ".join(named or deeds) or "nearness of meaning"


def differences(later: Gist, earlier: Gist) -> tuple[str, ...]:
    """How the later ask differs, in words: "now only "consider"", "now adds a deadline", "now also train"."""
    found = []
    for force, (added, dropped) in _ADDED.items():
        if force in later.forces and force not in earlier.forces:
            found.append(added)
        elif dropped and force in earlier.forces and force not in later.forces:
            found.append(dropped)
    if new := sorted(later.treaties - earlier.treaties):
        found.append(f"now names {', '.join(new)}")
    if new := sorted(later.telling - earlier.telling):
        found.append(f"now also {', '.join(new)}" if earlier.telling & later.telling else f"now {', '.join(new)}")
    old = set(earlier.matters)
    if new := [each for each in later.heads if each not in old][:MOST_NAMED]:
        found.append(f"now also on {', '.join(new)}")
    return tuple(found)


def recurrence(later: Gist, earlier: Gist) -> Recurrence:
    """How much of the earlier ask returns, after UPR Info, "Starting all over again?" (2014), section 2.

    build_up: the earlier one's first stage, the later one's next, or the same to be finished now. same: its treaty is
    joined, or its words stand again. general: both say what to do and it is another thing. similar: all else.
    """
    if "finish" in later.forces and "finish" not in earlier.forces and later.deeds & earlier.deeds:
        return "build_up"
    if earlier.telling & FIRST_STAGE and later.deeds & NEXT_STAGE and not later.telling & earlier.telling:
        return "build_up"
    joins = "join" in later.deeds & earlier.deeds
    if joins and earlier.treaties and earlier.treaties <= later.treaties:
        return "same"
    share = len(later.stems & earlier.stems) / len(earlier.stems) if earlier.stems else 0.0
    if share >= WORDS_SHARED and earlier.telling <= later.telling:
        return "same"
    if later.telling and earlier.telling and not later.telling & earlier.telling:
        return "general"
    return "similar"
