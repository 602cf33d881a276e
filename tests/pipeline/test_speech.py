"""What the press says that States recommended is kept, and is no further recommendation of the review."""

from datetime import date
from pathlib import Path

from heeded.ingest import sources
from heeded.model import Reading, Recommendation
from heeded.pipeline import outcomes, read_source
from heeded.reports.record import Held, of_cycle, record

ARVENIA = Path(__file__).resolve().parents[2] / "src" / "heeded" / "sample" / "arvenia"
NEWS = """Arvenia hears its neighbours

GENEVA, 2 May 2024 - Norway and Chile urged Arvenia on Monday to free the editors it holds, correspondents said.

Several countries recommended that Arvenia lift the curfew. Its fourth Universal Periodic Review ended on Friday.
"""


def readings(folder: Path) -> list[Reading]:
    found = [read_source(source) for source in sources([folder])]
    return [each for each in found if isinstance(each, Reading)]


def test_a_paraphrase_in_the_press_counts_nowhere(tmp_path: Path) -> None:
    report = next(ARVENIA.rglob("a_hrc_57_90_e.docx"))
    (tmp_path / report.name).write_bytes(report.read_bytes())
    before = readings(tmp_path)
    (tmp_path / "news.txt").write_text(NEWS)
    (tmp_path / "heeded.yml").write_text("news.txt: {kind: news, states: [XAV], cycle: 4}\n")
    after = readings(tmp_path)
    said = [each.value for one in after if one.document.kind == "news" for each in one.statements]
    paraphrases = [each for each in said if isinstance(each, Recommendation)]
    assert [(each.recommending_states, each.number) for each in paraphrases] == [(("NOR", "CHL"), None), ((), None)]

    today = date(2024, 6, 30)
    alone, together = outcomes("XAV", before, today), outcomes("XAV", after, today)
    assert [one.counts for one in together] == [one.counts for one in alone]
    assert [len(one.chains) for one in together] == [len(one.chains) for one in alone]
    checks = [[[c for c in one.checks if c.name != "calendar"] for one in each] for each in (together, alone)]
    assert checks[0] == checks[1], "that the text names the review by its ordinal is all that it adds"
    first, second = (of_cycle(record(Held("XAV", each), today), 4).reviews[0] for each in (alone, together))
    assert (second.counts, second.groups) == (first.counts, first.groups)
