#!/usr/bin/env bash
# Scores bin/demarche on the gold texts. They are not part of the repository:
# DEMARCHE_SHARED names the folder that holds data/ and eval/ (default: ../shared).
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${DEMARCHE_SHARED:-../shared}
if [[ ! -d $shared/data ]]; then
  echo "eval: no gold texts at $shared: skipped"
  exit 0
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
score="python3 $shared/eval/score.py"

run() { # run KIND FILE [flags of extract...]
  local kind=$1 file=$2
  shift 2
  [[ -e $file ]] || return 0
  $score input "$file" >"$out/in"
  bin/demarche extract "$@" - <"$out/in" >"$out/pred" || [[ $? == 3 ]]
  printf '%-34s %s\n' "$(basename "$file")" "$($score "$kind" "$file" "$out/pred")"
}

for f in "$shared"/data/dev/times_*.jsonl; do run times "$f" --only times; done
for f in events_en events_ja; do run events "$shared/data/dev/$f.jsonl"; done
run codes "$shared/data/dev/events_plover_gsr_en.jsonl"
bin/demarche extract --published 2024-06-19 "$shared/data/seed/putin-pyongyang.ja.txt" >"$out/pred"
printf '%-34s %s\n' seed "$($score events "$shared/data/seed/putin-pyongyang.gold.jsonl" "$out/pred")"

# The floors: a change that falls below them is not taken.
bin/demarche eval --least en=detect=88,type=85,strict=68,modality=91,extra=5 --least ja=detect=86,type=84,strict=56,modality=86,extra=5 \
  "$shared/data/dev/events_en.jsonl" "$shared/data/dev/events_ja.jsonl" >"$out/table" || { cat "$out/table"; exit 1; }
sed -n '1,8p' "$out/table"
