"""What answers tell a browser, scored by the rules of Mozilla's HTTP Observatory, and what the rules leave out.

The rules and points, as told at https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring and in
https://github.com/mdn/mdn-http-observatory (src/grader/charts.js), of November 2026. One more rule, whether a host is
on the list that browsers are built with (5 points), cannot be met by a header.
"""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from tests.documentation.settings_read import PRODUCTION
from tests.documentation.settings_read import settings as settings_of

pytestmark = pytest.mark.usefixtures("content")
TAKEN = re.compile("SECURE_|CSRF_COOKIE|SESSION_COOKIE|CONTENT_SECURITY|X_FRAME|SITE_URL|CSRF_TRUSTED")
HTTPS = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_HOST": "example.org"}
HALF_A_YEAR = 15_768_000
SCRIPT = re.compile(rb"<script[^>]*\bsrc=\"([^\"]*)\"")
PRIVATE = ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")


@pytest.fixture
def in_production(settings):
    """The settings of production that decide what a browser is told."""
    made = settings_of(PRODUCTION, SECRET_KEY="for-the-test-of-headers-" * 4, ALLOWED_HOSTS="example.org")
    for name in filter(TAKEN.match, dir(made)):
        setattr(settings, name, getattr(made, name))


def policy(answer):
    parts = (part.split() for part in answer.headers.get("Content-Security-Policy", "").split(";") if part.strip())
    return {name: set(values) for name, *values in parts}


def of_the_policy(answer):
    told = policy(answer)
    allowed = set().union(*told.values()) if told else {"everything"}
    scripts = told.get("script-src", told.get("default-src", {"data:"}))
    if not told or allowed & {"everything", "'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"}:
        return -25
    if "data:" in scripts | told.get("object-src", told.get("default-src", set())) | told.get("style-src", set()):
        return -20
    is_shut = told.get("default-src") == {"'none'"} and told.get("form-action", set()) <= {"'self'", "'none'"}
    return 10 if is_shut and "form-action" in told else 5


def of_cookies(answer):
    cookies = answer.cookies.values()
    if not cookies:
        return 0
    if not all(one["secure"] for one in cookies) or not all(one["samesite"] in ("Lax", "Strict") for one in cookies):
        return -20
    return 5 if all(one["httponly"] for one in cookies if "session" in one.key) else -30


def of_cors(answer):
    return -50 if answer.has_header("Access-Control-Allow-Credentials") else 0


def of_the_redirection(answer):
    asked = answer.request["PATH_INFO"]
    led = Client(HTTP_HOST="example.org").get(asked)
    return 0 if (led.status_code, led.headers.get("Location")) == (301, f"https://example.org{asked}") else -20


def of_the_referrer(answer):
    return 5 if answer.headers.get("Referrer-Policy") in PRIVATE else -5


def of_https(answer):
    age = re.match(r"max-age=(\d+)", answer.headers.get("Strict-Transport-Security", ""))
    return -20 if not age else 0 if int(age[1]) >= HALF_A_YEAR else -10


def of_scripts(answer):
    return 0 if all(re.match(rb"/(?!/)", one) for one in SCRIPT.findall(answer.content)) else -5


def of_sniffing(answer):
    return 0 if answer.headers.get("X-Content-Type-Options") == "nosniff" else -5


def of_frames(answer):
    return 5 if policy(answer).get("frame-ancestors", {"*"}) <= {"'none'", "'self'"} else -20


def of_other_sites(answer):
    return 10 if answer.headers.get("Cross-Origin-Resource-Policy") in ("same-origin", "same-site") else 0


RULES = {
    of_the_policy: 10,
    of_cookies: 0,
    of_cors: 0,
    of_the_redirection: 0,
    of_the_referrer: 5,
    of_https: 0,
    of_scripts: 0,
    of_sniffing: 0,
    of_frames: 5,
    of_other_sites: 10,
}
"""The least that each gives."""
PUBLIC = ["/", "/topics/cost/", "/claims/", "/search/?q=pain", "/feedback/", "/there-is-no-such-page/"]
OF_EDITORS = ["/admin/login/", "/admin/", "/admin/articles/topic/", "/admin/password_change/"]


@pytest.mark.usefixtures("in_production")
@pytest.mark.parametrize("page", PUBLIC + OF_EDITORS)
def test_every_page_has_the_top_grade(editor, page):
    client = Client(**HTTPS)
    if page in OF_EDITORS[1:]:
        client.force_login(editor)
    answer = client.get(page)
    points = {rule: rule(answer) for rule in RULES}
    assert [rule.__name__ for rule, given in points.items() if given < RULES[rule]] == []
    assert 100 + sum(points.values()) >= 100


@pytest.mark.usefixtures("in_production")
def test_a_login_and_its_form_set_cookies_that_only_this_host_can(editor):
    client = Client(**HTTPS)
    form = client.get("/admin/login/")
    sent = {"username": "erin", "password": "correct horse battery staple", "next": "/admin/"}
    came = client.post("/admin/login/", sent)
    assert (of_cookies(form), of_cookies(came), came.status_code) == (5, 5, 302)
    for cookie in (*form.cookies.values(), *came.cookies.values()):
        assert cookie.key.startswith("__Host-"), cookie
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert client.get("/admin/").status_code == 200


STYLE = "articles/site.css"
ANSWERS = {
    "/": (200, "same-origin"),
    "/topics/cost": (301, "same-origin"),
    "/nowhere/": (404, "same-origin"),
    "/healthz": (200, "same-origin"),
    "/admin/": (302, "same-origin"),
    f"/static/{STYLE}": (200, "cross-origin"),
    "/claims.json": (200, "cross-origin"),
    "/picture.png": (200, "cross-origin"),
    "/claims/results-last/figure/": (200, "cross-origin"),
}


def test_every_answer_says_what_it_may_ask_a_device_for_and_who_may_show_it(client):
    assert finders.find(STYLE)
    for address, told in ANSWERS.items():
        answer = client.get(address)
        assert (answer.status_code, answer["Cross-Origin-Resource-Policy"]) == told, address
        assert "camera=()" in answer["Permissions-Policy"], address
        answer.getvalue()  # a file that is sent is closed once it is read
    assert "camera=()" in client.post("/topics/cost/")["Permissions-Policy"]
    assert "camera=()" in client.get("/", headers={"host": "a b"})["Permissions-Policy"]


def test_that_nothing_changed_does_not_shut_what_was_open(client):
    known = client.get("/claims.json")["ETag"]
    answer = client.get("/claims.json", headers={"if-none-match": known})
    assert (answer.status_code, answer.get("Cross-Origin-Resource-Policy")) == (304, None)


def test_what_the_browser_kept_of_the_admin_goes_with_a_logout_and_unsaved_words_stay(editing):
    assert editing.post("/admin/logout/")["Clear-Site-Data"] == '"cache"'


def test_a_weakness_can_be_told_where_there_is_an_address(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.CONTACT_EMAIL = "editors@example.org"
    answer = client.get("/.well-known/security.txt")
    told = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert told["Contact"] == "mailto:editors@example.org"
    assert told["Canonical"] == "http://testserver/.well-known/security.txt"
    until = datetime.strptime(told["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert 80 < (until - timezone.now()).days < 366
    assert "public" not in answer["Cache-Control"]
