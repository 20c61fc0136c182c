/* A row of an export's table into the log: words for a recording that is
 * there, else a run that was told. */
#include <math.h>
#include <string.h>

#include "afterrun/fitness.h"
#include "app/analyse.h"
#include "app/keep.h"
#include "app/numbers.h"
#include "base/text.h"

static const double second_per_day = 86400;

struct rowing {
	struct ar_store *store;
	const struct ar_export_workout *workout;
	struct ar_run run;
	const void *packed;
	size_t packed_n;
	struct ar_arena *arena;
	struct ar_kept *kept;
	struct ar_error *err;
};

static double
positive(double value)
{
	return value > 0 && isfinite(value) ? value : NAN;
}

static double
within(double value, double lo, double hi)
{
	return value >= lo && value <= hi ? value : NAN;
}

/* Everything unknown but what the table tells. */
static struct ar_summary
summary_of(const struct ar_export_workout *workout,
    const struct ar_person *person)
{
	double elapsed_s = positive(workout->elapsed_s);
	double moving_s = positive(workout->moving_s);
	double most = ar_person_heart_max(person, NULL);
	struct ar_summary sum = {
		.start_utc_s = workout->start_utc_s,
		.utc_offset_s = workout->utc_offset_s,
		.elapsed_s = isnan(elapsed_s) ? moving_s : elapsed_s,
		.timer_s = moving_s,
		.moving_s = isnan(moving_s) ? elapsed_s : moving_s,
		.distance_m = positive(workout->distance_m),
		.ascent_m = within(workout->ascent_m, 0, INFINITY),
		.descent_m = within(workout->descent_m, 0, INFINITY),
		.elevation_threshold_m = NAN,
		.heart_avg_bpm = positive(workout->heart_avg_bpm),
		.heart_max_bpm = positive(workout->heart_max_bpm),
		.cadence_avg_spm = NAN,
		.gap_m_s = NAN,
		.temperature_device_c = NAN,
		.energy_lo_kcal = NAN,
		.energy_hi_kcal = NAN,
		.heart_anchor_bpm = most,
	};

	sum.heart_avg_pct_max = 100 * sum.heart_avg_bpm / most;
	sum.speed_avg_m_s = sum.distance_m / sum.moving_s;
	if (isfinite(sum.distance_m))
		sum.distance_source = AR_DISTANCE_DEVICE;
	if (isfinite(sum.ascent_m))
		sum.elevation_source = AR_ELEVATION_DEVICE;
	if (isfinite(sum.descent_m))
		sum.descent_source = AR_ELEVATION_DEVICE;
	sum.treadmill = workout->sub_sport &&
	    strcmp(workout->sub_sport, "treadmill") == 0;
	return sum;
}

static enum ar_status
make_run(struct rowing *row, const struct ar_settled *settled)
{
	const struct ar_export_workout *workout = row->workout;
	struct ar_run *run = &row->run;
	struct ar_person person = ar_person_resolve(settled,
	    workout->start_utc_s, NULL, NAN);

	run->activity_number = 1;
	run->sport = workout->sport;
	run->sub_sport = workout->sub_sport;
	run->name = workout->name;
	run->note = workout->note;
	run->outside_id = workout->id;
	run->rpe_0_10 = within(workout->rpe_0_10, 0, 10);
	run->feel_0_100 = within(workout->feel_0_100, 0, 100);
	run->day = ar_run_day(workout->start_utc_s, workout->utc_offset_s,
	    settled);
	if (workout->activity && workout->activity->samples.count > 1) {
		const struct ar_analyse_of of = {
			.activity = workout->activity,
			.settled = settled,
			.at_utc_s = workout->start_utc_s,
			.rpe_0_10 = run->rpe_0_10,
		};

		AR_TRY(ar_run_derive(&of, row->arena, run, row->err));
		run->summary.start_utc_s = workout->start_utc_s;
		run->summary.utc_offset_s = workout->utc_offset_s;
		return ar_pack(workout->activity, row->arena, &row->packed,
		    &row->packed_n, row->err);
	}
	run->told = true;
	run->on_foot = ar_sport_on_foot(workout->sport);
	run->summary = summary_of(workout, &person);
	ar_run_derive_told(&person, run);
	return AR_OK;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The recording that the table names. */
static enum ar_status
is_named(struct rowing *row, const struct ar_run *run, bool *named)
{
	struct ar_kept_file file;

	*named = false;
	if (!run->file_id)
		return AR_OK;
	AR_TRY(ar_store_file_get(row->store, run->file_id, row->arena, &file,
	    row->err));
	*named = file.name && strcmp(base_name(file.name),
	    base_name(row->workout->file)) == 0;
	return AR_OK;
}

/* By the number in the other program, or by the name of its file. */
static enum ar_status
find_by_words(struct rowing *row, const struct ar_run **found)
{
	const struct ar_export_workout *workout = row->workout;
	double apart = workout->file ? AR_PAIR_FILE_DAYS * second_per_day :
	    AR_PAIR_START_S;
	struct ar_run *runs;
	size_t count;

	if (!workout->file && !workout->id)
		return AR_OK;
	AR_TRY(ar_store_runs_near(row->store, workout->start_utc_s, apart,
	    row->arena, &runs, &count, row->err));
	for (size_t i = 0; i < count && !*found; i++) {
		bool named = workout->id && runs[i].outside_id &&
		    strcmp(workout->id, runs[i].outside_id) == 0;

		if (!named && workout->file)
			AR_TRY(is_named(row, &runs[i], &named));
		if (named)
			*found = &runs[i];
	}
	return AR_OK;
}

/* Only silence is filled: what the runner said of the run stays. */
static enum ar_status
add_words(struct rowing *row, const struct ar_run *found)
{
	double rpe = isfinite(found->rpe_0_10) ? NAN : row->run.rpe_0_10;
	const char *note = found->note ? NULL : row->run.note;

	row->kept->outcome = AR_OUT_DUPLICATE;
	row->kept->run_id = found->id;
	row->kept->same_as = found->id;
	row->kept->file_id = found->file_id;
	row->kept->reason = ar_text_format(row->arena,
	    "already in the log as run %d", (int)found->id);
	if (!row->kept->reason)
		return ar_fail(row->err, AR_EMEM, 0, "out of memory");
	if ((!found->name && row->run.name) ||
	    (!found->outside_id && row->run.outside_id))
		AR_TRY(ar_store_run_name(row->store, found->id,
		    row->run.name, row->run.outside_id, row->err));
	if (isfinite(rpe) || note)
		AR_TRY(ar_store_run_words(row->store, found->id, rpe, note, 0,
		    row->err));
	return isfinite(rpe) ? ar_run_refresh(row->store, found->id, NULL,
	    row->arena, row->err) : AR_OK;
}

/* A new run, or one that is richer than the one in the log. */
static enum ar_status
put(struct rowing *row, const struct ar_run *partner)
{
	if (partner)
		(void)ar_words_take(&row->run, partner);
	AR_TRY(ar_store_run_put(row->store, &row->run, row->packed,
	    row->packed_n, &row->kept->run_id, row->err));
	row->kept->outcome = AR_OUT_IMPORTED;
	row->kept->leads = true;
	if (!partner)
		return AR_OK;
	row->kept->outcome = AR_OUT_DUPLICATE;
	row->kept->same_as = partner->id;
	row->kept->reason = ar_text_format(row->arena, "the same run as run "
	    "%d; this recording is richer and leads now", (int)partner->id);
	if (!row->kept->reason)
		return ar_fail(row->err, AR_EMEM, 0, "out of memory");
	AR_TRY(ar_store_run_beside(row->store, partner->id,
	    row->kept->run_id, row->err));
	return ar_run_refresh(row->store, row->kept->run_id, NULL, row->arena,
	    row->err);
}

enum ar_status
ar_workout_keep(struct ar_store *store,
    const struct ar_export_workout *workout, const char *source,
    int64_t batch_id, const struct ar_settled *settled,
    struct ar_arena *arena, struct ar_kept *kept, struct ar_error *err)
{
	struct rowing row = {.store = store, .workout = workout,
	    .arena = arena, .kept = kept, .err = err};
	const struct ar_run *found = NULL;

	(void)source;
	memset(kept, 0, sizeof *kept);
	if (!isfinite(workout->start_utc_s)) {
		kept->outcome = AR_OUT_UNSUPPORTED;
		kept->reason = "it has no date";
		return AR_OK;
	}
	row.run.batch_id = batch_id;
	AR_TRY(make_run(&row, settled));
	AR_TRY(ar_pair_find(store, &row.run, arena, &found, err));
	if (!found)
		AR_TRY(find_by_words(&row, &found));
	if (found && !(row.run.richness > found->richness))
		return add_words(&row, found);
	return put(&row, found);
}
