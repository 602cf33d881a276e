"""A request as it comes in; its body kept where it may be as large, and else read to its end and thrown away.

A server that hangs up in the middle of a file leaves the browser with an error of its own; so what is too large is
read, kept nowhere, and answered by the page of `sending` that says what to do.
"""

from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, TransferEncodingNotImplemented
from waitress.receiver import FixedStreamReceiver

from heeded.web import sending

__all__ = ["Channel"]


class _Thrown(FixedStreamReceiver):  # type: ignore[misc]
    """A body of which nothing is kept."""

    def received(self, data: bytes) -> int:
        taken = min(int(self.remain), len(data))
        self.remain -= taken
        self.completed = self.remain == 0
        return taken


class _Request(HTTPRequestParser):  # type: ignore[misc]
    body_rcv: Any

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.chunked:  # no browser sends a form so, and its size is not known before its end
            raise TransferEncodingNotImplemented("A body needs a length.")
        if self.content_length > sending.most(self.path):
            self.body_rcv = _Thrown(self.content_length, self.body_rcv.getbuf())


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection of a browser."""

    parser_class = _Request
