"""Every command, for viewers without leave: no planted word, no name, and not one count or neighbour more.

A home with restricted material says the same, byte for byte, as one that never held it.
"""

import html
import os
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.protection import commands
from tests.protection.homes import Home, arguments, planted, walked
from tests.protection.planting import SURNAMES, statement_of, values, word

Said = dict[str, str]
VIEWERS = {"team": ("team", True), "public": ("public", True), "closed": ("", False)}
"""Who looks: up to which level, and whether the key is open."""
OWN_HOME = {"team": "team", "public": "public", "closed": "team"}
"""The home that holds only what each viewer may see."""
ABOVE = {"team": ("restricted",), "closed": ("restricted",), "public": ("restricted", "team")}


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Home]:
    return planted(tmp_path_factory.mktemp("planted"), ("restricted", "team", "public"))


@pytest.fixture(scope="module")
def walks(homes: dict[str, Home], tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Said]:
    """What was put out, by viewer and home."""
    place = tmp_path_factory.mktemp("walks")
    wanted = [(viewer, of) for viewer in VIEWERS for of in ("restricted", OWN_HOME[viewer])]

    def walk(number: int, viewer: str, of: str) -> Said:
        facts = arguments(homes, of, OWN_HOME[viewer], place / "tables")
        lines = [each for table in (commands.READING, commands.WRITING)
                 for each in commands.lines(facts, table, with_ways=viewer == "team")]  # fmt: skip
        return walked(homes[of], place / f"walk-{number}", lines, *VIEWERS[viewer])

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        done = pool.map(walk, range(1, 10), *zip(*wanted, strict=True))
    return dict(zip(wanted, done, strict=True))


@pytest.fixture(scope="module")
def owners(homes: dict[str, Home], tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What the owner sees of all that is planted."""
    place = tmp_path_factory.mktemp("owner")
    lines = commands.lines(arguments(homes, "restricted", "restricted", place / "tables"), commands.READING)
    return walked(homes["restricted"], place / "walk-0", lines)


NEVER_SHOWN = {
    "docx", "textappraisal", "textevent", "textevidence", "textfigure", "textmembers", "speaker",  # texts, not listed
    "rendering",  # another file of the document counts
    "header", "status", "judgementnote",  # kept; no command lists them
    "sidecar",  # a fact that is none: its name is told, its value is not
}  # fmt: skip
"""Places of planted words that no command puts out for their owner either."""


def test_the_owner_sees_what_is_planted(owners: Said, homes: dict[str, Home]) -> None:
    """Else nothing would be shown by not finding it."""
    shown = {each for text in owners.values() for each in re.findall(word("restricted") + r"[a-z]*", text)}
    kept = values("restricted", "0" * 20)
    planted_words = {each for value in kept for each in re.findall(word("restricted") + r"[a-z]*", repr(value))}
    planted_words |= {each for path in homes["restricted"].folder.rglob("*") for each in
                      re.findall(word("restricted") + r"[a-z]*", path.name)}  # fmt: skip
    planted_words |= set(re.findall(word("restricted") + r"[a-z]*", statement_of("restricted")))
    assert planted_words - shown <= {word("restricted", each) for each in NEVER_SHOWN}


def test_every_command_and_option_is_walked() -> None:
    assert commands.uncovered() == []


def words_in(said: Mapping[str, str], levels: tuple[str, ...]) -> list[str]:
    """Where planted words of these levels stand, in whatever way text is written."""
    pattern = re.compile("|".join(re.escape(word(level)) + r"\w*" for level in levels), re.IGNORECASE)
    return [f"{name}: {each}" for name, text in said.items() for each in sorted(set(pattern.findall(plain(text))))]


def plain(text: str) -> str:
    """A text with the ways undone in which a format writes letters."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return html.unescape(text)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_no_planted_word_is_put_out(viewer: str, walks: dict[tuple[str, str], Said]) -> None:
    own = words_in(walks[viewer, OWN_HOME[viewer]], ABOVE[viewer])  # what the command was given itself
    assert [each for each in words_in(walks[viewer, "restricted"], ABOVE[viewer]) if each not in own] == []


NAMES = {
    "team": SURNAMES["restricted"],
    "public": (*SURNAMES["restricted"], *SURNAMES["team"], *SURNAMES["unused"]),
    "closed": SURNAMES["restricted"],
}
"""Names that a viewer may not see; without the key they are known by their hashes."""


@pytest.mark.parametrize("viewer", VIEWERS)
def test_no_hidden_name_is_put_out(viewer: str, walks: dict[tuple[str, str], Said]) -> None:
    pattern = re.compile("|".join(map(re.escape, NAMES[viewer])), re.IGNORECASE)
    found = {name for name, text in walks[viewer, "restricted"].items() if pattern.search(plain(text))}
    assert {each for each in found if not pattern.search(plain(walks[viewer, OWN_HOME[viewer]][each]))} == set()


@pytest.mark.parametrize("viewer", VIEWERS)
def test_with_and_without_is_one(viewer: str, walks: dict[tuple[str, str], Said]) -> None:
    with_, without = walks[viewer, "restricted"], walks[viewer, OWN_HOME[viewer]]
    assert with_.keys() == without.keys()
    assert [name for name in with_ if with_[name] != without[name]] == []
