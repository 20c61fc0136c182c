#!/bin/sh
# The floor check itself must see a fault: a tree with four of them.
# Usage: check_floor_check.sh ROOT
set -eu
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/cmake" "$tree/base" "$tree/recovery" "$tree/doors/cli" \
	"$tree/include/afterrun"
cp "$1/cmake/floors.txt" "$tree/cmake/"
echo '#include <stdio.h>' >"$tree/base/a.c"
echo '#include "doors/cli/x.h"' >"$tree/recovery/b.c"
echo '#include <jansson.h>' >"$tree/recovery/c.c"
printf '#include <stdio.h>\n#include "app/x.h"\n' >"$tree/doors/cli/fine.c"
echo '#include "afterrun/seen.h"' >"$tree/include/afterrun/afterrun.h"
: >"$tree/include/afterrun/seen.h"
: >"$tree/include/afterrun/unseen.h"
if python3 "$1/tools/check_floors.py" "$tree" >"$tree/said"; then
	echo "the floor check passed a broken tree"
	exit 1
fi
[ "$(wc -l <"$tree/said")" = 4 ] || { cat "$tree/said"; exit 1; }
echo "the floor check sees each of four faults"
