"""Passages of one State in, links of one kind out: what repeats, doubles, takes up, tells of or contradicts what.

Every pair of passages that may be linked is scored; those from the shipped threshold on are proposed, and the best few
of each passage stand below them for those who look further. No link says that anything is implemented.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heeded.link import citations, disagreement
from heeded.link.cores import core
from heeded.link.differences import differences, recurrence, shared_core
from heeded.link.duplicates import clusters
from heeded.link.gist import Gist, gist
from heeded.link.pairs import Embed, repeated, scores, threshold, weighed, weights
from heeded.link.passages import Passage, Role
from heeded.link.stances import of_law, only_asks, stance
from heeded.model import Event, Link, LinkKind, Recommendation, Stance
from heeded.provenance import Origin
from heeded.vocabulary.matters import LANGUAGES

__all__ = ["BEST", "LINKERS", "links", "nearest", "thresholds"]

BEST = 10
"""How many of the nearest are kept for each passage and review, whatever their score."""
LEAST = 0.02
"""A score under which nothing is kept."""
LOOKED_AT = 300
"""How many passages are compared closely with a text."""
LEAST_NEAR = 0.12
"""A score under which a passage is not near. Beside Slovenia's recommendations 45 texts on cooking, sport and travel in
four languages reached 0.11, 204 recommendations in other words 0.16 at least."""
MOST = 3
"""In how many proposed contradictions one sentence of a State's report, or one of its critics', may stand."""
UNMET = 0.1
"""What is left of the score of a contradiction beyond these, or where no complaint is on the claim's matter."""
BY_NUMBER = "the number that it cites"
BY_HEADING = "the heading under which it stands"
ONLY_ASKS = "an ask, which implies that it is not done"
FEW = 3
"""A claim that cites no more numbers is linked to all of them, whatever its words."""

LONGEST_REST = 200
"""Characters behind a quote in which its sentence may end."""
# "45.16", "P-139.4"
_NUMBER = re.compile(r"(?<![\w./-])(?:[A-Z]-)?\d{1,3}\.\d{1,3}(?![\w/])")
# ". ", "? ", a line break
_END = re.compile(r"[.!?](?=\s|$)|\n")

Fits = Callable[[Passage, Passage], bool]


@dataclass(frozen=True, slots=True)
class Linker:
    """Which passages a kind of link joins, and which pairs of them may be linked; `weights` names their weights."""

    sources: tuple[Role, ...]
    targets: tuple[Role, ...]
    fits: Fits
    weights: str


def _is_earlier(source: Passage, target: Passage) -> bool:
    return (target.cycle or 0) < (source.cycle or 0)


def _is_of_its_review(source: Passage, target: Passage) -> bool:
    return source.about == target.cycle


def _came_before(source: Passage, target: Passage) -> bool:
    """Whether an ask of a review was made before its recommendations, as far as both have a day."""
    return _is_of_its_review(source, target) and not _is_later(source, target)


def _is_later(one: Passage, other: Passage) -> bool:
    """Whether one passage is of a later day than the other, as far as both dates are precise."""
    first, second = one.document.published, other.document.published
    if first is None or second is None:
        return False
    shared = min(len(first), len(second))
    return first[:shared] > second[:shared]


def _is_spoken_of(source: Passage, target: Passage) -> bool:
    """Whether a passage speaks of a recommendation's review; a change of a law, whether it came after it."""
    if isinstance(event := source.statement.value, Event):
        return (target.document.published or "9999")[:4] <= (event.date or "")[:4]
    return source.about == target.cycle and source.document.key != target.document.key


def _is_claimed_of(source: Passage, target: Passage) -> bool:
    """Whether a claim speaks of a recommendation's review; that of a heading of the report's own list."""
    if source.is_heading:
        return target.role == "recommendation" and _is_of_its_review(source, target)
    return _is_spoken_of(source, target)


def _is_told_beside(source: Passage, target: Passage) -> bool:
    """Whether what a State says and a piece of evidence speak of the same review, at the same time.

    Where the State speaks to the Council its whole paragraph is compared, not each claim in it. A heading says nothing
    of its own that words could meet.
    """
    if target.is_heading:
        return False
    is_whole = target.role == "account" or target.document.kind != "council_report"
    return is_whole and source.about == target.about and source.cycle == target.cycle


def _may_paraphrase(source: Passage, target: Passage) -> bool:
    """Whether a State named by a paraphrase is one of those that made the recommendation.

    Where the sentence around it cites numbers, only theirs can be meant, of whatever review.
    """
    told, made = source.statement.value, target.statement.value
    if not isinstance(told, Recommendation) or not isinstance(made, Recommendation):
        return False
    named = set(_NUMBER.findall(_sentence(source)))
    is_meant = made.number in named if named else source.cycle in (None, target.cycle)
    is_by_one_of_them = bool(set(told.recommending_states) & set(made.recommending_states))
    return is_meant and is_by_one_of_them and not _is_later(target, source)


def _sentence(source: Passage) -> str:
    """The words of a passage and what follows them up to the end of the sentence: "... (45.16, Norway)."."""
    quote, text = source.statement.quote, source.document.text
    end = _END.search(text, quote.end, quote.end + LONGEST_REST)
    return text[quote.start : end.start() if end else quote.end]


LINKERS: Mapping[LinkKind, Linker] = {
    "repeats": Linker(("recommendation",), ("recommendation",), _is_earlier, "repeats"),
    "duplicate": Linker(("recommendation",), ("recommendation",), _is_of_its_review, "duplicate"),
    "takes_up": Linker(("ask",), ("recommendation",), _came_before, "takes_up"),
    "mentions": Linker(("mention",), ("recommendation",), _may_paraphrase, "takes_up"),
    "claims": Linker(("claim",), ("recommendation", "pledge"), _is_claimed_of, "claims"),
    "evidence": Linker(("evidence", "law"), ("recommendation", "pledge"), _is_spoken_of, "evidence"),
    "contradictions": Linker(("evidence",), ("claim", "account"), _is_told_beside, "contradictions"),
}
"""From the speaking or later side to the other: an ask to the recommendation that takes it up, evidence to a claim."""


def links(kind: LinkKind, passages: Sequence[Passage], embed: Embed) -> tuple[Link, ...]:
    """The links of one kind between one State's passages, the best first; ties in the order of the documents."""
    linker = LINKERS[kind]
    sources = [each for each in passages if each.role in linker.sources]
    targets = [each for each in passages if each.role in linker.targets]
    origin = Origin(f"link.{kind}", str(weights()["version"]))
    found: list[Link] = []
    for group in _groups(sources, targets, linker.fits):
        found += _linked(kind, linker, *group, embed, origin)
    return tuple(sorted(found, key=lambda link: -link.score))


def thresholds() -> dict[LinkKind, float]:
    """The score from which each kind of link is proposed."""
    return {kind: threshold("cited" if kind == "claims" else linker.weights) for kind, linker in LINKERS.items()}


def nearest(text: str, passages: Sequence[Passage], embed: Embed, top: int) -> list[tuple[float, Passage]]:
    """The passages near to a text in any language, the nearest first, each with its score; none below `LEAST_NEAR`.

    The score is the mean of the cosine of their meanings, which knows languages, and of the score as an ask that is
    taken up, which knows matters and treaties. Of all passages the `LOOKED_AT` of nearest meaning are compared closely.
    """
    import numpy as np

    if not passages:
        return []
    cosines = embed([each.text for each in passages]) @ embed([text])[0]
    order = np.argsort(-cosines, kind="stable")[: max(top, LOOKED_AT)]
    near = [passages[at] for at in order]
    closely = scores("takes_up", [_fullest(text)], [gist(each.text, each.document.language) for each in near], embed)[0]
    found = (closely + cosines[order]) / 2
    best = np.argsort(-found, kind="stable")[:top]
    return [(round(float(found[at]), 3), near[at]) for at in best if found[at] >= LEAST_NEAR]


def _fullest(text: str) -> Gist:
    """The gist of a text by the words of the language in which most is found: few words do not tell their language."""
    read = [gist(text, language) for language in LANGUAGES]
    return max(read, key=lambda each: len(each.matters) + len(each.deeds) + len(each.treaties))


def _groups(
    sources: Sequence[Passage], targets: Sequence[Passage], fits: Fits
) -> Iterator[tuple[list[Passage], list[Passage]]]:
    """Sources and targets of one review each that may be linked as far as their reviews go."""
    for speaking in _by_review(sources):
        for others in _by_review(targets):
            if any(fits(one, other) for one in speaking for other in others):
                yield speaking, others


def _by_review(passages: Sequence[Passage]) -> Collection[list[Passage]]:
    """The passages of each review that speak of the same one, paragraphs before the Council by themselves."""
    groups: dict[tuple[int | None, int | None, bool], list[Passage]] = defaultdict(list)
    for each in passages:
        groups[each.cycle, each.about, each.role == "account"].append(each)
    return groups.values()


def _linked(
    kind: LinkKind, linker: Linker, sources: list[Passage], targets: list[Passage], embed: Embed, origin: Origin
) -> Iterator[Link]:
    import numpy as np

    ones, others = ([gist(each.text, each.document.language) for each in side] for side in (sources, targets))
    name = "reported" if kind == "contradictions" and targets[0].role == "claim" else linker.weights
    found = scores(name, ones, others, embed)
    may = np.array([[linker.fits(one, other) for other in targets] for one in sources])
    found[~may] = 0
    if kind == "duplicate":
        yield from _duplicates(sources, ones, found, origin)
        return
    cites: list[dict[int, int]] = [{} for _ in sources]
    if kind == "claims":
        cites = citations.cited(sources, targets, found)
        found = weighed(found, _of_paragraphs(sources, others, embed), cites) * may
    if kind == "mentions":
        cites = [_named(source, targets, may[row]) for row, source in enumerate(sources)]
    if name == "reported":
        found = np.where(disagreement.meet(ones, others), found, found * UNMET)
        found = np.where(disagreement.strongest(found, MOST), found, found * UNMET)
    least = threshold("cited" if kind == "claims" else name)
    proposed = repeated(found, least) if kind == "repeats" else found >= least
    for row, source in enumerate(sources):
        cited = cites[row]
        asks = kind == "evidence" and source.role != "law" and only_asks(source.text, source.document.language)
        best = np.argsort(-found[row], kind="stable")
        for place, column in enumerate(best):
            score, target = float(found[row, column]), targets[column]
            is_proposed = bool(proposed[row, column])
            if source.is_heading:
                if column in cited:
                    yield Link(kind, source.id, target.id, origin, 1.0, BY_HEADING)
            elif column in cited and cited[column] <= FEW:
                yield Link(kind, source.id, target.id, origin, round((1 + score) / 2, 3), BY_NUMBER)
            elif score >= least or column in cited or (place < BEST and score >= LEAST):
                yield Link(
                    kind, source.id, target.id, origin, round(score, 3),
                    _reason(kind, ones[row], others[column], cited.get(column), asks), is_proposed,
                    recurrence(ones[row], others[column], is_proposed) if kind == "repeats" else None,
                    _stance(source, others[column]) if kind == "evidence" else None, only_asks=asks,
                )  # fmt: skip


def _named(source: Passage, targets: Sequence[Passage], may: Any) -> dict[int, int]:
    """The recommendations whose numbers the sentence of a paraphrase cites, each with how many it cites."""
    numbers = set(_NUMBER.findall(_sentence(source)))
    cited = [
        column
        for column, target in enumerate(targets)
        if may[column] and getattr(target.statement.value, "number", None) in numbers
    ]
    return dict.fromkeys(cited, len(cited))


def _of_paragraphs(sources: Sequence[Passage], others: Sequence[Gist], embed: Embed) -> Any:
    """The scores of the paragraphs in which claims stand, a row for each claim."""
    texts = [_paragraph(each) for each in sources]
    rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
    languages = {text: each.document.language for text, each in zip(texts, sources, strict=True)}
    found = scores("claims", [gist(text, languages[text]) for text in rows], others, embed)
    return found[[rows[text] for text in texts]]


def _paragraph(source: Passage) -> str:
    document = source.document
    found = document.body.paragraph_at(source.statement.quote.start)
    return document.text[found.start : found.end] if found else source.text


def _stance(source: Passage, ask: Gist) -> Stance | None:
    """What evidence says of an ask: a change of a law by what it does, all else by its words."""
    event = source.statement.value
    if isinstance(event, Event) and event.effect:
        return of_law(event.effect, ask.deeds)
    return stance(source.text, source.document.language)


def _reason(kind: LinkKind, one: Gist, other: Gist, cited: int | None, asks: bool) -> str:
    if kind == "contradictions" and (found := disagreement.reason(one, other)):
        return found
    core = shared_core(one, other)
    if asks:
        return f"{core}; {ONLY_ASKS}"
    if cited:
        return "; ".join(filter(None, (core, f"one of {cited} numbers that the heading cites")))
    return "; ".join((core, *differences(one, other))) if kind == "repeats" else core


def _duplicates(items: list[Passage], gists: list[Gist], found: Any, origin: Origin) -> Iterator[Link]:
    """Each pair once; the cluster is named after the review and its first recommendation: "KAZ/2/124.3"."""
    least = threshold("duplicate")
    groups = clusters(found, least)
    mean = (found + found.T) / 2
    names: dict[int, str] = {}
    members: dict[int, list[Passage]] = defaultdict(list)
    for at, group in enumerate(groups):
        names.setdefault(group, _name(items[at]))
        members[group].append(items[at])
    cores = {
        group: core([each.text for each in of], of[0].document.language) for group, of in members.items() if group >= 0
    }
    for one in range(len(items)):
        for other in range(one):
            together = groups[one] >= 0 and groups[one] == groups[other]
            score = float(mean[one, other])
            if together or score >= least:
                shared = (together and cores[groups[one]]) or shared_core(gists[one], gists[other])
                cluster = names[groups[one]] if together else None
                yield Link(
                    "duplicate", items[one].id, items[other].id, origin, round(score, 3), shared, together,
                    cluster=cluster,
                )  # fmt: skip


def _name(item: Passage) -> str:
    number = item.statement.value.number if isinstance(item.statement.value, Recommendation) else None
    return f"{item.statement.state}/{item.cycle}/{number}"
