"""What stands above words and tells what they are about: a question, or the sentence that leads to a list."""

import re
from collections.abc import Iterator, Sequence

from articles.language import sentence_spans

from .hedges import is_negated
from .naming import BULLET
from .shapes import Part

# "In trained hands, yes." answers the question above it, whose words it leaves out.
ANSWERS = re.compile(
    r"^\W*(?:yes|no|not|hardly|barely|never|rarely|sometimes|usually)\b|\b(?:yes|no|not)\W*$"
    r"|^\W*(?:very|certainly|absolutely|definitely|of course|up to a point|(?:\w+ )?always|only (?:if|when|where))\b"
    r"|\W*(?:we|i)(?: would|['’]d) (?:rather|prefer)\b.{0,30}(?:n['’]t|\bnot)\b"
    r"|\W*(?:please|better|best) (?:do not|don['’]t|not)\b",
    re.IGNORECASE,
)
# "Who cannot have it?"
WHO_NOT = re.compile(r"\W*who (?:can|should|must)(?:n?['’]t|not| not)\b.*\?$", re.IGNORECASE)
LONGEST_ITEM = 200


def questions(text: str, sentences: Sequence[tuple[int, int, Part]]) -> Iterator[str]:
    """Of each sentence the question that it answers with a yes or a no, right under it; else nothing."""
    above: tuple[str, ...] = ()
    for start, end, part in sentences:
        is_answer = part.headings != above and part.headings[-1].endswith("?") and ANSWERS.search(text[start:end])
        # Without its verb: what "can" asks is no limit of the answer.
        yield f"{part.headings[-1].partition(' ')[2].rstrip('?')} " if is_answer else ""
        above = part.headings


def leads(text: str, parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    """The sentence that ends with a colon, of each item after it under the same headings; and "Who cannot have it?"."""
    lead, is_list = "", False
    under: tuple[str, ...] = ()
    for part in parts:
        words = text[part.start : part.end].rstrip()
        if words.endswith(":"):
            last = list(sentence_spans(words))[-1]
            lead, under = f"{words[slice(*last)].rstrip(':')} ", part.headings
            is_list = False
        elif lead and part.headings == under and len(words) <= LONGEST_ITEM and (BULLET.match(words) or not is_list):
            is_list = BULLET.match(words) is not None
            yield part.start, lead
        else:
            if part.headings != under and WHO_NOT.match("".join(part.headings[-1:])) and not is_negated(words):
                yield part.start, part.headings[-1]
            lead, under = "", part.headings
