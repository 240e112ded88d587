#!/bin/sh
# For maintainers: renews the pinned versions, with hashes and without registry addresses. Needs uv and npm.
set -eu
cd "$(dirname "$0")/.."
compile() { uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate "$@"; }
compile pyproject.toml --output-file requirements.txt
compile pyproject.toml --group test --constraints requirements.txt --output-file requirements-test.txt
compile --group node --output-file requirements-node.txt
npm update --package-lock-only --ignore-scripts --loglevel=error
