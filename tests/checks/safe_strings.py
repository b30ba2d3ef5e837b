"""Nothing but articles/rendering may mark a string as safe: `python -m tests.checks.safe_strings`."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN_NAMES = {"mark_safe", "SafeString", "SafeText", "SafeData", "SafeHTML", "html_safe", "__html__", "safestring"}
# The one place that hands out HTML which `render` made earlier and the database kept.
STORED_IN = "articles/models/revision.py"
FORBIDDEN_IN_TEMPLATES = re.compile(
    r"\|\s*safe(seq)?\b|\{%\s*filter\s+[^%]*\bsafe(seq)?\b|\{%\s*autoescape\s+off"
    r"|(?:^|[\s\"'])(?:style|on[a-z]+)\s*=|<style|javascript:|<script(?![^>]*\ssrc\s*=)",
    re.IGNORECASE,
)


def faults(root: Path) -> Iterator[str]:
    """A line for each place under `root` that marks a string as safe, or puts script or style into a template."""
    for path in sorted((root / "articles").rglob("*.py")) + sorted((root / "microneedle_site").rglob("*.py")):
        if not path.is_relative_to(root / "articles" / "rendering"):
            yield from _in_code(path, path.relative_to(root).as_posix())
    for path in sorted(path for path in (root / "templates").rglob("*") if path.is_file()):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if found := FORBIDDEN_IN_TEMPLATES.search(line):
                yield f"{path.relative_to(root)}:{number}: {found[0].strip()}: not in a template"


def _in_code(path: Path, name: str) -> Iterator[str]:
    forbidden = FORBIDDEN_NAMES if name == STORED_IN else FORBIDDEN_NAMES | {"already_sanitized"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if found := _names(node) & forbidden:
            place = f"{name}:{getattr(node, 'lineno', 1)}"
            yield f"{place}: {', '.join(found)}: only articles/rendering marks a string as safe"


def _names(node: ast.AST) -> set[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name) | ast.Constant(value=str(name)):
            return {name}
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return {part for alias in names for part in alias.name.split(".")}
    return set()


if __name__ == "__main__":
    found = list(faults(ROOT))
    print("\n".join(found) or "Safe strings: only articles/rendering makes them.")
    sys.exit(bool(found))
