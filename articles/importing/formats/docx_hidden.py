"""Words that a Word document holds and that would not be shown, or would go unnamed.

Hidden text is what Word calls `w:vanish` (ISO/IEC 29500-1, 17.3.2.41). Words that mammoth passes over stand in boxes
that only newer programs draw, in diagrams, in cells that another reaches over, in what was moved from there.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

KEPT = re.compile(r"\}(?:rPr|fldChar|instrText)$")
NOTE_REFERENCE = re.compile(r'<sup><a href="#(?:foot|end)note-.*?</sup>')
TAG = re.compile(r"<[^>]*>")
OFF = ("0", "false", "off")


def hidden_styles(root: Any) -> frozenset[str]:
    """The ids of the styles that hide what is written in them, also by the style that they are based on."""
    styles = {_value(one, "styleId"): one for one in root.iter("{*}style")}
    hidden: dict[str, bool] = {}
    for name, style in styles.items():
        chain = [name]
        while style is not None and style.find("{*}rPr/{*}vanish") is None:
            above = _value(style.find("{*}basedOn"))
            style = None if above in chain else styles.get(above)
            chain.append(above)
        hidden[name] = style is not None and _is_on(style.find("{*}rPr/{*}vanish"))
    return frozenset(name for name, hides in hidden.items() if hides)


def take_hidden(root: Any, styles: frozenset[str]) -> list[str]:
    """The words that readers do not see, taken out of the document; what its fields are made of stays."""
    hidden = []
    for run in list(root.iter("{*}r")):
        if _is_hidden(run, styles):
            hidden.append("".join(run.itertext("{*}t")))
            for child in [one for one in run if isinstance(one.tag, str) and not KEPT.search(one.tag)]:
                run.remove(child)
    return hidden


def _is_hidden(run: Any, styles: frozenset[str]) -> bool:
    """By its own properties, else by its style or its paragraph's: where both hide, it is seen (17.7.3)."""
    own = run.find("{*}rPr/{*}vanish")
    if own is not None:
        return _is_on(own)
    paragraph = next(run.iterancestors("{*}p"), None)
    of_paragraph = paragraph is not None and _value(paragraph.find("{*}pPr/{*}pStyle")) in styles
    return (_value(run.find("{*}rPr/{*}rStyle")) in styles) != of_paragraph


def lost(roots: Iterable[Any], page: str) -> Iterator[str]:
    """The words of each paragraph of these parts that does not stand on the page, which is HTML."""
    shown = _letters(unescape(TAG.sub("", NOTE_REFERENCE.sub("", page))))
    for root in roots:
        for paragraph in root.iter("{*}p"):
            said = "".join(one.text or "" for one in paragraph.iter("{*}t") if _stands_in(one, paragraph))
            if _letters(said) not in shown:
                yield said


def _stands_in(words: Any, paragraph: Any) -> bool:
    """Whether they are its own: not of a paragraph in it, nor what is told otherwise (readings, formulas)."""
    return next(words.iterancestors("{*}p", "{*}rt", "{*}oMath"), None) is paragraph


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _is_on(switch: Any) -> bool:
    return _value(switch) not in OFF


def _value(element: Any, name: str = "val") -> str:
    """An attribute, whatever its name space; “” where there is none."""
    attributes = element.attrib.items() if element is not None else ()
    return next((value for key, value in attributes if key.rpartition("}")[2] == name), "")
