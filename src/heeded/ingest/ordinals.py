"""Text in, the ordinal numbers in it out: in words and figures, English, French, Spanish and Russian."""

import re
from collections.abc import Iterator
from functools import cache

__all__ = ["ordinals_before"]

LARGEST = 79
_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
_FRENCH = (
    "premi(?:er|[eè]re) (?:deuxi[eè]me|seconde?) troisi[eè]me quatri[eè]me cinqui[eè]me sixi[eè]me septi[eè]me"
    " huiti[eè]me neuvi[eè]me dixi[eè]me onzi[eè]me douzi[eè]me treizi[eè]me quatorzi[eè]me quinzi[eè]me seizi[eè]me"
    " dix-septi[eè]me dix-huiti[eè]me dix-neuvi[eè]me"
)
_SPANISH = (
    "primero? segundo tercero? cuarto quinto sexto s[eé]ptimo octavo noveno d[eé]cimo und[eé]cimo duod[eé]cimo"
    " decimotercero? decimocuarto decimoquinto decimosexto decimos[eé]ptimo decimoctavo decimonoveno"
)
_RUSSIAN = (
    "перв втор трет четв[её]рт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат"
    " шестнадцат семнадцат восемнадцат девятнадцат"
)
ENGLISH, FRENCH, SPANISH = _ENGLISH.split(" "), _FRENCH.split(" "), _SPANISH.split(" ")
"""The ordinals from 1 to 19, as expressions."""
ENGLISH_TENS = {20: "twent", 30: "thirt", 40: "fort", 50: "fift", 60: "sixt", 70: "sevent"}
FRENCH_TENS = {20: "vingt", 30: "trent", 40: "quarant", 50: "cinquant", 60: "soixant"}
SPANISH_TENS = {
    20: "vig[eé]simo",
    30: "trig[eé]simo",
    40: "cuadrag[eé]simo",
    50: "quincuag[eé]simo",
    60: "sexag[eé]simo",
    70: "septuag[eé]simo",
}
_DASH = r"[\s‐-―-]"
_ENDING = "(?:ая|ой|ую|ый|ого|ом)"
RUSSIAN = [f"{stem}(?:ья|ьей|ью|ий|ьего|ьем)" if stem == "трет" else f"{stem}{_ENDING}" for stem in _RUSSIAN.split(" ")]
RUSSIAN_TENS = {20: "двадцат", 30: "тридцат", 40: "сорок", 50: "пятьдесят", 60: "шестьдесят", 70: "семьдесят"}
RUSSIAN_ROUND = {50: "пятидесят", 60: "шестидесят", 70: "семидесят", 40: "сороков"}
# "48th", "59e", "59ème", "48º", "28-й", "28-я"
FIGURES = r"(?P<figures>\d{1,2})\s?(?:st|nd|rd|th|[eè]me|e|er|re|º|°|ª|o|a|-?[а-я]{1,2})?"


def _tens_and_units(number: int) -> tuple[int, int]:
    return number // 10 * 10, number % 10


def _english(number: int) -> str:
    if number < 20:
        return ENGLISH[number - 1]
    tens, units = _tens_and_units(number)
    return rf"{ENGLISH_TENS[tens]}y{_DASH}*{ENGLISH[units - 1]}" if units else f"{ENGLISH_TENS[tens]}ieth"


def _french(number: int) -> str:
    if number < 20:
        return FRENCH[number - 1]
    tens, units = _tens_and_units(min(number, 69))
    units += number - min(number, 69)
    if tens == 60 and units > 9 and number != 70:
        return rf"soixante{_DASH}+(?:et{_DASH}+)?{FRENCH[units - 1]}"
    if number == 70:
        return r"soixante-dixi[eè]me"
    whole = FRENCH_TENS[tens] + ("" if tens == 20 else "e")
    if units == 1:
        return rf"{whole}{_DASH}+et{_DASH}+uni[eè]me"
    return rf"{whole}{_DASH}+{FRENCH[units - 1]}" if units else f"{FRENCH_TENS[tens]}i[eè]me"


def _spanish(number: int) -> str:
    if number < 20:
        return SPANISH[number - 1]
    tens, units = _tens_and_units(number)
    return rf"{SPANISH_TENS[tens]}\s+{SPANISH[units - 1]}" if units else SPANISH_TENS[tens]


def _russian(number: int) -> str:
    if number < 20:
        return RUSSIAN[number - 1]
    tens, units = _tens_and_units(number)
    if units:
        return rf"{RUSSIAN_TENS[tens]}ь?\s+{RUSSIAN[units - 1]}"
    return f"{RUSSIAN_ROUND.get(tens, RUSSIAN_TENS[tens])}{_ENDING}"


@cache
def _words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    made = []
    for number in range(1, LARGEST + 1):
        forms = [form(number) for form in (_english, _french, _spanish, _russian)]
        made.append((number, re.compile("|".join(forms), re.I)))
    return tuple(made)


@cache
def _pattern(noun: str) -> re.Pattern[str]:
    """An ordinal followed by this noun; longer words are tried first, so that "forty-eighth" is not "eighth"."""
    words = "|".join(pattern.pattern for _, pattern in reversed(_words()))
    return re.compile(rf"(?<![\w–-])(?:(?P<words>{words})|{FIGURES})\s+(?:{noun})", re.I)


def ordinals_before(noun: str, text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Each ordinal that stands before a noun (a regular expression), with its match."""
    for match in _pattern(noun).finditer(text):
        if match["figures"]:
            yield int(match["figures"]), match
        else:
            yield next(number for number, pattern in _words() if pattern.fullmatch(match["words"])), match
