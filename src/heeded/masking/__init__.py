"""Texts and the names of people in, the same texts with those names masked out, in whatever spelling they stand.

`masks` compiles the names once; `spans` finds them in a text, `masked` puts the masks in their place; `unmasked` puts
the names back into what somebody typed over it.
"""

from heeded.masking.hashed import HashedName, hashed, named_whole, with_hashed
from heeded.masking.names import Hidden, Masks, masks, warnings
from heeded.masking.spans import Span, masked, named_in, spans, unmasked

__all__ = [
    "HashedName", "Hidden", "Masks", "Span", "hashed", "masked", "masks", "named_in", "named_whole",
    "spans", "unmasked", "warnings", "with_hashed",
]  # fmt: skip
