"""Corrections: loaded from a file of their own, checked, exported, and following the pages that they name."""

from datetime import date

import pytest
from django.utils import timezone

from articles.actions import archive, export_content, import_content, rename, verify_content
from articles.models import ContentRevision, Correction, Question, Topic
from articles.seeding import SeedError
from tests.factories import MadeCorrection, PublishedTopic

pytestmark = pytest.mark.usefixtures("uncorrected")
FILE = "corrections.toml"
SEED = """\
[[correction]]
key = "{key}"
on = 2026-11-29
said = "Two sources give a price."
now = "One source gives a price."
why = "We had counted a guess."
where = [{where}]
"""


@pytest.fixture
def told(seeds):
    """Loads one correction that stood at these addresses."""

    def load(*where, key="one-price", **other):
        words = SEED.format(key=key, where=", ".join(f'"{path}"' for path in where))
        for old, new in other.items():
            words = words.replace(old, new)
        (seeds.path / FILE).write_text(words, encoding="utf-8")
        return import_content(seeds.path)

    return load


def faults():
    return [fault for fault in verify_content() if fault.where.startswith("correction ")]


def test_without_the_file_there_are_none(seeds):
    (seeds.path / FILE).unlink(missing_ok=True)
    import_content(seeds.path)
    assert not Correction.objects.exists()


def test_it_is_stored_as_it_was_told_and_readers_find_it(told):
    before = ContentRevision.current()
    told("/topics/cost/", "/faq/what-does-it-cost/", "/changes/")
    stored = Correction.objects.get()
    assert (stored.key, stored.on, stored.now) == ("one-price", date(2026, 11, 29), "One source gives a price.")
    assert stored.where == ["/topics/cost/", "/faq/what-does-it-cost/", "/changes/"]
    assert ContentRevision.current() > before
    assert faults() == []


def test_loaded_again_it_changes_nothing_and_an_editors_words_stay(told):
    told("/topics/cost/")
    before = ContentRevision.current()
    assert told("/topics/cost/").outcomes["added"] == 0
    assert ContentRevision.current() == before
    stored = Correction.objects.get()
    stored.why = "A reader wrote to us."
    stored.save()
    told("/topics/cost/", guess="mere guess")
    assert Correction.objects.get().why == "A reader wrote to us."


def test_one_that_an_editor_deleted_does_not_come_back(told):
    told("/topics/cost/")
    Correction.objects.get().delete()
    told("/topics/cost/")
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (["/topics/nowhere/"], r"readers find nothing at '/topics/nowhere/': give the address"),
        (["topics/cost/"], r"“topics/cost/” is no address of this site: begin with one /"),
        (["//example.org/"], r"“//example.org/” is no address of this site"),
        ([], r"This field cannot be blank"),
    ],
)
def test_what_is_no_page_is_refused_with_what_to_do(told, where, message):
    with pytest.raises(SeedError, match=rf"corrections\.toml, line 1: where: {message}"):
        told(*where)
    assert not Correction.objects.exists()


@pytest.mark.parametrize("key", ["main", "change-7", "one price"])
def test_a_key_that_is_no_place_of_its_own_is_refused(told, key):
    with pytest.raises(SeedError, match=r"corrections\.toml, line 1: key: "):
        told("/topics/cost/", key=key)


def test_a_sign_that_no_feed_can_hold_is_refused(told):
    with pytest.raises(SeedError, match=r"corrections\.toml, line 1: said: Character 4 \(U\+000B\) cannot be shown"):
        told("/topics/cost/", **{"Two sources": "Two\\u000bsources"})
    assert not Correction.objects.exists()


def test_it_is_never_dated_ahead_as_the_words_of_a_text_are_not(told):
    told("/topics/cost/", **{"2026-11-29": "2999-01-01"})
    assert Correction.objects.get().on == timezone.localdate()
    assert told("/topics/cost/", **{"2026-11-29": "2999-01-01"}).outcomes["updated"] == 0
    told("/topics/cost/", **{"2026-11-29": "2020-01-01"})
    assert Correction.objects.get().on == date(2020, 1, 1)


def test_what_an_editor_took_away_since_is_no_fault_of_the_seed(told):
    topic = PublishedTopic(slug="gone")
    archive(topic, notice="It is gone.")
    Question.objects.get(slug="does-it-hurt").delete()
    told("/topics/gone/", "/faq/does-it-hurt/")
    (fault,) = faults()
    assert "readers find nothing at /faq/does-it-hurt/" in fault.message


def test_a_renamed_page_is_named_by_its_new_address_before_and_after_loading(told):
    told("/topics/cost/")
    rename(Topic.objects.get(slug="cost"), "price")
    assert Correction.objects.get().where == ["/topics/price/"]
    told("/topics/cost/")
    assert Correction.objects.get().where == ["/topics/price/"]
    rename(Topic.objects.get(slug="price"), "what-it-costs")
    told("/topics/cost/", key="another")
    assert Correction.objects.get(key="another").where == ["/topics/what-it-costs/"]
    assert faults() == []


def test_an_export_holds_it_and_loads_as_it_was(tmp_path):
    MadeCorrection(key="first", on=date(2026, 1, 2), said='“So” and "so".', where=["/topics/cost/", "/glossary/"])
    MadeCorrection(key="second")
    export_content(tmp_path / "first")
    before = list(Correction.objects.order_by("key").values("key", "on", "said", "now", "why", "where"))
    Correction.objects.all()._raw_delete(Correction.objects.db)
    import_content(tmp_path / "first")
    assert list(Correction.objects.order_by("key").values("key", "on", "said", "now", "why", "where")) == before
    export_content(tmp_path / "second")
    first, second = ((tmp_path / name / FILE).read_bytes() for name in ("first", "second"))
    assert first == second
