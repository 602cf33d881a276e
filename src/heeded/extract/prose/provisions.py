"""A document in prose in, one `provision` for each article of a law that it cites, and each law without article, out.

An article takes the law that is named with it ("article 174 of the Criminal Code", "criminal code art. 174"), else the
last law named before it. Letters of treaties count as laws where an article of them is cited.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from heeded.model import Document, Problem, Provision, Statement
from heeded.provenance import Origin
from heeded.vocabulary import load
from heeded.vocabulary.treaties import find_treaties, stretches_with, with_spaces

__all__ = ["provisions"]

ORIGIN = Origin("provisions", "1")

# "174", "174-1", "205.1", "206.3.2", "66A", "295-B", "217/A", "274(2)", "88 bis", "14 (3) (g)"
_NUMBER = (
    r"\d{1,4}(?:[-‐.]\d{1,3}){0,2}(?:[-‐/]?[A-Z]|[a-z])?(?: ?(?:bis|ter|quater))?(?: ?\((?:\d{1,2}|[a-z])\)){0,3}(?!\w)"
)
# "400 and 403", "12, 13 et 15", "100-105"
_NUMBERS = rf"{_NUMBER}(?:(?: ?, ?(?:and |et |y |и )?| (?:and|et|y|e|и|or|ou|o|или|&) ){_NUMBER}){{0,12}}"
# "article 174", "Arts. 400 and 403", "sections 12 and 13", "artículo 8", "статьи 174", "ст. 5", "ч. 2 ст. 8"
ARTICLE = re.compile(
    rf"(?<!\w)(?P<word>[Aa]rticles?|ARTICLES?|[Aa]rts?\.|[Aa]rts?(?= \d)|[Ss]ections?|[Ss]ects?\.|§§?|[Aa]rt[íi]culos?|"
    rf"[Сс]тать(?:я|и|е|ю|ей|ям|ями|ях)|[Сс]татей|[Сс]т\.) ?(?P<numbers>{_NUMBERS})"
)
_ONE = re.compile(_NUMBER)
# "article 3 of this report", "section 2 below": a place in the document itself
_OF_THIS_TEXT = re.compile(
    r"\s{1,3}(?:of\s+(?:this|the\s+(?:present\s+)?(?:report|submission|document))|above(?!\s+all)|below)\b"
)
# "article 52 of the Convention": a treaty that is not named
_OF_A_TREATY = re.compile(
    r"\s{1,3}(?:of\s+the|de\s+la|du|del?|de\s+l['’])\s+(?:[Cc]onven[tc]i[oó]n|[Cc]onvenio|Covenant|[Pp]act[eo]|Treaty|[Tt]rait[eé]|Statute|Charter|"
    r"Protocol|Universal|UDHR|ICCPR)(?!\w)"
)
# "Press Watch and Article 9.", "Press Watch, Article 9,": the name of an organisation
_LISTED = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,30}(?:,| and|, and)\s$")
# what joins an article to the law named after it: " of the", " (2) of its", " du", " del", ", paragraph 2, of the"
_JOINS_AFTER = re.compile(
    r"\s{0,3}(?:\([^()]{1,80}\)\s{0,2})?(?:,?\s(?:paragraphs?|para\.|part|al\.|alinéa|párrafo|часть)\s\d{1,2},?)?"
    r"\s{0,3}(?:(?:out\s+of|of|in|under|from|to|du|de|del|dans|en)\s+)?(?:the\s+|its\s+|la\s+|le\s+|los\s+|el\s+|l['’]\s?|«|“|\")?"
    r"(?:(?!(?:and|or|et|ou|y|o|и)\s)[\w'’]+\s+){0,2}"
)
# what joins it to the law named before it: "criminal code, art. ", "Penal Code (article 5)", "Penal Code's article 5"
_JOINS_BEFORE = re.compile(
    r"['’]?s?\s{0,2}[,(:–-]?\s{0,2}(?:under\s+|in\s+|its\s+|and\s+|en\s+|especially\s+|notably\s+)?"
)
# "and article 7 of the ": the words that lead to the law
_OF_THE = re.compile(r"(?<!\w)(?:of|in|under|du|de|del|dans|en)\s+(?:(?:the|its|la|l['’])\s*)?$|^\s*$")
# what a name does not end with: "Ley de Puertos y la "
_TRAILING = re.compile(r"(?:\s(?:and|or|the|of|on|to|et|ou|le|la|les|des|du|de|y|e|el|los|las|del|и|или)){0,3}\s{0,3}$")
# what tells a law's date and not its name: "of", "2011", "15", "juin"
_OF_DATE = re.compile(
    r"(?:19|20)\d\d|\d{1,2}(?:er)?|of|on|about|sur|sobre|du|de|the|draft|new|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
# "377", "66A"
_DIGITS = re.compile(r"\d{2,}|\d[A-Z]")

# The longest name of a law that ends in the word for it: "the Harbour Workers, Ferries and Piers (Safety) Act"
LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class _Law:
    """A law as the text names it, in the words by which it is kept."""

    name: str
    start: int
    end: int
    is_treaty: bool = False

    @property
    def key(self) -> str:
        """The name as compared: without case, year and order: "law on trade unions" is "trade union law (2014)"."""
        words = re.findall(r"\w+", self.name.casefold())
        kept = [word for word in words if not _OF_DATE.fullmatch(word)]
        return " ".join(sorted(word.rstrip("s") for word in kept) if len(kept) > 1 else words)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of laws.yml: the expression that finds laws, and the name under which they are kept where it is fixed."""

    expression: re.Pattern[str]
    name: str | None


@cache
def _rows() -> tuple[_Row, ...]:
    rows = load("laws")["laws"]
    return tuple(_Row(re.compile(with_spaces(row["expression"])), row.get("name")) for row in rows)


@cache
def _no_law() -> re.Pattern[str]:
    return re.compile(with_spaces(load("laws")["no_law"]))


@cache
def _heads() -> re.Pattern[str]:
    """What every name of a law holds."""
    return re.compile(load("laws")["heads"])


@dataclass(frozen=True, slots=True)
class _Cited:
    """A law, or an article of one, where the text cites it; `law` is the place of one that stands with its article."""

    start: int
    end: int
    name: str | None
    article: str | None
    law: int | None = None


def provisions(document: Document) -> Iterator[Statement | Problem]:
    """Laws and articles in the order of the text, each once; a law stands without article where it is first named."""
    text = document.text
    laws = _laws(text, document.language)
    found = list(_articles(text, laws))
    cited = {one.law for one in found}
    found += [
        _Cited(law.start, law.end, law.name, None) for law in laws if law.start not in cited and not law.is_treaty
    ]
    seen: set[tuple[str, str | None]] = set()
    seen_laws: set[str] = set()
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        key = _Law(one.name or "", 0, 0).key
        if (key, one.article) in seen or (one.article is None and key in seen_laws):
            continue
        seen.add((key, one.article))
        seen_laws.add(key)
        yield _statement(document, Provision(one.name, one.article), one.start, one.end)


def _articles(text: str, laws: list[_Law]) -> Iterator[_Cited]:
    """The articles that the text cites, each with its law; a number cited before with a law keeps that law."""
    last_law = 0
    by_article: dict[str, str] = {}
    for match in ARTICLE.finditer(text):
        if _OF_THIS_TEXT.match(text, match.end()):
            continue
        while last_law < len(laws) and laws[last_law].start < match.start():
            last_law += 1
        law, is_near = _law_of(text, match, laws, last_law)
        of_treaty = _OF_A_TREATY.match(text, match.end()) and not (law and law.is_treaty)
        if not is_near and (of_treaty or _is_listed(text, match)):
            continue
        if law is None and match["word"][0] in "Ss§A" and not _is_plain_article(match):
            continue
        start, end, name = match.start(), match.end(), law.name if law else None
        if law and is_near:
            start, end = min(start, law.start), max(end, law.end)
        for number in _ONE.finditer(text, match.start("numbers"), match.end("numbers")):
            article = _tidy(number[0])
            if law and is_near:
                by_article[article] = law.name
            yield _Cited(start, end, by_article.get(article) or name, article, law.start if law and is_near else None)


def _statement(document: Document, value: Provision, start: int, end: int) -> Statement:
    quote = document.quote(start, end)
    paragraph = document.body.paragraph_at(start)
    return Statement(
        value,
        quote,
        ORIGIN,
        state=next(iter(document.states), None),
        page=document.body.page_at(quote.start),
        paragraph=paragraph.number if paragraph else None,
    )


def _laws(text: str, language: str | None) -> list[_Law]:
    """Every law that the text names, in order; where two overlap the longer one."""
    candidates = [
        _Law(row.name or _named(match), *_span(match))
        for start, end in stretches_with(_heads(), text, LONGEST_NAME)
        for row in _rows()
        for match in row.expression.finditer(text, start, end)
        if not _no_law().match(text, match.start()) and not _is_wished(text, _span(match)[0])
    ]
    candidates += [_Law(text[start:end], start, end, is_treaty=True) for _, start, end in find_treaties(text, language)]
    candidates.sort(key=lambda law: (law.start, -law.end))
    laws: list[_Law] = []
    for law in candidates:
        if not laws or law.start >= laws[-1].end:
            laws.append(law)
        elif law.end - law.start > laws[-1].end - laws[-1].start:
            laws[-1] = law
    return _joined(text, laws)


def _is_wished(text: str, start: int) -> bool:
    """Whether the words before a law say that there is none yet: "d'une loi sur la presse"."""
    before = text[max(0, start - 60) : start]
    return _expression("indefinite").search(before) is not None and not _expression("passed").search(before)


@cache
def _expression(name: str) -> re.Pattern[str]:
    end = r"\s$" if name == "indefinite" else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{with_spaces(load('laws')[name])}){end}", re.I)


def _joined(text: str, laws: list[_Law]) -> list[_Law]:
    """The laws, with a second name in brackets joined to the first: "Ley 15 (Ley General de Puertos)" is one."""
    joined: list[_Law] = []
    for law in laws:
        former = joined[-1] if joined else None
        is_second = former and text[former.end : law.start] == " (" and text.startswith(")", law.end)
        if former and is_second and not former.is_treaty and not law.is_treaty:
            joined[-1] = _Law(f"{former.name} ({law.name})", former.start, law.end + 1)
        else:
            joined.append(law)
    return joined


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the law stands, without what leads to it and the space behind it."""
    start, end = match.span("name") if "name" in match.re.groupindex else match.span()
    return start, start + len(_TRAILING.sub("", match.string[start:end]))


def _named(match: re.Match[str]) -> str:
    """The law's name without what surrounds it, white space folded."""
    name = match.string[slice(*_span(match))]
    name = " ".join(name.split()).strip(" ,.;:'’‘")
    return name.strip('«»“”"') if name[0] in '«“"' or not re.search(r"[«“\"]", name[:-1]) else name


def _is_listed(text: str, match: re.Match[str]) -> bool:
    """Whether an "Article 19" without a law stands in a list of organisations."""
    is_name = match["word"] == "Article" and match["numbers"].isdigit()
    before = _LISTED.search(text, max(0, match.start() - 40), match.start())
    return is_name and before is not None and text[match.end() : match.end() + 1] in ("", ".", ",", ";", "\n", " ")


def _law_of(text: str, match: re.Match[str], laws: list[_Law], at: int) -> tuple[_Law | None, bool]:
    """The law whose article is cited, and whether it stands with the article."""
    follower = laws[at] if at < len(laws) else None
    if follower and follower.start - match.end() <= 120:
        joint = _JOINS_AFTER.match(text, match.end())
        if (joint and joint.end() >= follower.start) or _leads_over_articles(text, match.end(), follower.start):
            return follower, True
    former = laws[at - 1] if at else None
    if former and former.end <= match.start():
        joint = _JOINS_BEFORE.fullmatch(text, former.end, match.start())
        return former, joint is not None
    return None, False


def _leads_over_articles(text: str, start: int, end: int) -> bool:
    """Whether only further articles and "of the" lie between: "article 5 (insult) and article 7 of the Penal Code"."""
    rest = ARTICLE.sub(" ", text[start:end])
    rest = re.sub(r"\([^()]*\)", " ", rest)
    if re.search(r"[.;\n]", rest) or not _OF_THE.search(rest):
        return False
    joiners = {"and", "et", "y", "и", "of", "the", "du", "de", "del", "la", "or", "its", "as", "well", "in"}
    return all(word.lower() in joiners for word in re.findall(r"\w+", rest))


def _is_plain_article(match: re.Match[str]) -> bool:
    """Without a law an article counts ("article 19"), a section only with a number no chapter has ("section 377")."""
    if match["word"].isupper() and match["word"].isalpha():
        return False
    if match["word"][0] in "Ss§" and match["word"][0] != "С":
        return bool(_DIGITS.search(match["numbers"]) and len(match["numbers"]) > 2)
    return True


def _tidy(number: str) -> str:
    """An article's number without spaces inside: "14 (3)" = "14(3)"."""
    return re.sub(r"\s+(?=\()", "", number.strip())
