"""Text in, UN document symbols out, without the spaces and slips of the page."""

import re

__all__ = ["SYMBOL", "parts_of", "symbol_of"]

# "A/HRC/28/15", "A/HRC/ 8/29", "A/HRC/WG.6/48/SVN/1", "A/HRC/WG.6/20/L.10", "A/HRC/28/15/Add.1", "CAT/C/XAV/CO/4"
_PART = r"(?:[A-Z]{1,6}(?:[.-]\s?\d{1,3}|\d{0,3})(?:-[A-Z])?|\d{1,4}(?:-\d{1,2})?|[A-Z]\.\d{1,3})"
_ADDED = r"(?:Add|ADD|Corr|CORR|Rev|REV)\s?\.\s?\d{1,2}"
SYMBOL = re.compile(
    r"(?<![\w/.])(?:A|E|S|CAT|CCPR|CEDAW|CERD|CRC|CRPD|CMW|CED|HRI)"
    rf"(?:\s?/\s?{_PART}(?![a-z]))+(?:\s?/\s?{_ADDED})*(?![\w/]\w)"
)
SPACE = re.compile(r"\s+")
# "A/HRC/WG.6/48/SVN/1", "A/HRC/WG.6/20/L.10", "A/HRC/28/15/Add.1", "A/HRC/DEC/28/111"
UPR = re.compile(
    r"A/HRC/(?:"
    r"WG\.6/(?P<session>\d{1,2})/(?:(?P<state>[A-Z]{3})/(?P<place>\d)|L\.(?P<draft>\d{1,2}))"
    r"|DEC/(?P<decided>\d{1,3})/(?P<decision>\d{1,4})"
    r"|(?P<council>\d{1,3})/(?P<report>\d{1,3})"
    r")(?P<added>(?:/(?:Add|Corr|Rev)\.\d{1,2})*)"
)


def symbol_of(text: str) -> str | None:
    """The one symbol that this text is, in its usual spelling; None where it is anything else."""
    match = SYMBOL.fullmatch(text.strip())
    if not match or match[0].count("/") < 2:
        return None
    plain = SPACE.sub("", match[0])
    return re.sub(r"(ADD|CORR|REV)(?=\.)", lambda word: word[0].capitalize(), plain)


def parts_of(symbol: str) -> dict[str, str]:
    """What a UPR document's symbol says by its parts (see UPR's groups); empty for every other symbol."""
    match = UPR.fullmatch(symbol)
    return {name: value for name, value in match.groupdict().items() if value} if match else {}
