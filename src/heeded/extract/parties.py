"""A summary or compilation with its notes in, a directory of its contributors out: who is meant by which letters.

The names stand in three places: the list in the notes of a summary, the vocabulary of UN and regional bodies, and
where the text itself introduces letters ("the Open Quay Network (OQN)").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from heeded.extract.notes import Notes
from heeded.model import Document, Party
from heeded.vocabulary import load
from heeded.vocabulary.states import iso3_of

__all__ = [
    "SPEAKS", "Contributor", "Directory", "Mention", "Source", "body_named", "directory_of", "is_body", "party_of",
]  # fmt: skip

_LONGEST_NAME = 220
MOST_MEMBERS = 3
"""Of a joint submission, the most members that its name holds; of more it holds the first and their number."""
_LISTED = re.compile(r"\blisted below\b|\bcontributed information\b")
# "AI, p. 2", "Broken Quay, paras. 3"
_CODE = re.compile(
    r"\s{0,2}(?P<code>[^\W\d_][\w/&’'-]{1,30}(?:\s[\w/&’'-]{1,20}){0,3}),?\s{0,2}(?:pp?|paras?|pages?)\b"
)
_CITY = re.compile(r"(?:,[^,;()]{2,40})?\s{0,2}\([^()]{2,60}\)[.*]{0,3}$")
_TWICE = re.compile(r"(\S{2,40}(?:\s\S{1,30}){1,3})\s\1(?=\s\(|,|$)")
_MEMBERS = re.compile(r"submitted\s(?:jointly\s)?by:?\s", re.I)
# "CAT/C/XAV/CO/4, para. 3": the symbol alone
_SYMBOL = re.compile(r"\b[A-Z]{1,5}/[A-Z\d][\w./-]{2,40}\w")
# what the State wrote to a treaty body: "CAT/C/XAV/CO/3/Add.1"
_FOLLOW_UP = re.compile(r"/CO/[\d-]{1,6}/Add\.\d")
_IBID = re.compile(r"\s{0,2}(?:Ibid|Ibidem|Там же|Ídem)\b\.?,?\s{0,2}", re.I)
_PLACE = re.compile(r",?\s(?:pp?|paras?|pages?)\b")
# " (UNHCR)", ", in 2012,", "and also": what may stand between a name and its verb
_BETWEEN = (
    r"\)?\s{0,3}\d{0,3}(?:\([^()]{1,80}\))?\s{0,3}(?:,[^,.;]{1,120},)?\s{0,3}"
    r"(?:(?:and|also|further|then|again|likewise|similarly|therefore|in\saddition|has|have|had|[a-z]{2,20}ly),?\s{1,3}){0,4}"
)
_VERB = (
    r"(?:(?:was|were|is|are|remained|remains|felt|became)\s(?:[a-z]{2,20}ly\s)?(?:also\s)?(?:concerned|alarmed|pleased|worried|"
    r"troubled|disturbed|informed|encouraged|aware|of\sthe\sview|dismayed|convinced)\b"
    r"|(?!(?:based|established|mandated|accredited|located|related|named|called\sthe|need|ed)\b)[a-z-]{2,20}ed\b(?!\sby\b)"
    r"|(?:said|found|gave|made|drew|saw|took\snote|had\s(?:concerns|doubts)|felt|thought|held\sthat|wrote|told|put|sought|"
    r"urges?|notes?|calls?|recommends?|expresses|stresses|reports?|states?|welcomes?|regrets?|believes?|considers?)\b)"
)
SPEAKS = re.compile(_BETWEEN + _VERB)
# ", 132 the Independent Expert", " and the Special Rapporteur": another holder is named
_NEXT_MANDATE = re.compile(r"(?:,|\sand)\s?\d{0,3}\s{0,2}the\s(?:[A-Z]|independent expert)")
_ENDS = " ,;.:–-"


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody whose words are summarised: the full name, and what it is."""

    name: str
    party: Party | None = None


_JOINT = Contributor("joint submission", "civil_society")


@dataclass(frozen=True, slots=True)
class Mention:
    """A contributor named in the text; None where "the same Committee" stands for the one before."""

    start: int
    end: int
    contributor: Contributor | None
    again: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a note cites, as printed, and whose it is."""

    cite: str
    contributor: Contributor | None = None


@dataclass(slots=True)
class Directory:
    """The contributors of one document by the expressions that name them."""

    rows: list[tuple[str, Contributor]]
    knows_mandates: bool
    reports: dict[str, Contributor] = field(default_factory=dict)
    """Whose report a symbol is, learned from the text: A/HRC/52/33/Add.2 belongs to a special procedure."""
    mandates: list[str] = field(default_factory=list)
    _patterns: dict[int, re.Pattern[str]] = field(default_factory=dict)
    _known: dict[tuple[str, int], Contributor] = field(default_factory=dict)

    def named(self, text: str, start: int, end: int, flags: int = 0) -> Iterator[tuple[int, int, Contributor]]:
        """Each name between two offsets, the longest at a place."""
        if flags not in self._patterns:
            rows = "|".join(words for words, _ in self.rows)  # without groups: most rows fail at their first letter
            is_cased = not flags & re.I and all(_opens_high(words) for words, _ in self.rows)
            opening = r"(?=[^\W_a-zß-ÿа-яё])" if is_cased else ""  # spares most words the long list
            self._patterns[flags] = re.compile(rf"(?<![\w-]){opening}(?:{rows})(?![^\W\d_])", flags)
        for match in self._patterns[flags].finditer(text, start, end):
            contributor = self._contributor(match[0], flags)
            if contributor is _JOINT:  # a joint submission that the list lacks
                contributor = Contributor("JS" + re.sub(r"\D", "", match[0]), "civil_society")
            yield match.start(), match.end(), contributor

    def _contributor(self, name: str, flags: int) -> Contributor:
        """Whose name was found: that of the first row whose expression it is."""
        if (name, flags) not in self._known:
            found = (each for words, each in self.rows if re.fullmatch(words, name, flags))
            self._known[name, flags] = next(found)
        return self._known[name, flags]

    def mentions(self, text: str, start: int, end: int) -> list[Mention]:
        """Every contributor that the text names between two offsets, in order."""
        named = [Mention(*each) for each in self.named(text, start, end)]
        starts = [mention.start for mention in named]
        others: list[Mention] = []
        for match in _again().finditer(text, start, end):
            at = bisect_left(starts, match.start())
            next_one = starts[at] if at < len(named) else end
            is_inside = (at and match.start() < named[at - 1].end) or next_one < match.end()
            if not is_inside and (mandate := self._mandate(text, match, next_one)):
                others.append(mandate)
        return sorted([*named, *others], key=lambda mention: mention.start)

    def _mandate(self, text: str, match: re.Match[str], end: int) -> Mention | None:
        """ "the Special Rapporteur on minority issues", else "the same Committee"."""
        if match["mandate"] and self.knows_mandates:
            stop = _end_of_mandate(text, match.end(), min(end, match.end() + _LONGEST_NAME))
            if stop > match.end():
                name = self._full(" ".join(text[match.start("mandate") : stop].split()))
                return Mention(match.start(), stop, Contributor(name, "special_procedure"))
        if match["again"] or match["the"]:
            return Mention(match.start(), match.end(), None, match["mandate"] or match["noun"])
        return None

    def _full(self, name: str) -> str:
        """The name of a mandate in full where a shorter one repeats words of it."""
        words = set(name.lower().split()) - {"on", "the", "of", "and", "to", "in"}
        for known in self.mandates:
            if words <= set(known.lower().split()):
                return known
        self.mandates.append(name)
        return name

    def sources(self, note: str, before: Source | None) -> tuple[tuple[Source, ...], Source | None]:
        """What a note gives as the source of the sentence, and what "Ibid." in the next note is."""
        if _LISTED.search(note[:400]):
            return (), before
        besides = _besides().search(note)
        main, more = (note[: besides.start()], note[besides.end() :]) if besides else (note, "")
        if not main.strip(_ENDS) and besides and re.match(r"see also", besides[0], re.I):
            main, more = more, ""
        found = self._cited(main, before)
        named = [each for each in (*found, *self._cited(more, None)) if each.contributor or "/" in each.cite]
        return found, named[-1] if named else before

    def _cited(self, main: str, before: Source | None) -> tuple[Source, ...]:
        """The documents of a note, each up to where the next begins."""
        if (ibid := _IBID.match(main)) and before:
            place = main[ibid.end() :].strip(_ENDS)
            return (Source(", ".join(filter(None, (_PLACE.split(before.cite)[0], place))), before.contributor),)
        marks: list[tuple[int, Contributor | None]] = []
        # "CAT/C/XAV/CO/4" is no mention of CAT, "OSCE/ODIHR" no symbol: the longer one counts, a name before a symbol.
        found_at = sorted(
            [*self.named(main, 0, len(main), re.I), *self._by_symbol(main)],
            key=lambda mark: (mark[0], -mark[1]),
        )
        for at, _, whose in found_at:
            between = main[marks[-1][0] : at] if marks else " "
            if " " in between and not (between.endswith("(") and whose == marks[-1][1]):
                marks.append((at, whose))
        if not marks:
            return tuple(Source(cite) for each in main.split(";") if (cite := each.strip(_ENDS)))
        firsts = [0, *(at for at, _ in marks[1:])]
        found: list[Source] = []
        for first, last, (_, whose) in zip(firsts, [*firsts[1:], len(main)], marks, strict=True):
            cite = re.sub(r"\s(?:and|и|et|y)(?:\sthe)?$", "", main[first:last].strip(_ENDS))
            found.append(Source(cite.strip(_ENDS), whose))
        return tuple(found)

    def _by_symbol(self, main: str) -> Iterator[tuple[int, int, Contributor | None]]:
        for match in _SYMBOL.finditer(main):
            is_of_the_state = _FOLLOW_UP.search(match[0])
            yield *match.span(), None if is_of_the_state else self.reports.get(match[0]) or _owner(match[0])
        for address, contributor in _addresses():
            if (at := main.find(address)) >= 0:
                yield at, at + len(address), contributor


def _end_of_mandate(text: str, start: int, end: int) -> int:
    """Where the name of a mandate ends: before the first word that says what its holder did."""
    if not re.compile(r"\s(?:on|in|of|to|for)\s").match(text, start, end):
        return start
    comma = 0
    for space in re.finditer(r"[\s,(.;]", text[start:end]):
        at = start + space.start()
        if space[0] in "(.;" or SPEAKS.match(text, at, end) or _NEXT_MANDATE.match(text, at, end):
            return comma if comma and space[0] in "(.;" else at
        comma = comma or (at if space[0] == "," else 0)  # "a safe, clean environment" goes on to the verb
    return comma or start + len(re.sub(r"(?:\sand)?(?:\sthe)?\s{0,3}$", "", text[start:end]))


@cache
def _again() -> re.Pattern[str]:
    known = load("contributors")
    mandates, nouns = "|".join(known["mandates"]), "|".join(known["again"])
    return re.compile(
        rf"\b(?:(?P<again>[Tt]he same)|(?P<the>[Tt]he))\s(?:(?P<mandate>{mandates})|(?P<noun>{nouns}))\b"
        r"(?!\s(?:of|against|for)\b)"
    )


@cache
def _besides() -> re.Pattern[str]:
    return re.compile("|".join(load("contributors")["besides"]))


@cache
def _addresses() -> tuple[tuple[str, Contributor], ...]:
    return tuple(
        (symbol, Contributor(body["name"], body["party"]))
        for body in load("contributors")["bodies"]
        for symbol in body.get("symbols", ())
        if ("." in symbol and symbol[0].islower()) or symbol.startswith("(")
    )


def _owner(symbol: str) -> Contributor | None:
    """The body whose documents have such symbols."""
    bodies = load("contributors")["bodies"]
    found = next((body for body in bodies if symbol.startswith(tuple(body.get("symbols", ())))), None)
    return Contributor(found["name"], found["party"]) if found else None


def party_of(name: str, otherwise: Party | None = None) -> Party | None:
    """What a speaker of this name is: a body of the vocabulary, a national institution by its name, or `otherwise`."""
    if re.search("|".join(load("contributors")["national_institutions"]), name):
        return "national_institution"
    body = body_named(name)
    return body.party if body else otherwise


def is_body(name: str) -> bool:
    """Whether a name that says no more is what texts call such a body by: "The Committee", "the Special Rapporteur"."""
    known = load("contributors")
    return re.fullmatch(rf"(?:[Tt]he )?(?:{'|'.join([*known['mandates'], *known['again']])})", name) is not None


def body_named(name: str) -> Contributor | None:
    """The body of the vocabulary that has this name or these letters."""
    return _bodies().get(name.removeprefix("the ").removeprefix("The "))


@cache
def _bodies() -> dict[str, Contributor]:
    return {
        name: Contributor(body["name"], body["party"])
        for body in load("contributors")["bodies"]
        for name in (body["name"], *body.get("short", ()))
    }


def _opens_high(expression: str) -> bool:
    """Whether every text that a name's expression finds begins with a capital or a figure."""
    opening = re.sub(r"^(?:\(\?:|\()+", "", expression)
    return opening[:1].isupper() or opening[:1].isdigit()


# -------------------------------------------------------------------------------------------------- the directory


def directory_of(document: Document, notes: Notes) -> Directory:
    """Everybody whom this document may report, by name and letters."""
    is_compilation = document.kind == "un_compilation"
    rows: dict[str, Contributor] = {}
    for body in load("contributors")["bodies"]:
        contributor = Contributor(body["name"], body["party"])
        has_letters = is_compilation or body["party"] != "treaty_body"
        for words in (body["name"], *(body.get("short", ()) if has_letters else ())):
            rows[_literal(words)] = contributor
        rows.update((words.replace(" ", r"\s{1,2}"), contributor) for words in body.get("words", ()))
    cited = (found["code"] for note in notes.by_number.values() if (found := _CODE.match(note)))
    codes = {code for code in cited if not (_SYMBOL.match(code) and re.search(r"\d", code))}
    for code, contributor in _listed(_list_of(notes), codes):
        aliases = [code, contributor.name, *(part for part in code.split("/") if len(part) > 1 and "/" in code)]
        for alias in aliases:
            if (joint := _joint().fullmatch(alias)) is not None:
                rows[_of_joint(joint["number"])] = contributor
            else:
                rows.setdefault(_literal(alias), contributor)
    for introduced, contributor in _introduced(document.text, notes, rows, codes):
        rows.setdefault(introduced, contributor)
    ordered = sorted(rows.items(), key=lambda row: -len(row[0]))
    return Directory([*ordered, (_of_joint(r"\d{1,2}"), _JOINT)], is_compilation)


def _literal(name: str) -> str:
    """An expression for a name: "CoE-CM" is printed "COE-CM" and "CoE- CM" too."""
    words = re.sub("['’]", "['’]", re.escape(name)).replace(r"\ ", r"\s{1,2}")
    return re.sub(r"^CoE\\-", r"C[Oo][Ee]-\\s?", words)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('contributors')['joint'])})(?P<number>\d{{1,2}})")


def _of_joint(number: str) -> str:
    return rf"(?:{'|'.join(load('contributors')['joint'])}){number}(?!\d)"


def _list_of(notes: Notes) -> str:
    """The list of those who contributed: a note, or what stands before the first."""
    note = next((text for text in notes.by_number.values() if _LISTED.search(text[:400])), None)
    if note is not None or not notes.by_number:
        return note or ""
    before = notes.whole[: notes.whole.find(next(iter(notes.by_number.values())))]
    return before if _LISTED.search(before[:400]) else ""


@cache
def _categories() -> re.Pattern[str]:
    categories: Mapping[str, Iterable[str]] = load("contributors")["categories"]
    return re.compile(
        "|".join(rf"(?P<{party}>\b(?:{'|'.join(words)})(?![\w’'-]):?)" for party, words in categories.items())
    )


def _listed(listing: str, codes: set[str]) -> Iterator[tuple[str, Contributor]]:
    """(letters, contributor) of each entry of the list, under the heading that says what it is."""
    heads = list(_categories().finditer(listing))
    for head, end in zip(heads, [*(each.start() for each in heads[1:]), len(listing)], strict=False):
        part = listing[head.end() : end]
        joint = list(re.finditer(r"(?<![\w(])(?P<code>(?:[\w.-]{2,20}/)?JS\s?\d{1,2})\s{1,3}Joint", part))
        for one, stop in zip(joint, [*(each.start() for each in joint[1:]), len(part)], strict=False):
            code = one["code"].replace(" ", "")
            yield code, Contributor(_joint_name(code, part[one.end() : stop]), "civil_society")
        for entry in part[: joint[0].start() if joint else len(part)].split(";"):
            if found := _entry(entry.strip(), codes):
                yield found[0], Contributor(found[1], head.lastgroup)  # type: ignore[arg-type]


def _joint_name(code: str, words: str) -> str:
    """ "JS1 (Quay Watch; Free Harbour)", "JS2 (Quay Watch and 11 more)": a joint submission's letters and members."""
    by = _MEMBERS.search(words)
    members = [_without_place(each) for each in words[by.end() :].split(";")] if by else []
    short = next(part for part in code.split("/") if part.startswith("JS"))
    named = [each for each in members if each]
    if len(named) > MOST_MEMBERS:
        return f"{short} ({named[0]} and {len(named) - 1} more)"
    return f"{short} ({'; '.join(named)})" if named else short


def _entry(entry: str, codes: set[str]) -> tuple[str, str] | None:
    """ "OQN Open Quay Network, Port (Arvenia)": letters and name; the letters are those that the notes cite."""
    cited = sorted((code for code in codes if entry.startswith(f"{code} ")), key=len)
    first = re.match(r"[^\s,;()]{2,40}(?=\s)", entry)
    code = cited[-1] if cited else first[0] if first and sum(c.isupper() for c in first[0]) > 1 else None
    twice = _TWICE.match(entry) if code else None  # "ADF International ADF International (Switzerland)", cited as ADF
    name = twice[1] if twice else _without_place(entry[len(code) :]) if code else ""
    return (code, name) if code and 2 < len(name) <= _LONGEST_NAME else None


def _without_place(name: str) -> str:
    """A name without city and country: "Free Harbour, Port (Arvenia)", "Free Harbour, Paris, France*"."""
    name = " ".join(name.split()).strip(" ,;.*")
    name = re.sub(r"^(?:and\s)?(?:the\s)?", "", name)
    if _CITY.search(name):
        return _CITY.sub("", name).strip(" ,;.*")
    parts = name.split(", ")
    if len(parts) > 2 and iso3_of(parts[-1].strip(" .*")):
        return ", ".join(parts[:-2])
    return name


def _introduced(
    text: str, notes: Notes, rows: Mapping[str, Contributor], codes: set[str]
) -> Iterator[tuple[str, Contributor]]:
    """Letters that the text explains: after a name of the directory, or those that a note cites."""
    known = Directory(sorted(rows.items(), key=lambda row: -len(row[0])), False)
    letters = re.compile(r"\s\((?:the\s)?([^\W\d_][\w/. -]{1,40})\)")
    last = notes.paragraphs[-1].end if notes.paragraphs else len(text)
    for _, end, contributor in known.named(text, 0, last):
        if (found := letters.match(text, end)) and not found[1].islower():
            yield _literal(found[1]), contributor
    for code in sorted(codes):
        expression = _literal(code)
        if expression not in rows and not any(known.named(code, 0, len(code), re.I)):
            found = re.search(
                rf"(?:^|[.;:,]\s|\s)((?:[A-Z][\w’'-]{{1,30}}\s(?:[\w’'-]{{1,30}}\s){{0,14}}))\((?:the\s)?{expression}\)",
                text,
            )
            name = re.sub(r"^The\s", "", found[1].strip()) if found else code
            yield expression, Contributor(name)
