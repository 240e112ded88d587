#!/bin/sh
# Checks the system packages and installs what is missing, when it may. `test` as argument adds what the tests need.
# Exit code 3: something is missing and this user cannot install it; the command to run has been printed.
set -eu
say() { printf '==> %s\n' "$*"; }

missing=""
need() { missing="$missing $1"; }
has_library() { python3 -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }
has_font() { [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name "$1" 2>/dev/null | head -n 1)" ]; }

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  say "Taalbestek vraagt Python 3.11 of nieuwer als python3 (Debian 12 of later heeft dat)."
  exit 3
fi
python3 -c 'import venv, ensurepip' 2>/dev/null || need python3-venv
has_library libpango-1.0.so.0 || need libpango-1.0-0
has_library libpangoft2-1.0.so.0 || need libpangoft2-1.0-0
has_library libharfbuzz-subset.so.0 || need libharfbuzz-subset0
has_font 'OpenSans-Regular.ttf' || need fonts-open-sans
has_font 'DejaVuSans.ttf' || need fonts-dejavu-core
if [ "${1:-}" = test ]; then
  [ -x /usr/bin/chromium ] || need chromium
  has_library libatomic.so.1 || need libatomic1 # for the node inside playwright
fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  say "Installeer eerst, onder de namen die uw systeem ervoor heeft:$missing"
  exit 3
fi
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo"
else
  say "Er ontbreken systeempakketten. Laat een beheerder eenmalig uitvoeren:"
  printf '    apt-get update && apt-get install -y --no-install-recommends%s\n' "$missing"
  exit 3
fi
say "Systeempakketten installeren:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of names
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends $missing >/dev/null
