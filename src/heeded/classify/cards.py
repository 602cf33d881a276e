"""The facts of a model in, its card out: what it learned from, what it is worth label by label, where it errs."""

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["card"]

TITLES = {
    "action": "Model of action categories",
    "issues": "Model of issues",
    "translated": "Model of action categories and issues in other languages",
}
MADE = {
    "action": "A linear support vector machine for each category, on runs of one to three words and on how the text "
    "begins (numpy alone to use it). The score is the chance of the category.",
    "issues": "A linear support vector machine for each issue, on runs of words, of stems and of "
    "letters; then a threshold for each issue and a small network on all scores, both learned from texts that the "
    "machines had not seen. The score is the mean of the two.",
    "translated": "A small network on the vectors of the multilingual sentence encoder (`heeded.meaning`) and on the "
    "terms that words in four languages point to, learned from the same English texts. It labels texts that are not in "
    "English, and has a share in the scores of those that are.",
}
KNOWN = {
    "action": (
        "Categories 4 and 5 are told apart by single verbs; coders themselves decided by the deed as a whole.",
        "Texts that begin with two deeds of different categories get the first one's more often than coders gave it.",
        "Category 1 is rare: its scores rest on few texts.",
    ),
    "issues": (
        "Coders changed habits: talks of peace were Other first and later International humanitarian law. What only "
        "the last sessions coded so is missed.",
        "Cooperation with mechanisms in general was coded UPR process, Treaty bodies and Special procedures at once; "
        "the model often gives one of them.",
        "General, Other, Public security and Development hang on what else stands in the text, and are the weakest.",
        "Names of plans, bodies and laws of one State that no other session has are not known.",
    ),
    "translated": (
        "Measured by how far the issues of a translation are those of its English version, not label by label.",
        "Paragraphs of reports, several times as long as a recommendation, agree less than recommendations do.",
        "Short names of treaties, and all that is told by one word, are weaker than in English.",
    ),
}
WEAK = 0.75


def card(name: str, facts: Mapping[str, Any]) -> str:
    """The card of a model in Markdown."""
    return "\n".join(_lines(name, facts)) + "\n"


def _lines(name: str, facts: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {TITLES[name]}\n"
    yield f"Version `{facts['sha256'][:12]}`."
    yield f"{MADE[name]}\n"
    yield "## Data\n"
    yield f"Learned from {_rows(facts)}. {_pledges(facts)}"
    if credit := facts.get("credit"):
        yield credit
    yield ""
    tested = facts.get("tested")
    if tested:
        yield "## Scores\n"
        yield (
            f"Learned from {_rows(tested['learned'])}, tested on {_rows(tested)}: whole sessions, never rows, are set "
            f"apart. {tested['on_both_sides']} of the tested rows have a text that was learned from, too."
        )
        if name == "action":
            yield f"Accuracy {tested['accuracy']:.3f}, macro-F1 {tested['macro_f1']:.3f}.\n"
        else:
            yield f"Micro-F1 {tested['micro_f1']:.3f}, macro-F1 {tested['macro_f1']:.3f}.\n"
        yield from _table(tested["labels"])
        yield ""
    yield "## Known errors\n"
    if tested:
        weak = sorted((each["f1"], label) for label, each in tested["labels"].items() if each["f1"] < WEAK)
        yield f"* Labels with F1 under {WEAK}: {', '.join(f'{label} ({f1:.2f})' for f1, label in weak) or 'none'}."
    elif name != "translated":
        yield "* Not measured: no sessions were set apart (`--test-sessions`)."
    for each in KNOWN[name]:
        yield f"* {each}"


def _rows(facts: Mapping[str, Any]) -> str:
    sessions = facts["sessions"]
    return f"{facts['rows']} rows" + (f" of sessions {', '.join(sessions)}" if sessions else "")


def _pledges(facts: Mapping[str, Any]) -> str:
    return "Voluntary pledges are among them." if facts["with_pledges"] else "Voluntary pledges are left out."


def _table(labels: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "| label | texts | precision | recall | F1 |"
    yield "|---|---|---|---|---|"
    for label, each in labels.items():
        yield f"| {label} | {each['texts']} | {each['precision']:.2f} | {each['recall']:.2f} | {each['f1']:.2f} |"
