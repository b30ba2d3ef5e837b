"""What holds in RTF while it is read: inside a pair of braces, and in a paragraph."""

from dataclasses import dataclass, field
from html import escape


@dataclass(slots=True)
class Group:
    """What holds inside a pair of braces. `target` is where its words go: "" to the text."""

    target: str = ""
    bold: bool = False
    raised: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    skip: int = 1
    is_fresh: bool = True
    ignorable: bool = False


@dataclass(slots=True)
class Paragraph:
    """What is known of the paragraph that is being read, and the HTML of its words."""

    words: list[str] = field(default_factory=list)
    level: int | None = None
    style: int | None = None
    is_item: bool = False
    mark: str | None = None
    in_table: bool = False

    def html(self, styles: dict[int, int]) -> str:
        """Its words, "" where it has none."""
        words = "".join(self.words)
        level = self.level or styles.get(self.style if self.style is not None else -1)
        if not words.strip():
            return ""
        if level:
            return f"<h{level}>{words}</h{level}>"
        return f"<ul><li>{escape(self.mark or '')}{words}</li></ul>" if self.is_item else f"<p>{words}</p>"
