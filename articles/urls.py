"""The public addresses. They are fixed: other sites and printed sheets link to them."""

from django.templatetags.static import static
from django.urls import path
from django.views.generic import RedirectView

from . import claim_views, data_views, views
from .feedback import views as feedback_views

urlpatterns = [
    path("", views.home, name="home"),
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("topics/<slug:slug>.json", data_views.topic_json, name="topic-data"),
    path("faq/", views.faq, name="faq"),
    path("faq/<slug:slug>/", views.question, name="question"),
    path("claims/", claim_views.claims, name="claims"),
    path("claims.json", data_views.claims_json, name="claims-data"),
    path("claims.csv", data_views.claims_csv, name="claims-table"),
    path("sources.json", data_views.sources_json, name="sources-data"),
    path("faq.json", data_views.faq_json, name="faq-data"),
    path("claims/<slug:slug>/", claim_views.claim, name="claim"),
    path("sources/", views.sources, name="sources"),
    path("sources/<slug:slug>/", views.source, name="source"),
    path("glossary/", views.glossary, name="glossary"),
    path("questions-to-ask/", claim_views.questions_to_ask, name="questions-to-ask"),
    path("changes/", claim_views.changes, name="changes"),
    path("feedback/", feedback_views.feedback, name="feedback"),
    path("feedback/thanks/", feedback_views.thanks, name="feedback-thanks"),
    path("references/", views.references, name="references"),
    path("data/", views.data, name="data"),
    path("about/", views.page, {"slug": "about"}, name="about"),
    path("how-we-compare/", views.how_we_compare, name="how-we-compare"),
    path("healthz", views.healthz, name="healthz"),
    path("favicon.ico", RedirectView.as_view(get_redirect_url=lambda: static("articles/icon.svg"))),
]
