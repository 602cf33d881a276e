"""Commands on the key that seals what is restricted: `keys new`, `keys status`, `keys change`, `keys rotate`.

A passphrase is asked for at the terminal, or comes from HEEDED_PASSPHRASE; a key file is named by HEEDED_KEY_FILE.
"""

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heeded.cli.app import HomeOption, app, named, open_existing, open_home
from heeded.errors import UsageError
from heeded.reports import screen

if TYPE_CHECKING:
    from heeded.store.seals import Lock

__all__ = ["ask", "keys", "unlock"]

keys = typer.Typer(help="Seal what is restricted, and change the key.", no_args_is_help=True)
app.add_typer(keys, name="keys")

KeyFileOption = Annotated[
    Path | None,
    typer.Option(
        "--key-file", help="A file with the key instead of a passphrase; made if absent.", metavar="FILE", parser=named
    ),
]
STOPPED = 130
"""The exit status after Ctrl-C, as shells have it."""

_is_asked = False

SEALED = """
Sealed: restricted documents (the files, their names and places, texts and all that was read from them), restricted
cases and decisions with who made them, and what is concluded for who may see these.
Not sealed: all that is public or of the team; and of restricted documents their sizes, kinds, languages, days of
reading, the States they are about, and sha256 or symbol, by which who has the same file can tell that it is here."""


@keys.command("new")
def new(key_file: KeyFileOption = None, home: HomeOption = None) -> None:
    """Make the key of a record, and seal with it what is restricted.

    At a terminal the passphrase is asked for twice. Whoever loses it loses what is sealed; all else stays.

    Example: heeded keys new

    Example: heeded keys new --key-file /etc/heeded/record.key
    """
    place = open_home(home)
    from heeded import settings
    from heeded.store import activity, database, seals

    is_there = database.has("store_original")
    if is_there:
        database.check(place)
    if is_there and (lock := seals.lock()):
        raise UsageError(
            f"This record is sealed with {_kind(lock)} already: {screen.program()} keys change gives it another one, "
            f"{screen.program()} keys rotate another key."
        )
    file = _key_file(key_file, place)
    phrase = _new_passphrase(_given("HEEDED_PASSPHRASE")) if file is None else None
    if not is_there:
        database.prepare(place)
    with activity.told(settings.HEEDED_USER, "make key"):
        seals.make(phrase, file)
    _seal_existing(place)
    screen.say("The key is made, and what is restricted is sealed from now on.")
    screen.say(f"{_keep_it(file)}: if it is lost, nothing can bring back what is sealed.")
    screen.say("Copies of the record and of documents that were made before are not sealed: delete what you can.")


@keys.command("status")
def status(home: HomeOption = None) -> None:
    """Say what is sealed with what, and what is not.

    The status is 1 where a rotation was interrupted, or something restricted lies in the clear.

    Example: heeded keys status
    """
    open_existing(home)
    from heeded import settings
    from heeded.reports.words import day
    from heeded.store import rotation, seals

    lock = seals.lock()
    if lock is None:
        screen.say("This record has no key: nothing in it is sealed, and whoever opens the disk can read all of it.")
        screen.say(f"Restricted documents are taken in when there is one: {screen.program()} keys new")
        return
    is_open = seals.is_open()
    screen.say(
        f"Sealed with {_kind(lock)}, by a key of {day(lock.since.date().isoformat())}. "
        + ("It is open." if is_open else "It is closed: what is restricted stays sealed, all else works.")
    )
    screen.say(SEALED)
    is_clear = is_open and rotation.is_clear(settings.HEEDED_HOME)
    if lock.is_rotating:
        screen.warn(f"a rotation was interrupted: {screen.program()} keys rotate completes it.")
    if is_clear:
        screen.warn(f"some of what is restricted lies in the clear: {screen.program()} keys rotate seals it.")
    raise typer.Exit(1 if lock.is_rotating or is_clear else 0)


@keys.command("change")
def change(
    key_file: KeyFileOption = None,
    rotate: Annotated[
        bool | None, typer.Option("--rotate/--no-rotate", help="Rotate the key too; else it is asked.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Open with another passphrase or key file from now on.

    Who knows the old one and has an old copy of the record can read that copy, and with its key what was sealed since,
    unless the key is rotated too.

    Example: heeded keys change

    Example: heeded keys change --key-file /etc/heeded/record.key --rotate
    """
    place = _opened(home)
    from heeded import settings
    from heeded.store import activity, database, seals

    file = _key_file(key_file, place, is_named=True)
    phrase = _new_passphrase(_given("HEEDED_NEW_PASSPHRASE")) if file is None else None
    with activity.told(settings.HEEDED_USER, "change key"):
        seals.change(phrase, file)
    database.checkpoint()
    screen.say("Changed. The old passphrase or key file opens this record no longer.")
    screen.say(f"{_keep_it(file)}.")
    if rotate is None and sys.stdin.isatty():
        rotate = typer.confirm("It may open old copies, and their key this record: rotate the key?", default=True)
    if rotate:
        _rotate(place)
    else:
        screen.say(f"Where somebody else may know the old one, rotate the key too: {screen.program()} keys rotate")


@keys.command("rotate")
def rotate(home: HomeOption = None) -> None:
    """Make a new key, seal everything with it and erase the old one; complete a rotation that was interrupted.

    What is restricted and lies in the clear is sealed too. The status is 1 where something is damaged: it stays as it
    is, and its key is kept.

    Example: heeded keys rotate
    """
    _rotate(_opened(home))


def ask() -> None:
    """Ask for the passphrase when the record is opened."""
    global _is_asked
    _is_asked = True


def unlock() -> None:
    """Open what is sealed where a key is given, or a passphrase where it is asked for; else it stays sealed.

    Raises UsageError where nobody can be asked, StoreError where it is the wrong one.
    """
    global _is_asked
    from heeded import settings

    is_asked, _is_asked = _is_asked, False
    phrase, file = _given("HEEDED_PASSPHRASE"), settings.HEEDED_KEY_FILE
    if not (is_asked or phrase or file):
        return
    from heeded.store import activity, database, seals

    opening = activity.told(settings.HEEDED_USER, "open key")
    lock = seals.lock() if database.has("store_sealkey") else None
    if lock is None:
        if is_asked:
            screen.warn("this record has no key, so nothing in it is sealed.")
    elif lock.kind == "key_file":
        if file:
            with opening:
                seals.open_with(key_file=file)
        elif is_asked:
            raise UsageError("This record is sealed with a key file: name it in HEEDED_KEY_FILE.")
        else:
            screen.warn("HEEDED_PASSPHRASE opens nothing: this record is sealed with a key file.")
    elif phrase or is_asked:
        phrase = phrase or _asked("Passphrase")
        with opening:
            seals.open_with(passphrase=phrase)
    else:
        screen.warn("HEEDED_KEY_FILE opens nothing: this record is sealed with a passphrase.")


def _opened(home: Path | None) -> Path:
    """The home of a record whose key is open, where need be by asking."""
    open_existing(home)
    from heeded import settings
    from heeded.store import seals

    if not seals.is_set_up():
        raise UsageError(f"This record has no key yet: make one with {screen.program()} keys new")
    if not seals.is_open():
        ask()
        unlock()
    return settings.HEEDED_HOME


def _rotate(place: Path) -> None:
    from heeded import settings
    from heeded.store import activity, rotation

    _seal_existing(place)
    try:
        with screen.progress("Sealing anew") as told, activity.told(settings.HEEDED_USER, "rotate key"):
            problems = rotation.rotate(place, told)
    except KeyboardInterrupt:
        _interrupted()
    for problem in problems:
        screen.warn(problem)
    if problems:
        screen.say("What can be opened is sealed by a new key; the old one is kept for what is damaged.")
        raise typer.Exit(1)
    screen.say("All that is restricted is sealed by a new key, and the old one is erased.")
    screen.say("Copies of the record that were made before hold the old one: delete what you can.")


def _seal_existing(place: Path) -> None:
    from heeded.store import rotation

    try:
        with screen.progress("Sealing") as told:
            rotation.seal_existing(place, told)
    except KeyboardInterrupt:
        _interrupted()


def _interrupted() -> None:
    print(f"heeded: interrupted; nothing is lost, {screen.program()} keys rotate completes it.", file=sys.stderr)
    raise typer.Exit(STOPPED) from None


def _keep_it(file: Path | None) -> str:
    if file:
        return "Keep a copy of the key file far from this machine"
    return "Write the passphrase down on paper and keep it far from this machine"


def _kind(lock: "Lock") -> str:
    return "a key file" if lock.kind == "key_file" else "a passphrase"


def _key_file(option: Path | None, place: Path, is_named: bool = False) -> Path | None:
    """The key file to seal with: the option's, made where it is absent, else the setting's unless it must be named."""
    from heeded import settings
    from heeded.store import wrapping

    file = settings.key_file(str(option), place) if option else None if is_named else settings.HEEDED_KEY_FILE
    if file and not file.exists():
        wrapping.new_key_file(file)
        screen.say(f"Key file: {file} (name it in HEEDED_KEY_FILE)")
    return file


@cache
def _given(name: str) -> str:
    """A passphrase of the environment, from which it is taken: programs that are started later do not get it."""
    return os.environ.pop(name, "")


def _new_passphrase(given: str) -> str:
    from heeded.store import passphrases

    words = (
        f"New passphrase (at least {passphrases.SHORTEST} characters; best are four words that have nothing in common)"
    )
    phrase = given or _asked(words)
    if fault := passphrases.fault(phrase):
        raise UsageError(f"The passphrase is too easy to guess: {fault}")
    if not given and passphrases.folded(_asked("The same again")) != passphrases.folded(phrase):
        raise UsageError("The two are not the same: nothing was changed.")
    return phrase


def _asked(words: str) -> str:
    if not sys.stdin.isatty():
        raise UsageError("There is no terminal to ask for the passphrase at: set HEEDED_PASSPHRASE or HEEDED_KEY_FILE.")
    phrase: str = typer.prompt(words, hide_input=True, err=True)
    return phrase
