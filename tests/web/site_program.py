"""Runs `heeded serve` for tests, with the page of components; asked for, with long words and a language from the right.

`python site_program.py HOME [twice]` prints what the command prints.
"""

import os
import re
import sys

# "%(count)s", "%%"
PLACEHOLDER = re.compile(r"(%\(\w+\)s|%%)")


def twice(words: str) -> str:
    """The message with each word twice as long, in one piece."""
    parts = PLACEHOLDER.split(words)
    return "".join(re.sub(r"[^\W\d_]+", lambda found: found[0] * 2, part) if i % 2 == 0 else part
                   for i, part in enumerate(parts))  # fmt: skip


def main() -> None:
    os.environ["HEEDED_HOME"] = sys.argv[1]
    from heeded.web import settings

    settings.ROOT_URLCONF = "web.components"
    settings.LANGUAGES = [("en", "English"), ("ar", "Arabic")]
    if "twice" in sys.argv:
        from django.utils.translation import trans_real

        own, plural = trans_real.gettext, trans_real.ngettext
        trans_real.gettext = lambda words: twice(own(words))
        trans_real.ngettext = lambda one, many, count: twice(plural(one, many, count))
    from heeded.cli import main as heeded

    heeded(["serve", "--no-open"])


if __name__ == "__main__":
    main()
