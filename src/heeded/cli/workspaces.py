"""Commands on submissions that are being written: `workspace make`, `add`, `show`, `list`, `delete`."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from heeded.cli.app import COMPARING, CycleOption, Form, FormOption, HomeOption, app, code_of, open_existing, print_list
from heeded.cli.app import view as view_of
from heeded.cli.assess import ByOption
from heeded.cli.forget import YesOption, ask
from heeded.cli.tables import Reach
from heeded.errors import UsageError
from heeded.reports import screen
from heeded.workspaces import PARTS

if TYPE_CHECKING:
    from heeded.pipeline import View

workspace = typer.Typer(help="Write a submission: workspaces with sections and items.", no_args_is_help=True)
app.add_typer(workspace, name="workspace")

MOST_LEFT = 12
"""Recommendations left out of an outline that are named."""
StateArgument = Annotated[str, typer.Argument(help="The State under review: code or name.")]
NameArgument = Annotated[str, typer.Argument(help="The workspace's name.", metavar="NAME")]


def _by(name: str) -> "View":
    """What this person may see, and under which name they write."""
    own = view_of()
    return replace(own, viewer=replace(own.viewer, name=name.strip()))


@workspace.command("make")
def make(
    state: StateArgument,
    name: NameArgument,
    by: ByOption,
    from_outline: Annotated[
        bool, typer.Option("--from-outline", help="Begin with what the record makes by itself.")
    ] = False,
    organisations: Annotated[
        list[str] | None, typer.Option("--organisation", help="Who submits; several times for a joint one.")
    ] = None,
    access: Annotated[Reach, typer.Option("--access", help="Who may see it in the record.")] = Reach.team,
    cycle: CycleOption = None,
    home: HomeOption = None,
) -> None:
    """Make a workspace in which a submission is written: on the last review of a State, or that of a cycle.

    --from-outline fills it with sections by theme: supported recommendations with what came of them, claims and what
    speaks against them, what is still open. All of it can be moved, changed and taken out.

    Example: heeded workspace make KAZ spring --from-outline --organisation "Lantern Coalition" --by Aya
    """
    from heeded.pipeline import reporting, workspaces, writing

    code = code_of(state)
    open_existing(home)
    view = _by(by)
    with screen.waiting(COMPARING):
        number = reporting.facts(code, view, cycle=cycle, only=()).review.cycle
        made = workspaces.make(code, name, view, number, access.value)
        workspaces.set_up(replace(made, organisations=tuple(organisations or ())), view)
        count, left = writing.begin(workspaces.desk(code, made.id, view), view) if from_outline else (0, ())
    screen.say(f"The workspace {made.name!r} on review {number} of {code} has {count} sections.")
    if left:
        told = ", ".join(left[:MOST_LEFT]) + (f" and {len(left) - MOST_LEFT} more" if len(left) > MOST_LEFT else "")
        screen.say(
            f"Left out for want of room, the weightiest first: {told}. Add one with heeded workspace add --chain."
        )


@workspace.command("add")
def add(
    state: StateArgument,
    name: NameArgument,
    by: ByOption,
    section: Annotated[str, typer.Option("--section", help="Its heading; a new one is made.", metavar="HEADING")] = "",
    part: Annotated[
        str, typer.Option("--part", help=f"Where a new section stands: {', '.join(PARTS)}.", metavar="PART")
    ] = "implementation",
    chains: Annotated[
        list[str] | None, typer.Option("--chain", help="A recommendation: KAZ/2/124.3.", metavar="ID")
    ] = None,
    quotes: Annotated[
        list[str] | None, typer.Option("--quote", help="A statement of any document.", metavar="STATEMENT")
    ] = None,
    words: Annotated[list[str] | None, typer.Option("--words", help="Words of your own.", metavar="TEXT")] = None,
    home: HomeOption = None,
) -> None:
    """Take chains, quotes and words of your own into a section of a workspace, at its end.

    Example: heeded workspace add KAZ spring --section Torture --chain KAZ/2/124.3 --words "No law followed." --by Aya
    """
    from heeded.pipeline import workspaces

    code = code_of(state)
    open_existing(home)
    view = _by(by)
    if not (chains or quotes or words):
        raise UsageError("What is to be added? Name it with --chain, --quote or --words.")
    if not all(each.strip() for each in words or ()):
        raise UsageError("The words of --words are empty: write what the item is to say.")
    with screen.waiting(COMPARING):
        of = workspaces.desk(code, name, view)
        targets = dict.fromkeys((*(chains or ()), *(quotes or ())))
        items = [workspaces.from_record(of, each, view) for each in targets]
        items += [workspaces.words(of, each) for each in words or ()]
        heading = " ".join(section.split())
        found = next((each for each in of.outline.chapters if each.title == heading), None)
        where = found.part if found else workspaces.part_of(part)
        held = {each.id: workspaces.stands(of, each.target, where) for each in items if each.target}
        new = [each for each in items if held.get(each.id) is None]
        if new:
            into = found.id if found else workspaces.add_section(of, heading, where, view)
        for each in new:
            workspaces.add(workspaces.desk(code, name, view), into, each, view)
    for each in items:
        if chapter := held.get(each.id):
            screen.say(f"{each.source} stands in {chapter.title or 'the section without a heading'!r} already.")
    screen.say(f"{len(new)} taken into {heading or 'the section without a heading'!r} of {name!r}.")


@workspace.command("show")
def show(state: StateArgument, name: NameArgument, form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List what stands in a workspace, part by part, with the words that it has in the submission.

    What is no longer at hand is told by its name; the exit status is 1 then.

    Example: heeded workspace show KAZ spring
    """
    from heeded.pipeline import workspaces, writing
    from heeded.reports import workspaces as shown

    code = code_of(state)
    open_existing(home)
    with screen.waiting(COMPARING):
        of = workspaces.desk(code, name, view_of())
        filled, facts = writing.fill(of, view_of())
    rows = shown.rows(filled, facts)
    print_list(shown.ItemRow, rows, shown.items, form)
    raise typer.Exit(0 if all(each.is_at_hand for each in rows) else 1)


@workspace.command("delete")
def delete(
    state: StateArgument, name: NameArgument, by: ByOption, yes: YesOption = False, home: HomeOption = None
) -> None:
    """Delete a workspace for good: what stands in it, what was taken out, its whole history. Nothing brings it back.

    First says what it holds and asks. What is left is that a workspace was deleted, by whom and when, without its name:
    heeded deletions lists it. Files that were made of it are yours to delete.

    Example: heeded workspace delete KAZ spring --by Aya
    """
    from heeded.pipeline import workspaces

    code = code_of(state)
    open_existing(home)
    view = _by(by)
    of = workspaces.desk(code, name, view)
    count = len(of.outline.items)
    items = f"{count} item" if count == 1 else f"{count} items"
    ask(yes, f"The workspace {of.workspace.name!r} with {items} and its whole history is deleted for good.")
    with screen.waiting("Deleting, and clearing old pages ..."):
        done = workspaces.delete(of, view)
    screen.say(f"Deleted. heeded deletions lists it as {done.deletion}.")


@workspace.command("list")
def list_workspaces(state: StateArgument, form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List the workspaces on a State.

    Example: heeded workspace list KAZ
    """
    from heeded.pipeline import workspaces
    from heeded.reports import workspaces as shown

    code = code_of(state)
    open_existing(home)
    rows = [shown.row(each) for each in workspaces.known(code, view_of())]
    print_list(shown.WorkspaceRow, rows, shown.workspaces, form)
