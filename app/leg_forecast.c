/* Soreness by region from the runs of the log (A8). */
#include <math.h>
#include <string.h>

#include "afterrun/analysis.h"
#include "afterrun/knowledge.h"
#include "afterrun/soreness.h"
#include "afterrun/today.h"
#include "analysis/numbers.h"
#include "app/day_look.h"
#include "app/numbers.h"
#include "app/pain_look.h"
#include "base/text.h"
#include "knowledge/pain_keys.h"

static const double second_per_hour = 3600, second_per_day = 86400;
static const double day_per_week = 7;

struct mark {
	double hours; /* from now; negative: before */
	double value;
};

struct region_log {
	const struct ar_history *history;
	struct ar_bout *bouts; /* oldest first */
	size_t bout_count;
	struct mark *marks; /* oldest first, one a day */
	size_t mark_count;
};

/* --- runs to bouts --- */

/* Hours before now at which a run ended. */
static double
hours_ago(const struct ar_history *history, const struct ar_run *run)
{
	return (history->moment.now_utc_s - ar_run_end_utc_s(run)) /
	    second_per_hour;
}

/* One run after another: capacity fades and grows (A7.4), protection fades
 * and grows (A8).  Until 6 runs over 21 days there is no capacity, and so no
 * bout. */
static void
make_bouts(struct region_log *log, enum ar_load_row row)
{
	const struct ar_history *history = log->history;
	double gamma = ar_load_row_gamma(row);
	double most = 0, guard = 0, before_h = NAN, first_h = NAN;
	int runs = 0;

	log->bout_count = 0;
	for (size_t i = history->run_count; i-- > 0;) {
		const struct ar_run *run = &history->runs[i];
		const struct ar_leg *leg = &run->leg[row];
		double ago_h = hours_ago(history, run);
		double passed_h = isnan(before_h) ? 0 : before_h - ago_h;

		if (!run->legs_known || !(leg->dose_eq_km >= 0) ||
		    !isfinite(ago_h))
			continue;
		most *= exp(-passed_h * second_per_hour /
		    (AR_CAPACITY_DAYS * second_per_day));
		guard = ar_soreness_protect_on(guard, passed_h, NULL);
		before_h = ago_h;
		if (runs++ == 0)
			first_h = ago_h;
		if (runs > AR_CAPACITY_RUNS_MIN && (first_h - ago_h) *
		    second_per_hour >= AR_CAPACITY_LOG_DAYS * second_per_day) {
			struct ar_bout *bout = &log->bouts[log->bout_count++];

			bout->hours_ago = ago_h;
			bout->eccentric_ratio = isnan(leg->eccentric_ratio) ?
			    0 : leg->eccentric_ratio;
			bout->amplitude = ar_soreness_amplitude(gamma,
			    leg->dose_eq_km /
			    fmax(AR_CAPACITY_MIN_EQ_KM, most),
			    fmin(AR_DOMS_PROTECT_MAX, guard));
			guard = ar_soreness_protect_on(guard, 0, bout);
		}
		most = fmax(most, leg->dose_eq_km);
	}
}

/* The bouts that still matter at hours from now. */
static const struct ar_bout *
recent(const struct region_log *log, double hours, size_t *count)
{
	size_t lo = log->bout_count, hi = log->bout_count;

	while (hi > 0 && log->bouts[hi - 1].hours_ago + hours < 0)
		hi--;
	lo = hi;
	while (lo > 0 && log->bouts[lo - 1].hours_ago + hours <
	    AR_OUTLOOK_WINDOW_H)
		lo--;
	*count = hi - lo;
	return log->bouts + lo;
}

/* --- marks --- */

static double
mark_hours(const struct ar_history *history, const struct ar_feel *feel)
{
	double offset = history->moment.utc_offset_s;
	double at = feel->said_utc_s;

	if (isnan(at) || ar_civil_day(at, offset) != feel->day)
		at = (double)feel->day * second_per_day -
		    (isnan(offset) ? 0 : offset) +
		    AR_MORNING_H * second_per_hour;
	return (at - history->moment.now_utc_s) / second_per_hour;
}

/* The highest mark of each day of the regions that are this row alone, from
 * the first bout on. */
static void
gather_marks(struct region_log *log, enum ar_load_row row)
{
	const struct ar_history *history = log->history;
	int64_t first = log->bout_count == 0 ? history->today + 1 :
	    history->today -
	    (int64_t)(log->bouts[0].hours_ago * second_per_hour /
	    second_per_day);
	int64_t day = first - 1;

	log->mark_count = 0;
	for (size_t i = ar_feels_from(history, first); i < history->feel_count;
	     i++) {
		const struct ar_feel *feel = &history->feels[i];
		struct mark mark = {mark_hours(history, feel), feel->mark};

		if (feel->region < 0 || feel->region >= AR_REGIONS ||
		    ar_region_load_row((enum ar_region)feel->region) != row)
			continue;
		if (feel->day != day)
			log->mark_count++;
		else if (!(mark.value > log->marks[log->mark_count - 1].value))
			continue;
		day = feel->day;
		log->marks[log->mark_count - 1] = mark;
	}
}

/* --- what is known of this runner --- */

static void
learn_plain(const struct region_log *log, struct ar_soreness_log *learned)
{
	double before = NAN;

	for (size_t i = 0; i < log->mark_count; i++) {
		const struct mark *mark = &log->marks[i];
		size_t count;
		const struct ar_bout *bouts = recent(log, mark->hours, &count);

		if (!isnan(before))
			ar_soreness_forget(learned, (mark->hours - before) *
			    second_per_hour / second_per_day / day_per_week);
		ar_soreness_learn(learned, ar_soreness_at(bouts, count,
		    mark->hours), mark->value);
		before = mark->hours;
	}
}

static int
learn_shape(const struct region_log *log, struct ar_soreness_log *learned)
{
	struct ar_soreness_shapes shapes = {0};
	double expected[AR_SORENESS_SHAPES], before = NAN;
	int chosen;

	for (size_t i = 0; i < log->mark_count; i++) {
		const struct mark *mark = &log->marks[i];
		size_t count;
		const struct ar_bout *bouts = recent(log, mark->hours, &count);

		if (!isnan(before))
			ar_soreness_shapes_forget(&shapes,
			    (mark->hours - before) * second_per_hour /
			    second_per_day / day_per_week);
		ar_soreness_at_shapes(bouts, count, mark->hours, expected);
		ar_soreness_shapes_learn(&shapes, expected, mark->value);
		before = mark->hours;
	}
	chosen = ar_soreness_shapes_choose(&shapes);
	*learned = shapes.log[chosen];
	return chosen;
}

/* Tier of an open pain of E0 to E3 at the region; NULL none. */
static const char *
pain_at(const struct ar_history *history, enum ar_load_row row)
{
	size_t count, n = 0;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	for (size_t e = 0; e < history->episode_count; e++) {
		const struct ar_episode *episode = &history->episodes[e];
		const struct ar_pain_report *last;
		const char *name = NULL;
		unsigned regions;

		if (episode->report_count == 0)
			continue;
		last = &episode->reports[episode->report_count - 1];
		if (ar_tier_find(last->tier) >= AR_TIER_E4)
			continue;
		double site = last->pain.value[AR_PAIN_REGION];

		if (!isnan(site))
			name = ar_pain_word_at(&keys[AR_PAIN_REGION],
			    (int)site, &n);
		regions = name ? ar_site_regions(name, n) : 0;
		for (int r = 0; r < AR_REGIONS; r++)
			if ((regions >> r & 1) && (ar_region_load_rows(
			    (enum ar_region)r) >> row & 1))
				return last->tier;
	}
	return NULL;
}

/* Hours from now to the morning so many days ahead. */
static double
morning(const struct ar_history *history, int days)
{
	double offset = history->moment.utc_offset_s;

	return ((double)(history->today + days) * second_per_day -
	    (isnan(offset) ? 0 : offset) - history->moment.now_utc_s) /
	    second_per_hour + AR_MORNING_H;
}

static void
expect(const struct region_log *log, int shape, struct ar_leg_outlook *row)
{
	double shaped[AR_SORENESS_SHAPES];
	size_t count;

	for (int day = 0; day < AR_OUTLOOK_DAYS; day++) {
		double hours = morning(log->history, day + 1);
		const struct ar_bout *bouts = recent(log, hours, &count);

		row->usual[day] = ar_soreness_at(bouts, count, hours);
		if (day > 0)
			continue;
		ar_soreness_at_shapes(bouts, count, hours, shaped);
		row->expected = row->usual[0];
		row->tomorrow = shaped[shape];
	}
}

static void
look_at(struct region_log *log, struct ar_leg_outlook *row)
{
	struct ar_soreness_log learned = {0};
	struct ar_soreness_person who;
	int shape = AR_SORENESS_PLAIN;

	make_bouts(log, row->row);
	row->left_out = pain_at(log->history, row->row);
	gather_marks(log, row->row);
	if (log->mark_count >= AR_DOMS_SHAPE_LOGS && !row->left_out)
		shape = learn_shape(log, &learned);
	else if (!row->left_out)
		learn_plain(log, &learned);
	if (log->bout_count > 0)
		expect(log, shape, row);
	who = ar_soreness_fit(&learned);
	row->marks = learned.marks;
	row->own = who.shown;
	if (row->own) {
		row->gain = who.gain;
		row->base = who.base;
		row->gain_sd = who.gain_sd;
		row->peak_shift_h = ar_soreness_shape_of(shape).peak_shift_h;
		row->early_shift = ar_soreness_shape_of(shape).early_shift;
		row->tomorrow = ar_soreness_personal(&who, row->tomorrow);
	}
}

static double
said_today(const struct ar_history *history, enum ar_load_row row)
{
	double most = NAN;

	for (int r = 0; r < AR_REGIONS; r++)
		if (ar_region_load_row((enum ar_region)r) == row)
			most = fmax(most, ar_day_mark(history, r, AR_SIDES,
			    history->today));
	return most;
}

/* Regions without marks borrow; those with a few wait for ten. */
static void
borrow(struct ar_leg_outlook rows[AR_LOAD_ROWS])
{
	double gains[AR_LOAD_ROWS];
	size_t count = 0;

	for (int r = 0; r < AR_LOAD_ROWS; r++)
		if (rows[r].own)
			gains[count++] = rows[r].gain;
	for (int r = 0; count > 0 && r < AR_LOAD_ROWS; r++) {
		const struct ar_soreness_person who = {
			.gain = ar_soreness_borrow(gains, count)};

		if (rows[r].own || rows[r].marks > 0 || rows[r].left_out ||
		    isnan(rows[r].expected))
			continue;
		rows[r].borrowed = true;
		rows[r].gain = who.gain;
		rows[r].tomorrow = ar_soreness_personal(&who,
		    rows[r].expected);
	}
}

enum ar_status
ar_leg_outlook_make(const struct ar_history *history, struct ar_arena *arena,
    struct ar_leg_outlook rows[AR_LOAD_ROWS], struct ar_error *err)
{
	struct region_log log = {.history = history};

	log.bouts = ar_arena_array(arena, history->run_count,
	    sizeof *log.bouts);
	log.marks = ar_arena_array(arena, history->feel_count,
	    sizeof *log.marks);
	if (!log.bouts || !log.marks)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (int r = 0; r < AR_LOAD_ROWS; r++) {
		struct ar_leg_outlook *row = &rows[r];

		*row = (struct ar_leg_outlook){.row = (enum ar_load_row)r,
		    .said = said_today(history, (enum ar_load_row)r),
		    .expected = NAN, .tomorrow = NAN, .gain = 1,
		    .gain_sd = NAN};
		for (int day = 0; day < AR_OUTLOOK_DAYS; day++)
			row->usual[day] = NAN;
		if (!isnan(ar_load_row_gamma(row->row)))
			look_at(&log, row);
		if (row->left_out)
			row->tomorrow = NAN;
	}
	borrow(rows);
	return AR_OK;
}
