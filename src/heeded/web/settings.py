"""Settings of the website: those of the record, and what Django needs to answer a browser on this machine."""

import hashlib
import os
import secrets
from pathlib import Path

from heeded.settings import *  # noqa: F403
from heeded.settings import DATABASES, HEEDED_HOME

HOUSE = Path(__file__).parent
STATIC_ROOT = HOUSE / "static"


def version(folder: Path) -> str:
    """A hash of all files of a folder: it stands in their addresses, so that a browser may keep them for ever."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


STATIC_URL = f"/static/{version(STATIC_ROOT)}/"
WHITENOISE_IMMUTABLE_FILE_TEST = "^/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Signs nothing that outlives the process, unless several processes must agree on it.
SECRET_KEY = os.environ.get("HEEDED_SECRET_KEY", "") or secrets.token_hex(32)
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "heeded.web.urls"
APPEND_SLASH = False
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "heeded.web.guard.not_kept",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "heeded.web.guard.own_address",
    "heeded.web.guard.own_pages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "heeded.web.door.opened",
    "heeded.web.sending.bounded",
    "heeded.web.viewing.one_look",
    "heeded.web.failures.told",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOUSE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "heeded.web.navigation.of_page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "heeded.web.tags"],
        },
    }
]

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [HOUSE / "locale"]
LANGUAGE_COOKIE_NAME = "heeded-language"
LANGUAGE_COOKIE_SAMESITE = "Strict"

# What a page may load is written here alone: style and script are files of this site, never words in a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
# "same-origin" and not "no-referrer": without it browsers send `Origin: null` with our own forms. Others get nothing.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_NAME = "heeded-form"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "heeded.web.failures.of_form"
# Files that are sent lie in the home, for its owner alone, and never in the folder for temporary files of the system.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_TEMP_DIR = HEEDED_HOME / "incoming"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# A fault of the program is told in the window of `heeded serve`; addresses that nobody has are not.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"window": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {
        "django.request": {"handlers": ["window"], "level": "ERROR", "propagate": False},
        "django.security": {"level": "CRITICAL"},
        "waitress": {"handlers": ["window"], "level": "ERROR", "propagate": False},
    },
}
