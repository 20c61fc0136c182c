#include "api/trends_json.h"

#include <math.h>

#include "afterrun/analysis.h"
#include "api/log_words.h"

static void
put_day(struct ar_json_out *out, json_t *days,
    const struct ar_trend_day *day)
{
	json_t *object = ar_json_object(out);

	ar_json_day(out, object, "day", day->day);
	ar_json_number(out, object, "tss", day->tss, 1);
	ar_json_number(out, object, "au", day->au, 0);
	ar_json_number(out, object, "distance_m", day->foot_m, 2);
	ar_json_number(out, object, "ctl", day->ctl, 1);
	ar_json_number(out, object, "atl", day->atl, 1);
	ar_json_number(out, object, "form", day->form, 1);
	if (!isnan(day->ctl))
		ar_json_bool(out, object, "warming_up", day->warming_up);
	ar_json_number(out, object, "acwr", day->acwr, 2);
	ar_json_number(out, object, "soreness_0_10", day->soreness, 1);
	ar_json_number(out, object, "soreness_forecast_0_10", day->forecast,
	    1);
	for (int kind = 0; kind < AR_WELLNESS_KINDS; kind++) {
		const struct ar_wellness_kind *row =
		    ar_wellness_kind((enum ar_wellness)kind);

		ar_json_number(out, object, row->id, day->well[kind],
		    row->decimals);
	}
	ar_json_append(out, days, object);
}

static void
put_week(struct ar_json_out *out, json_t *weeks,
    const struct ar_trend_week *week)
{
	json_t *object = ar_json_object(out);
	json_t *legs = ar_json_object(out);

	ar_json_day(out, object, "monday", week->monday);
	ar_json_int(out, object, "runs", week->runs);
	ar_json_number(out, object, "tss", week->tss, 1);
	ar_json_number(out, object, "distance_m", week->foot_m, 2);
	ar_json_number(out, object, "descent_m", week->descent_m, 2);
	ar_json_number(out, object, "monotony", week->monotony, 2);
	ar_json_number(out, object, "strain", week->strain, 0);
	for (int row = 0; row < AR_LOAD_ROWS; row++)
		ar_json_number(out, legs,
		    ar_load_row_id((enum ar_load_row)row),
		    week->dose_eq_km[row], 1);
	ar_json_put(out, object, "legs_eq_km", legs);
	ar_json_append(out, weeks, object);
}

char *
ar_trends_json(const struct ar_trends *trends, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *days = ar_json_array(&out);
	json_t *weeks = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "trends/1");
	ar_json_day(&out, root, "from", trends->from_day);
	ar_json_day(&out, root, "to", trends->to_day);
	for (size_t i = 0; i < trends->day_count; i++)
		put_day(&out, days, &trends->days[i]);
	for (size_t i = 0; i < trends->week_count; i++)
		put_week(&out, weeks, &trends->weeks[i]);
	ar_json_put(&out, root, "days", days);
	ar_json_put(&out, root, "weeks", weeks);
	return ar_json_finish(&out, root, arena);
}
