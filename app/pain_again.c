/* A pain that is told again. */
#include "afterrun/pain_again.h"

#include <math.h>
#include <string.h>

#include "afterrun/interview.h"

static const double second_per_day = 86400;

static int
key_of(const char *id)
{
	return ar_pain_key_find(id, strlen(id));
}

/* What is the same pain, or the same runner, some days later. */
static bool
stays(const struct ar_pain_key *key)
{
	static const char *const ids[] = {"region", "side", "tissue",
	    "onset", "twist", "pop", "loud_crack"};

	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		if (strcmp(ids[i], key->id) == 0)
			return true;
	return key->background;
}

enum ar_status
ar_pain_course_continue(struct ar_pain_course *course, double now_utc_s,
    struct ar_error *err)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	const struct ar_pain *before;
	int days = key_of("duration_days");
	double passed = (now_utc_s - course->now.date_utc_s) /
	    second_per_day;

	if (isnan(course->now.date_utc_s))
		return AR_OK;
	if (course->earlier_count == AR_PAIN_EARLIER_MAX)
		return ar_fail_at(err, AR_ELIMIT, "earlier",
		    "there are too many earlier reports");
	before = &course->earlier[course->earlier_count];
	course->earlier[course->earlier_count++] = course->now;
	ar_pain_clear(&course->now);
	for (size_t i = 0; i < count; i++)
		if (stays(&keys[i]))
			course->now.value[i] = before->value[i];
	if (days >= 0 && passed > 0)
		course->now.value[days] = floor(before->value[days] +
		    passed);
	else if (days >= 0)
		course->now.value[days] = before->value[days];
	return AR_OK;
}

/* What was said before: the latest becomes the report that goes on. */
static void
remember(struct ar_pain_course *course, const struct ar_episode *open)
{
	size_t last = open->report_count - 1;
	size_t first = last > AR_PAIN_EARLIER_MAX - 1 ?
	    last - (AR_PAIN_EARLIER_MAX - 1) : 0;

	course->earlier_count = 0;
	for (size_t i = first; i < last; i++)
		course->earlier[course->earlier_count++] =
		    open->reports[i].pain;
	course->now = open->reports[last].pain;
}

enum ar_status
ar_pain_course_recall(struct ar_store *store, double now_utc_s,
    int64_t *episode_id, struct ar_arena *arena,
    struct ar_pain_course *course, struct ar_error *err)
{
	struct ar_episode *episodes;
	size_t count;

	AR_TRY(ar_store_episodes(store, true, arena, &episodes, &count,
	    err));
	for (size_t i = 0; i < count; i++) {
		const struct ar_episode *open = &episodes[i];

		if ((*episode_id != AR_PAIN_NEWEST &&
		    open->id != *episode_id) || open->report_count == 0)
			continue;
		*episode_id = open->id;
		remember(course, open);
		return ar_pain_course_continue(course, now_utc_s, err);
	}
	return ar_fail(err, AR_EABSENT, 0,
	    "there is no open pain of this number");
}

void
ar_pain_answers(struct ar_pain *pain, const struct ar_pain *said,
    const bool given[AR_PAIN_KEYS_MAX], bool others_no)
{
	struct ar_pain all;

	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		if (given[i])
			pain->value[i] = said->value[i];
	if (given[key_of("age")])
		pain->age_assumed = false;
	if (!others_no)
		return;
	all = *pain;
	ar_pain_others_no(&all);
	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		if (!given[i])
			pain->value[i] = all.value[i];
	pain->age_assumed = all.age_assumed;
}

enum ar_status
ar_pain_course_judge(const struct ar_pain_course *course, double now_utc_s,
    bool any_side, struct ar_verdict *verdict, struct ar_error *err)
{
	struct ar_pain reports[AR_PAIN_EARLIER_MAX + 1];
	size_t last = course->earlier_count;
	int side = key_of("side");
	struct ar_verdict alone;
	enum ar_status status;

	memcpy(reports, course->earlier, last * sizeof *reports);
	reports[last] = course->now;
	status = ar_triage_course(reports, last + 1, now_utc_s, verdict,
	    err);
	if (status != AR_EINPUT || !any_side ||
	    !isnan(course->now.value[side]))
		return status;
	AR_TRY(ar_interview_judge(&course->now, &alone, err));
	reports[last].value[side] = 0;
	AR_TRY(ar_triage_course(reports, last + 1, now_utc_s, verdict,
	    err));
	if (alone.tier < verdict->tier)
		*verdict = alone;
	return AR_OK;
}
