#!/bin/sh
# install.sh BUILD_DIR: put the node peers into BUILD_DIR/bench-peers.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
to=${1:?usage: install.sh BUILD_DIR}/bench-peers
mkdir -p "$to"
cp "$here/package.json" "$here/package-lock.json" "$to"
cd "$to" && npm ci --ignore-scripts --no-audit --no-fund
