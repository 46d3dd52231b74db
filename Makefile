# Everything done in this folder starts with `make`; `make` alone lists what there is.
# It needs python3 (3.11 or newer) and git; all else goes into .venv/.

PYTHON  ?= python3
ADDRESS ?= 127.0.0.1:8000
FORMAT  ?= text

VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check

# One version of each package for every system and every Python, with the hashes of all its files.
LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml \
  --universal --python-version 3.11 --fork-strategy fewest --upgrade --generate-hashes \
  --no-annotate --no-config --system-certs --quiet

# Material's banner on the future of MkDocs; the README tells of it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup site check serve test quick torture lint screenshots bench format lock clean
.DELETE_ON_ERROR:

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/develop.ready ## install all that is needed to work on Nutgraf, into .venv/

site: $(VENV)/site.ready ## build the newsroom in content/ into site/
	$(BIN)/nutgraf build --strict

check: $(VENV)/site.ready ## name every problem in content/, and build nothing
	$(BIN)/nutgraf check --format $(FORMAT)

serve: $(VENV)/site.ready ## show the newsroom at http://127.0.0.1:8000, reloading at each change
	$(BIN)/python tools/serve.py $(ADDRESS)

test: $(VENV)/develop.ready lint ## run every check and every test
	$(BIN)/python tools/provide_test_tools.py
	$(BIN)/pytest

quick: $(VENV)/develop.ready ## run the quick tests only
	$(BIN)/pytest -m 'not slow and not browser'

torture: $(VENV)/develop.ready ## kill a hundred builds at random moments, and look at what is left
	$(BIN)/python -m tests.vault.torture

lint: $(VENV)/develop.ready ## check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

screenshots: $(VENV)/develop.ready ## take pictures of every kind of page, into .screenshots/
	$(BIN)/python tools/provide_test_tools.py
	$(BIN)/python tools/screenshots.py

bench: $(VENV)/develop.ready ## measure builds beside other generators, into docs/performance.md
	$(BIN)/python -m benchmarks.build --write docs/performance.md

format: $(VENV)/develop.ready ## put the code into its standard form
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

lock: $(VENV)/develop.ready ## renew the locked versions in requirements/
	$(LOCK) --group develop --output-file requirements/develop.txt
	$(LOCK) --group site --constraints requirements/develop.txt --output-file requirements/site.txt

clean: ## remove the built site, caches and .venv/
	rm -rf $(VENV) .nutgraf .site.* .screenshots dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find site -mindepth 1 ! -name .gitignore -delete
	find generator theme tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +

# The environment, made in two steps: what builds a site, and on top of it what tests need.
# If its interpreter has gone (say, after an upgrade), all of it is made again.
GONE := $(shell test -x $(BIN)/python || echo gone)
.PHONY: gone

$(BIN)/python:
	@$(PYTHON) tools/check_python.py
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/site.ready: requirements/site.txt pyproject.toml $(GONE) | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/develop.ready: requirements/develop.txt $(VENV)/site.ready
	$(PIP) install --require-hashes --requirement requirements/develop.txt
	@touch $@
