"""The desk as an editor finds it."""

import datetime
from typing import Any

from articles.models import Text

INDEX = "/admin/"
LONG_AGO = datetime.date(2020, 1, 2)


def desk(client: Any, **asked: Any) -> Any:
    return client.get(INDEX, asked).context["desk"]


def section(client: Any, key: Any, **asked: Any) -> Any:
    found = desk(client, **asked)
    return next(one for one in (*found.waiting, *found.lately) if one.key == key)


def words(section: Any) -> Any:
    return [entry.words for entry in section.entries]


def age(written: Any, day: Any) -> Any:
    Text.objects.filter(pk=written.text_id).update(reread_on=day)
