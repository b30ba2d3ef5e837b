"""The drawings of the real site, by name."""

from django.conf import settings

from articles.seeding import read_definition

DRAWINGS = {
    path.stem: read_definition(f"drawings/{path.name}", path.read_text(encoding="utf-8"))
    for path in sorted((settings.SEEDS / "drawings").glob("*.toml"))
}
