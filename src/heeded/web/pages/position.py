"""A recommendation in, the control that corrects its position out; what it sends is kept as a judgement."""

import json
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from heeded import assess, pipeline
from heeded.errors import UsageError
from heeded.model import POSITIONS as CODES
from heeded.pipeline import View
from heeded.primary import Judgement, Kept, Verdict
from heeded.reports.recommendations import Line
from heeded.reports.words import POSITIONS
from heeded.store import entries
from heeded.web import forms
from heeded.web.of_state import of_state
from heeded.web.said import day

__all__ = ["Correction", "correction", "save", "told"]

WRONG = "wrong"
"""What is chosen where the position that was read is wrong and the person knows no other."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The control that corrects a position: where it sends, what stands now, who said what of it before."""

    id: str
    number: str
    action: str
    seen: str
    back: str
    choices: tuple[tuple[str, str, bool], ...]
    """Code, words, and whether it stands now."""
    said: tuple[str, ...]
    is_alike: bool
    """Whether it has near-duplicates, to which the same may apply."""


def correction(line: Line, is_alike: bool, back: str, view: View) -> Correction:
    """The control for one recommendation; `back` is the page to go on to."""
    kept = _said(line, view)
    return Correction(
        f"position-{line.number}", line.number, reverse("position", args=[line.state, line.cycle, line.number]),
        forms.seen(kept, line.position), back,
        (*((code, _(POSITIONS[code]), code == line.position) for code in CODES),
         (WRONG, _("what was read is wrong, and none is known"), False)),
        tuple(map(told, kept)), is_alike,
    )  # fmt: skip


def _said(line: Line, view: View) -> list[Kept[Judgement]]:
    kept = entries.current(view.viewer, Judgement, [line.statement])
    return [each for each in kept if each.value.field == "position"]


def told(each: Kept[Judgement]) -> str:
    """A judgement in a sentence: who said what, when and why."""
    values = {"by": each.by, "day": day(each.added.date().isoformat())}
    said = {
        "accept": _("%(by)s accepted it, %(day)s"),
        "reject": _("%(by)s rejected it, %(day)s"),
        "correct": _("%(by)s corrected it to %(value)s, %(day)s"),
    }[each.value.verdict]
    corrected = json.loads(each.value.corrected) if each.value.corrected else ""
    told = said % {**values, "value": _(POSITIONS.get(corrected, str(corrected)))}
    return f"{told}: {each.value.note}" if each.value.note else told


@of_state
@forms.posted
def save(request: HttpRequest, view: View, state: str, cycle: int, number: str) -> HttpResponse:
    """Keep what a person says of a position, and go back to where it was said."""
    known = pipeline.lines(state, view, cycle)
    identifier = f"{state}/{cycle}/{number}"
    line = known.get(identifier)
    if line is None:
        raise UsageError(assess.unknown(identifier, known))
    forms.check_seen(request, forms.seen(_said(line, view), line.position))
    wanted = forms.chosen(request, "position", (*CODES, WRONG))
    of = pipeline.found(state, view)
    read = json.loads(of.values[line.statement, "position"])
    verdict: Verdict = "reject" if wanted == WRONG else "accept" if wanted == read else "correct"
    made = pipeline.judgements(
        identifier, "position", verdict, wanted if verdict == "correct" else None, forms.text(request, "note"), of,
        view, bool(request.POST.get("cluster")),
    )  # fmt: skip
    entries.add(pipeline.fresh(made, view.viewer.name, view), view.viewer.name)
    return forms.gone_to(forms.back(request, reverse("recommendation", args=[state, cycle, number])))
