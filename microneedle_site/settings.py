"""Settings. All of them come from the environment, and all have a default that works on one machine.

`microneedle_site.production` adds what a site on the internet needs and refuses to start without it.
"""

from datetime import timedelta
from typing import Any

import django_stubs_ext
from csp.constants import NONE, SELF

from .environment import BASE_DIR, env, refuse
from .readable_only import readable_only
from .secret import read_or_make

# Lets Django's classes take type parameters, which the type checker needs and Django lacks.
django_stubs_ext.monkeypatch()

VAR = BASE_DIR / "var"
SEEDS = BASE_DIR / "seeds"

# Where `make run` listens.
HOST, PORT = env.str("HOST", default="127.0.0.1"), env.str("PORT", default="8000")
EVERYWHERE = ("0.0.0.0", "::", "[::]")  # noqa: S104 (asked for by whoever set HOST)

DEBUG = env.yes_no("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or read_or_make(VAR / "secret_key")
ALLOWED_HOSTS: list[str] = env.hosts(
    "ALLOWED_HOSTS", default=["*"] if HOST in EVERYWHERE else ["localhost", "127.0.0.1", "[::1]", HOST]
)
SITE_URL: str = env.site_address("SITE_URL", default=f"http://{'127.0.0.1' if HOST in EVERYWHERE else HOST}:{PORT}")
# Where readers and publishers can write; shown on the page about the site.
CONTACT_EMAIL: str = env.mail_address("CONTACT_EMAIL")
# The mail server by which editors are told what waits for them, as smtp+tls://user:password@host:587; without it none.
vars().update(env.mail_server("EMAIL_URL", default="dummymail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL: str = env.mail_address("MAIL_FROM", default=CONTACT_EMAIL or "webmaster@localhost")
if env.text("EMAIL_URL") and not (env.text("MAIL_FROM") or CONTACT_EMAIL):
    refuse("MAIL_FROM", "is missing, and EMAIL_URL is set", "the address from which mail comes, as editors@example.org")
# How many of our own proxies a request passes; each adds to X-Forwarded-For where it came from.
PROXIES_IN_FRONT: int = env.number("PROXIES_IN_FRONT", default=0)
# After how many days a published text is due to be read again by an editor.
REREAD_AFTER_DAYS: int = env.number("REREAD_AFTER_DAYS", default=365)
# Whether editors may let the site fetch an article by its address, from the public internet alone.
FETCH_BY_ADDRESS: bool = env.yes_no("FETCH_BY_ADDRESS", default=True)
# Whether each request leaves a line of JSON in the log.
REQUEST_LOG: bool = env.yes_no("REQUEST_LOG", default=False)
# Whose addresses browsers are told to ask by HTTPS alone; see `microneedle_site.production`.
HSTS = "none"

INSTALLED_APPS = [
    "articles",
    "microneedle_site.apps.EditingConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "simple_history",
]

MIDDLEWARE = [
    "microneedle_site.headers.on_every_answer",
    "articles.machines.health.for_any_host",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "microneedle_site.delivery.brotli_for_public",
    "django.middleware.http.ConditionalGetMiddleware",
    "microneedle_site.delivery.unindented",
    "microneedle_site.delivery.fetched_ahead",
    "microneedle_site.delivery.public_cache",
    "csp.middleware.CSPMiddleware",
    "microneedle_site.arrival.whole_or_refused",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "microneedle_site.storable.WordsGivenBack",
]

ROOT_URLCONF = "microneedle_site.urls"
WSGI_APPLICATION = "microneedle_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.pages.around.site",
            ],
            "builtins": ["django.templatetags.static", "articles.templatetags.articles"],
        },
    }
]

# ── Database and cache ───────────────────────────────────────────────────────────────────────────

# Readers never wait for a writer, and a transaction takes its lock when it begins, not half-way.
SQLITE_OPTIONS = {
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,  # seconds in which a writer waits for the others
}
DATABASES: dict[str, Any] = {"default": env.database("DATABASE_URL", default=f"sqlite:///{VAR / 'site.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = readable_only(DATABASES["default"]["NAME"]) or SQLITE_OPTIONS
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── Static files ─────────────────────────────────────────────────────────────────────────────────

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "microneedle_site.storage.SmallStaticFilesStorage"},
}

# ── Language and time ────────────────────────────────────────────────────────────────────────────

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# ── Accounts (editors only) ──────────────────────────────────────────────────────────────────────

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # where the page that was asked for is none of this site
# A login holds for a working day, and not longer than the browser is open.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Guessing: so many wrong passwords for one account from one network, and then none for a while. From any
# other network the account's owner logs in as ever.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "articles.accounts.network.first_address"
AXES_LOCKOUT_CALLABLE = "articles.admin.accounts.locked_out.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # The time that was told stays true.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Whether every editor needs a second factor; without it each may set one up. See articles/two_factor.py.
TWO_FACTOR: bool = env.yes_no("TWO_FACTOR", default=False)


# An authenticator app shows it beside the code.
def OTP_TOTP_ISSUER(device: object) -> str:  # noqa: N802
    from articles.accounts.two_factor import issuer  # it needs the models

    return issuer()


OTP_STATIC_THROTTLE_FACTOR = 0  # Too long to be guessed; and so nobody can keep an editor out by guessing.

# ── Security ─────────────────────────────────────────────────────────────────────────────────────

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "articles.pages.errors.no_token"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "microneedle_site.request_log.WithRequest"}},
    "formatters": {"request": {"format": "%(asctime)s %(levelname)s [%(request_id)s] %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["request"], "formatter": "request"},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A wrong Host header is the sender's fault, as is a form that breaks off, which `arrival` gives a line of its own;
    # each is answered with 400 and not worth a traceback in the log.
    "loggers": {
        f"django.security.{name}": {"handlers": ["none"], "propagate": False} for name in ("DisallowedHost", "NotWhole")
    },
}
