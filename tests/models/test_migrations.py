"""The migrations of content that was stored before, each run over rows as they were then."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from articles.importing import read
from tests.prepared import another_database

BEFORE = "0002_changes_flags_and_research"
FILLED = "0003_fill_units_and_notes"
WITH_UNITS = "0004_figures_have_a_unit"
SOURCED = "0005_sourcing_links_and_figures"
LAST = "0014_begun_from_and_published_over"
WITH_STANDING = "0015_flags_have_a_standing"
IN_ITS_PLACE = "0015_again_flags_have_a_standing"
ONE_NAME = "0016_one_name_for_each_stance"
ORIGINALS = "0017_originals"
IN_HISTORIES = "0018_one_name_in_histories"
UNDATED = "0021_answers_stand_for_many"
FOUND_BEFORE = "0027_the_studies_of_a_source"
TRUE_WORDS = "0028_search_by_true_words"
DATED = "0023_updated_and_corrections"
AT_ONCE = "0001_squashed_0014"
KINDS = ("topic", "question", "claim", "term", "page")


@pytest.fixture
def at(django_db_blocker: Any) -> Iterator[Callable[[str], Any]]:
    """Brings an empty database in memory to a migration; gives the models as they are after it."""
    with django_db_blocker.unblock(), another_database(":memory:"):
        yield _migrated


def _migrated(name: str) -> Any:
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=name == AT_ONCE)
    if name != AT_ONCE:  # Else what was noted with those that it replaces would count twice.
        for replacing in executor.loader.replacements:
            executor.loader.applied_migrations.pop(replacing, None)
    executor.migrate([("articles", name)])
    return executor.loader.project_state([("articles", name)]).apps.get_model


def stored(model: Callable[..., Any]) -> dict[str, Any]:
    """One of each kind of text, and a claim of each kind with a statement."""
    text = {kind: model("articles", "Text").objects.create(title=kind) for kind in KINDS}
    topic = model("articles", "Topic").objects.create(slug="topic", text=text["topic"])
    model("articles", "Question").objects.create(slug="question", topic=topic, text=text["question"])
    model("articles", "Term").objects.create(slug="term", text=text["term"])
    model("articles", "Page").objects.create(slug="page", text=text["page"])
    claims = model("articles", "Claim").objects
    return {
        "weeks": claims.create(slug="weeks", topic=topic, kind="quantity", unit="weeks", text=text["claim"]),
        "hours": claims.create(slug="hours", topic=topic, kind="quantity", unit="hours"),
        "stance": claims.create(slug="stance", topic=topic, kind="stance"),
        "source": model("articles", "Source").objects.create(letter="A", slug="a", position=1, file="a", sha256="a"),
    }


def said(model: Callable[..., Any], one: dict[str, Any], claim: str, **value: Any) -> Any:
    statements = model("articles", "Statement").objects
    place = statements.count()
    return statements.create(
        claim=one[claim], source=one["source"], exact="It is so.", start=place, end=place + 9, **value
    )


def sourcing(model: Callable[..., Any]) -> dict[str, str]:
    return dict(model("articles", "Text").objects.values_list("title", "sourcing"))


def test_figures_take_over_their_claims_unit_and_only_figures_do(at):
    model = at(BEFORE)
    one = stored(model)
    values = [
        ("weeks", {"low": 4, "high": 6}, "weeks"),
        ("hours", {"low": 0}, "hours"),
        ("hours", {"high": 24}, "hours"),
        ("hours", {"low": 3, "unit": "minutes"}, "minutes"),
        ("weeks", {"words": "a few weeks"}, ""),
        ("stance", {"stance": 2}, ""),
    ]
    expected = {said(model, one, claim, **value).pk: unit for claim, value, unit in values}
    after = at(WITH_UNITS)  # Its constraint holds over what the one before filled in.
    assert dict(after("articles", "Statement").objects.values_list("pk", "unit")) == expected
    with pytest.raises(IntegrityError, match="statement_figures_have_a_unit"):
        after("articles", "Statement").objects.update(unit="")


def test_the_texts_of_claims_become_notes_and_others_do_not(at):
    stored(at(BEFORE))
    notes = at(FILLED)("articles", "Text").objects.filter(is_note=True)
    assert [one.title for one in notes] == ["claim"]


@pytest.mark.parametrize("name", [BEFORE, WITH_UNITS])
def test_every_stored_text_learns_where_its_sentences_come_from(at, name):
    stored(at(name))
    assert sourcing(at(SOURCED)) == {
        "topic": "sources",
        "question": "sources",
        "claim": "research",
        "term": "editors",
        "page": "editors",
    }


def test_of_a_revision_that_was_stored_before_it_is_not_guessed_what_it_was_begun_from(at):
    model = at("0013_roles")
    text = model("articles", "Text").objects.create(title="topic")
    for words in ("Is it one?\n", "Is it two?\n"):
        model("articles", "Revision").objects.create(text=text, markdown=words)
    after = at(LAST)("articles", "Revision")
    assert set(after.objects.values_list("begun_from", "published_over")) == {(None, None)}


@pytest.mark.parametrize("name", [WITH_STANDING, IN_ITS_PLACE])
def test_how_stored_flags_stand_is_read_from_their_reasons_for_the_last_time(at, name):
    model = at(LAST)
    source = stored(model)["source"]
    kind = model("contenttypes", "ContentType").objects.get_or_create(app_label="articles", model="claim")[0]
    told = {
        "The text of source A changed. These words are not in it any more.": True,
        "The text of source A changed. The passage around these words is another.": False,
        "Source A was withdrawn. These words stand as before.": False,
        "The text of source A changed. What it rests on stands as before.": False,
    }
    for number, (reason, is_lost) in enumerate(told.items()):
        model("articles", "Flag").objects.create(
            content_type=kind, object_id=number, source=source, reason=reason, is_lost=is_lost
        )
    flags = at(name)("articles", "Flag").objects
    assert list(flags.order_by("object_id").values_list("standing", flat=True)) == [1, 2, 3, 4]


def test_what_was_remembered_names_a_stance_without_a_comma_from_then_on(at):
    model = at(WITH_STANDING)
    one = stored(model)
    seeds = {key: {"pk": key, "seed": {"stance": name}} for key, name in enumerate(["yes, with limits", "no", ""])}
    model("articles", "Claim").objects.filter(slug="stance").update(seeded={"statements": seeds})
    proposed = model("articles", "Proposal").objects
    for number, value in enumerate([{"stance": "no, with limits"}, {"low": 4}]):
        proposed.create(source=one["source"], named="stance", exact=f"So it is, {number}.", value=value)
    after = at(ONE_NAME)
    remembered = after("articles", "Claim").objects.get(slug="stance").seeded["statements"].values()
    assert [statement["seed"]["stance"] for statement in remembered] == ["yes with limits", "no", ""]
    proposals = after("articles", "Proposal").objects.order_by("pk")
    assert [proposal.value for proposal in proposals] == [{"stance": "no with limits"}, {"low": 4}]


def test_what_records_of_a_claim_remember_names_a_stance_without_a_comma_too(at):
    made = {"id": 1, "history_date": "2026-11-28T12:00:00Z", "history_type": "-"}
    seeds = {"A\nit is so": {"pk": 1, "seed": {"stance": "no, with limits"}}}
    at(AT_ONCE)
    records = at(ORIGINALS)("articles", "HistoricalClaim").objects
    records.create(slug="stance", kind="stance", seeded={"slug": "stance", "statements": seeds}, **made)
    records.create(slug="of-an-editor", kind="stance", seeded={}, **made)
    after = at(IN_HISTORIES)("articles", "HistoricalClaim").objects.order_by("pk")
    seeds["A\nit is so"]["seed"]["stance"] = "no with limits"
    assert [one.seeded for one in after] == [{"slug": "stance", "statements": seeds}, {}]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"Plain.\n", "utf-8"),
        (b"Lines\r\nof\r\nWindows\r\n", "utf-8"),
        (b"Lines\rof\rold\r", "utf-8"),
        ("Café costs £5, they say “often”.\r\n".encode("cp1252"), "cp1252"),
        (b"\xef\xbb\xbfWith a mark.\n", "utf-8"),
        (b"\xff\xfe" + "Wide.\r\n".encode("utf-16-le"), "utf-16-le"),
        (b"\x00\x00\xfe\xff" + "Wider.\n".encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_the_bytes_of_an_article_that_were_not_stored_are_made_again_from_its_text(at, raw, encoding):
    source = stored(at(ONE_NAME))["source"]
    reading = read(raw)
    assert reading.encoding == encoding
    type(source).objects.update(text=reading.text, sha256=reading.sha256, encoding=reading.encoding)
    (original,) = at(ORIGINALS)("articles", "Original").objects.all()
    assert (original.source_id, bytes(original.raw)) == (source.pk, raw)


def test_bytes_that_cannot_be_made_again_are_not_guessed(at):
    reading = read(b"Mixed\r\nline\nends\n")
    source = stored(at(ONE_NAME))["source"]
    type(source).objects.update(text=reading.text, sha256=reading.sha256, encoding=reading.encoding)
    assert not at(ORIGINALS)("articles", "Original").objects.exists()


def made(model: Callable[..., Any]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """The SQL of all that is in the database, white space aside, and what each role may do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name LIKE 'articles%'")
        tables = {name: " ".join(sql.split()) for name, sql in cursor.fetchall()}
    return tables, set(model("auth", "Group").objects.values_list("name", "permissions__codename"))


def test_an_empty_database_is_made_at_once_as_all_migrations_one_by_one_would_make_it(at):
    at_once = made(at(AT_ONCE))
    MigrationExecutor(connection).migrate([("articles", None)])
    assert made(at(LAST)) == at_once


@pytest.mark.parametrize("name", ["0013_roles", LAST])
def test_a_database_that_has_seen_earlier_migrations_goes_on_from_there(at, name):
    model = at(name)
    model("articles", "Topic").objects.create(slug="cost", question="What does it cost?")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert not MigrationExecutor(connection).migration_plan(executor.loader.graph.leaf_nodes())
    assert [one.slug for one in model("articles", "Topic").objects.all()] == ["cost"]
    assert ("articles", AT_ONCE) in executor.recorder.applied_migrations()


def test_a_database_on_which_only_articles_were_ever_migrated_goes_on_too(at):
    at("0013_roles")
    call_command("migrate", "articles", verbosity=0)
    call_command("migrate", verbosity=0)
    executor = MigrationExecutor(connection)
    assert not executor.migration_plan(executor.loader.graph.leaf_nodes())


def test_what_an_editor_published_last_is_dated_and_what_was_loaded_is_not(at):
    """The day on which this copy of a seed was loaded is not the day on which its words were changed."""
    model = at(UNDATED)
    when = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    for origin in ("editor", "seed"):
        text = model("articles", "Text").objects.create(title=origin)
        text.live = model("articles", "Revision").objects.create(text=text, origin=origin, published_at=when)
        text.save()
    model("articles", "Text").objects.create(title="draft")
    now = at(DATED)
    days = dict(now("articles", "Text").objects.values_list("title", "updated_on"))
    assert days == {"editor": timezone.localdate(when), "seed": None, "draft": None}
    roles = now("auth", "Group").objects.filter(permissions__codename="add_correction")
    assert list(roles.values_list("name", flat=True)) == ["Publisher"]


def test_what_could_be_searched_before_can_be_searched_by_its_true_words_and_back_again(at):
    entries = at(FOUND_BEFORE)("articles", "SearchEntry").objects
    entries.create(kind="term", path="/t/", title="Needles", names="A needle\nPens", body="From 1.5-2.5mm, ½ as used.")
    (now,) = at(TRUE_WORDS)("articles", "SearchEntry").objects.all()
    words = "needl", "a needl\npen", "from 1point5 2point5 mm 0point5 as use"
    assert (now.title_words, now.names_words, now.body_words) == words
    assert [_found(one) for one in ("2point5", "2", "use", "pen")] == [1, 0, 1, 1]
    at(FOUND_BEFORE)
    assert [_found(one) for one in ("2point5", "2", "needle")] == [0, 1, 1]


def _found(word: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM articles_search WHERE articles_search MATCH %s", [word])
        return int(cursor.fetchone()[0])
