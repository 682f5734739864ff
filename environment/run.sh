#!/usr/bin/env bash
# The main job: set-up, then every notebook without a screen. What they show goes to artifacts/notebooks.
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
exec "$root/environment/workbook" run notebooks $quick --html --output artifacts/notebooks
