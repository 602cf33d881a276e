"""The first lines and the text of an oral statement in, the State whose delegation speaks out, or the European Union.

A title ("Statement by Arvenia"), the name of a mission and sentences that begin with the State ("Arvenia recommends
that") each count; the State that has most speaks.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from heeded.vocabulary.states import find_states, name_of

__all__ = ["LANGUAGES", "OPENS", "SPEAKS", "speaking_state"]

LANGUAGES = frozenset({"ar", "es", "fr", "kk", "ru", "zh"})
"""The languages other than English in which names of States are known."""
EUROPEAN_UNION = "European Union"
UNION = re.compile(r"\b(?:European Union|EU|UE|Union européenne|Unión Europea|ЕС|Европейск\w{2,3} союз\w{0,2})\b")
# "Statement of the United States", "Intervention by the delegation of Arvenia", "on behalf of Arvenia"
BY = re.compile(
    r"(?:\b(?:statement|intervention|remarks|speech|déclaration|declaración|intervención|discours|discurso"
    r"|^(?:recommendations|recommandations|recomendaciones|questions))\s+"
    r"(?:(?:of|by|from|made by|delivered by|del?|du|des)\s+|d['’])?"
    r"(?:the\s+|la\s+|l['’])?"
    r"(?:(?:kingdom|republic)\s+of\s+(?:the\s+)?)?"
    r"(?:delegation\s+of\s+(?:the\s+)?|(?:delegaci[óo]n|délégation)\s+(?:de|du|d['’])\s*(?:la\s+|l['’])?)?"
    r"|\b(?:on behalf of|au nom (?:de|du)|en nombre de|от имени)\s+(?:the\s+|la\s+|l['’])?"
    r"(?:(?:government|republic|kingdom)\s+of\s+(?:the\s+)?)?"
    r"|(?:выступление|заявление)\s+(?:делегации\s+)?)$",
    re.I,
)
# "U.S. Statement on", "Arvenia's recommendations to", "UK statement"
OWN = re.compile(
    r"(?:['’]s?)?\s+(?:oral\s+|national\s+|full\s+)?(?:statement|intervention|remarks"
    r"|(?:recommendations|questions) (?:to|for))\b",
    re.I,
)
# "Statement by Ms Brun, Minister of Justice of the Republic of Arvenia"
MINISTER = re.compile(
    r"(?:statement|speech|remarks|intervention|address|introductory|opening|déclaration|discours|discurso|выступление)\b.{3,90}"
    r"\b(?:minist(?:er|re|ro|ra)|head of (?:the )?delegation|министр\w?)\b[^.;]{0,60}"
    r"(?:of|de|du|d['’]|del)\s(?:the\s|la\s|l['’])?"
    r"(?:(?:kingdom|republic)\sof\s(?:the\s)?)?$|(?:выступление|речь)\b.{3,90}\bминистра\b[^.;]{0,60}(?:республики\s)?$",
    re.I,
)
# "the United Kingdom on Kyrgyzstan", "Arvenia regarding ..."
ON = re.compile(r"\s+(?:on|regarding|to|sur|sobre)\s", re.I)
# "Permanent Mission of Arvenia", "Embassy of", "Government of", "Representación Permanente de"
MISSION = re.compile(
    r"\b(?:(?:permanent\s+)?(?:mission|representation|representative|delegation)|embassy|ambassador|government|gouvernement|gobierno"
    r"|représentant\w?(?: permanente?)?|(?:mission|représentation)(?: permanente)?|ambassade|misión(?: permanente)?"
    r"|embajad\w+|ministry of foreign affairs|ministère des affaires étrangères|посольств\w|представительств\w)\s+"
    r"(?:of|de|du|d['’]|del)?\s*(?:the\s+|la\s+|l['’])?(?:(?:kingdom|republic)\s+of\s+(?:the\s+)?)?$",
    re.I,
)
# "U.S. Mission to", "Arvenia's Permanent Representative", "Arvenia at the UN", "Norway in Geneva"
AT_THE_UN = re.compile(
    r"(?:['’]s?)?\s+(?:permanent\s+)?(?:mission|representati(?:on|ve)|ambassador|delegation to)\b"
    r"|\s+(?:at|in|to|à|en)\s+(?:the\s+)?(?:UN|ONU|United Nations|Geneva|Genève|Ginebra)\b",
    re.I,
)
# what only a State that speaks does: "thanks the delegation", "would also recommend that", "is pleased to see"
SPEAKS = re.compile(
    r",?\s+(?:(?:also|further|therefore|respectfully|[^\W\d]{3,14}(?:ly|ment|mente|о))\s+){0,2}"
    r"(?:thanks|welcomes|recommends|wishes|commends|congratulates|appreciates|acknowledges|applauds|extends|expresses"
    r"|recogni[sz]es|takes note|regrets|urges|encourages|calls (?:up)?on|has the honou?r|joins|notes|remains"
    r"|(?:is|was) (?:also |deeply |very |particularly )?(?:pleased|grateful|glad|encouraged|concerned"
    r"|troubled|heartened|alarmed)"
    r"|would (?:also |therefore |further )?(?:like|recommend|urge|suggest|wish|encourage)"
    r"|remercie|recommande|salue|félicite|souhaite|se félicite|prend (?:bonne )?note|accueille|exprime|encourage"
    r"|se réjouit|est (?:préoccupée?|inquiète?|heureu\w+)|tient à"
    r"|agradece|recomienda|saluda|felicita|valora|desea|da la bienvenida|reconoce|expresa|lamenta|toma nota|alienta"
    r"|celebra|благодарит|рекомендует|приветствует|отмечает|желает|выражает|призывает|призна[её]т|поздравляет|обеспокоена?)\s",
)
# where a sentence begins, perhaps after a word or two: "Finally, "
OPENS = re.compile(
    r"(?:^|[.!?:;]['\"”»]?\s|\n)\W{0,4}(?:[A-ZÀ-Þ][\w ]{2,30},\s)?(?:[Tt]he |La |Le |Les |L['’]|El |Los )?$"
)
HEAD, FRONT = 12, 6000
ENOUGH = 2
OPENING = 15


def speaking_state(head: Sequence[str], text: str, language: str | None) -> str | None:
    """The name of the State that speaks, as the title prints it or short in English; None where nothing tells."""
    votes: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for name, form, weight in (*_in_head(head, text, language), *_in_sentences(text[:FRONT], language)):
        votes[name] += weight
        printed.setdefault(name, form)
    if not votes:
        return None
    code, weight = votes.most_common(1)[0]
    if weight < ENOUGH:
        return None
    form = printed[code]
    if code == EUROPEAN_UNION:
        return EUROPEAN_UNION
    return name_of(code) if len(form) < 4 or "." in form else form


def _named(text: str, language: str | None) -> tuple[tuple[str, int, int], ...]:
    """The States that a text names in its language, else in English, and the European Union."""
    states = (find_states(text, language) if language in LANGUAGES else ()) or find_states(text)
    return (*states, *((EUROPEAN_UNION, *match.span()) for match in UNION.finditer(text)))


def _in_head(head: Sequence[str], text: str, language: str | None) -> Iterator[tuple[str, str, int]]:
    """(State, its name as printed, weight) for titles, names of missions and first sentences."""
    for line in filter(None, dict.fromkeys((*head[:HEAD], *text.split("\n")[:4]))):
        is_short = len(line) < 200
        is_heading = len(line) < 130 and line[-1] not in ".;:," and line[0].isupper()
        found = _named(line[:400], language)
        for code, start, end in found:
            is_followed = is_short and any(other != code and later >= end for other, later, _ in found)
            if BY.search(line[:start]) or MINISTER.match(line[:start]) or (is_short and OWN.match(line, end)):
                yield code, line[start:end], 6
            elif is_followed and ON.match(line, end):
                yield code, line[start:end], 4
            elif is_heading and _is_a_mission(line, start, end):
                yield code, line[start:end], 3


def _is_a_mission(line: str, start: int, end: int) -> bool:
    """Whether a heading begins with the name of a mission, embassy or government of the State that stands here."""
    before = MISSION.search(line[:start])
    begins = before.start() if before else start
    return begins <= OPENING and bool(before or AT_THE_UN.match(line, end))


def _in_sentences(text: str, language: str | None) -> Iterator[tuple[str, str, int]]:
    """(State, its name as printed, weight) for sentences that begin with a State that thanks, notes or recommends."""
    for code, start, end in _named(text, language):
        if SPEAKS.match(text, end) and OPENS.search(text[max(0, start - 45) : start]):
            yield code, text[start:end], 2
