"""A stretch of a sentence in, whom it addresses out: a State, all member States, the UN, or a party as named."""

import re

from heeded.extract.prose.demand_words import words
from heeded.extract.prose.named import seats_in
from heeded.extract.prose.voices import Voices

__all__ = ["addressee"]

_LONGEST_NAME = 80

# "Astana", "the Ministry", "the Chamber of Deputies": a name alone
_NAME = re.compile(
    r"\s*(?:(?:the|la|le|el|à|a|en)\s|l['’]|à\sl['’])?"
    r"([A-ZÀ-ÞА-ЯЁ][\w’'-]{2,30}(?:\s(?:(?:of|for|de|des|du|del)\s(?:the\s|la\s|los\s)?)?[A-ZÀ-ÞА-ЯЁ][\w’'-]{1,30}){0,3})[\s,]*$"
)


def addressee(voices: Voices, start: int, end: int) -> str | None:
    """The one addressed in a stretch: a State's code, "UN member states", "UN", or a party as named."""
    text, language = voices.document.text, voices.language
    begun = start + len(text[start:end]) - len(text[start:end].lstrip(' \xa0,“"«:'))
    opens = begun
    opening = re.match(r"(?:the|that|all|on|à|aux?|l['’]|les?|la|que|qu['’]|al?|los|el)\s", text[begun:end], re.I)
    begun += opening.end() if opening else 0
    for table, code in (("members", "UN member states"), ("un", "UN")):
        table_words = words(table, language)
        match = table_words.match(text, opens, end) or table_words.match(text, begun, end)
        if match and not re.match(r"\s(?:of|de|du)\s", text[match.end() : match.end() + 4]):
            return code
    own = [code for code, _, _ in voices.named(start, end) if code in voices.document.states]
    others = [
        code for code, a, _ in voices.named(start, end) if re.fullmatch(r"[^,;:]{0,30}", voices.document.text[start:a])
    ]
    if own or others:
        return (own or others)[0]
    if words("country", language).search(text, start, end) or voices.has_authority(start, end):
        return voices.state(start, end, end) or "government"
    for table, code in (("others", ""), ("un", "UN"), ("members", "UN member states")):
        if match := words(table, language).search(text, start, end):
            return code or re.sub(r"^(?:the|la|le|el|les|las)\s|^l['’]", "", match[0], flags=re.I)
    seat = next((code for code, *_ in seats_in(text, start, end) if code in voices.document.states), None)
    if seat:
        return seat
    name = _NAME.search(text, max(start, end - _LONGEST_NAME), end)
    return name[1] if name else None
