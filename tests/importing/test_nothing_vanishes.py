"""No sentence on the subject is taken for furniture, wherever it stands; and real furniture still is."""

import pytest

from articles.importing import BlockKind, read_article

TITLE = "Scalp Microneedling Explained"
PARTS = (
    "Microneedling uses tiny needles to puncture the scalp, which starts healing and the growth of collagen.",
    "How It Is Done",
    "A pen with sterile needles is moved over the thin areas, and a visit takes less than an hour.",
    "Side Effects",
    "The skin is red and tight for a day or two, and some people see a little flaking after that.",
    "Results",
    "Most people wait three to six months before they see a difference, and some see none.",
)
SENTENCES = [
    "Sun exposure should be avoided for 48 hours.",
    "Call us if you see pus or have a fever.",
    "Get a medical consultation first if you take blood thinners.",
    "(c) The needling itself takes 20 minutes.",
    "Published trials used needles of 0.5 to 2.5 mm.",
    "4 out of 5 men saw more hair after half a year.",
    "Next: rinse with cool water and pat dry.",
    "Is this treatment useful for women?",
    "Sponsored trials tend to report larger effects.",
    "Share with your nurse every medicine that you take.",
    "No responses were seen in the control group.",
    "Book a longer session if both temples are to be treated.",
    "Schedule a visit only once the redness has gone.",
    "Reserve the deepest needles for scars.",
    "Contact with chlorine stings for a day.",
    "Contact your doctor if the swelling spreads.",
    "Get in touch with a dermatologist when patches appear.",
    "Monday is a good day for it if you can rest until Tuesday.",
    "Sat 2 hours after the cream, I felt nothing at all.",
    "Closed comedones may show for a week.",
    "Open sores must heal before the next visit.",
    "Directions differ from one device to another.",
    "Updated guidance says that 1.5 mm is deep enough.",
    "Posted results cover 120 men.",
    "Reviewed studies were small and short.",
    "March 2013 saw the first trial of it.",
    "12 comments in the survey mention pain.",
    "No comments were made on itching.",
    "3 replies out of 40 spoke of bleeding.",
    "Comments from patients are not proof.",
    "Leave a comment of your own out of the consent form.",
    "Add a reply from your doctor to your notes.",
    "Save 20 minutes by numbing the scalp at home.",
    "Order of passes matters less than pressure.",
    "Buy nothing that is not sterile.",
    "Shop rollers often have bent needles.",
    "Free delivery of oxygen to the roots is the idea behind it.",
    "5 stars out of 5 is no measure of hair.",
    "Use code words such as mild or severe with care.",
    "Related: a dry scalp flakes more after each visit.",
    "Read more into a small trial than it holds and you will be let down.",
    "See also whether the needles are single-use.",
    "Learn more about your own scalp before you begin.",
    "You might also see pinpoint bleeding.",
    "More from the donor area is not needed.",
    "Recent posts in the study diary report less shedding.",
    "Similar products gave the same hair counts.",
    "Tags of loose skin are trimmed first.",
    "Subscribe to no promise of a cure.",
    "Sign up for a trial only after you have read its risks.",
    "Your email is where the clinic sends the photographs of your scalp.",
    "Join our skin's outer layer back together and the channel is gone within hours.",
    "Cookies, sweets and alcohol do not slow the healing.",
    "Accept all advice on hygiene that your nurse gives.",
    "Advertised depths are not always the real ones.",
    "Source: none of the trials was paid for by a maker.",
    "Image: the follicle rests below the surface like a bulb in the soil.",
    "Loading the pen with a new cartridge takes a minute.",
    "Like this for two weeks, the scalp then turns pale again.",
    "Follow us step by step, said the nurse, and it will hurt less.",
    "Print this and the scalp will not heal sooner.",
    "By Tuesday most of the redness has gone.",
    "By Dr Lee's count the hair grew by a third.",
    "Written by hand, the diaries told of mild pain.",
    "Author and patient agreed that it stung.",
    "Testimonials are not evidence.",
    "Reviews of five trials reached the same answer.",
    "About the author of the first trial little is known.",
    "About us humans it is known that hair grows in cycles.",
    "What our patients say about pain differs widely.",
    "Copyright law has nothing to do with how a needle works.",
    "Terms of use such as micro-wound are explained below.",
    "Privacy matters when photographs of your head are taken.",
    "Powered by a motor, the pen makes a hundred pricks a second.",
    "Back to top condition, the skin can be needled again.",
    "Disclosure of medicines is part of the first visit.",
    "Results may vary with age and with the kind of hair loss.",
    "Page 3 of the protocol sets the depth at 1 mm.",
    "Skip to the next area when the skin turns pink.",
    "Search for follicles that still grow fine hair.",
    "Home use calls for short needles.",
    "Home | salon | clinic: the depth rises in this order.",
    "Redness · swelling · itching pass within two days.",
    "Complete the form that asks about allergies.",
    "Request a test patch of the numbing cream.",
    "Yes or no is all that the trial asked.",
    "Joined edges of a wound heal best.",
    "Reply rates in the survey were low.",
    "Location: the crown answers better than the temples.",
    "2 hours ago is too late to take the tablet.",
    "Member states differ in what they allow.",
    "Ads for it promise more than trials show.",
    "As seen in two trials, women do as well as men.",
    "Was this effect useful to those who were treated?",
    "Did you find this painful at any time?",
    "Gift of the first trial: a way to count hair.",
    "Hair grows back.",
    "It stings.",
    "Pat it dry!",
]
HEADINGS = {
    "Contact dermatitis": "Some people react to the metal of the needles.",
    "Testimonials are not evidence": "A person who is happy tells it, and one who is not stays silent.",
    "Directions": "1. Wash the scalp.",
    "Share of men who regrew hair": "It was about a third in the largest trial.",
    "Advertised claims": "Makers promise more than trials show.",
    "Related conditions": "Thin hair may come from a lack of iron.",
    "Comments on the evidence": "The trials were small.",
    "Reviews": "Two reviews pooled the trials and found more hair.",
    "Home use": "Short needles are sold for it.",
    "Contact lenses": "Take them out before the cream goes on.",
    "Stories from the trials": "One man regrew hair at the temples.",
    "Location": "The crown answers better than the temples.",
    "Next steps": "Ask a doctor which kind of hair loss you have.",
    "Opening the channels": "Needles open the outer layer of the skin.",
    "By the numbers": "Six trials took in four hundred people.",
    "Updated guidance": "The depth is now given in millimetres.",
    "Further treatment": "Some people add a lotion.",
    "About the scalp": "It has more blood vessels than most skin.",
    "Search for the cause": "A blood test can show a lack of iron.",
    "Save your roots": "Treat early, while follicles are alive.",
}


def article(vocabulary, *parts):
    return read_article("\n\n".join(parts).encode(), vocabulary)


def lost(vocabulary, parts, words):
    """Which rule took the words, or None."""
    blocks = article(vocabulary, *parts).blocks
    return next(
        (block.rule for block in blocks if block.kind is BlockKind.FURNITURE and words[-20:] in block.text), None
    )


@pytest.mark.parametrize("place", [0, 1, 4, len(PARTS)], ids=["start", "second", "middle", "end"])
def test_no_sentence_that_provokes_a_rule_is_lost(vocabulary, place):
    found = {one: lost(vocabulary, (TITLE, *PARTS[:place], one, *PARTS[place:]), one) for one in SENTENCES}
    assert {one: rule for one, rule in found.items() if rule} == {}


def test_nor_is_one_beside_another(vocabulary):
    blocks = article(vocabulary, TITLE, PARTS[0], "\n".join(SENTENCES), *PARTS[1:]).blocks
    assert [(block.rule, block.text) for block in blocks if block.rule] == []


@pytest.mark.parametrize("place", [1, 3, len(PARTS)], ids=["start", "middle", "end"])
def test_no_heading_that_provokes_a_rule_is_lost_nor_what_stands_under_it(vocabulary, place):
    found = {}
    for heading, below in HEADINGS.items():
        blocks = article(vocabulary, TITLE, *PARTS[:place], heading, below, *PARTS[place:]).blocks
        found |= {block.text: block.rule for block in blocks if block.rule}
    assert found == {}


TOPS = [
    "Skip to main content\nHome\nTreatments\nPrices\nContact us",
    "Menu\nSearch\nLog in",
    "Home > Blog > Hair",
    "By Corin Ashby",
    "Written by Robin Vale | 5 min read",
    "Medically reviewed by Dr. Ana Ruiz, MD",
    "Last updated: 4 May 2023",
    "March 3, 2022",
    "We use cookies to see how this site is read.\nAccept all\nManage choices",
    "This post may contain affiliate links.",
    "Share this article:\nFacebook\nTwitter\nPinterest",
    "Table of contents\n- How It Is Done\n- Side Effects\n- Results",
    "Author: Dr Lee Brown",
    "8 minute read",
]
MIDDLES = [
    "ADVERTISEMENT",
    "Read more: Seven suppers for your hair",
    "Image: Getty Images",
    "Book your free consultation today!",
    "Ready to begin? Call us on 01632 960 118.",
    "Related: Ten myths about baldness",
    "Share Tweet Pin",
    "Subscribe to our newsletter\nYour email address\nSign up",
    "[Image: a pen over a scalp]",
    "Night Drops for Hair\n£24.00\nAdd to cart",
    "Article continues below advertisement",
    "12",
    "Watch the video",
    "Click here to view our prices",
]
ENDS = [
    "Related Posts\nSeven suppers for your hair\nIs your ponytail making you bald?",
    "3 comments\nAnn says:\n4 May 2023 at 8:14 am\nMy scalp was sore for a week.\nReply\nLeave a comment",
    "No comments:\nPost a Comment",
    "© 2024 Hartwell Hair. All rights reserved.\nPrivacy policy | Terms of use",
    "Complete the form below to schedule a free consultation.\nName*\nEmail*\nMessage\nSend",
    "Opening hours\nMonday to Friday: 9am to 6pm\nSaturday: closed\nSunday: closed",
    "Contact us\n12 Quay Lane, Tarnmouth\n01632 960 118\nhello@hartwell.example",
    'What our clients say\n"I love my hair again, thank you to all the staff!"\n– Melanie R.\n★★★★★',
    "About the author\nRobin Vale is a writer who covers health and hair.",
    "Follow us on Instagram\nFacebook\nTwitter",
    "Was this page helpful?\nYes\nNo",
    "Tags: hair, needles, scalp\nFiled under: Wellness",
    "Previous\nSeven suppers for your hair\nNext\nTen myths about baldness",
    "Disclaimer: This content is for informational purposes only and is no medical advice.",
    "Sunday in your inbox\nSign up to our newsletter for the best stories on health.\nYour email\nSubscribe",
    "You might also like\nRice water: hype or help?\nBrushes we love",
    "Your email address will not be published. Required fields are marked *",
    "Get in touch today\nCall us on 01632 960 118\nBook now",
    "Powered by Wordsmith\nBack to top",
]
TITLE_AND_PLACES = (
    [(0, 0, one) for one in TOPS] + [(1, 4, one) for one in MIDDLES] + [(1, len(PARTS), one) for one in ENDS]
)


def test_nine_in_ten_pieces_of_real_furniture_are_set_aside(vocabulary):
    taken = []
    for after_title, place, piece in TITLE_AND_PLACES:
        parts = (TITLE, *PARTS[:place], piece, *PARTS[place:]) if after_title else (piece, TITLE, *PARTS)
        blocks = article(vocabulary, *parts).blocks
        rules = {block.text: block.rule for block in blocks if block.kind is not BlockKind.MARKER}
        assert all(rules[part] is None for part in PARTS)
        taken += [(line, rules.get(line)) for line in piece.split("\n")]
    assert len(taken) >= 100
    kept = [line for line, rule in taken if rule is None]
    assert len(kept) <= 0.1 * len(taken), kept
