#!/bin/sh
# check_make.sh AFTERRUN_MAKE: the same options give the same bytes, another
# seed gives others, and the seeds for the fuzzers stay small.
set -eu
make=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$make" "$work/a" --count 3 --format mixed --hours 0.1 --seed 7
"$make" "$work/b" --count 3 --format mixed --hours 0.1 --seed 7
"$make" "$work/c" --count 3 --format mixed --hours 0.1 --seed 8
diff -r "$work/a" "$work/b"
test "$(ls "$work/a" | wc -l)" -eq 3
if cmp -s "$work/a/run-000001.fit" "$work/c/run-000001.fit"; then
	echo "another seed gave the same file" >&2
	exit 1
fi
"$make" --corpus "$work/corpus"
bytes=$(cat "$work"/corpus/*/* | wc -c)
test "$bytes" -lt 300000
status=0
"$make" "$work/d" --format csv 2>/dev/null || status=$?
test "$status" -eq 2
