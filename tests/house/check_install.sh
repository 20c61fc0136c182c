#!/bin/sh
# Installed, the library serves a foreign program through pkg-config alone.
# Usage: check_install.sh BUILD_DIR SOURCE_DIR CC CFLAGS
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$1" --prefix "$work/usr" >/dev/null
pc=$(dirname "$(find "$work/usr" -name afterrun.pc)")
sed -i "s#^prefix=.*#prefix=$work/usr#" "$pc/afterrun.pc"
export PKG_CONFIG_PATH="$pc"
# shellcheck disable=SC2046,SC2086
"$3" ${4:-} -std=c17 -Wall -Werror "$2/tests/house/consumer.c" -o "$work/consumer" \
	$(pkg-config --cflags --libs afterrun)
lib=$(dirname "$(find "$work/usr" -name libafterrun.so)")
LD_LIBRARY_PATH="$lib" "$work/consumer"
