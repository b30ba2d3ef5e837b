"""Whether an example in a document holds: Markdown with our marks, TOML, or Python."""

import tomllib
from functools import cached_property

from articles.actions.resolver import SOURCES
from articles.actions.seen_claims import KINDS
from articles.quoting import Quotation, QuotationError, find
from articles.rendering import Target, Unresolved, render
from articles.seeding import Entry, read_seeds, read_sources
from articles.shown import Form
from microneedle_site.environment import BASE_DIR
from tests.documentation.written import Block

SEEDS = BASE_DIR / "seeds"
MADE_UP = {"exact words", "old-slug"}
"""Words and a slug that are clearly no real ones."""


class Seeded:
    """Knows what the seeds hold, without a database, and what is made up."""

    def citation(self, source: str, words: str | None) -> Target:
        if source not in self._texts:
            raise Unresolved(f"there is no source {source}")
        try:
            if words not in (None, *MADE_UP):
                find(self._texts[source], Quotation(words))
        except QuotationError as error:
            raise Unresolved(str(error)) from error
        return Target("#", source, passage="" if words is None else "some")

    def reference(self, key: str) -> Target:
        if key not in {one["key"] for one in self._seeds.references}:
            raise Unresolved(f"there is no reference {key}")
        return Target("#", key)

    def link(self, slug: str) -> Target:
        if slug not in MADE_UP and slug not in self._slugs:
            raise Unresolved(f"there is nothing at {slug}")
        return Target("#", slug, traces=True)

    def computed(self, about: str, form: str, answer: str) -> Target:
        if about == SOURCES:
            if form.lower() not in ("count", *KINDS):
                raise Unresolved(f"there is no form {form} of the sources")
            return Target("#", form)
        if form.lower() not in {one.value for one in Form}:
            raise Unresolved(f"there is no form {form}")
        return self.link(about)

    @cached_property
    def _seeds(self):
        return read_seeds(SEEDS)

    @cached_property
    def _slugs(self) -> set[str]:
        files = {entry.path.stem for entry in (*self._seeds.topics, *self._seeds.questions)}
        return files | {entry["slug"] for entry in (*self._seeds.claims, *self._seeds.terms)}

    @cached_property
    def _texts(self) -> dict[str, str]:
        sources: tuple[Entry, ...] = read_sources(SEEDS / "sources.toml")
        return {one["letter"]: (SEEDS / "articles" / one["file"]).read_text(encoding="utf-8") for one in sources}


RESOLVER = Seeded()


def fault_of_mark(mark: str) -> str:
    """What is wrong with a mark named alone; a reference stands in a note, a box has something in it."""
    if mark.startswith("!!!"):
        return fault_of_markdown(f"{mark}\n    Words.")
    return fault_of_markdown(f'!!! note "Title"\n    Words {mark}.' if mark.startswith("[^") else f"Words {mark}.")


def fault_of_markdown(markdown: str) -> str:
    problems = render(f"First.\n\n{markdown}", RESOLVER).problems
    return "; ".join(problem.message for problem in problems)


def fault_of_toml(toml: str) -> str:
    try:
        tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        return str(error)
    return ""


def fault_of_python(python: str) -> str:
    try:
        compile(python, "example", "exec")
    except SyntaxError as error:
        return str(error)
    return ""


LANGUAGES = {"markdown": fault_of_markdown, "toml": fault_of_toml, "python": fault_of_python}
CHECKED_ELSEWHERE = {"": "commands", "text": "drawings"}


def fault_of_block(block: Block) -> str:
    if block.language in CHECKED_ELSEWHERE:
        return ""
    if block.language not in LANGUAGES:
        return f"nobody checks {block.language}"
    return LANGUAGES[block.language](block.text)
