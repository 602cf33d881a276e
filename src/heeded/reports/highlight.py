"""A reading in; out, one HTML page of its document with every statement marked in the text, and a table of them all.

The page stands alone: no script, nothing from elsewhere, and nothing of the document can become markup. What a mark
says is shown on hover and on keyboard focus, with all else that is stated there; each type can be switched off. On
paper a small number follows each mark, and the table, which has those numbers, says what it states.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import resources

from heeded.model import VALUES, Document, Problem, Reading, Statement
from heeded.reports import words
from heeded.reports.marked import Numbered, lines, note_marks

__all__ = ["highlight"]

MOST_TOLD = 8
"""How many statements on one stretch of text are told; the number of the others is said."""
LONGEST_QUOTE = 240
"""Characters of a quote in the table: the text itself has the rest."""
BROAD = 0.4
"""The share of the text above which a type has its line alone: a ground under most of the words hides the others."""
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
    raised = note_marks(body)
    for each in lines(body, numbered):
        yield from (f'<p class="page" lang="en">Page {page}</p>\n' for page in each.pages)
        if each.kind is not None:
            parts = [
                _mark(_with_raised(body.text, (start, end), raised), (start, end), covering, told)
                for start, end, covering in each.pieces
            ]
            named = f' class="{each.kind}"' if each.kind != "body" else ""
            yield f'<p{named} dir="auto">{"".join(parts)}</p>\n'


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
