"""The WSGI application: Django, what is kept of its pages in front of it, and the log of requests before both."""

from .under_granian import WithoutProcess, end_when_told

end_when_told()

# ruff: noqa: E402 (what takes long comes after it)
import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "microneedle_site.settings")

try:
    django = get_wsgi_application()
except ImproperlyConfigured as error:
    raise SystemExit(f"The site cannot start. {error}") from error

# The models are there only now.
from django.conf import settings

from .front import Front, watch_of
from .request_log import Logged
from .wsgi_types import Application

application: Application = Front(django, watch_of(settings.DATABASES["default"]), ahead=True)
if settings.REQUEST_LOG:
    application = Logged(application)
application = WithoutProcess(application)
