"""How what is flagged stands becomes a value of its own. For the last time it is read from the words of the reason."""

from django.db import migrations, models

LOST, CHANGED, WITHDRAWN, AS_BEFORE = 1, 2, 3, 4


def tell_standing(apps, schema_editor):
    flags = apps.get_model("articles", "Flag").objects.using(schema_editor.connection.alias)
    flags.filter(reason__endswith="as before.").update(standing=AS_BEFORE)
    flags.filter(reason__contains=" was withdrawn.").update(standing=WITHDRAWN)
    flags.filter(is_lost=True).update(standing=LOST)


def tell_what_is_lost(apps, schema_editor):
    flags = apps.get_model("articles", "Flag").objects.using(schema_editor.connection.alias)
    flags.filter(standing=LOST).update(is_lost=True)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_begun_from_and_published_over'),
    ]

    operations = [
        migrations.AddField(
            model_name='flag',
            name='standing',
            field=models.PositiveSmallIntegerField(choices=[(1, 'not found any more'), (2, 'on changed ground'), (3, 'its source is withdrawn'), (4, 'as before')], default=2),
        ),
        migrations.RunPython(tell_standing, tell_what_is_lost),
        migrations.AlterModelOptions(
            name='flag',
            options={'ordering': ['standing', 'content_type', 'object_id']},
        ),
        migrations.RemoveField(
            model_name='flag',
            name='is_lost',
        ),
    ]
