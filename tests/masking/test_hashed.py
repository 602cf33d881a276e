"""Names that are known by hashes alone are found where the names themselves would be, and by no more than that."""

import pytest

from heeded.masking import Hidden, hashed, masked, masks, named_whole, spans, with_hashed

PERSON = Hidden("P-222222", ("Zhazira Quillfeather", "Жазира Квилфезер"), "[X]", ("Sparrow",))
OTHER = Hidden("P-333333", ("Tom Tollgate",), "[Y]")
TEXTS = [
    ("We met Zhazira Quillfeather.", "We met [X].", True),
    ("QUILLFEATHER ZHAZIRA", "[X]", True),
    ("Адвокат Жазиры Квилфезер пришла.", "Адвокат [X] пришла.", True),
    ("Zhazira laughed.", "Zhazira laughed.", False),
    ("Ms Quillfeather laughed.", "Ms [X] laughed.", False),
    ("Zh. Quillfeather laughed.", "[X] laughed.", False),
    ("They call her Sparrow.", "They call her [X].", True),
    ("A sparrow sang to Peter Omarov.", "A sparrow sang to Peter Omarov.", False),
]


@pytest.mark.parametrize(("text", "expected", "is_whole"), TEXTS)
def test_a_hashed_name_is_found(text: str, expected: str, is_whole: bool) -> None:
    known = with_hashed([], [hashed(PERSON)])
    assert masked(text, spans(text, known)) == expected
    assert named_whole(text, known) == ({PERSON.id} if is_whole else frozenset())


def test_known_and_hashed_names_are_masked_together() -> None:
    text = "Zhazira Quillfeather and Tom Tollgate."
    assert masked(text, spans(text, with_hashed([OTHER], [hashed(PERSON)]))) == "[X] and [Y]."
    assert with_hashed([OTHER], []) == masks([OTHER])


def test_what_was_asked_of_clear_names_alone_hides_no_hashed_one() -> None:
    text = "Tom Tollgate met Zhazira Quillfeather."
    assert masked(text, spans(text, masks([OTHER]))) == "[Y] met Zhazira Quillfeather."
    assert masked(text, spans(text, with_hashed([OTHER], [hashed(PERSON)]))) == "[Y] met [X]."


def test_near_a_person_parts_of_a_hashed_name_are_found() -> None:
    text = "Zhazira laughed."
    assert masked(text, spans(text, with_hashed([], [hashed(PERSON)]), {PERSON.id})) == "[X] laughed."


def test_each_salt_gives_other_hashes() -> None:
    one, other = hashed(PERSON), hashed(PERSON)
    assert not {part.stem for part in one.parts} & {part.stem for part in other.parts}
    assert hashed(PERSON, bytes.fromhex(one.salt)) == one


def test_a_hashed_name_holds_no_part_of_it() -> None:
    assert not [
        part for part in ("uil", "kvil", "azir", "pherow", "вил", "азир") if part in str(hashed(PERSON)).lower()
    ]
