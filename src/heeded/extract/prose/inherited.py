"""A count beside which no word of harm stands in; out, the harm it takes from what the passage spoke of before.

A part keeps the harm of its whole ("nineteen of them", "children account for 68"), another source's count, a later one
or one to compare with that of the first ("the union puts it at 221", "then 225", "against 40 officers").
"""

import re
import sys
from functools import cache
from typing import cast

from heeded.extract.prose.affected import Found, Sentence
from heeded.extract.prose.harm_words import people, suffered_in, word
from heeded.extract.prose.values import Count
from heeded.model import Harm

__all__ = ["inherited", "is_in_sequence", "part_words"]

_LOOK_BACK, _LOOK_AHEAD = 80, 60
# "gave two of the officers": people of another whole
_OF_OTHERS = re.compile(r"\s(?:of\s(?:the|its|their)|des|de\s(?:los|las)|из)\s[^\W\d]")
# " of the ": between a part and its whole
_OF_ALL = 16
_FAR_BACK = 150


def inherited(sentence: Sentence, count: Count, last: Found | None, before: Found | None) -> Found | None:
    """The harm of the count `last`, of which this is a part or another figure; `before` is the last of the sentence."""
    last = _spoken_of(sentence, count) or last or _of_uncounted(sentence, count)
    if last is None or (count.value == 1 and count.in_words):
        return None
    close = sentence.close.get(count.start, count.end)
    if last.is_behind or count.start in sentence.names:
        return _behind(sentence, count, last)
    if count.value <= last.count.value and (end := _end_of_part(sentence, count, last.count.value, before is not None)):
        return Found(last.harm, count, count.opens, max(close, end), is_part=True)
    if _is_anothers(sentence, count, last.count.value) or (before and _stands_beside(sentence, count, last, before)):
        return Found(last.harm, count, count.opens, max(close, count.end), before is not None and before.is_part)
    return None


def _spoken_of(sentence: Sentence, count: Count) -> Found | None:
    """What the names of a list are of: the last harm that the text before names."""
    if count.start not in sentence.names:
        return None
    before = suffered_in(sentence.text, max(0, sentence.start - _FAR_BACK), count.opens, sentence.language)
    close = sentence.close[count.start]
    behind = suffered_in(sentence.text, close, min(sentence.end, close + _OF_ALL), sentence.language)
    harms = [each.harms["noun"] for each in (*before, *behind) if "noun" in each.harms]
    return Found(cast(Harm, harms[-1]), count, count.opens, count.end, is_behind=True) if harms else None


def _of_uncounted(sentence: Sentence, count: Count) -> Found | None:
    """What befell those whom the sentence does not count: "dozens were wounded, seven of them gravely"."""
    if not part_words(sentence.language).match(sentence.text, count.end, sentence.end):
        return None
    before = suffered_in(sentence.text, sentence.start, count.opens, sentence.language)
    harms = [each.harms["done"] for each in before if "done" in each.harms]
    whole = Count(sys.maxsize, "exact", sentence.start, sentence.start, sentence.start)
    return Found(cast(Harm, harms[-1]), whole, sentence.start, count.opens) if harms else None


def _behind(sentence: Sentence, count: Count, last: Found) -> Found | None:
    """What still belongs to people spoken of before something else: names of a list, "six were children"."""
    if count.start in sentence.names:
        return Found(last.harm, count, count.opens, sentence.close[count.start])
    if count.value <= last.count.value and count.start in sentence.bare and (end := _end_of_being(sentence, count)):
        return Found(last.harm, count, count.opens, end, is_part=True, is_behind=True)
    return None


def _end_of_part(sentence: Sentence, count: Count, last_value: int, is_same_sentence: bool) -> int | None:
    """Where the words end that make a count a part: "19 of these", "including 3 children", "1,222 were women"."""
    text, start, language = sentence.text, sentence.start, sentence.language
    before, after = text[max(start, count.opens - _LOOK_BACK) : count.opens], text[count.end : count.end + _LOOK_AHEAD]
    if any(
        each.start in sentence.wholes
        and (each.value == last_value or each.start in sentence.bare)
        and 0 < each.opens - count.end < _OF_ALL
        for each in sentence.counts
    ):
        return count.end
    included = _INCLUDED.match(text, sentence.close.get(count.start, count.end), sentence.end)
    if included and _ASIDE.search(before):
        return included.end()
    if part_words(language).match(after) or _directly_before("among_them", language).search(before):
        return count.end
    if is_same_sentence and (
        _IN_PLACE.match(after)
        or (_EACH_IN.search(before) and _WHO.match(after))
        or _BRACKETED.match(text[count.opens - 1 : count.end + 25])
    ):
        return count.end
    if count.start not in sentence.bare:
        return None
    if _made_up(language).search(before):
        return count.end
    return _end_of_being(sentence, count)


def _end_of_being(sentence: Sentence, count: Count) -> int | None:
    """Where "1,222 were women", "nineteen wore a uniform" end that begin a clause with their count."""
    text, end, language = sentence.text, sentence.end, sentence.language
    if not _HEAD.search(text[max(sentence.start, count.opens - _LOOK_BACK) : count.opens]):
        return None
    if were := _verb("copulas", language).match(text, count.end, end):
        whom = people(language).match(text, were.end(), end) or _WHAT.match(text, were.end(), end)
        return whom.end() if whom else None
    wore = _verb("being", language).match(text, count.end, end)
    return wore.end() if wore else None


def is_in_sequence(sentence: Sentence, count: Count) -> bool:
    """Whether a count is one of the same at several times: "first 164, then 225"."""
    text = sentence.text
    before = text[max(sentence.start, count.opens - _LOOK_BACK) : count.opens]
    return bool(_directly_before("sequence", sentence.language).search(before))


def _is_anothers(sentence: Sentence, count: Count, last_value: int) -> bool:
    """Whether somebody else's number, or the same later, is told: "puts it at 221", "their number has passed 9,900"."""
    if count.start not in sentence.close or count.start in sentence.unknown:
        return False
    text, language = sentence.text, sentence.language
    before = text[max(sentence.start, count.opens - _LOOK_BACK) : count.opens]
    if _directly_before("counting", language).search(before):
        return not _OF_OTHERS.match(text, count.end, sentence.end)
    is_bare = count.start in sentence.bare
    if last_value == sys.maxsize and is_bare and _directly_before("there_were", language).search(before):
        return bool(_SO_OFTEN.match(text, count.end, sentence.end))
    if is_bare and _HEAD.search(before) and _by_whom(language).match(text, count.end, sentence.end):
        return True
    return is_bare and bool(is_in_sequence(sentence, count) or _numbered(language).search(before))


def _stands_beside(sentence: Sentence, count: Count, last: Found, before: Found) -> bool:
    """Whether a count of people is joined to another, or compared with it: "against 241 the year before"."""
    text, language = sentence.text, sentence.language
    earlier = text[max(sentence.start, count.opens - _LOOK_BACK) : count.opens]
    is_of_people = count.start in sentence.close and count.start not in sentence.bare
    if count.start in sentence.unknown and not before.is_part:
        return False
    if _directly_before("comparing", language).search(earlier):
        return is_of_people or bool(_TIME.match(text, count.end, sentence.end))
    if count.start in sentence.bare and (_IN_YEAR.match(text, count.end, sentence.end) or _IN_TOWN.search(earlier)):
        return True
    in_order = last.start < last.count.start or before.is_part
    return is_of_people and in_order and bool(_JOINED.fullmatch(text, before.end, count.opens))


_FEW_WORDS = (
    r"(?:\s(?:only|just|merely|some|a\sfurther|another|other|also|somewhere\snear|near|something\slike"
    r"|que|otr[ao]s|d['’]autres|лишь|только|ещё|уже|официальн\w{2,3}"
    r"|(?:the|an?|its|le|la|el|un|une|una)\s(?:[^\W\d]{3,15}\s)?(?:total|figure|count|number|tally|chiffre|nombre|bilan|cifra|número)"
    r"\s(?:[^\W\d]{3,15}\s)?(?:of|de)))?"
)


@cache
def _directly_before(key: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word(key, language)}{_FEW_WORDS}\s[«“\"]?$", re.I)


@cache
def _numbered(language: str) -> re.Pattern[str]:
    """ "their number nationwide has thereby passed ": the number spoken of, with no clause between."""
    return re.compile(rf"(?<!\w){word('numbers', language)}(?!\w)[^.,;:()\d]{{1,50}}$", re.I)


@cache
def _by_whom(language: str) -> re.Pattern[str]:
    return re.compile(rf",?\s{word('by_whom', language)}(?!\w)", re.I)


@cache
def _made_up(language: str) -> re.Pattern[str]:
    """ "children account for ": the people before the verb."""
    return re.compile(rf"(?<!\w){word('people', language)}\s(?:\w{{1,12}}\s)?{word('making_up', language)}\s$", re.I)


@cache
def _verb(key: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w{{1,3}}\s)?{word(key, language)}(?!\w)", re.I)


# " in uniform", " from the north", " apprentices", not " interviewed": what people are or where they come from
_WHAT = re.compile(
    r"\s(?:(?:in|from|an?|the|of|des?|un|une|en|los|las|из|в)\s|(?!\w{1,12}(?:ed|able|al|ful|ive)\b)[^\W\d]\w{2,20}(?:s|men|women|ы|и|ов|ами)\b)",
    re.I,
)


@cache
def part_words(language: str) -> re.Pattern[str]:
    """ " of them", " more of whom"."""
    return re.compile(rf"\s(?:more\s)?{word('of_them', language)}(?!\w)(?<!\bin)", re.I)


# "", "; ", ", and ": where a clause begins with its count
_HEAD = re.compile(r"(?:^|[.;:,—–(]|\s(?:that|que|что))\s?(?:(?:and|but|while|et|mais|y|pero|и|а|но)\s)?$", re.I)
# "241 the year before", "67 en 2020", "12."
_TIME = re.compile(r"\s?[.,;)]|$|\s(?:the|a|in|last|one|two|five|en|l['’]an|el\saño|un|в|год)\b", re.I)
# "196 people in 2022 and 172 in 2023", "149 in Almaty, in Taraz 21"
_IN_YEAR = re.compile(r"\s(?:in|en|в)\s(?:19|20)\d\d\b")
_IN_TOWN = re.compile(r"(?:^|[,;]\s|\s(?:and|et|y|и|а)\s)(?:in|à|en|в|во)\s[A-ZÀ-ÞА-ЯЁ][\w’'-]+\s$")
# "There were 184 in 2019", "there were 184.", not "there were 12 in the room"
_SO_OFTEN = re.compile(r"\s?[.,;]|$|\s(?:(?:in|en|в)\s(?:19|20)\d\d|since|last|depuis|desde|с)(?!\w)")
# ", nineteen policemen included"
_ASIDE = re.compile(r"[,;(—–]\s?(?:and\s|et\s|y\s|и\s)?$")
_INCLUDED = re.compile(
    r"\s(?:included|among\sthem|(?:y\s)?compris(?:es)?|inclu[ií]d[ao]s|entre\s(?:ellos|ellas)|в\sтом\sчисле|включительно)(?=[\s.,;]|$)",
    re.I,
)
# " and ", ", ": between people who suffered the same
_JOINED = re.compile(r",?\s(?:and|et|y|и|as\swell\sas|ainsi\sque|así\scomo)\s|,\s", re.I)
# "6 from Almaty", "3 each from Atyrau", "12 in Gafsa", "5 à Lima"
_IN_PLACE = re.compile(r"\s(?:each\s|persons?\s|people\s)?(?:from|in|à|en|в|из)\s[A-ZÀ-ÞА-ЯЁ]\w+")
# "in 5 a woman", "in 3 women"
_EACH_IN = re.compile(r"\b(?:in|dans|en)\s$", re.I)
_WHO = re.compile(r"\s(?:an?|the|cases|it)\s", re.I)
# "(1 a minor)", "(12 women)"
_BRACKETED = re.compile(r"\(\d+\s(?:an?\s)?(?:minors?|women|men|children|girls|boys|mujeres|femmes|enfants|женщин)\b")
