"""All that the fourteen migrations before make, made at once on an empty database: what they cost was nearly all of it.

A database that has seen some of them goes on through the rest of them; one that has seen all is noted as here.
Search and roles are made by their own migrations' functions.
"""

from importlib import import_module

import articles.importing.blocks
import articles.models.figure_names
import articles.models.related
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

SEARCH = import_module("articles.migrations.0007_search")
ROLES = import_module("articles.migrations.0013_roles")


class CreateModels(Operation):
    """Several `CreateModel`s as one step: their models, which all hang together, are rendered once, not for each."""

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # What is rendered: else each model that is added renders all of it anew.
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.operations)} models"


MODELS = [
    migrations.CreateModel(
        name='Passage',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('public_id', models.CharField(editable=False, max_length=16, unique=True)),
            ('kind', models.CharField(choices=[('heading', 'heading'), ('paragraph', 'paragraph'), ('list_item', 'list item'), ('question', 'question'), ('answer', 'answer'), ('furniture', 'furniture'), ('marker', 'marker')], max_length=10)),
            ('start', models.PositiveIntegerField(editable=False)),
            ('end', models.PositiveIntegerField(editable=False)),
            ('text', models.TextField(editable=False)),
            ('heading_path', models.JSONField(blank=True, default=list, editable=False)),
            ('rule', models.CharField(blank=True, editable=False, max_length=40)),
            ('topics_edited', models.BooleanField(default=False, editable=False, help_text='Set when an editor chose the topics: an import leaves them alone.')),
            ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='articles.source')),
            ('topics', models.ManyToManyField(blank=True, help_text='What it is about. An import leaves your choice alone.', related_name='passages', to='articles.topic')),
        ],
        options={
            'ordering': ['source__position', 'start'],
            'constraints': [models.UniqueConstraint(models.F('source'), models.F('start'), name='passage_start_unique_in_source'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='passage_end_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('kind', articles.importing.blocks.BlockKind['FURNITURE']), ('rule__gt', '')), models.Q(models.Q(('kind', articles.importing.blocks.BlockKind['FURNITURE']), _negated=True), ('rule', '')), _connector='OR'), name='passage_furniture_has_a_rule')],
        },
    ),
    migrations.CreateModel(
        name='Reference',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('key', models.SlugField(help_text='What [^key] in a note names.', max_length=60, unique=True)),
            ('citation', models.TextField(help_text='Authors, title, journal, year.')),
            ('doi', models.CharField(blank=True, max_length=100, verbose_name='DOI')),
            ('address', models.URLField()),
            ('checked_on', models.DateField(help_text='The day on which someone read it at its address.')),
            ('found', models.TextField(blank=True, help_text='What it found, in our own words, with its limits.')),
            ('short', models.CharField(blank=True, help_text='As it is named in a text. Empty: first author and year.', max_length=40)),
        ],
        options={
            'ordering': ['key'],
        },
    ),
    migrations.CreateModel(
        name='Source',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('letter', models.CharField(help_text='The letter it wears on every page.', max_length=3, unique=True)),
            ('slug', models.SlugField(help_text='Part of the address of its page.', max_length=60, unique=True)),
            ('position', models.PositiveIntegerField(editable=False, unique=True)),
            ('file', models.CharField(editable=False, max_length=200, unique=True)),
            ('title', models.CharField(blank=True, help_text='As it stands in the text. Empty if it has none.', max_length=300)),
            ('description', models.CharField(blank=True, help_text='Our own words in place of a title, shown in square brackets.', max_length=200)),
            ('byline', models.CharField(blank=True, help_text='The author, if the text names one.', max_length=120)),
            ('byline_words', models.CharField(blank=True, help_text='The words of the article that show the byline, exactly as they stand.', max_length=200)),
            ('publisher', models.CharField(blank=True, help_text='Empty: not stated in the copy we hold.', max_length=200)),
            ('kind', models.CharField(choices=[('blog', 'blog post'), ('brand', 'brand’s blog post'), ('clinic', 'clinic’s page'), ('unknown', 'kind unknown')], default='unknown', help_text='What the text shows it to be.', max_length=10)),
            ('interest', models.CharField(choices=[('offers', 'offers the treatment'), ('promotes', 'promotes a product'), ('not stated', 'no interest stated')], default='not stated', help_text='What the text itself shows that its publisher gains. Never more than the text shows.', max_length=10)),
            ('interest_words', models.JSONField(blank=True, default=list, help_text='The words of the article that show the interest: a list of quotations.')),
            ('published_on', models.DateField(blank=True, help_text='Empty: not stated in the copy we hold.', null=True)),
            ('address', models.URLField(blank=True, help_text='Empty: not stated in the copy we hold.')),
            ('passages_shown', models.CharField(choices=[('all', 'all passages'), ('quoted only', 'only passages that are quoted'), ('none', 'no passage')], default='all', help_text='What readers may see of its passages. Quotations in claims stay, with their attribution.', max_length=11)),
            ('is_read', models.BooleanField(default=False, help_text='Tick this once you have checked what was recognised and recorded what it says. Until then readers do not see it, and its silence counts for nothing.', verbose_name='read by an editor')),
            ('text', models.TextField(editable=False)),
            ('sha256', models.CharField(editable=False, max_length=64, unique=True, verbose_name='SHA-256 of the file')),
            ('encoding', models.CharField(editable=False, max_length=20)),
            ('outline_sha256', models.CharField(blank=True, editable=False, max_length=64)),
            ('repairs', models.JSONField(default=list, editable=False)),
            ('imported_at', models.DateTimeField(auto_now_add=True)),
            ('changed_at', models.DateTimeField(editable=False, help_text='When an import last changed the text.', null=True)),
            ('reading_grade', models.FloatField(editable=False, help_text='Years of schooling its words ask for (Flesch-Kincaid), by our reckoning.', null=True)),
            ('studies', models.CharField(blank=True, choices=[('none', 'speaks of no study'), ('unnamed', 'speaks of studies and names none'), ('vague', 'names journals, but too little to look the studies up'), ('findable', 'names studies that can be looked up')], help_text='Whether a reader could look up the studies it speaks of. Empty: not yet judged.', max_length=8)),
            ('withdrawn_on', models.DateField(blank=True, help_text='The day on which its publisher took it back, or we did. Readers see it no more, its statements are not compared, and what leans on it is flagged.', null=True)),
        ],
        options={
            'ordering': ['position'],
        },
    ),
    migrations.CreateModel(
        name='ContentRevision',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('number', models.PositiveBigIntegerField(default=0)),
        ],
        options={
            'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='content_revision_is_one_row')],
        },
    ),
    migrations.CreateModel(
        name='RemovedSeed',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('model', models.CharField(max_length=40)),
            ('key', models.CharField(max_length=60)),
        ],
        options={
            'constraints': [models.UniqueConstraint(models.F('model'), models.F('key'), name='removed_seed_once')],
        },
    ),
    migrations.CreateModel(
        name='Revision',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('markdown', models.TextField()),
            ('lead_html', models.TextField(editable=False)),
            ('body_html', models.TextField(editable=False)),
            ('problems', models.JSONField(default=list, editable=False)),
            ('citations', models.JSONField(default=list, editable=False)),
            ('references', models.JSONField(default=list, editable=False)),
            ('links', models.JSONField(default=list, editable=False)),
            ('origin', models.CharField(choices=[('seed', 'loaded from seeds'), ('editor', 'an editor')], default='editor', editable=False, max_length=6)),
            ('comment', models.CharField(blank=True, help_text='What you changed and why, for other editors.', max_length=200)),
            ('created_at', models.DateTimeField(auto_now_add=True)),
            ('published_at', models.DateTimeField(editable=False, null=True)),
            ('author', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.text')),
            ('publish_at', models.DateTimeField(editable=False, help_text='When an approved revision goes to readers by itself.', null=True, verbose_name='to be published at')),
            ('stage', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('approved', 'approved')], default='draft', editable=False, max_length=8)),
            ('begun_from', models.ForeignKey(editable=False, help_text='The revision that its author had before them and went on from; empty where that is not known.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.revision')),
            ('published_over', models.ForeignKey(editable=False, help_text='What readers saw before, where its publisher has seen which of those words go.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.revision')),
        ],
        options={
            'ordering': ['-pk'],
            'constraints': [models.CheckConstraint(condition=models.Q(('publish_at', None), ('stage', 'approved'), _connector='OR'), name='only_what_is_approved_has_a_time'), models.CheckConstraint(condition=models.Q(('published_over', None), ('published_at__isnull', False), ('publish_at__isnull', False), _connector='OR'), name='only_what_goes_to_readers_goes_over_others')],
            'permissions': [('approve_revision', 'Can approve a text, or send it back'), ('publish_revision', 'Can publish what was approved, and change what readers see at once')],
        },
    ),
    migrations.CreateModel(
        name='PassageAlias',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('public_id', models.CharField(max_length=16, unique=True)),
            ('passage', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='aliases', to='articles.passage')),
            ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='articles.source')),
        ],
        options={
            'verbose_name_plural': 'passage aliases',
        },
    ),
    migrations.CreateModel(
        name='Text',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('title', models.CharField(help_text='What the text belongs to, for lists in the admin.', max_length=200)),
            ('written_on', models.DateField(auto_now_add=True)),
            ('reread_on', models.DateField(blank=True, help_text='The day on which an editor last read the whole of it again.', null=True, verbose_name='last re-read on')),
            ('seed_sha256', models.CharField(blank=True, editable=False, max_length=64)),
            ('live', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='articles.revision')),
            ('sourcing', models.CharField(choices=[('sources', 'sources'), ('research', 'research'), ('editors', 'editors')], default='editors', editable=False, max_length=8)),
        ],
    ),
    migrations.CreateModel(
        name='Term',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. If it changes, the old address and links lead on.', max_length=60, unique=True)),
            ('name', models.CharField(help_text='As it stands in the glossary.', max_length=80)),
            ('spellings', models.JSONField(blank=True, default=list, help_text='Other spellings and names: a list.')),
            ('text', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='articles.text')),
        ],
        options={
            'ordering': ['name'],
        },
    ),
    migrations.CreateModel(
        name='Page',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. It cannot be changed later.', max_length=60, unique=True)),
            ('name', models.CharField(help_text='The heading of the page.', max_length=80)),
            ('text', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='articles.text')),
        ],
        options={
            'ordering': ['name'],
        },
    ),
    migrations.CreateModel(
        name='Claim',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. If it changes, the old address and links lead on.', max_length=60, unique=True)),
            ('question', models.CharField(help_text='As a reader would ask it.', max_length=160)),
            ('kind', models.CharField(choices=[('stance', 'yes or no'), ('quantity', 'an amount'), ('level', 'how strong'), ('set', 'which things')], help_text='What an answer to it looks like.', max_length=8)),
            ('unit', models.CharField(blank=True, help_text='For an amount: the one unit in which statements are recorded.', max_length=20)),
            ('position', models.PositiveIntegerField(default=0, help_text='Its place in lists; smaller comes first.')),
            ('is_published', models.BooleanField(default=False, editable=False, verbose_name='published')),
            ('text', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='articles.text')),
            ('topic', models.ForeignKey(help_text='The page on which it is compared.', on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='articles.topic')),
            ('ask', models.CharField(blank=True, help_text='A question in the reader’s own voice: “How…?”', max_length=160, verbose_name='what to ask a clinic')),
            ('logged_agreement', models.CharField(blank=True, choices=[('silent', 'silent'), ('single', 'single'), ('agree', 'agree'), ('vary', 'vary'), ('conflict', 'conflict')], editable=False, max_length=8)),
            ('research', models.CharField(blank=True, choices=[('supported', 'supported'), ('stronger', 'stronger than the evidence'), ('weaker', 'weaker than the evidence'), ('none', 'we found none')], help_text='How what the sources say stands to the research in the note. Empty while no source speaks.', max_length=9, verbose_name='set beside research')),
        ],
        options={
            'ordering': ['position'],
            'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'quantity'), ('unit__gt', '')), models.Q(models.Q(('kind', 'quantity'), _negated=True), ('unit', '')), _connector='OR'), name='claim_unit_goes_with_quantity', violation_error_message='An amount needs a unit, and only an amount has one.')],
        },
    ),
    migrations.CreateModel(
        name='Topic',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. If it changes, the old address and links lead on.', max_length=60, unique=True)),
            ('name', models.CharField(help_text='Short: it stands in menus.', max_length=60)),
            ('question', models.CharField(help_text='The one question this page answers.', max_length=160)),
            ('position', models.PositiveIntegerField(default=0, help_text='Its place in lists; smaller comes first.')),
            ('related', models.JSONField(blank=True, default=list, help_text='Slugs of up to three topics to read next.', validators=[articles.models.related.at_most_three])),
            ('text', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='articles.text')),
            ('sheet_heading', models.CharField(blank=True, help_text='Under which heading its questions stand on the sheet to take to a clinic. Empty: its name.', max_length=60)),
            ('figures', models.JSONField(blank=True, default=list, help_text='Pictures after its text, one name to a line: a drawing, or claim:SLUG for a claim’s chart.', validators=[articles.models.figure_names.known_figures])),
        ],
        options={
            'ordering': ['position'],
        },
    ),
    migrations.CreateModel(
        name='Question',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. If it changes, the old address and links lead on.', max_length=60, unique=True)),
            ('wording', models.CharField(help_text='As a reader would ask it.', max_length=160, verbose_name='question')),
            ('position', models.PositiveIntegerField(default=0, help_text='Its place in lists; smaller comes first.')),
            ('related', models.JSONField(blank=True, default=list, help_text='Slugs of up to three questions to read next.', validators=[articles.models.related.at_most_three])),
            ('claims', models.ManyToManyField(blank=True, help_text='What the answer rests on.', related_name='asked_by', to='articles.claim')),
            ('text', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='articles.text')),
            ('topic', models.ForeignKey(help_text='Under which it stands in the FAQ.', on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='articles.topic')),
        ],
        options={
            'ordering': ['topic__position', 'position'],
        },
    ),
    migrations.CreateModel(
        name='Statement',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('exact', models.TextField(help_text='The words, exactly as they stand in the source.')),
            ('prefix', models.CharField(blank=True, help_text='The words before, if the quotation occurs twice.', max_length=200)),
            ('suffix', models.CharField(blank=True, help_text='The words after, if the quotation occurs twice.', max_length=200)),
            ('start', models.PositiveIntegerField(editable=False, null=True)),
            ('end', models.PositiveIntegerField(editable=False, null=True)),
            ('mention', models.BooleanField(default=False, help_text='It touches the question but gives nothing to compare.')),
            ('study', models.BooleanField(default=False, help_text='It tells what a study did or found: shown, not compared.')),
            ('stance', models.SmallIntegerField(blank=True, choices=[(2, 'Yes'), (1, 'Yes, with limits'), (0, 'Uncertain'), (-1, 'No, with limits'), (-2, 'No')], help_text='What the words say, not what they might mean. “May”, “can” and “often” are limits.', null=True)),
            ('low', models.DecimalField(blank=True, decimal_places=3, help_text='In the claim’s unit.', max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)])),
            ('high', models.DecimalField(blank=True, decimal_places=3, help_text='The same as low for a single figure.', max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)])),
            ('open_high', models.BooleanField(default=False, help_text='The words leave the range open above.', verbose_name='or more')),
            ('approximate', models.BooleanField(default=False, help_text='The words say “about”, “usually” or the like.')),
            ('words', models.CharField(blank=True, help_text='An amount without figures: “several weeks”.', max_length=80)),
            ('values', models.JSONField(blank=True, default=list, help_text='A list: one or two steps from none to severe, or the things named.')),
            ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='articles.claim')),
            ('passage', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='statements', to='articles.passage')),
            ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.source')),
            ('unit', models.CharField(blank=True, help_text='Of the figures: the claim’s own. Convert what the words give in another.', max_length=20)),
        ],
        options={
            'ordering': ['claim__position', 'source__position', 'start'],
            'constraints': [models.UniqueConstraint(models.F('claim'), models.F('source'), models.F('start'), name='statement_quotes_a_place_once_for_a_claim', violation_error_message='These words are recorded on this claim already: change that statement.'), models.CheckConstraint(condition=models.Q(('high__gte', models.F('low'))), name='statement_high_not_under_low'), models.CheckConstraint(condition=models.Q(models.Q(('high', None), ('low', None)), ('unit__gt', ''), _connector='OR'), name='statement_figures_have_a_unit')],
        },
    ),
    migrations.CreateModel(
        name='AgreementChange',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('question', models.CharField(max_length=160)),
            ('before', models.CharField(choices=[('silent', 'silent'), ('single', 'single'), ('agree', 'agree'), ('vary', 'vary'), ('conflict', 'conflict')], max_length=8)),
            ('after', models.CharField(choices=[('silent', 'silent'), ('single', 'single'), ('agree', 'agree'), ('vary', 'vary'), ('conflict', 'conflict')], max_length=8)),
            ('reason', models.CharField(max_length=300)),
            ('made_at', models.DateTimeField(auto_now_add=True)),
            ('claim', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='changes', to='articles.claim')),
            ('editor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'ordering': ['-pk'],
            'constraints': [models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='agreement_change_changes')],
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
            ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='contenttypes.contenttype', verbose_name='kind')),
            ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flags', to='articles.source')),
        ],
        options={
            'ordering': ['-is_lost', 'content_type', 'object_id'],
            'constraints': [models.UniqueConstraint(models.F('content_type'), models.F('object_id'), models.F('source'), name='flag_once_for_each_source')],
        },
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
    migrations.CreateModel(
        name='SearchEntry',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('kind', models.CharField(choices=[('topic', 'topics'), ('question', 'questions'), ('claim', 'claims'), ('term', 'glossary'), ('passage', 'the sources’ own words')], max_length=8)),
            ('path', models.CharField(max_length=200, unique=True)),
            ('title', models.CharField(max_length=300)),
            ('names', models.TextField(blank=True)),
            ('body', models.TextField(blank=True)),
            ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.source')),
        ],
        options={
            'verbose_name_plural': 'search entries',
            'indexes': [models.Index(fields=['kind'], name='search_entry_kind')],
        },
    ),
    migrations.CreateModel(
        name='Feedback',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('page', models.CharField(blank=True, help_text='The address of the page it is about.', max_length=200)),
            ('helpful', models.BooleanField(null=True)),
            ('words', models.TextField(blank=True)),
            ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='sent')),
            ('receipt', models.CharField(editable=False, help_text='Digest of the form, so that it is stored once.', max_length=64, unique=True)),
            ('state', models.CharField(choices=[('new', 'new'), ('done', 'done')], default='new', max_length=4)),
            ('note', models.TextField(blank=True, help_text='For editors only: what was found, what was done.')),
        ],
        options={
            'verbose_name_plural': 'feedback',
            'ordering': ['-created_at', '-pk'],
            'constraints': [models.CheckConstraint(condition=models.Q(('helpful__isnull', False), models.Q(('words', ''), _negated=True), _connector='OR'), name='feedback_says_something'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length(models.F('words')), 4000), name='feedback_words_have_a_limit'), models.CheckConstraint(condition=models.Q(('state__in', ['new', 'done'])), name='feedback_state_is_known')],
        },
    ),
    migrations.CreateModel(
        name='Step',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('kind', models.CharField(choices=[('submitted', 'sent to review'), ('returned', 'sent back'), ('approved', 'approved'), ('scheduled', 'given a time'), ('unscheduled', 'its time taken back'), ('published', 'published'), ('held', 'held back at its time'), ('taken down', 'taken away from readers')], max_length=11, verbose_name='what')),
            ('name', models.CharField(blank=True, max_length=150, verbose_name='who')),
            ('words', models.CharField(blank=True, max_length=500, verbose_name='what was said')),
            ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
            ('account', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='articles.revision')),
        ],
        options={
            'verbose_name_plural': 'log of publishing',
            'ordering': ['-pk'],
        },
    ),
    migrations.CreateModel(
        name='Moved',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('old', models.CharField(max_length=200, unique=True, verbose_name='old address')),
            ('new', models.CharField(db_index=True, max_length=200, verbose_name='leads to')),
            ('moved_at', models.DateTimeField(auto_now_add=True, verbose_name='moved')),
        ],
        options={
            'verbose_name': 'old address',
            'verbose_name_plural': 'old addresses',
            'ordering': ['old'],
            'constraints': [models.CheckConstraint(condition=models.Q(('old', models.F('new')), _negated=True), name='moved_somewhere_else')],
        },
    ),
    migrations.CreateModel(
        name='Archived',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('notice', models.CharField(blank=True, help_text='What readers find at the address: why it is gone, and where to go instead.', max_length=500, verbose_name='notice for readers')),
            ('leads_to', models.CharField(blank=True, help_text='An address of this site that takes its place, as /topics/cost/.', max_length=200, verbose_name='or lead readers on to')),
            ('archived_at', models.DateTimeField(auto_now_add=True)),
            ('archived_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('text', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='archived', to='articles.text')),
        ],
        options={
            'verbose_name_plural': 'archived',
            'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('leads_to__gt', ''), ('notice', '')), models.Q(('leads_to', ''), ('notice__gt', '')), _connector='OR'), name='archived_with_a_notice_or_an_address')],
        },
    ),
    migrations.CreateModel(
        name='HistoricalClaim',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. If it changes, the old address and links lead on.', max_length=60)),
            ('question', models.CharField(help_text='As a reader would ask it.', max_length=160)),
            ('kind', models.CharField(choices=[('stance', 'yes or no'), ('quantity', 'an amount'), ('level', 'how strong'), ('set', 'which things')], help_text='What an answer to it looks like.', max_length=8)),
            ('unit', models.CharField(blank=True, help_text='For an amount: the one unit in which statements are recorded.', max_length=20)),
            ('ask', models.CharField(blank=True, help_text='A question in the reader’s own voice: “How…?”', max_length=160, verbose_name='what to ask a clinic')),
            ('research', models.CharField(blank=True, choices=[('supported', 'supported'), ('stronger', 'stronger than the evidence'), ('weaker', 'weaker than the evidence'), ('none', 'we found none')], help_text='How what the sources say stands to the research in the note. Empty while no source speaks.', max_length=9, verbose_name='set beside research')),
            ('position', models.PositiveIntegerField(default=0, help_text='Its place in lists; smaller comes first.')),
            ('is_published', models.BooleanField(default=False, editable=False, verbose_name='published')),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('text', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.text')),
            ('topic', models.ForeignKey(blank=True, db_constraint=False, help_text='The page on which it is compared.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.topic')),
        ],
        options={
            'verbose_name': 'historical claim',
            'verbose_name_plural': 'historical claims',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalPage',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. It cannot be changed later.', max_length=60)),
            ('name', models.CharField(help_text='The heading of the page.', max_length=80)),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('text', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.text')),
        ],
        options={
            'verbose_name': 'historical page',
            'verbose_name_plural': 'historical pages',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalPassage',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.source')),
        ],
        options={
            'verbose_name': 'historical passage',
            'verbose_name_plural': 'historical passages',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalPassage_topics',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='articles.historicalpassage')),
            ('passage', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.passage')),
            ('topic', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.topic')),
        ],
        options={
            'verbose_name': 'HistoricalPassage_topics',
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalQuestion',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. If it changes, the old address and links lead on.', max_length=60)),
            ('wording', models.CharField(help_text='As a reader would ask it.', max_length=160, verbose_name='question')),
            ('position', models.PositiveIntegerField(default=0, help_text='Its place in lists; smaller comes first.')),
            ('related', models.JSONField(blank=True, default=list, help_text='Slugs of up to three questions to read next.', validators=[articles.models.related.at_most_three])),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('text', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.text')),
            ('topic', models.ForeignKey(blank=True, db_constraint=False, help_text='Under which it stands in the FAQ.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.topic')),
        ],
        options={
            'verbose_name': 'historical question',
            'verbose_name_plural': 'historical questions',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalQuestion_claims',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ('claim', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.claim')),
            ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='articles.historicalquestion')),
            ('question', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.question')),
        ],
        options={
            'verbose_name': 'HistoricalQuestion_claims',
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalReference',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('key', models.SlugField(help_text='What [^key] in a note names.', max_length=60)),
            ('short', models.CharField(blank=True, help_text='As it is named in a text. Empty: first author and year.', max_length=40)),
            ('citation', models.TextField(help_text='Authors, title, journal, year.')),
            ('doi', models.CharField(blank=True, max_length=100, verbose_name='DOI')),
            ('address', models.URLField()),
            ('checked_on', models.DateField(help_text='The day on which someone read it at its address.')),
            ('found', models.TextField(blank=True, help_text='What it found, in our own words, with its limits.')),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'historical reference',
            'verbose_name_plural': 'historical references',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalSource',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('letter', models.CharField(db_index=True, help_text='The letter it wears on every page.', max_length=3)),
            ('slug', models.SlugField(help_text='Part of the address of its page.', max_length=60)),
            ('file', models.CharField(db_index=True, editable=False, max_length=200)),
            ('title', models.CharField(blank=True, help_text='As it stands in the text. Empty if it has none.', max_length=300)),
            ('description', models.CharField(blank=True, help_text='Our own words in place of a title, shown in square brackets.', max_length=200)),
            ('byline', models.CharField(blank=True, help_text='The author, if the text names one.', max_length=120)),
            ('byline_words', models.CharField(blank=True, help_text='The words of the article that show the byline, exactly as they stand.', max_length=200)),
            ('publisher', models.CharField(blank=True, help_text='Empty: not stated in the copy we hold.', max_length=200)),
            ('kind', models.CharField(choices=[('blog', 'blog post'), ('brand', 'brand’s blog post'), ('clinic', 'clinic’s page'), ('unknown', 'kind unknown')], default='unknown', help_text='What the text shows it to be.', max_length=10)),
            ('interest', models.CharField(choices=[('offers', 'offers the treatment'), ('promotes', 'promotes a product'), ('not stated', 'no interest stated')], default='not stated', help_text='What the text itself shows that its publisher gains. Never more than the text shows.', max_length=10)),
            ('interest_words', models.JSONField(blank=True, default=list, help_text='The words of the article that show the interest: a list of quotations.')),
            ('published_on', models.DateField(blank=True, help_text='Empty: not stated in the copy we hold.', null=True)),
            ('address', models.URLField(blank=True, help_text='Empty: not stated in the copy we hold.')),
            ('passages_shown', models.CharField(choices=[('all', 'all passages'), ('quoted only', 'only passages that are quoted'), ('none', 'no passage')], default='all', help_text='What readers may see of its passages. Quotations in claims stay, with their attribution.', max_length=11)),
            ('is_read', models.BooleanField(default=False, help_text='Tick this once you have checked what was recognised and recorded what it says. Until then readers do not see it, and its silence counts for nothing.', verbose_name='read by an editor')),
            ('withdrawn_on', models.DateField(blank=True, help_text='The day on which its publisher took it back, or we did. Readers see it no more, its statements are not compared, and what leans on it is flagged.', null=True)),
            ('studies', models.CharField(blank=True, choices=[('none', 'speaks of no study'), ('unnamed', 'speaks of studies and names none'), ('vague', 'names journals, but too little to look the studies up'), ('findable', 'names studies that can be looked up')], help_text='Whether a reader could look up the studies it speaks of. Empty: not yet judged.', max_length=8)),
            ('sha256', models.CharField(db_index=True, editable=False, max_length=64, verbose_name='SHA-256 of the file')),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'historical source',
            'verbose_name_plural': 'historical sources',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalStatement',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('exact', models.TextField(help_text='The words, exactly as they stand in the source.')),
            ('prefix', models.CharField(blank=True, help_text='The words before, if the quotation occurs twice.', max_length=200)),
            ('suffix', models.CharField(blank=True, help_text='The words after, if the quotation occurs twice.', max_length=200)),
            ('mention', models.BooleanField(default=False, help_text='It touches the question but gives nothing to compare.')),
            ('study', models.BooleanField(default=False, help_text='It tells what a study did or found: shown, not compared.')),
            ('stance', models.SmallIntegerField(blank=True, choices=[(2, 'Yes'), (1, 'Yes, with limits'), (0, 'Uncertain'), (-1, 'No, with limits'), (-2, 'No')], help_text='What the words say, not what they might mean. “May”, “can” and “often” are limits.', null=True)),
            ('low', models.DecimalField(blank=True, decimal_places=3, help_text='In the claim’s unit.', max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)])),
            ('high', models.DecimalField(blank=True, decimal_places=3, help_text='The same as low for a single figure.', max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)])),
            ('unit', models.CharField(blank=True, help_text='Of the figures: the claim’s own. Convert what the words give in another.', max_length=20)),
            ('open_high', models.BooleanField(default=False, help_text='The words leave the range open above.', verbose_name='or more')),
            ('approximate', models.BooleanField(default=False, help_text='The words say “about”, “usually” or the like.')),
            ('words', models.CharField(blank=True, help_text='An amount without figures: “several weeks”.', max_length=80)),
            ('values', models.JSONField(blank=True, default=list, help_text='A list: one or two steps from none to severe, or the things named.')),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('claim', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.claim')),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.source')),
        ],
        options={
            'verbose_name': 'historical statement',
            'verbose_name_plural': 'historical statements',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalTerm',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. If it changes, the old address and links lead on.', max_length=60)),
            ('name', models.CharField(help_text='As it stands in the glossary.', max_length=80)),
            ('spellings', models.JSONField(blank=True, default=list, help_text='Other spellings and names: a list.')),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('text', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.text')),
        ],
        options={
            'verbose_name': 'historical term',
            'verbose_name_plural': 'historical terms',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='HistoricalTopic',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            ('linked', models.JSONField(default=dict)),
            ('seeded', models.JSONField(blank=True, default=dict, editable=False)),
            ('slug', models.SlugField(help_text='Part of the address and of links in texts. If it changes, the old address and links lead on.', max_length=60)),
            ('name', models.CharField(help_text='Short: it stands in menus.', max_length=60)),
            ('question', models.CharField(help_text='The one question this page answers.', max_length=160)),
            ('sheet_heading', models.CharField(blank=True, help_text='Under which heading its questions stand on the sheet to take to a clinic. Empty: its name.', max_length=60)),
            ('figures', models.JSONField(blank=True, default=list, help_text='Pictures after its text, one name to a line: a drawing, or claim:SLUG for a claim’s chart.', validators=[articles.models.figure_names.known_figures])),
            ('position', models.PositiveIntegerField(default=0, help_text='Its place in lists; smaller comes first.')),
            ('related', models.JSONField(blank=True, default=list, help_text='Slugs of up to three topics to read next.', validators=[articles.models.related.at_most_three])),
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('text', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.text')),
        ],
        options={
            'verbose_name': 'historical topic',
            'verbose_name_plural': 'historical topics',
            'ordering': ('-history_date', '-history_id'),
            'get_latest_by': ('history_date', 'history_id'),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    ),
    migrations.CreateModel(
        name='NewText',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('raw', models.BinaryField()),
            ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the file')),
            ('facts', models.JSONField(null=True)),
            ('brought_at', models.DateTimeField(default=django.utils.timezone.now)),
            ('thrown_away_at', models.DateTimeField(null=True)),
            ('brought_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('source', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='new_text', to='articles.source')),
            ('thrown_away_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name_plural': 'changed articles',
            'ordering': [models.OrderBy(models.F('thrown_away_at'), nulls_first=True), '-brought_at'],
        },
    ),
    migrations.CreateModel(
        name='Proposal',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('named', models.SlugField(max_length=60)),
            ('exact', models.TextField()),
            ('prefix', models.CharField(blank=True, max_length=200)),
            ('suffix', models.CharField(blank=True, max_length=200)),
            ('start', models.PositiveIntegerField(null=True)),
            ('end', models.PositiveIntegerField(null=True)),
            ('value', models.JSONField(default=dict)),
            ('dismissed_at', models.DateTimeField(null=True)),
            ('why', models.CharField(blank=True, max_length=300, verbose_name='why it was dismissed')),
            ('claim', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='articles.claim')),
            ('dismissed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ('passage', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.passage')),
            ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='articles.source')),
        ],
        options={
            'ordering': ['source__position', 'start', 'pk'],
            'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('dismissed_at', None), ('why', '')), models.Q(('dismissed_at__isnull', False), models.Q(('why', ''), _negated=True)), _connector='OR'), name='proposal_is_dismissed_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('dismissed_at__isnull', False), ('end', None), ('start', None)), ('end__gt', models.F('start')), _connector='OR'), name='proposal_has_a_place_unless_dismissed')],
        },
    ),
]


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('articles', '0001_initial'),
        ('articles', '0002_changes_flags_and_research'),
        ('articles', '0003_fill_units_and_notes'),
        ('articles', '0004_figures_have_a_unit'),
        ('articles', '0005_sourcing_links_and_figures'),
        ('articles', '0006_terms_and_claims_have_slugs_of_their_own'),
        ('articles', '0007_search'),
        ('articles', '0008_feedback'),
        ('articles', '0009_review'),
        ('articles', '0010_moved_and_archived'),
        ('articles', '0011_records'),
        ('articles', '0012_new_texts_and_proposals'),
        ('articles', '0013_roles'),
        ('articles', '0014_begun_from_and_published_over'),
    ]

    # More than the models hang on: each migration that comes after these renders them all anew.
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('axes', '0010_accessattemptexpiration'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('otp_static', '0003_add_timestamps'),
        ('otp_totp', '0003_add_timestamps'),
        ('sessions', '0001_initial'),
    ]

    operations = [
        CreateModels(MODELS),
        migrations.RunPython(SEARCH.make_index, SEARCH.remove_index),
        migrations.RunPython(ROLES.make_roles, migrations.RunPython.noop),
    ]
