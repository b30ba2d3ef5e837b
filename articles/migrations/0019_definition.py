"""What was read from files beside the program at every request is stored: the site, words and drawings."""

from pathlib import Path

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models



FILES = ("site.toml", "vocabulary.toml", "everyday_words.toml", "drawings/*.toml")


def store_definitions(apps, schema_editor):
    """Of a site that was loaded before; a new one gets them with the rest of its content."""
    alias = schema_editor.connection.alias
    if not apps.get_model("articles", "Topic").objects.using(alias).exists():
        return
    definitions = apps.get_model("articles", "Definition").objects.using(alias)
    seeds = Path(settings.SEEDS)
    for path in sorted(path for pattern in FILES for path in seeds.glob(pattern)):
        seed = {"file": path.relative_to(seeds).as_posix(), "toml": path.read_text(encoding="utf-8")}
        definitions.create(**seed, seeded=seed)


ROLES = {"Author": ("view",), "Reviewer": ("view",), "Publisher": ("view", "add", "change", "delete")}


def permit(apps, schema_editor):
    """Readers see at once what changes here, so it is for publishers, as all that has no drafts."""
    app = apps.get_app_config("articles")
    app.models_module = True  # Django makes permissions after all migrations, and only for apps with models.
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="articles")
    for name, verbs in ROLES.items():
        group = apps.get_model("auth", "Group").objects.filter(name=name).first()
        if group:
            group.permissions.add(*permissions.filter(codename__in=[f"{verb}_definition" for verb in verbs]))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0018_one_name_in_histories'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Definition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
                ('file', models.CharField(help_text='site.toml, vocabulary.toml, everyday_words.toml, or drawings/NAME.toml for a drawing.', max_length=60, unique=True)),
                ('toml', models.TextField(help_text='In TOML. A line that begins with # is for whoever reads it here.', verbose_name='what it says')),
                ('changed', models.DateTimeField(auto_now=True)),
            ],
            options={
                'ordering': ['file'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalDefinition',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('linked', models.JSONField(default=dict)),
                ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
                ('file', models.CharField(db_index=True, help_text='site.toml, vocabulary.toml, everyday_words.toml, or drawings/NAME.toml for a drawing.', max_length=60)),
                ('toml', models.TextField(help_text='In TOML. A line that begins with # is for whoever reads it here.', verbose_name='what it says')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical definition',
                'verbose_name_plural': 'historical definitions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunPython(permit, migrations.RunPython.noop),
        migrations.RunPython(store_definitions, migrations.RunPython.noop),
    ]
