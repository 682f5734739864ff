#!/usr/bin/env bash
# Builds libtorchworkers.so, where libtorch has Gloo and Gloo's headers are there (libgloo-dev); elsewhere it is left out, and `--workers` says so.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mkdir -p "$here/build"
if cmake -S "$here" -B "$here/build" -DCMAKE_BUILD_TYPE=Release > "$here/build/build.log" 2>&1; then
  cmake --build "$here/build" --parallel >> "$here/build/build.log" 2>&1 || { cat "$here/build/build.log" >&2; exit 1; }
fi
touch "$here/build/built"
