"""Settings of a site on the internet. Refuses to start without what it cannot guess."""
# ruff: noqa: E402 (what is missing is told before anything is set up)

from django.core.exceptions import ImproperlyConfigured

from .environment import env

SHORTEST_KEY = 50

if len(env.str("SECRET_KEY", default="").strip()) < SHORTEST_KEY:
    raise ImproperlyConfigured(
        f"Set SECRET_KEY to a random text of at least {SHORTEST_KEY} characters before you start the site, for "
        'example to the output of `python3 -c "import secrets; print(secrets.token_urlsafe(64))"`.'
    )
if not env.list("ALLOWED_HOSTS", default=[]):
    raise ImproperlyConfigured(
        "Set ALLOWED_HOSTS to the host names of the site, separated by commas, for example ALLOWED_HOSTS=example.org."
    )
if "*" in env.list("ALLOWED_HOSTS") and not env.str("SITE_URL", default=""):
    raise ImproperlyConfigured("Set SITE_URL to the public address of the site: ALLOWED_HOSTS=* does not tell it.")

from .settings import *  # noqa: F403
from .settings import ALLOWED_HOSTS

ALLOWED_HOSTS = [host.strip() for host in ALLOWED_HOSTS]
DEBUG = False
FETCH_BY_ADDRESS = env.bool("FETCH_BY_ADDRESS", default=False)
REQUEST_LOG = env.bool("REQUEST_LOG", default=True)
SITE_URL = env.str("SITE_URL", default=f"https://{ALLOWED_HOSTS[0].lstrip('.')}").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# The site stands behind a proxy or a CDN that ends TLS and sets this header itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=1)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz(/ready)?$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Names under which a browser takes no cookie but from this very host, by HTTPS: RFC 6265bis, section 4.1.3.2.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
