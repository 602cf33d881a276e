"""Sentences that give several recommendations a position: in, a stretch of text; out, numbers with position and words.

"Arvenia accepts recommendations 120.1-120.5, notes 120.6 and partially accepts 120.8", "Recommendations 3 and 4 in
paragraph 97 did not enjoy its support", "all recommendations except 120.7".
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from heeded.extract.numbers import NumberList, number_at, number_lists, read_list
from heeded.extract.positions import Mark, label_at, marks_in, together
from heeded.extract.sentences import sentence_spans
from heeded.model import Position

__all__ = ["RECOMMENDATION", "Listed", "dotted_heads", "listed_in", "lists_in"]


@dataclass(frozen=True, slots=True)
class Listed:
    """What one sentence says of some recommendations; the span is the sentence's, `words` the wording of the position.

    `all_of` stands for a whole section: "all", "remaining", or the number of the report's paragraph.
    """

    numbers: tuple[str, ...]
    position: Position | None
    words: str | None
    start: int
    end: int
    all_of: str | None = None
    excluding: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


RECOMMENDATION = re.compile(r"\b(?:recomm?[ea]ndations?|recs?\b\.?|recomendaci(?:ón|ones)|рекомендаци\w{1,4})", re.I)
# "recommendations ", "recommendation No. ", "recommendations contained in paragraphs ", "seven recommendations ("
_NOUN = re.compile(
    rf"""{RECOMMENDATION.pattern} \s{{0,3}}
    (?:(?:
        numbers? | nos?\b\.? | n[°º]s?\.? | № | listed | contained | made | set\sout | included | in | under | above
        | below | the | following | (?P<paragraph>paragraphs?|paras?\b\.?) | of\sthe\sreport | [:(]
    )\s{{0,3}}){{0,6}}
    (?=\d|[A-Z]-\d)""",
    re.I | re.X,
)
# "supports 67, 94 and 189", "rejects 5-7": several numbers, for one is a count
_VERB = re.compile(r"\b(?:support|accept|note|reject|endorse)s?\s(?=\d)", re.I)
# "Accepted: 1-5", "Noted (6 and 9)" at the start of a sentence
_OPENED = re.compile(r"\s?[:(–-]\s?(?=\d)")
# "(28-30, 40 and 44)" somewhere after the word
_BRACKETED = re.compile(r"\((?=\d{1,3}\s?[-–,;.])")
# ") in paragraph 97", " (A/HRC/14/2, para. 85)", " under paragraph 99 of the report"
_IN_PARAGRAPH = re.compile(
    r"""\s{0,2} \)? ,? \s{0,2}
    (?:
        \(A/HRC/[\w/.]{3,30} ,? \s{0,2}
        | (?:as\s)? (?:contained|listed|set\sout|included|made)? \s? (?:of|in|under|from)\s (?:the\s)? (?:report,?\s)?
    )
    (?:paragraph|para\.) \s{0,2} (?P<paragraph>\d{1,3}) (?![\d.]\d)""",
    re.I | re.X,
)
# "all recommendations.", "all of the 167 recommendations received", "the remaining 20 recommendations"
_ALL = re.compile(
    r"""(?<!of\s)(?<!almost\s)(?<!nearly\s)(?<!virtually\s)(?<!practically\s) \b
    (?:
        (?P<all>all|every)\b (?:\sof)? (?:\s(?:the|its|these|those|our))? (?:\s\d{1,3})?
        (?:\s(?P<rest>remaining|other|pending|outstanding))? (?:\s\d{1,3})?
        | the\s(?P<remaining>remaining|other|pending|outstanding) (?:\s\d{1,3})?
    )
    \s (?:\d{1,3}\s)? recommendations\b
    (?:,?\s (?:contained|listed|set\sout|included|made|put\sforward)? \s? in\sparagraph\s(?P<paragraph>\d{1,3}))?
    (?=\s{0,2}(?:
        [.,;:)] | $
        | (?:(?:that|which)\s(?:were\s|had\sbeen\s)?)?
          (?:
            made|received|addressed|formulated|put\sforward|it|contained|listed|are|were|is|was|have|has|had|enjoy\w*
            |do|did|except|with\sthe\sexception|other\sthan|save|apart|excluding|but|and
          )\b
    ))""",
    re.I | re.X,
)
_NEW_CLAUSE = re.compile(r"\b(?:and|but|which|that|who)\b", re.I)
# "except recommendation 5", "with the exception of those in paragraphs 5.7 and 5.9"
_EXCEPT = re.compile(
    r"""\b (?:
        except(?:ing)?(?:\sfor)? | with\sthe\s(?:sole\s)?exceptions?\sof | other\sthan | save\sfor | save | apart\sfrom
        | excluding | but\snot | à\sl'exception\sd\w+ | excepto | salvo | за\sисключением
    ) \s
    (?:(?:the|for|recommendations?|recs?\.?|numbers?|nos?\.?|following|those|in|paragraphs?|:)\s?){0,5}""",
    re.I | re.X,
)
# what makes a position one of the past: "had not initially been supported"
_FORMER = re.compile(
    r"\b(?:initially|previously|originally|formerly|earlier|at first|in the (?:past|first cycle)|so far)\b", re.I
)
# "accepted recommendations" after "the", "those", "both": which ones, not what the State says of them
_PARTICIPLE = re.compile(r"(?:accepted|supported|rejected|noted|pending|refused)\s(?:\w+\s)?recommendations?\b", re.I)
# "the accepted recommendations are 66.1-66.3"
_ARE = re.compile(r"(?:\s?recommendations?)?\s?(?:are|were|include|included|comprise|namely|:|\()\W{0,3}(?=\d)")
_DETERMINER = re.compile(r"\b(?:the|those|these|its|all|both|of|on|fully|partially|\d+)\s$", re.I)
_THEY = re.compile(
    r"\s*(?:\d{1,3}\.\s)?(?:They|These|Those|Such|It)\s(?:were|are|is|was|include|included|includes|comprise[sd]?)\b"
)
_MOST = re.compile(
    r"\b(?:most of|(?:vast |great |large )?majority of|almost all|nearly all)\b[^,.;]{0,30}recommendations", re.I
)
_FOLLOWING = re.compile(r"\b(?:following|below)\b", re.I)
_WITH_NOUN = re.compile(r"recommendations?$", re.I)
_THAT = re.compile(r"\s*(?:\d{1,3}\.\s)?(?:That|This|These|Those|The|Both)\s(?:\w+\s)?recommendations?\b")


def listed_in(text: str, start: int, end: int, heads: Collection[str] = (), is_flat: bool = True) -> list[Listed]:
    """What the sentences of a stretch say of numbered recommendations, in order.

    `heads` are the paragraphs whose dotted numbers are recommendations; with `is_flat` a plain number counts too where
    the word "recommendation" stands before it. A sentence that goes on about "that recommendation" or "they" takes its
    numbers or its position from the one before. Position None: the sentence names numbers and no known position.
    """
    found: list[Listed] = []
    before: tuple[list[NumberList], list[Mark]] = ([], [])
    for begin, close in sentence_spans(text, start, end):
        label = label_at(text, begin, close)
        lists = lists_in(text, begin, close, heads, is_flat, label)
        marks = marks_in(text, begin, close) if lists or RECOMMENDATION.search(text, begin, close) else []
        if lists and label and not any(mark.start <= label.start for mark in marks):
            marks.insert(0, label)
        marks = _stating(text, marks, begin)
        whole = _whole(text, begin, close, marks, heads)
        if whole:
            found.append(whole)
        elif lists and not marks and _THEY.match(text, begin, close):
            found += _attached(text, lists, before[1], begin, close)
        elif lists:
            attached = _attached(text, lists, marks, begin, close)
            found += [*attached, *_most(text, marks, attached, begin, close)]
        elif marks and before[0] and _THAT.match(text, begin, close):
            position = together(mark.position for mark in marks)
            numbers = tuple(number for numbers in before[0] for number in numbers.numbers)
            found.append(Listed(numbers, position, text[marks[0].start : marks[-1].end], begin, close))
        before = (lists, marks)
    return found


def dotted_heads(text: str) -> frozenset[str]:
    """The paragraphs whose numbers a text calls recommendations: "140" where it has "recommendation 140.35"."""
    items = (number_at(text, noun.end()) for noun in _NOUN.finditer(text))
    return frozenset(item[0].partition(".")[0] for item in items if item and "." in item[0])


def lists_in(
    text: str, start: int, end: int, heads: Collection[str], is_flat: bool = True, label: Mark | None = None
) -> list[NumberList]:
    """The lists of recommendation numbers in one sentence, in order.

    Flat numbers are such after the word "recommendation", in brackets, or as a list after a label or verb.
    """
    lists = [] if not heads else list(number_lists(text, start, end, heads))
    if is_flat:
        begins = {m.end(): True for m in _VERB.finditer(text, start, end)}
        if label and (opened := _OPENED.match(text, label.end, end)):
            begins[opened.end()] = False
        if RECOMMENDATION.search(text, start, end):
            begins |= {m.end(): True for m in _BRACKETED.finditer(text, start, end)}
            begins |= {m.end(): False for m in _NOUN.finditer(text, start, end) if not m["paragraph"]}
        for at, needs_several in sorted(begins.items()):
            flat = read_list(text, at, (), end)
            if flat and "." not in flat.numbers[0] and (len(flat.numbers) > 1 or not needs_several):
                lists.append(_under_paragraph(text, flat, end))
    return sorted(_without_overlaps(lists), key=lambda numbers: numbers.start)


def _without_overlaps(lists: Sequence[NumberList]) -> list[NumberList]:
    kept: list[NumberList] = []
    for numbers in sorted(lists, key=lambda each: (each.start, -each.end)):
        if not kept or numbers.start >= kept[-1].end:
            kept.append(numbers)
    return kept


def _under_paragraph(text: str, flat: NumberList, end: int) -> NumberList:
    """The numbers with the paragraph that the sentence gives for them: "(1-4 and 10) in paragraph 97" is 97.1 ..."""
    named = _IN_PARAGRAPH.match(text, flat.end, end)
    if not named:
        return flat
    return NumberList(
        tuple(f"{named['paragraph']}.{number}" for number in flat.numbers), flat.start, named.end(), flat.refused
    )


def _stating(text: str, marks: list[Mark], start: int) -> list[Mark]:
    """The marks that state a position: no former ones where others are left, not "the rejected recommendations"."""
    stating = [mark for mark in marks if not _is_attribute(text, mark, start)]
    current = [mark for mark in stating if not _FORMER.search(text, max(start, mark.start - 25), mark.end)]
    return current or stating


def _is_attribute(text: str, mark: Mark, start: int) -> bool:
    """Whether a participle only says which recommendations are meant: "the rejected recommendations"."""
    if not _PARTICIPLE.match(text, mark.start):
        return False
    if mark.position != "pending" and _ARE.match(text, mark.end):
        return False
    return bool(_DETERMINER.search(text, max(start, mark.start - 14), mark.start))


def _whole(text: str, start: int, end: int, marks: list[Mark], heads: Collection[str]) -> Listed | None:
    """What a sentence says of a whole section, with the numbers that it takes out."""
    match = _ALL.search(text, start, end)
    if not match or not marks:
        return None
    nearest = min(marks, key=lambda mark: min(abs(mark.end - match.start()), abs(mark.start - match.end())))
    between = text[min(nearest.end, match.end()) : max(nearest.start, match.start())]
    if "," in between or len(between) > 60 or (nearest.start > match.end() and _NEW_CLAUSE.search(between)):
        return None
    rest = match["rest"] or match["remaining"]
    all_of = match["paragraph"] or ("remaining" if rest else "all")
    excluding: tuple[str, ...] = ()
    if out := _EXCEPT.search(text, match.end(), end):
        numbers = read_list(text, out.end(), heads, end)
        if numbers is None:
            return None  # an exception by subject cannot be resolved to numbers
        excluding = numbers.numbers
    elif any(numbers.start > match.end() for numbers in lists_in(text, start, end, heads, is_flat=True)):
        return None  # "all recommendations, namely 1-5": a list
    return Listed((), nearest.position, text[nearest.start : nearest.end], start, end, all_of, excluding)


def _most(text: str, marks: list[Mark], listed: list[Listed], start: int, end: int) -> list[Listed]:
    """What "accepted most of the recommendations, but not 5 and 6" says of those that it does not list."""
    for mark in marks:
        others = [each for each in listed if each.position not in (None, mark.position)]
        if (
            mark.position == "supported"
            and len(others) == len(listed)
            and _MOST.search(text, mark.start, mark.end + 40)
        ):
            excluding = tuple(number for each in listed for number in each.numbers)
            words = text[mark.start : mark.end]
            return [Listed((), mark.position, words, start, end, "remaining", excluding)]
    return []


def _attached(text: str, lists: list[NumberList], marks: list[Mark], start: int, end: int) -> list[Listed]:
    """Each list with the position it belongs to.

    Where the sentence begins with a position, a list takes the last one before it; where it begins with numbers, the
    first one after it.
    """
    if not marks:
        return [_listed(text, numbers, [], start, end) for numbers in lists]
    marks = [mark for mark in marks if not _has_its_own(text, mark, lists)]
    if not marks:
        return [_listed(text, numbers, [], start, end) for numbers in lists]
    position_first = marks[0].start < lists[0].start
    taken: dict[int, list[Mark]] = {}
    for at, numbers in enumerate(lists):
        if position_first:
            near = [mark for mark in marks if mark.start < numbers.start][-1]
            after = [
                m for m in marks if m.start >= numbers.end and (at + 1 == len(lists) or m.end <= lists[at + 1].start)
            ]
            has_next = at + 1 < len(lists)
            taken[at] = [near] if has_next or not after or not _binds(text, numbers, after[0]) else [near, after[0]]
        else:
            later = [mark for mark in marks if mark.start >= numbers.end] or marks[-1:]
            taken[at] = later[:1] if at + 1 < len(lists) else later
    return [_listed(text, numbers, taken[at], start, end) for at, numbers in enumerate(lists)]


def _has_its_own(text: str, mark: Mark, lists: list[NumberList]) -> bool:
    """Whether a wording speaks of other recommendations than those listed.

    "accepted most of the recommendations, but had doubts about 5"; "on 5 and 6, it accepted the recommendation to".
    """
    if not _WITH_NOUN.search(text, mark.start, mark.end) or _FOLLOWING.search(text, mark.start, mark.end):
        return False
    following = next((numbers for numbers in lists if numbers.start >= mark.end), None)
    if following:
        return "," in text[mark.end : following.start] or following.start - mark.end > 60
    preceding = lists[-1]
    return len(preceding.numbers) > 1 and text[mark.start : mark.end].endswith("the recommendation")


def _binds(text: str, numbers: NumberList, mark: Mark) -> bool:
    """Whether a position after the last list still speaks of it: "accepts 5 and 6, which it partially supports"."""
    return mark.position == "supported_in_part" and mark.start - numbers.end < 40


def _listed(text: str, numbers: NumberList, marks: list[Mark], start: int, end: int) -> Listed:
    words = text[marks[0].start : marks[-1].end] if marks else None
    position = together(mark.position for mark in marks)
    return Listed(numbers.numbers, position, words, start, end, refused=numbers.refused)
