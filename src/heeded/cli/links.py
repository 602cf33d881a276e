"""Commands on what belongs together: `links`, `similar`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from heeded.cli.app import (
    COMPARING,
    CycleOption,
    Form,
    FormOption,
    HomeOption,
    StateOption,
    app,
    code_of,
    looker,
    open_existing,
    print_list,
    tell_unpublished,
    view,
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


class Position(StrEnum):
    """What the State answered."""

    supported = "supported"
    noted = "noted"
    no_reply = "no_reply"
    supported_in_part = "supported_in_part"
    pending = "pending"


@app.command()
def links(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    kind: Annotated[Kind, typer.Option("--kind", help="Which links.")] = Kind.repeats,
    top: Annotated[
        int | None,
        typer.Option("--top", min=1, help="The nearest so many of each passage and review, proposed or not."),
    ] = None,
    least: Annotated[
        float | None,
        typer.Option(
            "--min-score", min=0, max=1, help="Links from such a score on, in place of the shipped threshold."
        ),
    ] = None,
    cycle: CycleOption = None,
    by_party: Annotated[
        bool, typer.Option("--by-party", help="Of takes_up: per party how many of its asks were taken up, by whom.")
    ] = False,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what belongs together: repeats of earlier recommendations, duplicates, uptake, claims, evidence.

    repeats: recommendations and the earlier ones that they repeat.
    duplicate: recommendations of one review that one action would answer.
    takes_up: asks of organisations and the recommendations that took them up.
    mentions: paraphrases in the press and the recommendations meant.
    claims: what the State says that it did about recommendations.
    evidence: what others say of them, and whether it supports or contradicts.
    contradictions: what others say against what the State says.

    Proposed links are listed; a person decides whether they hold.
    --cycle is the review of the recommendations; of repeats, of the later ones.
    The screen shows the best five of a passage; --top, or another format, all.

    Example: heeded links KAZ --kind repeats

    Example: heeded links KAZ --kind duplicate --cycle 2

    Example: heeded links KAZ --kind evidence --cycle 2 --min-score 0.9

    Example: heeded links KAZ --kind takes_up --top 10 --format jsonl > uptake.jsonl

    Example: heeded links KAZ --kind takes_up --by-party
    """
    from heeded import pipeline
    from heeded.reports import link_screen
    from heeded.reports import links as rows

    if by_party and kind is not Kind.takes_up:
        raise UsageError("--by-party counts asks that were taken up: give it with --kind takes_up.")
    if by_party and top:
        raise UsageError("--by-party counts asks, and --top lists links: leave one of them out.")
    code = code_of(state)
    open_existing(home)
    with screen.waiting(COMPARING):
        found = pipeline.links(code, kind.value, view())
    if kind is Kind.takes_up:
        tell_unpublished()
    counted: list[rows.Uptake] = []
    shown: list[rows.LinkRow] = []
    sure = rows.SURE["takes_up"] if least is None else least
    if by_party:
        counted = rows.uptake(found, sure, cycle)
    else:
        shown = rows.chosen(found.rows, top, least, cycle)
    if not counted and not shown:
        (screen.say if form is Form.table else screen.warn)(link_screen.missing(found, cycle))
        if form is Form.table:
            return
    if by_party:
        print_list(rows.Uptake, counted, lambda each: link_screen.uptake_table(found, each, sure), form)
    elif form is Form.table:
        screen.show(link_screen.links(found, shown, is_whole=top is not None))
    else:
        sys.stdout.write(rows.text(shown, form.value))


@app.command()
def similar(
    text: Annotated[str, typer.Argument(help="Words in any of the languages that the model knows.")],
    state: StateOption = None,
    cycle: CycleOption = None,
    position: Annotated[Position | None, typer.Option("--position", help="Only those now answered so.")] = None,
    issue: Annotated[
        str | None, typer.Option("--issue", help="Only those on an issue of UPR Info's, as the model reads them.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="How many.")] = 10,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List the recommendations of the record that are nearest in meaning to a text, with the State's answer.

    What has little to do with the text is left out: the list can be empty.

    Example: heeded similar "stop jailing people for what they post online"

    Example: heeded similar "ban corporal punishment at home" --state KAZ --top 5 --format csv

    Example: heeded similar "protéger les journalistes" --position noted --issue "Freedom of the press"
    """
    from heeded import pipeline
    from heeded.reports import asked, link_screen
    from heeded.reports import links as rows

    text = " ".join(text.split())
    if sum(letter.isalpha() for letter in text) < FEWEST_LETTERS or not text.isprintable():
        raise UsageError(
            "The text is too short, or has characters that cannot be printed: give some words to look for."
        )
    codes = [code_of(state)] if state else None
    named = asked.issue_of(issue) if issue else None
    open_existing(home)
    from heeded.store import read as stored

    of = codes or stored.states(looker())
    found = pipeline.similar(text, of, view(), top, cycle, position.value if position else None, named)
    print_list(rows.NearestRow, [rows.nearest_row(each) for each in found], link_screen.nearest, form)
