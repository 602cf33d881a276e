"""A kind of report and a State in, the paper out: facts are gathered once, as far as its readers may see them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from heeded.errors import UsageError
from heeded.pipeline.concluding import View, record, whole
from heeded.viewer import Viewer

if TYPE_CHECKING:
    from heeded.papers import Language, Paper
    from heeded.reports.facts import Facts
    from heeded.reports.recommendations import Page

__all__ = ["FOLLOWED", "facts", "for_readers", "paper"]

FOLLOWED = ("midterm", "national")
"""Kinds that are made of assignments and progress notes, too."""


def paper(
    kind: str, state: str, view: View, language: "Language" = "en", cycle: int | None = None, **wishes: Any
) -> "Paper":
    """A report of a kind on the last review of a State whose recommendations were read, or on that of a cycle.

    Raises UsageError where the record holds nothing that it could be made of.
    """
    from heeded.reports.kinds import REPORTS

    if kind in FOLLOWED:
        from heeded.pipeline.following import tasks

        wishes["tasks"] = tasks([state], view)
    if name := wishes.get("name"):
        from heeded.pipeline.choosing import members_of

        wishes["chosen"] = frozenset(members_of(name, view))
    return REPORTS[kind].make(facts(state, view, language, cycle), **wishes)


def for_readers(kind: str, view: View, access: str) -> View:
    """The view of whoever reads a report of a kind: up to a level, never above that of who makes it, for its use."""
    from heeded.reports.kinds import REPORTS
    from heeded.viewer import levels

    own = view.viewer
    reach = access if access in levels(own.access) else own.access
    return replace(view, viewer=Viewer(reach, REPORTS[kind].use, own.name))


def facts(
    state: str, view: View, language: "Language" = "en", cycle: int | None = None, only: Collection[str] | None = None
) -> "Facts":
    """What the record holds for a report; raises UsageError for a review that it does not have.

    With `only` its recommendations are those with these public ids, of whatever review.
    """
    from heeded import __version__
    from heeded.pipeline.ruling import rules_of
    from heeded.reports.charts import latest
    from heeded.reports.facts import Facts
    from heeded.store import read
    from heeded.vocabulary.phrases import day_in, phrases
    from heeded.vocabulary.states import name_of

    found, say = record(state, view), phrases(language)
    name = name_of(state, language)
    if cycle is not None and cycle not in {each.cycle for each in found.reviews}:
        raise UsageError(say("%(name)s has no review %(number)s.") % {"name": name, "number": cycle})
    review = next((each for each in found.reviews if each.cycle == cycle), None) or latest(found) or found.reviews[-1]
    held = [each.document for each in read.documents(view.viewer, state) if each.is_of_record]
    made = say("Made with Heeded %(version)s on %(day)s from %(count)s documents; level: %(level)s.") % {
        "version": __version__, "day": day_in(language, view.today.isoformat()), "count": len(held),
        "level": say(view.viewer.access),
    }  # fmt: skip
    pages = tuple(_pages(state, view, review.cycle) if only is None else _named(state, view, only))
    if any(each.claims or each.evidence for each in pages):
        linked = "Claims and evidence were linked to recommendations by a program: read each before you rely on it."
        made = f"{made} {say(linked)}"
    return Facts(
        replace(found, name=name), review, pages, language, say, name, view.today,
        view.viewer.access, {each.key: each for each in held}, made, rules_of(view),
    )  # fmt: skip


def _pages(state: str, view: View, cycle: int) -> "Iterable[Page]":
    from heeded.reports.recommendations import Page
    from heeded.store import conclusions

    return whole(state, view, conclusions.chains(view.viewer, state, Page, None, cycle))


def _named(state: str, view: View, ids: Collection[str]) -> "Iterable[Page]":
    """The recommendations with these public ids, as far as the record has them, in its order."""
    from heeded.pipeline.deciding import lines
    from heeded.reports.recommendations import Page
    from heeded.store import conclusions

    statements = {line.statement for key, line in lines(state, view).items() if key in ids} if ids else set()
    return whole(state, view, conclusions.chains(view.viewer, state, Page, statements=statements))
