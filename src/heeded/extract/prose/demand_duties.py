"""A word of duty or need in a sentence in, what is demanded with it out: "X should", "it is time to", "X is needed"."""

import re

from heeded.extract.prose.addressees import addressee
from heeded.extract.prose.demand_parts import REACH_OF_SUBJECT, Demand, subject_start
from heeded.extract.prose.demand_words import opens_item, words
from heeded.extract.prose.makers import OPINED, Maker, speaker_of
from heeded.extract.prose.voices import Voices

__all__ = ["by_duty", "by_modal", "by_need", "known_parties"]


def known_parties(voices: Voices) -> tuple[str, ...]:
    return (*voices.document.states, "UN", "UN member states", "government")


def by_modal(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "The authorities should ...": by the publisher, or by whom the sentence lets speak."""
    text, language = voices.document.text, voices.language
    opens = subject_start(voices, start, cue.start())
    if not _is_duty(voices, cue, start, opens, end):
        return None
    if words("of_the_page", language).match(text, opens, cue.start()):
        return None
    of = addressee(voices, opens, cue.start())
    if of is None and (not text[opens : cue.start()].strip() or _WHICH.match(text, opens, cue.start())):
        of = addressee(voices, start, opens)
    undergone = words("undergone", language).match(text, cue.end() + 1, end)
    if undergone and _HAVE.match(cue[0]):
        return None
    subject = None if of in known_parties(voices) or undergone else _subject(voices, opens, cue, end)
    if of not in known_parties(voices) and not undergone and words("duties", language).match(text, cue.end() + 1, end):
        return None
    near = _around(cue.start(), start, end)
    is_said = any(voices.saying(*near)) or OPINED.search(text, *near)
    is_reported = is_said and len(text[opens : cue.start()].split()) < _LONG
    is_nobody = of is None or (of not in known_parties(voices) and _NOBODY.match(text, opens, cue.start()))
    is_unsaid = (is_nobody and not undergone and subject is None) or _HAD.match(cue[0])
    if is_unsaid and not is_reported:
        return None
    is_lead = not text[cue.end() : end].strip(" :")
    maker = speaker_of(voices, start, end, opens, cue.start()) or (Maker.of_publisher(voices) if is_lead else None)
    if maker is None:
        return None
    is_of_other = _NO_ONE.match(text, opens) or (of not in known_parties(voices) and maker.is_of_states and is_reported)
    begun = opens if undergone or is_of_other or _HAD.match(cue[0]) else cue.end()
    return Demand(maker, of or subject, maker.start if start <= maker.start < opens else opens, begun, end)


# "Article 5 had to go": a duty only where somebody says so
_HAD = re.compile(r"had\s(?!better)", re.I)
# How far the law or the speaker stands from a duty.
_REACH = 240
# the most words of a subject
_LONG = 14
# "has to": what is laid down already, if it is to be done
_HAVE = re.compile(r"ha(?:s|ve)\s", re.I)
# "what ", "if they ", "how ": before a duty that is asked about or set as a case
_ASKED = re.compile(
    r"(?<!\w)(?:if|whether|unless|when|what|how|why|which|where|who|si|quand|comment|pourquoi|cuando|cómo|qué|если|когда|как|что)\s"
    r"(?:\w{1,12}\s)?$",
    re.I,
)


# "whose homes ": a clause that only tells of something
_WHOSE = re.compile(r"(?:whose|dont|cuy[oa]s?|чь\w{1,3})\s", re.I)
# "there was no need to", "it did not need to"
_NO = re.compile(r"\b(?:no|not|never|without|n['’]t)\s(?:\w{3,12}\s)?$", re.I)
# "no act of violence needs to"
_NEEDLESS = re.compile(r"no\s[^,;.:]{3,60}\sneeds?\s", re.I)


def _around(at: int, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence that tells what kind of duty stands at `at`."""
    return max(start, at - _REACH), min(end, at + _REACH)


def _is_duty(voices: Voices, cue: re.Match[str], start: int, opens: int, end: int) -> bool:
    """Whether a verb of duty demands: none does in a question, in what a law says, or in what the State concedes."""
    text, language = voices.document.text, voices.language
    if words("no_demand", language).match(text, cue.end() + 1, end):
        return False
    if words("by_law", language).search(text, *_around(opens, start, end)) or _NEEDLESS.match(text, opens, end):
        return False
    if _WHOSE.match(text, opens, cue.start()) or (cue[0].startswith("need") and _NO.search(text, start, cue.start())):
        return False
    before = max(start, opens - 30)
    return not words("conceding", language).search(text, before, opens) and not _ASKED.search(text, before, cue.start())


# "The Labour Code ", "A guardian ", "This ": subjects that nobody is
_NOBODY = re.compile(
    r"(?:\w{4,9}\s)?(?:an?|we|I|you|nous|мы|members?(?!\sof|\sstates)|anyone|those(?!\s(?:who|responsible))|people|"
    r"everyone|this|that|it|there|one|which|un|une|ce|cela|cette|il|on|esto|eso|это)\s|.{0,60}(?:law|code|bill|act|loi|ley)\s$",
    re.I,
)


# "No lawyer ", "Nobody "
_NO_ONE = re.compile(r"(?:no\s(?!law|bill)|nobody|none\s|nul\s|aucune?\s|ningún|ninguna|nadie|никто|ни\sодин)", re.I)
# ", which ", ", who ": after the one addressed
_WHICH = re.compile(r"(?:which|who|qui|que|quien(?:es)?|котор\w{2,3})\s(?:\w{3,12}\s)?$", re.I)


def _subject(voices: Voices, opens: int, cue: re.Match[str], end: int) -> str | None:
    """A party that no table knows, as the sentence names it: "Companies that drill there should ..."."""
    text = voices.document.text
    subject = text[opens : cue.start()]
    words_of = subject.split()
    if _NO_ONE.match(subject):
        return subject.strip(" ,")
    is_party = 0 < len(words_of) < 14 and not re.search(r"[.:;“”«»()]", subject) and not _NOBODY.match(subject)
    return subject.strip(" ,") if is_party and opens_item(voices.language, text, cue.end() + 1, end) else None


# Fewer words than these behind a duty demand nothing by themselves: «Закон необходимо отменить».
_LEAST_WORDS = 2
# "that", « que », "for" at the end of the words of a duty: what follows names the one addressed as part of the demand
_THAT = re.compile(r"(?:that|qu[e'’]|чтобы|is|are|be|est|es|son|let|may|пусть)$", re.I)
# " is that ", " is to ": nothing demanded yet
_TO = re.compile(r"\s(?:to|de|for)\s", re.I)


def by_duty(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "It is time for the UN to ...", "What is needed is ...", « Il faut que ... »."""
    language, text = voices.language, voices.document.text
    maker = speaker_of(voices, start, end, cue.start(), cue.start())
    if maker is None or words("no_demand", language).match(text, cue.end() + 1, end):
        return None
    if words("by_law", language).search(text, *_around(cue.start(), start, end)) or text[end - 1] == "?":
        return None
    opens = subject_start(voices, start, cue.start())
    if len(text[cue.end() : end].split()) < _LEAST_WORDS and opens < cue.start():
        return Demand(maker, None, opens, opens, end)
    limit = min(end, cue.end() + REACH_OF_SUBJECT)
    is_whole = _THAT.search(text, cue.start(), cue.end()) and not _TO.match(text, cue.end(), end)
    link = None if is_whole else words("links", language).search(text, cue.end(), limit)
    of = addressee(voices, cue.end(), link.start() if link else min(end, cue.end() + 60))
    is_for = (
        link and of and (words("un", language).search(text, cue.end(), link.start()) is None or _FOR.search(cue[0]))
    )
    return Demand(maker, of, cue.start(), link.end() if link and is_for else cue.end(), end)


# "it is time for": before the one addressed and "to"; without it a clause follows
_FOR = re.compile(r"(?:for|to|on|pour|de|d['’]|à|aux?|al?|для)$", re.I)


def by_need(voices: Voices, cue: re.Match[str], start: int, end: int, known: Maker | None) -> Demand | None:
    """ "An independent inquiry is overdue.": what is needed stands before."""
    text = voices.document.text
    opens = subject_start(voices, start, cue.start())
    maker = speaker_of(voices, start, end, opens, cue.start())
    is_thing = _INDEFINITE.match(text, opens, cue.start()) or words("deeds", voices.language).match(text, opens, end)
    if (
        maker is None
        or not is_thing
        or words("by_law", voices.language).search(text, *_around(cue.start(), start, end))
    ):
        return None
    is_purpose = _PURPOSE.match(text, cue.end(), end)
    return Demand(maker, None, opens, opens, end if is_purpose else cue.start())


# " to protect": what it is needed for
_PURPOSE = re.compile(r"\s(?:to|pour|para)\s")
# "An inquiry ", "A new law "
_INDEFINITE = re.compile(
    r"(?:an?|une?|una|immediate|urgent|prompt|concrete|bold|serious|independent|stronger|further|more|greater|de\snouvelles|nuevas)\s(?!(?:permit|visa|licen[cs]e|passport|fee|ticket)\s)",
    re.I,
)
