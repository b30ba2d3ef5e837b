"""What an editor opens and presses on the page before a source counts."""

from articles.models import Source
from tests.admin.forms import page_of

REASON = "A new article says otherwise."


def address(source):
    return page_of(source, "consequences")


def shown(client, source):
    return client.get(address(source))


def press(client, source, button, **sent):
    seen = shown(client, source).context["told"].digest
    return client.post(address(source), {"seen": seen, button: "", **sent}, follow=True)


def say_silent(client, source, claim):
    return client.post(page_of(source, "worklist"), {"chosen": [claim.pk], "_silent": ""})


def counts(source):
    return Source.objects.get(pk=source.pk).is_read
