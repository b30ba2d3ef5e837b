"""The one application of the site."""

from django.apps import AppConfig
from django.db.models.signals import pre_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .keeping.schema import refuse_another_schema  # models can be asked for only now

        pre_migrate.connect(refuse_another_schema, sender=self)
