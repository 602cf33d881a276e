"""A form of a workspace's page in; what it asks for is done, and the page, or for its script what changed, out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from heeded.errors import HeededError, UsageError
from heeded.model import ACCESS_LEVELS, Access
from heeded.pipeline import View, wording, workspaces, writing
from heeded.pipeline.workspaces import Desk
from heeded.primary import Kept
from heeded.viewer import levels
from heeded.web import addresses, desk, failures, forms
from heeded.web.of_state import of_state
from heeded.web.wishes import session_of
from heeded.workspaces import Item, Workspace

__all__ = ["begun", "change"]

MOST_LEFT = 12
"""Recommendations without room in an outline that the page names, the weightiest ones."""


@of_state
def change(request: HttpRequest, view: View, state: str, name: str) -> HttpResponse:
    """Do what a form asks for; a script gets what changed as JSON, a browser the page at that place."""
    own = addresses.workspace(state, workspaces.workspace_of(state, name, view).value.id)
    if request.method != "POST":
        return forms.gone_to(own)
    is_script = "X-Desk" in request.headers
    try:
        answer = _done(request, view, state, name)
    except HeededError as error:
        if is_script:
            return JsonResponse({"wrong": str(error)}, status=400)
        return failures.page(request, 400, _("Nothing was saved"), str(error), own)
    if is_script:
        return JsonResponse(answer)
    place = answer.get("id", "")
    return forms.gone_to(f"{own}{_query(request, answer)}{'#' if place else ''}{place}")


def _query(request: HttpRequest, answer: Mapping[str, Any]) -> str:
    """What was looked for stays looked for, and the page says what was done."""
    asked = {key: request.POST.get(key, "") for key in ("q", "type", "theme", "into", "part")}
    done = {key: answer.get(key, "") for key in ("did", "act", "left", "more")}
    kept = {key: value for key, value in ((asked if asked["q"] else {}) | done).items() if value}
    return f"?{forms.query(**kept)}" if kept else ""


def _done(request: HttpRequest, view: View, state: str, name: str) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    if "words" in request.POST and request.POST.get("item"):  # whatever the button: typed words are kept first
        answer = _write(request, view, state, name)
    what = request.POST.get("what", "write")
    if what not in CHANGES:
        raise UsageError(_("There is no such change."))
    is_script = "X-Desk" in request.headers
    if what != "write":
        answer |= CHANGES[what](request, workspaces.desk(state, name, view), view) or {}
        of = workspaces.desk(state, name, view)
        act = of.outline.standing
        said = {"did": "done", "act": act.id, "said": desk.said(of, act)} if act and what != "cover" else {"did": what}
        return said | answer | (_shown(request, view, of, answer.get("id", "")) if is_script else {})
    if is_script and answer.pop("was_gone", False):  # where they are kept
        answer["mine"] = _shown(request, view, workspaces.desk(state, name, view), answer["id"])
    elif is_script and answer.get("apart"):  # what the other one wrote, which the window does not show yet
        answer["theirs"] = _shown(request, view, workspaces.desk(state, name, view), answer["other"])
    return answer


def _write(request: HttpRequest, view: View, state: str, name: str) -> dict[str, Any]:
    of, item = workspaces.desk(state, name, view), request.POST["item"]
    text = request.POST.get("words", "").replace("\r\n", "\n")
    done = wording.write(of, item, text, request.POST.get("seen", ""), view)
    said = _("Saved at %(time)s") % {"time": localtime().strftime("%H:%M")}
    if done.is_apart:
        said = _("Somebody, or you in another window, changed these words meanwhile. Both texts are kept: yours stands "
                 "below theirs.")  # fmt: skip
    if done.kept_in is not None:
        section = done.kept_in or _("Without a heading")
        said = _("The item was taken out elsewhere; your words are kept in “%(section)s”.") % {"section": section}
    told: dict[str, Any] = {"was_gone": done.kept_in is not None}
    told |= {"id": done.item, "seen": done.seen, "apart": done.is_apart, "said": said, "other": item}
    if done.seen == request.POST.get("seen"):
        return told
    return told | {"undo": True, "redo": False, "undo_label": _("Undo"), "undo_by": ""}


def _shown(request: HttpRequest, view: View, of: Desk, identifier: str) -> dict[str, Any]:
    """An item as it stands now, and where: what a script puts into the page."""
    answer = desk.ways(of, view)
    chapter = of.outline.chapter_of(identifier)
    if chapter is None:
        return {**answer, "gone": True}
    order = [each.value.id for each in chapter.items]
    after = order[order.index(identifier) + 1 :]
    kept = of.outline.items[identifier]
    filled, facts = writing.fill(_only(of, kept), view)
    shown = desk.item_part(filled, facts, kept.value, chapter.part, kept.uid)
    sections = [desk.SectionPart(each.id, each.title, each.part, (), 0, 0) for each in of.outline.chapters]
    own = addresses.workspace(of.workspace.state, of.workspace.id)
    html = render_to_string(
        "parts/item.html",
        {"item": shown, "into": chapter.id, "sections": sections,
         "own": own, "token": request.POST.get("csrfmiddlewaretoken", "")},
    )  # fmt: skip
    return {**answer, "html": html, "into": chapter.id, "before": after[0] if after else "", "words": shown.words}


def _only(of: Desk, kept: Kept[Item]) -> Desk:
    """The workspace with one of its items alone: no more of the record is read than it needs."""
    chapter = of.outline.chapter_of(kept.value.id)
    chapters = (replace(chapter, items=(kept,)),) if chapter else ()
    return replace(of, outline=replace(of.outline, chapters=chapters))


def _add(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    target = forms.text(request, "target")
    item = workspaces.from_record(of, target, view) if target else workspaces.words(of, "")
    into = forms.text(request, "into", _("Choose a section, or make one first."))
    return {"id": workspaces.add(of, into, item, view, forms.text(request, "before"))}


def _move(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    item = forms.text(request, "item")
    workspaces.move(of, item, forms.text(request, "into"), view, forms.text(request, "before"))
    return {"id": item}


def _step(step: int) -> Callable[[HttpRequest, Desk, View], dict[str, Any]]:
    """One place up or down: at the end of a section into the next one, of a part into the next part."""

    def stepped(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
        item = forms.text(request, "item")
        chapter = of.outline.chapter_of(item)
        if chapter is None:
            return _section_step(of, item, step, view)
        order = [each.value.id for each in chapter.items]
        at = order.index(item) + step
        into, rest = chapter, [each for each in order if each != item]
        if not 0 <= at < len(order):
            chapters = of.outline.chapters
            place = chapters.index(chapter) + step
            if not 0 <= place < len(chapters):
                return {"id": item}
            into = chapters[place]
            rest = [each.value.id for each in into.items]
            at = len(rest) if step < 0 else 0
        workspaces.move(of, item, into.id, view, rest[at] if at < len(rest) else "")
        return {"id": item}

    return stepped


def _section_step(of: Desk, section: str, step: int, view: View) -> dict[str, Any]:
    chapter = next((each for each in of.outline.chapters if each.id == section), None)
    if chapter is None:
        raise UsageError(_("It was taken out meanwhile: undo that, or add it again."))
    order = [each.id for each in of.outline.chapters if each.part == chapter.part]
    at = order.index(section) + step
    if 0 <= at < len(order):
        rest = [each for each in order if each != section]
        workspaces.move(of, section, chapter.part, view, rest[at] if at < len(rest) else "")
    return {"id": section}


def _remove(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    item = forms.text(request, "item")
    workspaces.remove(of, item, view)
    return {"id": item}


def _section(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    part = workspaces.part_of(forms.text(request, "part"))
    return {"id": workspaces.add_section(of, forms.text(request, "title"), part, view)}


def _title(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    section, part = forms.text(request, "item"), request.POST.get("part", "")
    chapter = next((each for each in of.outline.chapters if each.id == section), None)
    workspaces.title(of, section, forms.text(request, "title"), view)
    if chapter and part and part != chapter.part:
        workspaces.move(of, section, workspaces.part_of(part), view)
    return {"id": section}


def _cover(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    access: Access = "team"
    wanted = forms.chosen(request, "access", levels(view.viewer.access), of.workspace.access)
    access = next(each for each in ACCESS_LEVELS if each == wanted)
    new: Workspace = replace(
        of.workspace, name=forms.text(request, "name") or of.workspace.name,
        organisations=forms.lines(forms.text(request, "organisations")), about=forms.text(request, "about"),
        contact=forms.text(request, "contact"), keywords=forms.text(request, "keywords"), access=access,
        session=session_of(forms.text(request, "session")),
    )  # fmt: skip
    workspaces.set_up(new, view, forms.text(request, "seen"))
    return {}


def begun(of: Desk, view: View) -> dict[str, str]:
    """Fill a workspace with what the record makes by itself; what its page then says of what found no room."""
    _count, left = writing.begin(of, view)
    more = len(left) - MOST_LEFT
    return {"left": ",".join(left[:MOST_LEFT]), "more": str(more) if more > 0 else ""}


def _return(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    try:
        to = datetime.fromisoformat(forms.text(request, "to"))
    except ValueError:
        raise UsageError(_("There is no such version of the workspace: its history lists them.")) from None
    workspaces.return_to(of, to, view)
    return {"did": "restored"}


def _undo(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    """Take the last act back; one of somebody else only where the button said whose it is."""
    act = of.outline.standing
    if act and act.by not in (view.viewer.name, request.POST.get("by", "")):
        return {"did": "asked", "act": act.id}
    workspaces.return_to(of, of.outline.undo, view)
    return {"did": "undone", "act": act.id, "id": act.made[0].value.id} if act else {}


def _redo(request: HttpRequest, of: Desk, view: View) -> dict[str, Any]:
    act = of.outline.undone
    workspaces.return_to(of, of.outline.redo, view)
    return {"did": "redone", "act": act.id, "id": act.made[0].value.id} if act else {}


CHANGES: Mapping[str, Callable[[HttpRequest, Desk, View], dict[str, Any] | None]] = {
    "write": lambda request, of, view: None,  # before all others
    "add": _add, "move": _move, "up": _step(-1), "down": _step(1), "remove": _remove, "section": _section,
    "title": _title, "cover": _cover, "return": _return,
    "undo": _undo, "redo": _redo,
    "begin": lambda request, of, view: begun(of, view),
}  # fmt: skip
"""What a form may ask for."""
