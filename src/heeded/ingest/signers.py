"""The first and last lines of a page in, the organisations that speak in it together out.

They stand as lines or in a line at its head, below or behind "Signed:", or as the subject of a first sentence.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from heeded.ingest.hints import Hints
from heeded.ingest.names import LONGEST_NAME, is_name, is_organisation, joint_names, names_in, without_marks

__all__ = ["signers"]

FRONT = 6000
# "Lantern Watch, the Rights Forum and Amica urge", "We, A and B, consider": who speaks together
SPEAK = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:(?:We|Nous|Nosotr[oa]s|Мы|Today|Aujourd.hui|Hoy),\s)?(?P<names>[^.!?]{8,280}?),?\s"
    r"(?:(?:today|jointly|strongly|together|have|are|wish|jointly)\s){0,2}"
    r"(?:urge|call|condemn|welcome|regret|deplore|express|note|remain|submit|present|publish|issue|released|appeal|demand"
    r"|said|say|ask|warn|denounce|declare|concerned|alarmed|consider|believe|want|to\stell"
    r"|appellent|demandent|dénoncent|regrettent|saluent|rendent|publient|condamnent|expriment|invitent|déplorent|alertent"
    r"|rappellent|lamentan|piden|exigen|denuncian|saludan|expresan|condenan|presentan|publican|llaman|instan|alertan"
    r"|призывают|выражают|требуют|считают|считаем|заявляют|осуждают|приветствуют|обращаются|публикуют)\b"
)
# "Signed:", "Signataires :", what stands above the names of those who sign
SIGNED = re.compile(
    r"(?:co-?)?(?:signed(?:\sby)?|signator(?:y|ies)(?:\sorgani[sz]ations)?|signataires?|(?:organizaciones\s)?firmantes"
    r"|firman|подписали|подписавшие\w*|organi[sz]ations signataires|signed on behalf of|подписи)\s*:?",
    re.I,
)
# "Signatories: Lantern Watch, Amica, Rights Forum and 15 others"
SIGNED_IN_LINE = re.compile(rf"{SIGNED.pattern}(?<=:)\s*(?P<names>\S.{{5,900}})", re.I)
FEWEST = 2
FEWEST_UNDER = 3
LAST_LINES = 15


def signers(head: Sequence[str], text: str, hints: Hints) -> tuple[str, ...]:
    """The organisations that speak together, at the head or foot of a page or in its first sentences."""
    lines = [line for line in head if line not in hints.dropped]
    return joint_names(lines) or _signatories(text) or _speak_together(text)


def _signatories(text: str) -> tuple[str, ...]:
    """The organisations that sign at the end: below or behind "Signed:", or as the last lines."""
    lines = [line.strip(" -•*") for line in text[-FRONT:].split("\n")]
    for line in lines:
        if (match := SIGNED_IN_LINE.fullmatch(line)) and len(names := names_in(match["names"])) >= FEWEST:
            return names
    at = next((at for at, line in enumerate(lines) if SIGNED.fullmatch(line)), None)
    block = tuple(takewhile(_may_sign, map(without_marks, lines[at + 1 :]))) if at is not None else ()
    if len(block) >= FEWEST:
        return block
    filled = [without_marks(line) for line in lines if line]
    last = filled[max(len(filled) // 2, len(filled) - LAST_LINES) :]
    for first in range(len(last)):
        run = tuple(takewhile(is_name, last[first:]))
        if len(run) >= FEWEST_UNDER and sum(map(is_organisation, run)) > len(run) / 2:
            return run
    return ()


def _may_sign(line: str) -> bool:
    return bool(line) and len(line) <= LONGEST_NAME and line[0].isupper() and not re.search(r"[@:]|\d{3}", line)


def _speak_together(text: str) -> tuple[str, ...]:
    """The organisations that are the subject of one of the first sentences."""
    for paragraph in [line for line in text[:FRONT].split("\n") if len(line) > LONGEST_NAME / 2][:3]:
        for match in SPEAK.finditer(paragraph[:800]):
            names = names_in(match["names"])
            if len(names) >= FEWEST and all(map(is_name, names)) and any(map(is_organisation, names)):
                return names
    return ()
