"""A program that asks many queries of the record in HEEDED_HOME and prints, as JSON, what each found."""

import json
import random


def queries() -> list[str]:
    """The same queries of every record of the same documents: its own words, joined in all ways, and hostile ones."""
    from heeded.store import search

    words = [line.partition(" ")[0] for line in search.memory().spelling.split("\n")]
    chance = random.Random(3)
    found = ["", "!@#", "*", "AND", '"', "NOT zzz", "NOT the", '"human rights"', "124.3", "'", "a:* & b", "x" * 1000]
    forms = ("{0}", "{0} {1}", '"{0} {1}"', "{0} OR {1}", "{0} NOT {1}", "NOT ({0} OR {1})", "{2}*", "*{2}*",
             "({0} OR {1}) -{3}", "{0} AND NOT ({1} AND {3})")  # fmt: skip
    for form in forms * 22:
        one, two, three = (chance.choice(words) for _ in range(3))
        found.append(form.format(one, two, one[:4], three))
    return found


def main() -> None:
    """Ask and print: the statements of the first hits, and all counts."""
    import django

    django.setup()
    from heeded import codec
    from heeded.query import Query
    from heeded.store import search
    from heeded.viewer import PUBLIC, TEAM

    answers = {}
    for words in queries():
        for viewer in (PUBLIC, TEAM):
            found = search.search(viewer, Query(words), most=5000)
            counts = {name: codec.to_json(each) for name, each in found.counts.items()}
            ids = sorted(f"{hit.statement} {hit.quote} {hit.marks}" for hit in found.hits)
            answers[f"{viewer.access}: {words}"] = [ids, found.recommendations, found.pairs, found.others, counts]
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
