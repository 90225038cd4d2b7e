# make demo | desk | test | check | gate | regold | bench | docs | train: each does all its own set-up.
# Needs Python 3.11, 3.12 or 3.13 (with its venv module) and make, nothing else.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo desk test check gate regold bench docs pins train clean

VENV ?= .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
DEMO := demo-output
PAIR ?= IDN PHL
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate

help:
	@echo "make demo    build a register from samples/reports, show a brief, write demo-output/brief.html"
	@echo "make desk    open the samples in a browser of this machine"
	@echo "make test    set up and run all checks and tests"
	@echo "make check   the same, as contributors call it"
	@echo "make gate    score the gold corpora against their floors"
	@echo "make regold  rewrite what the golden tests expect; review the difference like code"
	@echo "make bench   measure, and write docs/performance.md"
	@echo "make docs    write the codebook reference and the list of manners"
	@echo "make train   train the learned reader anew from training/ (half an hour, on CPU)"
	@echo "make pins    compile requirements/*.txt anew from pyproject.toml"

# A Python of the right age that can make virtual environments; said clearly if there is none.
$(VENV)/.made:
	@set -e; found=; \
	for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
		if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
			>/dev/null 2>&1; then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "make: no Python 3.11, 3.12 or 3.13 with its venv module was found." >&2; \
		echo "make: install one (Debian, Ubuntu: apt-get install python3 python3-venv), or say PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$($$found --version) …"; \
	"$$found" -m venv $(VENV)
	@touch $@

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/.made
	@echo "Installing what Regesta needs (a minute or two, once) …"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.desk: requirements/desk.txt $(VENV)/.run
	@echo "Installing what the desk needs …"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/desk.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing what the checks need …"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run
	@mkdir -p $(DEMO) && rm -f $(DEMO)/register.db $(DEMO)/register.db-wal $(DEMO)/register.db-shm
	$(BIN)/regesta add samples/reports --register $(DEMO)/register.db
	$(BIN)/regesta brief $(PAIR) --register $(DEMO)/register.db
	$(BIN)/regesta brief $(PAIR) --register $(DEMO)/register.db --format html -o $(DEMO)/brief.html
	@echo "The same brief as a page: $(DEMO)/brief.html"

desk: $(VENV)/.desk
	@mkdir -p $(DEMO)
	$(BIN)/regesta add samples/reports --register $(DEMO)/register.db
	$(BIN)/regesta serve --register $(DEMO)/register.db

test: check

check: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict .
	$(BIN)/regesta codebook check
	$(PY) -m pytest

gate: $(VENV)/.dev
	$(PY) -m tests.gate

regold: $(VENV)/.dev
	$(PY) -m pytest tests/golden --snapshot-update

bench: $(VENV)/.dev
	$(PY) -m bench.run

docs: $(VENV)/.run
	$(PY) -m docs.reference
	$(PY) -m docs.phenomena
	$(PY) -m docs.accuracy

# Training has its own environment: what it needs is large, and no part of reading.
TRAIN := .venv-train
$(TRAIN)/.made: training/requirements.txt pyproject.toml | $(VENV)/.made
	$(PY) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip --disable-pip-version-check --quiet install -r training/requirements.txt
	$(TRAIN)/bin/python -m pip --disable-pip-version-check --quiet install --editable .
	@touch $@

train: $(TRAIN)/.made
	$(TRAIN)/bin/python -m training.train

pins: $(VENV)/.dev
	$(PIP) install uv
	$(COMPILE) --group build -o requirements/run.txt
	$(COMPILE) --group build --extra desk --constraint requirements/run.txt -o requirements/desk.txt
	$(COMPILE) --group build --group dev --extra desk --constraint requirements/run.txt -o requirements/dev.txt

clean:
	rm -rf $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
