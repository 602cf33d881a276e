"""The first lines of a document without UN cover in, its title out: no label, date, byline or paragraph."""

import re
from collections.abc import Sequence

from heeded.ingest.hints import Hints
from heeded.ingest.kinds import upr_words
from heeded.ingest.names import LABELS as NAMES_OF_SORTS
from heeded.ingest.names import byline, is_organisation, joint_names
from heeded.ingest.published import is_a_date
from heeded.vocabulary.states import iso3_of

__all__ = ["title_at", "title_lines", "title_of"]

# a label above the title, with the name of whoever publishes: "Press release", "Communiqués de presse Conseil ..."
LABELS = re.compile(
    r"(?:(?:joint |public |oral |media |news |press )*"
    r"(?:releases?|statements?|reports?|submissions?|speech|news|press|story)"
    r"|for immediate release|communiqués? de presse|comunicados? de prensa|déclarations?|noticias"
    r"|новости|пресс-релиз|баспасөз (?:релизі|хабарламасы)|жаңалықтар)"
    r"(?:\s+(?P<rest>.{0,60}))?",
    re.I,
)
# "By Ada Brun", "Author: Ada Brun", "Delivered by Ambassador Brun", "From: Foreign Office"
BYLINE = re.compile(
    r"(?:by|par|por|from|author|autora?|auteure?|автор|текст|(?:written|(?:statement )?delivered|reporting) by|location"
    r"|topics?|themes?|country|pays|país)(?:\s?:\s?|\s)(?-i:[A-ZÀ-ÞА-ЯЁ]).{2,80}",
    re.I,
)
# "Government of Arvenia", "REPUBLIC OF ARVENIA", "Permanent Mission of Arvenia to the ..."
SITE_OF_STATE = re.compile(
    r"(?:the\s)?(?:government|republic|kingdom|gouvernement|gobierno|república|république|республика|правительство"
    r"|(?:permanent |us |u\.s\. )?(?:mission|representation|delegation|embassy)|(?:mission|représentation) permanente"
    r"|misión permanente|embajada|ambassade|посольство|постоянное представительство)"
    r"\s(?!.*\b(?:on|at the upr|recommend\w*|statement|review)\b).{2,120}",
    re.I,
)
# "Arvenia at the UN, Geneva", "Arvenia in Geneva"
STATE_AT = re.compile(
    r"(?P<state>[^\W\d_][\w' ]{2,30}) (?:at|in|to|and|à|en|ante) (?:the )?"
    r"(?:UN|ONU|United Nations|Nations Unies|Geneva|Genève|Ginebra)\b.{0,30}"
)
# a site's address as its name: "Lantern.kz » News"
ADDRESS = re.compile(r"[\w-]{2,25}\.(?:com|org|net|info|[a-z]{2})(?:\s[|»›—-]|$)", re.I)
# "The harbour in May. © 2031 Port Vale Mirror": below a picture
CAPTION = re.compile(r"©|\bphoto(?:graph)?\s?[:/]|\b(?:getty images|courtesy of|afp via)\b", re.I)
# what parts a site's name from its sections
SECTIONS = re.compile(r"\s+[|»›·—]\s+")
WORDS = re.compile(r"[^\W\d_]+")
# "OHCHR | Human Rights Council adopts outcomes"
SITE_BEFORE = re.compile(r"^[A-Z]{2,8}\s[|–—]\s(?=.{25})")
FIRST_LINES = 12
LONGEST_BELOW = 170
"""A longer line under the title begins the text."""


def title_at(lines: Sequence[str], hints: Hints) -> int | None:
    """Which of the first lines is the title: the first headline above the text, else the first that is no name.

    A line that is but a State's name, or the name of a site, is the title only where nothing else is.
    """
    names = set(joint_names([line for line in lines if line not in hints.dropped]))
    plain = short = last = None
    for at, line in enumerate(lines[:FIRST_LINES]):
        if (
            line in hints.dropped
            or is_a_date(line)
            or line in names
            or _is_label(line)
            or BYLINE.match(line)
            or CAPTION.search(line)
        ):
            continue
        if not _is_title(line):
            break
        if _is_of_a_state(line):
            last = at if last is None else last
        elif not byline(line) or at + 1 == len(lines):
            if not _is_short_name(line):
                plain = at
                break
            short = at if short is None else short
    return next((at for at in (plain, short, last) if at is not None), None)


def _is_of_a_state(line: str) -> bool:
    """Whether a line is a State's name or that of its site."""
    at = STATE_AT.fullmatch(line)
    return bool(iso3_of(line) or SITE_OF_STATE.fullmatch(line) or (at and iso3_of(at["state"])))


def _is_short_name(line: str) -> bool:
    """Whether a line may be the name of a site or of some of its parts: few words, all with capitals."""
    parts = SECTIONS.split(line)
    if upr_words().search(line) and len(line.split()) > 2 and not any(map(NAMES_OF_SORTS.fullmatch, parts)):
        return False
    if ADDRESS.match(line) or len(parts) > 2:
        return True
    return all(map(_has_capitals, parts)) and (len(parts) > 1 or len(line.split()) <= 5)


def _has_capitals(part: str) -> bool:
    """Whether all longer words of a short stretch begin with a capital, or it is one word."""
    words = [word for word in WORDS.findall(part) if len(word) > 3 or word.isupper()]
    return len(part.split()) <= 6 and (len(words) <= 1 or all(word[0].isupper() for word in words))


def _is_label(line: str) -> bool:
    """Whether a line says no more than what sort of text follows, and whose."""
    if line.isupper() and len(line.split()) <= 2 and not iso3_of(line):
        return True
    if NAMES_OF_SORTS.fullmatch(line):
        return True
    label = LABELS.fullmatch(line)
    if not label or not label["rest"]:
        return bool(label)
    return label["rest"].isupper() or (label["rest"][0].isupper() and is_organisation(label["rest"]))


def title_lines(lines: Sequence[str], at: int | None) -> str:
    """The title and the short lines below it, which continue it or say more."""
    if at is None:
        return ""
    below = lines[at + 1 : at + 4]
    is_text = (len(line) > LONGEST_BELOW or line.endswith((".", ";")) for line in below)
    short = next((count for count, ends in enumerate(is_text) if ends), len(below))
    return "\n".join((lines[at], *below[:short]))


def _is_title(line: str) -> bool:
    """Whether a line is a heading: no paragraph, no numbered section."""
    if len(line) > 250 or re.match(r"\d+\.\s", line) or re.match(r".{2,40}\([^)]*\d{4}\)\s*[—–-]", line):
        return False
    return not (line.endswith((".", ";", ":")) and len(line) > 120)


def title_of(lines: Sequence[str], at: int | None) -> str | None:
    """The title without the names of those who sign it."""
    if at is None:
        return None
    title = SITE_BEFORE.sub("", lines[at].strip(" *"))
    listed = joint_names([title])
    if listed:
        title = title[: title.index(listed[0])].rstrip(" .:,") or title
    return title
