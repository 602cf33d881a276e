"""Who contributed the paragraphs of a summary and a compilation, against sixty paragraphs labelled by hand.

Slovenia's documents of the fourth cycle were labelled before there were rules for them; `contributors.csv` keeps each
paragraph's contributors by their letters and what each is. A paragraph is right where both sets agree whole.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from evaluation.documents import source
from evaluation.scores import Score
from heeded.extract.contributors import contributors
from heeded.ingest import read
from heeded.model import Intervention, Statement

LABELS = Path(__file__).with_suffix(".csv")
FILES = {
    "A/HRC/WG.6/48/SVN/3": "slovenia/cycle4/g2420410.pdf",
    "A/HRC/WG.6/48/SVN/2": "slovenia/cycle4/g2419943.pdf",
}
# Without labels: only whether every numbered paragraph has a contributor.
OTHERS = (
    "slovenia/cycle1/g0917008.pdf", "slovenia/cycle1/g0917123.pdf", "slovenia/cycle2/g1409727.pdf",
    "slovenia/cycle2/g1414064.pdf", "slovenia/cycle3/g1924226.pdf", "slovenia/cycle3/g1925890.pdf",
    "italy/ohchr_1_en.pdf", "italy/ohchr_1_ru.pdf",
)  # fmt: skip
# How the name begins that the letters of the labels stand for.
NAMES = {
    "Ombudsman": "Human Rights Ombudsman of the Republic of Slovenia",
    "AI": "Amnesty International",
    "APE": "Advocate of the Principle of Equality",
    "ICAN": "International Campaign to Abolish Nuclear Weapons",
    "LEGEBITRA": "LEGEBITRA",
    "Broken Chalk": "The Broken Chalk",
    "JS1": "JS1 (",
    "JS2": "JS2 (",
    "JS3": "JS3 (",
    "CoE-Commissioner": "Council of Europe Commissioner for Human Rights",
    "CoE-ACFC": "Advisory Committee on the Framework Convention for the Protection of National Minorities",
    "CoE-ECRI": "European Commission against Racism and Intolerance",
    "CoE-CM": "Committee of Ministers of the Council of Europe",
    "CoE-GRETA": "Group of Experts on Action against Trafficking in Human Beings",
    "CoE-GREVIO": "Group of Experts on Action against Violence against Women and Domestic Violence",
    "CoE-CoP": "Committee of the Parties to the Istanbul Convention",
    "CoE-ECRML": "Committee of Experts of the European Charter for Regional or Minority Languages",
    "OSCE/ODIHR": "OSCE Office for Democratic Institutions and Human Rights",
    "CAT": "Committee against Torture",
    "CEDAW": "Committee on the Elimination of Discrimination against Women",
    "SR environment": "Special Rapporteur on the issue of human rights obligations relating to the enjoyment of a safe",
    "UNHCR": "Office of the United Nations High Commissioner for Refugees",
    "OHCHR": "Office of the United Nations High Commissioner for Human Rights",
    "UNESCO": "United Nations Educational, Scientific and Cultural Organization",
    "UNICEF": "United Nations Children’s Fund",
    "IOM": "International Organization for Migration",
    "ILO": "ILO Committee of Experts on the Application of Conventions and Recommendations",
    "GANHRI": "Global Alliance of National Human Rights Institutions",
}

Found = dict[str, set[tuple[str, str]]]


def measure(study: Path) -> Iterable[Score]:
    """The share of labelled paragraphs whose contributors, and what these are, differ from the labels."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        labels = list(csv.DictReader(lines))
    found = {file: _read(study / "data" / file) for file in (*FILES.values(), *OTHERS)}
    wrong = sum(not _agrees(row, found[FILES[row["symbol"]]][0]) for row in labels)
    yield Score(
        "contributors: error rate",
        round(wrong / len(labels), 4),
        "<= 0.05",
        f"{len(labels)} paragraphs labelled by hand",
    )
    data = f"{len(found)} summaries and compilations"
    yield Score("contributors: paragraphs with one", sum(len(each) for each, _ in found.values()), "", data)
    yield Score("contributors: documents with a paragraph without one", sum(n for _, n in found.values()), "== 0", data)


def _read(file: Path) -> tuple[Found, int]:
    """(name, party) of the contributors by paragraph, and how many problems were reported."""
    found: Found = defaultdict(set)
    problems = 0
    for each in contributors(read(source(file))[0]):
        if isinstance(each, Statement) and isinstance(each.value, Intervention):
            found[each.paragraph or ""].add((each.asserted_by or "", each.value.party or ""))
        else:
            problems += 1
    return found, problems


def _agrees(row: dict[str, str], found: Found) -> bool:
    expected = list(zip(row["contributors"].split("|"), row["parties"].split("|"), strict=True))
    read_here = found.get(row["paragraph"], set())
    is_right = len(expected) == len(read_here) and all(
        any(name.startswith(NAMES[letters]) and party == what for name, what in read_here)
        for letters, party in expected
    )
    if not is_right:
        print(
            f"{row['symbol']} para. {row['paragraph']}: {sorted(read_here)}, not {row['contributors']} {row['parties']}"
        )
    return is_right
