"""The text of a recommendation in, what it asks that a public register decides out: which treaty, act and force.

Words are read from left to right. A head ("ratify", "lift its reservations") governs the treaties behind it until
another verb takes over; what stands before a head tells its force ("consider", "take steps to").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from heeded.assess.heads import Head, expression, heads, patterns
from heeded.assess.mentions import Mention, mentions
from heeded.verified import Force, RegisterAsk
from heeded.vocabulary import load

__all__ = ["asks_of", "register_asks", "treaty_asks"]

JOINING = ("join", "sign")
NEAR = 60
"""Characters before and behind words that tell what they ask."""
REACH_OF_FORCE = 60
"""Characters before a verb in which "take steps to" counts."""
REACH_OF_UNNAMED = 120
"""Characters behind "ratify" in which "the core instruments" counts."""


def treaty_asks(text: str) -> tuple[RegisterAsk, ...]:
    """What the text asks about treaties, in its order: each treaty once for each act, with the stronger force.

    A demand that names no treaty ("the core instruments") has an empty item. Only English is read.
    """
    asks: dict[tuple[str, str], RegisterAsk] = {}
    for demand in _Reader(text).read():
        kind = demand.head.kind
        for mention in demand.treaties:
            ask = RegisterAsk("treaties", mention.treaty, kind, demand.force, mention.start, mention.end)
            known = asks.get((mention.treaty, kind))
            if known is None or (known.force != "direct" and ask.force == "direct"):
                asks[mention.treaty, kind] = ask
        if not demand.treaties and (place := _unnamed(text, demand.head)):
            asks.setdefault(("", kind), RegisterAsk("treaties", "", kind, demand.force, *place))
    joined = {item for item, kind in asks if kind == "join"}
    return tuple(ask for (item, kind), ask in asks.items() if kind != "sign" or item not in joined)


@dataclass(frozen=True, slots=True)
class _Rule:
    """How one act of a register is asked."""

    register: str
    act: str
    asks: re.Pattern[str]
    keeps: re.Pattern[str]
    needs: re.Pattern[str] | None
    beyond: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    found = []
    for register, content in load("registers")["registers"].items():
        for act, entry in content["acts"].items():
            asks, keeps, needs, beyond = (
                expression(entry[name] if isinstance(entry[name], str) else "|".join(entry[name]), before, behind)
                if name in entry
                else None
                for name, before, behind in (
                    ("asks", r"(?<!\w)", r"(?!\w)"), ("keeps", r"\b", r" (?:\w+ )?$"), ("needs", r"\b", r"\b"),
                    ("beyond", r"\b", r"\b"),
                )
            )  # fmt: skip
            assert asks is not None
            assert keeps is not None
            found.append(_Rule(register, act, asks, keeps, needs, beyond))
    return tuple(found)


def register_asks(text: str) -> tuple[RegisterAsk, ...]:
    """What the text asks that registers other than the treaties' decide: each act once, by its first words."""
    found = []
    verbs = [head.start for head in heads(text, ()) if head.kind == "verb"]
    treaties = mentions(text)
    for rule in _rules():
        match = next((each for each in rule.asks.finditer(text) if _is_asked(text, rule, each, treaties)), None)
        if match is None:
            continue
        barrier = max((start for start in verbs if start < match.start()), default=0)
        before = text[max(text.rfind(". ", 0, barrier) + 1, barrier - REACH_OF_FORCE) : match.start()]
        force: Force = "direct"
        if patterns()["consider"].search(before):
            force = "consider"
        elif patterns()["steps"].search(before):
            force = "steps"
        found.append(RegisterAsk(rule.register, "", rule.act, force, match.start(), match.end()))
    return tuple(found)


def _is_asked(text: str, rule: _Rule, match: re.Match[str], treaties: Sequence[Mention]) -> bool:
    """Whether the words ask for the act, and neither tell of it, nor name a treaty, nor ask for another thing."""
    near, behind = text[max(0, match.start() - NEAR) : match.start()], text[match.start() : match.end() + NEAR]
    if any(each.start <= match.start() < each.end for each in treaties) or rule.keeps.search(text, 0, match.start()):
        return False
    if rule.needs and not rule.needs.search(near):
        return False
    return not (rule.beyond and (rule.beyond.search(near) or rule.beyond.search(behind)))


def asks_of(text: str) -> tuple[RegisterAsk, ...]:
    """All that the text asks and a public register can decide.

    Of "sign /ratify the Convention" the first verb stands without a treaty: it asks nothing apart.
    """
    asks = treaty_asks(text)
    named = tuple(ask for ask in asks if ask.item)
    return (*(named or asks), *register_asks(text))


@dataclass(slots=True)
class _Demand:
    """A head about treaties with its force and the treaties that it governs."""

    head: Head
    force: Force
    treaties: list[Mention] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.treaties[-1].end if self.treaties else self.head.end


@dataclass(slots=True)
class _Reader:
    """Where the reading of one text stands."""

    text: str
    done: list[_Demand] = field(default_factory=list)
    demand: _Demand | None = None
    """The demand whose reach has not ended."""
    group: list[Mention] = field(default_factory=list)
    """The treaties named last, to which "its ratification" points."""
    barrier: int = 0
    """Where the words begin that can tell the force of the next head: behind the last verb or treaty."""
    is_aside: bool = False
    is_run: bool = False
    """Whether no head stands between the treaties of `group`."""

    def read(self) -> list[_Demand]:
        """The demands in order."""
        named = mentions(self.text)
        events: Sequence[Head | Mention] = sorted([*heads(self.text, named), *named], key=lambda event: event.start)
        for event in events:
            if self.demand and _SENTENCE.search(self.text, self.demand.end, event.start):
                self.close(event.start)
            if isinstance(event, Mention):
                self.name(event)
            elif event.kind in ("aside", "resumes"):
                self.is_aside = event.kind == "aside"
            elif event.kind in ("verb", "noun"):
                self.other(event)
            else:
                self.ask(event)
        self.close(len(self.text))
        return self.done

    def close(self, barrier: int) -> None:
        """End the reach of the demand."""
        if self.demand:
            self.done.append(self.demand)
            self.group = self.demand.treaties or self.group
        self.demand, self.barrier = None, barrier

    def name(self, mention: Mention) -> None:
        """A treaty: an object of the demand, else what a later one may point back to."""
        if self.demand is None:
            self.group = [*self.group, mention] if self.is_run else [mention]
            self.is_run = True
            return
        if not self.is_aside and not _is_body(self.text, mention):
            self.demand.treaties.append(mention)
        self.barrier = max(self.barrier, mention.end)

    def other(self, head: Head) -> None:
        """Another verb or noun, which takes over unless it shares the object: "ratify and implement"."""
        if self.demand and not self.demand.treaties:
            if self.demand.head.kind == "lift" and head.kind == "noun":
                return  # "withdraw the declaration under article 2 of the CRC"
            is_kept = self.demand.head.kind == "lift" or patterns()["kept"].match(self.text, head.start)
            if is_kept and self.is_joined(self.demand, head):
                self.demand.head = replace(self.demand.head, end=head.end)
                return
        self.is_aside = self.is_run = False
        self.close(head.start)

    def ask(self, head: Head) -> None:
        """A demand: a new one, or the second word of "sign and ratify"."""
        before = self.demand
        if head.form == "noun" and before and before.head.kind == "lift" and not before.treaties:
            return  # "withdraw the reservations made during the ratification of"
        was_aside, self.is_aside, self.is_run = self.is_aside, False, False
        force = _force(self.text, head, self.barrier, before)
        is_second = before is not None and {head.kind, before.head.kind} <= set(JOINING) and not before.treaties
        if is_second and before and self.is_joined(before, head):
            kind = before.head.kind if head.kind == "sign" else head.kind
            self.demand = _Demand(replace(head, kind=kind), force if before.force == "direct" else before.force)
            return
        self.close(self.barrier)
        self.demand = _Demand(head, force)
        if head.form == "noun" and self.group and self.group[-1].end + 1 == head.start:
            if was_aside:
                self.demand = None  # "in line with the OPCAT ratification"
                return
            self.demand.treaties.append(self.group[-1])  # "towards ICCPR ratification"
        elif head.kind in JOINING and self.group and _points_back(self.text, head):
            self.demand.treaties = list(self.group)
            self.close(head.end)

    def is_joined(self, demand: _Demand, head: Head) -> bool:
        """Whether nothing but small words stands between a demand and the next head."""
        return _JOINED.fullmatch(self.text, demand.head.end, head.start) is not None


_SENTENCE = re.compile(r"(?<!\bNo)(?<!\bNos)(?<!\bart)(?<!\barts)(?<!\bOp)[.] +(?=[A-Z])")
# between "sign" and "ratify", "ratify" and "implement": no other matter
_JOINED = re.compile(
    r"[\s,/-]*(?:(?:and/or|and|or|as well as|to|also|then|if|as soon as possible|effective|full|gradual|early|prompt|"
    r"speedy|in (?:its |the )?(?:domestic|national) law|\w+ly)\b[\s,/-]*){0,6}",
    re.I,
)
# "CERD's competence", "CAT Committee": the letters name a committee
_OF_BODY = re.compile(r"['’]s? (?!(?:optional|second|first|two)\b)|,? (?:committee|recommendations?|concluding)", re.I)


def _is_body(text: str, mention: Mention) -> bool:
    """Whether the letters of a treaty stand for the committee that watches over it."""
    return text[mention.start : mention.end].isupper() and _OF_BODY.match(text, mention.end) is not None


# "its eventual ratification", "ratify them", "ratification of these instruments"
_ITS = re.compile(r"\b(?:its|their) (?:\w+ ){0,2}$")
_OF_IT = re.compile(r" (?:of (?:it|them|these|this|those)\b|thereof)")
_IT = re.compile(r" (?:it|them|these|this|those)\b")
_OBJECT = re.compile(r" (?:of|to|and)\b")


def _points_back(text: str, head: Head) -> bool:
    """Whether the head's object stands before it."""
    if head.form != "noun":
        return _IT.match(text, head.end) is not None
    is_its = _ITS.search(text, max(0, head.start - 40), head.start) and not _OBJECT.match(text, head.end)
    return bool(is_its or _OF_IT.match(text, head.end))


# "..., and ", "; also " right before a head that opens a part of its own
_PART = re.compile(r"(?:\band|,|;)(?: also| then| \w+ly)? $", re.I)
_AND_TO = re.compile(r"\band to $")
# "consider abolishing the death penalty and acceding to": the second of two
_AND = re.compile(r"\b(?:and|or|as well as)(?: the| its| \w+ly)? $")
# only small words: the head goes on with the force of the one before
_GOES_ON = re.compile(r"(?:\W|\b(?:and|or|as well as|also|the|to|early|prompt|of)\b)*", re.I)


def _force(text: str, head: Head, barrier: int, before: _Demand | None) -> Force:
    """How strongly a head asks, by the words between the last verb or treaty and it."""
    words = patterns()
    stretch = text[barrier : head.start]
    is_second = _AND_TO.search(stretch) or (head.form != "base" and _AND.search(stretch))
    if words["end"].search(stretch) or is_second:  # "consider adapting its law to allow for": the sentence tells
        stretch = text[text.rfind(". ", 0, barrier) + 1 : head.start]
    if head.kind == "lift" and words["weighs"].match(text, head.start):
        return "consider"
    if head.form == "base" and _PART.search(stretch) and not words["open"].search(stretch):
        return "direct"
    if words["consider"].search(stretch):
        return "consider"
    if steps := words["steps"].search(stretch):
        whole = words["whole"].search(stretch)
        return "direct" if whole and whole.start() < steps.start() else "steps"
    is_going_on = before is not None and before.treaties and (head.form != "base" or _AND_TO.search(stretch))
    return before.force if before and is_going_on and _GOES_ON.fullmatch(stretch) else "direct"


def _unnamed(text: str, head: Head) -> tuple[int, int] | None:
    """Where a demand names treaties by their kind alone: "the core international human rights instruments"."""
    words = patterns()
    match = words["unnamed"].search(text, head.end, head.end + REACH_OF_UNNAMED)
    if head.kind == "lift" or match is None or re.search(r"[.;]", text[head.end : match.start()]):
        return None
    is_cut = any(words[name].search(text, head.end, match.start()) for name in ("verb", "noun"))
    return None if is_cut else (head.end + 1, match.end())
