#!/bin/sh
# What the core takes from the system: every undefined symbol of libafterrun.a
# that the library does not define itself must stand in tools/core_imports.txt
# (a line is a name, or a prefix that ends in *).  And what it shows: every
# symbol that libafterrun.so exports begins with ar_.
# Usage: check_imports.sh LIBAFTERRUN.a LIBAFTERRUN.so
set -eu
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
nm -u "$1" 2>/dev/null | awk '$1 == "U" { print $2 }' | sort -u >"$work/used"
nm --defined-only "$1" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u \
	>"$work/defined"
comm -23 "$work/used" "$work/defined" >"$work/outside"
grep -v '^#' "$here/core_imports.txt" | sed 's/[.]/\\./g; s/\*$/.*/; s/.*/^&$/' \
	>"$work/allowed"
# the instrumentation of sanitizers and coverage is not the core's doing
grep -vE '^__(asan|ubsan|tsan|sanitizer|gcov|llvm|stack_chk|odr_asan)' \
	"$work/outside" | grep -vEf "$work/allowed" >"$work/bad" || true
if [ -s "$work/bad" ]; then
	echo "the core may not use:"
	cat "$work/bad"
	exit 1
fi
nm -D --defined-only "$2" | awk '{ print $3 }' | sed 's/@.*//' |
	grep -vE '^(ar_|__asan|__odr_asan|__gcov|__sancov|mangle_path|_init$|_fini$)' \
	>"$work/shown" || true
if [ -s "$work/shown" ]; then
	echo "exported without the prefix ar_:"
	cat "$work/shown"
	exit 1
fi
echo "the core imports memory, maths and its libraries; it exports ar_ only"
