"""XML of what is packed in other formats: read without entities, and without a look at any file or address."""

from typing import Any

from lxml import etree

from .refused import Refused


def parse_xml(raw: bytes, what: str) -> Any:
    """The root. Raises `Refused` for what is no XML, naming it as `what`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise Refused("its parts are nested too deep: save the words of the article alone") from error
        raise Refused(f"{what} is damaged: open it where it was made, and save it again") from error


def texts(root: Any, name: str) -> list[str]:
    """What the elements of this name say, whatever their name space, each on one line."""
    found = root.xpath(".//*[local-name()=$name]", name=name)
    return [words for one in found if (words := " ".join("".join(one.itertext()).split()))]
