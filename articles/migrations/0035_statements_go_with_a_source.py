import articles.models.statement
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0034_topic_not_clear'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalsource',
            name='slug',
            field=models.SlugField(help_text='Part of the address of its page. If it changes, the old address and citations lead on.', max_length=60),
        ),
        migrations.AlterField(
            model_name='source',
            name='slug',
            field=models.SlugField(help_text='Part of the address of its page. If it changes, the old address and citations lead on.', max_length=60, unique=True),
        ),
        migrations.AlterField(
            model_name='statement',
            name='source',
            field=models.ForeignKey(on_delete=articles.models.statement.unless_it_counts, related_name='statements', to='articles.source'),
        ),
    ]
