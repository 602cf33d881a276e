"""What a file says about itself outside its main text: metadata, running headers, links; in and out: plain strings."""

from dataclasses import dataclass

__all__ = ["Hints"]


@dataclass(frozen=True, slots=True)
class Hints:
    """Facts beside the text, none of them certain: metadata is often inherited from a template.

    `date` is the day of publication that a web page states of itself, `made` the day on which the file was last saved.
    `headers` are running headers and footers, each distinct line once, the most frequent first; `warnings` are
    sentences on how the file was read (by OCR, with a guessed encoding) that become Problems. `head` holds the first
    lines, cut at 2,000 characters, as they stood before boilerplate was taken out, `dropped` the lines taken out: both
    may name publisher and date.
    """

    title: str | None = None
    author: str | None = None
    date: str | None = None
    made: str | None = None
    site: str | None = None
    headers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
