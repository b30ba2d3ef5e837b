"""The words of a drawing, cut at their marks."""

from articles.models import Source
from articles.shown.runs import Run, Speakers, runs_of

A, D = Source(slug="a-guide", letter="A"), Source(slug="d-alopecia", letter="D")
SAYS = {"pain": Speakers((A,)), "red": Speakers((A, D)), "none": Speakers(())}


def test_words_without_a_mark_are_one_run():
    assert runs_of("Keep it clean.", SAYS) == (Run("Keep it clean."),)
    assert runs_of("", SAYS) == ()


def test_a_claim_is_led_to_in_words_of_ones_own_or_by_who_says_so():
    assert runs_of("It hurts, [[pain:who]].", SAYS) == (
        Run("It hurts, "),
        Run("says A", "/claims/pain/"),
        Run("."),
    )
    assert runs_of("[[red:who]], as [[red:names]] tell; [[pain|it hurts]]", SAYS) == (
        Run("say A and D", "/claims/red/"),
        Run(", as "),
        Run("A and D", "/claims/red/"),
        Run(" tell; "),
        Run("it hurts", "/claims/pain/"),
    )


def test_nobody_is_named_where_nobody_says_so():
    assert runs_of("[[none:who]]", SAYS) == runs_of("[[none:names]]", SAYS) == (Run(),)


def test_a_reference_is_led_to_and_a_source_wears_its_letter():
    assert runs_of("[^chu-2021|says a review]", SAYS) == (Run("says a review", "/references/#ref-chu-2021"),)
    assert runs_of("[@d-alopecia] First", SAYS) == (Run(source=D), Run(" First"))


def test_a_source_that_says_nothing_here_stays_as_written():
    assert runs_of("[@e-scalp]", SAYS) == (Run("[@e-scalp]"),)


def test_a_british_reader_is_not_sent_to_an_emergency_department():
    first, fifth = Source(letter="A"), Source(letter="E")
    assert str(Speakers((first, fifth))) == "say sources A and E"
    assert str(Speakers((first, Source(letter="B")))) == "say A and B"
