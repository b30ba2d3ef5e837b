"""The yes or no, or the level, that words give for a claim: a table of phrasings."""

import pytest

from articles.proposing import Asked, Said, read_value

PAIN = Asked("pain", "How much does it hurt?", "level")
SCAR = Asked("scar", "Can it leave scars?", "stance")
PREGNANT = Asked("pregnant", "Can you have it while you are pregnant?", "stance")
COUGH = Asked("cough", "Does it help coughing?", "stance")
LAST = Asked("last", "Do the results last without more treatment?", "stance")
BRUISE = Asked("bruise", "Does it work for an old bruise?", "stance")
CLAY = Asked("clay", "Can it be had with clay?", "stance")
AS_WELL = Asked("as-well", "Does it work as well for grey cats as for black dogs?", "stance")
EXPECT = Asked("expect", "Should you keep your expectations realistic?", "stance")
ASK = Asked("ask", "Should you ask a professional before you start?", "stance")
CURE = Asked("cure", "Is it a cure for dry skin?", "stance")
WORKS = Asked("works", "Do studies show that it works?", "stance")
ALONE = Asked("alone", "Is it alone better than lotion alone?", "stance")
TURNS_RED = Asked("turns", "Does it redden?", "stance", also={"pink": "redden", "flushed": "redden"})


@pytest.mark.parametrize(
    ("words", "asked", "given"),
    [
        ("There is virtually no downtime.", PAIN, {"values": ["minimal"]}),
        ("You don't need any time off.", PAIN, {"values": ["none"]}),
        ("They give it a 2 or 3 on a scale of 10", PAIN, {"values": ["mild"]}),
        ("Scars are few and far between.", SCAR, {"stance": 1}),
        ("A scar isn't unusual.", SCAR, {"stance": 1}),
        ("It leaves scars that do not itch.", SCAR, {"stance": 2}),
        ("It leaves scars and some itching.", SCAR, {"stance": 2}),
        ("Without it you are soon back where you began.", LAST, {"stance": -2}),
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
        ("Please do not come if you are pregnant.", PREGNANT, {"stance": -2}),
        ("If the bruise is old, it will not work.", BRUISE, {"stance": -2}),
        ("If you want, it will not work on a bruise.", BRUISE, {"stance": -1}),
        ("With a bruise, save your money.", BRUISE, {"stance": -2}),
        ("Scars: two cases in 900 visits.", SCAR, {"stance": 1}),
        ("We have never seen a scar, but it is possible.", SCAR, {"stance": 1}),
        ("It never leaves scars, but it is possible to bruise.", SCAR, {"stance": -2}),
        ("The results come a year after the last visit.", LAST, {"mention": True}),
        ("A visit lasts about 40 minutes.", LAST, {"mention": True}),
        ("Results that last are £90.", LAST, {"mention": True}),
        ("Hiding with clay is £90.", CLAY, {"stance": 2}),
        ("We will not treat a scar that is fresh.", SCAR, {"mention": True}),
        ("It works for grey cats.", AS_WELL, {"mention": True}),
        ("It works less well for grey cats.", AS_WELL, {"stance": -2}),
        ("Expect a rash.", EXPECT, {"mention": True}),
        ("Do not expect a miracle.", EXPECT, {"stance": 2}),
        ("A professional does it all.", ASK, {"mention": True}),
        ("See a professional first.", ASK, {"stance": 2}),
        ("It leaves less dust and thicker scars.", SCAR, {"stance": 2}),
        ("It leaves no dust and never scars.", SCAR, {"stance": -2}),
        ("You will see less coughing.", COUGH, {"stance": 2}),
        ("It helps coughing less.", COUGH, {"stance": -2}),
        ("It leaves scars, once your doctor agrees.", SCAR, {"stance": 1}),
        ("It turns pink.", TURNS_RED, {"stance": 2}),
        ("It turns green.", TURNS_RED, {"mention": True}),
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
        ("Scars do not show, thanks to a gel.", SCAR, {"stance": -2}),
        ("It does not bleed, thanks to a gel that leaves scars.", SCAR, {"stance": 2}),
        ("It leaves scars beyond what we can treat.", SCAR, {"stance": -2}),
        ("You must skip it if you're pregnant.", PREGNANT, {"stance": -2}),
        ("It can't leave scars.", SCAR, {"stance": -2}),
        ("It leaves more scars with a rest than without one.", SCAR, {"stance": 2}),
        ("It did about as well as lotion by itself.", ALONE, {"stance": -2}),
        ("It is prickly and quite bearable.", PAIN, {"values": ["mild"]}),
        ("You need not take any time off.", PAIN, {"values": ["none"]}),
    ],
)
def test_words_give_a_yes_a_no_or_a_level_with_its_limits_or_a_mention(words, asked, given):
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


def test_like_words_of_others_tell_what_they_mean():
    said = Said("it wears thin after a season", stance=-2)
    asked = Asked("last", "Do the results last?", "stance", said=(said,))
    assert read_value("wears thin within a season", asked) == {"stance": -2}
    assert read_value("does not wear thin", asked) == {"stance": 2}
    opposite = Asked("last", "Do the results last?", "stance", said=(Said("The results are temporary", stance=-2),))
    assert read_value("the results last", opposite) == {"stance": 2}
