"""A deleted source comes back whole, with its letter and all that hung on it, and does not count yet."""

import pytest
from django.db.models import ProtectedError
from django.test import Client

from articles.actions import (
    NotBroughtBack,
    bring_back,
    flag_withdrawal,
    import_article,
    index_passages,
    log_changes,
    rename,
    returning,
    verify_content,
)
from articles.models import (
    Claim,
    Flag,
    Moved,
    NewText,
    Original,
    Passage,
    Proposal,
    RemovedSeed,
    Silence,
    Source,
    Statement,
    Topic,
)
from tests.factories import FoundStatement, StoredSource, UnwrittenTopic

from .stored import TurnedOffError, everything_stored, failing_at

pytestmark = pytest.mark.usefixtures("content")


def d():
    return Source.objects.get(letter="D")


def counts(source, *, is_read):
    Source.objects.filter(pk=source.pk).update(is_read=is_read)
    log_changes("It was decided.")
    index_passages(Source.objects.get(pk=source.pk))


def with_one_of_everything(ann):
    """Source D, taken back, with one of everything that can hang on a source."""
    source = d()
    counts(source, is_read=False)
    passage, claim = source.passages.readable().first(), Claim.objects.first()
    passage.topics.set([UnwrittenTopic(), *passage.topics.all()])
    Passage.objects.filter(pk=passage.pk).update(topics_edited=True)
    source.aliases.create(public_id="0123456789", passage=passage)
    source.statements.filter(claim=claim).delete()
    Silence.objects.create(source=source, claim=claim, by=ann)
    Proposal.objects.create(source=source, named="pain", claim=claim, exact="It", start=0, end=2, passage=passage)
    NewText.objects.create(source=source, raw=b"Other words.", sha256="0" * 64, brought_by=ann)
    flag_withdrawal(source)
    return source


def deleted(source):
    key = source.pk
    source.delete()
    source.pk = key  # For the test to go on with.
    return Source.history.filter(id=key, history_type="-").latest("history_id")


def rows():
    """All that is stored but what tells that something was done, and when a flag was raised."""
    found = everything_stored()
    for label in ("RemovedSeed", "ContentRevision", *(name for name in found if "Historical" in name)):
        found.pop(label if "." in label else f"articles.{label}")
    links = {label for label in found if label in ("articles.Passage_topics", "articles.Passage_also_in")}
    links |= {"articles.SearchEntry", "articles.Fingerprint"}
    for label in links:  # Rows of links, and what is found anew, may have other keys.
        found[label] = sorted(repr({**row, "id": 0}) for row in found[label])
    for flag in found["articles.Flag"]:
        flag.pop("raised_at")
    return found


def test_everything_is_as_it_was_the_moment_before(ann):
    source = with_one_of_everything(ann)
    before, faults = rows(), verify_content()
    record = deleted(source)
    assert not Passage.objects.filter(source=source.pk).exists()
    bring_back(record)
    after = rows()
    assert [label for label in before if after[label] != before[label]] == []
    assert verify_content() == faults
    assert not RemovedSeed.objects.exists()


def test_once_it_counts_again_machines_read_of_it_what_they_read_before():
    source, before = d(), Client().get("/claims.json").json()
    counts(source, is_read=False)
    bring_back(deleted(source))
    assert "d-alopecia" not in str(Client().get("/claims.json").json())
    counts(source, is_read=True)
    for one, was in zip(Client().get("/claims.json").json()["claims"], before["claims"], strict=True):
        assert one == was
    assert Client().get("/sources/d-alopecia/").status_code == 200


def test_one_that_readers_see_with_its_statements_does_not_go():
    with pytest.raises(ProtectedError):
        d().delete()
    assert d().statements.exists()


def test_one_that_counted_without_a_statement_comes_back_and_does_not_count():
    source = StoredSource()
    bring_back(deleted(source))
    assert not Source.objects.get(pk=source.pk).is_read


def test_one_that_was_withdrawn_is_withdrawn_and_readers_are_told_so():
    source = d()
    Source.objects.filter(pk=source.pk).update(withdrawn_on="2026-11-02")
    log_changes("Source D was withdrawn.")
    bring_back(deleted(source))
    assert (d().is_read, str(d().withdrawn_on)) == (True, "2026-11-02")
    assert Client().get("/sources/d-alopecia/").status_code == 410


def test_its_statements_tell_that_they_went_and_came_back():
    source = d()
    counts(source, is_read=False)
    key = source.statements.first().pk
    bring_back(deleted(source))
    told = [(one.history_type, one.history_change_reason) for one in Statement.history.filter(id=key)[:2]]
    assert told[0] == ("+", "Brought back.")
    assert told[1][0] == "-"


def test_what_it_says_on_a_claim_that_is_gone_stays_deleted_and_the_claim_is_named(ann):
    source = with_one_of_everything(ann)
    claim, key = source.statements.first().claim, source.pk
    silent = source.silences.get().claim
    record = deleted(source)
    for gone in (claim, silent):
        gone.delete()
    staying = returning(record).beside.staying
    bring_back(record)
    assert [sum(one.question in words for words in staying) for one in (claim, silent)] == [1, 1]
    assert all("bring that claim back first" in words for words in staying)
    assert Statement.objects.filter(source=key).exists()
    assert not Silence.objects.filter(source=key).exists()


def test_a_claim_that_is_brought_back_first_has_its_statements_again():
    source = d()
    counts(source, is_read=False)
    claim = source.statements.first().claim
    before = set(claim.statements.values_list("pk", flat=True))
    record, key = deleted(source), claim.pk
    claim.delete()
    bring_back(Claim.history.filter(id=key, history_type="-").latest("history_id"))
    assert returning(record).beside.staying == []
    bring_back(record)
    assert set(Statement.objects.filter(claim=key).values_list("pk", flat=True)) == before


def test_a_statement_that_does_not_fit_its_claim_any_more_stays_deleted():
    statement = FoundStatement()
    counts(statement.source, is_read=False)
    flag_withdrawal(statement.source)
    record = deleted(Source.objects.get(pk=statement.source_id))
    Claim.objects.filter(pk=statement.claim_id).update(kind="set")
    (words,) = returning(record).beside.staying
    assert words.startswith("“It surely works.” on “")
    assert "A list needs the things named" in words
    bring_back(record)
    assert not Statement.objects.filter(pk=statement.pk).exists()
    assert [flag for flag in Flag.objects.all() if flag.flagged is None] == []


def test_what_else_is_gone_is_left_out(ann):
    source = with_one_of_everything(ann)
    topic = Topic.objects.get(slug__startswith="topic-")
    record = deleted(source)
    topic.delete()
    ann.delete()
    bring_back(record)
    assert Silence.objects.get(source=d()).by is None
    assert NewText.objects.get(source=d()).brought_by is None
    assert Passage.objects.filter(source=d(), topics_edited=True).exists()


def test_the_same_article_that_was_imported_meanwhile_is_named_and_nothing_is_changed(articles, vocabulary):
    source = d()
    counts(source, is_read=False)
    raw, record = bytes(Original.objects.get(source=source).raw), deleted(source)
    again = import_article(raw, file="again.txt", vocabulary=vocabulary).source
    assert again.letter == "F"
    before = everything_stored()
    for verb in (returning, bring_back):
        with pytest.raises(NotBroughtBack, match=r"Another source has the SHA-256 of the file .* now: delete that one"):
            verb(record)
    assert everything_stored() == before
    again.delete()
    bring_back(record)
    assert d().pk == record.id


@pytest.mark.parametrize(("name", "value"), [("letter", "D"), ("slug", "d-alopecia")])
def test_a_letter_or_slug_that_is_another_s_now_is_named(name, value):
    source = d()
    counts(source, is_read=False)
    record = deleted(source)
    StoredSource(**{name: value, "position": 77})
    with pytest.raises(NotBroughtBack, match=f"Another source has the {name} “{value}” now"):
        bring_back(record)


def test_an_old_slug_of_another_by_which_texts_cite_that_one_is_named_first():
    record = deleted(StoredSource(slug="first", is_read=False))
    other = StoredSource(slug="first", letter="Q", position=90, file="other.txt")
    rename(other, "second")
    with pytest.raises(NotBroughtBack, match=r"“first” was the slug of .* give that up first under Old addresses"):
        bring_back(record)
    Moved.objects.filter(old="/sources/first/").delete()
    bring_back(record)
    assert Source.objects.get(slug="first").pk == record.id


def test_one_that_was_deleted_before_its_text_was_kept_says_so():
    record = deleted(StoredSource())
    record.linked = {}
    with pytest.raises(NotBroughtBack, match="Its text was not kept when it was deleted: import its article again"):
        returning(record)


def test_nothing_is_half_made_when_the_machine_goes_off(ann):
    record = deleted(with_one_of_everything(ann))
    before = everything_stored()
    with pytest.raises(TurnedOffError), failing_at(Statement, 3):
        bring_back(record)
    assert everything_stored() == before
