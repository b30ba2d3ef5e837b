"""What a quotation may not cut, and what it finds though it looks another way."""

import pytest

from articles.quoting import NotFound, Quotation, find

CREME, NAIVE = "cre\u0300me", "nai\u0308ve"


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("5 mm deep", "It goes 0.5 mm deep."),
        ("0", "It goes 0.5 mm deep."),
        ("5 mm", "It goes .5 mm deep."),
        ("200", "It costs $1,200 in all."),
        ("$1", "It costs $1,200 in all."),
        ("1,2", "It costs $1,200 in all."),
        ("5 units", "It fell to −5 units."),
        ("5 units", "It fell to -5 units."),
        ("200 hairs", "They counted 1\u202f200 hairs."),
        ("They counted 1", "They counted 1\xa0200 hairs."),
        ("2 of them", "About 1/2 of them."),
        ("30 in the morning", "At 10:30 in the morning."),
        ("5%", "Up to 15% more."),
        ("£150", "It is £150¹ a visit."),
        ("£1501", "It is £150¹ a visit."),
        ("10", "It is 10⁻⁶ of it."),
        ("cm", "It is 5 cm² wide."),
        ("cre", f"A {CREME} helps."),
        ("me helps", f"A {CREME} helps."),
        ("creme", f"A {CREME} helps."),
        ("na", f"How {NAIVE}."),
        ("ne needles", "They are ﬁne needles."),
        ("in", "Deﬁne it."),
        ("and so.", "It lasts and so…"),
        ("Patients can", "Patients can’t wash it."),
        ("t wash it", "Patients can’t wash it."),
        ("It does", "It doesn't last."),
        ("invasive", "It is non-invasive."),
        ("invasive", "It is non‑invasive."),
        ("effective", "It is ineffective."),
    ],
)
def test_a_quotation_is_not_found_where_it_would_cut_a_number_a_word_or_a_letter(exact, text):
    with pytest.raises(NotFound):
        find(text, Quotation(exact))


@pytest.mark.parametrize(
    ("exact", "own", "text"),
    [
        ("0.5 mm deep", "0.5 mm deep", "It goes 0.5 mm deep."),
        ("$1,200", "$1,200", "It costs $1,200, in all."),
        ("in 2019", "in 2019", "It began in 2019, 40 years on."),
        ("4-6", "4–6", "A course is 4–6 visits."),
        ("4–6", "4-6", "A course is 4-6 visits."),
        ("4-6", "4‑6", "A course is 4‑6 visits."),
        ("so - they say", "so — they say", "It is so — they say."),
        ("-5 units", "−5 units", "It fell to −5 units."),
        ("and so...", "and so…", "It lasts and so…"),
        ("and so…", "and so...", "It lasts and so..."),
        ("can't", "can`t".replace("`", "’"), "They can’t."),
        ("can't", "canʼt", "They canʼt."),
        ('"so"', "«so»", "They say «so» to it."),
        ("fine needles", "ﬁne needles", "They are ﬁne needles."),
        ("ﬁne needles", "fine needles", "They are fine needles."),
        ("crème", CREME, f"A {CREME} helps."),
        (CREME, "crème", "A crème helps."),
        (NAIVE, "naïve", "How naïve."),
        ("5 cm2", "5 cm²", "It is 5 cm² wide."),
        ("H2O", "H₂O", "It is H₂O."),
        ("£150¹", "£150¹", "It is £150¹ a visit."),
        ("microneedling", "micro\u00adneedling", "So micro\u00adneedling it is."),
        ("needling works", "need\u200bling\u2060 works", "So need\u200bling\u2060 works."),
        ("0.5 μm", "0.5 µm", "It is 0.5 µm wide."),
        ("the clinic", "the clinic", "At the clinic's door."),
        ("up-to-date", "up-to-date", "An up-to-date view."),
        ("term", "term", "A long-term view."),
    ],
)
def test_what_looks_alike_is_found_in_the_source_s_own_characters(exact, own, text):
    start, end = find(text, Quotation(exact))
    assert text[start:end] == own
