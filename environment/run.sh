#!/usr/bin/env bash
# The main job: set-up, then every notebook without a screen. What they show goes to artifacts/notebooks; index.html is the way in.
#
#   bash environment/run.sh [--full] [--engine ...]
#
# Quick parameters unless --full, which runs the whole course as it is written.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
quick=--quick
setup=()
for argument in "$@"; do
  case "$argument" in
    --full) quick= ;;
    *) setup+=("$argument") ;;
  esac
done
bash "$root/environment/setup.sh" "${setup[@]}"
cd "$root"
snapshots=
command -v chromium > /dev/null && snapshots=--snapshots
status=0
"$root/environment/workbook" run notebooks/*.ipynb $quick --html $snapshots --output artifacts/notebooks || status=$?
"$root/environment/workbook" gallery artifacts/notebooks --title FineTuneNotebooks --output artifacts/notebooks/index.html
exit $status
