#!/bin/sh
# The output that README.md shows is what the program prints.
# Usage: check_readme.sh AFTERRUN README
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk '/^```/ { n++; next } n == 1' "$2" >"$work/shown"
env LC_ALL=C.UTF-8 COLUMNS=80 "$1" demo >"$work/printed"
diff -u "$work/shown" "$work/printed"
echo "README.md shows what the program prints"
