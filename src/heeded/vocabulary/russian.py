"""Russian names of States in the nominative go in, their forms in the other cases come out."""

import re
from collections.abc import Iterator

__all__ = ["declined"]

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
