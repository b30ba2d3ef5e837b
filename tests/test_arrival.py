"""What is sent arrives whole, or nothing is done with it and the sender is told."""

from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.test.html import parse_html
from django.urls import include, path, reverse

from articles.models import Topic
from microneedle_site.arrival import NotWhole, whole_or_refused
from tests.actions.stored import everything_stored
from tests.admin.forms import as_shown
from tests.feedback.sending import HERE, aged_stamp
from tests.pages.test_error_views import is_plain
from tests.reading import find, words

pytestmark = pytest.mark.usefixtures("content")

URLENCODED = "application/x-www-form-urlencoded"
TOKEN = "a" * 32
BROKE_OFF = "The connection broke off while you were sending."
NO_LENGTH = "What you sent came without its length"
LONG = "Is it so?\n\n" + "Ask what it costs before you go. " * 60


def echo(request: HttpRequest) -> HttpResponse:
    """Answers what was sent, read as the address says."""
    read = {
        "body": lambda: request.body,
        "pieces": lambda: b"".join(iter(lambda: request.read(7), b"")),
        "all": request.read,
        "lines": lambda: b"|".join(request),
        "late": lambda: request.POST and repr(request.POST.dict()).encode(),
        "never": lambda: b"not read",
    }
    return HttpResponse(read[request.GET["by"]]())


urlpatterns = [path("echo/", echo), path("", include("microneedle_site.urls"))]
handler400 = "microneedle_site.arrival.not_understood"


def send(client: Client, address: str, sent: bytes, kind: str, *, told: object, **more: Any) -> Any:
    """What is answered when these bytes come, and the length told is another; None tells none."""
    length = {} if told is None else {"CONTENT_LENGTH": str(told)}
    environ = {"wsgi.input": BytesIO(sent), "CONTENT_TYPE": kind, **length, **more}
    return client.generic("POST", address, **environ)


def bodies(posted: dict[str, Any]) -> list[tuple[bytes, str]]:
    """A form as a browser sends it, both ways."""
    multipart = encode_multipart(BOUNDARY, posted)
    return [(urlencode(posted, doseq=True).encode(), URLENCODED), (multipart, MULTIPART_CONTENT)]


def told_by(answer: Any) -> str:
    assert is_plain(answer)
    return words(find(parse_html(answer.content.decode()), "main")[0])


@pytest.fixture
def with_token(editing: Client) -> Client:
    """An editor whose forms need their token, as on the site."""
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editing.cookies
    strict.cookies["csrftoken"] = TOKEN
    return strict


@pytest.fixture
def text(editing: Client) -> tuple[str, dict[str, Any]]:
    """The address of the form of a text, and what an editor would send with it."""
    address = reverse("admin:articles_topic_change", args=[Topic.objects.get(slug="cost").pk])
    return address, {**as_shown(editing, address), "csrfmiddlewaretoken": TOKEN, "markdown": LONG, "_publish": ""}


@pytest.mark.parametrize("way", [0, 1])
def test_a_text_that_breaks_off_anywhere_is_refused_and_nothing_changes(with_token, text, way):
    address, posted = text
    body, kind = bodies(posted)[way]
    before = everything_stored()
    for came in (0, 1, body.index(b"Ask") + 300, len(body) - 1):
        answer = send(with_token, address, body[:came], kind, told=len(body))
        assert answer.status_code == 400
        assert "Nothing was saved or changed. Go back" in told_by(answer)
        assert BROKE_OFF in told_by(answer)
        assert everything_stored() == before
    assert send(with_token, address, body, kind, told=len(body)).status_code == 302


@pytest.mark.parametrize("way", [0, 1])
def test_what_comes_after_the_length_told_does_not_matter(with_token, text, way):
    address, posted = text
    body, kind = bodies(posted)[way]
    assert send(with_token, address, body + b"&name=Another" * 9999, kind, told=len(body)).status_code == 302
    topic = Topic.objects.get(slug="cost")
    assert (topic.name, topic.text.working.markdown) == (posted["name"], LONG)


@pytest.mark.parametrize("size", [100, 3_000_000])
def test_an_article_that_breaks_off_is_not_imported_and_leaves_no_file(with_token, settings, tmp_path, size):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    article = SimpleUploadedFile("new.txt", b"# How long?\n\nIt takes a day.\n" * (size // 29))
    body = encode_multipart(BOUNDARY, {"csrfmiddlewaretoken": TOKEN, "article": article})
    before = everything_stored()
    answer = send(with_token, "/admin/articles/source/add/", body[:-90], MULTIPART_CONTENT, told=len(body))
    assert (answer.status_code, BROKE_OFF in told_by(answer)) == (400, True)
    assert everything_stored() == before
    assert list(Path(tmp_path).iterdir()) == []


def test_what_a_page_sends_by_itself_is_told_by_its_status(with_token):
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "markdown": LONG}).encode()
    answer = send(with_token, "/admin/articles/topic/preview/", body[:99], URLENCODED, told=len(body))
    assert answer.status_code == 400


@pytest.mark.parametrize("told", [None, 7_000_000, 200])
def test_feedback_that_breaks_off_is_not_stored(client, told):
    body = urlencode({"stamp": aged_stamp(60), "helpful": "no", "words": LONG, "website": ""}).encode()
    before = everything_stored()
    answer = send(client, "/feedback/", body[:150], URLENCODED, told=told, headers=HERE)
    assert answer.status_code == 400
    assert (BROKE_OFF if told else NO_LENGTH) in told_by(answer)
    assert everything_stored() == before


@pytest.mark.parametrize("length", [None, "", "x", "-1", "+5", "1_0", "٣", "9" * 5000, "5, 5"])
def test_what_has_no_length_that_can_be_checked_is_refused(client, length):
    answer = send(client, "/feedback/", b"words=Is+it+so", URLENCODED, told=length)
    assert (answer.status_code, NO_LENGTH in told_by(answer)) == (400, True)


def test_what_comes_in_chunks_is_refused_though_a_length_be_told_too(client):
    body = b"words=Is+it+so"
    answer = send(client, "/feedback/", body, URLENCODED, told=len(body), HTTP_TRANSFER_ENCODING="chunked")
    assert (answer.status_code, NO_LENGTH in told_by(answer)) == (400, True)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("by", "read"),
    [
        ("body", b"a=one\nb&c=two\nd"),
        ("pieces", b"a=one\nb&c=two\nd"),
        ("all", b"a=one\nb&c=two\nd"),
        ("lines", b"a=one\n|b&c=two\n|d"),
        ("late", b"{'a': 'one\\nb', 'c': 'two\\nd'}"),
    ],
)
def test_however_a_view_reads_it_gets_the_whole_or_nothing(client, by, read):
    sent = b"a=one\nb&c=two\nd"
    address = f"/echo/?by={by}"
    assert send(client, address, sent, URLENCODED, told=len(sent), headers=HERE).content == read
    assert send(client, address, sent, URLENCODED, told=len(sent) + 1).status_code == 400


@pytest.mark.urls(__name__)
def test_a_view_that_reads_nothing_answers_as_ever(client):
    assert send(client, "/echo/?by=never", b"a=", URLENCODED, told=9).content == b"not read"


def test_a_server_that_gives_a_piece_at_a_time_is_asked_until_all_is_there():
    class Slow(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 2, 2))

    request = RequestFactory().generic("POST", "/", CONTENT_LENGTH="9", **{"wsgi.input": Slow(b"a=one&b=2")})
    whole_or_refused(lambda request: HttpResponse())(request)
    assert request.body == b"a=one&b=2"


def test_who_sends_nothing_need_not_say_how_much():
    for method in ("GET", "HEAD", "DELETE"):
        request = RequestFactory().generic(method, "/")
        assert whole_or_refused(lambda request: HttpResponse(request.read()))(request).content == b""
    with pytest.raises(NotWhole):
        whole_or_refused(lambda request: HttpResponse())(RequestFactory().generic("POST", "/"))
