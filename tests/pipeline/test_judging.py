"""Judgements over rebuilds: they hold, lapse where the machine reads another value, and are never lost."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from importlib import resources
from pathlib import Path

import docx
import pytest

from heeded import pipeline
from heeded.errors import UsageError
from heeded.pipeline import View
from heeded.primary import Verdict
from heeded.store import entries
from heeded.viewer import OWNER

pytestmark = pytest.mark.django_db(transaction=True)
VIEW = View(OWNER, date(2025, 3, 1), "words")
ID = "XAV/4/44.21"
REPORT = "a_hrc_57_90_e.docx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Arvenia's fourth review as a Word file, and what civil society says."""
    place = tmp_path / "files"
    with resources.as_file(resources.files("heeded") / "sample" / "arvenia") as sample:
        shutil.copytree(sample / "civil-society", place)
        shutil.copy(sample / "cycle-4" / REPORT, place)
    build(place)
    return place


def build(place: Path) -> None:
    pipeline.build([place], place.parent / "home", pipeline.Limits(workers=1))


def rewrite(place: Path, change: Callable[[str], str | None]) -> None:
    """Change paragraphs of the report, or take them out, and build anew."""
    document = docx.Document(str(place / REPORT))
    for paragraph in document.paragraphs:
        new = change(paragraph.text)
        if new is None:
            paragraph._p.getparent().remove(paragraph._p)  # type: ignore[union-attr]
        elif new != paragraph.text:
            paragraph.text = new
    document.save(str(place / REPORT))
    build(place)


def judge(verdict: Verdict, value: str | None = None, by: str = "Aya", words: str = ID, cluster: bool = False) -> None:
    field = "found" if " " in words else "position"
    of = pipeline.found("XAV", VIEW)
    entries.add(pipeline.judgements(words, field, verdict, value, "", of, VIEW, cluster), by)


def position(subject: str = ID) -> str | None:
    return pipeline.lines("XAV", VIEW)[subject].position


def test_a_judgement_holds_when_another_file_changes(folder: Path) -> None:
    assert position() == "noted"
    judge("correct", "supported")
    assert position() == "supported"
    told = folder / "press-watch-submission.txt"
    told.write_text(told.read_text("utf-8") + "\nThe register was opened once more.\n", "utf-8")
    build(folder)
    [page] = pipeline.pages("XAV", VIEW, "44.21", 4)
    assert page.line.position == "supported"
    assert page.answers[-1].reason == "corrected by Aya"
    assert page.answers[-1].occasion == "judgement"
    [review] = [each for each in pipeline.record("XAV", VIEW).reviews if each.cycle == 4]
    assert review.counts
    assert review.counts["supported"] == 1
    exported = pipeline.held("XAV", VIEW)
    assert [o.counts["supported"] for o in exported.outcomes if o.cycle == 4] == [1]


def test_it_lapses_when_the_machine_reads_another_value_and_is_asked_again(folder: Path) -> None:
    judge("correct", "supported_in_part")
    rewrite(folder, lambda text: "The recommendations below enjoy the support of Arvenia:"
            if "will be examined by Arvenia" in text else text)  # fmt: skip
    assert position() == "supported"
    items, standing = pipeline.review("XAV", VIEW, 3)
    assert (items[0].subject, items[0].reason, items[0].value) == (ID, "lapsed", "supported")
    assert 'Aya judged "noted", and the machine reads "supported" now' in items[0].why
    judge("accept")
    items, standing = pipeline.review("XAV", VIEW, 300)
    assert ID not in {item.subject for item in items if item.field == "position"}
    assert len(standing.rulings) == 1


def test_what_was_judged_and_is_gone_is_listed_and_comes_back(folder: Path) -> None:
    judge("correct", "supported")
    whole = (folder / REPORT).read_bytes()
    rewrite(folder, lambda text: None if text.startswith("44.21") else text)
    _, standing = pipeline.review("XAV", VIEW, 3)
    assert [each.value.verdict for each in standing.vanished] == ["correct"]
    (folder / REPORT).write_bytes(whole)
    build(folder)
    assert position() == "supported"


def test_who_disagree_are_both_kept_and_first_in_the_queue(folder: Path) -> None:
    judge("correct", "supported")
    judge("accept", by="Ben")
    assert position() == "noted"
    items, _ = pipeline.review("XAV", VIEW, 1)
    assert (items[0].subject, items[0].reason) == (ID, "conflict")
    judge("correct", "supported", by="Ben")
    assert position() == "supported"


def test_a_rejected_link_is_proposed_no_more_and_asked_no_more(folder: Path) -> None:
    link = next(each for each in pipeline.found("XAV", VIEW).links if each.kind == "takes_up" and each.is_proposed)
    words = f"takes_up {link.source} {link.target}"
    judge("reject", words=words)
    shown = pipeline.links("XAV", "takes_up", VIEW).rows
    assert len(shown) == len([each for each in pipeline.found("XAV", VIEW).links if each.kind == "takes_up"])
    assert sum(row.proposed for row in shown) == sum(
        each.is_proposed for each in pipeline.found("XAV", VIEW).links if each.kind == "takes_up"
    ) - 1  # fmt: skip
    items, standing = pipeline.review("XAV", VIEW, 300)
    assert words not in {item.subject for item in items}
    assert {place[0] for place in standing.rulings} == {words}


def test_the_queue_is_ordered_and_names_what_to_type(folder: Path) -> None:
    items, _ = pipeline.review("XAV", VIEW, 300)
    assert [item.rank for item in items] == sorted((item.rank for item in items), reverse=True)
    assert {item.reason for item in items} >= {"position"}
    of = pipeline.found("XAV", VIEW)
    for item in items:
        made = pipeline.judgements(item.subject, item.field, "accept", None, "", of, VIEW, False)
        assert json.loads(made[0].value) in (item.value, item.value == "true")


def test_a_label_is_judged_and_comes_back_with_the_judgement(folder: Path) -> None:
    def labels() -> set[tuple[str, str]]:
        [page] = pipeline.pages("XAV", VIEW, "44.21", 4)
        return {(label.kind, label.value) for label in page.labels}

    kind, value = sorted(labels())[-1]
    words = f"label {kind} {value} {ID}"
    judge("reject", words=words)
    assert (kind, value) not in labels()
    _, standing = pipeline.review("XAV", VIEW, 3)
    assert standing.vanished == ()
    judge("accept", words=words)
    assert (kind, value) in labels()


@pytest.mark.parametrize(("words", "field", "verdict", "value", "said"), [
    ("XAV/4/44.99", "position", "accept", None, "nothing called 'XAV/4/44.99'"),
    ("likes a b", "found", "accept", None, "names nothing to judge"),
    (ID, "stance", "accept", None, "has no stance to judge; it has: found, position"),
    (ID, "position", "correct", "green", "give the right value"),
    (ID, "position", "correct", "noted", "accept it"),
])  # fmt: skip
def test_nonsense_is_refused(
    folder: Path, words: str, field: str, verdict: Verdict, value: str | None, said: str
) -> None:
    of = pipeline.found("XAV", VIEW)
    with pytest.raises(UsageError, match=said):
        pipeline.judgements(words, field, verdict, value, "", of, VIEW, False)


def test_a_cluster_is_judged_as_one(folder: Path) -> None:
    same = "44.22\tClose the register of associations with money from abroad (Norway);"
    rewrite(folder, lambda text: same if text.startswith("44.22") else text)
    known = pipeline.lines("XAV", VIEW)
    names = pipeline.clusters(known, VIEW)
    alike = {subject for subject, name in names.items() if name == ID}
    assert alike >= {ID, "XAV/4/44.22"}
    judge("correct", "supported", cluster=True)
    assert {each for each, line in pipeline.lines("XAV", VIEW).items() if line.position == "supported"} >= alike
    with pytest.raises(UsageError, match="belongs to no cluster"):
        judge("accept", words=next(subject for subject in known if subject not in names), cluster=True)
