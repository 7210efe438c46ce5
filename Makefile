# make packets   set up, then make the packets of the bundled debate
# make test      set up, then run all tests
# make help      the rest

SHELL := /bin/sh
# Where a virtual environment keeps its programs.
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif
PY := $(BIN)/python
ARGS ?=

.PHONY: help packets test test-browser check format schemas pages bench audit soak measure-stakeholders \
        bundle constraints clean

help:
	@echo "make packets [ARGS='--paper a4']   set up, then make the packets"
	@echo "make test                          set up, then run all tests"
	@echo "make test-browser                  test desk, preview and board in a real Chromium, which is installed"
	@echo "make check                         format, lint, types, import rules, tests"
	@echo "make format                        put the code into its standard form"
	@echo "make schemas                       rewrite templates/schemas/ from the types"
	@echo "make pages                         every page of both papers as PNG, in output/pages/"
	@echo "make audit [ARGS=class]            check all kinds of pages against PDF/UA-1 (needs Java)"
	@echo "make soak [ARGS='--only names']    kills, names, signals: all that the tests try a little of"
	@echo "make bench                         measure speed"
	@echo "make measure-stakeholders          how well “debate stakeholders” does on essays that are known"
	@echo "make bundle                        the desk as one program to download, in dist/"
	@echo "make constraints                   pin the newest versions of all dependencies"
	@echo "make clean                         remove what these commands have made"

# Tests start hundreds of processes, each of which would compile all modules again.
test test-browser check soak: export PYTHONDONTWRITEBYTECODE =

packets: .venv/.packets
	@$(BIN)/debate-kit build $(ARGS)

test: .venv/.dev
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

test-browser: .venv/.browser
	@$(PY) -m pytest -m browser -rs -n 2 --dist loadfile tests/browser $(ARGS)

check: .venv/.dev
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check --output-format concise .
	@$(PY) -m mypy
	@$(BIN)/lint-imports --no-logo
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

format: .venv/.dev
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix --output-format concise .

schemas: .venv/.dev
	@$(PY) -m tests.tools.schemas

pages: .venv/.dev
	@$(PY) -m tests.tools.pages

bench: .venv/.dev
	@$(PY) -m tests.tools.bench

measure-stakeholders: .venv/.dev
	@$(PY) -m tests.tools.stakeholders $(ARGS)

soak: .venv/.dev
	@$(PY) -m tests.soak $(ARGS)

audit: .venv/.audit
	@$(PY) -m tests.tools.audit $(ARGS)

bundle: .venv/.bundle
	@$(PY) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build .github/bundle/debate-kit.spec

# Only this target takes new releases; all others install the versions that it has pinned.
constraints:
	@rm -rf .venv && python3 -m venv .venv
	@$(PY) -m pip install -qq --disable-pip-version-check --upgrade --editable '.[dev,audit,browser,bundle]' \
	   hatchling colorama pip
	@{ echo "# Versions known to work together. Written by \`make constraints\`."; \
	   $(PY) -m pip freeze --all --exclude-editable --exclude setuptools; } > .constraints.txt

clean:
	rm -rf .venv output/pages output/audit output/north-korea-deal dist build .mypy_cache .ruff_cache .hypothesis

# Setup runs again when the list of what it installs has changed.
.venv/.packets: pyproject.toml .constraints.txt .ci/setup .ci/system-packages
	@.ci/setup
	@touch $@
.venv/.dev: pyproject.toml .constraints.txt .ci/setup .ci/system-packages
	@.ci/setup dev
	@touch $@ .venv/.packets
.venv/.browser: pyproject.toml .constraints.txt .ci/setup .ci/system-packages .ci/chromium
	@.ci/setup dev,browser
	@.ci/chromium
	@touch $@ .venv/.dev .venv/.packets
.venv/.bundle: pyproject.toml .constraints.txt .ci/setup .ci/system-packages
	@.ci/setup bundle
	@touch $@ .venv/.packets
.venv/.audit: pyproject.toml .constraints.txt .ci/setup .ci/system-packages
	@.ci/setup dev,audit
	@touch $@ .venv/.dev .venv/.packets
