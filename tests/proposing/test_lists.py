"""The things that words name for a claim: a table of phrasings."""

import pytest

from articles.proposing import Asked, Said, read_value

CARE = Asked("care", "What should you do with your scalp after a session?", "set")
WHO = Asked("who", "Who should do it?", "set", said=(Said("", ("a qualified provider",)),), also={"nurse": "provider"})
HAPPENS = Asked("happens", "What happens without treatment?", "set")
DEPENDS = Asked("depends", "What does the result depend on?", "set")
TAKEN = Asked("taken", "With which medicines should you not have it?", "set")
AGAINST = Asked("against", "Who is advised against it?", "set", said=(Said("", ("bleeding disorders",)),))


@pytest.mark.parametrize(
    ("words", "asked", "given"),
    [
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
        ("Skip it if you're frail, or if you have gout.", AGAINST, {"values": ["frail", "gout"]}),
        ("Patients on statins or steroids are not candidates.", TAKEN, {"values": ["statins", "steroids"]}),
        (
            "Results vary: your age and whether you sleep all play a part.",
            DEPENDS,
            {"values": ["age", "whether you sleep"]},
        ),
        (
            "It is early: results differ, and age, sleep and how you live all play a part.",
            DEPENDS,
            {"values": ["age", "sleep", "how you live"]},
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
def test_words_name_what_is_asked_for_or_are_a_mention(words, asked, given):
    assert read_value(words, asked) == given
