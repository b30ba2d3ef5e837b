"""What a revision was begun from, and over which it was published. Of those that are stored it is not known: no guess."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='begun_from',
            field=models.ForeignKey(editable=False, help_text='The revision that its author had before them and went on from; empty where that is not known.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='revision',
            name='published_over',
            field=models.ForeignKey(editable=False, help_text='What readers saw before, where its publisher has seen which of those words go.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.revision'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('published_over', None), ('published_at__isnull', False), ('publish_at__isnull', False), _connector='OR'), name='only_what_goes_to_readers_goes_over_others'),
        ),
    ]
