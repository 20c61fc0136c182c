#include "api/plan_wish_json.h"

#include <math.h>

#include "api/numbers.h"
#include "api/plan_parts.h"

static const char *const wish_keys[] = { "schema", "goal", "date", "time_s",
	"days", "longest", "weeks_km", NULL };

static const char weekdays[] = "mon|tue|wed|thu|fri|sat|sun";
static const double km = 1000;

/* A word of an array, as ar_json_get_word reads one of an object. */
static bool
word_at(struct ar_json_in *in, json_t *list, size_t index, int *day)
{
	json_t *alone = json_object();
	bool sound = alone && json_object_set(alone, "",
	    json_array_get(list, index)) == 0 &&
	    ar_json_get_word(in, alone, "", weekdays, day);

	json_decref(alone);
	return sound;
}

static void
read_days(struct ar_json_in *in, json_t *root, struct ar_plan_wish *wish)
{
	json_t *list = ar_json_get_array(in, root, "days");
	size_t length = ar_json_enter(in, "days", -1);
	int day = 0;

	for (size_t i = 0; i < json_array_size(list) && in->status == AR_OK;
	     i++)
		if (word_at(in, list, i, &day))
			wish->days[day] = true;
	ar_json_leave(in, length);
}

static void
read_weeks(struct ar_json_in *in, json_t *root, struct ar_arena *arena,
    struct ar_plan_wish *wish)
{
	json_t *list = ar_json_get_array(in, root, "weeks_km");
	size_t count = json_array_size(list);
	double *weeks;

	if (count == 0)
		return;
	if (count > AR_PLAN_WISH_WEEKS_MAX) {
		ar_json_wrong(in, "weeks_km", "these are too many weeks");
		return;
	}
	weeks = ar_arena_array(arena, count, sizeof *weeks);
	if (!weeks) {
		in->status = ar_fail(in->err, AR_EMEM, 0,
		    "there is not enough memory");
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const json_t *value = json_array_get(list, i);

		weeks[i] = json_number_value(value) * km;
		if (!json_is_number(value) || !(weeks[i] >= 0 &&
		    weeks[i] <= AR_PLAN_WISH_WEEK_KM_MAX * km)) {
			ar_json_wrong(in, "weeks_km", "kilometres of the "
			    "last weeks are expected, the oldest first");
			return;
		}
	}
	wish->weeks_m = weeks;
	wish->week_count = count;
}

void
ar_plan_wish_read(struct ar_json_in *in, json_t *root,
    struct ar_arena *arena, struct ar_plan_wish *wish)
{
	struct ar_plan_reader reader = { .in = *in, .arena = arena };
	int goal = AR_GOAL_KEEP;

	*wish = (struct ar_plan_wish){ .goal_time_s = NAN,
		.longest_day = -1 };
	ar_json_only(&reader.in, root, wish_keys);
	/* in the order of enum ar_goal */
	if (!ar_json_get_word(&reader.in, root, "goal",
	    "5k|10k|half|marathon|keep|return", &goal))
		ar_plan_need(&reader, root, "goal");
	wish->goal = (enum ar_goal)goal;
	ar_plan_date(&reader, root, "date", &wish->goal_day);
	ar_json_get_number(&reader.in, root, "time_s", 1,
	    AR_PLAN_WISH_TIME_MAX_S, &wish->goal_time_s);
	ar_json_get_word(&reader.in, root, "longest", weekdays,
	    &wish->longest_day);
	*in = reader.in;
	read_days(in, root, wish);
	read_weeks(in, root, arena, wish);
}
