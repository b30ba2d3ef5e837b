"""Whether what a document tells one to type can be typed: make, manage.py, a module of ours, or another's program."""

import re
import shlex
from importlib.util import find_spec

from django.core.management import CommandError, get_commands, load_command_class

from microneedle_site.environment import BASE_DIR

MAKEFILE = (BASE_DIR / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z][\w-]*):(?!=)", MAKEFILE, re.MULTILINE))
TOLD_BY_HELP = set(re.findall(r"^([a-z][\w-]*):.*##", MAKEFILE, re.MULTILINE))
VARIABLES = set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))
PYTHON = {"python", ".venv/bin/python"}
OTHERS = {"docker", "journalctl", "nginx", "pg_dump", "pre-commit", "python3", "systemctl", "systemd-analyze"}
"""Programs of others that our documents name."""
OURS = sorted(name for name, app in get_commands().items() if app == "articles")


def fault_of_command(line: str, whole: bool = False) -> str:
    """What is wrong with a command, nothing if it is right.

    Unless it is `whole`, as in a block, it may be named without its arguments.
    """
    match shlex.split(line, comments=True):
        case ["make", *arguments]:
            return _fault_of_make(arguments)
        case [python, "manage.py", name, *arguments] if python in PYTHON:
            return _fault_of_manage(name, arguments, whole)
        case ["manage.py" | "microneedle", name, *arguments]:  # the second is deploy/microneedle
            return _fault_of_manage(name, arguments, whole)
        case [python, "-m", module, *_] if python in PYTHON:
            return "" if _is_module(module) else "there is no such module"
        case [program, *_] if program not in OTHERS:
            return "nothing is called so here"
    return ""


def fault_of_option(words: str) -> str:
    """What is wrong with an option named alone: one of our commands has to take it."""
    given = shlex.split(words)
    taken = any(not _fault_of_manage(name, [*given, *more], True) for name in OURS for more in ([], ["what"]))
    return "" if taken else "no command of ours takes it"


def _fault_of_make(arguments: list[str]) -> str:
    variables = [one.partition("=")[0] for one in arguments if "=" in one]
    unknown = [one for one in arguments if "=" not in one and one not in TARGETS]
    unknown += [one for one in variables if one not in VARIABLES]
    return f"the Makefile knows no {', '.join(unknown)}" if unknown else ""


def _fault_of_manage(name: str, arguments: list[str], whole: bool) -> str:
    if name not in get_commands():
        return f"manage.py has no command {name}"
    if not arguments and not whole:
        return ""
    try:
        parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        parser.allow_abbrev = False
        parser.parse_args(arguments)
    except CommandError as error:
        return str(error)
    return ""


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
