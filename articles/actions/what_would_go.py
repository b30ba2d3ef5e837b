"""What would go: words that readers see, and that whoever wrote what is to take their place had not before them."""

from dataclasses import dataclass

from django.utils.text import Truncator

from articles.language import Overwritten, overwritten
from articles.models import Ancestry, Revision, State, ancestors

LONGEST_QUOTED = 200
"""How many characters of the first of them stand in a message."""


@dataclass(frozen=True, slots=True)
class WouldGo:
    """What publishing a revision would do unseen: `seen` is what readers see, or saw last if they see nothing."""

    revision: Revision
    seen: Revision
    words: Overwritten
    is_begun_from_known: bool

    @property
    def is_live(self) -> bool:
        return self.seen.state is State.LIVE

    def __str__(self) -> str:
        count = len(self.words.going) or len(self.words.returning)
        does = "take away" if self.words.going else "bring back"
        first = Truncator((self.words.going or self.words.returning)[0]).chars(LONGEST_QUOTED)
        more = f" and {count - 1} more" if count > 1 else ""
        what = "see now" if self.is_live else "saw last"
        return f"It did not go on from what readers {what}, and would {does} words unseen: “{first}”{more}."


class WordsWouldGo(ValueError):
    """Nothing was published: `would_go` says what nobody has said may go."""

    def __init__(self, would_go: WouldGo) -> None:
        self.would_go = would_go
        super().__init__(f"{would_go} Open it, read what would change for readers, and publish it then.")


def what_would_go(revision: Revision) -> WouldGo | None:
    """None where it came from what readers see, or where it undoes nothing of that."""
    seen_id = revision.text.last_live_id
    if seen_id is None or seen_id == revision.pk:
        return None
    ancestry = Ancestry(revision.text)
    if seen_id in ancestry.of(revision.pk):
        return None
    parted_at = ancestry.parted_at(revision.pk, seen_id)
    states = Revision.objects.select_related("author", "text").in_bulk([seen_id, *filter(None, [parted_at])])
    base = states[parted_at].markdown if parted_at else None
    words = overwritten(states[seen_id].markdown, revision.markdown, base)
    return WouldGo(revision, states[seen_id], words, parted_at is not None) if words else None


def go_over(revision: Revision, seen_to_go: int | None) -> None:
    """Let the revision, which is then to be saved, take the place of what readers see.

    `seen_to_go` is the key of the revision whose words its publisher has seen go. Raises `WordsWouldGo` when
    some would, and readers see another by now.
    """
    seen_id = revision.text.last_live_id
    if seen_id is None or seen_id in ancestors(revision):
        return
    if seen_id != seen_to_go and (would_go := what_would_go(revision)):
        raise WordsWouldGo(would_go)
    revision.published_over_id = seen_id
