"""Every setting is told of, with the default that it has; and nothing is told of that is no setting."""

import re

import pytest
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured

from microneedle_site.environment import BASE_DIR
from tests.documentation.settings_read import BY_MAKE, PRODUCTION, READ, READ_TO_SERVE, settings, written_settings
from tests.documentation.written import Said, documents, taken_apart

NEEDED = {"SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "example.org"}
EXAMPLE = written_settings((BASE_DIR / ".env.example").read_text(encoding="utf-8"))
VALUES = {"off": False, "on": True, "none": ""}
MEANING = {
    ("DATABASE_URL", "SQLite in `var/`"): lambda site: site.DATABASES["default"]["NAME"] == f"{site.VAR}/site.sqlite3",
    ("CACHE_URL", "memory"): lambda site: site.CACHES["default"]["BACKEND"].endswith(".LocMemCache"),
    ("SECRET_KEY", "made in `var/`"): lambda site: (site.VAR / "secret_key").read_text().strip() == site.SECRET_KEY,
    ("ALLOWED_HOSTS", "this machine"): lambda site: {*site.ALLOWED_HOSTS} == {"localhost", "127.0.0.1", "[::1]"},
    ("HSTS", "none"): lambda site: site.HSTS == "none",
    ("EMAIL_URL", "none"): lambda site: site.EMAIL_BACKEND.endswith(".dummy.EmailBackend"),
    ("MAIL_FROM", "`CONTACT_EMAIL`"): (
        lambda site: (site.CONTACT_EMAIL or "webmaster@localhost") == site.DEFAULT_FROM_EMAIL
    ),
    ("SITE_URL", "https and the first of `ALLOWED_HOSTS`"): (
        lambda site: f"https://{site.ALLOWED_HOSTS[0]}" == site.SITE_URL
    ),
}
"""A default in words, and whether the settings are so."""


@pytest.fixture(scope="module")
def here():
    return settings()


@pytest.fixture(scope="module")
def served():
    return settings(PRODUCTION, **NEEDED)


def rows(document):
    """Each setting of the table: its name with its place, its default in words, and what it means."""
    for names, defaults, meaning in document.table("setting"):
        found = re.findall(r"`([A-Z_]+)`", names.text)
        for name, words in zip(found, defaults.text.split(", ") if len(found) > 1 else [defaults.text], strict=True):
            yield Said(names.file, names.line, name), words, meaning


def readme():
    return next(document for document in documents() if document.file == "README.md")


def faults_of_default(name, words, here, served):
    """What is wrong with a default such as "0; 1 with `make serve`"."""
    alone, _, with_serve = words.removesuffix(" with `make serve`").partition("; ")
    told = [(alone, here)]
    if with_serve or name.text in READ_TO_SERVE - set(NEEDED):
        told.append((with_serve or alone, served))
    return [
        name.but(f"{words}: it is {real(name.text, site)}") for words, site in told if not is_so(name.text, words, site)
    ]


def is_so(name, words, site):
    if (name, words) in MEANING:
        return MEANING[name, words](site)
    return str(real(name, site)) == str(VALUES.get(words, words.strip("`")))


def real(name, site):
    return getattr(site, name, getattr(global_settings, name, "of another kind"))


def test_the_table_names_every_setting_that_is_read_and_no_other():
    assert sorted(name.text for name, _, _ in rows(readme())) == sorted(READ)


def test_every_default_in_the_table_is_the_real_one(here, served):
    assert [fault for name, words, _ in rows(readme()) for fault in faults_of_default(name, words, here, served)] == []


@pytest.mark.parametrize(
    ("name", "words", "right"),
    [
        ("DEBUG", "on", "False"),
        ("PROXIES_IN_FRONT", "0; 2 with `make serve`", "1"),
        ("PROXIES_IN_FRONT", "0", "1"),
        ("CACHE_URL", "made in `var/`", "of another kind"),
        ("PORT", "`80`", "8000"),
    ],
)
def test_a_wrong_default_is_found_with_the_right_one(name, words, right, here, served):
    (fault,) = faults_of_default(Said("README.md", 80, name), words, here, served)
    assert fault.startswith(f"README.md:80: {name}: ")
    assert fault.endswith(f": it is {right}")


def test_what_is_said_to_be_required_is_what_the_production_start_refuses_to_be_without():
    said = {name.text for name, _, meaning in rows(readme()) if "required by `make serve`" in meaning.text}
    assert said == set(NEEDED)
    for name in said:
        with pytest.raises(ImproperlyConfigured, match=f"Set {name} to"):
            settings(PRODUCTION, **{one: value for one, value in NEEDED.items() if one != name})


def test_the_example_holds_every_setting_but_those_that_make_reads_first():
    assert sorted(EXAMPLE) == sorted(READ - BY_MAKE)


def test_the_example_can_be_used_as_it_stands():
    site = settings(**{name: value for name, value in EXAMPLE.items() if value})
    assert {name: EXAMPLE[name] for name in ("SITE_URL", "CONTACT_EMAIL")}.items() <= vars(site).items()


def test_a_table_that_names_another_setting_would_be_found():
    document = taken_apart("| setting | default | meaning |\n| --- | --- | --- |\n| `COLOUR` | red | none |")
    assert {name.text for name, _, _ in rows(document)} - READ == {"COLOUR"}
