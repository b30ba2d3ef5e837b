"""The two fonts of the site, made from the families they are parts of: `python -m tests.checks.fonts [--write]`.

Without `--write` what would be made is only compared. docs/decisions/0017-two-families-of-type.md says why these.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from string import printable

from tests.checks.lock import ROOT

FOLDER = ROOT / "static" / "articles"
WEIGHTS = (400, 600)
SIGNS = "\N{NO-BREAK SPACE}£©«»°²·×–—‘’“”•…′€→−≈≠≤≥½"
ACCENTED = "áäåçèéíñóöøúü"
WRITTEN = {*filter(str.isprintable, printable), *SIGNS, *ACCENTED}
"""What the fonts can write. Each sign costs every first visit some 200 bytes: what is rare is left to the system."""
KEPT_NAMES = (0, 13, 14)
"""Whose the family is, and its licence: the SIL Open Font License asks that they stay readable in the file."""
FAMILY, STYLE, FULL, POSTSCRIPT, DESCRIPTION = 1, 2, 4, 6, 10


@dataclass(frozen=True)
class Face:
    """A font of the site: its file and name, the family it is made from, and where on that family's axes it stands.

    It has a name of its own, since a changed font may not bear a reserved one (the licence, 3).
    """

    file: str
    name: str
    of: str
    axes: dict[str, float | tuple[float, float]]


FACES = (
    Face("serif.woff2", "Leaflet Serif", "Source Serif 4", {"opsz": 16, "wght": WEIGHTS}),
    Face("narrow.woff2", "Leaflet Narrow", "Archivo Narrow", {"wght": WEIGHTS}),
)


def made(face: Face) -> bytes:
    """The font as WOFF2: the same bytes each time, with the versions that the lock pins."""
    import fontpkg
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(fontpkg.path(face.of), recalcTimestamp=False)
    small = Subsetter(Options(hinting=False, layout_features=["kern"], name_IDs=[*KEPT_NAMES], notdef_outline=True))
    small.populate(text="".join(WRITTEN))
    small.subset(font)  # before its axes are cut: a glyph that does not vary then cannot be taken out
    instantiateVariableFont(font, face.axes, inplace=True)
    named = {FAMILY: face.name, STYLE: "Regular", FULL: face.name, POSTSCRIPT: face.name.replace(" ", "")}
    for number, words in {**named, DESCRIPTION: f"Some letters of {face.of}."}.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def main(arguments: list[str]) -> int:
    found = [*_faults(write=arguments == ["--write"])]
    print("\n".join(found) or "Fonts: each is what its family makes.")
    return 1 if found else 0


def _faults(*, write: bool) -> Iterator[str]:
    for face in FACES:
        path, now = FOLDER / face.file, made(face)
        name = path.relative_to(ROOT)
        if write:
            path.write_bytes(now)
        elif not path.exists() or path.read_bytes() != now:
            yield f"{name}: is not what {face.of} makes: make it anew with `make fonts`, and look at it"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
