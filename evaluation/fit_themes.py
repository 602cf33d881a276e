"""Train the shipped models of themes, affected persons and SDGs on all of OHCHR's lists in the study data.

Usage: python -m evaluation.fit_themes
"""

import os
import sys
from pathlib import Path

from evaluation.themes import read_rows
from heeded.classify.files import SHIPPED
from heeded.classify.theme_training import write_theme_model
from heeded.vocabulary.labels import KINDS

ROOT = Path(__file__).resolve().parent.parent
FACTS = {
    "data": "OHCHR's thematic lists of recommendations: China 2013, Egypt 2014, Slovenia 2014, 2019 and 2025",
    "credit": "Office of the United Nations High Commissioner for Human Rights (OHCHR)",
}


def main() -> int:
    """Write one model a kind into the package; exit status 2 without study data."""
    study = Path(os.environ.get("HEEDED_STUDY") or ROOT.parent / "shared").resolve()
    if not (study / "data").is_dir():
        print(f"No study data in {study}: set HEEDED_STUDY to the folder that has `data`.", file=sys.stderr)
        return 2
    for kind in KINDS:
        rows, _ = read_rows(study, kind)
        write_theme_model(SHIPPED, kind, rows, FACTS)
        print(f"{kind}: {len(rows)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
