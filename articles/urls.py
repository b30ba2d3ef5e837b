"""The public addresses. They are fixed: other sites and printed sheets link to them."""

from django.contrib.sitemaps.views import sitemap
from django.templatetags.static import static
from django.urls import path, re_path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from microneedle_site.delivery import told_by_its_query

from .feedback import views as feedback_views
from .machines import data as data_views
from .machines import forms, health
from .machines import views as machine_views
from .machines.feeds import Changes
from .machines.index import llms
from .machines.security import ADDRESS, security_txt
from .machines.sitemaps import SITEMAPS
from .pages import alone, claims, glossary, home, questions, search, sources, topics
from .pages.figure import figure
from .pages.versions import version

urlpatterns = [
    path("", home.home, name="home"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("topics/<slug:slug>/versions/<int:number>/", version, name="topic-version"),
    path("topics/<slug:slug>.json", data_views.topic_json, name="topic-data"),
    path("faq/", questions.faq, name="faq"),
    path("faq/<slug:slug>/", questions.question, name="question"),
    path("faq/<slug:slug>/versions/<int:number>/", version, name="question-version"),
    path("topics/<slug:slug>/passages/", topics.passages, name="topic-passages"),
    path("topics/<slug:slug>/passages/page/<int:number>/", topics.passages, name="topic-passages-further"),
    path("claims/", claims.claims, name="claims"),
    path("claims/page/<int:number>/", claims.claims, name="claims-further"),
    path("claims.json", data_views.claims_json, name="claims-data"),
    path("claims.csv", data_views.claims_csv, name="claims-table"),
    path("annotations.jsonld", data_views.annotations, name="annotations"),
    path("sources.json", data_views.sources_json, name="sources-data"),
    path("faq.json", data_views.faq_json, name="faq-data"),
    path("claims/<slug:slug>/", claims.claim, name="claim"),
    path("claims/<slug:slug>/figure/", figure, name="figure"),
    path("claims/<slug:slug>/page/<int:number>/", claims.claim, name="claim-further"),
    path("sources/", sources.sources, name="sources"),
    path("sources/page/<int:number>/", sources.sources, name="sources-further"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("search/", search.results, name="search"),
    path("search/titles.json", search.suggestions, name="search-titles"),
    path("questions-to-ask/", claims.questions_to_ask, name="questions-to-ask"),
    path("changes/", claims.changes, name="changes"),
    path("feedback/", feedback_views.feedback, name="feedback"),
    path("feedback/thanks/", feedback_views.thanks, name="feedback-thanks"),
    path("references.ris", data_views.works, name="works"),
    path("references/", alone.references, name="references"),
    path("data/", alone.data, name="data"),
    path("changes.atom", require_safe(Changes()), name="changes-feed"),
    path("sitemap.xml", told_by_its_query(require_safe(sitemap)), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("llms.txt", llms, name="llms"),
    path(ADDRESS.lstrip("/"), security_txt, name="security"),
    path("robots.txt", machine_views.robots, name="robots"),
    path("site.webmanifest", machine_views.manifest, name="manifest"),
    path("picture.png", machine_views.share_picture, name="picture"),
    path("apple-touch-icon.png", machine_views.square_icon, {"side": 180}, name="touch-icon"),
    path("icon-192.png", machine_views.square_icon, {"side": 192}, name="icon-192"),
    path("icon-512.png", machine_views.square_icon, {"side": 512}, name="icon-512"),
    path("healthz", health.healthz, name="healthz"),
    path("healthz/ready", health.ready, name="ready"),
    path("favicon.ico", RedirectView.as_view(get_redirect_url=lambda: static("articles/icon.svg"))),
    re_path(r"^[-a-zA-Z0-9_][-a-zA-Z0-9_/]*\.md$", forms.markdown, name="markdown"),
    re_path(r"^[-a-zA-Z0-9_][-a-zA-Z0-9_/]*\.ris$", forms.ris, name="ris"),
    path("<slug:slug>/versions/<int:number>/", version, name="page-version"),
    # The last, so that no page takes an address from those above; no longer than a slug can be.
    re_path(r"^(?P<slug>[-a-zA-Z0-9_]{1,60})/$", alone.page, name="page"),
]
