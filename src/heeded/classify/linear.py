"""Tokens of texts in, one score per label out: counted features, weighed by rarity, times the weights of a model.

Every block of features is brought to length one by itself, so that short texts weigh as much as long ones. numpy only.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from heeded.classify.features import BLOCKS, Tokens, letters_of, readable

__all__ = ["Linear", "Rows", "Space"]

BATCH = 400
"""Texts scored at a time: what is held in memory stays small."""
LEVELS = 127
"""Steps of a weight in either direction: one byte."""
WORDS = ("words", "opening")
"""Blocks whose features can be shown to a reader."""
SMALL = frozenset(
    ["the", "a", "an", "of", "and", "or", "to", "in", "on", "for", "with", "its", "their", "by", "all", "0"]
)
"""Words that tell a reader nothing where they stand alone."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse table, one row a text: row i has the columns and values from starts[i] to starts[i + 1]."""

    starts: Any
    columns: Any
    values: Any
    width: int

    def matrix(self) -> Any:
        """The same for scikit-learn, as scipy has it."""
        from scipy.sparse import csr_matrix

        shape = (len(self.starts) - 1, self.width)
        return csr_matrix((self.values.astype("float64"), self.columns, self.starts), shape=shape)


class Space:
    """The features that a model knows, block by block, each with a column and its rarity."""

    def __init__(self, names: Mapping[str, Sequence[str]], rarity: Any) -> None:
        """Names of features by block, in the order of their columns; their rarities as one array."""
        self.names = {block: tuple(known) for block, known in names.items()}
        self.rarity = rarity
        self._by_word: dict[str, list[int]] = {}
        if not names or (sum(map(len, self.names.values())),) != rarity.shape:
            raise ValueError("as many rarities as names are needed")

    @classmethod
    def of(cls, texts: Sequence[Tokens], blocks: Mapping[str, tuple[int, int | None]]) -> "Space":
        """The features of these texts: of each block those in at least so many texts, and at most so many of them."""
        import numpy as np

        names, rarity = {}, []
        for block, (fewest, most) in blocks.items():
            counts = Counter(chain.from_iterable(set(BLOCKS[block](each)) for each in texts))
            kept = sorted((name for name, n in counts.items() if n >= fewest), key=lambda name: (-counts[name], name))
            names[block] = tuple(sorted(kept[:most]))
            rarity += [counts[name] for name in names[block]]
        return cls(names, (np.log((1 + len(texts)) / (1 + np.array(rarity, float))) + 1).astype(np.float16))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rarity)

    @cached_property
    def columns(self) -> dict[str, dict[str, int]]:
        """The column of every feature, by block."""
        first, found = 0, {}
        for block, known in self.names.items():
            found[block] = {name: first + at for at, name in enumerate(known)}
            first += len(known)
        return found

    def name(self, column: int) -> str | None:
        """The feature in a column as a reader would write it; None for what tells nothing."""
        for block, known in self.names.items():
            if column < len(known):
                shown = readable(known[column]) if block in WORDS else ""
                return shown if not SMALL.issuperset(shown.split()) else None
            column -= len(known)
        return None

    def rows(self, texts: Sequence[Tokens]) -> Rows:
        """The features of the texts that are known, each block of length one."""
        import numpy as np

        parts = [self._block(block, texts) for block in self.names]
        row, column, value = (np.concatenate(each) for each in zip(*parts, strict=True))
        order = np.argsort(row, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=len(texts)))))
        return Rows(starts, column[order], value[order], self.width)

    def _known(self, block: str, text: Tokens) -> list[int]:
        """The columns of what is known of a text; those of letters are kept by word, as words return."""
        column = self.columns[block]
        if block != "letters":
            return [column[name] for name in BLOCKS[block](text) if name in column]
        for word in text:
            if word not in self._by_word:
                self._by_word[word] = [column[gram] for gram in letters_of(word) if gram in column]
        return [at for word in text for at in self._by_word[word]]

    def _block(self, block: str, texts: Sequence[Tokens]) -> tuple[Any, Any, Any]:
        """Row, column and value of everything known in one block."""
        import numpy as np

        found = [self._known(block, each) for each in texts]
        sizes = np.array([len(each) for each in found], np.int64)
        flat = np.fromiter(chain.from_iterable(found), np.int64, sizes.sum())
        keys, counts = np.unique(np.repeat(np.arange(len(texts)), sizes) * self.width + flat, return_counts=True)
        rows, columns = np.divmod(keys, self.width)
        values = (1 + np.log(counts)) * self.rarity[columns].astype(np.float32)
        lengths = np.sqrt(np.bincount(rows, values * values, len(texts)))
        return rows, columns, (values / lengths[rows]).astype(np.float32)


class Linear:
    """Weights for every feature and label: score = features times weights plus bias."""

    def __init__(self, space: Space, weights: Any, bias: Any) -> None:
        """`weights`: int8 or float of features x labels; `bias`: one number a label."""
        import numpy as np

        if weights.shape != (space.width, len(bias)):
            raise ValueError(f"weights of {weights.shape}, features and labels of {(space.width, len(bias))}")
        self.space, self.bias = space, np.asarray(bias, np.float32)
        if weights.dtype != np.int8:
            scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / LEVELS
            weights = np.round(weights / scale).astype(np.int8)
            self.scale = scale.astype(np.float32)
        else:
            self.scale = np.ones(len(bias), np.float32)
        self.weights = weights

    def scores(self, texts: Sequence[Tokens]) -> Any:
        """float32 of texts x labels."""
        import numpy as np

        parts = [self._scored(self.space.rows(texts[at : at + BATCH])) for at in range(0, len(texts), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, len(self.bias)), np.float32)

    def _scored(self, rows: Rows) -> Any:
        import numpy as np

        made = np.tile(self.bias, (len(rows.starts) - 1, 1))
        filled = np.flatnonzero(np.diff(rows.starts))
        if len(filled):
            weighed = self.weights[rows.columns] * rows.values[:, None]
            made[filled] += np.add.reduceat(weighed, rows.starts[filled]) * self.scale
        return made

    def weighed_most(self, text: Tokens, labels: Iterable[int], most: int = 3) -> list[tuple[str, ...]]:
        """For each label the words of the text that spoke for it most, the strongest first."""
        import numpy as np

        rows, found = self.space.rows([text]), []
        for label in labels:
            share = self.weights[rows.columns, label] * rows.values
            chosen: dict[str, None] = {}
            for at in np.argsort(-share, kind="stable"):
                if share[at] <= 0 or len(chosen) == most:
                    break
                name = self.space.name(int(rows.columns[at]))
                if name and not any(name in other or other in name for other in chosen):
                    chosen[name] = None
            found.append(tuple(chosen))
        return found

    def arrays(self) -> dict[str, Any]:
        """What `write_model` keeps of it."""
        import numpy as np

        names = {
            f"names_{block}": np.frombuffer("\n".join(known).encode(), np.uint8)
            for block, known in self.space.names.items()
        }
        return {"rarity": self.space.rarity, "weights": self.weights, "scale": self.scale, "bias": self.bias} | names

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Any]) -> "Linear":
        """The model that `arrays` came from; raises KeyError or ValueError where something does not fit."""
        names = {
            block: bytes(arrays[f"names_{block}"]).decode().split("\n")
            for block in BLOCKS
            if f"names_{block}" in arrays
        }
        made = cls(Space(names, arrays["rarity"]), arrays["weights"], arrays["bias"])
        if arrays["scale"].shape != arrays["bias"].shape:
            raise ValueError("as many scales as labels are needed")
        made.scale = arrays["scale"]
        return made
