"""The bytes of each article's file are stored. Of those that were not, they are made again from the text where the
checksum shows that they are right.
"""

import codecs
import hashlib

import django.db.models.deletion
from django.db import migrations, models

MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def store_originals(apps, schema_editor):
    alias = schema_editor.connection.alias
    originals = apps.get_model("articles", "Original").objects.using(alias)
    for source in apps.get_model("articles", "Source").objects.using(alias).all():
        raw = bytes_of(source)
        if raw is not None:
            originals.create(source=source, raw=raw)


def bytes_of(source):
    for line_end in ("\n", "\r\n", "\r"):
        encoded = source.text.replace("\n", line_end).encode(source.encoding or "utf-8")
        for raw in (encoded, MARKS.get(source.encoding, b"") + encoded):
            if hashlib.sha256(raw).hexdigest() == source.sha256:
                return raw
    return None


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_one_name_for_each_stance'),
    ]

    operations = [
        migrations.CreateModel(
            name='Original',
            fields=[
                ('source', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='original', serialize=False, to='articles.source')),
                ('raw', models.BinaryField()),
            ],
        ),
        migrations.RunPython(store_originals, migrations.RunPython.noop),
    ]
