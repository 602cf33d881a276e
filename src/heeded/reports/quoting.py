"""The words of a text in, the same as they can stand between quotation marks out."""

import re

__all__ = ["quotable"]

_MARK = re.compile('[“”«»„"]')


def quotable(text: str) -> str:
    """Words on one line that can stand between “ and ”: marks inside are ‘ and ’.

    A mark without its other half ends the quote there, on the shorter side, which is left out.
    """
    said, at = " ".join(text.split()), _unpaired(" ".join(text.split()))
    while at is not None:
        before, after = said[:at].rstrip(), said[at + 1 :].lstrip(" ,.;")
        said = f"{before.rstrip(' ,;')} …" if len(before) >= len(after) else f"… {after}"
        at = _unpaired(said)
    pairs = iter(_MARK.split(said))
    made = next(pairs)
    for count, part in enumerate(pairs):
        made += f"{'’' if count % 2 else '‘'}{part}"
    return made


def _unpaired(text: str) -> int | None:
    """The place of the first mark of a quotation without its other half."""
    opened: int | None = None
    for found in _MARK.finditer(text):
        at = found.start()
        opens = found[0] in "“«„" or (found[0] == '"' and (at == 0 or text[at - 1] in " (["))
        if opens and opened is None:
            opened = at
        elif opens or opened is None:
            return opened if opens else at
        else:
            opened = None
    return opened
