"""Fetch an article by its address, and receive it like a file that was brought."""

from django.conf import settings
from django.contrib.auth.models import User

from articles.fetching import NotFetched, fetch
from articles.importing import Vocabulary

from .receive_article import Received, receive_article

SWITCHED_OFF = "fetching is switched off here: save the page in your browser, and bring the file"


def fetch_article(address: str, *, vocabulary: Vocabulary, by: User | None = None) -> Received:
    """What stands at the address now, kept as it came with the time.

    Fetched again, it is another text of the same source. Raises `NotFetched`, and `Refused` as `receive_article`.
    """
    if not settings.FETCH_BY_ADDRESS:
        raise NotFetched(SWITCHED_OFF)
    fetched = fetch(address, who=settings.SITE_URL)
    return receive_article(fetched.raw, file=fetched.file, vocabulary=vocabulary, by=by)
