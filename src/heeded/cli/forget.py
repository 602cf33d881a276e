"""Commands that delete for good: `forget`, `remove`, `deletions`, `allow`, `retention`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heeded.cli.app import (
    Form,
    FormOption,
    HomeOption,
    app,
    home_option,
    is_owner,
    limits,
    named,
    open_existing,
    print_list,
    view,
)
from heeded.errors import UsageError
from heeded.reports import screen

if TYPE_CHECKING:
    from heeded.deletions import Certificate

ByOption = Annotated[str, typer.Option("--by", help="Who orders it: your name.", metavar="NAME")]
YesOption = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", help="A file for the certificate: text, or JSON where it ends in .json.", metavar="FILE", parser=named
    ),
]


@app.command()
def forget(
    person: Annotated[str, typer.Argument(help="A person in a case, such as P-9Q2MTX.", metavar="PERSON")],
    by: ByOption,
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", help="A document that stays though it names the person.", metavar="DOCUMENT"),
    ] = None,
    out: OutOption = None,
    yes: YesOption = False,
    home: HomeOption = None,
) -> None:
    """Delete a person for good: what is kept of them, the documents that name them, the name everywhere else.

    First says all that will be done and asks. Then deletes, clears old pages, searches every file of the record for the
    name byte by byte, and prints a certificate. Documents that name the person are not taken in again. Interrupted at
    any point, the same command completes it. The status is 1 where a file holds the name still.

    Example: heeded forget P-9Q2MTX --by Aya --out certificate.txt

    Example: heeded forget P-9Q2MTX --by Aya --keep A/HRC/46/12 --yes
    """
    from heeded.pipeline import forgetting
    from heeded.reports import deletions as words

    open_existing(home)
    from heeded import settings

    with screen.progress() as told:
        pending, found = forgetting.plan(person, keep or (), settings.HEEDED_HOME, limits(), view(), told)
    for one in forgetting.namesakes(pending, view()):
        screen.warn(
            f"{one.id} in {one.case} bears the same name and would lose it too. If that is somebody else, stop here, "
            f"and enter them under another spelling first: heeded case person {one.case} --id {one.id}."
        )
    screen.show(words.plan(found))
    ask(yes, f"{pending.ids[0]} is deleted for good.")
    with screen.waiting("Deleting, clearing old pages, and searching every file ..."):
        done = forgetting.forget(pending, found, by, settings.HEEDED_HOME)
    _give(done, out)
    raise typer.Exit(1 if (done.still_in and not done.kept_documents) or done.foreign else 0)


@app.command()
def remove(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="Documents by symbol, file or sha256; none: end a removal that was interrupted.", metavar="DOCUMENT..."
        ),
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who orders it: your name.", metavar="NAME")] = "",
    out: OutOption = None,
    yes: YesOption = False,
    home: HomeOption = None,
) -> None:
    """Remove documents from the record: the files, what was read from them, and what was concluded with them.

    They are not taken in again by a later build, until heeded allow says so. What people decided about them stays.

    Example: heeded remove submission.pdf --by Aya
    """
    from heeded.pipeline import forgetting
    from heeded.reports import deletions as words

    open_existing(home)
    from heeded import settings
    from heeded.store import removing

    if not names:
        completed = removing.complete()
        for each in completed:
            _give(each, out)
        if not completed:
            raise UsageError("Nothing was interrupted; name what to remove: heeded remove DOCUMENT --by NAME.")
        return
    looking = view()
    if not looking.viewer.sees_all:
        raise UsageError("Only who sees all of the record can remove from it: leave out --access, and open the record.")
    hashes = forgetting.sha256s_of(names, looking)
    screen.show(words.documents(forgetting.documents(hashes, looking)))
    ask(yes, "The documents are removed for good.")
    with screen.waiting("Removing, and clearing old pages ..."):
        done = forgetting.remove(hashes, (), by, settings.HEEDED_HOME)
    _give(done, out)


@app.command()
def deletions(form: FormOption = Form.table, home: HomeOption = None) -> None:
    """List what was deleted from the record, when and by whom, for its owner; nobody who was deleted is named.

    Example: heeded deletions

    Example: heeded deletions --format json
    """
    from itertools import starmap

    from heeded.reports import deletions as words

    open_existing(home)
    from heeded.store import deletions as stored

    is_told = is_owner("What was deleted")
    rows = list(starmap(words.deletion_row, stored.certificates() if is_told else ()))
    if is_told or form is not Form.table:
        print_list(words.DeletionRow, rows, words.deletions, form)


@app.command()
def allow(
    files: Annotated[
        list[str],
        typer.Argument(
            help="Files that may come back, or their sha256 as heeded problems tells it; with --everything a deletion, "
            "such as D-7K3FQ2.",
            metavar="FILE...",
        ),
    ],
    everything: Annotated[
        bool, typer.Option("--everything", help="Whatever a deletion keeps away; a deleted name is shown again then.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Let the next build take in a file that a deletion keeps away; a deleted name in it is masked where it is shown.

    The file itself holds the name then, on this disk. For another person of the same name: --everything.

    Example: heeded allow report.pdf

    Example: heeded allow D-7K3FQ2 --everything
    """
    open_existing(home)
    from heeded.store import deletions as stored

    if not view().viewer.sees_all:
        raise UsageError("Only who sees all of the record can allow that: leave out --access, and open the record.")
    if everything:
        for each in files:
            stored.forget(each)
    else:
        stored.allow([_sha256(each) for each in files])
    screen.say(f"Allowed. Read it with {screen.program()} build FOLDER{home_option(home)}.")


def _sha256(file: str) -> str:
    """The sha256 of a file, or the one that is given or was told in a problem."""
    import hashlib

    path = named(file)
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    small = file.strip().lower()
    if len(small) != len(hashlib.sha256().hexdigest()) or set(small) - set("0123456789abcdef"):
        raise UsageError(f"{file!r} is no file, and no sha256: name the file as it lies on the disk.")
    return small


@app.command()
def retention(
    apply: Annotated[bool, typer.Option("--apply", help="Delete what is due.")] = False,
    by: Annotated[str, typer.Option("--by", help="Who orders it: your name, with --apply.", metavar="NAME")] = "",
    out: OutOption = None,
    form: FormOption = Form.table,
    home: HomeOption = None,
) -> None:
    """List what is kept longer than the settings say, or delete it: restricted documents, closed cases.

    HEEDED_KEEP_RESTRICTED is how many days a restricted document is kept, HEEDED_KEEP_CASES how many days a case is
    kept after it was closed. Nothing is deleted by itself.

    Example: HEEDED_KEEP_CASES=365 heeded retention

    Example: HEEDED_KEEP_CASES=365 heeded retention --apply --by Aya --out certificate.txt
    """
    from datetime import date

    from heeded.deletions import Due
    from heeded.pipeline import forgetting
    from heeded.reports import deletions as words

    open_existing(home)
    from heeded import settings

    found = forgetting.due(settings.HEEDED_KEEP_RESTRICTED, settings.HEEDED_KEEP_CASES, date.today(), view())
    if not apply:
        print_list(Due, found, words.dues, form)
        return
    if not found:
        screen.say("Nothing is due.")
        return
    hashes, cases = ([each.id for each in found if each.what == what] for what in ("document", "case"))
    _give(forgetting.remove(hashes, cases, by, settings.HEEDED_HOME, is_rule=True), out)


def ask(yes: bool, question: str) -> None:
    if not yes and not typer.confirm(f"{question} Do it?"):
        screen.say("Nothing was deleted.")
        raise typer.Exit(0)


def _give(done: "Certificate", out: Path | None) -> None:
    """Print the certificate, and write it where it is to be kept."""
    from heeded import codec
    from heeded.reports.deletions import certificate
    from heeded.whole import write_whole

    said = certificate(done)
    print(said, end="")
    if out is not None:
        is_json = out.suffix.lower() == ".json"
        write_whole(out, (codec.dumps(codec.to_json(done), indent=2) + "\n" if is_json else said).encode())
        screen.say(f"Made: {out}")
