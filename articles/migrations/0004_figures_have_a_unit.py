from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_fill_units_and_notes")]
    operations = [
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('high', None), ('low', None)), ('unit__gt', ''), _connector='OR'), name='statement_figures_have_a_unit'),
        ),
        migrations.AlterConstraint(
            model_name='statement',
            name='statement_quotes_a_place_once_for_a_claim',
            constraint=models.UniqueConstraint(models.F('claim'), models.F('source'), models.F('start'), name='statement_quotes_a_place_once_for_a_claim', violation_error_message='These words are recorded on this claim already: change that statement.'),
        ),
    ]
