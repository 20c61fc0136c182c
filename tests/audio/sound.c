#include "sound.h"

#include <math.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"

static const double FRAME_S = 0.005, EARLY_S = 0.08, QUIET_S = 0.05,
	LATE_S = 0.2, LOUDEST_S = 0.3;

void
heard_read(const char *path, struct heard *heard)
{
	SF_INFO info;
	SNDFILE *file;
	const char *title;
	sf_count_t got = 1;

	memset(heard, 0, sizeof *heard);
	memset(&info, 0, sizeof info);
	file = sf_open(path, SFM_READ, &info);
	if (!file)
		fail_msg("%s: %s", path, sf_strerror(NULL));
	assert_int_equal(info.channels, 1);
	assert_true(info.frames > 0);
	heard->hz = info.samplerate;
	heard->samples = calloc((size_t)info.frames, sizeof(float));
	assert_non_null(heard->samples);
	while (got > 0 && heard->count < (size_t)info.frames) {
		got = sf_readf_float(file, heard->samples + heard->count,
		    info.frames - (sf_count_t)heard->count);
		heard->count += got > 0 ? (size_t)got : 0;
	}
	title = sf_get_string(file, SF_STR_TITLE);
	snprintf(heard->title, sizeof heard->title, "%s", title ? title : "");
	sf_close(file);
}

void
heard_free(struct heard *heard)
{
	free(heard->samples);
	memset(heard, 0, sizeof *heard);
}

double
heard_power(const struct heard *heard, double at_s)
{
	long from = lround(at_s * heard->hz);
	long n = lround(FRAME_S * heard->hz);
	double sum = 0;

	for (long i = from; i < from + n; i++)
		if (i >= 0 && i < (long)heard->count)
			sum += (double)heard->samples[i] *
			    (double)heard->samples[i];
	return sqrt(sum / (double)n);
}

double
heard_onset(const struct heard *heard, double at_s)
{
	double loudest = 0;

	for (double t = 0; t < LOUDEST_S; t += FRAME_S)
		loudest = fmax(loudest, heard_power(heard, at_s + t));
	for (double t = -EARLY_S; t < LATE_S; t += FRAME_S) {
		bool loud = heard_power(heard, at_s + t) > loudest / 8 &&
		    loudest > 0.005;

		if (loud)
			return t < -QUIET_S ? (double)NAN : t;
	}
	return NAN;
}

bool
heard_can(const char *ending)
{
	static const struct {
		const char *ending;
		int kind;
	} kinds[] = {
		{"wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
		{"flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
		{"ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
		{"opus", SF_FORMAT_OGG | SF_FORMAT_OPUS},
		{"mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III},
	};
	SF_INFO info;

	memset(&info, 0, sizeof info);
	info.channels = 1;
	info.samplerate = 48000;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strcmp(ending, kinds[i].ending) != 0)
			continue;
		info.format = kinds[i].kind;
		return sf_format_check(&info) != 0;
	}
	return false;
}
