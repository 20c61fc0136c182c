/* The options of afterrun plan. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/time.h"
#include "base/text.h"
#include "doors/cli/option.h"

enum { WEEK = 7, DAY_S = 86400, DATE_LENGTH = 10, TIME_PARTS = 3 };

static const char weekdays[] = "mon|tue|wed|thu|fri|sat|sun";
static const double sixty = 60;

static bool
set_goal(struct options *options, const char *value)
{
	int goal;

	/* in the order of enum ar_goal */
	if (!option_word(options, "5k|10k|half|marathon|keep|return", value,
	    &goal))
		return false;
	options->plan.goal = (enum ar_goal)goal;
	return options->plan.goal_said = true;
}

bool
plan_day_read(const char *typed, int64_t *day)
{
	char text[DATE_LENGTH + sizeof "T00:00:00Z"];
	double utc_s, offset_s;

	if (strlen(typed) != DATE_LENGTH)
		return false;
	snprintf(text, sizeof text, "%sT00:00:00Z", typed);
	if (!ar_time_parse(text, strlen(text), &utc_s, &offset_s))
		return false;
	*day = (int64_t)floor(utc_s / DAY_S);
	return true;
}

static bool
set_date(struct options *options, const char *value)
{
	return plan_day_read(value, &options->plan.date) ||
	    option_wrong(options, "this is no date",
	    "say it like --date 2027-04-25");
}

/* "1:45:00", "45:00" or "45" minutes. */
static bool
set_time(struct options *options, const char *value)
{
	double part[TIME_PARTS] = {0};
	int n = 0;

	for (const char *at = value; n < TIME_PARTS; at++) {
		size_t length = strcspn(at, ":");

		if (!ar_number_parse(at, length, &part[n]) || part[n] < 0)
			break;
		n++;
		at += length;
		if (*at == '\0') {
			double seconds = n == TIME_PARTS ?
			    (part[0] * sixty + part[1]) * sixty + part[2] :
			    part[0] * sixty + part[1];

			options->plan.time_s = seconds;
			if (seconds > 0)
				return true;
			break;
		}
	}
	return option_wrong(options, "this is no time to run",
	    "say it like --time 1:45:00 or --time 24:30");
}

static bool
weekday(struct options *options, const char *text, size_t n, int *day)
{
	char word[DATE_LENGTH];

	snprintf(word, sizeof word, "%.*s", (int)(n < sizeof word ? n :
	    sizeof word - 1), text);
	return option_word(options, weekdays, word, day);
}

static bool
set_days(struct options *options, const char *value)
{
	for (const char *at = value; ; at++) {
		size_t n = strcspn(at, ",");
		int day;

		if (!weekday(options, at, n, &day))
			return false;
		options->plan.days[day] = true;
		at += n;
		if (*at == '\0')
			return true;
	}
}

static bool
set_longest(struct options *options, const char *value)
{
	return weekday(options, value, strlen(value),
	    &options->plan.longest);
}

/* "20,22,18": kilometres of the last weeks, oldest first. */
static bool
set_weeks(struct options *options, const char *value)
{
	struct plan_options *plan = &options->plan;

	plan->week_count = 0;
	for (const char *at = value; ; at++) {
		size_t n = strcspn(at, ",");
		double km;

		if (plan->week_count == PLAN_WEEKS_TYPED ||
		    !ar_number_parse(at, n, &km) || !(km >= 0 && km <= 500))
			return option_wrong(options,
			    "these are not the kilometres of up to 12 weeks",
			    "say it like --weeks 20,22,18,24, the oldest "
			    "first");
		plan->weeks_m[plan->week_count++] = km * 1000;
		at += n;
		if (*at == '\0')
			return true;
	}
}

static bool
set_output(struct options *options, const char *value)
{
	options->plan.output = value;
	return true;
}

static bool
set_fit(struct options *options, const char *value)
{
	options->plan.fit = value;
	return true;
}

static bool
set_why(struct options *options, const char *value)
{
	(void)value;
	return options->plan.why = true;
}

const struct option plan_options[] = {
	{"goal", "5k|10k|half|marathon|keep|return", FOR_PLAN, set_goal},
	{"date", "YYYY-MM-DD", FOR_PLAN, set_date},
	{"time", "H:MM:SS", FOR_PLAN, set_time},
	{"days", "mon,wed,…", FOR_PLAN, set_days},
	{"longest", "sun", FOR_PLAN, set_longest},
	{"weeks", "KM,KM,…", FOR_PLAN, set_weeks},
	{"output", "FILE", FOR_PLAN, set_output},
	{"fit", "FOLDER", FOR_PLAN, set_fit},
	{"why", NULL, FOR_PLAN, set_why},
};

const size_t plan_option_count =
    sizeof plan_options / sizeof plan_options[0];
