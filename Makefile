# The list of commands. `make demo` and `make test` need Python 3.11+, make and git, nothing else.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
DEMO := demo-vault

.PHONY: help demo test quick lint types format lock bench speed made transcripts clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: .venv/.run ## Prepare the next note in a copy of the sample vault
	@rm -rf $(DEMO) && cp -R sample-vault $(DEMO)
	@sh tools/demo.sh $(BIN)/vaultkit $(DEMO)

test: lint types .venv/.dev ## Lint, types and every test
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report= $(ARGS)
	$(BIN)/python -m coverage report --skip-covered --skip-empty --sort=cover | tail -n 25

quick: .venv/.dev ## Tests without the slow ones
	$(BIN)/python -m pytest -n auto --dist loadfile -m 'not slow' $(ARGS)

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

format: .venv/.dev ## Format and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

transcripts: .venv/.dev ## Write the golden files anew; read the diff before you commit it
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q tests/cli tests/render

made: .venv/.dev ## Make anew what is made from other files: templates, lexicon, gallery
	$(BIN)/python -m tools.compile_templates
	$(BIN)/python -m tools.prepare_lexicon
	$(BIN)/python -m tools.make_gallery

speed: bench ## Measure every aim of speed, and write docs/benchmarks.md
	$(BIN)/python -m benchmarks.speed --write docs/benchmarks.md $(ARGS)

bench: .venv/.dev ## Install what learning words and measuring speed need
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-bench.lock

lock: ## Pin the dependencies anew (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header -o requirements.lock
	uv pip compile pyproject.toml --group dev --extra notify --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header -c requirements.lock -o requirements-dev.lock
	uv pip compile pyproject.toml --group bench --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header -c requirements.lock -o requirements-bench.lock

clean: ## Remove what the other commands made
	rm -rf .venv $(DEMO) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "vaultkit needs Python 3.11 or newer on PATH." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@
