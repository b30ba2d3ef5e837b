"""The last word: an editor says what passages are, joins and splits them; first what will happen, then done."""

import pytest

from articles.actions import settle
from articles.importing import BlockKind, Settled
from articles.models import Passage, Source
from tests.factories import StoredPassage

from .accounts import allowed
from .forms import agree, change, choose, messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")
PASSAGES = "/admin/articles/passage/"
NAMING, JOINING, SPLITTING = "say_what_they_are", "join_into_one", "split"
HAIR, CONCLUSION, STUDY = "Regrow your own hair", "While more research is needed", "Another study published"


def passage(begins):
    return Passage.objects.get(source__letter="D", text__startswith=begins)


def show(editing, asked, **wanted):
    """Answer what is asked, to be shown what will happen."""
    keys = [step.one.pk for step in asked.context["steps"]]
    seen = {"seen": asked.context["digest"], "_selected_action": keys, "action": asked.context["bulk"].name}
    return editing.post(PASSAGES, {**seen, **wanted}, follow=True)


def words_of(response):
    return {step.one.text[:12]: step.words for step in response.context["steps"]}


def named(editing, kind, *chosen):
    shown = show(editing, choose(editing, PASSAGES, NAMING, *chosen), kind=kind)
    return agree(editing, PASSAGES, shown, kind=kind)


def cut_once(text):
    return text.replace(". ", ".\r\n\r\n", 1)


def test_furniture_is_brought_back_as_what_it_is(editing):
    furniture, other = passage(HAIR), passage("Fusion Meso")
    asked = choose(editing, PASSAGES, NAMING, furniture, other)
    assert words_of(asked)["Regrow your "] == "is page furniture."
    shown = show(editing, asked, kind="paragraph")
    assert words_of(shown)["Regrow your "] == "is page furniture, and will be a paragraph."
    assert passage(HAIR).kind == "furniture"
    done = agree(editing, PASSAGES, shown, kind="paragraph")
    assert messages_of(done) == ["2 passages settled. Said to be a paragraph."]
    assert [(passage(one).kind, passage(one).settled) for one in (HAIR, "Fusion Meso")] == [("paragraph", True)] * 2
    assert "Said to be a paragraph." in editing.get(page_of(passage(HAIR), "history")).content.decode()
    assert HAIR in editing.get(f"{PASSAGES}?settled__exact=1").content.decode()


def test_a_decision_is_taken_back(editing):
    named(editing, "paragraph", passage(HAIR))
    asked = choose(editing, PASSAGES, NAMING, passage(HAIR), passage(STUDY))
    shown = show(editing, asked, kind="as seen")
    assert words_of(shown) == {
        "Regrow your ": "is a paragraph, as an editor settled it, and will be what the importer sees in it.",
        "Another stud": "is a paragraph, as the importer sees it.",
    }
    agree(editing, PASSAGES, shown, kind="as seen")
    assert (passage(HAIR).kind, passage(HAIR).settled) == ("furniture", False)


def test_what_it_does_to_other_passages_is_told_beside(editing):
    shown = show(editing, choose(editing, PASSAGES, NAMING, passage("First and foremost")), kind="paragraph")
    assert shown.context["bulk"].beside == [
        "In source D, 2 passages of the same words will be of another kind, or under another heading."
    ]


def test_what_a_statement_quotes_is_not_set_aside_and_the_statement_is_named(editing):
    shown = show(editing, choose(editing, PASSAGES, NAMING, passage(STUDY)), kind="furniture")
    words = words_of(shown)["Another stud"]
    assert words.startswith("stays as it is: D on “")
    assert "change that statement first" in words
    assert 'name="post"' not in shown.content.decode()


def test_passages_that_follow_one_another_are_joined(editing):
    first, second = passage("Recent studies"), passage(STUDY)
    asked = choose(editing, PASSAGES, JOINING, first, second)
    assert words_of(asked) == {
        "Recent studi": "begins a paragraph.",
        "Another stud": "a paragraph now, goes on with it.",
    }
    agree(editing, PASSAGES, asked)
    joined = passage("Recent studies")
    assert joined.text == joined.source.text[first.start : second.end]
    assert not Passage.objects.filter(text__startswith=STUDY).exists()


@pytest.mark.parametrize("chosen", [("Recent studies",), ("Recent studies", CONCLUSION)])
def test_others_are_not_joined(editing, chosen):
    asked = choose(editing, PASSAGES, JOINING, *map(passage, chosen))
    assert all("choose passages of one source that follow one another" in words for words in words_of(asked).values())


def test_passages_of_two_sources_are_not_joined(editing):
    other = Passage.objects.filter(source__letter="A").first()
    asked = choose(editing, PASSAGES, JOINING, passage(STUDY), other)
    assert not [step for step in asked.context["steps"] if not step.is_refused]


def test_a_passage_is_split_where_an_empty_line_is_put(editing):
    before = passage(CONCLUSION).text
    asked = choose(editing, PASSAGES, SPLITTING, passage(CONCLUSION))
    assert before in asked.content.decode().replace("&#x27;", "'")
    typed = cut_once(before)
    shown = show(editing, asked, text=typed)
    assert words_of(shown)["While more r"].startswith("becomes 2 passages: “While more research")
    agree(editing, PASSAGES, shown, text=typed)
    parts = Passage.objects.filter(source__letter="D", settled=True).order_by("start")
    assert [one.text for one in parts] == [part.strip() for part in typed.split("\r\n\r\n")]
    assert {one.kind for one in parts} == {"paragraph"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (lambda text: text, "nothing would be cut"),
        (lambda text: f"\n\n{text}\n\n", "nothing would be cut"),
        (
            lambda text: cut_once(text).replace("research", "reserach"),
            "After “While more rese” stands “arch is”, and you wrote “rach is”",
        ),
        (lambda text: cut_once(text)[:-1], "stands “.”, and you wrote nothing more"),
        (lambda text: f"{cut_once(text)} More", "stands nothing more, and you wrote “More”"),
    ],
)
def test_a_split_that_changes_anything_else_is_refused_with_the_first_difference(editing, typed, said):
    before = passage(CONCLUSION)
    shown = show(editing, choose(editing, PASSAGES, SPLITTING, before), text=typed(before.text))
    (error,) = shown.context["bulk"].form.errors["text"]
    assert said in error
    assert shown.context["bulk"].is_waiting
    assert passage(CONCLUSION) == before


def test_one_is_split_at_a_time(editing):
    asked = choose(editing, PASSAGES, SPLITTING, passage(CONCLUSION), passage(STUDY))
    assert set(words_of(asked).values()) == {"stays as it is: split one at a time."}


def test_what_a_colleague_settled_meanwhile_is_shown_first(editing, vocabulary):
    one = passage(HAIR)
    shown = show(editing, choose(editing, PASSAGES, NAMING, one), kind="paragraph")
    settle(Source.objects.get(letter="D"), [Settled(one.text, BlockKind.HEADING, one.start)], vocabulary)
    again = agree(editing, PASSAGES, shown, kind="paragraph")
    assert words_of(again)["Regrow your "] == "is a heading, as an editor settled it, and will be a paragraph."
    assert "Nothing was done yet" in messages_of(again)[0]
    assert passage(HAIR).kind == "heading"


def test_what_a_colleague_settled_elsewhere_in_the_source_stays(editing, vocabulary):
    other = passage("Fusion Meso")
    settle(Source.objects.get(letter="D"), [Settled(other.text, BlockKind.HEADING, other.start)], vocabulary)
    named(editing, "paragraph", passage(HAIR))
    assert passage("Fusion Meso").kind == "heading"


def test_a_source_without_the_bytes_of_its_file_is_refused_with_what_to_do(editing):
    shown = show(editing, choose(editing, PASSAGES, NAMING, StoredPassage()), kind="heading")
    assert words_of(shown)["It surely wo"].endswith("import it again first.")


def test_a_question_without_a_kind_is_asked_again(editing):
    again = show(editing, choose(editing, PASSAGES, NAMING, passage(HAIR)), kind="marker", post="yes")
    assert again.context["bulk"].form.errors["kind"]
    assert passage(HAIR).kind == "furniture"


def test_who_may_only_look_is_not_offered_it():
    page = allowed("view_passage").get(PASSAGES).content.decode()
    assert not [name for name in (NAMING, JOINING, SPLITTING) if f'value="{name}"' in page]


@pytest.mark.parametrize(
    ("title", "is_taken"),
    [("How Microneedling can help with hair loss", False), ("Research on Microneedling", True), ("", True)],
)
def test_a_title_is_corrected_with_words_of_the_text_alone(editing, title, is_taken):
    source = Source.objects.get(letter="D")
    response = change(editing, source, title=title, description="Another one")
    assert (Source.objects.get(letter="D").title == title) == is_taken
    assert is_taken or "is not in the text: copy the words as they stand there" in response.content.decode()
