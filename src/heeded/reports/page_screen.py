"""One recommendation with its chain in, what a terminal prints out; texts of documents are never taken for markup."""

import re
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from heeded.model import Label, LabelKind
from heeded.quoting import quoted
from heeded.reports.assessments import beside
from heeded.reports.contradictions_screen import contradiction
from heeded.reports.layout import grid, heading, indented
from heeded.reports.links import without_number, without_states
from heeded.reports.recommendations import CaseOf, Dated, Line, Page, Told, heading_of
from heeded.reports.words import HEADING_CLAIMS, OCCASIONS, POSITIONS, TREATIES, WITHOUT_REPLY, day, line, names
from heeded.verified import REASONS, Result, Verified
from heeded.vocabulary.registers import meaning_of, title_of

__all__ = ["RELATIONS", "excerpt", "page", "register_line"]

LABEL_NAMES: dict[LabelKind, str] = {
    "action": "Action category",
    "issue": "Issue",
    "theme": "Theme",
    "affected_persons": "Affected persons",
    "sdg": "SDG",
}
LONGEST_LIST, AROUND = 20, 3
"""Numbers of a list that are shown whole, and those shown at the beginning and around a number in a longer one."""
_NUMBER = r"(?:[A-Z]-)?\d{1,3}(?:\.\d{1,3})?"
_ITEM = rf"(?<![\w.]){_NUMBER}(?:\s?(?:[-–—]|to)\s?{_NUMBER})?(?!\w)"
# "140.7", "P-139.42", "84", "44.1-44.24", "126.1 to 126.9"
LISTED = re.compile(rf"(?<![\w.])(?P<first>{_NUMBER})(?:\s?(?:[-–—]|to)\s?(?P<last>{_NUMBER}))?(?!\w)")
# "140.7, 140.8-140.12. 140.14; 140.16 and 140.17"
LONG_LIST = re.compile(rf"{_ITEM}(?:(?:[,.;]\s?|\s)(?:and\s)?{_ITEM}){{{LONGEST_LIST},}}")


# ------------------------------------------------------------------------------------------------ one recommendation

BEFORE = (
    ("earlier", "Asked before, in earlier cycles"),
    ("asks", "Asked by organisations before the review"),
)
AFTER = (
    ("claims", "What the State says it did"),
    ("evidence", "What others say of it"),
)
BESIDE = (
    ("later", "Asked again later"),
    ("duplicates", "Alike in the same review"),
    ("mentions", "Spoken of elsewhere"),
)
"""Fields of a page and the headings that they stand under."""
RELATIONS = {
    "same": "same", "build_up": "next stage", "similar": "similar", "general": "same matter",
    "supports": "supports", "contradicts": "speaks against", "mixed": "both ways",
}  # fmt: skip
RESULTS: dict[Result, str] = {
    "fulfilled": "done after the review, {date}",
    "before_review": "was done before the review, {date}",
    "in_review_year": "done in the year of the review, {date}",
    "not_by": "not done as of {as_of}",
    "open": "open: the register of {as_of} says no, {later} says done",
    "undecided": "not decided by the register",
}
"""What a register shows of an ask."""
STALE = "the register is older than a year, or than the reply, and no newer one is at hand"
MOST = 5
"""Links and contradictions that a section shows."""
LONGEST_WORDS = 320
"""Characters of a quote that a section shows."""


def page(shown: Page) -> RenderableType:
    """One recommendation with its dated answers, each with its quote."""
    found = shown.line
    place = ", ".join(filter(None, (found.document, _place(found.page, found.paragraph))))
    facts = grid()
    printed = found.number_printed if found.number_printed != found.number else None
    for name, value in (
        ("Recommended by", ", ".join(found.recommending_names)),
        ("Printed as", printed),
        ("Now", WITHOUT_REPLY["counted"] if found.shown == "no_reply" else _position(found, found.position_reason)),
        ("Themes (OHCHR)", ", ".join(found.themes)),
        ("Affected (OHCHR)", ", ".join(found.affected_persons)),
        ("Statement", found.statement),
    ):
        if value:
            facts.add_row(Text(name, style="dim"), Text(line(value)))
    parts: list[RenderableType] = [
        Text.assemble((line(found.id), "bold"), "  ", (line(place), "dim")),
        Text(),
        indented(Text(quoted(found.text))),
        Text(),
        indented(facts),
        *_linked(shown, BEFORE),
    ]
    if shown.answers:
        parts += [Text(), heading("What the State answered")]
    for answer in shown.answers:
        claimed = heading_of(answer, shown.claims)
        parts.append(indented(_answer(answer, found)))
        if claimed:
            parts.append(indented(indented(Text(HEADING_CLAIMS[claimed.heading or ""], style="bold"))))
    if shown.verified:
        parts += [Text(), heading("What public registers show")]
        parts += [indented(_verified(each)) for each in shown.verified]
    parts += _linked(shown, AFTER)
    if shown.contradictions:
        parts += [Text(), heading("What stands against each other: read both, and conclude")]
        parts += [indented(contradiction(each)) for each in shown.contradictions[:MOST]]
    if shown.assessments:
        parts += [Text(), heading("What parties conclude"), indented(beside(shown.assessments))]
    parts += _linked(shown, BESIDE)
    if shown.cases:
        parts += [Text(), heading("Cases that people linked to it"), *(indented(_case(each)) for each in shown.cases)]
    if shown.labels:
        parts += [Text(), heading("What it is about, by Heeded's models"), indented(_labels(shown.labels))]
    return Group(*parts)


def _case(each: CaseOf) -> RenderableType:
    """One case that is linked: how it stands, and why it is here."""
    status = f"  {each.status.replace('_', ' ')}, {day(each.status_date or '')}" if each.status else ""
    why = f"{line(each.why)} " if each.why else ""
    return Group(
        Text.assemble((each.id, "bold"), f"  {line(each.title)}", (f"  {each.kind}", "dim"), (status, "cyan")),
        indented(Text(f"{why}({line(each.by)}, {day(each.added)})", style="dim")),
    )


def register_words(each: Verified) -> tuple[str, str, str]:
    """One ask that a register decides: what is asked; what it shows, or why it decides nothing; its source and day."""
    what = TREATIES.get(each.ask.item, each.ask.item) or title_of(each.ask.register, each.ask.act)
    later = f"{each.later.name}, {day(each.later_date or '')}," if each.later else ""
    date = day(each.date) if each.date else "no date"
    said = RESULTS[each.result].format(date=date, as_of=day(each.as_of or ""), later=later)
    why = f": {REASONS[each.reason]}" if each.reason else ""
    stale = f"; {STALE}" if each.is_stale else ""
    return line(what), f"{said}{why}", line(f"{each.source}, as of {day(each.as_of)}{stale}") if each.as_of else ""


def register_line(each: Verified) -> str:
    """The same on one line."""
    what, said, source = register_words(each)
    quotes = f": {'; '.join(register_quotes(each))}" if each.later else ""
    return f"{what}: {said}{quotes}" + (f" ({source})" if source else "")


def register_quotes(each: Verified) -> tuple[str, ...]:
    """Of what is open, the register's row and the words of the later text."""
    if each.later is None:
        return ()
    return f"“{register_says(each)}”", quoted(each.later.quote.text, LONGEST_WORDS)


def register_says(each: Verified) -> str:
    """A register's row in its words: its status and what that means."""
    return line(f"{each.status}: {meaning_of(each.ask.register, each.status or '')}")


def _verified(each: Verified) -> RenderableType:
    what, said, source = register_words(each)
    head = Text.assemble((what, "bold"), f"  {said}  ", (source, "dim"))
    return Group(head, *(indented(Text(quote)) for quote in register_quotes(each)))


def _linked(shown: Page, sections: Sequence[tuple[str, str]]) -> Iterator[RenderableType]:
    """The sections that have anything, each with its best few links and how many more there are."""
    answered = {each.statement for answer in shown.answers if (each := heading_of(answer, shown.claims))}
    for name, title in sections:
        told: Sequence[Told] = getattr(shown, name)
        proposed = [each for each in told if each.proposed and each.statement not in answered]
        if not proposed:
            continue
        yield Text()
        yield heading(title)
        for each in proposed[:MOST]:
            yield indented(_told(each))
        if (more := len(proposed) - MOST) > 0:
            kind = proposed[0].kind
            yield indented(Text(f"{more} more: heeded links {shown.line.state} --kind {kind}", style="dim"))


def _told(each: Told) -> RenderableType:
    """One linked statement: how sure the link is, where it stands, who says it, and its words."""
    who = names(each.by) if each.id else "the State" if each.by == ("state",) else ", ".join(each.by)
    where = each.id or ", ".join(filter(None, (each.document, _place(each.page, each.paragraph))))
    relation = "asks for it" if each.only_asks else RELATIONS.get(each.relation or "", "")
    answer = POSITIONS.get(each.position or "")
    when = None if each.id else each.date  # a recommendation's own day is that of its review
    place = line("  ".join(filter(None, (where, when, who, answer))))
    if each.heading:
        relation = HEADING_CLAIMS[each.heading]
    head = grid()
    head.add_row(
        Text(f"{each.score:.2f}"), Text.assemble((f"{relation}  " if relation else "", "bold"), (place, "dim"))
    )
    return Group(head, Padding(Text(quoted(bare(each), LONGEST_WORDS)), (0, 0, 0, 6)))


def bare(each: Told) -> str:
    """The words of a linked statement; of a recommendation without its number and its States, which stand beside it."""
    if not each.id:
        return each.quote
    return without_states(without_number(each.quote, each.id.rpartition("/")[2]), each.by)


def _labels(labels: Sequence[Label]) -> RenderableType:
    """Labels by kind with their scores and the words that weighed most; those under their threshold say so."""
    table = grid()
    for label in labels:
        words = f"  ({', '.join(label.words)})" if label.words else ""
        doubt = "  proposal" if label.is_proposal else ""
        value = f"{label.value}  {label.score:.2f}{words}{doubt}"
        table.add_row(Text(LABEL_NAMES[label.kind], style="dim"), Text(line(value)))
    return table


def _answer(answer: Dated, asked: Line) -> RenderableType:
    source = answer.source
    place = ", ".join(
        filter(None, (OCCASIONS[answer.occasion], source.document, _place(source.page, source.paragraph)))
    )
    position = _position(answer, answer.reason) or ""
    head = grid()
    head.add_row(
        Text(line(answer.date or "no date")), Text(line(position), style="bold"), Text(line(place), style="dim")
    )
    parts: list[RenderableType] = [head]
    if words := _words(answer, asked):
        parts.append(indented(Text(words)))
    if answer.explanation and line(answer.explanation) not in line(source.quote or ""):
        parts.append(indented(Text(f"Explained in the same document: {quoted(answer.explanation)}")))
    return Group(*parts)


def _words(answer: Dated, asked: Line) -> str | None:
    """The words that give the position: the quote, or what stands above the recommendation where that is the quote."""
    quote, words = line(answer.source.quote or ""), line(answer.words or "")
    if quote != line(asked.quote) or (words and words in quote):
        return quoted(excerpt(quote, asked.number)) or None
    return f"under the words “{words}”" if words else None


def excerpt(quote: str, number: str) -> str:
    """The quote, in which "[...]" stands for the middle of long lists of numbers; the number itself stays."""
    wanted = _parts(number)

    def shortened(found: re.Match[str]) -> str:
        items = list(LISTED.finditer(found[0]))
        at = next((i for i, item in enumerate(items) if _covers(item, wanted)), 0)
        kept = [i for i in range(len(items)) if i < AROUND or abs(i - at) <= AROUND or i == len(items) - 1]
        ends = [*(item.start() for item in items[1:]), len(found[0])]
        shown = ""
        for i, before in zip(kept, [-1, *kept], strict=False):
            shown += ("" if i == before + 1 else "[...] ") + found[0][items[i].start() : ends[i]]
        return shown

    return LONG_LIST.sub(shortened, quote)


def _covers(item: re.Match[str], wanted: tuple[int, ...]) -> bool:
    """Whether a listed number or range has the number; "84" is short for "111.84"."""
    first, last = _parts(item["first"]), _parts(item["last"] or item["first"])
    return first <= wanted[-len(first) :] and wanted[-len(last) :] <= last


def _parts(number: str) -> tuple[int, ...]:
    """The figures of a number, to compare: "P-139.42" -> (139, 42)."""
    return tuple(map(int, re.findall(r"\d+", number)))


def _position(of: Line | Dated, reason: str | None) -> str | None:
    """The position as people are shown it, with its reason."""
    if of.shown is None:
        return None
    return f"{POSITIONS[of.shown]} ({reason})" if reason and of.shown != "no_reply" else POSITIONS[of.shown]


def _place(number: int | None, paragraph: str | None) -> str:
    parts = ((f"page {number}", number), (f"paragraph {paragraph}", paragraph))
    return ", ".join(words for words, value in parts if value is not None)
