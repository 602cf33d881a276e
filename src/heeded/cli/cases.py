"""Commands on cases: `cases`, and `case new`, `person`, `act`, `involved`, `status`, `done`, `link`, `show` ..."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from heeded.cli.app import (
    Form,
    FormOption,
    HomeOption,
    RecordForm,
    app,
    code_of,
    open_existing,
    print_list,
    view,
)
from heeded.errors import UsageError
from heeded.reports import screen

if TYPE_CHECKING:
    from heeded.followed import Linked
    from heeded.model import Access

case = typer.Typer(
    help="Follow people, trials and events: who did what to whom, and what was done about it.", no_args_is_help=True
)
app.add_typer(case, name="case")

CaseArgument = Annotated[str, typer.Argument(help="A case, such as C-7K3FQ2.", metavar="CASE")]
TargetsArgument = Annotated[
    list[str],
    typer.Argument(
        help="A statement's id, a document's symbol, file or sha256, KAZ/2/124.3, a decision ('CCPR 2131/2012'), or a "
        "law with its article ('Criminal Code, art. 274').",
        metavar="TARGET...",
    ),
]
ByOption = Annotated[str, typer.Option("--by", help="Who says so: your name.", metavar="NAME")]
NoteOption = Annotated[str, typer.Option("--note", help="What else is to be known.")]
DayOption = Annotated[str | None, typer.Option("--date", help="When: YYYY, YYYY-MM or YYYY-MM-DD; else today.")]
RoleOption = Annotated[str, typer.Option("--role", help="A term of heeded case terms roles.")]


@app.command()
def cases(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List the cases, those with the latest news first.

    Example: heeded cases

    Example: heeded cases --format json
    """
    from heeded.pipeline import cases as following
    from heeded.reports import cases as rows

    open_existing(home)
    print_list(rows.CaseRow, [rows.case_row(each) for each in following.cases(view())], rows.cases, form)


@case.command("new")
def new(
    title: Annotated[str, typer.Argument(help="What you call it; the name of nobody is needed.")],
    by: ByOption,
    kind: Annotated[str, typer.Option("--kind", help="person, trial or event.")] = "person",
    access: Annotated[str, typer.Option("--access", help="Who may see it: restricted, team or public.")] = "restricted",
    note: NoteOption = "",
    home: HomeOption = None,
) -> None:
    """Begin a case. Nothing of it is found in documents: what belongs to it a person says.

    A case is restricted unless --access says otherwise: only who opens the record with its key sees it.

    Example: heeded case new "The trial of the beekeepers" --kind trial --by Aya
    """
    from typing import cast

    from heeded.cases import Case, CaseKind
    from heeded.pipeline import cases as following
    from heeded.vocabulary.cases import term_of

    chosen, level = term_of("kinds", kind), _level(access)
    if not title.strip():
        raise UsageError("A case needs a title: heeded case new TITLE --by NAME.")
    open_existing(home)
    identifier = following.new_id("C")
    following.new_case(Case(identifier, cast(CaseKind, chosen), " ".join(title.split()), level, note.strip()), by)
    screen.say(f"{identifier} is begun ({level}).")
    _tell_level(level)


@case.command("rename")
def rename(
    case_id: CaseArgument,
    title: Annotated[str, typer.Argument(help="What you call it now.")],
    by: ByOption,
    note: Annotated[str | None, typer.Option("--note", help="Another note, in the place of the one it has.")] = None,
    home: HomeOption = None,
) -> None:
    """Give a case another title. The earlier one stays in the record, at the level of the case.

    Example: heeded case rename C-7K3FQ2 "The second trial" --by Aya
    """
    from heeded.pipeline import cases as following

    if not title.strip():
        raise UsageError("A case needs a title: heeded case rename CASE TITLE --by NAME.")
    open_existing(home)
    renamed = following.rename(case_id, " ".join(title.split()), None if note is None else note.strip(), by, view())
    screen.say(f"{renamed.id} is called {renamed.title!r} now.")


@case.command("person")
def person(
    case_id: CaseArgument,
    by: ByOption,
    name: Annotated[
        str | None,
        typer.Argument(help="What the person is called; asked for where left out, so that no shell keeps it."),
    ] = None,
    role: RoleOption = "victim",
    also: Annotated[
        list[str] | None, typer.Option("--also", help="Another spelling or script; more than once for several.")
    ] = None,
    pseudonym: Annotated[str, typer.Option("--pseudonym", help="What is shown without leave to the name.")] = "",
    exact: Annotated[
        list[str] | None,
        typer.Option("--exact", help="A word that always means this person, such as a nickname, to mask as it stands."),
    ] = None,
    note: NoteOption = "",
    again: Annotated[
        str | None, typer.Option("--id", help="Say anew all that is known of this person.", metavar="PERSON")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Take a person into a case, and mask their name wherever somebody without leave would see it.

    Enter those whom you protect. Who did it can be named in words with heeded case involved; a judge or minister who
    is entered here would be masked in every document.

    Example: heeded case person C-7K3FQ2 "Ana Novak" --also "Ана Новак" --role victim --pseudonym Rose --by Aya
    """
    from heeded.assess import cases as entering
    from heeded.pipeline import cases as following
    from heeded.vocabulary.cases import term_of

    chosen = term_of("roles", role, note)
    open_existing(home)
    looking = view()
    wanted = following.case_of(case_id, looking).id
    called = name if name is not None else typer.prompt("What the person is called")
    identifier = following.new_id("P") if again is None else _person_in(wanted, again)
    made = entering.person(wanted, identifier, (called, *(also or ())), chosen, pseudonym, note.strip(), exact or ())
    for said in following.name_warnings(made, looking):
        screen.warn(said)
    following.enter([made], by, looking)
    screen.say(f"{identifier} is in {wanted}." if again is None else f"{identifier} is said anew.")


def _person_in(wanted: str, words: str) -> str:
    """The id of a person of a case; raises UsageError where the case has none with it."""
    from heeded.pipeline import cases as following

    found = following.person(words, view())
    if found.case != wanted:
        raise UsageError(f"{found.id} is not in {wanted}: heeded case show {wanted} lists who is.")
    return found.id


@case.command("act")
def act(
    case_id: CaseArgument,
    kind: Annotated[str, typer.Argument(help="What was done: a term of heeded case terms acts.")],
    by: ByOption,
    to: Annotated[str | None, typer.Option("--to", help="Who suffered it.", metavar="PERSON")] = None,
    day: Annotated[str | None, typer.Option("--date", help="When: YYYY, YYYY-MM or YYYY-MM-DD.")] = None,
    place: Annotated[str, typer.Option("--place", help="Where.")] = "",
    note: NoteOption = "",
    home: HomeOption = None,
) -> None:
    """Write down what was done to whom.

    Example: heeded case act C-7K3FQ2 arrest --to P-9Q2MTX --date 2025-03-12 --place Lowport --by Aya
    """
    from datetime import date

    from heeded.assess.cases import past_day
    from heeded.cases import Act
    from heeded.pipeline import cases as following
    from heeded.vocabulary.cases import term_of

    chosen = term_of("acts", kind, note)
    when = past_day(day, "--date", date.today()) if day else None
    open_existing(home)
    wanted = following.case_of(case_id, view()).id
    victim = _person_in(wanted, to) if to else ""
    identifier = following.new_id("A")
    following.enter([Act(wanted, identifier, chosen, victim, when, place.strip(), note.strip())], by, view())
    screen.say(f"{identifier} is in {wanted}. Who did it: heeded case involved {identifier} --who WHO --role ROLE.")


@case.command("involved")
def involved(
    act_id: Annotated[str, typer.Argument(help="An act, such as A-4HW8RN.", metavar="ACT")],
    who: Annotated[
        str, typer.Option("--who", help="A person of the case (P-9Q2MTX), or words ('guards of the prison').")
    ],
    role: RoleOption,
    by: ByOption,
    note: NoteOption = "",
    home: HomeOption = None,
) -> None:
    """Say who had which part in an act; nobody is guilty because it stands here.

    Example: heeded case involved A-4HW8RN --who "guards of the prison" --role alleged_perpetrator --by Aya
    """
    from heeded.cases import ID, Involvement
    from heeded.pipeline import cases as following
    from heeded.vocabulary.cases import term_of

    chosen = term_of("roles", role, note)
    if not who.strip():
        raise UsageError("Who was it? Give --who a person of the case, or words.")
    open_existing(home)
    done = following.act(act_id, view())
    named = " ".join(who.split())
    if ID.fullmatch(named.upper()):
        named = _person_in(done.case, named)
    following.enter([Involvement(done.case, done.id, named, chosen, note.strip())], by, view())
    screen.say(f"{named} is in {done.id} as {chosen}.")


@case.command("status")
def status(
    case_id: CaseArgument,
    stands: Annotated[str, typer.Argument(help="How things stand: a term of heeded case terms statuses.")],
    by: ByOption,
    day: DayOption = None,
    note: NoteOption = "",
    home: HomeOption = None,
) -> None:
    """Say how things stood on a day; what was said before stays.

    Example: heeded case status C-7K3FQ2 "on trial" --date 2026-02 --note "Court of Lowport" --by Aya
    """
    from heeded.cases import CaseStatus
    from heeded.pipeline import cases as following
    from heeded.vocabulary.cases import term_of

    chosen, when = term_of("statuses", stands, note), _past(day)
    open_existing(home)
    wanted = following.case_of(case_id, view()).id
    following.enter([CaseStatus(wanted, when, chosen, note.strip())], by, view())
    screen.say(f"{wanted}: {chosen}, {when}.")


@case.command("done")
def done(
    case_id: CaseArgument,
    kind: Annotated[str, typer.Argument(help="What was done: a term of heeded case terms efforts.")],
    by_whom: Annotated[str, typer.Option("--by-whom", help="Who did it.")],
    by: ByOption,
    day: DayOption = None,
    note: NoteOption = "",
    response: Annotated[str, typer.Option("--response", help="What came of it.")] = "",
    home: HomeOption = None,
) -> None:
    """Write down what was done for the person or about the case, and what came of it.

    The same again with --response takes the place of what was written without it.

    Example: heeded case done C-7K3FQ2 letter --by-whom "Lantern Coalition" --date 2026-03-02 --by Aya
    """
    from heeded.cases import Effort
    from heeded.pipeline import cases as following
    from heeded.vocabulary.cases import term_of

    chosen, when = term_of("efforts", kind, note), _past(day)
    if not by_whom.strip():
        raise UsageError("Who did it? Give --by-whom a name.")
    open_existing(home)
    wanted = following.case_of(case_id, view()).id
    following.enter(
        [Effort(wanted, when, " ".join(by_whom.split()), chosen, note.strip(), response.strip())], by, view()
    )
    screen.say(f"{wanted}: {chosen} by {by_whom}, {when}.")


@case.command("link")
def link(
    case_id: CaseArgument,
    targets: TargetsArgument,
    by: ByOption,
    why: Annotated[str, typer.Option("--why", help="What the case has to do with it.")] = "",
    of: Annotated[str | None, typer.Option("--person", help="Of whom it tells.", metavar="PERSON")] = None,
    home: HomeOption = None,
) -> None:
    """Link a case to statements, documents, recommendations, decisions and laws.

    A link to a document or a statement says that it is about the people of the case (or about --person): parts of
    their names are masked there, too.

    Example: heeded case link C-7K3FQ2 KAZ/2/124.3 "Criminal Code, art. 274" --why "what was asked" --by Aya
    """
    from heeded.cases import CaseLink
    from heeded.pipeline import cases as following

    open_existing(home)
    wanted = following.case_of(case_id, view()).id
    whom = _person_in(wanted, of) if of else ""
    found = [following.target_of(each, view()) for each in targets]
    following.enter([CaseLink(wanted, each, why.strip(), whom) for each in dict.fromkeys(found)], by, view())
    screen.say(f"{wanted} is linked to {', '.join(found)}.")


@case.command("unlink")
def unlink(
    case_id: CaseArgument,
    targets: TargetsArgument,
    by: ByOption,
    why: Annotated[str, typer.Option("--why", help="Why not.")] = "",
    home: HomeOption = None,
) -> None:
    """Take links away: also those to what the record no longer has.

    Example: heeded case unlink C-7K3FQ2 KAZ/2/124.3 --why "another trial" --by Aya
    """
    from heeded.cases import CaseLink
    from heeded.pipeline import cases as following

    open_existing(home)
    file = following.case_file(case_id, view())
    linked = {name: each.kept.value.target for each in file.links for name in _names(each.kept.value.target, each)}
    if unknown := [each for each in targets if " ".join(each.split()) not in linked]:
        there = ", ".join(dict.fromkeys(linked.values())) or "nothing"
        raise UsageError(f"{file.case.id} is not linked to {', '.join(unknown)}; it is linked to: {there}.")
    found = dict.fromkeys(linked[" ".join(each.split())] for each in targets)
    following.enter([CaseLink(file.case.id, each, why.strip(), is_linked=False) for each in found], by, view())
    screen.say(f"{file.case.id} is no longer linked to {', '.join(found)}.")


def _names(target: str, of: "Linked") -> Sequence[str]:
    """What a linked document may be called when the link is taken away."""
    is_whole = of.document is not None and of.document.key == target
    return (target, of.document.file) if of.document is not None and is_whole else (target,)


@case.command("access")
def access(
    case_id: CaseArgument,
    level: Annotated[str, typer.Argument(help="Who may see it: restricted, team or public.", metavar="LEVEL")],
    by: ByOption,
    home: HomeOption = None,
) -> None:
    """Raise or lower who may see a case, and all that belongs to it.

    What is linked to a document of a higher level keeps that level.

    Example: heeded case access C-7K3FQ2 team --by Aya
    """
    from heeded.pipeline import cases as following

    chosen = _level(level)
    open_existing(home)
    before = following.change_access(case_id, chosen, by, view())
    screen.say(f"{before.id} was {before.access}, and is {chosen} now.")
    _tell_level(chosen)


def _tell_level(level: str) -> None:
    if level == "public":
        screen.warn(
            "A public case may be published with the names in it, but for those of people who refused: look through it "
            "with heeded case show."
        )


@case.command("same")
def same(
    one: Annotated[str, typer.Argument(help="A person, such as P-9Q2MTX.", metavar="PERSON")],
    other: Annotated[str, typer.Argument(help="Another one.", metavar="PERSON")],
    by: ByOption,
    is_not: Annotated[bool, typer.Option("--not", help="They are two people who share a name.")] = False,
    why: Annotated[str, typer.Option("--why", help="How you know.")] = "",
    home: HomeOption = None,
) -> None:
    """Say that two people of cases are one, or that they are not; a program never decides it.

    What either of them refused counts for both; consent counts for the case in which it was given.

    Example: heeded case same P-9Q2MTX P-6XW4DK --why "she told us" --by Aya
    """
    from heeded.cases import SamePerson
    from heeded.pipeline import cases as following

    open_existing(home)
    first, second = following.person(one, view()), following.person(other, view())
    if first.id == second.id:
        raise UsageError(f"{first.id} stands twice: name two people.")
    said = SamePerson(first.case, first.id, second.case, second.id, not is_not, why.strip())
    following.enter([said], by, view())
    screen.say(f"{first.id} and {second.id} are {'two people' if is_not else 'one person'}.")


@case.command("show")
def show(
    case_id: CaseArgument,
    form: Annotated[RecordForm, typer.Option("--format", help="How to print the case.")] = RecordForm.table,
    home: HomeOption = None,
) -> None:
    """Print a case whole: who did what to whom, how things stood, consents, links, and what to take care of.

    Example: heeded case show C-7K3FQ2
    """
    from heeded import codec
    from heeded.pipeline import cases as following
    from heeded.reports import case_screen
    from heeded.reports import cases as rows

    open_existing(home)
    shown = rows.page(following.case_file(case_id, view()))
    if form is RecordForm.json:
        print(codec.dumps(codec.to_json(shown), indent=2))
    else:
        screen.show(case_screen.page(shown))


@case.command("mentions")
def mentions(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    name: Annotated[str, typer.Option("--name", help="Those whose name has these letters.")] = "",
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List the people whom documents on a State name, place by place, for you to choose whom to follow.

    The list is for the house: it may be handed to nobody. Two mentions of a name are not taken for one person, and none
    becomes a case by itself: link it with heeded case link CASE STATEMENT.

    Example: heeded case mentions KAZ
    """
    from heeded.cases import folded
    from heeded.pipeline import cases as following
    from heeded.reports import cases as rows

    code = code_of(state)
    open_existing(home)
    found = [
        rows.mention_row(each.document, each.statement, each.sentence, each.cases)
        for each in following.mentions(code, view())
    ]
    print_list(rows.MentionRow, [each for each in found if folded(name) in folded(each.name)], rows.mentions, form)


@case.command("terms")
def terms(
    group: Annotated[str | None, typer.Argument(help="kinds, acts, roles, statuses, efforts or uses.")] = None,
    form: FormOption = Form.table,
) -> None:
    """List the terms in which cases are kept, with what each means.

    Example: heeded case terms acts
    """
    from heeded.reports import cases as rows
    from heeded.vocabulary.cases import GROUPS

    print_list(rows.TermRow, rows.term_rows([group] if group else GROUPS), rows.vocabulary, form)


def _past(day: str | None) -> str:
    """The date given, else today's; raises HeededError where it has not come yet."""
    from datetime import date

    from heeded.assess.cases import past_day

    return past_day(day, "--date", date.today()) if day else date.today().isoformat()


def _level(words: str) -> "Access":
    from heeded.model import ACCESS_LEVELS

    found = next((each for each in ACCESS_LEVELS if each == words.strip().lower()), None)
    if found is None:
        raise UsageError(f"{words!r} is no level of access: write restricted, team or public.")
    return found
