"""Commands on what may be done with a name: `case consent`, `case withdraw-consent`, `release`, `releases`."""

from typing import Annotated, Literal, cast

import typer

from heeded.cases import Release, Use
from heeded.cli.app import Form, FormOption, HomeOption, app, code_of, open_existing, print_list, view
from heeded.cli.cases import ByOption, NoteOption, case
from heeded.errors import UsageError
from heeded.reports import screen

release = typer.Typer(help="Let names found in documents stand in lists that are published.", no_args_is_help=True)
app.add_typer(release, name="release")

PersonArgument = Annotated[str, typer.Argument(help="A person, such as P-9Q2MTX.", metavar="PERSON")]
UseOption = Annotated[str, typer.Option("--use", help="storage, team, submission or publication.")]
NameArgument = Annotated[str, typer.Argument(help="The name as documents have it.", metavar="NAME")]
WhyOption = Annotated[str, typer.Option("--why", help="Why it harms nobody.")]
TakeBackOption = Annotated[bool, typer.Option("--take-back", help="The name may stand there no longer.")]


@case.command("consent")
def consent(
    person: PersonArgument,
    use: UseOption,
    by: ByOption,
    is_given: Annotated[
        bool | None, typer.Option("--given/--refused", help="Whether the person agrees.", show_default=False)
    ] = None,
    since: Annotated[str, typer.Option("--since", help="First day: YYYY-MM-DD; today if none is given.")] = "",
    until: Annotated[str, typer.Option("--until", help="Last day: YYYY-MM-DD; open if none is given.")] = "",
    obtained_by: Annotated[str, typer.Option("--obtained-by", help="Who asked the person.")] = "",
    how: Annotated[str, typer.Option("--how", help="In writing, by telephone, through a relative ...")] = "",
    note: NoteOption = "",
    home: HomeOption = None,
) -> None:
    """Write down what a person said of one use of their name; consent to one use is consent to no other.

    The last word counts, and a refusal counts at once.

    Example: heeded case consent P-9Q2MTX --use publication --given --until 2027-12-31 --how "in writing" --by Aya

    Example: heeded case consent P-9Q2MTX --use submission --refused --by Aya
    """
    if is_given is None:
        raise UsageError("Does the person agree? Say it with --given or --refused.")
    _say(person, use, by, is_given, since, until, obtained_by, how, note, home)


@case.command("withdraw-consent")
def withdraw_consent(
    person: PersonArgument, use: UseOption, by: ByOption, note: NoteOption = "", home: HomeOption = None
) -> None:
    """Write down that a person no longer agrees to a use of their name: it is masked at once, everywhere.

    What was printed, exported or sent before is beyond the program's reach: call it back yourself.

    Example: heeded case withdraw-consent P-9Q2MTX --use publication --by Aya
    """
    _say(person, use, by, False, "", "", "", "", note, home)


def _say(
    person: str, use: str, by: str, is_given: bool, since: str, until: str, obtained_by: str, how: str, note: str,
    home: "HomeOption",
) -> None:  # fmt: skip
    from heeded.assess import cases as entering
    from heeded.pipeline import cases as following
    from heeded.vocabulary.cases import term_of

    chosen = cast(Use, term_of("uses", use))
    open_existing(home)
    looking = view()
    found = following.person(person, looking)
    made = entering.consent(
        found.case, found.id, chosen, is_given, looking.today, since, until, obtained_by.strip(), how.strip(),
        note.strip(),
    )  # fmt: skip
    for said in entering.remarks(made, following.consents_of(found, looking), looking.today):
        screen.warn(said)
    following.enter([made], by, looking)
    right = following.leave_of(found, chosen, looking)
    screen.say(f"{found.id}: {chosen} is {'allowed' if right.is_open else 'not allowed'} today.")
    if not is_given and chosen == "storage":
        screen.warn(f"{found.id} does not want to be kept here: delete them from the record.")


@release.command("person")
def release_person(
    name: NameArgument,
    state: Annotated[str, typer.Option("--state", help="In whose lists: code or name.")],
    why: WhyOption,
    by: ByOption,
    take_back: TakeBackOption = False,
    home: HomeOption = None,
) -> None:
    """Let the name of a person stand in the lists of a State that are published: an official, a public figure.

    Without it no name of a person found in documents stands in a published list.

    Example: heeded release person "Ana Novak" --state KAZ --why "the minister, named as such by the UN" --by Aya
    """
    _release("person", name, code_of(state), why, by, take_back, home)


@release.command("party")
def release_party(
    name: NameArgument,
    why: WhyOption,
    by: ByOption,
    state: Annotated[str | None, typer.Option("--state", help="In the lists of one State alone: code or name.")] = None,
    take_back: TakeBackOption = False,
    home: HomeOption = None,
) -> None:
    """Let the name of an organisation stand in published lists of who asked for what and had it taken up.

    Example: heeded release party "Lantern Coalition" --why "they publish it themselves" --by Aya
    """
    _release("party", name, code_of(state) if state else "", why, by, take_back, home)


def _release(
    kind: Literal["person", "party"], name: str, state: str, why: str, by: str, take_back: bool, home: "HomeOption"
) -> None:
    from heeded.pipeline import cases as following

    if not name.strip():
        raise UsageError("Whose name? Give it as the documents have it.")
    if not why.strip():
        raise UsageError("Say with --why why the name may stand there: somebody else must be able to follow it.")
    open_existing(home)
    made = Release(kind, " ".join(name.split()), state, why.strip(), not take_back)
    following.release(made, by, view())
    where = f"of {state}" if state else "of all States"
    screen.say(f"{made.name} {'may no longer' if take_back else 'may'} stand in published lists {where}.")


@app.command()
def releases(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List what people decided of names in published lists.

    Example: heeded releases
    """
    from heeded.pipeline import cases as following
    from heeded.reports import cases as rows

    open_existing(home)
    print_list(rows.ReleaseRow, [rows.release_row(each) for each in following.releases(view())], rows.releases, form)
