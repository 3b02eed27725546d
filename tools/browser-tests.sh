#!/usr/bin/env bash
# Runs each file of browser tests on a server of its own that serves the example articles.
# A file that fails is run once more on a fresh server, and the log says so: a browser on a
# crowded machine may lose a key or a frame. What fails twice fails.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${DEMARCHE_TEST_PORT:-18099}
dir='' server=''

stop() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  [ -z "$dir" ] || rm -rf "$dir"
  dir='' server=''
}
trap stop EXIT

serve() {
  dir=$(mktemp -d)
  bin/demarche serve --demo --db "$dir/demo.db" --listen "127.0.0.1:$port" 2>"$dir/log" &
  server=$!
  for _ in $(seq 600); do
    bin/demarche health --url "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
  done
  cat "$dir/log"
  return 1
}

run() {
  serve || return 1
  local code=0
  DEMARCHE_URL="http://127.0.0.1:$port" node --test --test-concurrency=1 "$1" || code=$?
  stop
  return "$code"
}

failed=() again=()
for file in frontend/test/browser/*.test.js; do
  echo "== $file"
  run "$file" && continue
  echo "== $file failed: once more on a fresh server"
  again+=("$file")
  run "$file" || failed+=("$file")
done
((${#again[@]} == 0)) || echo "== browser tests that needed a second run: ${again[*]}"
((${#failed[@]} == 0)) || { echo "== browser tests that failed twice: ${failed[*]}"; exit 1; }
echo "== browser tests: all files passed"
