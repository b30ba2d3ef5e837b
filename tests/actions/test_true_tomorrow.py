"""True tomorrow: a source more or less, and no page that readers see says anything false of who says what."""

import re
from decimal import Decimal

import pytest

from articles.actions import flag_withdrawal, log_changes
from articles.actions.resolver import SeenContent, StoredContent
from articles.language import sentence_spans
from articles.models import Claim, ClaimKind, Flag, Passage, Revision, Source, Statement
from articles.rendering import Cause
from tests.factories import StoredSource
from tests.reading import addresses, read, words

pytestmark = pytest.mark.usefixtures("content")

MARK = re.compile(r"\[\[(?P<slug>[a-z-]+):(?P<form>[A-Za-z]+)(?:=(?P<answer>[^\]]+))?\]\]")
OF_SOME = ("who", "names", "sources")
LETTER = re.compile(r"\b[A-F]\b")
TYPED = re.compile(r"\b(?:all|of our|of the) five\b|\bfive (?:sources|articles)\b", re.I)
NEVER_SAID = {"level": ["severe"], "set": ["something that no other source names"]}


def other_answer(claim):
    """A value that no source gives yet, against what most say where that can be."""
    if claim.kind == ClaimKind.STANCE:
        given = [one.stance for one in claim.statements.filter(mention=False, study=False)]
        return {"stance": -2 if not given or max(given) > 0 else 2}
    if claim.kind == ClaimKind.QUANTITY:
        return {"low": Decimal(9000), "high": Decimal(9000), "unit": claim.unit}
    return {"values": NEVER_SAID[claim.kind]}


@pytest.fixture
def sixth():
    """A source that speaks on every claim and says what no other says."""
    claims = list(Claim.objects.published())
    lines = [f"On {claim.slug} it is as we say." for claim in claims]
    source = StoredSource(text="\n".join(lines), title="A sixth article", interest="offers")
    reached = 0
    for claim, line in zip(claims, lines, strict=True):
        end = reached + len(line)
        place = {"start": reached, "end": end}
        passage = Passage.objects.create(
            source=source, public_id=f"{claim.pk:010x}", kind="paragraph", text=line, **place
        )
        Statement.objects.create(
            claim=claim, source=source, passage=passage, exact=line, **place, **other_answer(claim)
        )
        reached = end + 1
    log_changes("Source F was added.")
    return source


def gives(letter, claim, answer):
    """Whether a statement of the source gives the answer, looked up in the plainest way."""
    told = Statement.objects.shown().filter(claim=claim, source__letter=letter, mention=False, study=False)
    if answer is None:
        return told.exists()
    if claim.kind == ClaimKind.SET:
        return any(answer in map(str.lower, one.values) for one in told)
    return any(re.split(",", one.in_words.lower())[0] == answer for one in told)


def computed_in(revision, content):
    """Each computed mark of a live text with the words that it writes."""
    for mark in MARK.finditer(revision.markdown):
        if mark["slug"] != "sources":
            target = content.computed(mark["slug"], mark["form"], mark["answer"] or "")
            yield mark, target.label


def assert_true():
    """Every computed mark names those that say so and no other, and every live text shows what it would show now."""
    content, letters = SeenContent(), list(Source.objects.for_display().values_list("letter", flat=True))
    claims = {claim.slug: claim for claim in Claim.objects.all()}
    for revision in Revision.objects.live().select_related("text"):
        rendered = revision.text.render(revision.markdown, content)
        assert (revision.lead_html, revision.body_html) == (rendered.lead, rendered.body), revision
        for mark, label in computed_in(revision, content):
            if mark["form"].lower() in OF_SOME:
                named = {letter for letter in letters if gives(letter, claims[mark["slug"]], mark["answer"])}
                told = set(LETTER.findall(re.sub("^A(?=ll)", "a", label)))
                assert told == named or (len(named) == len(letters) and "all" in label.lower()), (mark[0], label)
                assert bool(named) != ("no source" in label.lower()), (mark[0], label)


def typed_faults():
    """What live texts type of who says what, and is not so."""
    content = StoredContent()
    for revision in Revision.objects.live().select_related("text"):
        for problem in revision.text.render(revision.markdown, content).problems:
            if problem.cause is Cause.CONTRADICTED:
                yield str(revision.text), problem.message


def told_now():
    """The pages that tell what is so now; what was said once and is told of as wrong stands among the changes."""
    return [address for address in addresses() if address != "/changes/"]


def test_today_every_mark_is_true():
    assert_true()
    assert list(typed_faults()) == []


def test_with_a_sixth_source_that_contradicts_all_no_page_says_anything_false(sixth, client):
    assert_true()
    assert list(typed_faults()) == []
    for address in told_now():
        shown = words(read(client, address))
        spans = [shown[start:end] for start, end in sentence_spans(shown)]
        assert [one for one in spans if TYPED.search(one)] == [], address


def test_the_desk_lists_each_text_that_a_new_source_touches(sixth, editing):
    texts = Revision.objects.live().filter(text__leads_to__path__startswith="/claims/").with_owner().distinct()
    owners = {(type(one.text.owner), one.text.owner.pk) for one in texts}
    told = {(flag.content_type.model_class(), flag.object_id) for flag in Flag.objects.filter(claim__isnull=False)}
    assert owners <= told
    reason = Flag.objects.filter(claim__slug="price-per-session").first().reason
    assert "Only one says: A, $100 to $700. It is: They conflict: A and F" in reason
    assert "because what it leans on changed" in editing.get("/admin/").content.decode()


def test_with_one_withdrawn_no_page_says_anything_false(client):
    source = Source.objects.get(letter="A")
    source.withdrawn_on = "2026-11-29"
    source.save()
    flag_withdrawal(source)
    log_changes("Source A was withdrawn.")
    assert_true()
    for address in told_now():
        assert not TYPED.search(words(read(client, address))), address


def test_a_source_that_goes_again_leaves_every_text_as_it_was(sixth):
    sixth.withdrawn_on = "2026-11-29"
    sixth.save()
    log_changes("Source F was withdrawn.")
    assert_true()
    assert list(typed_faults()) == []


def test_what_an_editor_has_not_looked_at_yet_goes_on_telling_what_was_before_all_of_it(sixth):
    about = {"claim__slug": "price-per-session", "content_type__model": "topic"}
    before = Flag.objects.get(**about)
    sixth.statements.filter(claim__slug="price-per-session").update(low=8000, high=8000)
    log_changes("It was a mistake.")
    after = Flag.objects.get(**about)
    assert after.was == before.was
    assert "was: Only one says: A, $100 to $700. It is: They conflict: A and F, $100 to $8,000." in after.reason
    sixth.statements.filter(claim__slug="price-per-session").delete()
    log_changes("It was no price.")
    assert not Flag.objects.filter(**about).exists()
