/* The pieces of the sound file by themselves: loudness against a signal whose
 * value is known, peaks, limits, trimming, what a voice may send. */
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "doors/audio/clip.h"
#include "doors/audio/limit.h"
#include "doors/audio/loud.h"
#include "doors/audio/sheet.h"
#include "doors/audio/spool.h"
#include "doors/audio/wave.h"

enum { SECOND = RATE_HZ };

static const double PI = 3.14159265358979323846;

static void
sine(float *samples, size_t n, double hz, double peak)
{
	for (size_t i = 0; i < n; i++)
		samples[i] = (float)(peak *
		    sin(2 * PI * hz * (double)i / RATE_HZ));
}

static float *
room_for(size_t n)
{
	float *samples = calloc(n, sizeof *samples);

	assert_non_null(samples);
	return samples;
}

/* BS.1770-4: a full-scale sine of 997 Hz in one channel is -3.01 LKFS; the
 * blocks at both ends, half in silence, cost 0.13. */
static void
test_loudness(void **state)
{
	size_t n = 10 * SECOND;
	float *samples = room_for(n);

	(void)state;
	sine(samples, n, 997, 1);
	check_near(loud_lufs(samples, n), -3.14, 0.02);
	sine(samples, n, 997, 0.1);
	check_near(loud_lufs(samples, n), -23.14, 0.02);
	/* what the gates leave out: silence, and what is 20 dB quieter */
	memset(samples + n / 2, 0, n / 2 * sizeof *samples);
	check_near(loud_lufs(samples, n), -23.2, 0.1);
	sine(samples + n / 2, n / 2, 997, 0.01);
	check_near(loud_lufs(samples, n), -23.2, 0.1);
	/* the high-pass: 40 Hz counts less, 4 kHz more */
	sine(samples, n, 40, 0.1);
	assert_true(loud_lufs(samples, n) < -27);
	sine(samples, n, 4000, 0.1);
	check_near(loud_lufs(samples, n), -19.7, 0.3);
	memset(samples, 0, n * sizeof *samples);
	assert_true(isnan(loud_lufs(samples, n)));
	assert_true(isnan(loud_lufs(samples, 0)));
	free(samples);
}

/* A quarter of the rate, off by an eighth: the samples never show the peak. */
static void
test_true_peak(void **state)
{
	struct loud_peaks peaks;
	float *samples = room_for(SECOND);

	(void)state;
	for (size_t i = 0; i < SECOND; i++)
		samples[i] = (float)(0.8 * sin(PI * ((double)i / 2 + 0.25)));
	loud_peaks_make(&peaks);
	assert_true(fabsf(samples[1000]) < 0.57F);
	check_near(loud_peak(&peaks, samples + 100, SECOND - 200), 0.8, 0.01);
	free(samples);
}

static void
test_limit(void **state)
{
	struct loud_peaks peaks;
	float *samples = room_for(SECOND), *before = room_for(SECOND);

	(void)state;
	loud_peaks_make(&peaks);
	sine(samples, SECOND, 440, 0.3);
	for (size_t i = 20000; i < 20500; i++)
		samples[i] *= 5;
	memcpy(before, samples, SECOND * sizeof *samples);
	assert_true(limit_peaks(&peaks, 0.7F, samples, SECOND));
	assert_true(loud_peak(&peaks, samples, SECOND) < 0.72F);
	/* far from the peak nothing changes */
	assert_memory_equal(samples, before, 19000 * sizeof *samples);
	memcpy(before, samples, SECOND * sizeof *samples);
	assert_true(limit_peaks(&peaks, 2, samples, SECOND));
	assert_memory_equal(samples, before, SECOND * sizeof *samples);
	free(samples);
	free(before);
}

/* Half a second at 22,050 Hz within silence: trimmed, at RATE_HZ, loud. */
static void
test_clip(void **state)
{
	struct loud_peaks peaks;
	struct sound sound = {.count = 22050 * 2, .hz = 22050};

	(void)state;
	loud_peaks_make(&peaks);
	sound.samples = room_for(sound.count);
	for (size_t i = 11025; i < 22050; i++)
		sound.samples[i] = 0.05F * (float)sin(0.2 * (double)i);
	assert_true(clip_finish(&peaks, &sound));
	assert_int_equal(sound.hz, RATE_HZ);
	check_near((double)sound.count / RATE_HZ, 0.545, 0.005);
	check_near(loud_lufs(sound.samples, sound.count), -18, 0.3);
	check_near((double)sound.lead / RATE_HZ, 0, 0.003);
	free(sound.samples);
}

/* A long soft start goes before the cue, but no further than it may. */
static void
check_lead(double soft_s, double lead_s)
{
	struct loud_peaks peaks;
	struct sound sound = {.count = SECOND, .hz = RATE_HZ};

	loud_peaks_make(&peaks);
	sound.samples = room_for(sound.count);
	sine(sound.samples, SECOND, 500, 0.3);
	for (size_t i = 0; i < (size_t)(soft_s * RATE_HZ); i++)
		sound.samples[i] *= 0.06F;
	assert_true(clip_finish(&peaks, &sound));
	check_near((double)sound.lead / RATE_HZ, lead_s, 0.004);
	free(sound.samples);
}

static void
test_lead(void **state)
{
	(void)state;
	check_lead(0, 0);
	check_lead(0.06, 0.03);
	check_lead(0.2, CLIP_LEAD_MS / 1000.0);
}

static void
test_silence(void **state)
{
	struct loud_peaks peaks;
	struct sound sound = {.count = SECOND, .hz = 22050};

	(void)state;
	loud_peaks_make(&peaks);
	sound.samples = room_for(sound.count);
	assert_true(clip_finish(&peaks, &sound));
	assert_int_equal(sound.count, 0);
	free(sound.samples);
}

/* espeak-ng's head with a length that cannot be, cut everywhere. */
static void
test_wave(void **state)
{
	unsigned char bytes[] = "RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\x01\0"
	    "\x01\0\x22\x56\0\0\x44\xac\0\0\x02\0\x10\0" "LIST\x03\0\0\0abc\0"
	    "data\xff\xff\xff\x7f\0\x40\0\xc0\x01";
	size_t n = sizeof bytes - 1;
	struct sound sound;

	(void)state;
	assert_true(wave_read(bytes, n, &sound));
	assert_int_equal(sound.hz, 22050);
	assert_int_equal(sound.count, 2);
	check_near(sound.samples[0], 0.5, 1e-6);
	check_near(sound.samples[1], -0.5, 1e-6);
	free(sound.samples);
	for (size_t cut = 0; cut < n; cut++) {
		unsigned char *copy = malloc(cut + 1);
		bool sound_read;

		assert_non_null(copy);
		memcpy(copy, bytes, cut);
		sound_read = wave_read(copy, cut, &sound);
		assert_true(!sound_read || cut >= n - 5);
		free(sound.samples);
		free(copy);
	}
	bytes[22] = 2; /* two channels */
	assert_false(wave_read(bytes, n, &sound));
}

static void
test_spool(void **state)
{
	struct spool spool;
	struct clip one, two;
	float a[] = {1, 2, 3}, b[] = {4, 5}, back[2];
	struct sound first = {a, 3, RATE_HZ, 1}, second = {b, 2, RATE_HZ, 0};

	(void)state;
	assert_true(spool_open(&spool));
	assert_true(spool_put(&spool, &first, &one));
	assert_true(spool_put(&spool, &second, &two));
	assert_true(spool_get(&spool, &one, 1, back, 2));
	assert_true(back[0] == 2 && back[1] == 3);
	assert_true(spool_get(&spool, &two, 0, back, 2));
	assert_true(back[0] == 4 && back[1] == 5);
	assert_false(spool_get(&spool, &two, 1, back, 2));
	assert_int_equal(one.lead, 1);
	spool_close(&spool);
}

static void
test_sheet_name(void **state)
{
	char name[16];

	(void)state;
	assert_true(sheet_name("a/b.c.opus", name, sizeof name));
	assert_string_equal(name, "a/b.c.cue");
	assert_false(sheet_name("a/very/long/name.ogg", name, sizeof name));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_loudness),
		cmocka_unit_test(test_true_peak),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_clip),
		cmocka_unit_test(test_lead),
		cmocka_unit_test(test_silence),
		cmocka_unit_test(test_wave),
		cmocka_unit_test(test_spool),
		cmocka_unit_test(test_sheet_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
