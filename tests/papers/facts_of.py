"""Facts on one review for tests: as many recommendations as are wanted, in words of their own."""

from dataclasses import replace
from datetime import date
from typing import Any

from heeded.papers import Language
from heeded.reports.facts import Facts
from heeded.reports.recommendations import Line, Page
from heeded.reports.record import ReviewRecord, StateRecord
from heeded.vocabulary.phrases import phrases

VERBS = ("Ratify", "Continue to strengthen", "Repeal without delay", "Consider acceding to", "Ensure full respect for")
MATTERS = (
    "the convention on enforced disappearance", "its law on public assemblies, in line with international standards",
    "all laws that punish insult of officials", "the right of 12 per cent of children to bilingual schools",
    "the Optional Protocol, as asked in 2019, and report to CAT",
)  # fmt: skip


def line(at: int, **values: Any) -> Line:
    """The recommendation with this place in its review."""
    given = dict.fromkeys(Line.__dataclass_fields__) | {
        "id": f"XAV/2/44.{at}", "state": "XAV", "state_name": "Arvenia", "cycle": 2, "number": f"44.{at}",
        "text": f"{VERBS[at % len(VERBS)]} {MATTERS[at * 3 % len(MATTERS)]}", "recommending_states": ("NOR", "CHL"),
        "recommending_names": ("Norway", "Chile"), "position": ("supported", "noted")[at % 3 == 0],
        "themes": (), "affected_persons": (), "sdgs": (), "document": "A/HRC/90/3", "paragraph": f"44.{at}",
        "statement": f"s{at}", "quote": "q",
    }  # fmt: skip
    return Line(**(given | values))


def facts(recommendations: int = 20, language: Language = "en", **review: Any) -> Facts:
    """Facts on the second review of Arvenia."""
    supported = sum(at % 3 > 0 for at in range(recommendations))
    counts = {"received": recommendations, "supported": supported, "noted": recommendations - supported}
    shown = ReviewRecord(
        2, year=2024, session=46, report="A/HRC/90/3", counts=counts if recommendations else None,
        is_counted=bool(recommendations),
    )  # fmt: skip
    shown = replace(shown, **review)
    return Facts(
        StateRecord("XAV", "Arvenia", (shown,)), shown,
        tuple(Page(line(at), ()) for at in range(recommendations)), language, phrases(language), "Arvenia",
        date(2026, 1, 1), "public", {}, "Made today.",
    )  # fmt: skip
