"""The road out: Markdown with its marks to safe HTML. Nothing else in the project marks a string as safe."""

from .as_markdown import as_markdown
from .doubts import Doubt
from .json_ld import json_ld
from .markdown import Rendered, Sourcing, render, untrue
from .marks import LONGEST_TEXT, SOURCES, Cause, Problem, Resolver, Spoken, Target, Unresolved
from .opening import opening_care
from .otherwise import otherwise
from .plain import plain
from .sanitizing import SafeHTML, already_sanitized, sanitize
from .svg import UnsafeDrawing, drawn
from .unchecked import attributed, names_only, numbered, unchecked

__all__ = [
    "LONGEST_TEXT",
    "SOURCES",
    "Cause",
    "Doubt",
    "Problem",
    "Rendered",
    "Resolver",
    "SafeHTML",
    "Sourcing",
    "Spoken",
    "Target",
    "Unresolved",
    "UnsafeDrawing",
    "already_sanitized",
    "as_markdown",
    "attributed",
    "drawn",
    "json_ld",
    "names_only",
    "numbered",
    "opening_care",
    "otherwise",
    "plain",
    "render",
    "sanitize",
    "unchecked",
    "untrue",
]
