# make run    install what is needed and open the dashboard
# make access install what signing in needs too (run --url)
# make test   install what tests need, and run them all
# make tools  install what the tests need, and run nothing
# make dev    the dashboard on the example city; a saved file shows at once
# make fast   the tests to run while working: most of them, in about a minute
# make check  format, lint, types and architecture, then the tests
# make bench  the speed of the product as ratios, in real chromium
# make torture  imports and restores killed at 200 random moments, each left before or after
# make lock   choose versions anew; needs uv

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: install run access tools dev test fast check format bench torture lock chromium nginx systemd

install: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Woonnetwerk needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes --no-deps -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/test-installed: .venv/installed tests/requirements.lock tests/provider/package-lock.json
	$(PIP) install --require-hashes --no-deps -r tests/requirements.lock
	PATH="$(abspath $(BIN)):$$PATH" npm ci --silent --prefix tests/provider
	touch $@

chromium:
	@command -v chromium >/dev/null || { \
		echo "The browser tests need Debian's chromium; installing it."; \
		if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
		$$as apt-get update --quiet --quiet && \
		$$as apt-get install --yes --quiet --quiet --no-install-recommends chromium; }

# Unpacked and not installed, so that nothing of it runs by itself.
define unpack
	@echo "The tests need $(1) of Debian; unpacking it in .venv/$(1)."
	@if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
	mkdir -p .venv/$(1) && cd .venv/$(1) && \
	{ apt-get download --quiet --quiet $(2) 2>/dev/null || \
	  { $$as apt-get update --quiet --quiet && apt-get download --quiet --quiet $(2); }; } && \
	for package in *.deb; do dpkg-deb --extract $$package . || exit; done && rm *.deb
endef

nginx: $(if $(shell command -v nginx),,.venv/nginx/usr/sbin/nginx)

.venv/nginx/usr/sbin/nginx: | .venv/test-installed
	$(call unpack,nginx,nginx)

systemd: $(if $(shell command -v systemd-analyze),,.venv/systemd/usr/bin/systemd-analyze)

.venv/systemd/usr/bin/systemd-analyze: | .venv/test-installed
	$(call unpack,systemd,systemd libsystemd-shared)

run: install
	$(BIN)/woonnetwerk run

access: .venv/installed
	$(PIP) install --require-hashes --no-deps -r dashboard/access/requirements.lock

tools: .venv/test-installed

# A store of its own, so that nothing that is tried reaches the data that people use.
dev: .venv/test-installed
	STREAMLIT_SERVER_FILE_WATCHER_TYPE=auto STREAMLIT_SERVER_RUN_ON_SAVE=true \
		$(BIN)/woonnetwerk --database .venv/dev.duckdb --debug run --example

test: .venv/test-installed chromium nginx systemd
	$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup

fast: .venv/test-installed
	$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup -m "not browser and not slow"

check: .venv/test-installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) test

format: .venv/test-installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/test-installed chromium
	$(BIN)/python -m pytest --numprocesses 0 -s tests/bench_*.py

torture: .venv/test-installed
	$(BIN)/python -m pytest --numprocesses 0 -s tests/torture_*.py

LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

lock:
	$(LOCK) --extra build --output-file requirements.lock pyproject.toml
	$(LOCK) --extra build --extra access --constraint requirements.lock --output-file dashboard/access/requirements.lock pyproject.toml
	$(LOCK) --extra build --extra access --extra test --constraint dashboard/access/requirements.lock --output-file tests/requirements.lock pyproject.toml
