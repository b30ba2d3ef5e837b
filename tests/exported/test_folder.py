"""A folder of files is replaced as a whole or not at all, and what did not change is left as it was."""

import gzip
from pathlib import Path

import brotli
import pytest

from microneedle_site.exported import NotExported, Written, write
from microneedle_site.exported.folder import LIST

LONG = b"<p>What does it cost?</p>\n" * 20
COST = LONG + b"<p>More.</p>"
FILES = {"index.html": LONG, "cost/index.html": COST, "picture.png": b"\x89PNG" * 99, "robots.txt": b"a"}


def held(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Each file's bytes, and what tells whether it was written anew."""
    files = (one for one in folder.rglob("*") if one.is_file() and one.name != LIST)
    return {
        str(one.relative_to(folder)): (one.read_bytes(), one.stat().st_ino, one.stat().st_mtime_ns) for one in files
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


def test_each_file_is_there_and_what_is_text_has_its_compressed_forms_beside_it(folder):
    assert write(folder, FILES) == Written(4, 4, 0)
    found = {path: raw for path, (raw, *_) in held(folder).items()}
    assert {path: raw for path, raw in found.items() if path in FILES} == FILES
    assert brotli.decompress(found["cost/index.html.br"]) == FILES["cost/index.html"]
    assert gzip.decompress(found["index.html.gz"]) == LONG
    assert found.keys() - FILES.keys() == {
        f"{page}.{kind}" for page in ("index.html", "cost/index.html") for kind in ("br", "gz")
    }


def test_again_nothing_is_written(folder):
    write(folder, FILES, lambda anew: (anew / "index").write_text("words"))
    before = held(folder)
    assert write(folder, FILES, lambda anew: pytest.fail("nothing changed")) == Written(4, 0, 0)
    assert held(folder) == before


def test_only_what_changed_is_written_and_what_went_is_gone(folder):
    write(folder, FILES)
    before = held(folder)
    assert write(folder, {**FILES, "robots.txt": b"b"} | {"new.txt": b"c"}) == Written(5, 2, 0)
    fewer = {path: raw for path, raw in FILES.items() if path != "cost/index.html"}
    assert write(folder, fewer) == Written(3, 1, 2)
    after = held(folder)
    assert not (folder / "cost").exists()
    assert {path for path in after if before.get(path) != after[path]} == {"robots.txt"}


@pytest.mark.parametrize("what", ["a file", "a folder of something else"])
def test_what_is_no_export_is_left_alone(folder, what):
    if what == "a file":
        folder.write_text("mine")
    else:
        folder.mkdir()
        (folder / "mine.txt").write_text("mine")
    with pytest.raises(NotExported, match="holds something else"):
        write(folder, FILES)
    assert folder.read_text() == "mine" if what == "a file" else (folder / "mine.txt").read_text() == "mine"


def test_a_run_that_breaks_off_leaves_the_export_before_it_and_the_next_goes_on(folder):
    write(folder, FILES)
    before = held(folder)

    def breaks(anew: Path) -> None:
        raise NotExported("it broke")

    changed = {**FILES, "robots.txt": b"b"}
    with pytest.raises(NotExported, match="it broke"):
        write(folder, changed, breaks)
    assert held(folder) == before
    assert write(folder, changed).written == 1
    assert (folder / "robots.txt").read_bytes() == b"b"


def test_a_run_that_was_killed_between_its_last_two_steps_is_made_good(folder):
    write(folder, FILES)
    before = held(folder)
    folder.rename(folder.with_name(".public.old"))
    assert write(folder, FILES) == Written(4, 0, 0)
    assert held(folder) == before
    assert {one.name for one in folder.parent.iterdir()} == {"public"}


def test_what_cannot_be_written_leaves_the_earlier_export_and_nothing_else(folder):
    write(folder, FILES)
    before = held(folder)
    with pytest.raises(OSError, match="too long"):
        write(folder, {**FILES, "index.html": COST, "a" * 256: LONG})
    assert held(folder) == before
    assert list(folder.parent.iterdir()) == [folder]
