"""Write `docs/reference/`: in, commands, types, columns of the exports and vocabulary; out, one page each.

Usage: python tools/make_reference.py    (tests/test_docs.py checks that the pages are current)
"""

import ast
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from heeded import model, vocabulary
from heeded.reports.exports.registry import EXPORTS, Export

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "reference"
NOTE = "<!-- Made by `make reference`; change the source instead. -->\n\n"

KINDS = {
    "national_report": "The State's own report before its review.",
    "un_compilation": "OHCHR's compilation of what UN bodies say.",
    "stakeholder_summary": "OHCHR's summary of what organisations submitted.",
    "working_group_report": "The Working Group's report: dialogue, recommendations, first replies.",
    "draft_report": "The same as adopted in the room, before editing; its numbers can differ.",
    "addendum": "The State's written replies after the report.",
    "council_report": "The Human Rights Council's report on a session, with a part for each outcome adopted.",
    "outcome_decision": "The Council's decision that adopts an outcome.",
    "thematic_list": "OHCHR's table of the recommendations by theme.",
    "midterm_report": "What a State or organisation reports between two reviews.",
    "stakeholder_submission": "What an organisation or institution submits for a review.",
    "advance_questions": "Questions that States send before the review.",
    "hc_letter": "The letter of the High Commissioner to the State after a review.",
    "press_release": "A release of an organisation or office to the press.",
    "oral_statement": "Words spoken, at the Council or elsewhere.",
    "news": "An article of a newspaper, agency or site.",
    "other": "None of these.",
}


HELPS = """
import json, sys
sys.argv[0] = "heeded"
import typer
from heeded.cli import app

def helps(command, names, parent=None):
    context = command.make_context(names[-1] if names else "heeded", [], parent=parent, resilient_parsing=True)
    found = [(names, command.get_help(context))]
    for name in getattr(command, "commands", {}):
        found += helps(command.commands[name], [*names, name], context)
    return found

print(json.dumps(helps(typer.main.get_command(app), [])))
"""


def commands() -> str:
    """The page of all commands: the help that each prints."""
    parts = [f"{NOTE}# Commands\n\n```text\n{helps()[()]}\n```\n"]
    parts += [f"## heeded {' '.join(names)}\n\n```text\n{helps()[names]}\n```\n" for names in command_names()]
    return "\n".join(parts)


def command_names() -> list[tuple[str, ...]]:
    """The words of every command, those in groups included: ("show",), ("export", "recommendations")."""
    groups = {names[:-1] for names in helps()}
    return [names for names in helps() if names not in groups]


@cache
def helps() -> dict[tuple[str, ...], str]:
    """What `heeded ... --help` prints in plain words, by the words of each command and group."""
    environment = {**os.environ, "TYPER_USE_RICH": "0", "COLUMNS": "80"}
    done = subprocess.run([sys.executable, "-c", HELPS], capture_output=True, text=True, env=environment, check=True)
    return {
        tuple(names): "\n".join(line.rstrip() for line in text.strip().splitlines())
        for names, text in json.loads(done.stdout)
    }


def kinds() -> str:
    """The page of document kinds; fails where a kind has no meaning here, or a meaning no kind."""
    if set(KINDS) != set(model.KINDS):
        raise ValueError(f"kinds without a row or rows without a kind: {set(KINDS) ^ set(model.KINDS)}")
    rows = "\n".join(f"| `{kind}` | {KINDS[kind]} |" for kind in model.KINDS)
    return f"{NOTE}# Kinds of documents\n\n| kind | meaning |\n|---|---|\n{rows}\n"


def columns() -> str:
    """The page of the tables of a data export, in their order; fails where a column has no meaning."""
    head = (
        "What `heeded export data` writes: these tables, each with these columns. `heeded export recommendations` "
        "writes the table [recommendations](#recommendations)."
    )
    return f"{NOTE}# Columns of an export\n\n{head}\n" + "".join(map(table_of, EXPORTS.values()))


def table_of(table: Export) -> str:
    """One table: what a row is, how it is known, where it leads to, and its columns."""
    told = [table.about]
    if table.key:
        told.append(f"A row is known by {' and '.join(f'`{name}`' for name in table.key)}.")
    told += [f"`{column}` leads to `{key}` of [{other}](#{other})." for column, (other, key) in table.refers.items()]
    rows = "\n".join(f"| `{each.name}` | {each.type} | {table.meaning(each.name)} |" for each in table.columns)
    return f"\n## {table.name}\n\n{' '.join(told)}\n\n| column | type | meaning |\n|---|---|---|\n{rows}\n"


def types() -> str:
    """The page of the domain's types, from the docstrings of `model.py`."""
    tree = ast.parse(Path(model.__file__).read_text("utf-8"))
    intro = paragraphs(ast.get_docstring(tree))
    parts = [
        f"{NOTE}# Types\n\n{intro}\n\nA statement of `heeded read` has the fields of `Statement` and of its value.\n"
    ]
    parts += [type_of(node) for node in tree.body if isinstance(node, ast.ClassDef)]
    return "\n".join(parts)


def type_of(node: ast.ClassDef) -> str:
    """One type: its meaning and its fields with what stands below them in the source."""
    rows = []
    for item, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            kind = ast.unparse(item.annotation)
            if kind.startswith("ClassVar"):
                continue
            is_doc = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            note = one_line(str(after.value.value)) if is_doc else ""
            kind = kind.replace("|", "\\|")
            rows.append(f"| `{item.target.id}` | `{kind}` | {note} |")
    fields = "| field | type | |\n|---|---|---|\n" + "\n".join(rows) + "\n" if rows else ""
    return f"## {node.name}\n\n{paragraphs(ast.get_docstring(node))}\n\n{fields}"


def vocabularies() -> str:
    """The page of the vocabulary files: what each holds, from where, as of when."""
    rows = []
    for name in vocabulary.file_names():
        content = vocabulary.load(name)
        source = content["source"]
        sources = "; ".join(source) if isinstance(source, list) else str(source)
        meaning = first_sentence(Path(vocabulary.__file__).with_name(f"{name}.yml"))
        file = f"[`{name}.yml`](../../src/heeded/vocabulary/{name}.yml)"
        rows.append(f"| {file} | {meaning} | {one_line(sources)} | {content['as_of']} |")
    head = "The words of the field are data, not code. Each file names its source and the day its facts were read."
    return (
        f"{NOTE}# Vocabulary\n\n{head}\n\n| file | holds | source | as of |\n|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def first_sentence(path: Path) -> str:
    """The first sentence of the comment that opens a vocabulary file."""
    comment = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("# "):
            break
        comment.append(line[2:])
    return one_line(re.split(r"(?<=\.)\s", " ".join(comment))[0])


def paragraphs(text: str | None) -> str:
    """A docstring without its indentation and terminal marks."""
    lines = (line.strip().replace("\b", "") for line in (text or "").splitlines())
    return "\n".join(lines).strip()


def one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    return {
        "commands.md": commands(),
        "kinds.md": kinds(),
        "columns.md": columns(),
        "types.md": types(),
        "vocabulary.md": vocabularies(),
    }


if __name__ == "__main__":
    PAGES.mkdir(parents=True, exist_ok=True)
    for name, content in pages().items():
        (PAGES / name).write_text(content, "utf-8")
