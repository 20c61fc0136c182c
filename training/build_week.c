/* The runs of one week: how far each of them goes.
 *
 * The long run comes first, then the hard runs, and the easy runs share what
 * is left of the week.  Every run is then held to P2 in the order of days.
 * P6 and P8 are shares of the week as it really became, so a week that P2
 * made shorter is tried again from its own distance. */
#include <math.h>
#include <string.h>

#include "training/build.h"
#include "training/numbers.h"

enum { TRIES = 16 };

struct item {
	int64_t day;
	enum ar_plan_kind kind;
	enum ar_flavour flavour;
	double metres;
	struct ar_effort effort; /* reps 0: none */
};

struct week {
	struct ar_draft *draft;
	const struct ar_week_want *want;
	struct item items[AR_WEEK_DAYS];
	int count;
	double left_m;  /* for all runs of the days that are left */
	double basis_m; /* what the shares of P6 and P8 are taken of */
	double long_share;
};

double
ar_grid_down(double metres)
{
	/* a thousandth more, so that 13200 stays 13200 */
	return floor(metres / AR_DISTANCE_GRID_M + 0.001) * AR_DISTANCE_GRID_M;
}

static const struct ar_speeds *
speeds_of(const struct week *week)
{
	return &week->draft->start->speeds;
}

static bool
is_hard(const struct item *item)
{
	return item->kind == AR_PLAN_QUALITY || item->kind == AR_PLAN_LONG;
}

/* P7 against a hard run of the past and the race to come. */
static bool
keeps_spacing(const struct week *week, int64_t day, bool longest)
{
	const struct ar_start *start = week->draft->start;
	int64_t race = week->draft->race_day;
	int64_t before = longest ? AR_LONG_BEFORE_RACE_DAYS : start->gap_days;

	if (start->hard_day != INT64_MIN &&
	    day - start->hard_day < start->gap_days)
		return false;
	return race == 0 || race - day >= before;
}

static enum ar_plan_kind
easy_kind(const struct week *week)
{
	return week->want->strides ? AR_PLAN_STRIDES : AR_PLAN_EASY;
}

static void
name_item(struct week *week, enum ar_slot slot, struct item *item)
{
	const struct ar_week_want *want = week->want;
	enum ar_flavour flavour = ar_flavour_of(week->draft->goal, want->phase,
	    want->index, slot);
	bool hard = slot == AR_SLOT_FIRST || slot == AR_SLOT_SECOND;

	item->kind = AR_PLAN_EASY;
	item->flavour = AR_FLAVOUR_NONE;
	if (slot == AR_SLOT_LONG && keeps_spacing(week, item->day, true)) {
		item->kind = AR_PLAN_LONG;
		item->flavour = want->easy || want->share < 1 ?
		    AR_FLAVOUR_NONE : flavour;
	}
	if (slot == AR_SLOT_STRIDES)
		item->kind = easy_kind(week);
	if (!hard)
		return;
	if (want->easy || !flavour || !keeps_spacing(week, item->day, false)) {
		item->kind = slot == AR_SLOT_FIRST ? easy_kind(week) :
		    AR_PLAN_EASY;
		return;
	}
	item->kind = AR_PLAN_QUALITY;
	item->flavour = flavour;
}

/* A week that begins late has its part of the distance, and never more than
 * is left of it. */
static void
start_week(struct week *week)
{
	const struct ar_week_want *want = week->want;
	const struct ar_layout *layout = &week->draft->layout;
	int runs;

	for (int64_t d = 0; d < AR_WEEK_DAYS; d++) {
		enum ar_slot slot = layout->slot[d];
		struct item *item = &week->items[week->count];
		int64_t day = want->monday + d;

		if (slot == AR_SLOT_NONE || day < want->from ||
		    day > want->until)
			continue;
		memset(item, 0, sizeof(*item));
		item->day = day;
		name_item(week, slot, item);
		week->count++;
	}
	runs = week->count + want->done_runs;
	if (runs < layout->runs)
		runs = layout->runs;
	week->long_share = ar_share_row(runs)->long_max;
	week->left_m = fmin(want->distance_m * week->count / layout->runs,
	    want->distance_m - want->done_m);
	week->basis_m = week->left_m + want->done_m;
}

/* Fewer runs rather than tiny ones; the long run goes last. */
static void
drop_tiny(struct week *week)
{
	while (week->count > 1 &&
	    week->left_m < week->count * AR_EASY_TINY_M) {
		int out = week->items[0].kind == AR_PLAN_LONG ? 1 : 0;

		week->count--;
		memmove(&week->items[out], &week->items[out + 1],
		    (size_t)(week->count - out) * sizeof(week->items[0]));
	}
}

static double
usual_run(const struct week *week)
{
	return week->count > 0 ? week->left_m / week->count : 0;
}

/* P8 and P11; in lighter and taper weeks a part of the usual one. */
static double
long_wish(const struct week *week, int64_t day)
{
	const struct ar_draft *draft = week->draft;
	const struct ar_share_row *row = ar_share_row(draft->layout.runs);
	double wish = row->long_usual * week->want->distance_m, cap;

	wish = fmax(wish, draft->target_long_m * week->want->share);
	wish = fmin(wish, week->long_share * week->basis_m);
	if (week->want->share < 1)
		wish = fmin(wish, week->want->share * ar_reach_cap(draft,
		        week->want->from) / AR_LONG_RUN_FACTOR);
	if (week->count > 1)
		wish = fmin(wish, AR_LONG_SHARE_LATE * week->left_m);
	cap = ar_reach_cap(draft, day);
	wish = fmin(wish, isinf(cap) ? usual_run(week) * AR_LONG_RUN_FACTOR :
	    cap);
	return fmin(fmin(wish, week->left_m), draft->long_max_m);
}

static void
make_easy(struct week *week, struct item *item)
{
	if (item->kind == AR_PLAN_QUALITY)
		item->kind = easy_kind(week);
	item->flavour = AR_FLAVOUR_NONE;
	item->effort = (struct ar_effort){ NULL, 0, NAN };
}

/* A hard run within P8 and what P6 leaves; *hard_m is lowered by it.  One
 * that does not fit the week becomes easy. */
static void
fit_hard(struct week *week, struct item *item, double *hard_m)
{
	const struct ar_speeds *speeds = speeds_of(week);
	double most = fmin(ar_effort_max_m(item->flavour, week->basis_m),
	    *hard_m);
	double room = AR_QUALITY_SHARE_MAX * week->basis_m;
	double total;

	if (item->kind == AR_PLAN_LONG) {
		most = fmin(most, AR_HALF_DISTANCE * item->metres);
		room = item->metres;
	} else if (item->flavour != AR_FLAVOUR_M) {
		most = fmin(most, *hard_m - ar_strides_m(speeds));
	}
	room = fmin(room, ar_reach_cap(week->draft, item->day));
	item->effort = ar_effort_fit(item->flavour, most);
	if (item->effort.reps == 0) {
		make_easy(week, item);
		return;
	}
	total = ar_grid_down(ar_effort_total_m(speeds, &item->effort,
	    AR_WARM_UP_SHORT_S)) + AR_DISTANCE_GRID_M;
	if (!(total <= room)) {
		make_easy(week, item);
		return;
	}
	if (item->kind == AR_PLAN_QUALITY) {
		double usual = ar_effort_total_m(speeds, &item->effort,
		    AR_WARM_UP_LONG_S);

		usual = fmin(fmax(usual, usual_run(week)), room);
		item->metres = fmax(total, ar_grid_down(usual));
	}
	*hard_m -= ar_effort_hard_m(speeds, &item->effort);
}

static double
strides_hard_m(const struct week *week)
{
	double metres = 0;

	for (int i = 0; i < week->count; i++) {
		if (week->items[i].kind == AR_PLAN_STRIDES)
			metres += ar_strides_m(speeds_of(week));
	}
	return metres;
}

/* Long run, hard runs, and the rest in equal easy parts: gives one part. */
static double
share_out(struct week *week)
{
	double left = week->left_m, longest = INFINITY, each;
	double hard = (1 - AR_EASY_TIME_SHARE) * week->basis_m -
	    strides_hard_m(week);
	int easy = 0;

	for (int i = 0; i < week->count; i++) {
		struct item *item = &week->items[i];

		if (item->kind != AR_PLAN_LONG)
			continue;
		longest = item->metres = ar_grid_down(long_wish(week,
		    item->day));
		left -= item->metres;
	}
	for (int i = 0; i < week->count; i++) {
		struct item *item = &week->items[i];

		if (item->flavour)
			fit_hard(week, item, &hard);
		if (item->kind == AR_PLAN_QUALITY)
			left -= item->metres;
		easy += !is_hard(item);
	}
	each = easy > 0 && left > 0 ? left / easy : 0;
	each = fmin(fmin(each, longest), week->draft->long_max_m);
	for (int i = 0; i < week->count; i++) {
		if (!is_hard(&week->items[i]))
			week->items[i].metres = ar_grid_down(each);
	}
	return easy > 0 ? each : INFINITY;
}

/* Hard runs must leave room for the easy ones (P6, P7): the last of them
 * becomes easy.  false: there was room. */
static bool
make_room(struct week *week, double easy_m)
{
	int hard = 0, last = 0;

	for (int i = 0; i < week->count; i++) {
		if (week->items[i].kind != AR_PLAN_QUALITY)
			continue;
		hard++;
		last = i;
	}
	if (hard == 0 ||
	    easy_m >= (hard > 1 ? AR_EASY_BESIDE_M : AR_EASY_LEAST_M))
		return false;
	make_easy(week, &week->items[last]);
	return true;
}

/* P2 in the order of days.  false: a hard run was too long for it and is
 * easy now. */
static bool
hold_to_reach(struct week *week)
{
	struct ar_draft *draft = week->draft;
	size_t before = draft->run_count;
	bool kept = true;

	for (int i = 0; i < week->count; i++) {
		struct item *item = &week->items[i];
		double cap = ar_reach_cap(draft, item->day);

		if (isinf(cap))
			cap = usual_run(week);
		cap = ar_grid_down(cap);
		if (item->metres > cap && item->effort.reps > 0) {
			make_easy(week, item);
			kept = false;
		}
		item->metres = fmin(item->metres, cap);
		if (item->metres < AR_EASY_LEAST_M)
			item->metres = 0; /* left out */
		ar_reach_add(draft, item->day, item->metres);
	}
	draft->run_count = before;
	return kept;
}

static double
sum_of(const struct week *week)
{
	double sum = week->want->done_m;

	for (int i = 0; i < week->count; i++)
		sum += week->items[i].metres;
	return sum;
}

static double
longest_easy(const struct week *week)
{
	double most = 0;

	for (int i = 0; i < week->count; i++) {
		if (!is_hard(&week->items[i]))
			most = fmax(most, week->items[i].metres);
	}
	return most;
}

/* P8 holds the long run to its share of the others; one that is no longer
 * than the easy runs is one of them.  true: it changed. */
static bool
hold_long(struct week *week)
{
	double share = week->long_share, easy = longest_easy(week);

	for (int i = 0; i < week->count; i++) {
		struct item *item = &week->items[i];
		double others = sum_of(week) - item->metres, most;

		if (item->kind != AR_PLAN_LONG)
			continue;
		most = ar_grid_down(share / (1 - share) * others);
		if (item->metres <= most)
			continue;
		make_easy(week, item);
		item->metres = fmax(most, easy);
		if (most < easy)
			item->kind = AR_PLAN_EASY;
		return true;
	}
	return false;
}

/* P2 and P8 until both hold: each only makes runs shorter, or the long run
 * easy.  false: a hard run is easy now, share out again. */
static bool
hold(struct week *week)
{
	do {
		if (!hold_to_reach(week))
			return false;
	} while (hold_long(week));
	return true;
}

/* P6 and P8 of hard parts against the week as it became. */
static bool
holds(const struct week *week)
{
	double sum = sum_of(week), hard = strides_hard_m(week);

	for (int i = 0; i < week->count; i++) {
		const struct item *item = &week->items[i];

		if (item->effort.reps == 0)
			continue;
		if (item->effort.reps * item->effort.rep_m >
		    ar_effort_max_m(item->flavour, sum))
			return false;
		hard += ar_effort_hard_m(speeds_of(week), &item->effort);
	}
	return hard <= (1 - AR_EASY_TIME_SHARE) * sum ||
	    hard <= strides_hard_m(week);
}

static void
all_easy(struct week *week)
{
	for (int i = 0; i < week->count; i++)
		make_easy(week, &week->items[i]);
	(void)share_out(week);
	(void)hold(week); /* no hard run is left that could change */
}

static void
size_runs(struct week *week)
{
	for (int try = 0; try < TRIES; try++) {
		if (make_room(week, share_out(week)) || !hold(week))
			continue;
		if (holds(week))
			return;
		week->basis_m = fmin(week->basis_m * AR_BASIS_STEP,
		    sum_of(week));
	}
	all_easy(week);
}

static void
add_rules(struct ar_planned *session, const struct ar_week_want *want)
{
	ar_session_rule(session, "P1");
	ar_session_rule(session, "P2");
	ar_session_rule(session, "P3");
	if (session->kind == AR_PLAN_QUALITY || session->flavour) {
		ar_session_rule(session, "P6");
		ar_session_rule(session, "P7");
	}
	if (session->kind == AR_PLAN_QUALITY || session->kind == AR_PLAN_LONG)
		ar_session_rule(session, "P8");
	if (want->phase == AR_PHASE_TAPER)
		ar_session_rule(session, "P10");
	else if (want->share < 1)
		ar_session_rule(session, "P5");
	if (session->kind == AR_PLAN_LONG)
		ar_session_rule(session, "P11");
	ar_session_rule(session, "P15");
}

static void
write_item(struct week *week, const struct item *item)
{
	struct ar_planned *session;

	if (item->metres < AR_EASY_LEAST_M)
		return;
	session = ar_session_add(week->draft, item->kind, item->flavour,
	    item->day);
	if (!session)
		return;
	session->phase = week->want->phase;
	if (item->effort.reps > 0)
		ar_steps_hard(session, speeds_of(week), item->metres,
		    &item->effort);
	else
		ar_steps_easy(session, speeds_of(week), item->metres);
	add_rules(session, week->want);
	ar_reach_add(week->draft, item->day, item->metres);
}

void
ar_week_runs(struct ar_draft *draft, const struct ar_week_want *want)
{
	struct week week = { .draft = draft, .want = want };

	start_week(&week);
	drop_tiny(&week);
	if (week.count == 0 || !(week.left_m > 0))
		return;
	size_runs(&week);
	for (int i = 0; i < week.count; i++)
		write_item(&week, &week.items[i]);
}
