/* What is no column: texts, flags, the device's sums, laps and pauses, one
 * behind the other.  Numbers are the bits of doubles. */
#include <string.h>

#include "store/pack.h"

enum {
	TEXT_MAX = 4096,    /* bytes kept of a text */
	TEXT_NONE = 0xFFFF, /* there is no text */
	LAP_NUMBERS = 9,
	LAP_BYTES = LAP_NUMBERS * 8 + 2 * 2, /* at least */
	PAUSE_BYTES = 2 * 8,
	DEVICE_NUMBERS = 13
};

/* Every member of struct ar_device_values, in its order. */
static void
device_numbers(struct ar_device_values *d, double *at[DEVICE_NUMBERS])
{
	double *const all[DEVICE_NUMBERS] = {&d->timer_s, &d->elapsed_s,
	    &d->moving_s, &d->distance_m, &d->ascent_m, &d->descent_m,
	    &d->heart_avg_bpm, &d->heart_max_bpm, &d->cadence_avg_spm,
	    &d->rpe_0_10, &d->feel_0_100, &d->calories_kcal,
	    &d->recovery_advice_min};

	memcpy(at, all, sizeof all);
}

/* Every number of struct ar_lap, in its order. */
static void
lap_numbers(struct ar_lap *l, double *at[LAP_NUMBERS])
{
	double *const all[LAP_NUMBERS] = {&l->start_utc_s, &l->elapsed_s,
	    &l->timer_s, &l->distance_m, &l->ascent_m, &l->descent_m,
	    &l->heart_avg_bpm, &l->heart_max_bpm, &l->cadence_avg_spm};

	memcpy(at, all, sizeof all);
}

static void
put_double(struct ar_pack_bytes *out, double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	ar_pack_put_number(out, bits, 8);
}

/* A longer text is cut between two characters. */
static void
put_text(struct ar_pack_bytes *out, const char *text)
{
	size_t n = text ? strlen(text) : 0;

	if (n > TEXT_MAX) {
		n = TEXT_MAX;
		while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
			n--;
	}
	ar_pack_put_number(out, text ? n : TEXT_NONE, 2);
	ar_pack_put(out, text, n);
}

void
ar_pack_words_write(const struct ar_activity *activity,
    struct ar_pack_bytes *out)
{
	struct ar_device_values device = activity->device_values;
	const struct ar_stored_points *stored = &activity->stored;
	double *number[DEVICE_NUMBERS];

	put_text(out, activity->sport);
	put_text(out, activity->sub_sport);
	put_text(out, activity->name);
	put_text(out, activity->member);
	put_double(out, activity->start_utc_s);
	put_double(out, activity->utc_offset_s);
	ar_pack_put_number(out, activity->clock_unset, 1);
	ar_pack_put_number(out, activity->barometer, 1);
	device_numbers(&device, number);
	for (size_t i = 0; i < DEVICE_NUMBERS; i++)
		put_double(out, *number[i]);
	ar_pack_put_number(out, stored->points, 8);
	ar_pack_put_number(out, stored->with_position, 8);
	ar_pack_put_number(out, stored->with_heart, 8);
	put_double(out, stored->first_time_s);
	put_double(out, stored->last_time_s);
	put_double(out, activity->heart_avg_bpm);
	put_double(out, activity->heart_max_bpm);
	ar_pack_put_number(out, activity->lap_count, 4);
	for (size_t i = 0; i < activity->lap_count; i++) {
		struct ar_lap lap = activity->laps[i];

		lap_numbers(&lap, number);
		for (size_t j = 0; j < LAP_NUMBERS; j++)
			put_double(out, *number[j]);
		put_text(out, lap.intensity);
		put_text(out, lap.trigger);
	}
	ar_pack_put_number(out, activity->pause_count, 4);
	for (size_t i = 0; i < activity->pause_count; i++) {
		put_double(out, activity->pauses[i].start_utc_s);
		put_double(out, activity->pauses[i].end_utc_s);
	}
}

/* What is read, and the arena it goes to; failed: no memory. */
struct words {
	struct ar_bytes in;
	struct ar_arena *arena;
	bool failed;
};

static uint64_t
get_u64(struct words *w)
{
	const unsigned char *at = ar_bytes_take(&w->in, 8);

	return at ? ar_get_u64le(at) : 0;
}

static double
get_double(struct words *w)
{
	uint64_t bits = get_u64(w);
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

static const char *
get_text(struct words *w)
{
	const unsigned char *size = ar_bytes_take(&w->in, 2), *at;
	size_t n = size ? ar_get_u16le(size) : TEXT_NONE;
	char *text;

	if (n == TEXT_NONE)
		return NULL;
	at = ar_bytes_take(&w->in, n);
	if (!at || memchr(at, 0, n)) {
		w->in.short_read = true;
		return NULL;
	}
	text = ar_arena_text(w->arena, (const char *)at, n);
	w->failed |= !text;
	return text;
}

/* An array of as many items as the next number says, each of least bytes
 * or more here and of size there; *count gets how many. */
static void *
get_array(struct words *w, size_t least, size_t size, size_t *count)
{
	const unsigned char *at = ar_bytes_take(&w->in, 4);
	void *items = NULL;

	*count = 0;
	if (!at || ar_get_u32le(at) > ar_bytes_left(&w->in) / least) {
		w->in.short_read = true;
		return NULL;
	}
	if (ar_get_u32le(at) == 0)
		return NULL;
	items = ar_arena_array(w->arena, ar_get_u32le(at), size);
	if (items)
		*count = ar_get_u32le(at);
	w->failed |= !items;
	return items;
}

static void
get_laps(struct words *w, struct ar_activity *activity)
{
	double *number[LAP_NUMBERS];

	activity->laps = get_array(w, LAP_BYTES, sizeof *activity->laps,
	    &activity->lap_count);
	for (size_t i = 0; i < activity->lap_count && !w->failed; i++) {
		struct ar_lap *lap = &activity->laps[i];

		lap_numbers(lap, number);
		for (size_t j = 0; j < LAP_NUMBERS; j++)
			*number[j] = get_double(w);
		lap->intensity = get_text(w);
		lap->trigger = get_text(w);
	}
	activity->pauses = get_array(w, PAUSE_BYTES,
	    sizeof *activity->pauses, &activity->pause_count);
	for (size_t i = 0; i < activity->pause_count; i++) {
		activity->pauses[i].start_utc_s = get_double(w);
		activity->pauses[i].end_utc_s = get_double(w);
	}
}

enum ar_status
ar_pack_words_read(const struct ar_pack_content *content,
    struct ar_arena *arena, struct ar_activity *activity)
{
	struct words w = {ar_bytes_from(content->bytes, content->n), arena,
	    false};
	struct ar_stored_points *stored = &activity->stored;
	double *number[DEVICE_NUMBERS];

	activity->sport = get_text(&w);
	activity->sub_sport = get_text(&w);
	activity->name = get_text(&w);
	activity->member = get_text(&w);
	activity->start_utc_s = get_double(&w);
	activity->utc_offset_s = get_double(&w);
	activity->clock_unset = ar_bytes_u8(&w.in) != 0;
	activity->barometer = ar_bytes_u8(&w.in) != 0;
	device_numbers(&activity->device_values, number);
	for (size_t i = 0; i < DEVICE_NUMBERS; i++)
		*number[i] = get_double(&w);
	stored->points = (size_t)get_u64(&w);
	stored->with_position = (size_t)get_u64(&w);
	stored->with_heart = (size_t)get_u64(&w);
	stored->first_time_s = get_double(&w);
	stored->last_time_s = get_double(&w);
	activity->heart_avg_bpm = get_double(&w);
	activity->heart_max_bpm = get_double(&w);
	get_laps(&w, activity);
	if (w.failed)
		return AR_EMEM;
	return w.in.short_read || w.in.at != w.in.size ? AR_EDAMAGE : AR_OK;
}
