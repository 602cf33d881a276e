"""Many expressions in; out, one that finds the places where any of them may begin, in a few steps a letter.

A search for hundreds of wordings tries each at every letter. Here the alternatives that a wording opens with are
written out ("(?:a|b)c" is ac or bc) and grouped by their first letters, so that few are tried.
"""

import re
from collections.abc import Iterable

__all__ = ["where_any"]

_TOKEN = re.compile(r"\\.|\[[^\]]+\]|[()|]")
# How many letters deep the alternatives are grouped.
_DEPTH = 2
_QUANTIFIERS = ("?", "*", "+", "{")


def where_any(expressions: Iterable[str]) -> str:
    """An expression that matches nothing, at each place where one of the expressions does."""
    return f"(?={_grouped([opened for each in expressions for opened in _opened(each)], _DEPTH)})"


def _opened(expression: str) -> list[str]:
    """The expression without a group or a choice at its beginning: one for each alternative."""
    parts, closing = _parts(expression)
    if len(parts) > 1:
        return [opened for part in parts for opened in _opened(part)]
    if not expression.startswith("(?:"):
        return [expression]
    inner, rest = expression[3:closing], expression[closing + 1 :]
    if rest.startswith(_QUANTIFIERS[1:]):
        return [expression]
    is_optional, rest = rest.startswith("?"), rest.removeprefix("?")
    with_group = [opened for part in _parts(inner)[0] for opened in _opened(part + rest)]
    return with_group + (_opened(rest) if is_optional else [])


def _parts(expression: str) -> tuple[list[str], int]:
    """The alternatives of an expression, and where the first group closes."""
    depth, opens, parts, closing = 0, 0, [], -1
    for match in _TOKEN.finditer(expression):
        if match[0] == "|" and not depth:
            parts.append(expression[opens : match.start()])
            opens = match.end()
        depth += (match[0] == "(") - (match[0] == ")")
        if match[0] == ")" and not depth and closing < 0:
            closing = match.start()
    return [*parts, expression[opens:]], closing


def _grouped(expressions: Iterable[str], depth: int) -> str:
    """The expressions as alternatives, those with a first letter in common as one."""
    by_letter: dict[str, list[str]] = {}
    others = []
    for each in dict.fromkeys(expressions):
        if depth and each[:1].isalpha() and not each.startswith(_QUANTIFIERS, 1):
            by_letter.setdefault(each[0], []).append(each[1:])
        else:
            others.append(each)
    return "|".join([*(f"{letter}(?:{_grouped(rest, depth - 1)})" for letter, rest in by_letter.items()), *others])
