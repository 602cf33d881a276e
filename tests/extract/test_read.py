"""Which documents are read, and what keeps one from being read."""

import pytest
from tests.builders import paged

from heeded import extract
from heeded.model import KINDS


@pytest.mark.parametrize(("language", "problems"), [("en", 0), ("ru", 0), (None, 0), ("kk", 1)])
def test_prose_in_a_language_without_rules_is_a_problem(language: str | None, problems: int) -> None:
    document = paged("Arvenia received 40 recommendations.", kind="news", language=language)
    statements, found = extract.read(document)
    assert len(found) == problems
    assert bool(statements) == (language in ("en", None))
    assert all(f"({language})" in problem.message for problem in found)


def test_prose_of_absurd_length_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "LONGEST_PROSE", 10)
    statements, problems = extract.read(paged("Arvenia received 40 recommendations.", kind="news", language="en"))
    assert not statements
    assert "split it" in problems[0].message


def test_every_kind_of_extractor_is_a_kind() -> None:
    assert set(extract.EXTRACTORS) <= set(KINDS)
