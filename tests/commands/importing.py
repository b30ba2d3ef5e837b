"""Running `manage.py import_articles`, and an article for it."""

import json
from io import StringIO
from typing import Any

from django.core.management import call_command

from articles.models import ContentRevision, Passage, Source

ARTICLE = """Needling for Thin Hair

Micro needling uses tiny needles to puncture the scalp. Most people need 3 to 5 sessions.

Side Effects

• Redness: the scalp may be red and swollen for a few days.

Related Posts
"""


def run(*arguments: object, **options: Any) -> tuple[str, Any]:
    """What the command prints, and its exit code."""
    out = StringIO()
    try:
        call_command("import_articles", *map(str, arguments), stdout=out, stderr=StringIO(), **options)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


def run_json(*arguments: object, **options: Any) -> tuple[Any, Any]:
    printed, code = run(*arguments, format="json", **options)
    return json.loads(printed), code


def stored() -> tuple[list[Any], ...]:
    """All that an import could change."""
    return (
        list(Source.objects.order_by("pk").values()),
        list(Passage.objects.order_by("pk").values()),
        list(ContentRevision.objects.values()),
    )
