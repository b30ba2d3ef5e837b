"""The road out: Markdown with its marks to safe HTML. Nothing else in the project marks a string as safe."""

from .markdown import Rendered, Sourcing, render
from .marks import Problem, Resolver, Target, Unresolved
from .plain import plain_words
from .sanitizing import SafeHTML, already_sanitized, sanitize

__all__ = [
    "Problem",
    "Rendered",
    "Resolver",
    "SafeHTML",
    "Sourcing",
    "Target",
    "Unresolved",
    "already_sanitized",
    "plain_words",
    "render",
    "sanitize",
]
