#include "api/today_json.h"

#include <math.h>

#include "afterrun/analysis.h"
#include "afterrun/told.h"
#include "api/log_words.h"
#include "api/pains_json.h"
#include "api/plan_json.h"
#include "api/session_json.h"

enum { MARK_DECIMALS = 1, LOAD_DECIMALS = 1, RATIO_DECIMALS = 3 };

static void
put_parts(struct ar_json_out *out, json_t *object,
    const struct ar_today_forecast *forecast)
{
	json_t *terms = ar_json_array(out);

	for (size_t i = 0; i < forecast->part_count; i++) {
		const struct ar_today_part *part = &forecast->part[i];
		json_t *term = ar_json_object(out);

		ar_json_text(out, term, "id", part->id);
		ar_json_text(out, term, "words", part->words);
		ar_json_number(out, term, "input", part->value,
		    RATIO_DECIMALS);
		ar_json_number(out, term, "adds", part->part, MARK_DECIMALS);
		ar_json_append(out, terms, term);
	}
	ar_json_put(out, object, "terms", terms);
}

static void
put_record(struct ar_json_out *out, json_t *object,
    const struct ar_today_forecast *forecast)
{
	const struct ar_forecast_score *score = &forecast->score;
	json_t *record = ar_json_object(out);

	ar_json_int(out, record, "forecasts", score->scored);
	ar_json_number(out, record, "mean_error_0_10",
	    score->mean_error * (ar_forecast_to_0_10(1) -
	    ar_forecast_to_0_10(2)), 2);
	ar_json_number(out, record, "inside_width_ratio",
	    score->inside_ratio, RATIO_DECIMALS);
	ar_json_number(out, record, "skill_over_persistence",
	    score->over_persistence, RATIO_DECIMALS);
	ar_json_number(out, record, "skill_over_own_mean", score->over_mean,
	    RATIO_DECIMALS);
	ar_json_int(out, record, "hits", score->hits);
	ar_json_int(out, record, "misses", score->misses);
	ar_json_int(out, record, "false_alarms", score->false_alarms);
	ar_json_number(out, record, "calibration_error", score->ece,
	    RATIO_DECIMALS);
	ar_json_text(out, record, "text", forecast->record);
	ar_json_put(out, object, "track_record", record);
}

static void
put_forecast(struct ar_json_out *out, json_t *root,
    const struct ar_today_forecast *forecast)
{
	const struct ar_forecast_out *model = &forecast->out;
	json_t *object = ar_json_object(out);

	ar_json_day(out, object, "day", forecast->day);
	ar_json_bool(out, object, "enough_data", model->enough);
	ar_json_int(out, object, "reports", model->reports);
	ar_json_number(out, object, "soreness_0_10", forecast->soreness,
	    MARK_DECIMALS);
	ar_json_number(out, object, "width_0_10", forecast->width,
	    MARK_DECIMALS);
	if (model->enough)
		put_parts(out, object, forecast);
	ar_json_text(out, object, "text", forecast->sentence);
	ar_json_number(out, object, "new_soreness_chance", model->chance, 2);
	if (!isnan(model->chance) && model->like_days > 0) {
		ar_json_int(out, object, "days_alike", model->like_days);
		ar_json_int(out, object, "days_alike_newly_sore",
		    model->like_sore);
	}
	ar_json_text(out, object, "chance_text", forecast->chance);
	put_record(out, object, forecast);
	ar_json_text(out, object, "usual_course", forecast->usual);
	ar_json_put(out, root, "forecast", object);
}

static void
put_leg(struct ar_json_out *out, json_t *legs,
    const struct ar_leg_outlook *leg)
{
	json_t *object = ar_json_object(out);
	json_t *usual = ar_json_array(out);

	ar_json_text(out, object, "region", ar_load_row_id(leg->row));
	ar_json_number(out, object, "said_today", leg->said, MARK_DECIMALS);
	ar_json_number(out, object, "tomorrow", leg->tomorrow,
	    MARK_DECIMALS);
	for (int day = 0; day < AR_OUTLOOK_DAYS && !isnan(leg->usual[0]);
	     day++)
		ar_json_append(out, usual,
		    json_real(round(leg->usual[day] * 10) / 10));
	ar_json_put(out, object, "usual_course", usual);
	ar_json_int(out, object, "marks", leg->marks);
	if (leg->own || leg->borrowed)
		ar_json_number(out, object, "gain", leg->gain, 2);
	if (leg->own) {
		ar_json_number(out, object, "base", leg->base, 2);
		ar_json_number(out, object, "gain_sd", leg->gain_sd, 2);
		ar_json_number(out, object, "peak_shift_h",
		    leg->peak_shift_h, 0);
		ar_json_number(out, object, "early_shift", leg->early_shift,
		    2);
	}
	ar_json_bool(out, object, "borrowed", leg->borrowed);
	ar_json_text(out, object, "left_out", leg->left_out);
	ar_json_append(out, legs, object);
}

static void
put_legs(struct ar_json_out *out, json_t *root, const struct ar_today *today)
{
	json_t *legs = ar_json_array(out);

	for (int row = 0; row < AR_LOAD_ROWS; row++)
		if (!isnan(today->legs[row].expected) ||
		    !isnan(today->legs[row].said))
			put_leg(out, legs, &today->legs[row]);
	ar_json_put(out, root, "legs", legs);
}

static void
put_load(struct ar_json_out *out, json_t *root, const struct ar_today *today)
{
	json_t *form = ar_json_object(out);
	json_t *yesterday = ar_json_object(out);

	ar_json_number(out, form, "ctl", today->form.ctl, LOAD_DECIMALS);
	ar_json_number(out, form, "atl", today->form.atl, LOAD_DECIMALS);
	ar_json_number(out, form, "form", today->form.form, LOAD_DECIMALS);
	ar_json_bool(out, form, "warming_up", today->form.warming_up);
	ar_json_put(out, root, "form", form);
	ar_json_int(out, yesterday, "runs", today->yesterday.runs);
	ar_json_number(out, yesterday, "tss", today->yesterday.tss,
	    LOAD_DECIMALS);
	ar_json_number(out, yesterday, "au", today->yesterday.au, 0);
	ar_json_number(out, yesterday, "distance_m",
	    today->yesterday.foot_m, 2);
	ar_json_put(out, root, "yesterday", yesterday);
}

static void
put_alarm(struct ar_json_out *out, json_t *alarms,
    const struct ar_mark_alarm *alarm)
{
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "region",
	    ar_mark_region_id(alarm->region));
	ar_json_side(out, object, alarm->side);
	ar_json_int(out, object, "days", alarm->days);
	ar_json_number(out, object, "lowest_mark", alarm->lowest,
	    MARK_DECIMALS);
	ar_json_text(out, object, "rule", alarm->rule->id);
	ar_json_text(out, object, "text", alarm->text);
	ar_json_append(out, alarms, object);
}

static void
put_pains(struct ar_json_out *out, json_t *root,
    const struct ar_today *today)
{
	json_t *pains = ar_json_array(out);
	json_t *alarms = ar_json_array(out);

	for (size_t i = 0; i < today->pain_count; i++)
		ar_pain_due_json(out, pains, &today->pains[i]);
	for (size_t i = 0; i < today->alarm_count; i++)
		put_alarm(out, alarms, &today->alarms[i]);
	ar_json_put(out, root, "pains", pains);
	ar_json_put(out, root, "marks_too_long", alarms);
}

static void
put_session_pain(struct ar_json_out *out, json_t *root,
    const struct ar_session_pain *pain)
{
	json_t *object;

	if (!pain)
		return;
	object = ar_json_object(out);
	ar_json_int(out, object, "session_id", pain->session_id);
	ar_json_day(out, object, "day", pain->day);
	ar_json_text(out, object, "text", pain->text);
	ar_json_put(out, root, "session_pain", object);
}

static void
put_last_legs(struct ar_json_out *out, json_t *last,
    const struct ar_today *today)
{
	json_t *legs = ar_json_array(out);

	for (int row = 0; today->last->legs_known && row < AR_LOAD_ROWS;
	     row++) {
		double dose = today->last->leg[row].dose_eq_km;
		double capacity = today->last_capacity_eq_km[row];
		json_t *object = ar_json_object(out);

		ar_json_text(out, object, "region",
		    ar_load_row_id((enum ar_load_row)row));
		ar_json_number(out, object, "dose_eq_km", dose, 1);
		ar_json_number(out, object, "capacity_eq_km", capacity, 1);
		ar_json_number(out, object, "ratio", dose / capacity, 2);
		ar_json_append(out, legs, object);
	}
	ar_json_put(out, last, "legs", legs);
	if (!today->last->legs_known)
		ar_json_text(out, last, "legs_text",
		    ar_legs_missing_text(today->last->told));
}

static void
put_last(struct ar_json_out *out, json_t *root, const struct ar_today *today)
{
	json_t *last;

	if (!today->last)
		return;
	last = ar_json_object(out);
	ar_json_int(out, last, "run_id", today->last->id);
	ar_json_day(out, last, "day", today->last->day);
	ar_json_number(out, last, "hours_ago", today->last_hours_ago, 1);
	ar_json_number(out, last, "distance_m",
	    today->last->summary.distance_m, 2);
	if (today->spike.spike != AR_SPIKE_UNKNOWN)
		ar_json_text(out, last, "spike",
		    ar_spike_name(today->spike.spike));
	ar_json_number(out, last, "longest_30d_m", today->spike.longest_m,
	    2);
	put_last_legs(out, last, today);
	ar_json_put(out, root, "last_run", last);
}

char *
ar_today_json(const struct ar_today *today, const struct ar_plan_view *plan,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *warnings = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "today/1");
	ar_json_day(&out, root, "day", today->day);
	put_forecast(&out, root, &today->forecast);
	put_legs(&out, root, today);
	put_load(&out, root, today);
	put_last(&out, root, today);
	put_pains(&out, root, today);
	put_session_pain(&out, root, today->session_pain);
	ar_json_bool(&out, root, "session_due", today->session_due);
	if (today->session)
		ar_json_put(&out, root, "session",
		    ar_session_json(&out, today->session));
	for (size_t i = 0; i < today->warning_count; i++)
		ar_json_append(&out, warnings,
		    json_string(today->warnings[i]));
	ar_json_put(&out, root, "warnings", warnings);
	ar_plan_part_json(&out, root, plan);
	return ar_json_finish(&out, root, arena);
}
