"""The check that only articles/rendering marks a string as safe finds what it is there to find."""

import subprocess
import sys

import pytest

from tests.checks.safe_strings import ROOT, faults


@pytest.fixture
def tree(tmp_path):
    """A project without a fault, in which `plant` puts a file."""
    for folder in ("articles/rendering", "microneedle_site", "templates/articles"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "articles/views.py").write_text("from django.shortcuts import render\n")
    (tmp_path / "templates/articles/page.html").write_text(
        '<script src="/x.js" defer></script>\n<p class="on">{{ text|linebreaks }} safe, styled = once</p>\n'
    )
    return tmp_path


def found(tree, path, text):
    (tree / path).write_text(text)
    return list(faults(tree))


def test_nothing_is_found_in_the_project():
    assert list(faults(ROOT)) == []


def test_nothing_is_found_in_a_clean_tree(tree):
    assert list(faults(tree)) == []


@pytest.mark.parametrize(
    "code",
    [
        "x = mark_safe(y)",
        "x = safestring.mark_safe(y)",
        "x = SafeString(y)",
        "x = SafeHTML(y)",
        "@html_safe\nclass X: pass",
        "class X:\n    def __html__(self): return ''",
        "f = mark_safe",
    ],
)
@pytest.mark.parametrize("path", ["articles/views.py", "microneedle_site/settings.py", "articles/admin.py"])
def test_code_that_marks_a_string_as_safe_is_found(tree, path, code):
    line = 2 if code.startswith(("@", "class")) else 1
    places = {one.rsplit(": ", 2)[0] for one in found(tree, path, code)}
    assert places <= {f"{path}:{line}", f"{path}:1"}
    assert places


@pytest.mark.parametrize(
    "code",
    [
        "from django.utils.safestring import mark_safe as trusted\nx = trusted(y)",
        "from articles.rendering import SafeHTML as Text\nx = Text(y)",
        "x = getattr(safestring, 'mark_safe')(y)",
    ],
)
def test_another_name_for_it_is_found_too(tree, code):
    assert found(tree, "articles/views.py", code)


def test_stored_html_is_for_the_model_of_revisions_only(tree):
    assert found(
        tree,
        "articles/views.py",
        "from articles.rendering import already_sanitized\nx = already_sanitized(request.GET['q'])",
    )


def test_rendering_may_mark_a_string_as_safe(tree):
    assert found(tree, "articles/rendering/sanitizing.py", "x = SafeHTML(y)") == []


@pytest.mark.parametrize(
    "template",
    [
        "{{ text|safe }}",
        "{{ text | safe }}",
        "{{ texts|safeseq|join:', ' }}",
        "{% autoescape off %}{{ text }}{% endautoescape %}",
        '<p style="color: red">x</p>',
        '<button onclick="go()">x</button>',
        "<script>go()</script>",
        '<script type="module">go()</script>',
        "<style>p { color: red }</style>",
    ],
)
def test_a_template_with_a_safe_string_script_or_style_is_found_with_its_line(tree, template):
    assert [one.split(": ")[0] for one in found(tree, "templates/articles/bad.html", f"<p>fine</p>\n{template}\n")] == [
        "templates/articles/bad.html:2"
    ]


@pytest.mark.parametrize(
    "template",
    [
        "{% filter safe %}{{ text }}{% endfilter %}",
        "<button onclick='go()'>x</button>",
        "<button onclick=go()>x</button>",
        '<button onClick="go()">x</button>',
        '<p\nstyle="color: red">x</p>',
        '<p style = "color: red">x</p>',
        "<SCRIPT>go()</SCRIPT>",
        "<STYLE>p { color: red }</STYLE>",
        '<a href="javascript:go()">x</a>',
    ],
)
def test_other_ways_to_write_it_are_found_too(tree, template):
    assert found(tree, "templates/articles/bad.html", template)


def test_templates_of_other_kinds_are_looked_at_too(tree):
    assert found(tree, "templates/articles/chart.svg", "<text>{{ text|safe }}</text>")


def test_as_a_command_it_says_that_all_is_well():
    done = subprocess.run(
        [sys.executable, "-m", "tests.checks.safe_strings"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "only articles/rendering" in done.stdout
