#!/usr/bin/env bash
# Builds both modules into dist/ and prints their sizes. The same source gives the same bytes.
#
#   ./build.sh                      dist/shebao-wasi.wasm and the package dist/npm
#   DIST=/tmp/dist ./build.sh       into another folder
#
# wasm_exec.js is what the Go toolchain loads its modules with; it has to be that of the same toolchain, so it is copied
# from there, with its licence.
set -euo pipefail
cd "$(dirname "$0")"
dist=${DIST:-dist}
npm="$dist/npm"
mkdir -p "$npm"
export GOARCH=wasm GOFLAGS=
flags=(-trimpath -buildvcs=false -ldflags '-s -w -buildid=')
GOOS=wasip1 go build "${flags[@]}" -buildmode=c-shared -o "$dist/shebao-wasi.wasm" ./wasi
GOOS=js go build "${flags[@]}" -o "$npm/shebao.wasm" ./js
cp npm/* "$npm"
cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" "$npm"
cp "$(go env GOROOT)/LICENSE" "$npm/LICENSE.wasm_exec"
for module in "$dist/shebao-wasi.wasm" "$npm/shebao.wasm"; do
  echo "$module: $(wc -c <"$module") bytes, $(gzip -9 -n -c "$module" | wc -c) gzipped"
done
