#include "doors/audio/clip.h"

#include <math.h>
#include <samplerate.h>
#include <stdlib.h>
#include <string.h>

#include "doors/audio/limit.h"

/* The middle of what podcasts and broadcasters use (EBU R 128: -23, music
 * players: -14), so that a phone's loudspeaker is enough. */
static const double TARGET_LUFS = -18;
/* One voice's lines differ little; more than this is a click or a hum. */
static const double GAIN_MAX_DB = 12;
/* -3 dB of true peak: under -1 dB with the end of a bell below it and with
 * what lossy codecs add. */
static const float CEILING = 0.7F;
/* Turning peaks down costs loudness: so often it is made up for. */
enum { LEVELLINGS = 3 };
/* Quieter than this part of the highest sample is silence (-40 dB). */
static const float SILENCE = 0.01F;

/* Kept before the onset and after the end, faded. */
enum { BEFORE_MS = 5, AFTER_MS = 40, SECOND_MS = 1000 };
/* Strong is what has a fortieth of the power of the loudest 5 ms (-16 dB). */
static const double STRONG = 1.0 / 40;
enum { STEP_MS = 5 };

static void
fade(struct sound *sound, size_t in, size_t out)
{
	size_t n = sound->count;

	in = in < n / 2 ? in : n / 2;
	out = out < n / 2 ? out : n / 2;
	for (size_t i = 0; i < in; i++)
		sound->samples[i] *= (float)i / (float)in;
	for (size_t i = 0; i < out; i++)
		sound->samples[n - 1 - i] *= (float)i / (float)out;
}

static void
trim(struct sound *sound)
{
	size_t before = (size_t)(sound->hz * BEFORE_MS / SECOND_MS);
	size_t after = (size_t)(sound->hz * AFTER_MS / SECOND_MS);
	size_t from = 0, to = sound->count;
	float most = 0;

	for (size_t i = 0; i < sound->count; i++)
		most = fmaxf(most, fabsf(sound->samples[i]));
	while (from < to && !(fabsf(sound->samples[from]) > most * SILENCE))
		from++;
	while (to > from &&
	    !(fabsf(sound->samples[to - 1]) > most * SILENCE))
		to--;
	if (from < to) {
		from = from > before ? from - before : 0;
		to = sound->count - to > after ? to + after : sound->count;
	}
	memmove(sound->samples, sound->samples + from,
	    (to - from) * sizeof *sound->samples);
	sound->count = to - from;
	fade(sound, before, after);
}

static bool
resample(struct sound *sound)
{
	double ratio = (double)RATE_HZ / sound->hz;
	size_t room = (size_t)ceil((double)sound->count * ratio) + 1;
	float *samples = calloc(room, sizeof *samples);
	SRC_DATA data;

	if (!samples)
		return false;
	memset(&data, 0, sizeof data);
	data.data_in = sound->samples;
	data.input_frames = (long)sound->count;
	data.data_out = samples;
	data.output_frames = (long)room;
	data.src_ratio = ratio;
	if (src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1) != 0) {
		free(samples);
		return false;
	}
	free(sound->samples);
	sound->samples = samples;
	sound->count = (size_t)data.output_frames_gen;
	sound->hz = RATE_HZ;
	return true;
}

/* The first step of STEP_MS that is strong; 0: it begins so. */
static size_t
first_strong(const struct sound *sound)
{
	size_t step = RATE_HZ / SECOND_MS * STEP_MS;
	size_t steps = sound->count / step;
	double most = 0;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < steps; i++) {
			double power = 0;

			for (size_t k = i * step; k < (i + 1) * step; k++)
				power += (double)sound->samples[k] *
				    (double)sound->samples[k];
			if (pass == 0)
				most = fmax(most, power);
			else if (power > most * STRONG)
				return i;
		}
	}
	return 0;
}

/* A word begins for the ear between its first breath and its vowel: of a
 * soft consonant (f, h) one half goes before the cue.  One that is longer
 * than two leads loses its beginning. */
static void
find_lead(struct sound *sound)
{
	size_t millisecond = RATE_HZ / SECOND_MS;
	size_t soft = first_strong(sound) * STEP_MS * millisecond;
	size_t most = (size_t)CLIP_LEAD_MS * millisecond;

	if (soft > 2 * most) {
		size_t cut = soft - 2 * most;

		sound->count -= cut;
		memmove(sound->samples, sound->samples + cut,
		    sound->count * sizeof *sound->samples);
		fade(sound, BEFORE_MS * millisecond, 0);
		soft = 2 * most;
	}
	sound->lead = soft / 2;
}

static void
amplify(struct sound *sound, double gain_db)
{
	float gain = (float)pow(10, gain_db / 20);

	for (size_t i = 0; i < sound->count; i++)
		sound->samples[i] *= gain;
}

static bool
level(const struct loud_peaks *peaks, struct sound *sound)
{
	for (int i = 0; i < LEVELLINGS; i++) {
		double gain_db = TARGET_LUFS -
		    loud_lufs(sound->samples, sound->count);

		if (!(fabs(gain_db) < GAIN_MAX_DB))
			gain_db = gain_db < 0 ? -GAIN_MAX_DB : GAIN_MAX_DB;
		amplify(sound, gain_db);
		if (!limit_peaks(peaks, CEILING, sound->samples,
		    sound->count))
			return false;
	}
	return true;
}

bool
clip_finish(const struct loud_peaks *peaks, struct sound *sound)
{
	trim(sound);
	if (sound->count == 0)
		return true;
	if (sound->hz != RATE_HZ && !resample(sound))
		return false;
	find_lead(sound);
	return level(peaks, sound);
}
