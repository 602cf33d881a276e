"""Which statements of the gold were found at the last run, and what a change of the rules gained and lost since.

In: for each text and type the places of the gold statements that were missed, and what was read too much. Kept in
`ledger.json` by text, type and place alone, never with words of a text. Out: lines such as "gained 3, lost 1: tally".
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Ledger"]

PATH = Path(__file__).with_name("ledger.json")


@dataclass(slots=True)
class Ledger:
    """The errors of one run: "missed" or "spurious", text, type and which one."""

    errors: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    """The texts that were read."""

    @classmethod
    def last(cls, path: Path = PATH) -> "Ledger":
        """The ledger of the last run that was kept; empty where there is none."""
        content = json.loads(path.read_text("utf-8")) if path.exists() else {"texts": [], "errors": []}
        return cls(set(content["errors"]), set(content["texts"]))

    def note(self, text: str, kind: str, missed: list[int], spurious: list[dict[str, Any]]) -> None:
        """Note the errors of one text and type: places in its gold, and statements that it lacks."""
        self.known.add(text)
        self.errors |= {f"missed {text} {kind} {place}" for place in missed}
        self.errors |= {f"spurious {text} {kind} {_mark(each)}" for each in spurious}

    def keep(self, path: Path = PATH) -> None:
        """Write the ledger, a line an error, so that a commit shows what changed."""
        content = {"texts": sorted(self.known), "errors": sorted(self.errors)}
        path.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", "utf-8")

    def changes(self, last: "Ledger") -> Iterator[str]:
        """What is better and worse than in the last run, a type at a time, on the texts that both have read."""
        both = self.known & last.known
        mended = {error for error in last.errors - self.errors if error.split(" ")[1] in both}
        broken = {error for error in self.errors - last.errors if error.split(" ")[1] in both}
        better, worse = Counter(map(_kind, mended)), Counter(map(_kind, broken))
        for kind in sorted(better | worse):
            yield f"{kind}: {better[kind]} mended, {worse[kind]} broken"
        yield from (f"  broken: {error}" for error in sorted(broken))


def _kind(error: str) -> str:
    return error.split(" ")[2]


def _mark(statement: dict[str, Any]) -> str:
    """What tells a statement from the others of its text: a hash of its place and values."""
    values = {key: value for key, value in statement.items() if key not in ("id", "origin")}
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:10]
