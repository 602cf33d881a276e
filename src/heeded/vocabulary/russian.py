"""Russian names of States in the nominative go in, their forms in the other cases come out; and back, for people."""

import re
from collections.abc import Iterator

__all__ = ["declined", "name_in_nominative", "name_stem"]

# Ending of the nominative -> endings of genitive, dative, accusative, instrumental and prepositional; first match wins.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Острова", ("Островов", "Островам", "Острова", "Островами", "Островах")),
    ("ская", ("ской", "ской", "скую", "ской", "ской")),
    ("ная", ("ной", "ной", "ную", "ной", "ной")),
    ("ское", ("ского", "скому", "ское", "ским", "ском")),
    ("ное", ("ного", "ному", "ное", "ным", "ном")),
    ("ые", ("ых", "ым", "ые", "ыми", "ых")),
    ("ие", ("их", "им", "ие", "ими", "их")),
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("ка", ("ки", "ке", "ку", "кой", "ке")),
    ("а", ("ы", "е", "у", "ой", "е")),
    ("ство", ("ства", "ству", "ство", "ством", "стве")),
    ("ы", ("ов", "ам", "ы", "ами", "ах")),
    ("й", ("я", "ю", "й", "ем", "е")),
    ("русь", ("руси", "руси", "русь", "русью", "руси")),
    ("ь", ("я", "ю", "ь", "ем", "е")),
)
_AFTER_CONSONANT = ("а", "у", "", "ом", "е")
# "Казахстан", "Ирак"; not "Чили", "Того", which have one form
_CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщ]$")
_CASES = 5


def declined(name: str) -> Iterator[str]:
    """The forms of a name in the five oblique cases, with the last word declined and with it left as it is.

    "Республика Корея" gives "Республики Кореи" and "Республики Корея". Words in brackets and letters ("США") stay.
    """
    words = name.split(" (")[0].split(" ")
    if "(" in name or words[0].isupper():
        return
    for case in range(_CASES):
        forms = [_form(word, case) for word in words]
        yield " ".join(forms)
        if len(words) > 1:
            yield " ".join([*forms[:-1], words[-1]])


def _form(word: str, case: int) -> str:
    for ending, oblique in _ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + oblique[case]
    return word + _AFTER_CONSONANT[case] if _CONSONANT.search(word) else word


# ------------------------------------------------------------------------------------------------ names of people

_CYRILLIC = re.compile(r"[а-яё]$")
# "Орлов", "Орлова", "Орловым"; "Вольский", "Вольскую"; "Аян", "Аяна", "Аяном"
_STEMS = (
    re.compile(r"(?P<stem>\w+(?:ов|ев|ёв|ин|ын))(?:а|у|ым|е|ой)?"),
    re.compile(r"(?P<stem>\w+[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую)"),
    re.compile(r"(?P<stem>\w{3,}?)(?:ой|ей|ом|ем|[аяуюыиеьй])?"),
    re.compile(r"(?P<stem>.*)", re.S),
)
# a surname in an oblique case: the men's and the women's endings that differ from the nominative
_HIS = re.compile(r"(?P<stem>\w+(?:ов|ев|ёв|ин|ын))(?:а|у|ым|е)|(?P<adjective>\w+[сц]к)(?:ого|ому|им|ом)")
_HERS = re.compile(r"(?P<stem>\w+(?:ов|ев|ёв|ин|ын))(?:ой|у)|(?P<adjective>\w+[сц]к)(?:ой|ую)")
# "адвоката", "журналисту", "министром"; but "активистку", "учительницу"
_HIS_TITLE = re.compile(r"\w+(?:ист|ат|ер|ик|тор|ент|ог|тел|ор|ец|р|н|л|ц)(?:а|у|ом|е|я|ю|ем)", re.I)
_HER_TITLE = re.compile(r"\w+(?:[^иьё]к|ниц)(?:а|и|е|у|ой|ы|ей)", re.I)


def name_stem(word: str) -> str:
    """A part of a person's name as compared: in Russian without the ending of its case, else folded alone."""
    folded = word.casefold()
    if not _CYRILLIC.search(folded):
        return folded
    match = next(match for pattern in _STEMS if (match := pattern.fullmatch(folded)))
    return match["stem"]


def name_in_nominative(words: tuple[str, ...], known: frozenset[str], title: str) -> tuple[str, ...]:
    """A person's name in Russian in the nominative, as far as given names (`known`) and the title before it tell."""
    if len(words) < 2 or not _CYRILLIC.search(words[0]) or not _CYRILLIC.search(words[-1]):
        return words
    first, last = words[0], words[-1]
    if first in known:
        surname = _HERS.fullmatch(last)
        return (*words[:-1], _hers(surname)) if surname else words
    his, hers = _given(first, known)
    if his is None and hers is None:
        if _HER_TITLE.fullmatch(title) or re.search(r"(?:[оеё]в|[иы]н)ой$|[сц]к(?:ой|ую)$", last):
            hers = first[:-1] + "а" if first[-1] in "уыеой" and len(first) > 3 else first
        elif _HIS_TITLE.fullmatch(title) and first[-1] in "ауеяю":
            his = first[:-1] + ("й" if first[-1] in "яю" else "")
    surname = _HIS.fullmatch(last) if his else _HERS.fullmatch(last) if hers else None
    if his:
        return (his, *words[1:-1], _his(surname, last))
    return (hers, *words[1:-1], _hers(surname) if surname else last) if hers else words


def _given(first: str, known: frozenset[str]) -> tuple[str | None, str | None]:
    """A man's and a woman's given name of which a word may be a form."""
    his = [first[:-cut] + end for cut, ends in ((1, ("", "й", "ь")), (2, ("", "й"))) for end in ends]
    hers = [first[:-cut] + end for cut in (1, 2) for end in "ая"]
    return next((name for name in his if name in known), None), next((name for name in hers if name in known), None)


def _his(surname: re.Match[str] | None, last: str) -> str:
    if surname is None:
        return re.sub(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|е)$", "", last)
    return surname["stem"] or f"{surname['adjective']}ий"


def _hers(surname: re.Match[str]) -> str:
    return f"{surname['stem']}а" if surname["stem"] else f"{surname['adjective']}ая"
