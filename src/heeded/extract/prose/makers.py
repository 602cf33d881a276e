"""A place in a sentence in, who demands there and of whom out: States, a party as named, the publisher."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from heeded.extract.prose.demand_words import words
from heeded.extract.prose.own_voice import speaks_for_itself
from heeded.extract.prose.sayings import listed
from heeded.extract.prose.values import Count, counts_in
from heeded.extract.prose.voices import Voices, stretches
from heeded.model import Qualifier
from heeded.vocabulary.states import iso3_of

__all__ = [
    "OPINED",
    "OTHERS",
    "Maker",
    "is_first_person",
    "maker_before",
    "maker_behind",
    "speaker_of",
    "speaks_on",
    "states_alone",
]

_LOOK_BACK, _LONGEST_NAME, _LONGEST_PIECE = 220, 80, 20_000


@dataclass(frozen=True, slots=True)
class Maker:
    """Who demands: States, named or counted, else a party; a name of None is the publisher. `start` is its place."""

    start: int = -1
    is_of_states: bool = False
    states: tuple[str, ...] = ()
    count: int | None = None
    qualifier: Qualifier | None = None
    name: str | None = None

    @classmethod
    def of_publisher(cls, voices: Voices) -> "Maker | None":
        """The publisher, which may be a State; None where it is the State under review."""
        if voices.is_of_the_state:
            return None
        state = voices.publishing_state
        return cls(is_of_states=True, states=(state,)) if state else cls()

    def default_addressee(self, voices: Voices) -> str | None:
        """Who is addressed where nobody is named."""
        return voices.document.states[0] if len(voices.document.states) == 1 else None


# What may stand between a subject and its verb: "Norway’s envoy", "(HRW)", ", in its statement,", "has strongly"
_GAP = re.compile(
    r"(?:\s(?:was|were|is|are)\s(?:also\s)?(?:among|one\sof|part\sof)\s(?:the\s|those\s)?(?:\w{3,14}\s){0,3}(?:that|who|which))?"
    r"(?:['’]s?\s[^,;.:]{1,60})?(?:\s?\([^()]{1,80}\))?(?:\s?among\s(?:them|others),)?(?:,[^;.:,]{1,110},)?(?:,\s(?:which|who|qui|quien))?"
    r"(?:\s(?!(?:and|that|which|where|when|who|to|but|y|que|et|qui|и|что)\s)[a-zà-ÿа-яё-]{1,18}){0,4}"
    r"(?:\s(?:on|in|at|last|le|el|en|в|во)\s[A-ZÀ-ÞА-ЯЁ]?[\w-]{2,12})?\s(?:l['’])?"
)
# ", ", " and ", " as well as the ": between two of the States that speak together
_JOINT = re.compile(
    r"(?:,\s?|\s)?(?:(?:and|as well as|et|ainsi que|y|e|и|а также|along with|with)\s)?(?:the\s|l['’]|l[aeo]s?\s|el\s)?"
)
# " and others", ", and 12 other States": more States than are named
OTHERS = re.compile(
    r"(?:,)?\s(?:and|et|y|и)\s(?:[\w-]{1,12}\s){0,2}(?:others?|autres|d['’]autres|otros|otras|другие|more|más|"
    r"(?:ещё|еще)\s\w{2,12})(?:\s(?:member\s)?(?:states|countries|delegations|pays|états|países|estados|стран\w?|государств\w?))?(?!\w)",
    re.I,
)
# "Lawyers for Nets in Arvenia (LNA) also ": whoever has letters in a summary contributes to it
_LETTERS = re.compile(r"\([A-Z][\w/–-]{1,14}\)\s(?:also\s|further\s|has\s|had\s)?$")
# "The Special Rapporteur on …": whoever speaks in a compilation, however long the name
_BODY = re.compile(
    r"(?:The\s)?(?:UN\s)?(?:Special\s(?:Rapporteur|Representative)|(?:I|i)ndependent\s(?:E|e)xpert|Working\sGroup|(?:[A-Z]\w{2,12}\s)?Committee"
    r"|(?:High\s)?Commissioner)\s(?:on|of|for|against)\s[^.;:“”«»]{3,200}$"
)
# "to urge", "the calls", "their demands": a verb that nobody is the subject of, or a noun
_NO_VERB = re.compile(
    r"(?<!\w)(?:to|the|a|an|its|their|his|her|our|these|those|no|of|by|in|not|for|would|will|can|could|any|such|un|une|"
    r"la|le|les|el|los|las|sa|su|se|ne|не|de|à|with|on|these|this|be|been|being|was|were)\s$",
    re.I,
)
# "joined in ", "joined the others in ": before a verb that has a subject nevertheless
_JOINED = re.compile(r"(?:join(?:s|ed)?(?:\s\w{2,12}){0,3}\sin|(?:were|was)\sone\sin|united\sin|of\sone\smind\sin)\s$")
_AND = re.compile(
    r"(?:[,;]|(?<!\w)(?:and|but|et|mais|y|e|pero|и|а))\s(?:(?:also|then|again|further|\w{3,12}ly)\s){0,2}$"
)
_PARTY = re.compile(
    r"(?:«[^«»\n]{2,60}»|“[A-ZÀ-Þ][^“”\n]{2,60}”|[A-Z]\w{0,5}[A-Z]-[A-Z]\w{1,24}|[A-Z]{2,8}\d{0,2}|JS\s?\d{1,2}|[A-ZÀ-ÞА-ЯЁ][\w’'.&-]{1,30}(?:\s(?:of|for|on|the|de|des|del|la|por|по))?"
    r"(?:\s[A-ZÀ-ÞА-ЯЁ][\w’'.&-]{1,30}){1,5})(?!\w)"
)
_AFTER_SAYING = 70


def is_first_person(voices: Voices, start: int, end: int) -> bool:
    """Whether the verb at `start:end` is the publisher's own: "we urge", « instamos », «призываем»."""
    text, we = voices.document.text, words("we", voices.language)
    if we.fullmatch(text[start:end]) or (voices.language in ("es", "ru") and we.match(text, start, end)):
        return True
    before = text[max(0, start - 3) : start].lower()
    subjects = we.finditer(text, max(0, start - 70), start)
    return any(_GAP.fullmatch(text, each.end(), start) for each in subjects) or before.endswith(("j'", "j’"))


def maker_before(
    voices: Voices, start: int, at: int, known: Maker | None = None, cue: re.Match[str] | None = None
) -> Maker | None:
    """Who is the subject of the verb at `at`, in the sentence that begins at `start`; `known` spoke before in it."""
    text = voices.document.text
    if is_first_person(voices, at, cue.end() if cue else at):
        is_quoted = re.search(r"[“«\"][^”»\"]{0,200}$", text[start:at])
        return speaker_of(voices, start, _sentence_end(text, at), at, at) if is_quoted else Maker.of_publisher(voices)
    at = _before_clitic(voices, start, at)
    if _NO_VERB.search(text, max(start, at - 12), at) and not _JOINED.search(text, max(start, at - 40), at):
        return None
    if voices.as_summarised_by and _LETTERS.search(text, max(start, at - 24), at):
        return Maker(start)
    near = [each for each in _candidates(voices, max(start, at - _LOOK_BACK), at) if _GAP.fullmatch(text, each[1], at)]
    if near:
        _, close, maker = max(near, key=lambda each: (each[1], each[2] is not None, bool(each[2] and each[2].states)))
        return _with_named(voices, maker, close, at) if maker and maker.is_of_states and not maker.states else maker
    if voices.as_summarised_by and _BODY.match(text, start, at) and not any(voices.saying(start, at)):
        return Maker(start)
    if cue and at == start and voices.language == "es" and (last := _last_speaker(voices, at)):
        return last
    is_noun = cue is not None and words("nouns", voices.language).match(text, cue.start()) is not None
    if cue and voices.language != "en":
        is_noun = is_noun and words("verbs", voices.language).match(text, cue.start()) is None
    if (not is_noun or _is_short(text, start, at)) and (subject := _opening(voices, start, at)):
        return subject
    if cue and at == start and _BARE.search(cue[0]) and voices.language == "en":
        return None if voices.document.kind == "news" else Maker.of_publisher(voices)
    if cue and _BARE.search(cue[0]) and voices.language == "en" and not words("we", "en").search(text, start, at):
        return None
    if _AND.search(text, max(start, at - 30), at) or (cue and words("gerunds", voices.language).fullmatch(cue[0])):
        return _new_subject(voices, start, at) or known or _first(voices, start, at)
    return None


def _last_speaker(voices: Voices, at: int) -> Maker | None:
    """Who spoke last before a Spanish verb without a subject: « …, explicó Ana Orlova. Pidió que el Estado … »."""
    low = max(0, at - _LOOK_BACK)
    tables = (listed(table, voices.language) for table in ("asserting", "telling"))
    verbs = [verb for table in tables for verb in table.finditer(voices.document.text, low, at)]
    said = max(verbs, key=lambda verb: verb.start(), default=None)
    if said is None:
        return None
    sentence = next(each for each in stretches(voices.document.text) if said.start() < each[1])
    place = (*sentence, sentence[0])
    by = voices.asserted_by(*place, None)
    name = by or voices.speaker(*place, None, None)
    if name is None and voices.document.kind != "news":
        return Maker.of_publisher(voices)
    return Maker(name=name) if name and name != "state" else None


# « le » of « le pide al Gobierno »
_CLITIC = re.compile(r"(?<!\w)(?:le|les|se)\s$")


def _before_clitic(voices: Voices, start: int, at: int) -> int:
    """Where the verb at `at` begins with its Spanish pronoun: « El Observatorio le pide al Gobierno »."""
    clitic = _CLITIC.search(voices.document.text, max(start, at - 6), at) if voices.language == "es" else None
    return clitic.start() if clitic and clitic.start() > start else at


# "several countries, among them Norway and Chile, urged"
_AMONG = re.compile(
    r"(?:including|among them|such as|led by|entre ell[oa]s|incluid[oa]s|como|dont|notamment|parmi lesquels|"
    r"в том числе|включая|среди (?:них|которых))\s"
)
# ", Norway and Chile included,"
_INCLUDED = re.compile(
    r",\s[^,;.]{2,60}(?:,\s[^,;.]{2,40}){0,4}\s"
    r"(?:included|among\s(?:them|others)|for\s(?:one|example|instance)|inclus|compris|incluid[oa]s)"
)


def _with_named(voices: Voices, maker: Maker, start: int, at: int) -> Maker:
    """Counted States with those of them that are named between them and their verb."""
    among = _AMONG.search(voices.document.text, start, at) or _INCLUDED.match(voices.document.text, start, at)
    named = [code for code, _, _ in voices.named(*among.span())] if among else []
    named = named or ([code for code, _, _ in voices.named(among.end(), at)] if among else [])
    return replace(maker, states=tuple(dict.fromkeys(code for code in named if code not in voices.document.states)))


# "; ", ", while ", " but ": before a subject of its own
_BREAK = re.compile(
    r"(?:;|(?<!\w)(?:while|whereas|but|tandis que|alors que|(?:mientras|en tanto)(?: que)?|а|но|тогда как))\s"
    r"(?:the\s|l['’]|l[ae]s?\s|el\s)?$"
)


def _new_subject(voices: Voices, start: int, at: int) -> Maker | None:
    """The States that open the last clause: "…, while Switzerland went further and called for it"."""
    text = voices.document.text
    found = [
        (a, maker)
        for a, _, maker in _candidates(voices, max(start, at - _LOOK_BACK), at)
        if maker and maker.is_of_states and _BREAK.search(text, max(start, a - 24), a)
    ]
    return found[-1][1] if found else None


def _sentence_end(text: str, at: int) -> int:
    """The end of the line or some way on."""
    end = text.find("\n", at, at + 600)
    return end if end >= 0 else min(len(text), at + 600)


# "urge", "call on": behind "and" an infinitive, unless "we" speak
_BARE = re.compile(r"^(?:re)?\w+?(?<!s)(?<!ed)(?<!ing)(?<!told)(?:\s|$)", re.I)
# "Advocates without gags has", "The campaign": what opens a sentence before its verb
_SUBJECT = re.compile(
    r"(?:\d{1,3}\s)?(?:[^\W\d_][\w’'.-]{0,24}(?:,(?=\s(?:[A-ZÀ-ÞА-ЯЁ]|and\s|et\s|y\s|и\s)))?\s){1,14}"
)
# "In Geneva, ", "On Monday, "
_ASIDE = re.compile(r"(?:[IO]n|At|During|After|Before|Last|En|À|Au|Lors|Durante|Tras|В|На|После)\s[^,]{2,60},\s")


def _is_short(text: str, start: int, at: int) -> bool:
    """Whether the word that opens a sentence opened a longer name before: "Amnesty" of "Amnesty International"."""
    word = text[start:at].strip()
    return word[:1].isupper() and bool(
        re.search(rf"(?<!\w){re.escape(word)}\s[A-ZÀ-ÞА-ЯЁ]", text[max(0, start - _LONGEST_PIECE) : start])
    )


def _opening(voices: Voices, start: int, at: int) -> Maker | None:
    """Whoever the sentence opens with directly before its verb, if it names no State and no authority."""
    text, language = voices.document.text, voices.language
    aside = _ASIDE.match(text, start, at)
    start = aside.end() if aside else start
    match = _SUBJECT.match(text, start, at)
    if (
        not match
        or match.end() != at
        or not (aside or text[start].isupper() or text[start].isdigit())
        or voices.named(start, at)
    ):
        return None
    if (
        voices.has_authority(start, at)
        or words("no_party", language).match(text, start, at)
        or (language != "en" and words("shapes", language).match(text, start, at))
        or _NO_VERB.search(match[0])
    ):
        return None
    return Maker(start, name=match[0].strip())


def _first(voices: Voices, start: int, at: int) -> Maker | None:
    """The subject of the sentence: the last party named, else the States that open it."""
    found = [maker for _, _, maker in _candidates(voices, start, min(at, start + 2 * _LOOK_BACK)) if maker]
    parties = [maker for maker in found if not maker.is_of_states]
    opening = [maker for maker in found if maker.is_of_states and 0 <= maker.start - start < 60]
    opening = sorted(opening, key=lambda maker: (maker.start, -len(maker.states)))
    return next(iter([*opening, *parties[-1:]]), None)


def _candidates(voices: Voices, start: int, at: int) -> Iterator[tuple[int, int, Maker | None]]:
    """Who could be a subject before `at`: (start, end, maker), the maker None for the State under review."""
    text, language = voices.document.text, voices.language
    parties = [
        (name, a, a + len(text[a:b].rstrip()))
        for name, a, b in voices.parties(start, at)
        if name != "state" and not iso3_of(name)
    ]
    authorities = [(a, b) for name, a, b in voices.parties(start, at) if name == "state"]
    named = [each for each in voices.named(start, at) if not any(a <= each[1] < b for _, a, b in parties)]
    named = [each for each in named if not any(_holds(other, each) for other in named)]
    own = voices.document.states
    group: list[tuple[str, int, int]] = []
    for code, a, b in named:
        if code in own:
            yield a, b, None
            group = []
            continue
        group = [*group, (code, a, b)] if group and _JOINT.fullmatch(text, group[-1][2], a) else [(code, a, b)]
        codes = tuple(dict.fromkeys(each[0] for each in group))
        others = OTHERS.match(text, b, at)
        yield group[0][1], others.end() if others else b, Maker(group[0][1], True, codes)
    for a, b in authorities:
        if not any(code not in own and 0 <= a - close < 40 for code, _, close in named):
            yield a, b, None
    for a, b, maker in _vague(voices, start, at):
        yield a, b, maker
    for name, a, b in parties:
        yield a, b, Maker(a, name=name)
    for match in _PARTY.finditer(text, start, at):
        if not any(a < match.end() and match.start() < b for _, a, b in named) and not iso3_of(match[0]):
            is_of_the_state = voices.has_authority(*match.span())
            yield *match.span(), None if is_of_the_state else Maker(match.start(), name=match[0])
    for match in words("un", language).finditer(text, start, at):
        yield match.start(), match.end(), Maker(match.start(), name=match[0])
    for match in words("pronouns", language).finditer(text, start, at):
        if any(a <= match.start() < b for _, a, b in parties):
            continue
        itself = Maker(match.start(), name=match[0]) if _NOUN.match(match[0]) else None
        yield match.start(), match.end(), _meant(voices, start, match) or itself


def _holds(other: tuple[str, int, int], each: tuple[str, int, int]) -> bool:
    """Whether one name is part of another: "Czech" of "the Czech Republic"."""
    return other[1] <= each[1] and each[2] <= other[2] and other[1:] != each[1:]


def _vague(voices: Voices, start: int, at: int) -> Iterator[tuple[int, int, Maker]]:
    """ "several governments", "nearly a dozen member states", "a number of them"."""
    text, language = voices.document.text, voices.language
    members = list(words("members", language).finditer(text, start, at))
    counts: list[Count] = counts_in(text, start, at, language) if members else []
    for match in members:
        count = next(
            (each for each in counts if 0 <= match.start() - each.end <= 20 or each.start == match.start()), None
        )
        a = count.opens if count else match.start()
        yield a, match.end(), Maker(a, True, (), count.value if count else None, count.qualifier if count else None)
    for match in re.finditer(r"(?<!\w)(?:a number|some|several|many|most|few) of them(?!\w)", text[start:at]):
        yield start + match.start(), start + match.end(), Maker(start + match.start(), True)


# "the network": means somebody even where nobody is named before
_NOUN = re.compile(r"(?:the|l[ae]s?|los)\s(?!two)|l['’]|организаци|автор|комитет|эксперт", re.I)
# "the first of them", « la seconde d'entre elles », «первый из них»
_OF_THEM = re.compile(r"(?P<first>first|former|premi|primer|перв)?\w*\s(?:of|d'entre|de|из)\s", re.I)
_BOTH = re.compile(r"both|the two|les deux|ambos|ambas|оба|обе", re.I)


# How far back of a long line its "we" is looked for, in characters.
_SAME_VOICE = 2000


def _meant(voices: Voices, start: int, pronoun: re.Match[str]) -> Maker | None:
    """Whom a pronoun means: the last party, else the last States, of what stands shortly before the sentence.

    In a summary it is the contributor of the paragraph, which is told apart elsewhere.
    """
    if voices.as_summarised_by:
        return Maker(pronoun.start())
    text, low = voices.document.text, max(0, start - _LOOK_BACK)
    named = [each for each in voices.named(start, pronoun.start()) if text[each[2] : pronoun.start()] == ", "]
    if named and named[-1][0] not in voices.document.states:
        return Maker(named[-1][1], True, (named[-1][0],))
    line = text.rfind("\n", 0, start) + 1
    found = list(_named_before(voices, max(low, line), pronoun.start()))
    parties = [maker for maker in found if maker and not maker.is_of_states]
    states = tuple(code for maker in found if maker for code in maker.states)
    if order := _OF_THEM.search(pronoun[0]):
        names = [each for each in _PARTY.finditer(text, start, pronoun.start()) if not iso3_of(each[0])]
        if names:
            name = names[0] if order["first"] else names[-1]
            return Maker(name.start(), name=name[0].strip("«»“”"))
    if _BOTH.fullmatch(pronoun[0]):
        return Maker(pronoun.start(), True, states[-2:]) if len(states) > 1 else None
    said = words("we", voices.language).search(text, max(line, start - _SAME_VOICE), start)
    is_own = voices.document.kind != "news" and (said or (voices.is_of_another_state and not found))
    if not found and (party := _who_spoke(voices, start)):
        return Maker(name=party)
    return next(
        iter([*parties[-1:], *[maker for maker in found if maker][-1:]]), Maker.of_publisher(voices) if is_own else None
    )


def _who_spoke(voices: Voices, start: int) -> str | None:
    """The party, not the State, that spoke in the sentence before, or for which somebody did."""
    before = next(iter(reversed(stretches(voices.document.text, max(0, start - _LOOK_BACK), start))), None)
    by = voices.asserted_by(*before, before[1] - 1, None) if before else None
    return by if by != "state" else None


def _named_before(voices: Voices, start: int, at: int) -> Iterator[Maker | None]:
    for name, a, _ in voices.parties(start, at):
        yield None if name == "state" else Maker(a, name=name)
    for code, a, _ in voices.named(start, at):
        if code not in voices.document.states:
            yield Maker(a, True, (code,))


def maker_behind(voices: Voices, start: int, end: int) -> Maker | None:
    """The agent of a passive: "by Norway and Chile", "by rights groups"."""
    found = [maker for _, _, maker in _candidates(voices, start, end) if maker]
    states = [maker for maker in found if maker.is_of_states]
    return next(iter([*states[-1:], *found[:1]]), Maker.of_publisher(voices))


def _states_behind(voices: Voices, start: int, end: int) -> Maker | None:
    """The States that open a stretch: "said Norway’s ambassador", "according to Canada"."""
    found = [
        each for each in _candidates(voices, start, end) if re.fullmatch(_TITLE, voices.document.text[start : each[0]])
    ]
    return max(found, key=lambda each: each[1])[2] if found else None


def states_alone(voices: Voices, start: int, end: int, may_open_late: bool = False) -> Maker | None:
    """The States of a stretch that holds nothing else: "Ghana", "the Netherlands and Chile –"; or that end it."""
    text = voices.document.text
    for a, b, maker in _candidates(voices, start, end):
        opens = may_open_late or re.fullmatch(r"(?:the\s|l['’]|l[ae]\s|el\s)?", text[start:a])
        is_alone = opens and re.fullmatch(r"(?:['’]s?)?[\s,–—-]{0,4}", text[b:end])
        if maker and maker.is_of_states and is_alone:
            return maker
    return None


# "felt that": a view that is no saying
OPINED = re.compile(
    r"(?<!\w)(?:felt|thought|argued|insisted|considered|held|stressed|added|underlined|was\sof\sthe\sview|a\sestimé|a\sinsisté|opinó|"
    r"consideró|subrayó|считает|подчеркнул\w?),?\s(?:that|que|qu['’]|что)(?!\w)"
)
# " Ana Orlova"
_PERSON = re.compile(r"\s(?:[A-ZÀ-ÞА-ЯЁ][\w’'.-]{1,24}\s?){2,4}")
# ", said": before the one who says what stands around
_INSERTED = re.compile(r",[”»\"]?\s$")
# "…,” the envoy ", "…, Norway ": what stands between words and the verb that says whose they are
_BEHIND = re.compile(r"(?:[”»\"],?|,)\s([^”»\",]{0,90})$")


def speaker_of(voices: Voices, start: int, end: int, opens: int, at: int) -> Maker | None:
    """Who says that somebody should do something: whom the sentence lets speak, else the publisher; not the State.

    News only reports: without anybody who says so there, nothing is demanded.
    """
    text = voices.document.text
    if (view := _FOR.match(text, start, opens)) and (maker := states_alone(voices, view.end(), opens)):
        return maker
    if view := _VIEW.search(text, start, end):
        who = "who" if view["who"] else "whom"
        others = [code for code, _, _ in voices.named(*view.span(who)) if code not in voices.document.states]
        return Maker(view.start(who), True, (others[0],)) if others else Maker(name=view[who])
    opined = OPINED.search(text, start, opens)
    if opined and (maker := maker_before(voices, start, opined.start())) and maker.is_of_states:
        return maker
    body: Maker | None = None
    for said in voices.saying(start, end):
        near = (max(at, said.end()) if said.start() > at else said.end(), min(end, said.end() + _AFTER_SAYING))
        is_inserted = _INSERTED.search(text, start, said.start())
        if is_inserted and (inserted := _states_behind(voices, said.end(), min(near[1], at))):
            return inserted
        quoted = _BEHIND.search(text[at : said.start()]) if said.start() > at else None
        begun = said.start() - len(quoted[1]) if quoted else start
        maker = maker_before(voices, begun, said.start()) if said.start() < at or quoted else None
        if maker is None and quoted and not quoted[1] and (named := voices.parties(*near)):
            return None if named[0][0] == "state" else Maker(name=named[0][0])
        if maker is None and quoted and not quoted[1] and _PERSON.match(text, said.end()) and speaks_for_itself(voices):
            return Maker.of_publisher(voices)
        if maker is None and (said.start() > at or said.start() - start < _LEAST):
            maker = _states_behind(voices, near[0], min(near[1], opens) if said.start() < at else near[1])
        if maker and maker.is_of_states:
            return maker
        if maker and maker.name and words("un", voices.language).match(maker.name):
            body = body or maker
    if any(
        maker and maker.is_of_states and a - start < 30 and b <= opens - 8
        for a, b, maker in _candidates(voices, start, opens)
    ):
        return None
    state = voices.state(start, end, at)
    asserted_by = voices.asserted_by(start, end, at, state)
    if asserted_by == "state":
        return None
    if asserted_by or body:
        return Maker(name=asserted_by) if asserted_by else body
    if voices.document.kind == "news" and not re.search(r"[“«\"][^”»\"]*$", text[start:at]):
        if speaks_for_itself(voices):
            return Maker.of_publisher(voices)
        return _who_urged(voices, start, end)
    return Maker.of_publisher(voices)


def _who_urged(voices: Voices, start: int, end: int) -> Maker | None:
    """Who demands something in a sentence of news, else the organisation that did so shortly before it."""
    text, verbs, low = voices.document.text, words("verbs", voices.language), max(0, start - _LOOK_BACK)
    found = [maker_before(voices, start, cue.start(), None, cue) for cue in verbs.finditer(text, start, end)]
    if named := next(filter(None, found), None):
        return named
    earlier = [maker_before(voices, low, cue.start(), None, cue) for cue in verbs.finditer(text, low, start)]
    last = next(filter(None, reversed(earlier)), None)
    return replace(last, start=-1) if last and not last.is_of_states else None


# " spoke", " also praised", «выступили»
_VERB = re.compile(
    r"(?:\s\w{3,12}ly|\salso)?\s(?:spoke|took|gave|made|brought|went|said|(?!\w{0,12}eed)\w{2,14}ed|ont|a|\w{3,14}èrent|"
    r"\w{3,14}(?:aron|ieron)|\w{4,16}(?:ли|ла))(?!\w)"
)


def _opens(voices: Voices, start: int, at: int) -> bool:
    """Whether nothing, or a word such as "several", stands between."""
    return (
        at - start < _LEAST
        or words("vague", voices.language).fullmatch(voices.document.text[start:at].strip()) is not None
    )


def speaks_on(voices: Voices, start: int, end: int) -> bool:
    """Whether States that open a stretch are the subject of what follows: "nearly a dozen others spoke up"."""
    text, end = voices.document.text, min(end, start + _LONGEST_NAME)
    return any(
        maker and maker.is_of_states and _opens(voices, start, a) and _VERB.match(text, b, end)
        for a, b, maker in _candidates(voices, start, end)
    )


# "in the Committee’s view", « de l’avis du Comité »
_VIEW = re.compile(
    r"(?<!\w)(?:in\s(?:the\s)?(?P<who>[^\W\d_][^,;.:’']{2,60})['’]s?\s(?:view|opinion|eyes)"
    r"|(?:de\sl['’]avis|aux\syeux|en\sopinión)\sd(?:e\sla|e\sl['’]|u|es|el?)\s?(?P<whom>[^,;.:]{2,60}))(?!\w)",
    re.I,
)
# "For Norway, the law should"
_FOR = re.compile(r"(?:For|Pour|Para|Для)\s")
# " to ", " the ambassador of ", " the delegation of "
_TITLE = r"\W{0,3}(?:[a-zà-ÿа-яё’']{1,14}[\s’']){0,5}"
_LEAST = 4
