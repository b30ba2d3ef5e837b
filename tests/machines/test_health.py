"""What asks whether the site is alive, and whether it can take readers, is told so."""

import pytest
from django.db import connection
from django.test import Client

from tests.prepared import another_database

# A port at which nothing listens (RFC 6335: reserved).
NOWHERE = "redis://127.0.0.1:1/0"
READY = {"status": "ok", "database": "ok", "migrations": "ok", "disk": "ok", "cache": "ok"}


def test_a_site_that_can_take_readers_says_so_and_no_one_keeps_the_answer(client: Client, content: None):
    alive, ready = client.get("/healthz"), client.get("/healthz/ready")
    assert (alive.status_code, alive.json()) == (200, {"status": "ok"})
    assert (ready.status_code, ready.json()) == (200, READY)
    for answer in (alive, ready):
        assert "no-store" in answer["Cache-Control"]
        assert "public" not in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("is_a_file", "found"),
    [
        (True, {"database": "ok", "migrations": "missing"}),
        (False, {"database": "away", "migrations": "unknown", "disk": "unknown"}),
    ],
)
def test_what_the_database_lacks_is_named(client, db, tmp_path, is_a_file, found):
    file = tmp_path / "site.sqlite3"
    if not is_a_file:
        file.mkdir()
    with another_database(file):
        alive, ready = client.get("/healthz"), client.get("/healthz/ready")
    assert alive.status_code == 200
    assert (ready.status_code, ready.json()) == (503, {**READY, "status": "not ready", **found})


def test_a_cache_that_is_away_is_named_and_told_once_and_readers_are_served(client, content, settings, caplog):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": NOWHERE}}
    for _ in range(2):
        ready = client.get("/healthz/ready")
        assert (ready.status_code, ready.json()) == (200, {**READY, "cache": "away"})
    assert [record.getMessage() for record in caplog.records if "CACHE_URL" in record.getMessage()] == [
        "the cache does not answer (ConnectionError): look whether it runs, and whether CACHE_URL says where"
    ]
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("address", ["/healthz", "/healthz/ready"])
@pytest.mark.parametrize("hosts", [["example.org"], [".example.org"], ["*"], ["other.example.org"]])
def test_a_balancer_asks_by_whatever_name_it_has_for_the_machine(client, content, settings, address, hosts):
    settings.ALLOWED_HOSTS, settings.SITE_URL = hosts, "https://example.org"
    headers = {"host": "10.0.0.5:8001", "x-forwarded-proto": "https"}
    assert client.get(address, headers=headers).status_code == 200
    assert client.get("/topics/", headers=headers).status_code == (200 if hosts == ["*"] else 400)


def test_a_disk_without_room_is_named(client, content, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("the disk of a PostgreSQL server is not ours to see")
    monkeypatch.setattr("articles.machines.health.ENOUGH", 2**80)
    ready = client.get("/healthz/ready")
    assert (ready.status_code, ready.json()) == (503, {**READY, "status": "not ready", "disk": "full"})
    assert client.get("/healthz").status_code == 200
