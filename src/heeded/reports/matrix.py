"""Facts on one review in, OHCHR's matrix out: in the layout of its generation, as rows or as a paper.

The matrix has OHCHR's own English words in every language; as a table of a submission it is in that of the submission.
The themes are those of OHCHR's own list where the record has one, else labels by the shipped models, and the matrix
says which. A column for assessments is added last, and marked as not OHCHR's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from heeded.errors import UsageError
from heeded.model import LabelKind
from heeded.papers import Column, Grid, Language, Note, Paper, Paragraph, words
from heeded.reports import citing
from heeded.reports.charts import MODEL
from heeded.reports.facts import Facts
from heeded.reports.recommendations import Page
from heeded.reports.words import WITHOUT_REPLY, line
from heeded.vocabulary import load
from heeded.vocabulary.labels import Kind, term_in
from heeded.vocabulary.phrases import phrases
from heeded.vocabulary.states import name_of

__all__ = ["OURS", "Layout", "Matrix", "layout_of", "layouts", "matrix", "table"]

OURS = "Assessment (added with Heeded, not by OHCHR)"
NO_THEME = "Other"
POSITIONS = {
    "supported": "Supported", "noted": "Noted", "supported_in_part": "Supported/Noted", "pending": "Pending",
    "no_reply": "", None: "",
}  # fmt: skip
"""As OHCHR's lists print them: one that no reply tells is left empty, which is read as not yet answered."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one generation of lists: each its head, what it holds and its share of the width."""

    name: str
    columns: tuple[tuple[str, str, int], ...]
    group: str
    """What stands before the name of a theme in the row above its recommendations."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows of a matrix: a row of one cell names the theme of those beneath."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    source: str


def layouts() -> dict[str, Layout]:
    """Every layout by its name in `vocabulary/matrices.yml`."""
    return {
        name: Layout(name, tuple((c["head"], c["holds"], c["share"]) for c in found["columns"]), found["group"])
        for name, found in load("matrices")["layouts"].items()
    }


def layout_of(session: int | None, cycle: int) -> Layout:
    """The layout of the lists of a session: one that was read there, else the usual one of the cycle."""
    content = load("matrices")
    read = (name for name, found in content["layouts"].items() if session in found["sessions"])
    return layouts()[next(read, content["usual"].get(cycle, "second"))]


def table(
    facts: Facts, layout: str | None = None, *, with_assessments: bool = False, language: Language = "en"
) -> Matrix:
    """The rows, recommendations under their first theme, in English as OHCHR's or in another language.

    Title, source and our own column are in that of the report. Raises UsageError where the review has none.
    """
    if not facts.pages:
        raise UsageError(
            f"The record has no recommendation to {facts.state_name} in cycle {facts.review.cycle}: add the Working "
            "Group's report of that review, or name another with --cycle."
        )
    form = layouts()[layout] if layout else layout_of(facts.review.session, facts.review.cycle)
    is_listed, say = any(page.line.themes for page in facts.pages), facts.say
    columns = [(head if language == "en" else phrases(language)(head), share) for head, _, share in form.columns]
    by_theme: dict[str, list[tuple[str, ...]]] = {}
    for page in facts.pages:
        cells = [HOLDS[holds](page, is_listed, language) for _, holds, _ in form.columns]
        if with_assessments:
            cells.append(_assessed(page))
        first = next(iter(_labels(page, "theme", is_listed, language)), NO_THEME)
        by_theme.setdefault(first, []).append(tuple(cells))
    rows = [row for theme, found in by_theme.items() for row in ((f"{form.group}{theme}",), *found)]
    told = [
        say("Recommendations and positions from %(report)s and the State's replies") % {"report": facts.review.report}
    ]
    if is_listed:
        told.append(say("themes, persons and SDGs as in OHCHR's list"))
    else:
        told.append(f"{say('themes, persons and SDGs')}{say(': ')}{say(MODEL)}")
    if any(page.line.shown == "no_reply" for page in facts.pages):
        told.append(f"{say('where the position is empty')}, {say(WITHOUT_REPLY['counted'])}")
    title = say("%(name)s: recommendations of the Universal Periodic Review, cycle %(number)s") % {
        "name": facts.name, "number": facts.review.cycle,
    }  # fmt: skip
    return Matrix(title, (*columns, *([(say(OURS), 5)] if with_assessments else [])), tuple(rows), say("; ").join(told))


def matrix(facts: Facts, *, layout: str | None = None, with_assessments: bool = False) -> Paper:
    """The matrix as a paper, in landscape."""
    made = table(facts, layout, with_assessments=with_assessments)
    columns = tuple(Column(head, share) for head, share in made.columns)
    rows = tuple(tuple((words(cell),) for cell in row) for row in made.rows)
    source = Paragraph(
        (words(made.source, Note(str(facts.review.report), document=facts.review.report)),), role="small"
    )
    return Paper(
        "matrix", made.title, (Grid(columns, rows), source), facts.language, is_landscape=True, access=facts.access,
        made=facts.made,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------------- cells


def _recommendation(page: Page, is_listed: bool, language: Language) -> str:
    """As printed: number, words, recommending States in brackets; beneath where the position is from.

    In another language the States have its names, places stand as it cites them, and no semicolon ends the words.
    """
    shown, source = page.line, page.answers[-1].source if page.answers else None
    say = phrases(language)
    place = citing.place(None, source.paragraph, language) if source else ""
    between, place = (" - ", place.capitalize()) if language == "en" else (", ", place)
    is_own = language == "en" and shown.quote.strip().startswith(shown.number)
    printed = line(shown.quote) if is_own else _printed(page, language)
    stated = ""
    if source and source.document:
        stated = f"\n{say('Source of position')}{say(': ')}{between.join(filter(None, (source.document, place)))}"
    end = "" if language != "en" or printed.endswith(".") else ";"
    return f"{printed.rstrip(' ;')}{end}{stated}"


def _printed(page: Page, language: Language) -> str:
    states = "".join(f" ({name_of(code, language)})" for code in page.line.recommending_states)
    return f"{page.line.number} {line(page.line.text).rstrip(' .;')}{states}"


def _states(page: Page, is_listed: bool, language: Language) -> str:
    return "\n".join(name_of(code, language) for code in page.line.recommending_states)


def _position(page: Page, is_listed: bool, language: Language) -> str:
    said = POSITIONS[page.line.shown]
    return phrases(language)(said) if said else ""


def _themes_and_persons(page: Page, is_listed: bool, language: Language) -> str:
    persons = _labels(page, "affected_persons", is_listed, language)
    return "\n".join([
        *_bulleted(_labels(page, "theme", is_listed, language)),
        *([phrases(language)("Affected persons:"), *_bulleted(persons)] if persons else []),
    ])  # fmt: skip


def _themes_persons_and_sdgs(page: Page, is_listed: bool, language: Language) -> str:
    goals = _labels(page, "sdg", is_listed, language)
    told = [phrases(language)("SDGs:"), *_bulleted(goals)] if goals else []
    return "\n".join([_themes_and_persons(page, is_listed, language), *told])


def _sdgs(page: Page, is_listed: bool, language: Language) -> str:
    return "\n".join(_bulleted(_labels(page, "sdg", is_listed, language)))


def _empty(page: Page, is_listed: bool, language: Language) -> str:
    return ""


def _assessed(page: Page) -> str:
    """What each party concludes, and why."""
    return "\n".join(
        f"{each.party}: {each.status}{f' – {line(each.why)}' if each.why else ''}" for each in page.assessments
    )


def _bulleted(labels: Iterable[str]) -> list[str]:
    return [f"- {label}" for label in labels]


NAMES_OF: Mapping[LabelKind, Kind] = {"theme": "themes", "affected_persons": "affected_persons", "sdg": "sdgs"}
"""Which terms of OHCHR's a kind of label is of."""


def _labels(page: Page, kind: LabelKind, is_listed: bool, language: Language) -> tuple[str, ...]:
    """The labels of a kind: OHCHR's where it has a list of the review, else what models are sure of."""
    return tuple(term_in(language, NAMES_OF[kind], each) for each in _printed_labels(page, kind, is_listed))


def _printed_labels(page: Page, kind: LabelKind, is_listed: bool) -> tuple[str, ...]:
    if is_listed:
        of: Mapping[LabelKind, tuple[str, ...]] = {
            "theme": page.line.themes, "affected_persons": page.line.affected_persons, "sdg": page.line.sdgs,
        }  # fmt: skip
        return of[kind]
    found = (each.value for each in page.labels if each.kind == kind and not each.is_proposal)
    goals = load("sdgs")["terms"]
    return tuple(f"{value} - {goals[value]['title']}" if kind == "sdg" and value in goals else value for value in found)


HOLDS: dict[str, Callable[[Page, bool, Language], str]] = {
    "recommendation": _recommendation, "states": _states, "position": _position,
    "themes_and_persons": _themes_and_persons, "themes_persons_and_sdgs": _themes_persons_and_sdgs, "sdgs": _sdgs,
    "assessment": _empty,
}  # fmt: skip
"""What fills a column, by what `matrices.yml` says that it holds."""
