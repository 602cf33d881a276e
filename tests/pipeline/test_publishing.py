"""Lists of people and parties leave the house with released names alone; a new list is named or the test fails."""

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from tests.running import heeded

from heeded import followed, ledgers, model, reports, worksheets
from heeded.cases import Release
from heeded.followed import Decision
from heeded.model import Body, CaseDecision, Document, Link, Statement
from heeded.pipeline import View, publishing
from heeded.provenance import Origin, Quote
from heeded.reports.mentioned import Named
from heeded.reports.record import StateRecord
from heeded.store import entries
from heeded.viewer import OWNER, PUBLIC, TEAM, Viewer

LISTS = {
    "StateRecord.people": "publishing.record",
    "Named.name": "publishing.record",
    "Decision.persons": "publishing.decisions",
    "DecisionRow.persons": "publishing.decisions",
    "Uptake.party": "publishing.may_be_listed",
    "End.by": "publishing.may_be_listed for asks; else a party quoted in a document",
    "Told.by": "publishing.uptake for asks; else a party quoted in a document",
    "MentionRow.name": "pipeline.cases.mentions",
}
"""Fields that list people, or what parties had taken up, and what leaves out those that nobody released."""
EXCUSED = {
    "Held.people": "made into StateRecord.people",
    "AssessmentRow.by": "a decision of the team: its level decides", "AssignmentRow.assigned_by": "the same",
    "LinkPart.by": "part of a case", "CaseOf.by": "part of a case", "SaidPart.by": "part of a case",
    "UsePart.by": "part of a case", "UsePart.obtained_by": "part of a case", "SaidPart.obtained_by": "part of a case",
    "PersonPart.spellings": "part of a case", "InvolvedPart.who": "part of a case",
    "InvolvedPart.name": "part of a case", "ActPart.victim": "part of a case", "ActPart.victim_name": "part of a case",
    "Moment.by_whom": "part of a case", "LinkPart.person": "part of a case", "CasePage.begun_by": "part of a case",
    "CasePage.people": "part of a case", "CaseRow.people": "a number", "CaseFile.people": "part of a case",
    "CaseFile.begun_by": "part of a case", "ReleaseRow.name": "of the team", "ReleaseRow.by": "of the team",
    "SetRow.by": "of the team", "WorkspaceRow.by": "of the team", "WorkspaceRow.name": "a workspace's",
    "ItemRow.name": "a source or one's own words",  "MemberRow.by": "of the team", "Task.by": "of the team",
    "DeletionRow.by": "for the owner alone", "Facts.name": "the State's", "RuleRow.by": "of the team",
    "Trait.name": "of a draft's wording", "Draft.by": "a State", "Precedent.by": "States", "Layout.name": "a layout",
    "AssessmentRow.party": "an assessment's level decides", "AssessmentRow.party_kind": "no name",
    "AssignmentRow.responsible": "of the team", "ActivityRow.who": "for the owner alone",
    "Row.by": "who counts, quoted", "Count.by": "who counts, quoted", "ledgers.Told.by": "who counts, quoted",
    "DocumentRow.publisher": "a public document says who published it",
    "Document.publisher": "a public document says who published it",
    "Line.affected_persons": "OHCHR's categories", "Recommendation.affected_persons": "OHCHR's categories",
    "Worksheet.party": "for that party", "Member.by": "recommending States",
    "Person.name": "one statement", "CaseDecision.person": "one statement", "Intervention.party": "no name",
    "Statement.asserted_by": "one statement", "Statement.as_summarised_by": "one statement",
    "Citation.asserted_by": "one statement",
    "Statement.speaker": "one statement",
    "Line.state_name": "a State", "RegisterRow.state_name": "a State", "DateRow.state_name": "a State",
    "Registered.not_by_day": "days and numbers",
    "AskRow.asked_again_by_it": "ids", "Registered.not_by": "a number", "Held.documents_by_key": "documents",
    "HitRow.state_name": "a State", "CountRow.name": "a word for a value of a filter; none are people",
    "HitRow.by": "who made a passage that was looked for",
    "StateRecord.name": "a State", "SetRow.name": "a set", "Citation.name": "a document", "Event.name": "an event",
    "Check.name": "a check", "Intervention.speaking_state": "a State",
}  # fmt: skip
"""Fields whose names look like a list of people, and why they are none, or none that a release decides."""
LOOKS = re.compile(r"person|people|victim|part(y|ies)|(^|_)name$|(^|_)by(_|$)|who(m)?$|speak|contributor|publisher"
                   r"|responsible|signer|author|spelling|defender|journalist|lawyer|witness")  # fmt: skip


def dataclasses() -> Iterator[type]:
    names = [each.name for each in pkgutil.iter_modules(reports.__path__)]
    modules = [importlib.import_module(f"heeded.reports.{name}") for name in names]
    for module in (*modules, followed, ledgers, worksheets, model):
        for each in vars(module).values():
            if isinstance(each, type) and is_dataclass(each) and each.__module__ == module.__name__:
                yield each


def test_every_field_that_may_list_people_is_a_known_list_or_excused_by_name() -> None:
    found = {
        f"ledgers.{kind.__name__}.{each.name}" if kind is ledgers.Told else f"{kind.__name__}.{each.name}"
        for kind in dataclasses()
        for each in fields(kind)
        if LOOKS.search(each.name) and "bool" not in str(each.type)
    }
    assert found - LISTS.keys() - EXCUSED.keys() == set(), "leave it out for who publishes, or excuse it by name"
    assert (LISTS.keys() | EXCUSED.keys()) - found == set(), "these are gone"
    assert not LISTS.keys() & EXCUSED.keys()


def view(viewer: Viewer) -> View:
    return View(viewer, date(2026, 1, 1), "words")


def named(*names: str) -> StateRecord:
    return StateRecord("XAV", "Arvenia", (), people=tuple(Named(n, "victim", "k", "Views", 4, "s") for n in names))


def said(text: str, value: CaseDecision) -> tuple[Document, Statement]:
    return Document("k", Body(""), title=f"Views on {value.person}"), Statement(
        value, Quote(text, 0, len(text)), Origin("test"), "XAV"
    )


@pytest.mark.django_db
class TestReleases:
    def test_a_list_is_whole_in_the_house_and_has_released_names_alone_outside(self) -> None:
        made = named("Ilse Dorn", "Pell Andor")
        entries.add([Release("person", "ilse  DORN", "XAV", "she asked")], "Aya")
        entries.add([Release("party", "Pell Andor", "XAV", ""), Release("person", "Pell Andor", "SVN", "")], "Aya")
        assert publishing.record(made, view(OWNER)) == publishing.record(made, view(TEAM)) == made
        for use in ("publication", "submission"):
            shown = publishing.record(made, view(Viewer("public", use)))  # type: ignore[arg-type]
            assert [each.name for each in shown.people] == ["Ilse Dorn"]
        entries.add([Release("person", "Ilse Dorn", "XAV", "", False)], "Aya")
        assert publishing.record(made, view(PUBLIC)).people == ()

    def test_who_a_decision_is_about_is_masked_in_all_that_is_quoted(self) -> None:
        value = CaseDecision("CCPR", "1/2020", person="Ilse Dorn")
        quoted = said("The State shall release Ilse Dorn and pay Dorn compensation.", value)
        decision = Decision("XAV", "CCPR", "1/2020", None, ("Ilse Dorn",), (), (quoted,), (quoted,), (), (quoted,))
        assert publishing.decisions("XAV", (decision,), view(TEAM)) == (decision,)
        [shown] = publishing.decisions("XAV", (decision,), view(PUBLIC))
        assert shown.persons == ()
        assert "Dorn" not in repr(shown)
        assert shown.asked[0][1].quote.text == (
            "The State shall release [name withheld] and pay [name withheld] compensation."
        )
        entries.add([Release("person", "Ilse Dorn", "XAV", "her family asked")], "Aya")
        assert publishing.decisions("XAV", (decision,), view(PUBLIC)) == (decision,)

    def test_asks_of_parties_are_listed_where_released_and_those_of_un_bodies_always(self) -> None:
        ask = Statement(CaseDecision("CCPR", "1/2020"), Quote("x", 0, 1), Origin("test"), "XAV")
        ends = {
            "ngo": (Document("a", Body("x"), kind="stakeholder_submission", publisher="Press Watch"), ask),
            "nobody": (Document("b", Body("x")), ask),
            "un": (Document("c", Body("x"), kind="un_compilation"), ask),
        }
        links = [Link("takes_up", each, "r", Origin("test"), 1.0) for each in (*ends, "gone")]
        links.append(Link("claims", "ngo", "r", Origin("test"), 1.0))

        def left(viewer: Viewer) -> list[str]:
            return [each.source for each in publishing.uptake("XAV", links, ends, view(viewer))]

        assert left(TEAM) == ["ngo", "nobody", "un", "ngo"]
        assert left(PUBLIC) == ["un", "ngo"]
        entries.add([Release("party", "Press Watch", "XAV", "they asked")], "Aya")
        assert left(PUBLIC) == ["ngo", "un", "ngo"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample's documents by civil society, public but for one, and of the review that took up asks."""
    home = tmp_path_factory.mktemp("record")
    heeded("demo", "--home", home, HEEDED_MEANING="words")
    return home


def shown(sample: Path, *arguments: str, access: str = "public") -> str:
    done = heeded("--access", access, *arguments, home=sample, HEEDED_MEANING="words")
    assert ("are not published: a name stands in them only" in done.stderr) == (access == "public")
    return done.stdout


def test_lists_are_withheld_and_released_one_by_one_on_the_screen_and_in_json(sample: Path) -> None:
    for form in ("table", "json"):
        assert "Ilse Dorn" in shown(sample, "show", "XAV", "--format", form, access="team")
        assert not re.search("Ilse Dorn|Mira Haldis", shown(sample, "show", "XAV", "--format", form))
    by_party = ("links", "XAV", "--kind", "takes_up", "--by-party", "--format", "json")
    assert "Press Watch Arvenia" in shown(sample, *by_party, access="team")
    assert json.loads(shown(sample, *by_party)) == []
    heeded("release", "person", "Ilse Dorn", "--state", "XAV", "--why", "she asked", "--by", "Aya", home=sample)
    party = "Press Watch Arvenia"
    heeded("release", "party", party, "--state", "XAV", "--why", "they asked", "--by", "Aya", home=sample)
    assert [each["name"] for each in json.loads(shown(sample, "show", "XAV", "--format", "json"))["people"]] == [
        "Ilse Dorn"
    ]
    assert [each["party"] for each in json.loads(shown(sample, *by_party))] == [party]


def test_mentions_of_people_are_found_in_the_house_only(sample: Path) -> None:
    def found(access: str, *words: str) -> list[dict[str, object]]:
        arguments = ("--access", access, "search", *words, "--format", "json")
        rows: list[dict[str, object]] = json.loads(heeded(*arguments, home=sample, HEEDED_MEANING="words").stdout)
        return rows

    assert {"Ilse Dorn", "Mira Haldis"} <= {each["quote"] for each in found("team", "--where", "type=person")}
    assert found("public", "--where", "type=person") == []
    assert {tuple(each["types"]) for each in found("public", "Dorn")} == {("ask",)}  # type: ignore[arg-type]
