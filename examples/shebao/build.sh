#!/usr/bin/env bash
# Builds the program into dist/, for each system given or for all. The same source gives the same bytes, whoever builds
# it and wherever: no paths, no dates, no C.
#
#   ./build.sh                      every system
#   ./build.sh linux/amd64 ...      these
#   DIST=/tmp/dist ./build.sh       into another folder
set -euo pipefail
cd "$(dirname "$0")"
dist=${DIST:-dist}
systems=("$@")
if [ ${#systems[@]} -eq 0 ]; then
  systems=(linux/amd64 linux/arm64 windows/amd64 windows/arm64 darwin/amd64 darwin/arm64)
fi
mkdir -p "$dist"
for system in "${systems[@]}"; do
  name="shebao-${system%/*}-${system#*/}"
  if [ "${system%/*}" = windows ]; then
    name="$name.exe"
  fi
  CGO_ENABLED=0 GOOS="${system%/*}" GOARCH="${system#*/}" GOFLAGS= \
    go build -trimpath -buildvcs=false -ldflags '-s -w -buildid=' -o "$dist/$name" .
  echo "$dist/$name"
done
