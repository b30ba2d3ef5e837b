"""One claim as a figure: other sites may frame it, and it alone; it runs nothing and keeps nothing."""

from html import unescape

import pytest

from articles.models import Claim
from tests.reading import EACH_KIND, FIGURE, find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")


def test_only_a_figure_may_be_framed_by_other_sites(client):
    shown = client.get(FIGURE)
    assert "frame-ancestors *" in shown["Content-Security-Policy"]
    assert "X-Frame-Options" not in shown
    for address in (*EACH_KIND, "/topics/cost.md", "/nothing/"):
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], address
        assert answer["X-Frame-Options"] == "DENY", address


def test_a_figure_has_no_script_no_form_and_no_cookie(client):
    page = read(client, FIGURE)
    assert [one for name in ("script", "form", "style", "iframe") for one in find(page, name)] == []
    assert not client.get(FIGURE).cookies
    assert client.post(FIGURE).status_code == 405


def test_a_figure_tells_who_says_what_how_sure_research_is_and_leads_back(client):
    for claim in Claim.objects.published():
        page = read(client, f"{claim.get_absolute_url()}figure/")
        (heading,) = find(page, "h1")
        assert (words(heading), mark(find(heading, "a")[0], "href")) == (claim.question, claim.get_absolute_url())
        assert "Research:" in words(find(page, "p", "verdict")[0])
        badges = [words(one) for one in find(find(page, "ul", "claim-said")[0], "a", "source-badge")]
        assert sorted(badges) == [f"Source {letter}" for letter in "ABCDE"], claim.slug
        assert len(find(page, "aside", "disclaimer")) == 1


def test_a_claims_page_gives_the_line_to_copy(client):
    page = read(client, "/claims/results-last/")
    (line,) = [words(one) for one in find(page, "p", attribute="data-copy")]
    assert f'<iframe src="http://testserver{FIGURE}" title="Do the results last' in line


def test_a_quote_in_a_question_ends_no_attribute_of_the_line(client):
    Claim.objects.filter(slug="results-last").update(question='Is it "safe"?')
    html = client.get("/claims/results-last/").content.decode()
    assert unescape(html).count('title="Is it &quot;safe&quot;?" width') == 1


def test_a_figure_of_what_is_no_published_claim_is_not_there(client):
    Claim.objects.filter(slug="results-last").update(is_published=False)
    assert client.get(FIGURE).status_code == 404
    assert client.get("/claims/nothing/figure/").status_code == 404
