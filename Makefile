# Every target works alone on a fresh machine with Python 3.11, venv, git and make.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONPATH := site:.
export DJANGO_SETTINGS_MODULE ?= config.settings.dev

.PHONY: help demo test check journeys bench messages lock clean

help:              ## lists the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/'

demo: .venv/demo   ## the whole product on http://127.0.0.1:8000 (PORT=…, RESET=1 begins anew)
	@exec $(BIN)/python -m config.local.demo

test: .venv/dev    ## all tests on an embedded PostgreSQL
	$(BIN)/python -m config.local.messages compile
	$(BIN)/python -m pytest -m "not journey" $(if $(ARGS),$(ARGS),--cov --cov-report= --cov-fail-under=95)

check: .venv/dev   ## lint, format, types, templates, import rules, migrations, translations
	$(BIN)/python -m config.local.messages compile
	$(BIN)/python -m config.assets
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	git ls-files '*.html' | xargs $(BIN)/djhtml --check --tabwidth 2
	$(BIN)/lint-imports
	$(BIN)/python -m config.local.messages check
	$(BIN)/python -W ignore site/manage.py makemigrations --check --dry-run
	$(BIN)/python -W ignore site/manage.py check
	env $$(grep -v '^#' .env.example | xargs) DJANGO_SETTINGS_MODULE=config.settings.base \
		$(BIN)/python -W ignore site/manage.py check --deploy --fail-level WARNING
	$(BIN)/hadolint Dockerfile
	$(BIN)/yamllint --strict docker-compose.yml

journeys: .venv/dev ## every person's path in a real browser
	@test -x "$${CHROMIUM:-/usr/bin/chromium}" || \
		{ echo "Chromium is missing. Install it with: sudo apt-get install chromium"; exit 1; }
	$(BIN)/python -m pytest -m journey tests/journeys $(ARGS)

bench: .venv/dev   ## figures as JSON lines (ONLY=name runs one)
	$(BIN)/python -m config.local.bench

messages: .venv/dev ## adds new texts to the catalogues of translations
	$(BIN)/python -m config.local.messages extract

lock: .venv/dev    ## resolves and pins the dependencies anew
	$(BIN)/uv lock --upgrade
	$(BIN)/uv export -q --no-default-groups --no-emit-project --no-header -o requirements/base.txt
	$(BIN)/uv export -q --no-default-groups --group demo --no-emit-project --no-header -o requirements/demo.txt
	$(BIN)/uv export -q --all-groups --no-emit-project --no-header -o requirements/dev.txt
	npm update --package-lock-only
	$(BIN)/python -m config.local.lockfile

clean:             ## removes what the targets made; the demo's data too
	rm -rf .venv node_modules var

.venv/uv: requirements/bootstrap.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.txt
	@touch $@

# uv installs in seconds; where it reaches no package index that pip is set up for, pip does it.
.venv/demo .venv/dev: .venv/%: .venv/uv requirements/%.txt
	@echo "· Installing what $* needs …"
	VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r requirements/$*.txt \
		|| $(BIN)/python -m pip install --quiet --require-hashes -r requirements/$*.txt
	@touch $@
