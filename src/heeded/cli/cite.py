"""Command on how things are cited: `cite`."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from heeded.cli.app import COMPARING, CycleOption, HomeOption, app, open_existing, tell_unpublished, view
from heeded.reports import screen

if TYPE_CHECKING:
    from heeded.reports.citing import Reference


class CiteForm(StrEnum):
    """How citations are printed."""

    text = "text"
    bibtex = "bibtex"
    link = "link"
    json = "json"


@app.command()
def cite(
    item: Annotated[
        str,
        typer.Argument(
            help="A recommendation (KAZ/2/124.3), a document's symbol or key, a statement's or figure's id, a State's "
            "record (KAZ, KAZ/2), a chart (KAZ/charts/flow/2)."
        ),
    ],
    number: Annotated[str | None, typer.Argument(help="A recommendation's number.")] = None,
    cycle: CycleOption = None,
    form: Annotated[CiteForm, typer.Option("--format", help="What to print of each.")] = CiteForm.text,
    home: HomeOption = None,
) -> None:
    """Print how an item is cited: words and footnote, for BibTeX, or its address in the website.

    A recommendation comes with each reply, public register and assessment of its chain. What not everybody may see is
    marked: not public.

    Example: heeded cite KAZ 124.3 --cycle 2

    Example: heeded cite A/HRC/28/10 --format bibtex >> thesis.bib

    Example: heeded cite 91d16df3aa367b9bd647

    Example: heeded cite KAZ/charts/flow/2 --format json
    """
    from heeded import codec
    from heeded.pipeline import citing

    open_existing(home)
    of = view()
    with screen.waiting(COMPARING):
        found = citing.references(citing.wanted(item, of, cycle, number), of)
    tell_unpublished()
    if form is CiteForm.json:
        print(codec.dumps(codec.to_json(found), indent=2))
    elif form is CiteForm.link:
        print("\n".join(dict.fromkeys(each.address for each in found)))
    else:
        sys.stdout.write("\n".join(each.bibtex if form is CiteForm.bibtex else _text(each) for each in found))


def _text(each: "Reference") -> str:
    """What it is, its words, the footnote."""
    return f"{each.what}\n{each.quoted or each.footnote}\n"
