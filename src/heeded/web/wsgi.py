"""The website as a WSGI application, for waitress on a laptop and for any server of a team."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "heeded.web.settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
