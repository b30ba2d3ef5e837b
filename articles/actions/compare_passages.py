"""Compare passages: what becomes of each passage of a source when its text changes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.language import Piece, differences
from articles.models import Passage


@dataclass(frozen=True, slots=True)
class PassageChange:
    """One passage before and after; None where there was or will be none. `moves` past others that stay."""

    before: Passage | None
    after: Passage | None
    moves: bool = False

    @property
    def passage(self) -> Passage:
        """The passage as it will be; one that vanishes as it was."""
        passage = self.after or self.before
        assert passage is not None  # noqa: S101
        return passage

    @property
    def pieces(self) -> list[Piece]:
        """What changes in its words."""
        return differences(self.before.text if self.before else "", self.after.text if self.after else "")

    @property
    def facts(self) -> list[str]:
        """What changes beside its words."""
        if self.before is None or self.after is None:
            return []
        told = ["its place among the others"] if self.moves else []
        for name, old, new in (
            ("heading", " › ".join(self.before.heading_path), " › ".join(self.after.heading_path)),
            ("kind", self.before.get_kind_display(), self.after.get_kind_display()),
            ("set aside as page furniture by rule", self.before.rule, self.after.rule),
        ):
            told += [f"{name}: “{old or 'none'}” becomes “{new or 'none'}”"] if old != new else []
        return told


@dataclass(frozen=True, slots=True)
class ComparedPassages:
    """Every passage once: `moved` has the same words in another place, heading or kind, `changed` other words."""

    stay: int
    moved: tuple[PassageChange, ...]
    changed: tuple[PassageChange, ...]
    new: tuple[PassageChange, ...]
    vanished: tuple[PassageChange, ...]
    set_aside: tuple[tuple[str, int, int], ...]
    """Each furniture rule, with how many passages it sets aside before and after."""
    topics_kept: tuple[Passage, ...]
    topics_lost: tuple[Passage, ...]
    """Passages whose topics an editor chose: those that are still there, and those that vanish."""

    @property
    def groups(self) -> list[tuple[str, tuple[PassageChange, ...]]]:
        """What becomes of passages that do not stay, with those that it becomes of."""
        return [("Changed", self.changed), ("Gone", self.vanished), ("New", self.new), ("Moved", self.moved)]

    @property
    def changes(self) -> list[PassageChange]:
        return [one for _, changes in self.groups for one in changes]


def compare_passages(before: Sequence[Passage], after: Sequence[Passage]) -> ComparedPassages:
    """Set the passages of one source beside each other, both in the text's order; a row that lasts is one passage."""
    new_by_pk, old_keys = {one.pk: one for one in after}, {one.pk for one in before}
    moving = _moving([one.pk for one in before if one.pk in new_by_pk], [one.pk for one in after if one.pk in old_keys])
    lasting = [PassageChange(one, new_by_pk[one.pk], one.pk in moving) for one in before if one.pk in new_by_pk]
    changed = [one for one in lasting if one.before and one.after and one.before.text != one.after.text]
    moved = [one for one in lasting if one.facts and one not in changed]
    edited = [one for one in before if one.topics_edited]
    return ComparedPassages(
        stay=len(lasting) - len(changed) - len(moved),
        moved=tuple(moved),
        changed=tuple(changed),
        new=tuple(PassageChange(None, one) for one in after if one.pk not in old_keys),
        vanished=tuple(PassageChange(one, None) for one in before if one.pk not in new_by_pk),
        set_aside=_set_aside(before, after),
        topics_kept=tuple(one for one in edited if one.pk in new_by_pk),
        topics_lost=tuple(one for one in edited if one.pk not in new_by_pk),
    )


def _moving(old: Sequence[int], new: Sequence[int]) -> set[int]:
    """Which of the same keys are not in the order in which they were."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    staying = {key for block in blocks for key in old[block.a : block.a + block.size]}
    return set(old) - staying


def _set_aside(before: Iterable[Passage], after: Iterable[Passage]) -> tuple[tuple[str, int, int], ...]:
    old, new = (Counter(one.rule for one in passages if one.rule) for passages in (before, after))
    return tuple((rule, old[rule], new[rule]) for rule in sorted(old | new))
