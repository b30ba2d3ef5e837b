"""The page of the data: what each file holds now, and one statement as it stands in them; also with nothing in it."""

import json

from articles.models import Claim, Question, Source
from tests.reading import find, read, words


def test_it_tells_what_each_file_holds_now(client, content):
    (table,) = find(read(client, "/data/"), "table", "data-files")
    told = words(table)
    assert f"{Claim.objects.published().count()} claims, what {Source.objects.count()} sources say" in told
    assert f"{Question.objects.published().count()} answered questions" in told
    Source.objects.filter(letter="B").update(is_read=False)
    assert "what 4 sources say" in words(find(read(client, "/data/"), "table", "data-files")[0])


def test_one_statement_is_shown_as_it_stands_in_the_file(client, content):
    shown = json.loads("".join(find(find(read(client, "/data/"), "pre")[0], "code")[0].children))
    claims = client.get("/claims.json").json()["claims"]
    assert shown in [statement for claim in claims for statement in claim["statements"]]


def test_before_anything_is_published_it_says_so(client, content):
    Claim.objects.update(is_published=False)
    Source.objects.update(is_read=False)
    page = read(client, "/data/")
    assert "Nothing has been published yet" in words(find(page, "p", "empty")[0])
    assert find(page, "pre") == []
    assert "0 claims, what 0 sources say" in words(find(page, "table", "data-files")[0])
