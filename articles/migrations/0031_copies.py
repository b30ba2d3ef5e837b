"""Passages that stand in several sources are linked, and found by their fingerprints.

The passages that are stored get theirs here; what two of them share is linked when either is imported again.
"""

from django.db import migrations, models

from articles.quoting import fingerprints, words_of

READABLE = ("paragraph", "list_item", "answer")
MOST_HELD = 8


def fill(apps, schema_editor):
    alias = schema_editor.connection.alias
    passages = apps.get_model("articles", "Passage").objects.using(alias).filter(kind__in=READABLE).order_by("pk")
    held = {}
    for key, text in passages.values_list("pk", "text").iterator(500):
        for digest in fingerprints(words_of(text)):
            holders = held.setdefault(digest, [])
            if len(holders) < MOST_HELD:
                holders.append(key)
    fingerprint = apps.get_model("articles", "Fingerprint")
    made = (fingerprint(digest=digest, passages=holders) for digest, holders in held.items())
    fingerprint.objects.using(alias).bulk_create(made, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0030_settled_passages'),
    ]

    operations = [
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.BigIntegerField(unique=True)),
                ('passages', models.JSONField(default=list)),
            ],
        ),
        migrations.AddField(
            model_name='answer',
            name='same_words',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='passage',
            name='also_in',
            field=models.ManyToManyField(blank=True, editable=False, help_text='Passages of other sources that say it in the same words.', to='articles.passage'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
