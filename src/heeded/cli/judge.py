"""Commands on what the machine read and proposed: `judge`, `review`."""

from enum import StrEnum
from typing import Annotated

import typer

from heeded.cli.app import (
    Form,
    FormOption,
    HomeOption,
    StateOption,
    app,
    code_of,
    looker,
    open_existing,
    print_list,
    view,
)
from heeded.cli.assess import ByOption
from heeded.errors import UsageError
from heeded.reports import screen


class Choice(StrEnum):
    """What a person says of the machine's value."""

    accept = "accept"
    correct = "correct"
    reject = "reject"


class Judged(StrEnum):
    """What can be judged."""

    position = "position"
    found = "found"
    type = "type"
    stance = "stance"


@app.command()
def judge(
    subject: Annotated[
        str,
        typer.Argument(help="A recommendation, a statement's id, a link or a label.", metavar="SUBJECT"),
    ],
    verdict: Annotated[Choice, typer.Option("--verdict", help="What you say of the machine's value.")],
    by: ByOption,
    field: Annotated[
        Judged | None, typer.Option("--field", help="What is judged; else the position, of a link that it was found.")
    ] = None,
    value: Annotated[str | None, typer.Option("--value", help="The right value, with correct.")] = None,
    note: Annotated[str, typer.Option("--note", help="Why.")] = "",
    cluster: Annotated[
        bool, typer.Option("--cluster", help="The same for all near-duplicates of the recommendation.")
    ] = False,
    state: StateOption = None,
    home: HomeOption = None,
) -> None:
    """Accept, correct or reject what the machine read or proposed; nothing of it is overwritten.

    A judgement holds while the machine's value is the one that was judged, over all rebuilds. Where two persons
    disagree both are kept and neither counts. heeded review lists what waits, and what to type.

    Example: heeded judge KAZ/2/124.3 --field position --verdict correct --value noted --note "see Add.1" --by Aya

    Example: heeded judge "evidence 3f1c0d2b9a8e7f6a5b4c KAZ/2/124.3" --verdict reject --cluster --by Aya

    Example: heeded judge "label issue Women's rights KAZ/2/124.3" --verdict reject --by Aya
    """
    from heeded import pipeline
    from heeded.primary import Judgement
    from heeded.reports import asked

    codes = [part.partition("/")[0] for part in subject.split() if "/" in part]
    if not codes and state is None:
        raise UsageError(f"Whose record is {subject!r} of? Name the State with --state.")
    code = code_of(state or codes[0])
    open_existing(home)
    from heeded.store import entries

    words = " ".join(_full(part, code, asked.target(part)) for part in subject.split())
    of = pipeline.found(code, view())
    what = field.value if field else "found" if len(words.split()) > 1 else "position"
    made = pipeline.judgements(words, what, verdict.value, value, note, of, view(), cluster)
    entries.add(pipeline.fresh(made, by, view()), by)
    verb = {"accept": "accepted", "correct": f"corrected to {value}", "reject": "rejected"}[verdict.value]
    many = f" and of {len(made) - 1} near-duplicates" if len(made) > 1 else ""
    named = subject if what == "found" else f"{what} of {subject}"
    was = "" if what == "found" else f"{made[0].value.strip(chr(34))} is "
    screen.say(f"{named}{many}: {was}{verb} by {by}.")
    subjects = {each.subject for each in made}
    others = [
        each
        for each in entries.current(looker(), Judgement, subjects)
        if each.value.field == what and each.by != by.strip() and each.value.value == made[0].value
        and (each.value.verdict, each.value.corrected) != (made[0].verdict, made[0].corrected)
    ]  # fmt: skip
    for each in others:
        screen.warn(f"{each.by} says {each.value.verdict}. Both are kept; neither counts until you agree.")
    raise typer.Exit(1 if others else 0)


def _full(part: str, code: str, target: tuple[str, int | None, str | None]) -> str:
    """A public id with the State's code, however the State was written; anything else as it is."""
    return f"{code}/{target[1]}/{target[2]}" if target[1] is not None and target[2] is not None else part


@app.command()
def review(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    top: Annotated[int, typer.Option("--top", min=1, help="How many.")] = 20,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what waits for a judgement, the most pressing first: what is unsure, and what much hangs on.

    First what persons disagree on and what the machine reads differently now; then positions that are missing, and
    links near their threshold. Judgements on what is no longer in the record are named: none is lost.

    Example: heeded review KAZ

    Example: heeded review KAZ --top 500 --format csv > queue.csv
    """
    from heeded import pipeline
    from heeded.reports import review as rows

    code = code_of(state)
    open_existing(home)
    items, standing = pipeline.review(code, view(), top)
    print_list(rows.ItemRow, items, rows.screen, form)
    for each in standing.vanished:
        told = f"{each.by} judged {each.value.subject}, {each.value.field} ({each.value.verdict})"
        screen.warn(f"{told}: it is no longer in the record. The judgement is kept.")
    raise typer.Exit(1 if standing.vanished else 0)
