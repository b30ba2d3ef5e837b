"""What is left out of a text, and why: whatever the format, nothing goes without being named."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .reading import LeftOut

WHY = {
    "marks": "they say how words look",
    "link addresses": "readers see a link's words",
    "link names": "they lead to the link's address",
    "pictures": "only words are kept; these describe the picture and say where it is",
    "struck-out words": "their author took them back",
    "footnote marks": "they lead to the footnote, which is kept",
    "names of code": "readers do not see them",
    "cells beyond the table": "readers do not see them",
    "HTML tags": "readers see what stands between them",
    "HTML comments": "readers do not see them",
    "scripts and styles": "readers do not see them",
    "questions in the page's data": "the page tells them to machines and does not show them",
    "hidden words": "readers do not see them",
    "words for screen readers": "they tell what others see by the layout",
    "form fields": "readers fill them in or choose from them",
    "embedded pages": "they are other pages",
    "readings": "they say in small letters above words how these sound",
    "icons": "their signs belong to a font of pictures",
    "formulas": "they are no words",
    "other parts": "they are not the article",
    "pages without text": "they may be pictures of text",
}
LONGEST = 200


@dataclass(slots=True)
class Aside:
    """What is left out of a text, kind by kind, as it is met."""

    words: dict[str, list[str]] = field(default_factory=dict)

    def put(self, what: str, *parts: object) -> None:
        """One thing of this kind, all its parts together; nothing where none has words."""
        if words := " ".join(str(one).strip() for one in parts if one).strip():
            self.words.setdefault(what, []).append(words)

    def put_short(self, what: str, *parts: object) -> None:
        """The same for what no reader would miss: only how it begins."""
        words = " ".join(" ".join(str(one).split()) for one in parts if one)
        self.put(what, words if len(words) <= LONGEST else f"{words[:LONGEST]}…")

    def told(self) -> Iterator[LeftOut]:
        """Each kind that there is, what is repeated named once."""
        for what, why in WHY.items():
            if what in self.words:
                yield LeftOut(what, why, tuple(dict.fromkeys(self.words[what])))
