"""What is entered of a case is checked in words that help, and a case whole tells what to take care of."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from heeded.assess.cases import (
    case_file,
    consent,
    day,
    kind_of_target,
    past_day,
    person,
    pseudonym_remarks,
    remarks,
    warnings,
)
from heeded.cases import Act, Case, CaseLink, CaseStatus, Consent, Effort, Participant, SamePerson
from heeded.consent import same
from heeded.errors import HeededError, UsageError
from heeded.followed import CaseFile, Linked
from heeded.model import Access
from heeded.primary import Kept

TODAY = date(2026, 5, 1)


def kept(value: Any, at: int = 0, by: str = "Aya") -> Kept[Any]:
    return Kept(f"{at:05d}", by, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=at), value)


def file(*values: Any, access: Access = "team", links: tuple[Linked, ...] = (), **of: Any) -> CaseFile:
    """The case C-222222 with what belongs to it, entered in this order."""
    case = Case("C-222222", "person", "The beekeeper", access)
    words = [kept(value, at) for at, value in enumerate(values, 1)]
    decided = [each for each in words if isinstance(each.value, SamePerson)]
    return case_file([kept(case)], words, links, of.get("others", {}), same(decided), TODAY)


ANA = Participant("C-222222", "P-222222", ("Ana Novak", "Ана Новак"), "victim", "Rose")


# ---------------------------------------------------------------------------------------------------------- entering


@pytest.mark.parametrize(("words", "kind"), [
    ("0123456789abcdef0123", "statement"),
    ("a" * 64, "document"),
    ("A/HRC/28/10", "document"),
    ("A/HRC/28/10/Add.1", "document"),
    ("CAT/C/XAV/CO/4", "document"),
    ("KAZ/2/124.3", "recommendation"),
    ("kazakhstan/2/124.3", "recommendation"),
    ("CCPR 2131/2012", "decision"),
    ("CCPR/C/112/D/2131/2012", "decision"),
    ("WGAD 67/2019", "decision"),
    ("Criminal Code, art. 274", "provision"),
    ("Law on Assemblies, § 4", "provision"),
    ("Constitution, article 20", "provision"),
    ("Уголовный кодекс, ст. 174", "provision"),
])  # fmt: skip
def test_targets_are_told_by_their_form(words: str, kind: str) -> None:
    assert kind_of_target(words) == kind


@pytest.mark.parametrize("words", ["", "Ana Novak", "KAZ", "KAZ/2", "report.pdf", "the law"])
def test_other_words_name_no_target(words: str) -> None:
    with pytest.raises(UsageError, match="can be linked to"):
        kind_of_target(words)


@pytest.mark.parametrize(("fields", "since", "until"), [
    ({}, "2026-05-01", None),
    ({"since": "2024-01-31"}, "2024-01-31", None),
    ({"since": "2026-04-01", "until": "2026-04-01"}, "2026-04-01", "2026-04-01"),
    ({"since": "2026-01-01", "until": "2026-04-01"}, "2026-01-01", "2026-04-01"),
    ({"until": "2027-01-01"}, "2026-05-01", "2027-01-01"),
])  # fmt: skip
def test_a_consent_may_lie_in_the_past(fields: dict[str, str], since: str, until: str | None) -> None:
    made = consent("C-222222", "P-222222", "publication", True, TODAY, **fields)
    assert (made.since, made.until) == (since, until)


@pytest.mark.parametrize(("is_given", "fields", "said"), [
    (True, {"until": "2026-04-30"}, "before the first day, 2026-05-01"),
    (True, {"since": "2026-06-02", "until": "2026-06-01"}, "before the first day, 2026-06-02"),
    (True, {"since": "2026-02-30"}, "is no date"),
    (True, {"since": "2026-02"}, "write a whole day"),
    (True, {"until": "soon"}, "is no date"),
    (False, {"until": "2027-01-01"}, "holds at once"),
    (False, {"since": "2027-01-01"}, "holds at once"),
])  # fmt: skip
def test_days_that_make_no_sense_are_refused(is_given: bool, fields: dict[str, str], said: str) -> None:
    with pytest.raises(HeededError, match=said):
        consent("C-222222", "P-222222", "publication", is_given, TODAY, **fields)


@pytest.mark.parametrize(("since", "until", "before", "said"), [
    ("2026-01-01", "2026-04-01", (), "It ended on 2026-04-01: it allows nothing now."),
    ("2026-06-01", "", (), "It holds from 2026-06-01"),
    ("2026-01-01", "", (("2026-02-01", False),), "A later refusal or withdrawal, of 2026-02-01, stands"),
    ("2026-01-01", "", (("2026-02-01", True),), "A later consent, of 2026-02-01, stands"),
])  # fmt: skip
def test_who_enters_a_consent_hears_that_it_allows_nothing(
    since: str, until: str, before: tuple[tuple[str, bool], ...], said: str
) -> None:
    made = consent("C-222222", "P-222222", "team", True, TODAY, since, until)
    earlier = [kept(Consent("C-222222", "P-222222", "team", is_given, when)) for when, is_given in before]
    [told] = remarks(made, earlier, TODAY)
    assert said in told


def test_a_consent_that_counts_and_a_refusal_need_no_remark() -> None:
    assert remarks(consent("C-222222", "P-222222", "team", True, TODAY), [], TODAY) == ()
    assert remarks(consent("C-222222", "P-222222", "team", False, TODAY), [], TODAY) == ()


def test_what_has_not_come_yet_has_not_happened() -> None:
    assert past_day("2026-05", "--date", TODAY) == "2026-05"
    with pytest.raises(UsageError, match="has not come yet"):
        past_day("2026-06", "--date", TODAY)
    with pytest.raises(UsageError, match="whole day"):
        day("2026-05", "--since")


@pytest.mark.parametrize(("pseudonym", "said"), [
    ("Ana", "gives away 'ana'"), ("Rose NOVAK", "gives away 'novak'"), ("Новак", "gives away 'новак'"),
])  # fmt: skip
def test_a_pseudonym_gives_nothing_away(pseudonym: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        person("C-222222", "P-222222", ["Ana Novak", "Ана Новак"], "victim", pseudonym)


def test_a_person_has_a_name_and_each_spelling_once() -> None:
    made = person("C-222222", "P-222222", [" Ana  Novak ", "Ana Novak", "Ана Новак"], "victim", " Rose ")
    assert (made.spellings, made.pseudonym) == (("Ana Novak", "Ана Новак"), "Rose")
    for nothing in ("", "  ", "-"):
        with pytest.raises(UsageError, match="needs a name"):
            person("C-222222", "P-222222", [nothing], "victim")


@pytest.mark.parametrize(("pseudonym", "said"), [
    ("Lily", []), ("", []), ("ROSE", ["P-222222 is shown as ROSE, too"]),
    ("Novak", ["Novak is part of the name of P-222222"]),
])  # fmt: skip
def test_a_pseudonym_that_misleads_is_told(pseudonym: str, said: list[str]) -> None:
    new = Participant("C-333333", "P-333333", ("Mira Hale",), "victim", pseudonym)
    found = pseudonym_remarks(new, [ANA, new])
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))


# -------------------------------------------------------------------------------------------------------- whole cases


def test_the_last_word_on_each_thing_stands_in_order_of_time() -> None:
    whole = file(
        ANA,
        CaseStatus("C-222222", "2026-03", "on_trial"),
        CaseStatus("C-222222", "2025-12-31", "charged", "for honey"),
        CaseStatus("C-222222", "2025-12-31", "charged", "for wax"),
        Effort("C-222222", "2026-02", "Lantern", "letter"),
        Effort("C-222222", "2026-02", "Lantern", "letter", response="none"),
        Act("C-222222", "A-333333", "search", "P-222222", "2026-01"),
        Act("C-222222", "A-222222", "arrest", "P-222222"),
    )
    assert [(each.value.date, each.value.note) for each in whole.statuses] == [
        ("2025-12-31", "for wax"), ("2026-03", ""),
    ]  # fmt: skip
    assert [each.value.response for each in whole.efforts] == ["none"]
    assert [each.value.id for each in whole.acts] == ["A-222222", "A-333333"]
    assert (whole.since, whole.begun_by) == ("2026-01-01", "Aya")
    assert [(right.use, right.is_open) for right in whole.leaves["P-222222"]] == [
        ("storage", True), ("team", True), ("submission", False), ("publication", False),
    ]  # fmt: skip


def told(whole: CaseFile, *elsewhere: Participant, decided: tuple[tuple[str, str], ...] = ()) -> tuple[str, ...]:
    return warnings(whole, elsewhere, decided, TODAY)


def test_a_link_to_what_is_gone_stays_and_is_told() -> None:
    gone = Linked(kept(CaseLink("C-222222", "0123456789abcdef0123")), "statement", is_gone=True)
    [said] = told(file(links=(gone, Linked(kept(CaseLink("C-222222", "WGAD 1/2026")), "decision"))))
    assert "0123456789abcdef0123 is not, or no longer, in the record" in said
    assert "heeded case unlink C-222222 '0123456789abcdef0123'" in said


def test_people_of_one_name_are_told_until_a_person_decides() -> None:
    other = Participant("C-222222", "P-333333", ("ANA NOVAK",), "witness")
    far = Participant("C-333333", "P-444444", ("Ана Новак",), "victim")
    [said] = told(file(ANA, other))
    assert said.startswith("P-222222 and P-333333 have the same name.")
    assert told(file(ANA, other), decided=(("P-333333", "P-222222"),)) == ()
    [said] = told(file(ANA), far)
    assert "P-444444 (in C-333333)" in said
    assert told(file(), ANA, far) == ()


@pytest.mark.parametrize(("words", "access", "said"), [
    ((("publication", True, "2026-01-01", "2026-04-30"),), "team", ["publication ended on 2026-04-30"]),
    ((("publication", True, "2026-01-01", "2026-05-31"),), "team", ["publication ends on 2026-05-31"]),
    ((("publication", True, "2026-01-01", "2026-06-01"),), "team", []),
    ((("publication", True, "2026-01-01", "2026-05-01"),), "team", ["publication ends on 2026-05-01"]),
    ((("publication", False, "2026-01-01", None),), "team", []),
    ((("storage", False, "2026-01-01", None),), "team", ["does not want to be kept here"]),
    ((), "team", []),
    ((), "public", ["nobody wrote down whether P-222222 agrees"]),
    ((("publication", True, "2026-01-01", None),), "public", []),
])  # fmt: skip
def test_ends_of_consents_are_told_in_time(words: tuple[Any, ...], access: Access, said: list[str]) -> None:
    found = told(file(ANA, *(Consent("C-222222", "P-222222", *word) for word in words), access=access))
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))


def test_a_refusal_in_another_case_of_the_same_person_counts_here() -> None:
    refused = kept(Consent("C-333333", "P-444444", "team", False, "2026-02-01"))
    one = SamePerson("C-222222", "P-222222", "C-333333", "P-444444")
    whole = file(ANA, one, others={"P-444444": [refused]})
    assert whole.one["P-222222"] == ("P-444444",)
    assert [right.use for right in whole.leaves["P-222222"] if right.is_open] == ["storage"]
    assert [right.use for right in file(ANA, others={"P-444444": [refused]}).leaves["P-222222"] if right.is_open] == [
        "storage", "team",
    ]  # fmt: skip
