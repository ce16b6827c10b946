# Needs Python 3.11 or newer, make and the package registry; `make help` lists the commands.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
WORKERS ?= 2
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test test-core coverage mutants golden docs revision lint format types contracts structure wheel wheel-check bench \
	stress lock clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run  ## set up what is needed and open the terminal
	@$(BIN)/ims-tui $(ARGS)

setup: $(VENV)/.dev  ## set up what developing needs in .venv

test: $(VENV)/.dev  ## run the tests; IMS_TUI_TEST_ALL=1 lets none be left out
	$(BIN)/pytest -n $(WORKERS) $(ARGS)

# What needs neither the toolkit nor a server: enough to try another Python or other versions. The
# thousands of damaged rows and most random examples are for the full run.
CORE := -m 'not debian' --ignore=tests/ims_tui/terminal --ignore=tests/ims_tui/board \
	--ignore=tests/packaging --ignore=tests/docs --ignore=tests/tools --ignore=tests/test_contributing.py \
	--ignore=tests/test_debian.py --ignore=tests/test_processes.py \
	--ignore=tests/data/exchange/test_mutation.py
TRIED ?= dev

test-core: $(VENV)/.$(TRIED)  ## run the tests that need no toolkit; another Python: VENV=.others/x PYTHON=...
	IMS_TUI_TEST_EXAMPLES=20 $(BIN)/python -m pytest -n $(WORKERS) $(CORE) $(ARGS)

coverage:  ## print the branch coverage of each folder, after a run with ARGS='--cov --cov-report='
	@$(BIN)/python -m tools.coverage

mutants: $(VENV)/.dev  ## change the code under its tests; ARGS='data.rules.money*' one module of it
	$(BIN)/mutmut run --max-children $(WORKERS) $(ARGS)
	$(BIN)/mutmut results

golden: $(VENV)/.dev  ## write the golden screens and pictures again; ARGS='-k CLM': those of one code
	UPDATE_GOLDEN=1 $(BIN)/pytest -n $(WORKERS) $$(grep -rl --include='test_*.py' assert_golden tests) $(ARGS)

docs: $(VENV)/.dev  ## write the generated pages of docs again
	$(BIN)/python -m tools.documents $(ARGS)

revision: $(VENV)/.dev  ## write the next revision of the schema; ARGS='Keep the awards of VAB'
	@$(BIN)/python -m tools.revision "$(ARGS)"

lint: $(VENV)/.dev  ## check the style and the formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(VENV)/.dev  ## format the code and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(VENV)/.dev  ## check the types
	$(BIN)/mypy

contracts: $(VENV)/.dev  ## check that imports run one way
	$(BIN)/lint-imports

structure: $(VENV)/.dev  ## draw the folders in their layers and what each imports
	@$(BIN)/python -m tools.structure $(ARGS)

bench: $(VENV)/.dev  ## measure
	$(BIN)/python -m benchmarks $(ARGS)

STORM ?= 100000
KILLS ?= 20

stress: $(VENV)/.dev  ## send storms of bytes, kill programs that commit, race; STORM=2000 KILLS=5
	$(BIN)/python -m tests.ims_tui.terminal.byte_storm $(STORM) $(ARGS)
	$(BIN)/python -m tests.ims_tui.host.kill_storm $(KILLS)
	IMS_TUI_TEST_EXAMPLES=200 $(BIN)/pytest -n 0 tests/transactions/okdhs/test_dxd_race.py \
		tests/ims_tui/host/test_random_inputs.py tests/data/exchange/test_mutation.py

wheel: $(VENV)/.dev  ## build dist/ims_tui-*.whl
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel

wheel-check: wheel  ## install the wheel in an empty environment and run it
	rm -rf dist/env
	$(BIN)/python -m venv dist/env
	dist/env/bin/python -m pip --disable-pip-version-check install -q --require-hashes -r requirements/run.txt
	dist/env/bin/python -m pip --disable-pip-version-check install -q --no-deps dist/ims_tui-*.whl
	cd dist/env && bin/ims-tui --version
	cd dist/env && export IMS_TUI_HOME=$$PWD/home && \
		bin/ims-tui db init --persons 60 && bin/ims-tui run 'M PY' 'PY 900123456'
	rm -rf dist/env

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links $(ARGS)

lock: $(VENV)/.dev  ## pin every version again (ARGS=--upgrade for the newest)
	$(LOCK) pyproject.toml --extra dev -o requirements/dev.txt
	$(LOCK) pyproject.toml -c requirements/dev.txt -o requirements/run.txt
	$(LOCK) pyproject.toml --extra postgresql --extra serve --extra test --resolution lowest-direct \
		-o requirements/lowest.txt
	printf 'hatchling\neditables\n' | $(LOCK) - -c requirements/dev.txt -o requirements/build.txt

clean:  ## remove everything that was made here, .venv included
	rm -rf $(VENV) .others dist mutants .coverage .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A half-made environment is removed, so that the next call starts over.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "ims-tui needs Python 3.11 or newer; name one with: make PYTHON=python3.13 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV) (once)"
	@$(PIP) install -q --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.lowest: requirements/lowest.txt pyproject.toml | $(BIN)/python
	@echo "Installing the lowest versions into $(VENV) (once)"
	@$(PIP) install -q --require-hashes -r requirements/lowest.txt
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV) (once)"
	@$(PIP) install -q --require-hashes -r requirements/dev.txt
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run
