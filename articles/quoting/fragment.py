"""A link that leads to the words in the original: a text fragment (https://wicg.github.io/scroll-to-text-fragment/)."""

from urllib.parse import quote

# A longer quotation is told by the words at its ends; beside a short one, which may stand there twice, its neighbours.
LONGEST, AT_EACH_END = 20, 5
SHORT, BESIDE = 6, 3


def text_fragment(passage: str, start: int, end: int) -> str:
    """What to put after an address so that a browser goes to `passage[start:end]` there, and marks it."""
    words = passage[start:end].split()
    told = [words] if len(words) <= LONGEST else [words[:AT_EACH_END], words[-AT_EACH_END:]]
    directive = ",".join(map(_encoded, told))
    if len(words) <= SHORT:
        before, after = passage[:start].split()[-BESIDE:], passage[end:].split()[:BESIDE]
        directive = f"{_encoded(before)}-,{directive}" if before else directive
        directive = f"{directive},-{_encoded(after)}" if after else directive
    return f"#:~:text={directive}"


def _encoded(words: list[str]) -> str:
    """A hyphen is a sign of the directive: it is encoded too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
