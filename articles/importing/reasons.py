"""Why each furniture rule sets aside what it does, in words: for reports and for the admin."""

REASONS = {
    "advertisement": "an advertisement, or where one stands",
    "aside": "what stands beside the article",
    "author-note": "about whoever wrote or publishes it",
    "booking": "an invitation to book, call or buy a treatment",
    "breadcrumb": "the way from the home page to this one",
    "button": "a button, not words of the article",
    "byline": "who wrote or checked it: kept as what is known of the source",
    "comments": "comments of readers, or the form for them",
    "contact": "how to get in touch",
    "contents": "a list of what stands further down",
    "cookie-notice": "a notice about cookies",
    "copyright": "who holds the rights, and what follows at the foot",
    "dateline": "a date, or how long it takes to read",
    "dialog": "a window that opens over the page",
    "disclosure": "a notice about advertising, money or liability",
    "enquiry": "a form, or an invitation to fill it in",
    "footer": "the foot of the page",
    "form": "a form",
    "front-matter": "facts about the file before its text",
    "image": "what credits or describes a picture",
    "masthead": "the name of the site at the head of the page",
    "menu": "a menu",
    "navigation": "a menu or another list of links",
    "newsletter": "an invitation to a newsletter",
    "opening-hours": "opening hours or an address",
    "outside-main": "outside the main part of the page",
    "page-number": "the number of a page",
    "page-tail": "what stands after the article's end",
    "pager": "the way to the previous or the next article",
    "rating-box": "a question about the page, or stars for it",
    "related-posts": "the way to other articles, and what follows",
    "running-head": "what is repeated at the head or foot of each page",
    "share": "links for sharing or following",
    "shop": "a shop's product, price or button",
    "skip-link": "a link that skips the menu",
    "tabs": "a row of tabs or tools",
    "tags": "under which words it is filed",
    "teaser": "the way to another text",
    "testimonials": "what clients are said to say",
    "thread": "a forum's names, counts and buttons",
}
UNKNOWN = "a rule of the vocabulary that gives no reason"


def reason_of(rule: str) -> str:
    """ "a menu": what the rule takes what it sets aside for."""
    return REASONS.get(rule, UNKNOWN)
