"""The command that opens the record in the browser: `serve`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from heeded.cli.app import HomeOption, app, open_home
from heeded.errors import UsageError
from heeded.reports import screen

PORT = 8700


@app.command()
def serve(
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="The port; where it is taken, the next free one.")
    ] = PORT,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the link and open no browser.")] = False,
    home: HomeOption = None,
) -> None:
    """Open the record in the browser: for this computer alone, until Ctrl-C or Close Heeded on a page.

    The browser is let in by a link that works once. Nothing is loaded from elsewhere.

    Example: heeded serve

    Example: heeded serve --no-open --port 9000 --home ~/records
    """
    place = open_home(home, "heeded.web.settings")
    from heeded.store import database
    from heeded.web import serving

    if database.has("store_original"):
        database.check(place)
    else:
        database.prepare(place)
    found = serving.bound(port)
    if found is None:
        raise UsageError(f"Port {port} and those after it are taken: name another one with --port.")
    taken = found.getsockname()[1]
    if taken != port:
        screen.say(f"Port {port} is taken; the next free one is {taken}.")
    serving.serve(found, lambda: _open(place, f"http://{serving.HOST}:{taken}", is_asked=not no_open))
    screen.say("Heeded serve has ended.")


def _open(place: Path, address: str, is_asked: bool) -> None:
    """Say where the record is shown, and let a browser in: the system's, or whichever the printed link is opened in."""
    import webbrowser

    from heeded.web.door import DOOR

    link = f"{address}/open/{DOOR.link()}"
    screen.say(f"The record in {place}\nis shown at  {address}  to this computer alone, until Ctrl-C.")
    if not is_asked or not webbrowser.open(link):
        screen.say(f"Open this link; it works once:\n\n  {link}\n")
    sys.stdout.flush()  # whoever reads the link from a file or a pipe waits for it
