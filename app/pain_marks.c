/* T27 and T28 from the marks alone: a mark on each of some days is a report
 * of sore muscle (of a joint at the knee), judged by triage itself. */
#include <math.h>
#include <string.h>

#include "afterrun/knowledge.h"
#include "app/day_look.h"
#include "app/numbers.h"
#include "app/pain_look.h"
#include "app/today_texts.h"
#include "base/text.h"
#include "knowledge/pain_keys.h"

struct finder {
	const struct ar_history *history;
	struct ar_arena *arena;
	struct ar_error *err;
	struct ar_mark_alarm *alarms;
	size_t count;
};

/* The rule that fires for a soreness that never was below lowest for so many
 * days; NULL: neither. */
static const struct ar_triage_rule *
rule_for(int region, double lowest, int days)
{
	static const char *const ids[] = {"T27", "T28"};
	struct ar_verdict verdict;
	struct ar_error err;
	struct ar_pain pain;

	ar_pain_clear(&pain);
	pain.value[AR_PAIN_TISSUE] = region == AR_KNEE ?
	    AR_PAIN_TISSUE_JOINT : AR_PAIN_TISSUE_MUSCLE;
	pain.value[AR_PAIN_SEVERITY_NOW] = lowest;
	pain.value[AR_PAIN_SEVERITY_WORST] = lowest;
	pain.value[AR_PAIN_DURATION_DAYS] = days;
	if (ar_triage_judge(&pain, &verdict, &err) != AR_OK)
		return NULL;
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		if (ar_verdict_has(&verdict, ids[i]))
			return ar_triage_rule_find(ids[i]);
	return NULL;
}

/* Walk back from the last mark while the marks go on; each time the lowest
 * mark falls, what came after it is judged as one soreness. */
static void
walk_back(const struct finder *finder, struct ar_mark_alarm *alarm,
    int64_t last)
{
	const struct ar_history *history = finder->history;
	int64_t day = last, start = last;
	double lowest = ar_day_mark(history, alarm->region, alarm->side, day);

	while (lowest > 0 && !alarm->rule) {
		double mark = NAN;

		while (last - day < AR_MARK_DAYS_MAX &&
		    start - day < AR_MARK_GAP_DAYS && isnan(mark))
			mark = ar_day_mark(history, alarm->region,
			    alarm->side, --day);
		if (isnan(mark) || mark < lowest) {
			alarm->days = (int)(last - start) + 1;
			alarm->lowest = lowest;
			alarm->rule = rule_for(alarm->region, lowest,
			    alarm->days);
		}
		if (isnan(mark))
			return;
		start = day;
		lowest = fmin(lowest, mark);
	}
}

/* The regions of the place of an episode; 0: none, or not a part of a leg. */
static unsigned
regions_of(const struct ar_episode *episode)
{
	size_t count, n = 0;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	double site = episode->reports[0].pain.value[AR_PAIN_REGION];
	const char *name = isnan(site) ? NULL :
	    ar_pain_word_at(&keys[AR_PAIN_REGION], (int)site, &n);

	return name ? ar_site_regions(name, n) : 0;
}

/* Was what matters asked?  A pain at the place that is open answers a mark
 * there; of the legs as a whole any part of them, if its latest report came
 * after the soreness had begun. */
static bool
is_asked(const struct ar_history *history, const struct ar_mark_alarm *alarm,
    int64_t last)
{
	int64_t start = last - alarm->days + 1;

	for (size_t i = 0; i < history->episode_count; i++) {
		const struct ar_episode *episode = &history->episodes[i];
		size_t n = episode->report_count;

		if (n == 0)
			continue;
		if (alarm->region < AR_REGIONS ?
		    regions_of(episode) >> alarm->region & 1 :
		    regions_of(episode) && ar_civil_day(
		    episode->reports[n - 1].pain.date_utc_s,
		    history->moment.utc_offset_s) >= start)
			return true;
	}
	return false;
}

static enum ar_status
put_words(const struct finder *finder, struct ar_mark_alarm *alarm)
{
	const char *name = alarm->region == AR_FEEL_LEGS ? "legs" :
	    ar_region_row((enum ar_region)alarm->region)->name;

	alarm->text = NULL;
	alarm->numbers = ar_text_format(finder->arena,
	    "%s%s: %f of 10 or more for %d days", name,
	    alarm->side == AR_LEFT ? ", left" :
	    alarm->side == AR_RIGHT ? ", right" : "", alarm->lowest,
	    alarm->days);
	if (alarm->numbers)
		alarm->text = ar_text_format(finder->arena, "%s. %s %s",
		    alarm->numbers, alarm->rule->reason, AR_TEXT_MARK_ALARM);
	return alarm->text ? AR_OK :
	    ar_fail(finder->err, AR_EMEM, 0, "out of memory");
}

static enum ar_status
look_at(struct finder *finder, int region, int side)
{
	const struct ar_history *history = finder->history;
	struct ar_mark_alarm alarm = {.region = region, .side = side,
	    .lowest = NAN};
	int64_t day = history->today;

	while (day > history->today - AR_MARK_GAP_DAYS &&
	    isnan(ar_day_mark(history, region, side, day)))
		day--;
	if (day > history->today - AR_MARK_GAP_DAYS)
		walk_back(finder, &alarm, day);
	if (!alarm.rule || is_asked(history, &alarm, day))
		return AR_OK;
	AR_TRY(put_words(finder, &alarm));
	finder->alarms[finder->count++] = alarm;
	return AR_OK;
}

/* Both sides of a region; what was said of no side stands for both and is
 * shown once. */
static enum ar_status
look_at_region(struct finder *finder, int region)
{
	size_t before = finder->count;
	struct ar_mark_alarm *left = &finder->alarms[before];

	AR_TRY(look_at(finder, region, AR_LEFT));
	AR_TRY(look_at(finder, region, AR_RIGHT));
	if (finder->count - before == AR_SIDES &&
	    left[0].rule == left[1].rule && left[0].days == left[1].days &&
	    left[0].lowest == left[1].lowest) {
		finder->count = before;
		left->side = AR_SIDES;
		AR_TRY(put_words(finder, left));
		finder->count++;
	}
	return AR_OK;
}

enum ar_status
ar_mark_alarms(const struct ar_history *history, struct ar_arena *arena,
    struct ar_mark_alarm **alarms, size_t *count, struct ar_error *err)
{
	struct finder finder = {history, arena, err,
	    ar_arena_array(arena, (AR_REGIONS + 1) * AR_SIDES,
	    sizeof *finder.alarms), 0};

	if (!finder.alarms)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (int region = 0; region <= AR_REGIONS; region++)
		AR_TRY(look_at_region(&finder, region));
	*alarms = finder.alarms;
	*count = finder.count;
	return AR_OK;
}
