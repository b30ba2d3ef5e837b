"""The history of what is not text: who changed what, from what to what; and how earlier values are put back."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from articles.admin.conflicts.opened import shown_now
from articles.admin.records.words import label_of
from articles.models import AgreementChange, Claim, Question, Record, Reference, Source, Statement, Topic, records_of
from tests.factories import (
    CheckedReference,
    ConflictingClaim,
    FoundStatement,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    StoredSource,
    Trial,
    UnwrittenQuestion,
    UnwrittenTopic,
    published,
)

from .accounts import allowed
from .forms import as_shown, change, sent_again

pytestmark = pytest.mark.django_db
LONG = "Able B. A study of sixty people who lost hair over many years. Journal 2020;1:1."


def page_of(instance, kind="history"):
    return reverse(f"admin:articles_{instance._meta.model_name}_{kind}", args=[instance.pk])


def history(editing, instance):
    """Each entry, the newest first: who, and each field that changed with its values before and after."""
    return [
        (str(one.record.history_user or ""), {done.label: (done.before, done.after) for done in one.changes})
        for one in editing.get(page_of(instance)).context["recorded"]
    ]


def put_back(editing, instance, place):
    """Press the button beside an entry, counted from the newest."""
    context = editing.get(page_of(instance)).context
    record = context["recorded"][place].record
    address = reverse(f"admin:articles_{instance._meta.model_name}_put_back", args=[instance.pk, record.pk])
    return editing.post(address, {"opened_on": context["opened_on"]})


def test_the_history_says_who_changed_which_field_from_what_to_what(editing):
    reference = CheckedReference(short="Able 2020")
    change(editing, reference, short="Able 2021", checked_on="2026-02-03")
    changed, before = history(editing, reference)
    assert changed == (
        "erin",
        {"Short": ("Able 2020", "Able 2021"), "Checked on": ("2 January 2026", "3 February 2026")},
    )
    assert before[0] == ""
    assert before[1]["Short"] == ("", "Able 2020")


def test_long_words_are_marked_word_by_word(editing):
    reference = CheckedReference(citation=LONG)
    change(editing, reference, citation=LONG.replace("sixty", "six"))
    html = editing.get(page_of(reference)).content.decode()
    assert 'A study of <del><span class="visually-hidden">removed: </span>sixty</del>' in html


def test_what_a_text_was_begun_from_is_named_in_words(editing):
    topic = PublishedTopic()
    opened = as_shown(editing, page_of(topic, "change"))
    change(editing, topic, markdown="Is it theirs?\n")
    editing.post(page_of(topic, "change"), {**opened, "markdown": "Is it ours?\n"})
    html = editing.get(page_of(topic)).content.decode()
    assert "Text and The revision that you went on from." in html
    assert "based_on" not in html


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("kind", Record.__subclasses__())
def test_no_field_is_named_as_in_the_code(rf, editor, kind):
    """Neither in what was recorded, nor in Django's list of what was done, below it."""
    request, in_admin = rf.get("/"), admin.site.get_model_admin(kind.instance_type)
    request.user = editor
    shown = shown_now(in_admin, request, kind.instance_type.objects.first())
    shown.form.changed_data = list(shown.form.fields)
    for rows in shown.formsets:
        rows.changed_objects = [(row.instance, list(row.fields)) for row in rows.initial_forms]
        rows.new_objects = rows.deleted_objects = []
    told = in_admin.construct_change_message(request, shown.form, shown.formsets)
    said = {name for one in told for name in one["changed"]["fields"]} | {label_of(field) for field in kind.decided()}
    assert len(said) > 1
    assert not [name for name in said if name == name.lower() or "_" in name]


def test_choices_and_others_are_named(editing):
    claim, topic = SilentClaim(), UnwrittenTopic()
    former = str(claim.topic)
    change(editing, claim, topic=topic.pk, kind="set")
    assert history(editing, claim)[0][1] == {"Topic": (former, str(topic)), "Kind": ("yes or no", "which things")}


def test_a_list_of_others_is_one_change_with_the_save_that_set_it(editing):
    question, claims = UnwrittenQuestion(), [SilentClaim(), SilentClaim()]
    change(editing, question, wording="Is it another?", claims=[claims[0].pk])
    change(editing, question, claims=[claims[1].pk])
    second, first, _ = history(editing, question)
    assert first[1].keys() == {"Question", "Claims"}
    assert second[1] == {"Claims": (str(claims[0]), str(claims[1]))}


def test_what_was_deleted_since_is_still_named(editing):
    question, claim = UnwrittenQuestion(), SilentClaim()
    change(editing, question, claims=[claim.pk])
    claim.delete()
    named = f"“{claim}”, deleted since"
    assert [one[1] for one in history(editing, question)[:2]] == [{"Claims": (named, "")}, {"Claims": ("", named)}]


def test_a_passage_says_what_it_was_sorted_into(editing):
    passage, topics = StoredPassage(), [UnwrittenTopic(), UnwrittenTopic()]
    passage.topics.add(topics[0])
    records_of(passage).delete()  # as an import leaves it
    change(editing, passage, topics=[topics[1].pk])
    assert history(editing, passage)[0][1] == {"Topics": (str(topics[0]), str(topics[1]))}


def test_publishing_a_claim_is_recorded(editing):
    claim = SilentClaim(is_published=False)
    change(editing, claim, _publish="")
    assert history(editing, claim)[0][1] == {"Published": ("no", "yes")}


def test_saving_without_a_change_and_writing_a_text_record_nothing(editing):
    topic = PublishedTopic()
    change(editing, topic)
    change(editing, topic, markdown="Is it new?\n", _publish="")
    assert history(editing, topic) == []


def test_earlier_values_are_put_back_as_a_change_of_its_own(editing):
    reference = CheckedReference(short="First")
    change(editing, reference, short="Second", found="It found nothing.")
    assert put_back(editing, reference, 1).url == reverse("admin:articles_reference_change", args=[reference.pk])
    reference = Reference.objects.get(pk=reference.pk)
    assert (reference.short, reference.found) == ("First", "")
    newest = records_of(reference).first()
    assert newest.history_change_reason.startswith("Put back as it was on ")
    assert [who for who, _ in history(editing, reference)] == ["erin", "erin", ""]


def test_another_field_is_put_back_beside_what_research_shows_which_is_told_in_words(editing):
    Trial(key="trial")
    research = [{"reference": "trial", "shows": "supports", "indirect": "in mice"}]
    claim = ConflictingClaim(research=research, ask="How well?")
    published(claim, "A trial found it [^trial].")
    for changed in ({"ask": "How often?"}, {"research": "trial | mixed"}):
        page = page_of(claim, "change")
        editing.post(page, as_shown(editing, page) | changed)
    (_, latest), *_ = history(editing, claim)
    assert latest == {
        "What research shows": (
            "reference: trial | shows: supports | indirect: in mice",
            "reference: trial | shows: mixed",
        )
    }
    put_back(editing, claim, 2)
    after = Claim.objects.get(pk=claim.pk)
    assert (after.ask, after.research) == ("How well?", research)


def test_lists_and_figures_and_days_are_put_back_too(editing):
    question, claim = UnwrittenQuestion(), SilentClaim()
    question.claims.add(claim)
    change(editing, question, claims=[])
    put_back(editing, question, 1)
    assert list(Question.objects.get(pk=question.pk).claims.all()) == [claim]
    source = StoredSource(withdrawn_on="2026-03-02", interest_words=["It surely works.", "It never works."])
    change(editing, source, withdrawn_on="", interest_words="")
    put_back(editing, source, 1)
    source = Source.objects.get(pk=source.pk)
    assert str(source.withdrawn_on) == "2026-03-02"
    assert source.interest_words == ["It surely works.", "It never works."]


def test_a_text_and_the_statements_beside_it_stay_as_they_are(editing):
    claim = ConflictingClaim(is_published=False)
    before = list(claim.statements.values())
    change(editing, claim, question="Is it another?", markdown="Is it a note?\n")
    put_back(editing, claim, 1)
    claim = Claim.objects.get(pk=claim.pk)
    assert claim.question != "Is it another?"
    assert list(claim.statements.values()) == before
    assert claim.text.revisions.count() == 1


def test_values_that_do_not_fit_any_more_are_refused_with_the_reason(editing):
    claim = SilentClaim(kind="quantity", unit="weeks")
    change(editing, claim, unit="months")
    FoundStatement(claim=claim, stance=None, low=1, high=1, unit="months")
    response = put_back(editing, claim, 1)
    assert "the unit is" in response.content.decode()
    assert Claim.objects.get(pk=claim.pk).unit == "months"
    assert f'action="{page_of(claim, "change")}"' in response.content.decode()


def test_what_changes_the_agreement_asks_for_the_reason_and_is_logged(editing):
    claim = ConflictingClaim(logged_agreement="conflict")
    statement = claim.statements.get(stance=-2)
    change(editing, statement, stance="1", reason="We had misread it.")
    response = put_back(editing, statement, 1)
    assert "from “Same answer” to “They conflict”" in response.content.decode()
    assert Statement.objects.get(pk=statement.pk).stance == 1
    editing.post(page_of(statement, "change"), {**sent_again(response), "reason": "We had not."})
    assert Statement.objects.get(pk=statement.pk).stance == -2
    assert AgreementChange.objects.filter(claim=claim).first().reason == "We had not."


def test_values_are_not_put_back_over_what_was_not_seen(editing):
    reference = CheckedReference(short="First")
    change(editing, reference, short="Second")
    context = editing.get(page_of(reference)).context
    change(editing, reference, short="Third")
    address = reverse("admin:articles_reference_put_back", args=[reference.pk, context["recorded"][1].record.pk])
    response = editing.post(address, {"opened_on": context["opened_on"]})
    assert response.context["stale"].is_conflict
    assert Reference.objects.get(pk=reference.pk).short == "Third"


def test_values_are_put_back_by_those_who_may_change_and_only_when_sent(editing):
    reference, other = CheckedReference(short="First"), CheckedReference()
    change(editing, reference, short="Second")
    record = records_of(reference).last()
    address = reverse("admin:articles_reference_put_back", args=[reference.pk, record.pk])
    reader = allowed("view_reference")
    assert reader.post(address).status_code == 403
    assert "Put these values back" not in reader.get(page_of(reference)).content.decode()
    assert Client().post(address).status_code == 302
    assert editing.get(address).status_code == 405
    for wrong in ((other.pk, record.pk), (reference.pk, 0), (0, record.pk)):
        assert editing.post(reverse("admin:articles_reference_put_back", args=wrong)).status_code == 404
    assert Reference.objects.get(pk=reference.pk).short == "Second"


def test_a_long_history_is_listed_page_by_page_with_as_many_queries(editing, django_assert_max_num_queries):
    topic = UnwrittenTopic()
    for n in range(120):
        topic.name = f"Name {n}"
        topic.save()
    with django_assert_max_num_queries(16):
        context = editing.get(page_of(topic)).context
    assert len(context["recorded"]) == 50
    rest = editing.get(page_of(topic), {"earlier": context["earlier"]}).context
    assert rest["recorded"][0].changes[0].after == "Name 69"
    assert editing.get(page_of(topic), {"earlier": "9" * 40}).status_code == 200


def test_what_has_no_history_says_so(editing):
    assert "recorded-heading" not in editing.get(page_of(UnwrittenTopic())).content.decode()


def test_hostile_words_are_shown_as_words(editing):
    reference = CheckedReference()
    change(editing, reference, citation="<script>alert(1)</script>" * 3, found="<b>bold</b>")
    html = editing.get(page_of(reference)).content.decode()
    assert "<script>alert" not in html
    assert "<b>bold" not in html


@pytest.mark.usefixtures("content")
def test_loading_the_seeds_leaves_no_record_of_what_did_not_change():
    models = (Topic, Question, Claim, Statement, Source, Reference)
    assert not any(model.history.exists() for model in models)
