#!/bin/sh
# Runs a command with DATABASE_URL set to a temporary PostgreSQL server: `postgres.sh make test`.
# The server listens on a Unix socket only, forgets everything afterwards, and leaves a server that already runs alone.
set -eu
say() { printf '==> %s\n' "$*"; }

find_binaries() {
  for candidate in /usr/lib/postgresql/*/bin; do
    if [ -x "$candidate/initdb" ] && [ -x "$candidate/postgres" ]; then binaries=$candidate; fi
  done
}

binaries=""
find_binaries
if [ -z "$binaries" ]; then
  if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    say "PostgreSQL ontbreekt. Laat een beheerder eenmalig uitvoeren: apt-get update && apt-get install -y postgresql"
    exit 3
  fi
  say "PostgreSQL installeren"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends postgresql >/dev/null
  find_binaries
fi

directory=$(mktemp -d /tmp/taalbestek-postgres.XXXXXX)
server=""
clean_up() {
  status=$?
  trap - EXIT
  if [ -n "$server" ]; then
    # the server itself, not the subshell that the shell may have put around it
    kill -INT "$(head -n 1 "$directory/data/postmaster.pid")" 2>/dev/null || :
    wait "$server" 2>/dev/null || :
  fi
  rm -rf "$directory"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The server refuses to run as root: it then runs as the package's own user.
if [ "$(id -u)" = 0 ]; then
  chown postgres "$directory"
  unprivileged() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
else
  unprivileged() { "$@"; }
fi
unprivileged "$binaries/initdb" -D "$directory/data" -U taalbestek -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
unprivileged "$binaries/postgres" -D "$directory/data" -k "$directory" -c listen_addresses= \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off >"$directory/log" 2>&1 &
server=$!
tries=0
until "$binaries/pg_isready" -q -h "$directory" -U taalbestek; do
  tries=$((tries + 1))
  if [ "$tries" -gt 150 ] || ! kill -0 "$server" 2>/dev/null; then
    say "PostgreSQL start niet:"
    cat "$directory/log"
    exit 1
  fi
  sleep 0.2
done
"$binaries/createdb" -h "$directory" -U taalbestek taalbestek
say "PostgreSQL draait: $("$binaries/postgres" --version)"

socket=$(printf '%s' "$directory" | sed 's|/|%2F|g')
DATABASE_URL="postgres://taalbestek@$socket/taalbestek" "$@"
