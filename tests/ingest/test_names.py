"""Lines that are names of organisations, and lists of them."""

import pytest

from heeded.ingest.names import byline, cleaned, is_paper, joint_names, names_in


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lantern Watch", "Lantern Watch"),
        ("LW - Lantern Watch", "Lantern Watch"),
        ("OFFICE OF THE ATTORNEY-GENERAL", "Office of the Attorney-General"),
        ("HARBOUR COALITION FOR THE UPR", "Harbour Coalition for the UPR"),
        ("Ligue des Lanternes pour la justice (LLJ)", "Ligue des Lanternes pour la justice"),
        ("Secretaría de Relaciones Exteriores y Cooperación", "Secretaría de Relaciones Exteriores y Cooperación"),
        ("Арвенийское международное бюро по правам человека", "Арвенийское международное бюро по правам человека"),
        ("Lantern Watch Confronts Arvenia", None),
        ("Arvenia Lays Out Reforms Before UN Rights Body", None),
        ("Comité de Arvenia ha visto la luz", None),
        ("Legal News & Commentary", None),
        ("Droits Humains", None),
    ],
)
def test_a_line_that_is_one_name(line: str, name: str | None) -> None:
    assert byline(line) == name


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        (
            "the Lantern Fund (LF), Amica and the Union of Harbour Pilots",
            ("Lantern Fund", "Amica", "Union of Harbour Pilots"),
        ),
        ("Bureau for Human Rights and Rule of Law", ("Bureau for Human Rights and Rule of Law",)),
        ("Lantern Initiative “Amica” and Port-TQ", ("Lantern Initiative “Amica”", "Port-TQ")),
        ("Lantern Watch, Amica et 12 autres", ("Lantern Watch", "Amica")),
        (
            "le Collectif des phares (CP), l'ACAT-Arvénie et la Ligue (LI)",
            ("Collectif des phares", "ACAT-Arvénie", "Ligue"),
        ),
        ("Lantern Watch / Amica International", ("Lantern Watch", "Amica International")),
    ],
)
def test_a_list_is_taken_apart(listed: str, names: tuple[str, ...]) -> None:
    assert names_in(listed) == names


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (["Arvenia", "by Salam Assembly (SA) and Gulf Watch (GW)"], ("Salam Assembly", "Gulf Watch")),
        (["Forum 31 / Lantern International"], ("Forum 31", "Lantern International")),
        (["Harbour Centre (HC), in cooperation with the Pilots' Network"], ("Harbour Centre", "Pilots' Network")),
        (["Communiqué commun OMP – FIP"], ("OMP", "FIP")),
        (["By Ada Brun, Faculty of Law, U. Port Vale, XV"], ()),
        (["LW | Lantern Watch"], ()),
        (["Press and Media | Statements | Lantern Watch"], ()),
    ],
)
def test_who_signs_at_the_head(head: list[str], names: tuple[str, ...]) -> None:
    assert joint_names(head) == names


def test_papers_and_articles() -> None:
    assert is_paper("Port Vale Mirror")
    assert not is_paper("Lantern Watch")
    assert (cleaned("The Lantern Watch (LW),"), cleaned("a")) == ("Lantern Watch", None)
