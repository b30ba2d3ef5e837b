"""What readers can search, and the full-text index over it, each database's own.

SQLite: an FTS5 table beside the entries, kept by triggers. A later migration that remakes the table of
entries (SQLite does so for most changes of a column) drops the triggers: run `make_index` again after it.
PostgreSQL: a generated column with a GIN index. Its configuration stems English as FTS5's does and drops
no words: which words do not count is decided once, in articles/search/wanted.py. Only letters and digits are
indexed, as FTS5 does, or else 0.5 and U.S. would each be one word that nothing asks for.
"""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    """CREATE VIRTUAL TABLE articles_search USING fts5(
        title, names, body, content='articles_searchentry', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2', prefix='3 4')""",
    """CREATE TRIGGER articles_search_added AFTER INSERT ON articles_searchentry BEGIN
        INSERT INTO articles_search(rowid, title, names, body) VALUES (new.id, new.title, new.names, new.body);
    END""",
    """CREATE TRIGGER articles_search_removed AFTER DELETE ON articles_searchentry BEGIN
        INSERT INTO articles_search(articles_search, rowid, title, names, body)
        VALUES ('delete', old.id, old.title, old.names, old.body);
    END""",
    """CREATE TRIGGER articles_search_changed AFTER UPDATE ON articles_searchentry BEGIN
        INSERT INTO articles_search(articles_search, rowid, title, names, body)
        VALUES ('delete', old.id, old.title, old.names, old.body);
        INSERT INTO articles_search(rowid, title, names, body) VALUES (new.id, new.title, new.names, new.body);
    END""",
    "INSERT INTO articles_search(articles_search) VALUES ('rebuild')",
)
POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY articles_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION articles_english (COPY = pg_catalog.english)",
    """ALTER TEXT SEARCH CONFIGURATION articles_english
        ALTER MAPPING REPLACE english_stem WITH articles_stem""",
    """ALTER TABLE articles_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('articles_english', regexp_replace(title, '[^[:alnum:]]+', ' ', 'g')), 'A')
        || setweight(to_tsvector('articles_english', regexp_replace(names, '[^[:alnum:]]+', ' ', 'g')), 'B')
        || setweight(to_tsvector('articles_english', regexp_replace(body, '[^[:alnum:]]+', ' ', 'g')), 'D')) STORED""",
    "CREATE INDEX search_entry_words ON articles_searchentry USING gin (words)",
)
REMOVE = {
    "sqlite": (
        "DROP TRIGGER articles_search_added",
        "DROP TRIGGER articles_search_removed",
        "DROP TRIGGER articles_search_changed",
        "DROP TABLE articles_search",
    ),
    "postgresql": (
        "ALTER TABLE articles_searchentry DROP COLUMN words",
        "DROP TEXT SEARCH CONFIGURATION articles_english",
        "DROP TEXT SEARCH DICTIONARY articles_stem",
    ),
}


def make_index(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove_index(apps, schema_editor):
    _run(schema_editor, REMOVE)


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_terms_and_claims_have_slugs_of_their_own")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "topics"),
                            ("question", "questions"),
                            ("claim", "claims"),
                            ("term", "glossary"),
                            ("passage", "the sources’ own words"),
                        ],
                        max_length=8,
                    ),
                ),
                ("path", models.CharField(max_length=200, unique=True)),
                ("title", models.CharField(max_length=300)),
                ("names", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.source"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "search entries",
                "indexes": [models.Index(fields=["kind"], name="search_entry_kind")],
            },
        ),
        migrations.RunPython(make_index, remove_index),
    ]
