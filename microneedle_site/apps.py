"""The admin, under the site's own name."""

from django.contrib.admin.apps import AdminConfig


class EditingConfig(AdminConfig):
    default_site = "articles.admin_site.EditingSite"
