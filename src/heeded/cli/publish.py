"""The command that writes the public record as plain files: `publish`."""

from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import HomeOption, app, code_of, looker, named, open_home
from heeded.reports import screen

MAKING = "Comparing what is public, and making its pages ..."


@app.command()
def publish(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write.", parser=named)],
    state: Annotated[list[str], typer.Option("--state", help="A State by code or name; several times.")],
    parties: Annotated[
        list[str] | None,
        typer.Option("--with-party", metavar="NAME", help="Add the page of an organisation; several times."),
    ] = None,
    originals: Annotated[bool, typer.Option("--with-originals", help="Add the files of public documents.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of what was published there.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Write the public record of States as plain files, which open from a folder or stick without a server.

    What is not public is not in it. Pages of organisations are added one by one, and only of those released.

    Example: heeded publish kazakhstan --state KAZ

    Example: heeded publish site --state KAZ --state SVN --replace
    """
    codes = tuple(dict.fromkeys(code_of(each) for each in state))
    place = open_home(home, "heeded.web.published.settings")
    from heeded import pipeline
    from heeded.store import activity, database
    from heeded.web.published import asking, folder

    database.check(place)
    folder.check(out, replace)
    with screen.waiting(MAKING), pipeline.one_look():
        publication = asking.publication(codes, tuple(parties or ()), originals)
        count, size = folder.write(out, asking.files(publication))
    activity.exported(looker())
    screen.say(f"{count:,} files, {size / 1e6:.1f} MB: open {out / 'index.html'}")
