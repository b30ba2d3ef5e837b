"""The page before a source counts: what needs an editor stands first, and what follows by itself is folded."""

import re

import pytest

from articles.actions import log_changes, stored_faults, would_do
from articles.models import Claim, Definition, Source, Topic
from tests.admin.forms import messages_of, page_of
from tests.factories import (
    FoundStatement,
    PublishedPage,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    StoredSource,
)

from .pressed import REASON, press, shown

pytestmark = pytest.mark.usefixtures("content")


def test_each_row_says_what_the_source_says(editing, looked_at, disputed):
    changed = shown(editing, looked_at).content.decode().split("Where the agreement changes</h2>")[1]
    assert f"{looked_at.letter} says: No</p>" in changed.split("</section>")[0]


def part(page, heading):
    return page.split(f"{heading}</h2>")[1].split("</section>")[0]


def test_what_is_to_be_read_stands_first_with_its_sentences_and_what_follows_by_itself_is_folded(
    editing, looked_at, disputed
):
    agreed, cited = SilentClaim(), StoredPassage(source=StoredSource(text="Secret words stand here.")).source
    for one in (FoundStatement(claim=agreed).passage, disputed.statements.get(source=looked_at).passage):
        FoundStatement(claim=agreed, passage=one, start=one.text.index("surely"), exact="surely")
    log_changes("They say so.")
    beside = PublishedTopic(text_published=f"Is it so? It [[{disputed.slug}|always works]]. Is it dear?\n")
    every = Source.objects.for_display().count()
    typed = PublishedTopic(text_published=f"Two of our {every} sources give [[number-of-sessions|a number]].\n")
    follows = PublishedTopic(text_published=f"It is so, [[{agreed.slug}:who=yes]].\n")
    anew = PublishedTopic(text_published=f"In short: [[{disputed.slug}:who]].\n")
    listed = f"A and {cited.letter} call it so"
    names = PublishedTopic(
        text_published=f'It [[{agreed.slug}|works]].\n\n{listed} [@{cited.letter} "Secret words"].\n'
    )
    page = shown(editing, looked_at).content.decode()
    mend, stays, written = page.split("Read first</h2>")[1].split("<h3 ")[1:]
    folded = part(page, "What follows by itself")
    assert f"“Two of our {every} sources”" in mend
    assert "<p>Is it so? It always works.</p>" in stays
    assert f"{looked_at.letter} says: <strong>No</strong>" in stays
    assert f"<p>{listed}.</p>" in stays
    assert "added: </span>" in written
    assert page.count('name="read"') == 2
    for one, row in ((typed, mend), (beside, stays), (names, stays), (anew, written), (follows, folded)):
        assert page_of(one) in row
        assert f"with-it/?page=%2Ftopics%2F{one.slug}%2F" in row
    assert "sentence that the comparison writes anew</summary>" in folded


NEEDS_YOU = (
    "It [[LIMITED|always works]].",
    "It [[LIMITED|always works]]; it does so, says OTHER.",
    "It [[DISPUTED|always works]], says DISPUTER.",
    "It works, [[DISPUTED:who=yes]], and soon.",
    "Wait a year, because [[LIMITED:who]].",
    "Is it so? [[UNSAID:who]], so wait a year.",
    "Is it so? [[UNSAID:who]], so wait; [[UNSAID:who]].",
)
NEEDS_NOBODY = (
    "It [[LIMITED|always works]], says OTHER.",
    "It works, [[LIMITED:who=yes]], and soon.",
    "Is it so, at last? [[UNSAID:who]].",
)


def read_first(client, source):
    """What stands under “Read first”, and what of it is not folded."""
    read = shown(client, source).content.decode().split("Where the agreement changes</h2>")[0]
    return read, re.sub(r"<details>.*?</details>", "", read, flags=re.DOTALL)


def test_what_needs_nobody_is_folded_unless_sources_contradict_each_other(editing, looked_at, disputed):
    limited, unsaid, passage = SilentClaim(), SilentClaim(), disputed.statements.get(source=looked_at).passage
    other = FoundStatement(claim=limited).source
    FoundStatement(claim=limited, passage=passage, stance=1)
    FoundStatement(claim=unsaid, passage=passage)
    log_changes("One says yes.")
    (disputer,) = disputed.statements.exclude(source=looked_at)
    named = {"LIMITED": limited.slug, "DISPUTED": disputed.slug, "UNSAID": unsaid.slug}
    named |= {"OTHER": other.letter, "DISPUTER": disputer.source.letter}

    def published(words):
        return page_of(PublishedTopic(text_published=re.sub("[A-Z]{5,}", lambda name: named[name[0]], f"{words}\n")))

    shown_at_once, folded = ([published(words) for words in table] for table in (NEEDS_YOU, NEEDS_NOBODY))
    read, at_once = read_first(editing, looked_at)
    assert [one for one in (*shown_at_once, *folded) if one in at_once] == shown_at_once
    assert all(one in read for one in folded)
    assert f"<strong>{len(NEEDS_YOU)} sentences need you.</strong>" in read
    assert read.count('name="read"') == 2
    assert (
        folded[0] in read_first(editing, other)[1].split('id="stays-heading"')[1]
    )  # Taken back, it says that no more.


def test_what_types_the_number_of_sources_is_read_wherever_it_stands(editing, looked_at, disputed):
    page = PublishedPage(text_published="We read five articles. None of our five sources paid us.\n")
    site = Definition.objects.get(file="site.toml")
    site.toml = site.toml.replace("Articles online do not all agree", "All five sources sound certain")
    site.save()
    read = part(shown(editing, looked_at).content.decode(), "Read first")
    assert "<p>None of our five sources paid us.</p>" in read
    assert page_of(page) in read
    assert "All five sources sound certain" in read
    assert page_of(site) in read


def test_a_claims_own_note_does_not_lean_on_itself(editing, looked_at, disputed):
    FoundStatement(claim=Claim.objects.get(slug="regrowth"), passage=disputed.statements.get(source=looked_at).passage)
    page = shown(editing, looked_at).content.decode()
    assert "Does it make hair grow? (claim)" not in page.replace("</a>", "")


def test_what_was_ticked_as_read_is_not_flagged_unless_it_types_what_is_not_so(editing, looked_at, disputed):
    log_changes("One says yes.")
    read = PublishedTopic(text_published=f"It [[{disputed.slug}|always works]].\n")
    unread = PublishedTopic(text_published=f"It [[{disputed.slug}|works]]. So [[{disputed.slug}:who]].\n")
    (counting,) = disputed.statements.exclude(source=looked_at)
    typed = PublishedTopic(text_published=f"Only {counting.source.letter} says [[{disputed.slug}|that]].\n")
    refused = press(editing, looked_at, "_let_count", read=["stays"])
    assert refused.content.decode().count('form="decide" checked') == 1
    response = press(editing, looked_at, "_let_count", reason=REASON, read=["stays"])
    assert [one.flags.exists() for one in (read, unread, typed)] == [False, True, True]
    assert any("What 1 text types is not so any more, see Flags" in told for told in messages_of(response))


def test_a_drawing_that_readers_lose_is_named_before_and_after_and_on_the_desk(editing, looked_at, disputed):
    told = "its words say that no source answers “Does it last for ever?”, and now"
    SilentClaim(question="Does it last for ever?", slug="for-ever")
    name = "drawings/scalp.toml"
    drawing = Definition.objects.get(file=name)
    drawing.toml = drawing.toml.replace("[[needle-depth:who]]", "nobody knows") + "\n[rests_on.for-ever]\n"
    drawing.save()
    log_changes("Nobody answers it.")
    passage = disputed.statements.get(source=looked_at).passage
    FoundStatement(claim=Claim.objects.get(slug="for-ever"), passage=passage)
    lost = part(shown(editing, looked_at).content.decode(), "Read first")
    assert "<strong>Readers lose</strong> the drawing scalp of" in lost
    assert f"{told} {looked_at.letter} does" in lost
    assert not any("drawing scalp" in fault.message for fault in stored_faults())
    response = press(editing, looked_at, "_let_count", reason=REASON)
    assert any("Readers of “Overview” see its drawing scalp no more" in one for one in messages_of(response))
    assert any("drawing scalp" in fault.message for fault in stored_faults())
    assert "Readers see the drawing scalp of" in shown(editing, looked_at).content.decode()
    assert would_do(looked_at).gained_figures == ((Topic.objects.get(slug="overview"), "scalp"),)
