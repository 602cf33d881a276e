"""A reading in; out, one HTML page of its document with every statement marked in the text, and a table of them all.

The page stands alone: no script, nothing from elsewhere, and nothing of the document can become markup. What a mark
says is shown on hover and on keyboard focus, with all else that is stated there; each type can be switched off. On
paper a small number follows each mark, and the table, which has those numbers, says what it states.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from itertools import pairwise

from heeded.model import VALUES, Body, Document, Problem, Reading, Statement
from heeded.reports import words

__all__ = ["highlight"]

MOST_TOLD = 8
"""How many statements on one stretch of text are told; the number of the others is said."""
LONGEST_QUOTE = 240
"""Characters of a quote in the table: the text itself has the rest."""
BROAD = 0.4
"""The share of the text above which a type has its line alone: a ground under most of the words hides the others."""
LONGEST_HEADING = 120
"""Characters of a line that can be a sub-heading, which files do not tell from the text."""
ORDINAL = re.compile(r"\d{1,2}\. ")
NOTE_MARK = re.compile(r"(?<=[^\W\d_]|[.,;:?!)\]\"'”’»])(?P<space> ?)(?P<number>\d{1,3})(?![\w/%]|[.,-]\d)")
"""What may be the mark of a note: "living92", "strategy.3 The", "strategy. 3"."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d[.,;:]$")
"""The number before a mark, "in 2024.6": any other makes a decimal, or the number of a recommendation, of the two."""
MOST_MISSED = 3
"""How far the number of a note's mark can lie behind that of the mark before it."""
Numbered = tuple[int, Statement]
COLUMNS = ("No.", "Type", "What it says", "State", "Said by", "Quote", "Where")
HINT = "Point at a mark, or tap it, to see what it says. A click keeps it; the Tab key goes to the next mark."


def highlight(reading: Reading) -> str:
    """The page as HTML text."""
    document = reading.document
    style = resources.files("heeded.reports").joinpath("highlight.css").read_text("utf-8")
    title = escape(words.line(document.title or document.symbol or document.file))
    counts = Counter(statement.type for statement in reading.statements)
    covered = Counter[str]()
    for statement in reading.statements:
        covered[statement.type] += statement.quote.end - statement.quote.start
    broad = {kind for kind, characters in covered.items() if characters > BROAD * len(document.body.text)}
    in_order = sorted(reading.statements, key=lambda each: (each.quote.start, each.quote.end))
    numbered = tuple(enumerate(in_order, start=1))
    return (
        f'<!doctype html>\n<html lang="{escape(document.language or "en")}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}{_switches(counts, broad)}</style>\n</head>\n<body>\n"
        f'<header lang="en">\n<h1 dir="auto">{title}</h1>\n{_facts(document)}'
        f"{_problems(reading.problems)}</header>\n{_legend(counts)}"
        f'<main dir="auto">\n{"".join(_lines(document, numbered))}</main>\n'
        f"{''.join(_table(document, numbered))}</body>\n</html>\n"
    )


def _switches(counts: Counter[str], broad: set[str]) -> str:
    """The rules of this page's types: no ground for a broad one, and no trace of one whose box is not ticked."""
    grounds = "".join(f".{kind} {{ --fill: none }}\n" for kind in sorted(broad))
    return grounds + "".join(
        f"body:has(#only-{kind}:not(:checked)) :is(mark, i).{kind} {{ --fill: none; --line: none; --edge: none }}\n"
        f"body:has(#only-{kind}:not(:checked)) mark.{kind} > i {{ background: var(--fill) }}\n"
        f"body:has(#only-{kind}:not(:checked)) :is(sup, tr).{kind} {{ display: none }}\n"
        for kind in counts
    )


def _facts(document: Document) -> str:
    published = words.day(document.published or "")
    facts = {
        "What it is": words.KINDS[document.kind],
        "Who speaks": document.publisher,
        "Date": f"{published} (the year is that of the review named)"
        if "published" in document.completed
        else published,
        "About": words.names(document.states),
        "Cycle": document.cycle,
        "Session": document.session,
        "Language": words.LANGUAGES.get(document.language or "", document.language),
        "Symbol": document.symbol,
        "File": document.file,
    }
    rows = (f"<dt>{name}</dt><dd dir='auto'>{_safe(value)}</dd>" for name, value in facts.items() if value)
    return f"<dl>{''.join(rows)}</dl>\n"


def _legend(counts: Counter[str]) -> str:
    """The types found, with their counts; on a narrow screen it is shown when asked for."""
    if not counts:
        return '<p lang="en">No statement was found in this document.</p>\n'
    boxes = "".join(
        f'<label><input type="checkbox" id="only-{kind}" checked> {_type(kind)} {counts[kind]}'
        f"<small>{_safe(words.TYPES[kind][1])}</small></label>"
        for kind in VALUES
        if counts[kind]
    )
    explain = '<label class="explain"><input type="checkbox" id="explain"> Say what each type is</label>'
    return (
        f'<aside lang="en">\n<details class="fold"><summary>Marked in the text: {_count(len(counts), "type")}</summary>'
        f"</details><fieldset><legend>Marked in the text</legend>{boxes}{explain}</fieldset>\n"
        f'<p class="hint">{HINT}</p>\n</aside>\n'
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    count = _count(len(problems), "problem")
    rows = "".join(f"<li>{_safe(problem.message)}</li>" for problem in problems)
    return f'<details class="fold"><summary>{count}</summary></details><ul>{rows}</ul>\n'


def _lines(document: Document, numbered: Sequence[Numbered]) -> Iterator[str]:
    """The lines of the text as paragraphs with marks; where a page of the file begins, its number."""
    body = document.body
    told = {number: _told(number, statement, document) for number, statement in numbered}
    pieces = _pieces(numbered, len(body.text))
    pages = list(body.page_starts)
    raised = _note_marks(body)
    start = at = 0
    lines = body.text.split("\n")
    for line, below in zip(lines, zip([*lines[1:], ""], [*lines[2:], "", ""], strict=False), strict=True):
        end = start + len(line)
        while pages and pages[0][0] <= start:
            yield f'<p class="page" lang="en">Page {pages.pop(0)[1]}</p>\n'
        parts = []
        while at < len(pieces) and pieces[at][0] < end:
            first, last, covering = pieces[at]
            shown = (max(first, start), min(last, end))
            parts.append(_mark(_with_raised(body.text, shown, raised), shown, covering, told))
            if last > end:
                break
            at += 1
        if line.strip():
            paragraph = body.paragraph_at(start)
            kind = paragraph.kind if paragraph else "body"
            if kind == "body" and _is_subheading(line, *below):
                kind = "heading"
            named = f' class="{kind}"' if kind != "body" else ""
            yield f'<p{named} dir="auto">{"".join(parts)}</p>\n'
        start = end + 1


def _is_subheading(line: str, following: str, next_but_one: str = "") -> bool:
    """Whether a line looks like a heading: short, no sentence, above a longer one that is no part of it.

    A number before it is allowed above another such line: "3. Social rights" above "Right to health".
    """
    bare = line.strip().rstrip("0123456789 ")
    if numbered := ORDINAL.match(bare):
        return _is_subheading(bare[numbered.end() :], next_but_one) and _is_subheading(following, next_but_one)
    return (
        len(line) <= LONGEST_HEADING < len(following)
        and bare[:1].isupper()
        and bare[-1:].isalpha()
        and not any(mark in bare for mark in (":", "\t", ". "))
        and not following[:1].islower()
    )


def _note_marks(body: Body) -> list[tuple[int, int]]:
    """Where the text, before its notes, has marks of notes: small numbers behind words, each a little above the last.

    Fewer than three are no marks. It decides the look alone: a mark that is missed stands in the type of the text.
    """
    notes = [paragraph.start for paragraph in body.paragraphs if paragraph.kind == "note"]
    text, last, found = body.text, 0, list[tuple[int, int]]()
    for match in NOTE_MARK.finditer(text, 0, min(notes, default=len(text))):
        start, end = match.span("number")
        word = text[max(0, match.start() - 30) : match.start()].split()[-1:] or [""]
        before, after = word[0][-2:], text[end : end + 2].lstrip(" ")
        if match["space"]:
            fits = not before[-1:].isalpha() and (not after or after[0] == "\n" or after[0].isupper())
        elif before[-1:].isalpha():
            fits = before.isalpha() and before[-1].islower()
        else:
            fits = "/" not in word[0] and (not before[:1].isdigit() or YEAR.search(word[0]) is not None)
        if fits and last < int(match["number"]) <= last + MOST_MISSED:
            last = int(match["number"])
            found.append((start, end))
    return found if len(found) >= MOST_MISSED else []


def _with_raised(text: str, shown: tuple[int, int], raised: Sequence[tuple[int, int]]) -> str:
    """A stretch of the text as markup, the marks of notes in it raised."""
    start, end = shown
    parts = []
    for first, last in raised[bisect_left(raised, (start, 0)) :]:
        if last > end:
            break
        parts += [_safe(text[start:first]), f'<span class="raised">{text[first:last]}</span>']
        start = last
    return "".join(parts) + _safe(text[start:end])


def _pieces(numbered: Sequence[Numbered], length: int) -> list[tuple[int, int, tuple[Numbered, ...]]]:
    """The text cut wherever a quote begins or ends: (start, end, the statements there, the shortest quote first)."""
    opening: dict[int, list[Numbered]] = {}
    for each in numbered:
        opening.setdefault(each[1].quote.start, []).append(each)
    cuts = sorted({0, length, *opening, *(statement.quote.end for _, statement in numbered)})
    pieces, covering = [], list[Numbered]()
    for start, end in pairwise(cuts):
        covering = [each for each in covering if each[1].quote.end > start] + opening.get(start, [])
        shortest = sorted(covering, key=lambda each: each[1].quote.end - each[1].quote.start)
        pieces.append((start, end, tuple(shortest)))
    return pieces


def _mark(text: str, shown: tuple[int, int], covering: Sequence[Numbered], told: Mapping[int, str]) -> str:
    """A piece of text, in a mark that tells what is stated there, and the numbers of the statements that end there.

    It has the look of the shortest statement, and the line of the next one of another type below. The piece with which
    a statement begins can have the focus, and the table's row leads to it.
    """
    if not covering or not text.strip():
        return text
    start, end = shown
    begins = any(statement.quote.start == start for _, statement in covering)
    focus = f' id="at{start}" tabindex="0"' if begins else ""
    types = list(dict.fromkeys(statement.type for _, statement in covering))
    inked = f'<i class="{types[1]}">{text}</i>' if len(types) > 1 else text
    count = f'<span class="said">{len(covering)} statements here</span>' if len(covering) > 1 else ""
    more = f'<span class="said">and {len(covering) - MOST_TOLD} more</span>' if len(covering) > MOST_TOLD else ""
    tip = count + "".join(told[number] for number, _ in covering[:MOST_TOLD]) + more
    ended = sorted((number, statement.type) for number, statement in covering if statement.quote.end == end)
    numbers = "".join(f'<sup class="{kind}"><a href="#no{number}">{number}</a></sup>' for number, kind in ended)
    return (
        f'<mark class="{types[0]}"{focus}>{inked}'
        f'<span class="tip" role="tooltip" lang="en" dir="ltr">{tip}</span></mark>{numbers}'
    )


def _told(number: int, statement: Statement, document: Document) -> str:
    """One statement in words: its type, every field that has a value, who says it and of which State."""
    state = f" · State: <bdi>{_safe(words.names((statement.state,)))}</bdi>" if statement.state else ""
    rows = [*words.facts(statement.value), ("Said by", words.said_by(statement, document))]
    return f'<span class="said">{_type(statement.type)} {number}{state}<br>{_said(rows, "<br>")}</span>'


def _said(rows: Iterable[tuple[str, str]], between: str) -> str:
    return between.join(f"{_safe(label)}: <bdi>{_safe(said)}</bdi>" for label, said in rows)


def _table(document: Document, numbered: Sequence[Numbered]) -> Iterator[str]:
    """Every statement as a row; on the screen it is shown when asked for, on paper always."""
    if not numbered:
        return
    count = "The one statement" if len(numbered) == 1 else f"All {len(numbered)} statements"
    columns = COLUMNS if any(_place(statement) for _, statement in numbered) else COLUMNS[:-1]
    heads = "".join(f"<th>{column}</th>" for column in columns)
    yield f'<details class="fold" lang="en"><summary>{count} in a table</summary></details>\n'
    yield f'<table lang="en">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n'
    for number, statement in numbered:
        quote = _safe(words.cut(statement.quote.text, LONGEST_QUOTE))
        cells = (
            str(number),
            _type(statement.type),
            _said(words.facts(statement.value), "; ") or "the words of the quote",
            _safe(words.names((statement.state,))) if statement.state else "",
            f"<bdi>{_safe(words.said_by(statement, document))}</bdi>",
            f'<a href="#at{statement.quote.start}"><bdi>{quote}</bdi></a>',
            _safe(_place(statement)),
        )
        row = "".join(f"<td>{cell}</td>" for cell in cells[: len(columns)])
        yield f'<tr class="{statement.type}" id="no{number}">{row}</tr>\n'
    yield "</tbody>\n</table>\n"


def _place(statement: Statement) -> str:
    """The page and the paragraph, as far as the document has such."""
    page = f"p. {statement.page}" if statement.page else ""
    paragraph = f"para. {statement.paragraph}" if statement.paragraph else ""
    return ", ".join(filter(None, (page, paragraph)))


def _type(kind: str) -> str:
    return f'<b class="{kind}">{words.TYPES[kind][0]}</b>'


def _safe(value: object) -> str:
    """Text that is no markup and turns no direction."""
    return escape(words.clean(str(value)))
