#!/bin/sh
# The systemd units are sound, and well closed in.
# Usage: check_unit.sh SYSTEMD_ANALYZE SOURCE PROGRAM
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for unit in afterrun.service afterrun-user.service; do
	sed "s|^ExecStart=[^ ]*|ExecStart=$3|" \
		"$2/packaging/systemd/$unit" >"$work/$unit"
done
"$1" verify --man=no "$work/afterrun.service" 2>"$work/said" || {
	cat "$work/said" >&2
	exit 1
}
if grep -F "$work" "$work/said"; then
	exit 1
fi
"$1" security --offline=true --threshold=25 "$work/afterrun.service" \
	>"$work/score" || { cat "$work/score"; exit 1; }
tail -n 1 "$work/score"
