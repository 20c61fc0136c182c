/* Several reports over days: T2, T27, T28, T37, T51. */
#include <math.h>
#include <stdint.h>

#include "triage/judge.h"
#include "triage/numbers.h"

static const double DAY_S = 86400;

struct course {
	const struct ar_pain *reports;
	size_t count;
	double now;
	uint16_t order[AR_TRIAGE_REPORTS_MAX]; /* oldest first */
	uint8_t tier[AR_TRIAGE_REPORTS_MAX];   /* own, by place in order */
	uint8_t within[AR_TRIAGE_REPORTS_MAX];
};

static double
at(const struct course *course, size_t i)
{
	double date = course->reports[course->order[i]].date_utc_s;

	return isnan(date) || date > course->now ? course->now : date;
}

static const double *
value(const struct course *course, size_t i)
{
	return course->reports[course->order[i]].value;
}

/* The same site and not the other leg. */
static bool
same_place(const struct course *course, size_t i, size_t j)
{
	const double *a = value(course, i);
	const double *b = value(course, j);
	double left = a[AR_PAIN_SIDE];
	double right = b[AR_PAIN_SIDE];

	if (isnan(a[AR_PAIN_REGION]) && isnan(b[AR_PAIN_REGION]))
		return true; /* chest pain and the like, without a site */
	return a[AR_PAIN_REGION] == b[AR_PAIN_REGION] &&
	    (isnan(left) || isnan(right) || left == right ||
	        left == AR_PAIN_SIDE_BOTH || right == AR_PAIN_SIDE_BOTH);
}

static double
severity(const double *v)
{
	return isnan(v[AR_PAIN_SEVERITY_NOW]) ? v[AR_PAIN_SEVERITY_WORST]
	                                      : v[AR_PAIN_SEVERITY_NOW];
}

static enum ar_status
sort(struct course *course, struct ar_error *err)
{
	size_t missing = 0;

	for (size_t i = 0; i < course->count; i++) {
		double date = course->reports[i].date_utc_s;

		missing += isnan(date) ? 1 : 0;
		if (missing > 1)
			return ar_fail_at(err, AR_EINPUT, "date",
			    "an earlier report needs its date");
		if (isinf(date) ||
		    date > course->now + AR_FUTURE_DAYS * DAY_S)
			return ar_fail_at(err, AR_EINPUT, "date",
			    "a date lies in the future, or nowhere");
		size_t j = i;

		course->order[i] = (uint16_t)i;
		for (; j > 0 && at(course, j) < at(course, j - 1); j--) {
			uint16_t moved = course->order[j];

			course->order[j] = course->order[j - 1];
			course->order[j - 1] = moved;
		}
	}
	return AR_OK;
}

/* First report of the episode that report i belongs to: one that says 0 ends
 * it. */
static size_t
episode(const struct course *course, size_t i)
{
	size_t first = i;

	for (size_t j = i; j-- > 0;) {
		if (!same_place(course, j, i))
			continue;
		if (severity(value(course, j)) == 0)
			break;
		first = j;
	}
	return first;
}

/* T27, T28: the clock runs on from the first report of the episode. */
static void
run_clock(const struct course *course, size_t i, double now,
    struct ar_pain *pain)
{
	double *days = &pain->value[AR_PAIN_DURATION_DAYS];

	for (size_t j = episode(course, i); j <= i; j++) {
		const double *v = value(course, j);
		double said = v[AR_PAIN_DURATION_DAYS];
		double since = (now - at(course, j)) / DAY_S;

		if (!same_place(course, j, i) || (j == i && isnan(said)))
			continue;
		*days = fmax(*days, (isnan(said) ? 0 : said) + since);
	}
	size_t count;
	double most = ar_pain_keys(&count)[AR_PAIN_DURATION_DAYS].hi;

	if (*days > most)
		*days = most;
}

/* T37: the rise over the last three logs, and weeks over the limit. */
static void
look_back(const struct course *course, size_t i, struct ar_pain *pain)
{
	size_t first = episode(course, i);
	int logs = 1;
	bool week[2] = { false, false };
	double worst = pain->value[AR_PAIN_SEVERITY_WORST];
	double *rise = &pain->value[AR_PAIN_WORST_RISE_3_LOGS];
	double *weeks = &pain->value[AR_PAIN_LIMIT_BROKEN_WEEKS];

	for (size_t j = i + 1; j-- > first;) {
		const double *v = value(course, j);
		double ago = (at(course, i) - at(course, j)) / DAY_S;

		if (!same_place(course, j, i))
			continue;
		if (v[AR_PAIN_SEVERITY_IN_RUN] > AR_T42_LIMIT &&
		    ago < AR_T37_BROKEN_DAYS)
			week[ago * 2 >= AR_T37_BROKEN_DAYS] = true;
		if (j != i && ++logs == (int)AR_T37_LOGS &&
		    !isnan(worst - v[AR_PAIN_SEVERITY_WORST]))
			*rise =
			    fmax(*rise, worst - v[AR_PAIN_SEVERITY_WORST]);
	}
	if (week[0] && week[1])
		*weeks = fmax(*weeks, AR_T37_WEEKS);
}

/* T27 is satisfied for a site that a clinician has seen in this episode,
 * unless it has become clearly worse since. */
static void
carry_seen(const struct course *course, size_t i, struct ar_pain *pain)
{
	double worst = pain->value[AR_PAIN_SEVERITY_WORST];

	for (size_t j = episode(course, i); j < i; j++) {
		const double *v = value(course, j);

		if (same_place(course, j, i) &&
		    v[AR_PAIN_CLINICIAN_SEEN] == 1 &&
		    worst - v[AR_PAIN_SEVERITY_WORST] < AR_T37_RISE)
			pain->value[AR_PAIN_CLINICIAN_SEEN] = 1;
	}
}

static void
judge_at(const struct course *course, size_t i, double now,
    struct ar_judge *judge, struct ar_verdict *verdict)
{
	struct ar_pain pain = course->reports[course->order[i]];

	run_clock(course, i, now, &pain);
	look_back(course, i, &pain);
	carry_seen(course, i, &pain);
	ar_judge_run(judge, &pain, &ar_triage_tables, verdict);
}

static bool
seen_after(const struct course *course, size_t i)
{
	for (size_t k = i + 1; k < course->count; k++)
		if (value(course, k)[AR_PAIN_CLINICIAN_SEEN] == 1 &&
		    same_place(course, k, i))
			return true;
	return false;
}

/* T51: 7 days at 0 up to report i, and hops free of pain. */
static bool
week_at_zero(const struct course *course, size_t i)
{
	double since = NAN;

	if (value(course, i)[AR_PAIN_HOP_PAIN] != 0)
		return false;
	for (size_t j = i + 1; j-- > 0;) {
		if (!same_place(course, j, i))
			continue;
		if (severity(value(course, j)) != 0)
			break;
		since = at(course, j);
	}
	return at(course, i) - since >= AR_T51_ZERO_DAYS * DAY_S;
}

/* T51, with T52's two points after a painkiller. */
static bool
good_log(const struct course *course, size_t i)
{
	struct ar_view view;

	ar_view_fill(&view, &course->reports[course->order[i]],
	    &ar_triage_tables);
	return view.value[AR_VIEW_WALKING_LIMIT] <= AR_T51_WALKING &&
	    view.value[AR_VIEW_MORNING_LIMIT] <= AR_T51_MORNING;
}

/* Since report holder, which set the tier. */
static bool
two_good_days(const struct course *course, size_t holder, size_t i)
{
	if (!good_log(course, i))
		return false;
	for (size_t j = i; j-- > holder + 1;) {
		if (!same_place(course, j, i))
			continue;
		if (!good_log(course, j))
			return false;
		if (floor(at(course, j) / DAY_S) <
		    floor(at(course, i) / DAY_S))
			return true;
	}
	return false;
}

/* The tier that earlier reports of the site hold up to the last one. */
static size_t
held(const struct course *course, size_t last)
{
	size_t holder = course->count; /* none */

	for (size_t i = 0; i <= last; i++) {
		if (!same_place(course, i, last))
			continue;
		bool seen = value(course, i)[AR_PAIN_CLINICIAN_SEEN] == 1;
		bool free = true;

		if (holder < course->count && course->tier[holder] ==
		    AR_TIER_E3)
			free = two_good_days(course, holder, i);
		else if (holder < course->count)
			free = seen || week_at_zero(course, i);
		if (free || course->tier[i] <= course->tier[holder])
			holder = i;
	}
	return holder;
}

/* T2: the worst E0 or E1 that no clinician has seen, of any site. */
static size_t
locked(const struct course *course)
{
	size_t worst = course->count;

	for (size_t i = 0; i + 1 < course->count; i++)
		if (course->tier[i] <= AR_TIER_E1 && !seen_after(course, i) &&
		    (worst == course->count ||
		        course->tier[i] < course->tier[worst]))
			worst = i;
	return worst;
}

/* What the rules said; an open question (T0) holds nothing later. */
static void
own_tier(struct course *course, size_t i, const struct ar_verdict *verdict)
{
	const struct ar_fired *first = &verdict->fired[0];
	bool rule = first->tier < AR_TIERS;

	course->tier[i] = (uint8_t)(rule ? first->tier : verdict->tier);
	course->within[i] = (uint8_t)(rule ? first->within : verdict->within);
}

static void
hold(const struct course *course, struct ar_judge *judge)
{
	struct ar_verdict *verdict = judge->verdict;
	size_t holder = held(course, course->count - 1);
	size_t lock = locked(course);

	if (holder < course->count - 1 &&
	    course->tier[holder] < verdict->tier)
		ar_judge_raise(judge, course->tier[holder],
		    course->within[holder], "T51");
	if (lock < course->count) {
		ar_judge_raise(judge, course->tier[lock],
		    course->within[lock], "T2");
		verdict->locked = true;
	}
}

enum ar_status
ar_triage_course(const struct ar_pain *reports, size_t count,
    double now_utc_s, struct ar_verdict *verdict, struct ar_error *err)
{
	struct course course = { reports, count, now_utc_s, { 0 }, { 0 },
		{ 0 } };
	struct ar_judge judge;
	struct ar_verdict found;

	if (count > AR_TRIAGE_REPORTS_MAX)
		return ar_fail_at(err, AR_ELIMIT, "earlier",
		    "there are more than 512 reports");
	if (count == 0 || !isfinite(now_utc_s))
		return ar_fail_at(err, AR_EINPUT, "date",
		    "there is no report, or no time");
	AR_TRY(sort(&course, err));
	for (size_t i = 0; i < count; i++) {
		double when = i + 1 < count ? at(&course, i) : now_utc_s;

		AR_TRY(ar_pain_check(&reports[course.order[i]], err));
		judge_at(&course, i, when, &judge, &found);
		AR_TRY(ar_judge_side(&judge, err));
		own_tier(&course, i, &found);
	}
	hold(&course, &judge);
	verdict[0] = found;
	return AR_OK;
}
