# Everything a newcomer types. Each target works from a bare clone with Python 3.11, make and the package registries.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# For the checks that need production's settings; nothing is served with them.
PRODUCTION := DJANGO_SETTINGS_MODULE=microneedle_site.production SECRET_KEY=only-for-the-check-of-production-settings-0123456789-abcdefghij ALLOWED_HOSTS=example.org
# The tests in which the database plays a part: they run a second time, on PostgreSQL.
ON_POSTGRESQL := tests/actions tests/models tests/admin tests/commands tests/browser/test_review.py $(wildcard tests/search tests/test_views*.py tests/test_data*.py)

.PHONY: help run serve free-port content test lighthouse mutants check format lock clean

help: ## This list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "This needs Python 3.11 or newer; say which with PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv

.venv/installed: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/installed

content: .venv/installed ## Set up the database and load the content
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) import_articles || [ $$? -eq 3 ]  # 3: a changed article waits for an editor
	@$(MANAGE) import_content
	@$(MANAGE) make_editor
	@$(MANAGE) collectstatic --noinput --verbosity 0

free-port:
	@$(PYTHON) -c 'import socket, sys; s = socket.socket(); s.settimeout(1); sys.exit("Port $(PORT) is in use on $(HOST): stop what listens there, or choose another with PORT=8001." if s.connect_ex(("127.0.0.1" if "$(HOST)" == "0.0.0.0" else "$(HOST)", int("$(PORT)"))) == 0 else 0)'

run: free-port content ## From a bare clone to the site in your browser
	@echo
	@echo "Open http://$(HOST):$(PORT)/ to read, http://$(HOST):$(PORT)/admin/ to edit (account: editor). Ctrl+C stops it."
	@exec $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --workers 1 --blocking-threads 4 --backpressure 64 --log-level warning microneedle_site.wsgi:application

serve: export DJANGO_SETTINGS_MODULE = microneedle_site.production
serve: .venv/installed ## The production start: needs SECRET_KEY and ALLOWED_HOSTS
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@exec $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --workers 2 --blocking-threads 32 --backpressure 128 --log-level warning microneedle_site.wsgi:application

test: .venv/installed-dev ## Every test, those in a real browser and on PostgreSQL included
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.postgresql -- $(BIN)/python -m pytest -n auto --dist loadscope $(ON_POSTGRESQL)
	$(BIN)/python -m pytest -n auto --dist loadscope

lighthouse: .venv/installed-dev ## Measure every kind of page with Lighthouse, about 20 minutes; needs Node
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.load.lighthouse

mutants: .venv/installed-dev ## Break the plain parts in every small way: the tests must notice nine times in ten
	rm -rf mutants && $(BIN)/mutmut run && $(BIN)/mutmut export-cicd-stats && cat mutants/mutmut-cicd-stats.json
	@$(BIN)/mutmut badge --label "noticed by a test" --output mutants/badge.json
	@grep -E '"message": "(9[0-9]|100)\.' mutants/badge.json

check: .venv/installed-dev ## Format, lint, types, contracts, templates, reading grade, settings, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint templates
	$(BIN)/python -m tests.checks.safe_strings
	$(BIN)/python -m tests.checks.reading_level
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run

format: .venv/installed-dev ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

lock: .venv/installed-dev ## Pin every dependency again, with hashes
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-header --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt

clean: ## Remove what was made here: the environment and var/, the database included
	rm -rf .venv var mutants
