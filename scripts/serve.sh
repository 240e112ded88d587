#!/bin/sh
# Brings the database up to date and serves the portal on this computer only.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
port=${PORT:-8000}

if ! $python -c 'import socket, sys; socket.create_server(("127.0.0.1", int(sys.argv[1]))).close()' "$port" 2>/dev/null; then
  printf '==> Poort %s is bezet of ongeldig. Kies een andere, zoals: make run PORT=8001\n' "$port"
  exit 1
fi
$python manage.py migrate --verbosity 0
$python manage.py laad_brieven
$python manage.py demo
printf '\n==> Taalbestek staat klaar op http://127.0.0.1:%s/  (stoppen met Ctrl-C)\n\n' "$port"
exec $python -m gunicorn kwaliteit.wsgi --worker-class gthread --threads 4 --bind "127.0.0.1:$port" --no-control-socket --log-level warning
