# Every target sets up what it needs. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup kellogg test lint check format lock messages schemas rules golden bench population fuzz clean

PYTHON := .venv/bin/python
# What to hand to pytest, as in: make test TESTS="tests/unit -k yaml"
TESTS ?=

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv with sarcgen in it; see to the system libraries (does nothing twice)
	@tools/set_up.sh

kellogg: setup ## build the Kellogg card: site/2018-19/kellogg.html and .pdf
	.venv/bin/sarcgen build kellogg --edition 2018-19

test: setup ## run the whole test suite; sees to the Chromium that it drives
	@tools/set_up_browser.sh
	$(PYTHON) -m pytest -n auto $(TESTS)

lint: setup ## ruff, format, types and import contracts: run all, then say which failed
	@tools/run_all.sh \
		"$(PYTHON) -m ruff check ." \
		"$(PYTHON) -m ruff format --check ." \
		"$(PYTHON) -m mypy" \
		".venv/bin/lint-imports"

check: ## test and lint
	@tools/run_all.sh "$(MAKE) test" "$(MAKE) lint"

format: setup ## put the code into the agreed form
	$(PYTHON) -m ruff check --fix-only --exit-zero .
	$(PYTHON) -m ruff format .

lock: setup ## renew requirements.lock from pyproject.toml (newest releases that fit)
	.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-header --extra dev pyproject.toml --output-file requirements.lock

messages: setup ## collect the fixed text into the message catalogs
	$(PYTHON) -m tools.messages

schemas: setup ## write the JSON Schemas of school and district files
	$(PYTHON) -m tools.schemas

rules: setup ## write the rule reference into docs
	$(PYTHON) -m tools.rules

golden: setup ## renew the golden files; look at the differences before committing them
	$(PYTHON) -m pytest --update-golden tests/golden

bench: setup ## measure a card beside its peers, its stages, protecting, checking, importing, a district
	$(PYTHON) -m tools.bench
	$(PYTHON) -m bench.disclosure_speed
	$(PYTHON) -m bench.check_speed
	$(PYTHON) -m bench.import_speed
	$(PYTHON) -m bench.card_speed
	$(PYTHON) -m bench.district_speed

population: setup ## measure leaks and losses on 1,000 invented schools
	$(PYTHON) -m bench.population

fuzz: setup ## try 20,000 spoiled files on the whole command
	$(PYTHON) -m tools.fuzz

clean: ## remove what can be made again, .venv included
	rm -rf .venv site build dist tests/output .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis
