"""A review in, one screen for each cluster of near-duplicates out: what was said left, what a party concludes right.

Of a cluster all are ticked that have nothing yet; what is unticked is left for a conclusion of its own.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded import assess, pipeline
from heeded.errors import HeededError, UsageError
from heeded.model import ACCESS_LEVELS, Access
from heeded.pipeline import View
from heeded.primary import PARTIES, Assessment, Draft, Kept
from heeded.quoting import quotable
from heeded.reports.assessments import LEVELS
from heeded.reports.assessments import PARTIES as PARTY_WORDS
from heeded.reports.page_screen import RELATIONS, bare, excerpt
from heeded.reports.recommendations import Line, Page, Told
from heeded.reports.words import OCCASIONS, line
from heeded.store import drafts, entries
from heeded.vocabulary.scales import OWN, STATUSES, scales, title_of
from heeded.vocabulary.states import name_of
from heeded.web import addresses, forms
from heeded.web.of_state import of_state
from heeded.web.pages import position
from heeded.web.pages.recommendation import claimed_of
from heeded.web.parts import Quotation, Score, Tab
from heeded.web.said import ACCESS, day
from heeded.web.shown import place_of, who

__all__ = ["draft", "first", "one", "save", "undo"]

FIELDS = ("party", "kind", "scale", "grade", "status", "why", "date", "access", "evidence", "ids")
DEFAULTS = {"kind": "ngo", "scale": "levels", "access": "team"}
LEVEL = "heeded-level"
"""The cookie with the level that was chosen last: the next screen begins with it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One quote with what it is; `statement` where it can be ticked as evidence."""

    title: str
    quote: Quotation
    date: str = ""
    position: str | None = None
    score: Score | None = None
    statement: str = ""
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """All screens of a review, or of a working set's part of it, in order."""

    screens: tuple[tuple[Line, ...], ...]
    names: tuple[str, ...]
    """The cluster of each screen; the recommendation itself where it stands alone."""
    said: tuple[Kept[Assessment], ...]
    """All assessments of them."""
    set: str

    def at(self, identifier: str) -> int:
        """The place of the screen with this recommendation; raises UsageError where none has it."""
        for place, screen in enumerate(self.screens):
            if any(each.id == identifier for each in screen):
                return place
        raise UsageError(assess.unknown(identifier, [each.id for screen in self.screens for each in screen]))

    def address(self, place: int, saved: str | None = None) -> str:
        """The address of a screen; of all of them where there is none there. `saved` is what it tells was saved."""
        asked = {"set": self.set} if self.set else {}
        asked |= {} if saved is None else {"saved": saved}
        query = f"?{urlencode(asked)}" if asked else ""
        first = self.screens[0][0]
        if not 0 <= place < len(self.screens):
            return f"{reverse('assess', args=[first.state, first.cycle])}{query}"
        return f"{reverse('assess-one', args=[first.state, first.cycle, self.screens[place][0].number])}{query}"

    def of(self, by: str, ids: Collection[str]) -> list[Kept[Assessment]]:
        """What this person said last of each of these recommendations, in the order in which they said it."""
        mine = [each for each in self.said if each.by == by and each.value.subject in ids]
        last = {each.value.subject: each for each in mine}
        return [each for each in mine if last[each.value.subject] is each]

    def next_for(self, by: str, place: int) -> int:
        """The next screen after a place, around the end, on which this person left one out; -1 if there is none."""
        mine = {each.value.subject for each in self.said if each.by == by}
        count = len(self.screens)
        order = [(place + step) % count for step in range(1, count + 1)]
        return next((each for each in order if not _ids(self.screens[each]) <= mine), -1)


def _round(view: View, state: str, cycle: int, in_set: str) -> Round:
    """The screens of a review; raises UsageError where it has no recommendation, or none in the set."""
    known = pipeline.lines(state, view, cycle)
    if in_set:
        members = pipeline.members_of(in_set, view)
        known = {key: each for key, each in known.items() if key in members}
    if not known:
        where = {"name": name_of(state), "cycle": cycle}
        raise UsageError(_("There is no recommendation of %(name)s in review %(cycle)s to assess here.") % where)
    clusters = pipeline.clusters(known, view)
    screens: dict[str, list[Line]] = {}
    for key, each in known.items():
        screens.setdefault(clusters.get(key, key), []).append(each)
    said = entries.current(view.viewer, Assessment, known)
    return Round(tuple(map(tuple, screens.values())), tuple(screens), said, in_set)


@of_state
def first(request: HttpRequest, view: View, state: str, cycle: int) -> HttpResponse:
    """The first screen on which this person left one out; else that all is said."""
    of = _round(view, state, cycle, request.GET.get("set", ""))
    place = of.next_for(view.viewer.name, -1)
    if place >= 0:
        return forms.gone_to(of.address(place, request.GET.get("saved")))
    shown = {"saved": _saved(request, view, of), "set": of.set, "trail": _trail(state, cycle), "name": name_of(state),
             "cycle": cycle, "count": len(of.screens),
             "again": of.address(0), "review": addresses.review(state, cycle)}  # fmt: skip
    return render(request, "assessed.html", shown)


@of_state
def one(request: HttpRequest, view: View, state: str, cycle: int, number: str) -> HttpResponse:
    """The screen with this recommendation."""
    of = _round(view, state, cycle, request.GET.get("set", ""))
    return _screen(request, view, of, of.at(f"{state}/{cycle}/{number}"))


def _screen(request: HttpRequest, view: View, of: Round, place: int, typed: Mapping[str, str] | None = None,
            wrong: str = "", status: int = 200) -> HttpResponse:  # fmt: skip
    members = of.screens[place]
    state, cycle = members[0].state, members[0].cycle
    pages = [pipeline.pages(state, view, each.number, cycle)[0] for each in members]
    others = [each for each in of.said if each.value.subject in {one.id for one in members}]
    begun = typed or _begun(request, view, of, members)
    ticked, wanted = set(begun.get("evidence", "").split()), set(begun["ids"].split())
    own = of.address(place)
    shown = {
        "trail": _trail(state, cycle, members[0].number),
        "number": place + 1, "count": len(of.screens), "set": of.set,
        "before": of.address(place - 1) if place else "",
        "after": of.address(place + 1) if place + 1 < len(of.screens) else "",
        "asked": [(each, _own_words(each), position.correction(each, len(members) > 1, own, view), each.id in wanted)
                  for each in members],
        "saved": None if wrong else _saved(request, view, of),
        "said": _quotes(pages, ticked),
        "addresses": "\n".join(each for each in begun.get("evidence", "").split() if "://" in each),
        "others": [(each, _status(each)) for each in others],
        "begun": begun, "is_draft": typed is None and begun.get("is_draft"), "wrong": wrong,
        "statuses": [(code, capfirst(_(LEVELS[code])), at + 1) for at, code in enumerate(STATUSES)],
        "kinds": [(code, _(PARTY_WORDS[code])) for code in PARTIES],
        "scales": [(code, title_of(code)) for code in scales()],
        "levels": [(each, ACCESS[each]) for each in ACCESS_LEVELS],
        "keys": _keys(), "seen": forms.seen(others), "by": view.viewer.name,
        "save": reverse("assess-save", args=[state, cycle, members[0].number]),
        "draft": reverse("assess-draft", args=[state, cycle, members[0].number]),
    }  # fmt: skip
    return render(request, "assess.html", shown, status=status)


def _trail(state: str, cycle: int, number: str = "") -> tuple[Tab, ...]:
    trail = (
        Tab(name_of(state), addresses.state(state)),
        Tab(_("Review %(cycle)s") % {"cycle": cycle}, addresses.review(state, cycle)),
        Tab(_("Assess"), reverse("assess", args=[state, cycle]), not number),
    )
    return (*trail, Tab(number, "", True)) if number else trail


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("1–4", _("how far it is implemented")), ("s", _("save and go on")), ("n", _("next")), ("p", _("previous")),
        ("w", _("write why")), ("c", _("correct the position")), ("Esc", _("leave a field")),
    )  # fmt: skip


def _status(each: Kept[Assessment]) -> str:
    said = each.value
    words = _(LEVELS[said.mapped])
    is_same = said.status.lower().replace("_", " ") == LEVELS[said.mapped]
    return words if is_same else _("%(status)s, that is %(level)s") % {"status": said.status, "level": words}


def _begun(request: HttpRequest, view: View, of: Round, members: Sequence[Line]) -> dict[str, Any]:
    """What the form begins with: a draft, else what the person said before, else their last party, scale and level.

    Ticked are the recommendations that the person said nothing of; where there are none, those of which they said what
    the form begins with.
    """
    by, ids = view.viewer.name, [each.id for each in members]
    mine = of.of(by, set(ids))
    said = [_as_typed(each, [one.value.subject for one in mine]) for each in mine]
    if (kept := drafts.of(view.viewer, ids[0])) and not any(_is_same(kept.words, each) for each in said):
        return {**DEFAULTS, "ids": " ".join(ids), **kept.words, "is_draft": True}
    left = [each for each in ids if each not in {one.value.subject for one in mine}]
    if not left:
        alike = [one.value.subject for one, each in zip(mine, said, strict=True) if _is_same(each, said[-1])]
        return said[-1] | {"ids": " ".join(alike)}
    last = next((each.value for each in reversed(of.said) if each.by == by), None)
    level = request.COOKIES.get(LEVEL, "")
    found = DEFAULTS | (_remembered(last) if last else {}) | {"ids": " ".join(left)}
    return found | ({"access": level} if level in ACCESS_LEVELS else {})


def _as_typed(each: Kept[Assessment], ids: Collection[str]) -> dict[str, str]:
    """What stood in the form with which this was said of recommendations."""
    said = each.value
    return {
        "party": said.party, "kind": said.party_kind, "scale": said.scale, "why": said.rationale, "status": said.mapped,
        "date": said.date or "", "evidence": " ".join(said.evidence), "access": entries.level_of(each.uid),
        "grade": "" if said.scale == "levels" else said.status, "ids": " ".join(ids),
    }  # fmt: skip


def _is_same(words: Mapping[str, str], said: Mapping[str, str]) -> bool:
    """Whether the words of a form say what was said, be it of more or fewer recommendations and at any level."""
    names = {*FIELDS} - {"access", "ids"} - (set() if said["scale"] in ("levels", OWN) else {"status"})
    return all(words.get(each, "") == said[each] for each in names)


def _remembered(last: Assessment) -> dict[str, str]:
    """What a person's next screen has from the one that they saved before."""
    return {"party": last.party, "kind": last.party_kind, "scale": last.scale}


def _saved(request: HttpRequest, view: View, of: Round) -> dict[str, Any] | None:
    """What the address says was saved just now, as it stands in the record, with what takes it back."""
    given = request.GET.get("saved")
    if given is None:
        return None
    mine = of.of(view.viewer.name, set(given.split()))
    if not mine:
        return {"numbers": ""} if not given else None
    ids = [each.value.subject for each in mine]
    state, cycle, number = ids[0].split("/", 2)
    return {
        "numbers": ", ".join(each.split("/", 2)[2] for each in ids), "ids": " ".join(ids),
        "party": mine[-1].value.party, "status": _status(mine[-1]),
        "seen": forms.seen(mine), "back": of.address(of.at(ids[0])),
        "undo": reverse("assess-undo", args=[state, int(cycle), number]),
    }  # fmt: skip


# ------------------------------------------------------------------------------------------------------- the quotes


def _own_words(each: Line) -> Quotation:
    return Quotation(
        quotable(each.text), each.document, place_of(each.page, each.paragraph),
        addresses.document(each.document, each.page), ", ".join(each.recommending_names),
    )  # fmt: skip


def _quotes(pages: Sequence[Page], ticked: set[str]) -> list[Said]:
    """What was answered, claimed and seen on any of the recommendations, each quote once, in the order of its kinds."""
    found: dict[tuple[str, str], Said] = {}
    for page in pages:
        for answer in page.answers:
            source, words = answer.source, line(answer.explanation or answer.source.quote or "")
            is_own = words == line(page.line.quote)
            quote = Quotation(
                "" if is_own else quotable(excerpt(words, page.line.number)), source.document or "",
                place_of(source.page, source.paragraph),
                addresses.document(source.document, source.page) if source.document else "",
            )  # fmt: skip
            title = capfirst(_(OCCASIONS[answer.occasion]))
            key = (title, quote.text or f"{answer.shown} {quote.source}")  # what is answered alike is told once
            found.setdefault(key, Said(title, quote, day(answer.date or ""), answer.shown))
    for page in pages:
        for each in (*page.claims, *page.evidence):
            if each.proposed:
                title = claimed_of(each) if each.kind == "claims" else _("Others say")
                found.setdefault(("", each.statement), _linked(title, each, ticked))
    return list(found.values())


def _linked(title: str, each: Told, ticked: set[str]) -> Said:
    stance = _("asks for it") if each.only_asks else _(RELATIONS.get(each.relation or "", ""))
    quote = Quotation(
        quotable(bare(each)), each.document, place_of(each.page, each.paragraph),
        addresses.document(each.document, each.page), ", ".join(map(who, each.by)),
        cite=addresses.cite(each.id or each.statement),
    )  # fmt: skip
    head = f"{title}: {stance}" if stance and each.relation else title
    return Said(head, quote, day(each.date or ""), None, Score(each.score, each.reason), each.statement,
                each.statement in ticked)  # fmt: skip


# ----------------------------------------------------------------------------------------------------------- saving


def _typed(request: HttpRequest, members: Sequence[Line]) -> dict[str, str]:
    """What stands in the form; a screen with one recommendation has no tick for it."""
    found = {name: forms.text(request, name) for name in FIELDS if name not in ("evidence", "ids")}
    sources = [*request.POST.getlist("evidence"), *forms.text(request, "addresses").split()]
    ids = request.POST.getlist("ids") if len(members) > 1 else [members[0].id]
    return {**found, "evidence": " ".join(dict.fromkeys(sources)), "ids": " ".join(dict.fromkeys(ids))}


@of_state
@forms.posted
def draft(request: HttpRequest, view: View, state: str, cycle: int, number: str) -> HttpResponse:
    """Keep what was typed so far, for this person alone; nothing counts before it is saved."""
    of = _round(view, state, cycle, request.POST.get("set", ""))
    members = of.screens[of.at(f"{state}/{cycle}/{number}")]
    typed = _typed(request, members)
    level = typed["access"] if typed["access"] in ACCESS_LEVELS else "team"
    drafts.keep(view.viewer, Draft(members[0].id, typed), level)
    return HttpResponse(status=204)


@of_state
@forms.posted
def save(request: HttpRequest, view: View, state: str, cycle: int, number: str) -> HttpResponse:
    """Keep an assessment of what is ticked on a screen, and go on: to what is left of it, else to the next one."""
    of = _round(view, state, cycle, request.POST.get("set", ""))
    place = of.at(f"{state}/{cycle}/{number}")
    members, by = of.screens[place], view.viewer.name
    typed = _typed(request, members)
    try:
        forms.check_seen(request, forms.seen(each for each in of.said if each.value.subject in _ids(members)))
        level = cast(Access, forms.chosen(request, "access", ACCESS_LEVELS))
        known = pipeline.statements(state, view) if typed["evidence"] else frozenset[str]()
        made = pipeline.fresh(_made(members, typed, known, of.names[place]), by, view)
        entries.add(made, by, access=level)
    except forms.Changed:
        return _screen(request, view, of, place, typed, _changed(), 409)
    except HeededError as error:
        return _screen(request, view, of, place, typed, str(error), 400)
    drafts.drop(view.viewer, members[0].id)
    saved = {each.subject for each in made}
    if saved and not _ids(members) <= saved | {each.value.subject for each in of.of(by, _ids(members))}:
        following = place
    else:
        following = place + 1 if place + 1 < len(of.screens) else of.next_for(by, place)
    response = forms.gone_to(of.address(following, " ".join(each.subject for each in made)))
    response.set_cookie(LEVEL, level, httponly=True, samesite="Strict")
    return response


@of_state
@forms.posted
def undo(request: HttpRequest, view: View, state: str, cycle: int, number: str) -> HttpResponse:
    """Take back what this person said last of recommendations of a screen: it is a draft again, as it was typed."""
    of = _round(view, state, cycle, request.POST.get("set", ""))
    place = of.at(f"{state}/{cycle}/{number}")
    members = of.screens[place]
    taken = of.of(view.viewer.name, set(forms.text(request, "ids").split()) & _ids(members))
    if not taken:
        raise UsageError(_("What was saved was taken back already."))
    forms.check_seen(request, forms.seen(taken))
    typed = _as_typed(taken[-1], [each.value.subject for each in taken])
    entries.withdraw(view.viewer, [each.uid for each in taken])
    drafts.keep(view.viewer, Draft(members[0].id, typed), cast(Access, typed["access"]))
    return forms.gone_to(of.address(place))


def _changed() -> str:
    return _("Others, or you in another window, assessed this after the page was opened: see below what they say. What "
             "you wrote is here and is not saved yet.")  # fmt: skip


def _ids(members: Sequence[Line]) -> set[str]:
    return {each.id for each in members}


def _wanted(members: Sequence[Line], typed: Mapping[str, str]) -> list[Line]:
    """The recommendations that are ticked; raises UsageError for none, and for one that the screen does not have."""
    ids = typed["ids"].split()
    if not ids:
        raise UsageError(_("Tick at least one of the recommendations: the assessment is saved for those ticked."))
    for each in ids:
        if each not in _ids(members):
            raise UsageError(assess.unknown(each, _ids(members)))
    return [each for each in members if each.id in ids]


def _made(members: Sequence[Line], typed: Mapping[str, str], known: frozenset[str], name: str) -> list[Assessment]:
    """The assessments that the form asks for; raises UsageError or VocabularyError for what is wrong in it."""
    if not typed["party"]:
        raise UsageError(_("Say whose assessment it is: name the party."))
    status, grade, scale = typed["status"], typed["grade"], typed["scale"]
    if scale not in scales():
        raise UsageError(_("Choose one of the scales."))
    if scale in ("levels", OWN) and status not in STATUSES:
        raise UsageError(_("Choose how far it is implemented."))
    if scale != "levels" and not grade:
        raise UsageError(_("Write the grade on this scale, in the party's words."))
    words = LEVELS[cast(Any, status)] if scale == "levels" else grade
    own = {grade: status} if scale == OWN else {}
    wanted = _wanted(members, typed)
    cluster = name if len(wanted) > 1 else None
    return [
        assess.assessment(
            assess.Entered(each.id, typed["party"], words, typed["kind"], scale, typed["why"],
                           typed["evidence"].split(), typed["date"], "", "", cluster, own),
            {each.id}, known,
        )
        for each in wanted
    ]  # fmt: skip
