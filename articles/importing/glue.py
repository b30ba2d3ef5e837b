"""Where a line falls apart that holds several: headings glued to sentences, and items to one another.

Text that is copied out of a page often lost its line breaks: "How it worksThe device…". A line is cut where a small
letter or a closing sign meets a capital with no space between, if what stands before has the shape of a heading and
what follows that of a sentence.
"""

import re
from collections.abc import Iterator

# The places where a line may fall apart. A full stop counts only after a word, which "U.S." has none of.
SEAM = re.compile(
    r"(?<=[a-zß-ö][a-z0-9ß-ö%)])(?=[A-Z])|(?<=[a-z0-9%)][.?!:])(?=[\"“(]?[A-Z][a-z]+|[AI] )|(?<=[?!.][)\"”’])(?=[A-Z])"
)
SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9%)])[.!?…][\"”’)]*\s+(?=[\"“(]?[A-Z0-9])|[.!?][\"”’)]*(?=[A-Z])")
INLINE_BULLET = re.compile(r"(?<=\S)\s*(?=[•▪●✓✔✅]\s?[A-Za-z0-9])")
OPENS_A_SENTENCE = re.compile(
    r"(?:A|After|All|Although|An|And|Any|Anyone|As|At|Avoid|Because|Before|Between|Both|But|By|Do|Does|Each|Every|Expect"
    r"|Few|First|For|From|How|However|I|If|In|Is|It|Its|Keep|Many|Most|My|No|Not|Of|On|Once|One|Our"
    r"|People|Prices|Results|Side|Since|So|Some|Studies|That|The|Then|There|These|They|This|Those|To|Two|Use"
    r"|Usually|Wash|We|What|When|Where|While|Who|With|Yes|You|Your)\b"
    r"|[A-Z][a-z-]+(?: [a-z-]+){0,2} (?:are|can|could|does|has|have|helps?|is|may|might|should|was|were|will|works?)\b"
)
# Names that hold a capital are no seams: "PubMed", "McGregor".
NAME = re.compile(r"(?:Mc|Mac|i|e|Pub|You|Whats|Linked|Tik|Face|Derma|Skin|Micro|Med|Pay|Java|Web|Insta|Snap|Pin|Ph)")
LONGEST_HEAD_WORDS, LONGEST_HEAD = 10, 80
SHORTEST_SENTENCE = 20
MANY, MOST = 3, 400
SEEN = 400


def cuts(words: str, text: str) -> list[int]:
    """The offsets in `words`, a line of `text`, at which it falls apart, in order; none for most lines."""
    bullets = [one.span() for one in INLINE_BULLET.finditer(words)]
    found = {end for start, end in bullets if len(bullets) > 1 or start == end}
    seams = [one.start() for one in SEAM.finditer(words)]
    if len(seams) > MOST:
        return []  # No text that somebody wrote.
    heads = [head for seam in seams if (head := _head(words, seam, text, len(seams) >= MANY)) is not None]
    for start, end in heads:
        found |= {start} if words[end - 1] == "?" else {start, end}
    if heads:
        found |= {
            seam for seam in seams if words[seam - 1] in '.!)"”’' and words[:seam].rstrip(')"”’').endswith((".", "!"))
        }
    return sorted(found - {0})


def _head(words: str, seam: int, text: str, many: bool) -> tuple[int, int] | None:
    """The span of the heading that ends at the seam, or None."""
    farthest = max(0, seam - LONGEST_HEAD - 1)
    start = max((one.end() for one in SENTENCE_BREAK.finditer(words, farthest, seam)), default=farthest)
    head, below = words[start:seam], words[seam : seam + SEEN]
    first = head[:1]
    if not (first.isupper() or first.isdigit()) or len(head) > LONGEST_HEAD or len(head.split()) > LONGEST_HEAD_WORDS:
        return None
    if head[-1] in ".!)" or len(below) < SHORTEST_SENTENCE or "," in head or len(_up_to_stop(below).split()) < MANY:
        return None
    if head[-1] in "?:":
        return start, seam
    return (start, seam) if _is_seam(head.split()[-1], below, text, many) else None


def _up_to_stop(below: str) -> str:
    return re.split(r"[.!?](?=\s|$|[A-Z])", below, maxsplit=1)[0]


def _is_seam(left: str, below: str, text: str, many: bool) -> bool:
    """Whether a heading and a sentence meet here, rather than the parts of a name."""
    right = below.split()[0]
    if NAME.fullmatch(left) or not (many or OPENS_A_SENTENCE.match(below)):
        return False
    return text.count(left + right.rstrip(".,;:!?")) < 2


def pieces(words: str, text: str) -> Iterator[tuple[int, int]]:
    """The spans of the parts of a line, without the space around them."""
    ends = [*cuts(words, text), len(words)]
    start = 0
    for end in ends:
        part = words[start:end]
        if kept := part.strip():
            begin = start + part.index(kept)
            yield begin, begin + len(kept)
        start = end
