"""A text on its way, what is sent about it, and what a page tells before a step is taken."""

from typing import Any

from articles.actions import save_draft, submit
from articles.models import Revision, Topic
from tests.admin.accounts import logged_in
from tests.admin.forms import page_of

FIRST = "Does it help?\n"
ANNS = f"{FIRST}\nMay it hurt?\n"
BENS = f"{FIRST}\nWhat does it cost?\n"
LATER = "2100-05-03T09:30"


def cost() -> Topic:
    return Topic.objects.get(slug="cost")


def now(written: Any) -> Any:
    return type(written).objects.get(pk=written.pk)


def state_of(revision: Any) -> Any:
    return Revision.objects.select_related("text").get(pk=revision.pk).state


def opened(client: Any, revision: Any) -> Any:
    """What the buttons of the revision's page send, whichever is pressed."""
    return {"opened_on": client.get(page_of(revision)).context["opened_on"]}


def press(client: Any, revision: Any, step: Any, **sent: Any) -> Any:
    return client.post(page_of(revision, "review"), {"does": step, **sent}, follow=True)


def do(user: Any, revision: Any, step: str, **given: Any) -> Any:
    """Open the revision's page and press a button; follow the redirect."""
    client = logged_in(user)
    return press(client, revision, step, **opened(client, revision), **given)


def again(client: Any, response: Any, **sent: Any) -> Any:
    """Press the button of the page that asked."""
    asked = response.context
    over = {"over": asked["would_go"].seen.pk} if asked["would_go"] else {}
    token = {"opened_on": asked["opened_on"]}
    return client.post(asked["action"], {"does": asked["step"], **token, **over, **sent}, follow=True)


def told(response: Any) -> Any:
    return [(one.what, str(one.by or one.who), one.words) for one in response.context["happened"]]


def going(response: Any) -> Any:
    return response.context["would_go"].words.going


def sent_by(author: Any, topic: Any, markdown: str = BENS) -> Any:
    draft = save_draft(topic, markdown, author=author, begun_from=now(topic).live)
    submit(draft, by=author, words="Please read.")
    return draft
