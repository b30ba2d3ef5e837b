"""What the tests need beside Python packages is installed, or one sentence says how to do it."""

import os
import shutil

import pytest

from tests import needed
from tests.browser import chromium


@pytest.fixture
def ran(tmp_path, monkeypatch):
    """The commands that were started, none of them for real, and their words in a folder of its own."""
    commands = []

    def note(command, **_):
        commands.append(command)
        return needed.subprocess.CompletedProcess(command, 0 if command[0] != "fails" else 1)

    monkeypatch.setattr(needed, "ROOT", tmp_path)
    monkeypatch.setattr(needed.subprocess, "run", note)
    return commands


def test_root_installs_debians_package(ran, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    needed.install("postgresql", otherwise=["fails"])
    assert [command[:2] for command in ran] == [["apt-get", "update"], ["apt-get", "install"]]


def test_anyone_else_installs_in_another_way_or_is_told_that_only_root_may(ran, monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    needed.install("chromium", otherwise=["fails"])
    needed.install("postgresql")
    assert ran == [["fails"]]
    assert "Nobody but root" in (tmp_path / needed.log("postgresql")).read_text()


def test_a_browser_that_cannot_be_installed_is_told_in_one_sentence_with_the_remedy(monkeypatch, capsys):
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(needed, "install", lambda program, otherwise: None)
    assert chromium.main() == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert "apt-get install chromium" in told
    assert "var/installing-chromium.log" in told
    assert "`make test-quick`" in told
