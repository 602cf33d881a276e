"""The words of a recommendation in, the words whose object follows out: "ratify", "lift its reservations", others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from heeded.assess.mentions import Mention
from heeded.vocabulary import load
from heeded.vocabulary.treaties import with_spaces

__all__ = ["Head", "HeadKind", "expression", "heads", "patterns"]

HeadKind = Literal["join", "sign", "lift", "verb", "noun", "aside", "resumes"]
"""join, sign, lift: demands about treaties. verb, noun: what ends their reach. aside: a clause about the treaties that
are asked for; resumes: words that lead back to them."""

WORD_END = r"\w*"
DIRECTLY = 3
"""Words that may stand between "following" and "ratification"."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word whose object follows, and the form that a demand has: "ratify", "ratifying", "ratification"."""

    kind: HeadKind
    start: int
    end: int
    form: Literal["base", "ing", "noun"] = "base"


def expression(words: str, before: str = r"(?<![\w-])", behind: str = r"(?!\w)") -> re.Pattern[str]:
    """The pattern for words of a vocabulary file, in any case: a space is any white space, ~ any ending of a word."""
    return re.compile(rf"{before}(?:{with_spaces(words.replace('~', WORD_END))}){behind}", re.I)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The expressions of `verifiable.yml` by name: heads, what ends their reach, forces."""
    content: Any = load("verifiable")
    other = content["other"]
    words = {**content["heads"], **content["force"], "told": content["told"], "noun": other["nouns"]}
    words |= {"aside": other["aside"], "resumes": content["resumes"], "unnamed": content["unnamed"]}
    words |= {name: content[name] for name in ("open", "weighs", "unfinished")} | {"kept": other["kept"]}
    compiled = {name: expression(listed) for name, listed in words.items()}
    compiled["end"] = re.compile(rf"\b{with_spaces(content['end'])}", re.I)
    forms = "|".join(rf"{verb}|{verb.removesuffix('e')}\w?ing" for verb in other["verbs"].split())
    opening = r"(?:^|[,;:.] ?|- |\b(?:and|or|to|by|and/or|as well as|also|including|while|of|without) )"
    adverbs = r"(?:also |further |to |\w+ly )?"
    compiled["verb"] = re.compile(rf"{opening}{adverbs}(?P<verb>{forms})(?![\w-])(?! priority)", re.I)
    return compiled


def heads(text: str, named: Sequence[Mention]) -> list[Head]:
    """All heads outside the names of treaties, in order."""
    found = [*_demands(text), *_others(text)]
    found = [head for head in found if not any(each.start <= head.start < each.end for each in named)]
    found.sort(key=lambda head: (head.start, head.kind == "verb"))
    kept: list[Head] = []
    for head in found:
        is_same = bool(kept) and kept[-1].start == head.start  # "withdraw" of "withdraw its reservations" is a verb too
        if not is_same and not (head.kind == "noun" and _is_in_lift(text, head, kept)):
            kept.append(head)
    return kept


def _demands(text: str) -> Iterator[Head]:
    """The heads that ask something about treaties; what tells of something done is a noun."""
    kinds: tuple[HeadKind, ...] = ("lift", "join", "sign")
    for kind in kinds:
        for match in patterns()[kind].finditer(text):
            if kind != "join" or not _is_told(text, match.start()):
                yield Head(kind, match.start(), match.end(), _form(match[0]))
            elif not re.search(r"reserv|declar", text[max(0, match.start() - 40) : match.start()]):
                yield Head("noun", match.start(), match.end())  # but "the reservation made upon ratification of"


# "treaties to which it is not yet a party: ", "treaties that it has not joined (": a list follows
_LIST = re.compile(r"(?<=\w)(?:: | \()")


def _others(text: str) -> Iterator[Head]:
    for match in patterns()["verb"].finditer(text):
        yield Head("verb", match.start("verb"), match.end("verb"))
    kinds: tuple[HeadKind, ...] = ("noun", "aside", "resumes")
    for kind in kinds:
        for match in patterns()[kind].finditer(text):
            yield Head(kind, match.start(), match.end())
    for match in _LIST.finditer(text):
        yield Head("resumes", match.start(), match.end())


def _is_in_lift(text: str, head: Head, before: Sequence[Head]) -> bool:
    """Whether "reservations to" belongs to a demand to lift them: no other demand or verb between."""
    governing = [each for each in before if each.kind in ("lift", "join", "sign")]
    return text.startswith("reserv", head.start) and bool(governing) and governing[-1].kind == "lift"


def _form(word: str) -> Literal["base", "ing", "noun"]:
    word = word.lower()
    if word.startswith(("ratificat", "accession", "adhesion", "adherence", "signature", "withdrawal")):
        return "noun"
    return "ing" if re.match(r"\w+ing\b", word) else "base"


def _is_told(text: str, start: int) -> bool:
    """Whether the words just before tell of something done: "following the ratification of"."""
    before = text[max(0, start - 60) : start]
    behind = None
    for match in patterns()["told"].finditer(before):
        behind = before[match.end() :]
    return behind is not None and len(behind.split()) <= DIRECTLY and "," not in behind
