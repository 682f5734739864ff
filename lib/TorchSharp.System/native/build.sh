#!/usr/bin/env bash
# Builds the door into libtorch (native/build/libtorchdoor.so). LIBTORCH=/path takes an unpacked libtorch.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cmake -S "$here" -B "$here/build" -DCMAKE_BUILD_TYPE=Release > "$here/build.log" 2>&1 \
  && cmake --build "$here/build" --parallel >> "$here/build.log" 2>&1 \
  || { cat "$here/build.log" >&2; echo "The door into libtorch could not be built (see above)." >&2; exit 1; }
mkdir -p "$here/build" && mv "$here/build.log" "$here/build/build.log"
touch "$here/build/libtorchdoor.so"
