#!/usr/bin/env bash
# Set-up, then all tests. The last line counts them: N passed, N failed, N skipped.
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
bash "$root/environment/setup.sh" --with-tests "$@" || exit 1
cd "$root"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
status=0
for project in tests/*.Tests; do
  echo "== $project"
  dotnet test "$project" -c Release --nologo -v quiet --logger "console;verbosity=minimal" 2>&1 | tee -a "$log"
  [ "${PIPESTATUS[0]}" = 0 ] || status=1
done
# dotnet test closes each project with "Passed!  - Failed: 0, Passed: 12, Skipped: 0, Total: 12, ...".
count() { sed -n "s/.*[ -]$1: *\([0-9]*\),.*/\1/p" "$log" | awk '{ sum += $1 } END { print sum + 0 }'; }
passed="$(count Passed)" failed="$(count Failed)" skipped="$(count Skipped)"
# A project that does not build runs no test: that is a failure too.
[ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed, $skipped skipped"
[ "$status" = 0 ] && [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
