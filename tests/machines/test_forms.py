"""Every public page in Markdown and RIS: the same as the page says, whatever becomes of it."""

import re
from typing import Any
from urllib.parse import urldefrag

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.actions import archive, rename
from articles.machines.forms import MARKDOWN, RIS, in_form, page_of
from articles.models import Question, Reference, Topic
from tests.factories import CheckedReference, PublishedTopic, WithdrawnSource
from tests.reading import addresses, find, mark, words

pytestmark = pytest.mark.usefixtures("content")

HOST = "http://testserver"
LINK = re.compile(r"\]\((?P<to>[^()\s]+)\)")
UNWRITTEN = ("/feedback/",)


def paged() -> list[str]:
    return [one for one in addresses() if one not in UNWRITTEN]


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: Any) -> dict[str, HttpResponse]:
    """What is answered for the Markdown of each page, by the page's address."""
    with django_db_blocker.unblock():
        return {address: Client().get(in_form(address, MARKDOWN)) for address in paged()}


def fields(record: str) -> dict[str, list[str]]:
    """The values of each field of a record."""
    lines = [line.split("  - ", 1) for line in record.splitlines()]
    return {tag: [value for name, value in lines if name == tag] for tag, _ in lines}


def records(text: str) -> list[dict[str, list[str]]]:
    return [fields(f"TY  - {one}") for one in text.split("TY  - ")[1:]]


@pytest.mark.parametrize("path", ["/", "/topics/cost/", "/about/", "/claims/page/2/"])
def test_from_the_address_of_a_form_the_page_is_found_again(path):
    assert {page_of(in_form(path, form)) for form in (MARKDOWN, RIS)} == {(path, MARKDOWN), (path, RIS)}
    assert page_of(path) == (path, "")


def test_every_page_leads_to_its_markdown_which_has_all_its_headings_and_questions(pages, answers):
    for address, answer in answers.items():
        page = pages[address]
        (there,) = [mark(one, "href") for one in find(page, "link") if mark(one, "type") == "text/markdown"]
        assert there == in_form(address, MARKDOWN)
        assert (answer.status_code, answer["Content-Type"]) == (200, "text/markdown; charset=utf-8"), there
        assert answer["Link"] == f'<{HOST}{address}>; rel="canonical"'
        text = "".join(answer.content.decode().replace("\\", "").split())
        (main,) = find(page, "main")
        (title,) = find(main, "h1")
        assert "".join(words(title, "visually-hidden").split()) in text, address
        asked = [one for one in find(main, attribute="data-claim") if mark(one, "class") == "claim-row"]
        questions = [words(find(one, "a")[0]) for one in asked]
        assert [one for one in questions if "".join(one.split()) not in text] == [], address


def test_every_markdown_says_that_it_is_no_medical_advice_and_holds_no_markup(answers):
    for address, answer in answers.items():
        text = answer.content.decode()
        assert "not medical advice" in text, address
        assert re.findall(r"</?(?:div|span|p|a|svg|script|details|summary)\b", text) == [], address


def test_every_link_in_markdown_is_whole_and_leads_to_a_page(answers):
    known = {f"{HOST}{one}" for one in answers}
    for address, answer in answers.items():
        found = {urldefrag(one["to"])[0] for one in LINK.finditer(answer.content.decode())}
        assert found
        assert {one for one in found if not one.startswith(("http", "mailto:"))} == set(), address
        ours = {one for one in found if one.startswith(HOST) and one.endswith("/")}
        assert {one for one in ours - known if not re.search("/(passages|figure|feedback)/$", one)} == set(), address


def test_the_index_names_the_markdown_of_every_page_once(client):
    index = client.get(reverse("llms")).content.decode()
    listed = [one["to"] for one in LINK.finditer(index)]
    assert index.startswith("# ")
    assert len(listed) == len(set(listed))
    not_listed = {"/topics/", "/faq/"}  # Their entries are.
    assert {f"{HOST}{in_form(one, MARKDOWN)}" for one in paged() if one not in not_listed} <= set(listed)
    assert {client.get(one.removeprefix(HOST)).status_code for one in listed} == {200}


def test_only_pages_that_all_readers_see_have_other_forms(client, editing):
    for one in (client, editing):
        assert one.get("/admin/articles/topic.md").status_code != 200
    for address in ("/search.md", "/feedback.md", "/healthz.md", "/claims.json.md", "/no.md"):
        assert (client.get(address).status_code, editing.get(address).status_code) == (404, 404), address
    assert client.post("/topics/cost.md").status_code == 405


@pytest.mark.parametrize("form", [MARKDOWN, RIS])
def test_what_was_renamed_archived_or_withdrawn_is_so_in_every_form(client, form):
    topic = PublishedTopic(slug="taken-away")
    rename(Topic.objects.get(slug="cost"), "price")
    assert client.get(f"/topics/cost{form}").headers["Location"] == f"/topics/price{form}"
    archive(topic, notice="Nobody could check it.")
    assert client.get(f"/topics/taken-away{form}").status_code == 410
    assert client.get(in_form(WithdrawnSource().get_absolute_url(), form)).status_code == 410


def test_a_page_is_cited_as_its_head_and_its_own_words_have_it(client, pages):
    for written in (Topic.objects.get(slug="cost"), Question.objects.first()):
        address = written.get_absolute_url()
        told = fields(client.get(in_form(address, RIS)).content.decode())
        (line,) = [words(one) for one in find(pages[address], "p", attribute="data-copy")]
        assert told["TY"] == ["ELEC"]
        assert told["UR"] == [f"{HOST}{address}versions/{written.live.pk}/"]
        assert line.endswith(told["UR"][0])
        assert told["TI"][0] in line
        assert line.startswith(told["T2"][0])
        assert told["DA"] == [written.text.changed_on.strftime("%Y/%m/%d")]


def test_a_page_that_is_all_comparison_is_cited_without_a_day(client):
    told = fields(client.get("/claims/bleeding.ris").content.decode())
    assert told["UR"] == [f"{HOST}/claims/bleeding/"]
    assert "DA" not in told


def test_no_page_is_taken_for_an_article_in_a_journal(pages):
    """Zotero takes one for that which has a `citation_title`."""
    names = {mark(one, "name") for page in pages.values() for one in find(page, "meta")}
    assert {one for one in names if one.startswith("citation_")} == {"citation_date", "citation_public_url"}


def test_published_research_has_a_record_each_and_what_was_retracted_has_none(client):
    CheckedReference(key="gone", citation="Able B. Gone. Journal 2020;1:1.", retracted=True)
    listed = {one["N1"][0]: one for one in records(client.get("/references.ris").content.decode())}
    stored = {one.citation: one for one in Reference.objects.filter(retracted=False)}
    assert listed.keys() == stored.keys()
    for citation, told in listed.items():
        assert told["UR"] == [stored[citation].address]
        assert told.get("DO", [""]) == [stored[citation].doi]
        parts = [value for tag in ("AU", "TI", "T2", "PY", "VL", "IS", "SP", "EP") for value in told.get(tag, [])]
        pieces = [piece for part in parts for piece in part.split(", ")]
        assert [one for one in pieces if one.rstrip(".") not in citation] == []
    assert sum(one["TY"] == ["JOUR"] for one in listed.values()) >= 12


@pytest.mark.parametrize(
    ("citation", "told"),
    [
        (
            "English RS Jr, Ruiz S. Needling: a review. Skin Therapy 2022;12(1):41–60.",
            {"AU": ["English, RS, Jr", "Ruiz, S"], "TI": ["Needling: a review"], "T2": ["Skin Therapy"], "PY": ["2022"]}
            | {"VL": ["12"], "IS": ["1"], "SP": ["41"], "EP": ["60"]},
        ),
        ("Pei D et al. Is it so? A trial. Skin 2024.", {"AU": ["Pei, D", "et al."], "TI": ["Is it so? A trial"]}),
        ("U.S. Food and Drug Administration. Devices.", {"TY": ["GEN"]}),
        (
            "National Health Service (Britain). Sepsis.",
            {"TY": ["GEN"], "TI": ["National Health Service (Britain). Sepsis."]},
        ),
        ("A trial of needling. IJBR 2025, article 1488.", {"TY": ["GEN"]}),
        ("Care Quality Commission. What we do. Report 2024.", {"TY": ["GEN"]}),
    ],
)
def test_a_citation_is_parted_only_where_its_parts_are_sure(client, citation, told):
    CheckedReference(key="one", citation=citation)
    (found,) = [one for one in records(client.get("/references.ris").content.decode()) if one["N1"] == [citation]]
    assert {tag: found[tag] for tag in told} == told
