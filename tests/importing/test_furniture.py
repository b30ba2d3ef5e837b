"""Which lines are set aside as furniture, and under which rule."""

import pytest

from articles.importing.furniture import set_aside
from articles.importing.lines import split_lines

PROSE = "Microneedling uses tiny needles to puncture the scalp, which starts healing and the growth of collagen."
MORE = "Several studies have looked at how well it works for people who lose their hair, and most of them were small."


@pytest.fixture
def aside(vocabulary):
    """The furniture of a text: its lines, each with the name of the rule."""

    def lines_set_aside(*texts):
        lines = split_lines("\n".join(texts))
        return {lines[index].text: rule for index, rule in set_aside(lines, vocabulary).items()}

    return lines_set_aside


def test_an_article_without_furniture_keeps_every_line(aside):
    assert aside("Scalp Microneedling for Hair", PROSE, "Benefits", PROSE, "- Thicker hair.", MORE) == {}


def test_short_lines_above_a_heading_marked_as_title_are_the_masthead(aside):
    assert aside("The Hair Diaries", "Notes of a patient", "# Needles and me", PROSE) == {
        "The Hair Diaries": "masthead",
        "Notes of a patient": "masthead",
    }


def test_prose_above_a_heading_marked_as_title_is_no_masthead(aside):
    assert aside(PROSE, "# Needles and me", MORE) == {}


def test_three_very_short_lines_at_the_top_are_the_menu(aside):
    found = aside("Home", "Treatments", "Prices", "Microneedling of the Scalp", PROSE)
    assert found == dict.fromkeys(["Home", "Treatments", "Prices"], "menu")


def test_a_breadcrumb_ends_with_the_title_below_it(aside):
    title = "Does Micro-Needling for Hair Growth Really Work"
    assert aside(f"Home Featured {title}", "", title, "", PROSE) == {f"Home Featured {title}": "breadcrumb"}


@pytest.mark.parametrize("trail", ["Home > Wellbeing > Hair", "Help / Treatments / Hair", "Shop   Science   Help"])
def test_a_line_cut_by_separators_at_the_top_is_a_breadcrumb(aside, trail):
    assert aside(trail, "Tiny Needles and Big Promises", PROSE) == {trail: "breadcrumb"}


@pytest.mark.parametrize("apart", ["   ", "\t", " | "])
def test_rows_of_a_table_near_the_top_are_no_breadcrumbs(aside, apart):
    rows = (
        apart.join(row) for row in (("Depth", "Use", "Price"), ("0.5 mm", "home", "£20"), ("1 mm", "clinic", "£99"))
    )
    assert aside("Microneedling for Hair", PROSE, "", *rows, "", MORE) == {}


@pytest.mark.parametrize("byline", ["by liuqiyue", "Written by Corin Ashby", "By Corin Ashby | Hair"])
def test_a_byline_near_the_top_is_set_aside(aside, byline):
    assert aside("Tiny Needles and Big Promises", byline, PROSE) == {byline: "byline"}


@pytest.mark.parametrize("teaser", ["Next: Exploring the long-term results.", "Read more: Seven suppers for your hair"])
def test_a_teaser_in_mid_article_goes_alone(aside, teaser):
    assert aside("Microneedling for Hair", PROSE, teaser, "Conclusion", MORE) == {teaser: "teaser"}


def test_a_sentence_that_begins_with_next_is_not_a_teaser(aside):
    assert aside("Microneedling for Hair", PROSE, "Next, the numbing cream is wiped off the scalp.", MORE) == {}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Get updated with beauty resources, tips, and news", "newsletter"),
        ("Complete the form below to schedule a free consultation.", "enquiry"),
        ("Related Posts", "related-posts"),
        ("Post a Comment", "comments"),
        ("We use cookies to see how this site is read.", "cookie-notice"),
        ("Share this story", "share"),
        ("Skip to content", "skip-link"),
        ("14 February 2024", "dateline"),
    ],
)
def test_words_that_show_furniture_name_its_rule(aside, line, rule):
    assert aside("Microneedling for Hair", PROSE, MORE, PROSE, line)[line] == rule


def test_the_rest_of_the_page_follows_a_form_after_the_article(aside):
    tail = ["Complete the form below.", "Scalp Micro Needling", "• Scalp Micro needling (Require consultation)"]
    assert aside("Microneedling for Hair", PROSE, MORE, *tail) == dict.fromkeys(tail, "enquiry")


def test_a_form_before_most_of_the_article_takes_nothing_with_it(aside):
    form = "Complete the form below."
    assert aside("Microneedling for Hair", PROSE, form, "Benefits of it", PROSE, MORE, PROSE, MORE) == {form: "enquiry"}


def test_a_section_of_furniture_ends_where_prose_on_the_subject_begins(aside):
    praise = ["Our testimonials", "Lovely, says Ann.", "“I love my hair again, and it never hurt.”"]
    found = aside("Microneedling for Hair", PROSE, *praise, MORE, "Side Effects", PROSE)
    assert found == dict.fromkeys(praise, "testimonials")


def test_a_section_of_furniture_ends_at_the_next_heading(aside):
    found = aside("Microneedling for Hair", PROSE, "Our testimonials", "Lovely, says Ann.", "The Next Thing", PROSE)
    assert found == dict.fromkeys(["Our testimonials", "Lovely, says Ann."], "testimonials")


def test_a_product_card_goes_with_its_button_up_to_the_blank_line(aside):
    card = ["Tressawick Night Drops for Hair", "£24.00", "Add to cart"]
    found = aside("Microneedling for Hair", PROSE, "", *card, "", "Side Effects", PROSE)
    assert found == dict.fromkeys(card, "shop")


def test_doubled_navigation_words_and_the_titles_they_lead_to_are_the_pager(aside):
    pager = ["Previous", "Preparing for a Lip Blush Tattoo: Essential Steps", "Next", "PIE vs PIH"]
    doubled = ["Previous", *pager[:2], "Next", *pager[2:]]
    assert aside("Microneedling for Hair", PROSE, *doubled) == dict.fromkeys(pager, "pager")


def test_a_navigation_word_in_mid_article_takes_no_heading_with_it(aside):
    assert aside("Microneedling for Hair", PROSE, "Next", "Side Effects", MORE) == {"Next": "pager"}


def test_headline_like_lines_after_the_last_sentence_are_the_tail(aside):
    tail = ["Fusion Meso Microneedling", "Regrow your own hair naturally!"]
    assert aside("Microneedling for Hair", PROSE, "Conclusion", MORE, *tail) == dict.fromkeys(tail, "page-tail")


def test_a_list_that_ends_the_article_is_not_its_tail(aside):
    assert aside("Microneedling for Hair", PROSE, "You may also see:", "- Redness", "- Swelling") == {}


def test_a_list_under_furniture_at_the_end_is_the_tail(aside):
    found = aside("Microneedling for Hair", PROSE, "Share this:", "- Pinboard", "- Smoke signal")
    assert found == {"Share this:": "share", "- Pinboard": "page-tail", "- Smoke signal": "page-tail"}


def test_bare_markers_are_left_to_the_outline(aside):
    assert "-" not in aside("Microneedling for Hair", PROSE, "-", "Fusion Meso Microneedling", "-")


def test_a_page_of_nothing_but_furniture_is_all_set_aside(aside):
    assert len(aside("Home", "Treatments", "Prices", "Add to cart")) == 4


def test_items_of_a_contents_list_near_the_top_are_no_breadcrumbs(aside):
    assert aside("Scalp Microneedling Explained", PROSE, "- Benefits and cost", "- Cost", MORE, "Cost", PROSE) == {}


def test_a_short_title_above_short_headings_is_no_menu(aside):
    assert "Scalp Microneedling" not in aside("Scalp Microneedling", "Introduction", "What it is", PROSE)


def test_a_heading_that_begins_with_by_is_no_byline(aside):
    assert aside("Scalp Microneedling Explained", PROSE, "By the numbers", MORE) == {}


def test_a_closing_list_below_its_own_label_survives_a_teaser_above_it(aside):
    lines = ["Microneedling for Hair", PROSE, "Next up: your visit", "What to bring:", "• A hat", "• A scarf"]
    assert aside(*lines) == {"Next up: your visit": "teaser"}


@pytest.mark.parametrize(
    "advice",
    [
        "Contact us if the bleeding does not stop.",
        "Get in touch with a doctor if the scalp hurts.",
        "Do not subscribe to the myth that microneedling is free of risk.",
        "Call 999 if you:",
        "Call 01632 960 001 when it bleeds",
    ],
)
def test_a_sentence_of_advice_is_not_furniture(aside, advice):
    assert aside("Microneedling for Hair", PROSE, "Aftercare", advice, MORE) == {}


@pytest.mark.parametrize("last", ["Results vary.", "A: No.", "Keep it clean."])
def test_a_short_closing_sentence_is_not_the_tail(aside, last):
    assert aside("Microneedling for Hair", PROSE, "Frequently Asked Questions", "Q: Is it for everyone?", last) == {}


def test_a_list_that_only_repeats_headings_is_the_contents(aside):
    items = ("- How it works", "- Cost", "- Aftercare")
    sections = ("How it works", PROSE, "Cost", PROSE, "Aftercare", PROSE)
    assert aside("Microneedling for Hair", PROSE, *items, *sections) == dict.fromkeys(items, "contents")


def test_a_list_of_which_one_item_is_no_heading_is_content(aside):
    items = ("- How it works", "- Cost", "- Patience")
    sections = ("How it works", PROSE, "Cost", PROSE, "Aftercare", PROSE)
    assert aside("Microneedling for Hair", PROSE, *items, *sections) == {}
