"""Links and uptake in, what a terminal prints out: who says it, where and in which words, and what a score means.

Passages stand once, with all bodies that said them and below them what they are linked to; clusters stand as blocks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from heeded.model import Kind, LinkKind
from heeded.quoting import quoted
from heeded.reports.layout import indented
from heeded.reports.links import (
    SURE,
    End,
    Found,
    LinkRow,
    NearestRow,
    Uptake,
    name_of_side,
    place_of,
    without_states,
    words_of,
)
from heeded.reports.words import KINDS, POSITIONS, line, names, party, several
from heeded.vocabulary.matters import plain_words
from heeded.vocabulary.states import name_of, states

__all__ = ["links", "missing", "nearest", "uptake_table"]

SPOKEN, LINKED = 320, 180
"""Characters of a quote that are shown: of the passage that speaks, of what it is linked to."""
MOST_LINKED = 5
"""Links of one passage that are shown where nobody asked for more."""
MOST_STATES, MOST_TAKERS = 8, 5
"""States that are named, of one recommendation and of all that took up asks; the number of the others is said."""
STEM = 6
"""Letters that two words must share to count as one: "discriminate", "discrimination"."""
WORD = re.compile(r"[^\W\d_]{4,}")

SPEAK: Mapping[LinkKind, tuple[str, tuple[Kind, ...]]] = {
    "takes_up": ("asks", ("stakeholder_summary", "un_compilation", "stakeholder_submission")),
    "mentions": ("paraphrases of recommendations", ("press_release", "news", "stakeholder_submission")),
    "claims": ("claims of the State", ("national_report", "midterm_report", "addendum", "council_report")),
    "evidence": ("statements of others", ("stakeholder_summary", "un_compilation")),
    "contradictions": ("statements of others", ("stakeholder_summary", "un_compilation", "council_report")),
}
"""What speaks, and the kinds of documents in which it stands; of the other kinds recommendations speak."""
MADE_LATER: frozenset[LinkKind] = frozenset({"claims", "evidence"})
"""Kinds whose documents are most often those of the review after the recommendations'."""
ASKS = "asks for it"
MEANING: Mapping[LinkKind, str] = {
    "repeats": "same, build_up, similar, general: how much of the earlier ask returns.",
    "evidence": f"supports, contradicts, mixed: what the passage says of implementation; {ASKS}: it tells of no deed.",
    "contradictions": "In brackets: the matter, and the words of both.",
}


# ------------------------------------------------------------------------------------------------------------ passages


def links(found: Found, rows: Sequence[LinkRow], is_whole: bool = False) -> RenderableType:
    """At least one row for the screen: duplicates as clusters, unless all nearest are asked for; others by passage."""
    if found.kind == "duplicate" and all(each.cluster for each in rows) and not is_whole:
        return _clusters(rows)
    return _passages(found, rows, is_whole)


def _passages(found: Found, rows: Sequence[LinkRow], is_whole: bool) -> RenderableType:
    """Each passage that speaks, with what it is linked to below it; all of that where `is_whole`, else the best."""
    by_passage: dict[tuple[str, int, int], list[LinkRow]] = defaultdict(list)
    for each in rows:
        by_passage[place_of(each.source)].append(each)
    parts: list[RenderableType] = []
    links = 0
    for said in by_passage.values():
        by = tuple(dict.fromkeys(who for each in said for who in each.source.by))
        best = list({place_of(each.target): each for each in reversed(said)}.values())[::-1]
        links += len(best)
        parts += [_passage(said[0].source, by, best, len(best) if is_whole else MOST_LINKED), Text()]
    of = "recommendations" if found.kind == "repeats" else "passages"
    count = f"{_many(len(by_passage), of)}, {_many(links, 'links')}."
    return Group(*parts, _legend(found.kind, count))


def _passage(source: End, by: Sequence[str], rows: Sequence[LinkRow], most: int) -> RenderableType:
    nearest = words_of(rows[0].target)
    head = Text.assemble((_told(source, by), "bold"), ": ", _quote(source, nearest, SPOKEN))
    table = _grid("score", "words")
    for each in rows[:most]:
        table.add_row(Text(f"{each.score:.2f}"), _target(each, source))
    if len(rows) > most:
        table.add_row(Text(""), Text(f"and {len(rows) - most} more", style="dim"))
    return Group(head, indented(table))


def _target(each: LinkRow, beside: End) -> Text:
    said = ASKS if each.only_asks else each.type or each.stance
    target = each.target
    return Text.assemble(
        (f"{said} " if said else "", "bold"),
        (_told(target, target.by), "cyan"),
        f": {_quote(target, words_of(beside), LINKED)}",
        (f" [{each.reason}]", "dim"),
        ("" if each.proposed else " not proposed", "dim"),
    )


def _grid(first: str, second: str) -> Table:
    """Two columns without heading; the first is never broken, the second takes what room is left."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(first, no_wrap=True)
    table.add_column(second, ratio=1)
    return table


def _told(side: End, by: Sequence[str]) -> str:
    """What it is and who says it: "KAZ/2/124.3 (Chile, Peru)", "Reeve Trust, A/HRC/WG.6/20/XAV/3, para. 7"."""
    if side.number:
        return f"{name_of_side(side)} ({_names(by)})" if by else name_of_side(side)
    who = several((_who(each, side) for each in by), "; ")
    return ", ".join(filter(None, (who, line(name_of_side(side)))))


def _who(named: str, side: End) -> str:
    if named == "state":
        return name_of(side.state) if side.state else "The State"
    return name_of(named) if named in states() else line(party(named))


def _names(codes: Sequence[str], most: int = MOST_STATES) -> str:
    """The names of the first few States, and how many more there are."""
    more = f" and {len(codes) - most} more" if len(codes) > most else ""
    return f"{names(tuple(codes[:most]))}{more}"


# -------------------------------------------------------------------------------------------------------------- quotes


def _quote(side: End, beside: str, most: int) -> str:
    words = _without_states(side)
    return quoted(words, most, start=_fullest(words, beside, most))


def _without_states(side: End) -> str:
    return without_states(words_of(side), side.by) if side.number else words_of(side)


def _fullest(words: str, beside: str, most: int) -> int:
    """Where words begin of which longer ones share most with the other text; 0 where all of them are shown."""
    if len(words) <= most:
        return 0
    shared = _stems(beside)
    places = [
        (found.start(), found.end(), stem)
        for found in WORD.finditer(words)
        if (stem := _stem(found[0])) in shared and found[0].lower() not in plain_words()
    ]
    starts = [0, *(found.end() for found in re.finditer(r"\s", words) if found.start() < len(words) - most)]
    shown = [len({stem for begin, end, stem in places if start <= begin and end <= start + most}) for start in starts]
    fullest = [start for start, count in zip(starts, shown, strict=True) if count == max(shown)]
    return 0 if fullest[0] == 0 else fullest[len(fullest) // 2]


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(found[0]) for found in WORD.finditer(text) if found[0].lower() not in plain_words())


def _stem(word: str) -> str:
    return word.lower()[:STEM]


# ------------------------------------------------------------------------------------------------------------ clusters


def _clusters(rows: Sequence[LinkRow]) -> RenderableType:
    """Each cluster as a block: its shared core, its size, its States, its recommendations; the largest first."""
    by_cluster: dict[str, list[LinkRow]] = defaultdict(list)
    for each in rows:
        by_cluster[each.cluster or ""].append(each)
    parts: list[RenderableType] = []
    members_in_all = 0
    for cluster, pairs in sorted(by_cluster.items(), key=lambda item: -len(_members(item[1]))):
        members = _members(pairs)
        members_in_all += len(members)
        parts += [_cluster(cluster, pairs, members), Text()]
    count = f"{_many(len(by_cluster), 'clusters')} of {members_in_all} recommendations, the largest first."
    return Group(*parts, _legend("duplicate", count))


def _members(pairs: Sequence[LinkRow]) -> list[End]:
    """The recommendations of a cluster, in the order of their document."""
    sides = {place_of(side): side for each in pairs for side in (each.target, each.source)}
    return sorted(sides.values(), key=place_of)


def _cluster(cluster: str, pairs: Sequence[LinkRow], members: Sequence[End]) -> RenderableType:
    of = tuple(dict.fromkeys(state for each in members for state in each.by))
    mean = sum(each.score for each in pairs) / len(pairs)
    head = Text.assemble(
        (f"{cluster}: {len(members)} recommendations", "bold"), f" by {_many(len(of), 'States')}, mean score {mean:.2f}"
    )
    core = Text.assemble(("Shared: ", "dim"), _core([each.reason for each in pairs]))
    table = _grid("id", "words")
    for at, each in enumerate(members):
        beside = words_of(members[at - 1])
        states_of = f" ({_names(each.by)})" if each.by else ""
        table.add_row(Text(name_of_side(each), style="cyan"), Text(f"{_quote(each, beside, LINKED)}{states_of}"))
    return Group(head, indented(core), indented(table))


def _core(reasons: Sequence[str]) -> str:
    """The deeds and matters that at least half of the pairs share: "join: CRPD"."""
    counts: list[Counter[str]] = [Counter(), Counter()]
    for reason in reasons:
        deeds, colon, matters = reason.rpartition(": ")
        counts[0].update(deeds.split(", ") if colon else ())
        counts[1].update(matters.split(", "))
    kept = [[term for term, count in each.most_common() if 2 * count >= len(reasons)] for each in counts]
    return ": ".join(", ".join(terms) for terms in kept if terms) or "nearness of meaning"


# -------------------------------------------------------------------------------------------------------------- uptake


def uptake_table(found: Found, rows: Sequence[Uptake], least: float) -> RenderableType:
    """Parties with what became of their asks."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("party", ratio=5)
    for column in ("asks", "taken up", "share"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("by", ratio=4)
    for each in rows:
        table.add_row(
            Text(line(each.party)),
            str(each.asks),
            str(each.taken_up),
            f"{each.share:.0%}",
            Text(_names(each.states, MOST_TAKERS)),
        )
    asks, taken = sum(each.asks for each in rows), sum(each.taken_up for each in rows)
    count = f"{_many(len(rows), 'parties')}, {taken} of {asks} asks taken up, by links with a score of {least} or more."
    return Group(table, Text(), _legend(found.kind, count))


# --------------------------------------------------------------------------------------------------- legend, no results


def _legend(kind: LinkKind, count: str) -> RenderableType:
    """What was listed and how to read it."""
    score = (
        f"A score is the chance that a reader would call the two linked; from {SURE[kind]} on about seven of ten were "
        f"(--min-score {SURE[kind]}; docs/models/links.md). A machine proposes, a person decides."
    )
    return Text.assemble((count, "bold"), (f" {' '.join(filter(None, (MEANING.get(kind), score)))}", "dim"))


def missing(found: Found, cycle: int | None = None) -> str:
    """Why there are no links: what the record lacks, else that nothing is near enough."""
    of, where = name_of(found.state), f" of cycle {cycle}" if cycle else ""
    if not found.documents:
        return f"The record has no document on {of}: `heeded build FOLDER` reads some."
    if found.kind != "contradictions" and not _at(found.targets, cycle):
        return f"The record has no recommendations to {of}{where}: add the Working Group's report{where}."
    if found.kind == "repeats" and not any((each or 0) < (cycle or 99) for each in found.targets if each != cycle):
        return f"The record has no recommendations to {of} before those{where}: add an earlier Working Group's report."
    if found.kind == "repeats" and len(found.targets) == 1:
        return f"The record has the recommendations of one review of {of} alone: repeats need those of two."
    if found.kind in SPEAK and not _at(found.sources, cycle):
        return _without_speakers(found, cycle)
    if found.kind == "contradictions" and not _at(found.targets, cycle):
        return f"The record has nothing that {of} says of itself{where}: add its national report{where}."
    return "Nothing scores high enough. `--top 10` lists the nearest of each passage, whatever their score."


def _without_speakers(found: Found, cycle: int | None) -> str:
    what, kinds = SPEAK[found.kind]
    wanted = None if cycle is None else {cycle, cycle + 1} if found.kind in MADE_LATER else {cycle}
    held = [kind for kind in kinds if any(has == kind and (not wanted or at in wanted) for has, at in found.documents)]
    where = f" of cycle {' or '.join(map(str, sorted(wanted)))}" if wanted else ""
    if held:
        return f"No {what} were found in what the record has{where}: {_kinds(held, 'and')}."
    return f"The record has no {_kinds(kinds, 'or')}{where}, where {what} stand: add one."


def _kinds(kinds: Sequence[Kind], between: str) -> str:
    told = [KINDS[kind] if KINDS[kind][:2].isupper() else KINDS[kind].lower() for kind in kinds]
    return f" {between} ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _at(sides: Mapping[int | None, Sequence[End]], cycle: int | None) -> bool:
    return any(sides) if cycle is None else bool(sides.get(cycle) or sides.get(None))


def _many(count: int, things: str) -> str:
    """ "1 link", "3 links"; "1 party", "2 parties"."""
    if count == 1:
        things = f"{things[:-3]}y" if things.endswith("ies") else things.removesuffix("s")
    return f"{count:,} {things}"


# ------------------------------------------------------------------------------------------------------------- similar


def nearest(rows: Sequence[NearestRow]) -> RenderableType:
    """Recommendations for the screen, the nearest first."""
    if not rows:
        return Text("Nothing near: the record has no recommendation of kindred meaning among those asked for.")
    table = _grid("score", "words")
    for each in rows:
        words = without_states(each.text, each.recommending_states)
        of = f" ({_names(each.recommending_states)})" if each.recommending_states else ""
        position = POSITIONS[each.position] if each.position else "no answer"
        table.add_row(
            Text(f"{each.score:.2f}"),
            Text.assemble((f"{each.id}{of}", "cyan"), f": {quoted(words, SPOKEN)} ", (f"[{position}]", "dim")),
        )
    return table
