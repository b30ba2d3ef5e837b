"""The value that words give for a claim: a table of phrasings for each kind."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.proposing import Asked, Said, read_value

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
SHARE = Asked("share", "For how many people in a hundred does it work?", "quantity", "in 100 people")
PAIN = Asked("pain", "How much does it hurt?", "level")
SCAR = Asked("scar", "Can it leave scars?", "stance")
PREGNANT = Asked("pregnant", "Can you have it while you are pregnant?", "stance")
COUGH = Asked("cough", "Does it help coughing?", "stance")
LAST = Asked("last", "Do the results last without more treatment?", "stance")
CURE = Asked("cure", "Is it a cure for dry skin?", "stance")
WORKS = Asked("works", "Do studies show that it works?", "stance")
WORDS = ("up", "to", "4", "a", "an", "one", "half", "between", "and", "%", "£", "weeks", "mm", "twice", "times", "year")
CARE = Asked("care", "What should you do with your scalp after a session?", "set")
ALONE = Asked("alone", "Is it alone better than lotion alone?", "stance")
TURNS_RED = Asked("turns", "Does it redden?", "stance", also={"pink": "redden", "flushed": "redden"})
WHO = Asked("who", "Who should do it?", "set", said=(Said("", ("a qualified provider",)),), also={"nurse": "provider"})
HAPPENS = Asked("happens", "What happens without treatment?", "set")
DEPENDS = Asked("depends", "What does the result depend on?", "set")
TAKEN = Asked("taken", "With which medicines should you not have it?", "set")
AGAINST = Asked("against", "Who is advised against it?", "set", said=(Said("", ("bleeding disorders",)),))


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
        ("There is virtually no downtime.", PAIN, {"values": ["minimal"]}),
        ("You don't need any time off.", PAIN, {"values": ["none"]}),
        ("They give it a 2 or 3 on a scale of 10", PAIN, {"values": ["mild"]}),
        ("Scars are few and far between.", SCAR, {"stance": 1}),
        ("A scar isn't unusual.", SCAR, {"stance": 1}),
        ("It leaves scars that do not itch.", SCAR, {"stance": 2}),
        ("It leaves scars and some itching.", SCAR, {"stance": 2}),
        ("Without it you are soon back where you began.", LAST, {"stance": -2}),
        (
            "No colouring for a week, then use a soft brush.",
            CARE,
            {"values": ["no colouring for a week", "use a soft brush"]},
        ),
        ("A nurse with ten years behind her runs the pen.", WHO, {"values": ["nurse with ten years behind her"]}),
        (
            "We'll turn you away if you're on statins, or if there's a rash or gout.",
            AGAINST,
            {"values": ["statins", "a rash", "gout"]},
        ),
        ("Give it a miss if you've got gout or cold sores.", AGAINST, {"values": ["gout", "cold sores"]}),
        ("have used statins like Zocor within the past month", TAKEN, {"mention": True}),
        ("painless", PAIN, {"values": ["none"]}),
        ("minimal discomfort", PAIN, {"values": ["minimal"]}),
        ("mild to moderate pain", PAIN, {"values": ["mild", "moderate"]}),
        ("It may hurt slightly", PAIN, {"values": ["mild"], "approximate": True}),
        ("It can be very painful", PAIN, {"values": ["severe"], "approximate": True}),
        ("Tell us if it hurts", PAIN, {"mention": True}),
        ("It leaves scars.", SCAR, {"stance": 2}),
        ("In rare cases it leaves scars.", SCAR, {"stance": 1}),
        ("It never leaves scars.", SCAR, {"stance": -2}),
        ("It is unlikely to leave scars.", SCAR, {"stance": -1}),
        ("Use it gently to avoid scars.", SCAR, {"mention": True}),
        ("Leave your scars alone for a week.", SCAR, {"mention": True}),
        ("If you have scars, tell us.", SCAR, {"mention": True}),
        ("Deep scars, heat or pus is not, and we want to see it.", SCAR, {"mention": True}),
        ("We do not do it, because scars have not been studied there.", SCAR, {"mention": True}),
        ("Anyone who has scars should wait.", SCAR, {"stance": -2}),
        ("We steer people with old scars away from it.", SCAR, {"stance": -2}),
        ("A deep scar is beyond help.", SCAR, {"stance": -2}),
        ("We do not do it if you are under 18, or if you are pregnant.", PREGNANT, {"stance": -2}),
        ("Four in ten people see scars.", SCAR, {"stance": 1}),
        ("Scars are uncommon.", SCAR, {"stance": 1}),
        ("We have yet to see it leave scars.", SCAR, {"stance": -2}),
        ("It leaves scars for as long as you live.", SCAR, {"stance": 2}),
        ("It leaves no scars, as long as you are not rough.", SCAR, {"stance": -1}),
        ("That is one study of 71 people.", WORKS, {"mention": True}),
        ("The study came from India in 2013.", WORKS, {"mention": True}),
        ("The group on lotion with it beat lotion alone.", ALONE, {"mention": True}),
        ("Alone, it is better than lotion.", ALONE, {"stance": 2}),
        ("It leaves less dust and thicker scars.", SCAR, {"stance": 2}),
        ("It leaves no dust and never scars.", SCAR, {"stance": -2}),
        ("You will see less coughing.", COUGH, {"stance": 2}),
        ("It helps coughing less.", COUGH, {"stance": -2}),
        ("It leaves scars, once your doctor agrees.", SCAR, {"stance": 1}),
        ("It turns pink.", TURNS_RED, {"stance": 2}),
        ("It turns green.", TURNS_RED, {"mention": True}),
        ("One of our two nurses does it.", WHO, {"values": ["nurses"]}),
        ("Our cat does it.", WHO, {"mention": True}),
        ("Our nurse then works in sections", WHO, {"values": ["nurse"]}),
        (
            "Nor do we needle over cold sores, eczema or sunburn.",
            AGAINST,
            {"values": ["cold sores", "eczema", "sunburn"]},
        ),
        (
            "Those having chemotherapy and anyone who has gout should not have it.",
            AGAINST,
            {"values": ["chemotherapy", "gout"]},
        ),
        (
            "if you take blood thinners, or if you are having steroids",
            TAKEN,
            {"values": ["blood thinners", "steroids"]},
        ),
        ("anyone on warfarin or steroids should not have it", TAKEN, {"values": ["warfarin", "steroids"]}),
        ("Results are permanent.", LAST, {"stance": 2}),
        ("The results fade.", LAST, {"stance": -2}),
        ("Once you stop, the new hairs gradually fall out again.", LAST, {"stance": -2}),
        ("If you give up, it goes back to how it was within a year.", LAST, {"stance": -2}),
        ("Stop altogether and the thinning will slowly return.", LAST, {"stance": -2}),
        ("Without further visits your hair slips back to where it started.", LAST, {"stance": -2}),
        ("Give it up and the results will slowly go on receding.", LAST, {"stance": -2}),
        ("It is no cure: your skin may well be dry again.", CURE, {"stance": -2}),
        ("Where the scars are old, we have to be frank: it cannot hide them, and a graft may.", SCAR, {"stance": -2}),
        ("The results last without any upkeep.", LAST, {"stance": 2}),
        ("Those who quit can lose what they won.", LAST, {"stance": -1}),
        ("Nothing is undone if you stop.", LAST, {"stance": 2}),
        ("The results are not guaranteed to last; nobody knows.", LAST, {"stance": 0}),
        ("More research is needed to show that it works.", WORKS, {"stance": 0}),
        ("It leaves no scars, although it can bleed a little.", SCAR, {"stance": -2}),
        ("It leaves a few scars, never more than that.", SCAR, {"stance": 2}),
        ("It leaves scars; it does not hurt.", SCAR, {"stance": 2}),
        ("It grows hair, with no scars seen.", SCAR, {"stance": -2}),
        ("It leaves scars if you press too hard.", SCAR, {"stance": 1}),
        ("Scars fade around the ears.", SCAR, {"stance": 2}),
        ("The clinic opens at nine.", SCAR, {"mention": True}),
        ("Then use a mild shampoo.", PAIN, {"mention": True}),
        ("They give the pain four out of ten", PAIN, {"values": ["moderate"]}),
        ("5% minoxidil", SHARE, {"mention": True}),
        ("Adding a mask is another £35.", SESSION, {"mention": True}),
        ("Adding a mask, made of clay, brings a session to £290.", SESSION, {"mention": True}),
        ("A session with LED is £90.", SESSION, {"mention": True}),
        ("Of 50 people, 12 weeks later few were pleased.", SHARE, {"mention": True}),
        ("Deposit: £50, taken off the price of the first session", SESSION, {"mention": True}),
        ("Scars do not show, thanks to a gel.", SCAR, {"stance": -2}),
        ("It does not bleed, thanks to a gel that leaves scars.", SCAR, {"stance": 2}),
        ("It leaves scars beyond what we can treat.", SCAR, {"stance": -2}),
        ("Coming every week is too often.", UPKEEP, {"mention": True}),
        ("You have four sessions, each five weeks apart.", UPKEEP, {"mention": True}),
        ("The sessions are several months apart.", UPKEEP, {"mention": True}),
        ("The sessions are several months apart.", FIRST, {"mention": True}),
        ("For maintenance, come every six weeks.", APART, {"mention": True}),
        ("You itch between sessions in the first few weeks.", APART, {"mention": True}),
        ("a visit of 45 minutes", UPKEEP, {"mention": True}),
        (
            "Keep it dry, and wear a hat in the sun, since it may burn.",
            CARE,
            {"values": ["keep it dry", "wear a hat in the sun"]},
        ),
        (
            "We never needle over warts, open sores or any rash.",
            AGAINST,
            {"values": ["warts", "open sores", "any rash"]},
        ),
        (
            "Tell us if you have gout, take aspirin or have taken steroids in the last year.",
            TAKEN,
            {"values": ["aspirin", "steroids"]},
        ),
        ("People with gout, a rash, which comes back, or lupus", AGAINST, {"values": ["gout", "a rash", "lupus"]}),
        (
            "Half of the people who walk in from the street have spent a winter or two hoping it would pass.",
            AGAINST,
            {"mention": True},
        ),
        ("If you have had a stroke, wait a year.", AGAINST, {"values": ["a stroke"]}),
        (
            "not for people with open wounds, active psoriasis or a bleeding disorder",
            AGAINST,
            {"values": ["bleeding disorders", "open wounds", "active psoriasis"]},
        ),
        ("A trained nurse should do it.", WHO, {"values": ["trained nurse"]}),
        (
            "Only the nurse or a provider with a licence treats you.",
            WHO,
            {"values": ["nurse", "provider with a licence"]},
        ),
        (
            "Rosacea or sunburn on the face, and anyone who gets cold sores",
            AGAINST,
            {"values": ["rosacea", "sunburn on the face", "cold sores"]},
        ),
        ("Rosacea, gout or anyone with lupus: come later.", AGAINST, {"values": ["rosacea", "gout", "lupus"]}),
        ("We do not treat shingles, and people who form lumps.", AGAINST, {"values": ["shingles", "lumps"]}),
        (
            "Gout that flares, fever and open cuts are reasons to wait.",
            AGAINST,
            {"values": ["gout that flares", "fever", "open cuts"]},
        ),
        ("We don't treat anyone who is frail or feverish.", AGAINST, {"values": ["frail", "feverish"]}),
        (
            "Do not come if you have gout; shingles; or are being treated for lupus.",
            AGAINST,
            {"values": ["gout", "shingles", "lupus"]},
        ),
        ("It is not suitable for rosacea or gout.", AGAINST, {"values": ["rosacea", "gout"]}),
        ("It is not suitable for everyone.", AGAINST, {"mention": True}),
        (
            "People who take statins or steroid tablets need a letter.",
            TAKEN,
            {"values": ["statins", "steroid tablets"]},
        ),
        ("Do not take it if you have a rash on the neck or swallow statins.", TAKEN, {"mention": True}),
        (
            "It is not for those with conditions such as lupus or gout, which flare.",
            AGAINST,
            {"values": ["lupus", "gout"]},
        ),
        ("We see people with gout, including the old.", AGAINST, {"mention": True}),
        ("They choose seats at the back.", WHO, {"mention": True}),
        ("Choose a provider or a nurse.", WHO, {"values": ["provider", "nurse"]}),
        (
            "A doctor, nurse or trained provider may do it.",
            WHO,
            {"values": ["doctor", "nurse", "trained provider"], "approximate": True},
        ),
        (
            "It is carried out by a doctor, a nurse or a trained provider.",
            WHO,
            {"values": ["doctor", "nurse", "trained provider"]},
        ),
        ("Choose a trained, careful nurse.", WHO, {"values": ["trained, careful nurse"]}),
        ("have a bleeding disorder", WHO, {"mention": True}),
        ("It treats hair loss, including alopecia.", HAPPENS, {"mention": True}),
        ("It varies with age, such as sixty or more.", CARE, {"mention": True}),
        ("These are the key points:", HAPPENS, {"mention": True}),
        ("Five visits: £400", HAPPENS, {"mention": True}),
        (
            "How it goes depends on age, genes and on how early you start.",
            DEPENDS,
            {"values": ["age", "genes", "how early you start"], "approximate": True},
        ),
        (
            "Keep it dry and shield it from the sun: it burns.",
            CARE,
            {"values": ["keep it dry", "shield it from the sun"]},
        ),
        (
            "We do not treat a bleeding nose, gout or other disorders.",
            AGAINST,
            {"values": ["a bleeding nose", "gout", "other disorders"]},
        ),
        ("It turns on age and on sleep.", DEPENDS, {"values": ["age", "sleep"]}),
        ("- Keloid scars", AGAINST, {"values": ["keloid scars"]}),
        ("It suits nearly everybody who has thought about it for a while.", AGAINST, {"mention": True}),
        ("You must skip it if you're pregnant.", PREGNANT, {"stance": -2}),
        ("It can't leave scars.", SCAR, {"stance": -2}),
        ("It leaves more scars with a rest than without one.", SCAR, {"stance": 2}),
        ("It did about as well as lotion by itself.", ALONE, {"stance": -2}),
        ("A session is A$190.", SESSION, {"mention": True}),
        ("It is prickly and quite bearable.", PAIN, {"values": ["mild"]}),
        ("You need not take any time off.", PAIN, {"values": ["none"]}),
        ("Skip it if you're frail, or if you have gout.", AGAINST, {"values": ["frail", "gout"]}),
        ("Patients on statins or steroids are not candidates.", TAKEN, {"values": ["statins", "steroids"]}),
        (
            "Results vary: your age and whether you sleep all play a part.",
            DEPENDS,
            {"values": ["age", "whether you sleep"]},
        ),
        ("Make sure that whoever does it is a nurse.", WHO, {"values": ["nurse"]}),
        (
            "- No washing until the next day, then use oil.",
            CARE,
            {"values": ["no washing until the next day", "use oil"]},
        ),
        ("For the first day, leave it dry.", CARE, {"values": ["leave it dry"]}),
    ],
)
def test_words_without_a_figure_give_what_their_kind_of_claim_takes_or_a_mention(words, asked, given):
    assert read_value(words, asked) == given


def test_what_a_trial_found_is_a_study_and_what_an_author_holds_is_none():
    assert read_value("A trial found that it works.", WORKS) == {"stance": 2, "study": True}
    assert "study" not in read_value("It works.", WORKS)
    assert "study" not in read_value("A trial found that it works, so we suggest it.", WORKS)
    assert read_value("it works", WORKS, "A trial found that ") == {"stance": 2, "study": True}
    assert read_value("Smith and colleagues followed 40 men.", WORKS) == {"mention": True, "study": True}


def test_words_before_weaken_or_turn_what_is_marked_only_in_the_same_clause():
    assert read_value("leaves scars", SCAR, "It may be that it ") == {"stance": 1}
    assert read_value("leaves scars", SCAR, "While it may bleed, it ") == {"stance": 2}
    assert read_value("leave scars", SCAR, "It does not ") == {"stance": -2}
    assert read_value("leave scars", SCAR, "Not sure? It will ") == {"stance": 2}


@pytest.mark.parametrize(
    ("before", "words", "asked", "given"),
    [
        ("We cannot treat you if you ", "form thick scars", SCAR, {"mention": True}),
        ("We cannot treat you if you ", "are pregnant", PREGNANT, {"stance": -2}),
        ("It works best for skin with ", "lines left by scars", SCAR, {"mention": True}),
    ],
)
def test_who_may_or_may_not_have_it_tells_nothing_of_what_it_causes(before, words, asked, given):
    assert read_value(words, asked, before) == given


def test_what_is_counted_in_minutes_is_not_told_in_months():
    assert "low" not in read_value("once a week for three months", LONG)
    assert "low" not in read_value("It takes 40 minutes.", Asked("best", "When is it best?", "quantity", "months"))


@pytest.mark.parametrize(
    "words", ["0 times a week", "9" * 40, f"£{'9' * 40}", "0 of 0 people", "1/0 mm", "up to 5 weeks or more"]
)
def test_figures_that_are_none_are_no_fault(words):
    for asked in (APART, SESSION, SHARE, DEEP, FIRST, LONG):
        assert read_value(words, asked)


def test_like_words_of_others_tell_what_they_mean():
    said = Said("it wears thin after a season", stance=-2)
    asked = Asked("last", "Do the results last?", "stance", said=(said,))
    assert read_value("wears thin within a season", asked) == {"stance": -2}
    assert read_value("does not wear thin", asked) == {"stance": 2}


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
