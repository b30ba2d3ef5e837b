import articles.models.figure_names
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


def fill(apps, schema_editor):
    """Topics and questions come from the sources, the notes of claims from research."""
    Text = apps.get_model("articles", "Text")
    Text.objects.filter(Q(topic__isnull=False) | Q(question__isnull=False)).update(sourcing="sources")
    Text.objects.filter(claim__isnull=False).update(sourcing="research")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_figures_have_a_unit'),
    ]

    operations = [
        migrations.AddField(
            model_name='text',
            name='sourcing',
            field=models.CharField(choices=[('sources', 'sources'), ('research', 'research'), ('editors', 'editors')], default='editors', editable=False, max_length=8),
        ),
        migrations.AddField(
            model_name='topic',
            name='figures',
            field=models.JSONField(blank=True, default=list, help_text='Pictures after its text, one name to a line: a drawing, or claim:SLUG for a claim’s chart.', validators=[articles.models.figure_names.known_figures]),
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=200)),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leads_to', to='articles.text')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(models.F('text'), models.F('path'), name='link_once_from_a_text')],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='text',
            name='is_note',
        ),
        migrations.AddField(
            model_name='reference',
            name='short',
            field=models.CharField(blank=True, help_text='As it is named in a text. Empty: first author and year.', max_length=40),
        ),
        migrations.AlterField(
            model_name='statement',
            name='high',
            field=models.DecimalField(blank=True, decimal_places=3, help_text='The same as low for a single figure.', max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)]),
        ),
        migrations.AlterField(
            model_name='statement',
            name='low',
            field=models.DecimalField(blank=True, decimal_places=3, help_text='In the claim’s unit.', max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)]),
        ),
    ]
