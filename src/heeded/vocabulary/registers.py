"""Public registers: a register and an act go in, what it is called comes out."""

from heeded.vocabulary import load

__all__ = ["title_of"]


def title_of(register: str, act: str) -> str:
    """What is asked of a register, in words: "a standing invitation"; of the treaties, that none is named."""
    acts = load("registers")["registers"][register]["acts"]
    return str(acts[act]["title"]) if act in acts else "a treaty that is not named"
