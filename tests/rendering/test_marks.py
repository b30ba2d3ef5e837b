"""Citations, references and links: what they become, and what is told when they point at nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rendering import Sourcing, Target, render
from tests.rendering.hostile import CORPUS, markdown
from tests.rendering.parsed import Parsed, faults
from tests.rendering.stand_ins import Known, body, lines, rendered

NOTE = '!!! note "From outside"\n    '
CITED = '<a class="cite tone-1" data-source="a-guide" href="/sources/a-guide/#p-{}" title="A guide, source A">'
LETTER = '<span class="visually-hidden">source </span>A</a>'
PRIVATE_USE = "\ue000\ue001"


def test_a_citation_becomes_the_letter_of_its_source():
    made = rendered("It works [@A].")
    assert made.lead == f"<p>It works&nbsp;{CITED.format('')}{LETTER}.</p>"
    assert made.citations == ({"source": "a-guide", "exact": "", "passage": ""},)
    assert made.publishable


@pytest.mark.parametrize("mark", ['[@A "exact words"]', "[@A “exact words”]", '[@A  "exact words" ]'])
def test_a_citation_of_words_leads_to_their_passage(mark):
    made = rendered(f"It works {mark}.")
    assert Parsed(made.lead).all("a")[0]["href"] == "/sources/a-guide/#p-0123456789"
    assert made.citations == ({"source": "a-guide", "exact": "exact words", "passage": "0123456789"},)


def test_a_source_without_a_tone_of_its_own_is_cited_all_the_same():
    class Toneless(Known):
        def citation(self, source, words):
            return Target("/sources/a-guide/", "A", source="a-guide")

    (cite,) = Parsed(rendered("It works [@A].", Toneless()).lead).all("a")
    assert cite == {"class": "cite", "data-source": "a-guide", "href": "/sources/a-guide/"}


def test_what_a_link_or_a_reference_tells_more_is_its_title():
    class Telling(Known):
        def reference(self, key):
            return Target("#ref-who", "WHO 2020", "World Health Organization")

        def link(self, slug):
            return Target("/topics/cost/", "Cost", "What a course costs")

    made = rendered(f"[[cost]]\n\n{NOTE}[^who]", Telling())
    assert [one["title"] for one in Parsed(made.lead + made.body).all("a")] == [
        "What a course costs",
        "World Health Organization",
    ]


def test_citations_are_listed_in_the_order_of_the_text():
    made = rendered('One [@A "exact words"] [@A].\n\nTwo [@A].')
    assert [one["exact"] for one in made.citations] == ["exact words", "", ""]


def test_a_citation_never_begins_a_line():
    assert "x&nbsp;<a" in rendered("x   [@A]").lead


@pytest.mark.parametrize(
    ("mark", "shown"), [("[[cost]]", "Cost"), ("[[cost|the price]]", "the price"), ("[[ cost ]]", "Cost")]
)
def test_a_link_shows_its_own_words_or_the_name_of_what_it_leads_to(mark, shown):
    made = rendered(f"See {mark}.")
    assert made.lead == f'<p>See <a href="/topics/cost/">{shown}</a>.</p>'
    assert made.links == ("cost",)


def test_links_and_references_are_listed_once_each():
    made = rendered(f"[[cost]] and [[cost|again]]\n\n{NOTE}So says [^who], and [^who].")
    assert (made.links, made.leads_to, made.references) == (("cost",), ("/topics/cost/",), ("who",))


def test_a_reference_in_a_note_becomes_a_link():
    made = rendered(f"Lead.\n\n{NOTE}First.\n\n    Second [^who].")
    assert '<a class="ref" href="#ref-who">(WHO 2020)</a>.</p>\n</aside>' in made.body
    assert made.publishable


@pytest.mark.parametrize("text", ["Text [^who].", f"{NOTE}In.\n\nAfter [^who].", "- item\n\n    item [^who]"])
def test_a_reference_outside_a_note_is_refused(text):
    made = rendered(f"Lead.\n\n{text}")
    assert made.references == ()
    assert "outside a note" in made.problems[0].message
    assert '<span class="broken">[^who]</span>' in made.body


def test_an_indented_beginning_is_no_note():
    (problem,) = rendered("    Lead [^who].").problems
    assert "outside a note" in problem.message


@pytest.mark.parametrize("text", ["Lead [^who].", "Lead.\n\nText [^who].", "Lead.\n\n- item\n\n    item [^who]"])
def test_a_text_that_is_a_note_as_a_whole_may_name_references_anywhere(text):
    made = render(text, Known(), Sourcing.RESEARCH)
    assert made.publishable
    assert made.references == ("who",)
    assert (made.lead + made.body).count('<a class="ref" href="#ref-who">(WHO 2020)</a>') == 1


def test_a_text_that_is_a_note_as_a_whole_still_names_only_what_is_stored():
    made = render("Lead [^nobody], but [@A] and not [@Z].", Known(), Sourcing.RESEARCH)
    assert [problem.line for problem in made.problems] == [1, 1]
    assert made.references == ()


@pytest.mark.parametrize("opening", ["!!! note “N”", "!!! note: N", '!!! note "N" more', "!!! note 'N'"])
def test_what_only_looks_like_a_note_holds_no_reference(opening):
    made = rendered(f"Lead.\n\n{opening}\n    Text [^who].")
    assert "aside" in Parsed(made.body).tags or not made.publishable


@pytest.mark.parametrize("opening", ['!!!note "N"\n    ', '!!! note "N"\n\t', "!!! note\n    "])
def test_every_form_of_a_note_holds_references(opening):
    made = rendered(f"Lead.\n\n{opening}Text [^who].")
    assert "aside" in Parsed(made.body).tags
    assert made.references == ("who",)


def test_a_note_inside_a_list_is_refused_with_its_line():
    assert lines('Lead.\n\n- a\n\n    !!! note "N"\n        Text.') == [5]


@pytest.mark.parametrize("mark", ["[@Z]", '[@A "other words"]', "[[nowhere]]", "[[nowhere|words]]", "[^who]"])
def test_a_mark_that_points_at_nothing_stays_visible_and_cannot_be_published(mark):
    made = rendered(f"Lead {mark}.")
    assert mark in Parsed(made.lead).text
    assert len(made.problems) == 1
    assert not made.publishable
    assert (made.citations, made.links, made.references) == ((), (), ())


def test_a_mark_that_points_at_nothing_stays_as_it_was_written():
    assert '[@Z "some *exact* words"]' in Parsed(body('[@Z "some *exact* words"]')).text


@pytest.mark.parametrize("mark", ["[@Z]", "[[nowhere]]"])
def test_the_line_of_a_mark_is_told_wherever_it_stands(mark):
    heading_and_list = f"## Heading {mark}\n\n- one\n- two {mark}\n    - three {mark}"
    text = f"Lead {mark}.\n\n\n\n{heading_and_list}\n\n{NOTE}x {mark}\n\n    y {mark}"
    assert lines(text) == [1, 5, 8, 9, 12, 14]
    assert lines(f"\n\nLead.\n{mark} {mark}") == [4, 4]


@pytest.mark.parametrize(
    "mark", ["[@A", "[@]", "[@ A]", "[@A, p. 3]", '[@A "x]', "[@A x]", "[[", "[[]]", "[[cost", "[[|x]]"]
)
def test_a_malformed_mark_stays_visible_and_is_told(mark):
    made = rendered(f"Lead.\n\nSee {mark}")
    assert mark[:2] in Parsed(made.body).text
    assert [problem.line for problem in made.problems] == [3]
    assert "is not a mark" in made.problems[0].message


@pytest.mark.parametrize("mark", ["[^my ref]", "[^]", "[^who"])
def test_a_malformed_reference_is_told(mark):
    assert lines(f"Lead.\n\n{NOTE}{mark}") == [4]


@pytest.mark.parametrize("text", ["`[@A]`", "    [@A] code", "\n\n        x [@A]", "[[cost|see [@A]]]", "`[[cost]]`"])
def test_no_token_is_ever_left_in_what_readers_see(text):
    assert not set(PRIVATE_USE) & set(body(text))


def test_a_mark_in_code_is_no_citation():
    made = rendered("Lead.\n\n`[@A]`")
    assert made.citations == () or "cite" in made.body


@pytest.mark.parametrize("forged", ["\ue0000\ue001", "\ue000999\ue001", "\ue000\ue0000\ue001\ue001", "\ue00000\ue001"])
def test_private_use_characters_cannot_forge_a_token(forged):
    made = rendered(f"Lead {forged} and [@A].\n\n{forged}")
    assert Parsed(made.lead + made.body).tags.count("a") == 1
    assert Parsed(made.body).tags == ["p"]
    assert not set(PRIVATE_USE) & set(made.lead + made.body)


@pytest.mark.parametrize("forged", ["&#57344;0&#57345;", "&#xe000;0&#xe001;", "\x02klzzwxh:0000\x03", "\x020\x03"])
def test_nor_can_entities_or_the_markers_of_the_library(forged):
    made = rendered(f"Lead [@A].\n\n{forged} &amp; `code`")
    assert Parsed(made.body).tags == ["p"]


class Hostile(Known):
    """Everything that it tells of a target is this markup."""

    def __init__(self, html):
        self.html = html

    def citation(self, source, words):
        return Target(self.html, self.html, self.html, self.html, 1, self.html)

    def link(self, slug):
        return Target(self.html, self.html, self.html)


def test_hostile_markup_in_marks_stays_text(subtests):
    for html in CORPUS:
        with subtests.test(html):
            line = html.replace("\n", " ")
            cited = f'[@A "{line}"] [@{line}] [[{line}]] [[cost|{line}]]'
            made = rendered(f"Lead.\n\n{cited}\n\n{NOTE}[^{line}] [x]({line})")
            assert faults(made.body) == []
            assert {*Parsed(made.body).tags} <= {"p", "a", "aside", "span", "em", "code"}


def test_a_hostile_target_stays_harmless(subtests):
    for html in CORPUS:
        with subtests.test(html):
            made = rendered("Lead [@A] [[cost]].", Hostile(html))
            assert faults(made.lead) == []
            assert {*Parsed(made.lead).tags} <= {"p", "a", "span", "code"}


def test_a_name_is_shown_as_it_is():
    class Starred(Known):
        def link(self, slug):
            return Target("/topics/cost/", "*Drug* `A` [b](/c)")

    assert Parsed(rendered("See [[cost]].", Starred()).lead).text == "See *Drug* `A` [b](/c)."


@settings(max_examples=3 * settings().max_examples)
@given(markdown | st.text())
def test_every_citation_listed_is_one_a_mark_made(text):
    made = rendered(text)
    assert len(made.citations) <= text.count("[@A")
    assert set(made.links) <= {"cost"}
    assert set(made.references) <= {"who"}


def test_the_words_cited_stand_in_the_citation_once_with_a_space_and_quotation_marks():
    lead = rendered('It helps [@A "exact words"].').lead
    assert Parsed(lead).text == "It helps\u00a0source A “exact words”."
    assert lead.count("exact words") == 1
    assert "“" not in rendered("It helps [@A].").lead
