"""Commands that make what leaves the house: `report brief` and its kind."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from heeded.cli.app import (
    COMPARING,
    CycleOption,
    HomeOption,
    app,
    code_of,
    existing,
    looker,
    named,
    open_existing,
    view,
)
from heeded.cli.tables import Reach
from heeded.errors import UsageError
from heeded.reports import screen

if TYPE_CHECKING:
    from heeded.papers import Paper
    from heeded.workspaces import Workspace

report = typer.Typer(no_args_is_help=True, help="Make a brief, statement, matrix or other document of the record.")
app.add_typer(report, name="report")


class Language(StrEnum):
    """In which the fixed words of a document are."""

    en = "en"
    fr = "fr"
    es = "es"
    ru = "ru"


LanguageOption = Annotated[Language, typer.Option("--language", help="Of the fixed words; quotes stay as they are.")]
ReachOption = Annotated[
    Reach, typer.Option("--access", help="Up to which level documents may be quoted; public ones alone else.")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="File to write: .docx, .pdf or .md; else it is printed.", metavar="FILE", parser=named),
]

TemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--template",
        help="Your own Word template with {{ title }} and {{ body }}.",
        metavar="FILE.docx",
        parser=existing,
    ),
]


@report.command("brief")
def brief(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    cycle: CycleOption = None,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.public,
    out: OutOption = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make a country brief of two pages: the record in pictures and ten lines, each figure with its footnote.

    Example: heeded report brief KAZ --out kazakhstan.pdf

    Example: heeded report brief KAZ --cycle 2 --language ru --out brief.docx
    """
    make("brief", state, cycle, language, access, (out, template), home)


@report.command("advocacy")
def advocacy(
    state: Annotated[str, typer.Argument(help="The State under review: code or name.")],
    asking: Annotated[str, typer.Option("--for", help="The recommending State: code or name.", metavar="STATE")],
    cycle: CycleOption = None,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.public,
    out: OutOption = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make a sheet for one recommending State: what it asked, what came of it, and what to ask now in its own words.

    Example: heeded report advocacy KAZ --for Norway --out norway.docx
    """
    make("advocacy", state, cycle, language, access, (out, template), home, asking=code_of(asking))


@report.command("press")
def press(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    cycle: CycleOption = None,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.public,
    out: OutOption = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make the skeleton of a press release: checked figures and quotes with their sources, and slots for the rest.

    Example: heeded report press KAZ --out release.docx
    """
    make("press", state, cycle, language, access, (out, template), home)


@report.command("evaluation")
def evaluation(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    in_set: Annotated[
        str | None, typer.Option("--set", help="A working set; else the whole review.", metavar="SET")
    ] = None,
    cycle: CycleOption = None,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.public,
    out: OutOption = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make a coalition's evaluation: what parties conclude, and each recommendation with its chain.

    Example: heeded report evaluation KAZ --set defenders --access team --out evaluation.docx
    """
    make("evaluation", state, cycle, language, access, (out, template), home, name=in_set or "")


@report.command("submission")
def submission(
    state: Annotated[str, typer.Argument(help="The State under review: code or name.")],
    by: Annotated[
        list[str] | None, typer.Option("--by", help="An organisation that submits; several times for a joint one.")
    ] = None,
    in_set: Annotated[
        str | None, typer.Option("--set", help="A working set; else what the State supported.", metavar="SET")
    ] = None,
    about: Annotated[str, typer.Option("--about", help="What the submitters are, in a sentence or two.")] = "",
    contact: Annotated[str, typer.Option("--contact", help="How to reach them.")] = "",
    keywords: Annotated[str, typer.Option("--keywords", help="What it is about.")] = "",
    session: Annotated[
        int | None, typer.Option("--session", min=1, help="The Working Group's session; else the State's next one.")
    ] = None,
    workspace: Annotated[
        str, typer.Option("--workspace", help="A workspace: its words, its cover and no other wish.", metavar="NAME")
    ] = "",
    cycle: CycleOption = None,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.public,
    out: OutOption = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make the first outline of a stakeholder submission in OHCHR's form, and hold it against the official rules.

    Cover page, numbered paragraphs, earlier recommendations first, developments, recommendations, an annex; slots in
    square brackets wait for your own words. When it is finished, heeded check looks at it once more. Of a workspace
    all that stands in it is taken; what is left out is told by name, and the exit status is 1 then.

    Example: heeded report submission KAZ --by "Lantern Coalition" --set defenders --access team --out submission.docx
    """
    wishes: dict[str, Any] = {
        "organisations": tuple(each.strip() for each in by or () if each.strip()), "about": about, "contact": contact,
        "keywords": keywords, "session": session, "name": in_set or "",
    }  # fmt: skip
    if workspace and (cycle or any(wishes.values())):
        raise UsageError("A workspace has its own cover and review: leave --by, --set, --cycle and the others out.")
    lost: tuple[str, ...] = ()
    if workspace:
        of, lost = _written(code_of(state), workspace, language, access, (out, template), home)
        is_joint, session = len(of.organisations) > 1, of.session
    else:
        make("submission", state, cycle, language, access, (out, template), home, **wishes)
        is_joint = len(wishes["organisations"]) > 1
    if out and out.suffix.lower() != ".md":
        _tell_findings(out, code_of(state), is_joint, session)
    if lost:
        screen.warn(f"Left out, as its readers may not see it or it is no longer at hand: {'; '.join(lost)}.")
        raise typer.Exit(1)


def _written(
    state: str, name: str, language: Language, access: Reach, to: tuple[Path | None, Path | None], home: Path | None
) -> "tuple[Workspace, tuple[str, ...]]":
    """Write what stands in a workspace; the workspace as its readers see it, and what is left out."""
    from heeded.pipeline import reporting, workspaces, writing

    _fits("submission", to)
    open_existing(home)
    with screen.waiting(COMPARING):
        readers = reporting.for_readers("submission", view(), access.value)
        of = workspaces.desk(state, name, view())
        done = writing.sheet(of, readers, language.value)
        lost = writing.left_out(of, done, view())
    _put(done.paper, to)
    return done.filled.workspace, lost


def _tell_findings(file: Path, state: str, is_joint: bool, session: int | None) -> None:
    """What the official rules say of a submission that was written."""
    from heeded import ingest
    from heeded.pipeline import checking
    from heeded.reports import checking as rows

    [source] = [each for each in ingest.sources([file]) if isinstance(each, ingest.Source)]
    handed = checking.read_submission(source)  # in this process: it is our own file
    found = checking.of_handed(handed, "joint" if is_joint else "individual", state, view(), session)
    screen.say(f"Words: {found.words}; notes: {found.note_words}; annexes: {found.annex_words}")
    screen.show(rows.screen([rows.row(each) for each in found.findings]))


@report.command("midterm")
def midterm(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    cycle: CycleOption = None,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.team,
    out: OutOption = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make the skeleton of a ministry's mid-term report from its assignments and progress notes.

    Example: heeded report midterm KAZ --cycle 3 --language ru --out midterm.docx
    """
    make("midterm", state, cycle, language, access, (out, template), home)


@report.command("national")
def national(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    cycle: CycleOption = None,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.team,
    out: OutOption = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make the skeleton of a national report for the next review; its words are counted against the limit.

    Example: heeded report national KAZ --out national.docx
    """
    make("national", state, cycle, language, access, (out, template), home)


class Layout(StrEnum):
    """A generation of OHCHR's lists."""

    first = "first"
    states_apart = "states_apart"
    second = "second"


@report.command("matrix")
def matrix(
    state: Annotated[str, typer.Argument(help="A State's code or name.")],
    cycle: CycleOption = None,
    layout: Annotated[
        Layout | None, typer.Option("--layout", help="Columns of another generation than that of the review.")
    ] = None,
    assessments: Annotated[
        bool, typer.Option("--assessments", help="Add a last column with what parties conclude.")
    ] = False,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.public,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="File: .docx, .xlsx, .pdf or .md; else printed.", metavar="FILE", parser=named),
    ] = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make OHCHR's matrix of a review: every recommendation with its position, themes and groups of persons.

    The columns are those of OHCHR's lists of that time. Themes are OHCHR's where the record has its list, else those of
    the shipped models, which the matrix says. heeded import assessments takes a filled in one.

    Example: heeded report matrix SVN --out matrix.docx

    Example: heeded report matrix KAZ --cycle 2 --assessments --out kazakhstan.xlsx
    """
    wishes = {"layout": layout.value if layout else None, "with_assessments": assessments}
    make("matrix", state, cycle, language, access, (out, template), home, **wishes)


class Occasion(StrEnum):
    """Where a statement is made."""

    plenary = "plenary"
    item6 = "item6"
    pre_session = "pre_session"
    working_group = "working_group"


@report.command("statement")
def statement(
    state: Annotated[str, typer.Argument(help="The State under review: code or name.")],
    by: Annotated[str, typer.Option("--by", help="Who speaks: an organisation, or a State by code or name.")],
    occasion: Annotated[Occasion, typer.Option("--at", help="Where it is made.")] = Occasion.plenary,
    seconds: Annotated[
        int | None, typer.Option("--seconds", min=20, max=3600, help="How long it may take; else the rule's time.")
    ] = None,
    pace: Annotated[
        int | None, typer.Option("--words-per-minute", min=60, max=220, help="How fast it is spoken; else 130.")
    ] = None,
    signatories: Annotated[
        list[str] | None, typer.Option("--with", help="An organisation that joins; several times.", metavar="NAME")
    ] = None,
    speakers: Annotated[
        int | None, typer.Option("--speakers", min=1, max=200, help="States on the list of the Working Group.")
    ] = None,
    cycle: CycleOption = None,
    language: LanguageOption = Language.en,
    access: ReachOption = Reach.public,
    out: OutOption = None,
    template: TemplateOption = None,
    home: HomeOption = None,
) -> None:
    """Make an oral statement for a stated time, cut from the facts by their weight, with what was left out.

    Words are counted as they are spoken; it is never longer than the time. In the Working Group States alone speak:
    140 minutes are shared by the States on the list, so that with 103 of them each has 81 seconds.

    Example: heeded report statement KAZ --by "Lantern Coalition" --seconds 90

    Example: heeded report statement KAZ --by Norway --at working_group --speakers 103 --out norway.docx
    """
    from heeded.vocabulary.states import iso3_of

    wishes = {
        "speaker": iso3_of(by) or by.strip(), "occasion": occasion.value, "seconds": seconds, "words_a_minute": pace,
        "signatories": tuple(signatories or ()), "speakers": speakers,
    }  # fmt: skip
    make("statement", state, cycle, language, access, (out, template), home, **wishes)


def make(
    kind: str, state: str, cycle: int | None, language: Language, access: Reach, to: tuple[Path | None, Path | None],
    home: Path | None, **wishes: Any,
) -> None:  # fmt: skip
    """Make a report and write it to a file, by a template where one is given, or print its words."""
    from heeded.pipeline import reporting

    _fits(kind, to)
    code = code_of(state)
    open_existing(home)
    with screen.waiting(COMPARING):
        readers = reporting.for_readers(kind, view(), access.value)
        made = reporting.paper(kind, code, readers, language.value, cycle, **wishes)
    _put(made, to)


def _fits(kind: str, to: tuple[Path | None, Path | None]) -> None:
    """Raise UsageError where a file or a template is not for this kind of report."""
    from heeded.reports.kinds import REPORTS

    out, template = to
    endings = REPORTS[kind].endings
    if template and (out is None or out.suffix.lower() != ".docx"):
        raise UsageError("A template is for Word files: name one with --out that ends with .docx.")
    if out and out.suffix.lower() not in endings:
        raise UsageError(f"{out}: name the file with one of these endings: {', '.join(endings)}.")


def _put(made: "Paper", to: tuple[Path | None, Path | None]) -> None:
    """Write a report to a file, by a template where one is given, or print its words."""
    from heeded.papers.files import bytes_of
    from heeded.papers.pdf import MOST_LETTERS, unprintable
    from heeded.store import activity
    from heeded.whole import write_whole

    out, template = to
    if out is None:
        screen.say(bytes_of(made, ".md").decode())
        return
    activity.exported(looker())
    write_whole(out, _file(out.suffix.lower(), made, template))
    print(f"{made.title}: {out}", file=sys.stderr)
    if out.suffix.lower() == ".pdf" and (absent := unprintable(made)):
        screen.warn(
            f"No font of this computer has {len(absent)} letters of the report ({absent[:MOST_LETTERS]}): the PDF "
            "shows boxes for them. Install a font that has them, such as Noto Sans, or write a .docx."
        )
        raise typer.Exit(1)


def _file(ending: str, made: Any, template: Path | None) -> bytes:
    from heeded.papers import files

    if template is None:
        return files.bytes_of(made, ending)
    return files.in_template(made, _read(template), template.name)


def _read(template: Path) -> bytes:
    """The bytes of a template; raises UsageError where it cannot be read, or is larger than any."""
    from heeded.papers.template import MOST_BYTES, too_large

    try:
        size = template.stat().st_size
        if size > MOST_BYTES:
            raise UsageError(too_large(template.name, size))
        return template.read_bytes()
    except OSError as error:
        raise UsageError(f"{template} cannot be read as a template: {error.strerror}.") from None
