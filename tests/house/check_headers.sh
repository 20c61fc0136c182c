#!/bin/sh
# Every public header compiles alone, as C17 and as C11, without warnings.
# Usage: check_headers.sh CC ROOT
set -u
bad=0
for header in "$2"/include/afterrun/*.h; do
	for standard in c17 c11; do
		printf '#include "%s"\nint only_header;\n' "$header" |
			"$1" -std=$standard -Wall -Wextra -Wpedantic -Werror \
				-I"$2/include" -fsyntax-only -x c - || bad=1
	done
done
[ $bad = 0 ] && echo "every public header stands alone"
exit $bad
