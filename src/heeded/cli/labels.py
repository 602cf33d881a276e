"""Commands that label and learn to label: `classify`, `train`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import app, existing, named
from heeded.reports import screen
from heeded.whole import write_whole

FileArgument = Annotated[Path, typer.Argument(help="A table (CSV), one text a row.", metavar="FILE", parser=existing)]
LANGUAGE = "language"


@app.command()
def classify(
    file: FileArgument,
    out: Annotated[Path, typer.Option("--out", help="The file to write.", metavar="FILE", parser=named)],
    column: Annotated[str, typer.Option("--column", help="The column that holds the texts.")] = "text",
    model: Annotated[
        Path | None,
        typer.Option("--model", help="Folder of models written by `heeded train`.", metavar="DIR", parser=existing),
    ] = None,
    prefix: Annotated[str, typer.Option("--prefix", help="What the names of added columns begin with.")] = "",
    fast: Annotated[bool, typer.Option("--fast", help="Leave out meanings: a fifth of the time, less exact.")] = False,
) -> None:
    """Say what each text is about: action, issues, themes, affected persons, SDGs.

    All rows and columns are kept, and columns are added: labels with scores, what a person should review, and why a
    text has no labels. A column `language` (en, French ...) is used where there is one.

    Example: heeded classify asks.csv --column text --out labels.csv
    """
    from heeded.classify import labels_of, origins
    from heeded.classify.files import SHIPPED
    from heeded.classify.tables import added, labelled, read_table

    if out.exists() and os.path.samefile(out, file):
        raise typer.BadParameter("--out names the table itself: name another file.")
    folder = model or SHIPPED
    table = read_table(file)
    texts = table.column(column)
    stated = table.column(LANGUAGE) if LANGUAGE in table.header else [""] * len(texts)
    added(table, prefix)
    languages = [_language(text, each, folder) for text, each in zip(texts, stated, strict=True)]
    labels = labels_of(texts, languages, folder, with_words=False, with_meaning=not fast)
    write_whole(out, labelled(table, labels, prefix))
    made_by = ", ".join(f"{origin.name} {origin.version}" for origin in origins(folder))
    screen.say(f"{len(labels)} rows labelled in {out} (models: {made_by}).")
    problems = [(row, each.problem) for row, each in zip(table.numbers, labels, strict=True) if each.problem]
    if problems:
        row, problem = problems[0]
        screen.warn(f"{len(problems)} rows have no labels; the column {prefix}problem says why. Row {row}: {problem}")
        raise typer.Exit(1)


def _language(text: str, stated: str, folder: Path) -> str | None:
    """The language of a text: as stated, else English where most words are, else what the small words say."""
    from heeded.classify import is_english
    from heeded.classify.translated import language_code
    from heeded.ingest.language import language_of

    if stated:
        return language_code(stated)
    return "en" if is_english(text, folder) else language_of(text)


@app.command()
def train(
    file: FileArgument,
    out: Annotated[Path, typer.Option("--out", help="Folder for models and card.", metavar="DIR", parser=named)],
    test_sessions: Annotated[
        str, typer.Option("--test-sessions", help="Sessions to test on, not to learn from: 15,16.")
    ] = "",
    pledges: Annotated[bool, typer.Option("--pledges", help="Learn from voluntary pledges, too.")] = False,
) -> None:
    """Learn action categories and issues, and themes, affected persons and SDGs, from a coded table.

    The table has the columns text, action (1 to 5) and issues (parted by , or ;), and may have session and response,
    and themes, affected_persons and sdgs (parted by ;): of those it lacks the shipped models are used. Needs
    scikit-learn, which the extra "train" installs.

    Example: heeded train coded.csv --test-sessions 15,16 --out my-models
    """
    from heeded.classify import train as training
    from heeded.classify.tables import read_table
    from heeded.vocabulary.labels import KINDS

    table = read_table(file)
    found, left_out = training.examples(table)
    parts = training.split(found, test_sessions)
    report = training.train(parts, out, pledges)
    screen.say(f"{report.learned} rows learned from; models and their cards are in {out}.")
    if absent := [kind for kind in KINDS if kind not in table.header]:
        screen.say(f"Not learned, as there is no such column: {', '.join(absent)}. The shipped models label these.")
    for reason, rows in {**left_out, **report.left_out}.items():
        screen.say(f"Left out: {rows} {reason}.")
    if report.tested:
        screen.say(
            f"Tested on {report.tested} rows; {report.on_both_sides} of them have a text that was learned from, too."
        )
        action, issues = report.scores["action"], report.scores["issues"]
        screen.say(f"Action: accuracy {action['accuracy']:.3f}, macro-F1 {action['macro_f1']:.3f}.")
        screen.say(f"Issues: micro-F1 {issues['micro_f1']:.3f}, macro-F1 {issues['macro_f1']:.3f}.")
        for kind in KINDS:
            if terms := report.scores.get(kind):
                screen.say(f"{kind}: micro-F1 {terms['micro_f1']:.3f}, macro-F1 {terms['macro_f1']:.3f}.")
