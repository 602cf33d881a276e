"""Commands on what parties conclude of implementation: `assess`, `assessments`, `withdraw`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from heeded.cli.app import (
    CycleOption,
    Form,
    FormOption,
    HomeOption,
    app,
    code_of,
    looker,
    open_existing,
    print_list,
    view,
)  # fmt: skip
from heeded.errors import UsageError
from heeded.reports import screen

if TYPE_CHECKING:
    from heeded.reports.recommendations import Line

ByOption = Annotated[str, typer.Option("--by", help="Who says so: your name.", metavar="NAME")]
PartyOption = Annotated[str, typer.Option("--party", help="Whose assessment it is.", metavar="NAME")]
KindOption = Annotated[
    str,
    typer.Option("--kind", help="state, ngo, coalition, national_institution, un_body, team or other.", metavar="KIND"),
]
ScaleOption = Annotated[
    str | None,
    typer.Option(
        "--scale", help="levels, index, committee or own; else the one that alone knows the status.", metavar="SCALE"
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="What a word of the party's stands for: WORD=fully, partially, not_implemented or not_assessable.",
        metavar="WORD=STATUS",
    ),
]
DateOption = Annotated[str, typer.Option("--date", help="When it was made: 2024, 2024-05 or 2024-05-31.")]
MethodOption = Annotated[str, typer.Option("--method", help="How it was made, in words.")]


def pairs(given: Sequence[str] | None, option: str) -> dict[str, str]:
    """What options of the form NAME=VALUE give; raises UsageError for another form."""
    found = {}
    for each in given or ():
        name, mark, value = each.rpartition("=") if option == "--map" else each.partition("=")
        if not (mark and name.strip() and value.strip()):
            raise UsageError(f"{option} {each!r}: write NAME=VALUE.")
        found[name.strip()] = value.strip()
    return found


def statuses(given: Sequence[str] | None) -> dict[str, str]:
    """A party's own words with what they stand for; raises UsageError for what is no status."""
    from heeded.vocabulary.scales import STATUSES

    found = pairs(given, "--map")
    for word, status in found.items():
        if status not in STATUSES:
            raise UsageError(f"--map {word}={status}: {status!r} is no status; write one of {', '.join(STATUSES)}.")
    return found


def of_state(state: str, cycle: int | None = None) -> "dict[str, Line]":
    """The recommendations to a State by their public ids."""
    from heeded import pipeline

    return pipeline.lines(state, view(), cycle)


def target_of(subject: str) -> "tuple[str, str, dict[str, Line]]":
    """The public id that words name, its State, and the recommendations to it (none where a decision is named).

    Raises UsageError for another form, or a decision of which the record says nothing.
    """
    from heeded.pipeline import following
    from heeded.reports import asked
    from heeded.vocabulary.case_decisions import key_of

    if key := key_of(subject):
        return f"decision {' '.join(key)}", following.state_of_decision(*key, view()), {}
    state, cycle, number = asked.target(subject)
    if cycle is None or number is None:
        raise UsageError(f"{subject!r} names no recommendation: write it as KAZ/2/124.3.")
    code = code_of(state)
    return f"{code}/{cycle}/{number}", code, of_state(code)


@app.command()
def assess(
    recommendation: Annotated[
        str, typer.Argument(help="A recommendation (KAZ/2/124.3), or a decision in a case ('WGAD 67/2019').")
    ],
    party: PartyOption,
    status: Annotated[str, typer.Option("--status", help="How far it is implemented, in the party's own words.")],
    by: ByOption,
    kind: KindOption = "other",
    scale: ScaleOption = None,
    mapped: MapOption = None,
    why: Annotated[str, typer.Option("--why", help="Why the party concludes so.")] = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", help="A statement's id or a web address; more than once for several.", metavar="ID"),
    ] = None,
    date: DateOption = "",
    method: MethodOption = "",
    cluster: Annotated[
        bool, typer.Option("--cluster", help="The same for all recommendations that are near-duplicates of it.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Enter what a party concludes of how far a recommendation is implemented.

    Nothing is overwritten: a later assessment of the same party and date by the same person takes the place of the
    earlier one, which stays in the history. Where two persons differ both are kept and shown.

    Example: heeded assess KAZ/2/124.3 --party "Lantern Coalition" --kind coalition --status partially --by Aya

    Example: heeded assess KAZ/2/124.3 --party CCPR --kind un_body --status B2 --date 2018 --by Aya
    """
    from heeded import assess as assessing
    from heeded import pipeline

    own = statuses(mapped)
    open_existing(home)
    from heeded.store import entries

    subject, state, known = target_of(recommendation)
    allowed = {subject} if subject.startswith("decision ") else known.keys()
    subjects, name = [subject], None
    if cluster:
        of = pipeline.clusters(known, view())
        name = of.get(subject)
        subjects = [each for each in known if name and of.get(each) == name] or subjects
    ids = pipeline.statements(state, view()) if evidence else frozenset()
    values = [
        assessing.assessment(
            assessing.Entered(each, party, status, kind, scale, why, evidence or (), date, method, "", name, own),
            allowed, ids,
        )
        for each in subjects
    ]  # fmt: skip
    new = pipeline.fresh(values, by, view())
    entries.add(new, by)
    stands = values[0].mapped.replace("_", " ")
    told = f"{subjects[0]} and {len(subjects) - 1} more" if len(subjects) > 1 else subjects[0]
    screen.say(
        f"{told}: {party} says {status!r}, which stands for {stands}." + ("" if new else " It stood so already.")
    )
    others = [
        each
        for each in entries.current(looker(), type(values[0]), subjects)
        if each.by != by.strip()
        and each.value.key in {one.key for one in values}
        and each.value.mapped != values[0].mapped
    ]
    for each in others:
        screen.warn(
            f"{each.value.subject}: {each.by} entered {each.value.status!r} for {party}. Both are kept; the party "
            "does not count in the index until they agree."
        )
    raise typer.Exit(1 if others else 0)


@app.command()
def withdraw(
    uids: Annotated[list[str], typer.Argument(help="Uids, as lists give them with --format json.", metavar="UID...")],
    home: HomeOption = None,
) -> None:
    """Take back assessments, judgements or members of sets that were entered in error; they stay in the history.

    Example: heeded withdraw cbcbebb9-09c8-411e-8f02-430196661cc3
    """
    import uuid

    for uid in uids:
        try:
            uuid.UUID(uid)
        except ValueError:
            raise UsageError(f"{uid!r} is no uid: heeded assessments KAZ --format json gives them.") from None
    open_existing(home)
    from heeded.store import entries

    count = entries.withdraw(looker(), uids)
    screen.say(f"{count} of {len(uids)} taken back.")
    raise typer.Exit(0 if count == len(uids) else 1)


@app.command()
def assessments(
    state: Annotated[str, typer.Argument(help="A State's code or name, a review (KAZ/2) or a recommendation.")],
    cycle: CycleOption = None,
    in_set: Annotated[str | None, typer.Option("--set", help="Those of a working set alone.", metavar="NAME")] = None,
    with_index: Annotated[
        bool, typer.Option("--index", help="The index, and how it moves when a kind of party is left out.")
    ] = False,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what parties conclude, side by side, with index and spread.

    Example: heeded assessments KAZ --cycle 2

    Example: heeded assessments KAZ --set "human rights defenders" --index --format csv
    """
    from heeded import assess as assessing
    from heeded import pipeline
    from heeded.reports import asked
    from heeded.reports import assessments as shown

    state, cycle, number = asked.target(state, cycle)
    code = code_of(state)
    open_existing(home)
    every = of_state(code)
    asked.check_review(code, cycle, {line.cycle for line in every.values()})
    known = {subject: line for subject, line in every.items() if cycle in (None, line.cycle)}
    if number is not None:
        wanted = f"{code}/{cycle}/{number}"
        if wanted not in known:
            raise UsageError(assessing.unknown(wanted, known))
        known = {wanted: known[wanted]}
    if in_set is not None:
        chosen = pipeline.members_of(in_set, view())
        known = {subject: line for subject, line in known.items() if subject in chosen}
    rows, whole = pipeline.assessed(known, view())
    if with_index:
        print_list(shown.IndexRow, whole, shown.index_screen, form)
    else:
        print_list(shown.AssessmentRow, rows, lambda rows: shown.screen(rows, whole), form)
