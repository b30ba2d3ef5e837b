"""Nothing but articles/rendering may mark a string as safe: `python -m tests.checks.safe_strings`."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN_NAMES = {"mark_safe", "SafeString", "SafeText", "SafeData", "SafeHTML", "html_safe", "__html__"}
FORBIDDEN_IN_TEMPLATES = re.compile(
    r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off|\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)"
)


def faults(root: Path) -> Iterator[str]:
    """A line for each place under `root` that marks a string as safe, or puts script or style into a template."""
    for path in sorted((root / "articles").rglob("*.py")) + sorted((root / "microneedle_site").rglob("*.py")):
        if not path.is_relative_to(root / "articles" / "rendering"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = _name(node)
                if name in FORBIDDEN_NAMES:
                    place = f"{path.relative_to(root)}:{node.lineno}"
                    yield f"{place}: {name}: only articles/rendering marks a string as safe"
    for path in sorted((root / "templates").rglob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if found := FORBIDDEN_IN_TEMPLATES.search(line):
                yield f"{path.relative_to(root)}:{number}: {found[0].strip()}: not in a template"


def _name(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name):
            return name
    return ""


if __name__ == "__main__":
    found = list(faults(ROOT))
    print("\n".join(found) or "Safe strings: only articles/rendering makes them.")
    sys.exit(bool(found))
