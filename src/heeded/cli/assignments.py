"""Commands on who is responsible for what: `assign`, `progress`, `assignments`."""

from datetime import date
from typing import Annotated

import typer

from heeded.cli.app import (
    AsOfOption,
    Form,
    FormOption,
    HomeOption,
    app,
    code_of,
    head,
    looker,
    open_existing,
    print_list,
    view,
)
from heeded.errors import UsageError
from heeded.reports import screen

RecommendationArgument = Annotated[
    str, typer.Argument(help="A recommendation, such as KAZ/2/124.3.", metavar="RECOMMENDATION")
]
ToOption = Annotated[str, typer.Option("--to", help="The body that is responsible.", metavar="BODY")]
ByOption = Annotated[str, typer.Option("--by", help="Who says so.", metavar="NAME")]


@app.command()
def assign(
    recommendation: RecommendationArgument,
    to: ToOption,
    by: ByOption,
    steps: Annotated[str, typer.Option("--steps", help="What is planned.")] = "",
    indicator: Annotated[str, typer.Option("--indicator", help="By what it will be seen.")] = "",
    due: Annotated[str | None, typer.Option("--due", help="Until when: YYYY, YYYY-MM or YYYY-MM-DD.")] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the assignment to this body back.")] = False,
    home: HomeOption = None,
) -> None:
    """Say who is responsible for a recommendation, what is planned, and until when.

    A later assignment of the recommendation to the same body takes the place of the earlier one.

    Example: heeded assign KAZ/2/124.3 --to "Ministry of Justice" --steps "Draft a law" --due 2027-06 --by "UPR unit"

    Example: heeded assign KAZ/2/124.3 --to "Ministry of Justice" --withdraw --by "UPR unit"
    """
    from heeded.assess.assignments import dated
    from heeded.primary import Assignment

    subject = _known(recommendation, home)
    from heeded.store import entries

    if withdraw:
        given = [each.uid for each in entries.history(looker(), Assignment, [subject]) if each.value.responsible == to]
        if not given:
            raise UsageError(f"{subject} is not assigned to {to}." + _bodies(subject))
        entries.withdraw(looker(), given)
        screen.say(f"{subject} is no longer assigned to {to}.")
        return
    entries.add([Assignment(subject, to, steps, indicator, dated(due, "--due") if due else None)], by)
    screen.say(f"{subject} is assigned to {to}.")


@app.command()
def progress(
    recommendation: RecommendationArgument,
    to: ToOption,
    by: ByOption,
    note: Annotated[str, typer.Option("--note", help="What was done.")] = "",
    value: Annotated[str | None, typer.Option("--value", help="The indicator's value then.")] = None,
    day: Annotated[
        str | None, typer.Option("--date", help="YYYY, YYYY-MM or YYYY-MM-DD; today if none is given.")
    ] = None,
    done: Annotated[bool, typer.Option("--done", help="All that was to be done is done.")] = False,
    home: HomeOption = None,
) -> None:
    """Note what was done on an assignment by a day, and the value of its indicator then.

    Example: heeded progress KAZ/2/124.3 --to "Ministry of Justice" --note "Draft sent out" --value 1 --by "UPR unit"
    """
    from heeded.assess.assignments import noted_on
    from heeded.primary import Assignment, ProgressNote

    if not note and value is None and not done:
        raise UsageError("There is nothing to note: give --note, --value or --done.")
    subject = _known(recommendation, home)
    from heeded.store import entries

    if to not in {each.value.responsible for each in entries.current(looker(), Assignment, [subject])}:
        raise UsageError(f"{subject} is not assigned to {to}." + _bodies(subject))
    when = noted_on(day, "--date", date.today()) if day else date.today().isoformat()
    entries.add([ProgressNote(subject, to, when, note, value, done)], by)
    screen.say(f"Noted for {subject}, {to}, {when}.")


@app.command()
def assignments(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    to: Annotated[str | None, typer.Option("--to", help="One body alone.", metavar="BODY")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Those alone whose day is past.")] = False,
    as_of: AsOfOption = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List who is responsible for which recommendations of a State, what is planned and what was noted of it.

    Example: heeded assignments KAZ --overdue

    Example: heeded assignments KAZ --to "Ministry of Justice" --format csv > justice.csv
    """
    from heeded.pipeline import following
    from heeded.reports import assignments as rows

    code = code_of(state)
    open_existing(home)
    texts = following.recommendations(code, view())
    found = following.tasks([code], view(as_of))
    chosen = [rows.row(each, texts) for each in found if to in (None, each.assignment.responsible)]
    head(as_of, form, "As on")
    print_list(rows.AssignmentRow, [each for each in chosen if each.is_overdue or not overdue], rows.screen, form)


def _known(recommendation: str, home: "HomeOption") -> str:
    from heeded.pipeline import following
    from heeded.reports import asked

    open_existing(home)
    return asked.known_id(recommendation, lambda state: following.recommendations(state, view()))


def _bodies(subject: str) -> str:
    """To whom a recommendation is assigned, in a sentence."""
    from heeded.primary import Assignment
    from heeded.store import entries

    bodies = sorted({each.value.responsible for each in entries.current(looker(), Assignment, [subject])})
    return f" It is assigned to: {'; '.join(bodies)}." if bodies else " It is assigned to nobody: see heeded assign."
