"""Commands on what belongs together: `links`, `similar`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from heeded.cli.app import (
    EVERYTHING,
    CycleOption,
    Form,
    FormOption,
    HomeOption,
    StateOption,
    app,
    code_of,
    open_existing,
    print_list,
)  # fmt: skip
from heeded.errors import UsageError
from heeded.reports import screen

FEWEST_LETTERS = 3
"""Of words to look for: a letter or two are near to nothing."""


class Kind(StrEnum):
    """What a link says."""

    repeats = "repeats"
    duplicate = "duplicate"
    takes_up = "takes_up"
    mentions = "mentions"
    claims = "claims"
    evidence = "evidence"
    contradictions = "contradictions"


@app.command()
def links(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    kind: Annotated[Kind, typer.Option("--kind", help="Which links.")] = Kind.repeats,
    top: Annotated[
        int | None,
        typer.Option("--top", min=1, help="The nearest so many of each passage and review, proposed or not."),
    ] = None,
    by_party: Annotated[
        bool, typer.Option("--by-party", help="Of takes_up: per party how many of its asks were taken up, by whom.")
    ] = False,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what belongs together: repeats of earlier recommendations, duplicates, uptake, claims, evidence.

    repeats: later recommendations and the earlier ones they repeat. duplicate: recommendations of one review that one
    action would answer. takes_up: asks of organisations and the recommendations that took them up. mentions: press
    paraphrases. claims and evidence: what the State and others say of recommendations. contradictions: evidence
    against what the State says. Only proposed links are listed; a person decides whether they hold.

    Example: heeded links KAZ --kind repeats

    Example: heeded links KAZ --kind takes_up --top 10 --format jsonl > uptake.jsonl

    Example: heeded links KAZ --kind takes_up --by-party
    """
    from heeded import pipeline, settings
    from heeded.reports import links as rows

    if by_party and kind is not Kind.takes_up:
        raise UsageError("--by-party counts asks that were taken up: give it with --kind takes_up.")
    code = code_of(state)
    open_existing(home)
    every = pipeline.links(code, kind.value, EVERYTHING, settings.HEEDED_MEANING)
    if by_party:
        print_list(rows.Uptake, rows.uptake(every), rows.uptake_screen, form)
        return
    found = rows.chosen(every, top)
    if form is Form.table:
        screen.show(rows.screen(found))
    else:
        sys.stdout.write(rows.text(found, form.value))


@app.command()
def similar(
    text: Annotated[str, typer.Argument(help="Words in any of the languages that the model knows.")],
    state: StateOption = None,
    cycle: CycleOption = None,
    top: Annotated[int, typer.Option("--top", min=1, help="How many.")] = 10,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List the recommendations of the record that are nearest in meaning to a text.

    Example: heeded similar "stop jailing people for what they post online"

    Example: heeded similar "ban corporal punishment at home" --state KAZ --top 5 --format csv
    """
    from heeded import pipeline, settings
    from heeded.reports import links as rows

    text = " ".join(text.split())
    if sum(letter.isalpha() for letter in text) < FEWEST_LETTERS or not text.isprintable():
        raise UsageError(
            "The text is too short, or has characters that cannot be printed: give some words to look for."
        )
    codes = [code_of(state)] if state else None
    open_existing(home)
    from heeded.store import read as stored

    found = pipeline.similar(text, codes or stored.states(EVERYTHING), EVERYTHING, settings.HEEDED_MEANING, top, cycle)
    print_list(rows.NearestRow, [rows.nearest_row(each) for each in found], rows.nearest, form)
