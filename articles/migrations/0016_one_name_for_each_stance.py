"""What was remembered of seeds and proposals names a stance as data does: "yes with limits", without a comma."""

from django.db import migrations

NAMES = {"yes, with limits": "yes with limits", "no, with limits": "no with limits"}


def rename_stances(apps, schema_editor):
    alias = schema_editor.connection.alias
    for claim in apps.get_model("articles", "Claim").objects.using(alias).exclude(seeded={}):
        remembered = claim.seeded.get("statements", {}).values()
        for statement in remembered:
            statement["seed"]["stance"] = renamed(statement["seed"]["stance"])
        if remembered:
            claim.save(update_fields=["seeded"])
    for proposal in apps.get_model("articles", "Proposal").objects.using(alias).all():
        if proposal.value.get("stance") in NAMES:
            proposal.value["stance"] = renamed(proposal.value["stance"])
            proposal.save(update_fields=["value"])


def renamed(stance):
    return NAMES.get(stance, stance)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0015_flags_have_a_standing'),
    ]

    operations = [
        migrations.RunPython(rename_stances, migrations.RunPython.noop),
    ]
