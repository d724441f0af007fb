# Quotewright. `make run` and `make test` set up whatever is missing on a fresh machine; see tools/setup.py.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
PY := .venv/bin/python

.PHONY: help run test check bench backup restore lock openapi format

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: ## Set up and serve on http://HOST:PORT (default 127.0.0.1:8000) with the demo catalogue
	@$(PYTHON) tools/setup.py run
	@QUOTEWRIGHT_DEMO=$${QUOTEWRIGHT_DEMO:-true} HOST=$(HOST) PORT=$(PORT) $(PY) -m api serve

test: ## Set up and run every test, on SQLite and PostgreSQL, in a real browser
	@$(PYTHON) tools/setup.py test
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -q
	@$(PY) tools/web.py test

check: ## Format, lint, types, import contracts, licences, translations (under a minute)
	@$(PYTHON) tools/setup.py test
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) tools/licences.py
	@$(PY) tools/web.py check

bench: ## Measure; writes build/bench.json and prints a table of ratios
	@$(PYTHON) tools/setup.py bench
	$(PY) -m tests.bench

backup: ## Save database, media and keys: make backup FILE=quotewright.tar.gz
	@$(PY) -m api backup $(or $(FILE),build/quotewright-backup.tar.gz)

restore: ## Bring a backup back into an empty data folder: make restore FILE=quotewright.tar.gz
	@$(PY) -m api restore $(or $(FILE),build/quotewright-backup.tar.gz)

openapi: ## Write api/openapi.json and the generated web client anew
	@$(PY) -m api openapi > api/openapi.json
	@$(PY) tools/web.py client

format: ## Format the Python code
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

lock: ## Resolve the locked versions anew (hashes, no addresses)
	@sh tools/lock.sh
