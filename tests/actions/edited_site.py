"""A site on which editors have done one of everything."""

from datetime import date

from articles.actions import (
    import_article,
    index_pages,
    index_passages,
    log_changes,
    record_statement,
    save_draft,
)
from articles.importing import Vocabulary
from articles.models import Claim, Correction, Passage, Question, Reference, Source, Statement, Term, Topic
from tests.factories import published

ARTICLE = 'A New Article\r\n\r\nMicro needling hurts the scalp. “It costs £50”, they say: café \\ "crème".\r\n'
WORDS = 'Is it so?\n\n## Is it dear?\n\n“It is not”, who said? """quoted""" \\ and\ttabbed?\n\n    set apart?\n'


def edit_everything(vocabulary: Vocabulary) -> None:
    _edit_texts()
    _edit_attributes()
    _edit_statements()
    _bring_in_an_article(vocabulary)
    log_changes("Editors were at work.")
    index_pages()
    index_passages()


def _edit_texts() -> None:
    cost = Topic.objects.get(slug="cost")
    published(cost, "How much is it?\r\n\r\n" + WORDS)
    save_draft(Topic.objects.get(slug="results"), "A draft that nobody sees.\n")
    published(Term.objects.create(slug="zinc", name="Zinc: “Zn” # 30", spellings=["Zn", 'a "metal"']), WORDS)
    question = Question.objects.create(slug="is-it-new", wording="Is it new: yes?", topic=cost, position=7)
    question.claims.set(Claim.objects.filter(slug__in=["pain", "numbing"]))
    published(question, WORDS)
    Question.objects.create(slug="is-it-unanswered", wording="Is it?", topic=cost, related=["is-it-new"])
    Topic.objects.create(slug="a-new-topic", name="null", question="What is new?", position=3)


def _edit_attributes() -> None:
    Topic.objects.filter(slug="results").update(name="What you get", position=40, related=["cost"])
    Question.objects.get(slug="does-it-hurt").claims.set(Claim.objects.filter(slug="absorption"))
    Term.objects.get(slug="elastin").delete()
    Reference.objects.create(key="new-2026", citation="New A. 2026.", address="https://a.org/", checked_on="2026-11-20")
    said = {"said": 'It was "a guess".', "now": "It is not: see A.", "why": "We had not looked.", "on": "2026-11-29"}
    Correction.objects.create(key="a-guess", where=["/topics/cost/", "/claims/pain/"], **said)
    Source.objects.filter(letter="B").update(
        publisher="A publisher", published_on=date(2024, 2, 29), passages_shown="quoted only"
    )
    passage = Passage.objects.shown().filter(source__letter="A").first()
    passage.topics.set(Topic.objects.filter(slug__in=["cost", "results"]))
    Passage.objects.filter(pk=passage.pk).update(topics_edited=True)


def _edit_statements() -> None:
    claims = {claim.slug: claim for claim in Claim.objects.all()}
    sessions = claims["number-of-sessions"].statements
    sessions.filter(exact__startswith="Most individuals require").update(high=7)
    sessions.filter(exact__startswith="It is typically").delete()
    value = {"low": 0.5, "unit": "minutes", "open_high": True}
    record_statement(claims["session-length"], Source.objects.get(letter="A"), "Most individuals require", value)
    moved = claims["invasive"].statements.get(source__letter="C")
    record_statement(claims["invasive"], moved.source, "relatively low-risk option", {"values": ["none"]})
    moved.delete()
    new = Claim.objects.create(slug="is-it-dear", question="Is it dear?", topic_id=claims["pain"].topic_id, kind="set")
    record_statement(new, Source.objects.get(letter="C"), "relatively low-risk option", {"values": ["risk", 'a "b"']})
    Claim.objects.filter(slug="upkeep").update(ask="What then?", is_published=False)
    assert Statement.objects.filter(start=None).count() == 0


def _bring_in_an_article(vocabulary: Vocabulary) -> None:
    source = import_article(ARTICLE.encode("cp1252"), file="new article.text", vocabulary=vocabulary).source
    Source.objects.filter(pk=source.pk).update(is_read=True, title="A new: article")
    unread = import_article(b"\xef\xbb\xbfNot yet read.\n", file="unread.txt", vocabulary=vocabulary).source
    assert not unread.is_read
    record_statement(Claim.objects.get(slug="pain"), source, "hurts the scalp", {"values": ["moderate"]})
    published(Topic.objects.get(slug="aftercare"), f'[@{source.letter} "hurts the scalp"] Does it?\n')
