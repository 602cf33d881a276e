"""Records, recommendations and lists in, what a terminal prints out; texts of documents are never taken for markup."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from heeded.followed import NextDate
from heeded.ledgers import Count, Ledger, Told
from heeded.model import Contradiction, shown_counts
from heeded.reports.aspects import Aspect, Followed, Registered, shown_of
from heeded.reports.assessments import index_screen
from heeded.reports.contradictions_screen import contradiction
from heeded.reports.dossier import Entry, without_reply
from heeded.reports.layout import Name, grid, heading, indented, section, table_of
from heeded.reports.mentioned import Law, Named
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.reports.repeated import Repeated
from heeded.reports.words import GROUP_NAMES, KINDS, QUALIFIERS, STEPS, VALUE_WORDS, cut, day, line, names, when
from heeded.vocabulary.coding import action_words

__all__ = ["record"]

SUMMED = ("received", "supported", "noted", "no_reply", "supported_in_part", "pending")
HEADINGS = {
    "supported_in_part": "in part",
    "no_reply": "no reply at hand",
    "pairs": "recommended",
    "unknown": "unanswered",
}
MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}
PRESENCES = {
    "here": ("✓", "green"),
    "missing": ("✗", "red"),
    "not yet issued": ("·", "dim"),
    "none named": ("·", "dim"),
}
MANY = 5
"""From this many files on, their number is shown in their place."""
MOST, FEW = 8, 3
"""Issues, laws or documents, and contradictions, that a record shows."""
MOST_NAMED = 12
"""People of one document that a record shows."""
LONGEST_ASK = 110
"""Characters of an ask in a list."""


NOTHING = "nothing at hand yet"
"""What stands where no document at hand could tell a number."""


def record(shown: StateRecord) -> RenderableType:
    """A State's record, review by review."""
    parts: list[RenderableType] = [Text(f"{shown.name} ({shown.state})", style="bold")]
    if is_overview := len(shown.reviews) > 1:
        parts += [Text(), indented(_summary(shown.reviews))]
    if shown.next:
        parts += [Text(), heading("Next"), indented(_next(shown.next))]
    if shown.repeated:
        parts += [Text(), heading("Asked in several cycles"), indented(_repeated(shown.repeated))]
    for review in shown.reviews:
        parts += [Text(), *_review(review, is_overview)]
    named = {group.group for review in shown.reviews for group in review.groups}
    if legend := "; ".join(f"{group}: {name}" for group, name in GROUP_NAMES.items() if group in named):
        parts += [Text(), indented(Text(legend, style="dim"))]
    if shown.contradictions:
        parts += [Text(), _against(shown.contradictions, "What stands against each other, of no certain review")]
    if shown.ledgers:
        parts += [Text(), heading("Counts of people affected"), indented(_ledgers(shown.ledgers))]
        parts.append(indented(Text(f"With sources and quotes: heeded figures {shown.state}", style="dim")))
    if shown.people:
        parts += [Text(), heading(f"People named, document by document ({len(shown.people)})")]
        parts.append(indented(_people(shown.people)))
    if shown.laws:
        parts += [Text(), heading(f"Laws cited ({len(shown.laws)})"), indented(_laws(shown.laws))]
    if shown.left_out:
        title = f"Left out, as nothing tells when they were written ({len(shown.left_out)})"
        parts += [Text(), heading(title), indented(_files(shown.left_out))]
    if shown.undated:
        parts += [Text(), heading("Of no certain review"), indented(_files(shown.undated))]
    return Group(*parts)


def _summary(reviews: Sequence[ReviewRecord]) -> Table:
    """One line for each review."""
    table = table_of("review", "year")
    table.padding = (0, 1, 0, 0)
    names = _told_of(review.counts or {} for review in reviews)
    for column in (*names, "checks", "files"):
        head = HEADINGS.get(column, column)
        table.add_column(head, justify="right", min_width=max(map(len, head.split())))
    for review in reviews:
        shown = shown_counts(review.counts or {})
        counts = [str(shown.get(name, "")) for name in names]
        held = Counter(check.holds for check in review.checks)
        checks = " ".join(f"{held[holds]} {mark}" for holds, (mark, _) in MARKS.items() if held[holds])
        files = sum(len(entry.files) for entry in review.dossier)
        table.add_row(*map(Text, (str(review.cycle), str(review.year or ""), *counts, checks, str(files))))
    return table


def _review(review: ReviewRecord, is_overview: bool) -> Iterable[RenderableType]:
    """One review; among several, checks that hold are counted, not told."""
    is_empty = review.counts is None and not any(entry.files for entry in review.dossier)
    title = (
        f"Review {review.cycle}",
        f"session {review.session} ({review.year})" if review.session else "",
        f"outcome at Council session {review.council_session}" if review.council_session else "",
    )
    yield Text(", ".join(filter(None, title)), style="bold")
    if is_empty:
        yield indented(_nothing_here(review.dossier))
        return
    facts = _facts(review)
    if facts.row_count:
        yield indented(facts)
    if review.counts is not None:
        yield section("Recommendations" if review.is_counted else "Recommendations, as announced", _counts(review))
    if review.groups:
        yield section("Who asked: (recommendation, State) pairs by regional group", _groups(review))
    if review.followed:
        yield section("What the record holds on them, by links that are proposals", _followed(review.followed))
    if review.registered:
        yield section("What public registers show", _registered(review.registered))
    if review.told:
        yield section("How far implemented, by whose count", _told(review.told))
    if review.assessed:
        yield section("What parties conclude", index_screen(review.assessed))
    if review.actions:
        yield section("By what they ask for (action categories of UPR Info)", _aspects(review.actions, action_words))
    if review.issues:
        yield section("Most frequent issues", _aspects(review.issues[:MOST], str))
    if review.contradictions:
        yield _against(review.contradictions, "What stands against each other")
    if review.checks:
        yield section("Checks", _checks(review, is_overview))
    if review.dossier:
        yield section("Dossier", _dossier(review.dossier))


def _against(found: Sequence[Contradiction], title: str) -> RenderableType:
    return section(f"{title} ({len(found)}): read both, and conclude", Group(*map(contradiction, found[:FEW])))


def _facts(review: ReviewRecord) -> Table:
    table = grid()
    delegations = str(review.delegations) if review.delegations else None
    for name, value in (
        ("Reviewed", ", ".join(review.dates)),
        ("Outcome adopted", review.outcome_adopted),
        ("Troika", names(review.troika)),
        ("Head of delegation", review.head_of_delegation),
        ("Delegations that spoke", delegations),
        ("Report", review.report),
    ):
        if value:
            table.add_row(Text(name, style="dim"), Text(line(value)))
    return table


def _followed(found: Followed) -> RenderableType:
    """How many recommendations have something linked to them, of how many."""
    table = grid()
    for name, count in (
        ("took up an ask of civil society", "taken_up"),
        ("took up an ask of a UN body", "taken_up_of_un"),
        ("have a claim of the State", "claimed"),
        ("have evidence of others", "evidenced"),
        ("  of which some supports", "supporting"),
        ("  of which some speaks against", "contradicting"),
        ("are asked again in a later cycle", "asked_again"),
    ):
        is_told = count not in found.nothing_at_hand
        number, of = (str(getattr(found, count)), f"of {found.of}") if is_told else ("–", NOTHING)
        table.add_row(Text(number, justify="right"), Text(name), Text(of, style="dim"))
    return table


def _registered(found: Registered) -> RenderableType:
    """How many recommendations a register decides, and how; with its day."""
    table = grid()
    for name, count in (
        ("done after the review", found.fulfilled),
        ("done in the year of the review", found.in_review_year),
        ("done before the review", found.before_review),
        *((f"not done as of {day(of)}", count) for of, count in found.not_by_day),
        ("open: not done as of the register's day, done by a later text", found.open),
        ("not decided by it: only to be considered, reservations, other treaties ...", found.undecided),
    ):
        if count:
            table.add_row(Text(str(count), justify="right"), Text(name))
    stale = Text("A register is older than a year, or than a reply: much can have happened since.", style="yellow")
    told = f"{found.of} recommendations ask what a register can show; one with several asks counts in each"
    asked = Text(told, style="dim")
    return Group(table, asked, *([stale] if found.is_stale else []))


def _aspects(found: Sequence[Aspect], words: Callable[[str], str]) -> Table:
    """Counts of recommendations by one kind of label."""
    positions = (*SUMMED[1:], "unknown")
    every = [shown_of(each) for each in found]
    names = [name for name in positions if any(counts[name] for counts in every)]
    table = table_of("")
    for name in ("received", *names):
        table.add_column(HEADINGS.get(name, name), justify="right")
    for each, counts in zip(found, every, strict=True):
        told = (str(count) for count in (each.received, *(counts[name] for name in names)))
        table.add_row(Text(words(each.term)), *map(Text, told))
    return table


def _told(found: Sequence[Told]) -> RenderableType:
    """Counts of what is implemented, each with its whole and its source."""
    table = grid()
    for each in found:
        whole = f" of {each.out_of}" if each.out_of else ""
        what = f"{QUALIFIERS[each.qualifier]}{each.value}{whole} {VALUE_WORDS['measure'][each.measure]}"
        who = "the State" if each.by == "state" else each.by or "nobody named"
        table.add_row(Text(what), Text(line(f"{who}, in {each.citation.name}"), style="dim"))
    return table


def _ledgers(found: Sequence[Ledger]) -> RenderableType:
    """Each event's harms with all values, each with its source."""
    table = grid()
    for made in found[:MOST]:
        event = made.event or "of no event with a name"
        for series in made.series:
            told = "; ".join(f"{_count(each)} ({_said(each)})" for each in series.counts[:MOST])
            table.add_row(Text(line(event)), Text(VALUE_WORDS["harm"][series.harm]), Text(line(told)))
            event = ""
    return table


def _count(each: Count) -> str:
    """The value as it is qualified: "more than 10,000"."""
    return f"{QUALIFIERS[each.qualifier]}{each.value:,}"


def _said(each: Count) -> str:
    """Who counts, and when it was first said."""
    who = "the State" if each.by == "state" else each.by or "nobody named"
    return f"{who}, {day(each.said)}" if each.said else who


def _people(found: Sequence[Named]) -> RenderableType:
    """The people whom each document names, with their roles; of many the first."""
    parts: list[RenderableType] = []
    for source, named in groupby(found, key=lambda each: each.source):
        told = [f"{each.name} ({each.role})" if each.role != "other" else each.name for each in named]
        more = f" and {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""
        parts.append(Text.assemble((f"{line(source)}: ", "dim"), line(", ".join(told[:MOST_NAMED])) + more))
    rest = [Text(f"{len(parts) - MOST} more documents: --format json", style="dim")] if len(parts) > MOST else []
    return Group(*parts[:MOST], *rest)


def _laws(found: Sequence[Law]) -> RenderableType:
    """The laws that most documents cite."""
    table = grid()
    for each in found[:MOST]:
        article = f", article {each.article}" if each.article else ""
        where = each.sources[0] if len(each.sources) == 1 else f"{each.times} times in {len(each.sources)} documents"
        table.add_row(Text(line(f"{each.instrument}{article}")), Text(line(where), style="dim"))
    rest = [Text(f"{len(found) - MOST} more: --format json", style="dim")] if len(found) > MOST else []
    return Group(table, *rest)


def _next(found: Sequence[NextDate]) -> RenderableType:
    """What comes next, with what is derived marked so."""
    table = grid()
    for each in found:
        how = " (derived)" if each.is_derived else ""
        table.add_row(Text(f"{when(each.first, each.last)}{how}"), Text(f"{STEPS[each.step]}, cycle {each.cycle}"))
    return table


def _repeated(found: Sequence[Repeated]) -> Table:
    """What is asked again and again: the latest words, since which cycle, how often, and by how many States."""
    table = table_of()
    for name in ("cycles", "times", "supported", "States"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("latest", no_wrap=True)
    table.add_column("", ratio=1)
    for each in found:
        cycles = ", ".join(map(str, each.cycles))
        counts = (cycles, str(len(each.recommendations)), str(each.supported), str(len(each.states)), each.id)
        table.add_row(*map(Text, counts), Text(cut(line(each.text), LONGEST_ASK)))
    return table


def _counts(review: ReviewRecord) -> RenderableType:
    counts = review.counts or {}
    shown, names = shown_counts(counts), [name for name in _told_of([counts]) if name in counts]
    table = table_of()
    for name in names:
        table.add_column(HEADINGS.get(name, name), justify="right")
    table.add_row(*(Text(str(shown[name])) for name in names))
    return Group(table, Text(line(without_reply(review.report)), "dim")) if counts.get("no_reply") else table


def _told_of(every: Iterable[Mapping[str, int]]) -> list[str]:
    """The columns of counts; one of recommendations without a reply where there are any."""
    is_unanswered = any(counts.get("no_reply") for counts in every)
    return [name for name in SUMMED if name != "no_reply" or is_unanswered]


def _groups(review: ReviewRecord) -> Table:
    positions = (*SUMMED[1:], "unknown")
    every = [shown_of(group) for group in review.groups]
    shown = [name for name in positions if name in ("supported", "noted") or any(counts[name] for counts in every)]
    table = table_of("group")
    for name in ("states", "pairs", *shown):
        table.add_column(HEADINGS.get(name, name), justify="right")
    for group, counts in zip(review.groups, every, strict=True):
        told = (group.states, group.pairs, *(counts[name] for name in shown))
        table.add_row(Text(group.group), *(Text(str(count)) for count in told))
    return table


def _checks(review: ReviewRecord, is_overview: bool) -> Table:
    table = grid()
    told = [check for check in review.checks if check.holds is not True or not is_overview]
    for check in told:
        mark, style = MARKS[check.holds]
        table.add_row(Text(mark, style=style), Text(line(check.message)))
    if left := len(review.checks) - len(told):
        mark, style = MARKS[True]
        others = f"{left} {'other' if told else 'check'}{'' if left == 1 else 's'} hold{'s' if left == 1 else ''}"
        table.add_row(Text(mark, style=style), Text(f"{others}: --cycle {review.cycle} shows all."))
    return table


def _dossier(entries: Sequence[Entry]) -> Table:
    table = grid()
    for column in ("mark", "kind", "symbol", "where"):
        table.add_column(column, overflow="fold")
    for entry in entries:
        mark, style = PRESENCES[entry.presence]
        symbol = Text(line(entry.symbol or ("" if entry.presence == "none named" else "symbol unknown")))
        if not entry.has_symbol:
            symbol = Text("no symbol", style="dim")
        where = _files(entry.files) if entry.files else Text(entry.presence, style=style)
        table.add_row(Text(mark, style=style), Text(KINDS[entry.kind]), symbol, where)
    return table


def _nothing_here(entries: Sequence[Entry]) -> Text:
    missing = [entry for entry in entries if entry.presence == "missing"]
    if not missing:
        return Text("Not yet held." if entries else "Nothing is here.", style="dim")
    first = [
        entry.symbol or f"the {KINDS[entry.kind]} (symbol unknown)"
        for entry in sorted(missing, key=lambda entry: entry.kind != "working_group_report")
        if entry.symbol or entry.kind == "working_group_report"
    ]
    return Text(f"No document of this review is here. The first to look for: {', '.join(first)}.", style="dim")


def _files(files: Sequence[str]) -> RenderableType:
    """The places of files, or their number."""
    return Group(*map(Name, files)) if len(files) < MANY else Text(f"{len(files)} files, see heeded documents")
