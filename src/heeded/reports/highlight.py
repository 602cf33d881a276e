"""A reading in; out, one HTML page of its document with every statement marked in the text.

The page stands alone: no script, nothing from elsewhere, and nothing of the document can become markup. What a mark
says is shown on hover and on keyboard focus; each type can be switched off.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from itertools import pairwise

from heeded import codec
from heeded.model import VALUES, Problem, Reading, Statement
from heeded.reports import words
from heeded.vocabulary.states import name_of

__all__ = ["highlight"]

MOST_TOLD = 8
"""How many statements on one stretch of text are told; the number of the others is said."""
# Fields that repeat the quote or say where it stands.
UNTOLD = ("type", "text", "quote", "start", "end", "page", "paragraph", "id", "origin", "state", "asserted_by")


def highlight(reading: Reading) -> str:
    """The page as HTML text."""
    document = reading.document
    style = resources.files("heeded.reports").joinpath("highlight.css").read_text("utf-8")
    title = escape(words.line(document.title or document.symbol or document.file))
    counts = Counter(statement.type for statement in reading.statements)
    off = "\n".join(
        f"body:has(#only-{kind}:not(:checked)) mark.{kind} {{ background: none; border: 0 }}" for kind in VALUES
    )
    return (
        f'<!doctype html>\n<html lang="{escape(document.language or "en")}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}{off}\n</style>\n</head>\n<body>\n"
        f'<header lang="en">\n<h1 dir="auto">{title}</h1>\n{_facts(reading)}{_legend(counts)}'
        f"{_problems(reading.problems)}</header>\n"
        f'<main dir="auto">\n{"".join(_lines(reading))}</main>\n</body>\n</html>\n'
    )


def _facts(reading: Reading) -> str:
    document = reading.document
    facts = {
        "What it is": words.KINDS[document.kind],
        "Who speaks": document.publisher,
        "Date": f"{document.published} (the year is that of the review named)"
        if "published" in document.completed
        else document.published,
        "About": words.names(document.states),
        "Cycle": document.cycle,
        "Language": document.language,
        "Symbol": document.symbol,
        "File": document.file,
    }
    rows = (f"<dt>{name}</dt><dd dir='auto'>{_safe(value)}</dd>" for name, value in facts.items() if value)
    return f"<dl>{''.join(rows)}</dl>\n"


def _legend(counts: Counter[str]) -> str:
    if not counts:
        return "<p>No statement was found in this document.</p>\n"
    boxes = (
        f'<label class="{kind}"><input type="checkbox" id="only-{kind}" checked> {_name(kind)}'
        f" <b>{counts[kind]}</b></label>"
        for kind in VALUES
        if counts[kind]
    )
    return f'<fieldset class="legend"><legend>Marked in the text</legend>{"".join(boxes)}</fieldset>\n'


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    rows = "".join(f"<li>{_safe(problem.message)}</li>" for problem in problems)
    return f"<details><summary>{count}</summary><ul>{rows}</ul></details>\n"


def _lines(reading: Reading) -> Iterator[str]:
    """The lines of the text as paragraphs with marks; where a page of the file begins, its number."""
    body = reading.document.body
    pieces = _pieces(reading.statements, len(body.text))
    pages = list(body.page_starts)
    begun: set[str] = set()
    start = at = 0
    for line in body.text.split("\n"):
        end = start + len(line)
        while pages and pages[0][0] <= start:
            yield f'<p class="page" lang="en">Page {pages.pop(0)[1]}</p>\n'
        parts = []
        while at < len(pieces) and pieces[at][0] < end:
            first, last, covering = pieces[at]
            parts.append(_mark(body.text[max(first, start) : min(last, end)], covering, begun))
            if last > end:
                break
            at += 1
        if line.strip():
            paragraph = body.paragraph_at(start)
            kind = f' class="{paragraph.kind}"' if paragraph and paragraph.kind != "body" else ""
            yield f'<p{kind} dir="auto">{"".join(parts)}</p>\n'
        start = end + 1


def _pieces(statements: Sequence[Statement], length: int) -> list[tuple[int, int, tuple[Statement, ...]]]:
    """The text cut wherever a quote begins or ends: (start, end, the statements there, the shortest quote first)."""
    opening: dict[int, list[Statement]] = {}
    for statement in statements:
        opening.setdefault(statement.quote.start, []).append(statement)
    cuts = sorted({0, length, *opening, *(statement.quote.end for statement in statements)})
    pieces, covering = [], list[Statement]()
    for start, end in pairwise(cuts):
        covering = [each for each in covering if each.quote.end > start] + opening.get(start, [])
        shortest = sorted(covering, key=lambda each: each.quote.end - each.quote.start)
        pieces.append((start, end, tuple(shortest)))
    return pieces


def _mark(text: str, covering: Sequence[Statement], begun: set[str]) -> str:
    """A piece of text, in a mark that tells what is stated there; a statement's first piece can have the focus."""
    if not covering or not text.strip():
        return _safe(text)
    new = {each.id for each in covering} - begun
    begun |= new
    focus = ' tabindex="0"' if new else ""
    told = "".join(_told(each) for each in covering[:MOST_TOLD])
    more = f'<span class="said">and {len(covering) - MOST_TOLD} more</span>' if len(covering) > MOST_TOLD else ""
    tip = f'<span class="tip" role="tooltip" lang="en" dir="ltr">{told}{more}</span>'
    return f'<mark class="{covering[0].type}"{focus}>{_safe(text)}{tip}</mark>'


def _told(statement: Statement) -> str:
    """One statement in words: its type, and every field that has a value."""
    fields = {name: value for name, value in codec.to_json(statement).items() if name not in UNTOLD}
    who = {"state": "the State itself", None: None}.get(statement.asserted_by, statement.asserted_by)
    state = statement.state and name_of(statement.state)
    rows = {"State": state, "Asserted by": who} | {name.replace("_", " "): value for name, value in fields.items()}
    lines = (
        f"<br>{_safe(name)}: <b dir='auto'>{_shown(value)}</b>"
        for name, value in rows.items()
        if value not in (None, [])
    )
    return f'<span class="said"><i class="{statement.type}">{_name(statement.type)}</i>{"".join(lines)}</span>'


def _shown(value: object) -> str:
    return _safe(", ".join(map(str, value)) if isinstance(value, list) else value)


def _name(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _safe(value: object) -> str:
    """Text that is no markup and turns no direction."""
    return escape(words.clean(str(value)))
