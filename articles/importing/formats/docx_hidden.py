"""Words that a Word document holds and does not show: hidden text (`w:vanish`, ISO/IEC 29500-1, 17.3.2.41)."""

import re
from typing import Any

KEPT = re.compile(r"\}(?:rPr|fldChar|instrText)$")
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


def _is_on(switch: Any) -> bool:
    return _value(switch) not in OFF


def _value(element: Any, name: str = "val") -> str:
    """An attribute, whatever its name space; “” where there is none."""
    attributes = element.attrib.items() if element is not None else ()
    return next((value for key, value in attributes if key.rpartition("}")[2] == name), "")
