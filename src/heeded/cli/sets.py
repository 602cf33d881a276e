"""Commands on working sets: `set new`, `add`, `remove`, `show`, `list`, `propose`."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import (
    CycleOption,
    Form,
    FormOption,
    HomeOption,
    app,
    code_of,
    home_option,
    looker,
    open_existing,
    print_list,
    view,
)  # fmt: skip
from heeded.cli.assess import ByOption, of_state
from heeded.errors import UsageError
from heeded.reports import screen

sets = typer.Typer(help="Choose recommendations to work on: working sets.", no_args_is_help=True)
app.add_typer(sets, name="set")

NameArgument = Annotated[str, typer.Argument(help="The set's name.", metavar="NAME")]
NumbersArgument = Annotated[list[str], typer.Argument(help="Recommendations: KAZ/2/124.3.", metavar="ID...")]
WhyOption = Annotated[str, typer.Option("--why", help="Why they are in the set, or out of it.")]


def numbered(given: Sequence[str], state: str | None = None, cycle: int | None = None) -> list[str]:
    """The public ids that words name: KAZ/2/124.3, or 124.3 beside a State and cycle; raises UsageError for others."""
    from heeded import assess
    from heeded.reports import asked

    found = []
    known: dict[str, frozenset[str]] = {}
    for words in given:
        own, own_cycle, number = asked.target(words) if "/" in words else (state or "", cycle, words)
        if not own or own_cycle is None or number is None:
            raise UsageError(f"{words!r} names no recommendation: write it as KAZ/2/124.3, or add --state and --cycle.")
        code = code_of(own)
        known.setdefault(code, frozenset(of_state(code)))
        subject = f"{code}/{own_cycle}/{number}"
        if subject not in known[code]:
            raise UsageError(assess.unknown(subject, known[code]))
        found.append(subject)
    return list(dict.fromkeys(found))


@sets.command("new")
def new(
    name: NameArgument,
    by: ByOption,
    state: Annotated[str | None, typer.Option("--state", help="Whose recommendations.")] = None,
    cycle: CycleOption = None,
    numbers: Annotated[
        list[str] | None, typer.Option("--number", help="A recommendation; more than once for several.", metavar="ID")
    ] = None,
    query: Annotated[str, typer.Option("--query", help="Those whose text has all of these words.")] = "",
    label: Annotated[str, typer.Option("--label", help="Those with this label: an issue, theme or person.")] = "",
    note: Annotated[str, typer.Option("--note", help="What the set is for.")] = "",
    home: HomeOption = None,
) -> None:
    """Make a working set, empty or of the recommendations that a query, a label or numbers name.

    --state and --cycle say in which reviews --query and --label look; alone they choose nothing.

    Example: heeded set new defenders --state KAZ --cycle 2 --label "human rights defenders" --by Aya

    Example: heeded set new urgent --number KAZ/2/126.32 --number KAZ/2/126.46 --by Aya
    """
    from heeded.primary import Member, WorkingSet

    name = named(name)
    if (state or cycle) and not (query.strip() or label.strip() or numbers):
        raise UsageError(
            "Which recommendations of these? Name them with --query, --label or --number. For an empty set leave "
            "--state and --cycle out: heeded set propose and heeded set add fill it."
        )
    open_existing(home)
    from heeded.store import entries

    if any(each.value.name == name for each in entries.current(looker(), WorkingSet)):
        raise UsageError(f"There is a working set {name!r} already: add to it with heeded set add.")
    if (query or label) and state is None:
        raise UsageError("Whose recommendations? Name a State with --state.")
    chosen = dict.fromkeys(numbered(numbers or (), state, cycle), "chosen by hand")
    if state and (query or label):
        from heeded import pipeline
        from heeded.reports import sets as shown

        chosen |= shown.selected(pipeline.pages_of(code_of(state), view(), cycle), query, label)
    begun = "; ".join(filter(None, (query and f"words: {query}", label and f"label: {label}")))
    entries.add([WorkingSet(name, note, begun), *(Member(name, each, why) for each, why in chosen.items())], by)
    screen.say(f"The set {name!r} has {_count(len(chosen))}.")
    if not chosen:
        command = f"{screen.program()} set propose {shlex.quote(name)} --state STATE --about WORDS{home_option(home)}"
        screen.say(f"See what belongs to it: {command}")


def named(name: str) -> str:
    """A name for a set, its blanks folded; raises UsageError where nothing or nothing that can be shown is left."""
    from heeded.reports.words import clean

    folded = " ".join(name.split())
    if not folded:
        raise UsageError("A set needs a name: heeded set new NAME.")
    if clean(folded) != folded:
        raise UsageError("The name has characters that cannot be shown, such as an escape: write it without them.")
    return folded


@sets.command("add")
def add(
    name: NameArgument, numbers: NumbersArgument, by: ByOption, why: WhyOption = "", home: HomeOption = None
) -> None:
    """Take recommendations into a working set.

    Example: heeded set add defenders KAZ/2/126.46 KAZ/2/126.48 --why "names reprisals" --by Aya
    """
    _decide(name, numbers, by, why, True, home)


@sets.command("remove")
def remove(
    name: NameArgument, numbers: NumbersArgument, by: ByOption, why: WhyOption = "", home: HomeOption = None
) -> None:
    """Take recommendations out of a working set; that they were in is kept.

    Example: heeded set remove defenders KAZ/2/124.21 --why "on religious groups" --by Aya
    """
    _decide(name, numbers, by, why, False, home)


def _decide(name: str, numbers: Sequence[str], by: str, why: str, is_in: bool, home: Path | None) -> None:
    from heeded.pipeline import choosing

    open_existing(home)
    choosing.set_of(name, view())
    changed, size = choosing.decide(name, numbered(numbers), by, why, is_in, view())
    screen.say(f"{_count(changed)} {'taken in' if is_in else 'taken out'}; the set {name!r} has {size}.")


def _count(number: int) -> str:
    return f"{number} recommendation{'' if number == 1 else 's'}"


@sets.command("show")
def show(name: NameArgument, form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List what is in a working set, with why, who and when.

    Example: heeded set show defenders
    """
    from heeded.pipeline import choosing
    from heeded.reports import sets as shown

    open_existing(home)
    rows = choosing.member_rows(name, view())
    kept = choosing.set_of(name, view())
    print_list(shown.MemberRow, rows, lambda rows: shown.members(kept.value, rows), form)
    if missing := [row.id for row in rows if row.text is None]:
        screen.warn(f"No longer in the record: {', '.join(missing)}. They stay in the set.")
        raise typer.Exit(1)


@sets.command("list")
def list_sets(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List the working sets.

    Example: heeded set list
    """
    from heeded.pipeline import choosing
    from heeded.reports import sets as shown

    open_existing(home)
    print_list(shown.SetRow, choosing.known_sets(view()), shown.sets, form)


@sets.command("propose")
def propose(
    name: NameArgument,
    state: Annotated[str, typer.Option("--state", help="Whose recommendations.")],
    about: Annotated[str, typer.Option("--about", help="What the set is about.", metavar="WORDS")],
    cycle: CycleOption = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help="How many, else those with enough for them.")] = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what may belong to a working set, the likeliest first, with why; what is in already teaches.

    A recommendation counts by the matters, treaties and persons that it names, by its labels, by its meaning, and by
    being like those that are in. Nothing is taken in: a person does that with `heeded set add`.

    Example: heeded set propose defenders --state KAZ --cycle 2 --about "human rights defenders"
    """
    from heeded import pipeline
    from heeded.reports import sets as shown

    code = code_of(state)
    open_existing(home)
    members = pipeline.members_of(name, view())
    rows = [
        shown.proposal(line, score, why, subject in members, is_proposed)
        for subject, (line, score, why, is_proposed) in pipeline.proposals(
            code, view(), cycle, about, frozenset(members)
        ).items()
    ]  # fmt: skip
    rows = rows[:top] if top else [row for row in rows if row.proposed or row.is_in]
    print_list(shown.ProposalRow, rows, shown.proposals, form)
