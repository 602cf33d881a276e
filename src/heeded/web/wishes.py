"""A kind of report in, the fields of its form out; what a form holds in, the wishes for the function that makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from heeded.errors import UsageError
from heeded.reports.asked import state_of
from heeded.reports.matrix import layouts
from heeded.reports.statement import OCCASION_NAMES
from heeded.reports.words import clean
from heeded.vocabulary.phrases import LANGUAGES
from heeded.vocabulary.states import iso3_of
from heeded.web.forms import lines

__all__ = ["LANGUAGE_NAMES", "SESSION", "WISHES", "Wish", "session_of", "wished"]

FieldKind = Literal["words", "party", "state", "lines", "number", "choice", "switch"]
SESSION, LAST_SESSION = _("Session of the Working Group; empty for the State's next one"), 200
LANGUAGE_NAMES = dict(zip(LANGUAGES, ("English", "français", "español", "русский"), strict=True))
LONGEST = 2_000
"""Characters of one wish."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish of a kind of report: the name of its parameter, and the field that asks for it."""

    name: str
    label: Any
    kind: FieldKind = "words"
    is_needed: bool = False
    """Whether nothing can be made without it."""
    least: int = 0
    most: int = 0
    choices: Callable[[], Mapping[str, Any]] = dict
    """Of a choice: values and their names; the first one stands for no wish where it is empty."""
    note: Any = ""


def _occasions() -> Mapping[str, Any]:
    return {code: _(OCCASION_NAMES[code]) for code in ("plenary", "item6", "pre_session", "working_group")}


def _layouts() -> Mapping[str, Any]:
    return {"": _("as in the lists of that time"), **{name: name.replace("_", " ") for name in layouts()}}


WISHES: Mapping[str, tuple[Wish, ...]] = {
    "statement": (
        Wish("speaker", _("Who speaks: an organisation, or a State"), "party", is_needed=True),
        Wish("occasion", _("Where it is made"), "choice", choices=_occasions),
        Wish("seconds", _("Seconds; empty for the time that the rule gives"), "number", least=20, most=3600),
        Wish("words_a_minute", _("Words a minute; empty for 130"), "number", least=60, most=220),
        Wish("speakers", _("States on the list of the Working Group"), "number", least=1, most=200),
        Wish("signatories", _("Organisations that join, one a line"), "lines"),
    ),
    "advocacy": (Wish("asking", _("The recommending State"), "state", is_needed=True),),
    "submission": (
        Wish("organisations", _("Who submits, one organisation a line"), "lines", is_needed=True),
        Wish("about", _("What they are")),
        Wish("contact", _("How to reach them")),
        Wish("keywords", _("Keywords")),
        Wish("session", SESSION, "number", least=1, most=LAST_SESSION),
        Wish("name", _("A working set by its name; empty for what the State supported")),
    ),
    "evaluation": (Wish("name", _("A working set by its name; empty for the whole review")),),
    "matrix": (
        Wish("layout", _("Columns"), "choice", choices=_layouts),
        Wish("with_assessments", _("With a last column of what parties conclude"), "switch"),
    ),
}
"""The wishes of each kind; one that is not here has none but review, language and readers."""


def wished(kind: str, given: Mapping[str, str]) -> dict[str, Any] | None:
    """The wishes that fields hold, by parameter; None where a needed one is empty.

    Raises UsageError for a value that a field does not take. An empty field is no wish: what makes the report decides.
    """
    found = {}
    for wish in WISHES.get(kind, ()):
        text = clean(given.get(wish.name, "")).strip()
        if len(text) > LONGEST:
            raise UsageError(say("A field takes %(count)s characters at most.") % {"count": f"{LONGEST:,}"})
        if text:
            found[wish.name] = READ[wish.kind](text, wish)
        elif wish.is_needed:
            return None
    return found


def session_of(text: str) -> int | None:
    """The session that a field names; None for an empty one, UsageError for what is none."""
    return _number(text, SESSION, 1, LAST_SESSION) if text else None


def _number(text: str, field: Any, least: int, most: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
    if number is None or not least <= number <= most:
        raise UsageError(
            say("%(field)s: a number from %(least)s to %(most)s.") % {"field": field, "least": least, "most": most}
        )
    return number


def _choice(text: str, wish: Wish) -> str:
    if text not in wish.choices():
        raise UsageError(
            say("%(value)s is none of: %(choices)s.")
            % {"value": repr(text[:80]), "choices": ", ".join(filter(None, wish.choices()))}
        )
    return text


READ: Mapping[FieldKind, Callable[[str, Wish], Any]] = {
    "words": lambda text, _: " ".join(text.split()),
    "state": lambda text, _: state_of(text)[0],
    "party": lambda text, _: iso3_of(text) or " ".join(text.split()),
    "lines": lambda text, _: lines(text),
    "number": lambda text, wish: _number(text, wish.label, wish.least, wish.most),
    "choice": _choice,
    "switch": lambda text, _: True,
}
