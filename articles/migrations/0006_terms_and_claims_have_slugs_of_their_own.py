"""Two terms had the slug of a claim, so that a link could not tell them apart."""

from django.db import migrations

SLUGS = {"finasteride": "finasteride-medicine", "scarring-alopecia": "cicatricial-alopecia"}


def rename(apps, schema_editor):
    Term = apps.get_model("articles", "Term")
    for term in Term.objects.filter(slug__in=SLUGS):
        slug = SLUGS[term.slug]
        if not Term.objects.filter(slug=slug).exists():
            term.seeded = {**term.seeded, "slug": slug} if term.seeded else term.seeded
            term.slug = slug
            term.save(update_fields=["slug", "seeded"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_sourcing_links_and_figures")]
    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
