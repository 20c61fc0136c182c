# Sourced by ./run and ./test: make sure that Debian packages are there.
# need_packages NAME… installs the missing ones, as root or by sudo, and says
# which; it ends the script with one line when that is not possible.

# What a person should see goes to 3, also while a log takes the rest.
exec 3>&2

stop() {
	echo "afterrun: $1" >&3
	exit 1
}

missing_packages() {
	for package in "$@"; do
		dpkg-query -W -f='${Status}' "$package" 2>/dev/null |
			grep -q '^install ok installed$' || printf '%s ' "$package"
	done
}

need_packages() {
	command -v dpkg-query >/dev/null ||
		stop "this is not Debian; install by hand what README.md lists under \"Building elsewhere\", then: cmake --preset release && cmake --build build/release"
	missing=$(missing_packages "$@")
	[ -z "$missing" ] && return 0
	if [ "$(id -u)" = 0 ]; then
		as_root=""
	elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
		as_root="sudo"
	else
		stop "missing packages: ${missing}- ask an administrator for: apt-get install $missing"
	fi
	echo "afterrun: installing ${missing}(apt-get${as_root:+, by sudo})" >&3
	log=$(mktemp)
	# shellcheck disable=SC2086
	if ! { $as_root apt-get update -q &&
		DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qy \
			--no-install-recommends $missing; } >"$log" 2>&1; then
		grep -E '^(E|W):' "$log" | head -n 3 >&3
		rm -f "$log"
		stop "apt-get could not install ${missing}- is the network up and is nobody else using apt?"
	fi
	rm -f "$log"
}

BUILD_PACKAGES="gcc libc6-dev cmake ninja-build pkg-config libexpat1-dev
	zlib1g-dev libzip-dev libjansson-dev libsqlite3-dev libzstd-dev nettle-dev"
PAGE_PACKAGES="libcairo2-dev libpango1.0-dev fonts-dejavu-core"
GUIDE_PACKAGES="libncurses-dev"
AUDIO_PACKAGES="libsndfile1-dev libsamplerate0-dev espeak-ng"
HTTP_PACKAGES="libmicrohttpd-dev libsodium-dev libqrencode-dev"
# a node that came from elsewhere is as good
WEB_PACKAGES=""
command -v node >/dev/null && command -v npm >/dev/null ||
	WEB_PACKAGES="nodejs npm"
TEST_PACKAGES="libical-dev clang libclang-rt-14-dev binutils libcmocka-dev python3 mandoc
	poppler-utils tmux procps $PAGE_PACKAGES $GUIDE_PACKAGES
	$AUDIO_PACKAGES $HTTP_PACKAGES $WEB_PACKAGES chromium openssl zbar-tools
	python3-yaml python3-jsonschema"
