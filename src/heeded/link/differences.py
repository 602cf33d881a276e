"""Two gists of one matter in, in words what they share and how the later differs from the earlier one out."""

import re

from heeded.link.gist import Gist, gist
from heeded.model import Recurrence
from heeded.vocabulary.matters import common

__all__ = ["differences", "recurrence", "shared_core"]

MOST_NAMED = 3
"""Matters that a reason names."""
SAME_WORDS, NEARLY_ALL_WORDS = 0.6, 0.75
"""Twice the shared stems by all of both: the same ask from here on where the deeds are the same, and in any case."""
FIRST_STAGE = frozenset({"join", "establish", "legislate", "plan", "invite", "repeal", "abolish", "amend"})
NEXT_STAGE = frozenset({"carry out plan", "fund", "monitor", "train"})
"""What is asked for once the first stage is done."""
OF_ONE_MATTER = frozenset({"abolish", "decriminalise", "invite"})
"""Deeds that leave nothing open but what they are done to."""
# ", although a moratorium is noted with satisfaction": what a State welcomes beside its ask
_CONCESSION = re.compile(
    r",? (?:although|while (?:noting|welcoming|recogni[sz]ing)|despite|as recommended) .*", re.I | re.S
)
_ADDED = {
    "consider": ('now only "consider"', 'no longer "consider"'),
    "finish": ("now to be finished", ""),
    "deadline": ("now adds a deadline", "no deadline any more"),
}

_IN_WORDS = {"join": "join a treaty", "plan": "make a plan", "carry out plan": "carry out a plan"}
"""Deeds whose names are no words of a sentence."""


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
    if new := sorted(_deeds(later) - _deeds(earlier)):
        named = ", ".join(_IN_WORDS.get(each, each) for each in new)
        found.append(f"now also {named}" if _deeds(earlier) & _deeds(later) else f"now {named}")
    old = set(earlier.matters)
    if new := [each for each in later.heads if each not in old][:MOST_NAMED]:
        found.append(f"now also on {', '.join(new)}")
    return tuple(found)


def recurrence(later: Gist, earlier: Gist, is_near: bool = True) -> Recurrence:
    """How much of the earlier ask returns, after UPR Info, "Starting all over again?" (2014), section 2.

    build_up: the same to be finished now, or the earlier one's first stage and the later one's next. same: its treaty
    is joined and nothing else was asked, one matter is to be abolished or decriminalised, or its words stand again.
    general: the two are not near enough to be proposed. similar: all else. What is welcomed beside the ask is left out.
    """
    later, earlier = _asked(later), _asked(earlier)
    shared = _deeds(later) & _deeds(earlier)
    on_one_matter = bool(set(later.heads[:1]) & set(earlier.heads))
    joins = "join" in shared and bool(later.treaties & earlier.treaties)
    if "finish" in later.forces - earlier.forces and shared and on_one_matter and (joins or not earlier.treaties):
        return "build_up"
    if joins and later.treaties == earlier.treaties and _deeds(earlier) <= _deeds(later):
        return "same"
    if shared & OF_ONE_MATTER and later.heads[:1] == earlier.heads[:1] and len(_deeds(earlier)) == 1:
        return "same"
    if later.treaties == earlier.treaties:
        words = 2 * len(later.stems & earlier.stems) / max(1, len(later.stems) + len(earlier.stems))
        if words >= (SAME_WORDS if _deeds(later) == _deeds(earlier) else NEARLY_ALL_WORDS):
            return "same"
    if is_near and on_one_matter and not shared and _is_next_stage(later.deeds, earlier.telling):
        return "build_up"
    return "similar" if is_near or joins else "general"


def _is_next_stage(later: frozenset[str], earlier: frozenset[str]) -> bool:
    """Whether the earlier deeds are done once and the later ones follow; what is established is strengthened."""
    return bool(earlier & FIRST_STAGE and later & NEXT_STAGE) or ("establish" in earlier and "strengthen body" in later)


def _asked(one: Gist) -> Gist:
    """The gist without what is welcomed beside the ask."""
    asked = _CONCESSION.sub("", one.text)
    return gist(asked) if asked and asked != one.text else one


def _deeds(one: Gist) -> frozenset[str]:
    """The telling deeds; "abolish provisions that criminalise" is no call to criminalise."""
    return one.telling - ({"criminalise"} if "decriminalise" in one.deeds else frozenset())
