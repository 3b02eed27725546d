#!/bin/sh
# How fast an export is, beside `sqlite3 -json` on the same rows. DB is a database
# of Demarche; the rows go through CSV into a table of their own first.
#
#   tools/bench-export.sh bin/demarche /tmp/1m.db
set -eu
demarche=$1 db=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$demarche" export --db "$db" --format csv -o "$dir/events.csv"
sqlite3 "$dir/flat.db" ".import --csv $dir/events.csv events"
rate() { # rate NAME COMMAND...: megabytes a second of what it prints, the median of three runs
	name=$1
	shift
	for _ in 1 2 3; do
		from=$(date +%s%N)
		bytes=$("$@" | wc -c)
		echo "$bytes $(($(date +%s%N) - from))"
	done | awk '{print $1 / 1e6 / ($2 / 1e9), $1 / 1e6}' | sort -n |
		awk -v name="$name" 'NR == 2 {printf "| %s | %.0f MB/s | %.0f MB |\n", name, $1, $2}'
}
echo "| export | rate | size |"
echo "|---|---:|---:|"
rate "sqlite3 -json" sqlite3 -json "$dir/flat.db" "SELECT * FROM events"
rate "demarche export --format ndjson" "$demarche" export --db "$db" --format ndjson
