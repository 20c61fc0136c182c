/* P38 on the day: the first weeks after days off. */
#include <math.h>

#include "base/text.h"
#include "training/day.h"
#include "training/numbers.h"

enum { LOOK = AR_P38_LOOK_DAYS };

/* A pause: how many days, and how many since the first run after it (0: the
 * first run is today's). */
struct pause {
	int days;
	int since;
};

/* Days with a run, by days ago; the number of the oldest, -1 none. */
static int
mark_runs(const struct ar_day *day, bool ran[LOOK + 1])
{
	int oldest = -1;

	for (size_t i = 0; i < day->run_count; i++) {
		const struct ar_plan_run *run = &day->runs[i];
		int64_t age = day->today - run->day;

		if (!ar_run_on_foot(run) || age < 0 || age > LOOK)
			continue;
		ran[age] = true;
		if (age > oldest)
			oldest = (int)age;
	}
	return oldest;
}

/* Is a gap before the run of `age` days ago time off?  The log has to show a
 * rhythm before it: one with a run now and then has gaps that are no pauses.
 * Up to the days that cost no fitness (P37), a gap as long as the rhythm's
 * own is its rest days. */
static bool
time_off(const bool ran[LOOK + 1], int age, int days)
{
	int runs = 0, longest = 0, rest = 0;

	for (int i = age; i < age + AR_P38_RHYTHM_DAYS && i <= LOOK; i++) {
		runs += ran[i];
		rest = ran[i] ? 0 : rest + 1;
		if (rest > longest)
			longest = rest;
	}
	return runs >= AR_P38_RHYTHM_RUNS &&
	    (days > AR_P38_FULL_DAYS || days > longest);
}

static void
first_run(struct ar_day *day, const struct pause *pause, const char *numbers)
{
	if (pause->days < AR_LONG_RUN_WINDOW_DAYS || pause->since > 0)
		return;
	day->minutes_max = fmin(day->minutes_max, AR_P38_FIRST_MINUTES);
	ar_day_lower(day, "P38", AR_ACTION_EASY_SHORT,
	    AR_DAY_SAY(day, "The first run after a month without one lasts "
	        "%d minutes at most; walk in between as you like.",
	        (int)AR_P38_FIRST_MINUTES), numbers);
}

static void
come_back(struct ar_day *day, const struct pause *pause)
{
	double share = ar_return_volume_share(pause->days, pause->since);
	const char *numbers = AR_DAY_SAY(day, "%d days off, day %d back",
	    pause->days, pause->since + 1);

	first_run(day, pause, numbers);
	if (pause->days >= AR_LADDER_FROM_DAYS)
		ar_day_lower(day, "P38", AR_ACTION_EASY,
		    AR_DAY_SAY(day, "You come back after a long time off: "
		        "easy only. The ladder of walking and running is the "
		        "safe way."), numbers);
	if (isnan(share))
		share = AR_P38_FIRST;
	if (share < 1) {
		ar_day_share(day, "P38", share);
		ar_day_lower(day, "P38", AR_ACTION_SWAP,
		    AR_DAY_SAY(day, "After days off you run %f %% of your "
		        "usual distance for now, without hard runs.",
		        ar_round(share * 100, 0)), numbers);
	} else if (pause->since == 0 && day->planned &&
	    day->planned->kind == AR_PLAN_QUALITY) {
		ar_day_lower(day, "P38", AR_ACTION_SWAP,
		    AR_DAY_SAY(day, "No fast run on the first day back."),
		    numbers);
	}
}

/* What the runner said of the days off, and every gap of the log whose way
 * back is not over: the strictest holds. */
void
ar_gate_return(struct ar_day *day)
{
	bool ran[LOOK + 1] = { false };
	struct pause said = { day->state->days_off, 0 };
	int oldest = mark_runs(day, ran);
	int next = 0; /* days ago of the run after the gap; 0: today */

	if (day->planned && ar_session_carries(day->planned, "P41"))
		return; /* the ladder is the way back already */
	if (said.days >= AR_P38_NOTICE_DAYS)
		come_back(day, &said);
	for (int age = ran[0] ? 0 : 1; age <= oldest; age++) {
		struct pause gap = { age - next - 1, next };

		if (!ran[age])
			continue;
		if (gap.days >= AR_P38_NOTICE_DAYS &&
		    (next == 0 || next < gap.days) &&
		    time_off(ran, age, gap.days))
			come_back(day, &gap);
		next = age;
	}
}
