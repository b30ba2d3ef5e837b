"""The virtual environment is whole, or it is made again; what cannot be installed is told in one sentence."""

import ast
import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from microneedle_site import installing, listening
from microneedle_site.installing import Environment, main

# A Python that makes an environment with a copy of itself, in which "pip" does and says what a lock tells it to.
STAND_IN = """\
#!/bin/sh
echo "$@" >> "{calls}"
if [ "$2" = venv ]; then
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
    exit
fi
for argument; do
    case "$argument" in -r*) . "{root}/${{argument#-r}}" ;; esac
done
"""


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A project of which nothing has been made, and whose lock can be installed."""
    monkeypatch.setattr(installing, "ROOT", tmp_path)
    python = tmp_path / "python3"
    python.write_text(STAND_IN.format(calls=tmp_path / "calls", root=tmp_path))
    python.chmod(0o755)
    monkeypatch.setattr(sys, "_base_executable", str(python))
    lock(tmp_path)
    return tmp_path


def lock(root: Path, does: str = "true", name: str = "requirements.txt") -> None:
    (root / name).write_text(f"{does}\n")


def calls(root: Path) -> list[str]:
    """What was asked of Python since the last time: to make an environment, or to install."""
    path = root / "calls"
    asked = [line.split()[1] for line in path.read_text().splitlines()] if path.exists() else []
    path.unlink(missing_ok=True)
    return asked


def test_the_first_time_an_environment_is_made_and_filled_and_then_it_is_left_alone(root):
    assert main(["requirements.txt"]) == 0
    assert calls(root) == ["venv", "pip"]
    assert main(["requirements.txt"]) == 0
    assert calls(root) == []


def test_a_lock_that_changed_is_installed_into_the_same_environment(root):
    main(["requirements.txt"])
    calls(root)
    lock(root, "true # another version")
    assert main(["requirements.txt"]) == 0
    assert calls(root) == ["pip"]


def test_what_development_needs_is_added_and_the_site_does_not_need_it_again(root):
    lock(root, name="requirements-dev.txt")
    main(["requirements.txt"])
    calls(root)
    assert main(["requirements.txt", "requirements-dev.txt"]) == 0
    assert calls(root) == ["pip"]
    assert main(["requirements.txt"]) == 0
    assert calls(root) == []


@pytest.mark.parametrize(
    ("words", "named", "remedy"),
    [
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for asgiref==3.13.0",
            "The package registry cannot be reached",
            "see to the network",
        ),
        (
            "ERROR: No matching distribution found for django==5.2.999",
            "django==5.2.999",
            "pin what it has with `make lock`",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one that was pinned",
            "find out why",
        ),
        (
            "ERROR: In --require-hashes mode, all requirements must have their versions pinned with ==. These do not:\n"
            "    coverage[toml]>=7.10.6 from x (from pytest-cov)",
            "coverage[toml]>=7.10.6 is not pinned",
            "`make lock`",
        ),
        ("Traceback: something else", "pip could not install what requirements.txt pins", "mend what its last words"),
    ],
)
def test_what_cannot_be_installed_is_told_in_one_sentence_with_the_remedy(root, capsys, words, named, remedy):
    lock(root, f"cat <<'END'\n{words}\nEND\nexit 1")
    assert main(["requirements.txt"]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert named in told
    assert remedy in told
    assert told.endswith("; pip's own words are in var/installing.log.")
    assert words in (root / "var/installing.log").read_text()


def test_pip_that_stops_before_it_changes_anything_leaves_the_environment_whole(root):
    main(["requirements.txt"])
    lock(root, "exit 1")
    assert main(["requirements.txt"]) == 1
    lock(root)
    calls(root)
    assert main(["requirements.txt"]) == 0
    assert calls(root) == []


def test_after_an_install_that_stopped_half_way_the_next_run_begins_anew(root):
    main(["requirements.txt"])
    lock(root, "echo Installing collected packages: asgiref; exit 1")
    assert main(["requirements.txt"]) == 1
    lock(root)
    calls(root)
    assert main(["requirements.txt"]) == 0
    assert calls(root) == ["venv", "pip"]


def test_an_update_that_was_broken_off_does_not_pass_for_the_environment_before_it(root, monkeypatch, capsys):
    main(["requirements.txt"])
    lock(root, "true # another version")
    monkeypatch.setattr(installing, "run", broken_off)
    assert main(["requirements.txt"]) == 1
    assert capsys.readouterr().err == "Broken off: the same command begins again.\n"
    monkeypatch.undo()
    assert Environment(root, "python3").noted() == {}


def broken_off(command, log):
    raise KeyboardInterrupt


def test_an_environment_whose_making_was_broken_off_is_made_again(root, capsys):
    (root / ".venv/bin").mkdir(parents=True)
    (root / ".venv/bin/python").touch()
    assert main(["requirements.txt"]) == 0
    assert calls(root) == ["venv", "pip"]
    assert "half-made" in capsys.readouterr().out


@pytest.mark.parametrize("note", ["", "[]", '{"folder": "'])
def test_a_note_that_cannot_be_read_counts_as_none(root, note):
    main(["requirements.txt"])
    (root / ".venv/whole.json").write_text(note)
    calls(root)
    assert main(["requirements.txt"]) == 0
    assert calls(root) == ["venv", "pip"]


def test_an_environment_of_another_python_is_made_again(root):
    main(["requirements.txt"])
    note = root / ".venv/whole.json"
    note.write_text(json.dumps(json.loads(note.read_text()) | {"python": "3.10 in /elsewhere"}))
    calls(root)
    assert main(["requirements.txt"]) == 0
    assert calls(root) == ["venv", "pip"]


def test_an_environment_whose_python_is_gone_is_made_again(root):
    main(["requirements.txt"])
    (root / ".venv/bin/python").unlink()
    (root / ".venv/bin/python").symlink_to("/nowhere/python3")
    calls(root)
    assert main(["requirements.txt"]) == 0
    assert calls(root) == ["venv", "pip"]


def test_an_environment_that_was_moved_with_its_folder_is_made_again(root, tmp_path_factory, monkeypatch):
    main(["requirements.txt"])
    moved = tmp_path_factory.mktemp("moved") / "site"
    shutil.copytree(root, moved)
    monkeypatch.setattr(installing, "ROOT", moved)
    calls(root)
    assert main(["requirements.txt"]) == 0
    assert calls(root) == ["venv", "pip"]


def test_an_environment_that_a_link_leads_to_is_never_removed_through_the_link(root, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "kept").touch()
    (root / ".venv").symlink_to(elsewhere)
    assert main(["requirements.txt"]) == 0
    assert (elsewhere / "kept").exists()
    assert not (root / ".venv").is_symlink()


def test_a_python_that_cannot_make_an_environment_is_named_and_leaves_nothing(root, monkeypatch, capsys):
    python = root / "python3"
    python.write_text('#!/bin/sh\nmkdir -p "$3/bin"\necho "ensurepip is not available"\nexit 1\n')
    assert main(["requirements.txt"]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"{python} cannot make a virtual environment (var/installing.log says why)")
    assert "apt-get install python3-venv" in told
    assert not (root / ".venv").exists()


def test_a_folder_in_which_nothing_can_be_written_is_named(root, monkeypatch, capsys):
    (root / "var").touch()
    assert main(["requirements.txt"]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"{root}/var")
    assert "then run the same command again" in told


def test_who_installs_at_the_same_time_is_waited_for_and_nothing_is_done_twice(root):
    with ThreadPoolExecutor() as both:
        assert list(both.map(main, [["requirements.txt"], ["requirements.txt"]])) == [0, 0]
    assert calls(root) == ["venv", "pip"]


def test_it_needs_nothing_but_python_itself():
    for module in (installing, listening):
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        imported = {
            name.name.partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for name in node.names
        } | {node.module.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert imported <= sys.stdlib_module_names
