SHELL  := /bin/sh
PYTHON := .venv/bin/python

.PHONY: help run test setup setup-test lint check pytest format lock

help:
	@echo "make run     alles installeren wat nodig is en het portaal starten (PORT=8000)"
	@echo "make test    alle controles en tests"
	@echo "make format  code en sjablonen opmaken"
	@echo "make lock    vastgezette versies vernieuwen (beheer; vraagt uv en npm)"

setup:
	@sh scripts/system.sh
	@sh scripts/venv.sh run
	@sh scripts/frontend.sh

setup-test:
	@sh scripts/system.sh test
	@sh scripts/venv.sh test
	@sh scripts/frontend.sh

run: setup
	@sh scripts/serve.sh

lint: setup-test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	find templates -name '*.html' -exec .venv/bin/djade --check {} +

check: setup-test
	$(PYTHON) manage.py check
	$(PYTHON) manage.py makemigrations --check --dry-run

pytest: setup-test
	$(PYTHON) -m pytest -n 2

# One that fails does not hide the others.
test:
	@$(MAKE) --no-print-directory --keep-going lint check pytest

format: setup-test
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
	find templates -name '*.html' -exec .venv/bin/djade {} +

lock:
	@sh scripts/lock.sh
