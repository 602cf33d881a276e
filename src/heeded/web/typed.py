"""What a person typed into a field in; the States meant out, or what is wrong, to be told beside the field."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from heeded.errors import UsageError
from heeded.reports.asked import nearest_states, state_of
from heeded.vocabulary.states import name_of
from heeded.web.parts import Tab

__all__ = ["Wrong", "states_of"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a field, in a sentence, and what may be meant, each with the address that asks for it."""

    text: str
    meant: tuple[Tab, ...] = ()


def states_of(words: str, address: Callable[[str], str]) -> tuple[list[str], tuple[Wrong, ...]]:
    """The codes of States that stand in a field with commas between, each once, and what names none.

    `address` is that of the same page for other words in the field.
    """
    parts = [each.strip() for each in words.split(",") if each.strip()]
    codes: dict[str, None] = {}
    wrong = []
    for at, part in enumerate(parts):
        try:
            codes[state_of(part)[0]] = None
        except UsageError:
            near = [
                Tab(name_of(code), address(", ".join([*parts[:at], code, *parts[at + 1 :]])))
                for code in nearest_states(part)
            ]
            wrong.append(Wrong(_("No State is called “%(words)s”.") % {"words": part}, tuple(near)))
    return list(codes), tuple(wrong)
