"""A source at a glance: on which claims it speaks, where it says most and where nothing, and how much it hedges."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.comparing import Hedging
from articles.models import Source, Topic

from .field import FieldOfTopic
from .seen import Voice

HALF = 0.5


@dataclass(frozen=True)
class Portrait:
    """`voices`: what the source does on each claim, by topic."""

    source: Source
    voices: Sequence[tuple[Topic, Sequence[Voice]]]
    hedging: Hedging

    @property
    def counts(self) -> dict[str, int]:
        """How many claims it answers, touches on and is silent on, of `every`."""
        counted = Counter(voice for _, row in self.voices for voice in row)
        says = counted[Voice.SAYS] + counted[Voice.LIMITS]
        touches, silent = counted[Voice.TOUCHES], counted[Voice.SILENT]
        return {"says": says, "touches": touches, "silent": silent, "every": counted.total()}

    @property
    def most(self) -> list[Topic]:
        """The two topics of whose claims it answers most, if it answers half of them."""
        shares = [(sum(voice.speaks for voice in row) / len(row), topic) for topic, row in self.voices]
        ordered = sorted((one for one in shares if one[0] >= HALF), key=lambda one: -one[0])
        return [topic for _, topic in ordered[:2]]

    @property
    def nothing(self) -> list[Topic]:
        """The topics on which it answers no claim."""
        return [topic for topic, row in self.voices if not any(voice.speaks for voice in row)]


def portraits(field: Sequence[FieldOfTopic], sources: Iterable[Source]) -> list[Portrait]:
    """Of these sources, while all are few: `field` names each then."""
    answers = [one for part in field for seen in part.claims for one in seen.answers]
    made = []
    for source in sources:
        rows: dict[Topic, list[Voice]] = {}
        for part in field:
            rows.setdefault(part.topic, []).extend(voice for _, voice in dict(part.voices).get(source, ()))
        own = [one for one in answers if one.source_id == source.pk]
        hedging = Hedging(sum(one.hedged for one in own), sum(one.compared for one in own))
        made.append(Portrait(source, [(topic, row) for topic, row in rows.items() if row], hedging))
    return [one for one in made if one.voices]
