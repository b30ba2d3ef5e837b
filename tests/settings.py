"""Settings for tests: the site's own, with what makes tests fast and independent of the machine."""

from microneedle_site.settings import *  # noqa: F403
from microneedle_site.settings import STORAGES, env

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
SITE_URL = "http://testserver"
DATABASES = {"default": env.db_url("TEST_DATABASE_URL", default="sqlite://:memory:")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
