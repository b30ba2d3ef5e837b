"""Load the topics of passages that an editor chose on the site that was exported."""

from collections.abc import Iterable

from articles.models import Passage, Topic
from articles.seeding import Entry

from .content_report import ContentReport


def import_passages(entries: Iterable[Entry], report: ContentReport) -> None:
    """Sort each passage into its topics, unless an editor of this site chose others. Raises `SeedError`."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    for entry in entries:
        if unknown := [slug for slug in entry["topics"] if slug not in topics]:
            raise entry.wrong(f"topics: there is no topic {unknown[0]!r}")
        passage = Passage.objects.filter(public_id=entry["id"]).first()
        if passage is None:
            report.keep(f"passage {entry['id']}: it is in none of the articles here; its topics were left out")
            continue
        same = set(entry["topics"]) == set(passage.topics.values_list("slug", flat=True))
        if passage.topics_edited:
            _leave(passage, same, report)
            continue
        passage.topics.set([topics[slug] for slug in entry["topics"]])
        passage.topics_edited = True
        passage.save(update_fields=["topics_edited"])
        report.outcomes["updated"] += 1


def _leave(passage: Passage, same: bool, report: ContentReport) -> None:
    if same:
        report.outcomes["unchanged"] += 1
    else:
        report.keep(f"passage {passage.public_id}: its topics are as an editor set them")
