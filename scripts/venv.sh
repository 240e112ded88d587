#!/bin/sh
# Makes .venv hold exactly the locked packages: `venv.sh run`, or `venv.sh test` for those of the tests as well.
set -eu
cd "$(dirname "$0")/.."
say() { printf '==> %s\n' "$*"; }

key() { { python3 --version && cat "$@"; } | cksum; }
stamp_is() { [ -x .venv/bin/python ] && [ "$(cat ".venv/.$1" 2>/dev/null)" = "$2" ]; }
install_from() { .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --only-binary :all: --require-hashes -r "$1"; }

run_key=$(key requirements.txt)
test_key=$(key requirements.txt requirements-test.txt)
if ! stamp_is run "$run_key"; then
  # From empty: a package that left the lock must not linger.
  say "Virtuele omgeving maken met $(python3 --version)"
  python3 -m venv --clear .venv
  say "Pakketten installeren"
  install_from requirements.txt
  echo "$run_key" >.venv/.run
fi
if [ "${1:-run}" = test ] && ! stamp_is test "$test_key"; then
  say "Pakketten voor de tests installeren"
  install_from requirements-test.txt
  echo "$test_key" >.venv/.test
fi
