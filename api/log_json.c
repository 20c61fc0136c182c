#include "api/log_json.h"

#include <math.h>

#include "api/log_words.h"

enum { METRE_DECIMALS = 2, SECOND_DECIMALS = 1, DOSE_DECIMALS = 1 };

static void
put_words(struct ar_json_out *out, json_t *object, const struct ar_run *run)
{
	ar_json_number(out, object, "rpe", run->rpe_0_10, 1);
	ar_json_number(out, object, "feel", run->feel_0_100, 0);
	ar_json_text(out, object, "note", run->note);
	if (run->shoe_id != 0)
		ar_json_int(out, object, "shoe_id", run->shoe_id);
}

static void
put_load(struct ar_json_out *out, json_t *object, const struct ar_run *run)
{
	const struct ar_load *load = &run->load;
	json_t *loads = ar_json_object(out);

	ar_json_number(out, loads, "tss", load->tss, 1);
	if (load->method != AR_LOAD_NONE) {
		ar_json_text(out, loads, "method",
		    ar_load_method_name(load->method));
		ar_json_text(out, loads, "confidence",
		    ar_confidence_name(load->confidence));
	}
	ar_json_number(out, loads, "au", load->session_rpe_au, 0);
	ar_json_number(out, loads, "trimp", load->trimp, 1);
	ar_json_put(out, object, "load", loads);
}

static void
put_run(struct ar_json_out *out, json_t *object, const struct ar_run *run)
{
	const struct ar_summary *sum = &run->summary;

	ar_json_int(out, object, "run_id", run->id);
	ar_json_day(out, object, "day", run->day);
	ar_json_utc(out, object, "start_utc", sum->start_utc_s);
	ar_json_number(out, object, "utc_offset_s", sum->utc_offset_s, 0);
	ar_json_text(out, object, "sport", run->sport);
	ar_json_text(out, object, "sub_sport", run->sub_sport);
	ar_json_text(out, object, "name", run->name);
	ar_json_bool(out, object, "on_foot", run->on_foot);
	ar_json_bool(out, object, "told", run->told);
	if (run->same_as != 0)
		ar_json_int(out, object, "same_as", run->same_as);
	ar_json_number(out, object, "distance_m", sum->distance_m,
	    METRE_DECIMALS);
	ar_json_number(out, object, "moving_s", sum->moving_s,
	    SECOND_DECIMALS);
	ar_json_number(out, object, "elapsed_s", sum->elapsed_s,
	    SECOND_DECIMALS);
	ar_json_number(out, object, "ascent_m", sum->ascent_m,
	    METRE_DECIMALS);
	ar_json_number(out, object, "descent_m", sum->descent_m,
	    METRE_DECIMALS);
	ar_json_number(out, object, "hr_avg", sum->heart_avg_bpm, 1);
	ar_json_number(out, object, "hr_max", sum->heart_max_bpm, 1);
	ar_json_number(out, object, "cadence_avg_spm", sum->cadence_avg_spm,
	    1);
	put_words(out, object, run);
	put_load(out, object, run);
}

char *
ar_log_json(const struct ar_run *runs, size_t count, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *list = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "log/1");
	for (size_t i = 0; i < count; i++) {
		json_t *object = ar_json_object(&out);

		put_run(&out, object, &runs[i]);
		ar_json_append(&out, list, object);
	}
	ar_json_put(&out, root, "runs", list);
	return ar_json_finish(&out, root, arena);
}

/* --- one run --- */

static void
put_legs(struct ar_json_out *out, json_t *root, const struct ar_run *run)
{
	json_t *legs = ar_json_array(out);

	for (int row = 0; run->legs_known && row < AR_LOAD_ROWS; row++) {
		const struct ar_leg *leg = &run->leg[row];
		json_t *object = ar_json_object(out);

		ar_json_text(out, object, "region",
		    ar_load_row_id((enum ar_load_row)row));
		ar_json_number(out, object, "dose_eq_km", leg->dose_eq_km,
		    DOSE_DECIMALS);
		ar_json_number(out, object, "lo", leg->lo_eq_km,
		    DOSE_DECIMALS);
		ar_json_number(out, object, "hi", leg->hi_eq_km,
		    DOSE_DECIMALS);
		ar_json_number(out, object, "dose_left_eq_km",
		    leg->left_eq_km, DOSE_DECIMALS);
		ar_json_number(out, object, "dose_right_eq_km",
		    leg->right_eq_km, DOSE_DECIMALS);
		ar_json_number(out, object, "eccentric_ratio",
		    leg->eccentric_ratio, 3);
		ar_json_append(out, legs, object);
	}
	ar_json_put(out, root, "legs", legs);
}

struct span {
	size_t known;
	double lo;
	double hi;
	double sum;
};

static void
widen(struct span *span, double value)
{
	if (isnan(value))
		return;
	span->known++;
	span->lo = fmin(span->lo, value);
	span->hi = fmax(span->hi, value);
	span->sum += value;
}

static void
put_span(struct ar_json_out *out, json_t *columns, const char *name,
    const struct span *span)
{
	json_t *object;

	if (span->known == 0)
		return;
	object = ar_json_object(out);
	ar_json_text(out, object, "column", name);
	ar_json_int(out, object, "known", (json_int_t)span->known);
	ar_json_number(out, object, "lowest", span->lo, 2);
	ar_json_number(out, object, "highest", span->hi, 2);
	ar_json_number(out, object, "mean", span->sum / (double)span->known,
	    2);
	ar_json_append(out, columns, object);
}

static void
put_floats(struct ar_json_out *out, json_t *columns,
    const struct ar_samples *samples)
{
	const struct {
		enum ar_column column;
		const float *values;
	} all[] = {
		{AR_COLUMN_ALTITUDE, samples->altitude_m},
		{AR_COLUMN_SPEED, samples->speed_m_s},
		{AR_COLUMN_HEART, samples->heart_bpm},
		{AR_COLUMN_CADENCE, samples->cadence_spm},
		{AR_COLUMN_POWER, samples->power_w},
		{AR_COLUMN_TEMPERATURE, samples->temperature_c},
		{AR_COLUMN_STANCE_TIME, samples->stance_time_ms},
		{AR_COLUMN_STANCE_LEFT, samples->stance_left_pct},
		{AR_COLUMN_OSCILLATION, samples->oscillation_mm},
		{AR_COLUMN_VERTICAL_RATIO, samples->vertical_ratio_pct},
		{AR_COLUMN_STEP_LENGTH, samples->step_length_mm},
	};

	for (size_t c = 0; c < sizeof all / sizeof all[0]; c++) {
		struct span span = {0, INFINITY, -INFINITY, 0};

		for (size_t i = 0; all[c].values && i < samples->count; i++)
			widen(&span, (double)all[c].values[i]);
		put_span(out, columns, ar_column_name(all[c].column), &span);
	}
}

static void
put_samples(struct ar_json_out *out, json_t *root,
    const struct ar_activity *activity)
{
	json_t *samples = ar_json_object(out);
	json_t *columns = ar_json_array(out);

	ar_json_int(out, samples, "count",
	    (json_int_t)activity->samples.count);
	put_floats(out, columns, &activity->samples);
	ar_json_put(out, samples, "columns", columns);
	ar_json_put(out, root, "samples", samples);
	ar_json_int(out, root, "lap_count", (json_int_t)activity->lap_count);
	ar_json_int(out, root, "pause_count",
	    (json_int_t)activity->pause_count);
}

char *
ar_run_json(const struct ar_run *run, const struct ar_activity *activity,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "run/1");
	put_run(&out, root, run);
	put_legs(&out, root, run);
	if (activity)
		put_samples(&out, root, activity);
	return ar_json_finish(&out, root, arena);
}
