"""A port in, the website on it out: on this machine alone, until Ctrl-C or the page that closes it."""

import _thread
import socket
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from threading import Thread, Timer

__all__ = ["HOST", "PORT", "bound", "end", "serve"]

HOST = "127.0.0.1"
PORT = 8700
FURTHER = 20
"""Ports that are tried after the one asked for."""
THREADS = 6
IN_MEMORY = 1 << 26
"""Bytes of a request or an answer that are held in memory: beyond, waitress writes them to a file."""
LARGEST = 1 << 40
"""Bytes of a request that are read to their end, so that the browser shows the page that refuses them."""
UNTIL_END = 0.5
"""Seconds between the last answer and the end of the program: the browser has the answer by then."""


def bound(port: int) -> socket.socket | None:
    """A socket on the port or the next free one of this machine; None where all of them are taken."""
    for each in range(port, min(port + FURTHER, 1 << 16)):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            found.bind((HOST, each))
            found.listen()
        except OSError:
            found.close()
            continue
        return found
    return None


def serve(at: socket.socket, ready: Callable[[], None]) -> None:
    """Answer on a socket until the program is interrupted; `ready` is called when the first request can come."""
    from waitress.server import create_server

    from heeded.web import importing, receiving
    from heeded.web.wsgi import application

    # Files of waitress lie in the home, for its owner alone, and not in the system's folder for temporary files.
    tempfile.tempdir = str(importing.room())
    importing.sweep()
    with closing(at):
        server = create_server(
            application,
            sockets=[at],
            threads=THREADS,
            ident=None,
            inbuf_overflow=IN_MEMORY,
            outbuf_overflow=IN_MEMORY,
            max_request_body_size=LARGEST,
        )
        server.channel_class = receiving.Channel
        ready()
        Thread(target=_warm, daemon=True).start()
        server.run()


def end() -> None:
    """End the program as Ctrl-C does, once the answer that says so was sent."""
    Timer(UNTIL_END, _thread.interrupt_main).start()


def _warm() -> None:
    """Search once in the background: the first search of a process reads the index, and finds it read."""
    from django.http import HttpRequest

    from heeded import pipeline
    from heeded.query import Query
    from heeded.store import database
    from heeded.web.viewing import view_of

    try:
        with suppress(Exception):  # the page that meets it tells it
            pipeline.search(Query("human rights"), view_of(HttpRequest()), 0, 1)
    finally:
        database.close()
