"""Questions of an accordion are read with their answers, however these are folded away."""

import pytest

from articles.importing import read
from articles.importing.formats import Known

from .pages import article, parts_of

PARAGRAPH, HEADING = "paragraph", "heading"


def reading(body):
    return read(article(body).encode())


def parts(body):
    """What stands between the first sentence of the article and its last."""
    return parts_of(reading(body))[2:-1]


def left_out(body):
    return {one.what: one.words for one in reading(body).left_out}


QUESTION, ANSWER = "Does it hurt?", "Some discomfort is common, and it fades within a day."
FOLDED = [
    f"<div role=tablist><div><div role=tab aria-controls=t1><a>{QUESTION}</a></div><div id=t1 role=tabpanel hidden>"
    f"<p>{ANSWER}</p></div></div></div>",
    f"<details><summary>{QUESTION}</summary><p>{ANSWER}</p></details>",
    f"<details><summary><h3>{QUESTION}</h3></summary>{ANSWER}</details>",
    f"<h3><button type=button aria-expanded=false aria-controls=a1>{QUESTION}</button></h3><div "
    f"id=a1 hidden>{ANSWER}</div>",
    f"<h4 class=accordion-header><button class='accordion-button collapsed' data-bs-toggle=collapse "
    f"data-bs-target='#c'>{QUESTION}</button></h4><div id=c class='collapse' style='display:none'>"
    f"<div>{ANSWER}</div></div>",
    f"<div class=item><button class=accordion>{QUESTION}<span aria-hidden=true>+</span></button><div "
    f"class=panel aria-hidden=true><p>{ANSWER}</p></div></div>",
    f"<ul><li><h3><button><span>{QUESTION}</span><svg><title>Arrow</title></svg></button></h3><div "
    f"style='display: none'><p>{ANSWER}</p></div></li></ul>",
    f"<input type=checkbox id=q1><label for=q1>{QUESTION}</label><div class=a>{ANSWER}</div>",
    f"<div class=faq-item><div class='faq-question'>{QUESTION}</div><div class=faq-answer "
    f"style='display:none'>{ANSWER}</div></div>",
    f"<h4><a href='#x9' data-toggle=collapse>{QUESTION}</a></h4><div id=x9 class=collapse><p>{ANSWER}</p></div>",
    f"<div role=button aria-expanded=false tabindex=0>{QUESTION}</div><section hidden>{ANSWER}</section>",
    f"<div role=button aria-controls=w1><i></i><div>{QUESTION}</div></div><nav id=w1>{ANSWER}</nav>",
    f"<div><button aria-expanded=false aria-controls=b1><svg></svg></button><p>{QUESTION}</p></div><div id=b1 hidden>"
    f"<p>{ANSWER}</p></div>",
    f"<div><strong class=schema-faq-question>{QUESTION}</strong> <p class=schema-faq-answer>{ANSWER}</p></div>",
]


@pytest.mark.parametrize("html", FOLDED)
def test_a_question_that_opens_its_answer_is_read_with_it_though_it_is_folded_away(html):
    given = reading(html)
    asked, answered = given.structure[2], given.structure[3]
    assert (asked.kind, asked.folds) == (Known.HEADING, True)
    assert given.text[asked.start : asked.end] == QUESTION
    assert given.text[answered.start : answered.end] == ANSWER
    assert parts(html)[1][0] == "paragraph"


def test_a_short_answer_is_one_and_a_button_that_opens_nothing_is_furniture():
    assert parts("<details><summary>Is it safe?</summary>Mostly</details><button>Book now</button>") == [
        (HEADING, "Is it safe?"),
        (PARAGRAPH, "Mostly"),
        ("button", "Book now"),
    ]


def test_a_few_words_that_a_label_opens_are_no_menu_where_nothing_in_them_leads_anywhere():
    opened = "<div role=button aria-controls=w2>Price</div><nav id=w2><div>£250</div></nav>"
    menu = "<div role=button aria-controls=w3>More</div><nav id=w3><a href=/x>Lips</a></nav>"
    for shown in (opened, opened.replace("<nav", "<div role=region").replace("/nav", "/div")):
        assert parts(shown + menu)[:2] == [(HEADING, "Price"), (PARAGRAPH, "£250")]
    assert ("navigation", "Lips") in parts(opened + menu)


FAQ = (
    '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "%s", "acceptedAnswer": {"text": "<p>%s</p>"}}]}'
)


def test_a_question_that_the_data_of_the_page_names_is_one_however_it_is_marked():
    data = f"<script type=application/ld+json>{FAQ % (QUESTION, ANSWER)}</script>"
    given = reading(f"{data}<p>{QUESTION}</p><p>{ANSWER}</p>")
    assert given.structure[2].folds
    assert "questions in the page's data" not in {one.what for one in given.left_out}


def test_questions_and_answers_that_the_page_does_not_show_are_named():
    data = f"<script type=application/ld+json>{FAQ % (QUESTION, ANSWER)}</script>"
    assert left_out(data)["questions in the page's data"] == (f"{QUESTION} {ANSWER}",)
