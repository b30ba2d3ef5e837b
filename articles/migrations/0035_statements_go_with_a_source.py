import articles.models.statement
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0034_topic_not_clear'),
    ]

    operations = [
        migrations.AlterField(
            model_name='statement',
            name='source',
            field=models.ForeignKey(on_delete=articles.models.statement.unless_it_counts, related_name='statements', to='articles.source'),
        ),
    ]
