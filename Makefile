# The commands of this project. `make run` and `make test` need Python 3.11+, git and make only.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export VAR_DIR ?= $(CURDIR)/var
XDIST ?= 3

.PHONY: run test check fix fast bench browser interop messages mutate simulate

run: $(VENV)/.installed  ## a copy with the sample clinic on 127.0.0.1:$(PORT)
	@DEBUG=1 PORT=$(PORT) $(BIN)/python -m portal.run

# The rules of tests/architecture are about code and addresses: no second database makes them truer.
test: $(VENV)/.installed-dev browser interop  ## everything, on SQLite and on PostgreSQL 18
	$(BIN)/python -m pytest -n $(XDIST)
	$(BIN)/python -m tests.postgres $(BIN)/python -m pytest -n $(XDIST) --only-database \
		--ignore tests/architecture

fast: $(VENV)/.installed-dev  ## tests without a database or a browser, under a minute; those of the architecture are in `make check`
	$(BIN)/python -m pytest -n $(XDIST) --ignore tests/journeys --ignore tests/architecture --no-database -m "not slow"

check: $(VENV)/.installed-dev  ## reads, never writes; the slow sweeps of tests/architecture are part of `make test`
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet portal education diary
	DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m pytest -q -n $(XDIST) -m "not slow" tests/architecture

fix: $(VENV)/.installed-dev  ## formats what can be formatted
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(VENV)/.installed-dev  ## what there is to translate, found and compiled; needs no gettext
	DEBUG=1 $(BIN)/python manage.py messages

bench: $(VENV)/.installed-dev browser  ## what requests cost, on SQLite and on PostgreSQL 18
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.postgres $(BIN)/python -m tests.bench

mutate: $(VENV)/.installed-dev  ## changes each threshold and sign of the checklist: every change must be noticed
	$(BIN)/python -m tests.mutation --jobs $(XDIST)

# One thread each: two processes that share the arithmetic of two cores wait for each other.
simulate: $(VENV)/.installed-dev  ## how often patterns and experiments are right, on diaries made by chance: every line with its target
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.simulation --jobs $(XDIST)

browser:  ## system Chromium for the journeys, installed when this is root on Debian
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } \
	|| $(BIN)/playwright install chromium \
	|| { echo "No browser. Fix: install Chromium (Debian: apt-get install chromium)."; exit 1; }

interop: $(VENV)/.installed-dev  ## programs of others that read in the tests what we write, for the Node of a wheel
	@$(BIN)/python -m tests.interop

$(VENV)/.installed: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.installed
