"""Which parts of a page are furniture, by what they are: a menu, a footer, a form, a dialog, a share bar.

What an element is (its tag or role) decides. What it calls itself (its class, id or label) is a second sign: it never
sets a closed sentence aside that stands in the main text, except where the words say the same.
"""

import re
from collections import Counter
from functools import lru_cache

from .html_tree import Element, Page, signs_of, words_in

BY_TAG = {
    **dict.fromkeys(("nav", "menu"), "navigation"),
    **dict.fromkeys(("form", "search"), "form"),
    "dialog": "dialog",
    "aside": "aside",
    "footer": "footer",
    "header": "masthead",
}
BY_ROLE = {
    **dict.fromkeys(("navigation", "menu", "menubar"), "navigation"),
    **dict.fromkeys(("tablist", "toolbar"), "tabs"),
    **dict.fromkeys(("dialog", "alertdialog"), "dialog"),
    **dict.fromkeys(("search", "form"), "form"),
    "contentinfo": "footer",
    "banner": "masthead",
    "complementary": "aside",
}
# What an element may call itself, as a part of its names.
CALLED = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{words})(?:[\s_-]|s?$|s[\s_-])"), rule)
    for words, rule in (
        ("cookie[sb]?|consent|gdpr|onetrust[\\w-]*|cookiebot\\w*|cookiebanner|cookie-?notice", "cookie-notice"),
        ("breadcrumb|bread-crumb|crumb", "breadcrumb"),
        ("share|sharing|social|sharedaddy|addtoany|addthis|share-?bar|sharebuttons", "share"),
        ("related|recommended|you-may-also|more-posts|read-?next|recent-?post|popular-?post", "related-posts"),
        ("comment|respond|comment-respond|disqus_thread|commentlist|reply", "comments"),
        ("newsletter|subscribe|signup|sign-up|mailing-list|optin|opt-in", "newsletter"),
        ("author[_-]?(?:box|bio|info|card|section|description|tooltip)|about-author|post-author", "author-note"),
        ("pagination|pager|post-?nav\\w*|nav-links|prev-?next|next-?prev|prev-post|next-post|page-numbers", "pager"),
        ("advert\\w*|ad|ads|adsbygoogle|sponsor\\w*|promo|promotion|banner-ad|ad-\\w+", "advertisement"),
        ("toc|table-of-contents|ez-toc-container|contents-list", "contents"),
        ("skip-?link|skip-to-content|skip", "skip-link"),
        ("cta|call-to-action|booking|book-?now|appointment", "booking"),
        ("tags|tag-?list|post-tags|cat-links|categories|tagcloud", "tags"),
        ("menu|navbar|nav|topbar|top-bar|main-menu|hamburger", "navigation"),
        ("sidebar|widget-area|side-?widget", "aside"),
        ("popup|modal|lightbox|overlay|toast|snackbar", "dialog"),
        ("rating|stars|star-rating|review-stars|kk-star-ratings", "rating-box"),
        ("site-?header|masthead|site-?branding|page-header-bar", "masthead"),
        ("site-?footer|footer|colophon|copyright", "footer"),
    )
)
SAYS = {
    "cookie-notice": re.compile(r"\bcookies?\b", re.IGNORECASE),
    "newsletter": re.compile(r"\b(?:newsletter|subscribe|sign up|inbox|e-?mail)\b", re.IGNORECASE),
    "comments": re.compile(r"\b(?:comments?|repl(?:y|ies)|says?:|posted)\b", re.IGNORECASE),
    "author-note": re.compile(r"\b(?:author|written by|about|is an?|writes|editor)\b", re.IGNORECASE),
    "related-posts": re.compile(
        r"\b(?:read more|continue reading|you may also|"
        r"related (?:articles?|content|links?|pages?|posts?|products?|reading|stories|topics?|treatments?))\b",
        re.IGNORECASE,
    ),
    "advertisement": re.compile(r"\b(?:advertisement|sponsored|ad)\b", re.IGNORECASE),
    "dialog": re.compile(r"\b(?:close|subscribe|cookies?|sign up|book|discount)\b", re.IGNORECASE),
}
BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|posted-on|meta-info|dateline|(?:entry|post|article|page)-?(?:meta|info|date))"
)
ABOUT = re.compile(r"(?:^|[\s_-])(?:note|call-?out|tip|info|key|fact|highlight|summary|warning|alert|box|quote|pull)")
# What stands beside the main text, where no element says which part of the page that is.
BESIDE = ("aside", "footer", "masthead", "comments", "related-posts")
# In these an article may stand: as the answers of a forum, or because a page is built as one form.
MAY_HOLD = ("form", "footer", "masthead", "aside", "comments", "navigation", "dialog", "cookie-notice")
ON_COOKIES = "contains(translate(., 'COKIE', 'cokie'), 'cookie')"
FIELDS = "boolean(.//textarea | .//select | .//input[not(@type='hidden')])"
# Lists of links, whatever sentences stand beside each.
LISTED = ("related-posts", "pager", "share", "tags", "navigation", "contents")
LONGEST_BYLINE_WORDS = 40
MOST_SENTENCES_OF_A_FORM, MOST_SENTENCES_OF_A_NOTICE = 3, 4
MOST_SENTENCES_OF_A_LIST, MOST_OF_A_PAGE = 12, 0.4
MOST_WORDS_OF_A_LABEL = 12
MOST_SENTENCES_BESIDE, TIMES = 8, 3
NEVER_BY_NAME = ("h1", "a", "p", "li", "td", "tr", "table", "article")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def rules_of_article(page: Page) -> frozenset[str]:
    """The rules that would take the article: beside what each takes in all, hardly a sentence of the page is left."""
    told: Counter[str] = Counter()
    inside = set()
    for element, weight in page.weights.items():
        if element.getparent() in inside:
            inside.add(element)
        elif weight.sentences and (rule := _may_be(element, page)) in MAY_HOLD and not _holds_article(element):
            inside.add(element)
            told["cookie-notice" if _is_on_cookies(element) else rule] += weight.sentences
    beside = page.of(page.root).sentences - told.total()
    is_little = beside < MOST_SENTENCES_BESIDE
    return frozenset(rule for rule in MAY_HOLD[:-1] if is_little and told[rule] >= TIMES * max(beside, 1))


def furniture_rule(element: Element, page: Page, in_main: bool, is_answer: bool = False) -> str | None:
    """The rule that sets this element aside, or None; `in_main` where it stands in the page's main text.

    `is_answer` is what a question opens: no menu, though builders of pages have it in the element of one.
    """
    rule = _may_be(element, page) if page.of(element).characters else None
    if (is_answer and rule == "navigation") or (in_main and rule == "aside" and _says_only(element, page)):
        return None
    if rule is None or _holds_article(element) or (rule in page.of_article and not _is_on_cookies(element)):
        return None
    part = _part_of(element)
    return _rule_of_part(part, element, page, in_main) if part else _rule_of_name(rule, element, page, in_main)


def _says_only(element: Element, page: Page) -> bool:
    """Whether it is a sentence too short to be prose (“Never treat moles.”), without a link, a field or a heading."""
    weight = page.of(element)
    is_bare = weight.sentences > 0 and not weight.is_prose and not weight.linked and not element.xpath(FIELDS)
    return is_bare and _called(element) in (None, "aside") and next(element.iter(*HEADINGS), None) is None


def _may_be(element: Element, page: Page) -> str | None:
    """What it is by its tag or role, else what it calls itself, unless it holds a great part of the page."""
    if element.tag in ("html", "body", "main"):
        return None
    return _part_of(element) or _name_of(element, page)


def _part_of(element: Element) -> str | None:
    return BY_TAG.get(element.tag) or BY_ROLE.get((element.get("role") or "").lower())


def _name_of(element: Element, page: Page) -> str | None:
    is_great = page.of(element).words > MOST_OF_A_PAGE * page.of(page.root).words
    return None if is_great or element.tag in NEVER_BY_NAME else _called(element)


def _is_on_cookies(element: Element) -> bool:
    return bool(element.xpath(ON_COOKIES))


def _holds_article(element: Element) -> bool:
    return next(element.iterdescendants("article", "main"), None) is not None


def _rule_of_part(part: str, element: Element, page: Page, in_main: bool) -> str | None:
    """The rule of a part that says what it is by its tag or role, unless it holds what it says it stands beside."""
    weight, called, rule = page.of(element), _called(element), part
    heads = next(element.iterdescendants("h1"), None) is not None
    is_part, says = False, in_main and weight.is_prose
    match part:
        case "tabs":
            rule, is_part = "navigation", weight.sentences > 0
        case "navigation":
            is_part = says
        case "form":
            is_part = heads or weight.sentences > MOST_SENTENCES_OF_A_FORM or (says and not element.xpath(FIELDS))
        case "aside":
            rule, is_part = called or "aside", says and (called is None or bool(ABOUT.search(signs_of(element))))
        case "footer":
            is_part = says and called is None
        case "masthead":
            inside = heads or next(element.iterancestors("main", "article", "section"), None) is not None
            is_part = in_main or (weight.is_prose and (inside or weight.sentences > MOST_SENTENCES_OF_A_NOTICE))
    return None if is_part else rule


def is_byline(element: Element, page: Page) -> bool:
    """Whether it names who wrote the article and when: by what it is called, and short."""
    if page.of(element).words + page.of(element).linked > LONGEST_BYLINE_WORDS or page.of(element).is_prose:
        return False
    if next(element.iter(*HEADINGS), None) is not None:
        return False
    inner = next(iter(element), None) if len(element) == 1 else None
    is_all = inner is not None and inner in page.weights and page.of(inner).characters == page.of(element).characters
    return _names_author(element) or (is_all and _names_author(inner))


def _names_author(element: Element) -> bool:
    marked = element.get("rel") == "author" or element.get("itemprop") in ("author", "datePublished")
    return marked or element.tag == "address" or BYLINE.search((element.get("class") or "").lower()) is not None


def _rule_of_name(rule: str, element: Element, page: Page, in_main: bool) -> str | None:
    weight = page.of(element)
    is_small = weight.words <= MOST_WORDS_OF_A_LABEL and next(element.iter(*HEADINGS), None) is None
    if not weight.is_prose and (not in_main or is_small or weight.linked >= weight.characters / 2):
        return rule
    if weight.is_prose and not in_main and rule in BESIDE and weight.words < page.of(page.root).words / 3:
        return rule
    links = sum(1 for _ in element.iter("a"))
    if rule in LISTED and 1 < links >= weight.sentences and weight.sentences <= MOST_SENTENCES_OF_A_LIST:
        return rule
    is_short = weight.sentences <= MOST_SENTENCES_OF_A_NOTICE
    return rule if is_short and rule in SAYS and SAYS[rule].search(words_in(element)) else None


def _called(element: Element) -> str | None:
    return _rule_called(signs_of(element))


@lru_cache(maxsize=4096)
def _rule_called(signs: str) -> str | None:
    return next((rule for pattern, rule in CALLED if pattern.search(signs)), None) if signs.strip() else None
