"""Who looks at the record, up to which level, and for which use: what every reading of the store begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from heeded.model import ACCESS_LEVELS, Access

__all__ = ["OWNER", "PUBLIC", "TEAM", "USES", "Use", "Viewer", "highest", "levels", "viewer"]

Use = Literal["storage", "team", "submission", "publication"]
"""For what a name may be used: kept in the record, shared in the team, sent to the UN, published.

Each includes none of the others, and a person consents to each apart.
"""
USES: tuple[Use, ...] = get_args(Use)
USE_BY_LEVEL: dict[Access, Use] = {"public": "publication", "team": "team", "restricted": "storage"}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: up to which level ("team" includes "public"), for which use, and under which name."""

    access: Access
    use: Use
    name: str = ""

    @property
    def sees_all(self) -> bool:
        """Whether nothing is kept from this viewer: the owner of the record, who keeps it."""
        return self.access == "restricted" and self.use == "storage"

    @property
    def sight(self) -> str:
        """What is the same for all viewers who see the same: "public for publication"."""
        return f"{self.access} for {self.use}"


def viewer(access: Access, name: str = "") -> Viewer:
    """A viewer of a level, for the use that the level is for."""
    return Viewer(access, USE_BY_LEVEL[access], name)


OWNER, TEAM, PUBLIC = viewer("restricted"), viewer("team"), viewer("public")
"""Who sees all of the record; who sees what the team shares; who sees what anybody may."""


def levels(access: Access) -> tuple[Access, ...]:
    """All levels that a viewer of one level may see."""
    return ACCESS_LEVELS[: ACCESS_LEVELS.index(access) + 1]


def highest(given: Iterable[Access]) -> Access:
    """The highest of some levels; public where there are none."""
    return max(given, key=ACCESS_LEVELS.index, default="public")
