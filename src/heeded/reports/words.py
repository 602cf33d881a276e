"""Codes of the domain in, the words that people are shown out, clean of characters that steer a terminal."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields

from heeded.followed import Step
from heeded.model import Document, Kind, Qualifier, Statement, Value
from heeded.quoting import clean, cut, line
from heeded.vocabulary.states import name_of, states

__all__ = [
    "GROUP_NAMES",
    "HEADING_CLAIMS",
    "KINDS",
    "LABELS",
    "LANGUAGES",
    "OCCASIONS",
    "POSITIONS",
    "STEPS",
    "TREATIES",
    "TYPES",
    "VALUE_WORDS",
    "WITHOUT_REPLY",
    "clean",
    "cut",
    "day",
    "facts",
    "line",
    "names",
    "party",
    "public_id",
    "said_by",
    "several",
    "when",
]

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
HEADING_CLAIMS = {
    "implemented": "The State says it is implemented already: the heading over this list",
    "in_progress": "The State says it is being implemented: the heading over this list",
    "planned": "The State says it will implement it: the heading over this list",
}
"""What the heading of a list claims of each recommendation in it."""
STEPS: dict[Step, str] = {
    "submissions": "stakeholders' submissions are due",
    "national_report": "the national report is due",
    "review": "review",
    "adoption": "the Council adopts the outcome",
    "mid_term": "mid-term point",
}
POSITIONS = {
    "supported": "supported",
    "noted": "noted",
    "no_reply": "no reply at hand",
    "supported_in_part": "supported in part",
    "pending": "pending",
}
"""Of positions as people are shown them (`model.ShownPosition`)."""
WITHOUT_REPLY = {
    "counted": "no reply at hand: counted as noted at adoption (resolution 5/1) until the reply is read",
    "add": "to add: the addendum %(symbol)s, or the Council's report on the outcome",
    "add_any": "to add: the addendum with the State's replies, or the Council's report on the outcome",
}
"""What a recommendation without a reply counts as, and which file tells more."""
OCCASIONS = {
    "report": "Working Group report",
    "addendum": "addendum",
    "plenary": "Council plenary",
    "adoption": "adoption of the outcome",
    "judgement": "a person's judgement",
    "other": "other",
}
GROUP_NAMES = {
    "EEG": "Eastern European Group",
    "GRULAC": "Group of Latin American and Caribbean Countries",
    "WEOG": "Western European and Others Group",
    "Observer": "observer States",
    "none": "member of no group",
}
LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "kk": "Kazakh",
    "pt": "Portuguese",
    "ru": "Russian",
    "zh": "Chinese",
}
TYPES = {
    "recommendation": ("Recommendation", "what a State under review is recommended to do"),
    "review": ("Review", "facts of one State's review: dates, troika, delegation"),
    "intervention": ("Intervention", "what a State or contributor says about the State under review"),
    "reply": ("Reply", "the State's answer to recommendations: supported, noted"),
    "pledge": ("Pledge", "what the State promises of its own accord"),
    "tally": ("Tally", "a count about recommendations"),
    "figure": ("Figure", "a count of people affected"),
    "claim": ("Claim", "what a State says that it did about recommendations"),
    "person": ("Person", "an individual who is named, where first named in full"),
    "provision": ("Provision", "a law that is cited, or one of its articles"),
    "treaty_action": ("Treaty action", "what a State did about a treaty, or is urged to do"),
    "event": ("Event", "something that happened: an arrest, a trial, a law, a review"),
    "case_decision": ("Case decision", "what is said of a treaty body's Views or an opinion on a person's case"),
    "ask": ("Ask", "what an organisation or UN body calls for, and of whom"),
    "deadline": ("Deadline", "a time until which something is due"),
    "commendation": ("Commendation", "what a State or party praises"),
    "concern": ("Concern", "what a State or party is worried about"),
    "appraisal": ("Appraisal", "a general view of how far recommendations or rights are implemented"),
}
"""Each type of statement: its name, and in one line what it is."""
QUALIFIERS: dict[Qualifier, str] = {
    "exact": "",
    "at_least": "at least ",
    "more_than": "more than ",
    "about": "about ",
    "up_to": "up to ",
    "fewer_than": "fewer than ",
}
VALUE_WORDS: dict[str, dict[str, str]] = {
    "position": POSITIONS,
    "measure": {
        "received": "recommendations received",
        "supported": "recommendations supported",
        "noted": "recommendations noted",
        "pending": "recommendations not answered yet",
        "implemented": "recommendations implemented",
        "partially_implemented": "recommendations implemented in part",
        "in_progress": "recommendations being implemented",
        "implemented_or_partially": "recommendations implemented in full or in part",
        "supported_in_part": "recommendations supported in part",
        "not_implemented": "recommendations not implemented",
        "recommending_states": "States that made recommendations",
        "delegations_speaking": "delegations that spoke",
    },
    "harm": {
        "killed": "people killed",
        "injured": "people injured",
        "detained": "people detained",
        "tortured": "people tortured or ill-treated",
        "disappeared": "people disappeared",
        "prosecuted": "people prosecuted",
        "convicted": "people convicted",
        "political_prisoners": "political prisoners",
        "displaced": "people displaced",
        "other": "people affected in another way",
    },
    "claims": {
        "implemented": "implemented",
        "in_progress": "being implemented",
        "planned": "planned",
    },
    "role": {
        "victim": "victim",
        "official": "official",
        "spokesperson": "spokesperson",
        "expert": "expert",
        "other": "another, or not told",
    },
    "action": {
        "ratified": "ratified",
        "acceded": "acceded to",
        "signed": "signed",
        "not_party": "the State is not a party",
        "urged": "the State is urged to join",
    },
    "kinds": {
        "protest": "protest",
        "detention": "arrest or detention",
        "trial": "trial or sentence",
        "ban": "ban",
        "law": "law made or changed",
        "killing": "killing",
        "election": "election",
        "review": "review in the UPR",
        "release": "release",
        "reprisal": "reprisal",
        "other": "another event",
    },
    "effect": {
        "introduced": "introduced",
        "repealed": "repealed",
        "amended": "amended",
        "moved": "moved to another law",
        "raised": "penalty raised",
        "lowered": "penalty lowered",
    },
    "party": {
        "state": "State",
        "national_institution": "national human rights institution",
        "regional_body": "regional body",
        "treaty_body": "UN treaty body",
        "special_procedure": "special procedure of the Human Rights Council",
        "agency": "UN agency or intergovernmental organisation",
        "civil_society": "civil society",
    },
    "status": {
        "implemented": "implemented",
        "progress": "progress",
        "little_progress": "little progress",
        "no_progress": "no progress",
        "regress": "a step back",
    },
    "addressee": {"UN": "the United Nations", "UN member states": "UN member States"},
}
"""The words for the values of a field."""
LABELS = {
    "body": "Body",
    "symbol": "Symbol",
    "person": "Person",
    "remedies": "Asked for",
    "grade": "Grade of the follow-up",
    "case_decision.number": "Case",
    "case_decision.claims": "Said to be",
    "addressee": "Asked of",
    "affected_persons": "Affected persons",
    "all_of": "All recommendations of",
    "article": "Article",
    "cites": "Documents cited",
    "claims": "Claimed to be",
    "cycle": "Cycle of the UPR",
    "date": "Date",
    "dates": "Reviewed on",
    "delegations": "Delegations that spoke",
    "documents": "Documents of the review",
    "effect": "What the law does",
    "event": "Event",
    "excluding": "Except",
    "explanation": "Explanation",
    "harm": "Of whom",
    "head_of_delegation": "Head of delegation",
    "instrument": "Law",
    "kinds": "What happened",
    "measure": "Of what",
    "name": "Name",
    "number": "Number",
    "number_printed": "Number as printed",
    "numbers": "Recommendations",
    "out_of": "Out of",
    "outcome_adopted": "Outcome adopted on",
    "party": "Who that is",
    "penalty": "Penalty",
    "place": "Place",
    "position": "Position",
    "position_source": "Position taken from",
    "position_words": "In the State's words",
    "report_adopted": "Report adopted on",
    "role": "Role",
    "sdgs": "Sustainable Development Goals",
    "session": "Session of the Working Group",
    "states_count": "How many States",
    "status": "How far implemented",
    "themes": "Themes",
    "topic": "Topic",
    "treaty": "Treaty",
    "troika": "Troika",
    "treaty_action.action": "What became of it",
    "value": "How many",
    "what": "What is due",
    "year": "Year",
    "deadline.date": "Due by",
    "event.name": "Known as",
}
"""What a field is called, under "type.field" where it differs by type."""
# Fields that repeat the quote, stand in another's words (`qualifier`), or tell who speaks.
UNTOLD = ("text", "qualifier", "recommending_states", "speaking_state")
TREATIES = {
    "CAT": "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
    "CAT-OP": "Optional Protocol to the Convention against Torture",
    "ICCPR": "International Covenant on Civil and Political Rights",
    "ICCPR-OP1": "Optional Protocol to the International Covenant on Civil and Political Rights",
    "ICCPR-OP2": "Second Optional Protocol to the International Covenant on Civil and Political Rights, aiming at the "
    "abolition of the death penalty",
    "ICESCR": "International Covenant on Economic, Social and Cultural Rights",
    "ICESCR-OP": "Optional Protocol to the International Covenant on Economic, Social and Cultural Rights",
    "CERD": "International Convention on the Elimination of All Forms of Racial Discrimination",
    "CEDAW": "Convention on the Elimination of All Forms of Discrimination against Women",
    "CEDAW-OP": "Optional Protocol to the Convention on the Elimination of All Forms of Discrimination against Women",
    "CRC": "Convention on the Rights of the Child",
    "CRC-OP": "an Optional Protocol to the Convention on the Rights of the Child",
    "CRC-OP-AC": "Optional Protocol to the Convention on the Rights of the Child on the involvement of children in "
    "armed conflict",
    "CRC-OP-SC": "Optional Protocol to the Convention on the Rights of the Child on the sale of children, child "
    "prostitution and child pornography",
    "CRC-OP-IC": "Optional Protocol to the Convention on the Rights of the Child on a communications procedure",
    "CRPD": "Convention on the Rights of Persons with Disabilities",
    "CRPD-OP": "Optional Protocol to the Convention on the Rights of Persons with Disabilities",
    "CMW": "International Convention on the Protection of the Rights of All Migrant Workers and Members of Their "
    "Families",
    "CED": "International Convention for the Protection of All Persons from Enforced Disappearance",
}
"""The full names of the treaties whose key is letters; the others' keys are their names."""
LONGEST, LONGEST_WORDS = 160, 60
"""Characters of one value that are told, and of a position's words and explanation, which the text has beside it."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
# "2022", "2022-01", "2022-01-05"
DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")
# Names of States that a sentence gives an article: "the government of the Netherlands"
WITH_ARTICLE = re.compile(
    r"(?:United|Russian|Republic|Democratic|Dominican|Central African|Syrian|Lao|State of|Holy|Netherlands|Philippines|"
    r"Bahamas|Gambia|Maldives|Comoros|Congo|Niger\b|Sudan|\w+ Islands)"
)
# "(The Lamp; Open Squares (Arvenia); Quay Watch)"
MEMBERS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")


def several(parts: Iterable[str], between: str = ", ", say: Callable[[str], str] = str) -> str:
    """The parts that fit into LONGEST characters, at least the first, and how many more there are, as `say` says it."""
    told = [cut(part, LONGEST) for part in parts]
    kept, length = told[:1], len(told[0]) if told else 0
    for part in told[1:]:
        length += len(between) + len(part)
        if length > LONGEST:
            break
        kept.append(part)
    more = len(told) - len(kept)
    return between.join(kept) + (f" {say('and %(count)s more') % {'count': more}}" if more else "")


def names(codes: tuple[str, ...]) -> str:
    """The names of States, in order."""
    return ", ".join(name_of(code) for code in codes)


def public_id(state: str, cycle: int, number: str) -> str:
    """What identifies a recommendation everywhere: "KAZ/2/124.3"."""
    return f"{state}/{cycle}/{number}"


def day(date: str) -> str:
    """A date or a range of dates in words: "5 January 2022", "January 2022", "2022 to 2023"; else as it is."""
    return " to ".join(_day(each) for each in date.split("/"))


def _day(date: str) -> str:
    found = DATE.fullmatch(date)
    if not found:
        return date
    month = MONTHS[int(found["month"]) - 1] if found["month"] else ""
    return " ".join(part for part in ((found["day"] or "").lstrip("0"), month, found["year"]) if part)


def facts(value: Value) -> Iterator[tuple[str, str]]:
    """What a statement says beyond its quote: for each field that has a value, its label and the value in words."""
    for field in sorted(fields(value), key=lambda each: each.name != "value"):
        content = getattr(value, field.name)
        if field.name in UNTOLD or content is None or content in ((), ""):
            continue
        if field.name == "number_printed" and content == getattr(value, "number", None):
            continue
        label = LABELS.get(f"{value.type}.{field.name}") or LABELS[field.name]
        most = LONGEST_WORDS if field.name in ("position_words", "explanation") else LONGEST
        many = sorted(content, key=lambda each: each == "other") if isinstance(content, tuple) else (content,)
        yield label, several(cut(_in_words(field.name, each, value), most) for each in many)


def _in_words(field: str, content: object, value: Value) -> str:
    """One value of a field in words."""
    if field in ("value", "states_count"):
        return f"{QUALIFIERS[getattr(value, 'qualifier', None) or 'exact']}{content:,}"
    text = str(content)
    if field in ("date", "dates", "report_adopted", "outcome_adopted"):
        return day(text)
    if field in ("addressee", "troika"):
        text = _name(text)
    words: Mapping[str, str] = TREATIES if field == "treaty" else VALUE_WORDS.get(field, {})
    return words.get(text, text)


def when(first: str | None, last: str | None) -> str:
    """The date in words: "July 2025", "20 January 2025 to 31 January 2025", "not known"."""
    if first is None:
        return "not known"
    return day(first if last in (None, first) else f"{first}/{last}")


def said_by(statement: Statement, document: Document) -> str:
    """Who says it: the State's government, a party, a State as the publisher tells, or the publisher itself."""
    value = statement.value
    told = getattr(value, "recommending_states", ()) or (getattr(value, "speaking_state", None),)
    named = several(_name(code) for code in told if code)
    if statement.asserted_by == "state":
        by = f"the government of {_with_article(_name(statement.state))}" if statement.state else "the State itself"
    elif statement.asserted_by:
        by = party(_name(statement.asserted_by))
    elif named:
        by = f"{named} (as told by the publisher)"
    else:
        by = f"the publisher, {document.publisher}" if document.publisher else "the publisher, who is not named"
    speaker = f" (speaker: {statement.speaker})" if statement.speaker else ""
    summarised = f" (as summarised by {statement.as_summarised_by})" if statement.as_summarised_by else ""
    return f"{by}{speaker}{summarised}"


def _name(code: str) -> str:
    """The name of the State with this code; other words as they are."""
    return name_of(code) if code in states() else code


def party(named: str) -> str:
    """Who says it; of the members of a joint submission the first alone: "JS2 (The Lamp and 11 more)"."""
    return cut(MEMBERS.sub(lambda found: f"({_first(found[1].split('; '))})", named), LONGEST)


def _first(members: list[str]) -> str:
    more = f" and {len(members) - 1} more" if len(members) > 1 else ""
    return cut(members[0], LONGEST_WORDS) + more


def _with_article(name: str) -> str:
    return f"the {name}" if WITH_ARTICLE.match(name) else name
