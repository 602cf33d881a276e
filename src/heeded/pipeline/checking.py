"""A file that is to be handed in in; what does not fit official rules, and who is named without consent, out.

OHCHR publishes submissions as they are sent, so a name needs leave for submission and publication. People of cases are
found by every spelling that the record knows; others by the rules that find persons in texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heeded.errors import UsageError
from heeded.model import Ask, Document, Person, Statement
from heeded.pipeline.ruling import rules_of
from heeded.pipeline.running import Limits, run
from heeded.quoting import FIRST_WORDS, quoted
from heeded.submission import Finding, Kind, Named, Submission
from heeded.viewer import Use, Viewer

if TYPE_CHECKING:
    from heeded.ingest import Source
    from heeded.masking import Masks
    from heeded.pipeline.concluding import View
    from heeded.vocabulary.rules import Rule

__all__ = ["Checked", "Handed", "checked", "handed_in", "of_handed", "read_submission"]

USES: tuple[Use, ...] = ("submission", "publication")
NOT_PRIVATE = ("official", "spokesperson", "expert")
"""Roles in which a person is named for an office that they hold."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as it is to be handed in, and the persons and asks of its text."""

    submission: Submission
    document: Document
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file, and its words: of cover and text, of notes, of annexes."""

    findings: tuple[Finding, ...]
    words: int
    note_words: int
    annex_words: int


def read_submission(source: "Source") -> Handed:
    """One file read as what is to be handed in; raises IngestError."""
    from heeded import ingest

    data = source.read_bytes()
    document, _ = ingest.read(replace(source, data=data))
    return handed_in(ingest.submitted(data, source.name, document), document)


def handed_in(submission: Submission, document: Document) -> Handed:
    """What is to be handed in, with the persons and asks of its text."""
    from heeded import extract

    language = submission.language or document.language
    read = replace(document, kind="stakeholder_submission", language=language)
    statements, _ = extract.read(read, extract.OF_CHECK)
    found = tuple(each for each in statements if isinstance(each.value, Person | Ask))
    return Handed(submission, document, found)


def checked(
    source: "Source", kind: Kind, state: str, view: "View", limits: Limits, number: int | None = None
) -> Checked:
    """A file on a State held against the rules; raises UsageError where it cannot be read."""
    [(_, handed)] = run(read_submission, [source], limits)
    if not isinstance(handed, Handed):
        raise UsageError(handed.message)
    return of_handed(handed, kind, state, view, number)


def of_handed(
    handed: Handed, kind: Kind, state: str, view: "View", number: int | None = None,
    rules: "Mapping[str, Rule] | None" = None,
) -> Checked:  # fmt: skip
    """What was read held against the rules, else those as they were confirmed, and consents as they are now."""
    from heeded.assess.submissions import check

    made = handed.submission
    findings = check(
        made, rules or rules_of(view), kind, state, view.today, people=tuple(_people(handed, view)),
        elsewhere=tuple(_elsewhere(handed, state)), number=number,
    )  # fmt: skip
    return Checked(findings, made.words("cover", "text"), made.words("note"), made.words("annex"))


def _people(handed: Handed, view: "View") -> Iterator[Named]:
    """Who is named without consent; on the cover, where those stand who submit, people of cases alone."""
    from heeded.masking import spans
    from heeded.store import read

    outside = [replace(view.viewer, use=use) for use in USES]
    withheld: set[str] = set()
    passages = handed.submission.passages
    names = (read.withheld(viewer, [each.text for each in passages]) for viewer in outside)
    for passage, *of_uses in zip(passages, *names, strict=True):
        found = dict.fromkeys(name for named in of_uses for name in named)
        withheld.update(found)
        yield from (Named(name, passage.where) for name in found)
    consenting = _consenting(outside)
    cover = [each.text for each in handed.submission.passages if each.part == "cover"]
    for each in handed.statements:
        if not isinstance(each.value, Person) or each.value.role in NOT_PRIVATE:
            continue
        name = each.value.name
        is_known = any(one in name or name in one for one in withheld) or bool(spans(name, consenting))
        if not is_known and not any(name in one for one in cover):
            yield Named(name, _where(each))


def _consenting(outside: Sequence[Viewer]) -> "Masks":
    """The names of those who may be named for every use: whom all of these viewers see by name."""
    from heeded.cases import Participant
    from heeded.masking import Hidden, masks
    from heeded.store import entries

    seen = [{(one.value.id, one.value.spellings) for one in entries.current(viewer, Participant)} for viewer in outside]
    named = {person: one for person, one in set.intersection(*seen) if not _is_withheld(outside, one)}
    return masks(Hidden(person, one, "") for person, one in named.items())


def _is_withheld(outside: Sequence[Viewer], spellings: Sequence[str]) -> bool:
    """Whether one of these spellings may not be used for one of the uses."""
    from heeded.consent import WITHHELD
    from heeded.store import read

    return any(WITHHELD in each for each in spellings) or any(
        names for viewer in outside for names in read.withheld(viewer, spellings)
    )


def _where(each: Statement) -> str:
    if each.paragraph:
        return f"para. {each.paragraph}"
    return f"p. {each.page}" if each.page else quoted(each.quote.text, FIRST_WORDS)


def _elsewhere(handed: Handed, state: str) -> Iterator[tuple[str, str]]:
    """The other States to which it recommends something."""
    from heeded.vocabulary.states import states

    for each in handed.statements:
        if isinstance(each.value, Ask) and each.value.addressee in states() and each.value.addressee != state:
            yield str(each.value.addressee), _where(each)
