"""An item of the record in, how a text cites it out: as a footnote, for BibTeX, by its address.

Documents of the United Nations are cited as the UN's own documents cite each other (United Nations Editorial Manual,
"Footnotes and other references"): the symbol and the paragraph; a page stands in where no paragraph is known. Other
documents are cited by who published them, title, date and place. What not everybody may see says so.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote as quoted_address
from urllib.parse import urlencode

from heeded import quoting
from heeded.ledgers import Count, Ledger
from heeded.model import Document, Statement
from heeded.papers import Language
from heeded.reports import bibtex
from heeded.reports.assessments import LEVELS, AssessmentRow
from heeded.reports.charts import Chart
from heeded.reports.page_screen import register_words
from heeded.reports.recommendations import Dated, Line
from heeded.reports.words import KINDS, POSITIONS, QUALIFIERS, TYPES, VALUE_WORDS, cut, day, line, party, several
from heeded.verified import Verified
from heeded.vocabulary.phrases import day_in, named_in, phrases
from heeded.vocabulary.states import name_of, states

__all__ = [
    "Reference", "ReferenceKind", "assessment", "chart", "document", "figure", "place", "recommendation", "record",
    "register", "reply", "source", "source_in", "statement",
]  # fmt: skip

ReferenceKind = Literal[
    "recommendation", "reply", "register", "assessment", "statement", "figure", "document", "record", "chart",
]  # fmt: skip
LONGEST = 200
"""Characters of a title in a footnote; BibTeX has all of it."""
NOT_PUBLIC = "not public"
LANGUAGES_OF_UN = ("ar", "en", "es", "fr", "ru", "zh")
# "para. 18" of "A/HRC/28/10, para. 18"
_PARAGRAPH = re.compile(r"\bpara\. (\S+)")
RULE = "Human Rights Council resolution 5/1, annex, para. 32"


@dataclass(frozen=True, slots=True)
class Reference:
    """How one item is cited."""

    kind: ReferenceKind
    id: str
    """What identifies it here: a public id, a statement's id, a document's key; parts of a chain have "#" in it."""
    what: str
    """What it is, in words."""
    footnote: str
    """Ends with a full stop, or with the mark of what is not public."""
    quote: str
    """The exact words on one line; empty where the item has none."""
    address: str
    """In the record's website; the same after every build."""
    url: str
    """Where everybody can read the document: of a public one with a symbol."""
    bibtex: str
    is_public: bool

    @property
    def quoted(self) -> str:
        """The words with their footnote below; empty where there are none."""
        return f"{quoting.quoted(self.quote)}\n{self.footnote}" if self.quote else ""

    @property
    def anchor(self) -> str:
        """A name for a place on a page."""
        return bibtex.key(self.id)


# --------------------------------------------------------------------------------------------------------- documents


def source(of: Document, page: int | None = None, paragraph: str | None = None, language: Language = "en") -> str:
    """A document and a place in it as a footnote of a text in this language has them, without the full stop."""
    where, say = place(page, paragraph, language), phrases(language)
    if of.symbol:
        return ", ".join(filter(None, (line(of.symbol), where)))
    publisher = several(of.publisher.split(", "), say=say) if of.publisher else ""
    is_named = of.title or not publisher  # the name of a file is told where nothing else is known
    opening, closing, _, _ = quoting.MARKS[language]
    title = f"{opening}{_isolated(cut(_title(of, language), LONGEST))}{closing}" if is_named else ""
    return ", ".join(filter(None, (_isolated(publisher), title, _dated(of, language), where)))


def place(page: int | None, paragraph: str | None, language: Language = "en") -> str:
    """The paragraph, else the page, as the United Nations cite it; empty where neither is known."""
    say = phrases(language)
    if paragraph:
        return say("para. %(number)s") % {"number": line(paragraph)}
    return say("p. %(number)s") % {"number": page} if page else ""


def source_in(language: Language, source: str) -> str:
    """The source that the vocabulary or a person names, as far as it is known in the language: "A/HRC/28/10, п. 18"."""
    parts = (_PARAGRAPH.sub(lambda found: place(None, found[1], language), each) for each in source.split("; "))
    whole = named_in(language, source)
    return whole if whole != source else phrases(language)("; ").join(named_in(language, each) for each in parts)


def document(of: Document, is_public: bool) -> Reference:
    """A document as a whole."""
    name = of.symbol or f"document-{of.sha256[:20]}"
    made = _Made("document", of.key, _title(of), source(of), f"/documents/{quoted_address(of.key)}", is_public)
    return _reference(made, name, _fields(of, None, None), of)


def _fields(of: Document, page: int | None, paragraph: str | None, *notes: str) -> dict[str, str]:
    """What BibTeX has of a document and a place in it; `notes` come behind the place of one without a symbol."""
    published = source(of, page, paragraph) if of.symbol else f"{KINDS[of.kind]}, {_dated(of)}"
    told = (*notes,) if of.symbol else (place(page, paragraph), *notes)
    return {
        "author": of.publisher or "", "title": _title(of), "howpublished": published,
        "note": "; ".join(filter(None, told)),
    }  # fmt: skip


def _title(of: Document, language: Language = "en") -> str:
    """The title, else the name of the file without its folders, else that there is none."""
    known = of.title or of.file.replace("\\", "/").rpartition("/")[2] or of.symbol
    return line(known or phrases(language)("untitled document"))


def _dated(of: Document, language: Language = "en") -> str:
    """The date in words; in brackets where a part of it is not on the page; that there is none."""
    if not of.published:
        return phrases(language)("n.d.")
    told = day(of.published) if language == "en" else day_in(language, of.published)
    return f"[{told}]" if "published" in of.completed else told


def _isolated(words: str) -> str:
    """Words from the right set apart, so that they do not turn around what stands beside them."""
    return f"\u2068{words}\u2069" if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in words) else words


# -------------------------------------------------------------------------------------------------------- statements


def statement(of: Document, said: Statement, is_public: bool) -> Reference:
    """What a document says at one place, and who says it."""
    what = ", ".join(filter(None, (TYPES[said.type][0], _state(said.state))))
    by = _speaker(of, said)
    words = source(of, said.page, said.paragraph) + (f" ({by})" if by else "")
    made = _Made("statement", said.id, what, words, _at(of, said), is_public, line(said.quote.text))
    return _reference(made, f"statement-{said.id}", _fields(of, said.page, said.paragraph, by), of)


def figure(
    cited: tuple[Document, Statement], ledger: Ledger, count: Count, repeated: Sequence[tuple[Document, Statement]],
    is_public: bool,
) -> Reference:  # fmt: skip
    """A count of people affected with its source, and the documents that repeat it."""
    of, said = cited
    what = f"{QUALIFIERS[count.qualifier]}{count.value:,} {VALUE_WORDS['harm'][count.harm]}"
    about = ", ".join(filter(None, (ledger.event, name_of(ledger.state), count.date and day(count.date))))
    others = dict.fromkeys(source(doc, other.page, other.paragraph) for doc, other in repeated)
    again = f"; repeated in {'; '.join(others)}" if others else ""
    by = _speaker(of, said)
    words = f"{what} ({about}): {source(of, said.page, said.paragraph)}{f' ({by})' if by else ''}{again}"
    made = _Made("figure", said.id, f"{what}, {about}", words, _at(of, said), is_public, line(said.quote.text))
    fields = _fields(of, said.page, said.paragraph, by, f"{made.what}{again}")
    return _reference(made, f"statement-{said.id}", fields, of)


def _speaker(of: Document, said: Statement) -> str:
    """Who speaks, where it is not the publisher."""
    value = said.value
    codes = getattr(value, "recommending_states", ()) or (getattr(value, "speaking_state", None),)
    if said.asserted_by == "state":
        by = _state(said.state)
    else:
        named = [said.asserted_by] if said.asserted_by else [code for code in codes if code]
        by = ", ".join(name_of(each) if each in states() else party(each) for each in named)
    return _isolated(by) if by != of.publisher else ""


def _state(code: str | None) -> str:
    return name_of(code) if code in states() and code else ""


def _at(of: Document, said: Statement) -> str:
    return f"/documents/{quoted_address(of.key)}?statement={said.id}#statement-{said.id}"


# ------------------------------------------------------------------------------------------------------------ chains


def recommendation(
    said: Line, of: Document, answer: tuple[Dated, Document | None] | None, is_public: bool
) -> Reference:
    """A recommendation with who makes it and the State's last reply."""
    own = source(of, said.page, said.paragraph)
    by = ", ".join(said.recommending_names)
    reply_words = _answered(answer, own) if answer else ""
    words = "; ".join(filter(None, (f"{own} ({by})" if by else own, reply_words)))
    made = _Made("recommendation", said.id, f"Recommendation {said.id} to {said.state_name}", words, _home(said),
                 is_public, line(said.text))  # fmt: skip
    note = "; ".join(filter(None, (f"Recommended by {by}" if by else "", reply_words)))
    fields = {**_fields(of, said.page, said.paragraph, note), "title": made.what}
    return _reference(made, said.id, fields, of)


def _home(said: Line) -> str:
    return f"/{quoted_address(said.id)}"


def _answered(answer: tuple[Dated, Document | None], own: str) -> str:
    """The State's answer and where it stands; the place is left out where it is the recommendation's own."""
    said, of = answer
    position = POSITIONS.get(said.shown or "", line(said.position))
    if said.occasion == "judgement":
        return f"{position}, as a person corrected it in this record"
    if of is None:
        return f"{position}: counted as noted at adoption ({RULE})" if said.shown == "no_reply" else position
    place = source(of, said.source.page, said.source.paragraph)
    return position if place == own else f"{position}: {place}"


def reply(said: Line, number: int, answer: Dated, of: Document, is_public: bool) -> Reference:
    """One of the State's answers, numbered as the chain has them."""
    when = f", {day(answer.date)}" if answer.date else ""
    what = f"Reply to {said.id}: {POSITIONS.get(answer.position, answer.position)}{when}"
    words = f"{source(of, answer.source.page, answer.source.paragraph)} ({said.state_name})"
    made = _Made("reply", f"{said.id}#reply-{number}", what, words, _home(said), is_public,
                 line(answer.source.quote or ""))  # fmt: skip
    fields = {**_fields(of, answer.source.page, answer.source.paragraph, said.state_name), "title": what}
    return _reference(made, made.id, fields, of)


def register(said: Line, number: int, found: Verified) -> Reference:
    """What a public register shows of a recommendation, with the day of the register."""
    own = replace(found, result="not_by", later=None) if found.later else found  # a later text is cited on its own
    what, shown, _ = register_words(own)
    as_of = f", as of {day(found.as_of)}" if found.as_of else ""
    words = f"{line(found.source)}{as_of} ({name_of(found.state)}: {what}, {shown})"
    made = _Made("register", f"{said.id}#register-{number}", f"{name_of(found.state)}: {what}", words, _home(said))
    return _reference(made, made.id, {"title": made.what, "note": shown}, None, found.as_of)


def assessment(said: Line, number: int, row: AssessmentRow, is_public: bool) -> Reference:
    """What a party concludes of a recommendation, with its date."""
    date = row.date or row.added[:10]
    level = LEVELS[row.stands_for]
    own = "" if row.status.lower().replace("_", " ") == level else f", here taken as {level}"
    stands_in = f", {_isolated(line(row.source))}" if row.source else ""
    words = f"{_isolated(line(row.party))}, assessment of {said.id}: “{_isolated(line(row.status))}”{own}, {day(date)}"
    made = _Made("assessment", f"{said.id}#assessment-{number}", f"{line(row.party)} on {said.id}", words + stands_in,
                 _home(said), is_public)  # fmt: skip
    fields = {"author": row.party, "title": f"Assessment of {said.id}: {line(row.status)}"}
    return _reference(made, made.id, fields, None, date)


# ------------------------------------------------------------------------------------------------ what Heeded makes


def record(state: str, cycle: int | None, today: str, version: str, documents: int, is_public: bool) -> Reference:
    """A State's record, or that of one review, as of a day."""
    of, name = (f"{state}/{cycle}" if cycle else state), name_of(state)
    what = f"Record of {name} in the Universal Periodic Review" + (f", review {cycle}" if cycle else "")
    read = f"read from {documents} document{'' if documents == 1 else 's'}"
    made = _Made("record", of, what, f"Heeded {version}, “{what}”, as of {day(today)}, {read}", f"/{of}", is_public)
    fields = {"author": "Heeded", "title": what, "howpublished": f"Heeded {version}", "note": f"As of {today}, {read}"}
    return _reference(made, f"heeded-{of}-{today}", fields, None, today)


def chart(
    drawn: Chart, state: str, asked: Sequence[tuple[str, str]], today: str, version: str, is_public: bool
) -> Reference:  # fmt: skip
    """A chart with its sources; `asked` is what it was asked for beside its kind: cycle, event, harm."""
    of = "/".join((state, "charts", drawn.kind, *(value for _, value in asked)))
    place = "figures" if any(name == "event" for name, _ in asked) else "charts"
    address = f"/{state}/{place}" + (f"?{urlencode(asked)}" if asked else "")
    words = f"“{line(drawn.title)}”, chart, Heeded {version}, {day(today)}. Source: {line(drawn.source)}"
    made = _Made("chart", of, line(drawn.title), words, address, is_public)
    fields = {"author": "Heeded", "title": made.what, "howpublished": f"Chart, Heeded {version}",
              "note": f"Source: {line(drawn.source)}"}  # fmt: skip
    return _reference(made, f"heeded-{of}-{today}", fields, None, today)


# ------------------------------------------------------------------------------------------------------ the reference


@dataclass(frozen=True, slots=True)
class _Made:
    """What a reference begins as: its words without full stop and mark."""

    kind: ReferenceKind
    id: str
    what: str
    words: str
    address: str
    is_public: bool = True
    quote: str = ""


def _reference(
    made: _Made, key: str, fields: dict[str, str], of: Document | None, date: str | None = None
) -> Reference:
    """The reference; BibTeX has the footnote where no field says how it was published."""
    mark = "" if made.is_public else NOT_PUBLIC
    date = of.published if of else date
    language = of.language if of and of.language in LANGUAGES_OF_UN else "en"
    url = f"https://docs.un.org/{language}/{quoted_address(of.symbol)}" if of and of.symbol and made.is_public else ""
    note = "; ".join(filter(None, (fields.get("note", ""), mark)))
    told = {"howpublished": made.words, **fields, "note": note, "url": url}
    order = ("author", "title", "howpublished", "note", "url")
    entry = bibtex.entry(key, {name: told.get(name, "") for name in order}, date)
    footnote = f"{made.words.removesuffix('.')}.{f' [{mark}]' if mark else ''}"
    return Reference(made.kind, made.id, made.what, footnote, made.quote, made.address, url, entry, made.is_public)
