"""Whether what stands in code in a sentence is what it looks like: a command, a setting, a mark, a page, a path."""

import re
from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name

import granian
from django.apps import apps
from environ import Env

from articles.management.commands import make_editor
from articles.seeding.drawing import DRAWING, RESTS_ON, STEP
from articles.shown import Form
from microneedle_site.settings import BASE_DIR
from tests.documentation.examples import fault_of_mark
from tests.documentation.places import HERE, fault_of_address, fault_of_path
from tests.documentation.settings_read import READ, settings
from tests.documentation.typed import OTHERS, OURS, VARIABLES, fault_of_command, fault_of_option

HOMES = (
    *("articles.actions", "articles.models", "articles.rendering", "articles.rendering.sanitizing"),
    *("django.db.models", "django.contrib.admin.ModelAdmin", "django.contrib.admin.actions"),
)
"""Where a name in Python that is named without its module is looked for."""
FIELDS = {field.name for model in apps.get_app_config("articles").get_models() for field in model._meta.get_fields()}
GRANIAN = Path(granian.__file__).with_name("cli.py").read_text(encoding="utf-8")
HEADERS = {"Content-Length", "Retry-After", "Transfer-Encoding", "X-Forwarded-For", "X-Forwarded-Proto"}
MADE_UP = {"X_Forwarded_For"}
"""Headers that no proxy lets through."""
OF_OTHERS = {
    *("tsvector", "ts_rank", "bm25()", "PRAGMA data_version", "net.ipv4.tcp_migrate_req=1", "OSError", "save_m2m"),
    *("never_cache", "_headers", "_redirects", *HEADERS, *MADE_UP, *OTHERS),
}
"""Names of other people's things."""
OF_MACHINES = {
    "microneedle",
    "upstream",
    "underscores_in_headers",
    "/etc/systemd/system/",
    "/etc/nginx/conf.d/microneedle.conf",
    "/static/",
}
DEPLOYED = "\n".join(path.read_text(encoding="utf-8") for path in (BASE_DIR / "deploy").iterdir())
"""What is installed for operators: they may be told of whatever stands in it."""
CLASSES = set(re.findall(r"\.([a-z][a-z-]*)", (BASE_DIR / "static/articles/site.css").read_text(encoding="utf-8")))
IN_A_DRAWING = {*CLASSES, *(name for shape in (DRAWING, STEP, RESTS_ON) for name in (*shape.required, *shape.optional))}
"""What may stand in a drawing: its attributes, and the classes that give its lines their colours."""
FORMS = {form.value for form in Form}
"""Of computed marks."""
OF_DRAWINGS = {"[[CLAIM|words]]", "[[CLAIM:who]]", "[[CLAIM:names]]", "[@SOURCE]", "[^KEY|words]", "figures: [scalp]"}
ONLY_SHOWN = {"[[", "[@", "[^", "¶", "editor password: …", "backups/monday.sha256", make_editor.NAME}
"""What is shown and not named: the beginnings of marks, what is printed, an example."""


def fault_of_name(name: str) -> str:
    """What is wrong with a name in Python, of a command, or of somebody else's thing; nothing if there is one."""
    written_out = [*(f"{home}.{name}" for home in HOMES), *([name] if "." in name else [])]
    if name in OURS or name in FORMS or name in FIELDS or any(map(_is_there, written_out)):
        return ""
    return "there is no such name here: if it is another's, say so in tests/documentation/named.py"


def _is_there(dotted: str) -> bool:
    try:
        resolve_name(dotted.removesuffix("()"))
    except (ImportError, AttributeError, ValueError):
        return False
    return True


def fault_of_setting(words: str) -> str:
    """What is wrong with `NAME` or `NAME=value`."""
    return "" if words.partition("=")[0] in READ | VARIABLES else "no such setting is read"


def fault_of_server_setting(name: str) -> str:
    """What is wrong with the name of a setting of granian, which are those of its options."""
    option = "--" + name.removeprefix("GRANIAN_").lower().replace("_", "-")
    return "" if f'"{option}' in GRANIAN or f"'{option}" in GRANIAN else "granian has no such option"


def fault_of_value(value: str) -> str:
    site = settings()
    return "" if value in (site.HOST, site.PORT) else "no setting is so by default"


def fault_of_store(address: str) -> str:
    """What is wrong with the address of a database or a cache."""
    schemes = {*Env.DB_SCHEMES, *Env.CACHE_SCHEMES, *Env.EMAIL_SCHEMES}
    return "" if address.partition(":")[0] in schemes else "no database, cache or mail server is reached so"


KINDS: list[tuple[str, Callable[[str], str]]] = [
    (r"(make|manage\.py|python|\.venv/bin/python) .+", fault_of_command),
    (r"--.+", fault_of_option),
    (r"\[[@^[].+\]|!!!.+", fault_of_mark),
    (r"GRANIAN_[A-Z_]+", fault_of_server_setting),
    (r"[A-Z][A-Z_]+(=.*)?", fault_of_setting),
    (rf"/.*|({'|'.join(map(re.escape, HERE))}).*", fault_of_address),
    (r"[a-z+]+://.+", fault_of_store),
    (r"\d[\d.]*", fault_of_value),
    (r"[\w.*-]*/[\w./*-]*|\.\w+|[\w-]+\.(md|py|toml|txt|html|css|js)", fault_of_path),
    (r"[A-Za-z_][\w.]*(\(\))?", fault_of_name),
]
"""What something looks like, and what is wrong if it is not that; the first that fits decides."""


def fault_of_code(code: str) -> str:
    """What is wrong with what stands in code in a sentence; nothing goes unchecked."""
    if code in OF_OTHERS | OF_MACHINES or (not code.isalnum() and code in DEPLOYED):
        return ""
    if code in ONLY_SHOWN | OF_DRAWINGS | IN_A_DRAWING or code.split()[0] in OTHERS:
        return ""
    for looks, fault_of in KINDS:
        if re.fullmatch(looks, code):
            return fault_of(code)
    return "nobody checks this: say in tests/documentation/named.py what it is"
