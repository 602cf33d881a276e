"""Every command of the program with arguments that make it say what it knows, and its options one after the other.

An option with a fixed set of values, and a switch, is tried in all its ways by itself; one that takes free words stands
in the table. A command or an option that is nowhere fails the test by its name.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.protection.planting import FOLLOWED, HIDDEN_ID, ID, OTHER_ID, SEALED_NAME, word

Lines = tuple[tuple[str, ...], ...]
EVERY_FORMAT = tuple(f"--format={form}" for form in ("csv", "jsonl", "xlsx", "parquet", "sqlite"))
BY = ("--by", "Tester")

READING: dict[str, Lines] = {
    "activity": ((), ("--since", "2020-01-01", "--who", "a", "--what", "add")),
    "asks": (("NOR", "--to", "XAV"), ("CHL", "--to", "XAV"), ("NOR", "--to", "KGZ"),
             ("NOR", "--to", "XAV", "--as-of", "2025-01-01")),
    "assessments": (("XAV",), (ID,), (HIDDEN_ID,), ("XAV", "--cycle", "3"), ("XAV", "--cycle", "2"),
                    ("XAV", "--set", "shared"), ("XAV", "--set", word("restricted", "set"))),
    "assignments": (("XAV",), ("XAV", "--to", "{restricted_party}"), ("XAV", "--as-of", "2028-01-01")),
    "calendar": ((), ("XAV",), ("--as-of", "2025-01-01")),
    "case mentions": (("XAV",), ("XAV", "--name", "Threnvik"), ("XAV", "--name", "Plimsen"), ("KGZ",)),
    "case show": (("{restricted_case}",), ("{team_case}",), ("{public_case}",), ("C-222222",), ("C-999999",)),
    "case terms": (("acts",), ("C-222222",)),
    "cases": ((),),
    "chart": (("positions", "XAV"), ("issues", "XAV", "--cycle", "4"), ("issues", "XAV", "--cycle", "2"),
              ("regions", "XAV"), ("flow", "XAV", "--cycle", "3"), ("flow", "XAV", "--out", "flow.svg"),
              ("figures", "XAV", "--event", "9 March 2022", "--harm", "killed"), ("positions", "KGZ"),
              ("figures", "XAV", "--out", "figures.csv")),
    "compare": (("XAV", "KGZ"), ("XAV", "--cycle", "4"), ("XAV", "--cycle", "2"), ("XAV", "--as-of", "2025-01-01")),
    "decisions": (("XAV",), ("XAV", "WGAD 67/2019"), ("XAV", "CCPR 2131/2012"), ("XAV", "--as-of", "2025-01-01")),
    "deletions": ((),),
    "documents": ((),),
    "export data": (("data", *EVERY_FORMAT), ("kgz", "--state", "KGZ", "--format", "jsonl", "--access", "team"),
                    ("own", "--table", "assessments", "--licence", "CC-BY-4.0"),
                    ("one", "--state", "XAV", "--table", "statements", "--table", "links", "--format", "csv"),
                    ("ours", "--access", "team", "--format", "csv"),
                    ("whole", "--access", "restricted", "--format", "csv"), ("named", "--access", "public")),
    "export recommendations": ((), ("--state", "XAV"), ("--state", "KGZ"), ("--state", "XAV", "--cycle", "2"),
                               ("--out", "all.csv"), ("--out", "all.json"), ("--out", "all.jsonl"),
                               ("--out", "all.xlsx"), ("--out", "all.parquet")),
    "draft": (("Release all journalists and ratify CAT-OP by 2027", "--to", "XAV", "--from", "NOR", "--top", "9"),
              ("Release the journalists and abolish the death penalty", "--to", "XAV"),
              ("Ratify zqrestrictedearlier without further delay", "--to", "XAV", "--top", "50"),
              ("Ratify the convention on torture", "--to", "KGZ")),
    "figures": (("XAV",), ("XAV", "--event", "9 March 2022"), ("XAV", "--as-of", "2025-01-01"), ("KGZ",)),
    "keys status": ((),),
    "links": (("XAV",), ("XAV", "--cycle", "4"), ("XAV", "--cycle", "2"), ("XAV", "--top", "5"),
              ("XAV", "--min-score", "0.2"), ("KGZ",), ("XAV", "--kind", "takes_up", "--by-party"),
              ("XAV", "--kind", "takes_up", "--top", "9"), ("XAV", "--kind", "duplicate", "--min-score", "0.1"),
              ("XAV", "--kind", "evidence", "--min-score", "0.1"), ("XAV", "--kind", "claims", "--top", "9")),
    "pledges": (("XAV",), ("XAV/3/P1",), ("XAV/2/P1",), ("XAV", "--cycle", "3"), ("XAV", "--as-of", "2025-01-01")),
    "problems": ((),),
    "publish": (("small", "--state", "KGZ"), ("site", "--state", "XAV"),
                ("parties", "--state", "XAV", "--with-party", "{restricted_party}"),
                ("parties", "--state", "XAV", "--with-party", "Press Watch")),
    "register": (("standing_invitations",), ("standing_invitations", "--state", "XAV"), ("treaties", "--state", "XAV")),
    "releases": ((),),
    "report brief": (("XAV", "--template", "absent.docx", "--out", "a.docx"),
                     ("XAV",), ("XAV", "--access", "restricted"), ("KGZ", "--access", "team"),
                     ("XAV", "--cycle", "2", "--language", "ru", "--out", "brief.md")),
    "report advocacy": (("XAV", "--for", "NOR", "--template", "absent.docx", "--out", "a.docx"),
                        ("XAV", "--for", "NOR"), ("XAV", "--for", "NOR", "--access", "restricted"),
                        ("XAV", "--for", "CHL", "--cycle", "3", "--language", "es", "--out", "sheet.md")),
    "report evaluation": (("XAV", "--template", "absent.docx", "--out", "a.docx"),
                          ("XAV",), ("XAV", "--set", "shared", "--access", "restricted"),
                          ("XAV", "--set", word("restricted", "set"), "--access", "restricted"),
                          ("XAV", "--cycle", "3", "--language", "fr", "--out", "evaluation.md")),
    "report midterm": (("XAV", "--template", "absent.docx", "--out", "a.docx"),
                       ("XAV",), ("XAV", "--access", "restricted"),
                       ("XAV", "--cycle", "3", "--language", "ru", "--out", "midterm.md")),
    "report national": (("XAV", "--template", "absent.docx", "--out", "a.docx"),
                        ("XAV",), ("XAV", "--access", "restricted"),
                        ("XAV", "--cycle", "3", "--language", "ru", "--out", "national.md")),
    "report press": (("XAV", "--template", "absent.docx", "--out", "a.docx"),
                     ("XAV",), ("XAV", "--access", "restricted"), ("KGZ", "--access", "team"),
                     ("XAV", "--cycle", "3", "--language", "es", "--out", "press.md")),
    "report matrix": (("XAV", "--template", "absent.docx", "--out", "a.docx"),
                      ("XAV",), ("XAV", "--access", "restricted", "--assessments"), ("KGZ", "--access", "team"),
                      ("XAV", "--cycle", "3", "--layout", "first", "--language", "fr", "--out", "matrix.md")),
    "report submission": (
        ("XAV", "--by", "Circle"), ("XAV", "--by", "Circle", "--access", "restricted", "--set", "shared"),
        ("XAV", "--by", "Circle", "--set", word("restricted", "set"), "--access", "restricted"),
        ("XAV", "--by", "Circle", "--template", "absent.docx", "--out", "a.docx"),
        ("XAV", "--by", "Circle", "--about", "a", "--contact", "c", "--keywords", "k", "--cycle", "3", "--language",
         "ru", "--session", "55", "--out", "submission.md"),
        *(("XAV", "--workspace", word(of, "workspace"), "--access", to)
          for of in ("restricted", "team", "public") for to in ("public", "restricted")),
    ),
    "report statement": (("XAV", "--by", "Circle", "--template", "absent.docx", "--out", "a.docx"),
                         ("XAV", "--by", "Circle"), ("XAV", "--by", "Circle", "--access", "restricted"),
                         ("XAV", "--by", "NOR", "--at", "working_group", "--speakers", "103", "--access", "team"),
                         ("XAV", "--by", "Circle", "--seconds", "120", "--words-per-minute", "120", "--with", "Ring",
                          "--cycle", "2", "--language", "ru", "--out", "statement.md")),
    "retention": ((), ("--apply", "--by", "Tester", "--out", "due.txt")),
    "review": (("XAV", "--top", "500"),),
    "rules list": ((),),
    "search": (("convention",), ("zqrestrictedask",), ("zqteamask",), ("Threnvik",), ("Тренвик",), ("Plimsen",),
               ("ratify OR journalists", "--state", "XAV"), ("torture", "--facets"),
               ("zqrestricted*",), ('"release Oksalya"',), ("--like", f"release {FOLLOWED[0]}"),
               ("the OR of", "--by", "CHL", "--cycle", "4", "--issue", "International instruments", "--where",
                "state=XAV", "--top", "90", "--page", "1")),
    "set list": ((),),
    "workspace list": (("XAV",), ("KGZ",)),
    "workspace show": (("XAV", word("restricted", "workspace")), ("XAV", word("team", "workspace")),
                       ("XAV", word("public", "workspace"))),
    "set propose": (("shared", "--state", "XAV", "--about", "torture", "--top", "60"),
                    ("shared", "--state", "XAV", "--about", "human rights defenders", "--cycle", "4"),
                    (word("restricted", "set"), "--state", "XAV", "--about", "torture")),
    "set show": (("shared",), (word("restricted", "set"),), (word("team", "set"),)),
    "cite": ((ID,), (OTHER_ID,), (HIDDEN_ID,), ("XAV", "44.1", "--cycle", "2"), ("XAV",), ("XAV/2", "--format", "json"),
             ("A/HRC/57/90", "--format", "bibtex"), ("{restricted_document}",), ("{restricted_statement}",),
             ("{team_document}",), ("XAV/charts/flow/4", "--format", "json"), ("XAV/charts/figures",),
             ("KGZ", "--format", "link")),
    "show": (("XAV",), ("XAV", "--cycle", "4"), ("XAV", "--cycle", "2"), ("XAV/2",), ("KGZ",), (ID,), (OTHER_ID,),
             (HIDDEN_ID,), ("XAV", "44.1"), ("XAV", "46.66"), ("XAV/3/P1",), ("XAV/2/P1",), ("XAV/4/44.32",),
             ("XAV", "--as-of", "2025-01-01"), ("XAV/4/44.1", "--as-of", "2025-01-01"),
             ("XAV/4/44.1", "--as-of", "2014-01-01"), ("XAV/2/44.1", "--as-of", "2019-01-01")),
    "similar": (("ratify the optional protocol against torture and set up a preventive mechanism",),
                ("release the journalists", "--state", "XAV", "--top", "60"), (" ".join(FOLLOWED),), (SEALED_NAME,),
                ("torture", "--cycle", "2"), ("torture", "--issue", "International instruments"),
                ("ratify zqrestrictedearlier without further delay", "--state", "KGZ")),
}  # fmt: skip
"""Commands that change nothing."""

WRITING: dict[str, Lines] = {
    "assess": ((ID, "--party", "Own", "--status", "fully", "--why", "Seen.", "--date", "2025", "--scale", "levels",
                "--method", "asked", "--kind", "ngo", *BY),
               (HIDDEN_ID, "--party", "Own", "--status", "fully", *BY),
               (ID, "--party", "Own", "--status", "fully", "--evidence", "{restricted_statement}", *BY),
               (ID, "--party", "{restricted_party}", "--status", "not implemented", "--date", "2025-02-03", *BY),
               (OTHER_ID, "--party", "Own", "--status", "half", "--map", "half=partially", *BY),
               ("CCPR 2131/2012", "--party", "Own", "--status", "fully", *BY)),
    "assign": ((OTHER_ID, "--to", "Ministry", "--steps", "Draft", "--indicator", "Law", "--due", "2027", *BY),
               (HIDDEN_ID, "--to", "Ministry", *BY), (ID, "--to", "{restricted_party}", "--withdraw", *BY)),
    "progress": ((OTHER_ID, "--to", "Ministry", "--note", "Sent", "--value", "1", "--date", "2026-01-02", *BY),
                 (ID, "--to", "{restricted_party}", "--note", "x", *BY), (HIDDEN_ID, "--to", "Office", "--done", *BY)),
    "judge": ((ID, "--verdict", "accept", *BY), (HIDDEN_ID, "--verdict", "accept", *BY),
              (ID, "--verdict", "correct", "--value", "noted", "--field", "position", "--note", "so", *BY),
              ("{restricted_statement}", "--state", "XAV", "--verdict", "reject", *BY),
              ("evidence {restricted_statement} " + ID, "--verdict", "reject", *BY)),
    "set new": (("own", "--query", "torture", "--state", "XAV", "--note", "n", *BY),
                ("hers", "--number", HIDDEN_ID, *BY), ("mine", "--number", ID, *BY),
                (word("restricted", "set"), *BY),
                ("labelled", "--label", "Women", "--state", "XAV", "--cycle", "4", *BY)),
    "set add": (("shared", ID, "--why", "w", *BY), ("shared", HIDDEN_ID, *BY), ("shared", "XAV/4/44.99", *BY),
                (word("restricted", "set"), ID, *BY)),
    "set remove": (("shared", ID, "--why", "w", *BY), ("shared", HIDDEN_ID, *BY), ("shared", OTHER_ID, *BY)),
    "workspace make": (("XAV", "own", "--from-outline", "--organisation", "Circle", "--cycle", "3", *BY),
                       ("XAV", word("restricted", "workspace"), *BY), ("KGZ", "theirs", *BY)),
    "workspace add": (("XAV", "own", "--section", "Own", "--part", "developments", "--chain", OTHER_ID, "--words",
                       "Few.", *BY),
                      ("XAV", word("restricted", "workspace"), "--words", "n", *BY),
                      ("XAV", word("team", "workspace"), "--section", word("team", "workspace", "heading"), "--words",
                       "n", *BY),
                      ("XAV", "own", "--chain", HIDDEN_ID, *BY),
                      ("XAV", "own", "--quote", "{restricted_statement}", *BY)),
    "worksheet": (("shared", "--for", "Circle", "--out", "shared.xlsx", "--kind", "ngo"),
                  (word("restricted", "set"), "--for", "Circle", "--out", "none.xlsx"),
                  ("named", "--for", "Circle", "--out", "named.xlsx")),
    "withdraw": (("{restricted_Assessment}",), ("{team_Judgement}",), ("00000000-0000-4000-8000-000000000000",)),
    "import assessments": (("{table}", "--state", "XAV", "--cycle", "3", "--party", "Own", "--kind", "ngo", "--scale",
                            "levels", "--map", "so=fully", "--column", "status=status", "--date", "2025", "--method",
                            "m", *BY),
                           ("{restricted_table}", "--state", "XAV", "--cycle", "3", *BY),
                           ("{table}", "--state", "XAV", *BY), ("{table}", "--state", "KGZ", *BY)),
    "import assignments": (("{plan}", "--review", "XAV/3", *BY), ("{plan}", "--review", "XAV/2", *BY)),
    "import treaties": (("{treaties}", *BY),),
    "import register": (("standing_invitations", "{register}", *BY),),
    "rules confirm": (("words_joint", "--source", "s", "--date", "2025-01-01", "--value", "5000", *BY),),
    "import worksheet": (("shared.xlsx", "--party", "Circle", "--kind", "ngo", "--set", "shared", "--date", "2025",
                          *BY),),
    "case new": (("Own case", "--kind", "trial", "--access", "team", "--note", "n", *BY), ("Sealed case", *BY)),
    "case person": (("{restricted_case}", SEALED_NAME, "--role", "victim", *BY),
                    ("{team_case}", "Yara Moss", "--role", "victim", "--also", "Y. Moss", "--pseudonym", "Fern",
                     "--note", "n", "--exact", "Yarrow", *BY),
                    ("{team_case}", FOLLOWED[0], "--role", "victim", "--id", "{restricted_person}", *BY)),
    "case rename": (("{restricted_case}", "Other", *BY), ("{team_case}", "Other", "--note", "n", *BY)),
    "case act": (("{restricted_case}", "arrest", *BY),
                 ("{team_case}", "arrest", "--to", "{restricted_person}", "--date", "2024", "--place", "Velm", "--note",
                  "n", *BY)),
    "case involved": (("{restricted_act}", "--who", "guards", "--role", "witness", *BY),
                      ("{team_act}", "--who", "guards", "--role", "witness", "--note", "n", *BY)),
    "case status": (("{restricted_case}", "released", *BY),
                    ("{team_case}", "released", "--date", "2025", "--note", "n", *BY)),
    "case done": (("{restricted_case}", "letter", "--by-whom", "Circle", *BY),
                  ("{team_case}", "letter", "--by-whom", "Circle", "--date", "2025", "--note", "n", "--response", "r",
                   *BY)),
    "case link": (("{restricted_case}", ID, *BY), ("{team_case}", "{restricted_statement}", "--why", "w", *BY),
                  ("{team_case}", HIDDEN_ID, *BY), ("{team_case}", "{restricted_document}", *BY),
                  ("{team_case}", OTHER_ID, "--person", "{restricted_person}", *BY),
                  ("{team_case}", "A/HRC/27/97", *BY), ("{team_case}", OTHER_ID, *BY)),
    "case unlink": (("{restricted_case}", ID, *BY), ("{team_case}", ID, "--why", "w", *BY),
                    ("{team_case}", HIDDEN_ID, *BY)),
    "case access": (("{restricted_case}", "public", *BY), ("{public_case}", "team", *BY)),
    "case same": (("{team_person}", "{restricted_person}", "--why", "w", *BY),
                  ("{team_person}", "P-222223", "--not", *BY)),
    "case consent": (("{restricted_person}", "--use", "publication", "--given", *BY),
                     ("{team_person}", "--use", "publication", "--refused", "--since", "2025-01-01", "--until",
                      "2026-12-31", "--obtained-by", "o", "--how", "h", "--note", "n", *BY)),
    "case withdraw-consent": (("{restricted_person}", "--use", "team", *BY),
                              ("{team_person}", "--use", "team", "--note", "n", *BY)),
    "release person": ((SEALED_NAME, "--state", "XAV", "--why", "w", *BY),
                       (OPEN_NAME := "Ennis Vorgald", "--state", "XAV", "--why", "w", *BY)),
    "release party": (("zqrestrictedtextpublisher", "--why", "w", *BY), ("Own", "--state", "XAV", "--why", "w", *BY)),
    "forget": (("{restricted_person}", "--yes", *BY), ("P-777777", "--yes", *BY),
               ("{team_person}", "--keep", "A/HRC/57/90", "--out", "forgotten.txt", "--yes", *BY)),
    "allow": (("D-777777", "--everything"),),
    "workspace delete": (("XAV", word("restricted", "workspace"), "--yes", *BY), ("XAV", "own", "--yes", *BY),
                         ("XAV", word("team", "workspace"), "--yes", *BY)),
    "build": ((), ("{folder}",)),
    "remove": (("{restricted_document}", "--yes", *BY), ("A/HRC/27/97", "--yes", "--out", "gone.txt", *BY)),
}  # fmt: skip
"""Commands that add something: run one after the other, after all that change nothing."""

APART: dict[str, str] = {
    "classify": "reads a table that the user names, and no record",
    "demo": "builds the sample into a home of its own",
    "check": "holds a file that the user names against rules; of the record it tells consents: tests/cli/test_check.py",
    "read": "prints files that the user names, and no record",
    "serve": "opens a website; its pages are no output of a command",
    "train": "reads a table that the user names, and no record",
    "keys new": "of the key alone; what it does is tested in tests/cli/test_keys.py",
    "keys change": "of the key alone; what it does is tested in tests/cli/test_keys.py",
    "keys rotate": "of the key alone; what it does is tested in tests/cli/test_keys.py",
}
"""Commands that are not walked, and why."""

COMMON = {"--help", "--home", "--format"}


def registered() -> dict[str, Any]:
    """All commands of the program by their words."""
    import typer.main

    from heeded.cli import app

    found: dict[str, Any] = {}

    def walk(command: Any, words: tuple[str, ...]) -> None:
        if commands := getattr(command, "commands", None):
            for name, each in commands.items():
                walk(each, (*words, name))
        else:
            found[" ".join(words)] = command

    walk(typer.main.get_command(app), ())
    return found


def uncovered() -> list[str]:
    """Commands, and options of them, that no line of the tables tries; lines for commands that are gone."""
    found = []
    commands = registered()
    for name, command in commands.items():
        if name in APART:
            continue
        lines = {**READING, **WRITING}.get(name)
        if lines is None:
            found.append(f"heeded {name}: no line in tests/protection/commands.py")
            continue
        tried = {part for line in lines for part in line}
        for option in options(command):
            names = {*option.opts, *option.secondary_opts}
            if not (names & (tried | COMMON) or ways(option)):
                found.append(f"heeded {name} {option.opts[0]}: no line in tests/protection/commands.py")
    return found


def options(command: Any) -> list[Any]:
    """The options of a command."""
    return [each for each in command.params if each.opts[0].startswith("--")]


def ways(option: Any) -> Lines:
    """All ways of giving an option that has a fixed set of them."""
    if choices := getattr(option.type_descriptor, "choices", None):
        values = [str(getattr(each, "value", each)) for each in choices]
        return tuple((option.opts[0], each) for each in values if each != str(option.default))
    return ((option.opts[0],),) if option.is_flag and option.opts[0] != "--help" else ()


def lines(
    facts: Mapping[str, str], tables: Mapping[str, Lines], with_ways: bool = True
) -> Iterator[tuple[str, list[str]]]:
    """A name and the arguments of each run."""
    commands = registered()
    for name, given in tables.items():
        if name not in commands:
            continue  # of a part of the program that is not there yet
        for at, line in enumerate(given):
            base = [each.format_map(facts) for each in line]
            slug = f"{name.replace(' ', '-')}.{at}"
            yield slug, [*name.split(), *base]
            if at or not with_ways:
                continue
            for option in options(commands[name]):
                for way in ways(option):
                    if way[0] not in base:
                        yield f"{slug}.{'='.join(way).strip('-')}", [*name.split(), *base, *way]
        yield f"{name.replace(' ', '-')}.help", [*name.split(), "--help"]
