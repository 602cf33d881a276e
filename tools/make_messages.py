"""Write `src/heeded/web/locale/django.pot`: in, the website; out, every text of it, for translators.

Usage: python tools/make_messages.py    (the file is no part of the project: English is what stands in the pages)
"""

import os
from pathlib import Path

POT = Path(__file__).resolve().parents[1] / "src" / "heeded" / "web" / "locale" / "django.pot"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.web.settings"
    import django

    django.setup()
    from heeded.web import messages

    POT.parent.mkdir(exist_ok=True)
    POT.write_text(messages.pot(), "utf-8")


if __name__ == "__main__":
    main()
