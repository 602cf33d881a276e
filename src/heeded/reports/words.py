"""Codes of the domain in, the words that people are shown out, clean of characters that steer a terminal."""

import re

from heeded.model import Kind
from heeded.vocabulary.states import name_of

__all__ = ["GROUP_NAMES", "KINDS", "OCCASIONS", "POSITIONS", "clean", "line", "names", "public_id"]

KINDS: dict[Kind, str] = {
    "national_report": "National report",
    "un_compilation": "UN compilation",
    "stakeholder_summary": "Stakeholder summary",
    "advance_questions": "Advance questions",
    "draft_report": "Draft report",
    "working_group_report": "Working Group report",
    "addendum": "Addendum",
    "council_report": "Council report",
    "outcome_decision": "Outcome decision",
    "thematic_list": "Thematic list",
    "hc_letter": "High Commissioner's letter",
    "midterm_report": "Mid-term report",
    "stakeholder_submission": "Stakeholder submission",
    "oral_statement": "Oral statement",
    "press_release": "Press release",
    "news": "News",
    "other": "Other",
}
POSITIONS = {
    "supported": "supported",
    "noted": "noted",
    "supported_in_part": "supported in part",
    "pending": "pending",
}
OCCASIONS = {
    "report": "Working Group report",
    "addendum": "addendum",
    "plenary": "Council plenary",
    "adoption": "adoption of the outcome",
    "other": "other",
}
GROUP_NAMES = {
    "EEG": "Eastern European Group",
    "GRULAC": "Group of Latin American and Caribbean Countries",
    "WEOG": "Western European and Others Group",
    "Observer": "observer States",
    "none": "member of no group",
}
# C0 and C1 controls (escape sequences), marks that turn the direction of text, separators of lines and paragraphs, lone
# surrogates and noncharacters, which no file holds
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text with every character that could steer a terminal or turn its words around replaced by U+FFFD."""
    return STEERING.sub("\ufffd", text)


def line(text: str) -> str:
    """The text on one line, clean."""
    return clean(" ".join(text.split()))


def names(codes: tuple[str, ...]) -> str:
    """The names of States, in order."""
    return ", ".join(name_of(code) for code in codes)


def public_id(state: str, cycle: int, number: str) -> str:
    """What identifies a recommendation everywhere: "KAZ/2/124.3"."""
    return f"{state}/{cycle}/{number}"
