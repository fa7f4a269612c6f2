#!/usr/bin/env bash
# Builds the runner when its sources changed, then becomes it: run.sh up | down | servers | test …
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
runner=$root/artifacts/bin/Local/release/Stillwater.Local.dll
stamp=$root/artifacts/runner.stamp

if ! command -v dotnet > /dev/null; then
  echo "No dotnet in PATH: install the .NET 10 SDK (https://dot.net), then run this again." >&2
  exit 1
fi

sources=("$root/infra/local" "$root/contracts" "$root"/Directory.*.props "$root/global.json")
if [ ! -e "$runner" ] || [ ! -e "$stamp" ] || [ -n "$(find "${sources[@]}" -newer "$stamp" \
    \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.json' \) -print -quit)" ]; then
  [ "${1:-}" = servers ] || echo "Building the runner"
  mkdir -p "$root/artifacts"
  touch "$stamp.new"
  if ! output=$(dotnet build "$root/infra/local/Local.csproj" -c Release --artifacts-path "$root/artifacts" \
      -nologo -v q -nodeReuse:false -p:UseSharedCompilation=false 2>&1); then
    printf '%s\n' "$output" | grep -E 'error|rror:' | sort -u | head -5 >&2
    echo "The runner in infra/local could not be built." >&2
    exit 1
  fi
  mv "$stamp.new" "$stamp"
fi

exec dotnet "$runner" "$@"
