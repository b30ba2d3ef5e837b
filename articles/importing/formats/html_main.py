"""Which part of a page is its main text: its `<main>` or its one great `<article>`, where it has one."""

from .html_furniture import BY_TAG
from .html_tree import Element, Page

LEAST_SHARE = 0.4
TEASER_SHARE = 0.25


def main_of(page: Page) -> Element | None:
    """The element that holds the page's main text; None where the whole page does."""
    mains = [*page.root.iter("main"), *page.root.xpath("//*[@role='main' and not(self::main)]")]
    for main in sorted(mains, key=lambda one: -page.of(one).words):
        outside = page.of(page.root).sentences - page.of(main).sentences - _sentences_of_furniture(page, main)
        if page.of(main).words and page.of(main).sentences >= outside:
            return main
    return None


def article_of(page: Page, main: Element | None) -> Element | None:
    """The one article in which most of the words stand, where there is one."""
    within = main if main is not None else page.root
    articles = list(within.iter("article"))
    greatest = max(articles, key=lambda one: page.of(one).words, default=None)
    is_great = greatest is not None and page.of(greatest).words >= LEAST_SHARE * page.of(within).words
    return greatest if is_great else None


def is_teaser(element: Element, article: Element | None, page: Page) -> bool:
    """Whether an article element only leads to another article: small beside the great one, and not part of it."""
    if element.tag != "article" or article is None or element is article or article in element.iterancestors():
        return False
    leads = element.xpath(
        "boolean(.//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5][.//a or ancestor::a])"
    )
    return leads and page.of(element).words < TEASER_SHARE * page.of(article).words


def _sentences_of_furniture(page: Page, main: Element) -> int:
    """Sentences of headers, footers and menus outside of it."""
    parts = page.root.iter("header", "footer", "nav", "aside", "form")
    inside = set(main.iterdescendants())
    around = set(main.iterancestors())
    outside = {
        one for one in parts if BY_TAG[one.tag] not in page.of_article and one not in inside and one not in around
    }
    return sum(page.of(one).sentences for one in outside if not any(up in outside for up in one.iterancestors()))
