#!/bin/sh
# Runs a command beside a throw-away PostgreSQL cluster on loopback, whose DSN is
# in TEST_POSTGRES_DSN, and removes the cluster afterwards.
#
#   tools/pg/run.sh go test ./models/...
#
# PG_BIN names the folder of initdb and pg_ctl where it is not the newest of
# Debian's. PostgreSQL refuses to run as root: as root, it runs as "postgres".
set -eu

if [ "$#" -eq 0 ]; then
    echo "usage: tools/pg/run.sh COMMAND [ARGUMENT ...]" >&2
    exit 2
fi

bin=${PG_BIN:-}
if [ -z "$bin" ]; then
    for dir in /usr/lib/postgresql/*/bin; do
        [ -x "$dir/initdb" ] && bin=$dir
    done
fi
if [ -z "$bin" ] && command -v initdb >/dev/null; then
    bin=$(dirname "$(command -v initdb)")
fi
if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed: try 'apt-get install postgresql', or set PG_BIN" >&2
    exit 1
fi

dir=$(mktemp -d "${TMPDIR:-/tmp}/demarche-pg.XXXXXX")
as=
if [ "$(id -u)" -eq 0 ]; then
    as="setpriv --reuid=postgres --regid=postgres --clear-groups env HOME=$dir"
    chown postgres "$dir"
fi
stop() {
    $as "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$dir"
}
trap stop EXIT
trap 'exit 130' INT TERM

# A port that was free a moment ago.
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

(cd "$dir" && $as "$bin/initdb" -D "$dir/data" -U demarche -A trust -E UTF8 --locale=C.UTF-8 >"$dir/init.log" 2>&1) || {
    cat "$dir/init.log" >&2
    exit 1
}
# No durability: the cluster lives for one command.
(cd "$dir" && $as "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/server.log" start -o \
    "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir -c fsync=off -c full_page_writes=off -c synchronous_commit=off" >/dev/null) || {
    cat "$dir/server.log" >&2
    exit 1
}

export TEST_POSTGRES_DSN="postgres://demarche@127.0.0.1:$port/postgres?sslmode=disable"
status=0
"$@" || status=$?
exit $status
