"""What records of claims remember of seeds, of deleted ones too, names a stance as 0016 has it.

It depends on all that the squashed migration depends on: `migrate articles`, where nothing else was ever migrated,
would note that one as applied before its dependencies, and every later `migrate` would be refused.
"""

from importlib import import_module

from django.db import migrations

renamed = import_module("articles.migrations.0016_one_name_for_each_stance").renamed


def rename_stances(apps, schema_editor):
    records = apps.get_model("articles", "HistoricalClaim").objects.using(schema_editor.connection.alias)
    for record in records.exclude(seeded={}):
        remembered = record.seeded.get("statements", {}).values()
        for statement in remembered:
            statement["seed"]["stance"] = renamed(statement["seed"]["stance"])
        if remembered:
            record.save(update_fields=["seeded"])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0017_originals'),
        ('axes', '0010_accessattemptexpiration'),
        ('otp_static', '0003_add_timestamps'),
        ('otp_totp', '0003_add_timestamps'),
        ('sessions', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(rename_stances, migrations.RunPython.noop),
    ]
