"""The day on which a text last became other words, as far as it is known, and corrections of what pages said.

When the words of a seed were changed stands in the seed: the day on which they were loaded here says nothing of it.
"""

import articles.models.correction
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import TruncDate


def date_what_editors_wrote(apps, schema_editor):
    live = apps.get_model("articles", "Revision").objects.filter(pk=OuterRef("live"))
    day = Subquery(live.values(day=TruncDate("published_at")))
    apps.get_model("articles", "Text").objects.filter(live__origin="editor").update(updated_on=day)


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
            group.permissions.add(*permissions.filter(codename__in=[f"{verb}_correction" for verb in verbs]))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0022_answers_count_what_hedges'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
                ('key', models.SlugField(help_text='Its place among the changes: /changes/#KEY.', max_length=60, unique=True)),
                ('on', models.DateField(help_text='The day from which readers found it right.', verbose_name='corrected on')),
                ('said', models.CharField(help_text='What was wrong, in our own words.', max_length=300, verbose_name='what we said')),
                ('now', models.CharField(max_length=300, verbose_name='what we say now')),
                ('why', models.CharField(help_text='How we came to say it, or what we found.', max_length=300)),
                ('where', models.JSONField(default=list, help_text='The addresses of the pages, one to a line, as /topics/cost/.', validators=[articles.models.correction.addresses_of_pages], verbose_name='where it stood')),
            ],
            options={
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='text',
            name='updated_on',
            field=models.DateField(editable=False, help_text='The day on which what readers see last became other words; empty where that is not known.', null=True),
        ),
        migrations.CreateModel(
            name='HistoricalCorrection',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('linked', models.JSONField(default=dict)),
                ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
                ('key', models.SlugField(help_text='Its place among the changes: /changes/#KEY.', max_length=60)),
                ('on', models.DateField(help_text='The day from which readers found it right.', verbose_name='corrected on')),
                ('said', models.CharField(help_text='What was wrong, in our own words.', max_length=300, verbose_name='what we said')),
                ('now', models.CharField(max_length=300, verbose_name='what we say now')),
                ('why', models.CharField(help_text='How we came to say it, or what we found.', max_length=300)),
                ('where', models.JSONField(default=list, help_text='The addresses of the pages, one to a line, as /topics/cost/.', validators=[articles.models.correction.addresses_of_pages], verbose_name='where it stood')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical correction',
                'verbose_name_plural': 'historical corrections',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunPython(permit, migrations.RunPython.noop),
        migrations.RunPython(date_what_editors_wrote, migrations.RunPython.noop),
    ]
