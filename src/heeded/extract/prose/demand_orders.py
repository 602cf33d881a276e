"""A sentence in, what it commands without a verb of demanding out: "Norway: ban it", "To Astana: free them".

Such words are a recommendation where States stand before them, and the publisher's where it counts or addresses.
"""

import re

from heeded.extract.prose.addressees import addressee
from heeded.extract.prose.demand_parts import Demand
from heeded.extract.prose.demand_words import opens_item
from heeded.extract.prose.makers import Maker, states_alone
from heeded.extract.prose.own_voice import speaks_for_itself
from heeded.extract.prose.voices import Voices

__all__ = ["ORDER", "ordered", "prefixed"]

# "First, ", "Secondly, ", « Enfin, », "Two: "
ORDER = re.compile(
    r"(?:recommendation|recommandation|recomendación|рекомендация)\s(?:no?\.?\s|№\s?)?\d{1,2}\s?[:.–—-]\s"
    r"|(?:first|second|third|fourth|fifth|last|final)(?:ly)?,?\s(?:and\s)?|(?:premier|deuxi[eè]me|second|troisi[eè]me|quatri[eè]me)(?:e)?"
    r"ment,?\s|enfin,?\s|(?:en\s)?(?:primer|segundo|tercer|cuarto)o?(?:\slugar)?,?\s|por\súltimo,?\s|в[оo]?-(?:первых|вторых|третьих),?\s"
    r"|(?:one|two|three|four|five|six|uno|dos|tres|cuatro|перв(?:ое|ая)|втор(?:ое|ая)|треть[ея]|четв[её]рт(?:ое|ая))[,:]\s",
    re.I,
)


# ": ", " — ": before what is commanded
_COLON = re.compile(r"(?::|\s[–—-])\s[“«\"]?")
# "One came from ": what may stand before the States whose words follow
_FROM = re.compile(r"(?:^|(?:;|(?<!\w)(?:from|by|de|del|par|por|от))\s)(?:the\s|l['’]|l[ae]\s|el\s)?$", re.I)
# "To the ministers ", "And our message to the ministers ", "To the ministers we say"
_WHOM = re.compile(
    r"(?:(?:^|[.;,]\s)(?:and\s|but\s|et\s|y\s|а\s|и\s)?(?:\w{2,8}\s(?:message|request|advice|call|appeal|word)s?\s)?"
    r"(?:to|à|aux?|al?)\s(?:l[ae]s?\s|los\s|l['’])?|^(?=[А-ЯЁ][\w-]{2,20}(?:у|ю|е|ам|ям)(?:\s|$)))(?P<whom>[^:,;]{3,70}?)\s?(?:,?\s(?:(?:we|I)\s(?:would\s)?say|nous\sdisons|decimos))?$",
    re.I,
)


_NOUN = (
    r"(?:message|advice|plea|call|demand|request|appeal|counsel|recommendation|ask|wish|appel|demande|requête|conseil|"
    r"recommandation|vœu|mensaje|llamado|llamamiento|petición|demanda|exigencia|consejo|recomendación|призыв|требование|"
    r"просьба|послание|совет|рекомендация|обращение)"
)
# "Norway’s message was blunt"
_OWNER = re.compile(rf"([^:;.]{{3,60}})['’]s?\s(?:\w{{3,12}}\s)?{_NOUN}(?:s|es)?(?!\w)[^:]{{0,40}}", re.I)
# "For Austria, the priority was clear"
_VIEW = re.compile(
    r"(?:for|pour|para|для)\s([^\W\d_][^:;,.]{2,30}?)(?:,\s|\s(?:the|a|it|one|la|le|l['’]|el|lo)\s?)[^:]{3,60}", re.I
)
# "The network’s message to missions in Geneva", "Our one demand"
_ADDRESSED = re.compile(
    rf"(?:[^:;.]{{0,60}}\s)?{_NOUN}(?:s|es)?(?!\w)(?:\s(?:is|est|es))?(?:\s(?:to|for|à|aux?|al?|para|к)\s(?P<whom>[^:]{{3,60}}))?[^:]{{0,30}}",
    re.I,
)


def ordered(voices: Voices, start: int, end: int) -> list[Demand]:
    """ "Second, free them.", "To Astana: free them." of the publisher; "One came from Chile: free them." of States."""
    text, maker = voices.document.text, Maker.of_publisher(voices)
    is_own = maker is not None and speaks_for_itself(voices)
    order = ORDER.match(text, start, end)
    opens = opens_item(voices.language, text, order.end(), end) if order and is_own else None
    if maker and opens is not None:
        return [Demand(maker, maker.default_addressee(voices), start, opens, end)]
    opens = opens_item(voices.language, text, start, end) if is_own and text[end - 1] == "!" else None
    if maker and opens is not None:
        return [Demand(maker, maker.default_addressee(voices), start, opens, end)]
    found: list[Demand] = []
    for colon in _COLON.finditer(text, start, end):
        opens = opens_item(voices.language, text, colon.end(), end)
        if opens is None:
            continue
        states = states_alone(voices, start, colon.start(), True)
        whom = _WHOM.search(text[start : colon.start()]) if is_own else None
        close = text.find(";", opens, end)
        close = close if close > 0 else end
        owner = _OWNER.match(text, start, colon.start())
        owned = states_alone(voices, *owner.span(1)) if owner else None
        view = _VIEW.match(text, start, colon.start())
        owned = owned or (states_alone(voices, *view.span(1)) if view else None)
        states = owned or states
        if states and (owned or _FROM.search(text[start : states.start])):
            found.append(Demand(states, None, states.start, opens, close))
        elif maker and is_own and not whom and (addressed := _ADDRESSED.fullmatch(text, start, colon.start())):
            at = addressed.span("whom")
            of = addressee(voices, *at) or addressed["whom"] if addressed["whom"] else maker.default_addressee(voices)
            found.append(Demand(maker, of, start, opens, close))
        elif maker and whom:
            of = addressee(voices, *(start + each for each in whom.span("whom"))) or whom["whom"]
            found.append(Demand(maker, of, start + whom.start("whom"), opens, close))
    return found


# "Norway: ", "Chile and Peru – "
_PREFIX = re.compile(r"[^:–—\n]{3,160}?(?::|\s[–—-])\s")


def prefixed(voices: Voices, start: int, end: int) -> Demand | None:
    """ "Norway: ban flogging in schools"."""
    prefix = _PREFIX.match(voices.document.text, start, end)
    if not prefix or opens_item(voices.language, voices.document.text, prefix.end(), end) is None:
        return None
    maker = states_alone(voices, start, start + len(prefix[0].rstrip(" :–—-")))
    return Demand(maker, None, start, prefix.end(), end, True) if maker else None
