#!/bin/sh
# What a sound file costs and how loud it is: bench/audio.sh BUILD_DIR
# Renders sessions of 20 and 60 minutes in each kind; seconds and memory by
# time(1), loudness and true peak by ffmpeg's ebur128 where it is installed.
set -eu
build=$(CDPATH='' cd -- "${1:-build/release}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

session() {
	cat >case.json <<-END
	{"schema":"session-case/1","mode":"post_run","minutes_available":$1,
	"run":{"duration_min":150,"distance_km":30,"rpe":8,"descent_m":600},
	"tools":["roller","ball","water"],
	"soreness":{"calf":4,"quadriceps":5,"hamstring":4}}
	END
	"$build/afterrun" session --input case.json --json >session.json
}

loudness() {
	command -v ffmpeg >/dev/null || { echo "no ffmpeg"; return; }
	ffmpeg -hide_banner -nostats -i "$1" -af ebur128=peak=true -f null - \
		2>&1 | awk '/ I: /{i=$2} /Peak:/{p=$2}
		END {print i " LUFS, true peak " p " dB"}'
}

for minutes in 20 60; do
	session "$minutes"
	for kind in wav flac ogg opus mp3; do
		/usr/bin/time -f '%e s, %M kB' -o cost "$build/afterrun-audio" \
			-o "s.$kind" <session.json
		echo "$minutes min $kind: $(tail -n 1 cost)," \
			"$(wc -c <"s.$kind") bytes, $(loudness "s.$kind")"
		rm -f "s.$kind" s.cue
	done
done
