"""The sentences of a text, and which of them answer a claim."""

from itertools import pairwise

import pytest

from articles.proposing import Asked, Likely, Part, Said, also_called, words_of

TEXT = "The scalp may turn red.\nWe do not treat anyone who:\n- is pregnant\nA session costs £90. We open at nine."
LINES = [0, 24, 52, 66, len(TEXT) + 1]
PARTS = [Part(start, end - 1, ("A clinic",)) for start, end in pairwise(LINES)]
RED = Asked("red", "Can it make the scalp red?", "stance")
PRICE = Asked("price", "What does one session cost?", "quantity", "USD")
PREGNANT = Asked(
    "pregnant",
    "Can you have it while you are pregnant?",
    "stance",
    said=(Said("It is not for pregnant women", stance=-2),),
)
RAIN = Asked("rain", "Does rain fall in Spain?", "stance")
EVERY = (RED, PRICE, PREGNANT, RAIN)
LIKELY = Likely(TEXT, PARTS, EVERY)


def words(offer):
    return TEXT[offer.start : offer.end]


def test_the_sentence_that_answers_is_offered_first_and_alone_of_its_passage():
    assert words(LIKELY.offers(PRICE)[0]) == "A session costs £90."
    assert LIKELY.offers(PRICE)[0].value["unit"] == "GBP"
    assert words(LIKELY.offers(RED, 1)[0]) == "The scalp may turn red."
    assert len(LIKELY.offers(RED, 1)) == 1


def test_an_item_is_read_with_the_sentence_that_leads_to_its_list():
    offer = LIKELY.offers(PREGNANT)[0]
    assert words(offer) == "is pregnant"
    assert offer.value["stance"] < 0


@pytest.mark.parametrize("sign", ["- ", "* ", "• ", "· ", "– ", "1. ", "12) "])
def test_an_item_is_offered_without_the_sign_that_makes_it_one_and_that_is_no_figure(sign):
    item = f"{sign}A course is 4 sessions."
    asked = Asked("sessions", "How many sessions is a course?", "quantity", "sessions")
    (offer,) = Likely(item, [Part(0, len(item))], [asked]).offers(asked)
    assert item[offer.start : offer.end] == "A course is 4 sessions."
    assert (offer.value["low"], offer.value["high"]) == (4, 4)


def test_a_bare_number_of_a_list_is_not_offered():
    text = "1. The scalp is red.\n2. It fades."
    offers = Likely(text, [Part(0, 20, ("A red scalp",)), Part(21, len(text), ("A red scalp",))], EVERY).offers(RED)
    assert sorted(text[one.start : one.end] for one in offers) == ["It fades.", "The scalp is red."]


@pytest.mark.parametrize(("others", "told"), [(3, 2), (9, None)])
def test_a_word_of_which_many_questions_ask_does_not_tell_that_a_sentence_answers_one_of_them(others, told):
    text = "Rain fell on roofs."
    asked = Asked("moss", "Does rain feed moss?", "stance", said=(Said(text, stance=2),) * 3)
    every = [Asked(str(n), f"Does {'rain' if n < others else 'snow'} ruin {chr(97 + n)}?", "stance") for n in range(50)]
    (offer,) = Likely(text, [Part(0, len(text))], [asked, *every]).offers(asked)
    assert offer.value.get("stance") == told


@pytest.mark.parametrize("line", ["Reviewed by Dr Ann Red.", "Medically checked by our red team", "Updated on 3 May"])
def test_a_line_that_tells_who_stands_behind_the_text_is_not_offered(line):
    text = f"The scalp is red.\n{line}"
    (offer,) = Likely(text, [Part(0, 17), Part(18, len(text), ("A red scalp",))], EVERY).offers(RED)
    assert text[offer.start : offer.end] == "The scalp is red."


def test_what_one_would_rather_not_denies_the_question_right_above_it():
    answer = "We'd prefer that you did not."
    asked = Asked("hurt", "Can it hurt the scalp?", "stance", said=(Said("It hurt a scalp", stance=2),))
    part = Part(0, len(answer), ("A clinic", "Can it hurt my scalp?"))
    (offer,) = Likely(answer, [part], [asked, RED, PRICE]).offers(asked)
    assert offer.value == {"stance": -2}


@pytest.mark.parametrize("words", ["4 sessions", "1.5 mm deep", "-5 degrees", "2018.", "a - b"])
def test_what_is_no_sign_of_an_item_stays(words):
    assert words_of(words, 0, len(words)) == (0, len(words))


def test_where_no_sentence_has_a_word_of_the_claim_the_source_is_probably_silent_and_nothing_is_offered():
    assert LIKELY.is_probably_silent(RAIN)
    assert LIKELY.offers(RAIN) == ()


def test_for_marked_words_the_likely_claim_comes_first_and_none_is_left_out():
    start = TEXT.index("£90")
    assert LIKELY.claims_for(start, start + 3, EVERY)[0] == PRICE
    assert set(LIKELY.claims_for(start, start + 3, EVERY)) == set(EVERY)


def test_a_text_without_passages_offers_nothing():
    empty = Likely("", [], EVERY)
    assert empty.offers(RED) == ()
    assert empty.is_probably_silent(RED)
    assert empty.claims_for(0, 5, EVERY) == EVERY


def test_neither_the_title_nor_a_question_is_offered():
    text = "What red scalp means: a guide\nCan it make the scalp red? It can make the scalp red."
    parts = [Part(0, 29), Part(30, len(text))]
    offers = Likely(text, parts, EVERY).offers(RED)
    assert [text[one.start : one.end] for one in offers] == ["It can make the scalp red."]


def test_everyday_words_for_those_of_the_question_find_its_answer():
    asked = Asked("red", RED.question, "stance", also=also_called(RED.question, (), [("red", "pink"), ("cost", "fee")]))
    assert asked.also == {"pink": "red"}
    text = "The doors open at nine.\nAfterwards you may be pink for a day."
    parts = [Part(0, 23, ("A clinic",)), Part(24, len(text), ("A clinic",))]
    (offer,) = Likely(text, parts, [asked]).offers(asked)
    assert text[offer.start : offer.end] == "Afterwards you may be pink for a day."
    assert Likely(text, parts, [RED]).offers(RED) == ()


def test_a_figure_far_from_the_best_answer_is_offered_only_beside_a_word_of_the_claim():
    text = "One session takes 45 minutes.\nWe open in 20 minutes, the doctor said."
    asked = Asked("long", "How long does one session take?", "quantity", "minutes")
    parts = [Part(0, 29, ("A clinic",)), Part(30, len(text), ("A clinic",))]
    first, second = Likely(text, parts, [asked]).offers(asked)
    assert (first.value["low"], second.value) == (45, {"mention": True})


def test_words_that_hardly_touch_on_a_claim_are_offered_as_a_mention():
    text = "Read the red leaflet about the scalp before your visit, then choose a day.\nThe coffee is free."
    offer = Likely(text, [Part(0, 74), Part(75, len(text))], EVERY).offers(RED)[0]
    assert offer.value == {"mention": True}


def test_a_value_stands_before_a_mention_that_is_hardly_likelier_also_where_the_sentence_before_names_its_subject():
    asked = Asked("long", "How long does redness of the scalp last?", "quantity", "hours")
    text = "Some redness of the scalp is usual. It is gone in two days. You may go out in three."
    first, *others = Likely(text, [Part(0, len(text), ("A clinic",))], [asked]).offers(asked)
    assert (text[first.start : first.end], first.value["low"]) == ("It is gone in two days.", 48)
    assert text[others[0].start : others[0].end] == "Some redness of the scalp is usual."


def test_a_sentence_that_answers_many_claims_is_no_mention_of_another_where_one_of_its_own_is_left():
    kinds = ("red", "sore", "dry", "warm", "thin", "dust", "light", "ice", "salt", "sand", "mud", "skin")
    every = [Asked(kind, f"What of {kind} on the scalp?", "stance") for kind in kinds]
    asked = Asked("itch", "How much does the scalp itch?", "level", topic="harm")
    text = f"A trial of the scalp found {', '.join(kinds)}.\nA scalp may itch."
    general, own = (
        Part(0, text.index("\n"), ("A clinic",)),
        Part(text.index("\n") + 1, len(text), ("A clinic",), ("harm",)),
    )
    offers = Likely(text, [general, own], [asked, *every]).offers(asked)
    assert [text[one.start : one.end] for one in offers] == ["A scalp may itch."]
    assert len(Likely(text, [general], [asked, *every]).offers(asked)) == 1


def test_research_without_a_word_of_the_claim_is_not_offered():
    text = "It was a small trial."
    assert Likely(text, [Part(0, len(text), ("A clinic",))], EVERY).offers(RED) == ()
