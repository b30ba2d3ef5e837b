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
if not env.hosts("ALLOWED_HOSTS", default=[]):
    raise ImproperlyConfigured(
        "Set ALLOWED_HOSTS to the host names of the site, separated by commas, for example ALLOWED_HOSTS=example.org."
    )
if "*" in env.hosts("ALLOWED_HOSTS", default=[]) and not env.text("SITE_URL"):
    raise ImproperlyConfigured("Set SITE_URL to the public address of the site: ALLOWED_HOSTS=* does not tell it.")

from .settings import *  # noqa: F403
from .settings import ALLOWED_HOSTS

DEBUG = False
FETCH_BY_ADDRESS = env.yes_no("FETCH_BY_ADDRESS", default=False)
REQUEST_LOG = env.yes_no("REQUEST_LOG", default=True)
SITE_URL = env.site_address("SITE_URL", default=f"https://{ALLOWED_HOSTS[0].lstrip('.')}")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# The site stands behind a proxy or a CDN that ends TLS and sets this header itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PROXIES_IN_FRONT = env.number("PROXIES_IN_FRONT", default=1)
SECURE_SSL_REDIRECT = env.yes_no("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz(/ready)?$"]
# What a browser was told it holds to for a year, and so no host is promised but those that the operator names.
HSTS = env.one_of("HSTS", ("none", "host", "subdomains", "preload"), default="host")
SECURE_HSTS_SECONDS = 0 if HSTS == "none" else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = HSTS in ("subdomains", "preload")
SECURE_HSTS_PRELOAD = HSTS == "preload"
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W005", "security.W021"]  # They ask for more than was asked for.
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Names under which a browser takes no cookie but from this very host, by HTTPS: RFC 6265bis, section 4.1.3.2.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
