"""What the texts of a cluster have in common, in words of one of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.link.cores import core


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Abolish the death penalty", "Proceed to abolish the death penalty in law"], "abolish the death penalty"),
        (["Consider acceding to CEDAW", "Sign the Convention against Torture", "Ratify CAT"], "ratify CAT"),
        (["Set a day for all “erased” people", "Hear without delay what “erased” people say"], "“erased” people"),
        (["Ratify OP-CAT / Ratify OP-CAT without delay", "Sign OP-CAT"], "ratify OP-CAT"),
        (["Amend the Harbour Act to raise wages", "Repeal or amend the Harbour Act"], "amend the Harbour Act"),
        (["Plant trees", "Sing songs"], ""),
        ([""], ""),
    ],
)  # fmt: skip
def test_core(texts: list[str], found: str) -> None:
    assert core(texts) == found


def test_core_in_another_language() -> None:
    texts = ["Abolir la peine de mort", "Envisager d'abolir la peine de mort", "Abolir la peine de mort sans tarder"]
    assert core(texts, "fr") == "abolir la peine de mort"


@given(st.lists(st.text(st.sampled_from("Ratify CAT and train judges; ./()"), max_size=60), min_size=1, max_size=4))
def test_a_core_stands_in_a_text(texts: list[str]) -> None:
    found = core(texts).lower()
    assert not found or any(found.strip("()") in " ".join(text.lower().split()).strip("()") for text in texts)
