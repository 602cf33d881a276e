"""Dates, counts and asks of values in, words in the reader's language out."""

from collections.abc import Mapping

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heeded.model import Access, Qualifier
from heeded.reports.page_screen import RESULTS, STALE
from heeded.reports.words import DATE, TREATIES
from heeded.verified import REASONS, Verified
from heeded.vocabulary.coding import action_name
from heeded.vocabulary.registers import title_of

__all__ = ["ACCESS", "action", "counted", "day", "registered", "when"]

ACCESS: Mapping[Access, object] = {
    "public": gettext_lazy("everybody"), "team": gettext_lazy("the team"),
    "restricted": gettext_lazy("who opens the record with its key"),
}  # fmt: skip
"""Who may see what has a level."""
COUNTS: dict[Qualifier, object] = {
    "at_least": gettext_lazy("at least %(count)s"),
    "more_than": gettext_lazy("more than %(count)s"),
    "about": gettext_lazy("about %(count)s"),
    "up_to": gettext_lazy("up to %(count)s"),
    "fewer_than": gettext_lazy("fewer than %(count)s"),
}


def action(category: str) -> str:
    """An action category with its name: "5 Specific action"."""
    return f"{category} {_(action_name(category))}"


def day(date: str) -> str:
    """A date or a range of dates in words: "5 January 2022", "January 2022", "2022 to 2023"; else as it is."""
    first, _to, last = date.partition("/")
    return _("%(first)s to %(last)s") % {"first": _day(first), "last": _day(last)} if last else _day(first)


def _day(date: str) -> str:
    found = DATE.fullmatch(date)
    if not found or not found["month"]:
        return date
    named = {"month": MONTHS[int(found["month"])], "year": found["year"]}
    if not found["day"]:
        return _("%(month)s %(year)s") % named
    return _("%(day)s %(month)s %(year)s") % {"day": int(found["day"]), **named}


def when(first: str | None, last: str | None) -> str:
    """The date in words, or a range; that it is not known."""
    if first is None:
        return _("not known")
    return day(first if last in (None, first) else f"{first}/{last}")


def counted(value: int, qualifier: Qualifier = "exact") -> str:
    """A count as it is qualified: "more than 10,000"."""
    count = f"{value:,}"
    return str(COUNTS[qualifier]) % {"count": count} if qualifier in COUNTS else count


def registered(each: Verified) -> tuple[str, str, str]:
    """One ask that a register decides: what is asked; what it shows, or why it decides nothing; its source and day."""
    item, known = each.ask.item, TREATIES.get(each.ask.item)
    what = _(known) if known else item or title_of(each.ask.register, each.ask.act)
    later = (
        _("%(source)s, %(day)s,") % {"source": each.later.name, "day": day(each.later_date or "")} if each.later else ""
    )
    dates = {"date": day(each.date) if each.date else _("no date"), "as_of": day(each.as_of or ""), "later": later}
    said = _(RESULTS[each.result]).format(**dates)
    why = f": {_(REASONS[each.reason])}" if each.reason else ""
    stale = f"; {_(STALE)}" if each.is_stale else ""
    source = _("%(source)s, as of %(day)s") % {"source": each.source, "day": day(each.as_of)} if each.as_of else ""
    return what, f"{said}{why}", f"{source}{stale}" if source else ""
