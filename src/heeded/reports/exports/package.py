"""What was exported, for whom and with which versions, in; README, data package and Datasette's words on it out.

A data package is described by the Frictionless standard: https://specs.frictionlessdata.io/data-package/
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heeded.model import Access
from heeded.reports.exports import sqlite
from heeded.reports.exports.columns import ColumnType
from heeded.reports.exports.registry import Export
from heeded.reports.exports.writers import WORKBOOK
from heeded.vocabulary.states import name_of

__all__ = ["FILES", "METADATA", "PACKAGE", "README", "About", "data_package", "datasette", "readme"]

README, PACKAGE, METADATA = "README.txt", "datapackage.json", "metadata.json"
FILES = frozenset({README, PACKAGE, METADATA, sqlite.FILE, WORKBOOK, "csv", "jsonl", "parquet"})
"""What may lie in the folder of an export."""
OHCHR = "https://www.ohchr.org/en/hr-bodies/upr/upr-home"
CREDITS: Mapping[str, tuple[str, str]] = {
    "": ("Documents of the Universal Periodic Review: OHCHR, United Nations", OHCHR),
    "labels": ("Labels come from models trained on the coding of UPR Info, upr-info.org", "https://upr-info.org"),
    "links": ("The rarity of words was counted in the database of UPR Info, upr-info.org", "https://upr-info.org"),
}
"""Whose work the data rest on, by the table that does; always where none is named."""
LEVELS: Mapping[Access, str] = {
    "public": "public: what everybody may see; names without consent to publication are masked",
    "team": "team: for the team alone; not for publication",
    "restricted": "restricted: all that the record holds, with names; for its owner alone",
}
LICENCES: Mapping[Access, tuple[str, str]] = {
    "public": (
        "other-at",
        "Quotes belong to the publishers of the documents; all else may be used where Heeded and those credited are "
        "named",
    ),
    "team": ("notspecified", "Not for publication"),
    "restricted": ("notspecified", "Not for publication"),
}
TYPES: Mapping[ColumnType, str] = {
    "text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "list": "array",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What an export is."""

    made: datetime
    program: str
    """The version of Heeded."""
    access: Access
    states: tuple[str, ...]
    is_whole: bool
    """Whether all States of the record are in it."""
    formats: tuple[str, ...]
    tables: tuple[Export, ...]
    counts: Mapping[str, int]
    """Rows by table."""
    origins: tuple[str, ...]
    """What read, linked and labelled, each with its version."""
    registers: Mapping[str, str]
    """The latest day for which each public register speaks."""
    hashes: Mapping[str, str]
    """The sha256 of each file by its place in the folder."""

    @property
    def title(self) -> str:
        """What the data are called."""
        of = "all States of the record" if self.is_whole else ", ".join(map(name_of, self.states))
        return f"Recommendations of the Universal Periodic Review and what came of them: {of}"

    @property
    def credits(self) -> tuple[tuple[str, str], ...]:
        """Whose work they rest on, each with an address."""
        there = {"", *(table.name for table in self.tables)}
        return tuple(credit for table, credit in CREDITS.items() if table in there)

    @property
    def citation(self) -> str:
        """How the data are cited."""
        credits = "; ".join(words for words, _ in self.credits)
        return f"{self.title}. Heeded {self.program}, {self.made:%Y-%m-%d}. {credits}."


def data_package(about: About) -> str:
    """The description of the tables in CSV with their schemas, and of what they hold."""
    names = {table.name for table in about.tables}
    content = {
        "profile": "data-package",
        "name": "heeded",
        "title": about.title,
        "description": f"{LEVELS[about.access].capitalize()}. Proposals of a program stand with their scores; no "
        "program says that something is implemented.",
        "created": about.made.isoformat(timespec="seconds"),
        "version": f"{about.made:%Y-%m-%d}",
        "licenses": [dict(zip(("name", "title"), LICENCES[about.access], strict=True))],
        "sources": [dict(zip(("title", "path"), each, strict=True)) for each in about.credits],
        "citation": about.citation,
        "access": about.access,
        "states": list(about.states),
        "program": about.program,
        "readings": list(about.origins),
        "registers": dict(about.registers),
        "resources": [_table(about, table, names) for table in about.tables],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _table(about: About, table: Export, names: set[str]) -> dict[str, Any]:
    path = f"csv/{table.name}.csv"
    columns = [
        {
            "name": each.name,
            "type": TYPES[each.type],
            "description": table.meaning(each.name),
            **({} if each.may_be_empty or each.type == "text" else {"constraints": {"required": True}}),
        }
        for each in table.columns
    ]
    keys = [
        {"fields": [column], "reference": {"resource": "" if other == table.name else other, "fields": [key]}}
        for column, (other, key) in table.refers.items()
        if other in names
    ]
    return {
        "name": table.name, "title": table.name.capitalize(), "description": table.about, "path": path,
        "profile": "tabular-data-resource", "scheme": "file", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "hash": f"sha256:{about.hashes[path]}", "rows": about.counts[table.name],
        "schema": {
            "fields": columns, "missingValues": [""],
            **({"primaryKey": list(table.key)} if table.key else {}), **({"foreignKeys": keys} if keys else {}),
        },
    }  # fmt: skip


def datasette(about: About) -> str:
    """What Datasette says of the SQLite file."""
    name, title = LICENCES[about.access]
    said = {
        "title": about.title, "description": f"{LEVELS[about.access].capitalize()}. {about.citation}",
        "license": title if name != "notspecified" else "Not for publication", "source": about.credits[0][0],
        "source_url": about.credits[0][1],
    }  # fmt: skip
    return sqlite.told(about.tables, said)


def readme(about: About) -> str:
    """What the folder holds, in plain words."""
    rows = [f"  {about.counts[table.name]:>9,}  {table.name:<16} {table.about}" for table in about.tables]
    lines: Sequence[str] = (
        about.title, "=" * len(about.title), "",
        f"Made     {about.made:%Y-%m-%d %H:%M} UTC with Heeded {about.program}",
        f"Level    {LEVELS[about.access]}",
        f"States   {', '.join(about.states)}",
        f"Licence  {LICENCES[about.access][1]}",
        f"Cite     the document (symbol, paragraph); of the data as a whole: {about.citation}",
        "", "What it holds", "", "       rows  table", *rows, "",
        "One recommendation is one numbered paragraph. A pair is a recommendation and one State that makes it: the two",
        "counts differ, so say which one you give. What links, labels and scores tell are proposals of a program.",
        "In CSV a list is a JSON array, and a text that begins as a formula does has an apostrophe before it. Import a",
        "CSV instead of opening it: else number 44.10 becomes 44.1 in a spreadsheet. In the workbook it stays.",
        "", "Credit", "", *(f"  {words}: {address}" for words, address in about.credits),
        "", "Read, linked and labelled by", "", *(f"  {each}" for each in about.origins),
        "", "Public registers speak for", "", *(f"  {day}  {name}" for name, day in about.registers.items()),
        "", "Files (sha256)", "", *(f"  {sha256}  {path}" for path, sha256 in about.hashes.items()), "",
    )  # fmt: skip
    return "\n".join(lines)
