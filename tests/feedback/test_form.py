"""What a reader can fill in, and which pages it can be about."""

import pytest
from django.urls import Resolver404, resolve

from articles.feedback.form import FeedbackForm
from articles.models.feedback import LONGEST_WORDS
from articles.pages.known import known_page
from tests.reading import DATA, EACH_KIND, FIGURE, FORMS


def form(**data: str) -> FeedbackForm:
    return FeedbackForm(data)


@pytest.mark.parametrize(("helpful", "stored"), [("yes", True), ("no", False), ("", None)])
def test_a_reader_may_say_that_it_helped_or_that_it_did_not_or_neither(helpful, stored):
    filled = form(helpful=helpful, words="A word.")
    assert filled.is_valid()
    assert filled.helpful_or_not is stored


@pytest.mark.parametrize("words", ["", "  \r\n ", "\0"])
def test_a_form_that_says_nothing_is_told_beside_the_words(words):
    filled = form(helpful="", words=words)
    assert filled.errors == {"words": ["Say whether it was helpful, or write what is wrong or missing."]}
    assert filled.status == 400
    assert form(helpful="no", words=words).is_valid()


def test_the_limit_counts_an_end_of_line_once_and_a_character_once_however_many_bytes_it_takes():
    assert form(words="💬\r\n" * (LONGEST_WORDS // 2)).is_valid()
    too_long = form(words="💬\r\n" * (LONGEST_WORDS // 2) + "ab")
    assert too_long.errors == {"words": ["This has 4002 characters. At most 4,000 can be sent: please shorten it."]}
    assert too_long.status == 413


def test_the_browser_is_not_told_to_cut_off_what_is_pasted():
    assert "maxlength" not in str(FeedbackForm()["words"])


def test_a_nul_that_nobody_can_see_is_left_out_of_the_words():
    filled = form(words="Be\0fore\r\nafter")
    assert filled.is_valid()
    assert filled.cleaned_data["words"] == filled["words"].value() == "Before\nafter"


def test_an_answer_that_the_form_does_not_offer_is_refused():
    assert set(form(helpful="maybe", words="A word.").errors) == {"helpful"}


@pytest.mark.parametrize("path", ["/", "/topics/cost/", "/faq/does-it-hurt/", "/about/", "/claims.json"])
def test_a_page_of_this_site_is_known(path):
    assert known_page(path) == path


def test_no_page_has_an_address_that_a_browser_takes_for_another_site():
    for path in (*EACH_KIND, *FORMS, *DATA, FIGURE):
        assert resolve(path)
        with pytest.raises(Resolver404):
            resolve(f"/{path}")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/nothing/here/",
        "topics/cost/",
        "//evil.example/",
        "//evil.md",
        "//evil/claims.ris",
        "/\\evil.md",
        "///evil.md",
        "https://evil.example/topics/cost/",
        "javascript:alert(1)",
        "/topics/cost/?q=secret",
        "/topics/cost/#x",
        "/topics/<b>/",
        "/topics/\0/",
        "/admin/",
        "/admin/articles/topic/1/change/",
        "/feedback/",
        "/feedback/thanks/",
        f"/topics/{'a' * 200}/",
    ],
)
def test_anything_else_is_dropped(path):
    assert known_page(path) == ""
