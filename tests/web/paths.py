"""Every address of the website by its name, with pages to look at; in braces stand facts of a record."""

from collections.abc import Mapping

__all__ = ["FILES", "FORMS", "LEADS", "PAGES", "TOLD", "paths"]

PAGES: Mapping[str | None, tuple[str, ...]] = {
    "home": ("/",),
    "asking_all": ("/by",), "asking": ("/by/FRA",), "asked": ("/by/FRA/XAV",),
    "search": ("/search?q=torture", "/search", "/search?q=women+police&position=supported"),
    "document": ("/documents/A/HRC/43/90?part=2", "/documents/A/HRC/43/90", "/documents/{document}"),
    "cases": ("/cases",), "mentions": ("/cases/mentions/XAV",), "case": ("/cases/{case}",),
    "parties": ("/party", "/party?kind=bodies"), "party": ("/party/{party}",),
    "import": ("/import",), "import-job": (),
    "cite": ("/cite/XAV/3/45.1", "/cite/{document}", "/cite/XAV", "/cite/XAV/charts/flow/3"),
    "sets": ("/sets",), "set": ("/sets/of/{set}", "/sets/of/{set}?about=torture"),
    "queue": ("/XAV/review", "/XAV/review?at=99999", "/XAV/review?at=x"),
    "calendar": ("/calendar",), "compare": ("/compare?states=XAV", "/compare"), "close": ("/close",),
    "state": ("/XAV",), "reports": ("/XAV/reports",),
    "report": ("/XAV/reports/brief", "/XAV/reports/statement?speaker=Lantern", "/XAV/reports/matrix?cycle=3"),
    "charts": ("/XAV/charts",), "figures": ("/XAV/figures",), "events": ("/XAV/events",),
    "workspaces": ("/XAV/workspaces",),
    "workspace": ("/XAV/workspaces/{workspace}?q=torture", "/XAV/workspaces/{workspace}"),
    "workspace-check": ("/XAV/workspaces/{workspace}/check",),
    "workspace-paper": ("/XAV/workspaces/{workspace}/submission",),
    "review": ("/XAV/3", "/XAV/4"),
    "recommendations": ("/XAV/3/recommendations", "/XAV/3/recommendations?position=noted"),
    "assess": ("/XAV/4/assess?set={set}",), "assess-one": ("/XAV/4/assess/44.1", "/XAV/3/assess/46.1?set={set}"),
    "recommendation": ("/XAV/3/45.1", "/XAV/4/44.1"),
    None: ("/_/components", "/nowhereland"),
}  # fmt: skip
"""`import-job` is looked at where files are imported. Pictures show the first of each."""
TOLD: Mapping[str, tuple[str, str]] = {
    "home": ("Record", "Which States the record holds, what is next, what lies where on the disk, what is new."),
    "state": ("State", "All reviews side by side, what is asked again, next dates, counts, people, laws."),
    "review": ("Review", "Its facts, positions, who asked, what the record holds, contradictions, checks, dossier."),
    "recommendations": ("Recommendations", "All of a review, or those with one position, fifty a page."),
    "recommendation": ("Recommendation", "Its chain as a time line: each answer, claim, piece of evidence and "
                       "assessment with quote, page and date."),
    "cite": ("Cite", "Words with their footnote to be copied, BibTeX, address: of each item of the record."),
    "document": ("Document", "What it is, its text with what it states marked, its printed pages beside it, files."),
    "search": ("Search", "What the record has on words, with counts for every filter. The address is the search."),
    "asking_all": ("Who asks", "The States that recommend, with how many recommendations each made."),
    "asking": ("What a State asks", "Of whom, how it was answered, what it is about, beside what all States ask."),
    "asked": ("What one State asked of another", "Each recommendation with the reply and what came of it."),
    "charts": ("Charts", "Positions, issues, regions, what was asked and what came of it; as PNG, SVG or CSV."),
    "figures": ("People affected", "Counts of people affected by an event, over time, by source, with their quotes."),
    "events": ("What happened", "Events as documents tell them, the latest first."),
    "reports": ("Reports", "Every kind of document that leaves the house, with what it is for."),
    "report": ("A report", "Its wishes, a preview whose footnotes lead to the quotes, and its files."),
    "workspaces": ("Workspaces", "Submissions on a State while they are written."),
    "workspace": ("A workspace", "A submission while it is written: outline, chains, quotes, own words, finder."),
    "workspace-check": ("The check of a workspace", "What does not fit the official rules, and who is named."),
    "workspace-paper": ("The submission of a workspace", "As its readers get it, what is left out, and its files."),
    "compare": ("Compare", "One review of each of up to six States side by side."),
    "calendar": ("Calendar", "What comes next, with the source of each date."),
    "assess-one": ("Assess", "One screen for each cluster of near-duplicates: quotes beside what a party concludes."),
    "queue": ("Look through", "What the program is unsure of, one item at a time."),
    "sets": ("Working sets", "Choices of recommendations that people work on."),
    "set": ("A working set", "Each recommendation with why it is in, and what may belong to it."),
    "cases": ("Cases", "The people, trials and events that you follow."),
    "case": ("A case", "Who did what to whom, in order; what people allow; what it is linked to."),
    "mentions": ("People named", "Where documents name people, for the house alone: a case begins by your decision."),
    "parties": ("Who says what", "Whose words the record holds: civil society, bodies, States, with counts."),
    "party": ("An organisation", "What it says, and which of its asks recommendations take up; for the house alone."),
    "import": ("Import", "Takes in files from the browser."),
    "close": ("Close Heeded", "Ends the program."),
}  # fmt: skip
"""What each page is called and what it is for, in the order of the documentation."""
FILES = {"picture", "original", "chart", "report-file", "workspace-file"}
"""Addresses that give a file."""
FORMS = {
    "case-new", "case-add", "import-go-on", "import-drop", "set-new", "set-add", "set-remove", "queue-save",
    "assess-save", "assess-draft", "assess-undo", "position",
    "report-template", "workspace-change", "workspace-delete",
}  # fmt: skip
"""Addresses that take a form and show no page of their own."""
LEADS = {"open", "named", "recommendation-any"}
"""Addresses that lead to another one."""


def paths(facts: Mapping[str, str]) -> list[str]:
    """All addresses of pages in a record with these facts."""
    return [path.format_map(facts) for addresses in PAGES.values() for path in addresses]
