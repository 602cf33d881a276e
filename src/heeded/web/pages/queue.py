"""What a person should look at next of a State in, one item at a time out: judged by one key."""

import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heeded import pipeline
from heeded.assess.judged import FIELDS
from heeded.pipeline import View, judging
from heeded.primary import VERDICTS, Judgement, Kept, Verdict
from heeded.quoting import quotable
from heeded.reports.page_screen import RELATIONS
from heeded.reports.review import ItemRow
from heeded.reports.words import POSITIONS
from heeded.store import conclusions, entries
from heeded.vocabulary.states import name_of
from heeded.web import addresses, forms
from heeded.web.of_state import of_state
from heeded.web.pages.position import told
from heeded.web.parts import Quotation, Tab
from heeded.web.shown import place_of, who

__all__ = ["page", "save"]

MOST = 500
LINKS = {
    "contradictions": "Do %(first)s and %(second)s contradict each other?",
    "evidence": "Does %(first)s tell what came of %(second)s?",
    "claims": "Does the State speak of %(second)s in %(first)s?",
    "repeats": "Does %(first)s repeat %(second)s?",
    "takes_up": "Does %(second)s take up what %(first)s asks?",
    "duplicate": "Do %(first)s and %(second)s ask the same?",
    "mentions": "Does %(first)s speak of %(second)s?",
    "reply": "Is %(first)s the answer to %(second)s?",
}
"""The question that each kind of link is."""
VALUES = {
    "position": "Is “%(value)s” the State's position on %(first)s?",
    "type": "Is “%(value)s” how far %(first)s repeats %(second)s?",
    "stance": "Is “%(value)s” what %(first)s tells of %(second)s?",
}
"""The question that each field is, where the program read a value."""


@of_state
def page(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """The item at a place of the queue, the first unless another one is asked for."""
    every, standing = judging.queue(state, view)
    items = every[:MOST]
    given = request.GET.get("at", "")
    place = min(int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 0, max(0, len(items) - 1))
    own = reverse("queue", args=[state])
    trail = (Tab(name_of(state), addresses.state(state)), Tab(_("Look through"), own, True))
    shown = {
        "trail": trail, "name": name_of(state), "state": addresses.state(state), "count": len(items),
        "is_more": len(items) == MOST, "vanished": [told(each) for each in standing.vanished],
        "keys": _keys(), "save": reverse("queue-save", args=[state]),
    }  # fmt: skip
    if items:
        subject = items[place].subject
        [item] = judging.rows([items[place]], state, view)
        said = _said(subject, item.field, view)
        shown |= {
            "item": item, "place": place, "number": place + 1, "question": _question(item),
            "quotes": _quotes(subject, view), "links": _links(item),
            "said": list(map(told, said)), "seen": forms.seen(said, item.value, item.field, item.subject),
            "choices": [(each, _word(each)) for each in FIELDS[item.field] if item.field != "found" and
                        each != item.value],
            "before": f"{own}?at={place - 1}" if place else "",
            "after": f"{own}?at={place + 1}" if place + 1 < len(items) else "", "own": own,
        }  # fmt: skip
    return render(request, "queue.html", shown)


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("a", _("yes")), ("r", _("no")), ("u", _("I cannot tell")), ("c", _("choose the right value")),
        ("n", _("next")), ("p", _("previous")), ("Esc", _("leave a field")),
    )  # fmt: skip


def _quotes(subject: str, view: View) -> list[Quotation]:
    """The statements that an item is about, in its order, each with its source."""
    parts = subject.split()
    cited = conclusions.cited(view.viewer, set(parts))
    return [
        Quotation(
            quotable(said.quote.text), document.name, place_of(said.page, said.paragraph),
            addresses.document(document.key, said.page), who(said.asserted_by), cite=addresses.cite(said.id),
        )
        for document, said in (cited[part] for part in parts if part in cited)
    ]  # fmt: skip


def _said(subject: str, field: str, view: View) -> Sequence[Kept[Judgement]]:
    """What people said of an item."""
    return [each for each in entries.current(view.viewer, Judgement, [subject]) if each.value.field == field]


def _question(item: ItemRow) -> str:
    """What is asked of an item: the answers are yes and no."""
    parts = item.subject.split()
    kind, first, second = parts if len(parts) == 3 else ("", parts[0], "")
    names = {"first": _called(first, _("the first quote")), "second": _called(second, _("the second quote"))}
    if item.field == "found":
        return _(LINKS[kind]) % names
    if item.value is None:
        return _("The program read no position of the State on %(first)s. Is there none?") % names
    return _(VALUES[item.field]) % {**names, "value": _word(item.value)}


def _called(end: str, quote: str) -> str:
    """How a question calls one end of an item: a recommendation by its review and number, else by its quote."""
    return end.partition("/")[2] if end.count("/") >= 2 else quote


def _word(code: str) -> str:
    return str(capfirst(_(POSITIONS.get(code) or RELATIONS.get(code) or code.replace("_", " "))))


def _links(item: ItemRow) -> list[Tab]:
    return [Tab(part, addresses.recommendation(part)) for part in item.subject.split() if part.count("/") >= 2]


@of_state
@forms.posted
def save(request: HttpRequest, view: View, state: str) -> HttpResponse:
    """Keep a judgement on an item, and go on; a value that is another by now is told, not judged."""
    subject, field = forms.text(request, "subject"), forms.chosen(request, "field", tuple(FIELDS))
    verdict: Verdict = forms.chosen(request, "verdict", VERDICTS)  # type: ignore[assignment]
    of = pipeline.found(state, view)
    corrected = forms.text(request, "value", _("Choose the right value.")) if verdict == "correct" else None
    made = pipeline.judgements(
        subject, field, verdict, corrected, forms.text(request, "note"), of, view, bool(request.POST.get("cluster"))
    )
    value = json.loads(made[0].value)
    shown = None if value is None else str(value).lower()
    forms.check_seen(request, forms.seen(_said(made[0].subject, field, view), shown, field, subject))
    entries.add(pipeline.fresh(made, view.viewer.name, view), view.viewer.name)
    place = forms.text(request, "place")
    return forms.gone_to(f"{reverse('queue', args=[state])}?at={place if place.isdigit() else 0}")
