"""A chart in, a picture of a report out, drawn for print, with the sentence that tells it and its note."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heeded.papers import Note, Picture, Words, words
from heeded.reports import charts, drawing
from heeded.reports.charts import Chart
from heeded.reports.facts import Facts
from heeded.reports.recommendations import Page

__all__ = ["flow", "pictured"]

WIDE, HALF = (drawing.Form(width, is_whole=False, is_print=True) for width in (640, 420))


def pictured(chart: Chart, note: Note, is_half: bool = False) -> Iterator[Picture]:
    """The chart over the width of the text or half of it; nothing where it has no rows."""
    if chart.rows:
        drawn = drawing.svg(drawing.spec(chart, HALF if is_half else WIDE))
        caption = Words(f"{chart.title}. ", "strong"), words(chart.source, note)
        yield Picture(drawn, chart.alt, caption, 0.5 if is_half else 1.0)


def flow(facts: Facts, pages: Sequence[Page]) -> Chart:
    """What came of what was asked; without rows where nothing is known of any of it."""
    statuses = {page.line.id: [each.stands_for for each in page.assessments] for page in pages}
    made = charts.flow(facts.record, pages, statuses, facts.review.cycle, facts.say)
    nothing = facts.say(charts.OUTCOMES["nothing"])
    return replace(made, rows=()) if all(row[1] == nothing for row in made.rows) else made
