"""The style page: staff see every component there is, from the real content, and from none."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test.signals import template_rendered

from articles.templatetags.articles import certainty_mark, mark_of
from tests.factories import MadeCorrection

ADDRESS = "/admin/style/"
# They need a form or a filter that is in use, or more sources than there are, and are seen on their own pages.
ELSEWHERE = {"cited", "claims_filter", "error_summary", "examples", "feedback_form", "windows", "with_it"}


@pytest.fixture
def rendered():
    names = set()

    def note(template, **_):
        names.add(str(template.name))

    mark_of.cache_clear()
    certainty_mark.cache_clear()
    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def test_staff_see_every_component(content, editing, rendered):
    MadeCorrection()
    assert editing.get(ADDRESS).status_code == 200
    folder = settings.BASE_DIR / "templates" / "articles"
    every = {path.stem for path in (folder / "parts").glob("*.html")} | {
        path.stem for path in (folder / "figures").glob("*.html")
    }
    shown = {name.rpartition("/")[2].removesuffix(".html") for name in rendered}
    assert every - shown == ELSEWHERE


def test_readers_are_asked_to_log_in(content, client):
    response = client.get(ADDRESS)
    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={ADDRESS}")


def test_it_stands_with_nothing_to_show(db, editor, client):
    call_command("flush", interactive=False, verbosity=0)
    client.force_login(type(editor).objects.create_superuser("eve", "", "correct horse"))
    assert client.get(ADDRESS).status_code == 200
