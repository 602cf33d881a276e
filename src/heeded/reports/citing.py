"""A recommendation in, how a text cites it out: as a footnote of the United Nations, and for BibTeX.

A footnote is the document's symbol and the paragraph, as the UN's own documents cite each other; a page stands in
where no paragraph is known.
"""

import re

from heeded.reports.recommendations import Line

__all__ = ["bibtex", "footnote"]

_ESCAPED = {
    **{sign: f"\\{sign}" for sign in "{}$&%#_"},
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
# Whatever BibTeX or an address does not take in a key: "KAZ/3/124.3" is KAZ-3-124.3
_NO_KEY = re.compile(r"[^A-Za-z0-9.]+")


def footnote(line: Line) -> str:
    """As "A/HRC/28/10, para. 124.3."; the document alone where neither paragraph nor page is known."""
    place = f", para. {line.paragraph}" if line.paragraph else f", p. {line.page}" if line.page else ""
    return f"{line.document}{place}."


def bibtex(line: Line) -> str:
    """One entry of the kind `misc`; it has no year, as the record does not hold a document's own for every one."""
    fields = (
        ("title", f"Recommendation {line.id} to {line.state_name}"),
        ("howpublished", footnote(line).removesuffix(".")),
        ("note", f"Recommended by {', '.join(line.recommending_names)}" if line.recommending_names else ""),
    )
    told = "".join(f"  {name} = {{{{{_escaped(text)}}}}},\n" for name, text in fields if text)
    return f"@misc{{{_NO_KEY.sub('-', line.id)},\n{told}}}\n"


def _escaped(text: str) -> str:
    """Words that BibTeX reads as they are: on one line, its signs escaped, without control characters."""
    plain = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return "".join(_ESCAPED.get(sign, sign) for sign in plain)
