#!/usr/bin/env bash
# Serves the example articles on a free port and runs the browser tests on it.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
port=${DEMARCHE_TEST_PORT:-18099}
bin/demarche serve --demo --db "$dir/demo.db" --listen "127.0.0.1:$port" 2>"$dir/log" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$dir"' EXIT
for _ in $(seq 150); do
  bin/demarche health --url "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && break
  kill -0 $server 2>/dev/null || { cat "$dir/log"; exit 1; }
  sleep 0.2
done
DEMARCHE_URL="http://127.0.0.1:$port" npm --prefix frontend run --silent test:browser
