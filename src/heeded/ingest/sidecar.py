"""A folder's `heeded.yml` in, what it states about the files beside it out: facts that overrule what is read.

A key is a file's name or a pattern; one with "/" is matched against the path from the sidecar's folder:

    "*.pdf":
      access: restricted
    report-2.docx:
      kind: national_report
      states: [XAV]
      published: 2031-02
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from heeded.ingest.symbols import symbol_of
from heeded.model import ACCESS_LEVELS, KINDS, Problem
from heeded.vocabulary.dates import is_iso_date

if TYPE_CHECKING:
    import yaml

__all__ = ["NAME", "Facts", "Rule", "facts_for", "read_sidecar"]

NAME = "heeded.yml"
MOST_BYTES = 2**20
# "en", "pt"
LANGUAGE = re.compile(r"[a-z]{2}")

Facts = tuple[tuple[str, Any], ...]
"""Stated facts: names of `Document`'s fields and their values, None where the sidecar says that there is none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a sidecar: the files meant, the facts stated, and the line where it stands."""

    pattern: str
    facts: Facts
    line: int

    def covers(self, path: str) -> bool:
        """Whether a path relative to the sidecar's folder is meant: by its name alone unless the pattern has a "/"."""
        name = path if "/" in self.pattern else PurePosixPath(path.rpartition("!")[2]).name
        return fnmatchcase(name, self.pattern) or name == self.pattern


def facts_for(rules: tuple[Rule, ...], path: str) -> dict[str, Any]:
    """What the rules state about one file; a later entry overrules an earlier one."""
    stated: dict[str, Any] = {}
    for rule in rules:
        if rule.covers(path):
            stated.update(rule.facts)
    return stated


def read_sidecar(data: bytes, file: str) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules of one sidecar, and a problem with its line for each key or value that is not understood."""
    import yaml

    def problem(message: str, line: int | None = None) -> Problem:
        place = f" line {line}:" if line else ""
        return Problem(f"{file}:{place} {message}", file=file)

    if len(data) > MOST_BYTES:
        return (), (problem("larger than 1 MB: state facts about files only"),)
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        return (), (problem("not in UTF-8: save it as plain text in UTF-8"),)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "nested too deeply"
        return (), (problem(f"cannot be read as YAML: {what}", mark.line + 1 if mark else None),)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.MappingNode):
        return (), (problem("must hold file names, each with its facts below it, indented", 1),)
    rules, problems = [], []
    for key, value in root.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.MappingNode):
            problems.append(problem("must be a file name or pattern with its facts below it, indented", line))
            continue
        facts, faults = _facts(value)
        problems += [problem(message, at) for message, at in faults]
        rules.append(Rule(key.value, facts, line))
    return tuple(rules), tuple(problems)


def _facts(node: "yaml.MappingNode") -> tuple[Facts, list[tuple[str, int]]]:
    """The understood facts of one entry, and what was not understood with its line."""
    import yaml

    facts: dict[str, Any] = {}
    faults = []
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name not in FIELDS:
            faults.append((f"“{name}” is no fact of a document; allowed: {', '.join(FIELDS)}", line))
            continue
        check, allowed = FIELDS[name]
        try:
            facts[name] = check(_plain(value))
        except ValueError as error:
            shown = str(error) or "that"
            faults.append((f"“{name}” cannot be {shown}; allowed: {allowed()}", line))
    return tuple(facts.items()), faults


def _plain(node: "yaml.Node") -> str | list[str] | None:
    """A scalar's text, None for null, a list of texts. Raises ValueError for anything deeper."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") else str(node.value).strip()
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return [str(item.value).strip() for item in node.value]
    raise ValueError("a nested value")


def _one_of(values: tuple[str, ...]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in values:
            raise ValueError(f"“{value}”")
        return str(value)

    return check


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(value)
    return value or None


def _count(value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.isdecimal() or not 0 < int(value) < 1000:
        raise ValueError(f"“{value}”")
    return int(value)


def _states(value: Any) -> tuple[str, ...]:
    codes = tuple(value) if isinstance(value, list) else tuple((value or "").replace(",", " ").split())
    unknown = [code for code in codes if code not in _known_states()]
    if unknown:
        raise ValueError(f"“{', '.join(unknown)}”")
    return codes


@cache
def _known_states() -> frozenset[str]:
    from heeded.vocabulary.states import states

    return frozenset(states())


def _date(value: Any) -> str | None:
    if value is not None and not (isinstance(value, str) and is_iso_date(value)):
        raise ValueError(f"“{value}”")
    return value


def _language(value: Any) -> str | None:
    if value is not None and not (isinstance(value, str) and LANGUAGE.fullmatch(value)):
        raise ValueError(f"“{value}”")
    return value


def _symbol(value: Any) -> str | None:
    if value is None:
        return None
    symbol = symbol_of(value) if isinstance(value, str) else None
    if symbol is None:
        raise ValueError(f"“{value}”")
    return symbol


Check = Callable[[Any], Any]
FIELDS: dict[str, tuple[Check, Callable[[], str]]] = {
    "kind": (_one_of(KINDS), lambda: ", ".join(KINDS)),
    "symbol": (_symbol, lambda: "a UN document symbol such as A/HRC/WG.6/48/XAV/1, or null"),
    "states": (_states, lambda: "ISO 3166-1 alpha-3 codes such as [SVN, KAZ]"),
    "cycle": (_count, lambda: "a whole number from 1, or null"),
    "session": (_count, lambda: "the number of a session of the Working Group, or null"),
    "council_session": (_count, lambda: "the number of a session of the Human Rights Council, or null"),
    "publisher": (_text, lambda: "a name, a list of names, or null"),
    "published": (_date, lambda: "YYYY, YYYY-MM or YYYY-MM-DD, or null"),
    "language": (_language, lambda: "an ISO 639-1 code such as en, or null"),
    "title": (_text, lambda: "a text, or null"),
    "access": (_one_of(ACCESS_LEVELS), lambda: ", ".join(ACCESS_LEVELS)),
}
