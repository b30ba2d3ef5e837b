"""The words that are searched are made by the site itself, and each database holds them as they are.

They are ASCII letters and digits with a space between: SQLite and PostgreSQL cut them alike and stem nothing. A later
migration that remakes the table of entries on SQLite drops the triggers: run `make_index` again after it.
What stood in the index is made anew from the entries; `import_content` adds what was not searched before.
"""

from importlib import import_module

from django.db import migrations, models

from articles.language import tokens

AT_ONCE = 500
SQLITE = (
    """CREATE VIRTUAL TABLE articles_search USING fts5(
        title_words, names_words, body_words, content='articles_searchentry', content_rowid='id', tokenize='ascii')""",
    """CREATE TRIGGER articles_search_added AFTER INSERT ON articles_searchentry BEGIN
        INSERT INTO articles_search(rowid, title_words, names_words, body_words)
        VALUES (new.id, new.title_words, new.names_words, new.body_words);
    END""",
    """CREATE TRIGGER articles_search_removed AFTER DELETE ON articles_searchentry BEGIN
        INSERT INTO articles_search(articles_search, rowid, title_words, names_words, body_words)
        VALUES ('delete', old.id, old.title_words, old.names_words, old.body_words);
    END""",
    """CREATE TRIGGER articles_search_changed AFTER UPDATE ON articles_searchentry BEGIN
        INSERT INTO articles_search(articles_search, rowid, title_words, names_words, body_words)
        VALUES ('delete', old.id, old.title_words, old.names_words, old.body_words);
        INSERT INTO articles_search(rowid, title_words, names_words, body_words)
        VALUES (new.id, new.title_words, new.names_words, new.body_words);
    END""",
    "INSERT INTO articles_search(articles_search) VALUES ('rebuild')",
)
# A word that nothing asks for keeps the title, the names and the body apart, as they are on SQLite.
POSTGRESQL = (
    """ALTER TABLE articles_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_words || ' 0end'), 'A')
        || setweight(to_tsvector('simple', names_words || ' 0end'), 'B')
        || setweight(to_tsvector('simple', body_words), 'D')) STORED""",
    "CREATE INDEX search_entry_words ON articles_searchentry USING gin (words)",
)
REMOVE = {
    "sqlite": (
        "DROP TRIGGER articles_search_added",
        "DROP TRIGGER articles_search_removed",
        "DROP TRIGGER articles_search_changed",
        "DROP TABLE articles_search",
    ),
    "postgresql": ("ALTER TABLE articles_searchentry DROP COLUMN words",),
}
BEFORE = import_module("articles.migrations.0007_search")


def make_index(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove_index(apps, schema_editor):
    _run(schema_editor, REMOVE)


def fill(apps, schema_editor):
    entries = apps.get_model("articles", "SearchEntry").objects.using(schema_editor.connection.alias)
    for entry in entries.only("title", "names", "body").iterator(AT_ONCE):
        names = "\n".join(map(tokens, entry.names.split("\n")))
        words = {"title_words": tokens(entry.title), "names_words": names, "body_words": tokens(entry.body)}
        entries.filter(pk=entry.pk).update(**words)


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0027_the_studies_of_a_source")]
    operations = [
        migrations.RunPython(BEFORE.remove_index, BEFORE.make_index),
        *(
            migrations.AddField(
                model_name="searchentry",
                name=name,
                field=models.TextField(blank=True, editable=False, default=""),
                preserve_default=False,
            )
            for name in ("title_words", "names_words", "body_words")
        ),
        migrations.AlterField(
            model_name="searchentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("topic", "topics"),
                    ("question", "questions"),
                    ("claim", "claims"),
                    ("term", "glossary"),
                    ("source", "sources"),
                    ("passage", "the sources’ own words"),
                ],
                max_length=8,
            ),
        ),
        migrations.RunPython(make_index, remove_index),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
