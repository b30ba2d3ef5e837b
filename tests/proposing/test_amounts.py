"""The amount that words give for a claim: a table of phrasings."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.proposing import Asked, read_value

from .test_lists import AGAINST
from .test_stances import PAIN, SCAR

APART = Asked("apart", "How far apart are the sessions?", "quantity", "weeks")
MANY = Asked("many", "How many sessions does a course take?", "quantity", "sessions")
DEEP = Asked("deep", "How deep do the needles go?", "quantity", "mm")
NEEDLES = Asked("needles", "How many needles does the device have?", "quantity", "needles")
SESSION = Asked("session", "What does one session cost?", "quantity", "USD")
COURSE = Asked("course", "What does a whole course cost?", "quantity", "USD")
LONG = Asked("long", "How long does one session take?", "quantity", "minutes")
FIRST = Asked("first", "When do the first results show?", "quantity", "months")
UPKEEP = Asked("upkeep", "How often is upkeep needed?", "quantity", "months")
WASH = Asked("wash", "After how many days can you wash your hair?", "quantity", "days")
RED = Asked("red", "How long does redness last?", "quantity", "hours")
RESULT = Asked("result", "How long does the result last?", "quantity", "months")
SHARE = Asked("share", "For how many people in a hundred does it work?", "quantity", "in 100 people")
WORDS = ("up", "to", "4", "a", "an", "one", "half", "between", "and", "%", "£", "weeks", "mm", "twice", "times", "year")


@pytest.mark.parametrize(
    ("words", "asked", "low", "high", "unit"),
    [
        ("0.25mm to 2.5mm", DEEP, "0.25", "2.5", "mm"),
        ("between 0.5 and 1.5 mm", DEEP, "0.5", "1.5", "mm"),
        ("0.5–1.5 millimetres deep", DEEP, "0.5", "1.5", "mm"),
        ("500 microns", DEEP, "0.5", "0.5", "mm"),
        ("1½ mm", DEEP, "1.5", "1.5", "mm"),
        ("up to 2.5mm", DEEP, None, "2.5", "mm"),
        ("0.02 cm", DEEP, "0.2", "0.2", "mm"),
        ("£120 to £180", SESSION, "120", "180", "GBP"),
        ("between £80 and £120 a session", SESSION, "80", "120", "GBP"),
        ("Half go deeper: from 0.4 mm at the ears to 1 mm on the crown.", DEEP, "0.4", "1", "mm"),
        ("It stays pink for three days at most.", RED, None, "72", "hours"),
        ("The first hairs show at four months, and the full picture at ten months.", FIRST, "4", "4", "months"),
        ("200-300 euros", SESSION, "200", "300", "EUR"),
        ("$1,200", SESSION, "1200", "1200", "USD"),
        ("EUR 99", SESSION, "99", "99", "EUR"),
        ("£150 per session or £750 for a course of six", SESSION, "150", "150", "GBP"),
        ("£150 per session or £750 for a course of six", COURSE, "750", "750", "GBP"),
        ("4-6 weekly sessions", MANY, "4", "6", "sessions"),
        ("4-6 weekly sessions", APART, "1", "1", "weeks"),
        ("six treatments", MANY, "6", "6", "sessions"),
        ("six monthly treatments", MANY, "6", "6", "sessions"),
        ("a course of six costs £780", MANY, "6", "6", "sessions"),
        ("between three and six visits", MANY, "3", "6", "sessions"),
        ("up to 8 sessions", MANY, None, "8", "sessions"),
        ("every four weeks", APART, "4", "4", "weeks"),
        ("one session every 4 to 6 weeks", APART, "4", "6", "weeks"),
        ("six sessions, one a fortnight", APART, "2", "2", "weeks"),
        ("once a week", APART, "1", "1", "weeks"),
        ("every other week", APART, "2", "2", "weeks"),
        ("three sessions, four weeks apart, and then one every two months", UPKEEP, "2", "2", "months"),
        ("six sessions four weeks apart, then one every six months", UPKEEP, "6", "6", "months"),
        ("six sessions four weeks apart, then one every six months", APART, "4", "4", "weeks"),
        ("After the course you come twice a year; before it was every five weeks.", UPKEEP, "6", "6", "months"),
        ("Top-ups every 9 months, after four sessions two months apart", UPKEEP, "9", "9", "months"),
        ("Top-ups every 9 months, after four sessions three weeks apart", APART, "3", "3", "weeks"),
        ("Come every eight weeks, and then yearly.", APART, "8", "8", "weeks"),
        ("Come every four months to keep the result.", UPKEEP, "4", "4", "months"),
        ("For maintenance a session costs £60; a session costs £95.", SESSION, "95", "95", "GBP"),
        ("After that it is once every half year.", UPKEEP, "6", "6", "months"),
        ("A talk takes a quarter of an hour.", LONG, "15", "15", "minutes"),
        ("a course of four £370", COURSE, "370", "370", "GBP"),
        ("Over the ears it is 0.4 mm; on top we go to 0.9 mm.", DEEP, "0.4", "0.9", "mm"),
        ("never go past 1.5 mm", DEEP, None, "1.5", "mm"),
        ("no longer than 0.5 mm", DEEP, None, "0.5", "mm"),
        ("0.75 mm near the temples and never over 1.5 mm on the crown", DEEP, "0.75", "1.5", "mm"),
        ("thirty-six needles", NEEDLES, "36", "36", "needles"),
        ("Hairs show from the fourth month.", FIRST, "4", "4", "months"),
        ("Hairs show in the 3rd month.", FIRST, "3", "3", "months"),
        ("A visit is £130, or you can pay £690 for six at once.", SESSION, "130", "130", "GBP"),
        ("A visit is £130, or you can pay £690 for six at once.", COURSE, "690", "690", "GBP"),
        ("A visit costs £165 and the course of six is £840 in advance.", COURSE, "840", "840", "GBP"),
        ("It cost $275 each time, $1,250 for all five.", COURSE, "1250", "1250", "USD"),
        ("an hour and twenty minutes", LONG, "80", "80", "minutes"),
        ("Set aside two hours and three quarters.", LONG, "165", "165", "minutes"),
        ("an hour and a quarter", LONG, "75", "75", "minutes"),
        ("Fine hairs show in month five.", FIRST, "5", "5", "months"),
        ("ten for £900", MANY, "10", "10", "sessions"),
        ("eighteen needles", NEEDLES, "18", "18", "needles"),
        ("0.5 mm or below", DEEP, None, "0.5", "mm"),
        ("1 mm at the temples, where skin is thin, and 2 mm on the crown", DEEP, "1", "2", "mm"),
        ("A single session is £90 and a course of four is £300.", SESSION, "90", "90", "GBP"),
        ("A single session is £90 and a course of four is £300.", COURSE, "300", "300", "GBP"),
        ("a single session or a course of four", MANY, "4", "4", "sessions"),
        ("Keep it dry until the next morning", WASH, "1", "1", "days"),
        ("fortnightly sessions", APART, "2", "2", "weeks"),
        ("sessions are 14 days apart", APART, "2", "2", "weeks"),
        ("40 minutes", LONG, "40", "40", "minutes"),
        ("a 45-minute session", LONG, "45", "45", "minutes"),
        ("half an hour", LONG, "30", "30", "minutes"),
        ("an hour and a half", LONG, "90", "90", "minutes"),
        ("1 to 1.5 hours", LONG, "60", "90", "minutes"),
        ("3-4 months", FIRST, "3", "4", "months"),
        ("within six months", FIRST, None, "6", "months"),
        ("It calms in several weeks, but the first hairs show at five months.", FIRST, "5", "5", "months"),
        ("The assessment costs £25 and one session £110.", SESSION, "110", "110", "GBP"),
        ("half a year", FIRST, "6", "6", "months"),
        ("eight to twelve weeks", FIRST, "1.8", "2.8", "months"),
        ("a day or two", RED, "24", "48", "hours"),
        ("one to two days", RED, "24", "48", "hours"),
        ("We start everyone on a pack of seven.", MANY, "7", "7", "sessions"),
        ("They reach 1.2 mm at the deepest.", DEEP, None, "1.2", "mm"),
        ("Come twice a year after that to keep it.", UPKEEP, "6", "6", "months"),
        ("75%", SHARE, "75", "75", "in 100 people"),
        ("80 to 90 per cent", SHARE, "80", "90", "in 100 people"),
        ("three in four people", SHARE, "75", "75", "in 100 people"),
        ("Around eight clients in ten are pleased.", SHARE, "80", "80", "in 100 people"),
        ("The gain fades within four months.", RESULT, None, "4", "months"),
        ("We had nine cases in 900 visits.", SHARE, "1", "1", "in 100 people"),
        ("It takes an hour, of which ten minutes are rest.", LONG, "60", "60", "minutes"),
        ("Of 50 people, 34 were pleased.", SHARE, "68", "68", "in 100 people"),
        ("Leave lotion off your hair for a full day.", WASH, "1", "1", "days"),
        ("34 out of 50 clients", SHARE, "68", "68", "in 100 people"),
        ("12 fine sterile needles", NEEDLES, "12", "12", "needles"),
    ],
)
def test_a_figure_is_read_in_the_unit_of_the_claim_and_money_in_its_currency(words, asked, low, high, unit):
    value = read_value(words, asked)
    bounds = tuple(None if one is None else Decimal(one) for one in (low, high))
    assert (value.get("low"), value.get("high"), value["unit"]) == (*bounds, unit)
    assert "open_high" not in value


@pytest.mark.parametrize(
    ("words", "asked", "low", "high"),
    [
        ("from £150", SESSION, "150", None),
        ("at least 3 sessions", MANY, "3", None),
        ("over 60% of men", SHARE, "60", None),
        ("from $400 to $4,200 or more", COURSE, "400", "4200"),
        ("one or more sessions", MANY, "1", None),
    ],
)
def test_a_range_that_the_words_leave_open_above_is_open(words, asked, low, high):
    value = read_value(words, asked)
    assert value["open_high"]
    assert value["low"] == Decimal(low)
    assert value.get("high") == (high and Decimal(high))


@pytest.mark.parametrize(
    ("words", "asked", "given"),
    [
        ("spaced several weeks apart", APART, {"words": "several weeks", "approximate": True}),
        ("requires multiple sessions", MANY, {"words": "multiple sessions", "approximate": True}),
        ("a few hours or days", RED, {"words": "a few hours or days", "approximate": True}),
        (
            "a few hours to a day",
            RED,
            {"words": "a few hours to a day", "high": Decimal(24), "unit": "hours", "approximate": True},
        ),
        ("about one hour", LONG, {"low": Decimal(60), "high": Decimal(60), "unit": "minutes", "approximate": True}),
        ("The depth can be adjusted", DEEP, {"mention": True}),
        ("A session is £150", LONG, {"mention": True}),
        ("single-use needles", NEEDLES, {"mention": True}),
        ("Four visits: £400", SESSION, {"mention": True}),
        ("One visit: £110", COURSE, {"mention": True}),
        ("5% minoxidil", SHARE, {"mention": True}),
        ("Adding a mask is another £35.", SESSION, {"mention": True}),
        ("Adding a mask, made of clay, brings a session to £290.", SESSION, {"mention": True}),
        ("A session with LED is £90.", SESSION, {"mention": True}),
        ("A visit for upkeep is £90.", SESSION, {"mention": True}),
        ("It saves you £90 a session.", SESSION, {"mention": True}),
        ("Most people give it 3 out of 10.", SHARE, {"mention": True}),
        ("A team sent 80 people to needling.", NEEDLES, {"mention": True}),
        ("Stay out of the sun for two days.", RED, {"mention": True}),
        ("They show at four months.", RESULT, {"mention": True}),
        ("Of 50 people, 12 weeks later few were pleased.", SHARE, {"mention": True}),
        ("Deposit: £50, taken off the price of the first session", SESSION, {"mention": True}),
        ("Coming every week is too often.", UPKEEP, {"mention": True}),
        ("You have four sessions, each five weeks apart.", UPKEEP, {"mention": True}),
        ("The sessions are several months apart.", UPKEEP, {"mention": True}),
        ("The sessions are several months apart.", FIRST, {"mention": True}),
        ("For maintenance, come every six weeks.", APART, {"mention": True}),
        ("You itch between sessions in the first few weeks.", APART, {"mention": True}),
        ("a visit of 45 minutes", UPKEEP, {"mention": True}),
        ("A session is A$190.", SESSION, {"mention": True}),
    ],
)
def test_words_without_such_a_figure_give_words_alone_or_a_mention(words, asked, given):
    assert read_value(words, asked) == given


def test_what_is_counted_in_minutes_is_not_told_in_months():
    assert "low" not in read_value("once a week for three months", LONG)
    assert "low" not in read_value("It takes 40 minutes.", Asked("best", "When is it best?", "quantity", "months"))


@pytest.mark.parametrize(
    "words", ["0 times a week", "9" * 40, f"£{'9' * 40}", "0 of 0 people", "1/0 mm", "up to 5 weeks or more"]
)
def test_figures_that_are_none_are_no_fault(words):
    for asked in (APART, SESSION, SHARE, DEEP, FIRST, LONG):
        assert read_value(words, asked)


@given(
    st.text(st.sampled_from("0123456789.,-–/ ½%£$€aonmhweekdys to or and"), max_size=60)
    | st.lists(st.sampled_from(WORDS)).map(" ".join),
    st.sampled_from([APART, MANY, DEEP, SESSION, LONG, SHARE, PAIN, SCAR, AGAINST]),
)
def test_whatever_the_words_the_value_is_whole(words, asked):
    value = read_value(words, asked)
    assert value
    assert not value.get("mention") or not value.keys() - {"mention", "study"}
    low, high = value.get("low"), value.get("high")
    assert low is None or high is None or low <= high
    assert value.get("unit") or (low is None and high is None)
