"""The site's addresses: the public pages, and the admin for editors."""

from django.contrib import admin
from django.urls import include, path

from articles.pages.style import style

urlpatterns = [
    path("admin/style/", admin.site.admin_view(style), name="style"),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]
handler400 = "microneedle_site.arrival.not_understood"
handler404 = "articles.pages.errors.not_found"
handler500 = "microneedle_site.storable.failed"
