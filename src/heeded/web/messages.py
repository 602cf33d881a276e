"""Every text of the interface out, for whoever translates it: those of templates, of code, and words of values."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation.template import templatize

from heeded.reports import assessments, page_screen, words
from heeded.reports.chapters import PART_NAMES
from heeded.reports.kinds import REPORTS
from heeded.reports.statement import OCCASION_NAMES
from heeded.verified import REASONS
from heeded.vocabulary.coding import ACTIONS, action_name
from heeded.web.pages import queue, search

__all__ = ["every", "pot"]

HOUSE = Path(__file__).parent
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
# 'gettext("No document")', as `templatize` turns templates into code: "u" may stand before the text
TEXT = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
IN_TEMPLATE = re.compile(rf"\b(?:[np]?gettext|_)\(\s*{TEXT}")
OF_VALUES: tuple[Mapping[Any, str], ...] = (
    words.POSITIONS, words.OCCASIONS, words.KINDS, words.STEPS, words.GROUP_NAMES, *words.VALUE_WORDS.values(),
    words.HEADING_CLAIMS, words.TREATIES, words.WITHOUT_REPLY, page_screen.LABEL_NAMES, page_screen.RELATIONS,
    page_screen.RESULTS,
    {"stale": page_screen.STALE}, assessments.LEVELS, assessments.PARTIES, REASONS, search.TITLES, queue.LINKS,
    queue.VALUES, {each: action_name(each) for each in ACTIONS}, OCCASION_NAMES, PART_NAMES,
    {kind: each.title for kind, each in REPORTS.items()}, {kind: each.about for kind, each in REPORTS.items()},
    {kind: name for kind, (name, _) in words.TYPES.items()},
)  # fmt: skip
"""Tables whose words pages look up for a value."""
HEAD = """# Texts of Heeded's website, to be translated: copy to LANGUAGE/LC_MESSAGES/django.po.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def every() -> dict[str, str | None]:
    """All texts in order, each with its plural, if it has one."""
    found: dict[str, str | None] = {}
    for path in sorted(HOUSE.rglob("*.py")):
        for text, plural in _in_code(ast.parse(path.read_text("utf-8"))):
            found[text] = plural or found.get(text)
    for path in sorted((HOUSE / "templates").rglob("*.html")):
        for text in _in_template(path.read_text("utf-8")):
            found.setdefault(text, None)
    for table in OF_VALUES:
        for text in filter(None, table.values()):
            found.setdefault(text, None)
    return dict(sorted(found.items()))


def pot() -> str:
    """The file that translators begin with."""
    return HEAD + "".join(map(_entry, every().items()))


def _entry(each: tuple[str, str | None]) -> str:
    text, plural = each
    if plural is None:
        return f'\nmsgid {_quoted(text)}\nmsgstr ""\n'
    return f'\nmsgid {_quoted(text)}\nmsgid_plural {_quoted(plural)}\nmsgstr[0] ""\nmsgstr[1] ""\n'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _in_code(tree: ast.AST) -> Iterator[tuple[str, str | None]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if texts:
                yield texts[0], texts[1] if node.func.id == "ngettext" else None


def _in_template(source: str) -> Iterator[str]:
    for found in IN_TEMPLATE.finditer(templatize(source)):
        yield ast.literal_eval(found[1])
