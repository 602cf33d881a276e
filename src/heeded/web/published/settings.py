"""Settings of the published record: the website's pages for the public, asked for by no browser."""

from heeded.web.settings import *  # noqa: F403
from heeded.web.settings import HOUSE, TEMPLATES

HEEDED_ACCESS = "public"
ROOT_URLCONF = "heeded.web.published.urls"
MIDDLEWARE = []
TEMPLATES = [
    TEMPLATES[0]
    | {
        "DIRS": [HOUSE / "templates" / "published", HOUSE / "templates"],
        "OPTIONS": {
            **TEMPLATES[0]["OPTIONS"],  # type: ignore[dict-item]
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "heeded.web.published.pages.places",
            ],
        },
    }
]
