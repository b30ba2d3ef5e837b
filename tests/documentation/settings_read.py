"""Which settings the site reads from its environment, and what it makes of a given one."""

import re
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from unittest.mock import patch

from microneedle_site.environment import BASE_DIR, env

READING = re.compile(r'\benv\.\w+\(\s*"([A-Z_]+)"')
EXPORTED = re.compile(r"^export ([A-Z ]+)$", re.MULTILINE)
SITE, PRODUCTION = "microneedle_site.settings", "microneedle_site.production"

HERE = BASE_DIR / "microneedle_site"

READ = {name for path in HERE.glob("*.py") for name in READING.findall(path.read_text(encoding="utf-8"))}
READ_TO_SERVE = set(READING.findall((HERE / "production.py").read_text(encoding="utf-8")))
BY_MAKE = {
    name for names in EXPORTED.findall((BASE_DIR / "Makefile").read_text(encoding="utf-8")) for name in names.split()
}
"""What make reads first, and hands on: a file `.env` comes too late for it."""


def settings(module: str = SITE, **environment: str) -> ModuleType:
    """The settings as they are with this environment and nothing else."""
    spec = find_spec(module)
    fresh = module_from_spec(spec)
    with patch.object(env, "ENVIRON", environment):
        spec.loader.exec_module(fresh)
    return fresh


def written_settings(example: str) -> dict[str, str]:
    """Every setting in a file like `.env.example`, those behind a "#" too."""
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)$", example, re.MULTILINE))
