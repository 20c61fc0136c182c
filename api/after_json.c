#include "api/after_json.h"

#include <math.h>

#include "afterrun/told.h"
#include "api/json.h"
#include "api/plan_json.h"
#include "api/recording_json.h"
#include "api/session_json.h"

enum { DOSE_DECIMALS = 1, RATIO_DECIMALS = 2, METRE_DECIMALS = 2 };

static void
put_load(struct ar_json_out *out, json_t *run, const struct ar_after *after)
{
	const struct ar_load *load = &after->load;
	json_t *object = ar_json_object(out);

	/* minutes × RPE, also where the RPE had to be guessed (R18): see
	 * rpe_source */
	ar_json_number(out, object, "au", isnan(load->session_rpe_au) ?
	    after->session.au : load->session_rpe_au, 0);
	ar_json_number(out, object, "trimp", load->trimp, 1);
	ar_json_number(out, object, "tss", load->tss, 1);
	if (load->method != AR_LOAD_NONE)
		ar_json_text(out, object, "method",
		    ar_load_method_name(load->method));
	ar_json_text(out, object, "confidence",
	    ar_confidence_name(load->confidence));
	ar_json_put(out, run, "load", object);
}

/* Against the longest run of the 30 days before (A4.4). */
static void
put_spike(struct ar_json_out *out, json_t *run, const struct ar_after *after)
{
	json_t *object;

	if (!after->compared)
		return;
	object = ar_json_object(out);
	ar_json_text(out, object, "class", ar_spike_name(after->spike.spike));
	ar_json_number(out, object, "longest_30d_m", after->longest_30d_m,
	    METRE_DECIMALS);
	ar_json_number(out, object, "over_pct", after->spike.over_pct, 1);
	ar_json_put(out, run, "spike", object);
}

static void
put_run(struct ar_json_out *out, json_t *root, const struct ar_after *after)
{
	json_t *run = ar_json_object(out);

	ar_activity_json(out, run, after->recording, after->activity,
	    &after->summary);
	ar_json_text(out, run, "rpe_source",
	    ar_rpe_source_name(after->rpe_source));
	put_load(out, run, after);
	put_spike(out, run, after);
	ar_json_put(out, root, "run", run);
}

static void
put_leg(struct ar_json_out *out, json_t *legs, enum ar_load_row row,
    const struct ar_after *after)
{
	const struct ar_spike_result *spike = &after->leg_spike[row];
	const struct ar_leg *leg = &after->legs.row[row];
	json_t *object = ar_json_object(out);

	ar_json_text(out, object, "region", ar_load_row_id(row));
	ar_json_number(out, object, "dose_eq_km", leg->dose_eq_km,
	    DOSE_DECIMALS);
	ar_json_number(out, object, "lo", leg->lo_eq_km, DOSE_DECIMALS);
	ar_json_number(out, object, "hi", leg->hi_eq_km, DOSE_DECIMALS);
	ar_json_number(out, object, "dose_left_eq_km", leg->left_eq_km,
	    DOSE_DECIMALS);
	ar_json_number(out, object, "dose_right_eq_km", leg->right_eq_km,
	    DOSE_DECIMALS);
	ar_json_number(out, object, "capacity_eq_km", leg->capacity_eq_km,
	    DOSE_DECIMALS);
	ar_json_number(out, object, "ratio", leg->ratio, RATIO_DECIMALS);
	ar_json_number(out, object, "usual_eq_km", leg->usual_eq_km,
	    DOSE_DECIMALS);
	ar_json_number(out, object, "largest_30d_eq_km", spike->longest_m,
	    DOSE_DECIMALS);
	if (spike->spike != AR_SPIKE_UNKNOWN)
		ar_json_text(out, object, "spike",
		    ar_spike_name(spike->spike));
	ar_json_append(out, legs, object);
}

static void
put_legs(struct ar_json_out *out, json_t *root, const struct ar_after *after)
{
	json_t *legs = ar_json_array(out);

	for (int i = 0; after->legs_known && i < AR_LOAD_ROWS; i++)
		put_leg(out, legs, (enum ar_load_row)i, after);
	ar_json_put(out, root, "legs", legs);
	if (after->on_foot && !after->legs_known)
		ar_json_text(out, root, "legs_text", ar_legs_missing_text(
		    after->recording->format == AR_FORMAT_NONE));
}

static void
put_today(struct ar_json_out *out, json_t *root, const struct ar_after *after)
{
	json_t *today = ar_json_object(out);

	ar_json_text(out, today, "mode",
	    after->session.mode == AR_POST_RUN ? "post_run" : "rest_day");
	ar_json_number(out, today, "hours_ago", after->hours_ago, 1);
	ar_json_bool(out, today, "shown_as_for_right_after",
	    after->shown_as_now);
	ar_json_text(out, today, "text", after->today);
	ar_json_text(out, today, "watch_for", after->watch_for);
	ar_json_put(out, root, "today", today);
}

/* What the log made of the file; absent without a log. */
static void
put_log(struct ar_json_out *out, json_t *root,
    const struct ar_after_kept *kept)
{
	json_t *log;

	if (!kept)
		return;
	log = ar_json_object(out);
	ar_json_int(out, log, "run", kept->leader);
	ar_json_bool(out, log, "already", kept->already);
	ar_json_text(out, log, "note", kept->kept.reason);
	ar_json_put(out, root, "log", log);
}

char *
ar_after_json(const struct ar_after *after,
    const struct ar_after_kept *kept, const struct ar_plan_view *plan,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "after/1");
	put_run(&out, root, after);
	put_legs(&out, root, after);
	ar_json_put(&out, root, "session",
	    ar_session_json(&out, &after->session));
	put_today(&out, root, after);
	put_log(&out, root, kept);
	ar_plan_part_json(&out, root, plan);
	return ar_json_finish(&out, root, arena);
}
