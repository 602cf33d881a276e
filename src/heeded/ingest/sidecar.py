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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from heeded.ingest.compose import NOT_XML, REPLACED
from heeded.ingest.symbols import symbol_of
from heeded.model import ACCESS_LEVELS, KINDS, Access, Problem
from heeded.vocabulary.dates import is_iso_date

if TYPE_CHECKING:
    import yaml

__all__ = ["MOST_BYTES", "NAMES", "UNREADABLE", "Facts", "Rule", "Rules", "facts_for", "read_sidecar"]

NAMES = frozenset({"heeded.yml", "heeded.yaml"})
"""How a sidecar is called, in small letters; capital ones are as good."""
MOST_BYTES = 2**20
MOST_PATTERNS = 1000
MOST_ITEMS, LONGEST = 300, 1000
"""The longest list and the longest text of a fact."""
# "en", "pt"
LANGUAGE = re.compile(r"[a-z]{2}")
COUNT = re.compile(r"[1-9][0-9]{0,2}")
WILD = re.compile(r"[*?\[]")

Facts = tuple[tuple[str, Any], ...]
"""Stated facts: names of `Document`'s fields and their values, None where the sidecar says that there is none."""
RESTRICTED: Facts = (("access", "restricted"),)
"""What holds where a level may be meant and cannot be read: the highest."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a sidecar: the files meant, the facts stated, and the line where it stands."""

    pattern: str
    facts: Facts
    line: int


class Rules:
    """The entries of one sidecar, prepared so that a file is compared with patterns alone, names are looked up."""

    def __init__(self, entries: Sequence[Rule] = ()) -> None:
        self.entries = tuple(entries)
        levels = ("team", *(dict(rule.facts).get("access", "team") for rule in entries))
        self.level: Access = max(levels, key=ACCESS_LEVELS.index)
        """The highest level that they state, "team" or above: that of problems with the sidecar itself."""
        self.named: dict[str, list[int]] = {}
        for at, rule in enumerate(entries):
            self.named.setdefault(rule.pattern, []).append(at)
        self.wild = [
            (at, "/" in rule.pattern, re.compile(translate(rule.pattern)))
            for at, rule in enumerate(entries)
            if WILD.search(rule.pattern)
        ]

    def covering(self, path: str) -> list[Rule]:
        """The entries that mean a path from the sidecar's folder: by its name alone unless they have a "/"."""
        name = PurePosixPath(path.rpartition("!")[2]).name
        found = {*self.named.get(name, ()), *(self.named.get(path, ()) if "/" in path else ())}
        found.update(at for at, is_path, pattern in self.wild if pattern.match(path if is_path else name))
        return [self.entries[at] for at in sorted(found)]


UNREADABLE = Rules([Rule("*", RESTRICTED, 0)])
"""What holds for the files under a sidecar that cannot be read."""


def facts_for(rules: Rules, path: str) -> dict[str, Any]:
    """What the rules state about one file; a later entry overrules an earlier one."""
    return dict(fact for rule in rules.covering(path) for fact in rule.facts)


def read_sidecar(data: bytes, file: str) -> tuple[Rules, tuple[Problem, ...]]:
    """The rules of one sidecar, and a problem with its line for each key or value that is not understood.

    What is not understood and may state a level restricts the files that are meant.
    """

    def problem(message: str, line: int | None) -> Problem:
        place = f" line {line}:" if line else ""
        return Problem(f"{file}:{place} {NOT_XML.sub(REPLACED, message)}", file=file)

    try:
        rules, faults = _entries(_root(data))
    except _Unreadable as error:
        message = f"{error.message}. Until it can be read, the files under it are restricted"
        return UNREADABLE, (problem(message, error.line),)
    return Rules(rules), tuple(problem(message, line) for message, line in faults)


class _Unreadable(Exception):
    """A sidecar cannot be read, and where it fails."""

    def __init__(self, message: str, line: int | None = None) -> None:
        self.message, self.line = message, line


def _root(data: bytes) -> "yaml.Node | None":
    """The YAML as a tree without aliases; None where it is empty."""
    import yaml

    if len(data) > MOST_BYTES:
        raise _Unreadable("larger than 1 MB: state facts about files only")
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise _Unreadable("not in UTF-8: save it as plain text in UTF-8") from error
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:  # "\UFFFFFFFF" is no character
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "nested too deeply or with characters that are no text"
        raise _Unreadable(f"cannot be read as YAML: {what}", mark.line + 1 if mark else None) from error
    alias = _repeated(root) if root else None
    if alias:
        raise _Unreadable("refers to another entry by an alias (*): write the facts out", alias.start_mark.line + 1)
    return root


def _entries(root: "yaml.Node | None") -> tuple[list[Rule], list[tuple[str, int]]]:
    """The entries, and what was not understood with its line."""
    import yaml

    if root is None:
        return [], []
    if not isinstance(root, yaml.MappingNode):
        raise _Unreadable("must hold file names, each with its facts below it, indented", 1)
    rules: list[Rule] = []
    faults: list[tuple[str, int]] = []
    wrong = "must be a file name or pattern with its facts below it, indented"
    for key, value in root.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _Unreadable(wrong, line)
        facts, more = _facts(value) if isinstance(value, yaml.MappingNode) else (RESTRICTED, [(wrong, line)])
        faults += more
        rules.append(Rule(key.value, facts, line))
    if sum(1 for rule in rules if WILD.search(rule.pattern)) > MOST_PATTERNS:
        raise _Unreadable(f"holds more than {MOST_PATTERNS} patterns: name the files, or use wider patterns")
    return rules, faults


def _repeated(root: "yaml.Node") -> "yaml.Node | None":
    """The first node that stands in several places, as only aliases make it."""
    seen: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting += node
        elif id(node) in seen:
            return cast("yaml.Node", node)
        else:
            seen.add(id(node))
            waiting += node.value if isinstance(node.value, list) else ()
    return None


def _facts(node: "yaml.MappingNode") -> tuple[Facts, list[tuple[str, int]]]:
    """The understood facts of one entry, and what was not understood with its line."""
    import yaml

    facts: dict[str, Any] = {}
    faults = []
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name not in FIELDS:
            faults.append((f"“{name[:100]}” is no fact of a document; allowed: {', '.join(FIELDS)}", line))
            if str(value.value).lower() in ACCESS_LEVELS:  # "acces: restricted"
                facts |= RESTRICTED
            continue
        check, allowed = FIELDS[name]
        try:
            facts[name] = check(_plain(value))
        except ValueError as error:
            message = f"“{name}” cannot be {str(error)[:200] or 'that'}; allowed: {allowed()}"
            if name == "access":
                message += ". Until it is mended, the files are restricted"
                facts |= RESTRICTED
            faults.append((message, line))
    return tuple(facts.items()), faults


def _plain(node: "yaml.Node") -> str | list[str] | None:
    """A scalar's text, None for null, a list of texts. Raises ValueError for anything deeper."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") else _clean(node)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        if len(node.value) > MOST_ITEMS:
            raise ValueError(f"a list of more than {MOST_ITEMS}")
        return [_clean(item) for item in node.value]
    raise ValueError("a nested value")


def _clean(node: "yaml.Node") -> str:
    text = NOT_XML.sub(REPLACED, str(node.value)).strip()
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    return text


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
    if not isinstance(value, str) or not COUNT.fullmatch(value):
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
