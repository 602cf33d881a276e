"""The words of an ask in, the treaties that it names out: core treaties and protocols by key, others by name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from heeded.assess.protocols import Mention, by_letters, protocols_before, with_protocols_behind
from heeded.vocabulary import load
from heeded.vocabulary.treaties import find_treaties, treaty_keys

__all__ = ["Mention", "mentions"]

LONGEST_GAP = 3
"""Characters between a name and the letters in brackets that repeat it."""


def mentions(text: str) -> tuple[Mention, ...]:
    """Every mention of a treaty in a recommendation, in order; a protocol counts apart from its treaty."""
    found = [each for key, start, end in find_treaties(text) for each in _within(text, Mention(key, start, end))]
    found = _without_repeats(text, _numbered(text, [*found, *_letters(text, found)]))
    found = [each for mention in found for each in by_letters(text, mention)]
    read = _without_repeats(text, protocols_before(text, found))
    read = with_protocols_behind(text, read)
    return tuple(dict.fromkeys(sorted(read, key=lambda mention: (mention.start, mention.end))))


def _within(text: str, mention: Mention) -> Iterator[Mention]:
    """The core treaties inside a longer name that is not known: "Protocol on the Convention against Torture"."""
    is_known = mention.treaty in treaty_keys() or mention.treaty.startswith("ILO ")
    inside = () if is_known else find_treaties(text[mention.start + 1 : mention.end])
    core = [each for each in inside if each[0] in treaty_keys()]
    for key, start, end in core:
        yield Mention(key, mention.start + 1 + start, mention.start + 1 + end)
    if not core:
        yield mention


def _letters(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Letters that name a treaty only where it is to be joined: "ratify CPRD"; not "heard by CESCR"."""
    for match in _also().finditer(text):
        if not any(mention.start <= match.start() < mention.end for mention in known):
            yield Mention(load("verifiable")["also"][match[0]], match.start(), match.end())


@cache
def _also() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?<!by )(?:{'|'.join(load('verifiable')['also'])})(?![\w-])")


def _without_repeats(text: str, found: Iterable[Mention]) -> list[Mention]:
    """The mentions without letters that repeat the name before them: "Optional Protocol to the Covenant (ICESCR)"."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: each.start):
        if kept and _repeats(text, kept[-1], mention):
            kept[-1] = replace(kept[-1], end=mention.end)
        else:
            kept.append(mention)
    return kept


def _repeats(text: str, before: Mention, mention: Mention) -> bool:
    gap = text[before.end : mention.start]
    is_same = before.treaty == mention.treaty or before.treaty.startswith(f"{mention.treaty}-OP")
    is_letters = text[mention.start : mention.end].isupper()
    return is_same and is_letters and len(gap) <= LONGEST_GAP and not gap.strip(" (-–[")


# "ILO Conventions No. 29, 105 and 182": what follows the first number
_MORE_NUMBERS = re.compile(
    r"(?: concerning [^,;.]{1,140}?)?(?:,|,? and|,? as well as|;)? ?(?:ILO )?(?:Conventions? )?(?:[Nn][o°]s?\.? ?)?"
    r"(\d{2,3})\b(?! of)"
)
# "ILO fundamental Conventions Nos. 87": forms beyond those of `treaties.yml`
_LABOUR = re.compile(
    r"(?:ILO|Labour Organi[sz]ation)(?: \(ILO\)| - ILO -)?\W{0,3}(?:(?:fundamental|core) )?(?:C(?:onventions?)?)?,? ?"
    r"(?:[Nn][.oº°]?s?\.? ?)?(\d{2,3})\b"
)


def _numbered(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with every number of a list of the ILO's conventions."""
    kept = [mention for mention in found if not mention.treaty.endswith(("ILO Convention", "Organization Convention"))]
    taken = {mention.start for mention in kept if mention.treaty.startswith("ILO Convention No.")}
    for match in _LABOUR.finditer(text):
        if not any(match.start() <= start < match.end() for start in taken):
            kept.append(Mention(f"ILO Convention No. {match[1]}", match.start(), match.end()))
    for mention in kept:
        yield mention
        at = mention.end if mention.treaty.startswith("ILO Convention No.") else len(text)
        while more := _MORE_NUMBERS.match(text, at):
            yield Mention(f"ILO Convention No. {more[1]}", more.start(1), more.end(1))
            at = more.end()
