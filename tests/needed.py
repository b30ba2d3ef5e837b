"""Install a program that the tests need and that no Python package brings."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOGS = Path("var")


def log(program: str) -> Path:
    """Where the words of whatever installs it go, seen from the project's folder."""
    return LOGS / f"installing-{program}.log"


def install(program: str, otherwise: list[str] | None = None) -> None:
    """Debian's package of this name when root, by the other command when not; whoever calls looks whether it is there.

    What the commands say is for the log: what to do about it is for the one sentence of the caller.
    """
    commands = [otherwise] if otherwise else []
    if os.geteuid() == 0 and shutil.which("apt-get"):
        commands = [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", program]]
    print(f"There is no {program} here yet: installing one for the tests.", flush=True)
    (ROOT / LOGS).mkdir(exist_ok=True)
    with (ROOT / log(program)).open("w", encoding="utf-8") as words:
        if not commands:
            words.write("Nobody but root may install it.\n")
        for command in commands:
            if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=words, stderr=words, check=False).returncode:
                return
