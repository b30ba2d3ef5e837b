"""The same program makes a site about another treatment: from other seeds, and nothing else."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command

from articles.actions import (
    export_content,
    import_article,
    import_content,
    import_vocabulary,
    log_changes,
    stored_vocabulary,
    verify_content,
)
from articles.models import Claim, Source, Topic
from articles.search import search
from articles.seeding import read_sources
from tests.reading import FIXED, addresses, find, mark, read

SEEDS = Path(__file__).parent / "seeds"
OURS = re.compile(r"micro-?\s?needl|\bneedl|\bhair\b|\bscalp\b|\bfollicle|\balopecia", re.I)
DATA = ["/claims.json", "/claims.csv", "/sources.json", "/faq.json", "/topics/sessions.json", "/changes.atom"]
MADE = ["/sitemap.xml", "/robots.txt", "/site.webmanifest", "/search/?q=marks", "/search/titles.json?q=cup"]
ADMIN = ["/admin/", "/admin/articles/topic/", "/admin/articles/definition/", "/admin/articles/source/add/"]
PICTURES = ["/picture.png", "/icon-192.png", "/apple-touch-icon.png"]


@pytest.fixture
def cupping(db, settings):
    """An empty site into which the other seeds were loaded, as `make run` does it."""
    call_command("flush", verbosity=0, interactive=False)
    ContentType.objects.clear_cache()
    settings.SEEDS = SEEDS
    vocabulary = import_vocabulary(SEEDS)
    facts = {entry["file"]: entry.attributes for entry in read_sources(SEEDS / "sources.toml")}
    for path in sorted((SEEDS / "articles").iterdir()):
        import_article(path.read_bytes(), file=path.name, vocabulary=vocabulary, facts=facts[path.name])
    import_content(SEEDS)
    yield
    ContentType.objects.clear_cache()


def test_its_content_is_as_it_should_be(cupping):
    assert verify_content() == []
    assert (Source.objects.count(), Claim.objects.count()) == (2, 5)


def test_every_page_speaks_of_its_own_subject_and_never_of_ours(cupping, client):
    shown = {address: client.get(address).content.decode() for address in [*addresses(), *DATA, *MADE]}
    assert {address for address, page in shown.items() if "upping" not in page} <= {"/robots.txt"}
    assert {address: OURS.findall(page) for address, page in shown.items() if OURS.search(page)} == {}


def test_every_page_answers_and_names_the_site(cupping, client):
    assert {client.get(address).status_code for address in [*addresses(), *DATA, *MADE, *PICTURES]} == {200}
    for address in FIXED:
        page = read(client, address)
        assert "Cupping: who says what" in find(page, "title")[0].children[0]
        assert [mark(one, "content") for one in find(page, "meta") if mark(one, "property") == "og:site_name"] == [
            "Cupping: who says what"
        ]


def test_the_editing_room_speaks_of_it_too(cupping, django_user_model, client):
    client.force_login(django_user_model.objects.create_superuser("erin", "", "correct horse battery staple"))
    topic = f"/admin/articles/topic/{Claim.objects.get(slug='sessions').topic_id}/change/"
    shown = {address: client.get(address).content.decode() for address in [*ADMIN, topic]}
    assert all("Cupping: who says what" in page for page in shown.values())
    assert {address: OURS.findall(page) for address, page in shown.items() if OURS.search(page)} == {}


def test_its_drawing_rests_on_what_its_sources_say(cupping, client):
    assert 'six sessions, <a href="/claims/sessions/">says B</a>' in client.get("/topics/sessions/").content.decode()
    Claim.objects.get(slug="sessions").statements.filter(source__letter="B").update(low=8, high=8)
    log_changes("A test changed it.")
    assert "A cup on the skin" not in client.get("/topics/sessions/").content.decode()


def test_its_search_knows_its_own_everyday_words(cupping):
    assert [hit.path for hit in search("bruises").pages][:1] == ["/topics/harms/"]


def test_its_disagreement_is_computed(cupping, client):
    verdicts = {one["slug"]: one["agreement"] for one in client.get("/claims.json").json()["claims"]}
    assert verdicts == {
        "sessions": "conflict",
        "session-length": "single",
        "eases": "agree",
        "painful": "conflict",
        "price": "silent",
    }


def test_an_article_that_opens_with_no_word_of_any_topic_is_read(cupping):
    article = (
        "An Old Custom\n\nMy grandmother had a shelf full of cups made of glass.\n\nSide Effects\n\nIt left marks.\n"
    )
    import_article(article.encode(), file="custom.txt", vocabulary=stored_vocabulary())
    assert Source.objects.get(file="custom.txt").passages.filter(text__startswith="My grandmother").exists()


def test_its_export_is_read_by_its_own_words_on_another_site(cupping, tmp_path):
    export_content(tmp_path)
    vocabulary = stored_vocabulary()
    call_command("flush", verbosity=0, interactive=False)
    ContentType.objects.clear_cache()
    call_command("import_articles", str(tmp_path / "articles"), stdout=StringIO())
    assert stored_vocabulary() == vocabulary
    assert set(Topic.objects.values_list("slug", flat=True)) == {"sessions", "effects", "harms"}


def test_an_export_of_it_loads_into_the_same_site(cupping, tmp_path):
    export_content(tmp_path / "out")
    report = import_content(tmp_path / "out")
    assert set(report.outcomes) == {"unchanged"}
