"""Three roles as groups: an author writes, a reviewer approves, a publisher decides what readers see.

An account may be in several. What an administrator gives to a group later, or takes from it, stays so.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SEEN = (
    "agreementchange claim feedback flag moved newtext page passage proposal question reference removedseed revision "
    "source statement step term topic"
)
AUTHOR = {"view": SEEN, "add": "claim question revision term", "change": "claim page question term topic"}
REVIEWER = {**AUTHOR, "approve": "revision", "delete": "flag", "change": f"{AUTHOR['change']} feedback"}
PUBLISHER = {
    "view": SEEN,
    "publish": "revision",
    "add": "claim question reference revision source statement term topic",
    "change": "agreementchange claim feedback page passage proposal question reference source statement term topic",
    "delete": "claim feedback flag moved question reference removedseed source statement term topic",
}
ROLES = {"Author": AUTHOR, "Reviewer": REVIEWER, "Publisher": PUBLISHER}


def make_roles(apps, schema_editor):
    app = apps.get_app_config("articles")
    app.models_module = True  # Django makes permissions after all migrations, and only for apps with models.
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    for name, role in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        wanted = [f"{verb}_{model}" for verb, models in role.items() for model in models.split()]
        permissions = apps.get_model("auth", "Permission").objects
        group.permissions.add(*permissions.filter(content_type__app_label="articles", codename__in=wanted))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_new_texts_and_proposals'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
