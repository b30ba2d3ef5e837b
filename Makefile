# Everything a newcomer types. Each target works from a bare clone with Python 3.11 or newer, make and the package registries.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
TRIALS ?=
export HOST PORT

BIN := .venv/bin
INSTALL = $(PYTHON) microneedle_site/installing.py
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal --durations 15
LOCK := $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-strip-extras --universal --no-header pyproject.toml
MANAGE := $(BIN)/python manage.py
# For the checks that need production's settings; nothing is served with them.
PRODUCTION := DJANGO_SETTINGS_MODULE=microneedle_site.production SECRET_KEY=only-for-the-check-of-production-settings-0123456789-abcdefghij ALLOWED_HOSTS=example.org
# The tests in which the database plays a part.
STORING := $(addprefix tests/,actions models admin commands shown search feedback front) \
	$(addprefix tests/,pages/test_changes.py pages/test_views.py machines/test_data.py machines/test_data_documented.py)
# Those that run a second time, on PostgreSQL: what databases take differently as a whole, and of the others as many as
# send every kind of statement that is sent (docs/decisions/0023).
ON_POSTGRESQL := $(addprefix tests/,models search admin/test_twenty_editors.py admin/test_whatever_is_sent.py front/test_watch.py) \
	$(addprefix tests/,browser/test_review.py browser/test_recording.py test_arrival.py) \
	$(addprefix tests/,upgrade/test_nothing_is_lost.py upgrade/test_upgraded_site.py) @tests/sent.txt

# What takes longest, and what needs more than Python packages.
SLOW := $(addprefix tests/,browser actions admin commands keeping upgrade models/test_migrations.py) \
	$(addprefix tests/,test_postgresql.py test_settings.py pages/test_links.py pages/test_views.py machines/test_structured.py)

.NOTPARALLEL: # what a command needs is a list of steps
.PHONY: help run serve python environment environment-dev free-port content test test-quick lighthouse bench trials mutants measured sent check format lock licences fonts sbom advisories clean

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# In words that every Python knows, however old.
python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "$(PYTHON) is not Python 3.11 or newer: say where one is with PYTHON=/path/to/python3.11." >&2; exit 1; }

environment: python
	@$(INSTALL) requirements.txt

environment-dev: python
	@$(INSTALL) requirements.txt requirements-dev.txt

content: environment ## Set up the database and load the content
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) import_articles || [ $$? -eq 3 ]  # 3: a changed article waits for an editor
	@$(MANAGE) import_content
	@$(MANAGE) make_editor
	@$(MANAGE) collectstatic --noinput --verbosity 0

free-port: python
	@$(PYTHON) microneedle_site/listening.py "$(HOST)" "$(PORT)"

run: free-port content ## From a bare clone to the site in your browser
	@echo
	@echo "Open http://$(HOST):$(PORT)/ to read, http://$(HOST):$(PORT)/admin/ to edit (account: editor). Ctrl+C stops it."
	@exec $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --workers 1 --blocking-threads 16 --backpressure 512 --workers-kill-timeout 5s --log-level error microneedle_site.wsgi:application

serve: export DJANGO_SETTINGS_MODULE = microneedle_site.production
serve: free-port environment ## The production start: needs SECRET_KEY and ALLOWED_HOSTS
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@exec $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --workers 2 --blocking-threads 32 --backpressure 384 --workers-kill-timeout 20s --log-level warning microneedle_site.wsgi:application

test: environment-dev ## Every test, those in a real browser and on PostgreSQL included
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.postgresql
	@$(BIN)/python -m tests.parts \
		PostgreSQL "$(BIN)/python -m tests.postgresql -- $(PYTEST) -k 'not axe' $(ON_POSTGRESQL)" \
		everything "$(PYTEST) --cov --cov-report=term"

test-quick: environment-dev ## The rules, the models, the search and the pages in a minute: no browser, no PostgreSQL
	$(PYTEST) $(addprefix --ignore=,$(SLOW))

lighthouse: environment-dev ## Measure every kind of page with Lighthouse, about 20 minutes; needs Node
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.load.lighthouse

bench: environment-dev ## Measure how fast pages are answered, and what many sources cost, 10 minutes; needs wrk
	@$(BIN)/python -m tests.load.bench
	@echo
	@$(BIN)/python -m tests.load.many

trials: environment-dev ## Try for hours to break it, and write docs/reliability.md; TRIALS=… names some; needs PostgreSQL
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.postgresql
	@$(BIN)/python -m tests.trials $(TRIALS)

mutants: environment-dev ## Break the plain parts in every small way: the tests must notice nine times in ten
	rm -rf mutants && $(BIN)/mutmut run && $(BIN)/mutmut export-cicd-stats && cat mutants/mutmut-cicd-stats.json
	@$(BIN)/mutmut badge --label "noticed by a test" --output mutants/badge.json
	@grep -E '"message": "(9[0-9]|100)\.' mutants/badge.json

measured: environment-dev ## Find again by which tests coverage is measured, 30 minutes: when new code counts as not reached
	MEASURE=all $(PYTEST) --ignore=tests/browser --cov --cov-context=test --cov-report= --cov-fail-under=0
	@$(BIN)/python -m tests.measured

sent: environment-dev ## Find again which tests run on PostgreSQL too, 20 minutes: when new code sends what none of them sends
	@$(BIN)/python -m tests.postgresql
	rm -rf var/sent
	MEASURE=sent $(BIN)/python -m tests.postgresql -- $(PYTEST) $(STORING)
	@$(BIN)/python -m tests.sent

check: environment-dev ## Format, lint, types, contracts, templates, spelling, reading grade, dependencies, fonts, settings, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint templates
	$(BIN)/typos
	$(BIN)/python -m tests.checks.safe_strings
	$(BIN)/python -m tests.checks.reading_level
	$(BIN)/python -m tests.checks.locked_extras
	$(BIN)/python -m tests.checks.licences
	$(BIN)/python -m tests.checks.fonts
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run

format: environment-dev ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

# With any uv, so that a lock that cannot be installed can be mended. Both locks pin the same version of what is in both.
lock: python ## Pin every dependency again, with hashes
	@$(INSTALL)
	@$(BIN)/uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK) -o requirements.txt
	$(LOCK) -o requirements-dev.txt --extra dev --constraint requirements.txt

licences: environment-dev ## List the licence of everything that is installed in docs/dependencies.md
	@$(BIN)/python -m tests.checks.licences --write

fonts: environment-dev ## Make the fonts of the site again, from the packages that hold their families
	@$(BIN)/python -m tests.checks.fonts --write

# The warning is that a list of pins does not say which package needs which.
sbom: environment-dev ## What the site is made of, as CycloneDX, for programs that look for known weaknesses: var/sbom.json
	@$(BIN)/python -W ignore::UserWarning -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
		--output-reproducible --output-format JSON --output-file var/sbom.json

# Asks nothing of the network. 0: nothing known; 1: something is; 2: it could not look, or the file is too old.
advisories: environment-dev ## Look for known weaknesses in what is pinned: FILE=all.zip, OSV's export for PyPI, downloaded by you
	@$(BIN)/python -m tests.checks.advisories "$(FILE)"

clean: ## Remove what was made here: the environment and var/, the database included
	rm -rf .venv var mutants
