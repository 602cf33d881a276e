"""A document in prose in, one `treaty_action` for each treaty and form of joining that a sentence asserts out.

A treaty's name alone says nothing; the words of joining around it decide, with what denies, demands, plans or reports
it before them in the sentence, or in the line above the list in which it stands: "has not ratified" = not_party,
"calls for ratification" = urged, "despite having ratified" = ratified. A plan ("will consider ratifying") is no action.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from heeded.extract.prose.voices import Voices
from heeded.extract.sentences import sentence_spans
from heeded.model import Document, Problem, Statement, TreatyAction
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.dates import find_dates
from heeded.vocabulary.states import find_states
from heeded.vocabulary.treaties import LANGUAGES, find_treaties, with_spaces

__all__ = ["treaty_actions"]

ORIGIN = Origin("treaty_actions", "2")

Action = Literal["ratified", "acceded", "signed", "not_party", "urged"]
FORMS = ("outside", "lacking", "done", "bare", "noun", "party")

# The farthest that a word of joining stands from the treaty's name, in characters; lists of treaties come in between.
REACH = 260
# The farthest that a denial stands from the word that it denies: "has not, to this day, ratified"
DENIAL_REACH = 48
# Sentences longer than this are tables or damaged text: only so much before a treaty and behind it is read.
WINDOW, WINDOW_BEHIND = 600, 2400
# How far behind an action its date stands, and before it
DATE_BEHIND, DATE_BEFORE = 40, 60
# "the", "UN", "and its", "without reservations": words that may stand between a word of joining and a treaty
BETWEEN = 7
# Quotes of items far behind the word of joining begin at the treaty.
LONGEST_QUOTE = 400
# How many lines a list may be long, and how many characters its lead, for the lead to be read with an item.
LONGEST_LIST, LONGEST_LEAD = 25, 300
# what a treaty is also named with but not joined by: "ratified in 2001, but breaches the Convention"
_OTHER_MATTER = re.compile(
    r"\b(?:but|while|whereas|although|however|which|violat\w+|breach\w*|comply|complian\w+|implement\w*|"
    r"contra\w+|under|committee|obligations?|reservations? to|in line with|pursuant|mais|pero|conform\w+|"
    r"нарушен\w+|но)\b",
    re.I,
)
# "in 2008", "en 1998", "в 1998 году", "as far back as 1997"
_YEAR = re.compile(r"\b(?:in|since|en|depuis|desde|em|в|с|as)\s{1,3}((?:19|20)\d\d)\b", re.I)
# The end of a part of a sentence in which a word of joining still counts: "; Ratify the Convention"
_BREAK = re.compile(r"[;•▪●\n]")
# The same in the list of a sentence that announces one: "ratified the following treaties: A (in 1990); B (in 1991)"
_LISTED_BREAK = re.compile(r"[•▪●\n]|\.\s")
# "(ratified on 3 May 2010)", "(le 3 mai 2010)": an aside, which leads to nothing behind it
_ASIDE = re.compile(r"\([^()]{0,120}\)")
# " to the 1997 ": nothing but small words between a word of joining and its treaty
_DIRECT = re.compile(
    r"\s(?:(?:to|of|the|both|UN|its|à|aux?|la|les?|el|los|al?|de|del|du|к|ко|(?:19|20)\d\d)\s|l['’]){0,4}", re.I
)
# what stands before the first word of an item or part: "(a) ", "4.2 ", "- ", "Chile: ", "That Arvenia "
_OPENING = re.compile(
    r"(?:^|[;:•▪●\n–—])[\s\W]{0,4}(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,2}|\w{1,4})[.):/]?\s+)?[\s\W]{0,3}"
    r"(?:that\s+\w+\s+|to\s+|à\s+|de\s+|d['’]|a\s+)?$",
    re.I,
)
# "- ", "• ", "(a) ", "4.2 ", "1/ ": what opens an item of a list
_ITEM = re.compile(
    r"\s{0,4}(?:[-•●▪◦■*–—·>]|\(?(?:[a-zа-я]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3}){0,2})[.)/]|\d{1,3}\.\d{1,3}\s)", re.I
)
# what denies over a longer distance: "no steps have been taken towards"
_BY_AND_BY = re.compile(r"[.;:]|,\s+(?:but|and|it|which|mais|et|pero|y|но)\b", re.I)
_NOT_ONLY = re.compile(r"\b(?:not|no)\s+only\b", re.I)
# "has been a party to", "is a State party", "est devenue partie"
_JOINED = re.compile(
    r"\b(?:bec[ao]me|is|are|was|were|remains|has been|have been|had been|deven(?:ue?|ait)|est|était|es|era|pasó a ser"
    r"|являе?тся|являл[ао]сь|стал[ао]?)"
    r"\s(?:an?\s|also\sa\s|already\sa\s|the\s)?$",
    re.I,
)
# "should be ratified": a demand in the passive
_PASSIVE = re.compile(r"\b(?:be|being|être|soit|ser|sea|быть)\s+$", re.I)
# "never ratified it", « ne l'a pas ratifiée »: what joins a treaty named before by its pronoun
_IT = re.compile(r"\s(?:it|them|either)\b", re.I)
_IT_BEFORE = re.compile(r"(?:\bl['’](?:a|avait|ont)|\bl[ao]s? h[ae]n?|\bе[её]|\bего)\b", re.I)
# the words that lead back to a treaty named before: ", which Arvenia has not"
_LEADS_BACK = re.compile(
    r"[\s\"”»)]{0,3}(?:\([^()]{1,40}\)\s?)?,?\s?(?:which|that|whose|but|yet|and|though|although|having|has|have|had|is|was|"
    r"qu|que|dont|mais|al?\s+que|котор|но|signed|ratified|remains|still|awaits)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Verb:
    """A word of joining in a sentence: what it joins by ("ratified"), its form, and where it stands."""

    joins: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that names treaties, with the line that announces the list in which it stands (empty if none)."""

    text: str
    language: str
    start: int
    end: int
    lead: tuple[int, int]

    def last(self, name: str, before: int) -> int:
        """Where the last of the words stands, the lead's included; -1 where there is none."""
        pattern = _words(self.language, name)
        found = max((match.start() for match in pattern.finditer(self.text, self.start, before)), default=-1)
        if found < 0 and self.lead[0] < self.lead[1]:
            found = max((match.start() for match in pattern.finditer(self.text, *self.lead)), default=-1)
        return found

    @property
    def is_question(self) -> bool:
        return self.text[self.start : self.end].rstrip('"”»’ ').endswith("?")


@cache
def _joining(language: str) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """One expression for all words of joining, and (what it joins by, form) by the index of its group."""
    words = load("treaties")["words"][language]
    kinds: list[tuple[str, str]] = []
    parts: list[str] = []
    for form in FORMS:
        table = words[form] if isinstance(words[form], dict) else {"joined": words[form]}
        for joins, expression in table.items():
            parts.append(f"(?P<g{len(kinds)}>{expression})")
            kinds.append((joins, form))
    return re.compile(rf"(?<!\w)(?:{with_spaces('|'.join(parts))})(?!\w)", re.I), tuple(kinds)


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    expression = load("treaties")["words"][language][name]
    start = r"(?<![^\W_])" if name != "not" else r"(?<!\w)|(?<=n't)|(?<=has|had|did)"
    return re.compile(rf"(?:{start})(?:{with_spaces(expression)})(?!\w)", re.I)


def treaty_actions(document: Document) -> Iterator[Statement | Problem]:
    """The document's treaty actions in the order of the text; the same treaty, action and State stand once."""
    text = document.text
    language = document.language if document.language in LANGUAGES else "en"
    mentions = find_treaties(text, language)
    if not mentions:
        return
    seen: set[tuple[str, str, str | None]] = set()
    for (start, end), treaties in _by_sentence(text, mentions):
        for treaty, statement in _in_sentence(document, language, start, end, treaties):
            assert isinstance(statement.value, TreatyAction)
            key = (treaty, statement.value.action, statement.state)
            if key not in seen:
                seen.add(key)
                yield statement


def _by_sentence(
    text: str, mentions: tuple[tuple[str, int, int], ...]
) -> list[tuple[tuple[int, int], list[tuple[str, int, int]]]]:
    """The mentions with the sentence that holds them; a very long sentence is cut around each."""
    grouped: list[tuple[tuple[int, int], list[tuple[str, int, int]]]] = []
    for mention in mentions:
        if grouped and mention[2] <= grouped[-1][0][1]:
            grouped[-1][1].append(mention)
            continue
        start = max(text.rfind("\n", 0, mention[1]) + 1, mention[1] - WINDOW)
        stop = text.find("\n", mention[2])
        stop = min(len(text) if stop < 0 else stop, mention[2] + WINDOW_BEHIND)
        for span in sentence_spans(text, start, stop):
            if span[0] <= mention[1] < span[1]:
                grouped.append(((span[0], max(span[1], mention[2])), [mention]))
                break
    return grouped


def _lead(text: str, start: int) -> tuple[int, int]:
    """The line above a list that announces it, for a sentence in an item of the list."""
    line = text.rfind("\n", 0, start) + 1
    marked = _ITEM.match(text, line) is not None
    for _ in range(LONGEST_LIST):
        if line <= 0:
            break
        end = line - 1
        line = text.rfind("\n", max(0, end - WINDOW), end) + 1
        content = text[line:end].strip()
        if not content:
            continue
        if content.endswith((":", ": -", " to", " should", " que", " de", " à", " d'")):
            return max(line, end - LONGEST_LEAD), end
        if marked and _ITEM.match(text, line) is None:
            # a heading above marked items; a line that goes on is the rest of an item
            if content[-1] not in ".!?,;" and len(content) <= 120:
                return line, end
            if content[-1] in ".!?":
                break
        elif not marked and content[-1] not in ",;":
            break
    return 0, 0


def _in_sentence(
    document: Document, language: str, start: int, end: int, treaties: list[tuple[str, int, int]]
) -> Iterator[tuple[str, Statement]]:
    """The actions of one sentence, each with the key of its treaty; treaties beyond the core stand as printed."""
    text = document.text
    pattern, kinds = _joining(language)
    verbs = []
    for match in pattern.finditer(text, start, end):
        joins, form = kinds[int(match.lastgroup[1:])]  # type: ignore[index]
        verbs.append(_Verb(joins, form, match.start(), match.end()))
    verbs = [verb for verb in verbs if not any(a <= verb.start < b for _, a, b in treaties)]
    sentence = _Sentence(text, language, start, end, _lead(text, start))
    if not verbs:
        return
    for treaty, at, stop in treaties:
        actions = [(verb, _action(sentence, verb)) for verb in _governing(text, verbs, treaties, at, stop)]
        has_joined = any(action in ("ratified", "acceded") for _, action in actions)
        for verb, action in actions:
            if action is None or (action == "signed" and has_joined):
                continue
            first, last = min(verb.start, at), max(verb.end, stop)
            if stop - first > LONGEST_QUOTE:
                first = at
            date = None
            if action not in ("urged", "not_party") or verb.joins == "left":
                date, end_of_date = _date(sentence, verb, treaties, at, stop)
                last = max(last, end_of_date)
            opening = _denial(sentence, verb) if action == "not_party" else None
            quote = document.quote(min(first, opening) if opening is not None else first, last)
            paragraph = document.body.paragraph_at(quote.start)
            yield (
                treaty,
                Statement(
                    TreatyAction(_printed(text, treaty, at, stop), action, date),
                    quote,
                    ORIGIN,
                    state=_state(document, sentence, first, max(verb.start, stop), action),
                    page=document.body.page_at(quote.start),
                    paragraph=paragraph.number if paragraph else None,
                ),
            )


def _printed(text: str, treaty: str, at: int, stop: int) -> str:
    """The key of a core treaty ("CAT-OP") and of labour conventions; others under the name that the text prints."""
    return treaty if treaty.isupper() or treaty.startswith("ILO ") else " ".join(text[at:stop].split())


def _governing(text: str, verbs: list[_Verb], treaties: list[tuple[str, int, int]], at: int, stop: int) -> list[_Verb]:
    """The words that join this treaty: those before it ("signed but not ratified"), and one after ("ratified in")."""
    before = [verb for verb in verbs if verb.end <= at and verb.form != "lacking"]
    before = [verb for verb in before if not _is_aside(text, verb, at)]
    found: list[_Verb] = []
    if before and _leads_to(text, before[-1].end, at, treaties):
        found = [before[-1]]
        for verb in reversed(before[:-1]):
            if found[-1].start - verb.end > 24 or len(text[verb.end : found[-1].start].split()) > 4:
                break
            found.append(verb)
        found = _distinct(found)
    for verb in [verb for verb in verbs if verb.start >= stop][:2]:
        if not _follows(text, verb, treaties, stop, bool(found)):
            break
        found.append(verb)
    return found


def _is_aside(text: str, verb: _Verb, at: int) -> bool:
    """Whether a word stands in brackets that close before a place: "CAT (ratified in 2010) and CED"."""
    close = text.find(")", verb.end, at)
    return close >= 0 and "(" not in text[verb.end : close]


def _follows(text: str, verb: _Verb, treaties: list[tuple[str, int, int]], stop: int, is_second: bool) -> bool:
    """Whether a word of joining speaks of the treaty before it: "CAT was ratified", "CAT, which it never signed"."""
    between = text[stop : verb.start]
    if len(between) > 90 or _BREAK.search(between) or len(between.split()) > 9:
        return False
    if any(stop <= a < verb.start for _, a, _ in treaties):
        return False
    follower = next((a for _, a, _ in treaties if a >= verb.end and not _is_aside(text, verb, a)), None)
    if follower is not None and _DIRECT.fullmatch(text, verb.end, follower):
        return False
    if verb.form == "lacking" or (verb.form == "outside" and verb.joins != "left"):
        return True
    if follower is not None and not between.lstrip().startswith(",") and _leads_to(text, verb.end, follower, treaties):
        return False
    if verb.form == "noun":
        return not is_second and not between.strip(" ’'s-")
    if verb.form not in ("done", "bare", "party"):
        return False
    leads_back = _LEADS_BACK.match(text, stop, verb.end) or _IT.match(text, verb.end) or _IT_BEFORE.search(between)
    return not is_second or leads_back is not None


def _distinct(verbs: list[_Verb]) -> list[_Verb]:
    """One demand in two words ("ratify or accede to") stands once, by its first word."""
    by_form = {verb.form: verb for verb in verbs}
    if len(by_form) == 1 and verbs[0].form in ("bare", "noun"):
        return [verbs[-1]]
    return verbs


def _leads_to(text: str, start: int, at: int, treaties: list[tuple[str, int, int]]) -> bool:
    """Whether only small words, dates and other treaties stand between a word of joining and the treaty, not too far.

    A list that the sentence announces ("the following treaties:") may be as long as it is.
    """
    pieces, begun = [], start
    for _, a, b in treaties:
        if start <= a < at:
            pieces.append(text[begun:a])
            begun = b
    pieces.append(text[begun:at])
    is_list = ":" in pieces[0]
    if is_list:
        pieces = [_ASIDE.sub("", piece) for piece in pieces]
    elif at - start > REACH:
        return False
    breaks = _LISTED_BREAK if is_list else _BREAK
    if any(breaks.search(piece) or _OTHER_MATTER.search(piece) for piece in pieces):
        return False
    return all(len(piece.split()) <= BETWEEN + 2 * (index == 0) for index, piece in enumerate(pieces))


def _denial(sentence: _Sentence, verb: _Verb) -> int | None:
    """Where the word stands that denies this one, in the same clause: "not", or from afar "no steps were taken"."""
    text, found = sentence.text, None
    for name, reach in (("not", DENIAL_REACH), ("nothing", WINDOW)):
        begun = max(sentence.start, verb.start - reach)
        for match in _words(sentence.language, name).finditer(text, begun, verb.start):
            found = match
        if found and not _BY_AND_BY.search(text, found.end(), verb.start):
            return None if _NOT_ONLY.match(text, found.start()) else found.start()
    return None


def _action(sentence: _Sentence, verb: _Verb) -> Action | None:
    """What is asserted: by the form of the word and by what stands before it in the sentence."""
    text, form = sentence.text, verb.form
    urged, planned = sentence.last("urge", verb.start), sentence.last("plan", verb.start)
    if form in ("lacking", "outside"):
        return "not_party" if urged < 0 and planned < 0 else None
    is_denied = _denial(sentence, verb) is not None
    before = text[max(sentence.start, verb.start - 24) : verb.start]
    if form == "party":
        return "not_party" if is_denied else "ratified" if _JOINED.search(before) else None
    if form == "done" and urged >= 0 and _PASSIVE.search(before):
        return "urged"
    if is_denied and (urged < 0 or form == "done"):
        return "not_party"
    joins: Action | None = verb.joins if verb.joins in ("ratified", "acceded", "signed") else None  # type: ignore[assignment]
    if form == "done":
        return None if _PASSIVE.search(before) else joins
    if form == "bare":
        return _demanded(sentence, verb, urged, planned)
    told = sentence.last("fact", verb.start)
    if told < 0 and any(
        match.end() == len(before.rstrip()) for match in _words(sentence.language, "law").finditer(before)
    ):
        return None  # "under the Act ratifying CAT" names a law
    if told < 0 and urged < 0:
        told = sentence.last("means", verb.start)
    if told >= 0 and told >= urged:
        return joins if planned < told else None
    if urged >= 0:
        return "urged"
    dated = _YEAR.search(text, verb.end, verb.end + REACH)
    return joins if dated and planned < 0 else None


def _demanded(sentence: _Sentence, verb: _Verb, urged: int, planned: int) -> Action | None:
    """Whether "ratify" is a demand: behind a word for one, at the head of an item or part, in a question."""
    if sentence.is_question:
        return "urged"
    before = sentence.text[max(sentence.start, verb.start - 40) : verb.start]
    if any(match.end() >= len(before.rstrip()) for match in _words(sentence.language, "modal").finditer(before)):
        return None
    opens = _OPENING.search(before) is not None
    return "urged" if urged >= 0 or (opens and planned < 0) else None


def _date(
    sentence: _Sentence, verb: _Verb, treaties: list[tuple[str, int, int]], at: int, stop: int
) -> tuple[str | None, int]:
    """The date of the action and where it ends: of a list, that behind the treaty, else the one that all share."""
    stretches: tuple[tuple[int, int], ...]
    others = [(a, b) for _, a, b in treaties if a != at]
    following = min((a for a, _ in others if a >= stop), default=sentence.end)
    bracket = sentence.text.find("(", stop, min(following, stop + DATE_BEHIND))
    if verb.end <= at:
        first = min(a for _, a, _ in treaties if a >= verb.end)
        shared = (verb.start, first)
        own = (stop, min(following, max(bracket, stop) + DATE_BEHIND))
        last = (stop, stop + DATE_BEHIND) if first == at else own  # "ratified CAT and CED in 2010"
        stretches = (own, shared, last)
    else:
        stretches = ((stop, min(following, verb.end + DATE_BEHIND)),)
    before = max((b for _, b in others if b <= verb.start), default=sentence.start)
    opening = min(verb.start, at)
    stretches = (*stretches, (max(sentence.start, before if verb.end > at else 0, opening - DATE_BEFORE), opening))
    for begun, end in stretches:
        stretch = sentence.text[begun : min(end, sentence.end)]
        for found in find_dates(stretch, sentence.language):
            if not found.iso.startswith("-"):
                return found.iso, begun + found.end
        if year := _YEAR.search(stretch):
            return year[1], begun + year.end()
    return None, stop


def _state(document: Document, sentence: _Sentence, first: int, last: int, action: Action) -> str | None:
    """The State that joins: the last named before the words or in them, behind who urges it; else the document's."""
    begun = sentence.start
    if action == "urged":
        urging = _words(sentence.language, "urge").finditer(document.text, begun, first)
        begun, last = max((match.end() for match in urging), default=first), first
    words = re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), document.text[begun:last])
    named = find_states(words, sentence.language)
    if named or len(document.states) < 2:
        return named[-1][0] if named else next(iter(document.states), None)
    return Voices.of(document).state(sentence.start, sentence.end, first)
