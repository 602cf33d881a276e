"""Public registers: a register and an act or a status go in, what it is called comes out."""

from heeded.vocabulary import load

__all__ = ["meaning_of", "title_of"]


def title_of(register: str, act: str) -> str:
    """What is asked of a register, in words: "a standing invitation"; of the treaties, that none is named."""
    acts = load("registers")["registers"][register]["acts"]
    return str(acts[act]["title"]) if act in acts else "a treaty that is not named"


def meaning_of(register: str, status: str) -> str:
    """What a register says by a status, in words; empty where the register or the status is not known."""
    known = load("registers")["registers"]
    return str(known[register]["statuses"].get(status, "")) if register in known else ""
