"""What two recommendations share, how the later one differs, and how much of the earlier one returns."""

import pytest

from heeded.link.differences import differences, recurrence, shared_core
from heeded.link.gist import gist


@pytest.mark.parametrize(
    ("later", "earlier", "core"),
    [
        ("Ratify CAT", "Accede to the Convention against Torture", "join: CAT"),
        ("Abolish the death penalty", "Abolish capital punishment for all crimes", "abolish: death penalty"),
        ("Train judges on hate speech", "Repeal the law on hate speech", "incitement and hate speech"),
        ("Plant trees", "Sing songs", "nearness of meaning"),
    ],
)
def test_shared_core(later: str, earlier: str, core: str) -> None:
    assert shared_core(gist(later), gist(earlier)) == core


@pytest.mark.parametrize(
    ("later", "earlier", "found"),
    [
        ("Consider ratifying CED", "Ratify CED", ('now only "consider"',)),
        ("Ratify CED", "Consider ratifying CED", ('no longer "consider"',)),
        ("Ratify CED by 2027", "Ratify CED", ("now adds a deadline",)),
        ("Complete the ratification of CED", "Ratify CED", ("now to be finished",)),
        ("Ratify CED and CRPD", "Ratify CED", ("now names CRPD", "now also on disability")),
        ("Investigate torture", "Criminalise torture", ("now investigate",)),
        ("Combat trafficking", "Combat trafficking", ()),
        ("Abolish all provisions criminalising libel", "Decriminalise libel", ("now also abolish",)),
        ("Investigate torture promptly", "Investigate torture", ()),
        ("Sanction all ill-treatment", "Combat ill-treatment", ()),
        ("Implement the national action plan on trafficking", "Combat trafficking", ("now carry out a plan",)),
    ],
)
def test_differences(later: str, earlier: str, found: tuple[str, ...]) -> None:
    assert differences(gist(later), gist(earlier)) == found


@pytest.mark.parametrize(
    ("later", "earlier", "found"),
    [
        ("Ratify the Convention against Torture", "Consider ratifying CAT", "same"),
        ("Complete the ratification of CRPD", "Ratify CRPD", "build_up"),
        ("Strengthen the ombudsman", "Establish an ombudsman", "build_up"),
        ("Abolish the death penalty", "Abolish the death penalty in all cases, although a moratorium is noted", "same"),
        ("Abolish all provisions criminalising libel", "Decriminalise libel", "same"),
        ("Combat the trafficking of girls", "Fight the trafficking of girls", "same"),
        ("Ratify CAT and abolish the death penalty", "Ratify CRPD and abolish executions", "similar"),
        ("Abolish the death penalty and free prisoners", "Maintain the moratorium on the death penalty", "similar"),
    ],
)  # fmt: skip
def test_recurrence(later: str, earlier: str, found: str) -> None:
    assert recurrence(gist(later), gist(earlier)) == found


def test_what_is_not_near_is_general() -> None:
    later, earlier = gist("Train the police on torture"), gist("Criminalise torture in the penal code")
    assert recurrence(later, earlier, is_near=False) == "general"
    assert recurrence(later, earlier) == "similar"
