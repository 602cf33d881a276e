"""A language and a size in, nonsense prose rich in counts, names, laws, dates and quotes out; same seed, same text."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from heeded.model import Body, Paragraph

PAGE = 3000
LETTERS = str.maketrans("abdeiklmnorstv", "абдеиклмнорств")
SYLLABLES = [consonant + vowel for consonant in "bdklmnrstv" for vowel in "aeio"]
"""What names are made of; LETTERS turns them into Cyrillic."""
WORDS = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
LANGUAGES = tuple(WORDS)


def invented(language: str, characters: int, seed: int = 1) -> Body:
    """A text of so many characters: numbered paragraphs of one to six sentences on pages of 3,000 characters."""
    text, paragraphs, at = [], [], 0
    for number, line in enumerate(_paragraphs(language, random.Random(seed)), 1):
        line = f"{number}. {line}"[: characters - at]
        paragraphs.append(Paragraph(at, at + len(line), str(number)))
        text.append(line)
        at += len(line) + 1
        if at >= characters:
            break
    pages = tuple((start, page) for page, start in enumerate(range(0, characters, PAGE), 1))
    return Body("\n".join(text), pages, tuple(paragraphs), page_count=len(pages))


def _paragraphs(language: str, rng: random.Random) -> Iterator[str]:
    slots = _slots(language, rng)
    while True:
        sentences = rng.choices(WORDS[language]["sentences"], k=rng.randint(1, 6))
        yield " ".join(_filled(sentence, slots) for sentence in sentences)


def _filled(sentence: str, slots: dict[str, Callable[[], str]]) -> str:
    """The sentence with every slot filled anew."""
    head, *rest = sentence.split("{")
    parts = [part.partition("}") for part in rest]
    return head + "".join(slots[slot]() + after for slot, _, after in parts)


def _slots(language: str, rng: random.Random) -> dict[str, Callable[[], str]]:
    words = WORDS[language]

    def name() -> str:
        letters = "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4)))
        return (letters.translate(LETTERS) if language == "ru" else letters).capitalize()

    return {
        "n": lambda: str(rng.randint(2, 400)),
        "m": lambda: str(rng.randint(2, 60)),
        "big": lambda: rng.choice(("{:,}", "{}")).format(rng.randint(200, 90_000)),
        "year": lambda: str(rng.randint(2006, 2026)),
        "date": lambda: f"{rng.randint(1, 28)} {rng.choice(words['months'])} {rng.randint(2006, 2026)}",
        "state": lambda: rng.choice(words["states"]),
        "word": lambda: rng.choice(words["words"]),
        "place": name,
        "body": lambda: f"{name()} {name()}",
        "name": lambda: f"{name()} {name()}",
    }
