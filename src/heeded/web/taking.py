"""A State and who looks in; what another page offers to take into a workspace out: where to, and what stands where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest
from django.utils.translation import gettext as _

from heeded.pipeline import View, workspaces
from heeded.pipeline.workspaces import Desk
from heeded.web import addresses
from heeded.web.desk import heading, targets
from heeded.web.parts import Standing, Tab
from heeded.workspaces import Item

__all__ = ["TAKEN", "Taking", "taken", "taking"]

TAKEN = "taken"
"""What the address of a page has beside its own: what was taken in just now, behind "again" where it stood there."""
AGAIN = "again "
Place = tuple[str, tuple[tuple[str, str], ...]]
"""A workspace's name with its sections: what a form sends, and the heading."""


@dataclass(frozen=True, slots=True)
class Taking:
    """The workspaces on a State as another page offers them."""

    state: str
    places: tuple[Place, ...] = ()
    last: str = ""
    """Where this person took something in last."""
    standing: Mapping[str, tuple[Tab, ...]] = field(default_factory=dict)
    back: str = ""
    """The address of the page without what was taken in just now."""
    taken: str = ""

    def of(self, target: str) -> Standing | None:
        """Where something stands, with what was done just now; None where nowhere."""
        said = {target: _("Taken in"), f"{AGAIN}{target}": _("Stood there already")}.get(self.taken, "")
        return Standing(self.standing[target], said) if target in self.standing else None


def taking(request: HttpRequest, view: View, state: str, target: str = "") -> Taking:
    """What a page on a State offers to take into its workspaces; those that have the `target` already are marked."""
    desks = workspaces.desks(state, view) if state else ()
    places = tuple(_place(each, target, len(desks) > 1) for each in desks)
    back, done = _without(request.get_full_path()), request.GET.get(TAKEN, "")
    return Taking(state, places, _last(desks, view), _standing(desks), back, done)


def _standing(desks: Sequence[Desk]) -> Mapping[str, tuple[Tab, ...]]:
    """Where chains and quotes stand, by what they are taken in by."""
    found: dict[str, tuple[Tab, ...]] = defaultdict(tuple)
    for of in desks:
        own = addresses.workspace(of.workspace.state, of.workspace.id)
        for target, item, section in targets(of):
            words = {"section": section, "name": of.workspace.name}
            found[target] += (Tab(_("“%(section)s” of %(name)s") % words, f"{own}#{item}"),)
    return found


def taken(address: str, target: str, is_again: bool) -> str:
    """The address of a page, where it says that something was taken in, or stood there already."""
    own = _without(address)
    more = urlencode({TAKEN: f"{AGAIN if is_again else ''}{target}"})
    return f"{own}{'&' if '?' in own else '?'}{more}#{TAKEN}"


def _without(address: str) -> str:
    parts = urlsplit(address)
    kept = [each for each in parse_qsl(parts.query, keep_blank_values=True) if each[0] != TAKEN]
    return f"{parts.path}?{urlencode(kept)}" if kept else parts.path


def _place(of: Desk, target: str, is_named: bool) -> Place:
    held = [each.id for each in of.outline.chapters if any(one.value.target == target for one in each.items)]
    name = _("%(name)s (has it)") % {"name": of.workspace.name} if target and held else of.workspace.name
    sections = [(f"{of.workspace.id} {each.id}", heading(each.title)) for each in of.outline.chapters]
    sections = sections or [(of.workspace.id, _("A first section"))]
    return name, tuple((sent, f"{of.workspace.name}: {each}" if is_named else each) for sent, each in sections)


def _last(desks: Sequence[Desk], view: View) -> str:
    """The section into which this person took something last, where it stands still."""
    acts = [(act.at, act, of) for of in desks for act in of.outline.acts if act.by == view.viewer.name]
    for _at, act, of in sorted(acts, key=lambda each: each[0], reverse=True):
        for item in (each.value.id for each in act.made if isinstance(each.value, Item)):
            if chapter := of.outline.chapter_of(item):
                return f"{of.workspace.id} {chapter.id}"
    return ""
