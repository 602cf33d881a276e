"""A sentence about recommendations in; out, the words that say in what measure its counts are counted.

"accepted", "in part", "took ... on board", "fulfilled or partly fulfilled".
"""

import re
from functools import cache, partial

from heeded.extract.prose.folding import for_folded
from heeded.extract.prose.nearest import Cue
from heeded.extract.prose.values import any_of_folded, spaced, whole_words, words_of
from heeded.vocabulary import load

__all__ = ["NEGATED", "PARTLY", "WEAK", "cues_in", "kind_at", "verb_at", "word"]

# Words of negation and of part before these change what they measure.
NEGATED = {
    "supported": "noted", "implemented": "not_implemented", "received": "received", "in_progress": "not_implemented",
}  # fmt: skip
PARTLY = {
    "supported": "supported_in_part", "implemented": "partially_implemented", "received": "partially_implemented",
}  # fmt: skip


word = partial(any_of_folded, "measures")
"""The words of one key of the vocabulary, for folded text: key and language in."""


@cache
def _verbs(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """All words that measure, the longest first, in small letters: group -> measure; with what negates or limits."""
    content = load("measures")
    listed = [(each, measure) for measure, words in content["measures"].items() for each in words.get(language, ())]
    listed += [(each, "reaching") for each in content["reaching"][language]]
    listed += [(each, "loosely") for each in content["received_loosely"][language]]
    listed += [(each, "partly") for each in content["partly_alone"][language]]
    listed += [(each, "fully") for each in content["fully_alone"][language]]
    listed += [(each, "negated") for each in content["negated_alone"][language]]
    listed.sort(key=lambda pair: (pair[1] in WEAK, -len(pair[0])))
    # An empty group behind each names it; in front it would keep the engine from comparing the first letter at once.
    options = "|".join(f"{spaced(each)}(?P<e{at}>)" for at, (each, _) in enumerate(listed))
    negation, partly = whole_words(content["not"][language]), whole_words(content["partly"][language])
    expression = rf"(?<!\w)(?:(?P<not>{negation})\s?)??(?:(?P<partly>{partly})\s)?(?:{options})(?!\w)"
    return for_folded(expression), {f"e{at}": measure for at, (_, measure) in enumerate(listed)}


def kind_at(text: str, at: int, end: int, language: str) -> str | None:
    """What a word directly at a place of folded text measures; None where there is none."""
    expression, measures = _verbs(language)
    match = expression.match(text, at, end)
    return measures[match.lastgroup or ""] if match else None


def verb_at(text: str, at: int, end: int, language: str) -> bool:
    """Whether a word that measures stands directly behind a place of folded text."""
    while at < end and text[at] in " :\u00a0":
        at += 1
    return bool(_verbs(language)[0].match(text, at, end) or word("topic_verbs", language).match(text, at, end))


@cache
def _of_the_noun(language: str) -> re.Pattern[str]:
    """ "of the recommendations accepted": the same, behind the noun."""
    noun = words_of("measures", "recommendations", language)
    subject = r"(?:that|which|it|they|he|she|the\s(?:country|government|state)|que|qu['’]\w{1,4}|котор\w{2})"
    clause = rf"{subject}\s(?:[^\W\d]{{1,20}}\s){{0,3}}"
    return for_folded(
        rf"(?<!\w)(?:of\s(?:the|these|its)|de\s(?:las|los|estas)|des|из)\s(?:[^\W\d]{{1,20}}\s)?{noun},?\s(?:{clause})?$"
    )


@cache
def _promising(language: str) -> re.Pattern[str]:
    return for_folded(rf"(?<!\w){words_of('measures', 'promising', language)}\s?$")


@cache
def _arounds(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands on both sides of a count: "took 12 of them on board"."""
    return tuple(
        (measure, for_folded(rf"(?<!\w){whole_words([first])}\s[^.,;:]{{1,60}}?\s{whole_words([last])}(?!\w)"))
        for measure, pairs in load("measures")["around"].items()
        for first, last in pairs[language]
    )


# What is added to the distance of a word that often means something else, or that stands beside a better one.
_EXTRA = {"received": 2.5, "loosely": 3.5, "partly": 0.5, "fully": 3.0, "negated": 0.5}
WEAK = tuple(_EXTRA)
# "of the accepted 12", "из принятых 12": a verb as an adjective of the whole
_ADJECTIVE = re.compile(r"(?<!\w)(?:of\s(?:the|its)|(?<!\d\s)of\sthese|de\s(?:las|los|estas)|des|из)\s$")
_AS_ADJECTIVE = 9.0


# "the report with its 230 recommendations was adopted": not the recommendations
_PAPER = re.compile(
    r"(?<!\w)(?:reports?|outcomes?|rapports?|informes?|plans?|планы?)\s(?:[^.;:]{0,80}\s)?(?:was|were|been|is|be)\s$"
)
# 'the State "takes note" of 12'
_QUOTES = dict.fromkeys(map(ord, '"“”«»'), " ")
# " or ", " or have been ", " ou sont ": between two words of which one or the other holds
_OR = re.compile(r",?\s(?:and/or|or|ou|o|u|или|либо)\s(?:[^\W\d]{1,6}\s){0,3}")
_PARTS = ("partially_implemented", "in_progress", "partly")


def cues_in(text: str, start: int, end: int, language: str) -> list[Cue]:
    """The words of a sentence of folded text that say what is counted, in order."""
    expression, measures = _verbs(language)
    either = word("whole_or_part", language)
    blanked = text[:start] + text[start:end].translate(_QUOTES) + text[end:]
    if either.search(text, start, end):
        blanked = text[:start] + either.sub(lambda each: " " * len(each[0]), blanked[start:end]) + text[end:]
    cues = list[Cue]()
    for match in expression.finditer(blanked, start, end):
        kind = measures[match.lastgroup or ""]
        kind = NEGATED.get(kind, kind) if match["not"] else PARTLY.get(kind, kind) if match["partly"] else kind
        if kind == "implemented" and _promising(language).search(text, max(start, match.start() - 40), match.start()):
            kind = "supported"
        if kind == "implemented" and _is_wanted(text, start, match):
            continue
        if match[0].startswith("adopt") and _PAPER.search(text, start, match.start()):
            continue
        last = cues[-1].start if cues else start
        extra = _AS_ADJECTIVE if _is_adjective(text, start, match.start(), last, language) else 0.0
        cues.append(Cue(kind, match.start(), match.end(), extra + _EXTRA.get(kind, 0.0)))
    for measure, around in _arounds(language):
        for each in around.finditer(text, start, end):
            is_promised = measure == "implemented" and _promising(language).search(text, start, each.start())
            cues = [cue for cue in cues if cue.start < each.start() or cue.end != each.end()]
            cues.append(Cue("supported" if is_promised else measure, each.start(), each.end()))
    return _resolved(text, _joined(text, sorted(cues, key=lambda cue: cue.start)))


# "the wounded ", "prices ": who or what else reaches a number
_OTHER_SUBJECT = re.compile(
    r"(?<!\w)(?:the|los|las|les|ses|its|their)\s(?!(?:\w+\s)?(?:number|total|figure|count|tally|sum|harvest|list|score|UPR|reviews?|cycles?|"
    r"record|share|recom\w+|proposals|recs|others?|rest|other|otras|autres|nombre|total)\b)[^\W\d]{3,20}\s$"
)
# Between a subject and the verb by which it reaches a number
_SUBJECT = re.compile(r"(?:\s[^\W\d][\w’'-]{0,20}){0,4}\s")


def _resolved(text: str, cues: list[Cue]) -> list[Cue]:
    """ "support rose to 180", "accepted recommendations numbered 180": what the words before the verb measure."""
    done: list[Cue] = []
    for cue in cues:
        if cue.kind == "reaching":
            last = done[-1] if done else None
            if _OTHER_SUBJECT.search(text, max(0, cue.start - 40), cue.start):
                continue
            is_subject = last and last.kind not in WEAK and _SUBJECT.fullmatch(text, last.end, cue.start)
            kind = last.kind if last and is_subject else "received"
            done[-1:] = [] if is_subject else done[-1:]
            cue = Cue(kind, cue.start, cue.end, _EXTRA.get(kind, 0.0))
        done.append(cue)
    return done


# "implement", "mettre en œuvre": what is still to be done; "the implementation of"
_TO_BE_DONE = re.compile(
    r"(?:implement|fulfill?|carry|act|comply|deliver|live|make|give|follow|honou?r|mettre|appliquer|exécuter|réaliser"
    r"|cumplir|implementar|ejecutar|aplicar|выполнить|исполнить|реализовать|осуществить)(?!\w)"
)
_NOUN = re.compile(
    r"(?:full\s|the\s|l['’]|la\s|el\s)?(?:implementation|fulfil?ment|execution|mise|exécution|application|cumplimiento|implementación"
    r"|выполнени|исполнени|реализаци)"
)
# "are to be ", "doivent être ": before what is still to be done
_TO_BE = re.compile(
    r"(?<!\w)(?:(?:to|must|should|shall|can|may|might)\sbe|(?:à|doi\w+|dev\w+)\sêtre|(?:deb\w+|han\sde)\sser|должн[аоы]\sбыть)\s(?:\w{3,12}(?:ly|ment|mente)\s)?$"
)
# "managed to", "was able to": done all the same
_MANAGED = re.compile(
    r"(?:managed|able|helped|began|réussi|parvenu\w{0,2}|logr\w{1,4}|смогл?[аи]?|сумел[аи]?)(?:\s(?:to|à))?\s$"
)
# "urge implementation of", "calls for the implementation of"
_WANTING = re.compile(
    r"(?<!\w)(?:urg|call|ask|demand|encourag|expect|await|need|want|hope|press|monitor|support|follow|toward|lack|appel|demand"
    r"|exig|instar?|pid|призыва|требу|ожида|прос)\w{0,6}\s(?:[^\W\d]{1,12}\s){0,4}$"
)


def _is_wanted(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a word of implementing tells what is to be done, not what was."""
    first = max(start, match.start() - 60)
    if _NOUN.match(text, match.start()):
        return bool(_WANTING.search(text, first, match.start()))
    if _TO_BE.search(text, first, match.start()):
        return True
    return bool(_TO_BE_DONE.match(text, match.start())) and not _MANAGED.search(text, first, match.start())


def _is_adjective(text: str, start: int, at: int, last: int, language: str) -> bool:
    """Whether a verb stands as an adjective of the noun: "of the accepted 12", "of the recommendations accepted"."""
    if _ADJECTIVE.search(text, max(start, at - 12), at):
        return True
    match = _of_the_noun(language).search(text, max(start, at - 80), at)
    return match is not None and match.start() >= last


def _joined(text: str, cues: list[Cue]) -> list[Cue]:
    """ "fulfilled or partly fulfilled", "fully carried out": two words that make one."""
    joined: list[Cue] = []
    for cue in cues:
        last = joined[-1] if joined else None
        kinds = {last.kind, cue.kind} if last else set()
        is_one = "implemented" in kinds and bool(kinds & set(_PARTS))
        if last and last.kind == "fully" and cue.kind not in WEAK and cue.start == last.end + 1:
            joined[-1] = Cue(cue.kind, last.start, cue.end, cue.extra)
            continue
        if last and is_one and _OR.fullmatch(text, last.end, cue.start):
            joined[-1] = Cue("implemented_or_partially", last.start, cue.end)
            continue
        joined.append(cue)
    return joined
