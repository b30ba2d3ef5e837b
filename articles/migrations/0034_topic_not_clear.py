from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0033_comments_and_presence'),
    ]

    operations = [
        migrations.AddField(
            model_name='passage',
            name='is_unsure',
            field=models.BooleanField(default=False, editable=False, help_text='Set by an import where no topic leads clearly.', verbose_name='topic not clear'),
        ),
    ]
