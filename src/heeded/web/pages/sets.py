"""Working sets: the list of them, one with why each recommendation is in it, and what may belong to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.errors import HeededError, UsageError
from heeded.pipeline import View, choosing
from heeded.primary import WorkingSet
from heeded.reports import asked
from heeded.reports.words import clean
from heeded.store import entries, read
from heeded.vocabulary.states import name_of
from heeded.web import addresses, forms
from heeded.web.of_state import compared
from heeded.web.parts import Cell, Column, Tab, Table
from heeded.web.said import day
from heeded.web.viewing import view_of

__all__ = ["add", "listed", "new", "one", "remove"]

PROPOSED = 40


def listed(request: HttpRequest) -> HttpResponse:
    """All sets."""
    rows = choosing.known_sets(view_of(request))
    table = Table(
        (Column(_("Set")), Column(_("Recommendations"), is_number=True), Column(_("What for")), Column(_("Made"))),
        tuple(
            (
                Cell(each.name, reverse("set", args=[each.name])),
                Cell(str(each.members)),
                Cell(each.note or each.query),
                Cell(day(each.added), note=each.by),
            )
            for each in rows
        ),
    )
    return render(request, "sets.html", {"table": table})


@forms.posted
def new(request: HttpRequest) -> HttpResponse:
    """Make an empty set, or one that begins with a recommendation."""
    view = view_of(request)
    name = " ".join(forms.text(request, "name", _("A set needs a name.")).split())
    if clean(name) != name or "/" in name:
        raise UsageError(_("The name has characters that cannot be shown, or a stroke: write it without them."))
    if any(each.name == name for each in choosing.known_sets(view)):
        raise UsageError(_("There is a set with this name already: add to it, or choose another name."))
    entries.add([WorkingSet(name, forms.text(request, "note"), "")], view.viewer.name)
    return forms.gone_to(reverse("set", args=[name]))


def one(request: HttpRequest, name: str) -> HttpResponse:
    """One set; with a State and a subject in the address, what may belong to it."""
    view = view_of(request)
    members = choosing.members_of(name, view)
    about, code = request.GET.get("about", "").strip(), request.GET.get("state", "")
    known = read.states(view.viewer)
    states = {subject.partition("/")[0] for subject in members} | ({code} if about else set())
    if waiting := compared(request, view, sorted(states & set(known))):
        return waiting
    proposed, wrong = _proposed(name, code, about, view) if about else ([], "")
    kept = choosing.set_of(name, view)
    shown = {
        "name": name, "note": kept.value.note or kept.value.query, "by": kept.by,
        "trail": (Tab(_("Working sets"), reverse("sets")), Tab(name, "", True)),
        "rows": [(each, addresses.recommendation(each.id) if each.text else "") for each in
                 choosing.member_rows(name, view)],
        "reviews": _reviews(name, list(members)),
        "states": sorted((name_of(each), each) for each in known), "state": code, "about": about,
        "proposed": proposed, "wrong": wrong,
    }  # fmt: skip
    return render(request, "set.html", shown)


def _reviews(name: str, members: list[str]) -> list[tuple[str, str]]:
    """The reviews of which a set has recommendations, with where they are assessed."""
    found = dict.fromkeys(tuple(each.split("/", 2)[:2]) for each in members)
    words = _("Assess those of %(state)s, review %(cycle)s")
    return [
        (words % {"state": name_of(state), "cycle": cycle},
         f"{reverse('assess', args=[state, int(cycle)])}?{forms.query(set=name)}")
        for state, cycle in sorted(found)
    ]  # fmt: skip


def _proposed(name: str, code: str, about: str, view: View) -> tuple[list[tuple[str, str, str, str, float]], str]:
    """What may belong to a set and is not in it: id, address, text, why and score; or what is wrong with the words."""
    try:
        if code not in read.states(view.viewer):
            raise UsageError(_("Choose the State whose recommendations are looked through."))
        members = choosing.members_of(name, view)
        found = pipeline.proposals(code, view, None, about, frozenset(members))
    except HeededError as error:
        return [], str(error)
    rows = [
        (subject, addresses.recommendation(subject), line.text, why, score)
        for subject, (line, score, why, is_proposed) in found.items()
        if is_proposed and subject not in members
    ]
    return rows[:PROPOSED], ""


@forms.posted
def add(request: HttpRequest) -> HttpResponse:
    """Take recommendations into a set."""
    view = view_of(request)
    name = forms.text(request, "set", _("Choose a set, or make one first."))
    choosing.set_of(name, view)
    given = [*request.POST.getlist("id"), *forms.text(request, "ids").replace(",", " ").split()]
    if not given:
        raise UsageError(_("Name recommendations, such as KAZ/2/124.3, or tick them."))
    if waiting := compared(request, view, _codes(given) & set(read.states(view.viewer))):
        return waiting
    known: dict[str, frozenset[str]] = {}

    def ids(state: str) -> frozenset[str]:
        return known.setdefault(state, frozenset(pipeline.lines(state, view)) if state in states else frozenset())

    states = read.states(view.viewer)
    wanted = list(dict.fromkeys(asked.known_id(each, ids) for each in given))
    choosing.decide(name, wanted, view.viewer.name, forms.text(request, "why"), True, view)
    return forms.gone_to(forms.back(request, reverse("set", args=[name])))


def _codes(given: list[str]) -> set[str]:
    return {each.partition("/")[0].upper() for each in given}


@forms.posted
def remove(request: HttpRequest, name: str) -> HttpResponse:
    """Take a recommendation out of a set; that it was in is kept."""
    view = view_of(request)
    choosing.decide(name, [forms.text(request, "id")], view.viewer.name, forms.text(request, "why"), False, view)
    return forms.gone_to(reverse("set", args=[name]))
