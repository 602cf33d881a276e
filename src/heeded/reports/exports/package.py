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

__all__ = ["FILES", "LICENCES", "METADATA", "PACKAGE", "README", "About", "data_package", "datasette", "readme"]

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
NOT_FOR_PUBLICATION = "Not for publication"
TERMS = (
    "Texts of documents of the United Nations are reproduced under its terms of use "
    "(https://www.un.org/en/about-us/terms-of-use): the source is named, and there is no warranty.",
    "Quotes from other documents belong to their publishers; what is cited of them names its source.",
    "Issues and action categories follow the coding of UPR Info, themes and affected persons that of OHCHR: credit "
    "them.",
)
"""Under which terms a public export is passed on, beside those of a team's own assessments."""
LICENCES: Mapping[str, tuple[str, str]] = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution Share-Alike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-BY-1.0": ("Open Data Commons Attribution License 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
"""What a team may choose for its own assessments, by the name in Open Definition's list: title and address."""
OWN = "assessments"
"""The table that is a team's own work."""
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
    licence: str = ""
    """Of `LICENCES`, what the team chose for its own assessments; empty where it states none."""

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
    def terms(self) -> tuple[str, ...]:
        """Under which terms the data may be passed on, in sentences."""
        if self.access != "public":
            return (NOT_FOR_PUBLICATION,)
        if OWN not in {table.name for table in self.tables}:
            return TERMS
        title, address = LICENCES.get(self.licence, ("", ""))
        own = f"{title} ({self.licence}, {address})" if title else "no licence is stated, ask the team first"
        return (*TERMS, f"Assessments by the team (table {OWN}): {own}.")

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
        **({} if about.access == "public" else {"licenses": [{"name": "notspecified", "title": NOT_FOR_PUBLICATION}]}),
        "terms": list(about.terms),
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
    title, address = LICENCES.get(about.licence if table.name == OWN else "", ("", ""))
    return {
        "name": table.name, "title": table.name.capitalize(), "description": table.about, "path": path,
        **({"licenses": [{"name": about.licence, "title": title, "path": address}]} if title else {}),
        "profile": "tabular-data-resource", "scheme": "file", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "hash": f"sha256:{about.hashes[path]}", "rows": about.counts[table.name],
        "schema": {
            "fields": columns, "missingValues": [""],
            **({"primaryKey": list(table.key)} if table.key else {}), **({"foreignKeys": keys} if keys else {}),
        },
    }  # fmt: skip


def datasette(about: About) -> str:
    """What Datasette says of the SQLite file."""
    said = {
        "title": about.title, "description": f"{LEVELS[about.access].capitalize()}. {about.citation}",
        "license": " ".join(about.terms), "source": about.credits[0][0], "source_url": about.credits[0][1],
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
        f"Cite     the document (symbol, paragraph); of the data as a whole: {about.citation}",
        "", "Terms", "", *(f"  {each}" for each in about.terms),
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
