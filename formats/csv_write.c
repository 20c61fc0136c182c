#include "afterrun/csv.h"

#include <math.h>

#include "afterrun/time.h"
#include "base/text.h"
#include "formats/csv.h"

enum {
	DEGREE_DECIMALS = 9,
	METRE_DECIMALS = 6,
	NARROW_DECIMALS = 9,
	MICRO_DIGITS = 6,
	SECOND_DIGITS = 19 /* of a time without its fraction */
};

const char *const ar_csv_wide_names[AR_CSV_WIDE] = {"lat_deg", "lon_deg",
    "distance_m"};

const char *const ar_csv_narrow_names[AR_CSV_NARROW] = {"altitude_m",
    "speed_m_s", "heart_bpm", "cadence_spm", "power_w", "temperature_c",
    "stance_time_ms", "stance_left_pct", "oscillation_mm",
    "vertical_ratio_pct", "step_length_mm"};

const char *const ar_csv_value_names[AR_CSV_VALUES] = {"utc_offset_s",
    "device_timer_s", "device_elapsed_s", "device_moving_s",
    "device_distance_m", "device_ascent_m", "device_descent_m",
    "device_heart_avg_bpm", "device_heart_max_bpm", "device_cadence_avg_spm",
    "device_rpe_0_10", "device_feel_0_100", "device_calories_kcal",
    "device_recovery_advice_min"};

void
ar_csv_columns_of(struct ar_samples *s, struct ar_csv_columns *columns)
{
	*columns = (struct ar_csv_columns){
	    {&s->lat_deg, &s->lon_deg, &s->distance_m},
	    {&s->altitude_m, &s->speed_m_s, &s->heart_bpm, &s->cadence_spm,
		&s->power_w, &s->temperature_c, &s->stance_time_ms,
		&s->stance_left_pct, &s->oscillation_mm,
		&s->vertical_ratio_pct, &s->step_length_mm}};
}

void
ar_csv_values_of(struct ar_activity *activity, double *values[AR_CSV_VALUES])
{
	struct ar_device_values *d = &activity->device_values;

	values[0] = &activity->utc_offset_s;
	values[1] = &d->timer_s;
	values[2] = &d->elapsed_s;
	values[3] = &d->moving_s;
	values[4] = &d->distance_m;
	values[5] = &d->ascent_m;
	values[6] = &d->descent_m;
	values[7] = &d->heart_avg_bpm;
	values[8] = &d->heart_max_bpm;
	values[9] = &d->cadence_avg_spm;
	values[10] = &d->rpe_0_10;
	values[11] = &d->feel_0_100;
	values[12] = &d->calories_kcal;
	values[13] = &d->recovery_advice_min;
}

void
ar_csv_lap_of(struct ar_lap *lap, double *values[AR_CSV_LAP_NUMBERS])
{
	values[0] = &lap->elapsed_s;
	values[1] = &lap->timer_s;
	values[2] = &lap->distance_m;
	values[3] = &lap->ascent_m;
	values[4] = &lap->descent_m;
	values[5] = &lap->heart_avg_bpm;
	values[6] = &lap->heart_max_bpm;
	values[7] = &lap->cadence_avg_spm;
}

/* 2026-11-21T06:30:00.25Z; nothing for NAN. */
static void
put_time(struct ar_text *out, double utc_s)
{
	double whole = floor(utc_s);
	long micros = isnan(utc_s) ? 0 : lround((utc_s - whole) * 1e6);
	char text[AR_TIME_TEXT];
	char digits[MICRO_DIGITS];
	size_t used = MICRO_DIGITS;

	if (isnan(utc_s))
		return;
	if (micros == 1000000) {
		micros = 0;
		whole += 1;
	}
	ar_time_utc_text(whole, text);
	ar_text_add_n(out, text, SECOND_DIGITS);
	for (size_t i = MICRO_DIGITS; i-- > 0; micros /= 10)
		digits[i] = (char)('0' + micros % 10);
	while (used && digits[used - 1] == '0')
		used--;
	if (used) {
		ar_text_add(out, ".");
		ar_text_add_n(out, digits, used);
	}
	ar_text_add(out, "Z");
}

static void
put_number(struct ar_text *out, double value, int decimals)
{
	if (!isnan(value))
		ar_text_number(out, value, decimals);
}

static void
put_key(struct ar_text *out, const char *key)
{
	ar_text_add(out, "# ");
	ar_text_add(out, key);
	ar_text_add(out, "=");
}

/* Line ends in the value become blanks. */
static void
put_words(struct ar_text *out, const char *key, const char *value)
{
	if (!value)
		return;
	put_key(out, key);
	for (; *value; value++)
		ar_text_add_n(out, *value == '\n' || *value == '\r' ? " "
								    : value,
		    1);
	ar_text_add(out, "\n");
}

static void
put_time_key(struct ar_text *out, const char *key, double utc_s)
{
	if (isnan(utc_s))
		return;
	put_key(out, key);
	put_time(out, utc_s);
	ar_text_add(out, "\n");
}

static void
put_laps(struct ar_text *out, const struct ar_activity *activity)
{
	for (size_t i = 0; i < activity->lap_count; i++) {
		struct ar_lap lap = activity->laps[i];
		double *values[AR_CSV_LAP_NUMBERS];

		ar_csv_lap_of(&lap, values);
		put_key(out, "lap");
		put_time(out, lap.start_utc_s);
		for (size_t v = 0; v < AR_CSV_LAP_NUMBERS; v++) {
			ar_text_add(out, ",");
			put_number(out, *values[v], METRE_DECIMALS);
		}
		ar_text_add(out, ",");
		ar_text_add(out, lap.intensity ? lap.intensity : "");
		ar_text_add(out, ",");
		ar_text_add(out, lap.trigger ? lap.trigger : "");
		ar_text_add(out, "\n");
	}
}

static void
put_pauses(struct ar_text *out, const struct ar_activity *activity)
{
	for (size_t i = 0; i < activity->pause_count; i++) {
		put_key(out, "pause");
		put_time(out, activity->pauses[i].start_utc_s);
		ar_text_add(out, ",");
		put_time(out, activity->pauses[i].end_utc_s);
		ar_text_add(out, "\n");
	}
}

static void
put_rr(struct ar_text *out, const struct ar_activity *activity)
{
	for (size_t i = 0; i < activity->rr_count; i++) {
		put_key(out, "rr");
		put_time(out, activity->rr_time_s[i]);
		ar_text_add(out, ",");
		put_number(out, (double)activity->rr_s[i], METRE_DECIMALS);
		ar_text_add(out, "\n");
	}
}

static void
put_head(struct ar_text *out, struct ar_activity *activity)
{
	double *values[AR_CSV_VALUES];

	ar_text_add(out, AR_CSV_FIRST_LINE "\n");
	put_words(out, "sport", activity->sport);
	put_words(out, "sub_sport", activity->sub_sport);
	put_words(out, "name", activity->name);
	put_time_key(out, "start_utc", activity->start_utc_s);
	put_words(out, "clock_unset", activity->clock_unset ? "1" : NULL);
	put_words(out, "barometer", activity->barometer ? "1" : NULL);
	ar_csv_values_of(activity, values);
	for (size_t i = 0; i < AR_CSV_VALUES; i++) {
		if (isnan(*values[i]))
			continue;
		put_key(out, ar_csv_value_names[i]);
		put_number(out, *values[i], METRE_DECIMALS);
		ar_text_add(out, "\n");
	}
	put_laps(out, activity);
	put_pauses(out, activity);
	put_rr(out, activity);
}

static void
put_names(struct ar_text *out, const struct ar_csv_columns *columns)
{
	ar_text_add(out, "time_utc");
	for (size_t c = 0; c < AR_CSV_WIDE; c++)
		if (*columns->wide[c]) {
			ar_text_add(out, ",");
			ar_text_add(out, ar_csv_wide_names[c]);
		}
	for (size_t c = 0; c < AR_CSV_NARROW; c++)
		if (*columns->narrow[c]) {
			ar_text_add(out, ",");
			ar_text_add(out, ar_csv_narrow_names[c]);
		}
	ar_text_add(out, ",mark\n");
}

static void
put_row(struct ar_text *out, const struct ar_samples *s,
    const struct ar_csv_columns *columns, size_t i)
{
	put_time(out, s->time_s[i]);
	for (size_t c = 0; c < AR_CSV_WIDE; c++)
		if (*columns->wide[c]) {
			ar_text_add(out, ",");
			put_number(out, (*columns->wide[c])[i],
			    c < 2 ? DEGREE_DECIMALS : METRE_DECIMALS);
		}
	for (size_t c = 0; c < AR_CSV_NARROW; c++)
		if (*columns->narrow[c]) {
			ar_text_add(out, ",");
			put_number(out, (double)(*columns->narrow[c])[i],
			    NARROW_DECIMALS);
		}
	ar_text_add(out, ",");
	ar_text_int(out, s->mark[i]);
	ar_text_add(out, "\n");
}

enum ar_status
ar_recording_csv(const struct ar_activity *activity, struct ar_arena *arena,
    const char **text, size_t *n, struct ar_error *err)
{
	struct ar_activity copy = *activity;
	struct ar_csv_columns columns;
	struct ar_text out;

	ar_csv_columns_of(&copy.samples, &columns);
	ar_text_start(&out, arena);
	put_head(&out, &copy);
	put_names(&out, &columns);
	for (size_t i = 0; i < copy.samples.count && !out.failed; i++)
		put_row(&out, &copy.samples, &columns, i);
	*text = ar_text_end(&out);
	*n = out.used;
	if (!*text)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	return AR_OK;
}
