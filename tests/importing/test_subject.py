"""An article about something else is imported with a warning that says by what one sees it."""

import pytest

from articles.importing import read_article

from .test_labels import HERE

OTHERS = {
    "it speaks more of pigment tattooing of the scalp": """Scalp Micropigmentation

Scalp micropigmentation is a cosmetic tattoo that gives the look of a shaved head of hair.

The artist places pigment in the scalp with a fine needle. The pigment fades in four to six years.

Aftercare

Keep the tattoo dry for four days. A tattoo on the scalp heals within a week, and the pigment settles.
""",
    "it says nothing of hair or the scalp": """Microneedling for Acne Scars

Microneedling makes tiny punctures in the cheeks, so that acne scars and wrinkles fade.

Four sessions of microneedling are common, and scars look softer after each.
""",
    "it speaks more of scars and wrinkles of the face": """Microneedling for Acne Scars

Microneedling makes tiny punctures in the cheeks, so that acne scars and wrinkles fade.

Tie your hair back before a session. Acne scars look softer after four sessions of microneedling.
""",
    "it says nothing of microneedling": """Hair Transplants Explained

A surgeon moves hair follicles from the back of the scalp to the crown. Each graft holds a few hairs.

A transplant takes a day. The scalp is sore for a week, and new hair grows after four months.
""",
    "it speaks more of platelet-rich plasma": """PRP for Hair Loss

PRP is made of your own blood. The PRP is put into the scalp where hair is thin.

Three sessions of PRP are common. Some clinics add microneedling. PRP costs more than a lotion, and PRP is not for all.
""",
    "nothing in it speaks of microneedling, the scalp or hair": """Tea for Beginners

Tea is made of leaves and hot water. Most people let it stand for three minutes.
""",
}


@pytest.mark.parametrize("says", OTHERS)
def test_an_article_about_something_else_is_warned_of_with_the_reason(vocabulary, says):
    warnings = read_article(OTHERS[says].encode(), vocabulary).warnings
    assert any(one.startswith(says) for one in warnings)
    assert all(one.endswith("is it the right article?") for one in warnings)


def test_the_five_articles_and_those_of_the_tests_are_on_the_subject(articles, read):
    for path in (*articles.values(), *sorted((HERE / "unseen").glob("*.txt"))):
        assert read(path).warnings == (), path.name


def test_words_of_the_page_around_an_article_make_it_no_other(vocabulary):
    text = "Scalp Microneedling\n\nMicroneedling pricks the scalp so that hair may grow.\n\nRelated posts\n"
    text += "Lip blush and lips\nBrows and lashes\nLip balm\nLip scrub\n"
    assert read_article(text.encode(), vocabulary).warnings == ()
