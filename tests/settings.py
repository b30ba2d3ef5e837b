"""Settings for tests: the site's own, with what makes tests fast and independent of the machine."""

import mimetypes
from tempfile import TemporaryDirectory

from microneedle_site.settings import *  # noqa: F403
from microneedle_site.settings import SQLITE_OPTIONS, STORAGES, WHITENOISE_MIMETYPES, env

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
SITE_URL = "http://testserver"
folder = TemporaryDirectory(prefix="microneedle-tests-", ignore_cleanup_errors=True)
database = f"{folder.name}/tests.sqlite3"
DATABASES = {"default": env.db_url("TEST_DATABASE_URL", default=f"sqlite:///{database}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: requests of a browser that overlap need a connection each, as they have on the site.
    # Twenty writers take turns, however slow the machine: nobody gives up.
    DATABASES["default"] |= {"OPTIONS": {**SQLITE_OPTIONS, "timeout": 3600}, "TEST": {"NAME": database}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
for suffix, kind in WHITENOISE_MIMETYPES.items():
    mimetypes.add_type(kind, suffix)  # For the live server, which serves these files itself.
