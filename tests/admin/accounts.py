"""Accounts of each role, and what they see and send."""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

ROLES = import_module("articles.migrations.0013_roles")
PASSWORD = "correct horse battery staple"


def account(name: str, *roles: str) -> User:
    """An account with these roles, which a test that commits may have removed with everything else."""
    if not Group.objects.filter(name="Author").exists():
        ROLES.make_roles(apps, None)
    made = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    made.groups.set(Group.objects.filter(name__in=roles))
    return made


def allowed(*codenames: str) -> Client:
    """The browser of one who may enter the admin and has just these permissions."""
    sam, _ = User.objects.get_or_create(username="sam", is_staff=True)
    sam.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return logged_in(User.objects.get(pk=sam.pk))


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client
