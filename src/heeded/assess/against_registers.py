"""What texts say of treaties and a register in, where the two cannot both be right out, each with both sides.

A text speaks of the day on which it was published: what the State joined later contradicts nothing.
"""

from collections.abc import Iterable, Iterator

from heeded.assess.citing import cite
from heeded.assess.mentions import mentions
from heeded.assess.registers import Register
from heeded.model import Citation, Contradiction, Document, Reading, Statement, TreatyAction
from heeded.primary import RegisterEntry
from heeded.provenance import Quote

__all__ = ["JOINED", "against_registers", "citation_of", "is_named"]

JOINED = ("ratified", "acceded")
"""What a text says of a State that has joined a treaty."""
BEFORE_ALL = "2006-03-15"
"""The day of resolution 60/251, with which the Review was created: what speaks of it is later."""
CLEAR, DATES, DATES_NEAR, UNDATED = 0.9, 0.6, 0.3, 0.5
"""Strengths: the status itself differs; the years differ; by one year alone, as a parliament's approval and the deposit
do; the status differs, and the text or what it tells has no date."""


def against_registers(readings: Iterable[Reading], register: Register) -> Iterator[Contradiction]:
    """Contradictions between statements on core treaties and the register, in the order of the documents.

    Each State, treaty and document stands once. Rows that are doubtful or that the register lacks contradict nothing.
    """
    for reading in readings:
        seen = set()
        for statement in reading.statements:
            value = statement.value
            if not isinstance(value, TreatyAction) or not statement.state:
                continue
            entry = register.latest("treaties", statement.state, value.treaty) if is_named(statement, value) else None
            found = _contradiction(value, reading.document, entry) if entry else None
            if entry and found and (key := (statement.state, value.treaty, value.action)) not in seen:
                seen.add(key)
                strength, reason = found
                sides = (cite(reading.document, statement), citation_of(entry))
                yield Contradiction("register", statement.state, sides, strength, reason, reading.document.cycle)


def is_named(statement: Statement, value: TreatyAction) -> bool:
    """Whether the quote names the treaty itself: "the Optional Protocol to the Convention (CAT)" does not name CAT."""
    return any(mention.treaty == value.treaty for mention in mentions(statement.quote.text))


def _contradiction(value: TreatyAction, document: Document, entry: RegisterEntry) -> tuple[float, str] | None:
    """How strongly a row speaks against what a text says, and why."""
    written, since = document.published, entry.date
    if value.action == "not_party" and entry.status == "party" and since:
        if written is None and since < BEFORE_ALL:
            return CLEAR, f"The text says not a party; the register has it a party since {since}, before reviews began."
        if written is None:
            return (
                UNDATED,
                f"The text says not a party; the register has it a party since {since}. The text has no date.",
            )
        if since[:4] < written[:4]:
            return CLEAR, f"The text of {written} says not a party; the register has it a party since {since}."
    if value.action in JOINED and entry.status in ("none", "signed"):
        return _not_joined(value, written, entry)
    if value.action in JOINED and entry.status == "party" and since and value.date and value.date[:4] != since[:4]:
        is_near = abs(int(value.date[:4]) - int(since[:4])) == 1
        reason = f"The text dates it {value.date}, the register {since}"
        return (DATES_NEAR, f"{reason}; a year apart, as approval and deposit can be.") if is_near else (
            DATES, f"{reason}."
        )  # fmt: skip
    return None


def _not_joined(value: TreatyAction, written: str | None, entry: RegisterEntry) -> tuple[float, str] | None:
    has = "signed alone" if entry.status == "signed" else "neither signed nor joined"
    if written is None:
        return (
            UNDATED,
            f"The text says {value.action}; the register has it {has} by {entry.as_of}. The text has no date.",
        )
    if written <= entry.as_of:
        return (
            CLEAR if value.date else UNDATED,
            f"The text of {written} says {value.action}; the register has it {has} by {entry.as_of}.",
        )
    return None


def citation_of(entry: RegisterEntry) -> Citation:
    """A register's row as the side of a contradiction: its words, and the register with its day for a document."""
    said = f"{entry.item}: {entry.status}" + (f" since {entry.date}" if entry.date and entry.status == "party" else "")
    register = f"register of {entry.register}, {entry.as_of}"
    return Citation("", Quote(said, 0, len(said)), register, register, entry.source)
