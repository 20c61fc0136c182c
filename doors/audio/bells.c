#include "doors/audio/bells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "doors/audio/loud.h"

enum { NOTES_MAX = 3, PARTIALS = 3 };

struct note {
	double at_s;
	double hz;
};

struct shape {
	struct note notes[NOTES_MAX];
	int count;
	double decay_s; /* until 1/e */
	double length_s;
	double peak;    /* of full scale */
};

/* Ours: notes of one chord, within what a phone's loudspeaker can do.  Half a
 * second after its onset, when speech may follow, a bell has all but died. */
static const struct shape shapes[BELLS] = {
	[BELL_START] = {{{0, 659.26}, {0.16, 880}}, 2, 0.16, 0.8, 0.32},
	[BELL_CHANGE] = {{{0, 739.99}, {0.24, 739.99}}, 2, 0.13, 0.8, 0.32},
	[BELL_COUNT] = {{{0, 987.77}}, 1, 0.1, 0.4, 0.25},
	[BELL_END] = {{{0, 880}, {0.2, 659.26}, {0.4, 440}}, 3, 0.3, 1.4,
	    0.32},
	[BELL_TICK] = {{{0, 1318.51}}, 1, 0.02, 0.1, 0.06},
};

/* A small bell: what sounds above the note, and dies sooner. */
static const double ratio[PARTIALS] = {1, 2, 3.01};
static const double share[PARTIALS] = {1, 0.3, 0.1};
static const double RISE_S = 0.004, FADE_S = 0.03;
static const double QUIET = 0.35; /* -9 dB */
static const double PI = 3.14159265358979323846;

static double
note_at(const struct shape *shape, const struct note *note, double t)
{
	double sum = 0;

	t -= note->at_s;
	if (!(t > 0))
		return 0;
	for (int i = 0; i < PARTIALS; i++)
		sum += share[i] * exp(-t * ratio[i] / shape->decay_s) *
		    sin(2 * PI * note->hz * ratio[i] * t);
	return t < RISE_S ? sum * t / RISE_S : sum;
}

static bool
make(const struct shape *shape, double gain, struct sound *sound)
{
	double most = 0;

	sound->hz = RATE_HZ;
	sound->count = (size_t)(shape->length_s * RATE_HZ);
	sound->samples = calloc(sound->count, sizeof *sound->samples);
	if (!sound->samples)
		return false;
	for (size_t i = 0; i < sound->count; i++) {
		double t = (double)i / RATE_HZ, sum = 0;
		double left = shape->length_s - t;

		for (int k = 0; k < shape->count; k++)
			sum += note_at(shape, &shape->notes[k], t);
		sum *= left < FADE_S ? left / FADE_S : 1;
		most = fmax(most, fabs(sum));
		sound->samples[i] = (float)sum;
	}
	for (size_t i = 0; i < sound->count; i++)
		sound->samples[i] *= (float)(gain * shape->peak / most);
	return true;
}

bool
bells_make(struct bells *bells, bool quiet)
{
	memset(bells, 0, sizeof *bells);
	for (int i = 0; i < BELLS; i++)
		if (!make(&shapes[i], quiet ? QUIET : 1, &bells->sounds[i]))
			return false;
	return true;
}

void
bells_free(struct bells *bells)
{
	for (int i = 0; i < BELLS; i++)
		free(bells->sounds[i].samples);
	memset(bells, 0, sizeof *bells);
}
