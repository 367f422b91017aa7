# Everything from nothing but Python 3.11 and pip: the environment is made in .venv on first use.
PYTHON ?= python3
BIN := .venv/bin
BENCH := .venv-bench/bin/python
SEED := seeds/acftu-17th-congress-report-2018.txt
GLOSSARIES := $(sort $(wildcard glossaries/zh-en/*.csv))

export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Programs of translators, from Debian: the tests of `make clients` drive them.
CLIENTS := omegat libxml2-utils jing lokalize xvfb dbus libreoffice-writer-nogui libreoffice-calc-nogui gettext \
	chromium chromium-driver npm

APT := apt-get -o DPkg::Lock::Timeout=900

.PHONY: help demo test lint clients bench clean

help:
	@echo "make demo   draft the report in seeds/ into out/"
	@echo "make test   run the tests"
	@echo "make lint   ruff and mypy"
	@echo "make clients  install what translators use, from Debian (as root) and PyPI, and open our files in it"
	@echo "make bench  accuracy and speed beside other tools, as tables (FULL=1: the whole round trip)"
	@echo "make clean  remove all that make has made, .venv among it"

demo: .venv/.installed
	@$(BIN)/textkit draft $(SEED) $(GLOSSARIES:%=-g %) -o out/

test: .venv/.tools
	@$(BIN)/python -m pytest

lint: .venv/.tools
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

clients: .venv/.clients
	@$(BIN)/python -m pytest -m clients tests/clients

bench: .venv-bench/.installed
	@for script in benchmarks/*.py; do echo "== $$script"; $(BENCH) "$$script" || exit 1; done
	@echo "== benchmarks.roundtrip"
	@$(BENCH) -m benchmarks.roundtrip $(if $(FULL),,--fast)

clean:
	rm -rf .venv .venv-bench out build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed: pyproject.toml
	@echo "Setting up .venv …" >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.tools: .venv/.installed
	@$(BIN)/python -m pip install --quiet --editable '.[test,lint]'
	@touch $@

# An environment of its own: the other tools bring many packages, and one that is missing is skipped.
.venv-bench/.installed: pyproject.toml benchmarks/roundtrip/requirements.txt
	@echo "Setting up .venv-bench …" >&2
	@$(PYTHON) -m venv .venv-bench
	@$(BENCH) -m pip install --quiet --editable .
	@grep -v '^#' benchmarks/roundtrip/requirements.txt | while read -r need; do \
	  $(BENCH) -m pip install --quiet "$$need" || echo "not installed: $$need" >&2; \
	done
	@touch $@

.venv/.clients: .venv/.tools
	@missing=; for package in $(CLIENTS); do \
		command -v $$package >/dev/null || dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; \
	done; [ -z "$$missing" ] || { $(APT) update -qq && \
		DEBIAN_FRONTEND=noninteractive $(APT) install -qq -y --no-install-recommends $$missing >/dev/null; }
	@$(BIN)/python -m pip install --quiet --editable '.[all]'
	@touch $@
