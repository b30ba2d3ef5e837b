"""Figures take over their claim's unit; the texts of claims are notes."""

from django.db import migrations
from django.db.models import OuterRef, Q, Subquery


def fill(apps, schema_editor):
    Claim = apps.get_model("articles", "Claim")
    unit = Claim.objects.filter(pk=OuterRef("claim_id")).values("unit")[:1]
    figures = Q(low__isnull=False) | Q(high__isnull=False)
    apps.get_model("articles", "Statement").objects.filter(figures, unit="").update(unit=Subquery(unit))
    apps.get_model("articles", "Text").objects.filter(claim__isnull=False).update(is_note=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_changes_flags_and_research")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
