"""One case in, what a terminal prints out: what to take care of, who did what to whom, the time line, people, links."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from heeded.quoting import quoted
from heeded.reports.cases import ActPart, CasePage, LinkPart, Moment, PersonPart, UsePart, spoken
from heeded.reports.layout import grid, heading, indented
from heeded.reports.words import day, line

__all__ = ["page"]

LONGEST = 320
"""Characters of a quote that are shown."""
USES = {
    "storage": "kept in this record",
    "team": "seen by the team",
    "submission": "sent to the UN and other bodies",
    "publication": "made public",
}
"""What each use of a name is, in the words that follow "the name may be"."""
STANDINGS = {"unsaid": "nothing was said of it", "refused": "refused or withdrawn on {since}"}


def page(shown: CasePage) -> RenderableType:
    """A case whole."""
    parts: list[RenderableType] = [
        Text.assemble((shown.id, "bold"), "  ", (line(shown.title), "bold")),
        Text(f"{shown.kind}, {shown.access}; followed since {day(shown.since)} by {line(shown.begun_by)}", style="dim"),
    ]
    if shown.note:
        parts.append(Text(line(shown.note)))
    for title, found in (
        ("Take care", [Text(line(said), style="yellow") for said in shown.warnings]),
        ("Who did what to whom", list(map(_act, shown.acts))),
        ("Over time", [_timeline(shown.timeline)] if shown.timeline else []),
        ("People, and what may be done with their names today", list(map(_person, shown.people))),
        ("What it has to do with", list(map(_link, shown.links))),
    ):
        if found:
            parts += [Text(), heading(title), *map(indented, found)]
    return Group(*parts)


def _act(act: ActPart) -> RenderableType:
    where = ", ".join(filter(None, (day(act.date) if act.date else "", line(act.place))))
    rows = grid()
    for role, name, note in (
        *((("to", act.victim_name, ""),) if act.victim else ()),
        *((spoken(each.role), each.name, each.note) for each in act.involved),
    ):
        rows.add_row(Text(role, style="dim"), Text(": ".join(filter(None, (line(name), line(note))))))
    head = Text.assemble((spoken(act.kind), "bold"), f"  {where}" if where else "", (f"  {act.id}", "dim"))
    return Group(head, *([indented(Text(line(act.note)))] if act.note else []), indented(rows))


def _timeline(moments: tuple[Moment, ...]) -> RenderableType:
    rows = grid()
    rows.add_column(no_wrap=True)
    rows.add_column(no_wrap=True)
    for each in moments:
        told = "; ".join(filter(None, (each.by_whom, each.note, each.response and f"answer: {each.response}")))
        words = Text.assemble((spoken(each.term), "bold"), f"  {line(told)}" if told else "")
        rows.add_row(Text(day(each.date) if each.date else "no date"), Text(each.what, style="dim"), words)
    return rows


def _person(person: PersonPart) -> RenderableType:
    name, *others = person.spellings
    also = f" (also {', '.join(map(line, others))})" if others else ""
    mask = f"shown without leave as {line(person.pseudonym)}" if person.pseudonym else ""
    one = f"one with {', '.join(person.one_with)}" if person.one_with else ""
    told = "; ".join(filter(None, (spoken(person.role), mask, one, line(person.note))))
    rows = grid()
    rows.add_column(no_wrap=True)
    rows.add_column(no_wrap=True)
    for use in person.uses:
        mark = ("may be", "green") if use.is_allowed else ("may not be", "red")
        rows.add_row(Text(use.use, style="dim"), Text(*mark), Text(f"{USES[use.use]}: {'; '.join(_word(use))}"))
    if any(use.use == "storage" and use.standing == "refused" for use in person.uses):
        told += f". They do not want to be kept here: heeded forget {person.id} deletes them, for every use"
    return Group(
        Text.assemble((line(name), "bold"), also, (f"  {person.id}", "dim")), indented(Text(told)), indented(rows)
    )


def _word(use: UsePart) -> Iterator[str]:
    """What was said of a use, in words."""
    if use.standing in STANDINGS:
        yield STANDINGS[use.standing].format(since=day(use.since or ""))
    else:
        end = f" to {day(use.until)}" if use.until else ""
        yield f"{'consent' if use.standing == 'given' else 'consent ended: it held'} from {day(use.since or '')}{end}"
    yield from map(line, filter(None, (use.how, use.obtained_by and f"obtained by {use.obtained_by}", use.note)))


def _link(link: LinkPart) -> RenderableType:
    place = ", ".join(
        filter(
            None,
            (
                link.document if link.document != link.target else "",
                f"page {link.page}" if link.page else "",
                f"paragraph {link.paragraph}" if link.paragraph else "",
                f"on {link.person}" if link.person else "",
                "no longer in the record" if link.is_gone else "",
            ),
        )
    )
    head = Text.assemble((line(link.target), "bold"), (f"  {link.kind}", "dim"), (f"  {line(place)}" if place else ""))
    why = f"{line(link.why)} " if link.why else ""
    words = link.sentence or link.quote
    parts = [indented(Text(quoted(words, LONGEST)))] if words else []
    return Group(head, *parts, indented(Text(f"{why}({line(link.by)}, {day(link.added)})", style="dim")))
