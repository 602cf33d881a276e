"""Commands on official rules: `rules list`, `rules confirm`."""

from datetime import datetime
from typing import Annotated

import typer

from heeded.cli.app import Form, FormOption, HomeOption, app, open_existing, print_list, view
from heeded.errors import UsageError
from heeded.reports import screen

rules = typer.Typer(no_args_is_help=True, help="List the official rules of the review, and confirm them by a source.")
app.add_typer(rules, name="rules")

ByOption = Annotated[str, typer.Option("--by", help="Who has seen the source.", metavar="NAME")]


@rules.command("list")
def list_(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List every official rule that Heeded goes by: value, source, its day, and whether it is confirmed.

    A rule that is to be confirmed warns and never fails: its source was not in hand when it was written down.

    Example: heeded rules list

    Example: heeded rules list --format csv > rules.csv
    """
    from heeded.pipeline import ruling
    from heeded.reports import rules as rows

    open_existing(home)
    print_list(rows.RuleRow, [rows.row(each) for each in ruling.rules_of(view()).values()], rows.screen, form)


@rules.command("confirm")
def confirm(
    key: Annotated[str, typer.Argument(help="The rule, as heeded rules list names it.", metavar="RULE")],
    source: Annotated[str, typer.Option("--source", help="Where it stands: document and place, or address.")],
    date: Annotated[
        datetime,
        typer.Option("--date", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Day of the source, or of reading it."),
    ],
    by: ByOption,
    value: Annotated[
        str | None, typer.Option("--value", help="What the source says, where it is another value than the rule's.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Confirm an official rule by a source that you have seen, with another value where the source has one.

    From then on checks fail by it, and times of statements are those of the source. The last word on a rule stands;
    heeded withdraw takes one back.

    Example: heeded rules confirm words_joint --source "OHCHR, guidelines 2027, p. 2" --date 2026-11-01 --by Aya

    Example: heeded rules confirm file_types --value "docx, pdf" --source "OHCHR, portal" --date 2026-11-01 --by Aya
    """
    from heeded.primary import RuleConfirmation
    from heeded.vocabulary.rules import rule, shown, value_of

    known = rule(key)
    value_of(known, said := shown(known) if value is None else value)
    if not source.strip():
        raise UsageError("A rule is confirmed by a source: name the document and place with --source.")
    open_existing(home)
    from heeded.pipeline import ruling
    from heeded.pipeline.deciding import fresh
    from heeded.store import entries

    if date.date() > view().today:
        raise UsageError(f"{date.date()} is still to come: give the day on which the source was made or read.")
    new = fresh([RuleConfirmation(key, said.strip(), source.strip(), date.date().isoformat())], by, view())
    uids = entries.add(new, by)
    holds = ruling.rules_of(view())[key]
    told = f"withdraw with: {screen.program()} withdraw {uids[0]}" if uids else "this was said already"
    screen.say(f"{key}: {shown(holds)} {holds.unit}".rstrip() + f", confirmed by {holds.by}; {told}.")
