"""Train the shipped models of action categories and issues on all sessions, scored by models that saw 1 to 14.

Usage: python -m evaluation.ship_models     (15 minutes; writes `src/heeded/classify/models` and `docs/models`)
"""

import os
import tempfile
from pathlib import Path

from evaluation.classify import learn
from heeded.classify.cards import card
from heeded.classify.files import SHIPPED, add_facts
from heeded.classify.tables import read_table
from heeded.classify.train import NAMES, examples, split, train

ROOT = Path(__file__).resolve().parent.parent
CARDS = ROOT / "docs" / "models"
CREDIT = (
    "The coding is that of UPR Info (upr-info.org), as exported by the project rochelleterman/uprs in 2014: one row "
    "for each recommending State. Categories are those of Edward R. McMahon."
)


def main() -> None:
    """Train twice: on sessions 1 to 14, to measure; on all, to ship."""
    study = Path(os.environ.get("HEEDED_STUDY") or ROOT.parent / "shared").resolve()
    table = read_table(study / "data" / "upr-info" / "recommendations.csv")
    with tempfile.TemporaryDirectory() as folder:
        tested = learn(table, Path(folder))
    train(split(examples(table)[0]), SHIPPED, more={"credit": CREDIT})
    CARDS.mkdir(exist_ok=True)
    for name in NAMES:
        facts = add_facts(SHIPPED, name, {"tested": tested[name]} if name in tested else {})
        (SHIPPED / f"{name}.md").unlink()
        (CARDS / f"{name}.md").write_text(card(name, facts), "utf-8")


if __name__ == "__main__":
    main()
