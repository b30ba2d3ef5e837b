"""What an attacker would type: the lists of `tests.rendering.hostile`, each whole and in the places where words go."""

from collections.abc import Iterator

from tests.rendering.hostile import CORPUS

MORE = [
    "';alert(1)//",
    '";alert(1)//',
    "`${alert(1)}`",
    "{{constructor.constructor('alert(1)')()}}",
    "{% debug %}{{ settings.SECRET_KEY }}",
    "javascript:alert(1)",
    "JAVASCRIPT&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x.js",
    "https://evil.example/x.png",
    "--></script><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '</title><svg onload="alert(1)">',
    "</style><img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover=alert(1) x='",
    "\u2028alert(1)//",
    "=cmd|' /C calc'!A0",
    "%3Cscript%3Ealert(1)%3C/script%3E",
]
AROUND = (
    "{}",
    "Words [of a link]({}) go on.",
    "[[cost|{}]]",
    '[@A "{}"]',
    '!!! care "{}"\n    When to ask.',
    "- an item\n- {}\n\n> {}",
)
"""Where the words of a text may stand in Markdown."""


def payloads() -> list[str]:
    """Each once, and storable: what a database cannot hold is tried elsewhere."""
    return list(dict.fromkeys(one.replace("\0", "") for one in (*CORPUS, *MORE)))


def in_markdown() -> Iterator[str]:
    for payload in payloads():
        yield from (around.replace("{}", payload) for around in AROUND)
