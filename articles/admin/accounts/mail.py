"""The page on which an account chooses when it gets mail."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.widgets import AdminRadioSelect
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from articles.actions import mail_is_on
from articles.admin.base.pages import show_page
from articles.models import MailChoice


class MailForm(ModelForm[MailChoice]):
    class Meta:
        model = MailChoice
        fields = ("wish",)
        widgets = {"wish": AdminRadioSelect}  # noqa: RUF012 (Django's own way)


def urls(site: Any) -> list[URLPattern]:
    return [path("mail/", site.admin_view(choose), name="mail")]


def choose(request: HttpRequest) -> HttpResponse:
    """Each chooses for themselves alone."""
    stored = MailChoice.objects.filter(account=request.user.pk).first() or MailChoice(account_id=request.user.pk)
    form = MailForm(request.POST if request.method == "POST" else None, instance=stored)
    if form.is_valid():
        form.save()
        messages.success(request, f"Chosen: {stored.get_wish_display()}.")
        return redirect("admin:mail")
    return show_page(request, "mail", "Mail", form=form, is_on=mail_is_on())
