"""What editors find in the admin after something happened: feedback, a flag, a change of agreement, a new text."""

import factory
from django.contrib.contenttypes.models import ContentType
from factory.django import DjangoModelFactory

from articles.models import AgreementChange, Feedback, Flag, NewText
from tests.factories import SilentClaim, StoredSource


class RaisedFlag(DjangoModelFactory):
    """A claim that leans on a source which changed."""

    class Meta:
        model = Flag

    class Params:
        leaning = factory.SubFactory(SilentClaim)

    content_type = factory.LazyAttribute(lambda flag: ContentType.objects.get_for_model(flag.leaning))
    object_id = factory.LazyAttribute(lambda flag: flag.leaning.pk)
    source = factory.SubFactory(StoredSource)
    reason = "Source F has other words now."


class LoggedChange(DjangoModelFactory):
    """A claim on which a second source began to speak."""

    class Meta:
        model = AgreementChange

    claim = factory.SubFactory(SilentClaim)
    question = factory.LazyAttribute(lambda change: change.claim.question)
    before = "single"
    after = "agree"
    reason = "Source F was added."


class SentFeedback(DjangoModelFactory):
    """A reader who missed something on a page."""

    class Meta:
        model = Feedback

    page = "/topics/cost/"
    helpful = False
    words = "You do not say what a session costs in Wales."
    receipt = factory.Sequence(lambda n: f"{n:064x}")


class WaitingText(DjangoModelFactory):
    """Another text of a source, on which no editor has decided."""

    class Meta:
        model = NewText

    source = factory.SubFactory(StoredSource)
    raw = b"It surely works. It hardly ever works."
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
