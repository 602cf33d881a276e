"""Treaties named in an ask in, with them the protocols that the text names by their treaty alone out.

"ICCPR and its two Optional Protocols" names three treaties, "the Optional Protocols to ICESCR and CEDAW" two protocols.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

__all__ = ["PROTOCOLS", "Mention", "by_letters", "protocols_before", "with_protocols_behind"]

PROTOCOLS: dict[str, tuple[str, ...]] = {
    "CAT": ("CAT-OP",),
    "ICCPR": ("ICCPR-OP1", "ICCPR-OP2"),
    "ICESCR": ("ICESCR-OP",),
    "CEDAW": ("CEDAW-OP",),
    "CRC": ("CRC-OP-AC", "CRC-OP-SC", "CRC-OP-IC"),
    "CRPD": ("CRPD-OP",),
    "Convention relating to the Status of Refugees": ("Protocol relating to the Status of Refugees",),
}
"""The protocols of each treaty, in the order of their adoption."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A treaty named at a place of the text; offsets are those of the words that name it."""

    treaty: str
    start: int
    end: int


# "OP- CAT", "OPA-ICESCR", "ICCPR- OP 2", "OP-CRC- SC": letters that a broken line tears apart
_OP_BEFORE = re.compile(r"\bOPA? ?[-–] ?$")
_OP_BEHIND = re.compile(r" ?[-–] ?OP ?[-–]? ?(?P<number>[12]|II?)?\b")
_CHILD_BEHIND = re.compile(r" ?[-–] ?(?P<which>SC|AC|IC|CP)\b")
_CHILD_BY_LETTERS = {"SC": "CRC-OP-SC", "AC": "CRC-OP-AC", "IC": "CRC-OP-IC", "CP": "CRC-OP-IC"}


def by_letters(text: str, mention: Mention) -> Iterator[Mention]:
    """The protocols that the letters around those of a treaty mean; none where that treaty has no protocol."""
    opening = _OP_BEFORE.search(text, max(0, mention.start - 7), mention.start)
    behind = _OP_BEHIND.match(text, mention.end)
    child = _CHILD_BEHIND.match(text, mention.end) if mention.treaty in ("CRC", "CRC-OP") else None
    start = opening.start() if opening else mention.start
    if child:
        yield Mention(_CHILD_BY_LETTERS[child["which"]], start, child.end())
    elif "-OP" in mention.treaty or not (opening or behind):
        yield mention
    elif mention.treaty in PROTOCOLS:
        for key in _which(mention.treaty, f"protocol {behind['number'] or ''}" if behind else "protocol"):
            yield Mention(key, start, behind.end() if behind else mention.end)


# "the First and Second Optional Protocols to the " before the name of a treaty; "OP to ", "Optional Protocol 1 to "
_BEFORE = re.compile(
    r"(?P<which>(?:(?:first|second|third|two|three|both|all|1st|2nd|and|of|the|remaining),? ){0,6})"
    r"(?:(?:optional|additional|facultative) )?(?:protocols?|OPs?|(?<=second )optional)"
    r"(?: (?:1 and 2|I and II|1|2|II|I))?(?: of \d{4})?"
    r" (?:to|of|under|on|for)(?: the)?(?: united nations| UN| core| national)?(?: (?:two )?covenants)?(?: | \[)$",
    re.I,
)
# ", ", " and to the " between treaties of one list
_LISTED = re.compile(r"(?:\)| \([^)]{1,40}\))?\]?(?:,? and|,|,? as well as)(?: those)?(?: to| of)?(?: the)? ", re.I)
# "and CEDAW and its Optional Protocol": the treaty itself is meant in a list of protocols
_HAS_ITS_OWN = re.compile(r",? (?:and|with|as well as) (?:its|the) optional protocol(?!s? (?:to|of)\b)", re.I)


def protocols_before(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions; those behind "Optional Protocols to" as the protocols that are meant."""
    end_of_list: int | None = None  # of the treaties behind a plural "protocols to"
    for mention in found:
        if end_of_list is not None and not _LISTED.fullmatch(text, end_of_list, mention.start):
            end_of_list = None
        opening = _BEFORE.search(text, max(0, mention.start - 90), mention.start)
        if mention.treaty in PROTOCOLS and opening:
            words = text[opening.start() : mention.start]
            yield from _as_protocols(mention, opening.start(), words, text, mention.end)
        elif mention.treaty in PROTOCOLS and end_of_list is not None and not _HAS_ITS_OWN.match(text, mention.end):
            words = "protocols"
            for key in _which(mention.treaty, words):
                yield replace(mention, treaty=key)
        elif mention.treaty == "ICCPR-OP1" and _is_second(text, mention):
            words = ""
            yield replace(mention, treaty="ICCPR-OP2")
        elif mention.treaty == "CRC-OP":
            words = text[max(0, mention.start - 30) : mention.end]
            yield from _as_protocols(replace(mention, treaty="CRC"), mention.start, words, text, mention.end)
        else:
            words = text[mention.start : mention.end] if "-OP" in mention.treaty else ""
            yield mention
        end_of_list = mention.end if _is_plural(words) else None


# "the Optional Protocol to the ICCPR aiming at the abolition of the death penalty"
_ABOLITION = re.compile(r"[^.;,]{0,20}\babol\w+ [^.;,]{0,20}death")


def _is_second(text: str, mention: Mention) -> bool:
    """Whether an Optional Protocol to the ICCPR is the second by what it is said to do."""
    own = text[mention.start : mention.end].lower()
    return "first" not in own and "1" not in own and _ABOLITION.match(text, mention.end) is not None


# "ICCPR and its two Optional Protocols", "CRPD and the Optional Protocol thereto", "its OP"
_BEHIND = re.compile(
    r"\b(?P<which>(?:(?:its|their|the|both|two|three|first|second|third|all|relevant|related|respective|corresponding|"
    r"associated|additional|accompanying|of|and|1st|2nd),? ){0,6})"
    r"(?P<protocol>(?:(?:optional|facultative|additional) )?protocols?|OPs?|optional(?= of))"
    r"(?P<there> thereto| to (?:it|those|them)\b)?",
    re.I,
)
_NAMED_BEHIND = re.compile(
    r"(?! of \d{4}) (?:to|of|under|on|against|for|relating|concerning)\b|[- ]?(?:no\.? ?)?\d", re.I
)
_POINTING = re.compile(r"\b(?:its|their|optional)\b", re.I)
# "ICCPR's second protocol", "CRC Optional Protocols"
_ITSELF = re.compile(r"(?:['’]s?)?[ -]")
_ORDER = re.compile(r"(?:(?:two|first|second|third|1st|2nd) )?", re.I)


def with_protocols_behind(text: str, read: Sequence[Mention]) -> list[Mention]:
    """The mentions with the protocols that the text names by pointing back to their treaty."""
    found = list(read)
    for match in _BEHIND.finditer(text):
        at = match.start("protocol")
        bases = [each for each in read if each.end <= at and each.treaty in PROTOCOLS]
        bases = [each for each in bases if ". " not in text[each.end : at]]
        if not bases or any(each.start <= at < each.end for each in read):
            continue
        last = bases[-1]
        is_itself = _ITSELF.fullmatch(text, last.end, match.start()) is not None and _ORDER.fullmatch(match["which"])
        is_named = not match["there"] and _NAMED_BEHIND.match(text, match.end())
        is_pointing = is_itself or match["there"] or _POINTING.search(match[0])
        if not is_pointing or (is_named and not _children(text[match.end() :])):
            continue
        if is_itself and last in found:
            found.remove(last)
        is_of_all = re.search(r"\b(?:their|those|them)\b", match[0], re.I) is not None
        for base in bases if is_of_all else [last]:
            protocols = _as_protocols(base, at, match[0], text, match.end())
            found += [replace(each, start=at, end=match.end()) for each in protocols]
    return [each for number, each in enumerate(found) if not _is_its_name(text, each, found[number + 1 : number + 2])]


def _is_its_name(text: str, base: Mention, behind: Sequence[Mention]) -> bool:
    """Whether a treaty is named to name its protocol: "ICCPR Second Optional Protocol"."""
    return any(
        each.treaty in PROTOCOLS.get(base.treaty, ()) and _ITSELF.fullmatch(text, base.end, each.start) is not None
        for each in behind
    )


def _is_plural(words: str) -> bool:
    return re.search(r"protocols|OPs", words, re.I) is not None


def _as_protocols(base: Mention, start: int, words: str, text: str, behind: int) -> Iterator[Mention]:
    """The protocols of a treaty that the words before it mean, or those behind it: "on the sale of children"."""
    told = text[behind : behind + 160]
    keys: tuple[str, ...] = ()
    if base.treaty == "CRC":
        keys = _children(told)
    for key in keys or _which(base.treaty, words):
        yield Mention(key, start, base.end)


# " (CRC) on the sale of children, and on the involvement of children in armed conflict"
_ON = re.compile(
    r"\W{0,3}(?:\([^)]*\) )?,? ?(?:respectively )?(?:on|regarding|concerning|relating to|in relation to)\b[^.;]{0,140}",
    re.I,
)
_CHILDREN = {
    "CRC-OP-AC": "armed conflict",
    "CRC-OP-SC": "sale of children|prostitution",
    "CRC-OP-IC": "communications?",
}


def _children(behind: str) -> tuple[str, ...]:
    """The protocols to the CRC that words behind its name tell."""
    told = _ON.match(behind)
    if not told:
        return ()
    return tuple(key for key, subject in _CHILDREN.items() if re.search(subject, told[0], re.I))


def _which(treaty: str, words: str) -> tuple[str, ...]:
    """Which protocols of a treaty are meant by "the two Optional Protocols", "its Second Optional Protocol"."""
    keys, words = PROTOCOLS[treaty], words.lower()
    is_many = _is_plural(words) or re.search(r"\b(?:both|two|1 and 2|i and ii)\b", words) is not None
    is_first = re.search(r"\b(?:first|1st|1|i)\b", words) is not None
    is_second = re.search(r"\b(?:second|2nd|2|ii)\b", words) is not None
    if treaty == "CRC":
        if re.search(r"\b(?:three|all)\b", words):
            return keys
        if re.search(r"\bthird\b", words):
            return keys[2:]
        if "remaining" in words:
            return ("CRC-OP",)
        return keys[:2] if re.search(r"\b(?:both|two)\b", words) or (is_first and is_second) else ("CRC-OP",)
    if treaty == "ICCPR":
        if is_first is not is_second:
            return keys[:1] if is_first else keys[1:]
        return keys if is_many else keys[:1]
    return keys
