"""How well lists of States are read: brackets in Working Group reports against themselves and UPR Info's coding.

Every bracket group in the chapter of conclusions is read; one that yields a code is a list. The speakers of each report
are compared with the recommending States that UPR Info (upr-info.org) coded for the same review. The State under review
is left out: its rows are voluntary pledges. Recommendations that a report leaves in its summary of the dialogue (2008,
2009) stand in no list and count as not read.
"""

import csv
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pypdfium2

from evaluation.scores import Score
from heeded.vocabulary.states import iso3_of, read_state_list

# " II. Conclusions and/or recommendations" ... "72. All conclusions and/or recommendations contained in ..."
CHAPTER = re.compile(r"^\s*II?I?\.\s*conclusions\s+and(?:/or)?\s+recommendations\W*$", re.I | re.M)
CHAPTER_END = re.compile(r"\bAll\s+(?:the\s+)?conclusions\s+and\s*/?\s*or\s+(?:voluntary|recommendations)", re.I)
# "A/HRC/13/6\n3\n", "\nPage 12\n"
RUNNING_HEAD = re.compile(r"\s*\f\s*(?:\d+\s)?|A/HRC/\d+/\d+ *\n?(?:\d+ *\n|Page \d+ *\n)?|^Page \d+ *$", re.M)
# "(Chile, Iran (Islamic Republic of))" : one level of brackets inside
BRACKETS = re.compile(r"\(((?:[^()]|\([^()]*\)){2,600})\)")


def measure(study: Path) -> Iterable[Score]:
    """Read all lists; print what is left unread in them and where speakers differ."""
    data = study / "data"
    coded = _coded_by_review(data / "upr-info/recommendations.csv")
    counts: Counter[str] = Counter()
    seconds = 0.0
    with open(data / "reference/working_group_reports.csv", encoding="utf-8", newline="") as file:
        reports = list(csv.DictReader(file))
    for report in reports:
        groups = list(_bracket_groups(_text_of(data / "working-group-reports" / report["file"])))
        begin = time.perf_counter()
        lists = [found for found in map(read_state_list, groups) if found.codes]
        seconds += time.perf_counter() - begin
        counts["brackets"] += len(groups)
        counts["lists"] += len(lists)
        counts["full"] += sum(not found.unknown for found in lists)
        for found in lists:
            if found.unknown:
                print(f"  {report['file']}: {found.codes} and unread {found.unknown}")
        reviewed = report["state_under_review"]
        expected = coded.get((reviewed, int(report["session"])), set()) - {reviewed}
        read = {code for found in lists for code in found.codes} - {reviewed}
        if expected:
            counts["reviews"] += 1
            counts["coded"] += len(expected)
            counts["coded and read"] += len(expected & read)
            counts["read only"] += len(read - expected)
            if read != expected:
                print(f"  {report['file']}: only coded {sorted(expected - read)}, only read {sorted(read - expected)}")
    print(f"  {counts['brackets']} bracket groups, {counts['lists']} lists, {seconds:.2f} s")
    about = f"{counts['lists']} lists in {len(reports)} reports"
    yield Score("state lists: fully read", counts["full"] / counts["lists"], ">= 0.999", about)
    about = f"{counts['reviews']} reviews coded by UPR Info"
    yield Score("state lists: coded speakers read", counts["coded and read"] / counts["coded"], ">= 0.995", about)
    yield Score("state lists: speakers read, not coded", counts["read only"], "<= 5", about)


def _text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return "\f".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "\n")


def _bracket_groups(text: str) -> Iterator[str]:
    """What stands in brackets in the chapter of conclusions."""
    headings = [match.end() for match in CHAPTER.finditer(text)]
    start = headings[-1] if headings else len(text) // 2
    ends = [match.start() for match in CHAPTER_END.finditer(text, start)]
    chapter = RUNNING_HEAD.sub("\n", text[start : ends[-1] if ends else len(text)])
    for match in BRACKETS.finditer(chapter):
        yield match[1]


def _coded_by_review(table: Path) -> Mapping[tuple[str, int], set[str]]:
    """Recommending States by (State under review, session)."""
    coded = defaultdict(set)
    with open(table, encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            reviewed, speaker = iso3_of(row["state_under_review"]), iso3_of(row["recommending_state"])
            if reviewed and speaker:
                coded[reviewed, int(row["session"])].add(speaker)
    return coded
