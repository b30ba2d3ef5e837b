"""In the place of 0015: how each flag stands is told in one update, on a database that has not seen 0015 yet.

Where 0015 tells it of one flag twice, PostgreSQL refuses to alter the table in the same transaction. What it leaves
behind is the same, so a database that has seen it is noted as having seen this.
"""

from importlib import import_module

from django.db import migrations
from django.db.models import Case, When

FIRST = import_module("articles.migrations.0015_flags_have_a_standing")


def tell_standing(apps, schema_editor):
    flags = apps.get_model("articles", "Flag").objects.using(schema_editor.connection.alias)
    standing = Case(
        When(is_lost=True, then=FIRST.LOST),
        When(reason__contains=" was withdrawn.", then=FIRST.WITHDRAWN),
        When(reason__endswith="as before.", then=FIRST.AS_BEFORE),
        default=FIRST.CHANGED,
    )
    flags.update(standing=standing)


class Migration(migrations.Migration):

    replaces = [
        ('articles', '0015_flags_have_a_standing'),
    ]

    dependencies = [
        ('articles', '0014_begun_from_and_published_over'),
    ]

    operations = [
        migrations.RunPython(tell_standing, FIRST.tell_what_is_lost)
        if isinstance(operation, migrations.RunPython)
        else operation
        for operation in FIRST.Migration.operations
    ]
