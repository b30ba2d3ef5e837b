import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0001_initial'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=160)),
                ('before', models.CharField(choices=[('silent', 'silent'), ('single', 'single'), ('agree', 'agree'), ('vary', 'vary'), ('conflict', 'conflict')], max_length=8)),
                ('after', models.CharField(choices=[('silent', 'silent'), ('single', 'single'), ('agree', 'agree'), ('vary', 'vary'), ('conflict', 'conflict')], max_length=8)),
                ('reason', models.CharField(max_length=300)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Flag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('reason', models.CharField(max_length=200)),
                ('is_lost', models.BooleanField(default=False, verbose_name='not found any more')),
                ('raised_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'ordering': ['-is_lost', 'content_type', 'object_id'],
            },
        ),
        migrations.AddField(
            model_name='claim',
            name='ask',
            field=models.CharField(blank=True, help_text='A question in the reader’s own voice: “How…?”', max_length=160, verbose_name='what to ask a clinic'),
        ),
        migrations.AddField(
            model_name='claim',
            name='logged_agreement',
            field=models.CharField(blank=True, choices=[('silent', 'silent'), ('single', 'single'), ('agree', 'agree'), ('vary', 'vary'), ('conflict', 'conflict')], editable=False, max_length=8),
        ),
        migrations.AddField(
            model_name='claim',
            name='research',
            field=models.CharField(blank=True, choices=[('supported', 'supported'), ('stronger', 'stronger than the evidence'), ('weaker', 'weaker than the evidence'), ('none', 'we found none')], help_text='How what the sources say stands to the research in the note. Empty while no source speaks.', max_length=9, verbose_name='set beside research'),
        ),
        migrations.AddField(
            model_name='source',
            name='reading_grade',
            field=models.FloatField(editable=False, help_text='Years of schooling its words ask for (Flesch-Kincaid), by our reckoning.', null=True),
        ),
        migrations.AddField(
            model_name='source',
            name='studies',
            field=models.CharField(blank=True, choices=[('none', 'speaks of no study'), ('unnamed', 'speaks of studies and names none'), ('vague', 'names journals, but too little to look the studies up'), ('findable', 'names studies that can be looked up')], help_text='Whether a reader could look up the studies it speaks of. Empty: not yet judged.', max_length=8),
        ),
        migrations.AddField(
            model_name='source',
            name='withdrawn_on',
            field=models.DateField(blank=True, help_text='The day on which its publisher took it back, or we did. Readers see it no more, its statements are not compared, and what leans on it is flagged.', null=True),
        ),
        migrations.AddField(
            model_name='statement',
            name='unit',
            field=models.CharField(blank=True, help_text='Of the figures: the claim’s own. Convert what the words give in another.', max_length=20),
        ),
        migrations.AddField(
            model_name='text',
            name='is_note',
            field=models.BooleanField(default=False, editable=False, help_text='All of it comes from outside the sources.'),
        ),
        migrations.AddField(
            model_name='topic',
            name='sheet_heading',
            field=models.CharField(blank=True, help_text='Under which heading its questions stand on the sheet to take to a clinic. Empty: its name.', max_length=60),
        ),
        migrations.AddField(
            model_name='agreementchange',
            name='claim',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='changes', to='articles.claim'),
        ),
        migrations.AddField(
            model_name='agreementchange',
            name='editor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='flag',
            name='content_type',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='contenttypes.contenttype', verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='flag',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flags', to='articles.source'),
        ),
        migrations.AddConstraint(
            model_name='agreementchange',
            constraint=models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='agreement_change_changes'),
        ),
        migrations.AddConstraint(
            model_name='flag',
            constraint=models.UniqueConstraint(models.F('content_type'), models.F('object_id'), models.F('source'), name='flag_once_for_each_source'),
        ),
    ]
